function world(pan)
  socket.sleep(5) -- => call.sleep name=socket.sleep seconds=5.0
  pan.sleeper(5) -- =| call.sleep
  http.request("kitchen") -- => call.network name=http.request
  pan.request("kitchen") -- =| call.network
  io.open("recipe") -- => call.file name=io.open
  pan.open("lid") -- =| call.file
  os.execute("knife") -- => call.process name=os.execute
  pan.execute("knife") -- =| call.process
  math.random(6) -- => call.random name=math.random
  pan.random(6) -- =| call.random
  os.time() -- => call.time name=os.time
  pan.time() -- =| call.time
  os.time({year = 1912}) -- =| call.time
  os.exit(2) -- => call.exit name=os.exit
  pan.exit(2) -- =| call.exit
  load("pan") -- => call.eval name=load
  pan.load("pan") -- =| call.eval
  ngx.md5("pan") -- => call.crypto name=ngx.md5
  pan.md5("pan") -- =| call.crypto
  os.getenv("HEAT") -- => config.env name=os.getenv
  pan.getenv("HEAT") -- =| config.env
  lock:lock("pan") -- => lock name=lock:lock
  pan:lock("pan") -- =| lock
  coroutine.create(pan) -- => thread name=coroutine.create
  pan.create(pan) -- =| thread
  cache:get("pan") -- => cache name=cache:get
  pan:get("pan") -- =| cache
  vim.api.nvim_create_autocmd("Boil", pan) -- => event.handler name=vim.api.nvim_create_autocmd event=Boil
  pan.nvim("Boil") -- =| event.handler
  print("the pan is hot") -- => print.debug name=print message=the_pan_is_hot
  pan.print("hot") -- =| print.debug
  pan.say(vim.inspect(pan)) -- =| print.debug
  log.info("the pan is hot") -- => log name=log.info message=the_pan_is_hot
  pan.info("hot") -- =| log
  string.match("^pan+$", pan) -- => regex name=string.match
  pan.match("pan+") -- =| regex
  string.match(pan, [[^egg+$]]) -- => regex pattern=^egg+$ length=6
  pan.run("SELECT name FROM pans WHERE hot") -- => sql text=SELECT_name_FROM_pans_WHERE_hot
  pan.run("select a pan from the shelf") -- =| sql
  if pan == nil then return 0 end -- => null.check name=pan
  if pan == heat then return 0 end -- =| null.check
  if pan.heat > 451 then return 0 end -- => number.magic value=451
  if 452 < pan.heat then return 0 end -- => number.magic value=452
  if pan.heat > 100 then return 0 end -- =| number.magic
  vim.deprecate("the old pan") -- => deprecated name=vim.deprecate
  pan.deprecates("the old pan") -- =| deprecated
end

function test_soup() -- => test name=test_soup
  assert.equal(1, pan) -- => assertion name=assert.equal
  pan.equal(1) -- =| assertion
  stub(pan, "boil") -- => mock name=stub
  pan.stub("boil") -- =| mock
end

it("makes bread", function() -- => test name=it title=makes_bread
  pending("no flour") -- => test.skipped name=pending text=no_flour
  pan.pending("flour") -- =| test.skipped
end)

function tested() -- =| test
  taste()
end
