; grammar: tree_sitter_typescript:language_typescript
; files: *.ts *.mts *.cts
; rewords: scripts types
; shebang: ts-node tsx bun deno
; extends: javascript
; silencers: eslint-disable eslint-disable-next-line eslint-disable-line @ts-ignore @ts-expect-error @ts-nocheck tslint:disable prettier-ignore istanbul_ignore c8_ignore v8_ignore biome-ignore
; fields: private public protected readonly
; type lock: Mutex Semaphore
; annotation test: Test
; annotation deprecated: deprecated Deprecated

(abstract_class_declaration name: (_) @definition.class.name) @definition.class
(interface_declaration name: (_) @definition.class.name) @definition.class
(enum_declaration name: (_) @definition.class.name) @definition.class
(function_signature name: (_) @definition.function.name) @definition.function
(method_signature name: (_) @definition.function.name) @definition.function
(abstract_method_signature name: (_) @definition.function.name) @definition.function
(public_field_definition
  name: (property_identifier) @definition.function.name @definition.function.receiver
  value: [(arrow_function body: (_) @definition.function.body)
          (function_expression body: (_) @definition.function.body)])
  @definition.function
(public_field_definition
  name: (property_identifier) @async.function.name
  value: (arrow_function "async")) @async.function
(function_signature
  parameters: (formal_parameters (_) @definition.function.parameter))
(method_signature
  parameters: (formal_parameters (_) @definition.function.parameter))
(abstract_method_signature
  parameters: (formal_parameters (_) @definition.function.parameter))
(public_field_definition
  value: (arrow_function parameters: (formal_parameters (_) @definition.function.parameter)))
(predefined_type "any") @type.any @type.any.name
(as_expression (_) . (_) @type.cast.name) @type.cast
(non_null_expression (_) @error.unwrapped.name) @error.unwrapped
(decorator [(identifier) (member_expression)] @annotation)
(decorator (call_expression function: (_) @annotation))
