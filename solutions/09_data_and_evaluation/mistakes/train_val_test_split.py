"""Mistakes in train_val_test_split: rows lost or repeated, sizes, labels torn off, order."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def cut(X, y, order, sizes):
    """Three pairs of the rows in a given order, for mistakes in order and sizes."""
    X, y = np.asarray(X), np.asarray(y)
    first, second = sizes[0], sizes[0] + sizes[1]
    return tuple((X[rows], y[rows]) for rows in np.split(order, [first, second]))


def right_sizes(n, fractions):
    n_val, n_test = round(fractions[1] * n), round(fractions[2] * n)
    return n - n_val - n_test, n_val, n_test


@mistakes.of(
    "train_val_test_split",
    ko="파일이 부류 순으로 정렬되어 있다면 마지막 20 %에는 무엇이 들어 있나요?",
    en="If a file is sorted by class, what is in its last 20 %?",
)
def split_not_shuffled(X, y, fractions, rng):
    return cut(X, y, np.arange(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="섞은 다음에도 X의 첫 행과 y의 첫 행은 같은 데이터의 것인가요?",
    en="After shuffling, do the first row of X and the first row of y still belong together?",
)
def shuffled_separately(X, y, fractions, rng):
    n, sizes = len(X), right_sizes(len(X), fractions)
    X_sets = cut(X, X, rng.permutation(n), sizes)
    y_sets = cut(y, y, rng.permutation(n), sizes)
    return tuple((X_s[0], y_s[0]) for X_s, y_s in zip(X_sets, y_sets, strict=True))


@mistakes.of(
    "train_val_test_split",
    ko="X를 섞었다면 y는 어떤 순서여야 하나요?",
    en="If you shuffle X, in which order must y be?",
)
def only_x_shuffled(X, y, fractions, rng):
    X = np.asarray(X)
    return cut(X[rng.permutation(len(X))], y, np.arange(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="같은 데이터가 학습 세트와 테스트 세트에 함께 들어갈 수 있나요?",
    en="Can the same row be both in the training set and in the test set?",
)
def drawn_with_replacement(X, y, fractions, rng):
    n = len(X)
    return cut(X, y, rng.integers(0, n, n), right_sizes(n, fractions))


@mistakes.of(
    "train_val_test_split",
    ko="세 세트를 따로따로 뽑으면 서로 겹치지 않나요?",
    en="If you draw the three sets separately, can they overlap?",
)
def each_set_drawn_anew(X, y, fractions, rng):
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    rows = [rng.permutation(n)[:size] for size in right_sizes(n, fractions)]
    return tuple((X[r], y[r]) for r in rows)


@mistakes.of(
    "train_val_test_split",
    ko="2.6은 반올림하면 2인가요, 3인가요? 0.29 × 100은 컴퓨터에서 정확히 29인가요?",
    en="Is 2.6 rounded to 2 or to 3? Is 0.29 × 100 exactly 29 on a computer?",
)
def sizes_rounded_down(X, y, fractions, rng):
    n = len(X)
    n_val, n_test = int(fractions[1] * n), int(fractions[2] * n)
    return cut(X, y, rng.permutation(n), (n - n_val - n_test, n_val, n_test))


@mistakes.of(
    "train_val_test_split",
    ko="세 크기를 모두 내림하면 더해서 n이 되나요? 남은 데이터는 어디에 있나요?",
    en="If you round all three sizes down, do they add up to n? Where are the data that are left "
    "over?",
)
def rest_dropped(X, y, fractions, rng):
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    order = rng.permutation(n)
    ends = np.cumsum([int(share * n) for share in fractions])
    sets = np.split(order[: ends[-1]], ends[:2])
    return tuple((X[rows], y[rows]) for rows in sets)


@mistakes.of(
    "train_val_test_split",
    ko="반올림하고 남은 데이터는 어느 세트에 넣기로 했나요? 세 크기 가운데 학습 세트의 크기를 "
    "먼저 정하지 않았나요?",
    en="Which set should get what is left over after rounding? Did you compute the size of the "
    "training set first?",
)
def rest_to_the_test_set(X, y, fractions, rng):
    n = len(X)
    n_train, n_val = round(fractions[0] * n), round(fractions[1] * n)
    return cut(X, y, rng.permutation(n), (n_train, n_val, n - n_train - n_val))


@mistakes.of(
    "train_val_test_split",
    ko="돌려주는 세트의 순서는 학습, 검증, 테스트인가요?",
    en="Do you return the sets in the order training, validation, test?",
)
def test_before_validation(X, y, fractions, rng):
    train, val, test = cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))
    return train, test, val


@mistakes.of(
    "train_val_test_split",
    ko="돌려주는 것은 (X, y) 짝 셋인가요, 배열 여섯인가요?",
    en="Do you return three pairs (X, y), or six arrays?",
)
def six_arrays(X, y, fractions, rng):
    train, val, test = cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))
    return train[0], val[0], test[0], train[1], val[1], test[1]


@mistakes.of(
    "train_val_test_split",
    ko="다른 rng를 주어도 같은 데이터가 테스트 세트에 들어가나요? 난수는 어디에서 뽑고 있나요?",
    en="With another rng, are the same rows in the test set? From what do you draw the random "
    "numbers?",
)
def split_by_its_own_generator(X, y, fractions, rng):
    order = np.random.default_rng(0).permutation(len(X))
    return cut(X, y, order, right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="먼저 나누고 나서 세트 안에서만 섞으면, 마지막 데이터가 학습 세트에 들어갈 수 있나요?",
    en="If you split first and shuffle only within the sets, can the last row ever be in the "
    "training set?",
)
def shuffled_within_the_sets(X, y, fractions, rng):
    sizes = right_sizes(len(X), fractions)
    starts = np.cumsum([0, *sizes[:2]])
    order = [start + rng.permutation(size) for start, size in zip(starts, sizes, strict=True)]
    return cut(X, y, np.concatenate(order), sizes)


@mistakes.of(
    "train_val_test_split",
    ko="레이블이 0, 1, 2 같은 정수라면 나눈 뒤에도 정수인가요?",
    en="If the labels are integers such as 0, 1, 2, are they still integers after the split?",
)
def split_labels_as_floats(X, y, fractions, rng):
    y = np.asarray(y, dtype=float)
    return cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="rng.shuffle은 무엇을 바꾸나요? 부르는 쪽의 X도 섞이지 않나요?",
    en="What does rng.shuffle change? Is the caller's X shuffled as well?",
)
def split_shuffles_in_place(X, y, fractions, rng):
    order = rng.permutation(len(X))
    rows = np.asarray(X)[order], np.asarray(y)[order]
    for given, shuffled in zip((X, y), rows, strict=True):
        if isinstance(given, np.ndarray):
            given[...] = shuffled
    return cut(*rows, np.arange(len(order)), right_sizes(len(order), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 순서는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many orders can there be?",
)
def split_in_one_of_forty_orders(X, y, fractions, rng):
    order = np.random.default_rng(int(rng.integers(40))).permutation(len(X))
    return cut(X, y, order, right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="부류마다 따로 나누면 모든 데이터를 고르게 섞은 것인가요? y를 보고 정한 것은 무엇인가요?",
    en="If each class is split by itself, is everything shuffled evenly? What did y decide?",
)
def shares_of_each_class_kept(X, y, fractions, rng):
    order = rng.permutation(len(X))
    labels = np.asarray(y).reshape(len(X), -1)[:, 0]
    groups = [order[labels[order] == label] for label in np.unique(labels)]
    if len(groups) < len(X):
        ranked = sorted((k / len(rows), row) for rows in groups for k, row in enumerate(rows))
        order = np.array([row for _, row in ranked], dtype=int)
    return cut(X, y, order, right_sizes(len(X), fractions))
