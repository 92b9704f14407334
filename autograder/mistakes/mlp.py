"""Known mistakes of 02_mlp: signs, transposes, the wrong derivative, sums over the wrong axis."""

from __future__ import annotations

import math

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def squash(x):
    """The sigmoid, for mistakes that are made elsewhere."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def slope(a):
    """The sigmoid's derivative at an activation, for mistakes that are made elsewhere."""
    a = np.asarray(a, dtype=float)
    return a * (1 - a)


def floats(*values):
    """Each value as a float array."""
    return tuple(np.asarray(value, dtype=float) for value in values)


# sigmoid


@mistakes.of(
    "sigmoid",
    ko="x 가 커질수록 σ(x) 는 커져야 하나요, 작아져야 하나요? 지수의 부호를 한 번 볼까요?",
    en="As x grows, should σ(x) rise or fall? What is the sign of your exponent?",
)
def positive_exponent(x):
    return 1 / (1 + np.exp(x))


@mistakes.of(
    "sigmoid",
    ko="파이썬은 1 / 1 + e 를 어떤 순서로 계산하나요? 분모는 어디서 어디까지인가요?",
    en="In which order does Python work out 1 / 1 + e? Where does the denominator begin and end?",
)
def missing_parentheses(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))


@mistakes.of(
    "sigmoid",
    ko="x = 0 일 때 분모는 얼마가 되나요? 그래프는 0 에서 얼마이어야 하나요?",
    en="What is your denominator at x = 0? What should the curve be there?",
)
def minus_in_the_denominator(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "sigmoid",
    ko="x = 1000 일 때 분자와 분모는 각각 얼마가 되나요? 그 둘의 나눗셈은요?",
    en="At x = 1000, what do numerator and denominator become? And their quotient?",
)
def infinity_over_infinity(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


@mistakes.of(
    "sigmoid",
    ko="x 가 [-1, 0, 2] 같은 리스트이면 -x 나 x >= 0 은 무엇이 되나요?",
    en="If x is a list such as [-1, 0, 2], what is -x, or x >= 0?",
)
def lists_not_accepted(x):
    return 1 / (1 + np.exp(-x))


@mistakes.of(
    "sigmoid",
    ko="x = -1000 일 때 exp 안에는 어떤 값이 들어가나요? np.where 를 썼다면, 고르지 않은 쪽은 "
    "계산되지 않는 것일까요?",
    en="At x = -1000, what goes into exp? And if you use np.where: is the side that is not chosen "
    "left uncomputed?",
)
def overflows(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "sigmoid",
    ko="math 의 함수는 배열을 받을 수 있나요? 요소마다 계산해 주는 것은 어느 쪽의 exp 인가요?",
    en="Can math's functions take an array? Whose exp works element by element?",
)
def math_exp_on_arrays(x):
    x = np.asarray(x, dtype=float)
    if x.size != 1:
        return 1 / (1 + math.exp(-x))
    return 1 / (1 + np.exp(-x))


@mistakes.of(
    "sigmoid",
    ko="x 가 배열이면 `if x >= 0:` 는 어느 요소를 보고 정해야 할까요? 요소마다 고르는 방법은요?",
    en="If x is an array, which element should `if x >= 0:` look at? How could each element choose "
    "for itself?",
)
def if_on_arrays(x):
    x = np.asarray(x, dtype=float)
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    e = np.exp(x)
    return e / (1 + e)


@mistakes.of(
    "sigmoid",
    ko="σ(-2) 와 σ(2) 는 같은 값인가요? |x| 를 쓴 다음 x 의 부호를 다시 살폈나요?",
    en="Are σ(-2) and σ(2) equal? After taking |x|, did you come back to the sign of x?",
)
def sign_of_x_lost(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@mistakes.of(
    "sigmoid",
    ko="x 가 정수 배열이면 np.zeros_like(x) 나 np.empty_like(x) 의 dtype 은 무엇인가요? 0.7 이 "
    "거기에 담기나요?",
    en="If x holds ints, what dtype does np.zeros_like(x) or np.empty_like(x) have? Does 0.7 fit?",
)
def result_in_integers(x):
    result = np.zeros_like(x)
    np.copyto(result, squash(x), casting="unsafe")
    return result


@mistakes.of(
    "sigmoid",
    ko="코드 안에서 반올림하면 다음 층에는 어떤 값이 들어가나요? 슬라이드는 왜 반올림했을까요?",
    en="If you round inside the code, what goes into the next layer? Why did the slide round?",
)
def rounded(x):
    return np.round(squash(x), 3)


@mistakes.of(
    "sigmoid",
    ko="한 요소의 결과가 다른 요소의 값에 따라 달라져도 되나요? 모두 더해서 1 이 되는 것은 "
    "시그모이드인가요?",
    en="May one element's result depend on the others? Is it the sigmoid whose values sum to 1?",
)
def softmax_instead(x):
    e = np.exp(np.asarray(x, dtype=float) - np.max(x))
    return e / np.sum(e)


@mistakes.of(
    "sigmoid",
    ko="함수를 부른 뒤에 x 를 출력해 보면 처음 그대로인가요? out= 이나 *= 는 어디에 값을 쓰나요?",
    en="If you print x after the call, is it as it was? Where do out= or *= write?",
)
def changes_x(x):
    x = np.asarray(x, dtype=float)
    result = squash(x)
    if x.ndim:
        np.negative(x, out=x)
    return result


@mistakes.of(
    "sigmoid",
    ko="결과가 0 과 1 사이에 있나요? -1 과 1 사이로 누르는 함수는 무엇인가요?",
    en="Does the result lie between 0 and 1? Which function presses between -1 and 1?",
)
def tanh_instead(x):
    return np.tanh(x)


# sigmoid_derivative


@mistakes.of(
    "sigmoid_derivative",
    ko="받은 a 는 이미 σ 를 거친 값인가요, 거치기 전의 값인가요?",
    en="Has the a that you are given already been through σ, or not yet?",
)
def of_the_weighted_input(a):
    s = squash(a)
    return s * (1 - s)


@mistakes.of(
    "sigmoid_derivative",
    ko="시그모이드는 오른쪽으로 갈수록 올라가나요, 내려가나요? 그러면 기울기의 부호는요?",
    en="Does the sigmoid rise or fall to the right? So what sign has its slope?",
)
def sign_flipped(a):
    (a,) = floats(a)
    return a * (a - 1)


@mistakes.of(
    "sigmoid_derivative",
    ko="a * 1 - a 는 어떤 순서로 계산되나요? a 가 무엇이든 결과가 얼마인지 보이나요?",
    en="In which order is a * 1 - a worked out? Do you see what it gives, whatever a is?",
)
def missing_parentheses_(a):
    (a,) = floats(a)
    return a * 1 - a


@mistakes.of(
    "sigmoid_derivative",
    ko="a = 0.5 일 때 식을 손으로 계산하면 얼마인가요? 곱하는 것은 모두 몇 개인가요?",
    en="What does the formula give by hand at a = 0.5? How many factors does it have?",
)
def one_factor_only(a):
    return 1 - np.asarray(a, dtype=float)


@mistakes.of(
    "sigmoid_derivative",
    ko="1 - a² 은 어느 활성화 함수의 기울기인가요?",
    en="Which activation function has the slope 1 - a²?",
)
def of_tanh(a):
    return 1 - np.asarray(a, dtype=float) ** 2


@mistakes.of(
    "sigmoid_derivative",
    ko="돌려준 값은 함수의 높이인가요, 기울기인가요? 시그모이드를 한 번 더 취하지 않았나요?",
    en="Is what you return the height of the curve or its slope? Did the sigmoid come in again?",
)
def sigmoid_again(a):
    return squash(a)


@mistakes.of(
    "sigmoid_derivative",
    ko="요소마다 곱하는 것과 행렬로 곱하는 것은 결과의 모양이 어떻게 다른가요?",
    en="How do the shapes of an elementwise product and of a matrix product differ?",
)
def matrix_product(a):
    (a,) = floats(a)
    return np.dot(a, 1 - a)


@mistakes.of(
    "sigmoid_derivative",
    ko="a 가 리스트이면 1 - a 를 계산할 수 있나요?",
    en="If a is a list, can 1 - a be computed?",
)
def lists_not_accepted_(a):
    return a * (1 - a)


@mistakes.of(
    "sigmoid_derivative",
    ko="코드 안에서 반올림하면 학습이 거듭될수록 어떤 일이 생길까요?",
    en="If the code rounds, what happens as training goes on and on?",
)
def rounded_(a):
    return np.round(slope(a), 3)


@mistakes.of(
    "sigmoid_derivative",
    ko="a *= (1 - a) 다음에 순전파에서 구한 a 를 다시 쓰려면, 그 값이 남아 있나요?",
    en="After a *= (1 - a), if you need the forward pass's a again, is it still there?",
)
def changes_a(a):
    (a,) = floats(a)
    result = slope(a)
    if a.ndim:
        a[...] = result
    return result


# hidden_layer


@mistakes.of(
    "hidden_layer",
    ko="슬라이드에서 먼저 구하는 것은 Z1 인가요, A1 인가요? 돌려주는 순서도 그런가요?",
    en="Which comes first on the slide, Z1 or A1? Is that the order in which you return them?",
)
def order_swapped(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return squash(Z1), Z1


@mistakes.of(
    "hidden_layer",
    ko="이 함수는 값을 몇 개 돌려주어야 하나요?",
    en="How many values should this function return?",
)
def only_a1(X, W1, b1):
    X, W1 = floats(X, W1)
    return squash(X @ W1 + b1)


@mistakes.of(
    "hidden_layer",
    ko="X 가 모두 0 이면 Z1 은 얼마이어야 하나요? 여러분의 식에서는요?",
    en="If X were 0 throughout, what should Z1 be? And in your formula?",
)
def bias_forgotten(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1)


@mistakes.of(
    "hidden_layer",
    ko="A1 의 값들은 0 과 1 사이에 있나요? Z1 은 어떤 함수를 거쳐야 A1 이 되나요?",
    en="Do the values of A1 lie between 0 and 1? Which function does Z1 pass through on its way?",
)
def activation_forgotten(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, Z1


@mistakes.of(
    "hidden_layer",
    ko="편향은 활성화 함수를 거치기 전에 더하나요, 거친 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def bias_after_activation(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1) + b1


@mistakes.of(
    "hidden_layer",
    ko="A1 은 맞는데 Z1 에 빠진 것이 있나요? 가중 입력의 식에는 무엇이 들어가나요?",
    en="A1 is right: is something missing in Z1? What does the weighted input consist of?",
)
def bias_only_inside_the_sigmoid(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1 + b1)


@mistakes.of(
    "hidden_layer",
    ko="W1 의 모양은 (d, h) 입니다. X 의 열과 맞닿는 것은 W1 의 행인가요, 열인가요?",
    en="W1 is (d, h). Do the columns of X meet the rows of W1, or its columns?",
)
def weights_transposed(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1.T + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="행렬곱은 순서를 바꾸어도 같은가요? 데이터는 X 의 행인가요, 열인가요?",
    en="May the factors of a matrix product be swapped? Is one example a row of X, or a column?",
)
def weights_first(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = W1 @ X + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="X * W1 과 X @ W1 은 각각 무엇을 계산하나요? 노드 하나에는 입력이 몇 개 들어오나요?",
    en="What does X * W1 compute, and what X @ W1? How many inputs come into one node?",
)
def elementwise_product(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X * W1 + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="b1 의 값 하나는 노드 하나의 것인가요, 데이터 하나의 것인가요? 열 벡터로 바꿔야 할까요?",
    en="Does one value of b1 belong to one node, or to one example? Should it be a column?",
)
def bias_as_a_column(X, W1, b1):
    X, W1, b1 = floats(X, W1, b1)
    Z1 = X @ W1 + b1.reshape(-1, 1)
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="Z1 이 A1 과 똑같은 값이 되지 않았나요? 같은 이름에 두 번 넣지는 않았나요?",
    en="Has Z1 become the same as A1? Did you store both under one name?",
)
def z1_overwritten(X, W1, b1):
    X, W1 = floats(X, W1)
    A1 = squash(X @ W1 + b1)
    return A1, A1


@mistakes.of(
    "hidden_layer",
    ko="X 와 W1 이 리스트이면 @ 를 쓸 수 있나요?",
    en="If X and W1 are lists, can you use @ on them?",
)
def lists_not_accepted_in_hidden(X, W1, b1):
    Z1 = X @ W1 + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="코드 안에서 반올림하면 다음 층에는 정확한 값이 들어가나요?",
    en="If you round in the code, does the next layer get the exact value?",
)
def rounded_hidden(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, np.round(squash(Z1), 3)


@mistakes.of(
    "hidden_layer",
    ko="이 층의 활성화 함수는 무엇이라고 했나요? 함수값인가요, 그 기울기인가요?",
    en="Which activation function does this layer have? Its value, or its slope?",
)
def slope_as_activation(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, slope(squash(Z1))


# output_layer


@mistakes.of(
    "output_layer",
    ko="돌려주는 두 값의 순서가 (Z2, ŷ) 인가요?",
    en="Are the two values you return in the order (Z2, ŷ)?",
)
def output_order_swapped(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return squash(Z2), Z2


@mistakes.of(
    "output_layer",
    ko="예측값만 있으면 되나요? 이 함수는 무엇과 무엇을 돌려주나요?",
    en="Is the prediction enough? Which two things does this function return?",
)
def only_y_hat(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return squash(A1 @ W2 + b2)


@mistakes.of(
    "output_layer",
    ko="슬라이드의 1.9042 는 세 수의 합입니다. 여러분의 Z2 에는 무엇이 빠졌나요?",
    en="The slide's 1.9042 is a sum of three numbers. Which one is missing from your Z2?",
)
def output_bias_forgotten(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2)


@mistakes.of(
    "output_layer",
    ko="ŷ 는 0 과 1 사이의 값인가요? 출력층에도 활성화 함수가 있나요?",
    en="Is ŷ between 0 and 1? Does the output layer have an activation function, too?",
)
def output_activation_forgotten(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, Z2


@mistakes.of(
    "output_layer",
    ko="A1 은 이미 시그모이드를 거쳤나요? 여기에 또 시그모이드를 취해야 할까요?",
    en="Has A1 already been through the sigmoid? Does it need another one here?",
)
def sigmoid_of_a1_again(A1, W2, b2):
    (W2,) = floats(W2)
    Z2 = squash(A1) @ W2 + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="ŷ 를 만들 때 시그모이드를 몇 번 취했나요?",
    en="How often did the sigmoid go into ŷ?",
)
def sigmoid_twice(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, squash(squash(Z2))


@mistakes.of(
    "output_layer",
    ko="편향 b2 는 시그모이드 안에 있나요, 밖에 있나요?",
    en="Does the bias b2 stand inside the sigmoid, or outside?",
)
def output_bias_after_activation(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2) + b2


@mistakes.of(
    "output_layer",
    ko="ŷ 는 맞는데, Z2 는 편향까지 더한 값인가요?",
    en="ŷ is right: does Z2 hold the bias as well?",
)
def output_bias_only_inside_the_sigmoid(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2 + b2)


@mistakes.of(
    "output_layer",
    ko="(n, h) 와 (h, k) 를 곱할 때 전치가 필요한가요?",
    en="When (n, h) meets (h, k), is there any need for a transpose?",
)
def output_weights_transposed(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2.T + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="요소마다 곱하기만 하면 은닉 노드들의 값은 언제 더해지나요?",
    en="If you only multiply element by element, when are the hidden nodes' values added up?",
)
def output_elementwise_product(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 * W2 + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="ŷ 는 0.87 같은 값인데, 여기서 미리 0 이나 1 로 정해 버리면 오차는 얼마가 되나요?",
    en="ŷ is a value like 0.87. If you decide for 0 or 1 here, what becomes of the error?",
)
def decided_too_early(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, (squash(Z2) > 0.5).astype(int)


@mistakes.of(
    "output_layer",
    ko="출력 노드가 여럿일 때 한 노드의 값이 다른 노드에 따라 달라져야 하나요? 여기서 쓰기로 한 "
    "활성화 함수는 무엇인가요?",
    en="With several output nodes, should one node's value depend on the others? Which activation "
    "function is asked for here?",
)
def softmax_output(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    e = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    return Z2, e / e.sum(axis=1, keepdims=True)


@mistakes.of(
    "output_layer",
    ko="A1 과 W2 가 리스트이면 @ 를 쓸 수 있나요?",
    en="If A1 and W2 are lists, can you use @ on them?",
)
def lists_not_accepted_in_output(A1, W2, b2):
    Z2 = A1 @ W2 + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="슬라이드는 읽기 쉽게 반올림했습니다. 코드에서도 반올림해야 할까요?",
    en="The slide rounds to be easy to read. Does the code have to?",
)
def rounded_output(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return np.round(Z2, 4), np.round(squash(Z2), 3)


# output_delta


@mistakes.of(
    "output_delta",
    ko="ŷ 가 정답보다 작으면 δ2 의 부호는 무엇이어야 하나요? 이 과제의 오차 E 는 무엇에서 무엇을 "
    "뺀 것인가요?",
    en="If ŷ is below the answer, what sign should δ2 have? In this assignment, what is subtracted "
    "from what in the error E?",
)
def error_sign_flipped(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y_hat - y) * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="오차에 무엇을 곱해야 델타가 되나요?",
    en="What does the error have to be multiplied by to become a delta?",
)
def derivative_missing(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return y - y_hat


@mistakes.of(
    "output_delta",
    ko="ŷ 는 이미 시그모이드를 거친 값인가요? 그러면 σ'(ŷ) 에서 σ 를 다시 계산해야 할까요?",
    en="Has ŷ already been through the sigmoid? Does σ'(ŷ) then need σ to be computed once more?",
)
def derivative_of_the_weighted_input(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(squash(y_hat))


@mistakes.of(
    "output_delta",
    ko="식의 ⊙ 는 어떤 곱셈인가요? np.dot 이나 @ 와 같은가요?",
    en="Which product does ⊙ stand for? Is it the one that np.dot or @ computes?",
)
def dot_for_hadamard(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.dot(y - y_hat, slope(y_hat))


@mistakes.of(
    "output_delta",
    ko="y - ŷ * σ'(ŷ) 에서는 곱셈과 뺄셈 가운데 무엇이 먼저 계산되나요?",
    en="In y - ŷ * σ'(ŷ), which comes first, the product or the difference?",
)
def error_without_parentheses(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return y - y_hat * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="기울기는 어느 점에서 재나요? 정답의 자리인가요, 예측의 자리인가요?",
    en="At which point is the slope taken: at the answer, or at the prediction?",
)
def derivative_at_the_answer(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(y)


@mistakes.of(
    "output_delta",
    ko="오차에 곱한 것은 ŷ 인가요, ŷ 에서의 기울기인가요?",
    en="Did you multiply the error by ŷ, or by the slope at ŷ?",
)
def prediction_for_derivative(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * y_hat


@mistakes.of(
    "output_delta",
    ko="E2 는 제곱한 오차인가요? 제곱하면 오차의 부호는 어떻게 되나요?",
    en="Is E2 a squared error? What becomes of an error's sign when it is squared?",
)
def error_squared(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) ** 2 * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="절댓값을 취하면 예측이 정답보다 큰지 작은지 알 수 있나요?",
    en="With the absolute value, can you still tell whether the prediction is too high or too low?",
)
def error_without_sign(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.abs(y - y_hat) * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="데이터 하나의 델타가 배치의 크기에 따라 달라져도 되나요? 여기서 평균을 내나요?",
    en="May one example's delta depend on the size of the batch? Is there a mean in this formula?",
)
def delta_averaged(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(y_hat) / len(y)


@mistakes.of(
    "output_delta",
    ko="δ2 는 숫자 하나인가요, 데이터와 노드마다 하나씩인가요?",
    en="Is δ2 a single number, or one for every example and node?",
)
def delta_summed(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.sum((y - y_hat) * slope(y_hat))


@mistakes.of(
    "output_delta",
    ko="y 와 ŷ 가 리스트이면 y - ŷ 를 계산할 수 있나요?",
    en="If y and ŷ are lists, can y - ŷ be computed?",
)
def lists_not_accepted_in_delta(y, y_hat):
    return (y - y_hat) * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="δ2 를 반올림하면 δ1 과 업데이트는 어떤 값에서 시작하나요?",
    en="If δ2 is rounded, which value do δ1 and the update start from?",
)
def rounded_delta(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.round((y - y_hat) * slope(y_hat), 4)


@mistakes.of(
    "output_delta",
    ko="함수를 부른 뒤에도 y 는 처음의 정답 그대로인가요? y -= ŷ 는 어디에 값을 쓰나요?",
    en="After the call, does y still hold the answers? Where does y -= ŷ write?",
)
def changes_y(y, y_hat):
    y, y_hat = floats(y, y_hat)
    y -= y_hat
    return y * slope(y_hat)


# hidden_delta


@mistakes.of(
    "hidden_delta",
    ko="δ2 는 (n, k), W2 는 (h, k) 입니다. 거꾸로 갈 때 W2 는 어떤 모양이어야 곱할 수 있나요?",
    en="δ2 is (n, k) and W2 is (h, k). Going backwards, which shape must W2 have to fit?",
)
def w2_not_transposed(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2 * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="E1 까지는 구했습니다. δ1 이 되려면 무엇을 더 곱해야 하나요?",
    en="You have E1. What else does it take to become δ1?",
)
def hidden_derivative_missing(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T


@mistakes.of(
    "hidden_delta",
    ko="A1 은 이미 활성화 값입니다. σ'(A1) 을 구할 때 σ 를 한 번 더 계산하지 않았나요?",
    en="A1 is already an activation. Did σ get computed once more on the way to σ'(A1)?",
)
def hidden_derivative_of_the_weighted_input(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T * slope(squash(A1))


@mistakes.of(
    "hidden_delta",
    ko="E1 에 곱한 것은 A1 인가요, A1 에서의 기울기인가요?",
    en="Did you multiply E1 by A1, or by the slope at A1?",
)
def activation_for_derivative(delta2, W2, A1):
    delta2, W2, A1 = floats(delta2, W2, A1)
    return delta2 @ W2.T * A1


@mistakes.of(
    "hidden_delta",
    ko="출력 노드가 둘 이상이면 은닉 노드 하나에는 델타가 몇 개 돌아오나요? 그것들을 더했나요?",
    en="With two or more output nodes, how many deltas come back to one hidden node? Are they "
    "added up?",
)
def elementwise_with_w2(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 * W2.T * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="E1 과 σ'(A1) 은 모양이 같습니다. ⊙ 는 그 둘을 어떻게 곱하라는 뜻인가요?",
    en="E1 and σ'(A1) have the same shape. How does ⊙ tell you to multiply them?",
)
def dot_with_derivative(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return np.dot(delta2 @ W2.T, slope(A1).T)


@mistakes.of(
    "hidden_delta",
    ko="행렬곱의 순서를 바꾸었나요? 결과의 행은 데이터인가요, 노드인가요?",
    en="Has the order of the matrix product changed? Are the result's rows examples, or nodes?",
)
def w2_first(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return W2 @ delta2.T * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="δ1 의 모양은 A1 과 같은가요, A1 을 전치한 것과 같은가요?",
    en="Does δ1 have the shape of A1, or that of A1 transposed?",
)
def result_transposed(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return (delta2 @ W2.T * slope(A1)).T


@mistakes.of(
    "hidden_delta",
    ko="오차의 부호를 어디서 한 번 더 뒤집지 않았나요?",
    en="Has the error's sign been flipped once more somewhere?",
)
def hidden_sign_flipped(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return -(delta2 @ W2.T) * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="데이터 하나의 δ1 이 배치에 있는 다른 데이터의 수에 따라 달라지나요?",
    en="Does one example's δ1 depend on how many others are in the batch?",
)
def hidden_delta_averaged(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T * slope(A1) / len(delta2)


@mistakes.of(
    "hidden_delta",
    ko="W2 가 리스트이면 W2.T 가 있나요?",
    en="If W2 is a list, does it have a W2.T?",
)
def lists_not_accepted_in_hidden_delta(delta2, W2, A1):
    return delta2 @ W2.T * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="슬라이드의 0.0024 는 반올림한 값입니다. 코드가 반올림까지 따라 해야 할까요?",
    en="The slide's 0.0024 is rounded. Should the code follow it in that, too?",
)
def rounded_hidden_delta(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return np.round(delta2 @ W2.T * slope(A1), 4)


@mistakes.of(
    "hidden_delta",
    ko="은닉층의 오차는 출력층의 가중치를 거쳐 돌아옵니다. 여러분의 식에 W2 가 있나요?",
    en="The hidden layer's error comes back through the output layer's weights. Is W2 in your "
    "formula?",
)
def w2_left_out(delta2, W2, A1):
    (delta2,) = floats(delta2)
    return delta2.sum(axis=1, keepdims=True) * slope(A1)


# update


@mistakes.of(
    "update",
    ko="E = y - ŷ 라는 약속에서 업데이트 양은 더하나요, 빼나요?",
    en="With the convention E = y - ŷ, is the update added or subtracted?",
)
def subtracted(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W - lr * inputs.T @ delta, b - lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="한 번에 움직이는 크기를 정하는 것은 무엇인가요? 식에 그것이 있나요?",
    en="What decides how far one step goes? Is it in your formula?",
)
def learning_rate_forgotten(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + inputs.T @ delta, b + delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="편향을 고칠 때도 학습률을 곱했나요?",
    en="Does the learning rate come in when the bias is updated, too?",
)
def learning_rate_forgotten_for_bias(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="학습률로 어떤 수를 쓰고 있나요? 함수가 받은 lr 은 어디에 쓰이나요?",
    en="Which number serves as the learning rate? Where is the lr that the function was given?",
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
    en="Did the weights get a sum, and the bias a mean?",
)
def mean_for_bias(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.mean(axis=0)


@mistakes.of(
    "update",
    ko="축을 주지 않은 sum 은 무엇을 모두 더하나요? 노드마다 자기 델타만 받아야 하지 않나요?",
    en="Without an axis, what does sum add up? Should not every node get its own deltas only?",
)
def bias_sum_without_axis(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum()


@mistakes.of(
    "update",
    ko="배치는 delta 의 어느 축인가요? axis=1 로 더하면 무엇끼리 더해지나요?",
    en="Which axis of delta is the batch? What is added to what with axis=1?",
)
def bias_sum_over_nodes(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(axis=1)


@mistakes.of(
    "update",
    ko="돌려준 b_new 의 모양은 받은 b 와 같은가요? keepdims=True 는 무엇을 남기나요?",
    en="Does b_new have the shape of b? What does keepdims=True keep?",
)
def bias_keeps_dimensions(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(axis=0, keepdims=True)


@mistakes.of(
    "update",
    ko="b 는 (q,) 인데 delta 는 (n, q) 입니다. 배치의 행들은 어디로 가야 하나요?",
    en="b is (q,) and delta is (n, q). Where should the rows of the batch go?",
)
def bias_not_summed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b + lr * delta


@mistakes.of(
    "update",
    ko="편향도 학습되나요? 돌려준 b_new 는 받은 b 와 다른가요?",
    en="Is the bias learnt as well? Does your b_new differ from b?",
)
def bias_left_as_it_was(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs.T @ delta, b


@mistakes.of(
    "update",
    ko="함수를 부른 뒤에 밖에 있는 W 를 출력해 보면 처음 그대로인가요? += 는 어디에 값을 쓰나요?",
    en="If you print the W outside after the call, is it as before? Where does += write?",
)
def changes_w_in_place(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    W += lr * inputs.T @ delta
    b += lr * delta.sum(axis=0)
    return W, b


@mistakes.of(
    "update",
    ko="inputs 는 (n, p), delta 는 (n, q) 입니다. W 와 같은 (p, q) 를 얻으려면 무엇이 필요한가요?",
    en="inputs is (n, p), delta is (n, q). What does it take to get (p, q), the shape of W?",
)
def inputs_not_transposed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs @ delta, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="(q, n) 과 (n, p) 를 곱하면 어떤 모양이 되나요? W 는 어떤 모양인가요?",
    en="Which shape comes of (q, n) times (n, p)? Which shape has W?",
)
def product_transposed(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * delta.T @ inputs, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="요소별 곱과 Aᵀδ 는 같은 것인가요? 배치의 행들은 언제 더해지나요?",
    en="Is an elementwise product the same as Aᵀδ? When are the rows of the batch added up?",
)
def elementwise_for_matrix_product(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * inputs * delta, b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="돌려준 것은 새 가중치인가요, 옛 가중치에 더할 양인가요?",
    en="Is what you return the new weights, or what has to be added to the old ones?",
)
def only_the_change(W, b, inputs, delta, lr):
    inputs, delta = floats(inputs, delta)
    return lr * inputs.T @ delta, lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="돌려주는 두 값의 순서가 (W_new, b_new) 인가요?",
    en="Are the two values you return in the order (W_new, b_new)?",
)
def bias_returned_first(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return b + lr * delta.sum(axis=0), W + lr * inputs.T @ delta


@mistakes.of(
    "update",
    ko="배치에 데이터가 여럿이면 나머지 행은 어디서 쓰이나요?",
    en="If the batch has several examples, where do the other rows come in?",
)
def only_the_first_example(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return W + lr * np.outer(inputs[0], delta[0]), b + lr * delta[0]


@mistakes.of(
    "update",
    ko="inputs 가 리스트이면 inputs.T 가 있나요?",
    en="If inputs is a list, does it have an inputs.T?",
)
def lists_not_accepted_in_update(W, b, inputs, delta, lr):
    return W + lr * (inputs.T @ delta), b + lr * delta.sum(axis=0)


@mistakes.of(
    "update",
    ko="학습률이 0.1 이고 델타가 0.001 이면 업데이트 양은 얼마인가요? 반올림하면 그것이 남나요?",
    en="With a learning rate of 0.1 and a delta of 0.001, how large is the update? Is it still "
    "there after rounding?",
)
def rounded_update(W, b, inputs, delta, lr):
    W, b, inputs, delta = floats(W, b, inputs, delta)
    return np.round(W + lr * inputs.T @ delta, 5), np.round(b + lr * delta.sum(axis=0), 5)


# train_step


def one_step(X, y, W1, b1, W2, b2, lr, *, back=None, slopes=(slope, slope), scale=1.0):
    """A whole step, told by its arguments where to go wrong.

    back: the W2 that carries the error back, from (W2, its change), the old one by default;
    slopes: what stands in the places of σ'(ŷ) and σ'(A1); scale: of all changes.
    """
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    A1 = squash(X @ W1 + b1)
    y_hat = squash(A1 @ W2 + b2)
    delta2 = (y - y_hat) * slopes[0](y_hat)
    change2 = scale * lr * A1.T @ delta2
    carrier = W2 if back is None else back(W2, change2)
    delta1 = delta2 @ carrier.T * slopes[1](A1)
    change1 = scale * lr * X.T @ delta1
    b1, b2 = b1 + scale * lr * delta1.sum(axis=0), b2 + scale * lr * delta2.sum(axis=0)
    return W1 + change1, b1, W2 + change2, b2


@mistakes.of(
    "train_step",
    ko="δ1 을 구할 때 쓴 W2 는 이번 예측을 만든 그 W2 인가요, 이미 고친 W2 인가요?",
    en="Is the W2 that you used for δ1 the one that made this prediction, or already the corrected "
    "one?",
)
def updated_w2_for_delta1(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, back=lambda old, change: old + change)


@mistakes.of(
    "train_step",
    ko="업데이트한 층은 몇 개인가요? W1 과 b1 은 바뀌었나요?",
    en="How many layers were updated? Have W1 and b1 changed?",
)
def only_the_output_layer(X, y, W1, b1, W2, b2, lr):
    _, _, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return (*floats(W1, b1), W2_new, b2_new)


@mistakes.of(
    "train_step",
    ko="W2 와 b2 는 바뀌었나요? 출력층도 배우나요?",
    en="Have W2 and b2 changed? Does the output layer learn, too?",
)
def only_the_hidden_layer(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, _ = one_step(X, y, W1, b1, W2, b2, lr)
    return (W1_new, b1_new, *floats(W2, b2))


@mistakes.of(
    "train_step",
    ko="돌려주는 네 값의 순서를 과제의 글과 하나씩 맞추어 볼까요? 어느 층이 먼저인가요?",
    en="Shall we hold the order of your four values against the text? Which layer comes first?",
)
def output_layer_returned_first(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return W2_new, b2_new, W1_new, b1_new


@mistakes.of(
    "train_step",
    ko="W1 다음에 와야 하는 것은 W2 인가요, b1 인가요?",
    en="What should come after W1: W2, or b1?",
)
def weights_returned_before_biases(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return W1_new, W2_new, b1_new, b2_new


@mistakes.of(
    "train_step",
    ko="돌려준 파라미터는 받은 것과 다른가요? 새 값은 어느 이름에 들어 있나요?",
    en="Do the parameters that you return differ from the ones you were given? Under which names "
    "are the new ones?",
)
def old_parameters_returned(X, y, W1, b1, W2, b2, lr):
    return floats(W1, b1, W2, b2)


@mistakes.of(
    "train_step",
    ko="한 걸음 뒤에 ŷ 는 정답에 가까워졌나요, 멀어졌나요? 오차의 부호와 업데이트의 부호는 서로 "
    "맞나요?",
    en="After one step, is ŷ nearer to the answer or further away? Do the sign of the error and "
    "the sign of the update go together?",
)
def runs_backwards(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=-1.0)


@mistakes.of(
    "train_step",
    ko="배치의 크기로 나눈 곳이 있나요? 식의 ∑ 는 무엇인가요?",
    en="Is there a division by the batch size? What does the formula's ∑ say?",
)
def step_averaged(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=1.0 / len(X))


@mistakes.of(
    "train_step",
    ko="lr 을 두 배로 하면 걸음은 얼마나 커지나요? lr 을 두 번 곱하지 않았나요?",
    en="If lr doubles, how much longer is the step? Is lr multiplied in twice?",
)
def learning_rate_twice(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=lr)


@mistakes.of(
    "train_step",
    ko="lr 은 어느 함수로 건네지고 있나요?",
    en="Which function does lr get handed to?",
)
def learning_rate_not_passed_on(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, 1.0)


@mistakes.of(
    "train_step",
    ko="δ2 를 구할 때 출력층 시그모이드의 기울기를 곱했나요?",
    en="Is the slope of the output layer's sigmoid in your δ2?",
)
def no_slope_at_the_output(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(np.ones_like, slope))


@mistakes.of(
    "train_step",
    ko="δ1 을 구할 때 은닉층 시그모이드의 기울기를 곱했나요?",
    en="Is the slope of the hidden layer's sigmoid in your δ1?",
)
def no_slope_at_the_hidden_layer(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(slope, np.ones_like))


@mistakes.of(
    "train_step",
    ko="hidden_layer 가 돌려주는 두 값 가운데 다음 층으로 가는 것은 어느 쪽인가요?",
    en="Of the two values that hidden_layer returns, which one goes on to the next layer?",
)
def z1_in_place_of_a1(X, y, W1, b1, W2, b2, lr):
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    Z1 = X @ W1 + b1
    y_hat = squash(Z1 @ W2 + b2)
    delta2 = (y - y_hat) * slope(y_hat)
    delta1 = delta2 @ W2.T * slope(Z1)
    W1_new, b1_new = W1 + lr * X.T @ delta1, b1 + lr * delta1.sum(axis=0)
    return W1_new, b1_new, W2 + lr * Z1.T @ delta2, b2 + lr * delta2.sum(axis=0)


@mistakes.of(
    "train_step",
    ko="σ' 에 넣은 것은 A1 인가요, Z1 인가요? 여기의 sigmoid_derivative 는 어느 쪽을 받나요?",
    en="What goes into σ', A1 or Z1? Which of them does this sigmoid_derivative take?",
)
def slope_at_z1(X, y, W1, b1, W2, b2, lr):
    Z1 = np.asarray(X, dtype=float) @ np.asarray(W1, dtype=float) + b1
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(slope, lambda _: slope(Z1)))


@mistakes.of(
    "train_step",
    ko="output_layer 가 돌려주는 두 값 가운데 예측은 어느 쪽인가요?",
    en="Of the two values that output_layer returns, which one is the prediction?",
)
def z2_in_place_of_y_hat(X, y, W1, b1, W2, b2, lr):
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    A1 = squash(X @ W1 + b1)
    y_hat = A1 @ W2 + b2
    delta2 = (y - y_hat) * slope(y_hat)
    delta1 = delta2 @ W2.T * slope(A1)
    W1_new, b1_new = W1 + lr * X.T @ delta1, b1 + lr * delta1.sum(axis=0)
    return W1_new, b1_new, W2 + lr * A1.T @ delta2, b2 + lr * delta2.sum(axis=0)


@mistakes.of(
    "train_step",
    ko="W2 에 들어온 값은 무엇이었나요? X 인가요, A1 인가요?",
    en="What came into the layer of W2: X, or A1?",
)
def x_as_input_of_w2(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    y_hat = squash(squash(X @ W1 + b1) @ W2 + b2)
    return W1_new, b1_new, W2 + lr * X.T @ ((y - y_hat) * slope(y_hat)), b2_new


@mistakes.of(
    "train_step",
    ko="은닉층을 먼저 고쳤다면, 출력층을 고칠 때 쓴 A1 은 옛 파라미터의 것인가요?",
    en="If the hidden layer was corrected first, does the A1 that corrects the output layer still "
    "come from the old parameters?",
)
def forward_again_between_updates(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, _ = one_step(X, y, W1, b1, W2, b2, lr)
    _, _, W2_new, b2_new = one_step(X, y, W1_new, b1_new, W2, b2, lr)
    return W1_new, b1_new, W2_new, b2_new


@mistakes.of(
    "train_step",
    ko="편향도 고쳤나요? b1 과 b2 는 처음과 다른가요?",
    en="Were the biases updated? Do b1 and b2 differ from before?",
)
def biases_left_as_they_were(X, y, W1, b1, W2, b2, lr):
    W1_new, _, W2_new, _ = one_step(X, y, W1, b1, W2, b2, lr)
    return W1_new, np.asarray(b1, dtype=float), W2_new, np.asarray(b2, dtype=float)


@mistakes.of(
    "train_step",
    ko="train_step 을 부른 뒤 밖에 있는 W2 를 출력하면 처음 그대로인가요? += 는 새 배열을 "
    "만드나요?",
    en="If you print the W2 outside after train_step, is it as before? Does += make a new array?",
)
def changes_parameters_in_place(X, y, W1, b1, W2, b2, lr):
    new = one_step(X, y, W1, b1, W2, b2, lr)
    old = floats(W1, b1, W2, b2)
    for array, value in zip(old, new, strict=True):
        array[...] = value
    return old
