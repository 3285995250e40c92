; grammar: tree_sitter_elixir
; files: *.ex *.exs
; trusted: arguments call:target binary_operator:left unary_operator:operator rescue_block
; shebang: elixir
; receiver: bare __MODULE__
; overloads: yes clauses
; empty: do end nil ok
; catch-all: *
; doc-comment: #
; docstrings: doc
; literal docs.docstring: moduledoc doc
; silencers: credo:disable coveralls-ignore sobelow_skip dialyzer
;;
;; What is a word of the language elsewhere is a call here, so it is named, not captured.
; whole definition.function: def defp defmacro defmacrop defguard defguardp defdelegate
; whole definition.class: defmodule defprotocol
; whole branch: if unless case cond with receive
; whole loop: for
; whole loop.each: for
; whole error.raised: raise reraise
; whole import: import use require alias
;;
;; What the world is called in Elixir and Erlang.
; call call.sleep: Process.sleep :timer.sleep
; call call.network: HTTPoison.* Req.* Finch.* Tesla.* Mint.HTTP.* :httpc.request :gen_tcp.* :gen_udp.* :ssl.connect :hackney.* Swoosh.Mailer.deliver Node.connect
; call call.file: File.* Path.wildcard :file.* :filelib.*
; call call.process: System.cmd System.shell :os.cmd Port.open MuonTrap.cmd Mix.shell.cmd
; call call.random: Enum.random Enum.shuffle :rand.* :crypto.strong_rand_bytes UUID.uuid4 Ecto.UUID.generate
; call call.time: DateTime.utc_now DateTime.now NaiveDateTime.utc_now NaiveDateTime.local_now Date.utc_today Time.utc_now System.system_time System.monotonic_time System.os_time :os.system_time :erlang.monotonic_time :erlang.system_time Timex.now
; call call.exit: System.halt System.stop :init.stop :erlang.halt
; call call.eval: Code.eval_string Code.eval_quoted Code.eval_file Code.compile_string EEx.eval_string
; call call.crypto: :crypto.hash :crypto.mac :crypto.sign :crypto.verify :crypto.crypto_one_time :crypto.crypto_one_time_aead :erlang.md5 Bcrypt.* Argon2.* Plug.Crypto.* Phoenix.Token.*
; call config.env: System.get_env System.fetch_env System.fetch_env! System.put_env
; call lock: :global.trans :global.set_lock Mutex.await Mutex.lock Mutex.start_link
; call thread: spawn spawn_link spawn_monitor Task.async Task.async_stream Task.start Task.start_link Task.Supervisor.async Task.Supervisor.start_child Task.Supervisor.async_nolink GenServer.start GenServer.start_link Agent.start_link Agent.start DynamicSupervisor.start_child Supervisor.start_link
; call async.await: Task.await Task.await_many Task.yield Task.yield_many
; call queue: :queue.new Oban.insert Oban.insert! Broadway.start_link
; class queue: *Queue
; call cache: Cachex.* ConCache.* Nebulex.*
; class cache: *Cache
; call event.handler: :telemetry.attach :telemetry.attach_many Phoenix.PubSub.subscribe PubSub.subscribe Registry.register System.trap_signal
; function event.handler: handle_info handle_event handle_call handle_cast
; call test: test property
; call assertion: assert assert_receive assert_received assert_raise assert_in_delta assert_redirect refute refute_receive refute_received flunk assert_push assert_reply assert_broadcast
; call mock: expect stub stub_with Mox.defmock Mox.expect Mox.stub Mimic.copy with_mock Bypass.open Bypass.expect
; class mock: *Mock *Mock[A-Z]* Fake[A-Z]* *.Fake[A-Z]* *Stub
; call print.debug: IO.puts IO.inspect IO.write dbg IEx.pry
; call log: Logger.debug Logger.info Logger.notice Logger.warning Logger.warn Logger.error Logger.critical Logger.log :logger.*
; call regex: Regex.compile Regex.compile!
; call feature.flag: FunWithFlags.enabled? Flagsmith.* LaunchDarkly.variation :ldclient.variation
; call global.state: :persistent_term.put :ets.new Application.put_env
; call null.check: is_nil
; call type.any: any
; annotation deprecated: deprecated
; literal test.skipped: :skip
; literal error.custom: defexception
; literal error.unwrapped: :ok
; literal regex: r R
; literal code.dead: if
; unsupported loop.retry: trying again is a function that calls itself
; unsupported loop.infinite: what never ends is a function that calls itself
; unsupported loop.polling: waiting is a function that calls itself
; unsupported import.wildcard: `import` with `only:` and without are one
; unsupported singleton: a process under a name is as near as it comes
; meaningless async.function: every process may pause
; meaningless goto: Elixir has no goto
; meaningless switch.fallthrough: a clause never runs on
; meaningless type.cast: Elixir declares no value to be of another type
; meaningless unsafe: Elixir has no unsafe blocks

(call target: (_) @call)
(arguments . (identifier) @definition.function.name)
(arguments . (call target: (identifier) @definition.function.name))
(arguments . (call target: (call target: (identifier) @definition.function.name)))
(arguments . (binary_operator
  left: (call target: (identifier) @definition.function.name (arguments (_) @definition.function.parameter)?)
  operator: "when"))
(do_block) @definition.function.body
(arguments . (alias) @definition.class.name)
(anonymous_function) @function

["&&" "||" "and" "or"] @conditional
(_ (rescue_block)) @try
(_ (catch_block)) @try
(rescue_block (stab_clause right: (body) @handler.body) @handler)
(rescue_block (stab_clause left: (arguments . (identifier) @handler.variable)))
(rescue_block (stab_clause left: (arguments . (alias) @handler.name)))
(rescue_block (stab_clause left: (arguments . (binary_operator
  left: (identifier) @handler.variable operator: "in" right: (_) @handler.name))))
(catch_block (stab_clause left: (arguments . (_) @handler.name) right: (body) @handler.body) @handler)
(arguments . (alias) @error.raised.name)
(arguments . (identifier) @error.raised.name . (identifier))
(arguments . (string) @error.raised.message)
(arguments . (alias) . (string) @error.raised.message)
(arguments . (alias) . (keywords . (pair value: (string) @error.raised.message)))
(call . (identifier) @error.custom.literal
  . (arguments . (alias) @error.custom.name) . (do_block (call))) @error.custom
(do_block (call . (identifier) @error.custom.literal))
(binary_operator
  (tuple . (atom) @error.unwrapped.literal) . "=" . (call . (_) @error.unwrapped.name)) @error.unwrapped

(comment) @comment
(unary_operator (call . (identifier) @docs.docstring.literal
  (arguments . (string) @docs.docstring.body))) @docs.docstring
(unary_operator operator: "@" operand: (call target: (identifier) @annotation))
(unary_operator operator: "@" operand: (call target: (identifier)
  (arguments . (atom) @test.skipped.literal @test.skipped.name))) @test.skipped
(arguments . (alias) @import.name)
(binary_operator
  left: (_) @null.check @null.check.name operator: ["==" "!="] right: (nil))
(["+" "*" "/" "<" ">" "<=" ">=" "==" "!="] . [(integer) (float)] @number.magic)
([(integer) (float)] @number.magic . ["+" "*" "-" "/" "<" ">" "<=" ">=" "==" "!="])
(sigil (sigil_name) @regex.literal
  [(quoted_content) (escape_sequence) (interpolation)] @regex.pattern) @regex
(call
  target: (identifier) @code.dead.literal . (arguments . (boolean "false")) . (do_block)) @code.dead
