# =~ error.caught error.raised error.swallowed
class SpiltError < StandardError; end  # => error.custom name=SpiltError

class PanError < Pan; end  # =| error.custom
class Spill < StandardError; end  # =| error.custom

DrySpellError = Class.new(StandardError)  # => error.custom name=DrySpellError

class Plates
  def rise(plate)
    raise SpiltError, "the soup is gone"  # => error.raised name=SpiltError message=the_soup_is_gone
  end

  def fall(plate)
    fail SpiltError.new("the soup is back")  # => error.raised name=SpiltError message=the_soup_is_back
  end

  def carry(plate)
    plate.raise(SpiltError.new("soup"))  # =| error.raised
    begin
      serve(plate)
    rescue SpiltError => spilt  # => error.caught name=SpiltError ; error.swallowed ; =| error.caught.bare
      # nothing to see
    end
    begin
      serve(plate)
    rescue => spilt  # => error.caught name=spilt ; error.caught.bare ; =| error.swallowed
      raise spilt  # => error.rethrown
    ensure  # =| error.caught
      plate.wipe
    end
    begin
      serve(plate)
    rescue SpiltError => spilt
      raise SpiltError, "more"  # =| error.rethrown
    end
    begin
      serve(plate)
    rescue SpiltError  # => error.swallowed name=SpiltError
    end
    begin
      serve(plate)
    rescue SpiltError  # => error.caught name=SpiltError
      raise  # => error.rethrown name=SpiltError
    end
  end

  def knock(door)
    loop do  # => loop.retry call=door.open ; =| loop.infinite
      begin
        door.open
        break
      rescue ShutError
      end
    end
  end

  def knock_thrice(door)
    tries = 0
    begin  # => loop.retry call=door.open limit=3 tries=3
      door.open
    rescue ShutError
      retry if (tries += 1) < 3
    end
  end

  def knock_again(door)
    door.open  # => loop.retry call=door.open
  rescue ShutError
    sleep 1  # => call.sleep name=sleep seconds=1.0
    retry
  end

  def knock_politely(door)
    door.open  # => loop.retry call=door.open limit=
  rescue ShutError => shut
    door.bow(shut)
    retry
  end

  def knock_less_and_less(door)
    door.open  # => loop.retry call=door.open limit=
  rescue ShutError
    (tries -= 1) < 0 ? raise : retry
  end

  def knock_once(door)
    door.open  # =| loop.retry
  rescue ShutError
    door.close
  end

  def visit(doors)
    doors.each do |door|  # =| loop.retry
      begin
        door.open
        return
      rescue ShutError
      end
    end
  end

  def serve_for_ever(orders)
    loop do  # => loop.infinite name=serve_for_ever ; =| loop.retry
      orders.take
    end
  end

  def serve_until(orders)
    loop do  # =| loop.infinite
      break if orders.take
    end
    while orders.full  # =| loop.infinite
      orders.take
    end
  end

  def tables(room)
    room.each do |row|  # => loop.nested name=tables depth=2
      row.each do |table|
        table.greet
      end
    end
  end

  def table(room)
    room.each do |row|  # =| loop.nested
      row.greet
    end
    room.each.with(room.each { |row| row.greet })
  end

  def wait_for(kettle)
    until kettle.boils?  # => loop.polling name=wait_for call=sleep
      sleep 5  # => call.sleep
    end
  end

  def wait_once(kettle)
    kettle.each do |cup|  # =| loop.polling
      cup.fill
    end
    kettle.sleeper(1)  # =| call.sleep
  end
end
