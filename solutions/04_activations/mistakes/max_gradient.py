"""Mistakes in max_gradient: factors added, layers counted wrong, other largest slopes."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()

LARGEST = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}


@mistakes.of(
    "max_gradient",
    ko="층을 거칠 때마다 더하나요, 곱하나요?",
    en="For each layer, do you add or multiply?",
)
def added_for_each_layer(depth, activation):
    return LARGEST[activation] * depth


@mistakes.of(
    "max_gradient",
    ko="층의 수로 나누는 것과 층마다 곱하는 것은 같은가요?",
    en="Is dividing by the number of layers the same as multiplying once for each layer?",
)
def divided_by_depth(depth, activation):
    return LARGEST[activation] / max(depth, 1)


@mistakes.of(
    "max_gradient",
    ko="시그모이드의 가장 큰 값과 시그모이드를 미분한 것의 가장 큰 값은 같은가요?",
    en="Is the largest value of the sigmoid the same as the largest value of its derivative?",
)
def largest_value_of_the_function(depth, activation):
    return 1.0**depth


@mistakes.of(
    "max_gradient",
    ko="σ(0) = 0.5인가요, σ'(0) = 0.5인가요?",
    en="Which one is right: σ(0) = 0.5, or σ'(0) = 0.5?",
)
def half_for_each_layer(depth, activation):
    return (LARGEST | {"sigmoid": 0.5})[activation] ** depth


@mistakes.of(
    "max_gradient",
    ko="D2의 '¼씩 작아짐'은 ¼ 이 남는다는 뜻인가요, ¾ 이 남는다는 뜻인가요?",
    en="D2 speaks of ¼ for each layer. Is a quarter left after one layer, or three quarters?",
)
def three_quarters_left(depth, activation):
    return (LARGEST | {"sigmoid": 0.75})[activation] ** depth


@mistakes.of(
    "max_gradient",
    ko="tanh와 ReLU의 미분은 가장 클 때 얼마인가요?",
    en="What are the derivatives of tanh and ReLU where they are largest?",
)
def same_for_every_function(depth, activation):
    return 0.25**depth


@mistakes.of(
    "max_gradient",
    ko="층이 하나이면 몇 번 곱하나요? 하나도 없으면요?",
    en="How many times do you multiply for one layer? And for none?",
)
def one_layer_short(depth, activation):
    return LARGEST[activation] ** max(depth - 1, 0)


@mistakes.of(
    "max_gradient",
    ko="층이 하나이면 몇 번 곱해야 하나요? 한 번 더 곱하지 않았나요?",
    en="How many times should you multiply for one layer? Did you multiply once more?",
)
def one_layer_too_many(depth, activation):
    return LARGEST[activation] ** (depth + 1)


@mistakes.of(
    "max_gradient",
    ko="tanh의 미분은 x = 0에서 얼마인가요? 시그모이드와 같은가요?",
    en="What is the derivative of tanh at x = 0? Is it the same as the sigmoid's?",
)
def tanh_taken_for_sigmoid(depth, activation):
    return (LARGEST | {"tanh": 0.25})[activation] ** depth


@mistakes.of(
    "max_gradient",
    ko="ReLU의 미분은 0 또는 1입니다. 가장 클 때는 어느 쪽인가요?",
    en="ReLU's derivative is 0 or 1. Which of the two is its largest value?",
)
def relu_blocks_everything(depth, activation):
    return float((LARGEST | {"relu": 0.0})[activation] ** depth)


@mistakes.of(
    "max_gradient",
    ko="10 층을 거친 값이 꼭 0인가요, 0에 가까운 값인가요? 반올림하지 않았나요?",
    en="After 10 layers, is the value exactly 0, or close to 0? Did you round it?",
)
def rounded_to_zero(depth, activation):
    return round(LARGEST[activation] ** depth, 4)
