"""Known mistakes of 06_backprop: lost paths, wrong derivatives, batches averaged, keys misread."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def sigma(z):
    """The sigmoid, for mistakes that are made around it."""
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def forward(x, W_hidden, W_output):
    """D2's forward pass: h and o."""
    h = sigma(np.asarray(x, float) @ np.asarray(W_hidden, float))
    return h, sigma(h @ np.asarray(W_output, float))


def gradients(x, h, delta_h, delta_o):
    """The outer products that every pair of deltas gives."""
    return np.outer(x, delta_h), np.outer(h, delta_o)


def layers(params, X, names=None):
    """X and the activations of every layer; `names` are the layers' numbers as text, in order."""
    found = [np.asarray(X, float)]
    for number in names or numbers(params):
        found.append(sigma(found[-1] @ params[f"W{number}"] + params[f"b{number}"]))
    return found


def numbers(params):
    """1, 2, … as text, one per layer."""
    return [str(number) for number in range(1, len(params) // 2 + 1)]


def backward(params, X, y, *, slope=None, error=None, back=None, w=None, b=None):
    """The right backward pass with one of its pieces exchanged."""
    slope = slope or (lambda a, last: a * (1 - a))
    error = error or (lambda y_hat, y: y_hat - y)
    back = back or (lambda delta, W: delta @ W.T)
    w = w or (lambda a, delta: a.T @ delta)
    b = b or (lambda delta: delta.sum(axis=0))
    a = layers(params, X)
    upstream, found = error(a[-1], np.asarray(y, float)), {}
    for number in reversed(range(1, len(a))):
        delta = upstream * slope(a[number], number == len(a) - 1)
        found[f"W{number}"], found[f"b{number}"] = w(a[number - 1], delta), b(delta)
        upstream = back(delta, np.asarray(params[f"W{number}"], float))
    return found


# hadamard

# Those that compare too little come first: they are told from one that compares nothing.


@mistakes.of(
    "hadamard",
    ko="len은 무엇을 세나요? 행의 수만 같으면 같은 모양인가요? (2, 3) 과 (2, 1) 은 어떤가요?",
    en="What does len count? Is it enough that the numbers of rows agree? And (2, 3) and (2, 1)?",
)
def compares_lengths_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if len(A) != len(B):
        raise ValueError("lengths")
    return A * B


@mistakes.of(
    "hadamard",
    ko="요소의 수만 같으면 같은 모양인가요? (3,) 과 (1, 3) 은 어떤가요?",
    en="Is it enough that the numbers of elements agree? What about (3,) and (1, 3)?",
)
def compares_sizes_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.size != B.size:
        raise ValueError("sizes")
    return A * B


@mistakes.of(
    "hadamard",
    ko="축의 수만 같으면 같은 모양인가요? (2, 2) 와 (1, 2) 는 어떤가요?",
    en="Is it enough that the numbers of axes agree? What about (2, 2) and (1, 2)?",
)
def compares_axes_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.ndim != B.ndim:
        raise ValueError("axes")
    return A * B


@mistakes.of(
    "hadamard",
    ko="(3,) 과 (3, 1) 을 곱하면 무엇이 나오나요? 모양을 확인하는 줄이 있나요?",
    en="What comes out of (3,) times (3, 1)? Is there a line that looks at the shapes?",
)
def broadcasts_silently(A, B):
    return np.asarray(A, float) * np.asarray(B, float)


@mistakes.of(
    "hadamard",
    ko="@ 와 * 가운데 같은 자리끼리 곱하는 것은 어느 것인가요?",
    en="Which of @ and * multiplies the elements in the same places?",
)
def matrix_product(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A @ B


@mistakes.of(
    "hadamard",
    ko="정사각 행렬이면 다른 곱셈을 하나요? @ 와 * 는 2행 2열에서도 같은가요?",
    en="Is another product taken for square matrices? Do @ and * agree for two rows and columns?",
)
def matrix_product_of_squares(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A @ B if A.ndim == 2 and A.shape[0] == A.shape[1] else A * B


@mistakes.of(
    "hadamard",
    ko="결과의 모양은 A와 같아야 하나요? 곱한 다음에 더하지는 않았나요?",
    en="Should the result have the shape of A? Were the products added up?",
)
def sum_of_products(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return np.sum(A * B)


@mistakes.of(
    "hadamard",
    ko="모양이 다르면 어떤 예외를 일으키기로 했나요? assert는 무엇을 일으키나요?",
    en="Which exception was agreed on for different shapes? Which one does assert raise?",
)
def asserts_shapes(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    assert A.shape == B.shape
    return A * B


@mistakes.of(
    "hadamard",
    ko="받은 배열 A도 바뀌지 않았나요? *= 는 무엇을 바꾸나요?",
    en="Has the array A you were given changed, too? What does *= change?",
)
def multiplies_in_place(A, B):
    if np.shape(A) != np.shape(B):
        raise ValueError("shapes")
    A *= np.asarray(B)
    return A


@mistakes.of(
    "hadamard",
    ko="A_ij 와 곱하는 것은 B_ij 인가요, B_ji 인가요?",
    en="What is A_ij multiplied by: B_ij or B_ji?",
)
def transposes_second(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A * B.T


# neuron


@mistakes.of(
    "neuron",
    ko="편향은 활성화 함수에 들어가기 전에 더하나요, 나온 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def bias_after_activation(x, w, b):
    return sigma(np.dot(x, w)) + b


@mistakes.of(
    "neuron",
    ko="마지막 단계, 활성화 함수는 어디에 있나요?",
    en="Where is the last step, the activation function?",
)
def linear_neuron(x, w, b):
    return np.dot(x, w) + b


@mistakes.of(
    "neuron",
    ko="편향을 더했나요?",
    en="Was the bias added?",
)
def neuron_without_bias(x, w, b):
    return sigma(np.dot(x, w))


@mistakes.of(
    "neuron",
    ko="노드 하나의 출력은 숫자 몇 개인가요? 곱한 값들을 더했나요?",
    en="How many numbers does one node put out? Were the products added up?",
)
def products_not_summed(x, w, b):
    return sigma(np.asarray(x) * np.asarray(w) + b)


@mistakes.of(
    "neuron",
    ko="편향은 몇 번 더하나요? 입력마다 더하고 있지는 않나요?",
    en="How often is the bias added? Once for every input?",
)
def bias_for_every_input(x, w, b):
    return sigma(np.sum(np.asarray(x) * np.asarray(w) + b))


@mistakes.of(
    "neuron",
    ko="입력이 네 개가 아니면 어떻게 되나요?",
    en="What happens where there are not four inputs?",
)
def four_inputs_only(x, w, b):
    return sigma(x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + x[3] * w[3] + b)


@mistakes.of(
    "neuron",
    ko="지수의 부호를 보면, z'이 클 때 σ(z')은 1에 가까워지나요, 0에 가까워지나요?",
    en="Look at the sign of the exponent: for a large z', does σ(z') come near 1 or near 0?",
)
def sign_of_exponent(x, w, b):
    return 1 / (1 + np.exp(np.dot(x, w) + b))


# layer


@mistakes.of(
    "layer",
    ko="이 과정의 W에서 노드 하나는 행인가요, 열인가요? 데이터가 행이면 W는 어느 쪽에 오나요?",
    en="In this course's W, is one node a row or a column? With data in rows, which side is W on?",
)
def weights_on_the_left(x, W, b):
    return sigma(np.asarray(W, float) @ np.asarray(x, float).T + b)


@mistakes.of(
    "layer",
    ko="W를 전치하면 (d, k) 는 무엇이 되나요? 배치와 곱할 수 있나요?",
    en="What does (d, k) become when W is transposed? Can a batch be multiplied by that?",
)
def weights_transposed(x, W, b):
    return sigma(np.asarray(x, float) @ np.transpose(W) + b)


@mistakes.of(
    "layer",
    ko="편향은 활성화 함수에 들어가기 전에 더하나요, 나온 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def layer_bias_after_activation(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float)) + b


@mistakes.of(
    "layer",
    ko="마지막 단계, 활성화 함수는 어디에 있나요?",
    en="Where is the last step, the activation function?",
)
def linear_layer(x, W, b):
    return np.asarray(x, float) @ np.asarray(W, float) + b


@mistakes.of(
    "layer",
    ko="편향을 더했나요?",
    en="Were the biases added?",
)
def layer_without_bias(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float))


@mistakes.of(
    "layer",
    ko="데이터 하나 (d,) 를 넣으면 결과의 축은 몇 개여야 하나요?",
    en="For one example (d,), how many axes should the result have?",
)
def always_a_batch(x, W, b):
    return sigma(np.atleast_2d(np.asarray(x, float)) @ np.asarray(W, float) + b)


@mistakes.of(
    "layer",
    ko="배치를 넣으면 행마다 답이 따로 나오나요?",
    en="For a batch, is there an answer for every row of its own?",
)
def first_row_only(x, W, b):
    return sigma(np.atleast_2d(np.asarray(x, float))[0] @ np.asarray(W, float) + b)


@mistakes.of(
    "layer",
    ko="배치에 행이 하나뿐이거나 노드가 하나뿐이어도 결과의 축은 그대로인가요?",
    en="Does the result keep its axes where the batch has a single row, or there is a single node?",
)
def squeezed(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float) + b).squeeze()


# fcn_forward


@mistakes.of(
    "fcn_forward",
    ko="o1과 o2가 언제나 같지는 않나요? 슬라이드의 z_o2 식에서 가중치 번호는 맞나요?",
    en="Are o1 and o2 always the same? Are the weights' numbers in the slide's z_o2 right?",
)
def as_on_the_slide(x, W_hidden, W_output):
    W = np.asarray(W_output, float)
    return forward(x, W_hidden, np.repeat(W[:, :1], W.shape[1], axis=1))


@mistakes.of(
    "fcn_forward",
    ko="w8은 h1에서 나오나요, h2에서 나오나요? 행렬의 어느 자리에 있나요?",
    en="Does w8 leave h1 or h2? In which place of the matrix is it?",
)
def output_weights_transposed(x, W_hidden, W_output):
    return forward(x, W_hidden, np.transpose(W_output))


@mistakes.of(
    "fcn_forward",
    ko="은닉층에 활성화 함수를 썼나요?",
    en="Does the hidden layer have its activation function?",
)
def linear_hidden_layer(x, W_hidden, W_output):
    h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return h, sigma(h @ np.asarray(W_output, float))


@mistakes.of(
    "fcn_forward",
    ko="출력층에 활성화 함수를 썼나요?",
    en="Does the output layer have its activation function?",
)
def linear_output_layer(x, W_hidden, W_output):
    h, _ = forward(x, W_hidden, W_output)
    return h, h @ np.asarray(W_output, float)


@mistakes.of(
    "fcn_forward",
    ko="돌려주는 것은 가중 입력 z인가요, 활성화 값인가요?",
    en="Do you return weighted inputs z, or activations?",
)
def returns_weighted_inputs(x, W_hidden, W_output):
    z_h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return z_h, sigma(z_h) @ np.asarray(W_output, float)


@mistakes.of(
    "fcn_forward",
    ko="출력층으로 들어가는 것은 활성화 값 h인가요, 가중 입력 z_h인가요?",
    en="What enters the output layer: the activations h, or the weighted inputs z_h?",
)
def weighted_inputs_passed_on(x, W_hidden, W_output):
    z_h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return sigma(z_h), sigma(z_h @ np.asarray(W_output, float))


@mistakes.of(
    "fcn_forward",
    ko="돌려줄 때 은닉층과 출력층 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return, the hidden or the output layer?",
)
def output_first(x, W_hidden, W_output):
    return forward(x, W_hidden, W_output)[::-1]


# output_weight_gradient


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
    ko="½ (o - t)² 를 미분하면 앞의 ½ 은 어떻게 되나요?",
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


# fcn_gradients


def output_delta(o, t):
    """δ_o = (o - t) ⊙ o ⊙ (1 - o)."""
    return (o - np.asarray(t, float)) * o * (1 - o)


@mistakes.of(
    "fcn_gradients",
    ko="h1이 바뀌면 출력 몇 개가 바뀌나요? 그 길을 모두 더했나요?",
    en="If h1 changes, how many outputs change? Were all these ways added up?",
)
def one_path_only(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o, W = output_delta(o, t), np.asarray(W_output, float)
    return gradients(x, h, W[:, 0] * delta_o[0] * h * (1 - h), delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="기울기의 오차는 출력 빼기 정답인가요, 정답 빼기 출력인가요?",
    en="Is the error of a gradient the output minus the target, or the reverse?",
)
def directions_of_d1(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = -output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="은닉층에도 시그모이드가 있습니다. 그 기울기는 δ_h의 어디에 있나요?",
    en="The hidden layer has a sigmoid, too. Where is its slope in δ_h?",
)
def no_slope_in_hidden_layer(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    return gradients(x, h, np.asarray(W_output, float) @ delta_o, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="o를 z_o로 미분한 것은 δ_o의 어디에 있나요?",
    en="Where in δ_o is the derivative of o by z_o?",
)
def no_slope_in_output_layer(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = o - np.asarray(t, float)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="은닉층으로 거슬러 올라가는 것은 오차 o - t인가요, 델타 δ_o인가요?",
    en="What goes back to the hidden layer: the error o - t, or the delta δ_o?",
)
def raw_error_sent_back(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_h = (np.asarray(W_output, float) @ (o - np.asarray(t, float))) * h * (1 - h)
    return gradients(x, h, delta_h, output_delta(o, t))


@mistakes.of(
    "fcn_gradients",
    ko="h1에서 나가는 가중치는 W_output의 행에 있나요, 열에 있나요?",
    en="Are the weights that leave h1 in a row of W_output, or in a column?",
)
def output_weights_the_wrong_way(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float).T @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="기울기의 모양이 가중치와 같은가요? 외적의 순서는 어떤가요?",
    en="Does the gradient have the shape of its weights? In which order is the outer product?",
)
def gradients_transposed(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return np.outer(delta_h, x), np.outer(delta_o, h)


@mistakes.of(
    "fcn_gradients",
    ko="σ'에 넣은 h와 o는 이미 시그모이드를 지난 값이 아닌가요?",
    en="The h and o put into σ': have they not been through the sigmoid already?",
)
def slopes_of_activations(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = (o - np.asarray(t, float)) * sigma(o) * (1 - sigma(o))
    delta_h = (np.asarray(W_output, float) @ delta_o) * sigma(h) * (1 - sigma(h))
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="돌려줄 때 은닉층의 기울기와 출력층의 기울기 가운데 어느 것이 먼저인가요?",
    en="Which gradient comes first in what you return, that of the hidden or the output layer?",
)
def output_gradient_first(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)[::-1]


@mistakes.of(
    "fcn_gradients",
    ko="돌려주는 것은 기울기인가요, 이미 고친 가중치인가요?",
    en="Do you return gradients, or weights already corrected?",
)
def returns_new_weights(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    dW_hidden, dW_output = gradients(x, h, delta_h, delta_o)
    return np.asarray(W_hidden, float) - dW_hidden, np.asarray(W_output, float) - dW_output


# sigmoid_chain_gradient


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
    ko="다음 노드를 이전 노드로 미분하면 가중치가 곱해지나요?",
    en="When a node is differentiated by the one before it, does its weight appear?",
)
def weights_left_out(x, t, weights):
    return chain(x, t, weights, link=lambda delta, w: delta)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="결과의 첫 값은 입력 쪽 가중치의 것인가요, 출력 쪽 가중치의 것인가요?",
    en="Does the first value belong to the weight at the input, or to the one at the output?",
)
def in_reverse_order(x, t, weights):
    return chain(x, t, weights)[::-1].copy()


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="기울기의 오차는 출력 빼기 정답인가요, 정답 빼기 출력인가요?",
    en="Is the error of a gradient the output minus the target, or the reverse?",
)
def chain_sign_of_d1(x, t, weights):
    return chain(x, t, weights, error=lambda o, t: t - o)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="층을 지날 때마다 시그모이드의 기울기를 곱했나요?",
    en="Is the sigmoid's slope multiplied in at every layer passed?",
)
def chain_without_slopes(x, t, weights):
    return chain(x, t, weights, slope=lambda a: 1.0)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="노드의 값은 이미 σ를 지난 것입니다. σ'에 그대로 넣으면 σ를 몇 번 지난 셈인가요?",
    en="A node's value has been through σ. Put into σ' as it is, how often did it go through σ?",
)
def chain_slope_of_activation(x, t, weights):
    return chain(x, t, weights, slope=lambda a: sigma(a) * (1 - sigma(a)))


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="w_i로 미분하면 그 가중치로 들어온 값이 남나요, 나간 값이 남나요?",
    en="Differentiating by w_i leaves a value: the one that came in through it, or the one after?",
)
def node_after_the_weight(x, t, weights):
    return chain(x, t, weights, into=lambda nodes, i: nodes[i + 1])


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="w2로 들어온 값은 입력 x인가요, hidden1인가요?",
    en="What comes in through w2: the input x, or hidden1?",
)
def input_for_every_weight(x, t, weights):
    return chain(x, t, weights, into=lambda nodes, i: x)


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="hidden2와 hidden1 사이에 있는 가중치는 w1인가요, w2인가요? 한 칸 밀리지는 않았나요?",
    en="Which weight is between hidden1 and hidden2: w1 or w2? Could yours be off by one?",
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
    ko="w1의 기울기만 구했나요? 결과의 모양은 weights와 같은가요?",
    en="Was only the gradient by w1 found? Does the result have the shape of weights?",
)
def only_the_first(x, t, weights):
    return chain(x, t, weights)[0]


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="층이 셋이 아니면 어떻게 되나요?",
    en="What happens where there are not three layers?",
)
def three_layers_only(x, t, weights):
    w1, w2, w3 = weights
    return chain(x, t, [w1, w2, w3])


@mistakes.of(
    "sigmoid_chain_gradient",
    ko="½ (o - t)² 를 미분하면 무엇인가요? 남은 수가 곱해져 있지는 않나요?",
    en="What is the derivative of ½ (o - t)²? Is there a number left over?",
)
def chain_two_left_over(x, t, weights):
    return 2 * chain(x, t, weights)


# mlp_forward


@mistakes.of(
    "mlp_forward",
    ko="층이 셋이면 리스트의 길이는 얼마여야 하나요? 은닉층의 값도 돌려주나요?",
    en="How long should the list be for three layers? Are the hidden layers' values returned?",
)
def only_the_prediction(params, X):
    return layers(params, X)[-1]


@mistakes.of(
    "mlp_forward",
    ko="돌려주는 리스트는 A_0부터인가요, A_1부터인가요?",
    en="Does the list you return begin with A_0 or with A_1?",
)
def input_included(params, X):
    return layers(params, X)


@mistakes.of(
    "mlp_forward",
    ko="층이 넷이면 어떻게 되나요? 층의 수는 어디에서 알 수 있나요?",
    en="What if there are four layers? Where can you see how many there are?",
)
def two_layers_only(params, X):
    return layers(params, X, ["1", "2"])[1:]


@mistakes.of(
    "mlp_forward",
    ko="열 번째 층은 몇 번째로 계산되나요? 글자로 정렬하면 W10은 어디에 오나요?",
    en="When is the tenth layer computed? Sorted as text, where does W10 come?",
)
def sorted_as_text(params, X):
    names = sorted(name[1:] for name in params if name.startswith("W"))
    return layers(params, X, names)[1:]


@mistakes.of(
    "mlp_forward",
    ko="딕셔너리에 W2가 W1보다 먼저 들어 있으면 어떻게 되나요?",
    en="What if the dictionary holds W2 before W1?",
)
def in_the_dictionarys_order(params, X):
    return layers(params, X, [name[1:] for name in params if name.startswith("W")])[1:]


@mistakes.of(
    "mlp_forward",
    ko="마지막 층에도 시그모이드를 썼나요?",
    en="Does the last layer have its sigmoid?",
)
def linear_last_layer(params, X):
    a, last = layers(params, X), len(params) // 2
    a[-1] = a[-2] @ params[f"W{last}"] + params[f"b{last}"]
    return a[1:]


@mistakes.of(
    "mlp_forward",
    ko="리스트에 넣은 것은 가중 입력인가요, 활성화 값인가요?",
    en="Are weighted inputs put into the list, or activations?",
)
def weighted_inputs_listed(params, X):
    a = layers(params, X)
    pairs = zip(a[:-1], numbers(params), strict=True)
    return [before @ params[f"W{n}"] + params[f"b{n}"] for before, n in pairs]


@mistakes.of(
    "mlp_forward",
    ko="편향을 더했나요?",
    en="Were the biases added?",
)
def mlp_without_biases(params, X):
    return layers({n: p if n[0] == "W" else 0 * p for n, p in params.items()}, X)[1:]


# mlp_backward


@mistakes.of(
    "mlp_backward",
    ko="기울기의 오차는 예측 빼기 정답인가요, 정답 빼기 예측인가요? 02와 무엇이 다른가요?",
    en="Is the error of a gradient prediction minus answer, or the reverse? What differs from 02?",
)
def mlp_directions_of_d1(params, X, y):
    return backward(params, X, y, error=lambda y_hat, y: y - y_hat)


@mistakes.of(
    "mlp_backward",
    ko="이 과제의 손실은 배치의 합인가요, 평균인가요?",
    en="Is this assignment's loss a sum over the batch, or a mean?",
)
def mean_over_the_batch(params, X, y):
    n = len(X)
    return backward(params, X, y, error=lambda y_hat, y: (y_hat - y) / n)


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기만 평균을 내지는 않았나요? W의 기울기는 행을 더한 것인가요?",
    en="Are only the biases' gradients averaged? Do the weights' gradients add the rows up?",
)
def biases_averaged(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.mean(axis=0))


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기는 편향과 모양이 같은가요?",
    en="Does the bias's gradient have the shape of the bias?",
)
def bias_keeps_its_axis(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.sum(axis=0, keepdims=True))


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기를 구할 때 더하는 것은 행들인가요, 열들인가요?",
    en="For the bias's gradient, are rows added up, or columns?",
)
def bias_over_the_wrong_axis(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.sum(axis=1))


@mistakes.of(
    "mlp_backward",
    ko="출력층의 시그모이드도 미분했나요?",
    en="Was the output layer's sigmoid differentiated, too?",
)
def no_slope_at_the_output(params, X, y):
    return backward(params, X, y, slope=lambda a, last: 1.0 if last else a * (1 - a))


@mistakes.of(
    "mlp_backward",
    ko="은닉층의 시그모이드도 미분했나요?",
    en="Were the hidden layers' sigmoids differentiated, too?",
)
def no_slope_in_hidden_layers(params, X, y):
    return backward(params, X, y, slope=lambda a, last: a * (1 - a) if last else 1.0)


@mistakes.of(
    "mlp_backward",
    ko="활성화 값은 이미 σ를 지난 것입니다. σ'에 그대로 넣으면 σ를 몇 번 지난 셈인가요?",
    en="An activation has been through σ. Put into σ' as it is, how often did it go through σ?",
)
def mlp_slope_of_activation(params, X, y):
    return backward(params, X, y, slope=lambda a, last: sigma(a) * (1 - sigma(a)))


@mistakes.of(
    "mlp_backward",
    ko="델타를 이전 층으로 보낼 때 W를 전치했나요? 모양이 우연히 맞지는 않나요?",
    en="Is W transposed on the way back? Could the shapes fit by chance?",
)
def back_without_transpose(params, X, y):
    return backward(params, X, y, back=lambda delta, W: delta @ W)


@mistakes.of(
    "mlp_backward",
    ko="W_l로 들어온 것은 A_l인가요, A_{l-1}인가요? 첫 층에는 무엇이 들어왔나요?",
    en="What came in through W_l: A_l or A_{l-1}? And what came into the first layer?",
)
def inputs_of_ones(params, X, y):
    return backward(params, X, y, w=lambda a, delta: np.ones_like(a).T @ delta)


@mistakes.of(
    "mlp_backward",
    ko="이전 층의 델타는 고치기 전의 W로 구하나요, 고친 W로 구하나요?",
    en="Is the delta of the layer before found with W as it was, or with a corrected W?",
)
def corrected_weights_sent_back(params, X, y):
    a = layers(params, X)
    upstream, found = a[-1] - np.asarray(y, float), {}
    for number in reversed(range(1, len(a))):
        delta = upstream * a[number] * (1 - a[number])
        found[f"W{number}"], found[f"b{number}"] = a[number - 1].T @ delta, delta.sum(axis=0)
        upstream = delta @ (params[f"W{number}"] - found[f"W{number}"]).T
    return found


@mistakes.of(
    "mlp_backward",
    ko="½ (ŷ - y)² 를 미분하면 무엇인가요? 남은 수가 곱해져 있지는 않나요?",
    en="What is the derivative of ½ (ŷ - y)²? Is there a number left over?",
)
def mlp_two_left_over(params, X, y):
    return backward(params, X, y, error=lambda y_hat, y: 2 * (y_hat - y))


@mistakes.of(
    "mlp_backward",
    ko="첫 층의 기울기도 딕셔너리에 있나요? 반복은 어디에서 멈추나요?",
    en="Are the first layer's gradients in the dictionary? Where does the loop stop?",
)
def stops_before_the_first_layer(params, X, y):
    found = backward(params, X, y)
    return {name: value for name, value in found.items() if name not in ("W1", "b1")}


@mistakes.of(
    "mlp_backward",
    ko="돌려주는 것은 기울기인가요, 이미 고친 파라미터인가요?",
    en="Do you return gradients, or parameters already corrected?",
)
def returns_new_parameters(params, X, y):
    found = backward(params, X, y)
    return {name: params[name] - found[name] for name in params}
