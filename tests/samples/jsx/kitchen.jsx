// =~ definition.function
const lid = 3;

export function Kitchen({ pan }) {  // => definition.function name=Kitchen parameters=1
  const boil = () => pan.boil();  // => definition.function name=boil
  return (
    <form
      onSubmit={pan.save}  // => event.handler name=onSubmit
      heat={pan.heat}  // =| event.handler
    >
      {pan.lids.map((each) => <Lid key={each.name} lid={each} />)}
      <button title="onClick">boil</button>
    </form>
  );
}
