class Kitchen {
  init(pot: Pot) {  // => definition.function name=init parameters=1
    self.pot = pot
  }

  deinit {  // => definition.function name=deinit parameters=0
    pot.cool()
  }

  func shelve(pots: Any) {  // => definition.function name=shelve
    let list = pots as [Pot]  // => type.cast name=[Pot]
    let names = pots as? [String: Pot]  // => type.cast
    let lid = pots is [Pot]  // =| type.cast
    self.deinitialize()  // =| definition.function
  }
}
