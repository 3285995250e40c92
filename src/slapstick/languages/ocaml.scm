; grammar: tree_sitter_ocaml:language_ocaml
; files: *.ml *.eliom
; trusted: let_binding:pattern infix_expression:left type_binding:name application_expression:function fun_expression method_definition:name constructor_pattern
; shebang: ocaml ocamlscript
; receiver: bare self this
; recursion: marked
; empty: ()
; always: true
; catch-all: *
; doc-comment: (**
;;
;; What the world is called in OCaml.
; call call.sleep: Unix.sleep Unix.sleepf Thread.delay Lwt_unix.sleep Eio.Time.sleep Clock.after
; call call.network: Unix.socket Unix.connect Unix.bind Unix.listen Unix.accept Unix.open_connection Unix.gethostbyname Unix.getaddrinfo Cohttp_lwt_unix.Client.get Client.get Client.post Http.get Curl.perform Curl.Multi.perform Curl.Multi.action Eio.Net.connect Eio.Net.listen Eio.Net.accept Eio.Net.accept_fork Eio.Net.with_tcp_connect
; call call.file: open_in open_out open_in_bin open_out_bin In_channel.with_open_text In_channel.with_open_bin Out_channel.with_open_text Out_channel.with_open_bin Sys.remove Sys.rename Sys.mkdir Sys.rmdir Sys.readdir Sys.file_exists Sys.is_directory Unix.openfile Unix.unlink Unix.mkdir Unix.rename Unix.opendir Unix.stat Unix.lstat Filename.temp_file Filename.open_temp_file In_channel.read_all Out_channel.write_all Bos.OS.File.* Lwt_io.open_file
; call call.process: Sys.command Unix.system Unix.execv Unix.execve Unix.execvp Unix.execvpe Unix.open_process_in Unix.open_process_out Unix.open_process_full Unix.create_process Bos.OS.Cmd.* Lwt_process.*
; call call.random: Random.*
; call call.time: Unix.gettimeofday Unix.time Sys.time Ptime_clock.now Mtime_clock.now Time_ns.now Time.now
; call call.exit: exit Stdlib.exit Unix._exit
; call call.eval: Toploop.* Dynlink.loadfile
; call call.crypto: Digest.* Sha256.* Sha1.* Sha512.* Digestif.* Mirage_crypto.* Cryptokit.*
; call config.env: Sys.getenv Sys.getenv_opt Unix.getenv Unix.putenv
; call lock: Mutex.create Mutex.lock Mutex.protect Mutex.try_lock Condition.create Semaphore.Counting.make Lwt_mutex.create Lwt_mutex.with_lock Unix.lockf
; call thread: Thread.create Domain.spawn Unix.fork Lwt.async Lwt_preemptive.detach Eio.Fiber.fork Fiber.fork
; call async.await: Lwt_main.run Domain.join Thread.join Eio.Promise.await Promise.await Deferred.bind
; call queue: Queue.create Event.new_channel Lwt_stream.create Eio.Stream.create
; class queue: *Queue *_queue
; class cache: *Cache *_cache
; call event.handler: Sys.signal Sys.set_signal at_exit Lwt_unix.on_signal Signal.handle
; function test: test_*
; literal test: test test_unit test_module expect_test
; call test: Alcotest.test_case test_case
; call test.skipped: Alcotest.skip skip_if OUnit2.skip_if
; call assertion: Alcotest.check check assert_equal assert_bool assert_raises OUnit2.assert_equal OUnit2.assert_bool Alcotest.check_raises
; class mock: Mock* Fake* Dummy* Stub[A-Z_]*
; call print.debug: print_endline print_string print_int print_newline Printf.printf printf Format.printf prerr_endline Printf.eprintf Format.eprintf Stdio.print_endline
; call log: Logs.debug Logs.info Logs.warn Logs.err Logs.app Logs.msg Log.debug Log.info Log.warn Log.err Log.error Log.app Lwt_log.* Logger.*
; call regex: Str.regexp Re.Pcre.regexp Re.Perl.re Re.Perl.compile_pat Re.Posix.re Re2.create_exn Pcre.regexp Re.str
; not regex: Re.str
; call error.raised: failwith invalid_arg failwithf Printf.failwithf
; whole error.raised: raise raise_notrace
; call error.unwrapped: Option.get Option.value_exn Result.get_ok Or_error.ok_exn Result.ok_or_failwith
; call type.cast: Obj.magic Obj.repr Obj.obj
; call null.check: Option.is_none Option.is_some
; call unsafe: Array.unsafe_get Array.unsafe_set String.unsafe_get Bytes.unsafe_get Bytes.unsafe_set Bytes.unsafe_to_string Bytes.unsafe_of_string
; annotation lint.silenced: warning ocaml.warning
; literal deprecated: deprecated ocaml.deprecated
; literal error.swallowed: Error
; literal global.state: ref Hashtbl.create Atomic.make Queue.create Stack.create Buffer.create
; literal null.check: None
; literal code.dead: false
; unsupported loop.retry: trying again is a function that calls itself
; unsupported feature.flag: no library of flags is common enough to be known by its name
; unsupported singleton: a module is the one of its kind
; meaningless import.wildcard: `open` brings in everything
; meaningless async.function: OCaml marks no function as one that may pause
; meaningless switch.fallthrough: a case never runs on
; meaningless goto: OCaml has no goto
; meaningless type.any: every value has a type of its own

(let_binding pattern: [(value_name) (parenthesized_operator)] @definition.function.name
  . (parameter)) @definition.function
(let_binding
  pattern: [(value_name) (parenthesized_operator)] @definition.function.name
  body: [(fun_expression) (function_expression)]) @definition.function
(let_binding (parameter) @definition.function.parameter)
(let_binding (fun_expression (parameter) @definition.function.parameter))
(["rec" "and"] . (let_binding pattern: (value_name) @definition.function.recursive))
(let_binding body: (_) @definition.function.body)
(method_definition (method_name) @definition.function.name) @definition.function
(method_definition (parameter) @definition.function.parameter)
(method_definition body: (_) @definition.function.body)
(type_binding
  name: (_) @definition.class.name
  body: [(record_declaration) (variant_declaration)]) @definition.class
(module_binding (module_name) @definition.class.name body: (structure)) @definition.class
(class_binding (class_name) @definition.class.name) @definition.class
(parenthesized_expression (fun_expression) @function)
(exception_definition (constructor_declaration (constructor_name) @error.custom.name)) @error.custom

(if_expression) @branch
(match_expression) @branch
(else_clause (if_expression) @branch.chained)
[(and_operator) (or_operator) (function_expression)] @conditional
(while_expression) @loop
("while" . (boolean) @loop.constant)
("while" . (_) @loop.condition)
(for_expression) @loop
(for_expression to: (_) @loop.bound)
(try_expression) @try
(try_expression (match_case
  pattern: [
    (constructor_path) @handler.name
    (constructor_pattern . (constructor_path) @handler.name)
    (value_pattern) @handler.variable
    (_)]
  body: (_) @handler.body) @handler)
(match_case
  pattern: (exception_pattern [
    (constructor_path) @handler.name
    (constructor_pattern . (constructor_path) @handler.name)
    (value_pattern) @handler.variable
    (_)])
  body: (_) @handler.body) @handler
(match_case
  pattern: (constructor_pattern . (constructor_path) @error.swallowed.literal . (any_pattern))
  body: (unit)) @error.swallowed
(application_expression argument: [
  (constructor_path) @error.raised.name
  (value_path) @error.raised.name
  (parenthesized_expression (application_expression . (constructor_path) @error.raised.name
    argument: (string)? @error.raised.message))])

(application_expression function: (_) @call)
(comment) @comment
[(item_attribute "[@@" . (attribute_id) @annotation)
  (attribute "[@" . (attribute_id) @annotation)
  (floating_attribute "[@@@" . (attribute_id) @annotation)]
(let_binding
  pattern: (value_name) @deprecated.name
  (item_attribute (attribute_id) @deprecated.literal)) @deprecated
(value_definition
  (attribute_id) @test.literal @test.name
  (let_binding pattern: (string) @test.title)) @test
(assert_expression "assert" @assertion.name) @assertion
(compilation_unit (value_definition (let_binding
  pattern: (value_name) @global.state.name
  body: (application_expression function: (value_path) @global.state.literal))) @global.state)
(open_module module: (_) @import.name) @import
(include_module (module_path) @import.name) @import
(infix_expression [(add_operator) (mult_operator) (rel_operator)] . (number) @number.magic)
(infix_expression
  (_) @null.check.name . (rel_operator) . (constructor_path) @null.check.literal) @null.check
(if_expression condition: (boolean) @code.dead.literal) @code.dead
