# =~ error.raised
defmodule Spilt do # => error.custom name=Spilt
  defexception [:message]
end

defmodule Spill do # =| error.custom
  defstruct [:message]
end

defmodule Racks do # =| error.custom
  defmodule Broken do # => error.custom name=Broken
    use Plates
    defexception [:rack]
  end
end

defmodule Plates do # =| error.custom
  def rise(plate) do
    raise Spilt, message: "the soup is gone" # => error.raised name=Spilt message=the_soup_is_gone
  end

  def fall(plate) do
    raise "the soup is back" # => error.raised message=the_soup_is_back
  end

  def drop(plate) do
    raise Spilt, "the soup is cold" # => error.raised name=Spilt message=the_soup_is_cold
  end

  def carry(plate) do
    plate.raise("soup") # =| error.raised
    try do # =| error.caught
      serve(plate)
    rescue
      e in Spilt -> nil # => error.caught name=Spilt ; error.swallowed name=Spilt ; =| error.caught.bare
      ArgumentError -> wipe(plate) # => error.caught name=ArgumentError ; =| error.swallowed
      e -> # => error.caught name=e ; error.caught.bare
        reraise e, __STACKTRACE__ # => error.rethrown name=e ; =| error.caught
    end

    try do
      serve(plate)
    catch
      :exit, _ -> wipe(plate) # => error.caught name=:exit ; =| error.swallowed
    end

    {:ok, soup} = serve(plate) # => error.unwrapped name=serve
    {:hot, soup} = serve(plate) # =| error.unwrapped
    soup
  end

  def lift(plate) do
    serve(plate)
  rescue
    e -> # => error.caught name=e ; error.caught.bare ; =| error.rethrown
      raise Spilt, message: "more" # =| error.rethrown
  end

  def tables(room) do
    for row <- room do # => loop.nested name=tables depth=2
      for table <- row do
        greet(table)
      end
    end

    for row <- room do # =| loop.nested
      greet(row)
    end
  end
end
