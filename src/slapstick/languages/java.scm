; grammar: tree_sitter_java
; files: *.java
; trusted: binary_expression:left for_statement object_creation_expression
; receiver: this bare
; callee: last
; overloads: yes
; empty: continue
; catch-all: Exception Throwable RuntimeException java.lang.Exception java.lang.Throwable
; doc-comment: /**
; silencers: noinspection checkstyle:off nopmd nosonar
;;
; call call.sleep: Thread.sleep TimeUnit.SECONDS.sleep TimeUnit.MILLISECONDS.sleep TimeUnit.MINUTES.sleep SECONDS.sleep MILLISECONDS.sleep SystemClock.sleep LockSupport.parkNanos Uninterruptibles.sleepUninterruptibly
; call call.network: Socket ServerSocket .openStream HttpClient.newHttpClient HttpClient.newBuilder .openConnection restTemplate.* RestTemplate OkHttpClient DatagramSocket SocketChannel.open InetAddress.getByName webClient.get
; call call.file: FileInputStream FileOutputStream FileReader FileWriter Files.* RandomAccessFile FileUtils.* .listFiles .mkdirs .mkdir .createNewFile .deleteOnExit .renameTo FileChannel.open
; call call.process: ProcessBuilder .getRuntime.exec Runtime.getRuntime().exec .exec
; call call.random: Random Math.random UUID.randomUUID ThreadLocalRandom.current SecureRandom
; call call.time: System.currentTimeMillis System.nanoTime Instant.now LocalDate.now LocalDateTime.now ZonedDateTime.now Calendar.getInstance Clock.systemUTC OffsetDateTime.now
; call call.exit: System.exit Runtime.getRuntime().halt
; call call.eval: .eval ScriptEngineManager
; call call.crypto: MessageDigest.getInstance Cipher.getInstance Mac.getInstance KeyGenerator.getInstance Signature.getInstance KeyPairGenerator.getInstance
; call config.env: System.getenv System.getProperty
; annotation config.env: Value ConfigProperty ConfigurationProperties
; call lock: ReentrantLock ReentrantReadWriteLock Semaphore CountDownLatch StampedLock CyclicBarrier Phaser
; type lock: Lock ReentrantLock Semaphore ReadWriteLock CountDownLatch
; call thread: Thread Executors.* ThreadPoolExecutor CompletableFuture.supplyAsync CompletableFuture.runAsync Timer ForkJoinPool .submit Thread.ofVirtual Thread.startVirtualThread
; annotation thread: Async Scheduled
; call queue: ArrayBlockingQueue LinkedBlockingQueue PriorityQueue ConcurrentLinkedQueue ArrayDeque PriorityBlockingQueue DelayQueue LinkedList SynchronousQueue
; not queue: LinkedList
; type queue: Queue BlockingQueue Deque
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: CacheBuilder.newBuilder Caffeine.newBuilder cache.get cache.put cache.invalidate .cache.get .cache.put SoftReference WeakHashMap WeakReference
; annotation cache: Cacheable CacheEvict CachePut Cached
; function singleton: getInstance
; class singleton: *Singleton Singleton
; annotation singleton: Singleton
; call event.handler: .addListener .addActionListener .setOnClickListener .addEventListener .addObserver .subscribe .addPropertyChangeListener Runtime.getRuntime().addShutdownHook .addShutdownHook .addMouseListener
; annotation event.handler: EventListener Subscribe KafkaListener EventHandler RabbitListener
; literal call.time: Date
; annotation test: Test ParameterizedTest RepeatedTest TestFactory
; annotation test.skipped: Disabled Ignore DisabledOnOs DisabledIf EnabledIf EnabledOnOs
; call test.skipped: assumeTrue Assume.assumeTrue Assumptions.assumeTrue assumeFalse
; call assertion: assertEquals assertTrue assertFalse assertNull assertNotNull assertThrows assertThat assertSame assertArrayEquals fail assertNotEquals Assert.* Assertions.* assertWithMessage assertThatThrownBy assertThatExceptionOfType Truth.assertThat
; call mock: mock Mockito.mock when Mockito.when verify Mockito.verify spy Mockito.spy EasyMock.*
; with mock: mock Mock Fake Dummy Stub
; annotation mock: Mock MockBean Spy InjectMocks MockitoBean
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: System.out.println System.out.print System.out.printf System.err.println System.err.print .printStackTrace System.err.printf
; call log: log.* logger.* LOG.* LOGGER.* Log.d Log.e Log.i Log.w Timber.* .logger.info .logger.warn .logger.error .logger.debug this.log.info
; call regex: Pattern.compile Pattern.matches
; call feature.flag: .isFeatureEnabled featureManager.isActive ff4j.check
; annotation deprecated: Deprecated
; annotation lint.silenced: SuppressWarnings SuppressLint SuppressFBWarnings
; type type.any: Object
; call unsafe: .setAccessible Unsafe.getUnsafe unsafe.* UNSAFE.*
; only error.custom: *Exception *Error *Failure
; meaningless goto: Java has no goto
; meaningless async.function: Java marks no function as one that may pause
; meaningless async.await: Java has no await
; meaningless error.unwrapped: Java has no wrapped results

(method_declaration name: (_) @definition.function.name) @definition.function
(method_declaration body: (block) @definition.function.body)
(method_declaration parameters: (formal_parameters [(formal_parameter) (spread_parameter)]
  @definition.function.parameter))
(constructor_declaration name: (_) @definition.function.name) @definition.function
(constructor_declaration body: (constructor_body) @definition.function.body)
(constructor_declaration parameters: (formal_parameters [(formal_parameter) (spread_parameter)]
  @definition.function.parameter))
(annotation_type_element_declaration name: (_) @definition.function.name) @definition.function
(lambda_expression) @function
(class_declaration name: (_) @definition.class.name) @definition.class
(interface_declaration name: (_) @definition.class.name) @definition.class
(enum_declaration name: (_) @definition.class.name) @definition.class
(record_declaration name: (_) @definition.class.name) @definition.class
(annotation_type_declaration name: (_) @definition.class.name) @definition.class
(class_declaration name: (_) @error.custom.name (superclass) @error.custom.from) @error.custom

(if_statement) @branch
alternative: (if_statement) @branch.chained
(switch_expression) @branch @switch
(synchronized_statement) @branch
(ternary_expression) @conditional
["&&" "||"] @conditional
(for_statement) @loop
(for_statement condition: (binary_expression ["<" "<=" ">" ">="] right: (_) @loop.bound))
(for_statement "(" . ";" . ";") @loop.endless
(enhanced_for_statement) @loop @loop.each
(while_statement) @loop
(while_statement condition: (parenthesized_expression (true))) @loop.endless
(while_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(do_statement) @loop
(do_statement condition: (parenthesized_expression (true))) @loop.endless
(do_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(try_statement) @try
(try_with_resources_statement) @try
(catch_clause body: (block) @handler.body) @handler
(catch_clause (catch_formal_parameter (catch_type (_) @handler.name)))
(catch_clause (catch_formal_parameter name: (_) @handler.variable))
(break_statement) @break
(break_statement (identifier) @break.label)
(continue_statement) @continue
(return_statement) @return
(yield_statement) @yield
(throw_statement) @error.raised
(throw_statement (identifier) @error.raised.name)
(throw_statement (object_creation_expression type: (_) @error.raised.name))
(throw_statement (object_creation_expression
  arguments: (argument_list . (string_literal) @error.raised.message)))

(method_invocation name: (_) @call)
(object_creation_expression type: (_) @call)
(object_creation_expression
  type: (type_identifier) @call.time.name @call.time.literal
  arguments: (argument_list "(" . ")")) @call.time
(field_declaration type: (_) @type)
(local_variable_declaration type: (_) @type)
(formal_parameter type: (_) @type)
(type_arguments (type_identifier) @type)
(method_declaration type: (type_identifier) @type)
(marker_annotation name: (_) @annotation)
(annotation name: (_) @annotation)
(line_comment) @comment
(block_comment) @comment
(assert_statement) @assertion
(synchronized_statement (parenthesized_expression (_) @lock.name)) @lock
(method_declaration (modifiers "synchronized") name: (_) @lock.name) @lock
(field_declaration (modifiers "static") declarator: (variable_declarator name: (_) @global.state.name)) @global.state
(field_declaration (modifiers "final" @global.state.unless))
(import_declaration (scoped_identifier) @import.name .) @import
(import_declaration (scoped_identifier) @import.wildcard.name (asterisk)) @import.wildcard
(cast_expression type: (_) @type.cast.name) @type.cast
(binary_expression left: (_) @null.check.name ["==" "!="] right: (null_literal)) @null.check
(binary_expression [(decimal_integer_literal) (decimal_floating_point_literal)] @number.magic)
(if_statement condition: (parenthesized_expression (false)) consequence: (_) @code.dead)
((switch_block_statement_group (expression_statement) .) @switch.fallthrough
  . (switch_block_statement_group))
((switch_block_statement_group (expression_statement) . (line_comment) .) @switch.fallthrough
  . (switch_block_statement_group))
