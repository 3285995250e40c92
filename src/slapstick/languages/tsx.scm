; grammar: tree_sitter_typescript:language_tsx
; files: *.tsx
; rewords: scripts types
; extends: typescript
; literal event.handler: onClick onChange onSubmit onInput onFocus onBlur onKeyDown onKeyUp onKeyPress onMouseEnter onMouseLeave onMouseDown onMouseUp onMouseMove onDoubleClick onScroll onLoad onError onDrag onDrop onSelect onPress onTouchStart onTouchEnd onPointerDown onPointerUp onClose onToggle onWheel onPaste

(jsx_attribute (property_identifier) @event.handler.name @event.handler.literal (jsx_expression))
  @event.handler
