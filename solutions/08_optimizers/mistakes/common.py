"""The paper's Adam, around which mistakes in adam and adamw are made."""

from __future__ import annotations

import numpy as np


def adam_step(x, grad, m, v, t, lr, beta1, beta2, eps):
    """The paper's step, for mistakes that are made around it."""
    grad, t = np.asarray(grad), t + 1
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    v = beta2 * np.asarray(v) + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t
