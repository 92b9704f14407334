"""Mistakes in sigmoid_chain_gradient: weights and slopes of other nodes, signs, lengths."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


def chain_nodes(x, weights):
    """x and the value of every node of a chain."""
    nodes = [x]
    for w in weights:
        nodes.append(sigma(w * nodes[-1]))
    return nodes


def chain(x, t, weights, *, error=None, slope=None, link=None, into=None):
    """The right walk back with one of its pieces exchanged."""
    nodes, found = chain_nodes(x, weights), np.zeros(len(weights))
    upstream = error(nodes[-1], t) if error else nodes[-1] - t
    for i in reversed(range(len(weights))):
        a = nodes[i + 1]
        delta = upstream * (slope(a) if slope else a * (1 - a))
        found[i] = delta * (into(nodes, i) if into else nodes[i])
        upstream = link(delta, weights[i]) if link else delta * weights[i]
    return found


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="어떤 노드를 바로 앞 노드로 미분하면 가중치가 곱해지나요?",
    en="When you differentiate a node with respect to the node before it, is a weight one of the "
    "factors?",
)
def weights_left_out(x, t, weights):
    return chain(x, t, weights, link=lambda delta, w: delta)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="결과의 첫 값은 입력 쪽 가중치의 것인가요, 출력 쪽 가중치의 것인가요?",
    en="Does the first value of your result belong to the weight at the input, or to the weight "
    "at the output?",
)
def in_reverse_order(x, t, weights):
    return chain(x, t, weights)[::-1].copy()


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="기울기를 구할 때의 오차는 출력에서 정답을 뺀 것인가요, 정답에서 출력을 뺀 것인가요?",
    en="For a gradient, is the error output minus target, or target minus output?",
)
def chain_sign_of_d1(x, t, weights):
    return chain(x, t, weights, error=lambda o, t: t - o)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="층을 지날 때마다 시그모이드의 기울기를 곱했나요?",
    en="Did you multiply by the slope of the sigmoid at every layer?",
)
def chain_without_slopes(x, t, weights):
    return chain(x, t, weights, slope=lambda a: 1.0)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="노드의 값은 이미 σ를 거친 값입니다. 그 값을 σ'에 그대로 넣으면 σ를 모두 몇 번 거치게 "
    "되나요?",
    en="The value of a node has already been through σ. If you put it into σ' as it is, how many "
    "times is σ applied?",
)
def chain_slope_of_activation(x, t, weights):
    return chain(x, t, weights, slope=lambda a: sigma(a) * (1 - sigma(a)))


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="w_i로 미분하면 그 가중치로 들어온 값이 남나요, 나간 값이 남나요?",
    en="When you differentiate by w_i, which value is left: the one that goes into w_i, or the "
    "one that comes out?",
)
def node_after_the_weight(x, t, weights):
    return chain(x, t, weights, into=lambda nodes, i: nodes[i + 1])


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="w2로 들어온 값은 입력 x인가요, hidden1인가요?",
    en="Which value goes into w2: the input x, or hidden1?",
)
def input_for_every_weight(x, t, weights):
    return chain(x, t, weights, into=lambda nodes, i: x)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="hidden2와 hidden1 사이에 있는 가중치는 w1인가요, w2인가요? 한 칸 밀리지는 않았나요?",
    en="Which weight is between hidden1 and hidden2: w1 or w2? Is your weight one place off?",
)
def weight_of_the_neighbour(x, t, weights):
    nodes, found = chain_nodes(x, weights), np.zeros(len(weights))
    upstream = nodes[-1] - t
    for i in reversed(range(len(weights))):
        delta = upstream * nodes[i + 1] * (1 - nodes[i + 1])
        found[i], upstream = delta * nodes[i], delta * weights[i - 1]
    return found


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="w1의 기울기만 구하지 않았나요? 결과의 모양은 weights와 같은가요?",
    en="Did you compute only the gradient for w1? Does the result have the shape of weights?",
)
def only_the_first(x, t, weights):
    return chain(x, t, weights)[0]


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="층이 셋이 아니면 어떻게 되나요?",
    en="What happens if there are not three layers?",
)
def three_layers_only(x, t, weights):
    w1, w2, w3 = weights
    return chain(x, t, [w1, w2, w3])


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="½ (o - t)²를 미분하면 무엇인가요? 여러분의 식에 남은 2는 없나요?",
    en="What is the derivative of ½ (o - t)²? Is there a 2 left over in your formula?",
)
def chain_two_left_over(x, t, weights):
    return 2 * chain(x, t, weights)
