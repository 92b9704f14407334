"""Mistakes in is_linear: half of the principle, exact comparison, answers that are no bool."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def sides(f, x1, x2, a, b):
    """The left and the right side of the principle of superposition."""
    x1, x2 = np.asarray(x1, dtype=float), np.asarray(x2, dtype=float)
    return f(a * x1 + b * x2), a * f(x1) + b * f(x2)


@mistakes.of(
    "is_linear",
    ko="컴퓨터에서 0.1 + 0.2는 0.3과 꼭 같은가요? == 대신 무엇으로 물어야 하나요?",
    en="Is 0.1 + 0.2 exactly 0.3 on a computer? What should you ask with instead of ==?",
)
def compared_exactly(f, x1, x2, a, b):
    left, right = sides(f, x1, x2, a, b)
    return bool(np.all(left == right))


@mistakes.of(
    "is_linear",
    ko="a와 b는 어디에 쓰이나요? 더하는 것만 시험하고 있지 않나요?",
    en="Where do a and b come in? Do you test adding alone?",
)
def without_the_weights(f, x1, x2, a, b):
    return bool(np.allclose(*sides(f, x1, x2, 1, 1)))


@mistakes.of(
    "is_linear",
    ko="x2와 b는 어디에 쓰이나요? 몇 배 하는 것만 시험하고 있지 않나요?",
    en="Where do x2 and b come in? Do you test multiplying alone?",
)
def first_input_only(f, x1, x2, a, b):
    return bool(np.allclose(*sides(f, x1, x2, a, 0)))


@mistakes.of(
    "is_linear",
    ko="왼쪽에서는 먼저 섞은 다음 f에 넣어야 하지 않나요? f를 따로 두 번 부르고 있지 않나요?",
    en="On the left, should the inputs not be mixed before f? Do you call f on each by itself?",
)
def mixed_after_on_both_sides(f, x1, x2, a, b):
    x1, x2 = np.asarray(x1, dtype=float), np.asarray(x2, dtype=float)
    return bool(np.allclose(f(a * x1) + f(b * x2), a * f(x1) + b * f(x2)))


@mistakes.of(
    "is_linear",
    ko="오른쪽에도 a와 b를 곱했나요? 함수 밖에서 몇 배를 해야 하나요?",
    en="Are a and b on the right side as well? What is multiplied outside the function?",
)
def weights_on_the_left_only(f, x1, x2, a, b):
    left, _ = sides(f, x1, x2, a, b)
    _, right = sides(f, x1, x2, 1, 1)
    return bool(np.allclose(left, right))


@mistakes.of(
    "is_linear",
    ko="a는 x1의 것인가요, x2의 것인가요? 양쪽에서 짝이 같은가요?",
    en="Does a belong to x1 or to x2? Are the pairs the same on both sides?",
)
def weights_swapped_on_one_side(f, x1, x2, a, b):
    left, _ = sides(f, x1, x2, a, b)
    _, right = sides(f, x1, x2, b, a)
    return bool(np.allclose(left, right))


@mistakes.of(
    "is_linear",
    ko="2x + 1은 중첩의 원리를 만족하나요? f(0)을 빼고 견주어도 되나요?",
    en="Does 2x + 1 satisfy superposition? Is it fair to take f(0) away before comparing?",
)
def any_straight_line(f, x1, x2, a, b):
    x1 = np.asarray(x1, dtype=float)
    start = f(0 * x1)
    return bool(np.allclose(*sides(lambda x: f(x) - start, x1, x2, a, b)))


@mistakes.of(
    "is_linear",
    ko="배열이면 요소 하나만 같아도 되나요, 모두 같아야 하나요?",
    en="With arrays, is one element that agrees enough, or do all have to?",
)
def one_element_is_enough(f, x1, x2, a, b):
    return bool(np.any(np.isclose(*sides(f, x1, x2, a, b))))


@mistakes.of(
    "is_linear",
    ko="얼마나 가까우면 같다고 보았나요? 0.01이 다르면 같은 것인가요?",
    en="How near counts as equal for you? Are values that differ by 0.01 the same?",
)
def far_too_generous(f, x1, x2, a, b):
    left, right = sides(f, x1, x2, a, b)
    return bool(np.all(np.abs(left - right) < 0.1))


@mistakes.of(
    "is_linear",
    ko="같을 때 True인가요, 다를 때 True인가요?",
    en="Is it True when both sides agree, or when they differ?",
)
def answer_turned_around(f, x1, x2, a, b):
    return not np.allclose(*sides(f, x1, x2, a, b))


@mistakes.of(
    "is_linear",
    ko="답은 True나 False 하나인가요, 두 쪽의 차이인가요?",
    en="Is the answer one True or False, or the difference of the two sides?",
)
def difference_returned(f, x1, x2, a, b):
    left, right = sides(f, x1, x2, a, b)
    return left - right


@mistakes.of(
    "is_linear",
    ko="np.isclose는 요소마다 답을 냅니다. 답이 하나가 되려면 무엇이 더 필요한가요?",
    en="np.isclose answers for each element. What does it take to make that one answer?",
)
def an_answer_for_each_element(f, x1, x2, a, b):
    return np.isclose(*sides(f, x1, x2, a, b))


@mistakes.of(
    "is_linear",
    ko="돌려준 것이 'True'라는 글자인가요, True라는 값인가요?",
    en="Do you return the word 'True', or the value True?",
)
def answer_in_words(f, x1, x2, a, b):
    return str(bool(np.allclose(*sides(f, x1, x2, a, b))))


@mistakes.of(
    "is_linear",
    ko="한쪽이 0이고 다른 쪽이 0에 아주 가까우면, 두 쪽이 거의 같다고 답하나요?",
    en="If one side is 0 and the other is very close to 0, do you call them nearly equal?",
)
def relative_difference_alone(f, x1, x2, a, b):
    left, right = sides(f, x1, x2, a, b)
    return bool(np.all(np.abs(left - right) <= 1e-9 * np.minimum(np.abs(left), np.abs(right))))
