"""The hint for a failing exercise that matches no known mistake."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.grading.result import CheckResult
from autograder.mistakes import Hint

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
    ko="반복이 끝나기는 하나요, 아니면 같은 계산을 되풀이하고 있나요?",
    en="Does the loop end at all, or is the same thing computed over and over?",
)
INPUTS = Hint(
    ko="새로 만든 것이 아니라 받은 것에 값을 쓰는 줄은 어디인가요?",
    en="Which line writes into what the function was given, and not into something new?",
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
    en="If you note the shape of the value on every line, where does it first surprise you?",
)
EXTREMES = Hint(
    ko="이 입력에서는 중간값들이 각각 얼마나 커지거나 작아지나요?",
    en="With these inputs, how large or how small does each value on the way become?",
)
NAME = Hint(
    ko="그 이름은 어느 줄에서 만들어지나요? 철자가 똑같은가요?",
    en="On which line is that name made, and is it spelled the same there?",
)
DIVISOR = Hint(
    ko="무엇으로 나누고 있나요? 이 입력에서 그것은 언제 0 이 되나요?",
    en="What is divided by? When is that 0, with these inputs?",
)
RECURSION = Hint(
    ko="함수가 자기 자신을 부르는 일은 어디에서 멈추나요? 이 입력은 얼마나 깊은가요?",
    en="Where does the function stop calling itself, and how deep do these inputs go?",
)
OWN_ARRAY = Hint(
    ko="돌려주는 것은 새로 만든 배열인가요, 아니면 받은 배열이나 그 일부(뷰)인가요?",
    en="Is what you return a new array, or the caller's own, or a part (a view) of it?",
)
DRAWN = Hint(
    ko="수를 뽑는 줄은 어디이고, 무엇에서 뽑나요?",
    en="Which line draws the numbers, and from what does it draw them?",
)
BY_FAULT = {"device": WHERE, "timeout": ENDLESS, "cpu": ENDLESS}
BY_EXCEPTION = {
    "NameError": NAME,
    "UnboundLocalError": NAME,
    "ZeroDivisionError": DIVISOR,
    "RecursionError": RECURSION,
}
BY_FAILURE = {
    "inputs_changed": INPUTS,
    "not_pure": KEPT,
    "shape": SHAPES,
    "nan": EXTREMES,
    "warned": EXTREMES,
    "far_from_zero": EXTREMES,
    "rng_ignored": DRAWN,
    "global_random": DRAWN,
    "shares_memory": OWN_ARRAY,
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
    failure = next((check.failure for check in checks if check.failure), None)
    if failure is None:
        return BY_PAPER
    if failure.fault is None:
        # An assignment says more behind a dot: "rng_ignored.shifts" is a case of "rng_ignored".
        return BY_FAILURE.get(failure.key.partition(".")[0], BY_PAPER)
    if failure.fault.kind == "exception":
        return BY_EXCEPTION.get(failure.fault.type_name, AT_THE_LINE)
    return BY_FAULT.get(failure.fault.kind, BY_PAPER)
