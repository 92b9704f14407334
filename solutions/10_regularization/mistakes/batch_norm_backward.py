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
    ko="x 하나를 움직이면 그 열의 평균과 분산도 움직이나요? 그 두 경로는 여러분의 기울기 어디에 "
    "있나요?",
    en="If one x changes, do the column's mean and variance change, too? Where in your gradient "
    "are these two paths?",
)
def statistics_taken_as_constants(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, mean=False, var=False)


@mistakes.of(
    "batch_norm_backward",
    ko="분산을 거쳐 가는 경로는 여러분의 기울기 어디에 있나요?",
    en="Where in your gradient is the path through the variance?",
)
def way_through_the_variance_missing(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, var=False)


@mistakes.of(
    "batch_norm_backward",
    ko="평균을 거쳐 가는 경로는 여러분의 기울기 어디에 있나요?",
    en="Where in your gradient is the path through the mean?",
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
    ko="y = γ x̂ + β에서 y의 기울기가 x까지 가는 동안 γ를 지나나요?",
    en="In y = γ x̂ + β, does the gradient pass γ on its way from y to x?",
)
def gamma_forgotten(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, np.ones(len(gamma)), eps)


@mistakes.of(
    "batch_norm_backward",
    ko="γ의 기울기에서 g에 곱하는 것은 x인가요, x̂인가요?",
    en="In the gradient of γ, do you multiply g by x or by x̂?",
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
    ko="괄호 앞에서 나누는 수는 표준편차인가요, 분산인가요?",
    en="In front of the parentheses, do you divide by the standard deviation, or by the variance?",
)
def divided_by_the_variance_backward(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, power=1.0)


@mistakes.of(
    "batch_norm_backward",
    ko="순전파에서는 표준편차로 나누었습니다. 역전파에서는 나누나요, 곱하나요?",
    en="The forward pass divides by the standard deviation. Should the backward pass divide or "
    "multiply?",
)
def multiplied_by_the_deviation(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, eps, power=-0.5)


@mistakes.of(
    "batch_norm_backward",
    ko="역전파에서도 ε을 더했나요? 분산이 0인 열에서는 어떻게 되나요?",
    en="Did you add ε in the backward pass, too? What happens in a column whose variance is 0?",
)
def backward_without_eps(grad, x, gamma, eps=1e-5):
    return batch_norm_gradient(grad, x, gamma, 0.0)


@mistakes.of(
    "batch_norm_backward",
    ko="순전파의 분산은 n으로 나누었나요, n - 1로 나누었나요?",
    en="Did the forward pass divide its variance by n or by n - 1?",
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
    en="Do you return (grad_x, grad_gamma, grad_beta), in this order?",
)
def beta_before_gamma(grad, x, gamma, eps=1e-5):
    grad_x, grad_gamma, grad_beta = batch_norm_gradient(grad, x, gamma, eps)
    return grad_x, grad_beta, grad_gamma


@mistakes.of(
    "batch_norm_backward",
    ko="γ와 β의 기울기는 γ, β와 모양이 같은가요? 배치의 축은 어떻게 했나요?",
    en="Do the gradients of γ and β have the shapes of γ and β? What did you do with the axis of "
    "the batch?",
)
def batch_not_summed(grad, x, gamma, eps=1e-5):
    grad_x, _, _ = batch_norm_gradient(grad, x, gamma, eps)
    grad = np.asarray(grad, dtype=float)
    return grad_x, grad * normalised(x, 0, eps), grad
