defmodule Kitchen do
  def unquote(name)(pot, lid) do # => definition.function name=unquote
    {pot, lid}
  end

  def unquote(:"#{name}_lid")(pot, lid), do: {pot, lid} # => definition.function name=unquote

  define(unquote(pot)) # =| definition.function
end
