"""Mistakes in majority_vote: the wrong axis, means and medians, ties, counts in place of labels."""

from __future__ import annotations

from collections import Counter

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "majority_vote",
    ko="한 행은 모델 하나의 답인가요, 데이터 하나의 답인가요? 표는 어느 방향으로 세나요?",
    en="Is one row the answers of one model, or for one example? Which way are votes counted?",
)
def votes_along_the_wrong_axis(predictions):
    return np.array([np.bincount(row).argmax() for row in np.asarray(predictions)])


@mistakes.of(
    "majority_vote",
    ko="레이블의 평균은 투표의 결과인가요? 0과 2의 평균 1에 표를 준 모델이 있나요?",
    en="Is the mean of labels the outcome of a vote? The mean of 0 and 2 is 1: who voted for it?",
)
def mean_of_labels(predictions):
    return np.round(np.mean(predictions, axis=0)).astype(int)


@mistakes.of(
    "majority_vote",
    ko="가운데 있는 레이블이 가장 많이 나온 레이블인가요?",
    en="Is the label in the middle the one given most often?",
)
def median_of_labels(predictions):
    return np.median(predictions, axis=0).astype(int)


@mistakes.of(
    "majority_vote",
    ko="표가 같을 때 이기는 레이블은 먼저 나온 것인가요, 가장 작은 것인가요?",
    en="When votes are equal, does the label win that came first, or the smallest?",
)
def first_seen_wins(predictions):
    columns = np.asarray(predictions).T.tolist()
    return np.array([Counter(column).most_common(1)[0][0] for column in columns])


@mistakes.of(
    "majority_vote",
    ko="표가 같을 때 이기는 것은 가장 큰 레이블인가요, 가장 작은 레이블인가요?",
    en="When votes are equal, does the largest label win, or the smallest?",
)
def largest_label_wins(predictions):
    columns = np.asarray(predictions).T
    return np.array([max(c.tolist(), key=lambda v: ((c == v).sum(), v)) for c in columns])


@mistakes.of(
    "majority_vote",
    ko="돌려주는 것은 이긴 레이블인가요, 그 레이블이 받은 표의 수인가요?",
    en="Is what you return the winning label, or the number of votes it got?",
)
def number_of_votes(predictions):
    return np.array([np.bincount(column).max() for column in np.asarray(predictions).T])


@mistakes.of(
    "majority_vote",
    ko="레이블이 0, 1, 2로 이어지지 않으면 argmax가 주는 번호는 레이블과 같은가요?",
    en="If labels are not 0, 1, 2, …, is the position that argmax gives the label itself?",
)
def position_instead_of_label(predictions):
    predictions = np.asarray(predictions)
    labels = np.unique(predictions)
    return (predictions[:, :, np.newaxis] == labels).sum(axis=0).argmax(axis=1)


@mistakes.of(
    "majority_vote",
    ko="투표는 데이터마다 따로 하나요, 모두 모아 한 번 하나요?",
    en="Is there one vote for each example, or one for all of them together?",
)
def one_vote_for_all(predictions):
    predictions = np.asarray(predictions)
    return np.full(predictions.shape[1], np.bincount(predictions.ravel()).argmax())


@mistakes.of(
    "majority_vote",
    ko="가장 큰 레이블과 가장 많이 나온 레이블은 같은 것인가요?",
    en="Are the largest label and the label given most often the same?",
)
def largest_label(predictions):
    return np.max(predictions, axis=0)
