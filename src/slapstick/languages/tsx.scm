; grammar: tree_sitter_typescript:language_tsx
; files: *.tsx
; extends: typescript
