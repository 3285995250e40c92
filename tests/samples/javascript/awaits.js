async function simmer(pots) {
  await new Promise((done) => setTimeout(done, 3));  // => async.await name=Promise
  await pots[0];  // => async.await
  pots.await(new Promise(boil));  // =| async.await
}
