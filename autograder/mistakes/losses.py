"""Known mistakes of 05_losses: lost factors, wrong axes, turned signs, logarithms of 0."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def errors(y, y_hat):
    """Prediction minus answer, for mistakes that are made elsewhere."""
    return np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)


def cut(p):
    """Probabilities clipped as 05 asks for."""
    return np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)


def log_probabilities(z):
    """Right logarithms of softmax, for mistakes that are made elsewhere."""
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)


# mse


@mistakes.of(
    "mse",
    ko="오차의 제곱을 더한 다음 무엇으로 나누어야 하나요?",
    en="After the squared errors are added up, what must the sum be divided by?",
)
def summed_squares(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2)


@mistakes.of(
    "mse",
    ko="식의 앞에 1/2 이 있나요? 그것은 어느 손실의 것인가요?",
    en="Is there a 1/2 in front of the formula? Which loss does it belong to?",
)
def half_of_the_mean(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "mse",
    ko="D2의 손실과 D4의 손실은 앞에 붙는 수가 어떻게 다른가요? 오차가 셋이면요?",
    en="How do the factors of D2's and of D4's loss differ? What about three errors?",
)
def half_of_the_sum(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "mse",
    ko="y 가 (n, k) 이면 요소는 모두 몇 개인가요? len(y) 는 얼마인가요?",
    en="When y is (n, k), how many elements are there in all? And what is len(y)?",
)
def divided_by_rows_only(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / len(y)


@mistakes.of(
    "mse",
    ko="마지막에 제곱근을 구하라는 말이 식에 있나요?",
    en="Does the formula ask for a square root at the end?",
)
def root_mean_square(y, y_hat):
    return np.sqrt(np.mean(errors(y, y_hat) ** 2))


@mistakes.of(
    "mse",
    ko="오차를 제곱했나요, 절댓값을 취했나요?",
    en="Are the errors squared, or is it their absolute values?",
)
def absolute_instead_of_square(y, y_hat):
    return np.mean(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mse",
    ko="+2 와 -2 의 오차는 서로 지워져도 되나요?",
    en="May errors of +2 and -2 cancel each other?",
)
def mean_error(y, y_hat):
    return np.mean(errors(y, y_hat))


@mistakes.of(
    "mse",
    ko="평균을 먼저 내고 제곱했나요, 제곱하고 평균을 냈나요?",
    en="Did you square the mean, or take the mean of the squares?",
)
def square_of_the_mean(y, y_hat):
    return np.mean(errors(y, y_hat)) ** 2


@mistakes.of(
    "mse",
    ko="숫자 하나가 나와야 하는데, 어느 축으로만 평균을 냈나요?",
    en="One number should come out: along which axis alone did you take the mean?",
)
def mean_per_column(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2, axis=0)


@mistakes.of(
    "mse",
    ko="제곱한 것은 오차인가요, 아니면 정답과 예측을 따로 제곱했나요?",
    en="Is it the error that is squared, or answer and prediction each by itself?",
)
def difference_of_squares(y, y_hat):
    return np.mean(np.square(y) - np.square(y_hat))


# mae


@mistakes.of(
    "mae",
    ko="오차를 제곱했나요, 절댓값을 취했나요?",
    en="Are the errors squared, or is it their absolute values?",
)
def square_instead_of_absolute(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2)


@mistakes.of(
    "mae",
    ko="절댓값을 더한 다음 무엇으로 나누어야 하나요?",
    en="After the absolute values are added up, what must the sum be divided by?",
)
def summed_absolute(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="+2 와 -2 의 오차는 서로 지워져도 되나요?",
    en="May errors of +2 and -2 cancel each other?",
)
def mean_without_absolute(y, y_hat):
    return np.mean(errors(y, y_hat))


@mistakes.of(
    "mae",
    ko="손실이 음수일 수 있나요? +2 와 -2 의 오차는 서로 지워져도 되나요?",
    en="Can a loss be negative? May errors of +2 and -2 cancel each other?",
)
def turned_mean_without_absolute(y, y_hat):
    return -np.mean(errors(y, y_hat))


@mistakes.of(
    "mae",
    ko="절댓값을 취하는 것은 평균을 내기 전인가요, 낸 다음인가요?",
    en="Is the absolute value taken before the mean, or after it?",
)
def absolute_of_the_mean(y, y_hat):
    return np.abs(np.mean(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="가운데 값(중앙값)과 평균은 같은 것인가요?",
    en="Is the middle value (the median) the same as the mean?",
)
def median_absolute(y, y_hat):
    return np.median(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="y 가 (n, k) 이면 요소는 모두 몇 개인가요? len(y) 는 얼마인가요?",
    en="When y is (n, k), how many elements are there in all? And what is len(y)?",
)
def absolute_divided_by_rows_only(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat))) / len(y)


@mistakes.of(
    "mae",
    ko="식에 1/2 이 있나요?",
    en="Is there a 1/2 in the formula?",
)
def half_absolute(y, y_hat):
    return np.mean(np.abs(errors(y, y_hat))) / 2


@mistakes.of(
    "mae",
    ko="정답과 예측의 절댓값을 따로 구한 다음 뺐나요? 부호가 다를 때는 어떻게 되나요?",
    en="Did you take absolute values of answer and prediction first, and subtract then? What if "
    "their signs differ?",
)
def difference_of_absolutes(y, y_hat):
    return np.mean(np.abs(np.abs(y) - np.abs(y_hat)))


# half_squared_error


@mistakes.of(
    "half_squared_error",
    ko="Σ 앞에 붙은 수는 무엇인가요?",
    en="Which number stands in front of the Σ?",
)
def without_the_half(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="1/2 은 평균의 1/N 인가요? 출력이 셋이면 값이 어떻게 되나요?",
    en="Is the 1/2 the 1/N of a mean? What is the value with three outputs?",
)
def mean_squared_error_instead(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="이 손실은 합인가요, 평균인가요?",
    en="Is this loss a sum or a mean?",
)
def half_of_the_mean_instead(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "half_squared_error",
    ko="1/2 은 제곱하기 전의 오차에 곱했나요, 제곱을 더한 것에 곱했나요?",
    en="Is the 1/2 applied to the error before squaring, or to the sum of squares?",
)
def half_inside_the_square(y, y_hat):
    return np.sum((errors(y, y_hat) / 2) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="데이터의 수로 나누라는 말이 D2의 식에 있나요?",
    en="Does D2's formula say to divide by the number of examples?",
)
def half_per_row(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / 2 / len(y)


@mistakes.of(
    "half_squared_error",
    ko="오차를 제곱했나요?",
    en="Are the errors squared?",
)
def half_of_absolutes(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat))) / 2


@mistakes.of(
    "half_squared_error",
    ko="숫자 하나가 나와야 하는데, 더하는 것을 잊지 않았나요?",
    en="One number should come out: did you forget to add them up?",
)
def not_added_up(y, y_hat):
    return errors(y, y_hat) ** 2 / 2


# mse_gradient


@mistakes.of(
    "mse_gradient",
    ko="예측이 정답보다 크면 기울기의 부호는 무엇인가요? 02의 E 를 그대로 쓰지 않았나요?",
    en="What is the sign of the gradient where the prediction is too large? Is it still 02's E?",
)
def turned_sign(y, y_hat):
    return -2 * errors(y, y_hat) / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="제곱을 미분하면 앞으로 무엇이 내려오나요?",
    en="When you differentiate a square, what comes down in front?",
)
def without_the_two(y, y_hat):
    return errors(y, y_hat) / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="손실이 평균이면 기울기에도 무엇이 남아 있어야 하나요?",
    en="When the loss is a mean, what must be left in the gradient?",
)
def without_the_mean(y, y_hat):
    return 2 * errors(y, y_hat)


@mistakes.of(
    "mse_gradient",
    ko="이것은 mse의 기울기인가요, half_squared_error의 기울기인가요?",
    en="Is this the gradient of mse, or that of half_squared_error?",
)
def gradient_of_half_squared_error(y, y_hat):
    return errors(y, y_hat)


@mistakes.of(
    "mse_gradient",
    ko="y 가 (n, k) 이면 N 은 n 인가요, nk 인가요?",
    en="When y is (n, k), is N n or nk?",
)
def gradient_divided_by_rows_only(y, y_hat):
    return 2 * errors(y, y_hat) / len(y)


@mistakes.of(
    "mse_gradient",
    ko="기울기는 예측 하나에 하나씩 있어야 하지 않나요? 모양이 y_hat과 같은가요?",
    en="Should there not be one slope for each prediction? Is the shape that of y_hat?",
)
def averaged_to_one_number(y, y_hat):
    return np.mean(2 * errors(y, y_hat))


@mistakes.of(
    "mse_gradient",
    ko="돌려준 것은 손실인가요, 손실을 미분한 것인가요?",
    en="Is what you return the loss, or its derivative?",
)
def squared_not_differentiated(y, y_hat):
    return errors(y, y_hat) ** 2 / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="절댓값을 미분하지는 않았나요? 오차가 크면 기울기도 커야 하나요?",
    en="Did you differentiate the absolute value? Should a larger error have a larger slope?",
)
def sign_of_the_error(y, y_hat):
    return 2 * np.sign(errors(y, y_hat)) / np.size(y)


# binary_cross_entropy


@mistakes.of(
    "binary_cross_entropy",
    ko="p 가 꼭 0 이나 1 이면 로그의 값은 무엇인가요? 먼저 무엇을 하기로 했나요?",
    en="What is the logarithm where p is exactly 0 or 1? What did we agree to do first?",
)
def not_clipped(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="p 를 어느 값과 어느 값 사이로 자르기로 했나요?",
    en="Between which two values did we agree to clip p?",
)
def clipped_at_another_bound(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="1 보다 작은 수의 로그는 음수입니다. 손실은 음수여도 되나요?",
    en="Logarithms of numbers below 1 are negative. May a loss be negative?",
)
def minus_sign_lost(y, p):
    y, p = np.asarray(y), cut(p)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="정답이 0 인 데이터는 손실에 무엇을 더하고 있나요?",
    en="What does an example with the answer 0 add to your loss?",
)
def answers_of_one_only(y, p):
    return -np.mean(np.asarray(y) * np.log(cut(p)))


@mistakes.of(
    "binary_cross_entropy",
    ko="합인가요, 평균인가요?",
    en="Is it a sum or a mean?",
)
def bce_summed(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def base_two(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그의 밑은 무엇인가요? np.log10 은 자연로그인가요?",
    en="What is the base of the logarithm? Is np.log10 the natural one?",
)
def base_ten(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그를 취하는 것은 정답인가요, 예측인가요? 인자의 순서는 어떻게 되나요?",
    en="Is the logarithm taken of the answers or of the predictions? What is the order of "
    "arguments?",
)
def answer_and_prediction_swapped(y, p):
    y, p = cut(y), np.asarray(p)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


@mistakes.of(
    "binary_cross_entropy",
    ko="y = 1 일 때 로그에 들어가는 것은 p 인가요, 1 - p 인가요?",
    en="When y = 1, does p or 1 - p go into the logarithm?",
)
def terms_crossed(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="y 가 (n, k) 이면 N 은 n 인가요, nk 인가요?",
    en="When y is (n, k), is N n or nk?",
)
def bce_divided_by_rows_only(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)


@mistakes.of(
    "binary_cross_entropy",
    ko="p 가 꼭 1 이면 1 - p 는 얼마인가요? 위쪽도 잘랐나요?",
    en="When p is exactly 1, what is 1 - p? Is p clipped at the top, too?",
)
def clipped_below_only(y, p):
    y, p = np.asarray(y), np.maximum(p, 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="p 가 2e-12 일 때, 1e-12 를 더하는 것과 1e-12 이상으로 자르는 것은 같은가요?",
    en="For p = 2e-12, is adding 1e-12 the same as clipping to 1e-12 or more?",
)
def bound_added(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


# binary_cross_entropy_gradient


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="확률 p 로 미분했나요, 시그모이드에 들어가기 전의 z 로 미분했나요?",
    en="Is it the derivative with respect to the probability p, or to the z before the sigmoid?",
)
def gradient_for_the_logit(y, p):
    p = cut(p)
    return (p - y) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="정답이 1 인데 p 가 작으면 p 를 키워야 합니다. 빼려면 기울기의 부호는 무엇이어야 하나요?",
    en="Where the answer is 1 and p is small, p must grow. Since the gradient is subtracted, what "
    "must its sign be?",
)
def bce_gradient_turned(y, p):
    p = cut(p)
    return (y - p) / (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="손실이 평균이면 기울기에도 무엇이 남아 있어야 하나요?",
    en="When the loss is a mean, what must be left in the gradient?",
)
def bce_gradient_without_mean(y, p):
    p = cut(p)
    return (p - y) / (p * (1 - p))


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="p 가 꼭 0 이나 1 이면 분모는 얼마인가요? 5번에서는 먼저 무엇을 했나요?",
    en="What is below the line where p is exactly 0 or 1? What was done first in 5?",
)
def bce_gradient_not_clipped(y, p):
    p = np.asarray(p, dtype=float)
    return (p - y) / (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="정답이 0 인 데이터의 기울기는 얼마인가요? 식의 둘째 항도 미분했나요?",
    en="What is the slope of an example with the answer 0? Was the second term differentiated, "
    "too?",
)
def first_term_only(y, p):
    p = cut(p)
    return -np.asarray(y) / p / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="ln(1 - p) 를 p 로 미분하면 안쪽의 -p 에서 무엇이 더 나오나요?",
    en="When ln(1 - p) is differentiated by p, what else comes out of the -p inside?",
)
def inner_derivative_lost(y, p):
    y, p = np.asarray(y), cut(p)
    return -(y / p + (1 - y) / (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="p(1 - p) 로 나누어야 하나요, 곱해야 하나요?",
    en="Should p(1 - p) divide or multiply?",
)
def multiplied_by_the_slope(y, p):
    p = cut(p)
    return (p - y) * (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="y 가 (n, k) 이면 N 은 n 인가요, nk 인가요?",
    en="When y is (n, k), is N n or nk?",
)
def bce_gradient_divided_by_rows_only(y, p):
    p = cut(p)
    return (p - y) / (p * (1 - p)) / len(p)


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="a / b * c 에서 c 는 분모에 있나요, 분자에 있나요?",
    en="In a / b * c, is c below the line or above it?",
)
def brackets_below_the_line_lost(y, p):
    p = cut(p)
    return (p - y) / p * (1 - p) / p.size


# cross_entropy


@mistakes.of(
    "cross_entropy",
    ko="배치 전체를 더하기만 했나요? 무엇으로 나누어야 하나요?",
    en="Is the whole batch only added up? What must it be divided by?",
)
def batch_summed(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="데이터의 수로 나누었나요, 데이터의 수와 부류의 수를 곱한 것으로 나누었나요?",
    en="Did you divide by the number of examples, or by examples times classes?",
)
def mean_over_everything(Y, P):
    return -np.mean(Y * np.log(np.maximum(P, 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="더하는 축과 평균을 내는 축이 바뀌지 않았나요? 무엇의 수로 나누고 있나요?",
    en="Have the axis of the sum and that of the mean changed places? What are you dividing by?",
)
def divided_by_classes(Y, P):
    return -np.mean(np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=0))


@mistakes.of(
    "cross_entropy",
    ko="P 에 0 이 있으면 0 · ln 0 은 무엇이 되나요? 먼저 무엇을 하기로 했나요?",
    en="Where P is 0, what becomes of 0 · ln 0? What did we agree to do first?",
)
def zeros_not_clipped(Y, P):
    return -np.sum(Y * np.log(P)) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="1 보다 작은 수의 로그는 음수입니다. 손실은 음수여도 되나요?",
    en="Logarithms of numbers below 1 are negative. May a loss be negative?",
)
def cross_entropy_minus_lost(Y, P):
    return np.sum(Y * np.log(np.maximum(P, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="로그를 취하는 것은 정답인가요, 예측인가요?",
    en="Is the logarithm taken of the answers or of the predictions?",
)
def logarithm_of_the_answers(Y, P):
    return -np.sum(P * np.log(np.maximum(Y, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="가장 높은 확률과 정답에 준 확률은 언제나 같은가요?",
    en="Is the highest probability always the one that was given to the right answer?",
)
def largest_probability(Y, P):
    return -np.mean(np.log(np.maximum(np.max(P, axis=1), 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="식에 1 - Y 의 항이 있나요? 그것은 어느 손실의 것인가요?",
    en="Is there a term with 1 - Y in the formula? Which loss does it belong to?",
)
def binary_for_every_class(Y, P):
    Y, P = np.asarray(Y), cut(P)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def cross_entropy_base_two(Y, P):
    return -np.sum(Y * np.log2(np.maximum(P, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="P 를 어느 값 이상으로 자르기로 했나요?",
    en="To which value or more did we agree to clip P?",
)
def cross_entropy_other_bound(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-7))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="숫자 하나가 나와야 하는데, 데이터마다의 값을 평균했나요?",
    en="One number should come out: did you take the mean of the examples' values?",
)
def one_value_per_example(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=1)


@mistakes.of(
    "cross_entropy",
    ko="P 가 2e-12 일 때, 1e-12 를 더하는 것과 1e-12 이상으로 자르는 것은 같은가요?",
    en="For P = 2e-12, is adding 1e-12 the same as clipping to 1e-12 or more?",
)
def cross_entropy_bound_added(Y, P):
    return -np.sum(Y * np.log(np.asarray(P, dtype=float) + 1e-12)) / len(P)


# log_softmax


@mistakes.of(
    "log_softmax",
    ko="z = 1000 이면 np.exp(z) 는 얼마인가요?",
    en="What is np.exp(z) for z = 1000?",
)
def overflowing(z):
    z = np.asarray(z, dtype=float)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="확률이 너무 작아 0 이 되면 그 로그는 무엇인가요? 지수와 로그를 따로 계산해야 하나요?",
    en="When a probability is so small that it becomes 0, what is its logarithm? Must exponential "
    "and logarithm be computed one after the other?",
)
def logarithm_of_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="배치의 한 행은 1000 근처, 다른 행은 -1000 근처라면, 하나의 최댓값을 뺀 뒤 무엇이 남나요?",
    en="With one row of the batch near 1000 and another near -1000, what is left after one "
    "maximum was subtracted from both?",
)
def one_maximum_for_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="부류는 어느 축에 있나요? 지금은 어느 축으로 더하고 있나요?",
    en="Which axis holds the classes? Along which one are you adding up?",
)
def along_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=0, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=0, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="행마다 하나씩 나온 합은 (n,) 인가요, (n, 1) 인가요? z 에서 빼면 어떻게 퍼지나요?",
    en="Is there one sum per row of shape (n,) or (n, 1)? How does it spread when z minus it is "
    "taken?",
)
def keepdims_forgotten(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1)


@mistakes.of(
    "log_softmax",
    ko="행 하나가 아니라 배치 전체의 확률을 더해서 1 로 만들지는 않았나요?",
    en="Does the whole batch add up to 1 in place of each row?",
)
def normalised_over_everything(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=None)


@mistakes.of(
    "log_softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Is what you return probabilities, or their logarithms?",
)
def softmax_without_logarithm(z):
    return np.exp(log_probabilities(z))


@mistakes.of(
    "log_softmax",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def log_softmax_base_two(z):
    return log_probabilities(z) / np.log(2)


@mistakes.of(
    "log_softmax",
    ko="로그의 값을 1e-12 에서 잘랐나요? 정확한 값이 -1000 이라면 무엇이 나오나요?",
    en="Is the logarithm cut off at 1e-12? What comes out where the exact value is -1000?",
)
def softmax_clipped_before_logarithm(z):
    return np.log(np.maximum(np.exp(log_probabilities(z)), 1e-12))


@mistakes.of(
    "log_softmax",
    ko="최댓값을 뺀 다음, 합에 쓴 지수는 빼기 전의 z 인가요, 뺀 뒤의 z 인가요?",
    en="After the maximum was subtracted, is the exponential in the sum that of z before, or "
    "after?",
)
def maximum_subtracted_once(z):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="함수가 끝난 뒤 받은 로짓은 그대로인가요?",
    en="Are the logits you were given still the same after the function has run?",
)
def logits_changed_in_place(z):
    if not (isinstance(z, np.ndarray) and z.dtype.kind == "f"):
        return log_probabilities(z)
    z -= z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="한 행의 로짓이 [0, 1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def first_logit_subtracted(z):
    z = np.asarray(z, dtype=float)
    z = z - z[..., :1]
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="한 행의 로짓이 [1000, -1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [1000, -1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def mean_logit_subtracted(z):
    z = np.asarray(z, dtype=float)
    z = z - z.mean(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


# cross_entropy_with_logits


@mistakes.of(
    "cross_entropy_with_logits",
    ko="합인가요, 평균인가요?",
    en="Is it a sum or a mean?",
)
def logits_loss_summed(labels, logits):
    log_P = log_probabilities(logits)
    return -np.sum(log_P[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="log_P[:, labels] 의 모양은 무엇인가요? 행마다 값 하나를 고르고 있나요?",
    en="What is the shape of log_P[:, labels]? Do you pick one value in each row?",
)
def every_label_in_every_row(labels, logits):
    return -np.mean(log_probabilities(logits)[:, labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="로짓은 확률인가요? 로그를 바로 취해도 되나요?",
    en="Are logits probabilities? May their logarithm be taken as they are?",
)
def logits_taken_for_probabilities(labels, logits):
    P = np.maximum(np.asarray(logits, dtype=float), 1e-12)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="지수가 넘치거나 확률이 0 이 되지는 않나요? 8번에서 만든 것을 쓸 수 있지 않나요?",
    en="Does an exponential overflow, or a probability become 0? Can you use what you made in 8?",
)
def softmax_then_logarithm(labels, logits):
    e = np.exp(np.asarray(logits, dtype=float))
    P = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="정답에 준 확률이 1e-12 보다 작으면 손실은 얼마여야 하나요?",
    en="What should the loss be when the right answer got a probability below 1e-12?",
)
def clipped_although_stable(labels, logits):
    P = np.maximum(np.exp(log_probabilities(logits)), 1e-12)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="확률에 로그를 취했나요? 손실이 음수가 될 수 있나요?",
    en="Was the logarithm taken of probabilities? Can the loss be negative?",
)
def softmax_forgotten(labels, logits):
    return -np.mean(np.asarray(logits, dtype=float)[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="손실의 부호는 무엇이어야 하나요?",
    en="What must the sign of a loss be?",
)
def logits_loss_minus_lost(labels, logits):
    log_P = log_probabilities(logits)
    return np.mean(log_P[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="가장 큰 로짓의 부류와 정답 부류는 언제나 같은가요?",
    en="Is the class with the largest logit always the right one?",
)
def best_guess_instead_of_label(labels, logits):
    return -np.mean(np.max(log_probabilities(logits), axis=1))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="데이터의 수로 나누었나요, 데이터의 수와 부류의 수를 곱한 것으로 나누었나요?",
    en="Did you divide by the number of examples, or by examples times classes?",
)
def logits_loss_over_everything(labels, logits):
    log_P = log_probabilities(logits)
    return -np.sum(log_P[np.arange(len(labels)), labels]) / log_P.size


@mistakes.of(
    "cross_entropy_with_logits",
    ko="부류의 번호는 0 부터인가요, 1 부터인가요?",
    en="Do the numbers of classes start at 0 or at 1?",
)
def classes_counted_from_one(labels, logits):
    log_P = log_probabilities(logits)
    return -np.mean(log_P[np.arange(len(labels)), np.asarray(labels) - 1])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="한 행의 로짓이 [0, 1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def loss_with_first_logit_subtracted(labels, logits):
    z = np.asarray(logits, dtype=float)
    z = z - z[..., :1]
    log_P = z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
    return -np.mean(log_P[np.arange(len(log_P)), labels])


# softmax_cross_entropy_gradient


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="손실이 데이터의 평균이면 기울기에도 무엇이 남아 있어야 하나요?",
    en="When the loss is a mean over the examples, what must be left in the gradient?",
)
def logits_gradient_without_mean(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return P


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="정답의 로짓은 커져야 합니다. 기울기를 뺀다면 그 자리의 부호는 무엇이어야 하나요?",
    en="The logit of the right answer must grow. Since the gradient is subtracted, what must its "
    "sign be there?",
)
def logits_gradient_turned(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return -P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="P[:, labels] -= 1 은 어느 자리에서 1 을 빼나요?",
    en="From which places does P[:, labels] -= 1 subtract 1?",
)
def subtracted_in_whole_columns(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[:, labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="정답에서 무엇을 뺐나요? 행을 더하면 0 이 되나요?",
    en="What was subtracted for the right answer? Does a row add up to 0?",
)
def answers_not_subtracted(labels, logits):
    P = np.exp(log_probabilities(logits))
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="데이터의 수로 나누었나요, 요소의 수로 나누었나요?",
    en="Did you divide by the number of examples, or by that of elements?",
)
def logits_gradient_over_everything(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return P / P.size


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="로짓으로 미분했나요, 확률로 미분했나요?",
    en="Is it the derivative with respect to the logits, or to the probabilities?",
)
def gradient_for_the_probabilities(labels, logits):
    P = np.exp(log_probabilities(logits))
    rows, gradient = np.arange(len(P)), np.zeros(P.shape)
    gradient[rows, labels] = -1 / np.maximum(P[rows, labels], 1e-12)
    return gradient / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="시그모이드의 미분을 한 번 더 곱하지는 않았나요? 지수와 로그가 만나면 무엇이 남나요?",
    en="Is there one derivative of the sigmoid too many? What is left when exponential and "
    "logarithm meet?",
)
def multiplied_by_p_one_minus_p(labels, logits):
    P = np.exp(log_probabilities(logits))
    slope = P * (1 - P)
    P[np.arange(len(P)), labels] -= 1
    return P * slope / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="로짓이 1000 이면 np.exp(logits) 는 얼마인가요?",
    en="What is np.exp(logits) for a logit of 1000?",
)
def overflowing_gradient(labels, logits):
    e = np.exp(np.asarray(logits, dtype=float))
    P = e / e.sum(axis=1, keepdims=True)
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="확률은 행마다 더해서 1 인가요, 열마다 더해서 1 인가요?",
    en="Do the probabilities add up to 1 in each row, or in each column?",
)
def softmax_along_the_batch(labels, logits):
    P = np.exp(log_probabilities(np.transpose(logits))).T
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="한 행의 로짓이 [0, 1000] 이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def gradient_with_first_logit_subtracted(labels, logits):
    z = np.asarray(logits, dtype=float)
    e = np.exp(z - z[..., :1])
    P = e / e.sum(axis=-1, keepdims=True)
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="n 으로 나누는 것은 P 만인가요, P - Y 전체인가요? 행을 더하면 0 이 되나요?",
    en="Does n divide P alone, or all of P - Y? Does a row add up to 0?",
)
def answers_subtracted_after_the_mean(labels, logits):
    P = np.exp(log_probabilities(logits))
    P /= len(P)
    P[np.arange(len(P)), labels] -= 1
    return P


# numerical_gradient


def one_by_one(x, slope):
    """Applies `slope(x, e)` for each unit array e of the shape of x."""
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = 1.0
        gradient[index] = slope(x, e)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="양쪽으로 재었나요, 오른쪽으로만 재었나요? w³ 에서 오차가 h² 인가요?",
    en="Is it measured on both sides, or only upwards? Is the error for w³ equal to h²?",
)
def forward_difference(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="양쪽으로 재었나요, 왼쪽으로만 재었나요?",
    en="Is it measured on both sides, or only downwards?",
)
def backward_difference(f, x, h):
    return one_by_one(x, lambda x, e: (f(x) - f(x - h * e)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="x - h 에서 x + h 까지의 거리는 얼마인가요?",
    en="How far is it from x - h to x + h?",
)
def divided_by_h(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x - h * e)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="/ 2 * h 와 / (2 * h) 는 같은 식인가요?",
    en="Are / 2 * h and / (2 * h) the same?",
)
def brackets_forgotten(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x - h * e)) / 2 * h)


@mistakes.of(
    "numerical_gradient",
    ko="위와 아래 가운데 어느 쪽에서 어느 쪽을 빼야 하나요?",
    en="Which is subtracted from which, the value above or the one below?",
)
def up_and_down_swapped(f, x, h):
    return one_by_one(x, lambda x, e: (f(x - h * e) - f(x + h * e)) / (2 * h))


@mistakes.of(
    "numerical_gradient",
    ko="입력을 하나씩 움직이고 있나요, 모두 함께 움직이고 있나요?",
    en="Do you move the inputs one at a time, or all together?",
)
def all_inputs_together(f, x, h):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistakes.of(
    "numerical_gradient",
    ko="다음 입력을 움직이기 전에 앞의 입력을 제자리에 돌려놓았나요?",
    en="Was the input before put back in its place when you moved the next one?",
)
def not_put_back(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        gradient[index] = (up - f(x)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="받은 x 를 그대로 고쳤나요? 함수가 끝난 뒤 x 는 처음과 같은가요?",
    en="Did you change the x you were given? Is it the same as before when the function is over?",
)
def moved_in_place(f, x, h):
    x = x if isinstance(x, np.ndarray) and x.dtype.kind == "f" else np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        gradient[index] = (up - f(x)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="정수 배열에 0.1 을 더해 넣으면 무엇이 들어가나요?",
    en="What goes into an array of ints when you store a value that is 0.1 larger?",
)
def stuck_in_integers(f, x, h):
    x = np.array(x)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index], down[index] = x[index] + h, x[index] - h
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="받은 h 를 쓰고 있나요? h = 0.5 이면 w³ 에서 무엇이 나와야 하나요?",
    en="Is the h you were given in use? What should come out for w³ with h = 0.5?",
)
def step_size_of_its_own(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + 1e-5 * e) - f(x - 1e-5 * e)) / 2e-5)


@mistakes.of(
    "numerical_gradient",
    ko="한 걸음의 크기가 h 인가요, h / 2 인가요?",
    en="Is a step as long as h, or h / 2?",
)
def half_a_step_each_way(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h / 2 * e) - f(x - h / 2 * e)) / h)


# gradient_descent


def walk(w0, steps, move):
    """All places from w0 on, each `move` of the one before."""
    places = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        places.append(move(places[-1]))
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="기울기는 올라가는 방향입니다. 더해야 하나요, 빼야 하나요?",
    en="The gradient points uphill. Should it be added or subtracted?",
)
def uphill(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w + lr * grad(w))


@mistakes.of(
    "gradient_descent",
    ko="출발점 w0 도 길의 한 자리인가요? 몇 줄이 나와야 하나요?",
    en="Is the start w0 a place on the way? How many lines should there be?",
)
def start_left_out(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * grad(w))[1:]


@mistakes.of(
    "gradient_descent",
    ko="마지막 걸음 뒤의 자리가 들어 있나요? 몇 줄이 나와야 하나요?",
    en="Is the place after the last move there? How many lines should there be?",
)
def last_place_left_out(grad, w0, lr, steps):
    return walk(w0, max(steps - 1, 0), lambda w: w - lr * grad(w))


@mistakes.of(
    "gradient_descent",
    ko="steps 번 움직이면 출발점까지 자리가 모두 몇 개인가요? steps = 0 이면요?",
    en="After steps moves, how many places are there, the start included? And for steps = 0?",
)
def as_many_places_as_steps(grad, w0, lr, steps):
    w, places = np.asarray(w0, dtype=float), []
    for _ in range(steps):
        places.append(w)
        w = w - lr * grad(w)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="지나온 길 전체를 돌려주나요, 마지막 자리만 돌려주나요?",
    en="Do you return the whole way, or the last place only?",
)
def last_place_only(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * grad(w))[-1]


@mistakes.of(
    "gradient_descent",
    ko="걸음마다 기울기를 새로 구하나요, 출발점의 기울기를 계속 쓰나요?",
    en="Is the gradient found anew for each move, or is it always that of the start?",
)
def gradient_of_the_start(grad, w0, lr, steps):
    slope = grad(np.asarray(w0, dtype=float))
    return walk(w0, steps, lambda w: w - lr * slope)


@mistakes.of(
    "gradient_descent",
    ko="목록에 넣은 자리들이 모두 같은 배열은 아닌가요? w -= ... 는 새 배열을 만드나요?",
    en="Are all the places in your list one and the same array? Does w -= ... make a new one?",
)
def same_array_every_time(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    places = [w]
    for _ in range(steps):
        w -= lr * grad(w)
        places.append(w)
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="학습률은 식의 어디에 들어가나요?",
    en="Where in the formula is the learning rate?",
)
def full_gradient_as_step(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - grad(w))


@mistakes.of(
    "gradient_descent",
    ko="기울기의 크기도 쓰나요, 방향만 쓰나요?",
    en="Is the size of the gradient in use, or only its direction?",
)
def direction_only(grad, w0, lr, steps):
    return walk(w0, steps, lambda w: w - lr * np.sign(grad(w)))


@mistakes.of(
    "gradient_descent",
    ko="학습률은 걸음마다 같은가요, 줄어들고 있나요?",
    en="Is the learning rate the same for each move, or does it shrink?",
)
def shrinking_learning_rate(grad, w0, lr, steps):
    places = [np.asarray(w0, dtype=float)]
    for step in range(steps):
        places.append(places[-1] - lr / (step + 1) * grad(places[-1]))
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="돌려주는 것은 배열인가요, 리스트인가요?",
    en="Is what you return an array, or a list?",
)
def list_of_places(grad, w0, lr, steps):
    return list(walk(w0, steps, lambda w: w - lr * grad(w)))


@mistakes.of(
    "gradient_descent",
    ko="받은 w0 를 그 자리에서 고치지는 않았나요? 함수가 끝난 뒤 w0 에는 무엇이 들어 있나요?",
    en="Did you change the w0 you were given? What is in it when the function is over?",
)
def start_changed_in_place(grad, w0, lr, steps):
    w = w0 if isinstance(w0, np.ndarray) and w0.dtype.kind == "f" else np.array(w0, dtype=float)
    places = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        places.append(w.copy())
    return np.array(places)


@mistakes.of(
    "gradient_descent",
    ko="w0 가 정수이면 움직인 뒤의 자리도 정수로 잘리지 않나요?",
    en="When w0 is an int, are the places after it cut to ints, too?",
)
def places_cut_to_integers(grad, w0, lr, steps):
    w0 = np.asarray(w0)
    places = np.zeros((steps + 1, *w0.shape), dtype=w0.dtype)
    places[0] = w0
    for step in range(steps):
        places[step + 1] = places[step] - lr * grad(places[step])
    return places


@mistakes.of(
    "gradient_descent",
    ko="기울기가 0 이 되면 남은 걸음의 자리는 어떻게 되나요? 몇 줄이 나와야 하나요?",
    en="Once the gradient is 0, what becomes of the places of the steps that are left? How many "
    "lines should there be?",
)
def stopped_early(grad, w0, lr, steps):
    places = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        slope = grad(places[-1])
        if np.all(np.abs(slope) < 1e-8):
            break
        places.append(places[-1] - lr * slope)
    return np.array(places)
