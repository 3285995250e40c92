import os from "os";  // => import name=os
import * as pans from "kitchen/pans";  // => import.wildcard name=kitchen/pans ; import
import { lid } from "kitchen";  // => import ; =| import.wildcard
const knives = require("knives");  // => import name=knives
const importer = "import os";  // =| import

let shelves = [];  // => global.state name=shelves
const drawers = [];  // =| global.state
const apiKey = "A1b2C3d4E5";  // => secret.literal name=apiKey
const apiKeys = "your-api-key-here";  // =| secret.literal

class Pantry {  // => definition.class name=Pantry methods=1
  shelf() {  // => definition.function name=shelf parameters=0
    return "class Pantry {}";  // =| definition.class
  }
}

/** The classy kind. */  // => docs.docstring name=classy
function classy(kind) {  // => definition.function name=classy parameters=1
  return kind;
}

/* Only a remark. */  // =| docs.docstring
const plain = (kind) => kind;  // => definition.function name=plain
const plainly = knives(kind);  // =| definition.function

function longTale() {  // => function.long name=longTale lines=63 ; definition.function
  let x = 0;
  // =* 60 x = x + 1;
}

function shortTale() {  // => definition.function ; =| function.long
  let x = 0;
  // =* 56 x = x + 1;
}

function nothing() {}  // => function.empty name=nothing ; definition.function

function something() {  // => definition.function ; =| function.empty
  return null;
}

function banquet(a, b, c, d = 1, { e }, ...f) {}  // => parameters.many count=6 ; definition.function ; function.empty

function supper(a, b, c, d, e) {}  // => definition.function ; function.empty ; =| parameters.many

class Wardrobe {  // => class.large name=Wardrobe methods=1 ; definition.class
  // =* 300 coat = 1;
  open() {  // => definition.function ; =| recursion
    return open("coat");
  }
}

class Cupboard {  // => definition.class ; =| class.large
  // =* 290 coat = 1;
}

function layers(coat) {  // => definition.function
  if (coat) {
    for (const sleeve of coat) {
      while (sleeve) {
        try {
          if (sleeve.button) {  // => nesting.deep name=layers depth=5
            return sleeve;
          }
        } finally {
          sleeve.fold();
        }
      }
    }
  }
}

function chain(coat) {  // => definition.function ; =| nesting.deep
  if (coat === "a") {
    return 1;
  } else if (coat === "b") {
    return 2;
  } else if (coat === "c") {
    return 3;
  } else if (coat === "d") {
    return 4;
  } else if (coat === "e") {
    return 5;
  }
}

function descend(box) {  // => definition.function
  if (!box) return null;
  return descend(box.inner);  // => recursion name=descend base=true
}

function climb(box) {  // => definition.function ; =| recursion
  return box.climb(box);
}

function folded(each) {  // => definition.function
  return each((a) => each((b) => each((c) => a + b + c)));  // => callback.nested name=folded depth=3
}

function flat(each) {  // => definition.function ; =| callback.nested
  return each((a) => each((b) => a + b));
}

function getInstance() {  // => singleton name=getInstance ; definition.function
  return shelves;
}

function getInstances() {  // => definition.function ; =| singleton
  return shelves;
}

function early(x) {  // => definition.function
  return x;
  pans.wash(x);  // => code.dead name=early
}

function late(x) {  // => definition.function
  if (x) return x;
  pans.wash(x);  // =| code.dead
  if (wet) {
    return x;
    var x;  // =| code.dead
  }
}

function firstTwin(guests) {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
  const seated = [];
  for (const guest of guests) {
    const chair = guest.chair;
    chair.pull(guest);
    seated.push(chair);
    seated.push(guest);
  }
  return seated;
}

function secondTwin(guests) {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
  const seated = [];
  for (const guest of guests) {
    const chair = guest.chair;
    chair.pull(guest);
    seated.push(chair);
    seated.push(guest);
  }
  return seated;
}

function cousin(guests) {  // => definition.function ; =| code.duplicate
  const seated = [];
  for (const guest of guests) {
    const chair = guest.chair;
    chair.push(guest);
    seated.push(chair);
    seated.push(guest);
  }
  return seated;
}
