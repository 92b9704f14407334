"""Mistakes in backward: turned errors, lost slopes, sums over the wrong axis, updates."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import directions, floats, slope, squash

mistakes = Mistakes()


def deltas(params, X, y, A1, y_hat):
    """δ1 and δ2, for mistakes that are made later."""
    y, A1, y_hat, W2 = floats(y, A1, y_hat, params["W2"])
    delta2 = (y - y_hat) * slope(y_hat)
    return delta2 @ W2.T * slope(A1), delta2


@mistakes.of(
    "backward",
    ko="ŷ가 정답보다 작을 때 ŷ를 키우려면 b2는 어느 쪽으로 움직여야 하나요? 이 과제의 E는 "
    "무엇에서 무엇을 뺀 것인가요?",
    en="When ŷ is below the answer, which way should b2 move to raise it? In this assignment, what "
    "is subtracted from what in E?",
)
def error_sign_flipped(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, error=lambda t, p: p - t)


@mistakes.of(
    "backward",
    ko="배치의 크기로 나누었나요? 식의 ∑ 는 평균인가요?",
    en="Is there a division by the batch size? Is the formula's ∑ a mean?",
)
def mean_over_the_batch(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: value / len(X) for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="가중치에는 합을, 편향에는 평균을 쓰지 않았나요?",
    en="Do you take a sum for the weights, but a mean for the biases?",
)
def mean_for_biases(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v / len(X) if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="출력층에도 시그모이드가 있습니다. δ2에 그 기울기가 들어 있나요?",
    en="The output layer has a sigmoid, too. Is its slope in your δ2?",
)
def no_slope_at_the_output(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(np.ones_like, slope))


@mistakes.of(
    "backward",
    ko="E1에 무엇을 곱해야 δ1이 되나요?",
    en="What must you multiply E1 by to get δ1?",
)
def no_slope_at_the_hidden_layer(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(slope, np.ones_like))


@mistakes.of(
    "backward",
    ko="이 과제의 sigmoid_derivative는 활성화 값을 받나요, 가중 입력을 받나요? 시그모이드를 한 번 "
    "더 취하지 않았나요?",
    en="Does this assignment's sigmoid_derivative take an activation or a weighted input? Did you "
    "apply the sigmoid once more?",
)
def slopes_of_the_weighted_input(params, X, y, A1, y_hat):
    def again(a):
        return slope(squash(a))

    return directions(params, X, y, A1, y_hat, slopes=(again, again))


@mistakes.of(
    "backward",
    ko="오차에 곱한 것은 활성화 값인가요, 그 값에서의 기울기인가요?",
    en="Did you multiply the errors by the activations, or by the slopes at them?",
)
def activations_for_slopes(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(np.copy, np.copy))


@mistakes.of(
    "backward",
    ko="δ2는 (n, k), W2는 (h, k)입니다. 거꾸로 갈 때 W2를 그대로 곱할 수 있나요?",
    en="δ2 is (n, k) and W2 is (h, k). On the way back, can you multiply by W2 as it is?",
)
def w2_not_transposed(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, carry=lambda delta2, W2: delta2 @ W2)


@mistakes.of(
    "backward",
    ko="출력 노드가 둘 이상이면 E1을 구할 때 여러 델타가 더해지나요? 요소별 곱으로도 그런가요?",
    en="With two or more output nodes, does E1 add up several deltas? Does an elementwise product "
    "do that?",
)
def elementwise_with_w2(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, carry=lambda delta2, W2: delta2 * W2.T)


@mistakes.of(
    "backward",
    ko="축을 주지 않은 np.sum은 숫자 몇 개를 내나요? b1의 모양은 무엇인가요?",
    en="Without an axis, how many numbers does np.sum give? What is the shape of b1?",
)
def bias_sums_without_axis(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v.sum() if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="배치는 어느 축인가요? axis=1로 더하면 노드들이 남나요, 데이터들이 남나요?",
    en="Which axis is the batch? If you add along axis=1, are the nodes left over, or the "
    "examples?",
)
def bias_sums_over_nodes(params, X, y, A1, y_hat):
    delta1, delta2 = deltas(params, X, y, A1, y_hat)
    found = directions(params, X, y, A1, y_hat)
    return {**found, "b1": delta1.sum(axis=1), "b2": delta2.sum(axis=1)}


@mistakes.of(
    "backward",
    ko="돌려준 b1의 모양은 params['b1']과 같은가요? keepdims는 무엇을 남기나요?",
    en="Does your b1 have the shape of params['b1']? What does keepdims keep?",
)
def biases_keep_dimensions(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v[np.newaxis] if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="b1은 (h,)인데 δ1은 (n, h)입니다. 행 n개를 어떻게 해야 b1과 모양이 같아지나요?",
    en="b1 is (h,) and δ1 is (n, h). What must you do with the n rows to get the shape of b1?",
)
def biases_not_summed(params, X, y, A1, y_hat):
    delta1, delta2 = deltas(params, X, y, A1, y_hat)
    return {**directions(params, X, y, A1, y_hat), "b1": delta1, "b2": delta2}


@mistakes.of(
    "backward",
    ko="params에는 키가 몇 개 있나요? 돌려준 딕셔너리에도 모두 있나요?",
    en="How many keys does params have? Does the dictionary that you return have all of them?",
)
def biases_left_out(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {"W1": found["W1"], "W2": found["W2"]}


@mistakes.of(
    "backward",
    ko="돌려준 딕셔너리의 키가 params의 키와 글자까지 같은가요?",
    en="Are the keys that you return exactly those of params, letter by letter?",
)
def keys_renamed(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {f"d{name}": value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="딕셔너리 대신 튜플을 돌려주고 있나요? train은 무엇을 이름으로 찾나요?",
    en="Do you return a tuple instead of a dictionary? What will train look up by name?",
)
def tuple_for_directions(params, X, y, A1, y_hat):
    return tuple(directions(params, X, y, A1, y_hat).values())


@mistakes.of(
    "backward",
    ko="학습률은 여기서 곱하나요, train에서 곱하나요?",
    en="Do you multiply by the learning rate here, or in train?",
)
def learning_rate_included(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: 0.5 * value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="돌려준 것은 고칠 방향인가요, 이미 고친 파라미터인가요?",
    en="Do you return the directions, or parameters that are already updated?",
)
def parameters_already_updated(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: params[name] + value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="W1의 방향은 W1과 모양이 같은가요? 왼쪽에서 곱하는 것은 입력인가요, 델타인가요?",
    en="Does W1's direction have the shape of W1? Which one is on the left of the product, the "
    "inputs or the deltas?",
)
def products_transposed(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: value.T for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="δ1을 구할 때 쓴 W2는 예측을 만든 W2인가요? 그 사이에 고치지 않았나요?",
    en="Is the W2 that you used for δ1 the one that made the prediction? Did you update it in "
    "between?",
)
def updated_w2_for_delta1(params, X, y, A1, y_hat):
    change = directions(params, X, y, A1, y_hat)["W2"]
    return directions(
        params, X, y, A1, y_hat, carry=lambda delta2, W2: delta2 @ (W2 + 0.5 * change).T
    )


@mistakes.of(
    "backward",
    ko="은닉층의 오차는 어느 층의 가중치를 거쳐 돌아오나요?",
    en="Through which layer's weights does the hidden layer's error come back?",
)
def w2_left_out(params, X, y, A1, y_hat):
    def carry(delta2, W2):
        return delta2.sum(axis=1, keepdims=True)

    return directions(params, X, y, A1, y_hat, carry=carry)


@mistakes.of(
    "backward",
    ko="함수를 부른 뒤에도 params는 처음 그대로인가요? params를 고치는 것은 어느 함수의 일인가요?",
    en="Is params still the same after the call? Which function should update it?",
)
def params_changed_here(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    for name, value in found.items():
        params[name] += 0.5 * value
    return found
