app.serve = function (table, guest) {  // => definition.function name=serve parameters=2
  return table.seat(guest);
};

app.clear = (table) => table.wipe();  // => definition.function name=clear

app.menu = carte(function () {});  // =| definition.function

waiter = function () {};  // => definition.function name=waiter ; function.empty name=waiter

waiters = [function () { return 1; }];  // =| definition.function ; =| function.empty

const kitchen = {
  boil: function (pot) {  // => definition.function name=boil parameters=1
    return pot.hot;
  },
  fry: (pan, oil) => pan.hot,  // => definition.function name=fry parameters=2
  lid: boiled(pan),  // =| definition.function
  "a lid": () => 3,  // =| definition.function
};

app.use(function seatGuest(guest) {  // => definition.function name=seatGuest parameters=1
  return guest.chair;
});

app.use(function (guest) {  // =| definition.function
  return guest.chair;
});

function porter() {  // => definition.function name=porter
  return function carry(trunk, stick) {  // => definition.function name=carry parameters=2
    return trunk.open(stick);
  };
}

window.Lid = class Lid extends Pot {};  // => definition.class name=Lid

window.Jar = class extends Pot {};  // =| definition.class

const lazily = () => function boil() {  // => definition.function name=boil ; definition.function name=lazily
  return lazily;  // =| definition.function
};

const stir = function* (pot) {  // => definition.function name=stir
  yield pot;
};

const Ladle = class extends Spoon {};  // => definition.class name=Ladle

const ladle = new Ladle();  // =| definition.class
