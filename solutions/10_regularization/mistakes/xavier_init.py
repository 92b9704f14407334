"""Mistakes in xavier_init: deviations of the wrong size, other distributions and shapes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

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
    ko="분모에는 한 층의 노드 수만 있나요, 두 층의 노드 수가 다 있나요?",
    en="Is there one layer's number of nodes below the line, or that of both?",
)
def fan_in_only(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="ReLU를 위한 초기화와 tanh를 위한 초기화를 바꾸어 쓰지 않았나요?",
    en="Have the initialisations for ReLU and for tanh changed places?",
)
def he_instead_of_xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="두 노드 수의 평균으로 나누려면 합을 무엇으로 나누나요? 분자의 2는 어디로 갔나요?",
    en="To divide by the mean of the two numbers, what is their sum divided by? Where is the 2?",
)
def two_forgotten(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="6이 있는 식은 균등분포의 범위를 위한 것 아닌가요? 정규분포의 분산은 얼마인가요?",
    en="Is the formula with a 6 not for the range of a uniform distribution? What is the variance "
    "of the normal one?",
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
    ko="rng.random이 주는 수의 평균은 얼마인가요? 음수 가중치도 있나요?",
    en="What is the mean of what rng.random gives? Are there negative weights?",
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
    ko="층의 크기가 달라지면 여러분의 가중치도 달라지나요?",
    en="Do your weights change with the sizes of the layers?",
)
def not_scaled(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="다른 rng를 주어도 같은 가중치가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same weights? Where are the random numbers drawn from?",
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
