; grammar: tree_sitter_ruby
; files: *.rb *.rake *.gemspec *.ru *.podspec *.jbuilder *.thor Rakefile Gemfile Guardfile Capfile Vagrantfile Podfile Fastfile Brewfile Dangerfile Thorfile
; trusted: binary:left call:method assignment:left unless_modifier rescue_modifier operator_assignment
; shebang: ruby jruby rake
; receiver: self bare
; callee: last
; empty: nil
; named: definition.function definition.class function.empty
; always: true false
; catch-all: Exception StandardError *
; doc-comment: #
; silencers: rubocop:disable rubocop:todo standard:disable :nocov: steep:ignore reek: brakeman:ignore
;;
;; What the world is called in Ruby.
; call call.sleep: sleep Kernel.sleep .sleep
; call call.network: Net::HTTP.* HTTP.* HTTParty.* Faraday.* RestClient.* Excon.* Typhoeus.* TCPSocket.* TCPServer.* UDPSocket.* UNIXSocket.* URI.open OpenURI.* Socket.* WebSocket.* Net::SMTP.* Net::FTP.*
; not call.network: *.gethostname
; call call.file: File.open File.read File.write File.binread File.binwrite File.readlines File.foreach File.exist? File.file? File.directory? File.delete File.unlink File.rename File.new File.stat File.mtime File.symlink Dir.* FileUtils.* IO.read IO.write IO.readlines IO.foreach Tempfile.* Pathname.glob
; call call.process: system exec spawn Kernel.system Kernel.exec Process.spawn Process.kill Open3.* IO.popen PTY.spawn
; call call.random: rand srand Random.* SecureRandom.* Kernel.rand .shuffle .sample
; mention call.random: rand
; call call.time: Time.now Time.current Date.today Date.current DateTime.now DateTime.current Time.zone.now Process.clock_gettime
; call call.exit: exit exit! abort Kernel.exit Process.exit Kernel.abort
; mention call.exit: exit abort
; call call.eval: eval Kernel.eval binding.eval YAML.unsafe_load
; call call.crypto: Digest.* Digest::MD5.* Digest::SHA1.* Digest::SHA256.* Digest::SHA512.* OpenSSL::HMAC.* OpenSSL::Cipher.* OpenSSL::Digest.* OpenSSL::PKey.* BCrypt::Password.*
; call config.env: ENV.*
; mention config.env: ENV
; call lock: Mutex.new Monitor.new Thread::Mutex.new .synchronize synchronize .with_lock .flock ConditionVariable.new Concurrent::Semaphore.new
; call thread: Thread.new Thread.start Thread.fork Process.fork fork Ractor.new Fiber.new Concurrent::Future.execute Concurrent::Promise.execute Parallel.*
; call queue: Queue.new SizedQueue.new Thread::Queue.new Thread::SizedQueue.new .perform_later .perform_async .enqueue
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: cache.* Rails.cache.* .cache.fetch .cache.read .cache.write .cache.delete caches_action memoize expire_fragment
; function singleton: instance get_instance
; class singleton: Singleton *Singleton
; type singleton: Singleton
; call event.handler: trap Signal.trap at_exit .on .once .subscribe .add_listener .add_observer .on_load before_action after_action around_action before_save after_save before_create after_create before_destroy after_destroy after_commit after_initialize rescue_from
; function test: test_*
; call test: it specify scenario test should example
; call test.skipped: skip pending xit xspecify xdescribe xcontext xscenario omit
; mention test.skipped: skip pending
; call assertion: expect assert assert_equal assert_nil assert_not_nil assert_not assert_match assert_no_match assert_raises assert_raise assert_includes assert_not_includes assert_empty assert_kind_of assert_instance_of assert_respond_to assert_same assert_in_delta assert_difference assert_no_difference assert_predicate assert_not_equal assert_response assert_redirected_to assert_nothing_raised assert_exist assert_queries_count refute refute_equal refute_nil refute_match refute_includes refute_empty refute_predicate .must_equal .must_be_nil .should .should_not
; call mock: mock stub double instance_double class_double object_double spy instance_spy stub_request stub_const stub_env allow allow_any_instance_of expect_any_instance_of .stubs .expects .stub .any_instance Minitest::Mock.new
; not mock: *Test *Tests
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: puts p pp print printf $stdout.puts $stdout.print STDOUT.puts $stderr.puts STDERR.puts $stdout.write binding.pry binding.irb
; mention print.debug: puts byebug debugger
; call log: logger.* Rails.logger.* log.debug log.info log.warn log.error .logger.debug .logger.info .logger.warn .logger.error .logger.fatal warn
; call regex: Regexp.new Regexp.compile Regexp.union
; call feature.flag: Flipper.enabled? .feature_enabled? feature_enabled? Feature.enabled? Feature.disabled? .feature_active? Flipper.enabled Rollout.active?
; call import: require require_relative load autoload
; call deprecated: deprecate deprecate_constant .deprecator.warn deprecator.warn ActiveSupport::Deprecation.warn Deprecation.warn Gem::Deprecate.deprecate Deprecator.deprecation_message
; call null.check: .nil?
; not log: *[?] *.level *.formatter
; not event.handler: o.on op.on opt.on opts.on options.on parser.on optparse.on option_parser.on format.on
; whole error.raised: raise fail Kernel.raise
; mention error.raised: raise
; whole loop: loop .each .each_with_index .each_with_object .each_pair .each_value .each_key .each_line .each_char .each_byte .each_slice .each_cons .reverse_each .each_entry .each_child .times .upto .downto .step each
; whole loop.each: .each .each_with_index .each_with_object .each_pair .each_value .each_key .each_line .each_char .each_byte .each_slice .each_cons .reverse_each .each_entry .each_child each
; whole loop.endless: loop
; literal error.custom: new
; not global.state: $stdout $stderr $stdin $VERBOSE $DEBUG $LOAD_PATH $PROGRAM_NAME $[!-@]
; only error.custom: *Error *Exception *Failure *Warning *Invalid *NotFound
; meaningless goto: Ruby has no goto
; meaningless switch.fallthrough: a `when` never runs on
; meaningless async.function: Ruby marks no function as one that may pause
; meaningless async.await: Ruby has no await
; meaningless import.wildcard: every `require` brings in everything
; meaningless type.any: Ruby writes no types
; meaningless type.cast: Ruby writes no types
; meaningless unsafe: Ruby has no unsafe blocks
; meaningless error.unwrapped: Ruby has no wrapped results

(method) @definition.function
(singleton_method) @definition.function
(body_statement) @definition.function.body
(method_parameters (_) @definition.function.parameter)
(method !body) @function.empty
(singleton_method !body) @function.empty
(lambda) @function
(class) @definition.class
(module) @definition.class
(singleton_class) @methods
(class name: (_) @error.custom.name (superclass) @error.custom.from) @error.custom
(assignment left: (constant) @error.custom.name right: (call
  receiver: (constant) method: (identifier) @error.custom.literal
  arguments: (argument_list . [(constant) (scope_resolution)]))) @error.custom

(if) @branch
(elsif) @branch @branch.chained
(unless) @branch
(case) @branch
(case_match) @branch
(conditional) @conditional
(if_modifier) @conditional
(unless_modifier) @conditional
["&&" "||" "and" "or"] @conditional
(while) @loop
(until) @loop
(while_modifier) @loop
(until_modifier) @loop
("while" . (true) @loop.constant)
("until" . (false) @loop.constant)
("while" . (_) @loop.condition)
("until" . (_) @loop.condition)
(for) @loop
(in . [(identifier) (call) (array) (instance_variable) (constant)] @loop.over)
(in . (range) @loop.condition)
(_ (rescue)) @try
(rescue) @handler
(rescue body: (then) @handler.body)
(exceptions [(constant) (scope_resolution)] @handler.name)
(exception_variable (identifier) @handler.variable)
(rescue exceptions: (exceptions . (_) @error.swallowed.name) !body) @error.swallowed
(rescue !exceptions !body) @error.swallowed
(rescue_modifier handler: (_) @handler.body) @handler
(retry) @again
(break) @break
(next) @continue
(return) @return
(yield) @yield

method: (identifier) @call
method: (constant) @call
(body_statement (identifier) @mention)
(block_body (identifier) @mention)
(then (identifier) @mention)
(else (identifier) @mention)
(program (identifier) @mention)
(if_modifier body: (identifier) @mention)
(unless_modifier body: (identifier) @mention)
(assignment right: (identifier) @mention)
object: (constant) @mention
(call . method: (_) arguments: (argument_list . (constant) @type .))
(subshell) @call.process
(comment) @comment
(assignment left: (global_variable) @global.state.name) @global.state
(assignment left: (class_variable) @global.state.name) @global.state
(operator_assignment left: (class_variable) @global.state.name) @global.state
(binary left: [(identifier) (call) (instance_variable)] @null.check @null.check.name
  operator: ["==" "!="] right: (nil))
(["+" "*" "/" "%" "<" ">" "<=" ">=" "==" "!="] . [(integer) (float)] @number.magic)
(binary left: [(integer) (float)] @number.magic
  operator: ["+" "-" "*" "/" "<" ">" "<=" ">=" "==" "!="])
(regex) @regex
(regex [(string_content) (escape_sequence) (interpolation)] @regex.pattern)
(if condition: (false) consequence: (then) @code.dead)
