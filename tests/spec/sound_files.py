"""One sound file of each kind that people write, and a way to put an excerpt into it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RULES = """\
format: rules/1
pack: acme/office
rules:
  - id: slips-on-it
    why: It is tried again for ever.
    when:
      all:
        - fact: loop.retry
          as: loop
          where: {limit: {absent: true}}
        - not: {fact: call.sleep, inside: loop}
    weight: 60
    gag:
      prop: banana peel
      puppet: slip
      laugh: 2
      tags: [fall]
      setup: A waiter with "{loop.call}" on his cap strides by.
      escalate: He slips, rises, and slips again.
      topper: The peel slips on him.
      card: Once more, with feeling.
    fires:
      python: "while True:\\n    try:\\n        go()\\n        break\\n    except OSError: go()"
    quiet: {python: "for _ in range(3):\\n    fetch()\\n"}
  - id: naps
    why: A wait is a nap.
    when: {fact: call.sleep, as: nap, where: {name: {regex: "(sleep|wait)$"}}}
    gag:
      prop: pillow
      puppet: queue
      laugh: 2
      tags: [waiting]
      setup: The cook sits down.
      escalate: The bench rises under him.
      topper: The bench sits down on him.
    fires: {python: "import time\\ntime.sleep(1)\\n"}
    quiet: {python: "print(1)\\n"}
"""
PROJECT = """\
format: sora/1
story: the-apprentice
packs: [slapstick/core]
film: {seconds: 90, aspect: "4:3"}
privacy: generic
rules: {"*/all-to-be-done-tomorrow": off}
"""
LANGUAGE = """\
; grammar: tree_sitter_python
; files: *.pyx
; call call.sleep: time.sleep

(comment) @comment
(while_statement condition: (true)) @loop.endless
"""
FACTS = """\
format: facts/1
kinds:
  call.sleep:
    means: A wait of some time.
    attributes: {name: {type: name, means: the call}}
"""
TARIFF = """\
provider: magic-lantern
as_of: 2026-11-01
source: a price list
models:
  lantern-1:
    usd_per_second: {720p: 0.07}
"""
PROMPT = """\
<!-- slapstick prompt 1 | shot: 01-arrival | seconds: 9 | level: standard -->

# 01-arrival

## action

He slips.
<!-- rules/core.yaml:23:14 < src/api.py:42:5 -->
"""
SOURCE = """\
def boil(kettle):
    # sora: off all-to-be-done-tomorrow -- the kettle is an heirloom
    # TODO: descale it
    kettle.boil()
"""
PACK = """\
format: pack/1
name: acme/office
version: 1.2.0
licence: CC-BY-4.0
rules-api: 1
needs: {slapstick/core: "*"}
exports: [slips-on-it]
"""
LOCK = """\
format: lock/1
rules-api: 1
"""
STORY = (ROOT / "stories" / "the-apprentice.yaml").read_text("utf-8")

SOUND = {
    "rules": RULES,
    "project": PROJECT,
    "bytes": PROJECT,
    "language": LANGUAGE,
    "facts": FACTS,
    "tariff": TARIFF,
    "prompt": PROMPT,
    "comment": SOURCE,
    "story": STORY,
    "pack": PACK,
    "lock": LOCK,
    "own story": STORY,
}


def with_excerpt(kind: str, right: str, instead: str) -> str:
    """Return the sound file with `instead` where `right` stands; `instead` if it does nowhere."""
    lines, wanted = SOUND[kind].splitlines(), right.splitlines()
    for start, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        held = [f"{indent}{each}".rstrip() for each in wanted]
        if lines[start : start + len(held)] == held:
            put = [f"{indent}{each}".rstrip() for each in instead.splitlines()]
            return "\n".join([*lines[:start], *put, *lines[start + len(held) :]]) + "\n"
    return instead
