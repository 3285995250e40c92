"""Set the acts of a film and their beats as the bill of a programme; draws no picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from itertools import groupby

from slapstick.model import Beat, Line, Place, Plot, Prompt
from slapstick.review.alterations import Row, is_reworded, rows, told, why
from slapstick.review.links import Link
from slapstick.review.markup import linked, ornament, shown
from slapstick.review.programme import Entry, Pose, entries, stretches, timecode
from slapstick.review.reports import ShotReview, said_money
from slapstick.review.supplement import Still, Supplement

THUMB = (384, 288)
_QUALITY = 62


def packed(pose: Pose) -> Still:
    """Return a pose as a picture that the page holds itself."""
    memory = io.BytesIO()
    pose.picture.convert("L").resize(THUMB).save(memory, "WEBP", quality=_QUALITY, method=4)
    content = base64.b64encode(memory.getvalue()).decode("ascii")
    return Still(pose.time, f"data:image/webp;base64,{content}")


def bill(
    plot: Plot,
    stills: Mapping[str, Sequence[Still]],
    prompts: Mapping[str, Sequence[Prompt]],
    supplement: Supplement,
) -> str:
    """Return every act with its beats; `stills` and `prompts` are looked up by beat id."""
    by_section = [list(own) for _, own in groupby(entries(plot), lambda each: each.beat.section)]
    return "\n".join(
        _act(
            number,
            f"<span>Act {act.numeral}</span> {shown(act.name)}",
            "\n".join(
                _article(
                    entry, stills.get(entry.beat.id, ()), prompts.get(entry.beat.id, ()), supplement
                )
                for entry in own
            ),
        )
        for number, (act, own) in enumerate(zip(stretches(plot), by_section, strict=True), 1)
    )


def withdrawn(supplement: Supplement, prompts: Mapping[str, Sequence[Prompt]]) -> str:
    """Return the shots that were reviewed and that the film has no longer."""
    kept = {prompt.shot for each in prompts.values() for prompt in each}
    gone = [each for name, each in supplement.changes.items() if name not in kept and each.before]
    if not gone:
        return ""
    inner = "\n".join(
        f'<article class="gone"><h3>{shown(each.shot)}</h3>{_gone_strip(each, supplement)}'
        f"{_script(_gone_rows(each), supplement.link)}</article>"
        for each in gone
    )
    return _act(0, "Withdrawn", inner)


def _gone_strip(review: ShotReview, supplement: Supplement) -> str:
    stills = supplement.stills.get(review.shot.partition("-")[2], ())
    return _earlier_strip(stills) if stills else ""


def _act(number: int, title: str, inner: str) -> str:
    return (
        f'<section class="act" id="act-{number}" aria-labelledby="act-{number}-title">'
        f'<h2 id="act-{number}-title">{title}</h2>{ornament("rule")}\n{inner}\n</section>'
    )


def _article(
    entry: Entry, stills: Sequence[Still], prompts: Sequence[Prompt], supplement: Supplement
) -> str:
    beat = entry.beat
    name = f"no-{entry.number}"
    changed = any(is_reworded(supplement.changes.get(prompt.shot)) for prompt in prompts)
    mark = ' <em class="altered">altered</em>' if changed else ""
    parts = [
        f'<article id="{name}" class="{"words" if beat.card else "scene"}" tabindex="-1" '
        f'aria-labelledby="{name}-title" data-start="{beat.start:g}" '
        f'data-title="{shown(entry.title)}"{_frames(beat, supplement)}>',
        f'<header><h3 id="{name}-title"><span>No. {entry.number}</span> '
        f"{shown(entry.title)}{mark}</h3>",
        f'<p class="when">{entry.when} · {beat.seconds:g} s · {shown(beat.role)}'
        f"{_price(prompts, supplement)}</p>",
        _credit(entry, supplement.link),
        "</header>",
        _earlier(entry, supplement),
        _strip(entry, stills, supplement),
        _card(entry, supplement.language),
        _lines(beat),
        *(_prompt(prompt, supplement) for prompt in prompts),
        "</article>",
    ]
    return "\n".join(filter(None, parts))


def _frames(beat: Beat, supplement: Supplement) -> str:
    if supplement.live is None or beat.id not in supplement.live.frames:
        return ""
    address, count = supplement.live.frames[beat.id]
    return f' data-frames="{shown(address)}" data-count="{count}"'


def _price(prompts: Sequence[Prompt], supplement: Supplement) -> str:
    """Return what the shots of a beat cost, and what they cost before if that was not the same."""
    known = [supplement.prices[p.shot] for p in prompts if p.shot in supplement.prices]
    if not known:
        return ""
    reviews = [supplement.changes.get(prompt.shot) for prompt in prompts]
    before = sum(each.price_before or 0 for each in reviews if each)
    was = f", was {said_money(before)}" if before and before != sum(known) else ""
    return f" · {said_money(sum(known))}{was}"


def _credit(entry: Entry, link: Link) -> str:
    beat = entry.beat
    if beat.match is None:
        return f'<p class="credit">{shown(entry.credit)}</p>' if entry.credit else ""
    rule = beat.match.rule
    address = link(rule.place)
    named = shown(rule.id)
    if address:
        named = f'<a href="{shown(address)}" rel="noreferrer">{named}</a>'
    times = shown(entry.credit.removeprefix(rule.id))
    place = f" · {linked(beat.evidence.place, link)}" if beat.evidence and entry.place else ""
    return f'<p class="credit">{named}{times}{place}</p>'


def _strip(entry: Entry, stills: Sequence[Still], supplement: Supplement) -> str:
    late = ' loading="lazy"' if supplement.live else ""  # what is drawn on demand can wait
    frames = "".join(
        f'<li><button type="button" class="pose" data-time="{still.time:.2f}">'
        f'<img width="{THUMB[0]}" height="{THUMB[1]}"{late} '
        f'alt="{shown(_alternative(entry, index, len(stills)))}" src="{shown(still.address)}">'
        f"<span>{timecode(still.time)}</span></button></li>"
        for index, still in enumerate(stills)
    )
    return f'<ol class="strip now">{frames}</ol>' if frames else ""


def _earlier(entry: Entry, supplement: Supplement) -> str:
    """Return the pictures of a beat as it was reviewed, where they are not those of now."""
    stills = supplement.stills.get(entry.beat.id, ())
    return _earlier_strip(stills) + '<p class="label now">As it is now</p>' if stills else ""


def _earlier_strip(stills: Sequence[Still]) -> str:
    frames = "".join(
        f'<li class="pose"><img width="{THUMB[0]}" height="{THUMB[1]}" '
        f'alt="As it was reviewed, picture {number}" src="{shown(still.address)}">'
        f"<span>{timecode(still.time)}</span></li>"
        for number, still in enumerate(stills, 1)
    )
    return f'<p class="label was">As it was reviewed</p><ol class="strip was">{frames}</ol>'


def _alternative(entry: Entry, index: int, count: int) -> str:
    """Describe a picture: the card's words, or the sentence of the gag that it belongs to."""
    if entry.words:
        return f"Card: {entry.words}"
    lines = entry.beat.lines
    return lines[index * len(lines) // count].text if lines else entry.title


def _card(entry: Entry, language: str) -> str:
    if not entry.words:
        return ""
    warning = " — too fast to read" if entry.hurried else ""
    mark = " warning" if entry.hurried else ""
    return (
        f'<div class="spoken"><blockquote lang="{shown(language)}">{shown(entry.words)}'
        f'</blockquote><p class="pace{mark}">{shown(entry.pace)}{warning}</p></div>'
    )


def _lines(beat: Beat) -> str:
    if beat.card or not beat.lines:
        return ""
    return f'<ol class="lines">{"".join(_line(line) for line in beat.lines)}</ol>'


def _line(line: Line) -> str:
    return f'<li title="{shown(str(line.rule))}">{shown(line.text)}</li>'


def _prompt(prompt: Prompt, supplement: Supplement) -> str:
    """Return a prompt to be opened; one that is not as reviewed is open and says what changed."""
    review = supplement.changes.get(prompt.shot)
    state, opened = "", ""
    if review and is_reworded(review):
        state, opened = f", {'new' if review.kind == 'added' else 'altered'}", " open"
    return (
        f"<details{opened}><summary>Prompt {shown(prompt.shot)}: {prompt.words} words, "
        f"level {prompt.level.value}{state}</summary>"
        f"{_script(rows(prompt, review), supplement.link)}</details>"
    )


def _script(lines: Sequence[Row], link: Link) -> str:
    """Return the lines of a prompt under the names of their parts, each with where it is from."""
    parts = []
    for name, group in groupby(lines, lambda row: row.part):
        own = list(group)
        same = "" if any(row.reworded for row in own) else ' class="same"'
        told_rows = "".join(_row(row, link) for row in own)
        parts.append(f"<dt{same}>{shown(name)}</dt><dd{same}>{told_rows}</dd>")
    kind = "script changed" if any(row.reworded for row in lines) else "script"
    return f'<dl class="{kind}">{"".join(parts)}</dl>'


def _row(row: Row, link: Link) -> str:
    line = row.after or row.before
    places = filter(None, (line.rule, line.source)) if line else ()
    origin = " ← ".join(linked(place, link) for place in places if place.path)
    causes = why(row)
    reason = f'<small class="why">{shown(causes)}</small>' if causes else ""
    source = f'<small class="origin">{origin}</small>' if origin else ""
    same = "" if row.reworded else ' class="same"'
    return f"<div{same}>{told(row)}{reason} {source}</div>"


def _gone_rows(review: ShotReview) -> tuple[Row, ...]:
    prompt = review.before
    parts = prompt.parts if prompt else ()
    causes = tuple(dict.fromkeys(cause for _, each in review.edits for cause in each))
    first = [Row("shot", Line("The film has this shot no longer.", Place("")), None, causes)]
    return (*first, *(Row(part.name, line, None) for part in parts for line in part.lines))
