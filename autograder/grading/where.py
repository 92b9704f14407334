"""Questions about the line that a sort of failure points to: a return, a draw, an overflow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.grading.result import CheckResult
from autograder.grading.student import Call
from autograder.grading.variants import Place
from autograder.mistakes import Hint
from autograder.nested import is_list
from autograder.sandbox.process import StudentProcess

FORM = frozenset(
    (
        *("not_array", "not_scalar", "not_tensor", "not_a_tuple", "not_parts", "not_dict"),
        *("keys", "length", "dtype", "dtype_bool"),
    )
)
WARNING = re.compile(
    r"RuntimeWarning: (?:overflow|divide by zero|invalid value) encountered in (\w+)"
)


@dataclass(frozen=True)
class Text:
    """A question about a line `{l}`, in both languages."""

    ko: str
    en: str


RETURN = Text(
    "{l}번째 줄: 문제에서는 무엇을 돌려주라고 했고, 이 return은 무엇을 돌려주나요?",
    "Line {l}: what does the text say is returned, and what does this return give?",
)
DRAW = Text(
    "{l}번째 줄: 이 수는 어디에서 뽑나요? 받은 생성기에서 뽑은 것인가요?",
    "Line {l}: from what are these numbers drawn? From the generator that was given?",
)
EXTREME = Text(
    "{l}번째 줄: 가장 크거나 작은 입력에서 `{c}`에 들어가는 값은 얼마인가요? 0이나 inf가 되지는 "
    "않나요?",
    "Line {l}: with the largest and the smallest inputs, what goes into `{c}`? Does it become 0, "
    "or "
    "inf?",
)
KEPT = Text(
    "{l}번째 줄: 한 번 부른 뒤에 여기에 남는 것은 무엇이고, 다음 호출은 무엇에서 시작하나요?",
    "Line {l}: what is left here after one call, and what does the next call start from?",
)
CHANGED = Text(
    "{l}번째 줄: 여기에서 값을 써넣는 것은 새로 만든 것인가요, 받은 것이나 그 일부인가요?",
    "Line {l}: is what this writes into something new, or what was given, or a part of it?",
)


QUESTIONS = {
    "random": DRAW,
    "kept": KEPT,
    "changed": CHANGED,
    "overflow": EXTREME,
    "form": RETURN,
}
# Sorts of failure that something left behind by an earlier call explains.
OF_KEPT = frozenset(("not_pure", "remembered", "handed_out_again"))


def at_a_line(
    checks: Sequence[CheckResult], log: Sequence[Call], process: StudentProcess, exercise: Place
) -> Hint | None:
    """A question about the line that the failures' sort points to, or that leaves something
    behind; mostly None."""
    failures = [check.failure for check in checks if check.failure]
    keys = {failure.sort for failure in failures}
    form = [failure for failure in failures if failure.key in FORM]
    sorts = ["random"] if any("rng" in key or "seed" in key for key in keys) else []
    sorts += ["kept"] if keys & OF_KEPT else []
    sorts += ["changed"] if "inputs_changed" in keys else []
    sorts += ["overflow"] if keys & {"warned", "nan"} else []
    sorts += ["form"] if form and len(form) >= len(failures) / 2 else []
    if exercise.cell is None:
        return None
    if "kept" not in sorts:  # seldom meant, whatever the function fails by
        sorts.append("kept")
    answer = process.place(exercise.cell.source, exercise.name, sorts, list(_warned(log)))
    return _hint(answer, sorts, exercise)


def _hint(answer: Any, sorts: Sequence[str], exercise: Place) -> Hint | None:
    """The question, if what was told can be: a sort that was asked for, a line of the cell."""
    if not is_list(answer) or [type(part) for part in answer] != [str, int, str]:
        return None
    sort, number, text = answer
    if sort not in sorts or exercise.cell is None:
        return None
    line = exercise.cell.line + number - 1
    if line not in exercise.lines:
        return None
    shown = "".join(c for c in text[:60] if c.isprintable() and c != "`")
    question = QUESTIONS[sort]
    ko, en = (t.replace("{l}", str(line)).replace("{c}", shown) for t in (question.ko, question.en))
    return Hint(ko, en, kind="line", name=sort, line=line)


def _warned(log: Sequence[Call]) -> dict[str, None]:
    """The functions that NumPy's warnings named."""
    matches = (WARNING.search(warning) for call in log for warning in call.reply.warnings)
    return dict.fromkeys(match.group(1) for match in matches if match)
