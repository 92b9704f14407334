"""Mistakes in output_weight_gradient: signs, lost factors, slopes of the wrong thing."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "output_weight_gradient",
    ko="기울기를 구할 때의 오차는 출력에서 정답을 뺀 것인가요, 정답에서 출력을 뺀 것인가요?",
    en="For a gradient, is the error output minus target, or target minus output?",
)
def sign_of_d1(h, o, t):
    return (t - o) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="z_o1을 w7로 미분하면 무엇이 남나요?",
    en="What is left when you differentiate z_o1 with respect to w7?",
)
def hidden_node_forgotten(h, o, t):
    return (o - t) * o * (1 - o)


@mistakes.of(
    "output_weight_gradient",
    ko="o1을 z_o1로 미분한 것은 사슬의 어디에 있나요?",
    en="Where in the chain is the derivative of o1 with respect to z_o1?",
)
def sigmoid_slope_forgotten(h, o, t):
    return (o - t) * h


@mistakes.of(
    "output_weight_gradient",
    ko="o는 이미 활성화 값입니다. 시그모이드를 한 번 더 취하지는 않았나요?",
    en="o is already an activation. Did you apply the sigmoid once more?",
)
def slope_of_the_activation(h, o, t):
    return (o - t) * sigma(o) * (1 - sigma(o)) * h


@mistakes.of(
    "output_weight_gradient",
    ko="½ (o - t)²를 미분하면 앞의 ½ 은 어떻게 되나요?",
    en="When you differentiate ½ (o - t)², what happens to the ½?",
)
def half_left_over(h, o, t):
    return 0.5 * (o - t) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="이 손실에는 ½ 이 있나요? 미분할 때 내려온 2는 무엇과 약분되나요?",
    en="Does this loss have a ½? What cancels the 2 that comes down when you differentiate?",
)
def two_left_over(h, o, t):
    return 2 * (o - t) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="시그모이드의 기울기는 출력 o에서 구하나요, 은닉 노드 h에서 구하나요?",
    en="Do you take the slope of the sigmoid at the output o, or at the hidden node h?",
)
def slope_of_the_hidden_node(h, o, t):
    return (o - t) * h * (1 - h) * h


@mistakes.of(
    "output_weight_gradient",
    ko="사슬의 첫 항은 손실 E인가요, E를 o로 미분한 것인가요?",
    en="Is the first factor of the chain the loss E itself, or its derivative with respect to o?",
)
def loss_instead_of_its_slope(h, o, t):
    return 0.5 * (o - t) ** 2 * o * (1 - o) * h
