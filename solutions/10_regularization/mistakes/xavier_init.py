"""Mistakes in xavier_init: deviations of the wrong size, other distributions and shapes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import students_t, sum_of_three_uniform, two_humps

mistakes = Mistakes()


@mistakes.of(
    "xavier_init",
    ko="rng.normal의 둘째 인자는 분산인가요, 표준편차인가요?",
    en="Is the second argument of rng.normal the variance or the standard deviation?",
)
def variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 2 / (fan_in + fan_out), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="분모에는 한 층의 노드 수만 있나요, 앞뒤 두 층의 노드 수가 모두 있나요?",
    en="Does the denominator hold the number of nodes of one layer, or of both layers?",
)
def fan_in_only(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="ReLU를 위한 초기화와 tanh를 위한 초기화를 바꾸어 쓰지 않았나요?",
    en="Did you swap the initialisations for ReLU and for tanh?",
)
def he_instead_of_xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="두 층의 노드 수의 평균은 합을 무엇으로 나눈 것인가요? 여러분의 식에 2가 있나요?",
    en="The mean of the two numbers of nodes is their sum divided by what? Is there a 2 in your "
    "formula?",
)
def two_forgotten(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="6이 들어 있는 식은 균등분포의 범위를 구하는 식이 아닌가요? 여기서 약속한 정규분포의 "
    "분산은 얼마인가요?",
    en="Does the formula with the 6 give the range of a uniform distribution? What is the "
    "variance of the normal distribution here?",
)
def limit_of_uniform_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(6 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="이 과제에서 약속한 것은 균등분포인가요, 정규분포인가요?",
    en="Did we agree on a uniform or on a normal distribution here?",
)
def uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="rng.random으로 뽑은 수의 평균은 얼마인가요? 음수인 가중치도 있나요?",
    en="What is the mean of the numbers from rng.random? Are there negative weights?",
)
def only_positive(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))


@mistakes.of(
    "xavier_init",
    ko="가중치 행렬의 행은 이전 층인가요, 다음 층인가요?",
    en="Do the rows of a weight matrix belong to the layer before, or the layer after?",
)
def transposed(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


@mistakes.of(
    "xavier_init",
    ko="층의 크기가 달라지면 여러분이 뽑는 가중치의 크기도 달라지나요?",
    en="If the layers have other sizes, does the size of your weights change, too?",
)
def not_scaled(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="다른 rng를 주어도 같은 가중치가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same weights? From what do you draw the random numbers?",
)
def xavier_from_its_own_generator(fan_in, fan_out, rng):
    own = np.random.default_rng(42)
    return own.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="모든 가중치가 0이면 같은 층의 노드들은 서로 달라질 수 있나요?",
    en="If all weights are 0, can the nodes of a layer ever become different?",
)
def all_zeros(fan_in, fan_out, rng):
    return np.zeros((fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 가중치는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many sets of weights can there "
    "be, then?",
)
def xavier_from_forty_seeds(fan_in, fan_out, rng):
    chosen = np.random.default_rng(int(rng.integers(40)))
    return chosen.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="균등한 수 몇 개를 더하면 정규분포와 비슷해집니다. 꼭 같아지나요? 정규분포에서 바로 뽑는 "
    "함수는 무엇인가요?",
    en="The sum of a few uniform numbers is nearly normal. Is it quite? Which function draws from "
    "the normal distribution itself?",
)
def xavier_from_three_uniform(fan_in, fan_out, rng):
    return sum_of_three_uniform((fan_in, fan_out), rng) * np.sqrt(2 / (fan_in + fan_out))


@mistakes.of(
    "xavier_init",
    ko="이 분포에서 아주 큰 수는 정규분포에서만큼 드물게 나오나요?",
    en="In your distribution, are very large numbers as rare as in the normal one?",
)
def xavier_from_students_t(fan_in, fan_out, rng):
    return students_t((fan_in, fan_out), rng) * np.sqrt(2 / (fan_in + fan_out))


@mistakes.of(
    "xavier_init",
    ko="0에 가까운 가중치는 몇이나 되나요? 정규분포에서는 어디의 수가 가장 자주 나오나요?",
    en="How many of your weights are near 0? Which numbers are the most common in a normal "
    "distribution?",
)
def xavier_in_two_humps(fan_in, fan_out, rng):
    return two_humps((fan_in, fan_out), rng) * np.sqrt(2 / (fan_in + fan_out))
