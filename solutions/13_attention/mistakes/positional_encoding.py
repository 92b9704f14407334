"""Mistakes in positional_encoding: columns, exponents, bases and positions, devices."""

from __future__ import annotations

import math

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def angles(length, dim, device, base=10000.0):
    """Angles (length, dim / 2), for mistakes that are made with them."""
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    return position / base ** (torch.arange(0, dim, 2, device=device) / dim)


def in_turn(even, odd):
    """Columns of the two in turn."""
    return torch.stack((even, odd), dim=2).flatten(1)


@mistakes.of(
    "positional_encoding",
    ko="사인과 코사인이 번갈아 나오나요, 사인이 모두 나온 다음에 코사인이 나오나요?",
    en="Do sines and cosines come in turn, or all sines first and then all cosines?",
)
def halves_instead_of_turns(length, dim, device=None):
    angle = angles(length, dim, device)
    return torch.cat((angle.sin(), angle.cos()), dim=1)


@mistakes.of(
    "positional_encoding",
    ko="위치 0의 첫 값은 얼마여야 하나요? sin 0과 cos 0은 각각 얼마인가요?",
    en="What should the first value at position 0 be? What are sin 0 and cos 0?",
)
def cosine_first(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.cos(), angle.sin())


@mistakes.of(
    "positional_encoding",
    ko="홀수 열에도 사인을 쓰지 않았나요? 위치 0의 값은 모두 0인가요?",
    en="Are there sines in the odd columns too? Are all values at position 0 equal to 0?",
)
def sines_only(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.sin())


@mistakes.of(
    "positional_encoding",
    ko="지수는 i/d인가요, 2i/d인가요? d = 4이고 i = 1이면 나누는 수는 얼마인가요?",
    en="Is the exponent i/d or 2i/d? For d = 4 and i = 1, what is the divisor?",
)
def exponent_not_doubled(length, dim, device=None):
    angle = angles(length, dim, device, base=100.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="짝을 이루는 사인과 코사인은 각이 같은가요, 다른가요? 홀수 열의 지수는 무엇인가요?",
    en="Do the sine and the cosine of a pair have the same angle? "
    "What exponent does an odd column have?",
)
def exponent_by_column(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    angle = position / 10000.0 ** (torch.arange(dim, device=device) / dim)
    return in_turn(angle[:, 0::2].sin(), angle[:, 1::2].cos())


@mistakes.of(
    "positional_encoding",
    ko="식의 밑은 얼마인가요? 0의 개수를 세어 보았나요?",
    en="What is the base in the formula? Have you counted its zeros?",
)
def base_of_a_thousand(length, dim, device=None):
    angle = angles(length, dim, device, base=1000.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="위치를 10000의 거듭제곱으로 나누나요, 곱하나요? 뒤쪽 열은 느리게 변해야 하나요, 빠르게 "
    "변해야 하나요?",
    en="Is the position divided or multiplied by the power? Should later columns change slowly or "
    "fast?",
)
def multiplied_by_power(length, dim, device=None):
    angle = angles(length, dim, device, base=1 / 10000.0)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="exp와 log로 쓸 때 10000의 log를 빠뜨리지 않았나요? e^x로 10000^x를 어떻게 쓰나요?",
    en="Writing it with exp, is the log of 10000 missing? How is 10000^x written with e^x?",
)
def base_of_e(length, dim, device=None):
    angle = angles(length, dim, device, base=math.e)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="첫 위치의 번호는 0인가요, 1인가요? 첫 행은 무엇이어야 하나요?",
    en="Is the first position 0 or 1? What should the first row be?",
)
def counted_from_one(length, dim, device=None):
    angle = angles(length + 1, dim, device)[1:]
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="지수의 분모는 특징의 수인가요, 위치의 수인가요? 문장이 길어지면 첫 낱말의 벡터가 바뀌어도 "
    "되나요?",
    en="Is the exponent divided by the number of features or of positions? May a longer sentence "
    "change the vectors of its first words?",
)
def divided_by_length(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    angle = position / 10000.0 ** (torch.arange(0, dim, 2, device=device) / length)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="행은 위치인가요, 특징인가요? 모양을 출력해 보았나요?",
    en="Are the rows positions or features? Have you printed the shape?",
)
def rows_are_features(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.cos()).T


@mistakes.of(
    "positional_encoding",
    ko="device라는 인자는 함수 안에서 어디에 쓰이나요?",
    en="Where does your function use the argument device?",
)
def encoding_on_the_cpu(length, dim, device=None):
    angle = angles(length, dim, None)
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="함수 안에서 텐서를 몇 개 만드나요? 그 모두가 device에 있나요?",
    en="How many tensors does your function make? Are all of them on the device?",
)
def exponents_on_the_cpu(length, dim, device=None):
    position = torch.arange(length, device=device, dtype=torch.float32)[:, None]
    exponents = torch.arange(0, dim, 2) / dim
    angle = position / 10000.0**exponents
    return in_turn(angle.sin(), angle.cos())


@mistakes.of(
    "positional_encoding",
    ko="결과의 자료형은 무엇이어야 하나요? NumPy를 거치지 않았나요?",
    en="What data type should the result have? Did it come by way of NumPy?",
)
def double_precision(length, dim, device=None):
    angle = angles(length, dim, device)
    return in_turn(angle.sin(), angle.cos()).double()
