"""Known mistakes of 03_xor: draws in another order, losses at other epochs, changed parameters."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()

KEYS = ("W1", "b1", "W2", "b2")


def squash(x):
    """The sigmoid, for mistakes that are made elsewhere."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def slope(a):
    """The sigmoid's derivative at an activation, for mistakes that are made elsewhere."""
    return a * (1 - a)


def floats(*values):
    """Each value as a float array."""
    return tuple(np.asarray(value, dtype=float) for value in values)


def passes(params, X):
    """Both layers' activations, for mistakes that are made elsewhere."""
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"] + params["b1"])
    return A1, squash(A1 @ params["W2"] + params["b2"])


# xor_dataset

SQUARE = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]


@mistakes.of(
    "xor_dataset",
    ko="y.shape 를 출력해 보세요. (4,) 와 (4, 1) 은 y - y_hat 에서 무엇이 다른가요?",
    en="What does y.shape print? How do (4,) and (4, 1) differ in y - y_hat?",
)
def flat_y():
    return np.array(SQUARE), np.array([0.0, 1.0, 1.0, 0.0])


@mistakes.of(
    "xor_dataset",
    ko="데이터 하나는 y 의 한 행인가요, 한 열인가요?",
    en="Is one example a row of y, or a column?",
)
def y_as_a_row():
    return np.array(SQUARE), np.array([[0.0, 1.0, 1.0, 0.0]])


@mistakes.of(
    "xor_dataset",
    ko="입력이 둘 다 1 일 때 XOR 의 답은 무엇인가요?",
    en="What does XOR answer when both inputs are 1?",
)
def or_table():
    return np.array(SQUARE), np.array([[0.0], [1.0], [1.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="입력 하나만 1 일 때 XOR 의 답은 무엇인가요? 이 표는 어떤 게이트의 것인가요?",
    en="What does XOR answer when just one input is 1? Which gate is your table of?",
)
def and_table():
    return np.array(SQUARE), np.array([[0.0], [0.0], [0.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="XOR 은 두 입력이 같을 때 1 인가요, 다를 때 1 인가요?",
    en="Is XOR 1 where the inputs are equal, or where they differ?",
)
def xnor_table():
    return np.array(SQUARE), np.array([[1.0], [0.0], [0.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="함수는 X 와 y 를 어떤 순서로 돌려주나요?",
    en="In which order does the function return X and y?",
)
def y_returned_first():
    return np.array([[0.0], [1.0], [1.0], [0.0]]), np.array(SQUARE)


@mistakes.of(
    "xor_dataset",
    ko="X 의 한 행은 무엇인가요? 모양이 (4, 2) 인가요?",
    en="What is one row of X? Is its shape (4, 2)?",
)
def x_transposed():
    return np.array(SQUARE).T, np.array([[0.0], [1.0], [1.0], [0.0]])


@mistakes.of(
    "xor_dataset",
    ko="리스트끼리 X @ W1 이나 y - y_hat 을 계산할 수 있나요?",
    en="Could you compute X @ W1 or y - y_hat with lists?",
)
def plain_lists():
    return SQUARE, [[0.0], [1.0], [1.0], [0.0]]


@mistakes.of(
    "xor_dataset",
    ko="슬라이드에서 행의 순서는 어떻게 되어 있나요? 둘째 행의 입력은 무엇인가요?",
    en="In which order does the slide list the rows? What are the inputs of the second one?",
)
def rows_in_another_order():
    return np.array([SQUARE[i] for i in (0, 2, 1, 3)]), np.array([[0.0], [1.0], [1.0], [0.0]])


@mistakes.of(
    "xor_dataset",
    ko="거짓은 슬라이드에서 0 인가요, -1 인가요? 시그모이드는 -1 을 낼 수 있나요?",
    en="Is false 0 on the slide, or -1? Can a sigmoid ever say -1?",
)
def minus_one_for_false():
    return 2 * np.array(SQUARE) - 1, np.array([[-1.0], [1.0], [1.0], [-1.0]])


@mistakes.of(
    "xor_dataset",
    ko="y 의 dtype 은 무엇인가요? True - True 를 NumPy 로 계산하면 어떻게 되나요?",
    en="What dtype has y? What does NumPy make of True - True?",
)
def answers_as_booleans():
    return np.array(SQUARE), np.array([[False], [True], [True], [False]])


@mistakes.of(
    "xor_dataset",
    ko="출력 노드는 몇 개인가요? y 의 열은 몇 개이어야 하나요?",
    en="How many output nodes are there? So how many columns should y have?",
)
def one_hot_answers():
    return np.array(SQUARE), np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])


# init_parameters


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
    ko="D1의 스크립트는 어느 층부터 뽑나요?",
    en="With which layer does D1's script begin to draw?",
)
def output_layer_first(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([W2, b2, W1, b1], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="한 층 안에서 먼저 뽑는 것은 가중치인가요, 편향인가요?",
    en="Within a layer, which is drawn first, the weights or the bias?",
)
def biases_before_weights(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([b1, W1, b2, W2], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="D1의 스크립트에서 편향은 0 인가요, 무작위인가요?",
    en="In D1's script, are the biases 0, or random?",
)
def biases_zero(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    values = drawn([W1, b1, W2, b2], lambda shape: np.zeros(shape))
    values["W1"], values["W2"] = rng.standard_normal(W1[1]), rng.standard_normal(W2[1])
    return values


@mistakes.of(
    "init_parameters",
    ko="모두 0 에서 시작하면 은닉 노드들은 서로 달라질 수 있나요?",
    en="If all start from 0, can the hidden nodes ever come to differ?",
)
def all_zeros(input_size, hidden_size, output_size, rng):
    return drawn(sizes(input_size, hidden_size, output_size), np.zeros)


@mistakes.of(
    "init_parameters",
    ko="뽑은 값에 음수도 있나요? 어떤 분포에서 뽑기로 했나요?",
    en="Are there negative numbers among your draws? Which distribution should they come from?",
)
def uniform_draws(input_size, hidden_size, output_size, rng):
    return drawn(sizes(input_size, hidden_size, output_size), rng.random)


@mistakes.of(
    "init_parameters",
    ko="값들이 -1 과 1 사이에만 있나요? 표준정규분포도 그런가요?",
    en="Do all values lie between -1 and 1? Do a standard normal's?",
)
def uniform_around_zero(input_size, hidden_size, output_size, rng):
    draw = sizes(input_size, hidden_size, output_size)
    return drawn(draw, lambda shape: rng.uniform(-1, 1, shape))


@mistakes.of(
    "init_parameters",
    ko="뽑은 값에 무엇을 더 곱했나요? D1의 randn 은 표준편차가 얼마인가요?",
    en="What did you multiply your draws by? What is the standard deviation of D1's randn?",
)
def scaled_down(input_size, hidden_size, output_size, rng):
    draw = sizes(input_size, hidden_size, output_size)
    return drawn(draw, lambda shape: 0.01 * rng.standard_normal(shape))


@mistakes.of(
    "init_parameters",
    ko="함수 안에서 rng 를 새로 만들었나요? 받은 rng 는 어디에 쓰이나요?",
    en="Did you make an rng of your own inside? Where is the one that you were given used?",
)
def own_generator(input_size, hidden_size, output_size, rng):
    return drawn(
        sizes(input_size, hidden_size, output_size), np.random.default_rng(0).standard_normal
    )


@mistakes.of(
    "init_parameters",
    ko="b1 의 모양은 (h,) 인가요, (1, h) 인가요?",
    en="Is b1 of shape (h,), or (1, h)?",
)
def biases_as_rows(input_size, hidden_size, output_size, rng):
    W1, (_, b1), W2, (_, b2) = sizes(input_size, hidden_size, output_size)
    return drawn([W1, ("b1", (1, *b1)), W2, ("b2", (1, *b2))], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="가중치 행렬의 모양은 (이전 층, 다음 층)인가요, (다음 층, 이전 층)인가요?",
    en="Is a weight matrix (layer before, layer after), or (layer after, layer before)?",
)
def weights_turned_around(input_size, hidden_size, output_size, rng):
    W1, b1, W2, b2 = sizes(input_size, hidden_size, output_size)
    return drawn([("W1", W1[1][::-1]), b1, ("W2", W2[1][::-1]), b2], rng.standard_normal)


@mistakes.of(
    "init_parameters",
    ko="돌려주는 것은 튜플인가요, 딕셔너리인가요? params['W1'] 이라고 쓸 수 있나요?",
    en="Do you return a tuple, or a dictionary? Could one write params['W1']?",
)
def tuple_for_dict(input_size, hidden_size, output_size, rng):
    return tuple(rng.standard_normal(s) for _, s in sizes(input_size, hidden_size, output_size))


@mistakes.of(
    "init_parameters",
    ko="은닉 노드의 수가 3 이 아니면 어떻게 되나요? 받은 크기를 모두 쓰고 있나요?",
    en="What if the number of hidden nodes is not 3? Are all the sizes that were given used?",
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


# forward


@mistakes.of(
    "forward",
    ko="은닉층과 출력층 가운데 어느 쪽의 값을 먼저 돌려주나요?",
    en="Which layer's values come first in what you return, the hidden or the output layer's?",
)
def order_swapped(params, X):
    A1, y_hat = passes(params, X)
    return y_hat, A1


@mistakes.of(
    "forward",
    ko="역전파에는 ŷ 말고 무엇이 더 필요한가요?",
    en="What besides ŷ does the backward pass need?",
)
def only_y_hat(params, X):
    return passes(params, X)[1]


@mistakes.of(
    "forward",
    ko="은닉층에 활성화 함수가 있나요? 없으면 두 층은 몇 층과 같아지나요?",
    en="Does your hidden layer have an activation function? Without one, how many layers are two "
    "layers worth?",
)
def hidden_activation_forgotten(params, X):
    A1 = np.asarray(X, dtype=float) @ params["W1"] + params["b1"]
    return A1, squash(A1 @ params["W2"] + params["b2"])


@mistakes.of(
    "forward",
    ko="ŷ 가 0 과 1 사이에 있나요?",
    en="Does ŷ lie between 0 and 1?",
)
def output_activation_forgotten(params, X):
    A1, _ = passes(params, X)
    return A1, A1 @ params["W2"] + params["b2"]


@mistakes.of(
    "forward",
    ko="돌려준 A1 은 시그모이드를 거친 값인가요, 거치기 전의 값인가요?",
    en="Has the A1 that you return been through the sigmoid, or not yet?",
)
def z1_returned(params, X):
    Z1 = np.asarray(X, dtype=float) @ params["W1"] + params["b1"]
    return Z1, passes(params, X)[1]


@mistakes.of(
    "forward",
    ko="params 의 네 값 가운데 한 번도 쓰지 않은 것이 있나요?",
    en="Is there any of the four values in params that you never used?",
)
def biases_forgotten(params, X):
    return passes({**params, "b1": 0.0, "b2": 0.0}, X)


@mistakes.of(
    "forward",
    ko="출력층의 식을 끝까지 썼나요? 은닉층의 식과 견주어 보면 무엇이 빠졌나요?",
    en="Is the output layer's formula complete? Held against the hidden layer's, what is missing?",
)
def output_bias_forgotten(params, X):
    return passes({**params, "b2": 0.0}, X)


@mistakes.of(
    "forward",
    ko="은닉층의 식을 끝까지 썼나요? 출력층의 식과 견주어 보면 무엇이 빠졌나요?",
    en="Is the hidden layer's formula complete? Held against the output layer's, what is missing?",
)
def hidden_bias_forgotten(params, X):
    return passes({**params, "b1": 0.0}, X)


@mistakes.of(
    "forward",
    ko="편향을 더하는 것은 시그모이드 전인가요, 후인가요?",
    en="Is the bias added before the sigmoid, or after it?",
)
def biases_after_activation(params, X):
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"]) + params["b1"]
    return A1, squash(A1 @ params["W2"]) + params["b2"]


@mistakes.of(
    "forward",
    ko="W1 은 (d, h) 입니다. X 와 곱하려면 전치가 필요한가요?",
    en="W1 is (d, h). Does it need a transpose to be multiplied by X?",
)
def weights_transposed(params, X):
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"].T + params["b1"])
    return A1, squash(A1 @ params["W2"].T + params["b2"])


@mistakes.of(
    "forward",
    ko="행렬곱에서 왼쪽과 오른쪽을 바꾸어도 되나요? 데이터는 X 의 행인가요?",
    en="May the left and the right side of a matrix product be swapped? Is one example a row of X?",
)
def weights_first(params, X):
    A1 = squash(params["W1"] @ np.asarray(X, dtype=float) + params["b1"])
    return A1, squash(params["W2"] @ A1 + params["b2"])


@mistakes.of(
    "forward",
    ko="A1 은 이미 시그모이드를 거쳤습니다. 출력층으로 가면서 한 번 더 거쳤나요?",
    en="A1 has been through the sigmoid. Did it go through again on its way to the output layer?",
)
def sigmoid_of_a1_again(params, X):
    A1, _ = passes(params, X)
    return A1, squash(squash(A1) @ params["W2"] + params["b2"])


@mistakes.of(
    "forward",
    ko="딕셔너리에 W2 가 W1 보다 먼저 들어 있으면 어떻게 되나요? 값은 순서로 찾나요, 키로 찾나요?",
    en="What if the dictionary holds W2 before W1? Do you find a value by its place, or its key?",
)
def values_in_the_dictionarys_order(params, X):
    W1, b1, W2, b2 = params.values()
    return passes({"W1": W1, "b1": b1, "W2": W2, "b2": b2}, X)


@mistakes.of(
    "forward",
    ko="예측을 0 과 1 로 정하는 것은 어느 함수의 일인가요? 여기서 정하면 오차는 얼마가 되나요?",
    en="Whose work is it to decide for 0 or 1? If it is done here, what becomes of the error?",
)
def decided_too_early(params, X):
    A1, y_hat = passes(params, X)
    return A1, y_hat.round()


@mistakes.of(
    "forward",
    ko="돌려주는 것은 값 두 개인가요, 딕셔너리인가요?",
    en="Should you return two values, or a dictionary?",
)
def dict_returned(params, X):
    A1, y_hat = passes(params, X)
    return {"A1": A1, "y_hat": y_hat}


@mistakes.of(
    "forward",
    ko="함수를 부른 뒤에 params 를 출력해 보면 처음 그대로인가요?",
    en="If you print params after the call, is it as it was?",
)
def results_put_into_params(params, X):
    A1, y_hat = passes(params, X)
    params["A1"], params["y_hat"] = A1, y_hat
    return A1, y_hat


# backward


def directions(params, X, y, A1, y_hat, *, slopes=(slope, slope), error=np.subtract, carry=None):
    """The four directions, told by its arguments where to go wrong.

    slopes: what stands in the places of σ'(ŷ) and σ'(A1); error: of y and ŷ; carry: how δ2 and W2
    make E1.
    """
    X, y, A1, y_hat, W2 = floats(X, y, A1, y_hat, params["W2"])
    delta2 = error(y, y_hat) * slopes[0](y_hat)
    delta1 = (delta2 @ W2.T if carry is None else carry(delta2, W2)) * slopes[1](A1)
    return {
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": A1.T @ delta2,
        "b2": delta2.sum(axis=0),
    }


def deltas(params, X, y, A1, y_hat):
    """δ1 and δ2, for mistakes that are made later."""
    y, A1, y_hat, W2 = floats(y, A1, y_hat, params["W2"])
    delta2 = (y - y_hat) * slope(y_hat)
    return delta2 @ W2.T * slope(A1), delta2


@mistakes.of(
    "backward",
    ko="ŷ 가 정답보다 작을 때 b2 의 방향은 어느 쪽이어야 ŷ 가 커지나요? 이 과제의 E 는 무엇에서 "
    "무엇을 뺀 것인가요?",
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
    ko="가중치 쪽은 합인데 편향 쪽은 평균이 아닌가요?",
    en="The weights got a sum: did the biases get a mean?",
)
def mean_for_biases(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v / len(X) if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="출력층에도 시그모이드가 있습니다. δ2 에 그 기울기가 들어 있나요?",
    en="The output layer has a sigmoid, too. Is its slope in your δ2?",
)
def no_slope_at_the_output(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(np.ones_like, slope))


@mistakes.of(
    "backward",
    ko="E1 에서 δ1 로 갈 때 곱해야 하는 것은 무엇인가요?",
    en="What has to be multiplied in on the way from E1 to δ1?",
)
def no_slope_at_the_hidden_layer(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(slope, np.ones_like))


@mistakes.of(
    "backward",
    ko="여기의 sigmoid_derivative 는 활성화 값을 받나요, 가중 입력을 받나요? 시그모이드를 한 번 더 "
    "취하지 않았나요?",
    en="Does this sigmoid_derivative take an activation or a weighted input? Did the sigmoid come "
    "in once more?",
)
def slopes_of_the_weighted_input(params, X, y, A1, y_hat):
    def again(a):
        return slope(squash(a))

    return directions(params, X, y, A1, y_hat, slopes=(again, again))


@mistakes.of(
    "backward",
    ko="델타에 곱한 것은 활성화 값인가요, 그 자리의 기울기인가요?",
    en="Did you multiply by the activations, or by the slopes at them?",
)
def activations_for_slopes(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, slopes=(np.copy, np.copy))


@mistakes.of(
    "backward",
    ko="δ2 는 (n, k), W2 는 (h, k) 입니다. 거꾸로 갈 때 W2 를 그대로 곱할 수 있나요?",
    en="δ2 is (n, k) and W2 is (h, k). Going backwards, can W2 be used as it is?",
)
def w2_not_transposed(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, carry=lambda delta2, W2: delta2 @ W2)


@mistakes.of(
    "backward",
    ko="출력 노드가 둘 이상이면 E1 을 구할 때 여러 델타가 더해지나요? 요소별 곱으로도 그런가요?",
    en="With two or more output nodes, are several deltas added up in E1? Does an elementwise "
    "product do that?",
)
def elementwise_with_w2(params, X, y, A1, y_hat):
    return directions(params, X, y, A1, y_hat, carry=lambda delta2, W2: delta2 * W2.T)


@mistakes.of(
    "backward",
    ko="축을 주지 않은 np.sum 은 숫자 몇 개를 내나요? b1 의 모양은 무엇인가요?",
    en="Without an axis, how many numbers does np.sum give? What is the shape of b1?",
)
def bias_sums_without_axis(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v.sum() if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="배치는 어느 축인가요? axis=1 로 더하면 노드들이 남나요, 데이터들이 남나요?",
    en="Which axis is the batch? With axis=1, is it the nodes that are left, or the examples?",
)
def bias_sums_over_nodes(params, X, y, A1, y_hat):
    delta1, delta2 = deltas(params, X, y, A1, y_hat)
    found = directions(params, X, y, A1, y_hat)
    return {**found, "b1": delta1.sum(axis=1), "b2": delta2.sum(axis=1)}


@mistakes.of(
    "backward",
    ko="돌려준 b1 의 모양은 params['b1'] 과 같은가요? keepdims 는 무엇을 남기나요?",
    en="Has your b1 the shape of params['b1']? What does keepdims keep?",
)
def biases_keep_dimensions(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: v[np.newaxis] if name in ("b1", "b2") else v for name, v in found.items()}


@mistakes.of(
    "backward",
    ko="b1 은 (h,) 인데 δ1 은 (n, h) 입니다. 배치의 행들은 어떻게 되어야 하나요?",
    en="b1 is (h,) and δ1 is (n, h). What should become of the rows of the batch?",
)
def biases_not_summed(params, X, y, A1, y_hat):
    delta1, delta2 = deltas(params, X, y, A1, y_hat)
    return {**directions(params, X, y, A1, y_hat), "b1": delta1, "b2": delta2}


@mistakes.of(
    "backward",
    ko="params 에는 키가 몇 개 있나요? 돌려준 딕셔너리에도 모두 있나요?",
    en="How many keys has params? Are they all in the dictionary that you return?",
)
def biases_left_out(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {"W1": found["W1"], "W2": found["W2"]}


@mistakes.of(
    "backward",
    ko="돌려준 딕셔너리의 키가 params 의 키와 글자까지 같은가요?",
    en="Are the keys that you return those of params, to the letter?",
)
def keys_renamed(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {f"d{name}": value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="딕셔너리 대신 튜플을 돌려주고 있나요? train 은 무엇을 이름으로 찾나요?",
    en="Do you return a tuple in place of a dictionary? What will train look up by name?",
)
def tuple_for_directions(params, X, y, A1, y_hat):
    return tuple(directions(params, X, y, A1, y_hat).values())


@mistakes.of(
    "backward",
    ko="학습률은 여기서 곱하나요, train 에서 곱하나요?",
    en="Is the learning rate multiplied in here, or in train?",
)
def learning_rate_included(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: 0.5 * value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="돌려준 것은 고칠 방향인가요, 이미 고친 파라미터인가요?",
    en="Do you return the directions, or parameters that are corrected already?",
)
def parameters_already_updated(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: params[name] + value for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="W1 의 방향은 W1 과 모양이 같은가요? 왼쪽에서 곱하는 것은 입력인가요, 델타인가요?",
    en="Has W1's direction the shape of W1? Which stands on the left of the product, the inputs or "
    "the deltas?",
)
def products_transposed(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    return {name: value.T for name, value in found.items()}


@mistakes.of(
    "backward",
    ko="δ1 을 구할 때 쓴 W2 는 예측을 만든 W2 인가요? 그 사이에 고치지 않았나요?",
    en="Is the W2 in your δ1 the one that made the prediction? Was it corrected in between?",
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
    ko="X 나 y 가 리스트이면 X.T 나 y - y_hat 은 어떻게 되나요?",
    en="If X or y is a list, what becomes of X.T or y - y_hat?",
)
def lists_not_accepted(params, X, y, A1, y_hat):
    delta1, delta2 = deltas(params, X, y, A1, y_hat)
    return {
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": A1.T @ delta2,
        "b2": delta2.sum(axis=0),
    }


@mistakes.of(
    "backward",
    ko="함수를 부른 뒤에도 params 는 처음 그대로인가요? 고치는 일은 어느 함수가 하나요?",
    en="After the call, is params as it was? Which function's work is it to correct it?",
)
def params_changed_here(params, X, y, A1, y_hat):
    found = directions(params, X, y, A1, y_hat)
    for name, value in found.items():
        params[name] += 0.5 * value
    return found


# train


def run(params, X, y, learning_rate, epochs, *, scale=1.0, record=None, size=None):
    """Training from a copy of `params`; returns (params, recorded values).

    record(epoch, E): whether to keep a value, and which (None keeps none); by default the mean
    absolute error at every 1000th epoch; scale and size: of the step, size(n) by batch size.
    """
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    step = learning_rate * scale * (1.0 if size is None else size(len(X)))
    kept = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        value = (every_1000th if record is None else record)(epoch, y - y_hat)
        if value is not None:
            kept.append(value)
        found = directions(params, X, y, A1, y_hat)
        params = {name: params[name] + step * found[name] for name in KEYS}
    return params, kept


def every_1000th(epoch, error):
    """The loss that belongs into the list, or None."""
    return float(np.mean(np.abs(error))) if epoch % 1000 == 0 else None


@mistakes.of(
    "train",
    ko="손실이 에포크마다 줄어드나요, 늘어나나요? 이 약속에서 방향은 더하나요, 빼나요?",
    en="Does your loss fall or rise with the epochs? With this convention, is a direction added "
    "or subtracted?",
)
def subtracted(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, scale=-1.0)


@mistakes.of(
    "train",
    ko="learning_rate 를 바꾸면 결과가 달라지나요? 식의 어디에 있나요?",
    en="Does another learning_rate change the result? Where in your formula is it?",
)
def learning_rate_forgotten(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, 1.0, epochs)


@mistakes.of(
    "train",
    ko="학습률 0.5 가 코드 안에 적혀 있지 않나요? 받은 learning_rate 는 어디에 쓰이나요?",
    en="Is the 0.5 written into the code? Where is the learning_rate that was given used?",
)
def learning_rate_fixed(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, 0.5, epochs)


@mistakes.of(
    "train",
    ko="backward 가 준 방향을 배치의 크기로 나누었나요?",
    en="Did you divide backward's directions by the batch size?",
)
def steps_averaged(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, size=lambda n: 1 / n)


@mistakes.of(
    "train",
    ko="반복 안에서 만든 새 파라미터는 다음 에포크의 forward 에 들어가나요?",
    en="Do the parameters made inside the loop go into the next epoch's forward?",
)
def every_epoch_from_the_start(params, X, y, learning_rate=0.5, epochs=10000):
    trained, _ = run(params, X, y, learning_rate, min(epochs, 1))
    _, losses = run(params, X, y, 0.0, epochs)
    return trained, losses


@mistakes.of(
    "train",
    ko="돌려준 파라미터는 처음 것과 다른가요?",
    en="Do the parameters that you return differ from the first ones?",
)
def first_parameters_returned(params, X, y, learning_rate=0.5, epochs=10000):
    _, losses = run(params, X, y, learning_rate, epochs)
    return params, losses


@mistakes.of(
    "train",
    ko="range 는 몇 번 반복하나요? 에포크가 한 번 모자라지 않나요?",
    en="How often does your range go round? Is one epoch missing?",
)
def one_epoch_short(params, X, y, learning_rate=0.5, epochs=10000):
    trained, _ = run(params, X, y, learning_rate, max(epochs - 1, 0))
    _, losses = run(params, X, y, learning_rate, epochs)
    return trained, losses


@mistakes.of(
    "train",
    ko="학습이 끝난 뒤에 처음 파라미터를 다시 출력해 보면 그대로인가요? params.copy() 는 안에 든 "
    "배열까지 복사하나요? 그다음의 += 는 누구의 배열을 바꾸나요?",
    en="If you print the first parameters again after training, are they as before? Does "
    "params.copy() copy the arrays inside? Whose arrays does the += after it change?",
)
def params_changed(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    mine = params.copy()
    for name in KEYS:
        mine[name][...] = trained[name]
    return mine, losses


@mistakes.of(
    "train",
    ko="losses 에는 값이 몇 개 들어가야 하나요? 모든 에포크의 값이 필요한가요?",
    en="How many values should be in losses? Are all the epochs asked for?",
)
def loss_of_every_epoch(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs, record=lambda _, e: float(np.abs(e).mean()))


@mistakes.of(
    "train",
    ko="첫 에포크의 번호는 0 인가요, 1 인가요? 0 은 1000 의 배수인가요?",
    en="Is the first epoch number 0, or 1? Is 0 a multiple of 1000?",
)
def epochs_counted_from_one(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return every_1000th(epoch + 1, error)

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="손실은 어느 예측으로 재나요? 업데이트 전인가요, 후인가요?",
    en="From which predictions is the loss taken: before the update, or after it?",
)
def loss_after_the_update(params, X, y, learning_rate=0.5, epochs=10000):
    every = run(params, X, y, learning_rate, epochs + 1, record=lambda _, e: np.abs(e).mean())[1]
    trained, _ = run(params, X, y, learning_rate, epochs)
    return trained, [float(every[epoch + 1]) for epoch in range(0, epochs, 1000)]


@mistakes.of(
    "train",
    ko="오차를 제곱했나요, 절댓값을 취했나요? 슬라이드의 스크립트는 어느 쪽인가요?",
    en="Did you square the error, or take its absolute value? Which does the slide's script do?",
)
def loss_squared(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.mean(error**2)) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="부호가 다른 오차 둘을 그대로 더하면 어떻게 되나요?",
    en="What happens when two errors of opposite sign are added as they are?",
)
def loss_without_absolute_value(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.mean(error)) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="손실은 합인가요, 평균인가요?",
    en="Is the loss a sum, or a mean?",
)
def loss_summed(params, X, y, learning_rate=0.5, epochs=10000):
    def record(epoch, error):
        return float(np.sum(np.abs(error))) if epoch % 1000 == 0 else None

    return run(params, X, y, learning_rate, epochs, record=record)


@mistakes.of(
    "train",
    ko="losses 에 마지막 손실을 한 번 더 넣지 않았나요?",
    en="Did the last loss go into losses as an extra?",
)
def last_loss_added(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    error = np.asarray(y, dtype=float) - passes(trained, X)[1]
    return trained, [*losses, float(np.mean(np.abs(error)))]


@mistakes.of(
    "train",
    ko="losses 는 리스트인가요, NumPy 배열인가요?",
    en="Is losses a list, or a NumPy array?",
)
def losses_as_an_array(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return trained, np.array(losses)


@mistakes.of(
    "train",
    ko="돌려주는 것은 손실의 리스트인가요, 마지막 손실 하나인가요?",
    en="Do you return the list of losses, or just the last one?",
)
def only_one_loss(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return trained, losses[-1]


@mistakes.of(
    "train",
    ko="돌려주는 두 값의 순서는 무엇인가요?",
    en="In which order are the two values returned?",
)
def losses_returned_first(params, X, y, learning_rate=0.5, epochs=10000):
    trained, losses = run(params, X, y, learning_rate, epochs)
    return losses, trained


@mistakes.of(
    "train",
    ko="파라미터 말고 무엇을 더 돌려주어야 하나요?",
    en="What should be returned besides the parameters?",
)
def losses_not_returned(params, X, y, learning_rate=0.5, epochs=10000):
    return run(params, X, y, learning_rate, epochs)[0]


@mistakes.of(
    "train",
    ko="W1 과 b1 도 바뀌었나요? 어느 층만 고치고 있나요?",
    en="Have W1 and b1 changed as well? Which layer do you correct?",
)
def only_the_output_layer(params, X, y, learning_rate=0.5, epochs=10000):
    return trained_in_part(params, X, y, learning_rate, epochs, ("W2", "b2"))


@mistakes.of(
    "train",
    ko="편향도 방향대로 움직였나요?",
    en="Did the biases move along their directions, too?",
)
def only_the_weights(params, X, y, learning_rate=0.5, epochs=10000):
    return trained_in_part(params, X, y, learning_rate, epochs, ("W1", "W2"))


def trained_in_part(params, X, y, learning_rate, epochs, names):
    """Training that leaves every parameter alone but those in `names`."""
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        found = directions(params, X, y, A1, y_hat)
        params |= {name: params[name] + learning_rate * found[name] for name in names}
    return params, losses


@mistakes.of(
    "train",
    ko="네 행을 한꺼번에 쓰나요, 한 행씩 쓰고 그때마다 고치나요?",
    en="Are all rows used at once, or one by one with an update after each?",
)
def one_example_at_a_time(params, X, y, learning_rate=0.5, epochs=10000):
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - passes(params, X)[1]))))
        for i in range(len(X)):
            row = X[i : i + 1], y[i : i + 1]
            found = directions(params, *row, *passes(params, row[0]))
            params = {name: params[name] + learning_rate * found[name] for name in KEYS}
    return params, losses


@mistakes.of(
    "train",
    ko="W1 을 고칠 때 쓴 방향은 W2 를 고치기 전의 것인가요? 에포크 안에서 backward 를 몇 번 "
    "불렀나요?",
    en="Is the direction that corrects W1 from before W2 was corrected? How often is backward "
    "called within an epoch?",
)
def backward_again_between_layers(params, X, y, learning_rate=0.5, epochs=10000):
    params = {name: np.array(params[name], dtype=float) for name in KEYS}
    X, y = floats(X, y)
    losses = []
    for epoch in range(epochs):
        A1, y_hat = passes(params, X)
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        for names in (("W2", "b2"), ("W1", "b1")):
            found = directions(params, X, y, A1, y_hat)
            params |= {name: params[name] + learning_rate * found[name] for name in names}
    return params, losses


# predict


@mistakes.of(
    "predict",
    ko="ŷ 가 정확히 0.5 이면 답은 무엇이어야 하나요?",
    en="What should the answer be where ŷ is exactly 0.5?",
)
def one_half_counts_as_one(params, X):
    return (passes(params, X)[1] >= 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="돌려준 배열의 dtype 은 정수인가요, 실수인가요?",
    en="Is the array that you return of ints, or of floats?",
)
def floats_returned(params, X):
    return passes(params, X)[1].round()


@mistakes.of(
    "predict",
    ko="True 와 False 는 정수 0 과 1 인가요? dtype 을 확인해 볼까요?",
    en="Are True and False the ints 0 and 1? What does the dtype say?",
)
def booleans_returned(params, X):
    return passes(params, X)[1] > 0.5


@mistakes.of(
    "predict",
    ko="돌려준 것은 0 과 1 의 답인가요, 확률처럼 나온 값인가요?",
    en="Do you return answers of 0 and 1, or the values that look like probabilities?",
)
def probabilities_returned(params, X):
    return passes(params, X)[1]


@mistakes.of(
    "predict",
    ko="0.98 을 정수로 바꾸면 무엇이 되나요? astype(int) 는 반올림하나요?",
    en="What does 0.98 become as an int? Does astype(int) round?",
)
def cut_off_by_astype(params, X):
    return passes(params, X)[1].astype(int)


@mistakes.of(
    "predict",
    ko="돌려준 배열의 모양은 (n, 1) 인가요, (n,) 인가요?",
    en="Is the array that you return (n, 1), or (n,)?",
)
def flattened(params, X):
    return (passes(params, X)[1] > 0.5).astype(int).ravel()


@mistakes.of(
    "predict",
    ko="ŷ 가 큰 쪽이 1 인가요, 0 인가요?",
    en="Is it the large ŷ that means 1, or the small one?",
)
def turned_around(params, X):
    return (passes(params, X)[1] < 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="ŷ 는 0 과 1 사이의 값입니다. 그것을 0 과 견주면 답은 언제 0 이 되나요?",
    en="ŷ lies between 0 and 1. If you compare it with 0, when will the answer be 0?",
)
def compared_with_zero(params, X):
    return (passes(params, X)[1] > 0).astype(int)


@mistakes.of(
    "predict",
    ko="argmax 는 열이 하나뿐일 때 무엇을 돌려주나요? 여기의 답은 노드의 번호인가요?",
    en="With just one column, what does argmax return? Is the answer here the number of a node?",
)
def argmax_of_the_outputs(params, X):
    return np.argmax(passes(params, X)[1], axis=1)


@mistakes.of(
    "predict",
    ko="forward 가 돌려주는 두 값 가운데 예측은 어느 쪽인가요?",
    en="Of the two values that forward returns, which one is the prediction?",
)
def hidden_layer_decides(params, X):
    return (passes(params, X)[0] > 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="`if ŷ > 0.5:` 는 배열의 어느 요소를 보고 정하나요?",
    en="Which element of the array does `if ŷ > 0.5:` look at?",
)
def if_on_the_array(params, X):
    return 1 if passes(params, X)[1] > 0.5 else 0


@mistakes.of(
    "predict",
    ko="돌려준 것은 리스트인가요, NumPy 배열인가요?",
    en="Do you return a list, or a NumPy array?",
)
def list_returned(params, X):
    return (passes(params, X)[1] > 0.5).astype(int).tolist()


# best_linear_accuracy


def linear_accuracies(
    X, y, epochs, *, rate=0.1, start=0.0, bias=True, decide=None, activation=None, mean=False
):
    """The accuracies before each update and after the last; arguments say where to go wrong."""
    X, y = floats(X, y)
    w, b = np.full((X.shape[1], 1), start), np.full(1, start)
    found = []
    for _ in range(epochs + 1):
        y_hat = X @ w + b
        y_hat = y_hat if activation is None else activation(y_hat)
        decided = y_hat > 0.5 if decide is None else decide(y_hat)
        found.append(float(np.mean(decided == y)))
        step = rate / len(X) if mean else rate
        w = w + step * X.T @ (y - y_hat)
        b = b + step * (y - y_hat).sum(axis=0) * bias
    return found


@mistakes.of(
    "best_linear_accuracy",
    ko="돌려주는 것은 마지막 정확도인가요, 지금까지 가장 좋은 정확도인가요?",
    en="Do you return the last accuracy, or the best one so far?",
)
def last_accuracy(X, y, epochs):
    return linear_accuracies(X, y, epochs)[epochs - 1]


@mistakes.of(
    "best_linear_accuracy",
    ko="정확도는 업데이트 전에 재나요, 후에 재나요?",
    en="Is the accuracy measured before the update, or after it?",
)
def measured_after_the_update(X, y, epochs):
    return max(linear_accuracies(X, y, epochs)[1:])


@mistakes.of(
    "best_linear_accuracy",
    ko="마지막 업데이트 뒤에 한 번 더 재지 않았나요? 정확도는 모두 몇 번 재나요?",
    en="Is there one more measurement after the last update? How many should there be in all?",
)
def measured_once_too_often(X, y, epochs):
    return max(linear_accuracies(X, y, epochs))


@mistakes.of(
    "best_linear_accuracy",
    ko="활성화 함수를 뺀 신경망인가요? 여러분의 ŷ 에 시그모이드가 있나요?",
    en="Is this the network without activation function? Is there a sigmoid in your ŷ?",
)
def sigmoid_kept(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, activation=squash)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="이 연습의 학습률은 얼마로 정했나요?",
    en="Which learning rate does this exercise set?",
)
def learning_rate_of_train(X, y, epochs):
    with np.errstate(all="ignore"):
        return max(linear_accuracies(X, y, epochs, rate=0.5)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="Σ E 를 데이터의 수로 나누었나요?",
    en="Did you divide Σ E by the number of examples?",
)
def updates_averaged(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, mean=True)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="w 와 b 는 얼마에서 시작하기로 했나요?",
    en="What should w and b start from?",
)
def starts_from_ones(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, start=1.0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="편향 b 도 학습되나요?",
    en="Is the bias b learnt as well?",
)
def bias_left_out(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, bias=False)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="답을 1 로 정하는 경계는 0 인가요, 0.5 인가요?",
    en="Is the boundary for the answer 1 at 0, or at 0.5?",
)
def compared_with_zero_(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, decide=lambda p: p > 0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="예측값이 정확히 0.5 이면 답은 무엇인가요? > 와 >= 가운데 어느 것이 그 규칙인가요?",
    en="What is the answer to a prediction of exactly 0.5? Which of > and >= is that rule?",
)
def one_half_answers_one(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, decide=lambda p: p >= 0.5)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="정확도는 0 과 1 사이의 비율인가요, 백분율인가요?",
    en="Is the accuracy a share between 0 and 1, or a percentage?",
)
def in_percent(X, y, epochs):
    return 100 * max(linear_accuracies(X, y, epochs)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="돌려주는 것은 맞힌 행의 수인가요, 비율인가요?",
    en="Do you return how many rows are right, or their share?",
)
def number_of_right_rows(X, y, epochs):
    return len(X) * max(linear_accuracies(X, y, epochs)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="y 는 (n, 1) 인데 예측이 (n,) 이면 y - ŷ 와 == 의 모양은 어떻게 되나요?",
    en="If y is (n, 1) and the prediction (n,), which shapes have y - ŷ and == ?",
)
def flat_predictions(X, y, epochs):
    X, y = floats(X, y)
    w, b, best = np.zeros(X.shape[1]), 0.0, 0.0
    for _ in range(epochs):
        y_hat = X @ w + b
        best = max(best, float(np.mean((y_hat > 0.5) == y)))
        error = y - y_hat
        w, b = w + 0.1 * (X.T @ error).sum(axis=1), b + 0.1 * error.sum()
    return best


@mistakes.of(
    "best_linear_accuracy",
    ko="오차는 예측값 ŷ 로 구하나요, 0 과 1 로 정한 답으로 구하나요?",
    en="Is the error taken from the prediction ŷ, or from the answer of 0 or 1?",
)
def error_of_the_decided_answer(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, activation=lambda p: (p > 0.5) * 1.0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="업데이트를 더했나요, 뺐나요? E 는 무엇에서 무엇을 뺀 것인가요?",
    en="Was the update added, or subtracted? And in E, what is subtracted from what?",
)
def runs_backwards(X, y, epochs):
    with np.errstate(all="ignore"):
        return max(linear_accuracies(X, y, epochs, rate=-0.1)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="학습이 한 번이라도 일어났나요? w 와 b 는 반복하는 동안 바뀌나요?",
    en="Did any learning take place? Do w and b change as the loop goes round?",
)
def never_updated(X, y, epochs):
    return linear_accuracies(X, y, epochs)[0]


@mistakes.of(
    "best_linear_accuracy",
    ko="X 나 y 가 리스트이면 X.shape 이나 X.T 가 있나요?",
    en="If X or y is a list, does it have an X.shape or an X.T?",
)
def lists_not_accepted_(X, y, epochs):
    w = np.zeros((X.shape[1], 1))
    return max(linear_accuracies(X, y, epochs)[:epochs]) + float(w.sum())
