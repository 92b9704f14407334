"""Mistakes in dead_units: nodes, examples and elements confused, what is off, divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "dead_units",
    ko="한 노드의 값들은 행에 있나요, 열에 있나요?",
    en="Are the values of one node in a row, or in a column?",
)
def examples_counted(Z):
    return np.mean(np.all(np.asarray(Z) <= 0, axis=1))


@mistakes.of(
    "dead_units",
    ko="데이터 하나에서만 꺼져 있는 노드도 죽은 노드인가요?",
    en="Is a node dead if it is off for only one example?",
)
def off_for_any_example(Z):
    return np.mean(np.any(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="가중 입력이 꼭 0일 때 ReLU의 기울기는 얼마로 약속했나요?",
    en="What did we agree ReLU's gradient is where the weighted input is exactly 0?",
)
def zero_counts_as_on(Z):
    return np.mean(np.all(np.asarray(Z) < 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="여러분이 구한 것은 꺼진 요소의 비율인가요, 죽은 노드의 비율인가요?",
    en="Did you compute the share of elements that are off, or the share of dead nodes?",
)
def share_of_elements(Z):
    return np.mean(np.asarray(Z) <= 0)


@mistakes.of(
    "dead_units",
    ko="개수를 돌려주나요, 비율을 돌려주나요?",
    en="Do you return a number of nodes, or a share?",
)
def number_of_nodes(Z):
    return float(np.sum(np.all(np.asarray(Z) <= 0, axis=0)))


@mistakes.of(
    "dead_units",
    ko="죽은 노드를 세었나요, 살아 있는 노드를 세었나요?",
    en="Did you count the dead nodes, or the ones that are alive?",
)
def share_of_the_living(Z):
    return np.mean(np.any(np.asarray(Z) > 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="받은 값은 ReLU를 지나기 전인가요, 지난 뒤인가요? 음수는 어떻게 세고 있나요?",
    en="Are the values those before ReLU, or after it? How do you count negative ones?",
)
def exactly_zero_only(Z):
    return np.mean(np.all(np.asarray(Z) == 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="한 노드의 값을 모두 더해 0 이하이면, 그 노드는 모든 데이터에서 꺼져 있나요?",
    en="If the values of a node add up to 0 or less, is the node off for every example?",
)
def sum_below_zero(Z):
    return np.mean(np.sum(Z, axis=0) <= 0)


@mistakes.of(
    "dead_units",
    ko="돌려준 것은 0과 1 사이의 비율인가요, 백분율인가요?",
    en="Do you return a share between 0 and 1, or a percentage?",
)
def percentage(Z):
    return 100 * np.mean(np.all(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="노드의 수로 나누나요, 데이터의 수로 나누나요?",
    en="Do you divide by the number of nodes, or by the number of examples?",
)
def divided_by_examples(Z):
    return np.sum(np.all(np.asarray(Z) <= 0, axis=0)) / len(Z)
