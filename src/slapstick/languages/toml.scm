; grammar: tree_sitter_toml
; files: *.toml
; beside: yes
;;
;; Configuration: what people say of it in comments, and the secrets they leave in it.
; unsupported sql: few keep questions to databases there
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: configuration runs nothing

(comment) @comment
