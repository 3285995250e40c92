use glass::Mirror;  // =| recursion

fn polish(cloth: Cloth) {
    polish!(cloth);  // =| recursion
    Command::new("polish");  // =| call.process
}

fn hang(wall: Wall) {
    hang(wall.other);  // => recursion name=hang base=false
}

impl Frame for Mirror {
    fn paint(&self) {
        self.paint()  // =| recursion
    }
}

impl Mirror {
    fn fall(&self) {
        self.fall()  // => recursion name=fall base=false
    }
}

impl From<Glass> for Mirror {
    fn from(glass: Glass) -> Self {
        Self::from(glass.plate)  // =| recursion
    }
}

impl From<Plate> for Mirror {
    fn from(plate: Plate) -> Self {
        Mirror { plate }
    }
}
