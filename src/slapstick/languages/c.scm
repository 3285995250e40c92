; grammar: tree_sitter_c
; files: *.c *.h
; trusted: declaration:type binary_expression:left function_definition:type
; overloads: no
; macros: lines
; rewords: directives
; empty: continue
; doc-comment: /** ///
; silencers: nolint nosonar clang-format_off coverity cppcheck-suppress lint_-
;;
; call call.sleep: sleep usleep nanosleep Sleep msleep mdelay udelay ssleep schedule_timeout pause clock_nanosleep napms SDL_Delay
; call call.network: socket connect bind listen accept send recv sendto recvfrom getaddrinfo gethostbyname accept4 select poll epoll_wait curl_easy_perform
; not call.network: select poll epoll_wait bind send
; call call.file: fopen open close fclose fread fwrite unlink rename mkdir opendir readdir stat lstat fstat remove creat tmpfile mkstemp fgets openat freopen
; not call.file: close
; call call.process: fork execve execvp execv execl execlp system popen posix_spawn vfork CreateProcess
; call call.random: rand random srand srandom drand48 arc4random rand_r getrandom lrand48
; call call.time: time gettimeofday clock_gettime clock
; call call.exit: exit _exit abort _Exit quick_exit
; call call.eval: dlopen luaL_loadbuffer luaL_dostring
; call call.crypto: SHA1 SHA256 MD5 SHA256_Init SHA1Init SHA1Update SHA1Final MD5_Init EVP_EncryptInit_ex EVP_DigestInit_ex HMAC sha256_init sha256_update RAND_bytes
; call config.env: getenv setenv putenv secure_getenv unsetenv
; call lock: pthread_mutex_lock pthread_mutex_init pthread_rwlock_rdlock pthread_rwlock_wrlock pthread_spin_lock sem_wait sem_init mutex_lock spin_lock spin_lock_irqsave mtx_lock flock pthread_cond_wait down
; not lock: down
; type lock: pthread_mutex_t pthread_rwlock_t sem_t mtx_t spinlock_t
; call thread: pthread_create thrd_create kthread_run fork CreateThread _beginthreadex
; class queue: *queue *Queue *_queue
; type queue: QUEUE queue_t
; class cache: *cache *Cache
; function cache: *_cache_* *Cache
; function singleton: *_get_instance *GetInstance
; call event.handler: signal sigaction atexit signal_connect g_signal_connect aeCreateFileEvent event_set event_new bsd_signal
; function test: test_* *_test Test[A-Z]*
; call test: TEST START_TEST RUN_TEST TEST_CASE test_cond UNITY_TEST
; not test: *run_test *run_tests
; literal test: TEST START_TEST TEST_IMPL TEST_CASE UNIT_TEST
; call test.skipped: TEST_IGNORE SKIP TEST_IGNORE_MESSAGE skip_test t_skip
; call assertion: assert static_assert _Static_assert serverAssert g_assert ck_assert ck_assert_int_eq TEST_ASSERT TEST_ASSERT_EQUAL ASSERT ASSERT_EQ EXPECT_EQ assert_int_equal BUG_ON serverAssertWithInfo test_cond debugServerAssert WARN_ON
; function mock: mock_* fake_* stub_* __wrap_*
; call mock: will_return mock expect_function_call
; call print.debug: printf puts putchar fputs vprintf
; not print.debug: fputs
; call log: syslog serverLog fprintf perror log_error log_info log_debug log_warn pr_err pr_info pr_debug pr_warn printk dev_err dev_dbg g_warning g_message warnx err errx warn g_debug redisLog LOG_ERROR LOG_INFO
; not log: fprintf err warn
; call regex: regcomp regexec pcre_compile pcre2_compile g_regex_new
; mention type.any: void
; annotation deprecated: deprecated
; not definition.function: if for while switch else do return
; literal code.dead: 0
; not global.state: [A-Z][A-Z_]*
; not type.cast: void
; meaningless error.raised: C raises nothing; its errors are numbers
; meaningless error.caught: C catches nothing
; meaningless error.caught.bare: C catches nothing
; meaningless error.rethrown: C catches nothing
; meaningless error.custom: C has no error types
; meaningless error.unwrapped: C has no wrapped results
; unsupported error.swallowed: a return value left alone may be anything
; meaningless async.function: C marks no function as one that may pause
; meaningless async.await: C has no await
; meaningless import.wildcard: every include brings in everything
; meaningless callback.nested: C has no functions without names
; meaningless unsafe: all of C is
; unsupported feature.flag: the preprocessor's conditions say too little
; unsupported deprecated: attributes differ by compiler

(function_definition declarator: (function_declarator
  declarator: (identifier) @definition.function.name)) @definition.function
(function_definition declarator: (pointer_declarator declarator: (function_declarator
  declarator: (identifier) @definition.function.name))) @definition.function
(function_definition declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator
  declarator: (identifier) @definition.function.name)))) @definition.function
(function_definition type: (type_identifier) @definition.function.macro @test.literal
  declarator: (parenthesized_declarator . (identifier) @definition.function.name @test.name .))
  @definition.function @test
(function_definition body: (compound_statement) @definition.function.body)
(function_definition declarator: (function_declarator
  parameters: (parameter_list (parameter_declaration declarator: (_)) @definition.function.parameter)))
(function_definition declarator: (pointer_declarator declarator: (function_declarator
  parameters: (parameter_list (parameter_declaration declarator: (_)) @definition.function.parameter))))
(struct_specifier name: (_) @definition.class.name body: (_)) @definition.class
(union_specifier name: (_) @definition.class.name body: (_)) @definition.class
(enum_specifier name: (_) @definition.class.name body: (_)) @definition.class
(type_definition
  type: [(struct_specifier !name body: (_)) (union_specifier !name body: (_)) (enum_specifier !name body: (_))]
  declarator: (type_identifier) @definition.class.name) @definition.class

(if_statement) @branch
(else_clause (if_statement) @branch.chained)
(switch_statement) @branch @switch
(conditional_expression) @conditional
["&&" "||"] @conditional
(for_statement) @loop
(for_statement condition: (binary_expression ["<" "<=" ">" ">="] right: (_) @loop.bound))
(for_statement "(" . ";" . ";") @loop.endless
(while_statement) @loop
(while_statement condition: (parenthesized_expression (true))) @loop.endless
(while_statement condition: (parenthesized_expression (number_literal) @loop.constant)) @loop.endless
(while_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(do_statement) @loop
(do_statement condition: (parenthesized_expression (true))) @loop.endless
(do_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(break_statement) @break
(continue_statement) @continue
(return_statement) @return
(goto_statement label: (_) @goto.name) @goto

function: (_) @call
(type_identifier) @type
(cast_expression type: (type_descriptor) @type.cast.name) @type.cast
(parameter_declaration
  type: (primitive_type) @mention declarator: [(pointer_declarator) (abstract_pointer_declarator)])
(comment) @comment
(translation_unit (declaration (storage_class_specifier)
  declarator: (init_declarator declarator: (identifier) @global.state.name)) @global.state)
(translation_unit (declaration declarator: (identifier) @global.state.name) @global.state)
(translation_unit (declaration declarator: (init_declarator
  declarator: (identifier) @global.state.name)) @global.state)
(translation_unit (declaration (type_qualifier "const") @global.state.unless))
(translation_unit (declaration (storage_class_specifier "extern") @global.state.unless))
(preproc_include path: (_) @import.name) @import
(binary_expression left: (_) @null.check.name ["==" "!="] right: (null)) @null.check
(binary_expression (number_literal) @number.magic)
(preproc_if condition: (number_literal) @code.dead.literal) @code.dead
((case_statement (expression_statement) .) @switch.fallthrough . (case_statement))
