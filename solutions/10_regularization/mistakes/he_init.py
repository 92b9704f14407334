"""Mistakes in he_init: deviations of the wrong size, other distributions and shapes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import students_t, sum_of_three_uniform, two_humps

mistakes = Mistakes()


@mistakes.of(
    "he_init",
    ko="rng.normal의 둘째 인자는 분산인가요, 표준편차인가요?",
    en="Is the second argument of rng.normal the variance or the standard deviation?",
)
def he_variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="노드 하나로 들어오는 합에는 항이 fan_in개 있나요, fan_out개 있나요?",
    en="How many terms are in the sum that enters one node: fan_in or fan_out?",
)
def he_fan_out(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="ReLU는 값의 절반쯤을 0으로 만듭니다. 그만큼을 식의 어디에서 보충하나요?",
    en="ReLU turns about half of the values into 0. Where in your formula do you make up for that?",
)
def he_without_two(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="ReLU를 위한 초기화와 tanh를 위한 초기화를 바꾸어 쓰지 않았나요?",
    en="Did you swap the initialisations for ReLU and for tanh?",
)
def xavier_instead_of_he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="이 과제에서 약속한 것은 균등분포인가요, 정규분포인가요?",
    en="Did we agree on a uniform or on a normal distribution here?",
)
def he_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="가중치 행렬의 행은 이전 층인가요, 다음 층인가요?",
    en="Do the rows of a weight matrix belong to the layer before, or the layer after?",
)
def he_transposed(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@mistakes.of(
    "he_init",
    ko="다른 rng를 주어도 같은 가중치가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same weights? From what do you draw the random numbers?",
)
def he_from_its_own_generator(fan_in, fan_out, rng):
    return np.random.default_rng(42).normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="표준편차로 나누어야 하나요, 표준편차를 곱해야 하나요? 층이 커지면 가중치도 커지나요?",
    en="Should you multiply by the standard deviation, or divide by it? Do your weights grow with "
    "the size of the layer?",
)
def he_divided(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(2 / fan_in)


@mistakes.of(
    "he_init",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 가중치는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many sets of weights can there "
    "be, then?",
)
def he_from_forty_seeds(fan_in, fan_out, rng):
    chosen = np.random.default_rng(int(rng.integers(40)))
    return chosen.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="균등한 수 몇 개를 더하면 정규분포와 비슷해집니다. 꼭 같아지나요? 정규분포에서 바로 뽑는 "
    "함수는 무엇인가요?",
    en="The sum of a few uniform numbers is nearly normal. Is it quite? Which function draws from "
    "the normal distribution itself?",
)
def he_from_three_uniform(fan_in, fan_out, rng):
    return sum_of_three_uniform((fan_in, fan_out), rng) * np.sqrt(2 / fan_in)


@mistakes.of(
    "he_init",
    ko="이 분포에서 아주 큰 수는 정규분포에서만큼 드물게 나오나요?",
    en="In your distribution, are very large numbers as rare as in the normal one?",
)
def he_from_students_t(fan_in, fan_out, rng):
    return students_t((fan_in, fan_out), rng) * np.sqrt(2 / fan_in)


@mistakes.of(
    "he_init",
    ko="0에 가까운 가중치는 몇이나 되나요? 정규분포에서는 어디의 수가 가장 자주 나오나요?",
    en="How many of your weights are near 0? Which numbers are the most common in a normal "
    "distribution?",
)
def he_in_two_humps(fan_in, fan_out, rng):
    return two_humps((fan_in, fan_out), rng) * np.sqrt(2 / fan_in)
