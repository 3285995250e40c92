import Kitchen.Lids # => import
import Kitchen.Pans # => import
import Kitchen.Pots # => import
import Kitchen.Cups # => import
import Kitchen.Forks # => import
import Kitchen.Spoons # => import
import Kitchen.Knives # => import
import Kitchen.Bowls # => import
import Kitchen.Jars # => import
import Kitchen.Trays # => import
import Kitchen.Mugs # => import
import Kitchen.Racks # => import

jars = 0 # => global.state name=jars

function unpack(box)
    return unpack(box.inner) # => recursion name=unpack
end

function bake(trays)
    for tray in trays # => loop.nested name=bake depth=3
        for row in tray
            for bun in row
                stamp(bun)
            end
        end
    end
end

function knock(door)
    while true # => loop.retry call=open_door
        try
            open_door(door)
            return
        catch
            sleep(1)
        end
    end
end

function call_out(cook)
    @async bake(cook) # => thread name=@async
    println("the cook is in") # => print.debug
    println("the cook is out") # => print.debug
    println("the cook is in") # => print.debug
    match(r"^[A-Za-z]+@[A-Za-z]+[.][a-z]+$", cook) # => regex
end
