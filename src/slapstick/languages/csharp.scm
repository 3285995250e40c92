; grammar: tree_sitter_c_sharp
; files: *.cs *.csx
; rewords: csharp directives
; trusted: local_function_statement assignment_expression invocation_expression:function as_expression member_access_expression:expression await_expression method_declaration throw_statement property_declaration constructor_declaration postfix_unary_expression object_creation_expression negated_pattern variable_declaration binary_expression:left is_pattern_expression
; shebang: dotnet-script csharp
; receiver: this bare
; overloads: yes
; empty: continue ;
; always: true
; catch-all: Exception System.Exception
; doc-comment: /// /**
; silencers: resharper_disable resharper_disable_once nosonar csharpier-ignore stryker_disable
;;
;; What the world is called in C#.
; call call.sleep: Thread.Sleep Task.Delay SpinWait.SpinUntil Thread.SpinWait .DelayAsync
; call call.network: HttpClient HttpClient.* WebClient WebRequest.Create TcpClient TcpListener UdpClient Socket ClientWebSocket SmtpClient Dns.GetHostEntry .GetStringAsync .PostAsync .GetFromJsonAsync .PostAsJsonAsync .GetByteArrayAsync httpClient.SendAsync client.GetAsync client.SendAsync _httpClient.GetAsync _httpClient.SendAsync GrpcChannel.ForAddress
; call call.file: File.* Directory.* FileStream StreamReader StreamWriter FileInfo DirectoryInfo Path.GetTempFileName FileSystemWatcher
; call call.process: Process.Start ProcessStartInfo Process Process.GetProcessesByName Process.GetProcessById
; call call.random: Random Random.Shared.* Guid.NewGuid RandomNumberGenerator.* random.Next rnd.Next .NextDouble
; call call.time: Stopwatch.StartNew Stopwatch TimeProvider.System.GetUtcNow .GetUtcNow Stopwatch.GetTimestamp
; mention call.time: DateTime.Now DateTime.UtcNow DateTime.Today DateTimeOffset.Now DateTimeOffset.UtcNow Environment.TickCount
; call call.exit: Environment.Exit Environment.FailFast Application.Exit
; call call.eval: CSharpScript.EvaluateAsync CSharpScript.RunAsync Assembly.Load Assembly.LoadFrom Assembly.LoadFile MethodInfo.Invoke
; call call.crypto: SHA256.* SHA1.* MD5.* SHA512.* Aes.Create RSA.Create HMACSHA256 ECDsa.Create Rfc2898DeriveBytes SHA256.HashData
; call config.env: Environment.GetEnvironmentVariable Environment.GetEnvironmentVariables .GetConnectionString configuration.GetSection Configuration.GetSection .AddEnvironmentVariables
; mention config.env: ConfigurationManager.AppSettings
; call lock: Monitor.Enter Monitor.TryEnter Mutex Semaphore SemaphoreSlim ReaderWriterLockSlim ReaderWriterLock SpinLock ManualResetEvent AutoResetEvent ManualResetEventSlim CountdownEvent Barrier Lock .EnterWriteLock .EnterReadLock
; call thread: Thread Task.Run Task.Factory.StartNew Parallel.* ThreadPool.QueueUserWorkItem BackgroundWorker Timer PeriodicTimer
; call queue: Queue ConcurrentQueue PriorityQueue BlockingCollection Channel.CreateUnbounded Channel.CreateBounded BufferBlock ActionBlock ConcurrentStack
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: MemoryCache cache.* _cache.* .GetOrCreate .GetOrCreateAsync ConditionalWeakTable .AddMemoryCache WeakReference Lazy
; annotation cache: ResponseCache OutputCache
; function singleton: GetInstance
; class singleton: *Singleton Singleton
; call singleton: .AddSingleton .TryAddSingleton .SingleInstance
; literal singleton: Instance Shared
; call event.handler: .AddEventHandler .Subscribe .RegisterHandler AddHandler .On Console.CancelKeyPress .AddListener
; annotation test: Test Fact Theory TestMethod TestCase DataTestMethod
; annotation test.skipped: Ignore Explicit
; call test.skipped: Assert.Ignore Assert.Inconclusive Skip.If Skip.IfNot Assert.Skip
; literal test.skipped: Skip
; call assertion: Assert.* Debug.Assert CollectionAssert.* StringAssert.* .Should .ShouldBe .ShouldBeTrue .ShouldBeFalse .ShouldBeNull .ShouldNotBeNull .ShouldNotBe .ShouldBeOfType .ShouldContain .ShouldNotContain .ShouldBeEmpty .ShouldNotBeEmpty .ShouldBeGreaterThan .ShouldBeLessThan .ShouldBeSameAs .ShouldBeEquivalentTo .ShouldHaveSingleItem .ShouldStartWith .ShouldBeAssignableTo .ShouldThrow Should.* Contract.Assert Trace.Assert .ShouldBeInRange .ShouldBeGreaterThanOrEqualTo
; not error.unwrapped: null default
; not assertion: Assert.Ignore Assert.Inconclusive Assert.Skip
; call mock: Mock Mock.Of Substitute.For Substitute.* A.Fake A.CallTo It.IsAny Arg.Any MockRepository Fake mock.Setup .SetupGet .SetupSequence
; not mock: *Test *Tests
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: Console.WriteLine Console.Write Debug.WriteLine Debug.Print Trace.WriteLine Debugger.Break Console.Error.WriteLine Debugger.Launch
; call log: .LogInformation .LogWarning .LogError .LogDebug .LogTrace .LogCritical Log.* _logger.* logger.* _log.*
; not log: *.ForContext* *.BeginScope* *.IsEnabled Log.CloseAndFlush*
; call regex: Regex Regex.Match Regex.IsMatch Regex.Replace Regex.Matches Regex.Split
; annotation regex: GeneratedRegex
; call feature.flag: featureManager.IsEnabledAsync _featureManager.IsEnabledAsync .IsFeatureEnabled AppContext.TryGetSwitch .IsFeatureEnabledAsync
; annotation feature.flag: FeatureGate
; annotation deprecated: Obsolete
; annotation lint.silenced: SuppressMessage UnconditionalSuppressMessage
; type type.any: object dynamic object? dynamic? Object
; call unsafe: Unsafe.* Marshal.* MemoryMarshal.*
; only error.custom: *Exception *Error *Failure
; meaningless switch.fallthrough: C# lets no case run on into the next

(method_declaration name: (_) @definition.function.name) @definition.function
(method_declaration body: (_) @definition.function.body)
(method_declaration parameters: (parameter_list (parameter) @definition.function.parameter))
(constructor_declaration name: (_) @definition.function.name) @definition.function
(constructor_declaration parameters: (_) . body: (block) @definition.function.body)
(constructor_declaration parameters: (parameter_list (parameter) @definition.function.parameter))
(local_function_statement name: (_) @definition.function.name) @definition.function
(destructor_declaration name: (_) @definition.function.name) @definition.function
(destructor_declaration body: (_) @definition.function.body)
(local_function_statement body: (_) @definition.function.body)
(local_function_statement
  parameters: (parameter_list (parameter) @definition.function.parameter))
(method_declaration (modifier "async") name: (_) @async.function.name) @async.function
(local_function_statement (modifier "async") name: (_) @async.function.name) @async.function
(lambda_expression) @function
(anonymous_method_expression) @function
(class_declaration name: (_) @definition.class.name) @definition.class
(interface_declaration name: (_) @definition.class.name) @definition.class
(struct_declaration name: (_) @definition.class.name) @definition.class
(record_declaration name: (_) @definition.class.name) @definition.class
(enum_declaration name: (_) @definition.class.name) @definition.class
(class_declaration name: (_) @error.custom.name (base_list) @error.custom.from) @error.custom

(if_statement) @branch
(if_statement alternative: (if_statement) @branch.chained)
(switch_statement) @branch @switch
(switch_expression) @branch
(using_statement) @branch
(lock_statement) @branch
(fixed_statement) @branch
(conditional_expression) @conditional
["&&" "||" "??"] @conditional
(for_statement) @loop
(for_statement !condition) @loop.endless
(for_statement condition: (binary_expression) @loop.condition)
(foreach_statement) @loop @loop.each
(while_statement) @loop
(do_statement) @loop
("while" . "(" . (boolean_literal) @loop.constant)
("while" . "(" . (binary_expression) @loop.condition)
(try_statement) @try
(catch_clause body: (block) @handler.body) @handler
(catch_clause (catch_declaration type: (_) @handler.name))
(catch_clause (catch_declaration name: (_) @handler.variable))
(break_statement) @break
(continue_statement) @continue
(return_statement) @return
(yield_statement) @yield
(goto_statement (identifier) @goto.name) @goto
(goto_statement "case") @goto
(throw_statement) @error.raised
(throw_statement (identifier) @error.raised.name)
(throw_statement (object_creation_expression type: (_) @error.raised.name))
(throw_statement (object_creation_expression
  arguments: (argument_list . (argument (string_literal) @error.raised.message))))
(throw_expression) @error.raised
(throw_expression (object_creation_expression type: (_) @error.raised.name))
(await_expression (invocation_expression function: (_) @async.await.name)) @async.await
(await_expression (identifier) @async.await.name) @async.await
(await_expression (member_access_expression) @async.await.name) @async.await

(invocation_expression function: (_) @call)
(object_creation_expression type: (_) @call)
(member_access_expression expression: (identifier) name: (identifier)) @mention
(parameter type: (_) @type)
(variable_declaration type: (_) @type)
(property_declaration type: (_) @type)
(method_declaration returns: (_) @type)
(type_argument_list (predefined_type) @type)
(attribute name: (_) @annotation)
(attribute (attribute_argument_list (attribute_argument
  name: (identifier) @test.skipped.literal (string_literal) @test.skipped.text))) @test.skipped
(preproc_pragma "disable" [(identifier) (integer_literal)] @lint.silenced.name) @lint.silenced
(comment) @comment
(property_declaration (modifier "static") name: (identifier) @singleton.name @singleton.literal)
  @singleton
(assignment_expression left: (_) @event.handler.name "+=" right: (lambda_expression))
  @event.handler
(assignment_expression left: (_) @event.handler.name "+=" right: (anonymous_method_expression))
  @event.handler
(lock_statement . (_) @lock.name) @lock
(field_declaration (modifier "static")
  (variable_declaration (variable_declarator name: (_) @global.state.name))) @global.state
(field_declaration (modifier "readonly") @global.state.unless)
(using_directive (qualified_name) @import.name) @import
(using_directive !name (identifier) @import.name) @import
(using_directive "static" (_) @import.wildcard.name) @import.wildcard
(cast_expression type: (_) @type.cast.name) @type.cast
(as_expression right: (_) @type.cast.name) @type.cast
(postfix_unary_expression (_) @error.unwrapped.name "!") @error.unwrapped
(binary_expression
  left: [(identifier) (member_access_expression) (invocation_expression)]
  @null.check @null.check.name ["==" "!="] right: (null_literal))
(is_pattern_expression
  expression: [(identifier) (member_access_expression)] @null.check @null.check.name
  pattern: [(constant_pattern (null_literal)) (negated_pattern (constant_pattern (null_literal)))
            (constant_pattern (binary_expression left: (null_literal)))
            (negated_pattern (constant_pattern (binary_expression left: (null_literal))))])
(["+" "*" "/" "%" "<" ">" "<=" ">=" "==" "!="] . (integer_literal) @number.magic)
(["+" "*" "/" "%" "<" ">" "<=" ">=" "==" "!="] . (real_literal) @number.magic)
((integer_literal) @number.magic . ["+" "-" "*" "/" "<=" ">=" "==" "!="])
((real_literal) @number.magic . ["+" "-" "*" "/" "<=" ">=" "==" "!="])
(unsafe_statement) @unsafe
(method_declaration (modifier "unsafe") name: (_) @unsafe.name) @unsafe
(if_statement condition: (boolean_literal "false") consequence: (_) @code.dead)
