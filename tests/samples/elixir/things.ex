# =~ definition.class definition.function
defmodule Pantry do # => definition.class name=Pantry methods=6
  @moduledoc "Keeps the jars." # => docs.docstring name=Pantry text=Keeps_the_jars.
  alias Kitchen.Pans # => import name=Kitchen.Pans
  import Kitchen # => import name=Kitchen
  import Larder, only: [jam: 1] # => import name=Larder
  imports Larder # =| import

  # Stirs the pot. # => docs.docstring name=stir
  def stir(pot, spoon) do # => definition.function name=stir parameters=2
    api_key = "A1b2C3d4E5" # => secret.literal name=api_key
    api_keys = "your-api-key-here" # =| secret.literal
    if ladle(pot, spoon, 1), do: pot
  end

  @doc "Opens the jars." # => docs.docstring name=unscrew text=Opens_the_jars.
  @spec unscrew(integer()) :: integer()
  def unscrew(jar), do: jar

  @label "Only a remark." # =| docs.docstring

  # Only a remark. # =| docs.docstring

  defguard is_hot(pot) when pot > 1 # => definition.function name=is_hot parameters=1
  defdelegate lift(pot, lid), to: Lids # => definition.function name=lift parameters=2
  defstruct [:pot] # =| definition.function

  defp taste(pot) when pot > 1 do # => definition.function name=taste parameters=1
    defer(pot) # =| definition.function
  end

  def jars, do: 1 # => definition.function name=jars parameters=0
end

Pantry.open("lid") # =| definition.class

defmodule Tales do
  def long_tale do # => function.long name=long_tale lines=62
    # =* 60 taste()
  end

  def short_tale do # =| function.long
    # =* 58 taste()
  end

  def nothing do # => function.empty name=nothing
  end

  def rest(_pot) do # => function.empty name=rest
    :ok
  end

  def something do # =| function.empty
    taste()
  end

  def banquet(a, b, c, d, e, f) do # => parameters.many name=banquet count=6
    a
  end

  def supper(a, b, c, d, e) do # =| parameters.many
    ladle(a, b, c, d, e, 1)
  end
end

defmodule Wardrobe do # => class.large name=Wardrobe lines=302
  # =* 300 coat()
end

defmodule Cupboard do # =| class.large
  # =* 290 coat()
end

defmodule Coats do
  def layers(coat) do
    if coat.on do
      for sleeve <- coat do
        case sleeve do
          :on ->
            unless sleeve.off do
              if sleeve.button do # => nesting.deep name=layers depth=5
                1
              end
            end
        end
      end
    end
  end

  def chain(coat) do # =| nesting.deep
    cond do
      coat == 1 -> 1
      coat == 2 -> 2
      coat == 3 -> 3
      coat == 4 -> 4
      coat == 5 -> 5
    end
  end

  def descend(box) do
    if box.full, do: descend(box.inner) # => recursion name=descend
  end

  def climb(box) do
    climb(box, 1) # =| recursion
  end

  def folded(each) do
    each.(fn a -> each.(fn b -> each.(fn c -> a + b + c end) end) end) # => callback.nested name=folded depth=3
  end

  def flat(each) do
    each.(fn a -> each.(fn b -> a + b end) end) # =| callback.nested
  end

  def idle(coat) do
    if false do # => code.dead name=idle
      dance(coat)
    end

    if coat do # =| code.dead
      dance(coat)
    end
  end

  def first_twin(guests) do # => code.duplicate name=first_twin other=second_twin
    for guest <- guests do
      chair = guest.chair
      pull(chair, guest)
      seat(chair, guest, guest.hat, guest.coat)
      seat(chair, guest, guest.hat, guest.umbrella)
      seat(chair, guest, guest.hat, guest.gloves)
    end
  end

  def second_twin(guests) do # => code.duplicate name=second_twin other=first_twin
    for guest <- guests do
      chair = guest.chair
      pull(chair, guest)
      seat(chair, guest, guest.hat, guest.coat)
      seat(chair, guest, guest.hat, guest.umbrella)
      seat(chair, guest, guest.hat, guest.gloves)
    end
  end

  def no_twin(guests) do # =| code.duplicate
    guests
  end
end
