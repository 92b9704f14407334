"""Mistakes in drift_score: bins with other edges, floors, shares, logarithms and signs."""

from __future__ import annotations

import math

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def edges_of(values, bins):
    """The quantiles that cut the values into bins of equal counts."""
    return np.unique(np.quantile(np.ravel(values), np.arange(1, bins) / bins))


def shares_of(values, edges, floor, side="right"):
    """The share of each bin, none below the floor."""
    values = np.ravel(values)
    places = np.searchsorted(edges, values, side=side)
    return np.maximum(np.bincount(places, minlength=len(edges) + 1) / len(values), floor)


def index_of(e, a):
    """PSI of two lists of shares."""
    return float(np.sum((a - e) * np.log(a / e)))


def both_shares(expected, actual, bins, floor):
    """Right shares (e, a), for mistakes that are made after them."""
    edges = edges_of(expected, bins)
    return shares_of(expected, edges, floor), shares_of(actual, edges, floor)


@mistakes.of(
    "drift_score",
    ko="칸의 경계를 정하는 것은 학습 때의 값인가요, 지금의 값인가요?",
    en="Which values decide the edges: those of training, or today's?",
)
def edges_from_actual(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(actual, bins)
    return index_of(shares_of(expected, edges, floor), shares_of(actual, edges, floor))


@mistakes.of(
    "drift_score",
    ko="지금의 값이 섞인 데이터로 경계를 정하면, 기준은 무엇이 되나요?",
    en="If today's values help to decide the edges, what is the yardstick?",
)
def edges_from_both(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(np.concatenate([np.ravel(expected), np.ravel(actual)]), bins)
    return index_of(shares_of(expected, edges, floor), shares_of(actual, edges, floor))


@mistakes.of(
    "drift_score",
    ko="경계 사이의 너비가 같은가요, 칸에 든 값의 수가 같은가요? 문제는 어느 쪽을 원하나요?",
    en="Are the bins equally wide, or equally full? Which does the exercise ask for?",
)
def bins_of_equal_width(expected, actual, bins=10, floor=1e-4):
    expected = np.ravel(expected)
    edges = np.linspace(expected.min(), expected.max(), bins + 1)[1:-1]
    return index_of(shares_of(expected, edges, floor), shares_of(actual, edges, floor))


@mistakes.of(
    "drift_score",
    ko="학습 때의 가장 큰 값보다 더 큰 값은 몇 번째 칸에 들어가나요? 세지 않고 버려지지는 않나요?",
    en="Into which bin does a value go that is larger than all of training? Or is it not counted?",
)
def values_outside_lost(expected, actual, bins=10, floor=1e-4):
    expected, actual = np.ravel(expected), np.ravel(actual)
    edges = np.unique(np.quantile(expected, np.linspace(0, 1, bins + 1)))
    e, a = (
        np.maximum(np.histogram(values, edges)[0] / len(values), floor)
        for values in (expected, actual)
    )
    return index_of(e, a)


@mistakes.of(
    "drift_score",
    ko="경계와 똑같은 값은 왼쪽 칸인가요, 오른쪽 칸인가요?",
    en="Does a value equal to an edge belong to the bin on the left or on the right?",
)
def edge_belongs_left(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(expected, bins)
    e, a = (shares_of(values, edges, floor, "left") for values in (expected, actual))
    return index_of(e, a)


@mistakes.of(
    "drift_score",
    ko="bins가 2이면 칸은 정말 두 개인가요? 분위수를 몇 개 구했나요?",
    en="With bins 2, are there really two bins? How many quantiles did you take?",
)
def one_bin_too_many(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins + 1, floor)
    return index_of(e, a)


@mistakes.of(
    "drift_score",
    ko="bins를 바꾸어도 점수가 그대로이지 않나요?",
    en="Does the score stay the same when bins changes?",
)
def always_ten_bins(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected, actual, 10, floor))


@mistakes.of(
    "drift_score",
    ko="비어 있는 칸의 로그는 얼마인가요?",
    en="What is the logarithm for an empty bin?",
)
def no_floor(expected, actual, bins=10, floor=1e-4):
    with np.errstate(divide="ignore", invalid="ignore"):
        return index_of(*both_shares(expected, actual, bins, 0.0))


@mistakes.of(
    "drift_score",
    ko="비어 있는 칸을 빼고 더하면, 칸 하나가 통째로 사라진 변화는 점수에 나타나나요?",
    en="If empty bins are left out of the sum, does the score show that a whole bin has vanished?",
)
def empty_bins_left_out(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, 0.0)
    kept = (e > 0) & (a > 0)
    return index_of(e[kept], a[kept])


@mistakes.of(
    "drift_score",
    ko="floor는 작은 비율을 끌어올리나요, 모든 비율에 더해지나요?",
    en="Does floor raise the small shares, or is it added to all?",
)
def floor_added(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, 0.0)
    return index_of(e + floor, a + floor)


@mistakes.of(
    "drift_score",
    ko="받은 floor를 바꾸면 점수도 바뀌나요?",
    en="If another floor is given, does the score change?",
)
def floor_written_down(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected, actual, bins, 1e-4))


@mistakes.of(
    "drift_score",
    ko="분포가 변할수록 점수는 커지나요, 더 작은 음수가 되나요? 빼기와 나누기의 순서는 같은가요?",
    en="As distributions drift apart, does the score grow, or fall below zero? Do difference and "
    "quotient have the same order?",
)
def quotient_turned_round(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, floor)
    return float(np.sum((a - e) * np.log(e / a)))


@mistakes.of(
    "drift_score",
    ko="로그 앞에 곱하는 것은 a인가요, a와 e의 차이인가요?",
    en="What is the logarithm multiplied by: a, or the difference of a and e?",
)
def relative_entropy(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, floor)
    return float(np.sum(a * np.log(a / e)))


@mistakes.of(
    "drift_score",
    ko="수식의 로그는 밑이 얼마인가요?",
    en="What is the base of the formula's logarithm?",
)
def common_logarithm(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected, actual, bins, floor)) / math.log(10)


@mistakes.of(
    "drift_score",
    ko="수식은 칸들의 합인가요, 평균인가요?",
    en="Does the formula take the sum over the bins, or the mean?",
)
def mean_over_bins(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, floor)
    return index_of(e, a) / len(e)


@mistakes.of(
    "drift_score",
    ko="두 데이터의 수가 다르면, 칸의 개수를 그대로 견줄 수 있나요? 수식의 e와 a는 무엇인가요?",
    en="If the two data sets differ in size, can counts be compared as they are? What are e and a "
    "in the formula?",
)
def counts_for_shares(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(expected, bins)
    counts = [shares_of(v, edges, 0.0) * np.size(v) for v in (expected, actual)]
    e, a = (np.maximum(count, floor) for count in counts)
    return index_of(e, a)


@mistakes.of(
    "drift_score",
    ko="actual의 비율은 무엇으로 나누나요? 두 데이터의 수는 언제나 같은가요?",
    en="By what is actual's count divided? Are the two data sets always of one size?",
)
def divided_by_the_other_size(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(expected, bins)
    e, a = (shares_of(v, edges, 0.0) * np.size(v) / np.size(expected) for v in (expected, actual))
    return index_of(np.maximum(e, floor), np.maximum(a, floor))


@mistakes.of(
    "drift_score",
    ko="이미지 묶음 (n, h, w)를 넣으면 len은 무엇을 세나요? 값은 모두 몇 개인가요?",
    en="Given images (n, h, w), what does len count? How many values are there in all?",
)
def images_counted_for_values(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(expected, bins)
    e, a = (shares_of(v, edges, 0.0) * np.size(v) / len(v) for v in (expected, actual))
    return index_of(np.maximum(e, floor), np.maximum(a, floor))


@mistakes.of(
    "drift_score",
    ko="평균이 같고 퍼진 정도만 달라져도 점수가 커지나요?",
    en="If the mean stays and only the spread changes, does the score grow?",
)
def shift_of_the_mean(expected, actual, bins=10, floor=1e-4):
    expected = np.ravel(expected)
    return float(abs(np.mean(actual) - expected.mean()) / max(expected.std(), floor))


@mistakes.of(
    "drift_score",
    ko="floor보다 작지만 0이 아닌 비율은 어떻게 하라고 했나요?",
    en="What should become of a share that is below floor, but not 0?",
)
def only_zeros_raised(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, 0.0)
    return index_of(*(np.where(share == 0, floor, share) for share in (e, a)))


@mistakes.of(
    "drift_score",
    ko="경계 밖의 값을 세지 않으면, 비율의 합은 무엇으로 나눈 것이 되나요? 새 값이 모두 밖에 "
    "있다면요?",
    en="If values beyond the outer edges are not counted, what are the shares shares of? What if "
    "all "
    "new values lie outside?",
)
def shares_of_those_inside(expected, actual, bins=10, floor=1e-4):
    expected, actual = np.ravel(expected), np.ravel(actual)
    edges = np.unique(np.quantile(expected, np.linspace(0, 1, bins + 1)))
    counts = [np.histogram(values, edges)[0] for values in (expected, actual)]
    return index_of(*(np.maximum(count / max(count.sum(), 1), floor) for count in counts))


@mistakes.of(
    "drift_score",
    ko="np.histogram(expected, bins)의 칸들은 너비가 같은가요, 든 값의 수가 같은가요? 밖의 값은 "
    "어디로 가나요?",
    en="Are the bins of np.histogram(expected, bins) equally wide or equally full? Where do values "
    "outside go?",
)
def histogram_of_equal_width(expected, actual, bins=10, floor=1e-4):
    expected, actual = np.ravel(expected), np.ravel(actual)
    counts, edges = np.histogram(expected, bins)
    e, a = counts / expected.size, np.histogram(actual, edges)[0] / actual.size
    return index_of(np.maximum(e, floor), np.maximum(a, floor))


@mistakes.of(
    "drift_score",
    ko="두 데이터를 같은 칸으로 세었나요? 경계를 저마다 따로 정하면 무엇을 견주게 되나요?",
    en="Are both data sets counted in the same bins? If each has its own edges, what is compared?",
)
def histograms_of_their_own(expected, actual, bins=10, floor=1e-4):
    e, a = (np.histogram(values, bins)[0] / np.size(values) for values in (expected, actual))
    return index_of(np.maximum(e, floor), np.maximum(a, floor))


@mistakes.of(
    "drift_score",
    ko="로그 앞에 곱하는 것은 e인가요, a와 e의 차이인가요?",
    en="What is the logarithm multiplied by: e, or the difference of a and e?",
)
def relative_entropy_of_expected(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, floor)
    return float(np.sum(e * np.log(e / a)))


@mistakes.of(
    "drift_score",
    ko="ln은 밑이 2인 로그인가요?",
    en="Is ln a logarithm of base 2?",
)
def binary_logarithm(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected, actual, bins, floor)) / math.log(2)


@mistakes.of(
    "drift_score",
    ko="expected의 칸마다 정말 똑같은 수가 들어 있나요? 같은 값이 많으면요?",
    en="Does every bin of expected really hold the same number? What if many values are equal?",
)
def equal_shares_assumed(expected, actual, bins=10, floor=1e-4):
    _, a = both_shares(expected, actual, bins, floor)
    return index_of(np.full(len(a), 1 / bins), a)
