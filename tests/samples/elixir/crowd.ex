defmodule Crowd do
  alias Kitchen.Lids # => import
  alias Kitchen.Pans # => import
  alias Kitchen.Pots # => import
  alias Kitchen.Cups # => import
  alias Kitchen.Forks # => import
  alias Kitchen.Spoons # => import
  alias Kitchen.Knives # => import
  alias Kitchen.Bowls # => import
  alias Kitchen.Jars # => import
  alias Kitchen.Trays # => import
  alias Kitchen.Mugs # => import
  alias Kitchen.Racks # => import

  def unpack(box) do
    unpack(box.inner) # => recursion name=unpack
  end

  def bake(trays) do
    for tray <- trays do # => loop.nested name=bake depth=3
      for row <- tray do
        for bun <- row do
          stamp(bun)
        end
      end
    end
  end

  def call_out(cook) do
    IO.puts("the cook is in") # => print.debug
    IO.puts("the cook is out") # => print.debug
    IO.puts("the cook is in") # => print.debug
    Regex.run(~r/^[A-Za-z]+@[A-Za-z]+[.][a-z]+$/, cook) # => regex
  end
end
