# =~ definition.class definition.function
require "kitchen/pans"  # => import name=kitchen/pans
requires "kitchen/lid"  # =| import

$shelves = 0  # => global.state name=$shelves
DRAWERS = 0  # =| global.state
api_key = "A1b2C3d4E5"  # => secret.literal name=api_key ; =| global.state
api_keys = "your-api-key-here"  # =| secret.literal

class Pantry  # => definition.class name=Pantry methods=1
  @@jars = []  # => global.state name=@@jars

  # The classy kind.  # => docs.docstring name=classy
  def classy(kind)  # =| definition.class
    kind
  end
end

module Larder  # => definition.class name=Larder methods=1
  def self.shelf  # => definition.function name=shelf parameters=0
    1
  end
end

class Tales
  def long_tale  # => function.long name=long_tale lines=62 ; definition.function
    # =* 60 x = x + 1
  end

  # Only a remark.  # =| docs.docstring

  def short_tale  # => definition.function ; =| function.long
    # =* 58 x = x + 1
  end

  def nothing; end  # => function.empty name=nothing ; definition.function

  def something  # => definition.function ; =| function.empty
    0
  end

  def banquet(a, b, c, d = 1, *e, f: 2)  # => parameters.many count=6 ; definition.function
    nothing()  # =| definition.function
  end

  def supper(a, b, c, d, e)  # => definition.function parameters=5 ; =| parameters.many
    a
  end
end

class Wardrobe  # => class.large name=Wardrobe lines=302
  # =* 300 coat
end

class Cupboard  # =| class.large
  # =* 290 coat
end

class Coats
  def layers(coat)  # => definition.function
    if coat.on
      coat.each do |sleeve|
        while sleeve.on
          begin
            if sleeve.button  # => nesting.deep name=layers depth=5
              return
            end
          rescue CoatError => error
            sleeve.fold(error)
          end
        end
      end
    end
  end

  def chain(coat)  # => definition.function ; =| nesting.deep
    if coat == 1
      1
    elsif coat == 2
      2
    elsif coat == 3
      3
    elsif coat == 4
      4
    elsif coat == 5
      5
    else
      6
    end
  end

  def descend(box)  # => definition.function
    return box if box.empty
    descend(box.inner)  # => recursion name=descend base=true
  end

  def climb(box)  # => definition.function ; =| recursion
    box.climb(1)
  end

  def folded(each)  # => definition.function
    each.go(->(a) { each.go(->(b) { each.go(->(c) { a + b + c }) }) })  # => callback.nested name=folded depth=3
  end

  def flat(each)  # => definition.function ; =| callback.nested
    each.go(->(a) { each.go(->(b) { a + b }) })
  end

  def self.instance  # => singleton name=instance ; definition.function
    @instance ||= new
  end

  def self.instances  # => definition.function ; =| singleton
    @instances
  end

  def early(x)  # => definition.function
    return x
    wash(x)  # => code.dead name=early
  end

  def late(x)  # => definition.function
    return x if x > 1  # =| code.dead
    fail SlowError, <<~WORDS unless x
      too slow
    WORDS
    raise SlowError, <<~WORDS
      too late  # =| code.dead
    WORDS
  end

  def later(x)  # => definition.function
    wash(x)  # =| code.dead
  end

  def first_twin(guests)  # => code.duplicate name=first_twin other=second_twin ; definition.function
    seated = []
    guests.each do |guest|
      chair = guest.chair
      chair.pull(guest)
      seated << chair
      seated << guest
      seated << guest.hat << guest.coat << guest.umbrella
    end
    seated
  end

  def second_twin(guests)  # => code.duplicate name=second_twin other=first_twin ; definition.function
    seated = []
    guests.each do |guest|
      chair = guest.chair
      chair.pull(guest)
      seated << chair
      seated << guest
      seated << guest.hat << guest.coat << guest.umbrella
    end
    seated
  end

  def cousin(guests)  # => definition.function ; =| code.duplicate
    seated = []
    guests.each do |guest|
      chair = guest.chair
      chair.push(guest)
      seated << chair
      seated << guest
      seated << guest.hat << guest.coat << guest.umbrella
    end
    seated
  end
end
