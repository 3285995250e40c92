; grammar: tree_sitter_sql
; files: *.sql *.ddl *.psql *.pgsql
; client: yes
; overloads: yes
; silencers: sqlfluff noqa
;;
;; Statements, and what tables they know.
; call call.random: random rand newid gen_random_uuid uuid_generate_v4 RANDOM RAND UUID
; call call.time: now getdate sysdate current_time localtimestamp NOW GETDATE clock_timestamp statement_timestamp
; call call.sleep: pg_sleep SLEEP sleep
; call call.crypto: md5 MD5 sha256 digest crypt pgp_sym_encrypt encode
; call lock: pg_advisory_lock pg_advisory_xact_lock GET_LOCK pg_try_advisory_lock
; call event.handler: pg_notify
; function test: test_*
; meaningless sql: all of it is
; unsupported secret.literal: values are not told from secrets
; unsupported recursion: a recursive query is one statement
; unsupported nesting.deep: depth is in the clauses of a statement
; unsupported code.duplicate: the bodies of functions are texts in other languages
; unsupported function.empty: the bodies of functions are texts in other languages
; unsupported class.large: a table has columns, not methods
; meaningless *: statements are no program: nothing of the kind

(comment) @comment
(marginalia) @comment
(create_table (object_reference name: (identifier) @definition.class.name)) @definition.class
(create_view (object_reference name: (identifier) @definition.class.name)) @definition.class
(create_materialized_view (object_reference name: (identifier) @definition.class.name)) @definition.class
(create_type (object_reference name: (identifier) @definition.class.name)) @definition.class
(create_function (object_reference name: (identifier) @definition.function.name)) @definition.function
(create_procedure (object_reference name: (identifier) @definition.function.name)) @definition.function
(create_procedure (function_arguments (function_argument) @definition.function.parameter))
(create_function (function_arguments (function_argument) @definition.function.parameter))
(create_trigger (keyword_trigger) . (object_reference name: (identifier) @event.handler.name)) @event.handler
(invocation (object_reference name: (identifier) @call))
(select (select_expression (term value: (all_fields) @import.wildcard))) 
(binary_expression left: (_) @null.check.name operator: (keyword_is) right: (literal (keyword_null))) @null.check
(binary_expression (literal) @number.magic)
(cast) @type.cast
(cast "::" . (_) @type.cast.name)
(cast (keyword_as) . (_) @type.cast.name)
(case) @branch
