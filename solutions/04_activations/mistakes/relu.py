"""Mistakes in relu: other functions, limits from above, input overwritten, values dropped."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "relu",
    ko="음수는 양수가 되어 나와야 하나요, 막혀야 하나요?",
    en="Should negative numbers come out positive, or be stopped?",
)
def absolute_value(x):
    return np.abs(np.asarray(x, dtype=float))


@mistakes.of(
    "relu",
    ko="0과 x 가운데 큰 쪽을 골랐나요, 작은 쪽을 골랐나요?",
    en="Did you take the larger of 0 and x, or the smaller?",
)
def minimum_instead(x):
    return np.minimum(x, 0.0)


@mistakes.of(
    "relu",
    ko="양수는 1이 되어야 하나요, 그대로 나와야 하나요?",
    en="Should positive numbers become 1, or come out as they are?",
)
def step_instead(x):
    return (np.asarray(x) > 0).astype(float)


@mistakes.of(
    "relu",
    ko="1보다 큰 값을 넣으면 무엇이 나와야 하나요?",
    en="What should come out for values above 1?",
)
def clipped_at_one(x):
    return np.clip(np.asarray(x, dtype=float), 0.0, 1.0)


@mistakes.of(
    "relu",
    ko="6보다 큰 값도 그대로 나와야 하지 않나요?",
    en="Should values above 6 come out as they are, too?",
)
def relu_six(x):
    return np.clip(np.asarray(x, dtype=float), 0.0, 6.0)


@mistakes.of(
    "relu",
    ko="파이썬의 max에 배열을 넣으면 무엇을 비교하나요?",
    en="What does Python's max compare when it is given an array?",
)
def python_max(x):
    return max(0, x)


@mistakes.of(
    "relu",
    ko="함수를 부른 뒤, 인자로 준 배열에는 무엇이 들어 있나요?",
    en="After the call, what is in the array that was given to the function?",
)
def relu_in_place(x):
    if not isinstance(x, np.ndarray):
        return np.maximum(x, 0.0)
    x[x < 0] = 0
    return x


@mistakes.of(
    "relu",
    ko="음수도 조금은 지나가지 않나요? 그런 활성화 함수는 무엇인가요?",
    en="Do negative numbers come through a little? Which activation function does that?",
)
def leaky_instead(x):
    return np.maximum(x, 0.01 * np.asarray(x))


@mistakes.of(
    "relu",
    ko="0 이하의 요소를 없애면 모양이 그대로인가요?",
    en="If you drop the elements that are 0 or less, is the shape still the same?",
)
def negatives_dropped(x):
    x = np.asarray(x, dtype=float)
    return x[x > 0]


@mistakes.of(
    "relu",
    ko="아주 큰 정수를 제곱해도 정수형에 들어가나요?",
    en="If a very large integer is squared, does it still fit into its integer type?",
)
def size_by_square_root(x):
    with np.errstate(all="ignore"):
        return (x + np.sqrt(np.square(x))) / 2
