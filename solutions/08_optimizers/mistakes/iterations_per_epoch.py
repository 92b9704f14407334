"""Mistakes in iterations_per_epoch: the wrong rounding, quotients turned round, types."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "iterations_per_epoch",
    ko="1050개를 100개씩 나누면 남는 50개는 언제 학습하나요?",
    en="If you divide 1050 data into batches of 100, when do you use the 50 that are left over?",
)
def rounds_down(n, batch_size):
    return n // batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="나누어떨어질 때도 배치가 하나 더 필요한가요? 1000개를 100개씩 나누면 배치가 몇 개인가요?",
    en="Do you need one more batch when nothing is left over? How many batches of 100 do 1000 "
    "data make?",
)
def always_one_more(n, batch_size):
    return n // batch_size + 1


@mistakes.of(
    "iterations_per_epoch",
    ko="남은 데이터가 배치 크기의 절반보다 적으면 그 데이터는 버리나요?",
    en="If fewer than half a batch are left over, do you drop these data?",
)
def rounds_to_nearest(n, batch_size):
    return round(n / batch_size)


@mistakes.of(
    "iterations_per_epoch",
    ko="Iteration이 10.5번일 수 있나요?",
    en="Can there be 10.5 iterations?",
)
def not_rounded(n, batch_size):
    return n / batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="무엇을 무엇으로 나누나요? 데이터가 많아지면 Iteration은 늘어나나요, 줄어드나요?",
    en="What do you divide by what? With more data, are there more iterations or fewer?",
)
def divided_the_other_way(n, batch_size):
    return -(-batch_size // n) if n else 0


@mistakes.of(
    "iterations_per_epoch",
    ko="%는 나눗셈의 몫을 주나요, 나머지를 주나요?",
    en="Does % give the quotient of a division or its remainder?",
)
def remainder(n, batch_size):
    return n % batch_size


@mistakes.of(
    "iterations_per_epoch",
    ko="돌려준 값의 type은 무엇인가요? np.ceil은 어떤 종류의 수를 돌려주나요?",
    en="What is the type of the value that you return? What kind of number does np.ceil give?",
)
def a_float(n, batch_size):
    return np.ceil(n / batch_size)


@mistakes.of(
    "iterations_per_epoch",
    ko="데이터 하나가 남는데 배치가 아주 크면, 남은 것은 배치의 몇 분의 일인가요?",
    en="If one datum is left over and a batch is very large, what part of a batch is left over?",
)
def small_rest_dropped(n, batch_size):
    return int(n / batch_size + 0.999)
