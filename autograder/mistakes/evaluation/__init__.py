"""Known mistakes of 09_data_and_evaluation: leaks, lost data, wrong axes, the wrong divisor."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.evaluation import (
    accuracy,
    clip_outliers,
    confusion_matrix,
    f1,
    impute_missing,
    k_fold_indices,
    min_max_scale,
    one_hot,
    precision,
    predict_purchase,
    predict_sales,
    recall,
    standardize,
    train_val_test_split,
)

mistakes = together(
    impute_missing,
    clip_outliers,
    standardize,
    min_max_scale,
    one_hot,
    train_val_test_split,
    k_fold_indices,
    accuracy,
    confusion_matrix,
    precision,
    recall,
    f1,
    predict_sales,
    predict_purchase,
)
