; grammar: tree_sitter_css
; files: *.css *.pcss
; beside: yes
; silencers: stylelint-disable prettier-ignore csslint
;;
;; Style sheets: what overrules all others, what is never used, numbers that nobody explains.
; unsupported number.magic: which lengths need a name, nobody can tell
; meaningless sql: a style sheet asks no database
; unsupported secret.literal: a style sheet keeps no secrets
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: a style sheet says how things look, and does nothing

(comment) @comment
(import_statement (string_value (string_content) @import.name)) @import
(import_statement (call_expression (arguments (string_value (string_content) @import.name)))) @import
(declaration (property_name) @lint.silenced.name (important)) @lint.silenced

