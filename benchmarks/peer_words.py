"""What rules for ast-grep say in words and numbers; not for how they are made."""

from __future__ import annotations

from queries import Rule

# As ast-grep calls the languages; others are left out on both sides.
LANGUAGES = {
    "c": "C", "cpp": "Cpp", "csharp": "CSharp", "go": "Go", "java": "Java",
    "javascript": "JavaScript", "php": "Php", "python": "Python", "ruby": "Ruby", "rust": "Rust",
    "scala": "Scala", "swift": "Swift", "tsx": "Tsx", "typescript": "TypeScript",
}  # fmt: skip
ENDINGS = {
    "c": (".c", ".h"), "cpp": (".cpp", ".cc", ".hpp", ".cxx", ".hxx"), "csharp": (".cs",),
    "go": (".go",), "java": (".java",), "javascript": (".js", ".mjs", ".cjs", ".jsx"),
    "php": (".php",), "python": (".py", ".pyi"), "ruby": (".rb", ".gemspec"), "rust": (".rs",),
    "scala": (".scala", ".sc"), "swift": (".swift",), "tsx": (".tsx",),
    "typescript": (".ts", ".mts", ".cts"),
}  # fmt: skip
# Where a call's name and its owner are two nodes: the kinds of calls, and where either stands.
_CLASS: Rule = {"any": [{"kind": "name"}, {"kind": "qualified_name"}]}
CALLS: dict[str, list[tuple[str, Rule, str]]] = {
    "java": [("method_invocation", {"field": "name"}, "object"),
             ("object_creation_expression", {"field": "type"}, "")],
    "php": [("function_call_expression", {"field": "function"}, ""),
            ("member_call_expression", {"field": "name"}, "object"),
            ("nullsafe_member_call_expression", {"field": "name"}, "object"),
            ("scoped_call_expression", {"field": "name"}, "scope"),
            ("object_creation_expression", _CLASS, "")],
    "ruby": [("call", {"field": "method"}, "receiver")],
}  # fmt: skip
IN_MANY_PLACES = frozenset({"code.duplicate", "docs.theme", "comment.switch"})
IN_COMMENTS = {
    "comment.todo": r"\bTODO\b|(?m)^[\s*#/!@-]*todo\s*[:(]",
    "comment.fixme": r"\bFIXME|\bBUG\s*[:(]|\bBROKEN\s*:",
    "comment.hack": r"(?m)\b(HACK|KLUDGE|KLUGE)\b|\bXXX:|^[\s*#/!-]*XXX\b"
    r"|(?i)\b(dirty|ugly|awful|horrible|nasty) "
    r"(hack|kludge|trick|workaround)|workaround for|this is a hack|work around a|\bhacky\b"
    r"|quick and dirty|stop-?gap",
    "comment.apology": r"(?i)\bsorry\b|apologi[sz]e|no idea why|for some reason|black magic"
    r"|\bwtf\b",
    "comment.warning": r"(?i)\b(do not|don'?t|never) (touch|change|remove|edit|move)\b|\bbeware\b",
    "comment.code": r"(?m)^\W*[\w.:>-]+(\(.*\)| = .*);\s*(\*/)?$"
    r"|^\W*(return|if|for|while)\b.*[;{]$",
}
IN_STRINGS = {
    "sql": r"^.{1,4}?\s*(SELECT\s.*\sFROM|INSERT\s+INTO|UPDATE\s.*\sSET|DELETE\s+FROM"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|DATABASE|VIEW))\s",
}
SECRET = r"(?i)^[\w.$\s-]*(password|passwd|secret|secret_?key|api_?key|access_?key|auth_?token)" \
    r"[\"']?\s*(:\s*&?\w+\s*)?(=|:|:=)"  # fmt: skip
BAD_VALUE = r"(?i)your|example|changeme|placeholder|password|secret|token|_key|dummy|test" \
    r"|https?:|[\s{}$<>%]"  # fmt: skip
RETRY = r"(?i)retr(?:y|ies)|attempt|\btries\b|back_?off"
PLAIN = (  # numbers that need no name
    r"^(?:[0-9]|1[0-2]|16|24|32|48|60|64|90|100|128|180|255|256|360|512|1_?000|1024|2048|4096|0?\.5|0?\.25"
    r"|0?\.1"
    r"|1\.5|2\.5)(?:\.0?)?[uUlLnN]*$|^0[xXbBoO]|[fFdD]$"
)
BEHIND = r"^(?:[})\];:,]|else|case|default|//|/\*|#|when|end|elsif|rescue|ensure" \
    r"|if\b|unless\b|while\b|until\b)"  # fmt: skip
STRINGS = {
    "c": ["string_literal"], "cpp": ["string_literal", "raw_string_literal"],
    "csharp": ["string_literal", "verbatim_string_literal"],
    "go": ["interpreted_string_literal", "raw_string_literal"], "java": ["string_literal"],
    "php": ["string", "encapsed_string"], "rust": ["string_literal", "raw_string_literal"],
    "swift": ["line_string_literal", "multi_line_string_literal"],
}  # fmt: skip


# Where ast-grep's grammar is an older one, in which the same code is of other kinds.
BY_HAND: dict[str, dict[str, list[Rule]]] = {
    "swift": {
        "async.function": [{"kind": "function_declaration", "regex": r"^[^{]*\)\s*async\b"}],
        "definition.class": [
            {"kind": "class_declaration", "not": {"regex": r"^[^{]*\bextension\b"}},
            {"kind": "protocol_declaration"},
        ],
        "error.custom": [
            {"kind": "class_declaration", "regex": r"^[^{]*:[^{]*\b\w*(Error|Exception)\b"}
        ],
        "null.check": [{"kind": "equality_expression", "regex": r"(==|!=)\s*nil$"}],
        "type.cast": [{"kind": "as_expression", "regex": r"\bas[!?]"}],
    },
}
