calls pan names = do
  threadDelay 5 -- => call.sleep name=threadDelay seconds=5.0
  delayed 5 -- =| call.sleep
  httpLbs pan names -- => call.network name=httpLbs
  lbs pan -- =| call.network
  soup <- readFile "recipe" -- => call.file name=readFile
  T.writeFile "recipe" $ soup -- => call.file name=T.writeFile
  readLid "lid" -- =| call.file
  callProcess "knife" names -- => call.process name=callProcess
  process "knife" -- =| call.process
  n <- randomIO -- => call.random name=randomIO
  random n -- =| call.random
  now <- getCurrentTime -- => call.time name=getCurrentTime
  later <- getTime -- =| call.time
  exitFailure -- => call.exit name=exitFailure
  exit names -- =| call.exit
  md5 "pan" -- => call.crypto name=md5
  md "pan" -- =| call.crypto
  getEnv "HEAT" -- => config.env name=getEnv
  env "HEAT" -- =| config.env
  takeMVar pan -- => lock name=takeMVar
  take pan -- =| lock
  forkIO $ names -- => thread name=forkIO
  fork $ names -- =| thread
  wait pan -- => async.await name=wait
  waiter pan -- =| async.await
  newChan -- => queue name=newChan
  newChannel -- =| queue
  installHandler pan names -- => event.handler name=installHandler
  install pan -- =| event.handler
  putStrLn "the pan is hot" -- => print.debug name=putStrLn message=the_pan_is_hot
  putLine "hot" -- =| print.debug
  logInfoN "the pan is hot" -- => log name=logInfoN message=the_pan_is_hot
  logarithm 2 -- =| log
  mkRegex "^pan+$" -- => regex name=mkRegex pattern=^pan+$ length=6
  mkPan "pan+" -- =| regex
  ask "SELECT name FROM pans WHERE hot" -- => sql text=SELECT_name_FROM_pans_WHERE_hot
  ask "select a pan from the shelf" -- =| sql
  heat (isNothing pan) -- => null.check name=isNothing
  heat (isHot pan) -- =| null.check
  heat (pan > 451) -- => number.magic value=451
  heat (452 < pan) -- => number.magic value=452
  heat (pan > 100) -- =| number.magic
  unsafePerformIO pan -- => unsafe name=unsafePerformIO
  performIO pan -- =| unsafe
  coerce pan -- => type.cast name=coerce
  coerced pan -- =| type.cast

data SpoonQueue = SpoonQueue -- => queue name=SpoonQueue

data SpoonCache = SpoonCache -- => cache name=SpoonCache

data SpoonCached = SpoonCached -- =| cache

data FakePan = FakePan -- => mock name=FakePan

data Fakery = Fakery -- =| mock

spec = describe "pans" $ do
  it "makes bread" $ do -- => test name=it title=makes_bread
    pan `shouldBe` 1 -- => assertion name=shouldBe
    pan `should` 1 -- =| assertion
  xit "makes tea" $ do -- => test.skipped name=xit text=makes_tea ; =| test
    pan
  that "makes soup" $ do -- =| test ; =| test.skipped
    pan

prop_soup pan = pan -- => test name=prop_soup

prop_tea = steep "tea" -- => test name=prop_tea
