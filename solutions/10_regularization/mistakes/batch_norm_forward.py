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
    ko="평균은 데이터 하나 안에서 구하나요, 배치 전체에 걸쳐 특징마다 구하나요?",
    en="Do you take the mean within one example, or for each feature across the batch?",
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
    ko="특징이 여럿이면 평균은 몇 개여야 하나요? axis를 주었나요?",
    en="If there are several features, how many means should there be? Did you give an axis?",
)
def one_mean_for_everything(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, axis=None)


@mistakes.of(
    "batch_norm_forward",
    ko="배치를 정규화할 때의 분산은 n으로 나누나요, n - 1로 나누나요?",
    en="For normalising the batch, do you divide the variance by n or by n - 1?",
)
def normalised_with_unbiased_variance(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, ddof=1)


@mistakes.of(
    "batch_norm_forward",
    ko="이동 분산을 고칠 때 쓰는 배치의 분산은 n으로 나눈 것인가요, n - 1로 나눈 것인가요?",
    en="For the running variance, do you divide the variance of the batch by n or by n - 1?",
)
def running_variance_biased(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, running_ddof=0)


@mistakes.of(
    "batch_norm_forward",
    ko="momentum은 옛 값에 곱하나요, 새 배치의 값에 곱하나요?",
    en="Do you multiply the old value by momentum, or the value of the new batch?",
)
def momentum_keeps_the_old(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, update=lambda old, new, share: share * old + (1 - share) * new)


@mistakes.of(
    "batch_norm_forward",
    ko="이동 평균에 새 배치의 값을 더하면서 옛 값은 줄였나요? 두 값에 곱한 비율을 더하면 "
    "얼마인가요?",
    en="When you add the new batch to the running average, do you reduce the old value? What do "
    "the two shares add up to?",
)
def running_averages_grow(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var, training, momentum, eps
    return batch_norm(*args, update=lambda old, new, share: old + share * new)


@mistakes.of(
    "batch_norm_forward",
    ko="ε은 루트 안에 있나요, 밖에 있나요?",
    en="Is ε inside the square root or outside?",
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
    ko="평가할 때 데이터가 하나뿐이면 어떻게 되나요? training이 False일 때는 어떤 평균을 쓰나요?",
    en="What happens in evaluation if there is only one example? Which mean do you use when "
    "training is False?",
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
    en="In training, do you normalise with the mean of the batch, or with the running mean?",
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
    ko="평가할 때도 이동 평균을 바꾸어야 하나요?",
    en="Should the running averages change in evaluation, too?",
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
    ko="이동 평균은 어느 줄에서 바뀌나요? 언제나 받은 값을 그대로 돌려주지는 않나요?",
    en="Which line changes the running averages? Do you always return what was given?",
)
def running_averages_never_updated(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = x, gamma, beta, running_mean, running_var
    y, _, _ = batch_norm(*args, training, momentum, eps)
    return y, np.array(running_mean, dtype=float), np.array(running_var, dtype=float)


@mistakes.of(
    "batch_norm_forward",
    ko="정규화한 다음 γ와 β를 어디에 쓰나요?",
    en="After normalising, where do you use γ and β?",
)
def gamma_and_beta_forgotten(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    args = running_mean, running_var, training, momentum, eps
    return batch_norm(x, np.ones(len(gamma)), np.zeros(len(gamma)), *args)


@mistakes.of(
    "batch_norm_forward",
    ko="γ는 x̂에만 곱하나요, x̂과 β의 합에 곱하나요?",
    en="Do you multiply only x̂ by γ, or the sum of x̂ and β?",
)
def beta_added_first(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    args = running_mean, running_var, training, momentum, eps
    return batch_norm(x, gamma, np.asarray(gamma) * np.asarray(beta), *args)


@mistakes.of(
    "batch_norm_forward",
    ko="+= 나 [:] = 로 running_mean을 고치면 누구의 배열이 바뀌나요?",
    en="If you change running_mean with += or [:] =, whose array changes?",
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
    ko="함수가 돌려주어야 하는 값은 몇 개인가요? 다음에 부를 때 이동 평균은 어디에서 오나요?",
    en="How many values should the function return? Where does the next call get the running "
    "averages from?",
)
def output_only(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    args = x, gamma, beta, running_mean, running_var
    return batch_norm(*args, training, momentum, eps)[0]
