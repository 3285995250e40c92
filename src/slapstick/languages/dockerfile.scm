; grammar: tree_sitter_dockerfile
; files: Dockerfile Containerfile *.dockerfile *.containerfile Dockerfile.*
; beside: yes
; silencers: hadolint_ignore checkov:skip
;;
;; How a machine is made, step by step.
; unsupported secret.literal: what is in the environment is not told from secrets
; unsupported sql: a step is one text for a shell
; unsupported error.swallowed: a step is one text for a shell
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: a recipe for a machine has steps, and nothing of the kind

(comment) @comment
(from_instruction (image_spec name: (image_name) @import.name)) @import
(env_instruction (env_pair name: (_) @config.env.name)) @config.env
(arg_instruction name: (_) @config.env.name) @config.env
(copy_instruction . (path) @call.file.name) @call.file
(add_instruction . (path) @call.file.name) @call.file
(run_instruction) @call.process
(cmd_instruction) @call.process
(entrypoint_instruction) @call.process
