; grammar: tree_sitter_make
; files: *.mk Makefile makefile GNUmakefile Makefile.am Makefile.in
; beside: yes
;;
;; A rule is a function: it has a name and steps.
; function test: test tests check test-* check-*
; not definition.function: if else endif
; commands: error.swallowed
; only config.env: [A-Za-z_]*
; unsupported sql: recipes are texts for a shell
; unsupported secret.literal: a variable's value is only text
; unsupported call.process: every line of a recipe starts another program
; unsupported comment.code: what was taken out is not told from what is explained
; unsupported nesting.deep: conditions of makefiles are not counted
; meaningless *: a makefile has rules, variables and recipes, and nothing of the kind

(comment) @comment
(rule (targets . (word) @definition.function.name) (recipe)) @definition.function
(include_directive filenames: (list (word) @import.name)) @import
(export_directive variables: (list (word) @config.env.name)) @config.env
(variable_assignment name: (word) @global.state.name) @global.state
(recipe_line "-" (shell_text) @error.swallowed.name) @error.swallowed
