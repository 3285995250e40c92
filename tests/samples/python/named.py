stir = lambda pot, spoon: pot.stir(spoon)  # => definition.function name=stir parameters=2
stirred = sorted(pots, key=lambda pot: pot.heat)  # =| definition.function
shelf.stir = lambda pot: pot  # =| definition.function


async def simmer(pots):  # => definition.function name=simmer
    await pots[0]  # => async.await
    await (pots or rest())  # => async.await
    pots.await_()  # =| async.await
