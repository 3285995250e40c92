; grammar: tree_sitter_kotlin
; files: *.kt *.kts *.ktm
; builds: *.gradle.kts
; rewords: kotlin
; trusted: binary_expression:left for_statement if_expression:condition property_declaration when_entry
; shebang: kotlin kotlinc
; receiver: this bare
; overloads: yes
; empty: Unit continue
; always: true
; far: return
; catch-all: Exception Throwable RuntimeException
; ungiven: Date
; doc-comment: /**
; silencers: noinspection ktlint-disable detekt:ignore
;;
;; What the world is called in Kotlin.  Its grammar takes `true`, `null` and `break` for names.
; call call.sleep: Thread.sleep delay TimeUnit.SECONDS.sleep TimeUnit.MILLISECONDS.sleep SystemClock.sleep kotlinx.coroutines.delay
; call call.network: Socket ServerSocket .openStream HttpClient OkHttpClient .openConnection Retrofit.Builder DatagramSocket SocketChannel.open InetAddress.getByName client.get client.post httpClient.get
; call call.file: FileInputStream FileOutputStream FileReader FileWriter Files.* RandomAccessFile .listFiles .appendText .forEachLine .useLines .walkTopDown .copyRecursively .createNewFile .renameTo .deleteIfExists .createDirectories .listDirectoryEntries .readText .writeText .readLines .readBytes .writeBytes .deleteRecursively .mkdirs createTempFile fileSystem.* FileSystem.SYSTEM.* Files.createTempDirectory
; call call.process: ProcessBuilder Runtime.getRuntime().exec .getRuntime.exec .exec
; call call.random: Random Random.* Math.random UUID.randomUUID SecureRandom .random .shuffled ThreadLocalRandom.current
; call call.time: System.currentTimeMillis System.nanoTime Instant.now LocalDate.now LocalDateTime.now Clock.System.now Date Calendar.getInstance ZonedDateTime.now measureTimeMillis TimeSource.Monotonic.markNow measureTime
; call call.exit: exitProcess System.exit Runtime.getRuntime().halt
; call call.eval: .eval ScriptEngineManager
; call call.crypto: MessageDigest.getInstance Cipher.getInstance Mac.getInstance KeyGenerator.getInstance Signature.getInstance KeyPairGenerator.getInstance
; call config.env: System.getenv System.getProperty
; annotation config.env: Value ConfigurationProperties
; call lock: ReentrantLock Mutex Semaphore ReentrantReadWriteLock CountDownLatch synchronized .withLock .withPermit StampedLock CyclicBarrier
; annotation lock: Synchronized
; call thread: Thread thread launch async GlobalScope.launch GlobalScope.async .launch .async runBlocking CoroutineScope Executors.* withContext ThreadPoolExecutor CompletableFuture.supplyAsync Timer .submit coroutineScope supervisorScope
; not thread: withContext coroutineScope supervisorScope
; call queue: ArrayBlockingQueue LinkedBlockingQueue PriorityQueue ConcurrentLinkedQueue ArrayDeque Channel LinkedBlockingDeque DelayQueue SynchronousQueue
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: LruCache CacheBuilder.newBuilder Caffeine.newBuilder cache.get cache.put cache.* SoftReference WeakHashMap WeakReference lazy remember
; not cache: lazy
; annotation cache: Cacheable CacheEvict CachePut Cached
; function singleton: getInstance
; class singleton: *Singleton Singleton
; annotation singleton: Singleton
; call singleton: single
; call event.handler: .setOnClickListener .addListener .addObserver .observe .subscribe .addEventListener .addShutdownHook .invokeOnCompletion .doOnNext .addTextChangedListener .setOnTouchListener
; annotation event.handler: EventListener Subscribe KafkaListener OnLifecycleEvent
; annotation test: Test ParameterizedTest RepeatedTest TestFactory
; literal test: test it should describe context
; annotation test.skipped: Ignore Disabled DisabledOnOs DisabledIf EnabledIf
; call test.skipped: assumeTrue Assume.assumeTrue assumeFalse xit xtest
; call assertion: assertEquals assertTrue assertFalse assertNull assertNotNull assertThrows assertFailsWith assertThat assertSame assertArrayEquals fail assertNotEquals assertContentEquals assertIs Assert.* Assertions.* assert .isEqualTo .isTrue .isFalse .isNull assertFails assertNotSame shouldThrow assertContains
; call mock: mockk mock every coEvery verify coVerify spyk whenever Mockito.mock Mockito.when mockkStatic mockkObject MockWebServer slot MockEngine
; with mock: mock Mock Fake Dummy Stub
; annotation mock: Mock MockK MockBean InjectMocks RelaxedMockK SpyK
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: println print System.out.println System.err.println System.out.print .printStackTrace
; call log: log.* logger.* LOG.* LOGGER.* Log.d Log.e Log.i Log.w Log.v Timber.* .logger.info .logger.warn .logger.error .logger.debug this.log.info
; call regex: Regex .toRegex Pattern.compile Pattern.matches
; call feature.flag: .isFeatureEnabled isFeatureEnabled featureManager.isActive FeatureFlags.isEnabled
; annotation deprecated: Deprecated
; annotation lint.silenced: Suppress SuppressWarnings SuppressLint
; call error.raised: error TODO
; type type.any: Any Any?
; call unsafe: .setAccessible Unsafe.getUnsafe unsafe.* memScoped allocArray nativeHeap.alloc
; call async.await: .await awaitAll .awaitAll joinAll
; mention break: break
; mention continue: continue
; not recursion: [A-Z]*
; not mock: *Test *Tests
; literal definition.class: class
; literal null.check: null
; literal code.dead: false
; only error.custom: *Exception *Error *Failure
; meaningless goto: Kotlin has no goto
; meaningless switch.fallthrough: a branch of `when` never runs on

(function_declaration name: (_) @definition.function.name) @definition.function
(function_declaration (function_body (block) @definition.function.body))
(function_declaration (function_value_parameters (parameter) @definition.function.parameter))
(function_declaration (modifiers (function_modifier "suspend")) name: (_) @async.function.name)
  @async.function
(secondary_constructor "constructor" @definition.function.name) @definition.function
(secondary_constructor
  (function_value_parameters (parameter) @definition.function.parameter))
(lambda_literal) @function
(anonymous_function) @function
(class_declaration name: (_) @definition.class.name) @definition.class
(object_declaration name: (_) @definition.class.name) @definition.class
(annotated_expression (infix_expression  ; what its grammar makes of `@Kept annotation class Pan`
  . (identifier) . (identifier) @definition.class.literal
  . (identifier) @definition.class.name)) @definition.class
(companion_object) @methods
(companion_object name: (_) @definition.class.name) @definition.class
(class_declaration
  name: (_) @error.custom.name (delegation_specifiers) @error.custom.from) @error.custom
(object_declaration name: (_) @singleton.name) @singleton
(object_declaration (modifiers (class_modifier "data")) @singleton.unless)

(if_expression) @branch
(if_expression (if_expression) @branch.chained)
(when_expression) @branch
["&&" "||" "?:"] @conditional
(for_statement) @loop
(for_statement (variable_declaration) . (identifier)) @loop.each
(for_statement (variable_declaration) . (navigation_expression)) @loop.each
(for_statement (variable_declaration) . (call_expression)) @loop.each
(for_statement (multi_variable_declaration)) @loop.each
(for_statement (variable_declaration) . (range_expression (_) (_) @loop.bound))
(for_statement (variable_declaration) . (infix_expression (_) (identifier) (_) @loop.bound))
(while_statement) @loop
(while_statement condition: (identifier) @loop.constant) @loop.endless
(while_statement condition: (binary_expression
  left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound))
(do_while_statement) @loop
(do_while_statement condition: (identifier) @loop.constant) @loop.endless
(do_while_statement condition: (binary_expression
  left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound))
(try_expression) @try
(catch_block (block) @handler.body) @handler
(catch_block (user_type) @handler.name)
(catch_block . "catch" . "(" . (identifier) @handler.variable)
(block (identifier) @mention)
(if_expression (identifier) @mention)
(when_entry (identifier) @mention)
(lambda_literal (identifier) @mention)
(binary_expression "?:" right: (identifier) @mention)
(labeled_expression (label) (identifier) @break.label) @break
(return_expression !label) @return
(return_expression label: (_)) @continue
(throw_expression) @error.raised
(throw_expression . (identifier) @error.raised.name)
(throw_expression . (call_expression . (_) @error.raised.name))
(throw_expression . (call_expression (value_arguments
  . (value_argument (string_literal) @error.raised.message))))
(unary_expression argument: (_) @error.unwrapped.name "!!") @error.unwrapped

(call_expression (call_expression
  . (identifier) @test.name @test.literal
  (value_arguments . (value_argument (string_literal) @test.title) .)) (annotated_lambda)) @test
(call_expression . (identifier) @call)
(call_expression . (navigation_expression) @call)
(annotation (constructor_invocation (user_type) @annotation))
(annotation (user_type) @annotation)
(file_annotation (constructor_invocation (user_type) @annotation))
(variable_declaration (user_type) @type)
(parameter (user_type) @type)
(variable_declaration (nullable_type) @type)
(parameter (nullable_type) @type)
(class_parameter (user_type) @type)
(type_projection (user_type) @type)
(line_comment) @comment
(block_comment) @comment
(source_file (property_declaration "var" (variable_declaration (identifier) @global.state.name))
  @global.state)
(companion_object (class_body (property_declaration "var"
  (variable_declaration (identifier) @global.state.name)) @global.state))
(object_declaration (class_body (property_declaration "var"
  (variable_declaration (identifier) @global.state.name)) @global.state))
(import (qualified_identifier) @import.name) @import
(import "*" @import.unless)
(import (qualified_identifier) @import.wildcard @import.wildcard.name "*")
(as_expression right: (_) @type.cast.name) @type.cast
(binary_expression left: (_) @null.check.name ["==" "!=" "===" "!=="]
  right: (identifier) @null.check.literal) @null.check
(binary_expression (number_literal) @number.magic)
(binary_expression (float_literal) @number.magic)
(if_expression condition: (identifier) @code.dead.literal . (block)) @code.dead
