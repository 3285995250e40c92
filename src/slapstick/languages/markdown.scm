; grammar: tree_sitter_markdown
; files: *.md *.markdown *.mdx
; beside: yes
; remark: <!--
; forms: template
; silencers: markdownlint-disable prettier-ignore vale_off
;;
;; Prose: what is hidden in its comments, and its lists of things that nobody has ticked off.
; meaningless sql: prose asks no database
; meaningless secret.literal: prose assigns nothing
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: prose says things, and does nothing

(html_block) @comment
(list_item (task_list_marker_unchecked) (paragraph) @comment.todo.text) @comment.todo
