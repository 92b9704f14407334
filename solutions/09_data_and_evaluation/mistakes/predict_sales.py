"""Mistakes in predict_sales: scaling lost or leaking, the bias left out, other things returned."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import scaled

mistakes = Mistakes()


def fitted(Z, y):
    """Weights and bias by least squares, the smallest where there are several."""
    solution = np.linalg.lstsq(np.column_stack([Z, np.ones(len(Z))]), np.asarray(y))[0]
    return solution[:-1], solution[-1]


@mistakes.of(
    "predict_sales",
    ko="새 가게의 특징도 표준화했나요? 가중치는 어떤 크기의 값에서 배운 것인가요?",
    en="Were the new shops' features standardized, too? On what scale were the weights learnt?",
)
def new_data_not_scaled(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_new)[0], y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="새 가게를 표준화한 평균은 누구의 평균인가요?",
    en="Whose mean were the new shops standardized with?",
)
def new_data_scaled_by_themselves(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_train)[0], y_train)
    return scaled(X_new, X_new)[0] @ w + b


@mistakes.of(
    "predict_sales",
    ko="편향 b는 어디에 있나요? 특징이 모두 평균과 같은 가게의 매출은 0인가요?",
    en="Where is the bias b? Does a shop that is average in everything sell nothing?",
)
def no_bias(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    return Z_new @ np.linalg.lstsq(Z, np.asarray(y_train))[0]


@mistakes.of(
    "predict_sales",
    ko="데이터가 특징보다 적을 때 ZᵀZ의 역행렬이 있나요?",
    en="With fewer data than features, is there an inverse of ZᵀZ?",
)
def inverse_that_need_not_exist(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    with_one = np.column_stack([Z, np.ones(len(Z))])
    solution = np.linalg.solve(with_one.T @ with_one, with_one.T @ np.asarray(y_train))
    return Z_new @ solution[:-1] + solution[-1]


@mistakes.of(
    "predict_sales",
    ko="표준화하지 않은 값에서 가장 작은 가중치는 표준화한 값에서도 가장 작은가요?",
    en="Are the smallest weights for raw values also the smallest for standardized ones?",
)
def not_standardized(X_train, y_train, X_new):
    w, b = fitted(np.asarray(X_train, dtype=float), y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="모든 가게의 예측이 같지는 않나요? 특징은 어디에 쓰였나요?",
    en="Do you predict the same for all shops? Where were their features used?",
)
def always_the_mean_sales(X_train, y_train, X_new):
    return np.full(len(X_new), np.mean(y_train))


@mistakes.of(
    "predict_sales",
    ko="예측해야 하는 것은 학습한 가게인가요, 새 가게인가요?",
    en="Is it the shops of the training data that you should predict, or the new ones?",
)
def training_data_predicted(X_train, y_train, X_new):
    Z, _ = scaled(X_train, X_new)
    w, b = fitted(Z, y_train)
    return Z @ w + b


@mistakes.of(
    "predict_sales",
    ko="돌려주는 것은 예측한 매출인가요, 가중치인가요?",
    en="Do you return the predicted sales, or the weights?",
)
def weights_returned(X_train, y_train, X_new):
    return fitted(scaled(X_train, X_new)[0], y_train)[0]


@mistakes.of(
    "predict_sales",
    ko="새 가게의 값까지 알고서 평균을 구하지 않았나요?",
    en="Did the mean already know the new shops?",
)
def scaled_with_the_new_shops(X_train, y_train, X_new):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)])
    Z, _ = scaled(both, both)
    w, b = fitted(Z[: len(X_train)], y_train)
    return Z[len(X_train) :] @ w + b


@mistakes.of(
    "predict_sales",
    ko="예측값의 모양은 (m,)인가요, (m, 1)인가요?",
    en="Is the shape of the predictions (m,) or (m, 1)?",
)
def sales_as_column(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    w, b = fitted(Z, y_train)
    return (Z_new @ w + b).reshape(-1, 1)
