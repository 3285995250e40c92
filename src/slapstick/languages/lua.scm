; grammar: tree_sitter_lua
; files: *.lua *.rockspec *.nse .luacheckrc
; shebang: lua luajit lua5.1 lua5.2 lua5.3 lua5.4 texlua resty tarantool
; receiver: self
; empty: ;
; always: true false 1
; ungiven: os.time
; doc-comment: --
; silencers: luacheck: selene: stylua: luacov: ---@diagnostic @diagnostic @diagnostic_disable @diagnostic_disable-next-line
;;
;; What the world is called in Lua: the standard library, LuaSocket, OpenResty, LÖVE, Neovim.
; call call.sleep: sleep socket.sleep ngx.sleep .sleep love.timer.sleep vim.wait
; call call.network: http.request https.request socket.connect socket.bind socket.tcp socket.udp ngx.socket.tcp ngx.socket.udp ngx.location.capture http.new .request_uri smtp.send ftp.get
; call call.file: io.open io.lines io.input io.output io.tmpfile os.remove os.rename os.tmpname lfs.* love.filesystem.* vim.fn.readfile vim.fn.writefile vim.fn.delete vim.uv.fs_open vim.loop.fs_open file_exists
; call call.process: os.execute io.popen vim.system vim.fn.system vim.fn.jobstart vim.uv.spawn vim.loop.spawn uv.spawn awful.spawn
; call call.random: math.random math.randomseed love.math.random
; call call.time: os.time os.clock os.date socket.gettime ngx.now ngx.time love.timer.getTime vim.uv.hrtime vim.loop.hrtime vim.loop.now
; call call.exit: os.exit ngx.exit love.event.quit
; call call.eval: load loadstring loadfile dofile vim.cmd
; not call.eval: vim.cmd
; call call.crypto: ngx.md5 ngx.sha1_bin ngx.hmac_sha1 ngx.crc32_long md5.* sha1.* sha2.* openssl.* crypto.*
; call config.env: os.getenv os.setenv
; call lock: resty_lock.new lock.new lock:lock lock:unlock mutex:lock mutex:unlock
; call thread: coroutine.create coroutine.wrap ngx.thread.spawn love.thread.newThread effil.thread copas.addthread uv.new_thread lanes.gen
; call cache: cache.get cache.set cache:get cache:set lrucache.new memoize
; call event.handler: vim.api.nvim_create_autocmd vim.keymap.set script.on_event script.on_init signal.signal .connect_signal .RegisterEvent .SetScript uv.signal_start
; function singleton: get_instance getInstance
; function test: test_* test[A-Z]* Test[A-Z]*
; call test: it test spec
; call test.skipped: pending lu.skip lu.skipIf xit
; call assertion: assert assert.* luassert.* lu.assert* lu.assertEquals lu.assertTrue lu.assertFalse lu.assertNil lu.assertError lu.assertIs assertEquals assertTrue assertFalse assertNil assert_equal assert_true expect
; call mock: mock stub spy.on spy.new stub.new
; call print.debug: print io.write io.stderr:write io.stdout:write vim.print dump
; call log: log.* logger.* ngx.log vim.notify log:info log:warn log:error log:debug logger:info logger:warn logger:error logger:debug
; call regex: string.match string.gmatch string.gsub string.find ngx.re.match ngx.re.find ngx.re.gsub ngx.re.gmatch vim.regex rex.new
; call import: require
; call error.raised: error
; call deprecated: deprecate vim.deprecate deprecated
; not global.state: rockspec_format package version source description dependencies build_dependencies test_dependencies supported_platforms external_dependencies build deploy test hooks
; literal error.caught: pcall xpcall
; literal error.swallowed: pcall xpcall
; unsupported definition.class: a class is a table with a metatable here, and any table may be one
; unsupported class.large: a class is a table with a metatable here, and any table may be one
; unsupported error.rethrown: what `pcall` gave back is a value like any other when `error` takes it
; unsupported error.unwrapped: `assert` unwraps a result and says what must be so, in the same words
; unsupported queue: queues are tables
; unsupported feature.flag: no library of flags is common enough to be known by its name
; meaningless error.caught.bare: `pcall` meets every error there is
; meaningless error.custom: an error is any value
; meaningless switch.fallthrough: Lua has no switch
; meaningless async.function: Lua marks no function as one that may pause
; meaningless async.await: Lua has no await
; meaningless import.wildcard: `require` gives one value
; meaningless type.any: Lua writes no types
; meaningless type.cast: Lua writes no types
; meaningless unsafe: Lua has no unsafe blocks

(function_declaration name: (identifier) @definition.function.name) @definition.function
(function_declaration name: (dot_index_expression
  table: (_) @definition.function.receiver
  field: (_) @definition.function.name)) @definition.function
(function_declaration name: (method_index_expression
  table: (_) @definition.function.receiver
  method: (_) @definition.function.name)) @definition.function
(function_declaration body: (block) @definition.function.body)
(function_declaration parameters: (parameters (_) @definition.function.parameter))
(assignment_statement
  (variable_list . [
    (identifier) @definition.function.name
    (dot_index_expression table: (_) @definition.function.receiver field: (_) @definition.function.name)])
  (expression_list . (function_definition))) @definition.function
(assignment_statement (expression_list . (function_definition body: (_) @definition.function.body)))
(assignment_statement (expression_list . (function_definition
  parameters: (parameters (_) @definition.function.parameter))))
(field name: (identifier) @definition.function.name value: (function_definition)) @definition.function
(field value: (function_definition body: (_) @definition.function.body))
(field value: (function_definition parameters: (parameters (_) @definition.function.parameter)))
(function_declaration name: (identifier) @function.empty.name !body) @function.empty
(function_declaration name: (dot_index_expression field: (_) @function.empty.name) !body) @function.empty
(function_declaration name: (method_index_expression method: (_) @function.empty.name) !body) @function.empty
(arguments (function_definition) @function)
(return_statement (expression_list (function_definition) @function))

(if_statement) @branch
(elseif_statement) @branch @branch.chained
["and" "or"] @conditional
(while_statement) @loop
(repeat_statement) @loop
("while" . [(true) (number)] @loop.constant)
("until" . (false) @loop.constant)
("while" . (_) @loop.condition)
("until" . (_) @loop.condition)
(for_statement) @loop
(for_numeric_clause end: (_) @loop.bound)
(for_statement clause: (for_generic_clause)) @loop.each
(break_statement) @break
(return_statement) @return
(goto_statement (identifier) @goto.name) @goto

(function_call name: (_) @call)
(comment) @comment
(chunk (assignment_statement (variable_list . (identifier) @global.state.name)) @global.state)
(assignment_statement (expression_list . (function_definition) @global.state.unless))
(assignment_statement
  (variable_list . (_) . (identifier) @error.caught.name)
  (expression_list . (function_call name: (identifier) @error.caught.literal))) @error.caught
(block (function_call name: (identifier) @error.swallowed.literal) @error.swallowed)
(arguments . [(identifier) (dot_index_expression) (method_index_expression)] @error.swallowed.name)
(binary_expression
  left: (_) @null.check @null.check.name ["==" "~="] right: (nil))
(["+" "*" "/" "%" "<" ">" "<=" ">=" "==" "~="] . (number) @number.magic)
((number) @number.magic . ["+" "-" "*" "/" "<" ">" "<=" ">=" "==" "~="])
(if_statement condition: (false)) @code.dead
