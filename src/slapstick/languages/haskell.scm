; grammar: tree_sitter_haskell
; files: *.hs *.hs-boot
; trusted: infix:left_operand apply:function bind:name signature data_type:name
; shebang: runhaskell runghc stack cabal
; overloads: clauses
; empty: return pure ()
; doc-comment: --_| {-|
; silencers: hlint_ignore hlint:_ignore brittany-disable fourmolu:_disable ormolu:_disable stylish-haskell:_disable
;;
;; What the world is called in Haskell.  A module may be imported under any name: `.f` is any `X.f`.
; call call.sleep: threadDelay .threadDelay delay
; not call.sleep: delay
; call call.network: httpLbs httpLBS httpJSON httpBS simpleHttp .httpLbs .httpLBS runTCPClient runTCPServer getAddrInfo openConnection withSocketsDo newManager .newManager runClientM
; call call.file: readFile writeFile appendFile openFile withFile removeFile renameFile copyFile createDirectory createDirectoryIfMissing removeDirectoryRecursive doesFileExist doesDirectoryExist listDirectory getDirectoryContents openTempFile withSystemTempDirectory withSystemTempFile withTempDirectory .readFile .writeFile .appendFile .doesFileExist .listDirectory .removeFile
; call call.process: callProcess callCommand readProcess readProcessWithExitCode readCreateProcess createProcess spawnProcess spawnCommand system rawSystem runProcess forkProcess executeFile
; call call.random: randomIO randomRIO newStdGen getStdGen initStdGen getEntropy .randomIO .randomRIO nextRandom .nextRandom
; call call.time: getCurrentTime getPOSIXTime getCPUTime getZonedTime getMonotonicTime getSystemTime .getCurrentTime
; call call.exit: exitWith exitFailure exitSuccess die
; call call.crypto: hashWith hashlazy hmac .hashlazy .hashWith SHA256.hash SHA1.hash SHA512.hash MD5.hash md5 sha256 hashPassword
; call config.env: getEnv lookupEnv setEnv unsetEnv getEnvironment .lookupEnv .getEnv
; call lock: newMVar newEmptyMVar takeMVar putMVar withMVar modifyMVar modifyMVar_ newQSem waitQSem signalQSem
; call thread: forkIO forkOS forkFinally forkIOWithUnmask async withAsync concurrently concurrently_ mapConcurrently mapConcurrently_ forConcurrently forConcurrently_ race race_ .async .concurrently
; call async.await: wait waitCatch waitBoth waitEither waitAny .wait
; call queue: newChan newTChan newTChanIO newTQueue newTQueueIO newTBQueue newTBQueueIO newBoundedChan
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: memo memoize memoFix
; call event.handler: installHandler addHandler onEvent registerHandler
; function test: prop_* test_* unit_* hprop_*
; call test: it specify prop testCase testProperty
; call test.skipped: xit pending pendingWith xdescribe xspecify xprop
; call assertion: shouldBe shouldSatisfy shouldReturn shouldThrow shouldContain shouldNotBe shouldStartWith shouldMatchList shouldNotSatisfy assertEqual assertBool assertFailure assert expectationFailure
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: putStrLn putStr print hPutStrLn trace traceShow traceShowId traceM traceShowM .putStrLn .putStr .hPutStrLn .trace pPrint
; call log: logInfo logDebug logWarn logError logInfoN logDebugN logWarnN logErrorN logMsg infoM debugM warningM errorM logTM
; call regex: mkRegex mkRegexWithOpts makeRegex makeRegexOpts matchRegex subRegex .mkRegex
; call error.raised: error errorWithoutStackTrace throwIO throw throwM throwError throwE ioError .throwIO .throwM
; call error.caught: catch handle catches handleJust catchJust catchAny handleAny tryAny tryIO catchError catchIOError Exception.try E.try .catch .handle
; call error.unwrapped: fromJust .fromJust fromLeft' fromRight' unsafeHead
; call type.cast: unsafeCoerce coerce
; call unsafe: unsafePerformIO unsafeCoerce unsafeInterleaveIO unsafeDupablePerformIO .unsafePerformIO unsafeIndex unsafeRead unsafeWrite
; call null.check: isNothing isJust .isNothing .isJust
; literal error.custom: Exception
; literal error.caught.bare: SomeException
; literal error.swallowed: Left
; literal global.state: newIORef newMVar newEmptyMVar newTVarIO newTMVarIO newEmptyTMVarIO newChan newTChanIO newTQueueIO newUnique newSTRef
; literal code.dead: False
; unsupported error.rethrown: `throwIO` takes a caught error like any other value
; unsupported loop.infinite: an error may end what runs `forever`
; unsupported loop.nested: what goes through things is a function given to another
; unsupported loop.polling: waiting is a function that calls itself
; unsupported loop.retry: trying again is a function that calls itself
; unsupported feature.flag: no library of flags is common enough to be known by its name
; unsupported deprecated: the grammar reads no words in a pragma
; unsupported call.eval: only a library runs text as code, under a common word
; meaningless singleton: a value is the one of its kind
; meaningless async.function: Haskell marks no function as one that may pause
; meaningless switch.fallthrough: a case never runs on
; meaningless goto: Haskell has no goto
; meaningless type.any: every value has a type

(function name: (_) @definition.function.name) @definition.function
(function patterns: (patterns (_) @definition.function.parameter))
(declarations (bind name: (_) @definition.function.name match: (match (do))) @definition.function)
(declarations (bind name: (_) @definition.function.name match: (match (apply))) @definition.function)
(declarations (bind name: (_) @definition.function.name match: (match (infix))) @definition.function)
(declarations (bind name: (_) @definition.function.name match: (match (lambda))) @definition.function)
(declarations (bind name: (_) @definition.function.name match: (match (lambda_case))) @definition.function)
((signature type: [(function) (context type: (function))])
  . (bind name: (_) @definition.function.name) @definition.function)
(match . "=" expression: (_) @definition.function.body)
(data_type name: (name) @definition.class.name) @definition.class
(newtype name: (name) @definition.class.name) @definition.class
(class name: (name) @definition.class.name) @definition.class
(instance) @methods
(instance
  name: (name) @error.custom.literal
  patterns: (type_patterns . (name) @error.custom.name)) @error.custom
(parens (lambda) @function)
(infix right_operand: (lambda) @function)

(conditional) @branch
(conditional else: (conditional) @branch.chained)
(case) @branch
(multi_way_if) @branch
(guards) @conditional
(alternative
  pattern: (apply function: (constructor) @error.swallowed.literal argument: (wildcard))
  match: (match expression: (apply argument: (unit)))) @error.swallowed
(patterns (parens [
  (signature type: (name) @error.caught.bare.literal @error.caught.bare.name)
  (apply function: (constructor) @error.caught.bare.literal @error.caught.bare.name)]) @error.caught.bare)

(apply function: [(variable) (qualified)] @call)
(infix left_operand: [(variable) (qualified)] @call)
(infix_id [(variable) (qualified)] @call)
(exp [(variable) (qualified)] @call)
("<-" . [(variable) (qualified)] @call)
[(comment) (haddock)] @comment
(signature) @annotation
(bind name: (variable) @global.state.name match: (match expression: [
  (apply function: (variable) argument:
    [(variable) @global.state.literal (parens (apply function: (variable) @global.state.literal))])
  (infix left_operand: (variable) right_operand:
    [(variable) @global.state.literal (apply function: (variable) @global.state.literal)])])) @global.state
(import module: (module) @import.name) @import
(import "import" . (module) @import.wildcard.name !names) @import.wildcard
(infix (operator) . (literal [(integer) (float)] @number.magic))
(infix . (literal [(integer) (float)] @number.magic))
(conditional if: (constructor) @code.dead.literal) @code.dead
