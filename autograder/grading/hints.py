"""The hint for a failing exercise that matches no known mistake."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.grading.result import CheckResult, Hint

BY_PAPER = Hint(
    ko="위의 호출을 종이에 한 단계씩 계산해 보면, 처음으로 값이 달라지는 곳은 어디인가요?",
    en="If you work the call above through on paper, step by step, "
    "where does your value first part from the expected one?",
)
AT_THE_LINE = Hint(
    ko="그 줄에서 쓰이는 값들의 모양(shape)과 종류를 print 로 찍어 보면 무엇이 보이나요?",
    en="If you print the shapes and types of the values on that line, what do you see?",
)
WHERE = Hint(
    ko="그 텐서는 어디에서 만들어졌고, 모델이 있는 장치로 언제 옮겨지나요?",
    en="Where was that tensor made, and when does it move to the device that the model is on?",
)
ENDLESS = Hint(
    ko="반복이 언제 끝나나요? 그 조건이 정말로 거짓이 되는 때가 있나요?",
    en="When does the loop end? Does its condition ever become false?",
)


def general_hint(checks: Iterable[CheckResult]) -> Hint:
    """A question for a mistake that nobody has met yet, by the first failure's sort."""
    failure = next((check.failure for check in checks if check.failure), None)
    kind = failure.fault.kind if failure and failure.fault else ""
    if kind == "device":
        return WHERE
    if kind == "exception":
        return AT_THE_LINE
    return ENDLESS if kind == "timeout" else BY_PAPER
