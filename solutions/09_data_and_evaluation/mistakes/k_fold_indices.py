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
    ko="데이터가 부류 순으로 정렬되어 있다면 첫 폴드에는 무엇이 들어 있나요?",
    en="If the data are sorted by class, what is in the first fold?",
)
def folds_not_shuffled(n, k, rng):
    return around(np.arange(n), np.array_split(np.arange(n), k))


@mistakes.of(
    "k_fold_indices",
    ko="k칸씩 건너뛰며 뽑으면 섞은 것인가요? 데이터가 k행마다 되풀이된다면 한 폴드에 무엇이 "
    "모이나요?",
    en="Is taking every k-th row a shuffle? If the data repeat every k rows, what is in one fold?",
)
def every_kth_row(n, k, rng):
    return around(np.arange(n), [np.arange(start, n, k) for start in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="11개를 폴드 4개로 나누면 남는 3개는 어느 폴드에 있나요? 폴드들의 크기는 각각 얼마인가요?",
    en="If you divide 11 data into 4 folds, where are the 3 that are left over? What size is each "
    "fold?",
)
def rest_in_the_last_fold(n, k, rng):
    order = rng.permutation(n)
    cuts = [n // k * i for i in range(1, k)]
    return around(order, np.split(order, cuts))


@mistakes.of(
    "k_fold_indices",
    ko="나누어떨어지지 않을 때 남은 데이터는 어느 폴드에서 검증에 쓰이나요?",
    en="If something is left over, in which fold are these data used to validate?",
)
def rest_never_validates(n, k, rng):
    order = rng.permutation(n)
    return around(order, [order[n // k * i : n // k * (i + 1)] for i in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="검증할 데이터로 학습도 하고 있지 않나요?",
    en="Do you train on the same data that you use to validate?",
)
def trains_on_everything(n, k, rng):
    order = rng.permutation(n)
    return [(order.copy(), fold) for fold in np.array_split(order, k)]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 새로 섞으면 한 데이터가 두 번 검증에 쓰일 수 있나요?",
    en="If you shuffle again for every fold, can one row be used to validate twice?",
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
    en="Is the order in your tuples (train, val)? Which of the two should be larger?",
)
def validation_first(n, k, rng):
    order = rng.permutation(n)
    return [(val, train) for train, val in around(order, np.array_split(order, k))]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 학습에 쓸 행도 함께 돌려주어야 하지 않나요?",
    en="For each fold, should you also return the rows to train on?",
)
def folds_alone(n, k, rng):
    return np.array_split(rng.permutation(n), k)


@mistakes.of(
    "k_fold_indices",
    ko="검증 폴드 하나를 빼면 폴드가 몇 개 남나요? 남은 폴드를 모두 학습에 쓰고 있나요?",
    en="How many folds are left besides the one that validates? Do you train on all of them?",
)
def trains_on_the_next_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[(i + 1) % k], fold) for i, fold in enumerate(folds)]


@mistakes.of(
    "k_fold_indices",
    ko="다른 rng를 주어도 같은 폴드가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same folds? From what do you draw the random numbers?",
)
def folds_by_their_own_generator(n, k, rng):
    order = np.random.default_rng(0).permutation(n)
    return around(order, np.array_split(order, k))


@mistakes.of(
    "k_fold_indices",
    ko="참과 거짓의 배열은 행 번호인가요?",
    en="Is an array of True and False an array of row numbers?",
)
def masks(n, k, rng):
    order = rng.permutation(n)
    return [
        (~np.isin(np.arange(n), fold), np.isin(np.arange(n), fold))
        for fold in np.array_split(order, k)
    ]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 따로 뽑은 번호를 모두 모으면 모든 행이 한 번씩 나오나요?",
    en="If you draw the numbers of each fold separately, does every row appear exactly once?",
)
def folds_drawn_with_replacement(n, k, rng):
    everything = np.arange(n)
    sizes = [len(fold) for fold in np.array_split(everything, k)]
    return around(everything, [rng.integers(0, n, size) for size in sizes])


@mistakes.of(
    "k_fold_indices",
    ko="먼저 나눈 다음 폴드 안에서만 섞으면, 한 폴드에 어떤 행들이 들어가나요?",
    en="If you divide first and shuffle only within each fold, which rows are together in one "
    "fold?",
)
def shuffled_within_the_folds(n, k, rng):
    folds = [rng.permutation(block) for block in np.array_split(np.arange(n), k)]
    return around(np.arange(n), folds)


@mistakes.of(
    "k_fold_indices",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 폴드는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many sets of folds can there "
    "be, then?",
)
def one_of_forty_sets_of_folds(n, k, rng):
    order = np.random.default_rng(int(rng.integers(40))).permutation(n)
    return around(order, np.array_split(order, k))
