"""Write a storyboard as one HTML file that needs no network; draws and reads nothing else."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from slapstick.assets import asset
from slapstick.model import Beat, Hit, Line, Place, Plot, Prompt
from slapstick.review.lettering import BOOK, DISPLAY, NEWS
from slapstick.review.links import Link, unlinked
from slapstick.review.programme import (
    PEAK,
    Entry,
    Pose,
    entries,
    stretches,
    summary,
    timecode,
)
from slapstick.review.reports import ShotReview, said_cause, said_money

_THUMB = (384, 288)
_QUALITY = 62


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a page may hold besides the plan."""

    film: bytes = b""  # the animatic as MP4; without one its poses are leafed through
    link: Link = unlinked  # to a line of the code
    changes: Mapping[str, ShotReview] = field(default_factory=dict)  # by shot
    prices: Mapping[str, int] = field(default_factory=dict)  # micro-dollars, by shot
    approve: str = ""  # the command that approves what is seen


_PLAIN = Supplement()


def storyboard_page(
    plot: Plot,
    poses: Mapping[str, Sequence[Pose]],
    hits: Sequence[Hit],
    prompts: Mapping[str, Sequence[Prompt]],
    supplement: Supplement = _PLAIN,
) -> str:
    """Return the page; `poses` and `prompts` are looked up by beat id, hits in film seconds."""
    rows = "\n".join(
        _article(entry, poses.get(entry.beat.id, ()), prompts.get(entry.beat.id, ()), supplement)
        for entry in entries(plot)
    )
    return _PAGE.format(
        title=escape(plot.title),
        style=_style(),
        script=_shipped("programme.js"),
        summary=escape(summary(plot, hits)),
        screen=_screen(plot, supplement),
        bill=_bill(supplement),
        gone=_gone(supplement, prompts),
        bar=_bar(plot, hits),
        acts="".join(
            f"<li><b>{act.numeral}</b> {escape(act.name)} <span>{timecode(act.start)}</span></li>"
            for act in stretches(plot)
        ),
        rows=rows,
        foot=escape(
            f"From the story “{plot.story}”, seed {plot.seed:x}. At the piano: the machine."
        ),
    )


def _article(
    entry: Entry, poses: Sequence[Pose], prompts: Sequence[Prompt], supplement: Supplement
) -> str:
    beat = entry.beat
    name = escape(f"no-{entry.number}")
    title = escape(entry.title)
    parts = [
        f'<article id="{name}" tabindex="-1" aria-labelledby="{name}-title" '
        f'data-start="{beat.start:g}" data-title="{title}">',
        f'<h2 id="{name}-title"><span>No. {entry.number}</span> {title}</h2>',
        f'<p class="when">{escape(entry.when)} · {beat.seconds:g} s · {escape(beat.role)}'
        f"{_price(prompts, supplement)}</p>",
        _credit(entry, supplement.link),
        _strip(entry, poses),
        _card(entry),
        _lines(beat),
        *(_changes(supplement.changes.get(prompt.shot)) for prompt in prompts),
        *(_prompt(prompt, supplement.link) for prompt in prompts),
        "</article>",
    ]
    return "\n".join(filter(None, parts))


def _price(prompts: Sequence[Prompt], supplement: Supplement) -> str:
    known = [supplement.prices[p.shot] for p in prompts if p.shot in supplement.prices]
    return f" · {said_money(sum(known))}" if known else ""


def _credit(entry: Entry, link: Link) -> str:
    evidence = entry.beat.evidence
    place = f"<code>{_linked(evidence.place, link)}</code>" if evidence and entry.place else ""
    words = " · ".join(filter(None, (escape(entry.credit), place)))
    return f'<p class="credit">{words}</p>' if words else ""


def _linked(place: Place, link: Link) -> str:
    address, text = link(place), escape(str(place))
    return f'<a href="{escape(address)}" rel="noreferrer">{text}</a>' if address else text


def _strip(entry: Entry, poses: Sequence[Pose]) -> str:
    figures = "".join(
        f'<figure data-time="{pose.time:.2f}"><img width="{_THUMB[0]}" height="{_THUMB[1]}" '
        f'alt="{escape(_alternative(entry, index))}" src="{_webp(pose)}">'
        f"<figcaption>{timecode(pose.time)}</figcaption></figure>"
        for index, pose in enumerate(poses)
    )
    return f'<div class="strip">{figures}</div>' if figures else ""


def _alternative(entry: Entry, index: int) -> str:
    """Describe a picture: the card's words, or the sentence of the gag that it belongs to."""
    if entry.words:
        return f"Card: {entry.words}"
    lines = entry.beat.lines
    return lines[min(index * len(lines) // 5, len(lines) - 1)].text if lines else entry.title


def _card(entry: Entry) -> str:
    if not entry.words:
        return ""
    warning = " — too fast to read" if entry.hurried else ""
    mark = ' class="warning"' if entry.hurried else ""
    return (
        f"<blockquote>{escape(entry.words)}</blockquote><p{mark}>{escape(entry.pace)}{warning}</p>"
    )


def _lines(beat: Beat) -> str:
    if beat.card or not beat.lines:
        return ""
    return f'<ol class="lines">{"".join(_line(line) for line in beat.lines)}</ol>'


def _line(line: Line) -> str:
    return f'<li title="{escape(str(line.rule))}">{escape(line.text)}</li>'


def _changes(review: ShotReview | None) -> str:
    """Return what changed in a shot since it was reviewed, line by line, and why."""
    if review is None or review.kind in ("same", "moved"):
        return ""
    lines = []
    for edit, causes in review.edits:
        if edit.moved:
            continue
        if edit.before:
            lines.append(f"<del>{escape(edit.before.text)}</del>")
        if edit.after:
            lines.append(f"<ins>{escape(edit.after.text)}</ins>")
        lines.append(f"<p><small>{escape('; '.join(map(said_cause, causes)))}</small></p>")
    told = f"{escape(review.shot)}: {review.kind} since it was reviewed"
    return f'<section class="changes"><h3>{told}</h3>{"".join(lines)}</section>'


def _prompt(prompt: Prompt, link: Link) -> str:
    sentences = "".join(
        f"<h3>{escape(part.name)}</h3>"
        + "".join(
            f"<p>{escape(line.text)} <small>{_origin(line, link)}</small></p>"
            for line in part.lines
        )
        for part in prompt.parts
    )
    return (
        f"<details><summary>Prompt {escape(prompt.shot)}: {prompt.words} words, "
        f"level {prompt.level.value}</summary>{sentences}</details>"
    )


def _origin(line: Line, link: Link) -> str:
    return " ← ".join(_linked(place, link) for place in (line.rule, line.source) if place)


def _screen(plot: Plot, supplement: Supplement) -> str:
    if supplement.film:
        packed = base64.b64encode(supplement.film).decode("ascii")
        picture = (
            '<video id="film" playsinline preload="auto" '
            f'aria-label="The film {escape(plot.title)}"></video>'
            f'<script type="text/plain" id="packed">{packed}</script>'
        )
    else:
        picture = '<img id="still" alt="" src="data:,">'
    return _HOUSE.format(picture=picture, seconds=f"{plot.seconds:g}")


def _bill(supplement: Supplement) -> str:
    """Return what a reviewer must decide: how much changed, what it costs, and how to approve."""
    changed = [each for each in supplement.changes.values() if each.kind not in ("same", "moved")]
    words = []
    if supplement.changes:
        words.append(
            f"<p>{len(changed)} of {len(supplement.changes)} shots differ from the reviewed "
            "ones.</p>"
        )
    if supplement.prices:
        words.append(f"<p>Filming costs {said_money(sum(supplement.prices.values()))}.</p>")
    if changed:
        words.append(
            '<p><button type="button" id="compare" aria-pressed="true">'
            "Show what changed</button></p>"
        )
    if supplement.approve:
        words.append(
            f'<p>To approve: <code id="command">{escape(supplement.approve)}</code> '
            '<button type="button" id="copy">Copy</button> '
            '<span id="copied" role="status"></span></p>'
        )
    inner = "".join(words)
    return f'<section class="bill" aria-label="For the reviewer">{inner}</section>' if words else ""


def _gone(supplement: Supplement, prompts: Mapping[str, Sequence[Prompt]]) -> str:
    """Return the changes of shots that the film has no longer."""
    shown = {prompt.shot for each in prompts.values() for prompt in each}
    return "".join(_changes(each) for name, each in supplement.changes.items() if name not in shown)


def _bar(plot: Plot, hits: Sequence[Hit]) -> str:
    scale = 1000 / max(plot.seconds, 0.1)
    shapes = [
        f'<rect class="act{index % 2}" x="{act.start * scale:.1f}" y="22" '
        f'width="{(act.end - act.start) * scale - 1.5:.1f}" height="26"/>'
        for index, act in enumerate(stretches(plot))
    ]
    for hit in hits:
        x, half = hit.time * scale, 3 + 1.4 * hit.strength
        shapes.append(
            f'<path class="hit" d="M{x - half:.1f} {18 - 2 * half:.1f}h{2 * half:.1f}'
            f'L{x:.1f} 18z"><title>{timecode(hit.time)}</title></path>'
        )
    peak = plot.seconds * PEAK * scale
    shapes.append(f'<path class="peak" d="M{peak:.1f} 14V58"/>')
    label = f"{len(hits)} laughs over {timecode(plot.seconds)}; the peak is due at {PEAK:.0%}"
    return (
        f'<svg id="bar" viewBox="0 0 1000 60" role="img" aria-label="{escape(label)}">'
        f"{''.join(shapes)}{_HEAD}</svg>"
    )


def _webp(pose: Pose) -> str:
    memory = io.BytesIO()
    pose.picture.convert("L").resize(_THUMB).save(memory, "WEBP", quality=_QUALITY, method=4)
    return _inline("image/webp", memory.getvalue())


def _style() -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url({_font(name)}) format("woff")}}'
        for family, name in (("Display", DISPLAY), ("Book", BOOK), ("News", NEWS))
    )
    return faces + _shipped("programme.css")


def _shipped(name: str) -> str:
    return asset(f"page/{name}").read_text("utf-8")


def _font(name: str) -> str:
    return _inline("font/woff", asset(f"fonts/{name}.woff").read_bytes())


def _inline(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


_HEAD = '<line id="head" class="head" x1="0" x2="0" y1="14" y2="58"/>'
_HOUSE = """<section class="house" aria-label="The film">
<div class="screen">{picture}</div>
<p class="now" id="now"></p>
<input class="reel" id="reel" type="range" min="0" max="{seconds}" step="0.1" value="0" \
aria-label="Moment of the film">
<div class="controls">
<button type="button" id="back">Beat before</button>
<button type="button" id="play">Play</button>
<button type="button" id="on">Next beat</button>
</div>
</section>"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
media-src blob:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
base-uri 'none'; form-action 'none'">
<title>{title}: storyboard</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#no-1">Skip to the first beat</a>
<header>
<p class="when">Programme</p>
<h1>{title}</h1>
<p>{summary}</p>
{screen}
{bar}
<ol class="acts">{acts}</ol>
<p class="when">Arrow keys, or j and k, go from beat to beat.</p>
</header>
<main>
{bill}
{rows}
{gone}
</main>
<footer><p>{foot}</p></footer>
<script>{script}</script>
</body>
</html>
"""
