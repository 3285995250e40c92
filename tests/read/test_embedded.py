"""Scripts inside mark-up are read where they stand, in the language they are written in."""

from __future__ import annotations

from pathlib import Path

from slapstick.model import Fact
from slapstick.read.embedded import embedded
from slapstick.read.scan import scan

VUE = """<template>
  <marquee @click="boil">soup</marquee>
</template>

<script setup lang="ts">
// TODO: salt
const heat: any = 1
while (true) { boil() }
</script>

<style scoped>
p { top: 0 }
</style>
"""


def facts(root: Path) -> list[tuple[str, int, str]]:
    return [_told(fact) for fact in scan(root).facts if not fact.kind.startswith("definition")]


def _told(fact: Fact) -> tuple[str, int, str]:
    return fact.kind, fact.line, fact.language


def test_a_script_keeps_its_lines_and_has_its_language(tmp_path: Path) -> None:
    (tmp_path / "Pan.vue").write_text(VUE)

    found = facts(tmp_path)

    assert ("deprecated", 2, "html") in found
    assert ("comment.todo", 6, "typescript") in found
    assert ("type.any", 7, "typescript") in found
    assert ("loop.infinite", 8, "typescript") in found


def test_columns_stay_what_they_are() -> None:
    content = "<p>ö</p><script>x()</script>\n<script type=module>y()</script>".encode()

    ((language, alone),) = embedded(content)

    assert language == "javascript"
    assert len(alone) == len(content)
    assert alone.index(b"x()") == content.index(b"x()")
    assert alone.split() == [b"x()", b"y()"]


def test_templates_and_settings_are_no_scripts() -> None:
    content = (
        b'<script type="text/template"><p></p></script><script type="application/json">{}</script>'
        b"<script src=a.js></script><script> </script><scripture>x()</scripture>"
    )

    assert list(embedded(content)) == []


def test_many_scripts_that_never_end_cost_little() -> None:
    assert list(embedded(b"<script>" * 20_000)) == []
