"""Known mistakes of 10_regularization: wrong scales, wrong axes, wrong statistics."""

from __future__ import annotations

from collections import Counter

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def normalised(x, axis, eps, ddof=0):
    """x̂ along an axis, for mistakes that are made around it."""
    x = np.asarray(x, dtype=float)
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True, ddof=ddof)
    return (x - mean) / np.sqrt(var + eps)


def least_squares(columns, y):
    """argmin_w |y - columns w|²"""
    return np.linalg.lstsq(columns, np.asarray(y, dtype=float))[0]


# fit_polynomial


@mistakes.of(
    "fit_polynomial",
    ko="돌려준 배열의 첫 값은 상수항인가요, 가장 높은 차수의 계수인가요?",
    en="Is the first value you return the constant, or the coefficient of the highest power?",
)
def highest_power_first(x, y, degree):
    return least_squares(np.vander(x, degree + 1), y)


@mistakes.of(
    "fit_polynomial",
    ko="차수가 2 인 다항식에는 계수가 몇 개 있나요?",
    en="How many coefficients has a polynomial of degree 2?",
)
def one_power_short(x, y, degree):
    return least_squares(np.vander(x, max(degree, 1), increasing=True), y)


@mistakes.of(
    "fit_polynomial",
    ko="x = 0 에서 여러분의 다항식은 언제나 어떤 값인가요? 상수항은 어디에 있나요?",
    en="What is your polynomial at x = 0, always? Where is the constant?",
)
def no_constant(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    powers = powers * (np.arange(degree + 1) > 0)
    return least_squares(powers, y)


@mistakes.of(
    "fit_polynomial",
    ko="배열 x에서 x ** 2 와 2 * x 는 같은 것인가요? 열마다 무엇이 커져야 하나요?",
    en="Are x ** 2 and 2 * x the same? What should grow from column to column?",
)
def multiples_instead_of_powers(x, y, degree):
    columns = np.outer(np.asarray(x, dtype=float), np.arange(degree + 1))
    columns[:, 0] = 1.0
    return least_squares(columns, y)


@mistakes.of(
    "fit_polynomial",
    ko="모든 점을 지나는 다항식을 찾고 있나요? 점이 계수보다 많으면 나머지 점은 어떻게 되나요?",
    en="Are you looking for a polynomial through all points? With more points than coefficients, "
    "what becomes of the other points?",
)
def first_points_only(x, y, degree):
    powers = np.vander(np.asarray(x)[: degree + 1], degree + 1, increasing=True)
    return least_squares(powers, np.asarray(y)[: degree + 1])


@mistakes.of(
    "fit_polynomial",
    ko="돌려주어야 하는 것은 계수인가요, 그 계수로 예측한 값인가요?",
    en="Should you return the coefficients, or the values predicted with them?",
)
def predictions_instead_of_coefficients(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    return powers @ least_squares(powers, y)


@mistakes.of(
    "fit_polynomial",
    ko="제곱 오차를 최소로 하는 것은 무엇을 0 으로 만드나요? 벌점을 더하면 답이 그대로인가요?",
    en="If a penalty is added to the squared error, is the answer still the same?",
)
def with_weight_decay(x, y, degree):
    powers = np.vander(np.asarray(x, dtype=float), degree + 1, increasing=True)
    return np.linalg.solve(powers.T @ powers + 1e-3 * np.eye(degree + 1), powers.T @ np.asarray(y))


@mistakes.of(
    "fit_polynomial",
    ko="lstsq가 돌려주는 것은 몇 가지인가요? 그 가운데 계수는 어느 것인가요?",
    en="How many things does lstsq return? Which of them are the coefficients?",
)
def residual_instead_of_coefficients(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    return np.linalg.lstsq(powers, np.asarray(y, dtype=float))[1]


# l2_penalty


@mistakes.of(
    "l2_penalty",
    ko="식에서 λ 는 무엇으로 나누어져 있나요?",
    en="In the formula, what is λ divided by?",
)
def penalty_without_half(weights, lam):
    return lam * sum(np.sum(np.square(W)) for W in weights)


@mistakes.of(
    "l2_penalty",
    ko="절댓값을 더하는 벌점과 제곱을 더하는 벌점 가운데 어느 것을 구하나요?",
    en="A penalty that adds absolute values, or one that adds squares: which is it here?",
)
def absolute_values(weights, lam):
    return lam / 2 * sum(np.sum(np.abs(W)) for W in weights)


@mistakes.of(
    "l2_penalty",
    ko="식에 제곱근이 있나요? 노름과 노름의 제곱은 같은 것인가요?",
    en="Is there a square root in the formula? Are a norm and its square the same?",
)
def norm_not_squared(weights, lam):
    return lam / 2 * np.sqrt(sum(np.sum(np.square(W)) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="층마다 노름을 구해 더하면 제곱의 합과 같은가요?",
    en="Is the sum of the layers' norms the same as the sum of squares?",
)
def sum_of_norms(weights, lam):
    return lam / 2 * float(sum(np.sqrt(np.sum(np.square(W))) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="가중치가 많은 층과 적은 층에서 가중치 하나의 벌은 같아야 하지 않나요? 평균을 내고 있나요?",
    en="Should one weight cost the same in a large layer and in a small one? Is a mean taken?",
)
def mean_of_squares(weights, lam):
    return lam / 2 * float(sum(np.mean(np.square(W)) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="리스트의 둘째 층, 셋째 층의 가중치는 벌점의 어디에 있나요?",
    en="Where in the penalty are the weights of the second and the third layer?",
)
def first_layer_only(weights, lam):
    return lam / 2 * float(np.sum(np.square(weights[0]))) if len(weights) else 0.0


@mistakes.of(
    "l2_penalty",
    ko="반복할 때마다 합계를 더하고 있나요, 새로 쓰고 있나요?",
    en="Does each turn of the loop add to the total, or write over it?",
)
def last_layer_only(weights, lam):
    return lam / 2 * float(np.sum(np.square(weights[-1]))) if len(weights) else 0.0


@mistakes.of(
    "l2_penalty",
    ko="합을 먼저 구해 제곱하는 것과 제곱을 먼저 하고 더하는 것은 같은가요?",
    en="Is squaring the sum the same as summing the squares?",
)
def square_of_the_sum(weights, lam):
    return lam / 2 * float(sum(np.sum(W) for W in weights)) ** 2


@mistakes.of(
    "l2_penalty",
    ko="벌점은 모든 가중치를 더한 숫자 하나인가요, 층마다 하나씩인가요?",
    en="Is the penalty one number over all weights, or one for each layer?",
)
def one_penalty_per_layer(weights, lam):
    return [lam / 2 * float(np.sum(np.square(W))) for W in weights]


# l2_gradient


@mistakes.of(
    "l2_gradient",
    ko="(λ/2) W² 을 W 로 미분하면 2 는 어떻게 되나요?",
    en="When (λ/2) W² is differentiated, what becomes of the 2?",
)
def two_not_cancelled(W, grad, lam):
    return np.asarray(grad) + 2 * lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="λ/2 의 2 는 미분한 뒤에도 남나요?",
    en="Is the 2 of λ/2 still there after differentiating?",
)
def half_kept(W, grad, lam):
    return np.asarray(grad) + lam / 2 * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="이 기울기를 빼서 업데이트하면 가중치는 줄어드나요, 커지나요?",
    en="If you update by subtracting this gradient, do the weights shrink or grow?",
)
def decay_subtracted(W, grad, lam):
    return np.asarray(grad) - lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="손실 L 의 기울기는 어디로 갔나요?",
    en="Where has the gradient of the loss L gone?",
)
def penalty_gradient_only(W, grad, lam):
    return lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="벌점 W² 의 기울기가 W 의 크기를 알고 있나요? 부호만 쓰면 어떤 벌점의 기울기인가요?",
    en="Does your gradient know how large W is? Which penalty has a gradient of signs only?",
)
def sign_of_weights(W, grad, lam):
    return np.asarray(grad) + lam * np.sign(W)


@mistakes.of(
    "l2_gradient",
    ko="λ 는 W 에만 곱해지나요, 손실의 기울기에도 곱해지나요?",
    en="Does λ multiply W only, or the gradient of the loss as well?",
)
def lam_on_everything(W, grad, lam):
    return lam * (np.asarray(grad) + np.asarray(W))


@mistakes.of(
    "l2_gradient",
    ko="+= 는 새 배열을 만드나요, 받은 grad를 고치나요?",
    en="Does += make a new array, or change the grad that was given?",
)
def grad_changed_in_place(W, grad, lam):
    if not isinstance(grad, np.ndarray) or grad.dtype.kind != "f":
        grad = np.array(grad, dtype=float)
    grad += lam * np.asarray(W)
    return grad


@mistakes.of(
    "l2_gradient",
    ko="돌려주는 것은 기울기인가요, 업데이트한 가중치인가요?",
    en="Should you return the gradient, or the updated weights?",
)
def updated_weights(W, grad, lam):
    return (1 - lam) * np.asarray(W) - np.asarray(grad)


# dropout


@mistakes.of(
    "dropout",
    ko="꺼지고 남은 값들의 평균은 원래의 몇 배인가요? 그것을 무엇으로 되돌리나요?",
    en="How large is the mean of what is left, compared with before? What brings it back?",
)
def not_enlarged(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x


@mistakes.of(
    "dropout",
    ko="p 는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is p the probability to turn off, or to keep?",
)
def p_keeps(x, p, rng, training):
    x = np.array(x, dtype=float)
    if not training or p == 0:
        return x
    return x * (rng.random(x.shape) < p) / p


@mistakes.of(
    "dropout",
    ko="확률 p 로 꺼진다면, 난수가 p 보다 작은 값은 남나요, 꺼지나요?",
    en="If a value is off with probability p, what happens where the random number is below p?",
)
def keeps_below_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) < p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="남은 값을 p 로 나누면 평균이 원래대로 돌아오나요? 남는 확률은 얼마인가요?",
    en="Does dividing by p bring the mean back? What is the probability to be kept?",
)
def divided_by_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (p or 1) if training else x


@mistakes.of(
    "dropout",
    ko="평가할 때도 노드를 꺼야 하나요?",
    en="Are nodes to be turned off in evaluation, too?",
)
def drops_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때 이미 키워 두었다면, 평가할 때 한 번 더 줄여야 하나요?",
    en="If values were enlarged in training, do they have to be made smaller in evaluation?",
)
def shrinks_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때는 줄이지 않고 평가할 때만 줄이는 방식은, 이 과제가 약속한 방식인가요?",
    en="Enlarging nothing in training and shrinking in evaluation: is that what we agreed on?",
)
def scaled_in_evaluation_only(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="training이 참일 때와 거짓일 때가 뒤바뀌지 않았나요?",
    en="Have training and evaluation changed places?",
)
def modes_swapped(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x if training else x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="다른 rng를 주어도 같은 값들이 꺼지나요? 난수는 어디에서 뽑고 있나요?",
    en="Are the same values off with another rng? Where are the random numbers drawn from?",
)
def generator_of_its_own(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (np.random.default_rng(0).random(x.shape) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="한 행의 값들이 모두 함께 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are all values of a row off together? How many random numbers did you draw?",
)
def whole_rows(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = rng.random(len(x)).reshape((-1,) + (1,) * (x.ndim - 1)) >= p
    return x * kept / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="모든 데이터에서 같은 노드가 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are the same nodes off for every example? How many random numbers did you draw?",
)
def same_mask_for_every_row(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape[-1]) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="언제나 꼭 같은 수의 값이 꺼지나요? 동전을 열 번 던지면 앞면이 늘 다섯 번인가요?",
    en="Is the number of values that are off always the same? Of ten tosses of a coin, are five "
    "always heads?",
)
def exact_number_off(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = np.ones(x.size)
    kept[rng.permutation(x.size)[: round(p * x.size)]] = 0
    return x * kept.reshape(x.shape) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="x 에 0 을 써 넣으면 부르는 쪽의 배열은 어떻게 되나요?",
    en="If you write zeros into x, what becomes of the caller's array?",
)
def zeros_written_into_x(x, p, rng, training):
    if not isinstance(x, np.ndarray) or x.dtype.kind != "f":
        x = np.array(x, dtype=float)
    if training:
        x[rng.random(x.shape) < p] = 0
        x /= 1 - p
    return x


@mistakes.of(
    "dropout",
    ko="정수 배열에 3 / 0.7 을 넣으면 무엇이 남나요?",
    en="What is left of 3 / 0.7 when it is put into an array of ints?",
)
def ints_stay_ints(x, p, rng, training):
    x = np.asarray(x)
    if not training:
        return x
    return (x * (rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)


# majority_vote


@mistakes.of(
    "majority_vote",
    ko="한 행은 모델 하나의 답인가요, 데이터 하나의 답인가요? 표는 어느 방향으로 세나요?",
    en="Is one row the answers of one model, or for one example? Which way are votes counted?",
)
def votes_along_the_wrong_axis(predictions):
    return np.array([np.bincount(row).argmax() for row in np.asarray(predictions)])


@mistakes.of(
    "majority_vote",
    ko="레이블의 평균은 투표의 결과인가요? 0 과 2 의 평균 1 에 표를 준 모델이 있나요?",
    en="Is the mean of labels the outcome of a vote? The mean of 0 and 2 is 1: who voted for it?",
)
def mean_of_labels(predictions):
    return np.round(np.mean(predictions, axis=0)).astype(int)


@mistakes.of(
    "majority_vote",
    ko="가운데 있는 레이블이 가장 많이 나온 레이블인가요?",
    en="Is the label in the middle the one given most often?",
)
def median_of_labels(predictions):
    return np.median(predictions, axis=0).astype(int)


@mistakes.of(
    "majority_vote",
    ko="표가 같을 때 이기는 레이블은 먼저 나온 것인가요, 가장 작은 것인가요?",
    en="When votes are equal, does the label win that came first, or the smallest?",
)
def first_seen_wins(predictions):
    columns = np.asarray(predictions).T.tolist()
    return np.array([Counter(column).most_common(1)[0][0] for column in columns])


@mistakes.of(
    "majority_vote",
    ko="표가 같을 때 이기는 것은 가장 큰 레이블인가요, 가장 작은 레이블인가요?",
    en="When votes are equal, does the largest label win, or the smallest?",
)
def largest_label_wins(predictions):
    columns = np.asarray(predictions).T
    return np.array([max(c.tolist(), key=lambda v: ((c == v).sum(), v)) for c in columns])


@mistakes.of(
    "majority_vote",
    ko="돌려주는 것은 이긴 레이블인가요, 그 레이블이 받은 표의 수인가요?",
    en="Is what you return the winning label, or the number of votes it got?",
)
def number_of_votes(predictions):
    return np.array([np.bincount(column).max() for column in np.asarray(predictions).T])


@mistakes.of(
    "majority_vote",
    ko="레이블이 0, 1, 2 로 이어지지 않으면 argmax가 주는 번호는 레이블과 같은가요?",
    en="If labels are not 0, 1, 2, …, is the position that argmax gives the label itself?",
)
def position_instead_of_label(predictions):
    predictions = np.asarray(predictions)
    labels = np.unique(predictions)
    return (predictions[:, :, np.newaxis] == labels).sum(axis=0).argmax(axis=1)


@mistakes.of(
    "majority_vote",
    ko="투표는 데이터마다 따로 하나요, 모두 모아 한 번 하나요?",
    en="Is there one vote for each example, or one for all of them together?",
)
def one_vote_for_all(predictions):
    predictions = np.asarray(predictions)
    return np.full(predictions.shape[1], np.bincount(predictions.ravel()).argmax())


@mistakes.of(
    "majority_vote",
    ko="가장 큰 레이블과 가장 많이 나온 레이블은 같은 것인가요?",
    en="Are the largest label and the label given most often the same?",
)
def largest_label(predictions):
    return np.max(predictions, axis=0)


# early_stopping


@mistakes.of(
    "early_stopping",
    ko="바로 앞 에포크보다 작아지면 좋아진 것인가요, 지금까지의 최솟값보다 작아야 하나요?",
    en="Is a loss below that of the epoch before an improvement, or below the smallest so far?",
)
def compared_with_the_epoch_before(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            waited = 0
        else:
            waited += 1
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="최솟값과 꼭 같은 손실은 좋아진 것으로 치나요?",
    en="Does a loss equal to the smallest so far count as an improvement?",
)
def equal_counts_as_better(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss <= val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="손실이 얼마나 작아져야 좋아진 것인가요? 문제에 그런 값이 있나요?",
    en="How much smaller does a loss have to be to count as better? Does the text name any amount?",
)
def small_improvement_does_not_count(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best] - 1e-4:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="참은 횟수가 꼭 patience일 때 멈추나요, 넘었을 때 멈추나요?",
    en="Does it stop when the count reaches patience, or when it goes beyond?",
)
def one_epoch_too_patient(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best > patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="좋아지고 나면 참은 횟수는 몇부터 다시 세나요?",
    en="After an improvement, where does the count begin again?",
)
def count_never_reset(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="멈춘 뒤의 에포크는 실제로 학습했나요? 그 손실을 알 수 있나요?",
    en="Were the epochs after the stop ever trained? Can you know their losses?",
)
def best_of_all_epochs(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return int(np.argmin(val_losses)), epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="손실이 한 번 오르면 바로 멈추나요? patience는 어디에 쓰이나요?",
    en="Does training stop at the first rise? Where is patience used?",
)
def no_patience(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch > best:
            return best, epoch
    return best, len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="한 번도 멈추지 않았을 때 마지막 에포크의 번호는 몇 번인가요? 0 부터 세고 있나요?",
    en="If training never stops, what is the number of the last epoch? Do you count from 0?",
)
def one_past_the_end(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses)


@mistakes.of(
    "early_stopping",
    ko="에포크를 0 부터 세나요, 1 부터 세나요?",
    en="Do epochs count from 0 or from 1?",
)
def counted_from_one(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(val_losses)


@mistakes.of(
    "early_stopping",
    ko="돌려주는 두 수의 순서가 (best_epoch, stop_epoch)인가요?",
    en="Are the two numbers in the order (best_epoch, stop_epoch)?",
)
def stop_first(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch, best
    return len(val_losses) - 1, best


@mistakes.of(
    "early_stopping",
    ko="돌려주는 것은 에포크의 번호인가요, 그때의 손실인가요?",
    en="Should you return the number of the best epoch, or the loss it had?",
)
def loss_instead_of_epoch(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return float(val_losses[best]), epoch
    return float(val_losses[best]), len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="끝까지 멈추지 않은 학습에서도 가장 좋은 에포크가 마지막에서 patience만큼 앞인가요?",
    en="If training never stopped, is the best epoch really patience epochs before the last one?",
)
def best_counted_back_from_the_stop(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch - patience, epoch
    return max(len(val_losses) - 1 - patience, 0), len(val_losses) - 1


@mistakes.of(
    "early_stopping",
    ko="검증 손실은 클수록 좋은가요, 작을수록 좋은가요?",
    en="Is a validation loss better when it is larger, or when it is smaller?",
)
def larger_is_better(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss > val_losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


# xavier_init


@mistakes.of(
    "xavier_init",
    ko="rng.normal의 둘째 인자는 분산인가요, 표준편차인가요?",
    en="Is the second argument of rng.normal the variance or the standard deviation?",
)
def variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 2 / (fan_in + fan_out), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="분모에는 한 층의 노드 수만 있나요, 두 층의 노드 수가 다 있나요?",
    en="Is there one layer's number of nodes below the line, or that of both?",
)
def fan_in_only(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="ReLU를 위한 초기화와 tanh를 위한 초기화를 바꾸어 쓰지 않았나요?",
    en="Have the initialisations for ReLU and for tanh changed places?",
)
def he_instead_of_xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="두 노드 수의 평균으로 나누려면 합을 무엇으로 나누나요? 분자의 2 는 어디로 갔나요?",
    en="To divide by the mean of the two numbers, what is their sum divided by? Where is the 2?",
)
def two_forgotten(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="6 이 있는 식은 균등분포의 범위를 위한 것 아닌가요? 정규분포의 분산은 얼마인가요?",
    en="Is the formula with a 6 not for the range of a uniform distribution? What is the variance "
    "of the normal one?",
)
def limit_of_uniform_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(6 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="이 과제에서 약속한 것은 균등분포인가요, 정규분포인가요?",
    en="Did we agree on a uniform or on a normal distribution here?",
)
def uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="rng.random이 주는 수의 평균은 얼마인가요? 음수 가중치도 있나요?",
    en="What is the mean of what rng.random gives? Are there negative weights?",
)
def only_positive(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))


@mistakes.of(
    "xavier_init",
    ko="가중치 행렬의 행은 이전 층인가요, 다음 층인가요?",
    en="Do the rows of a weight matrix belong to the layer before, or the layer after?",
)
def transposed(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


@mistakes.of(
    "xavier_init",
    ko="층의 크기가 달라지면 여러분의 가중치도 달라지나요?",
    en="Do your weights change with the sizes of the layers?",
)
def not_scaled(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="다른 rng를 주어도 같은 가중치가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same weights? Where are the random numbers drawn from?",
)
def xavier_from_its_own_generator(fan_in, fan_out, rng):
    own = np.random.default_rng(42)
    return own.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "xavier_init",
    ko="모든 가중치가 0 이면 같은 층의 노드들은 서로 달라질 수 있나요?",
    en="If all weights are 0, can the nodes of a layer ever become different?",
)
def all_zeros(fan_in, fan_out, rng):
    return np.zeros((fan_in, fan_out))


# he_init


@mistakes.of(
    "he_init",
    ko="rng.normal의 둘째 인자는 분산인가요, 표준편차인가요?",
    en="Is the second argument of rng.normal the variance or the standard deviation?",
)
def he_variance_as_deviation(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="노드 하나로 들어오는 합에는 항이 몇 개 있나요? fan_in 개인가요, fan_out 개인가요?",
    en="How many terms has the sum that enters a node: fan_in or fan_out?",
)
def he_fan_out(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="ReLU가 절반을 0 으로 만든 것은 어디에서 되돌려 주나요?",
    en="ReLU turns half of the values into 0: where is that given back?",
)
def he_without_two(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="ReLU를 위한 초기화와 tanh를 위한 초기화를 바꾸어 쓰지 않았나요?",
    en="Have the initialisations for ReLU and for tanh changed places?",
)
def xavier_instead_of_he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="이 과제에서 약속한 것은 균등분포인가요, 정규분포인가요?",
    en="Did we agree on a uniform or on a normal distribution here?",
)
def he_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="가중치 행렬의 행은 이전 층인가요, 다음 층인가요?",
    en="Do the rows of a weight matrix belong to the layer before, or the layer after?",
)
def he_transposed(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@mistakes.of(
    "he_init",
    ko="다른 rng를 주어도 같은 가중치가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same weights? Where are the random numbers drawn from?",
)
def he_from_its_own_generator(fan_in, fan_out, rng):
    return np.random.default_rng(42).normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@mistakes.of(
    "he_init",
    ko="표준편차로 나누어야 하나요, 곱해야 하나요? 층이 커지면 가중치는 커지나요?",
    en="Do you multiply or divide by the deviation? Do the weights grow with the layer?",
)
def he_divided(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) / np.sqrt(2 / fan_in)


# batch_norm_forward


def batch_norm(
    x,
    gamma,
    beta,
    running_mean,
    running_var,
    training,
    momentum,
    eps,
    *,
    axis: int | None = 0,
    ddof=0,
    running_ddof=1,
    scale=lambda var, eps: np.sqrt(var + eps),
    update=lambda old, new, share: (1 - share) * old + share * new,
):
    """Batch normalization with one thing changed."""
    x = np.asarray(x, dtype=float)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=axis), x.var(axis=axis, ddof=ddof)
        new_mean = update(new_mean, mean, momentum)
        new_var = update(new_var, x.var(axis=axis, ddof=running_ddof), momentum)
    y = np.asarray(gamma) * (x - mean) / scale(var, eps) + np.asarray(beta)
    return y, new_mean, new_var


@mistakes.of(
    "batch_norm_forward",
    ko="평균은 데이터 하나 안에서 구하나요, 특징마다 배치를 가로질러 구하나요?",
    en="Is the mean taken within one example, or for each feature across the batch?",
)
def mean_within_each_example(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    x_hat = normalised(x, 1, eps)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        x = np.asarray(x, dtype=float)
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        var = (1 - momentum) * var + momentum * x.var(axis=0, ddof=1)
    return np.asarray(gamma) * x_hat + np.asarray(beta), mean, var


@mistakes.of(
    "batch_norm_forward",
    ko="특징이 여럿이면 평균도 여럿이어야 하지 않나요? axis를 주었나요?",
    en="With several features, should there not be several means? Is an axis given?",
)
def one_mean_for_everything(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, axis=None)


@mistakes.of(
    "batch_norm_forward",
    ko="배치를 정규화할 때의 분산은 n 으로 나누나요, n - 1 로 나누나요?",
    en="Is the variance that normalises the batch divided by n or by n - 1?",
)
def normalised_with_unbiased_variance(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, ddof=1)


@mistakes.of(
    "batch_norm_forward",
    ko="이동 분산에 모으는 분산은 n 으로 나눈 것인가요, n - 1 로 나눈 것인가요?",
    en="Is the variance collected in the running variance divided by n or by n - 1?",
)
def running_variance_biased(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, running_ddof=0)


@mistakes.of(
    "batch_norm_forward",
    ko="momentum은 옛 값의 몫인가요, 새 배치의 몫인가요?",
    en="Is momentum the share of the old value, or of the new batch?",
)
def momentum_keeps_the_old(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, update=lambda old, new, share: share * old + (1 - share) * new)


@mistakes.of(
    "batch_norm_forward",
    ko="이동 평균에 새 배치를 더하면서 옛 값은 줄였나요? 두 몫을 더하면 얼마인가요?",
    en="When the new batch is added to the running average, is the old value made smaller? What "
    "do the two shares add up to?",
)
def running_averages_grow(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, update=lambda old, new, share: old + share * new)


@mistakes.of(
    "batch_norm_forward",
    ko="ε 은 루트 안에 있나요, 밖에 있나요?",
    en="Is ε inside the root or outside?",
)
def eps_outside_the_root(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, scale=lambda var, eps: np.sqrt(var) + eps)


@mistakes.of(
    "batch_norm_forward",
    ko="분산이 0 인 열에서는 무엇으로 나누게 되나요?",
    en="What do you divide by in a column whose variance is 0?",
)
def without_eps(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, scale=lambda var, eps: np.sqrt(var))


@mistakes.of(
    "batch_norm_forward",
    ko="분산으로 나누나요, 표준편차로 나누나요?",
    en="Do you divide by the variance, or by the standard deviation?",
)
def divided_by_the_variance(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, scale=lambda var, eps: var + eps)


@mistakes.of(
    "batch_norm_forward",
    ko="데이터가 하나만 들어와도 평가할 수 있나요? training이 거짓일 때는 어떤 평균을 쓰나요?",
    en="Can a single example be evaluated? Which mean is used when training is false?",
)
def batch_statistics_in_evaluation(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    y = np.asarray(gamma) * normalised(x, 0, eps) + np.asarray(beta)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    if training:
        x = np.asarray(x, dtype=float)
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        var = (1 - momentum) * var + momentum * x.var(axis=0, ddof=1)
    return y, mean, var


@mistakes.of(
    "batch_norm_forward",
    ko="학습 중의 출력은 배치의 평균으로 정규화하나요, 이동 평균으로 정규화하나요?",
    en="In training, is the output normalised with the batch's mean, or with the running mean?",
)
def running_statistics_in_training(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = gamma, beta, running_mean, running_var
    _, mean, var = batch_norm(x, *args, training, momentum, eps)
    y, _, _ = batch_norm(x, gamma, beta, mean, var, False, momentum, eps)
    return y, mean, var


@mistakes.of(
    "batch_norm_forward",
    ko="평가하는 동안에도 이동 평균이 바뀌나요?",
    en="Do the running averages change during evaluation, too?",
)
def updated_in_evaluation(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var
    y, mean, var = batch_norm(*args, training, momentum, eps)
    if not training:
        x = np.asarray(x, dtype=float)
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        var = (1 - momentum) * var + momentum * x.var(axis=0, ddof=min(1, len(x) - 1))
    return y, mean, var


@mistakes.of(
    "batch_norm_forward",
    ko="이동 평균은 누가 언제 바꾸나요? 돌려준 값이 받은 값과 늘 같지는 않나요?",
    en="Who changes the running averages, and when? Do you always return what was given?",
)
def running_averages_never_updated(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var
    y, _, _ = batch_norm(*args, training, momentum, eps)
    return y, np.array(running_mean, dtype=float), np.array(running_var, dtype=float)


@mistakes.of(
    "batch_norm_forward",
    ko="정규화한 다음 γ 와 β 는 어디에 있나요?",
    en="After normalising, where are γ and β?",
)
def gamma_and_beta_forgotten(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = running_mean, running_var, training, momentum, eps
    return batch_norm(x, np.ones(len(gamma)), np.zeros(len(gamma)), *args)


@mistakes.of(
    "batch_norm_forward",
    ko="γ 는 x̂ 에만 곱하나요, β 를 더한 것에 곱하나요?",
    en="Does γ multiply x̂ only, or what β has already been added to?",
)
def beta_added_first(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    args = running_mean, running_var, training, momentum, eps
    return batch_norm(x, gamma, np.asarray(gamma) * np.asarray(beta), *args)


@mistakes.of(
    "batch_norm_forward",
    ko="+= 나 [:] = 로 고친 running_mean은 부르는 쪽의 배열 아닌가요?",
    en="A running_mean changed with += or [:] =: is it not the caller's array?",
)
def running_averages_changed_in_place(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var
    y, mean, var = batch_norm(*args, training, momentum, eps)
    if isinstance(running_mean, np.ndarray):
        running_mean[...], running_var[...] = mean, var
    return y, mean, var


@mistakes.of(
    "batch_norm_forward",
    ko="함수가 돌려주는 값은 몇 개인가요? 이동 평균은 누가 기억하나요?",
    en="How many values does the function return? Who remembers the running averages?",
)
def output_only(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    args = x, gamma, beta, running_mean, running_var
    return batch_norm(*args, training, momentum, eps)[0]


# batch_norm_backward


def batch_norm_gradient(grad, x, gamma, eps, *, mean=True, var=True, total=np.sum, power=0.5):
    """The backward pass with one way left out, or one thing changed."""
    grad, x = np.asarray(grad, dtype=float), np.asarray(x, dtype=float)
    std = (x.var(axis=0) + eps) ** 0.5
    x_hat = (x - x.mean(axis=0)) / std
    inner = grad - mean * grad.mean(axis=0) - var * x_hat * (grad * x_hat).mean(axis=0)
    scale = (x.var(axis=0) + eps) ** power
    grad_x = np.asarray(gamma) / scale * inner
    return grad_x, total(grad * x_hat, axis=0), total(grad, axis=0)


@mistakes.of(
    "batch_norm_backward",
    ko="x 하나를 움직이면 그 열의 평균과 분산도 움직이나요? 그 길은 기울기의 어디에 있나요?",
    en="If one x moves, do the column's mean and variance move, too? Where in your gradient are "
    "those ways?",
)
def statistics_taken_as_constants(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, mean=False, var=False)


@mistakes.of(
    "batch_norm_backward",
    ko="분산을 거쳐 가는 길은 기울기의 어디에 있나요?",
    en="Where in your gradient is the way that leads through the variance?",
)
def way_through_the_variance_missing(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, var=False)


@mistakes.of(
    "batch_norm_backward",
    ko="평균을 거쳐 가는 길은 기울기의 어디에 있나요?",
    en="Where in your gradient is the way that leads through the mean?",
)
def way_through_the_mean_missing(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, mean=False)


@mistakes.of(
    "batch_norm_backward",
    ko="γ 와 β 의 기울기는 배치의 합인가요, 평균인가요?",
    en="Are the gradients of γ and β sums over the batch, or means?",
)
def means_for_gamma_and_beta(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, total=np.mean)


@mistakes.of(
    "batch_norm_backward",
    ko="y = γ x̂ + β 에서 x 로 가는 길에 γ 가 있나요?",
    en="In y = γ x̂ + β, is there a γ on the way to x?",
)
def gamma_forgotten(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, np.ones(len(gamma)), eps)


@mistakes.of(
    "batch_norm_backward",
    ko="γ 의 기울기에서 g 에 곱하는 것은 x 인가요, x̂ 인가요?",
    en="In the gradient of γ, is g multiplied by x or by x̂?",
)
def x_instead_of_x_hat(grad, x, gamma, eps=1e-5):
    grad_x, _, grad_beta = batch_norm_gradient(grad, x, gamma, eps)
    return grad_x, (np.asarray(grad) * np.asarray(x)).sum(axis=0), grad_beta


@mistakes.of(
    "batch_norm_backward",
    ko="괄호 안의 합에는 1/n 이 있나요?",
    en="Do the sums in the parentheses have a 1/n?",
)
def sums_in_the_parentheses(grad, x, gamma, eps=1e-5):
    n = len(x)
    _, grad_gamma, grad_beta = batch_norm_gradient(grad, x, gamma, eps)
    plain, _, _ = batch_norm_gradient(grad, x, gamma, eps, mean=False, var=False)
    whole, _, _ = batch_norm_gradient(grad, x, gamma, eps)
    return plain + n * (whole - plain), grad_gamma, grad_beta


@mistakes.of(
    "batch_norm_backward",
    ko="식 앞의 나눗수는 표준편차인가요, 분산인가요?",
    en="Is what stands in front of the parentheses divided by the deviation, or by the variance?",
)
def divided_by_the_variance_backward(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, power=1.0)


@mistakes.of(
    "batch_norm_backward",
    ko="순전파에서 나눈 값을 역전파에서는 곱하고 있지 않나요?",
    en="What the forward pass divided by: does your backward pass multiply by it?",
)
def multiplied_by_the_deviation(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, power=-0.5)


@mistakes.of(
    "batch_norm_backward",
    ko="역전파에서도 ε 을 더했나요? 분산이 0 인 열에서는 어떻게 되나요?",
    en="Is ε there in the backward pass as well? What happens where the variance is 0?",
)
def backward_without_eps(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, 0.0)


@mistakes.of(
    "batch_norm_backward",
    ko="순전파의 분산은 n 으로 나누었나요, n - 1 로 나누었나요?",
    en="Was the forward pass's variance divided by n or by n - 1?",
)
def backward_with_unbiased_variance(grad, x, gamma, eps=1e-5):
    grad, x = np.asarray(grad, dtype=float), np.asarray(x, dtype=float)
    std = np.sqrt(x.var(axis=0, ddof=1) + eps)
    x_hat = (x - x.mean(axis=0)) / std
    inner = grad - grad.mean(axis=0) - x_hat * (grad * x_hat).mean(axis=0)
    return np.asarray(gamma) / std * inner, (grad * x_hat).sum(axis=0), grad.sum(axis=0)


@mistakes.of(
    "batch_norm_backward",
    ko="돌려주는 순서가 (grad_x, grad_gamma, grad_beta)인가요?",
    en="Is the order of what you return (grad_x, grad_gamma, grad_beta)?",
)
def beta_before_gamma(grad, x, gamma, eps=1e-5):
    grad_x, grad_gamma, grad_beta = batch_norm_gradient(grad, x, gamma, eps)
    return grad_x, grad_beta, grad_gamma


@mistakes.of(
    "batch_norm_backward",
    ko="γ 와 β 의 기울기는 γ 와 β 와 같은 모양인가요? 배치의 축은 어떻게 했나요?",
    en="Do the gradients of γ and β have the shape of γ and β? What became of the batch's axis?",
)
def batch_not_summed(grad, x, gamma, eps=1e-5):
    grad_x, _, _ = batch_norm_gradient(grad, x, gamma, eps)
    grad = np.asarray(grad, dtype=float)
    return grad_x, grad * normalised(x, 0, eps), grad


# layer_norm


@mistakes.of(
    "layer_norm",
    ko="평균은 배치를 가로질러 구하나요, 데이터 하나 안에서 구하나요?",
    en="Is the mean taken across the batch, or within one example?",
)
def across_the_batch(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, 0, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="모든 데이터가 평균 하나를 나누어 쓰나요? 데이터마다 하나씩이어야 하지 않나요?",
    en="Do all examples share one mean? Should not each have its own?",
)
def one_mean_for_all_examples(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, None, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="축이 셋이면 평균은 축 몇 개를 따라 구하나요? 문장 하나에 평균이 하나인가요, 낱말마다 "
    "하나인가요?",
    en="With three axes, along how many of them is a mean taken? Is there one mean per sentence, "
    "or one per word?",
)
def all_axes_but_the_first(x, gamma, beta, eps=1e-5):
    axes = tuple(range(1, np.ndim(x))) or 0
    return np.asarray(gamma) * normalised(x, axes, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="마지막 축은 언제나 1 번 축인가요? 축이 하나나 셋이면 어떻게 되나요?",
    en="Is the last axis always axis 1? What if there is one axis, or three?",
)
def always_axis_one(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, 1, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="분산은 d 로 나누나요, d - 1 로 나누나요?",
    en="Is the variance divided by d or by d - 1?",
)
def layer_norm_unbiased(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, -1, eps, ddof=1) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="ε 은 루트 안에 있나요, 밖에 있나요?",
    en="Is ε inside the root or outside?",
)
def layer_norm_eps_outside(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    centred = x - x.mean(axis=-1, keepdims=True)
    std = x.std(axis=-1, keepdims=True) + eps
    return np.asarray(gamma) * centred / std + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="한 행의 값이 모두 같으면 무엇으로 나누게 되나요?",
    en="What do you divide by when all values of a row are equal?",
)
def layer_norm_without_eps(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, -1, 0.0) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="분산으로 나누나요, 표준편차로 나누나요?",
    en="Do you divide by the variance, or by the standard deviation?",
)
def layer_norm_by_variance(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    centred, var = x - x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return np.asarray(gamma) * centred / (var + eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="정규화한 다음 γ 와 β 는 어디에 있나요?",
    en="After normalising, where are γ and β?",
)
def layer_norm_without_gamma_and_beta(x, gamma, beta, eps=1e-5):
    return normalised(x, -1, eps)


@mistakes.of(
    "layer_norm",
    ko="나누기 전에 평균을 뺐나요?",
    en="Was the mean subtracted before dividing?",
)
def mean_not_subtracted(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    std = np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    return np.asarray(gamma) * x / std + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="(n,) 모양의 평균을 (n, d) 배열에서 빼면 어느 축을 따라 빠지나요? keepdims는 무엇을 하나요?",
    en="If means of shape (n,) are subtracted from (n, d), along which axis does it happen? What "
    "does keepdims do?",
)
def keepdims_forgotten(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    mean, var = x.mean(axis=-1), x.var(axis=-1)
    return np.asarray(gamma) * (x - mean) / np.sqrt(var + eps) + np.asarray(beta)
