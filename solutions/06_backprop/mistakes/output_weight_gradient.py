"""Mistakes in output_weight_gradient: signs, lost factors, slopes of the wrong thing."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "output_weight_gradient",
    ko="기울기의 오차는 출력 빼기 정답인가요, 정답 빼기 출력인가요?",
    en="Is the error of a gradient the output minus the target, or the reverse?",
)
def sign_of_d1(h, o, t):
    return (t - o) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="z_o1을 w7로 미분하면 무엇이 남나요?",
    en="What is left when z_o1 is differentiated by w7?",
)
def hidden_node_forgotten(h, o, t):
    return (o - t) * o * (1 - o)


@mistakes.of(
    "output_weight_gradient",
    ko="o1을 z_o1로 미분한 것은 사슬의 어디에 있나요?",
    en="Where in the chain is the derivative of o1 by z_o1?",
)
def sigmoid_slope_forgotten(h, o, t):
    return (o - t) * h


@mistakes.of(
    "output_weight_gradient",
    ko="o는 이미 활성화 값입니다. 시그모이드를 한 번 더 씌우지는 않았나요?",
    en="o is an activation already. Was the sigmoid applied once more?",
)
def slope_of_the_activation(h, o, t):
    return (o - t) * sigma(o) * (1 - sigma(o)) * h


@mistakes.of(
    "output_weight_gradient",
    ko="½ (o - t)²를 미분하면 앞의 ½ 은 어떻게 되나요?",
    en="When ½ (o - t)² is differentiated, what becomes of the ½?",
)
def half_left_over(h, o, t):
    return 0.5 * (o - t) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="이 손실에는 ½ 이 있나요? 미분할 때 내려온 2는 무엇과 지워지나요?",
    en="Does this loss have its ½? What does the 2 that comes down cancel with?",
)
def two_left_over(h, o, t):
    return 2 * (o - t) * o * (1 - o) * h


@mistakes.of(
    "output_weight_gradient",
    ko="시그모이드의 기울기는 출력 o의 것인가요, 은닉 노드 h의 것인가요?",
    en="Whose sigmoid slope is needed: that of the output o, or that of the hidden node h?",
)
def slope_of_the_hidden_node(h, o, t):
    return (o - t) * h * (1 - h) * h


@mistakes.of(
    "output_weight_gradient",
    ko="사슬의 첫 고리는 손실 E인가요, E를 o로 미분한 것인가요?",
    en="Is the first link of the chain the loss E itself, or its derivative by o?",
)
def loss_instead_of_its_slope(h, o, t):
    return 0.5 * (o - t) ** 2 * o * (1 - o) * h
