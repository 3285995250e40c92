; grammar: tree_sitter_go
; files: *.go
; receiver: none
; doc-comment: //
; deprecating: Deprecated:
; overloads: no
; silencers: nolint lint:ignore revive:disable #nosec
;;
; call call.sleep: time.Sleep time.After time.Tick .Sleep time.NewTimer
; not call.sleep: *Clock.After
; call call.network: http.Get http.Post http.Head http.NewRequest http.NewRequestWithContext net.Dial net.DialTimeout net.Listen http.ListenAndServe .ListenAndServe grpc.Dial grpc.NewClient tls.Dial rpc.Dial client.Do http.DefaultClient.Do .RoundTrip .DialContext
; call call.file: os.Open os.Create os.OpenFile os.ReadFile os.WriteFile os.Remove os.RemoveAll os.Rename os.Mkdir os.MkdirAll os.ReadDir os.Stat ioutil.* filepath.Walk filepath.WalkDir os.MkdirTemp os.CreateTemp filepath.Glob
; call call.process: exec.Command exec.CommandContext syscall.Exec os.StartProcess syscall.Kill
; call call.random: rand.* uuid.New uuid.NewString
; call call.time: time.Now time.Since time.Until
; call call.exit: os.Exit log.Fatal log.Fatalf log.Fatalln
; call call.eval: plugin.Open
; call call.crypto: sha256.* sha1.* md5.* hmac.* aes.* rsa.* ecdsa.* bcrypt.* x509.* cipher.*
; call config.env: os.Getenv os.LookupEnv os.Environ viper.* envconfig.Process
; type lock: sync.Mutex sync.RWMutex sync.Locker semaphore.Weighted
; call lock: semaphore.NewWeighted sync.NewCond flock.New
; call thread: .Go
; class queue: *Queue Queue* *queue
; class cache: *Cache Cache* *cache
; call cache: lru.New lru.NewCache cache.Get cache.Set cache.Add cache.Delete .cache.Get .cache.Set .cache.Add
; type cache: sync.Pool
; type singleton: sync.Once
; call singleton: sync.OnceFunc sync.OnceValue sync.OnceValues
; function singleton: GetInstance getInstance Instance
; call event.handler: signal.Notify http.HandleFunc http.Handle .HandleFunc .AddEventHandler .Subscribe .OnEvent
; function test: Test[A-Z_]* Benchmark[A-Z_]* Fuzz[A-Z_]* Example[A-Z_]*
; call test.skipped: t.Skip t.Skipf t.SkipNow b.Skip tb.Skip
; call assertion: t.Error t.Errorf t.Fatal t.Fatalf t.Fail t.FailNow require.* assert.* testutil.Ok testutil.Equals b.Fatal b.Fatalf tb.Fatal tb.Fatalf tb.Errorf
; not assertion: require.New assert.New
; call mock: gomock.* mock.* httptest.NewServer httptest.NewRecorder httptest.NewRequest sqlmock.New fake.NewSimpleClientset
; class mock: Mock[A-Z]* mock[A-Z]* Fake[A-Z]* fake[A-Z]* Dummy[A-Z]* dummy[A-Z]* Stub[A-Z]* stub[A-Z]*
; call print.debug: fmt.Print fmt.Println fmt.Printf println print spew.Dump pp.Println
; call log: log.Print log.Printf log.Println slog.Debug slog.Info slog.Warn slog.Error slog.Log slog.LogAttrs slog.DebugContext slog.InfoContext slog.WarnContext slog.ErrorContext logger.* log.Debug log.Info log.Warn log.Error log.Infof log.Errorf log.Warnf log.Debugf level.Debug level.Info level.Warn level.Error logrus.* klog.* glog.* .logger.Debug .logger.Info .logger.Warn .logger.Error .log.Info .log.Error .Logger.Info .Logger.Error .Logger.Warn .Logger.Debug
; not log: logger.With* logger.Named logger.Sync logger.Core logrus.New logrus.Set* klog.InitFlags klog.Flush
; call regex: regexp.MustCompile regexp.Compile regexp.MatchString regexp.MustCompilePOSIX
; call feature.flag: feature.Enabled utilfeature.DefaultFeatureGate.Enabled .FeatureEnabled featuregate.Enabled .DefaultFeatureGate.Enabled
; call error.raised: errors.New fmt.Errorf panic errors.Errorf errors.Wrap errors.Wrapf status.Error status.Errorf
; literal error.swallowed: _
; type type.any: any
; type unsafe: unsafe.Pointer
; call unsafe: unsafe.*
; only error.caught: err Err err[0-9A-Z]* *Err *err e error
; not null.check: err Err err[0-9A-Z]* *Err *err e error
; class error.custom: *Error *Err
; not error.custom: *WithError
; literal error.custom: errors.New fmt.Errorf errors.Errorf xerrors.New xerrors.Errorf status.Error status.Errorf errors.Register
; not global.state: Err* err* _ [A-Z][A-Z_]*
; meaningless error.caught.bare: Go's errors are values and met one by one
; meaningless async.function: every Go function may pause
; meaningless async.await: Go waits without saying so
; unsupported error.unwrapped: a discarded second result may be anything

(function_declaration name: (_) @definition.function.name) @definition.function
(function_declaration body: (block) @definition.function.body)
(function_declaration parameters: (parameter_list
  (parameter_declaration name: (identifier) @definition.function.parameter)))
(method_declaration name: (_) @definition.function.name) @definition.function
(method_declaration body: (block) @definition.function.body)
(method_elem name: (_) @definition.function.name) @definition.function
(method_elem parameters: (parameter_list [
  (parameter_declaration name: (identifier) @definition.function.parameter)
  (parameter_declaration !name) @definition.function.parameter]))
receiver: (parameter_list) @definition.function.receiver
receiver: (parameter_list (parameter_declaration name: (identifier) @definition.function.receiver))
(method_declaration parameters: (parameter_list
  (parameter_declaration name: (identifier) @definition.function.parameter)))
(func_literal) @function
(type_spec
  name: (_) @definition.class.name type: [(struct_type) (interface_type)]) @definition.class
(var_spec name: (_) @error.custom.name
  value: (expression_list (call_expression function: (_) @error.custom.literal))) @error.custom

(if_statement) @branch
alternative: (if_statement) @branch.chained
(expression_switch_statement) @branch @switch
(type_switch_statement) @branch @switch
(select_statement) @branch @switch
["&&" "||"] @conditional
(for_statement) @loop
(for_statement . body: (block)) @loop.endless
(for_statement (range_clause)) @loop.each
(for_statement (for_clause condition: (binary_expression ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(for_statement (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound))
(if_statement
  condition: (binary_expression left: (identifier) @handler.variable "!=" right: (nil))
  consequence: (block) @handler.body) @handler
(break_statement) @break
(break_statement (label_name) @break.label)
(continue_statement) @continue
(return_statement) @return
(return_statement (expression_list (identifier) @return.value .))
(goto_statement (label_name) @goto.name) @goto

function: (_) @call
(qualified_type) @type
[type: (type_identifier) element: (type_identifier) value: (type_identifier)
 result: (type_identifier)] @type
(type_elem (type_identifier) @type)
(comment) @comment
(assignment_statement
  left: (expression_list . (identifier) @error.swallowed.into .)
  right: (expression_list . (call_expression function: (_) @error.swallowed.name) .)) @error.swallowed
(assignment_statement
  left: (expression_list
    . (identifier) @error.swallowed.literal . (identifier) @error.swallowed.into .)
  right: (expression_list . (call_expression function: (_) @error.swallowed.name) .)) @error.swallowed
(go_statement (call_expression function: [(identifier) (selector_expression)] @thread.name)) @thread
(go_statement (call_expression function: (func_literal))) @thread
(channel_type) @queue
(call_expression function: (identifier) arguments: (argument_list . (channel_type) @queue))
(source_file (var_declaration (var_spec name: (identifier) @global.state.name) @global.state))
(source_file (var_declaration (var_spec_list
  (var_spec name: (identifier) @global.state.name) @global.state)))
(import_spec path: (interpreted_string_literal
  (interpreted_string_literal_content) @import.name)) @import
(import_spec name: (dot) path: (interpreted_string_literal
  (interpreted_string_literal_content) @import.wildcard.name)) @import.wildcard
(binary_expression left: (_) @null.check.name ["==" "!="] right: (nil)) @null.check
(type_assertion_expression type: (_) @type.cast.name) @type.cast
(interface_type "{" . "}") @type.any
(binary_expression [(int_literal) (float_literal)] @number.magic)
(if_statement condition: (false) consequence: (block) @code.dead)
(fallthrough_statement) @switch.fallthrough
