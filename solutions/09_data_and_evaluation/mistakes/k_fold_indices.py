"""Mistakes in k_fold_indices: rows lost or repeated, folds not shuffled, roles confused."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def around(order, folds):
    """(train, val) for each fold of an order."""
    return [(np.setdiff1d(order, fold), fold) for fold in folds]


@mistakes.of(
    "k_fold_indices",
    ko="데이터가 부류 순으로 되어 있다면 첫 폴드에는 무엇이 들어 있나요?",
    en="If the data are in order of class, what is in the first fold?",
)
def folds_not_shuffled(n, k, rng):
    return around(np.arange(n), np.array_split(np.arange(n), k))


@mistakes.of(
    "k_fold_indices",
    ko="k 칸씩 건너뛰며 뽑으면 섞은 것인가요? 데이터에 주기가 있다면요?",
    en="Is taking every k-th row a shuffle? What if the data repeat in cycles?",
)
def every_kth_row(n, k, rng):
    return around(np.arange(n), [np.arange(start, n, k) for start in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="11 개를 4 폴드로 나누면 나머지 3 개는 어느 폴드에 있나요? 폴드의 크기를 적어 보세요.",
    en="With 11 data in 4 folds, where are the 3 left over? What are the folds' sizes?",
)
def rest_in_the_last_fold(n, k, rng):
    order = rng.permutation(n)
    cuts = [n // k * i for i in range(1, k)]
    return around(order, np.split(order, cuts))


@mistakes.of(
    "k_fold_indices",
    ko="나누어떨어지지 않을 때 남은 데이터는 언제 검증에 쓰이나요?",
    en="When it does not divide evenly, when are the data left over used to validate?",
)
def rest_never_validates(n, k, rng):
    order = rng.permutation(n)
    return around(order, [order[n // k * i : n // k * (i + 1)] for i in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="검증할 데이터로 학습도 하고 있지 않나요?",
    en="Are the data that validate also used to train?",
)
def trains_on_everything(n, k, rng):
    order = rng.permutation(n)
    return [(order.copy(), fold) for fold in np.array_split(order, k)]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 새로 섞으면 한 데이터가 두 번 검증에 쓰일 수 있나요?",
    en="If every fold is shuffled anew, can one datum validate twice?",
)
def shuffled_for_every_fold(n, k, rng):
    found = []
    for number in range(k):
        order = rng.permutation(n)
        fold = np.array_split(order, k)[number]
        found.append((np.setdiff1d(order, fold), fold))
    return found


@mistakes.of(
    "k_fold_indices",
    ko="튜플의 순서가 (train, val)인가요? 어느 쪽이 더 커야 하나요?",
    en="Is the order in a tuple (train, val)? Which of the two should be larger?",
)
def validation_first(n, k, rng):
    order = rng.permutation(n)
    return [(val, train) for train, val in around(order, np.array_split(order, k))]


@mistakes.of(
    "k_fold_indices",
    ko="폴드 하나하나에는 학습할 행도 있어야 하지 않나요?",
    en="Should there not be rows to train on, beside each fold?",
)
def folds_alone(n, k, rng):
    return np.array_split(rng.permutation(n), k)


@mistakes.of(
    "k_fold_indices",
    ko="검증 폴드 하나를 뺀 나머지 폴드는 몇 개인가요? 모두 학습에 쓰고 있나요?",
    en="How many folds are left beside the one that validates? Are all of them trained on?",
)
def trains_on_the_next_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[(i + 1) % k], fold) for i, fold in enumerate(folds)]


@mistakes.of(
    "k_fold_indices",
    ko="다른 rng를 주어도 같은 폴드가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same folds? Where are the random numbers drawn from?",
)
def folds_by_their_own_generator(n, k, rng):
    order = np.random.default_rng(0).permutation(n)
    return around(order, np.array_split(order, k))


@mistakes.of(
    "k_fold_indices",
    ko="참과 거짓의 배열은 행 번호인가요?",
    en="Is an array of true and false an array of row numbers?",
)
def masks(n, k, rng):
    order = rng.permutation(n)
    return [
        (~np.isin(np.arange(n), fold), np.isin(np.arange(n), fold))
        for fold in np.array_split(order, k)
    ]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 따로 뽑은 번호들을 모으면 전체가 되나요?",
    en="If numbers are drawn for each fold by itself, do they add up to everything?",
)
def folds_drawn_with_replacement(n, k, rng):
    everything = np.arange(n)
    sizes = [len(fold) for fold in np.array_split(everything, k)]
    return around(everything, [rng.integers(0, n, size) for size in sizes])


@mistakes.of(
    "k_fold_indices",
    ko="먼저 나눈 다음 폴드 안에서만 섞으면, 한 폴드에 어떤 행들이 들어가나요?",
    en="If you divide first and shuffle only within the folds, which rows end up in one fold?",
)
def shuffled_within_the_folds(n, k, rng):
    folds = [rng.permutation(block) for block in np.array_split(np.arange(n), k)]
    return around(np.arange(n), folds)
