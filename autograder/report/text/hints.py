"""The hint for a failing exercise that matches no known mistake."""

from __future__ import annotations

from autograder.grading.result import Hint

GENERAL_HINT = Hint(
    ko="위의 호출을 종이에 한 단계씩 계산해 보면, 처음으로 값이 달라지는 곳은 어디인가요?",
    en="If you work the call above through on paper, step by step, "
    "where does your value first part from the expected one?",
)
