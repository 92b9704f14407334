"""Known mistakes of 04_activations: overflows, kinks, wrong axes, slopes of the wrong thing."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def squash(x):
    """A sigmoid without overflow, for mistakes that are made elsewhere."""
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)


def bend(x):
    """tanh without overflow, for mistakes that are made elsewhere."""
    return 2.0 * squash(2.0 * np.asarray(x)) - 1.0


# tanh


@mistakes.of(
    "tanh",
    ko="x = 1000 이면 np.exp(x) 는 얼마인가요? 큰 수를 큰 수로 나누면 무엇이 되나요?",
    en="What is np.exp(x) for x = 1000? What comes of one such number divided by another?",
)
def overflowing_tanh(x):
    up, down = np.exp(np.asarray(x, dtype=float)), np.exp(-np.asarray(x, dtype=float))
    return (up - down) / (up + down)


@mistakes.of(
    "tanh",
    ko="x = 0 일 때의 값은 0 인가요, 0.5 인가요? 아래쪽 끝은 얼마인가요?",
    en="Is the value at x = 0 equal to 0 or 0.5? What is it at the lower end?",
)
def sigmoid_instead(x):
    return squash(x)


@mistakes.of(
    "tanh",
    ko="2σ(2x) - 1 에서 σ 에 들어가는 것은 x 인가요, 2x 인가요?",
    en="In 2σ(2x) - 1, does x or 2x go into σ?",
)
def half_as_steep(x):
    return 2.0 * squash(x) - 1.0


@mistakes.of(
    "tanh",
    ko="시그모이드를 위아래로도 늘였나요? tanh의 가장 작은 값은 얼마인가요?",
    en="Is the sigmoid stretched up and down as well? What is the smallest value of tanh?",
)
def not_stretched(x):
    return squash(2.0 * np.asarray(x))


@mistakes.of(
    "tanh",
    ko="x 가 음수이면 tanh의 부호는 무엇인가요? 절댓값을 쓴 뒤 부호를 돌려놓았나요?",
    en="What is the sign of tanh for a negative x? Was the sign put back after the absolute value?",
)
def sign_lost(x):
    return np.abs(bend(x))


@mistakes.of(
    "tanh",
    ko="분자와 분모는 각각 무엇인가요? x = 3 일 때 1 보다 커지지 않나요?",
    en="What is above the line and what below? Does the value exceed 1 at x = 3?",
)
def numerator_only(x):
    return np.sinh(np.clip(x, -300, 300))


@mistakes.of(
    "tanh",
    ko="-1 과 1 에서 딱 꺾이나요? tanh(0.5)는 0.5 인가요?",
    en="Is there a sharp kink at -1 and 1? Is tanh(0.5) equal to 0.5?",
)
def hard_tanh(x):
    return np.clip(np.asarray(x, dtype=float), -1.0, 1.0)


@mistakes.of(
    "tanh",
    ko="e^x 와 e^-x 가운데 어느 쪽에서 어느 쪽을 빼나요? x = 1 일 때 양수인가요?",
    en="Which is subtracted from which, e^x or e^-x? Is the value at x = 1 positive?",
)
def tanh_turned(x):
    return -bend(x)


# tanh_derivative


@mistakes.of(
    "tanh_derivative",
    ko="받은 값은 x 인가요, tanh(x) 인가요? 먼저 무엇을 해야 하나요?",
    en="Is what you are given x or tanh(x)? What has to come first?",
)
def takes_the_activation(x):
    return 1.0 - np.asarray(x, dtype=float) ** 2


@mistakes.of(
    "tanh_derivative",
    ko="tanh를 제곱했나요? x = -1 에서 미분이 1 보다 클 수 있나요?",
    en="Is the tanh squared? Can the derivative at x = -1 be larger than 1?",
)
def square_forgotten(x):
    return 1.0 - bend(x)


@mistakes.of(
    "tanh_derivative",
    ko="제곱한 것은 tanh(x)인가요, x 인가요?",
    en="Is it tanh(x) that is squared, or x?",
)
def square_inside(x):
    return 1.0 - bend(np.asarray(x) ** 2)


@mistakes.of(
    "tanh_derivative",
    ko="a (1 - a) 는 어느 함수의 미분인가요? x = 0 에서 값은 얼마여야 하나요?",
    en="Whose derivative is a (1 - a)? What should the value at x = 0 be?",
)
def sigmoid_rule(x):
    return bend(x) * (1.0 - bend(x))


@mistakes.of(
    "tanh_derivative",
    ko="돌려준 것은 tanh인가요, tanh를 미분한 것인가요?",
    en="Is what you return tanh, or its derivative?",
)
def tanh_itself(x):
    return bend(x)


@mistakes.of(
    "tanh_derivative",
    ko="1 에서 빼는 것을 잊지 않았나요? 가장 가파른 곳은 x = 0 이 아닌가요?",
    en="Was the subtraction from 1 forgotten? Is tanh not steepest at x = 0?",
)
def square_only(x):
    return bend(x) ** 2


@mistakes.of(
    "tanh_derivative",
    ko="x = 1000 이면 np.cosh(x) 는 얼마인가요? 넘치지 않는 tanh를 이미 만들지 않았나요?",
    en="What is np.cosh(x) for x = 1000? Have you not made a tanh that does not overflow?",
)
def overflowing_cosh(x):
    return 1.0 / np.cosh(np.asarray(x, dtype=float)) ** 2


@mistakes.of(
    "tanh_derivative",
    ko="시그모이드의 미분과 tanh의 미분은 최댓값이 몇 배 차이 나나요?",
    en="How many times larger than the sigmoid's is the largest derivative of tanh?",
)
def derivative_of_sigmoid(x):
    return squash(x) * (1.0 - squash(x))


# sigmoid_prime


@mistakes.of(
    "sigmoid_prime",
    ko="02의 함수를 그대로 쓰지 않았나요? 여기서 받는 값은 x 인가요, 활성화 값인가요?",
    en="Is this 02's function as it was? Is what comes in here x, or an activation?",
)
def derivative_of_the_activation(x):
    x = np.asarray(x, dtype=float)
    return x * (1.0 - x)


@mistakes.of(
    "sigmoid_prime",
    ko="돌려준 것은 시그모이드인가요, 시그모이드를 미분한 것인가요?",
    en="Is what you return the sigmoid, or its derivative?",
)
def sigmoid_itself(x):
    return squash(x)


@mistakes.of(
    "sigmoid_prime",
    ko="시그모이드를 몇 번 거쳤나요? 미분하는 자리는 x 인가요, σ(x) 인가요?",
    en="How many times did x go through the sigmoid? Is the slope taken at x or at σ(x)?",
)
def sigmoid_twice(x):
    a = squash(squash(x))
    return a * (1.0 - a)


@mistakes.of(
    "sigmoid_prime",
    ko="괄호 안의 1 에서 빼는 것은 x 인가요, σ(x) 인가요?",
    en="Inside the brackets, is it x or σ(x) that is subtracted from 1?",
)
def half_of_the_rule(x):
    return squash(x) * (1.0 - np.asarray(x))


@mistakes.of(
    "sigmoid_prime",
    ko="1 - a² 는 어느 함수의 미분인가요?",
    en="Whose derivative is 1 - a²?",
)
def tanh_rule(x):
    return 1.0 - squash(x) ** 2


@mistakes.of(
    "sigmoid_prime",
    ko="x = -1000 이면 np.exp(-x) 는 얼마인가요?",
    en="What is np.exp(-x) for x = -1000?",
)
def overflowing_sigmoid(x):
    a = 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))
    return a * (1.0 - a)


@mistakes.of(
    "sigmoid_prime",
    ko="e^-x / (1 + e^-x)² 는 x = -1000 에서 어떻게 되나요? 이 함수는 x 와 -x 에서 값이 같은가요?",
    en="What becomes of e^-x / (1 + e^-x)² at x = -1000? Has this function the same value at x "
    "and at -x?",
)
def overflowing_quotient(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1.0 + e) ** 2


@mistakes.of(
    "sigmoid_prime",
    ko="σ(x)와 1 - σ(x)를 곱했나요, 뺐나요? x = 0 에서 값은 얼마여야 하나요?",
    en="Did you multiply σ(x) and 1 - σ(x), or subtract? What should the value at x = 0 be?",
)
def subtracted_not_multiplied(x):
    a = squash(x)
    return a - (1.0 - a)


# relu


@mistakes.of(
    "relu",
    ko="음수는 양수가 되어 나와야 하나요, 막혀야 하나요?",
    en="Should negative numbers come out positive, or be stopped?",
)
def absolute_value(x):
    return np.abs(np.asarray(x, dtype=float))


@mistakes.of(
    "relu",
    ko="0 과 x 가운데 큰 쪽을 골랐나요, 작은 쪽을 골랐나요?",
    en="Did you take the larger of 0 and x, or the smaller?",
)
def minimum_instead(x):
    return np.minimum(x, 0.0)


@mistakes.of(
    "relu",
    ko="양수는 1 이 되어야 하나요, 그대로 나와야 하나요?",
    en="Should positive numbers become 1, or come out as they are?",
)
def step_instead(x):
    return (np.asarray(x) > 0).astype(float)


@mistakes.of(
    "relu",
    ko="1 보다 큰 값은 어떻게 되어야 하나요?",
    en="What should become of values above 1?",
)
def clipped_at_one(x):
    return np.clip(np.asarray(x, dtype=float), 0.0, 1.0)


@mistakes.of(
    "relu",
    ko="6 보다 큰 값도 그대로 나와야 하지 않나요?",
    en="Should not values above 6 come out as they are, too?",
)
def relu_six(x):
    return np.clip(np.asarray(x, dtype=float), 0.0, 6.0)


@mistakes.of(
    "relu",
    ko="파이썬의 max에 배열을 넣으면 무엇을 비교하나요?",
    en="What does Python's max compare when it is given an array?",
)
def python_max(x):
    return max(0, x)


@mistakes.of(
    "relu",
    ko="함수가 끝난 뒤 받은 배열에는 무엇이 들어 있나요?",
    en="After the function has run, what is in the array it was given?",
)
def relu_in_place(x):
    if not isinstance(x, np.ndarray):
        return np.maximum(x, 0.0)
    x[x < 0] = 0
    return x


@mistakes.of(
    "relu",
    ko="음수가 조금 새어 나오지 않나요? 그것은 어느 함수인가요?",
    en="Does a little of the negative numbers leak through? Which function is that?",
)
def leaky_instead(x):
    return np.maximum(x, 0.01 * np.asarray(x))


@mistakes.of(
    "relu",
    ko="0 이하의 요소를 없애면 모양이 그대로인가요?",
    en="When the elements below 0 are dropped, is the shape still the same?",
)
def negatives_dropped(x):
    x = np.asarray(x, dtype=float)
    return x[x > 0]


# relu_derivative


@mistakes.of(
    "relu_derivative",
    ko="x 가 꼭 0 일 때의 미분은 무엇이라고 약속했나요?",
    en="What did we agree the derivative is when x is exactly 0?",
)
def one_at_zero(x):
    return (np.asarray(x) >= 0).astype(float)


@mistakes.of(
    "relu_derivative",
    ko="x 가 꼭 0 일 때의 미분은 무엇이라고 약속했나요?",
    en="What did we agree the derivative is when x is exactly 0?",
)
def one_at_zero_by_where(x):
    return np.where(np.asarray(x) >= 0, 1, 0)


@mistakes.of(
    "relu_derivative",
    ko="x 가 꼭 0 일 때의 미분은 무엇이라고 약속했나요? 0 과 1 의 가운데인가요?",
    en="What did we agree the derivative is when x is exactly 0? Is it halfway between 0 and 1?",
)
def half_at_zero(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.5)


@mistakes.of(
    "relu_derivative",
    ko="돌려준 것은 ReLU인가요, ReLU를 미분한 것인가요? x = 3 에서 기울기는 얼마인가요?",
    en="Is what you return ReLU, or its derivative? What is the slope at x = 3?",
)
def relu_itself(x):
    return np.maximum(x, 0.0)


@mistakes.of(
    "relu_derivative",
    ko="x 가 음수이면 ReLU는 내려가고 있나요, 평평한가요?",
    en="For a negative x, is ReLU going down, or is it flat?",
)
def minus_one_for_negatives(x):
    return np.sign(np.asarray(x, dtype=float))


@mistakes.of(
    "relu_derivative",
    ko="비교 연산의 결과는 숫자인가요, 참과 거짓인가요?",
    en="Is the result of a comparison a number, or true and false?",
)
def true_and_false(x):
    return np.asarray(x) > 0


@mistakes.of(
    "relu_derivative",
    ko="x 가 음수일 때의 기울기도 1 인가요?",
    en="Is the slope 1 for negative x as well?",
)
def one_everywhere(x):
    return np.ones(np.shape(x))


@mistakes.of(
    "relu_derivative",
    ko="켜져 있는 쪽과 꺼져 있는 쪽이 뒤바뀌지 않았나요?",
    en="Have the side that is on and the one that is off changed places?",
)
def relu_derivative_turned(x):
    return (np.asarray(x) < 0).astype(float)


@mistakes.of(
    "relu_derivative",
    ko="배열 전체를 if 에 넣으면 참인가요, 거짓인가요?",
    en="Is a whole array true or false in an `if`?",
)
def derivative_of_one_number(x):
    return 1.0 if x > 0 else 0.0


@mistakes.of(
    "relu_derivative",
    ko="음수 쪽의 기울기가 0 이 아니라면 어느 활성함수인가요?",
    en="If the slope is not 0 for negative x, which activation function is it?",
)
def derivative_of_leaky(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.1)


# leaky_relu


@mistakes.of(
    "leaky_relu",
    ko="slope를 주지 않았을 때 D4는 얼마로 정했나요?",
    en="When no slope is given, which value did D4 set?",
)
def default_of_pytorch(x, slope=0.01):
    return np.maximum(x, slope * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="받은 slope를 쓰고 있나요?",
    en="Is the slope you were given in use?",
)
def slope_ignored(x, slope=0.1):
    return np.maximum(x, 0.1 * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="slope · x 와 x 가운데 큰 쪽을 골랐나요, 작은 쪽을 골랐나요?",
    en="Did you take the larger of slope · x and x, or the smaller?",
)
def smaller_of_the_two(x, slope=0.1):
    return np.minimum(x, slope * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 x 가 더 작아지면 출력은 slope에서 멈추나요?",
    en="On the negative side, does the output stop at slope as x goes down?",
)
def slope_as_floor(x, slope=0.1):
    return np.maximum(x, slope)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 출력의 부호는 무엇이어야 하나요?",
    en="What must the sign of the output be on the negative side?",
)
def negatives_turned(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, -slope * x)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서도 조금은 새어 나와야 하지 않나요?",
    en="Should not a little leak through on the negative side?",
)
def plain_relu(x, slope=0.1):
    return np.maximum(x, 0.0)


@mistakes.of(
    "leaky_relu",
    ko="slope 는 음수 쪽에 곱하나요, 양수 쪽에 곱하나요?",
    en="Does slope multiply the negative side, or the positive one?",
)
def slope_on_the_positive_side(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, slope * x, x)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 slope 를 곱했나요, 더했나요?",
    en="On the negative side, is slope multiplied, or added?",
)
def slope_added(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, x + slope)


# prelu


@mistakes.of(
    "prelu",
    ko="slope 가 1.5 이고 x 가 -2 이면 -3 과 -2 가운데 어느 쪽이 나와야 하나요? max는 어느 쪽을 "
    "고르나요?",
    en="With a slope of 1.5 and x = -2, should -3 or -2 come out? Which of them does max take?",
)
def larger_of_the_two(x, slope):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, np.asarray(slope) * x)


@mistakes.of(
    "prelu",
    ko="slope 는 음수 쪽에 곱하나요, 양수 쪽에 곱하나요?",
    en="Does slope multiply the negative side, or the positive one?",
)
def prelu_slope_on_the_positive_side(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, np.asarray(slope) * x, x)


@mistakes.of(
    "prelu",
    ko="받은 slope를 쓰고 있나요?",
    en="Is the slope you were given in use?",
)
def fixed_slope(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, 0.25 * x)


@mistakes.of(
    "prelu",
    ko="slope 가 (d,) 이면 몇째 열에 몇째 slope를 써야 하나요?",
    en="With a slope of (d,), which one belongs to which column?",
)
def first_slope_for_all(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.ravel(slope)[0] * x)


@mistakes.of(
    "prelu",
    ko="특징은 행인가요, 열인가요? slope는 어느 쪽을 따라 퍼지고 있나요?",
    en="Are features rows or columns? Along which of them does your slope spread?",
)
def a_slope_for_each_row(x, slope):
    x, slope = np.asarray(x, dtype=float), np.asarray(slope, dtype=float)
    return np.where(x >= 0, x, (slope[:, np.newaxis] if slope.ndim else slope) * x)


@mistakes.of(
    "prelu",
    ko="음수 쪽에서 출력의 부호는 slope가 양수일 때 무엇이어야 하나요?",
    en="What must the sign of the output be on the negative side when slope is positive?",
)
def prelu_negatives_turned(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, -np.asarray(slope) * x)


@mistakes.of(
    "prelu",
    ko="slope 는 음수가 될 수 없나요? 학습하면 어떤 값이 될 수 있다고 했나요?",
    en="Can slope not be negative? Which values may it learn?",
)
def slope_kept_between_zero_and_one(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.clip(slope, 0.0, 1.0) * x)


@mistakes.of(
    "prelu",
    ko="특징마다 slope가 따로 있는데 하나로 평균하지는 않았나요?",
    en="There is a slope for each feature: were they averaged into one?",
)
def mean_slope(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.mean(slope) * x)


# prelu_slope_gradient


@mistakes.of(
    "prelu_slope_gradient",
    ko="x 로 미분했나요, slope로 미분했나요?",
    en="Is it the derivative with respect to x, or to slope?",
)
def derivative_for_x(x):
    return (np.asarray(x) > 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="양수 쪽의 식에 slope가 들어 있나요?",
    en="Is there a slope in the formula of the positive side?",
)
def x_everywhere(x):
    return np.asarray(x, dtype=float) + 0.0


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x 를 a 로 미분하면 1 인가요, x 인가요?",
    en="Is the derivative of a x with respect to a equal to 1, or to x?",
)
def one_for_negatives(x):
    return (np.asarray(x) < 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x 를 a 로 미분한 것은 x 에 따라 달라지나요? x = -2 에서 얼마인가요?",
    en="Does the derivative of a x with respect to a depend on x? What is it at x = -2?",
)
def one_where_not_positive(x):
    return (np.asarray(x) <= 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x 를 a 로 미분하면 1 인가요, x 인가요?",
    en="Is the derivative of a x with respect to a equal to 1, or to x?",
)
def one_for_negatives_by_where(x):
    return np.where(np.asarray(x) < 0, 1, 0)


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x 를 a 로 미분한 것은 x 에 따라 달라지나요? x = -2 에서 얼마인가요?",
    en="Does the derivative of a x with respect to a depend on x? What is it at x = -2?",
)
def one_where_not_positive_by_where(x):
    return np.where(np.asarray(x) > 0, 0, 1)


@mistakes.of(
    "prelu_slope_gradient",
    ko="x 로 미분했나요, slope로 미분했나요?",
    en="Is it the derivative with respect to x, or to slope?",
)
def derivative_for_x_by_where(x):
    return np.where(np.asarray(x) > 0, 1, 0)


@mistakes.of(
    "prelu_slope_gradient",
    ko="요소마다 하나씩 돌려주나요, 모두 더해서 돌려주나요?",
    en="Do you return one value for each element, or their sum?",
)
def added_up(x):
    return np.sum(np.minimum(x, 0.0))


@mistakes.of(
    "prelu_slope_gradient",
    ko="양수 쪽과 음수 쪽이 뒤바뀌지 않았나요?",
    en="Have the positive and the negative side changed places?",
)
def positive_side_instead(x):
    return np.maximum(x, 0.0)


@mistakes.of(
    "prelu_slope_gradient",
    ko="x 가 음수이면 기울기의 부호는 무엇인가요? 절댓값을 취하지 않았나요?",
    en="What is the sign of the slope for a negative x? Is there an absolute value?",
)
def absolute_of_negatives(x):
    return np.abs(np.minimum(x, 0.0))


@mistakes.of(
    "prelu_slope_gradient",
    ko="식에 있는 slope의 값을 쓰고 있나요? 미분한 뒤에도 그것이 남아 있나요?",
    en="Is the value of some slope in use? Is it still there after differentiating?",
)
def slope_left_in(x):
    return 0.25 * np.minimum(x, 0.0)


# elu


@mistakes.of(
    "elu",
    ko="np.where 는 고르지 않을 쪽도 계산하나요? x = 1000 에서 경고가 나지 않나요?",
    en="Does np.where compute the side it does not choose? Is there a warning at x = 1000?",
)
def both_sides_computed(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * (np.exp(x) - 1))


@mistakes.of(
    "elu",
    ko="x 가 0 에 다가갈 때 음수 쪽의 값은 0 에 다가가나요?",
    en="As x comes close to 0, does the negative side come close to 0?",
)
def minus_one_forgotten(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)))


@mistakes.of(
    "elu",
    ko="alpha 는 e^x 에만 곱하나요, e^x - 1 전체에 곱하나요?",
    en="Does alpha multiply e^x alone, or all of e^x - 1?",
)
def brackets_lost(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@mistakes.of(
    "elu",
    ko="받은 alpha를 쓰고 있나요?",
    en="Is the alpha you were given in use?",
)
def alpha_ignored(x, alpha=1.0):
    return np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0))


@mistakes.of(
    "elu",
    ko="x 와 α(e^x - 1) 가운데 큰 쪽을 고르면 양수 쪽에서는 무엇이 나오나요?",
    en="If you take the larger of x and α(e^x - 1), what comes out on the positive side?",
)
def larger_of_line_and_curve(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 700)) - 1))


@mistakes.of(
    "elu",
    ko="x 가 아주 작아지면 ELU는 어떤 값에 다가가나요? 지수의 부호는 무엇인가요?",
    en="Towards which value does ELU go as x gets very small? What is the sign of the exponent?",
)
def exponent_turned(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(-x, 700)) - 1))


@mistakes.of(
    "elu",
    ko="음수 쪽에서 ELU는 양수인가요, 음수인가요?",
    en="On the negative side, is ELU positive or negative?",
)
def curve_turned(x, alpha=1.0):
    return np.maximum(x, 0.0) - alpha * np.expm1(np.minimum(x, 0.0))


@mistakes.of(
    "elu",
    ko="양수 쪽에도 alpha를 곱했나요?",
    en="Is the positive side multiplied by alpha, too?",
)
def alpha_on_both_sides(x, alpha=1.0):
    return alpha * (np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0)))


@mistakes.of(
    "elu",
    ko="음수 쪽이 직선인가요, 곡선인가요?",
    en="Is the negative side a line or a curve?",
)
def line_instead_of_curve(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, 0.1 * alpha * x)


# maxout


@mistakes.of(
    "maxout",
    ko="두 직선의 값을 더했나요, 큰 쪽을 골랐나요?",
    en="Are the values of the two lines added, or is the larger one taken?",
)
def lines_added(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return (x @ W1 + b1) + (x @ W2 + b2)


@mistakes.of(
    "maxout",
    ko="큰 쪽을 골랐나요, 작은 쪽을 골랐나요?",
    en="Is the larger one taken, or the smaller?",
)
def smaller_line(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.minimum(x @ W1 + b1, x @ W2 + b2)


@mistakes.of(
    "maxout",
    ko="편향은 어디에 더하나요?",
    en="Where are the biases added?",
)
def biases_forgotten(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1, x @ W2)


@mistakes.of(
    "maxout",
    ko="둘째 직선은 쓰고 있나요? 0 과 비교하는 것은 어느 함수인가요?",
    en="Is the second line in use? Which function compares with 0?",
)
def relu_of_the_first_line(x, W1, b1, W2, b2):
    return np.maximum(np.asarray(x, dtype=float) @ W1 + b1, 0.0)


@mistakes.of(
    "maxout",
    ko="두 직선의 값이 모두 음수이면 답은 0 인가요?",
    en="If both lines are below zero, is the answer 0?",
)
def never_below_zero(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(np.maximum(x @ W1 + b1, x @ W2 + b2), 0.0)


@mistakes.of(
    "maxout",
    ko="노드마다 값이 하나씩 남아 있나요, 노드들 가운데서도 하나만 골랐나요?",
    en="Is there one value left for each node, or was one of the nodes chosen, too?",
)
def maximum_over_the_nodes(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1 + b1, x @ W2 + b2).max(axis=1)


@mistakes.of(
    "maxout",
    ko="가중치에서 큰 쪽을 고른 다음 곱하는 것과, 곱한 다음 큰 쪽을 고르는 것은 같은가요?",
    en="Is choosing the larger weights before the product the same as choosing after it?",
)
def larger_weights(x, W1, b1, W2, b2):
    return np.asarray(x, dtype=float) @ np.maximum(W1, W2) + np.maximum(b1, b2)


@mistakes.of(
    "maxout",
    ko="편향은 큰 쪽을 고르기 전에 더하나요, 고른 다음에 더하나요?",
    en="Are the biases added before the larger one is taken, or after it?",
)
def biases_after_the_maximum(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1, x @ W2) + np.maximum(b1, b2)


@mistakes.of(
    "maxout",
    ko="x 는 (n, d), W1 은 (d, k) 입니다. 전치가 필요한가요?",
    en="x is (n, d) and W1 is (d, k). Is there a transpose to be taken?",
)
def weights_transposed(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ np.transpose(W1) + b1, x @ np.transpose(W2) + b2)


# softmax


@mistakes.of(
    "softmax",
    ko="z = 1000 이면 np.exp(z) 는 얼마인가요?",
    en="What is np.exp(z) for z = 1000?",
)
def overflowing_softmax(z, axis=-1):
    e = np.exp(np.asarray(z, dtype=float))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="배치의 한 행은 1000 근처, 다른 행은 -1000 근처라면, 하나의 최댓값을 뺀 뒤 분모는 "
    "얼마인가요?",
    en="With one row of the batch near 1000 and another near -1000, what is below the line after "
    "one maximum was subtracted from both?",
)
def one_maximum_for_all_rows(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="확률을 모두 더하면 배치 전체가 1 인가요, 행마다 1 인가요?",
    en="Do the probabilities add up to 1 over the whole batch, or in each row?",
)
def whole_batch_adds_up_to_one(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum()


@mistakes.of(
    "softmax",
    ko="받은 axis를 쓰고 있나요?",
    en="Is the axis you were given in use?",
)
def axis_ignored(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@mistakes.of(
    "softmax",
    ko="axis를 주지 않았을 때 어느 축으로 더해야 하나요?",
    en="Along which axis should it add up when none is given?",
)
def first_axis_by_default(z, axis=0):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="행마다 나온 합의 모양은 무엇인가요? (n, K)를 그것으로 나누면 어떻게 퍼지나요?",
    en="What is the shape of the sums of the rows? How does it spread when (n, K) is divided by "
    "it?",
)
def sum_without_keepdims(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis)


@mistakes.of(
    "softmax",
    ko="지수를 취하지 않고 나누면 음수 점수는 어떻게 되나요?",
    en="Without the exponential, what becomes of negative scores?",
)
def scores_divided_by_their_sum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="노드마다 따로 0 과 1 사이로 눌렀나요? 더하면 1 이 되나요?",
    en="Is each node pressed between 0 and 1 by itself? Do they add up to 1?",
)
def sigmoid_of_each(z, axis=-1):
    return squash(z)


@mistakes.of(
    "softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Is what you return probabilities, or their logarithms?",
)
def logarithm_returned(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="지수의 밑은 무엇인가요?",
    en="What is the base of the exponential?",
)
def softmax_base_two(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp2(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="가장 작은 값을 빼면 지수에 들어가는 수는 0 이상인가요, 0 이하인가요?",
    en="When the smallest is subtracted, is what goes into the exponential above 0 or below it?",
)
def smallest_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.min(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="점수가 가장 높은 노드의 확률이 가장 높은가요?",
    en="Has the node with the highest score the highest probability?",
)
def scores_turned(z, axis=-1):
    z = -np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="확률을 돌려주나요, 가장 높은 곳만 1 로 만들었나요?",
    en="Do you return probabilities, or a 1 at the highest only?",
)
def hard_maximum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return (z == z.max(axis=axis, keepdims=True)).astype(float)


@mistakes.of(
    "softmax",
    ko="함수가 끝난 뒤 받은 점수는 그대로인가요?",
    en="Are the scores you were given still the same after the function has run?",
)
def scores_changed_in_place(z, axis=-1):
    if not (isinstance(z, np.ndarray) and z.dtype.kind == "f"):
        z = np.array(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="한 행의 점수가 [0, 1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the scores [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def first_score_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.take(z, [0], axis=axis))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="한 행의 점수가 [1000, -1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the scores [1000, -1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def mean_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.mean(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# max_gradient

LARGEST = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}


@mistakes.of(
    "max_gradient",
    ko="층을 거칠 때마다 더하나요, 곱하나요?",
    en="Is something added for each layer, or multiplied?",
)
def added_for_each_layer(depth, activation):
    return LARGEST[activation] * depth


@mistakes.of(
    "max_gradient",
    ko="층의 수로 나누는 것과 층마다 곱하는 것은 같은가요?",
    en="Is dividing by the number of layers the same as multiplying for each of them?",
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
    ko="σ(0) = 0.5 인가요, σ'(0) = 0.5 인가요?",
    en="Is it σ(0) = 0.5 or σ'(0) = 0.5?",
)
def half_for_each_layer(depth, activation):
    return (LARGEST | {"sigmoid": 0.5})[activation] ** depth


@mistakes.of(
    "max_gradient",
    ko="D2의 '¼씩 작아짐'은 ¼ 이 남는다는 뜻인가요, ¾ 이 남는다는 뜻인가요?",
    en="When D2 speaks of a quarter for each layer, is a quarter left, or three?",
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
    en="With one layer, how many times do you multiply? And with none?",
)
def one_layer_short(depth, activation):
    return LARGEST[activation] ** max(depth - 1, 0)


@mistakes.of(
    "max_gradient",
    ko="층이 하나이면 몇 번 곱하나요?",
    en="With one layer, how many times do you multiply?",
)
def one_layer_too_many(depth, activation):
    return LARGEST[activation] ** (depth + 1)


@mistakes.of(
    "max_gradient",
    ko="tanh의 미분은 x = 0 에서 얼마인가요? 시그모이드와 같은가요?",
    en="What is the derivative of tanh at x = 0? Is it that of the sigmoid?",
)
def tanh_taken_for_sigmoid(depth, activation):
    return (LARGEST | {"tanh": 0.25})[activation] ** depth


@mistakes.of(
    "max_gradient",
    ko="ReLU의 미분은 0 또는 1 입니다. 가장 클 때는 어느 쪽인가요?",
    en="ReLU's derivative is 0 or 1. Which of them is the largest?",
)
def relu_blocks_everything(depth, activation):
    return float((LARGEST | {"relu": 0.0})[activation] ** depth)


@mistakes.of(
    "max_gradient",
    ko="10 층을 거친 값이 꼭 0 인가요, 0 에 가까운 값인가요? 반올림하지 않았나요?",
    en="Is the value after 10 layers exactly 0, or close to 0? Was it rounded?",
)
def rounded_to_zero(depth, activation):
    return round(LARGEST[activation] ** depth, 4)


# dead_units


@mistakes.of(
    "dead_units",
    ko="한 노드의 값들은 행에 있나요, 열에 있나요?",
    en="Are the values of one node in a row, or in a column?",
)
def examples_counted(Z):
    return np.mean(np.all(np.asarray(Z) <= 0, axis=1))


@mistakes.of(
    "dead_units",
    ko="데이터 하나에서만 꺼져 있어도 죽은 노드인가요?",
    en="Is a node dead if it is off for a single example?",
)
def off_for_any_example(Z):
    return np.mean(np.any(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="가중 입력이 꼭 0 이면 ReLU의 기울기는 얼마라고 약속했나요?",
    en="What did we agree ReLU's gradient is where the weighted input is exactly 0?",
)
def zero_counts_as_on(Z):
    return np.mean(np.all(np.asarray(Z) < 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="꺼진 요소의 비율인가요, 꺼진 노드의 비율인가요?",
    en="Is it the share of elements that are off, or of nodes?",
)
def share_of_elements(Z):
    return np.mean(np.asarray(Z) <= 0)


@mistakes.of(
    "dead_units",
    ko="개수를 돌려주나요, 비율을 돌려주나요?",
    en="Do you return how many, or which share?",
)
def number_of_nodes(Z):
    return float(np.sum(np.all(np.asarray(Z) <= 0, axis=0)))


@mistakes.of(
    "dead_units",
    ko="죽은 노드를 세었나요, 살아 있는 노드를 세었나요?",
    en="Did you count the dead nodes, or the living?",
)
def share_of_the_living(Z):
    return np.mean(np.any(np.asarray(Z) > 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="받은 값은 ReLU를 지나기 전인가요, 지난 뒤인가요? 음수는 어떻게 세고 있나요?",
    en="Are the values from before ReLU or after it? How do you count negative ones?",
)
def exactly_zero_only(Z):
    return np.mean(np.all(np.asarray(Z) == 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="합이 0 이하이면 모든 데이터에서 꺼져 있는 것인가요?",
    en="If the sum is 0 or less, is the node off for all examples?",
)
def sum_below_zero(Z):
    return np.mean(np.sum(Z, axis=0) <= 0)


@mistakes.of(
    "dead_units",
    ko="0 과 1 사이의 비율인가요, 백분율인가요?",
    en="Is it a share between 0 and 1, or a percentage?",
)
def percentage(Z):
    return 100 * np.mean(np.all(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="나누는 수는 노드의 수인가요, 데이터의 수인가요?",
    en="Is what you divide by the number of nodes, or of examples?",
)
def divided_by_examples(Z):
    return np.sum(np.all(np.asarray(Z) <= 0, axis=0)) / len(Z)
