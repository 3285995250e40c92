; grammar: tree_sitter_javascript
; files: *.js *.mjs *.cjs
; rewords: scripts tags
; trusted: binary_expression:left method_definition arrow_function call_expression:function for_statement function_declaration string export_statement
; shebang: node nodejs deno bun
; receiver: this
; empty: continue
; catch-all: *
; doc-comment: /**
; deprecating: @deprecated
; first: pattern
; silencers: eslint-disable eslint-disable-next-line eslint-disable-line @ts-ignore @ts-expect-error @ts-nocheck tslint:disable prettier-ignore istanbul_ignore c8_ignore v8_ignore biome-ignore jshint
;;
; call call.sleep: sleep delay setTimeout wait timers.setTimeout Bun.sleep Deno.sleep Atomics.wait .waitForTimeout
; call call.network: fetch axios axios.* http.request http.get https.request https.get XMLHttpRequest WebSocket EventSource net.connect net.createConnection got got.* superagent.* request.get request.post $.ajax $.get $.post ky ky.* navigator.sendBeacon dgram.createSocket
; call call.file: fs.* fsp.* fs.promises.* readFileSync writeFileSync readFile writeFile existsSync mkdirSync readdirSync unlinkSync rmSync createReadStream createWriteStream Deno.readTextFile Bun.file
; call call.process: child_process.* exec execSync spawn spawnSync execFile execFileSync fork execa execa.* shell.exec
; with call.process: child_process execa shell Deno Bun cross-spawn
; call call.random: Math.random crypto.randomUUID crypto.getRandomValues crypto.randomBytes randomUUID nanoid uuidv4 faker.*
; call call.time: Date.now performance.now process.hrtime process.hrtime.bigint moment dayjs console.time
; call call.exit: process.exit process.abort Deno.exit
; call call.eval: eval Function vm.runInContext vm.runInNewContext vm.runInThisContext
; call call.crypto: crypto.createHash crypto.createHmac crypto.createCipheriv crypto.subtle.* bcrypt.* createHash createHmac jwt.sign jwt.verify
; mention config.env: process.env import.meta.env Deno.env
; call lock: Mutex Semaphore navigator.locks.request lockfile.lock Atomics.store AsyncLock
; call thread: Worker worker_threads.* cluster.fork SharedWorker process.nextTick setImmediate queueMicrotask
; call queue: Queue PQueue MessageChannel BroadcastChannel
; class queue: *Queue Queue*
; class cache: *Cache Cache*
; call cache: cache.get cache.set cache.delete cache.has cache.clear caches.open caches.match memoize _.memoize useMemo useCallback localStorage.setItem localStorage.getItem sessionStorage.setItem sessionStorage.getItem LRUCache
; function singleton: getInstance
; class singleton: *Singleton Singleton
; call event.handler: .addEventListener .on .once .addListener .subscribe $.on .onclick .attachEvent
; call test: it test t.test test.each it.each test.concurrent it.concurrent Deno.test QUnit.test
; call test.skipped: it.skip test.skip describe.skip xit xtest xdescribe test.todo it.todo test.fixme test.failing it.fails describe.todo suite.skip
; call assertion: expect assert assert.* t.is t.deepEqual t.true chai.expect console.assert invariant should .should.equal assert.equal assert.strictEqual t.equal t.same
; call mock: jest.fn jest.mock jest.spyOn vi.fn vi.mock vi.spyOn sinon.* nock td.replace td.func jest.doMock mock.fn mock.method
; class mock: Fake[A-Z]* Mock[A-Z]* Dummy[A-Z]* Stub[A-Z]*
; call print.debug: console.log console.dir console.table console.trace alert console.debug
; call log: console.error console.warn console.info logger.* log.debug log.info log.warn log.error winston.* .logger.info .logger.warn .logger.error .logger.debug .log.info .log.warn .log.error debug
; call regex: RegExp
; call feature.flag: isFeatureEnabled isEnabled .isFeatureEnabled featureEnabled useFeatureFlag .getFeatureFlag ldClient.variation useFlag hasFeature
; call import: require
; literal call.time: Date
; call deprecated: deprecate util.deprecate
; not global.state: [A-Z]* _[A-Z]* __*
; only error.custom: *Error *Exception *Failure
; unsupported type.any: JavaScript writes no types
; unsupported type.cast: JavaScript writes no types
; meaningless goto: JavaScript has no goto
; meaningless unsafe: JavaScript has no unsafe blocks
; meaningless error.unwrapped: JavaScript has no wrapped results

(function_declaration
  name: (_) @definition.function.name
  body: (statement_block) @definition.function.body) @definition.function
(generator_function_declaration
  name: (_) @definition.function.name
  body: (statement_block) @definition.function.body) @definition.function
(method_definition
  name: (_) @definition.function.name @definition.function.receiver
  body: (statement_block) @definition.function.body) @definition.function
(variable_declarator
  name: (identifier) @definition.function.name
  value: [(arrow_function body: (_) @definition.function.body)
          (function_expression body: (_) @definition.function.body)
          (generator_function body: (_) @definition.function.body)])
  @definition.function
(assignment_expression
  left: [(identifier) @definition.function.name
         (member_expression
           object: (_) @definition.function.receiver
           property: (property_identifier) @definition.function.name)]
  right: [(arrow_function body: (_) @definition.function.body)
          (function_expression !name body: (_) @definition.function.body)
          (generator_function body: (_) @definition.function.body)])
  @definition.function
(assignment_expression
  right: (function_expression
    name: (_) @definition.function.name
    body: (_) @definition.function.body)) @definition.function
(pair
  key: (property_identifier) @definition.function.name @definition.function.receiver
  value: [(arrow_function body: (_) @definition.function.body)
          (function_expression body: (_) @definition.function.body)
          (generator_function body: (_) @definition.function.body)])
  @definition.function
(arguments (function_expression
  name: (_) @definition.function.name
  body: (_) @definition.function.body) @definition.function)
(arrow_function body: (function_expression
  name: (_) @definition.function.name
  body: (_) @definition.function.body) @definition.function)
(return_statement (function_expression
  name: (_) @definition.function.name
  body: (_) @definition.function.body) @definition.function)
(function_expression
  name: (_) parameters: (formal_parameters (_) @definition.function.parameter))
(variable_declarator
  value: [(arrow_function parameters: (formal_parameters (_) @definition.function.parameter))
          (function_expression
            parameters: (formal_parameters (_) @definition.function.parameter))])
(pair
  value: [(arrow_function parameters: (formal_parameters (_) @definition.function.parameter))
          (function_expression
            parameters: (formal_parameters (_) @definition.function.parameter))])
(assignment_expression
  right: [(arrow_function parameters: (formal_parameters (_) @definition.function.parameter))
          (function_expression
            parameters: (formal_parameters (_) @definition.function.parameter))])
(function_declaration
  parameters: (formal_parameters (_) @definition.function.parameter))
(method_definition
  parameters: (formal_parameters (_) @definition.function.parameter))
(arguments (arrow_function) @function)
(arguments (function_expression !name) @function)
(pair key: (string) value: (arrow_function) @function)
(pair key: (string) value: (function_expression) @function)
(function_declaration "async" name: (_) @async.function.name) @async.function
(method_definition "async" name: (_) @async.function.name) @async.function
(variable_declarator
  name: (identifier) @async.function.name value: (arrow_function "async")) @async.function
(class_declaration name: (_) @definition.class.name) @definition.class
(class name: (_) @definition.class.name) @definition.class
(variable_declarator
  name: (identifier) @definition.class.name value: (class !name)) @definition.class
(class_declaration name: (_) @error.custom.name (class_heritage) @error.custom.from) @error.custom

(if_statement) @branch
(else_clause (if_statement) @branch.chained)
(switch_statement) @branch @switch
(ternary_expression) @conditional
["&&" "||" "??"] @conditional
(for_statement) @loop
(for_statement initializer: (empty_statement) condition: (empty_statement)) @loop.endless
(for_statement condition: (binary_expression ["<" "<=" ">" ">="] right: (_) @loop.bound))
(for_in_statement) @loop @loop.each
(while_statement) @loop
(while_statement condition: (parenthesized_expression (true))) @loop.endless
(while_statement condition: (parenthesized_expression (number) @loop.constant)) @loop.endless
(while_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(do_statement) @loop
(do_statement condition: (parenthesized_expression (true))) @loop.endless
(do_statement condition: (parenthesized_expression
  (binary_expression left: (_) @loop.bound ["<" "<=" ">" ">="] right: (_) @loop.bound)))
(try_statement) @try
(catch_clause body: (statement_block) @handler.body) @handler
(catch_clause parameter: (identifier) @handler.variable)
(break_statement) @break
(break_statement (statement_identifier) @break.label)
(continue_statement) @continue
(return_statement) @return
(yield_expression) @yield
(throw_statement) @error.raised
(throw_statement (identifier) @error.raised.name)
(throw_statement (new_expression constructor: (_) @error.raised.name))
(throw_statement (new_expression arguments: (arguments . (string) @error.raised.message)))
(await_expression) @async.await
(await_expression (call_expression function: (_) @async.await.name))
(await_expression (new_expression constructor: (_) @async.await.name))
(await_expression [(identifier) (member_expression)] @async.await.name)

function: (_) @call
constructor: (_) @call
(new_expression
  constructor: (identifier) @call.time.name @call.time.literal
  arguments: (arguments "(" . ")")) @call.time
(new_expression constructor: (identifier) @call.time.name @call.time.literal !arguments) @call.time
object: (member_expression) @mention
(comment) @comment
(program [(lexical_declaration "let" (variable_declarator name: (identifier) @global.state.name))
          (variable_declaration (variable_declarator
            name: (identifier) @global.state.name
            value: [(object) (array) (number) (string) (null) (true) (false)]))] @global.state)
(program (export_statement
  (lexical_declaration "let" (variable_declarator name: (identifier) @global.state.name))
  @global.state))
(import_statement source: (string (string_fragment) @import.name)) @import
(import_statement (import_clause (namespace_import))
  source: (string (string_fragment) @import.wildcard.name)) @import.wildcard
(export_statement "*" source: (string (string_fragment) @import.wildcard.name)) @import.wildcard
(binary_expression left: (_) @null.check.name ["===" "!==" "==" "!="]
  right: [(null) (undefined)]) @null.check
(binary_expression [(number)] @number.magic)
(regex pattern: (regex_pattern) @regex.pattern) @regex
(if_statement condition: (parenthesized_expression (false))
  consequence: (statement_block) @code.dead)
((switch_case body: (expression_statement) .) @switch.fallthrough
  . [(switch_case) (switch_default)])
((switch_case body: (expression_statement) . (comment) .) @switch.fallthrough
  . [(switch_case) (switch_default)])
