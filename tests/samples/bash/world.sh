# =~ definition.function
world() {
  sleep 5  # => call.sleep name=sleep seconds=5.0
  sleeper 5  # =| call.sleep
  curl -s kitchen  # => call.network name=curl
  curly kitchen  # =| call.network
  rm crumbs  # => call.file name=rm
  rmx crumbs  # =| call.file
  exec knife  # => call.process name=exec
  execute knife  # =| call.process
  pick "$RANDOM"  # => call.random name=RANDOM
  pick "$RANDOMLY"  # =| call.random
  date +%s  # => call.time name=date
  dates +%s  # =| call.time
  exit 2  # => call.exit name=exit
  exits 2  # =| call.exit
  eval "$soup"  # => call.eval name=eval
  evaluate "$soup"  # =| call.eval
  sha256sum pan  # => call.crypto name=sha256sum
  sum pan  # =| call.crypto
  export HEAT=1  # => config.env name=HEAT
  local heat=1  # =| config.env
  flock pan  # => lock name=flock
  flocks pan  # =| lock
  coproc_pan  # =| thread
  disown  # => thread name=disown
  trap 'sweep' EXIT  # => event.handler name=trap
  traps 'sweep'  # =| event.handler
  log "the pan is hot"  # => log name=log
  logs "hot"  # =| log
  [[ $pan =~ ^pan+$ ]]  # => regex pattern=^pan+$
  [[ $pan == pan ]]  # =| regex
  [ -z "$pan" ]  # => null.check
  [ -d "$pan" ]  # =| null.check
  ((heat > 451))  # => number.magic value=451
  ((heat > 100))  # =| number.magic
  deprecated "use the new pan"  # => deprecated name=deprecated
  deprecating "the pan"  # =| deprecated
}

test_soup() {  # => test name=test_soup
  assertEquals 1 "$pan"  # => assertion name=assertEquals
  equals 1 "$pan"  # =| assertion
  skip "no flour"  # => test.skipped name=skip text=no_flour
  startSkipping  # => test.skipped name=startSkipping
  start  # =| test.skipped
  stub curl  # => mock name=stub
  stubborn curl  # =| mock
}

tested() {  # =| test
  taste
}

@test "makes bread" {  # => test name=@test title=makes_bread
  test "makes bread"  # =| test
}
