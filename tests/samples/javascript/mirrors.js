import { polish } from "glass";  // =| recursion

const frame = {
  polish: (cloth) => polish(cloth),  // =| recursion
  hang(wall) {
    hang(wall);  // =| recursion
  },
  fall() {
    this.fall();  // => recursion name=fall base=false
  },
};

exports.paint = function (size) {
  return paint(size);  // =| recursion
};

exports.frame = function (size) {
  return exports.frame(size - 1);  // => recursion name=frame base=false
};

exec("polish");  // =| call.process

const clean = (cloth) => clean(cloth.other);  // => recursion name=clean base=false

pane.shine = () => this.shine();  // =| recursion

this.glow = () => this.glow();  // => recursion name=glow base=false

module.exports = function polishAll(panes) {
  return polishAll(panes.rest);  // => recursion name=polishAll base=false
};
