async fn simmer(pot: &mut Pot) {
    (&mut pot.heat()).await;  // => async.await
    pot.heat()?.await;  // => async.await
    pot.awaited();  // =| async.await
}
