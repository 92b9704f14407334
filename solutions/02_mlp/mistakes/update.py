"""Mistakes in update: signs, learning rates, sums over the wrong axis, results misordered."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats

mistakes = Mistakes()


@mistakes.of(
    "update",
    ko="E = y - ŷ라는 약속에서 업데이트 양은 더하나요, 빼나요?",
    en="With the convention E = y - ŷ, do you add the update or subtract it?",
)
def subtracted(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W - lr * inputs.T @ delta, b - lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="한 번에 움직이는 크기는 무엇이 정하나요? 여러분의 식에 들어 있나요?",
    en="What decides how far one step goes? Is it in your formula?",
)
def learning_rate_forgotten(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + inputs.T @ delta, b + delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="편향을 고칠 때도 학습률을 곱했나요?",
    en="Did you multiply by the learning rate when you updated the bias, too?",
)
def learning_rate_forgotten_for_bias(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="학습률로 어떤 수를 쓰고 있나요? 함수가 받은 lr은 어디에 쓰이나요?",
    en="Which number do you use as the learning rate? Where do you use the lr that was given?",
)
def learning_rate_fixed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + 0.1 * inputs.T @ delta, b + 0.1 * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="∑ 는 합인가요, 평균인가요? 배치가 두 배가 되면 업데이트 양은 어떻게 되어야 하나요?",
    en="Is ∑ a sum or a mean? If the batch doubles, what should happen to the update?",
)
def mean_over_the_batch(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta / len(inputs), b + lr * delta.mean(axis=0)


@mistakes.of(
    "update",
    ko="가중치에는 합, 편향에는 평균을 쓰지 않았나요?",
    en="Do you take a sum for the weights, but a mean for the bias?",
)
def mean_for_bias(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.mean(axis=0)


@mistakes.of(
    "update",
    ko="축을 주지 않은 sum은 무엇을 모두 더하나요? 노드마다 자기 델타만 더해야 하지 않나요?",
    en="Without an axis, what does sum add up? Should each node get the sum of its own deltas "
    "only?",
)
def bias_sum_without_axis(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum()


@mistakes.of(
    "update",
    ko="배치는 delta의 어느 축인가요? axis=1로 더하면 무엇끼리 더해지나요?",
    en="Which axis of delta is the batch? With axis=1, which numbers do you add to each other?",
)
def bias_sum_over_nodes(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(axis=1)


@mistakes.of(
    "update",
    ko="돌려준 b_new의 모양은 받은 b와 같은가요? keepdims=True는 무엇을 남기나요?",
    en="Does b_new have the shape of b? What does keepdims=True keep?",
)
def bias_keeps_dimensions(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(axis=0, keepdims=True)


@mistakes.of(
    "update",
    ko="b는 (q,)인데 delta는 (n, q)입니다. 행 n개를 어떻게 해야 b와 모양이 같아지나요?",
    en="b is (q,) and delta is (n, q). What must you do with the n rows to get the shape of b?",
)
def bias_not_summed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta


@mistakes.of(
    "update",
    ko="편향도 학습되나요? 돌려준 b_new는 받은 b와 다른가요?",
    en="Does the bias learn as well? Does your b_new differ from b?",
)
def bias_left_as_it_was(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b


@mistakes.of(
    "update",
    ko="함수를 부른 뒤에 밖에 있는 W를 출력해 보면 처음 그대로인가요? += 는 어디에 값을 쓰나요?",
    en="If you print the W outside after the call, is it still the same? Where does += write?",
)
def changes_w_in_place(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    W += lr * inputs.T @ delta
    b += lr * delta.sum(axis=0)
    return W, b


@mistakes.of(
    "update",
    ko="inputs는 (n, p), delta는 (n, q)입니다. W와 같은 (p, q)를 얻으려면 어떻게 해야 하나요?",
    en="inputs is (n, p), delta is (n, q). What do you have to do to get (p, q), the shape of W?",
)
def inputs_not_transposed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs @ delta, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="(q, n)과 (n, p)를 곱하면 어떤 모양이 되나요? W는 어떤 모양인가요?",
    en="What shape does (q, n) times (n, p) give? What is the shape of W?",
)
def product_transposed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * delta.T @ inputs, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="요소별 곱과 Aᵀδ는 같은 것인가요? 배치의 행들은 어디에서 더하나요?",
    en="Is an elementwise product the same as Aᵀδ? Where do you add up the rows of the batch?",
)
def elementwise_for_matrix_product(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs * delta, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="돌려준 것은 새 가중치인가요, 옛 가중치에 더할 양인가요?",
    en="Do you return the new weights, or the amount to add to the old ones?",
)
def only_the_change(W, b, inputs, delta, lr):
    inputs, delta = floats(inputs, delta)
    return lr * inputs.T @ delta, lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="돌려주는 두 값의 순서가 (W_new, b_new)인가요?",
    en="Are the two values you return in the order (W_new, b_new)?",
)
def bias_returned_first(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return b + lr * delta.sum(axis=0), W + lr * inputs.T @ delta


@mistakes.of(
    "update",
    ko="배치에 데이터가 여럿이면 나머지 행은 어디에 쓰이나요?",
    en="If the batch has several examples, where do you use the other rows?",
)
def only_the_first_example(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * np.outer(inputs[0], delta[0]), b + lr * delta[0]


@mistakes.of(
    "update",
    ko="학습률이 0.1이고 델타가 0.00001이면 업데이트 양은 얼마쯤인가요? 반올림한 뒤에도 남아 "
    "있나요?",
    en="With a learning rate of 0.1 and a delta of 0.00001, about how large is the update? Is "
    "anything left of it after rounding?",
)
def rounded_update(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return np.round(W + lr * inputs.T @ delta, 5), np.round(b + lr * delta.sum(axis=0), 5)
