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
    ko="새 가게의 특징도 표준화했나요? 가중치는 어떤 값들을 보고 배운 것인가요?",
    en="Did you standardize the features of the new shops, too? On which kind of values were the "
    "weights learnt?",
)
def new_data_not_scaled(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_new)[0], y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="새 가게의 값을 표준화할 때 쓴 평균은 어느 데이터의 평균인가요?",
    en="When you standardize the new shops, from which data does the mean come?",
)
def new_data_scaled_by_themselves(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_train)[0], y_train)
    return scaled(X_new, X_new)[0] @ w + b


@mistakes.of(
    "predict_sales",
    ko="편향 b는 어디에 있나요? 특징이 모두 평균과 같은 가게의 매출은 0인가요?",
    en="Where is the bias b? If every feature of a shop is average, are its sales 0?",
)
def no_bias(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    return Z_new @ np.linalg.lstsq(Z, np.asarray(y_train))[0]


@mistakes.of(
    "predict_sales",
    ko="데이터가 특징보다 적을 때 ZᵀZ의 역행렬이 있나요?",
    en="If there are fewer examples than features, does ZᵀZ have an inverse?",
)
def inverse_that_need_not_exist(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    with_one = np.column_stack([Z, np.ones(len(Z))])
    solution = np.linalg.solve(with_one.T @ with_one, with_one.T @ np.asarray(y_train))
    return Z_new @ solution[:-1] + solution[-1]


@mistakes.of(
    "predict_sales",
    ko="데이터가 특징보다 적으면 오차가 0인 가중치가 여럿입니다. 그 가운데 가장 작은 것을 고를 "
    "때, 표준화하지 않아도 예측이 같나요?",
    en="With fewer examples than features, many weights have no error. If you take the smallest "
    "of them, is the prediction the same without standardizing?",
)
def not_standardized(X_train, y_train, X_new):
    w, b = fitted(np.asarray(X_train, dtype=float), y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="모든 가게의 예측이 같지는 않나요? 특징은 어디에 쓰였나요?",
    en="Do you predict the same for all shops? Where do you use their features?",
)
def always_the_mean_sales(X_train, y_train, X_new):
    return np.full(len(X_new), np.mean(y_train))


@mistakes.of(
    "predict_sales",
    ko="예측해야 하는 것은 학습 데이터의 가게인가요, 새 가게인가요?",
    en="Should you predict the shops of the training data, or the new ones?",
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
    ko="평균을 구할 때 새 가게의 값까지 넣지 않았나요?",
    en="Did you include the new shops when you took the mean?",
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
