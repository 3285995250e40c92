function calls(pan: any): string {  // => type.any name=any
  const lid = pan as Lid;  // => type.cast name=Lid
  const ladle = pan.as("Lid");  // =| type.cast
  const any = "any";  // =| type.any
  return lid.handle!.name;  // => error.unwrapped name=lid.handle
}

function careful(pan: Pan): string {  // =| type.any
  return !pan.lid ? "" : pan.lid.name;  // =| error.unwrapped
}

interface Lid {  // => definition.class name=Lid
  name: string;
}

type Pot = { name: string };  // =| definition.class

enum Heat {  // => definition.class name=Heat
  Low,
}
