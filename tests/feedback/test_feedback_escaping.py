"""No text of a student's becomes a workflow command, markup, or control of a terminal."""

from __future__ import annotations

import json
import re
import unicodedata

import mistune
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.course.manifest import Change
from autograder.feedback.annotations import MAX_ANNOTATIONS, Annotation, _Lines, annotations_of
from autograder.feedback.console import console_lines
from autograder.feedback.summary import summary
from autograder.plain import UNSEEN, one_line, printable
from autograder.report.markdown import code_span, fenced, inline

from .results import HOSTILE, ROOT, report, submission, wrong

# Every text that markup, terminals or runners might take for more than text.
NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("`*_<>&[]()#!|~$@:%,;=\\\"'\r\n\t\x00\x1b\x85\u2028\u202e{}-+.")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
COMMANDS = st.sampled_from(
    ["::error::x", "##[error]x", "::add-mask::a", "\n::set-output name=a::b"]
)
ANY = st.one_of(NASTY, st.tuples(NASTY, COMMANDS, NASTY).map("".join))


def as_the_runner_reads(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a step's output, by the rules of the Actions runner: any line end counts."""
    found = []
    for line in re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", output):
        assert "##[" not in line  # the older form, which counts anywhere in a line
        match = re.match(r"\s*::([\w-]+)(?: ([^:]*))?::(.*)$", line, re.DOTALL)
        if match:
            pairs = (part.partition("=") for part in (match[2] or "").split(",") if part)
            properties = {key.strip(): undo(value, "%3A", "%2C") for key, _, value in pairs}
            found.append((match[1], properties, undo(match[3])))
        else:
            assert not line.lstrip().startswith("::")
    return found


def undo(text: str, *more: str) -> str:
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    for code in ("%0D", "%0A", *more):
        text = text.replace(code, escapes[code])
    return text.replace("%25", "%")


@given(title=ANY, message=ANY, line=st.integers(1, 10**6))
def test_an_annotation_is_one_command_whatever_it_says(title: str, message: str, line: int) -> None:
    command = Annotation("assignments/a b/한글,x:y.py", line, title, message).command()
    ((name, properties, told),) = as_the_runner_reads(command)
    assert name == "error"
    assert properties["file"] == "assignments/a b/한글,x:y.py"
    assert properties["line"] == str(line)
    # Nor does it steer a terminal.
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in command)
    steers = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]|##\[")
    if not steers.search(title):
        assert properties["title"] == printable(title)
    if not steers.search(message):
        assert told == printable(message)


@given(ANY)
def test_a_console_line_is_one_line_and_no_command(text: str) -> None:
    line = one_line(text)
    assert as_the_runner_reads(line) == []
    assert "\n" not in line
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in line)


def test_a_whole_report_prints_no_command_but_our_own() -> None:
    hostile = report(
        submission(wrong("sigmoid"), wrong("update"), file="assignments/02_mlp/mlp.py"),
        changes=(Change(HOSTILE, "added"),),
        error=HOSTILE,
    )
    lines = [*console_lines(hostile), *(a.command() for a in annotations_of(hostile, ROOT))]
    assert {name for name, _, _ in as_the_runner_reads("\n".join(lines))} == {"error"}


@given(ANY)
@example("__init__ and __0__, a_b, a__b")
def test_inline_text_is_shown_as_it_is(text: str) -> None:
    html = mistune.create_markdown(plugins=["strikethrough", "table", "url", "math"])(inline(text))
    assert isinstance(html, str)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<p>", "</p>"}


@given(ANY)
def test_a_fence_cannot_be_ended_from_within(text: str) -> None:
    html = mistune.html(f"before\n\n{fenced(text)}\nafter *x*\n")
    assert isinstance(html, str)
    assert html.startswith("<p>before</p>\n<pre><code")
    assert html.rstrip().endswith("</code></pre>\n<p>after <em>x</em></p>")


@given(ANY.filter(str.strip))
def test_a_code_span_stays_in_its_cell(text: str) -> None:
    span = code_span(text)
    assert "\n" not in span and "|" not in span
    html = mistune.html(f"a {span} b")
    assert isinstance(html, str)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<p>", "</p>", "<code>", "</code>"}


@given(ANY, st.sampled_from("\u3164\u115f\u200b\u00ad\ufe01\U000e0041\u2061\uffa0\u180e\u2800"))
def test_markdown_holds_nothing_unseen(text: str, unseen: str) -> None:
    for shown in (inline(text + unseen), code_span(text + unseen), fenced(text + unseen)):
        assert not UNSEEN.search(shown)


def test_a_hostile_summary_has_no_markup_of_its_own() -> None:
    html = mistune.html(summary(report(submission(wrong("sigmoid")))))
    assert isinstance(html, str)
    assert "<img" not in html and "onerror=1&gt;" in html
    assert html.count("<details>") == html.count("</details>") == 2
    assert "<h1>big" not in html and 'href="http://x"' not in html


def test_at_most_ten_annotations_and_the_last_says_how_many_more() -> None:
    many = report(submission(*(wrong(f"exercise_{n}") for n in range(14))))
    found = annotations_of(many, ROOT)
    assert len(found) == MAX_ANNOTATIONS == 10
    assert "5 more" in found[-1].message and found[-1].file == ""
    exactly = report(submission(*(wrong(f"exercise_{n}") for n in range(10))))
    assert [a.title for a in annotations_of(exactly, ROOT)][-1] == "02_mlp · exercise_9"


def test_a_notebook_is_read_once_for_all_its_troubles(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [{"source": ["a = 1\n", f"b{n} = 2"]} for n in range(3)]
    lines = _Lines(json.dumps({"cells": cells}, indent=1), True)
    numbered = lines.text.split("\n")
    read: list[str] = []
    loads = json.loads
    monkeypatch.setattr(json, "loads", lambda text: (read.append(text), loads(text))[1])
    found = [lines.of_cell(n + 1, 2) for n in range(3)]
    assert [numbered[line - 1].strip() for line in found] == [f'"b{n} = 2"' for n in range(3)]
    assert lines.of_cell(9, 1) == lines.of_cell(1, 9) == 1 and len(read) == 1


def test_no_line_of_a_block_is_obeyed_where_a_job_prints_it() -> None:
    lines = fenced("::set-output name=x::1\n  ::error::y\n##vso[task.x]\n\x1b[31mred").split("\n")
    assert not [line for line in lines if line.lstrip().startswith("::") or "##vso[" in line]
    assert "\x1b" not in "".join(lines)
