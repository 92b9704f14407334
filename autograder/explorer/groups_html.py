"""Groups of equal errors as a fragment of HTML, for `course errors` and the report's page."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

from autograder.course import Assignment
from autograder.explorer.comments import Comment
from autograder.explorer.groups import Group
from autograder.explorer.page import code, text
from autograder.explorer.text import say
from autograder.report.check_titles import check_title

MAX_LINES = 60


def groups_html(
    assignment: Assignment,
    groups: Mapping[str, Sequence[Group]],
    language: str,
    *,
    shown: Callable[[str], str] = str,
    comments: Sequence[Comment] = (),
) -> str:
    """A section for each exercise, in it a block for each group.

    `shown` turns a student's id into what the page may say of them: a name, or a number where the
    page is anonymous. Classes of CSS: `error-group`, `quiet`, `said` (see `explorer.page.CSS`).
    """
    if not groups:
        return f"<p>{text(say('no_groups', language))}</p>"
    return "\n".join(_parts(assignment, groups, language, shown, comments))


def _parts(
    assignment: Assignment,
    groups: Mapping[str, Sequence[Group]],
    language: str,
    shown: Callable[[str], str],
    comments: Sequence[Comment],
) -> Iterator[str]:
    for exercise, found in groups.items():
        count = sum(len(group.students) for group in found)
        people = say("people", language, count=count)
        yield f'<h2><code>{text(exercise)}</code> <span class="quiet">{text(people)}</span></h2>'
        for group in found:
            yield from _group(assignment, group, language, shown, comments)


def _group(
    assignment: Assignment,
    group: Group,
    language: str,
    shown: Callable[[str], str],
    comments: Sequence[Comment],
) -> Iterator[str]:
    people = say("people", language, count=len(group.students))
    yield '<section class="error-group">'
    yield (
        f"<h3>{text(title_of(group, language))} · {text(people)} "
        f'<code class="quiet">{text(group.id)}</code></h3>'
    )
    for comment in comments:
        if (comment.exercise, comment.group) == (group.exercise, group.id):
            said = comment.text.ko if language == "ko" else comment.text.en
            label = text(say("commented", language))
            yield f'<p class="said"><strong>{label}</strong> {text(said.strip())}</p>'
    seen = group.seen
    message = seen.message.get(language) or next(iter(seen.message.values()), "")
    if message:
        yield f"<p>{text(message)}</p>"
    refused = ", ".join(dict.fromkeys(check_title(name, language) for name in seen.failed))
    rows = [
        *((key, getattr(seen, key), True) for key in ("call", "expected", "got")),
        ("refused_by", refused, False),
    ]
    cells = (
        f"<tr><th>{text(say(key, language))}</th><td>"
        f"{f'<code>{text(value)}</code>' if is_code else text(value)}</td></tr>"
        for key, value, is_code in rows
        if value
    )
    yield f"<table>{''.join(cells)}</table>"
    label = say("example", language, student=shown(group.example))
    yield f'<p class="quiet">{text(label)}</p>'
    yield code(shortened(group.code) or say("no_code", language))
    who = ", ".join(shown(student) for student in group.students)
    yield f"<details><summary>{text(say('who', language))}</summary><p>{text(who)}</p></details>"
    if len(group.behaviours) > 1:
        listed = ", ".join(f"same:{way} ({count})" for way, count in group.behaviours)
        yield f'<p class="quiet">{text(say("behaviours", language, list=listed))}</p>'
    yield f"<details><summary>{text(say('next', language))}</summary><ul>"
    for key, command in commands(assignment, group).items():
        yield f"<li>{text(say(key, language))}: <code>{text(command)}</code></li>"
    yield "</ul></details></section>"


def title_of(group: Group, language: str) -> str:
    """What a group is, in words."""
    return say(group.kind, language, name=group.name.replace("_", " "))


def commands(assignment: Assignment, group: Group) -> dict[str, str]:
    """What can be done with a group, by the key of its words: the command to type."""
    if group.kind == "unreadable":
        return {}
    place = f"{assignment.name} {group.exercise}"
    found = {"to_comment": f"course comment {place} --group {group.id} --ko '…' --en '…'"}
    if group.kind != "mistake":
        who = shlex.quote(group.example)
        found["to_mistake"] = f"course mistake new {place} --from {who}"
    return found | {"to_accept": f"course accept {place} --group {group.id}"}


def shortened(source: str) -> str:
    """The first lines of a code that is long."""
    lines = source.strip().split("\n")
    more = ["…"] if len(lines) > MAX_LINES else []
    return "\n".join([*lines[:MAX_LINES], *more])
