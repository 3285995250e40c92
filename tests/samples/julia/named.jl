Base.show(io::IO, pot) = boil(pot) # => definition.function name=show parameters=2
Base.length(pot)::Int = 3 # => definition.function name=length parameters=1
Base.Lids.lid(pot::T) where {T} = pot # => definition.function name=lid parameters=1
Base.:+(pot, lid) = pot # => definition.function name=+ parameters=2
Kettle{T}(pot) where {T} = pot # => definition.function name=Kettle parameters=1
Base.Vector{T}(pot::Pot) where {T} = pot # => definition.function name=Vector parameters=1
shelf.pots = wash(pots) # =| definition.function
shelf[wash(pots)] = 3 # =| definition.function
(pot, lid)::Tuple = wash(pots) # =| definition.function
wash(pots)[1] = 3 # =| definition.function
wash(pots).lid = 3 # =| definition.function

function Base.:(==)(pot::Pot, lid) # => definition.function name=(==) parameters=2
    pot.width == lid
end

function serve! end # => definition.function name=serve! ; =| function.empty

function Rack{T}(pot) where {T} # => definition.function name=Rack parameters=1
    pot
end

wash{T}.lid = 3 # =| definition.function
