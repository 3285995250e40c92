require "lids"  # => import
require "pans"  # => import
require "pots"  # => import
require "cups"  # => import
require "forks"  # => import
require "spoons"  # => import
require "knives"  # => import
require "bowls"  # => import
require "jars"  # => import
require "trays"  # => import
require "mugs"  # => import
require "racks"  # => import

$jars = 0  # => global.state name=$jars

def unpack(box)
  unpack(box.inner)  # => recursion name=unpack base=false
end

def knock(door)
  tries = 0
  begin
    door.open
  rescue ShutError
    sleep 1
    retry if (tries += 1) < 3
  end
end

def bake(trays)
  trays.each do |tray|  # => loop.nested name=bake depth=3
    tray.each do |row|
      row.each do |bun|
        stamp(bun)
      end
    end
  end
end

def call_out(cook)
  Thread.new { cook }  # => thread name=Thread.new
  puts "the cook is in"  # => print.debug
  puts "the cook is out"  # => print.debug
  puts "the cook is in"  # => print.debug
  /^[A-Za-z]+@[A-Za-z]+[.][a-z]+$/.match(cook)  # => regex length=30
end
