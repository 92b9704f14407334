"""The hint for a failing exercise that matches no known mistake."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.grading.result import CheckResult, first_to_show
from autograder.mistakes import Hint

WORK_ON_PAPER = Hint(
    ko="위의 호출을 종이에 한 단계씩 계산해 보면, 처음으로 값이 달라지는 곳은 어디인가요?",
    en="If you work the call above through on paper, step by step, "
    "where does your value first differ from the expected one?",
)
AT_THE_LINE = Hint(
    ko="그 줄에서 쓰이는 값들의 모양(shape)과 종류를 print로 찍어 보면 무엇이 보이나요?",
    en="If you print the shapes and types of the values on that line, what do you see?",
)
WHERE = Hint(
    ko="그 텐서는 어디에서 만들어졌고, 모델이 있는 장치로 언제 옮겨지나요?",
    en="Where was that tensor made, and when does it move to the device that the model is on?",
)
ENDLESS = Hint(
    ko="반복이 끝나기는 하나요, 아니면 같은 계산을 되풀이하고 있나요?",
    en="Does the loop end at all, or is the same thing computed over and over?",
)
INPUTS = Hint(
    ko="새로 만든 것이 아니라 인자로 받은 것에 값을 쓰는 줄은 어디인가요?",
    en="Which line writes into an argument of the function, and not into something new?",
)
KEPT = Hint(
    ko="한 번 부른 뒤에 함수 밖에 남는 것은 무엇인가요?",
    en="After one call, what is left behind outside the function?",
)
FORM = Hint(
    ko="문제에서는 무엇을 돌려주라고 했고, return 줄은 무엇을 돌려주나요?",
    en="What does the text say is returned, and what does your return line give?",
)
SHAPES = Hint(
    ko="줄마다 값의 모양(shape)을 적어 보면, 생각과 처음으로 달라지는 줄은 어디인가요?",
    en="If you note the shape of the value on every line, which is the first that you did not "
    "expect?",
)
EXTREMES = Hint(
    ko="이 입력에서는 중간값들이 각각 얼마나 커지거나 작아지나요?",
    en="With these inputs, how large or how small does each intermediate value become?",
)
OWN_ARRAY = Hint(
    ko="돌려주는 것은 새로 만든 배열인가요, 아니면 받은 배열이나 그 일부(뷰)인가요?",
    en="Do you return a new array, or the array that was given, or a part (a view) of it?",
)
MADE_ONCE = Hint(
    ko="돌려주는 배열을 부를 때마다 함수 안에서 새로 만드나요, 한 번 만든 것을 다시 쓰나요?",
    en="Do you make the array that you return inside the function, in every call, or make it "
    "once and use it again?",
)
DRAWN = Hint(
    ko="수를 뽑는 줄은 어디이고, 무엇에서 뽑나요?",
    en="Which line draws the numbers, and from what does it draw them?",
)
AS_ASKED = Hint(
    ko="문제의 어느 문장이 이것을 말하나요? 코드에서는 어느 줄이 그 일을 하나요?",
    en="Which sentence of the text asks for this, and which of your lines does it?",
)
# Failures about numbers, which can be worked through on paper.
OF_NUMBERS = frozenset(("value", "documented", "assertion", "error_rises", "slope"))
WITHIN = Hint(
    ko="그 줄이 하는 일을 과제 파일 하나, 프로세스 하나 안에서 할 수 있나요?",
    en="Can what that line does be done within the assignment's one file, in one process?",
)
BY_FAULT = {
    "device": WHERE,
    **dict.fromkeys(("timeout", "cpu"), ENDLESS),
    **dict.fromkeys(("keyboard", "module", "processes", "network", "outside"), WITHIN),
}
BY_FAILURE = {
    "inputs_changed": INPUTS,
    "not_pure": KEPT,
    "remembered": KEPT,
    "shape": SHAPES,
    "nan": EXTREMES,
    "warned": EXTREMES,
    "far_from_zero": EXTREMES,
    "rng_ignored": DRAWN,
    "rng_not_moved": DRAWN,
    "global_random": DRAWN,
    "few_draws": DRAWN,
    "moved_unevenly": DRAWN,
    "shares_memory": OWN_ARRAY,
    "handed_out_again": MADE_ONCE,
    **dict.fromkeys(
        (
            *("not_array", "not_scalar", "not_tensor", "not_a_tuple", "not_parts", "not_dict"),
            *("keys", "length", "dtype", "dtype_bool", "dtype_narrow"),
        ),
        FORM,
    ),
}


def general_hint(checks: Iterable[CheckResult]) -> Hint:
    """A question for a mistake that nobody has met yet, by the first failure's sort."""
    shown = first_to_show(list(checks))
    failure = shown.failure if shown is not None else None
    if failure is None:
        return WORK_ON_PAPER
    if failure.fault is None:
        return BY_FAILURE.get(
            failure.sort, WORK_ON_PAPER if failure.sort in OF_NUMBERS else AS_ASKED
        )
    if failure.fault.kind == "exception":
        return AT_THE_LINE
    return BY_FAULT.get(failure.fault.kind, WORK_ON_PAPER)
