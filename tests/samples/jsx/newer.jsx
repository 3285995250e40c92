export const Menu = ({ dishes }) => {  // => definition.function name=Menu ; =| definition.class
  const first = dishes[0] || "class='none'"
  return (
    <ul class="menu" onClick={() => choose(first)}>  // => event.handler name=onClick
      <label for="dish" class={first}>{first}</label>
    </ul>
  )
}

export class Cook extends Component {  // => definition.class name=Cook methods=1
  render() {  // => definition.function name=render
    return <p class='cook' onCook={this.cook}>fine</p>  // =| event.handler
  }
}
