source ./lids.sh  # => import
source ./pans.sh  # => import
source ./pots.sh  # => import
source ./cups.sh  # => import
source ./forks.sh  # => import
source ./spoons.sh  # => import
source ./knives.sh  # => import
source ./bowls.sh  # => import
source ./jars.sh  # => import
source ./trays.sh  # => import
source ./mugs.sh  # => import
source ./racks.sh  # => import

bake() {
  for tray in a b; do  # => loop.nested name=bake depth=3
    for row in 1 2; do
      for bun in x y; do
        stamp "$tray$row$bun"
      done
    done
  done
}

[[ $gate =~ ^[A-Za-z]+@[A-Za-z]+[.][a-z]+$ ]]  # => regex
