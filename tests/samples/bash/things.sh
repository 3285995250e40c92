# =~ definition.function
source ./kitchen.sh  # => import name=./kitchen.sh
sourcery ./kitchen.sh  # =| import

shelves=3

stir() {  # => definition.function name=stir parameters=0
  local spoon=1
  taste
}

stirs  # =| definition.function

nothing() {  # => function.empty name=nothing
  :
}

something() {  # =| function.empty
  taste
}

long_tale() {  # => function.long name=long_tale lines=62
  # =* 60 taste
}

short_tale() {  # =| function.long
  # =* 58 taste
}

coats() {
  if on; then
    for sleeve in a b; do  # => loop.nested depth=2
      while worn; do
        case "$sleeve" in
          a)
            if button; then  # => nesting.deep name=coats depth=5
              return 1
            fi
            ;;
        esac
      done
    done
  fi
}

jackets() {
  if on; then  # =| nesting.deep
    if worn; then
      taste
    elif warm; then
      taste
    fi
  fi
}

fold() {  # => code.duplicate name=fold other=press
  lay "$1" on the table and smooth it out
  take the left sleeve and lay it over
  take the right sleeve and lay it over
  take the hem and lay it under
  turn it round and look at it once more
  put it on the pile beside the door
}

press() {  # => code.duplicate name=press other=fold
  lay "$1" on the table and smooth it out
  take the left sleeve and lay it over
  take the right sleeve and lay it over
  take the hem and lay it under
  turn it round and look at it once more
  put it on the pile beside the door
}

hang() {  # =| code.duplicate
  lay "$1" on the rail and smooth it out
}

visit() {
  for floor in 1 2; do  # => loop.nested name=visit depth=2
    for door in a b; do
      knock "$door"
    done
  done
  for floor in 1 2; do  # =| loop.nested
    knock "$floor"
  done
}

wait_for_kettle() {
  until boils; do  # => loop.polling call=sleep
    sleep 5
  done
  until boils; do  # =| loop.polling
    heat
  done
}

idle() {
  if false; then  # => code.dead name=idle
    dance
  fi
  if falsehood; then  # =| code.dead
    dance
  fi
}

carry() {
  drop plates || true  # => error.swallowed name=drop
  drop plates || sweep  # =| error.swallowed
  case "$1" in
    a) taste ;&  # => switch.fallthrough
    b) taste ;;  # =| switch.fallthrough
  esac
}
