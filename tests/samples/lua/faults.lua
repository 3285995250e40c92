function rise(plate)
  error("the soup is gone") -- => error.raised name=error message=the_soup_is_gone
  plate.error("the soup") -- =| error.raised
end

function carry(plate)
  local ok, spilt = pcall(serve, plate) -- => error.caught name=spilt ; =| error.swallowed
  if not ok then
    plate.wipe(spilt)
  end
  local fine, soup = call(serve, plate) -- =| error.caught
  pcall(serve, plate) -- => error.swallowed name=serve
  call(serve, plate) -- =| error.swallowed
  pcall(function() serve(plate) end) -- => error.swallowed name=
end

function knock(door)
  local tries = 0
  while tries < 3 do -- => loop.retry call=door.open limit=3 tries=3 ; =| loop.polling
    if door.open() then
      break
    end
    tries = tries + 1
    socket.sleep(1)
  end
end

function knock_once(doors)
  for _, attempt in ipairs(doors) do -- => loop.polling ; =| loop.retry
    if attempt.open() then
      break
    end
    socket.sleep(1)
  end
end

function serve_for_ever(orders)
  while true do -- => loop.infinite name=serve_for_ever ; =| loop.retry
    orders.take()
  end
end

function serve_until(orders)
  while true do -- =| loop.infinite
    if orders.take() then
      break
    end
  end
  repeat -- => loop.infinite
    orders.take()
  until false
  repeat -- =| loop.infinite
    orders.take()
  until orders.empty
end

function tables(room)
  for _, row in ipairs(room) do -- => loop.nested name=tables depth=2
    for seat = 1, 10 do
      row.greet(seat)
    end
  end
  for _, row in ipairs(room) do -- =| loop.nested
    row.greet(1)
  end
end

function wait_for(kettle)
  repeat -- => loop.polling name=wait_for call=socket.sleep
    socket.sleep(5)
  until kettle.boils()
  repeat -- =| loop.polling
    kettle.heat()
  until kettle.boils()
end

function jump(rope)
  goto landing -- => goto name=landing
  rope.go("to") -- =| goto
  ::landing::
end
