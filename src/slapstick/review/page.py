"""Write a storyboard as one HTML file that needs no network; draws and reads nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

from slapstick.assets import asset
from slapstick.model import Hit, Plot, Problem, Prompt
from slapstick.review.bill import bill, withdrawn
from slapstick.review.lettering import BOOK, DISPLAY, NEWS
from slapstick.review.markup import button, ornament, shown
from slapstick.review.programme import billing, stretches, summary
from slapstick.review.reel import reel
from slapstick.review.supplement import Still, Supplement
from slapstick.review.ticket import errata, ticket

_PLAIN = Supplement()
_EXTENDED = range(0x100, 0x250)  # letters that stand in faces of their own
_RARE = re.compile(f"[{chr(_EXTENDED[0])}-{chr(_EXTENDED[-1])}]")


def storyboard_page(
    plot: Plot,
    stills: Mapping[str, Sequence[Still]],
    hits: Sequence[Hit],
    prompts: Mapping[str, Sequence[Prompt]],
    supplement: Supplement = _PLAIN,
) -> str:
    """Return the page; `stills` and `prompts` are looked up by beat id, hits in film seconds."""
    body = _BODY.format(
        ornaments=_shipped("ornaments.svg"),
        corners=_corners(),
        errata=errata(supplement.live.problems) if supplement.live else "",
        cover=_cover(plot, hits, supplement),
        house=_house(plot, hits, supplement),
        ticket=ticket(supplement, f"{plot.seed:x}"[:6]),
        contents=_contents(plot),
        live=_LIVE if supplement.live else "",
        bill=bill(plot, stills, prompts, supplement),
        withdrawn=withdrawn(supplement, prompts),
        foot=shown(f"From the story “{plot.story}”, seed {plot.seed:x}."),
    )
    live = supplement.live is not None
    style, script = _style(body, live=live), _script(supplement)
    return _PAGE.format(
        policy=policy(style, script, live=live),
        title=shown(plot.title),
        style=style,
        script=script,
        body=body,
        about=_about(supplement),
    )


def waiting_page(problems: Sequence[Problem]) -> str:
    """Return the page of a film that cannot be made yet: why, until a film takes its place."""
    body = _WAITING.format(
        ornaments=_shipped("ornaments.svg"),
        corners=_corners(),
        fan=ornament("fan"),
        rule=ornament("rule"),
        errata=errata(problems, "The film is shown here as soon as this is mended."),
    )
    style, script = _style(body, live=True), _shipped("waiting.js")
    return _PAGE.format(
        policy=policy(style, script, live=True),
        title="No film yet",
        style=style,
        script=script,
        body=body,
        about=' data-edition=""',
    )


def policy(style: str, script: str, *, live: bool) -> str:
    """Return the content security policy: only the page's own words run, nothing is fetched.

    A `live` page may ask the server that it came from, and nobody else.
    """
    own, ask = (" 'self'", "connect-src 'self'; ") if live else ("", "")
    return (
        f"default-src 'none'; img-src data:{own}; media-src blob:; font-src data:; {ask}"
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _corners() -> str:
    return "".join(
        f'<svg class="corner {side}" aria-hidden="true"><use href="#corner"/></svg>'
        for side in ("nw", "ne", "sw", "se")
    )


def _cover(plot: Plot, hits: Sequence[Hit], supplement: Supplement) -> str:
    title, subtitle = billing(plot)
    tongue = f' lang="{shown(supplement.language)}"'
    facts = "".join(f"<li>{shown(fact)}</li>" for fact in summary(plot, hits).split(" · "))
    under = f'<p class="subtitle"{tongue}>{shown(subtitle)}</p>' if subtitle else ""
    source = f'<p class="source">{shown(supplement.source)}</p>' if supplement.source else ""
    return (
        f'<div class="cover">{ornament("fan")}<p class="kicker">Programme</p>'
        f"<h1{tongue}>{shown(title)}</h1>{under}{ornament('rule')}"
        f'<ul class="facts">{facts}</ul>{source}</div>'
    )


def _house(plot: Plot, hits: Sequence[Hit], supplement: Supplement) -> str:
    return _HOUSE.format(
        picture=_picture(plot, supplement),
        line=reel(plot, hits),
        seconds=f"{plot.seconds:g}",
        back=button("back", "◀ Previous"),
        play=button("play", "Play"),
        on=button("on", "Next ▶"),
    )


def _contents(plot: Plot) -> str:
    links = "".join(
        f'<li><a href="#act-{number}"><b>{act.numeral}</b> {shown(act.name)}</a></li>'
        for number, act in enumerate(stretches(plot), 1)
    )
    return f'<nav class="contents" aria-label="Acts"><ol class="acts">{links}</ol></nav>'


def _picture(plot: Plot, supplement: Supplement) -> str:
    if not supplement.film:
        return '<img id="still" alt="" src="data:,">'
    held = base64.b64encode(supplement.film).decode("ascii")
    return (
        f'<video id="film" playsinline preload="auto" aria-label="The film {shown(plot.title)}">'
        f'</video><script type="text/plain" id="held">{held}</script>'
    )


def _about(supplement: Supplement) -> str:
    live = supplement.live
    if live is None:
        return ""
    told = {"edition": live.edition, "fps": str(live.fps), "score": live.score}
    return "".join(f' data-{name}="{shown(value)}"' for name, value in told.items())


def _script(supplement: Supplement) -> str:
    return _shipped("programme.js") + (_shipped("live.js") if supplement.live else "")


def _style(body: str, *, live: bool) -> str:
    """Return the style with its typefaces; those of rarer letters only where there may be any."""
    faces = [("Display", DISPLAY, ""), ("Book", BOOK, ""), ("News", NEWS, "")]
    if live or _RARE.search(body):
        rare = f"unicode-range:U+{_EXTENDED[0]:X}-{_EXTENDED[-1]:X}"
        faces += [
            (family, name.replace("-latin-", "-latin-ext-"), rare)
            for family, name, _ in (faces[0], faces[2])
        ]
    return "".join(map(_face, faces)) + _shipped("programme.css")


def _face(face: tuple[str, str, str]) -> str:
    family, name, more = face
    content = base64.b64encode(asset(f"fonts/{name}.woff").read_bytes()).decode("ascii")
    source = f'src:url(data:font/woff;base64,{content}) format("woff")'
    return f'@font-face{{font-family:"{family}";{source};{more}}}'


def _shipped(name: str) -> str:
    return asset(f"page/{name}").read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


_HOUSE = """<section class="house" id="house" aria-label="The film">
<div class="stage"><div class="screen">{picture}</div></div>
<p id="now"></p>
<div class="reel">{line}<input id="reel" type="range" min="0" max="{seconds}" step="0.1" value="0" \
aria-label="Moment of the film"></div>
<div class="controls">{back}{play}{on}</div>
</section>"""

_LIVE = """<p class="live"><span id="lamp" role="status"></span> \
<button type="button" id="reread">Read the code again</button></p>
"""

_WAITING = """{ornaments}<div class="sheet waiting">{corners}
<header class="cover">{fan}<p class="kicker">Programme</p><h1>The film is still being written</h1>\
{rule}</header>
<main>{errata}</main>
<footer><p class="live"><span id="lamp" role="status"></span></p></footer>
</div>"""

_BODY = """{ornaments}<a class="skip" href="#act-1">Skip to the first act</a>
<div class="sheet"><div class="fold"></div>{corners}
<header class="front">
{errata}
{cover}
{house}
{ticket}
{live}{contents}
<p class="keys"><kbd>←</kbd> <kbd>→</kbd> from beat to beat, <kbd>space</kbd> plays, <kbd>,</kbd> \
<kbd>.</kbd> wind on by a tenth, <kbd>o</kbd> opens a prompt, <kbd>c</kbd> shows what changed</p>
</header>
<main>
{bill}
{withdrawn}
</main>
<footer><svg class="rule" aria-hidden="true"><use href="#rule"/></svg>
<p class="piano">At the piano: the machine</p><p>{foot}</p></footer>
</div>"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}: storyboard</title>
<style>{style}</style>
</head>
<body{about}>
{body}
<script>{script}</script>
</body>
</html>
"""
