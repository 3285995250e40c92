; grammar: tree_sitter_html
; files: *.html *.htm *.xhtml *.vue *.svelte
; beside: yes
; embeds: javascript jsx typescript tsx

; silencers: prettier-ignore htmlhint htmlmin:ignore html-validate-disable
;;
;; Mark-up, and Vue's and Svelte's files, whose scripts are read as JavaScript.
; literal event.handler: onload onclick onchange onsubmit oninput onkeydown onkeyup onkeypress onmouseover onmouseout onfocus onblur onerror onscroll onresize @click @change @submit @input @keydown @keyup @focus @blur @scroll @click.prevent @submit.prevent @click.stop v-on:click v-on:change v-on:submit v-on:input
; mention deprecated: font center marquee blink frame frameset noframes applet acronym big strike tt dir basefont
; literal import: src href
; mention call.network: iframe embed object
; unsupported sql: texts of attributes are not read
; unsupported secret.literal: attributes are not told from secrets
; unsupported comment.code: what was taken out is not told from what is explained
; meaningless *: mark-up says what is there, and does nothing

(comment) @comment
(attribute
  (attribute_name) @event.handler.literal
  (quoted_attribute_value (attribute_value) @event.handler.name)) @event.handler
(start_tag (tag_name) @mention)
(script_element (start_tag (attribute
  (attribute_name) @import.literal
  (quoted_attribute_value (attribute_value) @import.name)) @import))
