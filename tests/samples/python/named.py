stir = lambda pot, spoon: pot.stir(spoon)  # => definition.function name=stir parameters=2
stirred = sorted(pots, key=lambda pot: pot.heat)  # =| definition.function
shelf.stir = lambda pot: pot  # =| definition.function


class Cook:
    def fry(self, a, b, c, d, e):  # => definition.function name=fry parameters=5 ; =| parameters.many
        return a

    @classmethod
    def hire(cls, *names, hat=None, **wages):  # => definition.function name=hire parameters=3
        return names

    def feast(self, a, b, *c, d, e, **f):  # => definition.function ; parameters.many count=6
        return a


async def simmer(pots):  # => definition.function name=simmer
    await pots[0]  # => async.await
    await (pots or rest())  # => async.await
    pots.await_()  # =| async.await
