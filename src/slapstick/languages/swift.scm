; grammar: tree_sitter_swift
; files: *.swift
; trusted: call_expression pattern equality_expression:lhs navigation_expression:target attribute postfix_expression:target await_expression:expr user_type control_transfer_statement boolean_literal try_expression:expr as_operator
; shebang: swift
; receiver: self Self bare
; overloads: yes
; empty: continue
; named: definition.function
; always: true
; catch-all: *
; ungiven: Date
; doc-comment: /// /**
; silencers: swiftlint:disable swiftlint:disable:next swiftlint:disable:this swiftlint:disable:previous swiftformat:disable sourcery:skip swift-format-ignore
;;
;; What the world is called in Swift.
; call call.sleep: sleep usleep Thread.sleep Task.sleep nanosleep .asyncAfter
; call call.network: URLSession.shared.dataTask URLSession.shared.data URLSession URLSession.* session.dataTask AF.* NWConnection NWListener CFStreamCreatePairWithSocket URLSessionConfiguration .webSocketTask .dataTask .downloadTask .uploadTask Socket WKWebView
; call call.file: FileManager.* FileManager.default.* fileManager.* FileHandle FileHandle.* fopen Data.write .write InputStream OutputStream Bundle.main.path .contentsOfDirectory .createDirectory .removeItem
; not call.file: *.write
; call call.process: Process Process.run posix_spawn system execv NSTask fork
; call call.random: Int.random Double.random Bool.random Float.random CGFloat.random arc4random arc4random_uniform UUID .shuffled .randomElement SystemRandomNumberGenerator drand48 SecRandomCopyBytes
; call call.time: Date CFAbsoluteTimeGetCurrent DispatchTime.now Date.now ContinuousClock.now CACurrentMediaTime ProcessInfo.processInfo.systemUptime mach_absolute_time gettimeofday
; call call.exit: exit abort _exit
; call call.eval: .evaluateScript .evaluateJavaScript NSExpression
; call call.crypto: SHA256.hash SHA512.hash Insecure.MD5.hash Insecure.SHA1.hash HMAC AES.GCM.seal AES.GCM.open CC_SHA256 CC_MD5 SecKeyCreateEncryptedData SymmetricKey P256.Signing.PrivateKey SecTrustEvaluateWithError SecTrustEvaluate
; call config.env: getenv setenv UserDefaults.standard.* Bundle.main.object
; mention config.env: ProcessInfo.processInfo.environment
; call lock: NSLock NSRecursiveLock DispatchSemaphore os_unfair_lock_lock pthread_mutex_lock pthread_mutex_init objc_sync_enter NSCondition OSAllocatedUnfairLock Mutex UnfairLock NSConditionLock DispatchGroup .withLock
; type lock: NSLock DispatchSemaphore NSRecursiveLock os_unfair_lock
; call thread: Thread Thread.detachNewThread DispatchQueue.global .async Task Task.detached withTaskGroup withThrowingTaskGroup .addTask OperationQueue BlockOperation Timer.scheduledTimer DispatchQueue.concurrentPerform
; call queue: DispatchQueue OperationQueue AsyncStream AsyncChannel
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: NSCache URLCache cache.* URLCache.shared.* .cachedResponse
; type cache: NSCache
; function singleton: sharedInstance getInstance
; class singleton: *Singleton Singleton
; literal singleton: shared default instance sharedInstance standard
; call event.handler: .addTarget .addObserver NotificationCenter.default.addObserver .sink .onReceive .onTapGesture .onAppear .onChange signal .addGestureRecognizer .subscribe .observe
; annotation event.handler: IBAction
; function test: test[A-Z_]*
; annotation test: Test
; call test: it
; call test.skipped: XCTSkip XCTSkipIf XCTSkipUnless xit xdescribe pending
; call assertion: XCTAssert XCTAssertEqual XCTAssertTrue XCTAssertFalse XCTAssertNil XCTAssertNotNil XCTAssertThrowsError XCTAssertNoThrow XCTAssertNotEqual XCTAssertGreaterThan XCTAssertLessThan XCTAssertGreaterThanOrEqual XCTAssertLessThanOrEqual XCTAssertIdentical XCTFail XCTUnwrap expect precondition assert assertionFailure preconditionFailure require
; not assertion: preconditionFailure
; call mock: .stub OHHTTPStubs.stub stub given verify when any
; not mock: *Test *Tests when any verify given stub *.stub
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]* *Mock *Stub *Fake
; call print.debug: print debugPrint dump NSLog
; call log: os_log logger.* Logger.* log.debug log.info log.warning log.error .logger.info .logger.error .logger.debug .logger.warning DDLogDebug DDLogInfo DDLogError Log.*
; call regex: NSRegularExpression Regex .firstMatch .wholeMatch
; call feature.flag: .isFeatureEnabled isFeatureEnabled featureFlags.isEnabled .isFlagEnabled RemoteConfig.remoteConfig
; annotation deprecated: Deprecated
; not function.empty: init
; literal deprecated: deprecated
; call error.raised: fatalError preconditionFailure
; type type.any: Any AnyObject
; call unsafe: withUnsafePointer withUnsafeBytes withUnsafeMutablePointer withUnsafeMutableBytes .withUnsafeBytes .withUnsafeMutableBytes .withUnsafeBufferPointer .withUnsafeMutableBufferPointer unsafeBitCast unsafeDowncast UnsafeMutablePointer UnsafeRawPointer UnsafeMutablePointer.allocate Unmanaged.*
; type unsafe: UnsafePointer UnsafeMutablePointer UnsafeRawPointer UnsafeMutableRawPointer OpaquePointer
; only error.custom: *Error *Exception *Failure
; meaningless goto: Swift has no goto
; meaningless import.wildcard: every import brings in everything

(function_declaration) @definition.function
(protocol_function_declaration) @definition.function
(init_declaration) @definition.function
"init" @definition.function.name
(deinit_declaration "deinit" @definition.function.name) @definition.function
(parameter) @definition.function.parameter
(function_body) @definition.function.body
("async" @async.function (function_body))
(lambda_literal) @function
(class_declaration) @definition.class
(["class" "struct" "enum" "actor"] . (type_identifier) @definition.class.name)
(protocol_declaration) @definition.class
("protocol" . (type_identifier) @definition.class.name)
((type_identifier) @error.custom @error.custom.name . (inheritance_specifier))

(if_statement) @branch
((else) . (if_statement) @branch.chained)
(guard_statement) @branch
(switch_statement) @branch @switch
(ternary_expression) @conditional
(conjunction_expression) @conditional
(disjunction_expression) @conditional
(nil_coalescing_expression) @conditional
(for_statement) @loop
("in" . [(simple_identifier) (navigation_expression) (call_expression) (array_literal)]
  @loop.over)
("in" . (range_expression) @loop.condition)
(while_statement) @loop
(repeat_while_statement) @loop
("while" . (boolean_literal) @loop.constant)
("while" . (_) @loop.condition)
(do_statement (catch_block)) @try
(catch_block) @handler
(catch_block error: (pattern (pattern bound_identifier: (_) @handler.variable)))
(catch_block error: (pattern (user_type) @handler.name))
(catch_block error: (pattern bound_identifier: (simple_identifier) @handler.variable))
(catch_block (statements) @handler.body)
(catch_block error: (pattern (user_type) @error.swallowed.name))
(catch_block (catch_keyword) . "{" . "}") @error.swallowed
(catch_block (catch_keyword) . "{" . (comment) . "}") @error.swallowed
(catch_block error: (pattern) . "{" . "}") @error.swallowed
(catch_block error: (pattern) . "{" . (comment) . "}") @error.swallowed
(control_transfer_statement "break") @break
(control_transfer_statement "break" result: (_) @break.label)
(control_transfer_statement "continue") @continue
(control_transfer_statement "return") @return
(control_transfer_statement (throw_keyword)) @error.raised
(control_transfer_statement (throw_keyword) . (simple_identifier) @error.raised.name)
(control_transfer_statement (throw_keyword) . (navigation_expression) @error.raised.name)
(control_transfer_statement (throw_keyword)
  . (call_expression . (_) @error.raised.name))
(control_transfer_statement (throw_keyword) . (call_expression (call_suffix (value_arguments
  . (value_argument value: (line_string_literal) @error.raised.message)))))
(try_expression (try_operator "!") expr: (call_expression . (_) @error.unwrapped.name))
  @error.unwrapped
(postfix_expression target: (_) @error.unwrapped.name operation: (bang)) @error.unwrapped
(await_expression expr: (call_expression . (_) @async.await.name)) @async.await
(await_expression expr: (simple_identifier) @async.await.name) @async.await
(await_expression expr: (navigation_expression) @async.await.name) @async.await
(await_expression expr: (try_expression expr: (call_expression . (_) @async.await.name)))
  @async.await
(try_expression (try_operator "?") expr: (call_expression . (_) @error.swallowed.name))
  @error.swallowed

(call_expression . (simple_identifier) @call)
(call_expression . (navigation_expression) @call)
(constructor_expression constructed_type: (user_type (type_identifier) @call))
(macro_invocation (simple_identifier) @call)
(navigation_expression target: (navigation_expression)) @mention
(user_type (type_identifier) @type)
(attribute (user_type (type_identifier) @annotation))
(attribute (simple_identifier) @deprecated @deprecated.literal)
(comment) @comment
(multiline_comment) @comment
(source_file (property_declaration (value_binding_pattern "var")
  name: (pattern bound_identifier: (_) @global.state.name)) @global.state)
(computed_property) @global.state.unless
(import_declaration (identifier) @import.name) @import
(regex_literal) @regex @regex.pattern
(switch_entry "fallthrough") @switch.fallthrough
((modifiers (property_modifier "static")) . (value_binding_pattern "let")
  . (pattern bound_identifier: (_) @singleton @singleton.name @singleton.literal))
((modifiers (property_modifier "static")) . (value_binding_pattern "var")
  . (pattern bound_identifier: (_) @global.state @global.state.name) "=")
(equality_expression . (_) @null.check.name (nil_literal)) @null.check
(["+" "*" "/" "%" "<" ">" "<=" ">=" "==" "!="] . [(integer_literal) (real_literal)] @number.magic)
([(integer_literal) (real_literal)] @number.magic . ["+" "-" "/" "<" ">" "<=" ">=" "==" "!="])
("if" . (boolean_literal "false") (statements) @code.dead)
((as_operator) . (_) @type.cast @type.cast.name)
