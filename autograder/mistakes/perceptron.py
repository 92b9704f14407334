"""Known mistakes of 01_perceptron: wrong lines, wrong sides, wrong order of learning."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def fires(x):
    """The step function, for mistakes that are made elsewhere."""
    return np.where(np.asarray(x) >= 0, 1.0, 0.0)


# fit_rule


@mistakes.of(
    "fit_rule",
    ko="x = 0 일 때 답이 꼭 0 이어야 하나요? 평균을 빼지 않으면 직선은 어느 점을 반드시 지나게 "
    "되나요?",
    en="Must the answer be 0 at x = 0? If no mean is subtracted, which point does the line have "
    "to go through?",
)
def through_the_origin(x, y):
    x, y = np.asarray(x), np.asarray(y)
    return x @ y / (x @ x), 0.0


@mistakes.of(
    "fit_rule",
    ko="평균의 비율 ȳ / x̄ 는 기울기와 같은 것인가요? 직선이 원점을 지나지 않으면 어떻게 되나요?",
    en="Is the ratio of the means, ȳ / x̄, the slope? What if the line does not go through the "
    "origin?",
)
def ratio_of_means(x, y):
    return np.mean(y) / np.mean(x), 0.0


@mistakes.of(
    "fit_rule",
    ko="돌려주는 두 값의 순서가 어떻게 되어 있나요?",
    en="In which order should the two values be returned?",
)
def bias_first(x, y):
    dx = np.asarray(x) - np.mean(x)
    w = dx @ y / (dx @ dx)
    return np.mean(y) - w * np.mean(x), w


@mistakes.of(
    "fit_rule",
    ko="오차를 어느 방향으로 재고 있나요? 분모의 제곱합은 x의 것인가요, y의 것인가요?",
    en="In which direction are errors measured? Is the sum of squares below the line that of x or "
    "y?",
)
def divided_by_spread_of_y(x, y):
    dx, dy = np.asarray(x) - np.mean(x), np.asarray(y) - np.mean(y)
    square = dy @ dy
    w = dx @ dy / square if square else 0.0
    return w, np.mean(y) - w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="처음과 마지막 예제만 지나는 직선은 나머지 예제를 보고 정한 것인가요?",
    en="A line through the first and the last example: did the other examples have any say in it?",
)
def first_and_last_only(x, y):
    w = (y[-1] - y[0]) / (x[-1] - x[0])
    return w, y[0] - w * x[0]


@mistakes.of(
    "fit_rule",
    ko="분자는 무엇으로 나누었고 분모는 무엇으로 나누었나요? 하나는 n, 하나는 n - 1 이지 않나요?",
    en="What was the numerator divided by, and what the denominator? Is one n and the other n - 1?",
)
def covariance_over_other_variance(x, y):
    w = np.cov(np.asarray(x, dtype=float), np.asarray(y, dtype=float))[0, 1] / np.var(x)
    return w, np.mean(y) - w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="직선이 점 (x̄, ȳ)를 지나는지 확인해 보세요. b 를 구할 때 x̄ 에는 무엇이 곱해져 있나요?",
    en="Does your line go through the point (x̄, ȳ)? When you compute b, what is x̄ multiplied by?",
)
def bias_without_slope(x, y):
    dx = np.asarray(x) - np.mean(x)
    return dx @ y / (dx @ dx), np.mean(y) - np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="ȳ = w x̄ + b 를 b 에 대해 풀면 w x̄ 의 부호는 무엇인가요?",
    en="If you solve ȳ = w x̄ + b for b, what is the sign of w x̄?",
)
def bias_with_wrong_sign(x, y):
    dx = np.asarray(x) - np.mean(x)
    w = dx @ y / (dx @ dx)
    return w, np.mean(y) + w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="슬라이드의 규칙은 예제에서 찾은 것인가요, 미리 알고 적은 것인가요?",
    en="Was the slide's rule found from the examples, or written down because you knew it?",
)
def rule_of_the_slide(x, y):
    return 1.0, 1.0


@mistakes.of(
    "fit_rule",
    ko="직선의 기울기를 예제 사이마다 재어 평균하면, 가까이 붙은 두 예제의 잡음은 얼마나 커지나요?",
    en="If you average the slopes from each example to the next, how large does noise become "
    "between two that are close together?",
)
def mean_of_neighbouring_slopes(x, y):
    dx = np.diff(np.asarray(x, dtype=float))
    slopes = np.diff(np.asarray(y, dtype=float))[dx != 0] / dx[dx != 0]
    w = slopes.mean()
    return w, np.mean(y) - w * np.mean(x)


# step


@mistakes.of(
    "step",
    ko="x 가 꼭 0 일 때의 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is when x is exactly 0?",
)
def zero_at_zero(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


@mistakes.of(
    "step",
    ko="0 보다 작은 값에서 계단함수의 답은 0 인가요, -1 인가요?",
    en="Below zero, is the answer of the step function 0 or -1?",
)
def minus_one_below(x):
    return np.where(np.asarray(x) >= 0, 1.0, -1.0)


@mistakes.of(
    "step",
    ko="np.sign 이 내는 세 가지 값은 무엇인가요? 계단함수의 값은 몇 가지인가요?",
    en="Which three values does np.sign give? How many has the step function?",
)
def sign_function(x):
    return np.sign(x)


@mistakes.of(
    "step",
    ko="비교 연산의 결과는 어떤 종류의 값인가요? 그것으로 나중에 빼기를 할 수 있나요?",
    en="What kind of value does a comparison give? Can you subtract with it later?",
)
def booleans(x):
    return np.asarray(x) >= 0


@mistakes.of(
    "step",
    ko="배열 전체를 if 에 넣으면 참인가요, 거짓인가요? 요소마다 고르려면 무엇을 쓰면 될까요?",
    en="Is a whole array true or false in an `if`? What lets you choose for each element?",
)
def one_number_only(x):
    return 1 if x >= 0 else 0


@mistakes.of(
    "step",
    ko="문턱은 0 인가요, 0.5 인가요?",
    en="Is the threshold 0 or 0.5?",
)
def threshold_at_half(x):
    return np.where(np.asarray(x) >= 0.5, 1.0, 0.0)


@mistakes.of(
    "step",
    ko="x 가 큰 양수이면 신호를 보내야 하나요, 막아야 하나요?",
    en="When x is a large positive number, should the signal pass or be stopped?",
)
def turned_around(x):
    return np.where(np.asarray(x) >= 0, 0.0, 1.0)


@mistakes.of(
    "step",
    ko="계단함수의 값 가운데 0.5 나 2 같은 것이 있나요?",
    en="Is a value like 0.5 or 2 among those of a step function?",
)
def ramp(x):
    return np.maximum(np.asarray(x), 0)


@mistakes.of(
    "step",
    ko="σ(0.5) 는 0 이나 1 인가요? 계단이 부드러워지지는 않았나요?",
    en="Is σ(0.5) either 0 or 1? Has the step become smooth?",
)
def smooth_step(x):
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "step",
    ko="함수가 끝난 뒤 받은 배열에는 무엇이 들어 있나요?",
    en="After the function has run, what is in the array it was given?",
)
def in_place(x):
    if not isinstance(x, np.ndarray):
        return fires(x)
    fired = x >= 0
    x[fired], x[~fired] = 1, 0
    return x


# perceptron


@mistakes.of(
    "perceptron",
    ko="가중합에 더해야 할 것이 하나 더 있지 않나요?",
    en="Is there one more thing to be added to the weighted sum?",
)
def no_bias(X, w, b):
    return fires(np.asarray(X) @ w)


@mistakes.of(
    "perceptron",
    ko="b 는 더하나요, 빼나요? 문턱값 θ 와 편향 b 는 부호가 어떻게 다른가요?",
    en="Is b added or subtracted? How do a threshold θ and a bias b differ in sign?",
)
def bias_as_threshold(X, w, b):
    return fires(np.asarray(X) @ w - b)


@mistakes.of(
    "perceptron",
    ko="돌려주는 값이 0 또는 1 인가요? 가중합이 무엇을 통과해야 하나요?",
    en="Is what you return 0 or 1? What must the weighted sum go through?",
)
def no_step(X, w, b):
    return np.asarray(X) @ w + b


@mistakes.of(
    "perceptron",
    ko="경계선 위에 있는 점의 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is for a point on the boundary?",
)
def boundary_is_off(X, w, b):
    return np.where(np.asarray(X) @ w + b > 0, 1.0, 0.0)


@mistakes.of(
    "perceptron",
    ko="행 하나에 답이 몇 개여야 하나요? 곱한 다음 무엇을 해야 하나요?",
    en="How many answers should one row have? What comes after the multiplication?",
)
def not_summed(X, w, b):
    return fires(np.asarray(X) * w + b)


@mistakes.of(
    "perceptron",
    ko="D3의 식에서 편향은 합을 내기 전에 더하나요, 합을 낸 뒤에 한 번 더하나요?",
    en="In D3's formula, is the bias added before the sum is taken, or once after it?",
)
def bias_for_every_input(X, w, b):
    return fires((np.asarray(X) * w + b).sum(axis=1))


@mistakes.of(
    "perceptron",
    ko="돌려주는 배열의 모양은 (n,) 인가요, (n, 1) 인가요?",
    en="Is the shape of what you return (n,) or (n, 1)?",
)
def column(X, w, b):
    return fires(np.asarray(X) @ np.reshape(w, (-1, 1)) + b)


@mistakes.of(
    "perceptron",
    ko="한 행의 입력들과 w 가 곱해지고 있나요, 한 열의 값들과 곱해지고 있나요?",
    en="Is w multiplied with the inputs in one row, or with the values in one column?",
)
def weights_first(X, w, b):
    return fires(np.asarray(w) @ np.asarray(X) + b)


@mistakes.of(
    "perceptron",
    ko="편향은 계단함수에 들어가기 전에 더해야 하나요, 나온 뒤에 더해야 하나요?",
    en="Should the bias be added before the step function, or after it?",
)
def bias_after_step(X, w, b):
    return fires(np.asarray(X) @ w) + b


@mistakes.of(
    "perceptron",
    ko="배치에 데이터가 여럿이면 답도 여럿이어야 하지 않나요?",
    en="When there are several examples in the batch, should there not be several answers?",
)
def first_example_only(X, w, b):
    return float(fires(np.asarray(X)[0] @ w + b))


# and_gate


@mistakes.of(
    "and_gate",
    ko="입력이 하나만 1 일 때의 가중합은 얼마인가요? 이 직선은 어느 점들을 떼어 놓나요?",
    en="What is the weighted sum when only one input is 1? Which points does this line cut off?",
)
def weights_of_or():
    return np.array([1.0, 1.0]), -0.5


@mistakes.of(
    "and_gate",
    ko="입력이 모두 0 이면 가중합은 b 뿐입니다. 그때 켜지지 않으려면 b 의 부호는 무엇이어야 "
    "하나요?",
    en="With both inputs 0 only b is left. If the gate must stay off, what is the sign of b?",
)
def positive_bias():
    return np.array([1.0, 1.0]), 1.5


@mistakes.of(
    "and_gate",
    ko="가중합이 꼭 0 이면 답은 무엇인가요? (1, 0)의 가중합은 얼마인가요?",
    en="What is the answer when the weighted sum is exactly 0? What is the sum at (1, 0)?",
)
def zero_counts_as_off():
    return np.array([1.0, 1.0]), -1.0


@mistakes.of(
    "and_gate",
    ko="가중합이 꼭 0 이면 답은 무엇인가요? 가중치가 0.5 일 때 (0, 1)의 가중합은 얼마인가요?",
    en="What is the answer when the weighted sum is exactly 0? With weights of 0.5, what is the "
    "sum at (0, 1)?",
)
def half_weights_zero_counts_as_off():
    return np.array([0.5, 0.5]), -0.5


@mistakes.of(
    "and_gate",
    ko="입력이 둘 다 1 일 때의 가중합을 구해 보세요. 0 이상인가요?",
    en="Work out the weighted sum when both inputs are 1. Is it 0 or more?",
)
def never_fires():
    return np.array([1.0, 1.0]), -2.5


@mistakes.of(
    "and_gate",
    ko="부호를 모두 바꾸면 직선의 어느 쪽이 1 이 되나요?",
    en="With all signs turned, which side of the line gets the 1?",
)
def turned_into_nand():
    return np.array([-1.0, -1.0]), 1.5


@mistakes.of(
    "and_gate",
    ko="돌려주는 두 값의 순서가 (w, b) 인가요?",
    en="Are the two values returned in the order (w, b)?",
)
def and_bias_first():
    return -1.5, np.array([1.0, 1.0])


@mistakes.of(
    "and_gate",
    ko="w 의 모양은 (2,) 인가요? 퍼셉트론에서 X @ w 의 모양은 어떻게 되나요?",
    en="Is the shape of w (2,)? What is the shape of X @ w in the perceptron then?",
)
def weights_as_column():
    return np.array([[1.0], [1.0]]), -1.5


@mistakes.of(
    "and_gate",
    ko="편향은 배열인가요, 숫자 하나인가요?",
    en="Is the bias an array, or one number?",
)
def bias_in_array():
    return np.array([1.0, 1.0]), np.array([-1.5])


# or_gate


@mistakes.of(
    "or_gate",
    ko="입력이 하나만 1 일 때의 가중합은 얼마인가요? 그때 켜져야 하나요?",
    en="What is the weighted sum when only one input is 1? Should the gate be on then?",
)
def weights_of_and():
    return np.array([1.0, 1.0]), -1.5


@mistakes.of(
    "or_gate",
    ko="(0, 0)의 가중합은 얼마이고, 그때 계단함수의 값은 무엇인가요?",
    en="What is the weighted sum at (0, 0), and what does the step function make of it?",
)
def no_bias_at_all():
    return np.array([1.0, 1.0]), 0.0


@mistakes.of(
    "or_gate",
    ko="입력이 모두 0 이면 가중합은 b 뿐입니다. 그때 켜지지 않으려면 b 의 부호는 무엇이어야 "
    "하나요?",
    en="With both inputs 0 only b is left. If the gate must stay off, what is the sign of b?",
)
def or_positive_bias():
    return np.array([1.0, 1.0]), 0.5


@mistakes.of(
    "or_gate",
    ko="부호를 모두 바꾸면 직선의 어느 쪽이 1 이 되나요?",
    en="With all signs turned, which side of the line gets the 1?",
)
def turned_into_nor():
    return np.array([-1.0, -1.0]), 0.5


@mistakes.of(
    "or_gate",
    ko="두 입력 가운데 답에 영향을 주지 못하는 것이 있지 않나요?",
    en="Is there an input that has no say in the answer?",
)
def only_first_input():
    return np.array([1.0, 0.0]), -0.5


@mistakes.of(
    "or_gate",
    ko="돌려주는 두 값의 순서가 (w, b) 인가요?",
    en="Are the two values returned in the order (w, b)?",
)
def or_bias_first():
    return -0.5, np.array([1.0, 1.0])


# xor


@mistakes.of(
    "xor",
    ko="(1, 1)의 답은 무엇인가요? 새 특징 공간의 한 축이 AND라면, 그것이 켜질 때 답은 커져야 "
    "하나요?",
    en="What is the answer for (1, 1)? If one axis of your new feature space is AND, should being "
    "on along it raise the answer?",
)
def is_or(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="(0, 1)의 답은 무엇인가요? 셋째 퍼셉트론은 어떤 점들을 켜고 있나요?",
    en="What is the answer for (0, 1)? Which points does your third perceptron turn on?",
)
def is_and(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 1.5)


@mistakes.of(
    "xor",
    ko="(0, 0)의 답은 무엇인가요? 둘째 퍼셉트론만으로 끝내지는 않았나요?",
    en="What is the answer for (0, 0)? Did you stop at the second perceptron?",
)
def is_nand(X):
    return fires(1.5 - np.asarray(X) @ [1.0, 1.0])


@mistakes.of(
    "xor",
    ko="XOR의 답이 1 인 점과 0 인 점이 뒤바뀌지는 않았나요?",
    en="Have the points with answer 1 and those with answer 0 changed places?",
)
def is_xnor(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return 1.0 - (fires(weighted - 0.5) - fires(weighted - 1.5))


@mistakes.of(
    "xor",
    ko="첫째 층의 두 퍼셉트론에도 계단함수가 있나요? 없다면 세 퍼셉트론은 직선 몇 개와 같은가요?",
    en="Do the two perceptrons of the first layer have a step function? Without it, how many "
    "lines are the three worth?",
)
def no_step_inside(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires((weighted - 0.5) + (1.5 - weighted) - 1.5)


@mistakes.of(
    "xor",
    ko="입력이 0.05 와 0.02 이면 서로 다른 값인가요? 답은 무엇이어야 하나요?",
    en="Are inputs of 0.05 and 0.02 different values? What should the answer be?",
)
def compared_for_equality(X):
    X = np.asarray(X)
    return (X[:, 0] != X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="입력이 정수가 아니라 0.95 라면 정수로 바꿀 때 무슨 일이 생기나요?",
    en="If an input is not a whole number but 0.95, what happens when it is made an int?",
)
def cut_to_integers(X):
    X = np.asarray(X).astype(int)
    return (X[:, 0] ^ X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="첫째 입력만 1 일 때와 둘째 입력만 1 일 때의 답을 모두 확인해 보았나요?",
    en="Have you looked at both: only the first input 1, and only the second input 1?",
)
def one_direction_only(X):
    return fires(np.asarray(X) @ [1.0, -1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="경계선이 네 점에서 얼마나 떨어져 있나요? 입력이 0.1 흔들리면 어떻게 되나요?",
    en="How far is each boundary line from the four points? What happens when inputs shake by 0.1?",
)
def boundaries_touch_the_points(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires(weighted - 1.0) - fires(weighted - 2.0)


@mistakes.of(
    "xor",
    ko="행이 네 개가 아니거나 순서가 다르면 어떻게 되나요?",
    en="What if there are not four rows, or they come in another order?",
)
def table_by_heart(X):
    return np.array([0.0, 1.0, 1.0, 0.0])


@mistakes.of(
    "xor",
    ko="돌려주는 배열의 모양은 (n,) 인가요, (n, 1) 인가요?",
    en="Is the shape of what you return (n,) or (n, 1)?",
)
def xor_as_column(X):
    weighted = np.asarray(X) @ [[1.0], [1.0]]
    return fires(weighted - 0.5) - fires(weighted - 1.5)


# train_perceptron


def rosenblatt(X, y, lr, epochs, *, predict, start=0.0, at_once=True, bias_lr=None, order=1):
    """Rosenblatt's rule with one thing changed."""
    X = np.asarray(X)
    w, b = np.full(X.shape[1], start), start
    for _ in range(epochs):
        old_w, old_b = w, b
        for i in range(len(X))[::order]:
            error = y[i] - predict(X[i] @ w + b if at_once else X[i] @ old_w + old_b)
            w = w + lr * error * X[i]
            b = b + (lr if bias_lr is None else bias_lr) * error
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="틀린 예제를 본 뒤 b 는 어떻게 바뀌어야 하나요? b 가 늘 0 이면 직선은 어느 점을 지나나요?",
    en="How should b change after an example that was wrong? If b is always 0, which point must "
    "the line go through?",
)
def bias_not_learnt(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=0.0)


@mistakes.of(
    "train_perceptron",
    ko="답이 0 이어야 하는데 1 이 나왔다면 가중합을 키워야 하나요, 줄여야 하나요?",
    en="If the answer was 1 and should have been 0, must the weighted sum grow or shrink?",
)
def wrong_direction(X, y, lr, epochs):
    return rosenblatt(X, y, -lr, epochs, predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="w 와 b 를 고치는 두 식의 부호는 같은가요? e = 1 이면 w 는 그 예제 쪽으로 가나요?",
    en="Have the two formulas that correct w and b the same sign? With e = 1, does w move towards "
    "the example?",
)
def weights_against_the_bias(X, y, lr, epochs):
    return rosenblatt(X, y, -lr, epochs, predict=fires, bias_lr=lr)


@mistakes.of(
    "train_perceptron",
    ko="b 를 고치는 식의 부호는 w 의 것과 같은가요? 문턱값을 고치듯이 빼지는 않았나요?",
    en="Has the formula that corrects b the same sign as that of w? Is it subtracted, as a "
    "threshold would be?",
)
def bias_against_the_weights(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=-lr)


@mistakes.of(
    "train_perceptron",
    ko="다음 예제는 고치기 전의 가중치로 예측하나요, 방금 고친 가중치로 예측하나요?",
    en="Is the next example predicted with the weights before the correction, or the corrected "
    "ones?",
)
def whole_batch_at_once(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, at_once=False)


@mistakes.of(
    "train_perceptron",
    ko="가중합이 꼭 0 이면 퍼셉트론의 답은 무엇인가요? 첫 예제의 가중합은 얼마인가요?",
    en="What does the perceptron answer at a weighted sum of exactly 0? What is the first one?",
)
def zero_counts_as_off_in_training(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=lambda s: np.where(s > 0, 1.0, 0.0))


@mistakes.of(
    "train_perceptron",
    ko="오차 e 를 구할 때 빼는 것은 가중합인가요, 계단함수를 지난 답인가요?",
    en="When you compute the error e, do you subtract the weighted sum, or the answer after the "
    "step?",
)
def error_without_step(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=lambda s: s)


@mistakes.of(
    "train_perceptron",
    ko="w 와 b 는 처음에 얼마로 시작하기로 했나요?",
    en="What did we agree w and b start from?",
)
def starts_from_ones(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, start=1.0)


@mistakes.of(
    "train_perceptron",
    ko="편향을 고칠 때도 학습률을 곱했나요?",
    en="Is the learning rate there when the bias is corrected, too?",
)
def bias_without_learning_rate(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=1.0)


@mistakes.of(
    "train_perceptron",
    ko="예제를 어떤 순서로 보고 있나요? 섞거나 뒤집지는 않았나요?",
    en="In which order do you see the examples? Have they been shuffled or turned around?",
)
def examples_backwards(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, order=-1)


@mistakes.of(
    "train_perceptron",
    ko="학습률 lr 은 식의 어디에 들어가나요?",
    en="Where in the formula is the learning rate lr?",
)
def learning_rate_ignored(X, y, lr, epochs):
    return rosenblatt(X, y, 1.0, epochs, predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="에포크를 몇 번 돌았나요? 처음 한 번을 빼먹지 않았나요?",
    en="How many epochs did run? Has one gone missing?",
)
def one_epoch_short(X, y, lr, epochs):
    return rosenblatt(X, y, lr, max(epochs - 1, 0), predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="데이터 전체를 몇 번 보았나요? epochs 가 하는 일은 무엇인가요?",
    en="How often did you go over all the data? What is `epochs` for?",
)
def one_epoch_only(X, y, lr, epochs):
    return rosenblatt(X, y, lr, min(epochs, 1), predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="예제 하나를 맞혔다고 학습을 끝내도 되나요? 나머지 예제는요?",
    en="Is training over when one example is right? What about the others?",
)
def stops_at_first_right_answer(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            error = y[i] - fires(X[i] @ w + b)
            if error == 0:
                break
            w, b = w + lr * error * X[i], b + lr * error
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="틀린 예제의 답이 0 이면 여러분의 식에서는 w 가 얼마나 움직이나요?",
    en="When a wrong example has the answer 0, how far does w move in your formula?",
)
def moves_by_the_answer(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            if fires(X[i] @ w + b) != y[i]:
                w, b = w + lr * y[i] * X[i], b + lr * y[i]
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="w 를 고친 다음 b 를 고칠 때, 오차 e 는 고치기 전의 것인가요, 다시 구한 것인가요?",
    en="After w was corrected, is the error e used for b the one from before, or a new one?",
)
def error_taken_again_for_bias(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            w = w + lr * (y[i] - fires(X[i] @ w + b)) * X[i]
            b = b + lr * (y[i] - fires(X[i] @ w + b))
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="입력이 정수이면 w 의 dtype은 무엇이 되나요? 0.5 는 그 안에 담기나요?",
    en="If the inputs are ints, what dtype does your w have? Does 0.5 fit into it?",
)
def integer_weights(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros_like(X[0]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            error = y[i] - fires(X[i] @ w + b)
            w = (w + lr * error * X[i]).astype(w.dtype)
            b = b + lr * error
    return w, b
