include pans.mk  # => import name=pans.mk
includes: pans.mk  # =| import

HEAT = 3  # => global.state name=HEAT

export HEAT  # => config.env name=HEAT
unexport HEAT  # =| config.env ; =| global.state

bake: dough  # => definition.function name=bake ; =| test
	knead
	-throw crumbs  # => error.swallowed name=throw
	throw bones  # =| error.swallowed

if BIG_OVEN  # =| definition.function
roast:
	knead
endif

.PHONY: bake  # =| definition.function

test: bake  # => test name=test ; definition.function
	taste

long: bake  # => definition.function ; function.long name=long
	# =* 70 knead

short: bake  # => definition.function ; =| function.long
	# =* 40 knead
