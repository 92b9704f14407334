"""Mistakes in batch_norm_forward: wrong axes and variances, modes, running averages, ε."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import normalised

mistakes = Mistakes()


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
    ko="배치를 정규화할 때의 분산은 n으로 나누나요, n - 1로 나누나요?",
    en="Is the variance that normalises the batch divided by n or by n - 1?",
)
def normalised_with_unbiased_variance(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, ddof=1)


@mistakes.of(
    "batch_norm_forward",
    ko="이동 분산에 모으는 분산은 n으로 나눈 것인가요, n - 1로 나눈 것인가요?",
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
    ko="ε은 루트 안에 있나요, 밖에 있나요?",
    en="Is ε inside the root or outside?",
)
def eps_outside_the_root(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, scale=lambda var, eps: np.sqrt(var) + eps)


@mistakes.of(
    "batch_norm_forward",
    ko="분산이 0인 열에서는 무엇으로 나누게 되나요?",
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
    ko="정규화한 다음 γ와 β는 어디에 있나요?",
    en="After normalising, where are γ and β?",
)
def gamma_and_beta_forgotten(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = running_mean, running_var, training, momentum, eps
    return batch_norm(x, np.ones(len(gamma)), np.zeros(len(gamma)), *args)


@mistakes.of(
    "batch_norm_forward",
    ko="γ는 x̂에만 곱하나요, β를 더한 것에 곱하나요?",
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
