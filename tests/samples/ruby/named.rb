def careful(pot)
  pot.boil rescue nil  # => error.caught ; error.caught.bare ; error.swallowed
  pot.stir rescue pot.cool  # => error.caught ; error.caught.bare ; =| error.swallowed
  pot.rescue(nil)  # =| error.caught ; =| error.caught.bare ; =| error.swallowed
  pot.sub(%r!\A!, "/")  # => regex
  pot.match(/#{lid}/)  # => regex
  pot / lid / 3  # =| regex
end
