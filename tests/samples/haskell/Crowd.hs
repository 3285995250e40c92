module Crowd where

import Kitchen.Lids (one) -- => import
import Kitchen.Pans (one) -- => import
import Kitchen.Pots (one) -- => import
import Kitchen.Cups (one) -- => import
import Kitchen.Forks (one) -- => import
import Kitchen.Spoons (one) -- => import
import Kitchen.Knives (one) -- => import
import Kitchen.Bowls (one) -- => import
import Kitchen.Jars (one) -- => import
import Kitchen.Trays (one) -- => import
import Kitchen.Mugs (one) -- => import
import Kitchen.Racks (one) -- => import

jars = unsafePerformIO (newIORef 0) -- => global.state name=jars

unpack box = unpack (inner box) -- => recursion name=unpack base=false

callOut cook = do
  forkIO $ cook -- => thread name=forkIO
  putStrLn "the cook is in" -- => print.debug
  putStrLn "the cook is out" -- => print.debug
  putStrLn "the cook is in" -- => print.debug
  mkRegex "^[A-Za-z]+@[A-Za-z]+[.][a-z]+$" -- => regex length=30
