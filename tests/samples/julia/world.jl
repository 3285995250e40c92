function calls(pan, names)
    sleep(5) # => call.sleep name=sleep seconds=5.0
    sleeper(5) # =| call.sleep
    HTTP.get("kitchen") # => call.network name=HTTP.get
    Pan.get("kitchen") # =| call.network
    open("recipe") # => call.file name=open
    pan.open("lid") # =| call.file
    Base.open(pan::Pan) = pan.lid # =| call.file
    run(`knife`) # => call.process
    pan.run("knife") # =| call.process
    rand(1:6) # => call.random name=rand
    pan.rand(6) # =| call.random
    now() # => call.time name=now
    pan.now() # =| call.time
    exit(2) # => call.exit name=exit
    pan.exit(2) # =| call.exit
    eval(pan) # => call.eval name=eval
    pan.evaluate(names) # =| call.eval
    sha256("pan") # => call.crypto name=sha256
    pan.sha("pan") # =| call.crypto
    ENV["HEAT"] # => config.env name=ENV
    pan["ENV"] # =| config.env
    ReentrantLock() # => lock name=ReentrantLock
    pan.locked() # =| lock
    @async names(pan) # => thread name=@async
    @asynchronous names(pan) # =| thread
    fetch(pan) # => async.await name=fetch
    pan.fetch(names) # =| async.await
    Channel(5) # => queue name=Channel
    pan.channel(5) # =| queue
    atexit(names) # => event.handler name=atexit
    pan.atexit(names) # =| event.handler
    println("the pan is hot") # => print.debug name=println message=the_pan_is_hot
    println(pan, " is hot") # => print.debug name=println message=is_hot
    pan.println("hot") # =| print.debug
    println(io, "hot") # =| print.debug
    @info "the pan is hot" # => log name=@info message=the_pan_is_hot
    @infos "hot" # =| log
    match(r"^pan+$", names) # => regex pattern=^pan+$
    match(raw"pan+", names) # =| regex
    ask("SELECT name FROM pans WHERE hot") # => sql text=SELECT_name_FROM_pans_WHERE_hot
    ask("select a pan from the shelf") # =| sql
    heat(pan === nothing) # => null.check name=pan
    heat(isnothing(pan)) # => null.check name=isnothing
    heat(pan === names) # =| null.check
    heat(pan.heat > 451) # => number.magic value=451
    heat(452 < pan.heat) # => number.magic value=452
    heat(pan.heat > 100) # =| number.magic
    @deprecate old_pan new_pan # => deprecated name=@deprecate
    @deprecates old_pan # =| deprecated
    unsafe_load(pan) # => unsafe name=unsafe_load
    safe_load(pan) # =| unsafe
    reinterpret(Int, pan) # => type.cast name=reinterpret
    interpret(Int, pan) # =| type.cast
    lid::Any = pan # => type.any name=Any
    lid::Many = pan # =| type.any
    @goto sink # => goto name=sink
    @go to # =| goto
    @label sink
end

struct SpoonQueue # => queue name=SpoonQueue
end

struct SpoonCache # => cache name=SpoonCache
end

struct SpoonCatcher # =| cache
end

@testset "makes bread" begin # => test name=@testset title=makes_bread
    @test pan == 1 # => assertion name=@test
    @tests pan # =| assertion
    @test_skip pan == 2 # => test.skipped name=@test_skip
    @skip pan # =| test.skipped
    apply_mock(pan) # => mock name=apply_mock
    apply(pan) # =| mock
end

@tested "tea" begin # =| test
end
