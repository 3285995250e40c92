; grammar: tree_sitter_cpp
; files: *.cpp *.cc *.cxx *.c++ *.hpp *.hh *.hxx *.h++ *.ipp *.inl *.tpp *.txx *.cu *.cuh *.ino
; trusted: function_declarator:declarator function_definition:type declaration:type compound_statement qualified_identifier:scope field_declaration:type parameter_declaration:type struct_specifier:name reference_declarator storage_class_specifier class_specifier:name union_specifier:name type_definition call_expression:function preproc_if binary_expression:left pointer_declarator
; receiver: this bare
; overloads: yes
; macros: yes
; rewords: directives
; empty: continue
; always: true 1
; catch-all: std::exception exception
; doc-comment: /** /// //! /*!
; silencers: nolint nolintnextline nolintbegin nosonar clang-format_off coverity cppcheck-suppress lint_-
;;
;; What the world is called in C++.
; call call.sleep: std::this_thread::sleep_for std::this_thread::sleep_until this_thread::sleep_for sleep usleep nanosleep Sleep SleepForMicroseconds absl::SleepFor QThread::sleep QThread::msleep .SleepForMicroseconds
; call call.network: socket connect accept listen recv sendto recvfrom getaddrinfo gethostbyname curl_easy_perform boost::asio::connect asio::connect .async_connect .async_accept .async_read_some grpc::CreateChannel
; not call.network: connect accept listen
; call call.file: fopen fread fwrite unlink rename mkdir opendir readdir stat remove std::filesystem::* fs::* std::remove std::rename mkstemp tmpfile freopen .NewWritableFile .NewRandomAccessFile .NewSequentialFile .RemoveFile .GetChildren
; type call.file: std::ifstream std::ofstream std::fstream ifstream ofstream QFile FILE
; call call.process: fork execve execvp execv system popen posix_spawn CreateProcess std::system QProcess::execute boost::process::system
; call call.random: rand random srand std::rand std::random_device drand48 arc4random QRandomGenerator::global absl::Uniform
; type call.random: std::mt19937 std::mt19937_64 std::random_device std::default_random_engine std::uniform_int_distribution
; call call.time: time gettimeofday clock_gettime clock std::time std::chrono::system_clock::now std::chrono::steady_clock::now steady_clock::now system_clock::now high_resolution_clock::now absl::Now QDateTime::currentDateTime .NowMicros
; call call.exit: exit _exit abort std::exit std::abort std::terminate std::quick_exit _Exit
; call call.eval: dlopen luaL_dostring luaL_loadbuffer QLibrary LoadLibrary
; call call.crypto: SHA1 SHA256 MD5 EVP_DigestInit_ex EVP_EncryptInit_ex HMAC RAND_bytes SHA256_Init QCryptographicHash::hash
; call config.env: getenv std::getenv setenv putenv secure_getenv qgetenv
; call lock: pthread_mutex_lock pthread_mutex_init std::lock flock sem_wait mtx_lock
; type lock: std::mutex std::recursive_mutex std::shared_mutex std::lock_guard std::unique_lock std::scoped_lock std::condition_variable std::shared_lock std::timed_mutex mutex Mutex MutexLock absl::Mutex absl::MutexLock port::Mutex port::CondVar QMutex QMutexLocker boost::mutex std::counting_semaphore std::binary_semaphore
; type thread: std::thread std::jthread QThread boost::thread
; call thread: pthread_create std::async std::thread CreateThread _beginthreadex QtConcurrent::run .StartThread tbb::parallel_for
; type queue: std::queue std::priority_queue std::deque concurrent_queue boost::lockfree::queue moodycamel::ConcurrentQueue
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; type cache: LRUCache Cache
; call cache: NewLRUCache cache.* cache_.* .block_cache.Lookup
; function singleton: GetInstance getInstance Instance instance get_instance
; class singleton: *Singleton Singleton
; call event.handler: signal sigaction std::signal atexit std::atexit QObject::connect .addEventListener .add_listener .on_event g_signal_connect .subscribe
; literal test: TEST TEST_F TEST_P TYPED_TEST TYPED_TEST_P BENCHMARK_F FUZZ_TEST
; call test: TEST_CASE SCENARIO BOOST_AUTO_TEST_CASE TEST_CASE_METHOD DOCTEST_TEST_CASE TEMPLATE_TEST_CASE
; function test: test_* Test[A-Z]*
; not definition.function: if for while switch catch else return noexcept LOCKS_EXCLUDED *_LOCKS_REQUIRED *_LOCK_FUNCTION UNLOCK_FUNCTION ASSERT_*_LOCK [A-Z]*_CATCH [A-Z]*_TRY TEST TEST_F TEST_P TYPED_TEST TYPED_TEST_P BENCHMARK_F FUZZ_TEST TEST_CASE BOOST_AUTO_TEST_CASE
; only test.skipped: DISABLED_* GTEST_SKIP SKIP QSKIP GTEST_FLAG_SET
; call test.skipped: GTEST_SKIP SKIP QSKIP
; call assertion: assert static_assert EXPECT_EQ EXPECT_NE EXPECT_TRUE EXPECT_FALSE EXPECT_LT EXPECT_LE EXPECT_GT EXPECT_GE EXPECT_STREQ EXPECT_THROW EXPECT_NO_THROW EXPECT_THAT EXPECT_NEAR EXPECT_DEATH EXPECT_ANY_THROW EXPECT_DOUBLE_EQ EXPECT_FLOAT_EQ EXPECT_THROW_MSG EXPECT_WRITE ASSERT_EQ ASSERT_NE ASSERT_TRUE ASSERT_FALSE ASSERT_LT ASSERT_LE ASSERT_GT ASSERT_GE ASSERT_STREQ ASSERT_THROW ASSERT_THAT ASSERT_OK ASSERT_LEVELDB_OK EXPECT_OK REQUIRE REQUIRE_FALSE REQUIRE_THROWS CHECK CHECK_EQ CHECK_NE CHECK_FALSE DCHECK DCHECK_EQ BOOST_CHECK BOOST_REQUIRE BOOST_CHECK_EQUAL Q_ASSERT QVERIFY QCOMPARE FMT_ASSERT ADD_FAILURE FAIL
; call mock: MOCK_METHOD EXPECT_CALL ON_CALL MOCK_METHOD0 MOCK_METHOD1 MOCK_CONST_METHOD0 Mock::VerifyAndClear fakeit::When
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]* mock_* fake_*
; not mock: *Test *Tests
; call print.debug: printf std::printf puts putchar std::puts qDebug fmt::print std::print std::println
; mention print.debug: std::cout std::cerr cout cerr
; call log: LOG VLOG DLOG SPDLOG_INFO SPDLOG_ERROR SPDLOG_DEBUG SPDLOG_WARN spdlog::trace spdlog::debug spdlog::info spdlog::warn spdlog::error spdlog::critical spdlog::log logger.* LOG_INFO LOG_ERROR LOG_WARN LOG_DEBUG syslog Log ABSL_LOG qWarning qCritical BOOST_LOG_TRIVIAL ROS_INFO ROS_ERROR RCLCPP_INFO
; call regex: std::regex regcomp std::regex_match std::regex_search pcre2_compile RE2::FullMatch RE2::PartialMatch
; type regex: std::regex RE2 QRegularExpression boost::regex std::wregex
; call feature.flag: base::FeatureList::IsEnabled FeatureList::IsEnabled IsFeatureEnabled .IsFeatureEnabled
; type type.any: void std::any any
; literal code.dead: 0
; not type.cast: void
; literal type.cast: static_cast reinterpret_cast const_cast dynamic_cast bit_cast
; annotation deprecated: deprecated gnu::deprecated
; call unsafe: reinterpret_cast const_cast alloca
; not function.empty: ~* TEST TEST_F TEST_P
; not global.state: [A-Z][A-Z_]*
; only error.custom: *Error *Exception *Failure *_error *_exception
; meaningless async.function: C++ marks no function as one that may pause
; unsupported error.unwrapped: whose `.value()` it is, only a compiler can tell

(function_definition body: (compound_statement)) @definition.function
(function_declarator declarator: (identifier) @definition.function.name)
(function_declarator declarator: (field_identifier) @definition.function.name)
(function_declarator declarator: (operator_name) @definition.function.name)
(function_declarator declarator: (destructor_name) @definition.function.name)
(function_declarator declarator: (qualified_identifier
  scope: (_) @definition.function.receiver name: (identifier) @definition.function.name))
(function_declarator declarator: (qualified_identifier
  scope: (_) @definition.function.receiver name: (destructor_name) @definition.function.name))
(function_declarator declarator: (qualified_identifier
  scope: (_) @definition.function.receiver name: (operator_name) @definition.function.name))
(function_declarator declarator: (qualified_identifier name: (qualified_identifier
  scope: (_) @definition.function.receiver name: (identifier) @definition.function.name)))
(function_declarator declarator: (qualified_identifier name: (qualified_identifier
  scope: (_) @definition.function.receiver name: (destructor_name) @definition.function.name)))
(function_declarator declarator: (qualified_identifier name: (qualified_identifier
  name: (qualified_identifier scope: (_) @definition.function.receiver
    name: [(identifier) (destructor_name) (operator_name)] @definition.function.name))))
(operator_cast type: (_) @definition.function.name)
(function_declarator declarator: (template_function name: (_) @definition.function.name))
(function_definition declarator: (function_declarator parameters: (parameter_list
  [(parameter_declaration declarator: (_)) (optional_parameter_declaration)]
  @definition.function.parameter)))
(function_definition declarator: (pointer_declarator declarator: (function_declarator parameters: (parameter_list
  [(parameter_declaration declarator: (_)) (optional_parameter_declaration)]
  @definition.function.parameter))))
(function_definition declarator: (reference_declarator (function_declarator parameters: (parameter_list
  [(parameter_declaration declarator: (_)) (optional_parameter_declaration)]
  @definition.function.parameter))))
(function_definition declarator: (_) . body: (compound_statement) @definition.function.body)
(lambda_expression) @function
(class_specifier name: (_) @definition.class.name body: (_)) @definition.class
(struct_specifier name: (_) @definition.class.name body: (_)) @definition.class
(union_specifier name: (_) @definition.class.name body: (_)) @definition.class
(enum_specifier name: (_) @definition.class.name body: (_)) @definition.class
(type_definition
  type: [(struct_specifier !name body: (_)) (union_specifier !name body: (_)) (enum_specifier !name body: (_))]
  declarator: (type_identifier) @definition.class.name) @definition.class
(class_specifier name: (_) @error.custom.name (base_class_clause) @error.custom.from) @error.custom
(struct_specifier name: (_) @error.custom.name (base_class_clause) @error.custom.from) @error.custom
(function_definition !type
  declarator: (function_declarator
    declarator: (identifier) @test.literal
    parameters: (parameter_list (parameter_declaration type: (type_identifier) @test.name) .))
  @test)
(function_definition !type
  declarator: (function_declarator
    declarator: (identifier)
    parameters: (parameter_list
      (parameter_declaration type: (type_identifier) @test.skipped.name) .) @test.skipped))

(if_statement) @branch
(else_clause (if_statement) @branch.chained)
(switch_statement) @branch @switch
(conditional_expression) @conditional
["&&" "||" "and" "or"] @conditional
(for_statement) @loop
(for_statement !condition) @loop.endless
(for_statement condition: (binary_expression) @loop.condition)
(for_range_loop) @loop @loop.each
(while_statement) @loop
(do_statement) @loop
("while" . (condition_clause (true) @loop.constant))
("while" . (condition_clause (number_literal) @loop.constant))
("while" . (condition_clause (binary_expression) @loop.condition))
("while" . (parenthesized_expression (true) @loop.constant))
("while" . (parenthesized_expression (number_literal) @loop.constant))
("while" . (parenthesized_expression (binary_expression) @loop.condition))
(try_statement) @try
(catch_clause body: (compound_statement) @handler.body) @handler
(catch_clause parameters: (parameter_list (parameter_declaration type: (_) @handler.name)))
(catch_clause parameters: (parameter_list (parameter_declaration
  declarator: (reference_declarator (identifier) @handler.variable))))
(catch_clause parameters: (parameter_list (parameter_declaration
  declarator: (identifier) @handler.variable)))
(break_statement) @break
(continue_statement) @continue
(return_statement) @return
(co_return_statement) @return
(co_yield_statement) @yield
(goto_statement label: (_) @goto.name) @goto
(throw_statement) @error.raised
(throw_statement (identifier) @error.raised.name)
(throw_statement (call_expression function: (_) @error.raised.name))
(throw_statement (call_expression
  arguments: (argument_list . (string_literal) @error.raised.message)))
(co_await_expression argument: (call_expression function: (_) @async.await.name)) @async.await
(co_await_expression argument: (identifier) @async.await.name) @async.await

(call_expression function: (_) @call)
(new_expression type: (_) @call)
(declaration type: [(qualified_identifier) (type_identifier) (template_type)] @type)
(field_declaration type: [(qualified_identifier) (type_identifier) (template_type)] @type)
(parameter_declaration type: (qualified_identifier) @type)
(parameter_declaration type: (primitive_type) @type declarator: (pointer_declarator))
(parameter_declaration type: (primitive_type) @type declarator: (abstract_pointer_declarator))
(binary_expression left: [(qualified_identifier) (identifier)] @mention "<<")
(attribute name: (identifier) @annotation)
(comment) @comment
(translation_unit (declaration declarator: (identifier) @global.state.name) @global.state)
(translation_unit (declaration declarator: (init_declarator
  declarator: (identifier) @global.state.name)) @global.state)
(declaration_list (declaration declarator: (identifier) @global.state.name) @global.state)
(declaration_list (declaration declarator: (init_declarator
  declarator: (identifier) @global.state.name)) @global.state)
(declaration (type_qualifier) @global.state.unless)
(declaration (storage_class_specifier "extern") @global.state.unless)
(field_declaration (storage_class_specifier "static")
  declarator: (field_identifier) @global.state.name) @global.state
(field_declaration (type_qualifier) @global.state.unless)
(preproc_include path: (_) @import.name) @import
(using_declaration "namespace" (_) @import.wildcard.name) @import.wildcard
(cast_expression type: (type_descriptor) @type.cast.name) @type.cast
(call_expression function: (template_function
  name: (identifier) @type.cast.literal
  arguments: (template_argument_list . (type_descriptor) @type.cast.name))) @type.cast
(binary_expression
  left: [(identifier) (field_expression) (call_expression) (subscript_expression)]
  @null.check @null.check.name ["==" "!="] right: (null))
(binary_expression (number_literal) @number.magic)
(if_statement condition: (condition_clause value: (false)) consequence: (_) @code.dead)
(preproc_if condition: (number_literal) @code.dead.literal) @code.dead
((case_statement (expression_statement) .) @switch.fallthrough . (case_statement))
((case_statement (attributed_statement) .) @switch.fallthrough . (case_statement))
