"""Mistakes in majority_vote: the wrong axis, means and medians, ties, counts in place of labels."""

from __future__ import annotations

from collections import Counter

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "majority_vote",
    ko="한 행은 모델 하나의 답들인가요, 데이터 하나에 대한 답들인가요? 표는 어느 방향으로 세나요?",
    en="Does one row hold the answers of one model, or the answers for one example? Along which "
    "axis do you count the votes?",
)
def votes_along_the_wrong_axis(predictions):
    return np.array([np.bincount(row).argmax() for row in np.asarray(predictions)])


@mistakes.of(
    "majority_vote",
    ko="레이블의 평균이 투표의 결과인가요? 0과 2의 평균은 1인데, 1에 투표한 모델이 있나요?",
    en="Is the mean of the labels the result of a vote? The mean of 0 and 2 is 1: did any model "
    "vote for 1?",
)
def mean_of_labels(predictions):
    return np.round(np.mean(predictions, axis=0)).astype(int)


@mistakes.of(
    "majority_vote",
    ko="크기순으로 가운데 있는 레이블이 가장 많이 나온 레이블인가요?",
    en="If you sort the labels, is the one in the middle the one given most often?",
)
def median_of_labels(predictions):
    return np.median(predictions, axis=0).astype(int)


@mistakes.of(
    "majority_vote",
    ko="표의 수가 같을 때 이기는 것은 먼저 나온 레이블인가요, 가장 작은 레이블인가요?",
    en="If two labels have the same number of votes, which one wins: the one seen first, or the "
    "smallest?",
)
def first_seen_wins(predictions):
    columns = np.asarray(predictions).T.tolist()
    return np.array([Counter(column).most_common(1)[0][0] for column in columns])


@mistakes.of(
    "majority_vote",
    ko="표의 수가 같을 때 이기는 것은 가장 큰 레이블인가요, 가장 작은 레이블인가요?",
    en="If two labels have the same number of votes, which one wins: the largest, or the smallest?",
)
def largest_label_wins(predictions):
    columns = np.asarray(predictions).T
    return np.array([max(c.tolist(), key=lambda v: ((c == v).sum(), v)) for c in columns])


@mistakes.of(
    "majority_vote",
    ko="돌려주는 것은 이긴 레이블인가요, 그 레이블이 받은 표의 수인가요?",
    en="Do you return the winning label, or the number of its votes?",
)
def number_of_votes(predictions):
    return np.array([np.bincount(column).max() for column in np.asarray(predictions).T])


@mistakes.of(
    "majority_vote",
    ko="레이블이 0, 1, 2로 이어지지 않으면 argmax가 주는 번호는 레이블과 같은가요?",
    en="If the labels are not 0, 1, 2, …, is the position that argmax gives the same as the label?",
)
def position_instead_of_label(predictions):
    predictions = np.asarray(predictions)
    labels = np.unique(predictions)
    return (predictions[:, :, np.newaxis] == labels).sum(axis=0).argmax(axis=1)


@mistakes.of(
    "majority_vote",
    ko="투표를 데이터마다 따로 하나요, 모두 모아 한 번만 하나요?",
    en="Is there one vote for each example, or one for all of them together?",
)
def one_vote_for_all(predictions):
    predictions = np.asarray(predictions)
    return np.full(predictions.shape[1], np.bincount(predictions.ravel()).argmax())


@mistakes.of(
    "majority_vote",
    ko="가장 큰 레이블과 가장 많이 나온 레이블은 같은 것인가요?",
    en="Is the largest label the same as the label given most often?",
)
def largest_label(predictions):
    return np.max(predictions, axis=0)
