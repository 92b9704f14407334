"""The Markdown summary of a push, kept below the size above which GitHub drops it whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.feedback.report import FeedbackReport
from autograder.feedback.text import text
from autograder.grading.result import Status, SubmissionResult
from autograder.report.markdown import Block, Rank, code_span, inline, submission_blocks
from autograder.report.messages import points, word

MAX_BYTES = 1 << 20  # of a job step's summary, by GitHub's documentation
SHOWN_CHANGES = 50


def summary(report: FeedbackReport, *, max_bytes: int = MAX_BYTES) -> str:
    """The summary in at most `max_bytes` of UTF-8; what matters least is left out first."""
    return within(list(blocks(report)), max_bytes, report.language)


def add_summary(path: Path, markdown: str) -> None:
    """Append to the runner's summary file, which other commands of the step may have written to."""
    with path.open("a", encoding="utf-8", errors="replace") as file:
        file.write(markdown)


def room_in(path: Path) -> int:
    """Bytes that may still be written to a summary file."""
    written = path.stat().st_size if path.is_file() else 0
    return max(MAX_BYTES - written, 0)


def blocks(report: FeedbackReport) -> Iterator[Block]:
    """The whole summary, in reading order."""
    yield Block("".join(_overview(report)), Rank.OVERVIEW)
    for result in report.results:
        if not _is_untouched(result):
            yield from submission_blocks(result, report.language)


def within(parts: Sequence[Block], max_bytes: int, language: str) -> str:
    """As many blocks as fit, rank by rank; a sentence says how many were left out."""
    sizes = [len(part.text.encode("utf-8", "replace")) for part in parts]
    if sum(sizes) <= max_bytes:
        return "".join(part.text for part in parts)
    kept: set[int] = set()
    notice = _notice(len(parts), language, max_bytes)
    room = max_bytes - len(notice.encode("utf-8"))
    ranked = sorted(range(len(parts)), key=lambda number: (parts[number].rank, number))
    for number in ranked:
        if sizes[number] > room:
            break
        kept.add(number)
        room -= sizes[number]
    chosen = [parts[number].text for number in sorted(kept)]
    whole = "".join([*chosen, _notice(len(parts) - len(kept), language, max_bytes)])
    return whole.encode("utf-8", "replace")[:max_bytes].decode("utf-8", "ignore")


def _overview(report: FeedbackReport) -> Iterator[str]:
    language = report.language
    title = report.course.title.in_language(language)
    yield f"# {inline(text('title', language, course=title))}\n\n"
    if report.release:
        message = text("release_is", language, release=report.release)
        yield f"{inline(message)}\n\n"
    elif not report.changes:
        yield f"{inline(text('no_release', language))}\n\n"
    if report.changes:
        yield from _changes(report)
    if not report.complete:
        yield f"> [!WARNING]\n> {inline(report.error or text('incomplete', language))}\n\n"
    if not report.results:
        if not report.error:
            yield f"{inline(text('nothing_changed', language))}\n\n"
        return
    yield f"| | {text('assignment', language)} | {word('status', language)} "
    yield f"| {word('points', language)} |\n|---|---|---|---:|\n"
    for result in report.results:
        yield (
            f"| {_symbol(result)} | {code_span(result.assignment)} "
            f"| {inline(status_of(result, language))} "
            f"| {points(result.score)} / {points(result.max_score)} |\n"
        )
    yield f"| | **{text('total', language)}** | | **{points(report.score)} / "
    yield f"{points(report.max_score)}** |\n\n"


def status_of(result: SubmissionResult, language: str) -> str:
    """How far an assignment is, in a few words."""
    if result.error is not None:
        return text("not_graded", language)
    if _is_untouched(result):
        return text("not_started", language)
    done = sum(exercise.status is Status.DONE for exercise in result.exercises)
    if done == len(result.exercises):
        return text("done", language)
    return text("open", language, done=done, all=len(result.exercises))


def _changes(report: FeedbackReport) -> Iterator[str]:
    language = report.language
    key = "server_checks" if report.trusted else "untrusted"
    kind = "NOTE" if report.trusted else "CAUTION"
    message = text(key, language, count=len(report.changes))
    yield f"> [!{kind}]\n> {inline(message)}\n\n"
    yield f"| {text('file', language)} | {text('change', language)} |\n|---|---|\n"
    for change in report.changes[:SHOWN_CHANGES]:
        yield f"| {code_span(change.path)} | {text(change.change, language)} |\n"
    more = len(report.changes) - SHOWN_CHANGES
    yield f"| … (+{more}) | |\n\n" if more > 0 else "\n"


def _symbol(result: SubmissionResult) -> str:
    if result.error is not None or not result.complete:
        return "⚠️"
    if _is_untouched(result):
        return "⬜"
    return "✅" if result.all_done else "❌"


def _is_untouched(result: SubmissionResult) -> bool:
    return result.error is None and all(
        exercise.status is Status.NOT_STARTED and not exercise.checks
        for exercise in result.exercises
    )


def _notice(count: int, language: str, max_bytes: int) -> str:
    message = text("left_out", language, count=count, limit=max_bytes >> 10)
    return f"\n> [!NOTE]\n> {inline(message)}\n"
