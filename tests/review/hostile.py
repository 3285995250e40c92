"""Text that tries to be more than text, and a reader of Markdown that tells whether it was."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

NASTY = (
    "`", "``````````", "```diff", "~~~", "</details>", "<!--", "-->",
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "@everyone", "@octocat/team",
    "#1", "[click](https://evil.example)", "![x](https://evil.example/x.png)", "|", "||", "\\",
    "\n", "\r\n", "\n\n", "\n# Title\n", "\n- [ ] task\n", "\u2028", "\x0b", "\x00",
    "\x1b[31m", "\u202e", "\u2066", "\u200b", "\ufeff", "::set-output name=x::y",
    "\n::error::no", "##[set-output name=x]y", "##vso[task.complete]", "&lt;", "&#64;",
    "https://evil.example", "www.evil.example", "<https://evil.example>", "\t", "é", "字",
)  # fmt: skip
INVISIBLE = "\u202e\u2066\u200b\ufeff\x00\x1b\x0b"
_OURS = {
    "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "strong", "details", "summary",
    "pre",
}  # fmt: skip


class Shown(HTMLParser):
    """What a page shows: its tags, its comments, and its text inside and outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: set[str] = set()
        self.comments: list[str] = []
        self.prose = ""
        self.code = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data.strip())

    def handle_data(self, data: str) -> None:
        if "code" in self.stack:
            self.code += data
        else:
            self.prose += data


def shown(markdown: str) -> Shown:
    """Return what a comment shows, in the dialect that forges read: tables, links of bare URLs."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return Shown(reader.render(markdown))


def foreign_tags(page: Shown) -> set[str]:
    """Return the tags that no report of ours has."""
    return page.tags - _OURS
