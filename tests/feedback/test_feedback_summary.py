"""The summary always fits, and what matters most is what stays."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from autograder.feedback.outputs import Outputs
from autograder.feedback.summary import MAX_BYTES, summary, within
from autograder.report.markdown import Block, Rank

from .results import report, submission, wrong

BLOCKS = st.lists(
    st.builds(
        Block,
        st.text(alphabet="ab한\n", max_size=40).map(lambda text: text + "."),
        st.sampled_from(list(Rank)),
    ),
    max_size=12,
)


@given(BLOCKS, st.integers(0, 600))
def test_it_never_exceeds_its_limit_and_keeps_its_order(blocks: list[Block], limit: int) -> None:
    text = within(blocks, limit, "ko")
    assert len(text.encode("utf-8")) <= limit
    whole = "".join(block.text for block in blocks)
    if len(whole.encode("utf-8")) <= limit:
        assert text == whole


@given(BLOCKS.filter(bool), st.integers(250, 600))
def test_a_block_stays_only_with_all_that_matter_more(blocks: list[Block], limit: int) -> None:
    marked = [Block(f"<{n}>{block.text}", block.rank) for n, block in enumerate(blocks)]
    text = within(marked, limit, "en")
    kept = [n for n in range(len(marked)) if marked[n].text in text]
    dropped = [n for n in range(len(marked)) if n not in kept]
    for left_out in dropped:
        assert all((marked[n].rank, n) < (marked[left_out].rank, left_out) for n in kept)


def test_outputs_go_first_then_details_and_the_table_stays() -> None:
    noise = "\n".join("x" * 60 for _ in range(55))
    exercises = [wrong(f"exercise_{n}", "short", output=noise) for n in range(400)]
    whole = report(submission(*exercises))
    text = summary(whole)
    assert len(text.encode("utf-8")) <= MAX_BYTES == 1_048_576
    assert "Only 1024 KiB fit here" in text
    assert text.count("### ❌") == 400  # every failure is there
    assert 0 < text.count("<details>") < 400  # outputs were dropped
    small = summary(whole, max_bytes=60_000)
    assert small.count("| ❌ | `exercise_") == 400 and 0 < small.count("### ❌") < 400
    assert "<details>" not in small
    assert len(summary(whole, max_bytes=500).encode("utf-8")) <= 500


def test_what_the_step_wrote_before_counts(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("x" * (MAX_BYTES - 3_000), encoding="utf-8")
    exercises = [wrong(f"exercise_{n}", "short") for n in range(50)]
    Outputs(runner_summary=file).finish(report(submission(*exercises)), tmp_path)
    assert MAX_BYTES - 3_000 < file.stat().st_size <= MAX_BYTES
    Outputs(runner_summary=file).fail("a reason")
    assert file.stat().st_size <= MAX_BYTES


def test_a_file_of_our_own_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "summary.md"
    outputs = Outputs(summary=file)
    outputs.fail("first")
    assert "first" in file.read_text(encoding="utf-8")
    outputs.finish(report(submission(wrong("sigmoid", "a"))), tmp_path)
    assert "first" not in file.read_text(encoding="utf-8")
    assert "0 / 2" in file.read_text(encoding="utf-8")
