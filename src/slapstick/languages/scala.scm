; grammar: tree_sitter_scala
; files: *.scala *.sc *.sbt
; trusted: infix_expression:left template_body if_expression:condition for_expression:enumerators call_expression:function enumerators while_expression:condition function_definition:name case_clause:pattern var_definition:pattern class_definition:name generic_function import_declaration object_definition:name
; shebang: scala amm scala-cli
; receiver: this bare
; overloads: yes
; empty: ()
; far: return
; catch-all: Exception Throwable NonFatal *
; ungiven: Date
; doc-comment: /**
; silencers: scalastyle:off scalastyle:ignore scalafix:ok scalafix:off format:_off scalafmt:_off noinspection wartremover:off
;;
;; What the world is called in Scala.  Its operators are names; calls without arguments look like fields.
; call call.sleep: Thread.sleep IO.sleep ZIO.sleep TimeUnit.SECONDS.sleep TimeUnit.MILLISECONDS.sleep Temporal.sleep Clock.sleep
; call call.network: Socket ServerSocket .openStream requests.get requests.post HttpClient.newHttpClient Http().singleRequest Source.fromURL .openConnection quickRequest.get basicRequest.get InetAddress.getByName
; call call.file: FileInputStream FileOutputStream FileReader FileWriter PrintWriter Files.* Source.fromFile .listFiles .mkdirs .createNewFile os.read os.write os.remove os.move os.list os.walk os.makeDir os.read.lines os.write.over os.remove.all os.exists os.stat
; mention call.file: os.pwd
; call call.process: Process ProcessBuilder os.proc Runtime.getRuntime.exec Runtime.getRuntime().exec sys.process.Process os.call
; call call.random: Random.* Random scala.util.Random.* Math.random UUID.randomUUID SecureRandom ThreadLocalRandom.current
; mention call.random: Random.nextInt Random.nextDouble Math.random UUID.randomUUID
; call call.time: System.currentTimeMillis System.nanoTime Instant.now LocalDate.now LocalDateTime.now ZonedDateTime.now Date Clock.systemUTC Deadline.now
; mention call.time: System.currentTimeMillis System.nanoTime Instant.now LocalDate.now LocalDateTime.now Deadline.now
; call call.exit: sys.exit System.exit Runtime.getRuntime.halt
; call call.eval: .eval ScriptEngineManager
; call call.crypto: MessageDigest.getInstance Cipher.getInstance Mac.getInstance KeyGenerator.getInstance Signature.getInstance
; call config.env: sys.env.get sys.env.getOrElse System.getenv System.getProperty sys.props.get ConfigFactory.load sys.env.contains
; mention config.env: sys.env sys.props System.getenv
; call lock: ReentrantLock Semaphore ReentrantReadWriteLock CountDownLatch synchronized .synchronized Mutex CyclicBarrier
; call thread: Thread Future Future.apply Executors.* ExecutionContext.fromExecutor ForkJoinPool CompletableFuture.supplyAsync Timer ActorSystem IO.blocking ZIO.fork
; call queue: LinkedBlockingQueue ArrayBlockingQueue ConcurrentLinkedQueue PriorityQueue mutable.Queue Queue mutable.PriorityQueue ArrayDeque mutable.ArrayDeque Queue.bounded Queue.unbounded LinkedBlockingDeque
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: CacheBuilder.newBuilder Caffeine.newBuilder cache.* TrieMap.empty WeakHashMap WeakReference SoftReference Scaffeine
; not cache: TrieMap*
; function singleton: getInstance
; class singleton: *Singleton Singleton
; annotation singleton: Singleton
; call event.handler: .addListener .subscribe .onComplete .addShutdownHook sys.addShutdownHook .addEventListener .addObserver .addActionListener .foreachAsync
; call test: test property it
; annotation test: Test
; literal test: should must can in
; call test.skipped: ignore pending assumeTrue
; annotation test.skipped: Ignore Disabled
; call assertion: assert assertEquals assertResult assertThrows intercept assertTrue assertFalse assertNoDiff assertCompiles fail assertDoesNotCompile assertNotEquals interceptMessage expect
; mention assertion: shouldBe shouldEqual mustBe mustEqual shouldEq mustEq
; call mock: mock stub when verify Mockito.mock Mockito.when spy
; annotation mock: Mock MockBean
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; not mock: *Test *Tests *Spec when verify
; call print.debug: println print pprint.log pprint.pprintln printf Console.println System.out.println System.err.println .printStackTrace pprint
; call log: log.* logger.* LOG.* LOGGER.* .logger.info .logger.warn .logger.error .logger.debug
; call regex: Regex Pattern.compile
; call feature.flag: .isFeatureEnabled isFeatureEnabled FeatureFlags.isEnabled
; annotation deprecated: deprecated Deprecated
; annotation lint.silenced: nowarn SuppressWarnings unchecked
; call error.raised: sys.error
; call async.await: Await.result Await.ready .await
; type type.any: Any AnyRef Object
; call unsafe: Unsafe.getUnsafe unsafe.* .unsafeRunSync .setAccessible .unsafeRun .unsafeToFuture .unsafeRunAsync
; mention break: break
; not recursion: [A-Z]* this
; literal type.cast: asInstanceOf
; only error.custom: *Exception *Error *Failure
; meaningless goto: Scala has no goto
; meaningless switch.fallthrough: a case never runs on
; meaningless async.function: Scala marks no function as one that may pause
; unsupported error.unwrapped: whose `.get` it is, only a compiler can tell

(function_definition name: (_) @definition.function.name) @definition.function
(function_definition body: (_) @definition.function.body)
(function_definition (parameters (parameter) @definition.function.parameter))
(function_declaration name: (_) @definition.function.name) @definition.function
(function_declaration (parameters (parameter) @definition.function.parameter))
(lambda_expression) @function
(class_definition name: (_) @definition.class.name) @definition.class
(trait_definition name: (_) @definition.class.name) @definition.class
(object_definition name: (_) @definition.class.name) @definition.class
(enum_definition name: (_) @definition.class.name) @definition.class
(extension_definition) @methods
(class_definition name: (_) @error.custom.name extend: (_) @error.custom.from) @error.custom

(if_expression) @branch
(if_expression alternative: (if_expression) @branch.chained)
(match_expression) @branch
(for_expression enumerators: (_) . ")" . body: (_)) @loop
(for_expression enumerators: (_) . "}" . body: (_)) @loop
(for_expression "do") @loop
(for_expression "yield" @loop.unless)
(for_expression enumerators: (enumerators
  . (enumerator (identifier) . (identifier)))) @loop.each
(for_expression enumerators: (enumerators
  . (enumerator (identifier) . (field_expression)))) @loop.each
(for_expression enumerators: (enumerators
  . (enumerator (identifier) . (call_expression)))) @loop.each
(for_expression enumerators: (enumerators . (enumerator (identifier)
  . (infix_expression right: (_) @loop.bound))))
(while_expression) @loop
(while_expression condition: (parenthesized_expression (boolean_literal "true"))) @loop.endless
(while_expression condition: (boolean_literal "true")) @loop.endless
(while_expression condition: (parenthesized_expression
  (infix_expression left: (_) @loop.bound operator: (operator_identifier) right: (_) @loop.bound)))
(do_while_expression) @loop
(do_while_expression condition: (parenthesized_expression (boolean_literal "true")))
  @loop.endless
(do_while_expression condition: (parenthesized_expression
  (infix_expression left: (_) @loop.bound operator: (operator_identifier) right: (_) @loop.bound)))
(try_expression) @try
(catch_clause (case_block (case_clause) @handler))
(catch_clause (case_block (case_clause body: (_) @handler.body)))
(catch_clause (case_block (case_clause pattern: (typed_pattern type: (_) @handler.name))))
(catch_clause (case_block (case_clause
  pattern: (typed_pattern pattern: (identifier) @handler.variable))))
(catch_clause (case_block (case_clause pattern: (case_class_pattern type: (_) @handler.name))))
(catch_clause (case_block (case_clause
  pattern: (case_class_pattern pattern: (identifier) @handler.variable))))
(catch_clause (case_block (case_clause pattern: (identifier) @handler.variable)))
(catch_clause (case_block (case_clause
  pattern: (typed_pattern type: (_) @error.swallowed.name) !body) @error.swallowed))
(catch_clause (case_block (case_clause pattern: (wildcard) !body) @error.swallowed))
(block (identifier) @mention)
(if_expression consequence: (identifier) @mention)
(return_expression) @return
(throw_expression) @error.raised
(throw_expression (identifier) @error.raised.name)
(throw_expression (instance_expression (type_identifier) @error.raised.name))
(throw_expression (call_expression function: (identifier) @error.raised.name))
(throw_expression (instance_expression
  arguments: (arguments . (string) @error.raised.message)))
(throw_expression (call_expression arguments: (arguments . (string) @error.raised.message)))

(call_expression function: (identifier) @call)
(call_expression function: (field_expression) @call)
(call_expression function: (generic_function function: (_) @call))
(instance_expression (type_identifier) @call)
(instance_expression (generic_type type: (_) @call))
(field_expression value: (identifier) field: (identifier)) @mention
(infix_expression operator: (identifier) @mention)
(parameter type: (_) @type)
(val_definition type: (_) @type)
(var_definition type: (_) @type)
(function_definition return_type: (_) @type)
(class_parameter type: (_) @type)
(annotation name: (_) @annotation)
(comment) @comment
(block_comment) @comment
(infix_expression
  left: (infix_expression operator: (identifier) @test.literal right: (string) @test.title)
  operator: (identifier) @test.name
  right: (block)) @test
(infix_expression left: (string) @test.title
  operator: (identifier) @test.literal @test.name right: (block)) @test
(object_definition body: (template_body
  (var_definition pattern: (identifier) @global.state.name) @global.state))
(compilation_unit (var_definition pattern: (identifier) @global.state.name) @global.state)
(import_declaration (identifier) @import.name .) @import
(import_declaration (namespace_selectors (identifier) @import.name)) @import
(import_declaration (namespace_selectors (arrow_renamed_identifier name: (_) @import.name)))
  @import
(import_declaration (identifier) @import.wildcard.name . (namespace_wildcard))
  @import.wildcard
(generic_function
  function: (field_expression field: (identifier) @type.cast.literal)
  type_arguments: (type_arguments (_) @type.cast.name)) @type.cast
(infix_expression left: (_) @null.check.name right: (null_literal)) @null.check
(infix_expression (integer_literal) @number.magic)
(infix_expression (floating_point_literal) @number.magic)
(if_expression condition: (parenthesized_expression (boolean_literal "false"))
  consequence: (_) @code.dead)
