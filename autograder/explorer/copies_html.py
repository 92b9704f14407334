"""Pairs of similar submissions, side by side, as HTML for instructors only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from autograder.explorer.likeness import SMALL_CLASS, Pair, Shared
from autograder.explorer.page import text
from autograder.explorer.text import say
from autograder.explorer.work import Work


def copies_html(
    pairs: Sequence[Pair],
    class_: Sequence[Work],
    language: str,
    *,
    shown: Callable[[str], str] = str,
) -> str:
    """The caution, how the order comes about, and a block for each pair.

    `shown` turns a student's id into what the page calls the student.
    """
    return "\n".join(_parts(pairs, {work.student: work for work in class_}, language, shown))


def reasons(shared: Shared, language: str) -> list[str]:
    """What two have in common in an exercise, in words."""
    found: list[str] = []
    if shared.text or shared.exact:
        count = min(number for number in (shared.text, shared.exact) if number)
        key = "shared_exact" if shared.exact == count else "shared_text"
        found.append(say(key, language, count=count))
    if shared.behaviour:
        found.append(say("shared_behaviour", language, count=shared.behaviour))
    if shared.statements:
        found.append(say("shared_statements", language, count=shared.statements))
    return found


def _parts(
    pairs: Sequence[Pair],
    works: Mapping[str, Work],
    language: str,
    shown: Callable[[str], str],
) -> Iterator[str]:
    yield f'<p class="caution"><strong>{text(say("caution", language))}</strong></p>'
    yield f'<p class="quiet">{text(say("how_ranked", language))}</p>'
    if len(works) < SMALL_CLASS:
        yield f'<p class="caution">{text(say("too_few", language, count=len(works)))}</p>'
    if not pairs:
        yield f"<p>{text(say('no_pairs', language))}</p>"
    for number, pair in enumerate(pairs, 1):
        one, other = shown(pair.one), shown(pair.other)
        title = say("pair", language, number=number, one=one, other=other)
        bits = say("bits", language, bits=pair.bits)
        yield '<section class="pair">'
        yield f'<h2>{text(title)} <span class="quiet">{text(bits)}</span></h2>'
        if pair.words:
            said = say("shared_words", language, words=", ".join(pair.words))
            yield f"<p>{text(said)}</p>"
        for shared in pair.shared:
            why = "; ".join(reasons(shared, language))
            worth = say("bits", language, bits=shared.bits)
            yield f"<h3><code>{text(shared.exercise)}</code> · {text(why)} · {text(worth)}</h3>"
            yield '<div class="sides">'
            for student, lines in zip((pair.one, pair.other), shared.lines, strict=True):
                code = works[student].code.get(shared.exercise, "")
                name = f'<p class="quiet">{text(shown(student))}</p>'
                yield f"<div>{name}{_marked(code, lines)}</div>"
            yield "</div>"
        yield "</section>"


def _marked(code: str, lines: frozenset[int]) -> str:
    """The code with the lines marked that few write."""
    parts = [
        f"<mark>{text(line)}</mark>" if number in lines else text(line)
        for number, line in enumerate(code.rstrip().split("\n"), 1)
    ]
    return f"<pre><code>{chr(10).join(parts)}</code></pre>"
