"""Renders groups of equal errors as HTML, for `course errors` and the report's page."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.course import Assignment
from autograder.course.check_classes import Texts
from autograder.explorer.comments import Comment
from autograder.explorer.definitions import parsed
from autograder.explorer.groups import Group
from autograder.explorer.page import code, text
from autograder.explorer.text import people, say
from autograder.grading.check_titles import title_among

MAX_LINES = 60


def groups_html(
    assignment: Assignment,
    groups: Mapping[str, Sequence[Group]],
    titles: Texts,
    language: str,
    *,
    shown: Callable[[str], str] = str,
    comments: Sequence[Comment] = (),
    anonymous: bool = False,
    level: int = 2,
) -> str:
    """A heading of `level` for each exercise, below it a block for each group.

    `titles` are what the assignment calls its own checks.
    `shown` turns a student's id into what the page may say of them; where it is `anonymous`,
    remarks and texts in the code, and the commands that name a student, are left out.
    Classes of CSS: `error-group`, `quiet`, `said` (see `explorer.page.CSS`).
    """
    if not groups:
        return f"<p>{text(say('no_groups', language))}</p>"
    how = _Style(assignment, titles, language, shown, comments, anonymous, level)
    return "\n".join(_parts(how, groups))


@dataclass(frozen=True)
class _Style:
    """How the groups are shown."""

    assignment: Assignment
    titles: Texts
    language: str
    shown: Callable[[str], str]
    comments: Sequence[Comment]
    anonymous: bool
    level: int


def _parts(how: _Style, groups: Mapping[str, Sequence[Group]]) -> Iterator[str]:
    yield f'<p class="quiet">{text(say("folded", how.language))}</p>'
    for exercise, found in groups.items():
        counted = text(people(sum(len(group.students) for group in found), how.language))
        head = f'<code>{text(exercise)}</code> <span class="quiet">{counted}</span>'
        yield f"<h{how.level}>{head}</h{how.level}>"
        for group in found:
            yield from _group(how, group)


def _group(how: _Style, group: Group) -> Iterator[str]:
    language, level = how.language, how.level + 1
    head = f"{text(title_of(group, language))} · {text(people(len(group.students), language))}"
    # Students of a `same:` group got no specific hint yet, so it is shown unfolded.
    is_open = " open" if group.kind == "same" else ""
    yield f'<details class="error-group"{is_open}>'
    title = f'<h{level}>{head} <code class="quiet">{text(group.id)}</code></h{level}>'
    yield f"<summary>{title}</summary>"
    for comment in how.comments:
        if (comment.exercise, comment.group) == (group.exercise, group.id):
            said = comment.text.ko if language == "ko" else comment.text.en
            label = text(say("commented", language))
            yield f'<p class="said"><strong>{label}</strong> {text(said.strip())}</p>'
    yield from _failure(group, how.titles, language)
    label = say("example", language, student=how.shown(group.example))
    yield f'<p class="quiet">{text(label)}</p>'
    source = without_remarks(group.code) if how.anonymous else group.code
    yield code(shortened(source) or say("no_code", language))
    shown = [how.shown(student) for student in group.students]
    # Numbers in the order of names would tell whose they are.
    who = ", ".join(sorted(shown, key=lambda name: (len(name), name)) if how.anonymous else shown)
    yield f"<p><strong>{text(say('who', language))}</strong> {text(who)}</p>"
    if len(group.behaviours) > 1:
        listed = ", ".join(f"same:{way} ({count})" for way, count in group.behaviours)
        yield f'<p class="quiet">{text(say("behaviours", language, list=listed))}</p>'
    if not how.anonymous and (offered := commands(how.assignment, group)):
        items = "".join(
            f"<li>{text(say(key, language))}: <code>{text(command)}</code></li>"
            for key, command in offered.items()
        )
        label = text(say("next", language))
        yield f"<details><summary>{label}</summary><ul>{items}</ul></details>"
    yield "</details>"


def _failure(group: Group, titles: Texts, language: str) -> Iterator[str]:
    """Why the example fails: a sentence, the smallest call, the checks that refuse it."""
    seen = group.seen
    message = seen.message.get(language) or next(iter(seen.message.values()), "")
    if message:
        yield f"<p>{text(message)}</p>"
    refused = ", ".join(dict.fromkeys(title_among(titles, n, language) for n in seen.failed))
    rows = [(key, getattr(seen, key), True) for key in ("call", "expected", "got")]
    cells = (
        f"<tr><th>{text(say(key, language))}</th><td>"
        f"{f'<code>{text(value)}</code>' if is_code else text(value)}</td></tr>"
        for key, value, is_code in (*rows, ("refused_by", refused, False))
        if value
    )
    yield f'<table class="failure">{"".join(cells)}</table>'


def without_remarks(source: str) -> str:
    """The code without comments and texts that stand by themselves; "" where it is no Python."""
    statements = parsed(source)
    for node in (node for statement in statements for node in ast.walk(statement)):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [s for s in body if not _is_text(s)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(ast.Module([s for s in statements if not _is_text(s)], []))


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def title_of(group: Group, language: str) -> str:
    """What a group is, in words."""
    return say(group.kind, language, name=group.name.replace("_", " "))


def commands(assignment: Assignment, group: Group) -> dict[str, str]:
    """What can be done with a group, by the key of its words: the command to type."""
    if group.kind == "unreadable":
        return {}
    place = f"{assignment.name} {group.exercise}"
    id = shlex.quote(group.id)
    found = {"to_comment": f"course comment {place} --group {id} --ko '…' --en '…'"}
    if group.kind != "mistake":
        who = shlex.quote(group.example)
        found["to_mistake"] = f"course mistake new {place} --from {who}"
    return found | {"to_accept": f"course accept {place} --group {id}"}


def shortened(source: str) -> str:
    """The first lines of a code that is long."""
    lines = source.strip().split("\n")
    more = ["…"] if len(lines) > MAX_LINES else []
    return "\n".join([*lines[:MAX_LINES], *more])
