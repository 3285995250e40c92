# =~ definition.function global.state
using Kitchen # => import name=Kitchen ; import.wildcard name=Kitchen
using Larder: jam # => import name=Larder ; =| import.wildcard
import Larder: jam # => import name=Larder ; =| import.wildcard
import Kitchen.Pans # => import name=Kitchen.Pans ; =| import.wildcard
include("lid.jl") # => import name=lid.jl
includes("lid.jl") # =| import

shelves = 0 # => global.state name=shelves
global cellar = 0 # => global.state name=cellar
const DRAWERS = 0 # =| global.state
api_key = "A1b2C3d4E5" # => secret.literal name=api_key
api_keys = "your-api-key-here" # =| secret.literal

"Stirs the pot." # => docs.docstring name=stir text=Stirs_the_pot.
function stir(pot, spoon) # => definition.function name=stir parameters=2
    cups = 1 # =| global.state
    return pot
end

"Only a string." # =| docs.docstring
shelf = 1

taste(pot::Pot)::Int = pot # => definition.function name=taste parameters=1
wash(pot) = pot # => definition.function name=wash parameters=1
dry(pot, cloth::T) where {T} = pot # => definition.function name=dry parameters=2
pots = wash(shelf) # =| definition.function

function Base.show(io::IO, pot) # => definition.function name=show parameters=2
    print_pot(io)
end

function rinse(pot::Pot)::Int # => definition.function name=rinse parameters=1
    pot
end

function scrub(pot::T)::T where {T} # => definition.function name=scrub parameters=1
    pot
end

macro scour(pot) # => definition.function name=scour parameters=1
    pot
end

struct Pantry # => definition.class name=Pantry
    jars::Int
end

mutable struct Larders{T} <: Store{T} # => definition.class name=Larders
    jars::T
end

abstract type Store{T} end # => definition.class name=Store

pantries = Pantry(1) # =| definition.class

function nothing_to_do() # => function.empty name=nothing_to_do
end

function something() # =| function.empty
    wash(1)
end

function long_tale() # => function.long name=long_tale lines=62
    # =* 60 wash(1)
end

function short_tale() # =| function.long
    # =* 58 wash(1)
end

function banquet(a, b, c, d, e, f) # => parameters.many name=banquet count=6
    a
end

function supper(a, b, c, d, e) # =| parameters.many
    a
end

struct Wardrobe # => definition.class ; class.large name=Wardrobe lines=302
    # =* 300 coat::Int
end

struct Cupboard # => definition.class ; =| class.large
    # =* 290 coat::Int
end

function layers(coat)
    if coat.on
        for sleeve in coat
            while sleeve.on
                try
                    if sleeve.button # => nesting.deep name=layers depth=5
                        return
                    end
                catch torn
                    fold(torn)
                end
            end
        end
    end
end

function chain(coat) # =| nesting.deep
    if coat == 1
        1
    elseif coat == 2
        2
    elseif coat == 3
        3
    elseif coat == 4
        4
    elseif coat == 5
        5
    end
end

function descend(box)
    empty(box) && return box
    return descend(box.inner) # => recursion name=descend base=true
end

function climb(box)
    return climb(box, 1) # =| recursion
end

fall(box::Box) = fall(box.inner) # =| recursion
sink(box) = box.full || sink(box.inner) # => recursion name=sink

function folded(each)
    each(a -> each(b -> each(c -> a + b + c))) # => callback.nested name=folded depth=3
end

function draped(each)
    each() do a
        each() do b
            each() do c # => callback.nested name=draped depth=3
                a + b + c
            end
        end
    end
end

function flat(each)
    each(a -> each(b -> a + b)) # =| callback.nested
end

function get_instance() # => singleton name=get_instance
    shelves
end

function get_instances() # =| singleton
    shelves
end

function early(x)
    return x
    wash(x) # => code.dead name=early
end

function idle(coat)
    if false # => code.dead name=idle
        dance(coat)
    end
    if coat # =| code.dead
        dance(coat)
    end
end

function late(x)
    x > 1 && return x
    wash(x) # =| code.dead
end

module Cellar
barrels = 0 # => global.state name=barrels
const TAPS = 0 # =| global.state
end
