"""Mistakes in predict: ties, types and shapes of the answers, what is compared with what."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import passes

mistakes = Mistakes()


@mistakes.of(
    "predict",
    ko="ŷ가 정확히 0.5이면 답은 무엇이어야 하나요?",
    en="What should the answer be where ŷ is exactly 0.5?",
)
def one_half_counts_as_one(params, X):
    return (passes(params, X)[1] >= 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="돌려준 배열의 dtype은 정수인가요, 실수인가요?",
    en="Does the array that you return hold ints or floats?",
)
def floats_returned(params, X):
    return passes(params, X)[1].round()


@mistakes.of(
    "predict",
    ko="True와 False는 정수 0과 1인가요? dtype을 확인해 볼까요?",
    en="Are True and False the ints 0 and 1? What does the dtype say?",
)
def booleans_returned(params, X):
    return passes(params, X)[1] > 0.5


@mistakes.of(
    "predict",
    ko="돌려준 것은 0이나 1인 답인가요, 확률처럼 보이는 ŷ의 값인가요?",
    en="Do you return answers of 0 and 1, or the values of ŷ, which look like probabilities?",
)
def probabilities_returned(params, X):
    return passes(params, X)[1]


@mistakes.of(
    "predict",
    ko="0.98을 정수로 바꾸면 무엇이 되나요? astype(int)는 반올림하나요?",
    en="What does 0.98 become as an int? Does astype(int) round?",
)
def cut_off_by_astype(params, X):
    return passes(params, X)[1].astype(int)


@mistakes.of(
    "predict",
    ko="돌려준 배열의 모양은 (n, 1)인가요, (n,)인가요?",
    en="Is the array that you return (n, 1), or (n,)?",
)
def flattened(params, X):
    return (passes(params, X)[1] > 0.5).astype(int).ravel()


@mistakes.of(
    "predict",
    ko="ŷ가 클 때 답이 1인가요, 작을 때 1인가요?",
    en="Is the answer 1 when ŷ is large, or when it is small?",
)
def turned_around(params, X):
    return (passes(params, X)[1] < 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="ŷ는 0과 1 사이의 값입니다. 0과 비교하면 언제 답이 0이 되나요?",
    en="ŷ is between 0 and 1. If you compare it with 0, when is the answer 0?",
)
def compared_with_zero(params, X):
    return (passes(params, X)[1] > 0).astype(int)


@mistakes.of(
    "predict",
    ko="열이 하나뿐일 때 argmax는 무엇을 돌려주나요? 여기서 구하는 답은 노드의 번호인가요?",
    en="What does argmax return when there is only one column? Is the answer here the number of a "
    "node?",
)
def argmax_of_the_outputs(params, X):
    return np.argmax(passes(params, X)[1], axis=1)


@mistakes.of(
    "predict",
    ko="forward가 돌려주는 두 값 가운데 예측은 어느 쪽인가요?",
    en="forward returns two values: which one is the prediction?",
)
def hidden_layer_decides(params, X):
    return (passes(params, X)[0] > 0.5).astype(int)


@mistakes.of(
    "predict",
    ko="`if ŷ > 0.5:`는 배열의 어느 요소를 보고 정하나요?",
    en="Which element of the array does `if ŷ > 0.5:` look at?",
)
def if_on_the_array(params, X):
    return 1 if passes(params, X)[1] > 0.5 else 0


@mistakes.of(
    "predict",
    ko="돌려준 것은 리스트인가요, NumPy 배열인가요?",
    en="Do you return a list, or a NumPy array?",
)
def list_returned(params, X):
    return (passes(params, X)[1] > 0.5).astype(int).tolist()
