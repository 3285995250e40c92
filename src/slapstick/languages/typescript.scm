; grammar: tree_sitter_typescript:language_typescript
; files: *.ts *.mts *.cts
; shebang: ts-node tsx bun deno
; extends: javascript
; silencers: eslint-disable eslint-disable-next-line eslint-disable-line @ts-ignore @ts-expect-error @ts-nocheck tslint:disable prettier-ignore istanbul_ignore c8_ignore v8_ignore biome-ignore
; type lock: Mutex Semaphore
; annotation test: Test
; annotation deprecated: deprecated Deprecated

(abstract_class_declaration name: (_) @definition.class.name) @definition.class
(interface_declaration name: (_) @definition.class.name) @definition.class
(enum_declaration name: (_) @definition.class.name) @definition.class
(predefined_type "any") @type.any @type.any.name
(as_expression (_) . (_) @type.cast.name) @type.cast
(non_null_expression (_) @error.unwrapped.name) @error.unwrapped
(decorator [(identifier) (member_expression)] @annotation)
(decorator (call_expression function: (_) @annotation))
