"""The storyboard page as text; what a browser makes of it is tested beside."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from slapstick.model import Line, Part, Place, Plot, Problem, Prompt, TokenBudgetLevel
from slapstick.review.bill import packed
from slapstick.review.causes import Cause, Edit
from slapstick.review.links import linker
from slapstick.review.markup import shown
from slapstick.review.page import storyboard_page
from slapstick.review.reports import ShotReview
from slapstick.review.supplement import Live, Supplement
from tests.review.test_storyboard import HERE, HITS, film, poses

COMMIT = "1f2e3d4c5b6a79880123456789abcdef01234567"
OLD = Line("He wears a pencil.", Place("tale.yaml", 7))
NEW = Line("He wears a chisel.", Place("tale.yaml", 7))
KEPT = Line("A peel & a <hat>.", HERE, Place("src/a.py", 12))
GONE = Line("It rains.", Place("tale.yaml", 9))
HOSTILE = "</script></style><img src=x onerror=alert(1)>\"'`&\u202e\u2066\x00{{7*7}}"


def prompt(*lines: Line, shot: str = "01-one") -> Prompt:
    return Prompt(shot, 8.0, TokenBudgetLevel.LOW, (Part("cast", lines),), "p/peel")


PROMPT = prompt(NEW, KEPT)
REVIEW = ShotReview(
    "01-one",
    "changed",
    prompt(OLD, KEPT, GONE),
    PROMPT,
    (
        (Edit("cast", OLD, NEW, ("story",)), (Cause("story", "", NEW.rule, COMMIT),)),
        (Edit("cast", GONE, None, ("story",)), (Cause("story", "", GONE.rule, COMMIT),)),
    ),
    400_000,
    800_000,
)
CHANGED = Supplement(
    link=linker("git@github.com:tea/house.git", COMMIT),
    changes={"01-one": REVIEW},
    prices={"01-one": 800_000},
    approve="sora snap update . && git add prompts/sora",
)

PLAIN = Supplement()


def page(supplement: Supplement = PLAIN, plot: Plot | None = None) -> str:
    plot = plot or film()
    stills = {beat: [packed(pose) for pose in each] for beat, each in poses(plot).items()}
    return storyboard_page(plot, stills, HITS, {"one": [PROMPT]}, supplement)


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.seen if name == tag]


def test_the_page_holds_all_it_needs_and_says_what_each_picture_shows() -> None:
    text = page()
    tags = Tags(text)

    addresses = [
        value for _, found in tags.seen for key, value in found.items() if key in ("src", "href")
    ]
    assert all(address and address.startswith(("data:", "#")) for address in addresses)
    assert not re.search(r"https?://", text)
    pictures = [found for found in tags.of("img") if found.get("id") != "still"]
    assert len(pictures) == 12
    assert all(found["alt"] for found in pictures)
    assert "A peel &amp; a &lt;hat&gt;." in text
    assert "rules/core.yaml:3</code> ← <code>src/a.py:12" in text


def test_the_page_is_the_same_twice() -> None:
    assert page(CHANGED) == page(CHANGED)


def test_evidence_and_lines_lead_to_the_code_at_its_commit() -> None:
    links = {found["href"]: found.get("rel") for found in Tags(page(CHANGED)).of("a")}

    base = f"https://github.com/tea/house/blob/{COMMIT}"
    assert links[f"{base}/src/a.py#L12"] == "noreferrer"
    assert f"{base}/rules/core.yaml#L3" in links


def test_changed_words_are_marked_with_what_was_and_why() -> None:
    text = page(CHANGED)

    assert "<del>He wears a <mark>pencil.</mark></del>" in text
    assert "<ins>He wears a <mark>chisel.</mark></ins>" in text
    assert "<del>It rains.</del>" in text
    assert "story: tale.yaml:7 in 1f2e3d4c5b" in text
    assert "<p>1 of 1 shots differs from the reviewed ones. Filming costs 0.80 USD.</p>" in text
    assert "0.80 USD, was 0.40 USD" in text
    assert "sora snap update . &amp;&amp; git add prompts/sora" in text
    assert text.index("He wears a <mark>pencil.") < text.index("A peel &amp;")


def test_pictures_as_reviewed_stand_before_those_of_now() -> None:
    earlier = packed(poses(film())["one"][0])._replace(address="data:image/webp;base64,AAAA")
    text = page(replace(CHANGED, stills={"one": (earlier,)}))
    scene = text[text.index('id="no-2"') : text.index('id="no-3"')]

    assert scene.index("As it was reviewed") < scene.index("base64,AAAA")
    assert (
        scene.index("base64,AAAA") < scene.index("As it is now") < scene.index('class="strip now"')
    )
    assert text.count("As it was reviewed</p>") == 1


def test_a_film_as_reviewed_asks_for_nothing() -> None:
    same = replace(REVIEW, kind="same", before=PROMPT, edits=())
    text = page(replace(CHANGED, changes={"01-one": same}, approve=""))

    assert "All 1 shots are as they were reviewed." in text
    assert not [found for found in Tags(text).of("button") if found.get("id") == "copy"]
    assert "<del>" not in text


def test_shots_that_the_film_has_no_longer_are_told_last() -> None:
    old = replace(REVIEW, shot="07-gone", kind="removed", before=prompt(GONE, shot="07-gone"))
    text = page(replace(CHANGED, changes={"07-gone": replace(old, after=None)}))

    assert text.index("Withdrawn") > text.index('id="no-4"')
    assert "It rains." in text[text.index("Withdrawn") :]


@pytest.mark.parametrize("live", [False, True])
def test_only_the_pages_own_script_and_style_run(live: bool) -> None:
    more = Live("one", 18, {"one": ("frame/abc", 9)}) if live else None
    text = page(replace(CHANGED, live=more))
    policy = next(
        str(found["content"])
        for found in Tags(text).of("meta")
        if found.get("http-equiv") == "Content-Security-Policy"
    )

    for tag, told in (("script", "script-src"), ("style", "style-src")):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{told} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert ("'self'" in policy) is live
    assert not [key for _, found in Tags(text).seen for key in found if key.startswith("on")]
    assert not [found for _, found in Tags(text).seen if "style" in found]


def test_no_letter_of_a_repository_is_more_than_a_letter() -> None:
    line = Line(HOSTILE, Place(HOSTILE, 3), Place(HOSTILE, 4))
    before, after = (
        prompt(replace_text(line, "x")),
        Prompt(HOSTILE, 8.0, TokenBudgetLevel.LOW, (Part(HOSTILE, (line,)),), HOSTILE),
    )
    edit = Edit(HOSTILE, None, line, ("code",))
    review = ShotReview(HOSTILE, "changed", before, after, ((edit, (Cause("code", HOSTILE),)),))
    plot = film(HOSTILE, f"p/{HOSTILE}", HOSTILE)
    problem = Problem(Place(HOSTILE, 1), "SL1", HOSTILE, HOSTILE, HOSTILE)
    live = Live(HOSTILE, 18, {"one": (HOSTILE, 9)}, HOSTILE, (problem,))
    supplement = Supplement(
        link=lambda place: f"https://example.org/{place.path}", source=HOSTILE, language=HOSTILE,
        changes={HOSTILE: review}, approve=HOSTILE, live=live,
    )  # fmt: skip
    stills = {beat: [packed(pose) for pose in each] for beat, each in poses(plot).items()}
    text = storyboard_page(plot, stills, HITS, {"one": [after]}, supplement)

    plain = page(replace(CHANGED, live=Live("one", 18, {"one": ("frame/abc", 9)})))
    assert len(Tags(text).of("script")) == len(Tags(plain).of("script")) == 1
    assert not [f for f in Tags(text).of("img") if f.get("src") == "x"]
    assert not [key for _, found in Tags(text).seen for key in found if key.startswith("on")]
    assert not re.search("[\u202e\u2066\x00]", text)
    assert html.escape("<U+202E>") in text


def replace_text(line: Line, text: str) -> Line:
    return line._replace(text=text)


def test_what_no_eye_sees_is_named() -> None:
    assert shown("a\u202eb\u200bc\u00e9\n") == "a&lt;U+202E&gt;b&lt;U+200B&gt;c\u00e9\n"


def test_rare_letters_bring_their_typefaces_along() -> None:
    assert page().count("@font-face") == 3
    assert page(plot=film("Łódź")).count("@font-face") == 5


def test_mistakes_are_told_with_their_place_on_a_slip() -> None:
    problem = Problem(Place("sora.yaml", 3, 7), "SL010", "unknown key", "did you mean 'story'?",
                      "film: {storry: 1}")  # fmt: skip
    text = page(Supplement(live=Live("one", 18, {}, problems=(problem,))))

    assert "Erratum" in text
    assert "<code>sora.yaml:3:7</code> SL010 unknown key" in text
    assert "film: {storry: 1}\n      ^" in text
    assert "Erratum" not in page(Supplement(live=Live("one", 18, {})))
