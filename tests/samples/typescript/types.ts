function calls(pan: any): string {  // => definition.function name=calls ; type.any name=any
  const lid = pan as Lid;  // => type.cast name=Lid
  const ladle = pan.as("Lid");  // =| type.cast
  const any = "any";  // =| type.any
  return lid.handle!.name;  // => error.unwrapped name=lid.handle
}

function careful(pan: Pan): string {  // => definition.function name=careful ; =| type.any
  return !pan.lid ? "" : pan.lid.name;  // =| error.unwrapped
}

interface Lid {  // => definition.class name=Lid
  name: string;
}

type Pot = { name: string };  // =| definition.class

enum Heat {  // => definition.class name=Heat
  Low,
}

interface Cook {  // => definition.class name=Cook
  boil(pot: Pot, lid: Lid): void;  // => definition.function name=boil parameters=2
  stir: (pot: Pot) => void;  // =| definition.function
}

declare function season(pot: Pot): Pot;  // => definition.function name=season parameters=1
declare const salted: (pot: Pot) => Pot;  // =| definition.function

abstract class Chef {  // => definition.class name=Chef
  abstract taste(pot: Pot): Pot;  // => definition.function name=taste parameters=1
  wave = (pan: Pan, lid: Lid) => {  // => definition.function name=wave parameters=2
    return pan.wave(lid);
  };
  hurry = async (pan: Pan) => pan.boil();  // => definition.function name=hurry ; async.function name=hurry
  rest = (pan: Pan) => pan.cool();  // => definition.function name=rest ; =| async.function
  hat = tall(3);  // =| definition.function
}
