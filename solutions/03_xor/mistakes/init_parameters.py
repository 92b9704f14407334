"""Mistakes in init_parameters: draws in another order or from elsewhere, zeros, other shapes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import KEYS

mistakes = Mistakes()


def drawn(shapes, draw):
    """A parameter dictionary drawn in the order of `shapes`."""
    values = {name: draw(shape) for name, shape in shapes}
    return {name: values[name] for name in KEYS}


def sizes(d, h, k):
    """Names and shapes in the order of D1's script."""
    return [("W1", (d, h)), ("b1", (h,)), ("W2", (h, k)), ("b2", (k,))]


@mistakes.of(
    "init_parameters",
    ko="D1의 스크립트는 W1 다음에 무엇을 뽑나요? 순서가 바뀌면 같은 시드에서 같은 값이 나올까요?",
    en="What does D1's script draw after W1? If the order changes, does the same seed still give "
    "the same values?",
)
def weights_before_biases(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([W1, W2, b1, b2], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="D1의 스크립트는 어느 층의 값부터 뽑나요?",
    en="Which layer's numbers does D1's script draw first?",
)
def output_layer_first(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([W2, b2, W1, b1], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="한 층 안에서 먼저 뽑는 것은 가중치인가요, 편향인가요?",
    en="Within a layer, what is drawn first: the weights or the bias?",
)
def biases_before_weights(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([b1, W1, b2, W2], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="D1의 스크립트에서 편향은 0인가요, 무작위인가요?",
    en="In D1's script, are the biases 0, or random?",
)
def biases_zero(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    values = drawn([W1, b1, W2, b2], lambda shape: np.zeros(shape))
    values["W1"], values["W2"] = rng.standard_normal(W1[1]), rng.standard_normal(W2[1])
    return values


@mistakes.of(
    "init_parameters",
    ko="모두 0에서 시작하면 은닉 노드들은 서로 달라질 수 있나요?",
    en="If all of them start from 0, can the hidden nodes ever become different?",
)
def all_zeros(input_size, hidden_size, output_size, rng):
    return drawn(sizes(input_size, hidden_size, output_size), np.zeros)


@mistakes.of(
    "init_parameters",
    ko="뽑은 값에 음수도 있나요? 어떤 분포에서 뽑기로 했나요?",
    en="Are there negative numbers among those you drew? Which distribution should they come from?",
)
def uniform_draws(input_size, hidden_size, output_size, rng):
    return drawn(sizes(input_size, hidden_size, output_size), rng.random)


@mistakes.of(
    "init_parameters",
    ko="뽑은 값이 모두 -1과 1 사이에 있나요? 표준정규분포에서 뽑은 값도 그런가요?",
    en="Are all your numbers between -1 and 1? Is that so in a standard normal distribution?",
)
def uniform_around_zero(input_size, hidden_size, output_size, rng):
    draw = sizes(input_size, hidden_size, output_size)
    return drawn(draw, lambda shape: rng.uniform(-1, 1, shape))


@mistakes.of(
    "init_parameters",
    ko="뽑은 값에 무엇을 더 곱하지 않았나요? D1의 randn은 표준편차가 얼마인가요?",
    en="Did you multiply the numbers that you drew by something? What is the standard deviation "
    "of D1's randn?",
)
def scaled_down(input_size, hidden_size, output_size, rng):
    draw = sizes(input_size, hidden_size, output_size)
    return drawn(draw, lambda shape: 0.01 * rng.standard_normal(shape))


@mistakes.of(
    "init_parameters",
    ko="함수 안에서 rng를 새로 만들었나요? 받은 rng는 어디에 쓰이나요?",
    en="Did you make a new rng inside the function? Where do you use the one that was given?",
)
def own_generator(input_size, hidden_size, output_size, rng):
    return drawn(
        sizes(input_size, hidden_size, output_size), np.random.default_rng(0).standard_normal
    )


@mistakes.of(
    "init_parameters",
    ko="b1의 모양은 (h,)인가요, (1, h)인가요?",
    en="Is b1 of shape (h,), or (1, h)?",
)
def biases_as_rows(input_size, hidden_size, output_size, rng):
    W1, (_, b1), W2, (_, b2) = sizes(input_size, hidden_size, output_size)
    return drawn([W1, ("b1", (1, *b1)), W2, ("b2", (1, *b2))], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="가중치 행렬의 모양은 (이전 층, 다음 층)인가요, (다음 층, 이전 층)인가요?",
    en="Is the shape of a weight matrix (layer before, layer after) or (layer after, layer "
    "before)?",
)
def weights_turned_around(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([("W1", W1[1][::-1]), b1, ("W2", W2[1][::-1]), b2], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="돌려주는 것은 튜플인가요, 딕셔너리인가요? params['W1']이라고 쓸 수 있나요?",
    en="Do you return a tuple, or a dictionary? Can you write params['W1']?",
)
def tuple_for_dict(input_size, hidden_size, output_size, rng):
    return tuple(rng.standard_normal(s) for _, s in sizes(input_size, hidden_size, output_size))


@mistakes.of(
    "init_parameters",
    ko="은닉 노드의 수가 3이 아니면 어떻게 되나요? 받은 크기를 모두 쓰고 있나요?",
    en="What if the number of hidden nodes is not 3? Do you use all the sizes that were given?",
)
def sizes_fixed(input_size, hidden_size, output_size, rng):
    return drawn(sizes(2, 3, 1), rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="편향은 노드마다 하나씩인가요, 층마다 하나인가요?",
    en="Is there one bias for each node, or one for each layer?",
)
def one_bias_per_layer(input_size, hidden_size, output_size, rng):
    W1, _, W2, _ = sizes(input_size, hidden_size, output_size)
    return drawn([W1, ("b1", (1,)), W2, ("b2", (1,))], rng.standard_normal)
