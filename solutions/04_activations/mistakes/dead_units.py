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
    ko="데이터 하나에서만 꺼져 있어도 죽은 노드인가요?",
    en="Is a node dead if it is off for a single example?",
)
def off_for_any_example(Z):
    return np.mean(np.any(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="가중 입력이 꼭 0이면 ReLU의 기울기는 얼마라고 약속했나요?",
    en="What did we agree ReLU's gradient is where the weighted input is exactly 0?",
)
def zero_counts_as_on(Z):
    return np.mean(np.all(np.asarray(Z) < 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="꺼진 요소의 비율인가요, 꺼진 노드의 비율인가요?",
    en="Is it the share of elements that are off, or of nodes?",
)
def share_of_elements(Z):
    return np.mean(np.asarray(Z) <= 0)


@mistakes.of(
    "dead_units",
    ko="개수를 돌려주나요, 비율을 돌려주나요?",
    en="Do you return how many, or which share?",
)
def number_of_nodes(Z):
    return float(np.sum(np.all(np.asarray(Z) <= 0, axis=0)))


@mistakes.of(
    "dead_units",
    ko="죽은 노드를 세었나요, 살아 있는 노드를 세었나요?",
    en="Did you count the dead nodes, or the living?",
)
def share_of_the_living(Z):
    return np.mean(np.any(np.asarray(Z) > 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="받은 값은 ReLU를 지나기 전인가요, 지난 뒤인가요? 음수는 어떻게 세고 있나요?",
    en="Are the values from before ReLU or after it? How do you count negative ones?",
)
def exactly_zero_only(Z):
    return np.mean(np.all(np.asarray(Z) == 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="합이 0 이하이면 모든 데이터에서 꺼져 있는 것인가요?",
    en="If the sum is 0 or less, is the node off for all examples?",
)
def sum_below_zero(Z):
    return np.mean(np.sum(Z, axis=0) <= 0)


@mistakes.of(
    "dead_units",
    ko="0과 1 사이의 비율인가요, 백분율인가요?",
    en="Is it a share between 0 and 1, or a percentage?",
)
def percentage(Z):
    return 100 * np.mean(np.all(np.asarray(Z) <= 0, axis=0))


@mistakes.of(
    "dead_units",
    ko="나누는 수는 노드의 수인가요, 데이터의 수인가요?",
    en="Is what you divide by the number of nodes, or of examples?",
)
def divided_by_examples(Z):
    return np.sum(np.all(np.asarray(Z) <= 0, axis=0)) / len(Z)
