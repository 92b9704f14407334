"""Text of a student's is told apart from ours, and steers no terminal, log or CI."""

from __future__ import annotations

import logging
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.model import Course
from autograder.gradebook.inert import inert_markdown, on_pages
from autograder.grading.failure import Failure
from autograder.grading.result import CheckResult, ExerciseResult, Status, SubmissionResult
from autograder.plain import MARK, UNSEEN, PlainRecords, inert, marked, one_line, printable
from autograder.report.fit import wrapped
from autograder.report.html import remarks_html
from autograder.report.terminal import class_line, submission_lines
from autograder.submission.cells import Note

NASTY = st.text(
    st.one_of(st.sampled_from(list("\x00\x07\x1b\r\n\t\x9b\u2028\u202e:#[ a가")), st.characters()),
    max_size=40,
)
FORGED = "\n  ✓ sigmoid             done      2 / 2\n    total                       20 / 20"


def steers(text: str) -> bool:
    """Whether a terminal or a CI system would obey part of it, or show it in another order."""
    hidden = re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e]", text)
    return bool(hidden or re.search(r"(?m)^\s*::|##\w*\[", text))


@given(NASTY)
def test_no_text_steers(text: str) -> None:
    assert not steers(inert(text))
    assert not steers("\n".join(marked(text)))
    line = one_line(text)
    assert not steers(line) and "\n" not in line


@given(st.text(st.sampled_from(list("abc 가나다☃😀é.,:#\u3000")), max_size=40))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


# Letters and emoji are made with these two, and pages split tags by the third.
JOINERS = "\u200c\u200d\u2060"
FILLERS = "\u115f\u1160\u3164\uffa0"


def test_one_list_of_what_cannot_be_seen_is_whole() -> None:
    """What formats, turns or fills without being seen is on it, whatever the version of Unicode."""
    formats = {c for c in map(chr, range(sys.maxunicode)) if unicodedata.category(c) == "Cf"}
    signs = {
        c for c in formats if unicodedata.name(c, "").startswith(("ARABIC", "SYRIAC", "KAITHI"))
    }
    hieroglyphs = {c for c in formats if "HIEROGLYPH" in unicodedata.name(c, "")}
    shorthand = {c for c in formats if unicodedata.name(c, "").startswith("SHORTHAND")}
    seen = signs - {"\u061c"} | hieroglyphs | shorthand
    assert all(UNSEEN.fullmatch(c) for c in formats - seen - set(JOINERS) | set(FILLERS))


def test_no_two_names_look_the_same() -> None:
    """What Python takes as part of a name, and no font draws."""
    for hidden in "\u034f\u17b4\u180b\u180f\ufe00\ufe0e\ufe0f\U000e0100\U000e01ef":
        name = f"step{hidden}"
        assert name.isidentifier()
        assert printable(name) == on_pages(name) == f"step{ascii(hidden)[1:-1]}"
    assert printable("q\u0308\ufe0f") == "q\u0308\\ufe0f"
    emoji = "✔\ufe0f 1\ufe0f\u20e3 ❤\ufe0f"
    assert printable(emoji) == on_pages(emoji) == emoji


def test_what_turns_or_hides_code_is_written_out_on_pages_too() -> None:
    trick = "s = '\u202e \u2066# right\u2069'; \u3164 = '\U000e0041\u200b'\x1b"
    told = "s = '\\u202e \\u2066# right\\u2069'; \\u3164 = '\\U000e0041\\u200b'"
    assert on_pages(trick) == told + "\ufffd" and printable(trick) == told + "\\x1b"
    assert on_pages("가👩\u200d🚀\u2060\n") == "가👩\u200d🚀\u2060\n"
    # In prose, what comes along when one copies from a page is nothing to be shown.
    assert inert_markdown("\ufeff복사한\u200b 글\u00ad \u202e") == "복사한 글 \\u202e"


@pytest.mark.parametrize(
    "text", ["##vso[task]", "##[error]", "  ::error::", "##teamcity[x", ":::x"]
)
def test_commands_of_ci_systems(text: str) -> None:
    assert not steers(inert(text))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_line_of_a_report_can_be_forged(language: str, course: Course) -> None:
    """Of every text that may hold line ends, each line but ours carries a mark."""
    failure = Failure("fault.exception", {"type": FORGED, "message": FORGED, "line": 1})
    exercise = ExerciseResult(
        "sigmoid", 0.0, 2.0, Status.WRONG, (CheckResult("a", failure),), output=FORGED
    )
    result = SubmissionResult(
        "02_mlp",
        f"submitted/{FORGED}/mlp.py",
        (exercise,),
        True,
        notes=(Note("magic", (("text", FORGED), ("cell", 1))),),
        output=FORGED,
    )
    for line in submission_lines(result, language, verbose=True):
        forged = "20 / 20" in line or "✓" in line
        assert not forged or MARK in line or "\\n" in line
        assert "\n" not in line
    assert "\n" not in class_line(result, language)


def test_a_page_writes_out_what_remarks_quote() -> None:
    notes = (Note("symlink", (("file", "\x1b]0;x\x07\u202e.py"),)),)
    result = SubmissionResult("02_mlp", "mlp.py", (), True, notes=notes, error=notes[0])
    html = remarks_html(result, "en")
    assert "\\x1b]0;x\\x07\\u202e.py" in html and not set("\x1b\x07\u202e") & set(html)


def test_a_log_is_made_inert_whoever_writes_to_it(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("a log of nbgrader's")
    log.addFilter(PlainRecords())
    try:
        raise ValueError("\x1b[2J\n::error::x")
    except ValueError:
        log.exception("Copying %s to %d", "\x1b]0;x\x07\n::error::y", 3)
    assert not steers(caplog.text)
    assert "Copying \\x1b]0;x\\x07" in caplog.text and " to 3" in caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize("width", range(8, 60))
def test_no_line_that_is_wrapped_becomes_a_command(width: int) -> None:
    text = inert("a message of some length ::error file=x.py::gone " + "x" * 30 + "::error::gone")
    assert not any(line.lstrip().startswith("::") for line in wrapped(text, width))
