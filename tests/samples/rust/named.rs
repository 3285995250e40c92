async fn simmer(pot: &mut Pot) {  // => definition.function name=simmer parameters=1
    (&mut pot.heat()).await;  // => async.await
    pot.heat()?.await;  // => async.await
    pot.awaited();  // =| async.await
}

impl Cook {
    fn fry(self: Box<Self>, pan: Pan) -> Pan {  // => definition.function name=fry parameters=1
        pan
    }
}
