; grammar: tree_sitter_rust
; files: *.rs
; trusted: binary_expression:left
; shebang: rust-script
; receiver: self Self
; overloads: yes
; doc-comment: ///
; empty: continue ()
; leaving: ? return break
; catch-all: _
; silencers: clippy::
;;
; call call.sleep: thread::sleep std::thread::sleep tokio::time::sleep time::sleep sleep sleep_ms async_std::task::sleep
; call call.network: TcpStream::connect TcpListener::bind UdpSocket::bind reqwest::* ureq::* UnixStream::connect hyper::Client::new Client::new client.get client.post
; call call.file: File::open File::create fs::* OpenOptions::new tokio::fs::* tempfile::* read_to_string WalkDir::new
; call call.process: Command::new process::Command::new
; with call.process: process::
; call call.random: thread_rng rand::* rng.gen rng.gen_range Uuid::new_v4 StdRng::from_entropy fastrand::* rng.random
; call call.time: Instant::now SystemTime::now Utc::now Local::now time::Instant::now OffsetDateTime::now_utc
; call call.exit: process::exit std::process::exit process::abort exit
; call call.crypto: Sha256::new Sha256::digest Sha1::new Md5::new Hmac::new md5::compute sha2::* blake3::*
; call config.env: env::var env::var_os std::env::var std::env::var_os env::vars env! option_env! dotenv
; call lock: Mutex::new RwLock::new Semaphore::new ReentrantMutex::new Condvar::new Spinlock::new .lock
; type lock: Mutex RwLock Condvar
; call thread: thread::spawn std::thread::spawn tokio::spawn task::spawn thread::scope .spawn spawn_blocking tokio::task::spawn_blocking task::spawn_blocking thread::Builder::new rayon::* spawn
; call queue: mpsc::channel channel mpsc::unbounded_channel mpsc::sync_channel crossbeam_channel::* VecDeque::new VecDeque::with_capacity broadcast::channel oneshot::channel sync_channel
; type queue: VecDeque
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: LruCache::new Cache::new OnceCell::new OnceLock::new Lazy::new LazyLock::new cache.get cache.insert .cache.get .cache.insert
; annotation cache: cached memoize
; call singleton: lazy_static
; literal singleton: OnceCell OnceLock LazyLock Lazy
; call event.handler: ctrlc::set_handler signal::ctrl_c .on_event .add_event_handler .on_click
; annotation test: test tokio::test rstest test_case bench async_std::test wasm_bindgen_test proptest
; annotation test.skipped: ignore
; call assertion: assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne eqnice prop_assert assert_matches assert_ok assert_err assert_snapshot insta::assert_snapshot
; call mock: mock MockServer::start mockito::mock mockall::mock
; annotation mock: automock
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: println print eprintln eprint dbg
; call log: info warn error debug trace log::info log::warn log::error log::debug log::trace tracing::info tracing::warn tracing::error tracing::debug tracing::trace event log::log
; call regex: Regex::new RegexBuilder::new regex::Regex::new RegexSet::new bytes::Regex::new
; only feature.flag: cfg
; literal feature.flag: feature
; call error.raised: panic bail anyhow unreachable todo unimplemented ensure anyhow::anyhow anyhow::bail Err std::panic
; call error.unwrapped: .unwrap .expect .unwrap_unchecked .unwrap_err
; type type.any: Any
; annotation deprecated: deprecated
; annotation lint.silenced: allow expect
; only error.custom: *Error *Err *Exception *Failure
; only error.caught: Err Err(* _ e err
; only error.swallowed: ?*
; not error.swallowed: *.unwrap *.expect *.unwrap_or* *.unwrap_err *.expect_err
; not global.state: __*__
; meaningless goto: Rust has no goto
; meaningless switch.fallthrough: an arm never runs on
; meaningless call.eval: Rust runs no text
; meaningless null.check: nothing is null; absence is a type

(function_item
  name: (_) @definition.function.name
  body: (block) @definition.function.body) @definition.function
(function_item parameters: (parameters (parameter) @definition.function.parameter))
(function_signature_item name: (_) @definition.function.name) @definition.function
(function_item (function_modifiers "async") name: (_) @async.function.name) @async.function
(closure_expression) @function
(struct_item
  name: (_) @definition.class.name @error.custom.name) @definition.class @error.custom
(enum_item
  name: (_) @definition.class.name @error.custom.name) @definition.class @error.custom
(trait_item name: (_) @definition.class.name) @definition.class
(impl_item) @methods

(if_expression) @branch
(else_clause (if_expression) @branch.chained)
(match_expression) @branch
(binary_expression ["&&" "||"]) @conditional
(loop_expression) @loop @loop.endless
(while_expression) @loop
(while_expression condition: (boolean_literal) @loop.constant) @loop.endless
(while_expression condition: (binary_expression
  left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound))
(for_expression) @loop
(for_expression value: [(identifier) (call_expression) (reference_expression) (field_expression)
  (macro_invocation) (array_expression)
  ]) @loop.each
(for_expression value: (range_expression (_) (_) @loop.bound))
(match_arm pattern: (match_pattern (tuple_struct_pattern
  type: (identifier) @handler.name [(_) "_"] @handler.variable)) value: (_) @handler.body) @handler
(if_expression condition: (let_condition pattern: (tuple_struct_pattern
  type: (identifier) @handler.name [(_) "_"] @handler.variable)) consequence: (block) @handler.body) @handler
(break_expression) @break
(break_expression (label) @break.label)
(continue_expression) @continue
(return_expression) @return
(return_expression (call_expression function: (identifier)
  arguments: (arguments . (identifier) @return.value .)))
(await_expression) @async.await
(await_expression . (call_expression function: (_) @async.await.name))
(await_expression . [(identifier) (field_expression)] @async.await.name)

(call_expression function: (_) @call)
macro: (_) @call
(type_identifier) @type
(attribute_item (attribute [(identifier) (scoped_identifier)] @annotation))
(line_comment) @comment
(block_comment) @comment
(let_declaration pattern: "_" !type value: (call_expression function: (_) @error.swallowed.name)) @error.swallowed
(static_item
  name: (_) @singleton.name
  type: (generic_type (type_identifier) @singleton.literal)) @singleton
(static_item (mutable_specifier) name: (_) @global.state.name) @global.state
(use_declaration argument: [(identifier) (scoped_identifier)] @import.name) @import
(use_declaration argument: (scoped_use_list path: (_) @import.name)) @import
(use_declaration argument: (use_as_clause path: (_) @import.name)) @import
(use_wildcard . (_) @import.wildcard.name) @import.wildcard
(type_cast_expression type: (_) @type.cast.name) @type.cast
(macro_invocation macro: (identifier) @feature.flag.name
  (token_tree . (identifier) @feature.flag.literal)) @feature.flag
(unsafe_block) @unsafe
(impl_item "unsafe" type: (_) @unsafe.name) @unsafe
(function_item (function_modifiers "unsafe") name: (_) @unsafe.name) @unsafe
(binary_expression [(integer_literal) (float_literal)] @number.magic)
