; grammar: tree_sitter_php:language_php
; files: *.php *.phtml *.php5 *.php8 *.phpt
; trusted: binary_expression:left expression_statement assignment_expression:left member_call_expression function_call_expression scoped_call_expression for_statement nullsafe_member_call_expression object_creation_expression subscript_expression
; shebang: php
; receiver: $this self static
; callee: last
; empty: continue ;
; always: true TRUE True 1
; catch-all: Exception \Exception Throwable \Throwable
; elsewhere: ,true
; ungiven: DateTime DateTimeImmutable
; doc-comment: /**
; silencers: phpcs:ignore phpcs:disable phpcs:ignorefile @phpcs:ignore @phpstan-ignore @phpstan-ignore-line @phpstan-ignore-next-line phpstan-ignore @psalm-suppress psalm-suppress @codingstandardsignore @codecoverageignore noinspection @noinspection phpmd @suppresswarnings
;;
;; What the world is called in PHP.
; call call.sleep: sleep usleep time_nanosleep Sleep::for Sleep::sleep time_sleep_until
; call call.network: curl_exec curl_init curl_multi_exec fsockopen stream_socket_client stream_socket_server socket_create socket_connect gethostbyname dns_get_record Http::get Http::post Http::put Http::withToken SoapClient mail Guzzle .httpClient.request .client.request Client::request HttpClient::create ftp_connect get_headers
; call call.file: fopen file_get_contents file_put_contents unlink rename mkdir rmdir readfile file scandir glob copy touch opendir tempnam is_file is_dir file_exists filemtime chmod symlink File::get File::put File::delete Storage::* SplFileObject RecursiveDirectoryIterator DirectoryIterator fwrite fgets
; call call.process: exec shell_exec system passthru proc_open popen pcntl_exec pcntl_fork Process Process::fromShellCommandline Process::run
; call call.random: rand mt_rand random_int random_bytes uniqid shuffle array_rand str_shuffle lcg_value mt_srand Str::random Str::uuid Uuid::v4 Uuid::uuid4
; call call.time: time microtime date hrtime DateTime DateTimeImmutable now Carbon::now Carbon::today gettimeofday gmdate
; call call.exit: exit die
; mention call.exit: die
; call call.eval: eval create_function
; call call.crypto: md5 sha1 hash hash_hmac password_hash password_verify openssl_encrypt openssl_decrypt openssl_sign crypt sodium_crypto_secretbox md5_file sha1_file hash_file Hash::make Crypt::encrypt
; call config.env: getenv putenv env Env::get Platform::getEnv Platform::putEnv config
; not config.env: config
; mention config.env: $_ENV
; call lock: flock sem_acquire sem_get Cache::lock SyncMutex LockFactory .createLock .lockForUpdate Lock
; call thread: pcntl_fork Fiber Thread parallel\run Process::pool Concurrency::run async Loop::addTimer
; not thread: async
; call queue: SplQueue SplPriorityQueue Queue::push Queue::later dispatch .onQueue msg_send msg_get_queue SplHeap SplMinHeap
; not queue: dispatch
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: Cache::* apcu_fetch apcu_store cache .cache.get .cache.set .cache.has .cache.read .cache.write cache_get cache_set wp_cache_get wp_cache_set get_transient set_transient .rememberForever
; function singleton: getInstance instance get_instance
; class singleton: Singleton *Singleton
; call event.handler: add_action add_filter .on .listen Event::listen .addListener .addEventListener register_shutdown_function set_error_handler set_exception_handler spl_autoload_register pcntl_signal .addSubscriber .subscribe
; annotation event.handler: AsEventListener AsMessageHandler On
; function test: test[A-Z_]*
; annotation test: Test
; call test: it test
; call test.skipped: .markTestSkipped .markTestIncomplete self::markTestSkipped self::markTestIncomplete static::markTestSkipped
; annotation test.skipped: RequiresPhp RequiresOperatingSystem RequiresPhpExtension
; call assertion: assert expect .assertSame .assertEquals .assertTrue .assertFalse .assertNull .assertNotNull .assertInstanceOf .assertCount .assertEmpty .assertNotEmpty .assertContains .assertNotContains .assertStringContainsString .assertArrayHasKey .assertArrayNotHasKey .assertMatchesRegularExpression .assertFileExists .assertFileDoesNotExist .assertGreaterThan .assertLessThan .assertNotSame .assertNotEquals .assertThat .assertStringStartsWith .assertStringNotContainsString .assertJson .assertStatus .assertSee .assertDatabaseHas .expectException .expectExceptionMessage .fail Assert::* .assertIsArray .assertIsString .assertPackageEquals
; call mock: .createMock .getMockBuilder .createStub .createPartialMock .createConfiguredMock .getMockForAbstractClass Mockery::mock Mockery::spy m::mock .prophesize .shouldReceive Http::fake Event::fake Queue::fake Mail::fake Bus::fake Notification::fake Storage::fake .getMock
; not mock: *Test *Tests
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: var_dump print_r dd dump debug_zval_refcount debug_print_backtrace ray xdebug_break var_export
; not print.debug: var_export
; call log: error_log syslog Log::* .logger.info .logger.warning .logger.error .logger.debug .logger.notice .logger.critical .log.info .log.error logger.* .writeError .io.writeError trigger_error
; not log: trigger_error *writeError
; call regex: preg_match preg_match_all preg_replace preg_replace_callback preg_split preg_grep Preg::isMatch Preg::match Preg::replace Preg::split Preg::isMatchStrictGroups Preg::matchAll Preg::replaceCallback Preg::matchStrictGroups mb_ereg
; call feature.flag: Feature::active Feature::for .isFeatureEnabled feature_enabled .isFeatureActive Pennant::active
; annotation deprecated: Deprecated
; call deprecated: trigger_deprecation Deprecation::trigger _deprecated_function
; call null.check: is_null
; annotation lint.silenced: SuppressWarnings
; type type.any: mixed ?mixed
; not global.state: $instance $GLOBALS
; only error.custom: *Exception *Error *Failure
; not function.empty: __construct
; literal code.dead: false FALSE
; meaningless async.function: PHP marks no function as one that may pause
; meaningless async.await: PHP has no await
; meaningless import.wildcard: a `use` names each thing it brings in
; meaningless unsafe: PHP has no unsafe blocks
; meaningless error.unwrapped: PHP has no wrapped results

(function_definition name: (_) @definition.function.name) @definition.function
(function_definition body: (compound_statement) @definition.function.body)
(function_definition parameters: (formal_parameters
  [(simple_parameter) (variadic_parameter)] @definition.function.parameter))
(method_declaration name: (_) @definition.function.name) @definition.function
(method_declaration body: (compound_statement) @definition.function.body)
(method_declaration parameters: (formal_parameters
  [(simple_parameter) (variadic_parameter) (property_promotion_parameter)]
  @definition.function.parameter))
(assignment_expression
  left: (variable_name (name) @definition.function.name)
  right: (anonymous_function body: (_) @definition.function.body)) @definition.function
(assignment_expression
  left: (variable_name (name) @definition.function.name)
  right: (arrow_function)) @definition.function
(assignment_expression right: (anonymous_function
  parameters: (formal_parameters (simple_parameter) @definition.function.parameter)))
(anonymous_function) @function
(arrow_function) @function
(class_declaration name: (_) @definition.class.name) @definition.class
(interface_declaration name: (_) @definition.class.name) @definition.class
(trait_declaration name: (_) @definition.class.name) @definition.class
(enum_declaration name: (_) @definition.class.name) @definition.class
(class_declaration name: (_) @error.custom.name (base_clause) @error.custom.from) @error.custom

(if_statement) @branch
(else_if_clause) @branch @branch.chained
(else_clause body: (if_statement) @branch.chained)
(switch_statement) @branch @switch
(match_expression) @branch
(conditional_expression) @conditional
["&&" "||" "??" "and" "or"] @conditional
(for_statement) @loop
(for_statement !condition) @loop.endless
(for_statement condition: (binary_expression ["<" "<=" ">" ">="] right: (_) @loop.bound))
(foreach_statement) @loop @loop.each
(while_statement) @loop
(while_statement condition: (parenthesized_expression (boolean) @loop.constant)) @loop.endless
(while_statement condition: (parenthesized_expression (integer) @loop.constant)) @loop.endless
(while_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(do_statement) @loop
(do_statement condition: (parenthesized_expression (boolean) @loop.constant)) @loop.endless
(do_statement condition: (parenthesized_expression (integer) @loop.constant)) @loop.endless
(do_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(try_statement) @try
(catch_clause body: (compound_statement) @handler.body) @handler
(catch_clause type: (type_list (_) @handler.name))
(catch_clause name: (variable_name) @handler.variable)
(error_suppression_expression (function_call_expression function: (_) @error.swallowed.name))
  @error.swallowed
(break_statement) @break
(break_statement (integer) @break.label)
(continue_statement) @continue
(return_statement) @return
(yield_expression) @yield
(goto_statement (name) @goto.name) @goto
(throw_expression) @error.raised
(throw_expression [(variable_name) (scoped_call_expression scope: (_))] @error.raised.name)
(throw_expression (object_creation_expression [(name) (qualified_name)] @error.raised.name))
(throw_expression (object_creation_expression (arguments
  . (argument [(string) (encapsed_string)] @error.raised.message))))

(function_call_expression function: (name) @call)
(function_call_expression function: (qualified_name (name) @call .))
(member_call_expression name: (name) @call)
(nullsafe_member_call_expression name: (name) @call)
(scoped_call_expression name: (name) @call)
(object_creation_expression (name) @call)
(object_creation_expression (qualified_name (name) @call .))
(exit_statement "exit" @call.exit.name) @call.exit
(expression_statement (name) @mention)
(shell_command_expression) @call.process
(subscript_expression . (variable_name) @mention)
(simple_parameter type: (_) @type)
(property_declaration type: (_) @type)
(method_declaration return_type: (_) @type)
(function_definition return_type: (_) @type)
(attribute [(name) (qualified_name)] @annotation)
(comment) @comment
(global_declaration (variable_name) @global.state.name) @global.state
(property_declaration (static_modifier) (property_element name: (_) @global.state.name))
  @global.state
(namespace_use_declaration
  (namespace_use_clause [(qualified_name) (name)] @import.name)) @import
(namespace_use_declaration (namespace_name) @import.name body: (_)) @import
(require_once_expression (string (string_content) @import.name)) @import
(require_once_expression (binary_expression right: (string (string_content) @import.name)))
  @import
(require_expression (string (string_content) @import.name)) @import
(require_expression (binary_expression right: (string (string_content) @import.name))) @import
(include_expression (string (string_content) @import.name)) @import
(include_expression (binary_expression right: (string (string_content) @import.name))) @import
(cast_expression type: (_) @type.cast.name) @type.cast
(binary_expression left: (_) @null.check.name ["===" "!==" "==" "!="] right: (null))
  @null.check
(binary_expression left: (null) ["===" "!==" "==" "!="] right: (_) @null.check.name)
  @null.check
(binary_expression [(integer) (float)] @number.magic)
(if_statement condition: (parenthesized_expression (boolean) @code.dead.literal) body: (_))
  @code.dead
(switch_block (case_statement (expression_statement (function_call_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (member_call_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (scoped_call_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (assignment_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (augmented_assignment_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (update_expression)) .) @switch.fallthrough
  . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (function_call_expression)) .) @switch.fallthrough
  . (comment) . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (member_call_expression)) .) @switch.fallthrough
  . (comment) . [(case_statement) (default_statement)])
(switch_block (case_statement (expression_statement (assignment_expression)) .) @switch.fallthrough
  . (comment) . [(case_statement) (default_statement)])
