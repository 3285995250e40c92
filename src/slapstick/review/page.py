"""Write a storyboard as one HTML file that needs no network; draws and reads nothing else."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from html import escape

from slapstick.assets import asset
from slapstick.model import Beat, Hit, Line, Plot, Prompt
from slapstick.review.lettering import BOOK, DISPLAY, NEWS
from slapstick.review.programme import (
    PEAK,
    Entry,
    Pose,
    entries,
    stretches,
    summary,
    timecode,
)

_THUMB = (384, 288)
_QUALITY = 62


def storyboard_page(
    plot: Plot,
    poses: Mapping[str, Sequence[Pose]],
    hits: Sequence[Hit],
    prompts: Mapping[str, Sequence[Prompt]],
) -> str:
    """Return the page; `poses` and `prompts` are looked up by beat id, hits in film seconds."""
    rows = "\n".join(
        _article(entry, poses.get(entry.beat.id, ()), prompts.get(entry.beat.id, ()))
        for entry in entries(plot)
    )
    return _PAGE.format(
        title=escape(plot.title),
        style=_style(),
        script=_SCRIPT,
        summary=escape(summary(plot, hits)),
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


def _article(entry: Entry, poses: Sequence[Pose], prompts: Sequence[Prompt]) -> str:
    beat = entry.beat
    name = escape(f"no-{entry.number}")
    parts = [
        f'<article id="{name}" tabindex="-1" aria-labelledby="{name}-title">',
        f'<h2 id="{name}-title"><span>No. {entry.number}</span> {escape(entry.title)}</h2>',
        f'<p class="when">{escape(entry.when)} · {beat.seconds:g} s · {escape(beat.role)}</p>',
        _credit(entry),
        _strip(entry, poses),
        _card(entry),
        _lines(beat),
        *(_prompt(prompt) for prompt in prompts),
        "</article>",
    ]
    return "\n".join(filter(None, parts))


def _credit(entry: Entry) -> str:
    place = f"<code>{escape(entry.place)}</code>" if entry.place else ""
    words = " · ".join(filter(None, (escape(entry.credit), place)))
    return f'<p class="credit">{words}</p>' if words else ""


def _strip(entry: Entry, poses: Sequence[Pose]) -> str:
    figures = "".join(
        f'<figure><img width="{_THUMB[0]}" height="{_THUMB[1]}" '
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


def _prompt(prompt: Prompt) -> str:
    sentences = "".join(
        f"<h3>{escape(part.name)}</h3>"
        + "".join(
            f"<p>{escape(line.text)} <small>{escape(_origin(line))}</small></p>"
            for line in part.lines
        )
        for part in prompt.parts
    )
    return (
        f"<details><summary>Prompt {escape(prompt.shot)}: {prompt.words} words, "
        f"level {prompt.level.value}</summary>{sentences}</details>"
    )


def _origin(line: Line) -> str:
    return " ← ".join(str(place) for place in (line.rule, line.source) if place)


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
        f'<svg viewBox="0 0 1000 60" role="img" aria-label="{escape(label)}">'
        f"{''.join(shapes)}</svg>"
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
    return faces + _RULES


def _font(name: str) -> str:
    return _inline("font/woff", asset(f"fonts/{name}.woff").read_bytes())


def _inline(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


_RULES = """
:root{color-scheme:light dark;--paper:#f4ecd8;--ink:#1e1a15;--faded:#665b4c;--accent:#7c1f1a;
--rule:#b9ab91}
@media (prefers-color-scheme:dark){:root{--paper:#17140f;--ink:#efe6d0;--faded:#ac9f8a;
--accent:#e48a7c;--rule:#4d4438}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:76rem;background:var(--paper);
color:var(--ink);font:1.2rem/1.45 Book,Georgia,serif}
a{color:var(--accent)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
header{text-align:center;border-bottom:3px double var(--ink);padding-bottom:1rem}
h1{font:400 clamp(2rem,7vw,4.5rem)/1.1 Display,serif;margin:.5rem 0;overflow-wrap:anywhere}
h2{font:400 1.6rem/1.2 Display,serif;margin:0;overflow-wrap:anywhere}
h2 span{color:var(--accent);margin-right:.6rem}
h3{font:400 .95rem News,serif;color:var(--faded);margin:1rem 0 0;text-transform:uppercase;
letter-spacing:.08em}
svg{width:100%;height:auto;margin-top:1rem}
.act0,.hit{fill:var(--ink)}.act1{fill:var(--faded)}.peak{stroke:var(--accent);stroke-width:2}
.acts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;justify-content:center;list-style:none;
padding:0;margin:.5rem 0;font-family:News,serif;font-size:1rem}
.acts span,.when,.credit,small{color:var(--faded);font-family:News,serif;font-size:1rem}
article{border-bottom:1px solid var(--rule);padding:1.4rem 0}
article:focus{outline:3px solid var(--accent);outline-offset:.4rem}
.when,.credit{margin:.2rem 0;overflow-wrap:anywhere}
.strip{display:grid;grid-template-columns:repeat(3,minmax(0,320px));gap:.6rem;margin:.8rem 0}
@media(max-width:40rem){.strip{grid-template-columns:repeat(2,minmax(0,1fr))}}
figure{margin:0;flex:1 1 12rem;max-width:24rem;position:relative}
img{display:block;width:100%;height:auto;border:2px solid var(--ink)}
figcaption{position:absolute;left:0;bottom:0;background:#1e1a15;color:#f4ecd8;padding:0 .5rem;
font:1rem News,serif}
blockquote{margin:.4rem 0;font-size:1.5rem}
.warning{color:var(--accent)}
.lines{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.5rem;
list-style:none;padding:0;margin:.4rem 0}
details{margin:.8rem 0;border-left:3px solid var(--rule);padding-left:1rem}
summary{cursor:pointer;font-family:News,serif}
details p{margin:.2rem 0}
footer{text-align:center;color:var(--faded);padding-top:1.5rem}
@media print{details{display:none}}
"""

_SCRIPT = """
const beats=[...document.querySelectorAll("article")];
addEventListener("keydown",event=>{
  const step={j:1,ArrowRight:1,k:-1,ArrowLeft:-1}[event.key];
  if(!step||event.ctrlKey||event.metaKey||event.altKey)return;
  const here=beats.findIndex(beat=>beat.contains(document.activeElement));
  const next=beats[Math.min(Math.max(here+step,0),beats.length-1)];
  next.focus();next.scrollIntoView({block:"start"});event.preventDefault();
});
"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>{title}: storyboard</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#no-1">Skip to the first beat</a>
<header>
<p class="when">Programme</p>
<h1>{title}</h1>
<p>{summary}</p>
{bar}
<ol class="acts">{acts}</ol>
<p class="when">Arrow keys, or j and k, go from beat to beat.</p>
</header>
<main>
{rows}
</main>
<footer><p>{foot}</p></footer>
<script>{script}</script>
</body>
</html>
"""
