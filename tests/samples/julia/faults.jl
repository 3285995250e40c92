struct SpiltError <: Exception # => error.custom name=SpiltError
end

struct Spill <: Drop # =| error.custom
end

function rise(plate)
    throw(SpiltError("the soup is gone")) # => error.raised name=SpiltError message=the_soup_is_gone
end

function fall(plate)
    error("the soup is back") # => error.raised message=the_soup_is_back
end

function carry(plate)
    plate.throw("soup") # =| error.raised
    try # =| error.caught
        serve(plate)
    catch spilt # => error.caught name=spilt ; error.swallowed name=spilt
    end
    try
        serve(plate)
    catch spilt # => error.caught name=spilt ; =| error.swallowed ; =| error.caught.bare
        wipe(plate)
        rethrow() # => error.rethrown name=rethrow
    finally # =| error.caught
        plate.throws() # =| error.rethrown
    end
    try
        serve(plate)
    catch # => error.caught ; error.caught.bare ; error.swallowed
    end
end

function pass(plate)
    try
        serve(plate)
    catch spilt # => error.caught name=spilt
        throw(spilt) # => error.raised name=spilt ; error.rethrown name=spilt
    end
end

function knock(door)
    for attempt in 1:3 # => loop.retry call=open_door limit=3 tries=3
        try
            open_door(door)
            return door
        catch shut # => error.caught name=shut
            sleep(1)
        end
    end
end

function knock_each(doors)
    for attempt in doors # =| loop.retry
        try
            open_door(attempt)
            return attempt
        catch shut # => error.caught name=shut
            bow(shut)
        end
    end
end

function serve_for_ever(orders)
    while true # => loop.infinite name=serve_for_ever ; =| loop.retry
        take(orders)
    end
end

function serve_until(orders)
    while true # =| loop.infinite
        take(orders) && break
    end
end

function tables(room)
    for row in room # => loop.nested name=tables depth=2
        for table in row
            greet(table)
        end
    end
    for row in room # =| loop.nested
        greet(row)
    end
end

function wait_for(kettle)
    while cold(kettle) # => loop.polling name=wait_for call=sleep
        sleep(5)
    end
    while cold(kettle) # =| loop.polling
        heat(kettle)
    end
end
