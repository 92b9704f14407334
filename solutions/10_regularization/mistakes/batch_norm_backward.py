"""Mistakes in batch_norm_backward: lost ways back, means for sums, factors, ε, order."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import normalised

mistakes = Mistakes()


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
    ko="γ와 β의 기울기는 배치의 합인가요, 평균인가요?",
    en="Are the gradients of γ and β sums over the batch, or means?",
)
def means_for_gamma_and_beta(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, total=np.mean)


@mistakes.of(
    "batch_norm_backward",
    ko="y = γ x̂ + β에서 x로 가는 길에 γ가 있나요?",
    en="In y = γ x̂ + β, is there a γ on the way to x?",
)
def gamma_forgotten(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, np.ones(len(gamma)), eps)


@mistakes.of(
    "batch_norm_backward",
    ko="γ의 기울기에서 g에 곱하는 것은 x인가요, x̂인가요?",
    en="In the gradient of γ, is g multiplied by x or by x̂?",
)
def x_instead_of_x_hat(grad, x, gamma, eps=1e-5):
    grad_x, _, grad_beta = batch_norm_gradient(grad, x, gamma, eps)
    return grad_x, (np.asarray(grad) * np.asarray(x)).sum(axis=0), grad_beta


@mistakes.of(
    "batch_norm_backward",
    ko="괄호 안의 합에는 1/n이 있나요?",
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
    ko="역전파에서도 ε을 더했나요? 분산이 0인 열에서는 어떻게 되나요?",
    en="Is ε there in the backward pass as well? What happens where the variance is 0?",
)
def backward_without_eps(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, 0.0)


@mistakes.of(
    "batch_norm_backward",
    ko="순전파의 분산은 n으로 나누었나요, n - 1로 나누었나요?",
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
    ko="γ와 β의 기울기는 γ와 β와 같은 모양인가요? 배치의 축은 어떻게 했나요?",
    en="Do the gradients of γ and β have the shape of γ and β? What became of the batch's axis?",
)
def batch_not_summed(grad, x, gamma, eps=1e-5):
    grad_x, _, _ = batch_norm_gradient(grad, x, gamma, eps)
    grad = np.asarray(grad, dtype=float)
    return grad_x, grad * normalised(x, 0, eps), grad
