-- =~ definition.function global.state
local pans = require("kitchen.pans") -- => import name=kitchen.pans
local lid = requires("kitchen.lid") -- =| import

shelves = 0 -- => global.state name=shelves
local drawers = 0 -- =| global.state
rockspec_format = "3.0" -- =| global.state
api_key = "A1b2C3d4E5" -- => secret.literal name=api_key
api_keys = "your-api-key-here" -- =| secret.literal

-- Stirs the pot. -- => docs.docstring name=stir text=Stirs_the_pot.
local function stir(pot, spoon) -- => definition.function name=stir parameters=2
  local shelves = 1 -- =| global.state
  return pot
end

-- Only a remark. -- =| docs.docstring

function pans.wash(pan) -- => definition.function name=wash parameters=1
  return pan
end

function pans:dry(pan) -- => definition.function name=dry parameters=1
  return pan
end

pans.stack = function(a, b) -- => definition.function name=stack parameters=2
  return a
end

scrub = function(pan) return pan end -- => definition.function name=scrub ; =| global.state

local cups = {
  fill = function(cup) return cup end, -- => definition.function name=fill parameters=1
  full = stir, -- =| definition.function
}

function nothing() -- => function.empty name=nothing
end

function pans.something() -- =| function.empty
  taste()
end

function pans.idle() -- => function.empty name=idle
end

function pans:rest() -- => function.empty name=rest
  -- nothing to do
end

function long_tale() -- => function.long name=long_tale lines=62
  -- =* 60 taste()
end

function short_tale() -- =| function.long
  -- =* 58 taste()
end

function banquet(a, b, c, d, e, f) -- => parameters.many name=banquet count=6
  return a
end

function supper(a, b, c, d, e) -- =| parameters.many
  return a
end

function layers(coat)
  if coat.on then
    for _, sleeve in ipairs(coat) do
      while sleeve.on do
        repeat
          if sleeve.button then -- => nesting.deep name=layers depth=5
            return
          end
        until sleeve.off
      end
    end
  end
end

function chain(coat) -- =| nesting.deep
  if coat == 1 then
    return 1
  elseif coat == 2 then
    return 2
  elseif coat == 3 then
    return 3
  elseif coat == 4 then
    return 4
  elseif coat == 5 then
    return 5
  else
    return 6
  end
end

function descend(box)
  if box.empty then return box end
  return descend(box.inner) -- => recursion name=descend base=true
end

function climb(box)
  return box.climb(1) -- =| recursion
end

function pans.fall(box)
  return pans.fall(box.inner) -- => recursion name=fall base=false
end

function folded(each)
  each(function(a) each(function(b) each(function(c) return a end) end) end) -- => callback.nested name=folded depth=3
end

function flat(each)
  each(function(a) each(function(b) return a end) end) -- =| callback.nested
end

function get_instance() -- => singleton name=get_instance
  return pans
end

function get_instances() -- =| singleton
  return pans
end

function idle()
  if false then -- => code.dead name=idle
    dance()
  end
  if falsehood then -- =| code.dead
    dance()
  end
end

function first_twin(guests) -- => code.duplicate name=first_twin other=second_twin
  local seated = {}
  for _, guest in ipairs(guests) do
    local chair = guest.chair
    chair.pull(guest)
    table.insert(seated, chair)
    table.insert(seated, guest)
    table.insert(seated, guest.umbrella)
  end
  return seated
end

function second_twin(guests) -- => code.duplicate name=second_twin other=first_twin
  local seated = {}
  for _, guest in ipairs(guests) do
    local chair = guest.chair
    chair.pull(guest)
    table.insert(seated, chair)
    table.insert(seated, guest)
    table.insert(seated, guest.umbrella)
  end
  return seated
end

function no_twin(guests) -- =| code.duplicate
  return guests
end
