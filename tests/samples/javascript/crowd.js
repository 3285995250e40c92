import lids from "lids";  // => import
import pans from "pans";  // => import
import pots from "pots";  // => import
import cups from "cups";  // => import
import forks from "forks";  // => import
import spoons from "spoons";  // => import
import knives from "knives";  // => import
import bowls from "bowls";  // => import
import jars from "jars";  // => import
import trays from "trays";  // => import
import mugs from "mugs";  // => import
import racks from "racks";  // => import

let jars = [];  // => global.state name=jars

function unpack(box) {
  return unpack(box.inner);  // => recursion name=unpack base=false
}

function bake(trays) {
  for (const tray of trays) {  // => loop.nested name=bake depth=3
    for (const row of tray) {
      for (const bun of row) {
        stamp(bun);
      }
    }
  }
}

function callOut(cook) {
  new Worker("cook.js");  // => thread name=Worker
  console.log("the cook is in");  // => print.debug
  console.log("the cook is out");  // => print.debug
  console.log("the cook is in");  // => print.debug
  cook.use(/^[A-Za-z]+@[A-Za-z]+[.][a-z]+$/);  // => regex length=30
}
