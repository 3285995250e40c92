// TODO(anna): sweep the floor  // => comment.todo text=sweep_the_floor

// what to do about it is unclear  // =| comment.todo

// FIXME the door jams  // => comment.fixme text=the_door_jams

// it was fixed with me there  // =| comment.fixme

// HACK: lift the hinge  // => comment.hack text=lift_the_hinge

// hackney carriages go by  // =| comment.hack

// sorry, nobody knows this lamp  // => comment.apology

// a sorry sight, the broth  // =| comment.apology

// must be valid WTF-8 if it is none  // =| comment.apology

// if we have no idea, the pan is read to its end  // =| comment.apology

// if, for some reason, the lid is off  // =| comment.apology

// sora: off tea-break -- the kettle is on  // => comment.switch name=tea-break

// say sora: off to nobody  // =| comment.switch

// do not touch this stove  // => comment.warning

// touch the stove if you must  // =| comment.warning

// pans.wash(left);  // => comment.code lines=2
// left = pans.next();

int lids = 3;  // wash(left);  // =| comment.code

// wash the pans and go (soon)  // =| comment.code

int broth = 1;  // nolint  // => lint.silenced name=nolint

int stock = 2;  // the nolint of old  // =| lint.silenced

// the broth of marrow needs marrow  // => docs.theme name=marrow count=4

// more marrow, and marrow again

// ladle ladle  // =| docs.theme
