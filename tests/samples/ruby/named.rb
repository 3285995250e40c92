def careful(pot)
  pot.boil rescue nil  # => error.caught ; error.caught.bare ; error.swallowed
  pot.stir rescue pot.cool  # => error.caught ; error.caught.bare ; =| error.swallowed
  pot.rescue(nil)  # =| error.caught ; =| error.caught.bare ; =| error.swallowed
  pot.sub(%r!\A!, "/")  # => regex
  pot.match(/#{lid}/)  # => regex pattern=#{lid}
  pot.match(/\\(egg)\d+/)  # => regex pattern=\\(egg)\d+ length=10
  pot.match("\\d+")  # =| regex
  pot / lid / 3  # =| regex
end
