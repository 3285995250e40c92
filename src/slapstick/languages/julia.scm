; grammar: tree_sitter_julia
; files: *.jl
; trusted: binary_expression argument_list if_statement assignment where_expression typed_expression parametrized_type_expression prefixed_string_literal
; shebang: julia
; receiver: bare
; overloads: yes
; recursion: marked
; always: true
; catch-all: Exception
; not error.caught: nothing true false
; docstrings: above
; elsewhere: io ioc iob io_ctx buf buffer f file out fid stream
; silencers: format:_off lint-disable-line lint-disable-next-line
;;
;; A function whose first parameter has a type may call another method of its name: no recursion.
;; What the world is called in Julia.
; call call.sleep: sleep Base.sleep Libc.systemsleep
; call call.network: HTTP.get HTTP.post HTTP.put HTTP.patch HTTP.delete HTTP.head HTTP.request HTTP.open HTTP.download HTTP.serve HTTP.serve! HTTP.listen HTTP.listen! WebSockets.open Downloads.download download Sockets.connect Sockets.listen connect listen Downloads.request getaddrinfo
; call call.file: open read write readlines readdir mkdir mkpath rm cp mv touch mktemp mktempdir isfile isdir walkdir readline eachline Base.open Base.rm CSV.read CSV.write
; not call.file: read write readline eachline
; call call.process: spawn addprocs Base.run
; call call.random: rand randn randperm shuffle shuffle! randstring Random.* uuid4 UUIDs.uuid4
; call call.time: time time_ns now today Dates.now Dates.today
; call call.exit: exit quit Base.exit
; call call.eval: eval @eval include_string Core.eval Base.eval deserialize
; call call.crypto: sha1 sha256 sha512 hmac_sha256 md5 SHA.* MD5.* Nettle.*
; mention config.env: ENV
; call config.env: get_env
; not config.env: get_env
; call lock: ReentrantLock SpinLock Threads.SpinLock lock trylock @lock Semaphore Threads.Condition
; call thread: @async @spawn @threads @spawnat @distributed Task @task remotecall pmap
; call async.await: fetch wait @sync
; not async.await: @sync
; call queue: Channel RemoteChannel PriorityQueue
; class queue: *Queue Queue*
; call cache: @memoize @cached LRU
; class cache: *Cache Cache*
; call event.handler: atexit @on onany
; function singleton: get_instance instance
; call test: @testset @testitem @testcase
; call test.skipped: @test_skip @test_broken
; call assertion: @test @assert @test_throws @test_logs @test_nowarn @test_deprecated @check
; call mock: @patch Mocking.apply apply_mock @mock
; class mock: Mock[A-Z]* Fake[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: println print printstyled @show display dump @printf
; call log: @info @warn @error @debug @logmsg @trace
; call regex: Regex
; call import: include
; call error.rethrown: rethrow
; call deprecated: @deprecate depwarn Base.depwarn @deprecate_binding
; call null.check: isnothing ismissing
; call unsafe: unsafe_load unsafe_store! unsafe_wrap unsafe_string unsafe_copyto! unsafe_pointer_to_objref ccall @ccall @inbounds
; call type.cast: reinterpret
; type type.any: Any
; whole error.raised: throw error
; whole goto: @goto
; literal error.custom: Exception
; literal regex: r
; literal null.check: nothing missing
; literal code.dead: false
; unsupported code.duplicate: the grammar gives a body no node of its own
; unsupported feature.flag: no library of flags is common enough to be known by its name
; unsupported error.unwrapped: `something` and `get` are words of every kind
; meaningless async.function: Julia marks no function as one that may pause
; meaningless switch.fallthrough: Julia has no switch

(function_definition (signature)) @definition.function
(macro_definition (signature)) @definition.function
(function_definition (signature (identifier) @definition.function.name))
(signature (call_expression . [
  (identifier) @definition.function.name
  (field_expression (identifier) @definition.function.name .)
  (field_expression (quote_expression (_) @definition.function.name))
  (parametrized_type_expression . (identifier) @definition.function.name)]
  (argument_list (_) @definition.function.parameter)?))
(signature (_ . (call_expression . [
  (identifier) @definition.function.name
  (field_expression (identifier) @definition.function.name .)
  (parametrized_type_expression . [
    (identifier) @definition.function.name
    (field_expression (identifier) @definition.function.name .)])]
  (argument_list (_) @definition.function.parameter)?)))
(signature (where_expression (typed_expression . (call_expression . [
  (identifier) @definition.function.name
  (field_expression (identifier) @definition.function.name .)]
  (argument_list (_) @definition.function.parameter)?))))
(assignment . (call_expression . [
  (identifier) @definition.function.name
  (field_expression (identifier) @definition.function.name .)
  (field_expression (quote_expression (_) @definition.function.name))
  (parametrized_type_expression . (identifier) @definition.function.name)]
  (argument_list (_) @definition.function.parameter)?)) @definition.function
(assignment . [
  (where_expression . (call_expression . [
    (identifier) @definition.function.name
    (field_expression (identifier) @definition.function.name .)
    (parametrized_type_expression . [
      (identifier) @definition.function.name
      (field_expression (identifier) @definition.function.name .)])]
    (argument_list (_) @definition.function.parameter)?))
  (typed_expression . (call_expression . [
    (identifier) @definition.function.name
    (field_expression (identifier) @definition.function.name .)]
    (argument_list (_) @definition.function.parameter)?))]) @definition.function
(signature (call_expression . (identifier) . (argument_list
  . (identifier) @definition.function.recursive)))
(assignment . (call_expression . (identifier) . (argument_list
  . (identifier) @definition.function.recursive)))
((signature (call_expression . (_) @function.empty.name)) @function.empty . "end")
(struct_definition) @definition.class
(abstract_definition) @definition.class
(type_head . [
  (identifier) @definition.class.name
  (parametrized_type_expression . (identifier) @definition.class.name)
  (binary_expression . (identifier) @definition.class.name)
  (binary_expression . (parametrized_type_expression . (identifier) @definition.class.name))])
(type_head (binary_expression
  . (identifier) @error.custom.name
  . (operator)
  . (identifier) @error.custom.literal)) @error.custom
(do_clause) @function
(arrow_function_expression) @function

(if_statement) @branch
(elseif_clause) @branch @branch.chained
(ternary_expression) @conditional
(while_statement) @loop
("while" . (boolean_literal) @loop.constant)
("while" . (_) @loop.condition)
(for_statement) @loop
(for_binding (operator) . [(identifier) (call_expression) (field_expression)] @loop.over)
(for_binding (range_expression (_) @loop.bound .))
(try_statement) @try
(catch_clause) @handler
("catch" . (identifier) @handler.variable)
(catch_clause . "catch" .) @error.swallowed
(catch_clause . "catch" . (identifier) @error.swallowed.name .) @error.swallowed
(break_statement) @break
(continue_statement) @continue
(return_statement) @return
(argument_list . (call_expression . (identifier) @error.raised.name))
(argument_list . (identifier) @error.raised.name .)
(argument_list . (string_literal) @error.raised.message)

(call_expression . (_) @call)
(macrocall_expression (macro_identifier) @call)
(command_literal) @call.process
(index_expression . (identifier) @mention)
(typed_expression (identifier) @type .)
[(line_comment) (block_comment)] @comment
((string_literal) @docs.docstring . [(function_definition) (struct_definition) (abstract_definition)
  (macro_definition) (assignment . (call_expression))])
(source_file (assignment . (identifier) @global.state.name) @global.state)
(module_definition (assignment . (identifier) @global.state.name) @global.state)
(global_statement (assignment . (identifier) @global.state.name)) @global.state
(using_statement [(identifier) (scoped_identifier)] @import.name @import.wildcard.name) @import @import.wildcard
(using_statement (selected_import . (_) @import.name)) @import
(import_statement [(identifier) (scoped_identifier)] @import.name) @import
(import_statement (selected_import . (_) @import.name)) @import
(binary_expression (operator) . [(integer_literal) (float_literal)] @number.magic)
(binary_expression . [(integer_literal) (float_literal)] @number.magic)
(binary_expression (_) @null.check.name . (operator) . (identifier) @null.check.literal) @null.check
(prefixed_string_literal prefix: (identifier) @regex.literal (content) @regex.pattern) @regex
(macro_argument_list . (identifier) @goto.name)
(if_statement condition: (boolean_literal) @code.dead.literal) @code.dead
