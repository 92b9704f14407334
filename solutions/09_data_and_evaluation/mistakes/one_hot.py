"""Mistakes in one_hot: columns of the wrong classes, axes turned, labels misread, other types."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "one_hot",
    ko="부류는 몇 개인가요? 데이터에 나오지 않은 부류의 열도 있나요?",
    en="How many classes are there? Is there a column for a class that is not in the data?",
)
def only_classes_that_appear(labels, n_classes):
    labels = np.asarray(labels)
    return (labels[:, np.newaxis] == np.unique(labels)).astype(float)


@mistakes.of(
    "one_hot",
    ko="열의 수를 레이블의 최댓값으로 정하지 않았나요? 번호가 가장 큰 부류가 데이터에 없으면 "
    "어떻게 되나요?",
    en="Does the number of columns come from the largest label? What if the last class is not in "
    "the data?",
)
def columns_from_the_largest_label(labels, n_classes):
    return np.eye(np.max(labels) + 1)[labels]


@mistakes.of(
    "one_hot",
    ko="행은 데이터인가요, 부류인가요?",
    en="Is a row one example or one class?",
)
def classes_as_rows(labels, n_classes):
    return np.eye(n_classes)[:, labels]


@mistakes.of(
    "one_hot",
    ko="레이블은 0부터 세나요, 1부터 세나요?",
    en="Do the labels start at 0 or at 1?",
)
def labels_from_one(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels) - 1]


@mistakes.of(
    "one_hot",
    ko="돌려준 배열에 든 것은 숫자인가요, 참과 거짓인가요?",
    en="Do you return numbers, or True and False?",
)
def booleans(labels, n_classes):
    return np.asarray(labels)[:, np.newaxis] == np.arange(n_classes)


@mistakes.of(
    "one_hot",
    ko="해당하는 자리에 넣는 값은 1인가요, 레이블의 값인가요?",
    en="What do you write into the right place: a 1, or the label itself?",
)
def label_in_its_place(labels, n_classes):
    return np.eye(n_classes)[labels] * np.asarray(labels)[:, np.newaxis]


@mistakes.of(
    "one_hot",
    ko="1과 0의 자리가 뒤바뀌지 않았나요?",
    en="Did you swap 1 and 0?",
)
def one_cold(labels, n_classes):
    return 1 - np.eye(n_classes)[labels]


@mistakes.of(
    "one_hot",
    ko="Y[:, labels] = 1은 어느 행들을 바꾸나요? 행마다 자기 레이블의 자리만 바꾸려면 무엇이 더 "
    "필요한가요?",
    en="Which rows does Y[:, labels] = 1 change? What else do you need so that each row changes "
    "only at its own label?",
)
def every_row_marked(labels, n_classes):
    Y = np.zeros((len(labels), n_classes))
    Y[:, labels] = 1
    return Y


@mistakes.of(
    "one_hot",
    ko="1은 레이블까지의 모든 자리에 있나요, 한 자리에만 있나요?",
    en="Is there a 1 in every place up to the label, or in one place only?",
)
def thermometer(labels, n_classes):
    return (np.arange(n_classes) <= np.asarray(labels)[:, np.newaxis]).astype(float)
