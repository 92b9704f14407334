"""Mistakes in causal_mask: triangles turned, shifted or inverted, types, axes and devices."""

from __future__ import annotations

import math

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "causal_mask",
    ko="첫째 위치는 몇 개를 볼 수 있어야 하나요? 여러분의 첫 행에는 True가 몇 개인가요?",
    en="How many places may the first position look at? How many True are in your first row?",
)
def upper_triangle(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).triu()


@mistakes.of(
    "causal_mask",
    ko="위치는 자기 자신을 볼 수 있나요? 대각선은 무엇이어야 하나요?",
    en="May a position look at itself? What should the diagonal be?",
)
def without_the_diagonal(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).tril(-1)


@mistakes.of(
    "causal_mask",
    ko="True가 '가린다'는 뜻인 마스크를 만들지 않았나요? 여기서 True는 무슨 뜻인가요?",
    en="Is this a mask whose True means 'hide'? What does True mean here?",
)
def true_hides(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).triu(1)


@mistakes.of(
    "causal_mask",
    ko="바로 다음 낱말까지 보이면, 다음 낱말을 맞히는 일은 얼마나 어려운가요?",
    en="If the mask shows one word ahead, how hard is it to guess the next word?",
)
def one_ahead(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device).tril(1)


@mistakes.of(
    "causal_mask",
    ko="마스크의 자료형은 무엇이어야 하나요? 1.0에 ~ 를 쓸 수 있나요?",
    en="What data type should a mask have? Does ~ work on 1.0?",
)
def ones_and_zeros(n, device=None):
    return torch.ones(n, n, device=device).tril()


@mistakes.of(
    "causal_mask",
    ko="0과 -inf로 된 마스크는 점수에 더하는 것입니다. 이 과제의 마스크는 어떤 값으로 되어 있나요?",
    en="A mask of 0 and -inf is made to be added to scores. What values do masks have here?",
)
def to_be_added(n, device=None):
    return torch.full((n, n), -math.inf, device=device).triu(1)


@mistakes.of(
    "causal_mask",
    ko="device라는 인자는 함수 안에서 어디에 쓰이나요?",
    en="Where does your function use the argument device?",
)
def device_ignored(n, device=None):
    return torch.ones(n, n, dtype=torch.bool).tril()


@mistakes.of(
    "causal_mask",
    ko="마스크의 모양은 (n, n)인가요? 앞에 축을 더 붙이지 않아도 넓혀지지 않나요?",
    en="Is the shape (n, n)? Would it not broadcast without more axes in front?",
)
def with_more_axes(n, device=None):
    return torch.ones(1, 1, n, n, dtype=torch.bool, device=device).tril()


@mistakes.of(
    "causal_mask",
    ko="모든 자리가 True인 마스크는 무엇을 가리나요?",
    en="What does a mask hide that is True everywhere?",
)
def hides_nothing(n, device=None):
    return torch.ones(n, n, dtype=torch.bool, device=device)
