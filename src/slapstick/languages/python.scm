; grammar: tree_sitter_python
; files: *.py *.pyi *.pyw SConstruct wscript
; trusted: comparison_operator expression_statement call:function as_pattern
; shebang: python pypy
; receiver: self cls
; elsewhere: file=
; ungiven: time.localtime time.gmtime
; empty: pass ... continue
; catch-all: Exception BaseException
; counts: range xrange
; deprecating: .._deprecated:: Deprecated:
; first: pattern
; silencers: noqa type:_ignore pylint:_disable nosec pragma:_no_cover mypy:_ pyright:_ignore ruff:_noqa flake8:_noqa fmt:_off
;;
;; What the world is called in Python.
; call call.sleep: time.sleep asyncio.sleep anyio.sleep trio.sleep gevent.sleep eventlet.sleep sleep
; call call.network: requests.get requests.post requests.put requests.delete requests.patch requests.head requests.request requests.Session httpx.get httpx.post httpx.put httpx.patch httpx.delete httpx.head httpx.options httpx.request httpx.stream httpx.Client httpx.AsyncClient urlopen urllib.request.urlopen urlretrieve socket.socket socket.create_connection aiohttp.ClientSession aiohttp.request http.client.HTTPConnection http.client.HTTPSConnection smtplib.SMTP smtplib.SMTP_SSL ftplib.FTP ftplib.FTP_TLS websockets.connect grpc.insecure_channel .urlopen
; call call.file: open io.open os.open os.remove os.unlink os.rename os.replace os.makedirs os.mkdir os.listdir os.walk os.rmdir os.scandir shutil.* .read_text .write_text .read_bytes .write_bytes .unlink tempfile.* glob.glob codecs.open
; call call.process: subprocess.* os.system os.popen os.exec os.execv os.execvp os.fork os.spawnl pexpect.spawn asyncio.create_subprocess_exec asyncio.create_subprocess_shell Popen check_output check_call
; call call.random: random.* np.random.* numpy.random.* secrets.* uuid.uuid4 os.urandom uuid4 randint shuffle
; call call.time: time.time time.monotonic time.perf_counter datetime.now datetime.utcnow datetime.today date.today time.localtime time.gmtime perf_counter timezone.now
; call call.exit: sys.exit os._exit exit quit
; call call.eval: eval exec pickle.loads pickle.load yaml.unsafe_load marshal.loads __import__
; call call.crypto: hashlib.* hmac.* Fernet AES.new bcrypt.* ssl.create_default_context
; call config.env: os.getenv os.environ.get environ.get os.environ.setdefault os.environ.pop getenv
; mention config.env: os.environ environ
; call lock: threading.Lock threading.RLock threading.Semaphore threading.BoundedSemaphore threading.Condition multiprocessing.Lock asyncio.Lock asyncio.Semaphore Lock RLock Semaphore BoundedSemaphore anyio.Lock trio.Lock fcntl.flock fcntl.lockf
; call thread: threading.Thread Thread multiprocessing.Process Process ThreadPoolExecutor ProcessPoolExecutor concurrent.futures.ThreadPoolExecutor concurrent.futures.ProcessPoolExecutor futures.ThreadPoolExecutor futures.ProcessPoolExecutor multiprocessing.Pool asyncio.create_task asyncio.ensure_future asyncio.gather threading.Timer .start_soon .create_task gevent.spawn loop.run_in_executor asyncio.to_thread
; call queue: queue.Queue Queue asyncio.Queue multiprocessing.Queue queue.PriorityQueue queue.LifoQueue queue.SimpleQueue SimpleQueue PriorityQueue LifoQueue deque collections.deque JoinableQueue
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; annotation cache: lru_cache functools.lru_cache cache functools.cache cached_property functools.cached_property memoize cached
; call cache: cache.get cache.set cache.delete .cache_clear lru_cache functools.lru_cache cache.get_or_set TTLCache LRUCache
; function singleton: get_instance getInstance
; class singleton: Singleton *Singleton
; call event.handler: .add_listener .add_event_handler signal.signal atexit.register .addEventListener .add_done_callback .on_event .connect_via .clicked.connect .triggered.connect .timeout.connect post_save.connect pre_save.connect post_delete.connect signal.connect .signal.connect request_finished.connect request_started.connect
; function test: test_* test
; class test: Test[A-Z]* *TestCase *Tests
; annotation test.skipped: pytest.mark.skip pytest.mark.skipif pytest.mark.xfail unittest.skip unittest.skipIf unittest.skipUnless unittest.expectedFailure skip skipIf skipUnless skipif expectedFailure skipUnlessDBFeature skipIfDBFeature
; call test.skipped: pytest.skip self.skipTest pytest.xfail unittest.skip pytest.mark.skip pytest.mark.skipif pytest.mark.xfail
; call assertion: self.assertEqual self.assertTrue self.assertFalse self.assertIs self.assertIsNone self.assertIsNotNone self.assertIn self.assertNotIn self.assertRaises self.assertRaisesMessage self.assertRaisesRegex self.assertNotEqual self.assertContains self.assertQuerySetEqual self.assertAlmostEqual self.assertGreater self.assertLess self.assertIsInstance self.assertRegex self.assertCountEqual self.assertDictEqual self.assertListEqual pytest.raises .assert_called_once_with .assert_called_with .assert_called_once .assert_not_called
; call mock: Mock MagicMock AsyncMock patch mock.Mock mock.MagicMock mock.AsyncMock mock.patch mock.patch.object patch.object patch.dict mocker.patch mocker.Mock monkeypatch.setattr monkeypatch.setenv create_autospec
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: print pprint pp pprint.pprint breakpoint pdb.set_trace ipdb.set_trace
; call log: logging.debug logging.info logging.warning logging.warn logging.error logging.exception logging.critical logger.debug logger.info logger.warning logger.warn logger.error logger.exception logger.critical log.debug log.info log.warning log.warn log.error log.exception log.critical _logger.* LOG.* LOGGER.* _log.* .logger.debug .logger.info .logger.warning .logger.error .logger.exception .log.debug .log.info .log.warning .log.error .log.exception
; call regex: re.compile re.match re.search re.sub re.findall re.fullmatch re.split re.finditer regex.compile
; call feature.flag: is_feature_enabled feature_enabled is_enabled waffle.flag_is_active waffle.switch_is_active flag_is_active switch_is_active features.has feature_flags.get
; annotation deprecated: deprecated warnings.deprecated typing_extensions.deprecated deprecated_callable deprecate
; call deprecated: warn_deprecated
; type type.any: Any typing.Any
; call type.cast: cast typing.cast t.cast
; not global.state: __*__ [A-Z]* _[A-Z]*
; not error.raised: pytest.* unittest.* *.skip
; only error.custom: *Error *Exception *Warning *Failure *Exceeded
; meaningless goto: Python has no goto
; meaningless switch.fallthrough: a case of match never runs on
; meaningless unsafe: Python has no unsafe blocks
; meaningless error.unwrapped: Python has no wrapped results

(function_definition
  name: (identifier) @definition.function.name
  parameters: (parameters)
  body: (block) @definition.function.body) @definition.function
(function_definition parameters: (parameters [
  (identifier) (default_parameter) (typed_parameter) (typed_default_parameter)
  (list_splat_pattern) (dictionary_splat_pattern)] @definition.function.parameter))
(function_definition "async" name: (identifier) @async.function.name) @async.function
(lambda) @function
(assignment
  left: (identifier) @definition.function.name
  right: (lambda body: (_) @definition.function.body)) @definition.function
(assignment right: (lambda
  parameters: (lambda_parameters (_) @definition.function.parameter)))
(class_definition name: (identifier) @definition.class.name) @definition.class
(class_definition
  name: (identifier) @error.custom.name
  superclasses: (argument_list [(identifier) (attribute)]) @error.custom.from) @error.custom
(function_definition body: (block . (expression_statement (string) @docs.docstring)))
(class_definition body: (block . (expression_statement (string) @docs.docstring)))
(module . (comment)* . (expression_statement (string) @docs.docstring))

(if_statement) @branch
(with_statement) @branch
(match_statement) @branch
(conditional_expression) @conditional
(boolean_operator) @conditional
(list_comprehension) @conditional
(generator_expression) @conditional
(for_statement right: (_) @loop.over) @loop
(while_statement) @loop
(while_statement condition: (true)) @loop.endless
(while_statement condition: (integer) @loop.constant) @loop.endless
(while_statement
  condition: (comparison_operator (_) @loop.bound ["<" "<=" ">" ">="] (_) @loop.bound))
(try_statement) @try
(except_clause (block) @handler.body) @handler
(except_clause . value: (identifier) @handler.name)
(except_clause . value: (attribute) @handler.name)
(except_clause . value: (tuple [(identifier) (attribute)] @handler.name))
(except_clause . value: (as_pattern . [(identifier) (attribute)] @handler.name))
(except_clause . value: (as_pattern . (tuple [(identifier) (attribute)] @handler.name)))
(except_clause
  value: (as_pattern alias: (as_pattern_target (identifier) @handler.variable)))
(break_statement) @break
(continue_statement) @continue
(return_statement) @return
(yield) @yield
(raise_statement) @error.raised
(raise_statement . (call function: (_) @error.raised.name))
(raise_statement . (call arguments: (argument_list . (string) @error.raised.message)))
(raise_statement . [(identifier) (attribute)] @error.raised.name)
(await) @async.await
(await (call function: (_) @async.await.name))
(await [(identifier) (attribute)] @async.await.name)

function: (_) @call
(decorator [(identifier) (attribute)] @annotation)
(decorator (call function: (_) @annotation))
(type (identifier) @type)
(type (binary_operator (identifier) @type))
(subscript value: (attribute) @mention)
(comment) @comment
(assert_statement) @assertion
(global_statement (identifier) @global.state.name) @global.state
(module (expression_statement
  (assignment left: (identifier) @global.state.name right: [(list) (dictionary) (set)])
  @global.state))
(import_statement name: (dotted_name) @import.name) @import
(import_statement name: (aliased_import name: (dotted_name) @import.name)) @import
(import_from_statement module_name: (_) @import.name) @import
(import_from_statement module_name: (_) @import.wildcard.name (wildcard_import)) @import.wildcard
(comparison_operator (_) @null.check.name ["is" "is not"] (none)) @null.check
(binary_operator [(integer) (float)] @number.magic)
(comparison_operator [(integer) (float)] @number.magic)
(if_statement condition: (false) consequence: (block) @code.dead)
