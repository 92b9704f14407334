"""Mistakes in layer_norm: wrong axes and variances, ε out of place, γ and β left out."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import normalised

mistakes = Mistakes()


@mistakes.of(
    "layer_norm",
    ko="평균은 배치 전체에 걸쳐 구하나요, 데이터 하나 안에서 구하나요?",
    en="Do you take the mean across the batch, or within one example?",
)
def across_the_batch(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, 0, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="모든 데이터가 평균 하나를 함께 쓰나요? 평균은 모두 몇 개여야 하나요?",
    en="Do all examples share one mean? How many means should there be?",
)
def one_mean_for_all_examples(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, None, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="축이 셋이면 축 몇 개를 따라 평균을 구하나요? 평균은 문장마다 하나인가요, 낱말마다 "
    "하나인가요?",
    en="With three axes, along how many of them do you take a mean? Is there one mean for each "
    "sentence, or one for each word?",
)
def all_axes_but_the_first(x, gamma, beta, eps=1e-5):
    axes = tuple(range(1, np.ndim(x))) or 0
    return np.asarray(gamma) * normalised(x, axes, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="마지막 축은 언제나 1번 축인가요? 축이 하나이거나 셋이면 어떻게 되나요?",
    en="Is the last axis always axis 1? What if there is one axis, or three?",
)
def always_axis_one(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, 1, eps) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="분산은 d로 나누나요, d - 1로 나누나요?",
    en="Do you divide the variance by d or by d - 1?",
)
def layer_norm_unbiased(x, gamma, beta, eps=1e-5):
    return np.asarray(gamma) * normalised(x, -1, eps, ddof=1) + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="ε은 루트 안에 있나요, 밖에 있나요?",
    en="Is ε inside the square root or outside?",
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
    ko="정규화한 다음 γ와 β를 어디에 쓰나요?",
    en="After normalising, where do you use γ and β?",
)
def layer_norm_without_gamma_and_beta(x, gamma, beta, eps=1e-5):
    return normalised(x, -1, eps)


@mistakes.of(
    "layer_norm",
    ko="나누기 전에 평균을 뺐나요?",
    en="Did you subtract the mean before you divided?",
)
def mean_not_subtracted(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    std = np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    return np.asarray(gamma) * x / std + np.asarray(beta)


@mistakes.of(
    "layer_norm",
    ko="(n,) 모양의 평균을 (n, d) 배열에서 빼면 어느 축으로 브로드캐스팅되나요? keepdims는 무엇을 "
    "하나요?",
    en="If you subtract means of shape (n,) from an array of (n, d), along which axis are they "
    "broadcast? What does keepdims do?",
)
def keepdims_forgotten(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    mean, var = x.mean(axis=-1), x.var(axis=-1)
    return np.asarray(gamma) * (x - mean) / np.sqrt(var + eps) + np.asarray(beta)
