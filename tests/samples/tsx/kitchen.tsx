export function Kitchen(props: { pans: any }) {  // => definition.function name=Kitchen ; type.any
  const pans = props.pans as Pan[];  // => type.cast name=Pan[]
  return <ul onClick={() => props.pans!.stir()}>{pans.map((pan) => <li>{pan.name}</li>)}</ul>;  // => error.unwrapped ; event.handler name=onClick
}

export const kitchenette = <p>function Kitchen(props: any) as a lid!</p>;  // =| definition.function ; =| type.any ; =| type.cast ; =| error.unwrapped ; =| event.handler
