Base.show(io::IO, pot) = boil(pot) # => definition.function name=show parameters=2
Base.length(pot)::Int = 3 # => definition.function name=length parameters=1
Base.Lids.lid(pot::T) where {T} = pot # => definition.function name=lid parameters=1
shelf.pots = wash(pots) # =| definition.function
shelf[wash(pots)] = 3 # =| definition.function
(pot, lid)::Tuple = wash(pots) # =| definition.function
