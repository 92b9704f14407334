"""Mistakes in max_pool2d: other numbers kept, strides ignored, windows lost, wrong axes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cut, filled

mistakes = Mistakes()


def pooled(x, size, stride, reduce=np.max):
    """Windows reduced to one number each."""
    return reduce(cut(np.asarray(x, dtype=float), size, size, stride or size), axis=(4, 5))


@mistakes.of(
    "max_pool2d",
    ko="창마다 남기는 것은 평균인가요, 가장 큰 값인가요?",
    en="Of each window, is it the mean that is kept, or the largest value?",
)
def mean_of_the_window(x, size=2, stride=None):
    return pooled(x, size, stride, np.mean)


@mistakes.of(
    "max_pool2d",
    ko="숫자 예의 첫 창 1, 3, 4, 2에서 남는 것은 무엇인가요?",
    en="Of the example's first window, 1, 3, 4, 2, which one is left?",
)
def smallest_of_the_window(x, size=2, stride=None):
    return pooled(x, size, stride, np.min)


@mistakes.of(
    "max_pool2d",
    ko="값이 모두 음수인 창의 가장 큰 값은 얼마인가요? 0에서 시작해 비교하지는 않았나요?",
    en="What is the largest value of a window of negative numbers? Do you compare from 0 up?",
)
def never_below_zero(x, size=2, stride=None):
    return np.maximum(pooled(x, size, stride), 0)


@mistakes.of(
    "max_pool2d",
    ko="-5와 3 가운데 큰 것은 어느 쪽인가요? 절댓값을 비교하고 있지 않나요?",
    en="Which is larger, -5 or 3? Are you comparing absolute values?",
)
def largest_in_absolute_value(x, size=2, stride=None):
    return pooled(np.abs(np.asarray(x, dtype=float)), size, stride)


@mistakes.of(
    "max_pool2d",
    ko="stride를 주었을 때와 주지 않았을 때 결과가 같지 않나요?",
    en="Is the result the same with and without a stride given?",
)
def own_stride_ignored(x, size=2, stride=None):
    return pooled(x, size, size)


@mistakes.of(
    "max_pool2d",
    ko="stride를 주지 않으면 창은 얼마씩 움직여야 하나요? 창들이 서로 겹쳐도 되나요?",
    en="If no stride is given, how far does the window move? Should windows overlap?",
)
def default_stride_is_one(x, size=2, stride=None):
    return pooled(x, size, stride or 1)


@mistakes.of(
    "max_pool2d",
    ko="stride를 주지 않았고 size가 3이면 창은 얼마씩 움직이나요?",
    en="With size 3 and no stride, how far does the window move?",
)
def default_stride_is_two(x, size=2, stride=None):
    return pooled(x, size, stride or 2)


@mistakes.of(
    "max_pool2d",
    ko="size를 3으로 해도 결과가 그대로이지 않나요?",
    en="With size 3, is the result still the same?",
)
def size_ignored(x, size=2, stride=None):
    return pooled(x, 2, stride)


@mistakes.of(
    "max_pool2d",
    ko="끝에 창이 다 들어가지 않는 줄은 어떻게 하라고 했나요? h_out의 괄호는 올림인가요?",
    en="What becomes of lines at the end into which no whole window fits? Does h_out round up?",
)
def partial_windows_kept(x, size=2, stride=None):
    x, step = np.asarray(x, dtype=float), stride or size
    more = [max(0, -(length - size) % step) for length in x.shape[2:]]
    sides = ((0, 0), (0, 0), (0, more[0]), (0, more[1]))
    return pooled(np.pad(x, sides, constant_values=-np.inf), size, step)


@mistakes.of(
    "max_pool2d",
    ko="풀링에도 패딩이 있나요? 가장자리의 창에 어디에도 없던 0이 들어 있지 않나요?",
    en="Is there padding in pooling? Do windows at the border hold zeros from nowhere?",
)
def zeros_around(x, size=2, stride=None):
    return pooled(filled(x, 1, 1), size, stride)


@mistakes.of(
    "max_pool2d",
    ko="채널이 셋이면 출력의 채널은 몇 개인가요? 최댓값을 어느 축들에서 구했나요?",
    en="With three channels, how many does the output have? Over which axes is the maximum taken?",
)
def maximum_over_channels(x, size=2, stride=None):
    return pooled(x, size, stride).max(axis=1, keepdims=True)


@mistakes.of(
    "max_pool2d",
    ko="가로와 세로를 모두 줄였나요?",
    en="Have both height and width become smaller?",
)
def columns_not_pooled(x, size=2, stride=None):
    found = np.lib.stride_tricks.sliding_window_view(np.asarray(x, dtype=float), size, axis=2)
    return found[:, :, :: stride or size].max(axis=-1)


@mistakes.of(
    "max_pool2d",
    ko="가장 큰 값과 가장 큰 값의 자리 가운데 무엇을 돌려주나요?",
    en="Do you return the largest value, or the place of the largest value?",
)
def place_of_the_largest(x, size=2, stride=None):
    windows = cut(np.asarray(x, dtype=float), size, size, stride or size)
    return windows.reshape(*windows.shape[:4], -1).argmax(axis=-1)


@mistakes.of(
    "max_pool2d",
    ko="reshape로 나누는 방법은 크기가 창으로 나누어떨어지지 않을 때도 되나요?",
    en="Does cutting by reshape also work where the window does not divide the size?",
)
def only_where_it_divides(x, size=2, stride=None):
    x = np.asarray(x, dtype=float)
    n, c, h, w = x.shape
    return x.reshape(n, c, h // size, size, w // size, size).max(axis=(3, 5))


@mistakes.of(
    "max_pool2d",
    ko="높이와 너비가 다른 이미지에서 w_out은 무엇으로 계산하나요?",
    en="For an image that is not square, what is w_out computed from?",
)
def square_pooled(x, size=2, stride=None):
    x, step = np.asarray(x, dtype=float), stride or size
    starts = range(0, x.shape[2] - size + 1, step)
    return window_by_window(x, (starts, starts), size)


@mistakes.of(
    "max_pool2d",
    ko="창마다 남기는 것은 합인가요, 가장 큰 값인가요?",
    en="Of each window, is it the sum that is kept, or the largest value?",
)
def sum_of_the_window(x, size=2, stride=None):
    return pooled(x, size, stride, np.sum)


def window_by_window(x, starts, size, reduce=np.max):
    """Windows at these starts, cut off where the image ends, reduced to one number each."""
    rows = [
        np.stack(
            [reduce(x[:, :, i : i + size, j : j + size], axis=(2, 3)) for j in starts[1]], axis=-1
        )
        for i in starts[0]
    ]
    return np.stack(rows, axis=2)


@mistakes.of(
    "max_pool2d",
    ko="h를 간격으로 나누면 창이 들어가는 횟수가 되나요? 창이 서로 겹칠 때는요?",
    en="Is h divided by the step how often the window fits? What if windows overlap?",
)
def height_divided_by_stride(x, size=2, stride=None):
    x, step = np.asarray(x, dtype=float), stride or size
    starts = [range(0, length // step * step, step) for length in x.shape[2:]]
    return window_by_window(x, starts, size)


@mistakes.of(
    "max_pool2d",
    ko="range(0, h, stride)의 마지막 자리에서 창이 이미지 밖으로 나가지 않나요?",
    en="At the last place of range(0, h, stride), does the window stay inside the image?",
)
def every_start_in_the_image(x, size=2, stride=None):
    x, step = np.asarray(x, dtype=float), stride or size
    return window_by_window(x, [range(0, length, step) for length in x.shape[2:]], size)


@mistakes.of(
    "max_pool2d",
    ko="4×4 이미지에 2×2 창은 한 줄에 몇 번 들어가나요? 크기의 식에 빠진 것은 없나요?",
    en="How often does a 2×2 window fit into a row of a 4×4 image? Is anything missing in the "
    "formula for the size?",
)
def last_window_missing(x, size=2, stride=None):
    return pooled(x, size, stride)[:, :, :-1, :-1]


@mistakes.of(
    "max_pool2d",
    ko="채널마다, 이미지마다 최댓값이 다르지 않나요? max에 어느 축인지 알려 주었나요?",
    en="Have channels and images maxima of their own? Did you tell max over which axes?",
)
def one_maximum_for_all(x, size=2, stride=None):
    found = pooled(x, size, stride)
    return np.zeros(found.shape) + found.max(axis=(0, 1))


@mistakes.of(
    "max_pool2d",
    ko="둘째 창의 왼쪽 위는 이미지의 몇 번째 열인가요? i와 j에 무엇을 곱했나요?",
    en="At which column of the image does the second window begin? What are i and j multiplied by?",
)
def windows_one_apart(x, size=2, stride=None):
    h, w = pooled(x, size, stride).shape[2:]
    return pooled(x, size, 1)[:, :, :h, :w]


@mistakes.of(
    "max_pool2d",
    ko="stride를 주었을 때, 창의 자리에는 size와 stride 가운데 무엇을 곱하나요?",
    en="When a stride is given, is a window's place a multiple of size or of stride?",
)
def windows_at_multiples_of_size(x, size=2, stride=None):
    x = np.asarray(x, dtype=float)
    h, w = pooled(x, size, stride).shape[2:]
    return window_by_window(x, [range(0, h * size, size), range(0, w * size, size)], size)


@mistakes.of(
    "max_pool2d",
    ko="stride를 주지 않으면 그 값은 무엇인가요? 그것으로 나누거나 곱할 수 있나요?",
    en="What is stride when none is given? Can it be multiplied or divided by?",
)
def stride_none_not_handled(x, size=2, stride=None):
    if stride is None:
        raise TypeError("stride")
    return pooled(x, size, stride)


@mistakes.of(
    "max_pool2d",
    ko="결과의 세 번째 축은 높이인가요, 너비인가요? 세로로 긴 이미지의 결과도 세로로 긴가요?",
    en="Is the third axis of the result the height or the width? Does a tall image stay tall?",
)
def height_and_width_swapped(x, size=2, stride=None):
    return pooled(x, size, stride).swapaxes(2, 3)
