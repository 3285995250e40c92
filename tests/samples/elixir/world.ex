defmodule World do
  def calls(pan, names) do
    Process.sleep(5) # => call.sleep name=Process.sleep seconds=5.0
    pan.sleep(5) # =| call.sleep
    HTTPoison.get("kitchen") # => call.network name=HTTPoison.get
    pan.get("kitchen") # =| call.network
    File.read("recipe") # => call.file name=File.read
    pan.read("lid") # =| call.file
    System.cmd("knife", []) # => call.process name=System.cmd
    pan.cmd("knife") # =| call.process
    Enum.random(names) # => call.random name=Enum.random
    pan.random(names) # =| call.random
    DateTime.utc_now() # => call.time name=DateTime.utc_now
    pan.utc_now() # =| call.time
    System.halt(2) # => call.exit name=System.halt
    exit(:burnt) # =| call.exit
    Code.eval_string("pan") # => call.eval name=Code.eval_string
    pan.eval_string("pan") # =| call.eval
    :crypto.hash(:sha256, pan) # => call.crypto name=:crypto.hash
    pan.hash(:sha256) # =| call.crypto
    System.get_env("HEAT") # => config.env name=System.get_env
    pan.get_env("HEAT") # =| config.env
    :global.trans(pan, names) # => lock name=:global.trans
    pan.trans(names) # =| lock
    task = Task.async(fn -> pan end) # => thread name=Task.async
    pan.async(names) # =| thread
    Task.await(task) # => async.await name=Task.await
    pan.await(task) # =| async.await
    :queue.new() # => queue name=:queue.new
    pan.new() # =| queue
    Cachex.get(:pans, pan) # => cache name=Cachex.get
    pan.cachex(:pans) # =| cache
    :telemetry.attach("boil", names, pan, nil) # => event.handler name=:telemetry.attach event=boil
    pan.attach("boil") # =| event.handler
    IO.puts("the pan is hot") # => print.debug name=IO.puts message=the_pan_is_hot
    pan.puts("hot") # =| print.debug
    Logger.info("the pan is hot") # => log name=Logger.info message=the_pan_is_hot
    pan.info("hot") # =| log
    Regex.run(~r/^pan+$/, names) # => regex pattern=^pan+$
    Regex.run(~r/\[pan-\d+\]/, names) # => regex pattern=\[pan-\d+\] length=11
    pan.run(~w/pan pans/) # =| regex
    pan.run(~s/\[pan\]/) # =| regex
    pan.ask("SELECT name FROM pans WHERE hot") # => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.ask("select a pan from the shelf") # =| sql
    FunWithFlags.enabled?(:salt) # => feature.flag name=FunWithFlags.enabled?
    pan.enabled?(:salt) # =| feature.flag
    :ets.new(:shelves, []) # => global.state name=:ets.new
    pan.shelves([]) # =| global.state
    if pan == nil, do: 0 # => null.check name=pan
    if is_nil(pan), do: 0 # => null.check name=is_nil
    if pan == names, do: 0 # =| null.check
    if pan.heat > 451, do: 0 # => number.magic value=451
    if 452 < pan.heat, do: 0 # => number.magic value=452
    if pan.heat > 100, do: 0 # =| number.magic
  end

  @spec anything(any()) :: pan() # => type.any name=any
  @spec something(many()) :: pan() # =| type.any

  @deprecated "use the new pan" # => deprecated name=old_pan
  def old_pan(pan), do: pan

  @since "the old pan" # =| deprecated
  def new_pan(pan), do: pan

  def handle_info(:boil, pan), do: pan # => event.handler name=handle_info
end

defmodule WorldTest do
  test "makes bread" do # => test name=test title=makes_bread
    assert pan == 1 # => assertion name=assert
    pan.assert(1) # =| assertion
    stub(pan, :boil) # => mock name=stub
    pan.stub(:boil) # =| mock
  end

  @tag :skip # => test.skipped name=:skip
  test "makes soup" do # => test title=makes_soup
    pan
  end

  @tag :slow # =| test.skipped
  testing "makes tea" do # =| test
    pan
  end
end
