"""Mistakes in minibatches: lost batches, rows shuffled apart, too little or in place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def in_order(X, y, batch_size, order):
    """The batches of the rows in a given order, for mistakes in that order."""
    X, y = np.asarray(X), np.asarray(y)
    return [
        (X[order[start : start + batch_size]], y[order[start : start + batch_size]])
        for start in range(0, len(order), batch_size)
    ]


@mistakes.of(
    "minibatches",
    ko="10개를 4개씩 나누면 배치는 몇 개인가요? 마지막 2개는 어느 배치에 있나요?",
    en="If you divide 10 data into batches of 4, how many batches are there? Which one holds the "
    "last 2?",
)
def drops_last_batch(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return in_order(X, y, batch_size, order[: len(X) // batch_size * batch_size])


@mistakes.of(
    "minibatches",
    ko="고양이가 앞에, 개가 뒤에 모여 있는 데이터라면 첫 배치에는 무엇이 들어가나요?",
    en="If all cats come first in the data and all dogs last, what is in the first batch?",
)
def not_shuffled(X, y, batch_size, rng):
    return in_order(X, y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="섞은 다음에도 X의 첫 행과 y의 첫 행은 같은 데이터의 것인가요?",
    en="After shuffling, do the first row of X and the first row of y still belong together?",
)
def shuffles_separately(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    return in_order(
        X[rng.permutation(len(X))], y[rng.permutation(len(y))], batch_size, np.arange(len(X))
    )


@mistakes.of(
    "minibatches",
    ko="X를 섞었다면 y는 어떤 순서여야 하나요?",
    en="If you shuffle X, in which order must y be?",
)
def shuffles_x_only(X, y, batch_size, rng):
    X = np.asarray(X)
    return in_order(X[rng.permutation(len(X))], y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="1 에포크 동안 한 데이터가 두 번 뽑히거나 한 번도 안 뽑힐 수 있나요?",
    en="In one epoch, can one row be drawn twice, and another not at all?",
)
def draws_with_replacement(X, y, batch_size, rng):
    return in_order(X, y, batch_size, rng.integers(0, len(X), len(X)))


@mistakes.of(
    "minibatches",
    ko="처음에 이웃해 있던 데이터들이 늘 같은 배치에 들어가지는 않나요?",
    en="Are rows that were neighbours at first always in the same batch?",
)
def shuffles_whole_batches(X, y, batch_size, rng):
    found = in_order(X, y, batch_size, np.arange(len(X)))
    return [found[number] for number in rng.permutation(len(found))]


@mistakes.of(
    "minibatches",
    ko="첫 배치에 마지막 데이터가 들어갈 수 있나요?",
    en="Can the last row ever be in the first batch?",
)
def shuffles_within_batches(X, y, batch_size, rng):
    orders = [
        start + rng.permutation(min(batch_size, len(X) - start))
        for start in range(0, len(X), batch_size)
    ]
    return in_order(X, y, batch_size, np.concatenate(orders))


@mistakes.of(
    "minibatches",
    ko="다른 rng를 주어도 순서가 같지는 않나요? 난수는 어디에서 뽑고 있나요?",
    en="Do you get the same order with another rng? From what do you draw the random numbers?",
)
def generator_of_its_own(X, y, batch_size, rng):
    return in_order(X, y, batch_size, np.random.default_rng(0).permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="마지막 배치를 채우려고 가져온 데이터는 이 에포크에 이미 쓴 것이 아닌가요?",
    en="Have the rows that you took to fill up the last batch already been used in this epoch?",
)
def fills_last_batch(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    missing = -len(X) % batch_size
    return in_order(X, y, batch_size, np.concatenate([order, np.resize(order, missing)]))


@mistakes.of(
    "minibatches",
    ko="부르는 쪽의 X와 y가 함께 섞이지는 않나요? rng.shuffle은 무엇을 바꾸나요?",
    en="Are the caller's X and y shuffled as well? What does rng.shuffle change?",
)
def shuffles_in_place(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    shuffled = np.asarray(X)[order], np.asarray(y)[order]
    for given, rows in zip((X, y), shuffled, strict=True):
        for position, row in enumerate(rows.copy()):
            given[position] = row
    return in_order(X, y, batch_size, np.arange(len(X)))


@mistakes.of(
    "minibatches",
    ko="배치 하나를 꺼내면 X와 y가 짝을 지어 나오나요?",
    en="If you take one batch out, do you get X and y as a pair?",
)
def two_lists(X, y, batch_size, rng):
    found = in_order(X, y, batch_size, rng.permutation(len(X)))
    return [X_b for X_b, _ in found], [y_b for _, y_b in found]


@mistakes.of(
    "minibatches",
    ko="yield를 쓴 함수를 부르면 무엇이 나오나요? 거기에 len을 쓸 수 있나요?",
    en="What do you get when you call a function that uses yield? Can you use len on it?",
)
def yields_batches(X, y, batch_size, rng):
    yield from in_order(X, y, batch_size, rng.permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="레이블이 0, 1, 2 같은 정수라면 배치 안에서도 정수인가요?",
    en="If the labels are integers such as 0, 1, 2, are they still integers in a batch?",
)
def labels_as_floats(X, y, batch_size, rng):
    y = np.asarray(y, dtype=float)
    return in_order(X, y, batch_size, rng.permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="첫 데이터도 다른 자리에 올 수 있나요? 몇 번부터 섞고 있나요?",
    en="Can the first row come in another place, too? From which number on do you shuffle?",
)
def first_datum_stays_first(X, y, batch_size, rng):
    order = np.arange(len(X))
    order[1:] = rng.permutation(order[1:])
    return in_order(X, y, batch_size, order)


@mistakes.of(
    "minibatches",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 나올 수 있는 순서는 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many orders can there be?",
)
def one_of_forty_orders(X, y, batch_size, rng):
    chosen = np.random.default_rng(int(rng.integers(40)))
    return in_order(X, y, batch_size, chosen.permutation(len(X)))


@mistakes.of(
    "minibatches",
    ko="행마다 아무 행과 바꾸면 섞는 방법은 n^n 가지이고, 순서는 n!가지입니다. n = 3이면 27가지가 "
    "6가지 순서에 고르게 나뉘나요?",
    en="If each row changes places with any row, there are n^n ways for n! orders. With n = 3, do "
    "27 ways go evenly into 6 orders?",
)
def swaps_with_any_row(X, y, batch_size, rng):
    order = np.arange(len(X))
    for place in range(len(X)):
        other = rng.integers(len(X))
        order[[place, other]] = order[[other, place]]
    return in_order(X, y, batch_size, order)
