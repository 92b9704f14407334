"""Known mistakes of 12_cnn: kernels turned round, windows cut wrong, heads, shifts, files, bins."""

from __future__ import annotations

import copy
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()


# conv2d


def cut(x, kh, kw, stride=1):
    """All whole windows (n, c, h_out, w_out, kh, kw), for mistakes that are made elsewhere."""
    found = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))
    return found[:, :, ::stride, ::stride]


def filled(x, top, bottom, mode="constant"):
    """Lines added before and after the rows and columns."""
    sides = (top, bottom)
    return np.pad(np.asarray(x, dtype=float), ((0, 0), (0, 0), sides, sides), mode=mode)


def summed(windows, weight):
    """Sum of products over channels and window, (n, o, h_out, w_out)."""
    return np.einsum("ncijuv,ocuv->noij", windows, np.asarray(weight, dtype=float))


def with_bias(out, bias):
    """The bias of each output channel added, if there is one."""
    return out if bias is None else out + np.reshape(np.asarray(bias, dtype=float), (-1, 1, 1))


def convolved(x, weight, bias, stride, padding):
    """A right convolution, for mistakes that are made before or after it."""
    weight = np.asarray(weight, dtype=float)
    padded = filled(x, padding, padding)
    return with_bias(summed(cut(padded, *weight.shape[2:], stride), weight), bias)


@mistakes.of(
    "conv2d",
    ko="문제의 숫자 예에서 왼쪽 위가 37이 아니라 23이 나오나요? 커널의 첫 가중치는 창의 어느 "
    "픽셀과 곱해지나요?",
    en="Does the text's example give 23 and not 37? With which pixel of the window is the kernel's "
    "first weight multiplied?",
)
def kernel_flipped(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.asarray(weight)[..., ::-1, ::-1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="커널의 행은 이미지의 행과 만나나요? 높이와 너비가 다른 커널로 시험해 보았나요?",
    en="Do the kernel's rows meet the image's rows? Have you tried a kernel that is not square?",
)
def kernel_transposed(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.swapaxes(weight, 2, 3), bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="수식의 b 는 어디에 있나요? bias 를 주어도 결과가 그대로이지 않나요?",
    en="Where is b of the formula? Does giving a bias change anything?",
)
def bias_forgotten(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, None, stride, padding)


@mistakes.of(
    "conv2d",
    ko="bias 의 모양 (o,) 를 그대로 더하면 NumPy는 어느 축에 맞추나요? 채널은 몇 번째 축인가요?",
    en="Added as it is, with which axis does NumPy align a bias of shape (o,)? Which axis are the "
    "channels?",
)
def bias_along_the_width(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    return out if bias is None else out + np.asarray(bias)


@mistakes.of(
    "conv2d",
    ko="b 는 출력 값 하나에 몇 번 더해지나요? 더하기는 합 기호의 안쪽에 있나요, 바깥에 있나요?",
    en="How often is b added to one output value? Is it inside the sums or outside?",
)
def bias_in_every_product(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    count = np.asarray(weight)[0].size
    return out if bias is None else out + count * np.reshape(bias, (-1, 1, 1))


@mistakes.of(
    "conv2d",
    ko="입력 채널이 둘 이상이면 둘째 채널은 결과에 어떻게 들어가나요?",
    en="With more than one input channel, how does the second one enter the result?",
)
def first_channel_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(np.asarray(x)[:, :1], np.asarray(weight)[:, :1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="수식에서 채널 c 에 대해 하는 것은 합인가요, 평균인가요?",
    en="Over the channels c, does the formula take a sum or a mean?",
)
def mean_over_channels(x, weight, bias=None, stride=1, padding=0):
    weight = np.asarray(weight, dtype=float)
    return convolved(x, weight / weight.shape[1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="stride 를 2로 해도 출력의 크기가 그대로이지 않나요? stride 는 어디에 쓰이나요?",
    en="With stride 2, is the output still as large? Where do you use stride?",
)
def stride_ignored(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias, 1, padding)


@mistakes.of(
    "conv2d",
    ko="스트라이드는 창이 움직이는 간격인가요, 창 안의 픽셀 사이의 간격인가요?",
    en="Is the stride the step between windows, or between the pixels inside a window?",
)
def stride_inside_the_window(x, weight, bias=None, stride=1, padding=0):
    weight = np.asarray(weight, dtype=float)
    kh, kw = ((k - 1) * stride + 1 for k in weight.shape[2:])
    windows = cut(filled(x, padding, padding), kh, kw)[..., ::stride, ::stride]
    return with_bias(summed(windows, weight), bias)


@mistakes.of(
    "conv2d",
    ko="이미지에서 픽셀을 먼저 건너뛰고 합성곱하면, 창 안에 이웃한 픽셀이 들어 있나요?",
    en="If pixels of the image are skipped first, does a window still hold neighbouring pixels?",
)
def image_thinned_first(x, weight, bias=None, stride=1, padding=0):
    padded = filled(x, padding, padding)[:, :, ::stride, ::stride]
    return convolved(padded, weight, bias, 1, 0)


@mistakes.of(
    "conv2d",
    ko="세로와 가로에 모두 stride 만큼 건너뛰나요?",
    en="Does the window move by stride both down and across?",
)
def stride_down_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias, 1, padding)[:, :, ::stride]


@mistakes.of(
    "conv2d",
    ko="padding 을 1로 하면 3×3 커널에서 출력의 크기는 얼마가 되어야 하나요?",
    en="With padding 1 and a 3×3 kernel, how large should the output be?",
)
def padding_ignored(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="0은 몇 개의 변에 덧대나요? 위와 왼쪽에도 있나요?",
    en="On how many sides are zeros added? Above and on the left as well?",
)
def padding_at_the_end_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(filled(x, 0, 2 * padding), weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="padding 이 1이면 높이는 모두 몇 줄 늘어나나요?",
    en="With padding 1, by how many lines does the height grow in all?",
)
def padding_on_one_side(x, weight, bias=None, stride=1, padding=0):
    return convolved(filled(x, 0, padding), weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="덧댄 자리의 값은 무엇인가요? 가장자리 픽셀을 베껴 쓰지는 않았나요?",
    en="What values are in the lines that were added? Are they copies of the border?",
)
def padding_repeats_the_border(x, weight, bias=None, stride=1, padding=0):
    return convolved(filled(x, padding, padding, "edge"), weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="np.pad(x, padding) 은 어느 축들에 덧대나요? 이미지 수와 채널 수도 늘어나지 않나요?",
    en="To which axes does np.pad(x, padding) add? Do images and channels grow in number too?",
)
def padding_on_all_axes(x, weight, bias=None, stride=1, padding=0):
    return convolved(np.pad(np.asarray(x, dtype=float), padding), weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="3×3 이미지에 2×2 커널은 한 줄에 몇 번 들어가나요? 크기의 식에 빠진 것은 없나요?",
    en="How often does a 2×2 kernel fit into a row of a 3×3 image? Is anything missing in the "
    "formula for the size?",
)
def last_place_missing(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias, stride, padding)[:, :, :-1, :-1]


@mistakes.of(
    "conv2d",
    ko="창이 끝을 넘어가는 자리도 계산하고 있지 않나요? 식의 괄호는 올림인가요, 내림인가요?",
    en="Do you also compute where the window reaches over the end? Do the brackets round up or "
    "down?",
)
def size_rounded_up(x, weight, bias=None, stride=1, padding=0):
    padded = filled(x, padding, padding)
    kh, kw = np.shape(weight)[2:]
    more = [(-(length - k)) % stride for length, k in zip(padded.shape[2:], (kh, kw), strict=True)]
    padded = np.pad(padded, ((0, 0), (0, 0), (0, more[0]), (0, more[1])))
    return convolved(padded, weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="높이와 너비가 다른 이미지에서 w_out 은 무엇으로 계산하나요?",
    en="For an image that is not square, what is w_out computed from?",
)
def square_output(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, bias, stride, padding)
    side = out.shape[2]
    square = np.zeros((*out.shape[:3], side))
    square[..., : min(side, out.shape[3])] = out[..., :side]
    return square


@mistakes.of(
    "conv2d",
    ko="weight 의 첫 축은 입력 채널인가요, 출력 채널인가요?",
    en="Is the first axis of weight the input channels or the output channels?",
)
def channels_swapped(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.swapaxes(weight, 0, 1), bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="출력의 축은 어떤 순서인가요? 채널은 몇 번째에 오나요?",
    en="In which order are the output's axes? At which place are the channels?",
)
def channels_last(x, weight, bias=None, stride=1, padding=0):
    return np.moveaxis(convolved(x, weight, bias, stride, padding), 1, -1)


@mistakes.of(
    "conv2d",
    ko="이미지가 여러 장이면 둘째 이미지의 결과는 어디에 있나요?",
    en="With several images, where is the result of the second one?",
)
def first_image_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(np.asarray(x)[:1], weight, bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="출력에 음수가 하나도 없지 않나요? 활성화 함수는 합성곱의 일부인가요?",
    en="Is no output negative? Is the activation part of the convolution?",
)
def relu_included(x, weight, bias=None, stride=1, padding=0):
    return np.maximum(convolved(x, weight, bias, stride, padding), 0)


@mistakes.of(
    "conv2d",
    ko="리스트를 넣어도 x.shape 이 있나요? 먼저 무엇으로 바꾸어야 하나요?",
    en="Has a list an x.shape? What should it be made first?",
)
def arrays_only(x, weight, bias=None, stride=1, padding=0):
    if x.shape[1] != weight.shape[1]:
        raise ValueError("channels")
    return convolved(x, weight, bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="커널을 위아래로 뒤집었나요? 수식에서 u 가 커지면 이미지의 행은 어느 쪽으로 가나요?",
    en="Is the kernel upside down? As u grows in the formula, which way do the image's rows go?",
)
def kernel_upside_down(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.asarray(weight)[:, :, ::-1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="커널을 좌우로 뒤집었나요? 수식에서 v 가 커지면 이미지의 열은 어느 쪽으로 가나요?",
    en="Is the kernel mirrored? As v grows in the formula, which way do the image's columns go?",
)
def kernel_mirrored(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.asarray(weight)[..., ::-1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="bias 가 None 일 때도 더하고 있지 않나요? 기본값으로 불러 보았나요?",
    en="Do you add the bias when it is None, too? Have you called it with the defaults?",
)
def bias_never_none(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    if bias is None:
        raise TypeError("bias")
    return with_bias(out, bias)


@mistakes.of(
    "conv2d",
    ko="if bias: 는 배열이 참인지를 묻습니다. 값이 여럿인 배열은 참인가요, 거짓인가요? 정말 묻고 "
    "싶은 것은 무엇인가요?",
    en="`if bias:` asks whether an array is true. Is an array of several values true or false? "
    "What "
    "did you mean to ask?",
)
def bias_asked_for_its_truth(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias if bias is not None and bool(bias) else None, stride, padding)


@mistakes.of(
    "conv2d",
    ko="출력 채널이 여럿이면 b 의 둘째 값은 어디에 더해지나요?",
    en="With several output channels, where is the second value of b added?",
)
def first_bias_for_all(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    return out if bias is None else out + np.asarray(bias, dtype=float)[0]


@mistakes.of(
    "conv2d",
    ko="입력 채널이 셋이면 b 는 출력 하나에 몇 번 더해지나요? 채널의 반복 안에서 더하나요, 밖에서 "
    "더하나요?",
    en="With three input channels, how often is b added to one output: inside the loop over "
    "channels "
    "or after it?",
)
def bias_for_each_channel(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    return out if bias is None else out + np.shape(weight)[1] * np.reshape(bias, (-1, 1, 1))


@mistakes.of(
    "conv2d",
    ko="채널의 반복이 끝나면 앞선 채널들의 결과는 아직 남아 있나요? = 와 += 가운데 무엇을 썼나요?",
    en="When the loop over channels ends, are the earlier channels' results still there? Is it = "
    "or "
    "+= ?",
)
def last_channel_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(np.asarray(x)[:, -1:], np.asarray(weight)[:, -1:], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="창 하나에 대해 수식이 하는 것은 합인가요, 평균인가요?",
    en="For one window, does the formula take a sum or a mean?",
)
def mean_of_the_products(x, weight, bias=None, stride=1, padding=0):
    weight = np.asarray(weight, dtype=float)
    return convolved(x, weight / weight[0].size, bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="커널이 넷이면 출력의 채널은 몇 개인가요? 둘째 커널은 어디에 쓰이나요?",
    en="With four kernels, how many channels has the output? Where is the second kernel used?",
)
def first_kernel_only(x, weight, bias=None, stride=1, padding=0):
    first = convolved(x, np.asarray(weight)[:1], None, stride, padding)
    return first if bias is None else with_bias(first, bias)


@mistakes.of(
    "conv2d",
    ko="출력의 채널들이 모두 같지 않나요? 출력 채널마다 어느 커널을 쓰나요?",
    en="Are all channels of the output alike? Which kernel does each output channel use?",
)
def first_kernel_for_all(x, weight, bias=None, stride=1, padding=0):
    weight = np.asarray(weight, dtype=float)
    return convolved(x, np.repeat(weight[:1], len(weight), axis=0), bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="출력의 크기에서만 stride 로 나누지 않았나요? 창의 왼쪽 위는 이미지의 어디에 놓이나요?",
    en="Is stride used in the output's size alone? Where in the image does a window's upper left "
    "lie?",
)
def stride_in_the_size_only(x, weight, bias=None, stride=1, padding=0):
    right = convolved(x, weight, bias, stride, padding)
    return convolved(x, weight, bias, 1, padding)[:, :, : right.shape[2], : right.shape[3]]


@mistakes.of(
    "conv2d",
    ko="출력의 크기를 구하는 식에 패딩도 들어 있나요?",
    en="Is the padding in your formula for the output's size?",
)
def size_without_the_padding(x, weight, bias=None, stride=1, padding=0):
    h, w = convolved(x, weight, None, stride, 0).shape[2:]
    return convolved(x, weight, bias, stride, padding)[:, :, :h, :w]


@mistakes.of(
    "conv2d",
    ko="크기의 식에서 p 앞에 있는 수는 무엇인가요? 패딩은 몇 변에 있나요?",
    en="Which number stands before p in the formula for the size? On how many sides is there "
    "padding?",
)
def size_with_half_the_padding(x, weight, bias=None, stride=1, padding=0):
    h, w = convolved(filled(x, 0, padding), weight, None, stride, 0).shape[2:]
    return convolved(x, weight, bias, stride, padding)[:, :, :h, :w]


@mistakes.of(
    "conv2d",
    ko="0을 위아래에만 덧대지 않았나요? 왼쪽과 오른쪽은요?",
    en="Are zeros added above and below only? What of left and right?",
)
def padding_above_and_below_only(x, weight, bias=None, stride=1, padding=0):
    sides = ((0, 0), (0, 0), (padding, padding), (0, 0))
    return convolved(np.pad(np.asarray(x, dtype=float), sides), weight, bias, stride, 0)


@mistakes.of(
    "conv2d",
    ko="padding 이 0일 때 a[p:-p] 는 어떤 조각인가요? -0 은 어디를 가리키나요?",
    en="With padding 0, which slice is a[p:-p]? Where does -0 point?",
)
def slice_to_minus_zero(x, weight, bias=None, stride=1, padding=0):
    if padding == 0:
        raise ValueError("could not broadcast")
    return convolved(x, weight, bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="range 의 끝은 나오는 값인가요? 커널이 꼭 들어맞는 마지막 자리도 세었나요?",
    en="Does range ever give its end? Is the last place counted, where the kernel just fits?",
)
def range_ends_too_early(x, weight, bias=None, stride=1, padding=0):
    right = convolved(x, weight, bias, stride, padding)
    lengths = (
        a + 2 * padding - k for a, k in zip(np.shape(x)[2:], np.shape(weight)[2:], strict=True)
    )
    h, w = (len(range(0, max(length, 0), stride)) for length in lengths)
    return right[:, :, :h, :w]


@mistakes.of(
    "conv2d",
    ko="높이와 너비가 다른 커널에서 창의 너비는 무엇으로 정하나요?",
    en="For a kernel that is not square, what decides how wide the window is?",
)
def kernel_taken_for_square(x, weight, bias=None, stride=1, padding=0):
    weight, padded = np.asarray(weight, dtype=float), filled(x, padding, padding)
    windows = cut(padded, weight.shape[2], weight.shape[2], stride)
    return with_bias((windows[:, None] * weight[:, :, None, None]).sum(axis=(2, 5, 6)), bias)


@mistakes.of(
    "conv2d",
    ko="h_out 과 w_out 은 각각 무엇에서 나오나요? w_out 에 h 를 쓰지는 않았나요?",
    en="What does each of h_out and w_out come from? Is there an h in your w_out?",
)
def width_from_the_height(x, weight, bias=None, stride=1, padding=0):
    right = convolved(x, weight, bias, stride, padding)
    w = (np.shape(x)[2] + 2 * padding - np.shape(weight)[3]) // stride + 1
    return right[..., :w]


# max_pool2d


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
    ko="숫자 예의 첫 창 1, 3, 4, 2 에서 남는 것은 무엇인가요?",
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
    ko="-5 와 3 가운데 큰 것은 어느 쪽인가요? 절댓값을 비교하고 있지 않나요?",
    en="Which is larger, -5 or 3? Are you comparing absolute values?",
)
def largest_in_absolute_value(x, size=2, stride=None):
    return pooled(np.abs(np.asarray(x, dtype=float)), size, stride)


@mistakes.of(
    "max_pool2d",
    ko="stride 를 주었을 때와 주지 않았을 때 결과가 같지 않나요?",
    en="Is the result the same with and without a stride given?",
)
def own_stride_ignored(x, size=2, stride=None):
    return pooled(x, size, size)


@mistakes.of(
    "max_pool2d",
    ko="stride 를 주지 않으면 창은 얼마씩 움직여야 하나요? 창들이 서로 겹쳐도 되나요?",
    en="If no stride is given, how far does the window move? Should windows overlap?",
)
def default_stride_is_one(x, size=2, stride=None):
    return pooled(x, size, stride or 1)


@mistakes.of(
    "max_pool2d",
    ko="stride 를 주지 않았고 size 가 3이면 창은 얼마씩 움직이나요?",
    en="With size 3 and no stride, how far does the window move?",
)
def default_stride_is_two(x, size=2, stride=None):
    return pooled(x, size, stride or 2)


@mistakes.of(
    "max_pool2d",
    ko="size 를 3으로 해도 결과가 그대로이지 않나요?",
    en="With size 3, is the result still the same?",
)
def size_ignored(x, size=2, stride=None):
    return pooled(x, 2, stride)


@mistakes.of(
    "max_pool2d",
    ko="끝에 창이 다 들어가지 않는 줄은 어떻게 하라고 했나요? h_out 의 괄호는 올림인가요?",
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
    en="Has pooling a padding? Do windows at the border hold zeros from nowhere?",
)
def zeros_around(x, size=2, stride=None):
    return pooled(filled(x, 1, 1), size, stride)


@mistakes.of(
    "max_pool2d",
    ko="채널이 셋이면 출력의 채널은 몇 개인가요? 최댓값을 어느 축들에서 구했나요?",
    en="With three channels, how many has the output? Over which axes is the maximum taken?",
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
    ko="reshape 로 나누는 방법은 크기가 창으로 나누어떨어지지 않을 때도 되나요?",
    en="Does cutting by reshape also work where the window does not divide the size?",
)
def only_where_it_divides(x, size=2, stride=None):
    x = np.asarray(x, dtype=float)
    n, c, h, w = x.shape
    return x.reshape(n, c, h // size, size, w // size, size).max(axis=(3, 5))


@mistakes.of(
    "max_pool2d",
    ko="높이와 너비가 다른 이미지에서 w_out 은 무엇으로 계산하나요?",
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
    ko="h 를 간격으로 나누면 창이 들어가는 횟수가 되나요? 창이 서로 겹칠 때는요?",
    en="Is h divided by the step how often the window fits? What if windows overlap?",
)
def height_divided_by_stride(x, size=2, stride=None):
    x, step = np.asarray(x, dtype=float), stride or size
    starts = [range(0, length // step * step, step) for length in x.shape[2:]]
    return window_by_window(x, starts, size)


@mistakes.of(
    "max_pool2d",
    ko="range(0, h, stride) 의 마지막 자리에서 창이 이미지 밖으로 나가지 않나요?",
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
    ko="채널마다, 이미지마다 최댓값이 다르지 않나요? max 에 어느 축인지 알려 주었나요?",
    en="Have channels and images maxima of their own? Did you tell max over which axes?",
)
def one_maximum_for_all(x, size=2, stride=None):
    found = pooled(x, size, stride)
    return np.zeros(found.shape) + found.max(axis=(0, 1))


@mistakes.of(
    "max_pool2d",
    ko="둘째 창의 왼쪽 위는 이미지의 몇 번째 열인가요? i 와 j 에 무엇을 곱했나요?",
    en="At which column of the image does the second window begin? What are i and j multiplied by?",
)
def windows_one_apart(x, size=2, stride=None):
    h, w = pooled(x, size, stride).shape[2:]
    return pooled(x, size, 1)[:, :, :h, :w]


@mistakes.of(
    "max_pool2d",
    ko="stride 를 주었을 때, 창의 자리에는 size 와 stride 가운데 무엇을 곱하나요?",
    en="When a stride is given, is a window's place a multiple of size or of stride?",
)
def windows_at_multiples_of_size(x, size=2, stride=None):
    x = np.asarray(x, dtype=float)
    h, w = pooled(x, size, stride).shape[2:]
    return window_by_window(x, [range(0, h * size, size), range(0, w * size, size)], size)


@mistakes.of(
    "max_pool2d",
    ko="stride 를 주지 않으면 그 값은 무엇인가요? 그것으로 나누거나 곱할 수 있나요?",
    en="What is stride when none is given? Can it be multiplied or divided by?",
)
def stride_none_not_handled(x, size=2, stride=None):
    if stride is None:
        raise TypeError("stride")
    return pooled(x, size, stride)


@mistakes.of(
    "max_pool2d",
    ko="리스트를 넣어도 x.shape 이 있나요? 먼저 무엇으로 바꾸어야 하나요?",
    en="Has a list an x.shape? What should it be made first?",
)
def arrays_pooled_only(x, size=2, stride=None):
    if min(x.shape[2:]) < size:
        raise ValueError("size")
    return pooled(x, size, stride)


# CNN


def convolutions_of(backbone):
    """The convolutions among a backbone's layers."""
    return [layer for layer in backbone if isinstance(layer, nn.Conv2d)]


class Layers(nn.Module):
    """A CNN put together by parts, for mistakes that are made in one place of it."""

    kernel, pad, step, biased = 3, 1, 1, True

    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.p = dropout
        layers, before, side = [], 1, 28
        for after in channels:
            layers += self.block(before, after)
            before, side = after, side // 2
        self.backbone = nn.Sequential(*layers, nn.Flatten(), self.drop(dropout))
        self.head = self.last(before * side * side, n_classes)

    def conv(self, before, after):
        options = {"stride": self.step, "padding": self.pad, "bias": self.biased}
        return nn.Conv2d(before, after, self.kernel, **options)

    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU(), nn.MaxPool2d(2)]

    def drop(self, p):
        return nn.Dropout(p)

    def last(self, features, classes):
        return nn.Linear(features, classes)

    def forward(self, x):
        return self.end(self.head(self.backbone(self.start(x))))

    def start(self, x):
        return x.unsqueeze(1) if x.dim() == 3 else x

    def end(self, z):
        return z


@mistakes.of(
    "CNN",
    ko="크로스 엔트로피 손실은 받은 값에 무엇을 먼저 계산하나요? 모델에서 이미 했다면 몇 번이 "
    "되나요?",
    en="What does the cross-entropy loss do first with what it is given? If the model has done it "
    "already, how often is it done?",
)
class softmax_after_the_head(Layers):
    def end(self, z):
        return z.softmax(dim=1)


@mistakes.of(
    "CNN",
    ko="로짓은 음수가 될 수 있나요? 머리 다음에 무엇이 음수를 없애나요?",
    en="May a logit be negative? What removes the negative ones after the head?",
)
class relu_after_the_head(Layers):
    def end(self, z):
        return F.relu(z)


@mistakes.of(
    "CNN",
    ko="합성곱 두 개를 활성화 함수 없이 이으면 무엇과 같은가요?",
    en="Two convolutions with no activation between them: what are they worth?",
)
class no_activation(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="합성곱 다음의 활성화 함수로 무엇을 쓰라고 했나요?",
    en="Which activation is asked for after a convolution?",
)
class sigmoid_between(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.Sigmoid(), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="창마다 남기는 것은 평균인가요, 가장 큰 값인가요?",
    en="Does your pooling keep the mean of a window, or its largest value?",
)
class mean_pooling(Layers):
    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU(), nn.AvgPool2d(2)]


@mistakes.of(
    "CNN",
    ko="크기를 절반으로 줄이는 것은 합성곱의 스트라이드인가요, 풀링인가요?",
    en="What halves the size here: the stride of the convolution, or the pooling?",
)
class stride_for_pooling(Layers):
    step = 2

    def block(self, before, after):
        return [self.conv(before, after), nn.ReLU()]


@mistakes.of(
    "CNN",
    ko="padding 이 없는 3×3 합성곱을 지나면 28은 얼마가 되나요? 특징의 수는 무엇에서 나왔나요?",
    en="What does 28 become after a 3×3 convolution without padding? Where does the number of "
    "features come from?",
)
class no_padding(Layers):
    pad = 0

    def last(self, features, classes):
        convolutions, side = convolutions_of(self.backbone), 28
        for _ in convolutions:
            side = (side - 2) // 2
        return nn.Linear(convolutions[-1].out_channels * max(side, 1) ** 2, classes)


@mistakes.of(
    "CNN",
    ko="커널의 크기를 얼마로 하라고 했나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Which size of kernel is asked for? Have you compared the number of parameters with the "
    "text's?",
)
class kernels_of_five(Layers):
    kernel, pad = 5, 2


@mistakes.of(
    "CNN",
    ko="파라미터의 수에 편향도 들어 있나요?",
    en="Are there biases among the parameters?",
)
class no_bias(Layers):
    biased = False


@mistakes.of(
    "CNN",
    ko="channels 를 바꾸면 모델도 달라지나요? 숫자가 코드에 박혀 있지는 않나요?",
    en="If channels changes, does your model? Or are the numbers written into the code?",
)
class channels_ignored(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__((16, 32), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="channels 에 숫자가 셋이면 합성곱 층은 몇 개인가요?",
    en="If channels holds three numbers, how many convolutions are there?",
)
class two_convolutions_only(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__((channels[0], channels[1]), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="부류가 다섯인 문제에서 로짓은 몇 개여야 하나요?",
    en="In a task with five classes, how many logits should there be?",
)
class always_ten_classes(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, 10)


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters())) 는 몇 개인가요? 파이썬 리스트에 든 층을 PyTorch가 알 수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers in a plain Python list?",
)
class layers_in_a_list(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.hidden = [list(self.backbone)]
        self.backbone = nn.Flatten()

    def forward(self, x):
        x = self.start(x)
        for layer in self.hidden[0]:
            x = layer(x)
        return self.head(x)


@mistakes.of(
    "CNN",
    ko="(n, 28, 28) 을 그대로 합성곱에 넣으면 어느 축을 채널로 여기나요?",
    en="Given (n, 28, 28) as it is, which axis does a convolution take for the channels?",
)
class channel_axis_missing(Layers):
    def start(self, x):
        return x


@mistakes.of(
    "CNN",
    ko="채널의 축은 배치의 축보다 앞인가요, 뒤인가요?",
    en="Does the channel axis come before the batch axis or after it?",
)
class channel_axis_in_front(Layers):
    def start(self, x):
        return x.unsqueeze(0) if x.dim() == 3 else x


@mistakes.of(
    "CNN",
    ko="입력에 채널 축이 이미 있을 때도 unsqueeze 를 하고 있지 않나요?",
    en="Do you also unsqueeze where the channel axis is there already?",
)
class channel_axis_always_added(Layers):
    def start(self, x):
        return x.unsqueeze(1)


@mistakes.of(
    "CNN",
    ko="이미지 두 장이면 로짓은 몇 행이어야 하나요? flatten 이 배치의 축까지 펴지 않나요?",
    en="How many rows of logits do two images give? Does your flatten also flatten the batch?",
)
class batch_flattened_too(Layers):
    def forward(self, x):
        features = self.backbone(self.start(x))
        return self.head(features.reshape(-1, self.head.in_features)[:1])


@mistakes.of(
    "CNN",
    ko="F.dropout 은 모델이 평가 모드인지 어떻게 아나요? 그것을 누가 알려 주나요?",
    en="How does F.dropout know that the model is in evaluation mode? Who tells it?",
)
class dropout_never_off(Layers):
    def drop(self, p):
        return nn.Identity()

    def forward(self, x):
        return self.head(F.dropout(self.backbone(self.start(x)), self.p))


@mistakes.of(
    "CNN",
    ko="dropout 이라는 인자는 어느 층에 쓰이나요?",
    en="Which layer uses the argument dropout?",
)
class dropout_forgotten(Layers):
    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="받은 dropout 값을 바꾸면 여러분의 모델도 달라지나요?",
    en="If the dropout given changes, does your model?",
)
class dropout_always_a_half(Layers):
    def drop(self, p):
        return nn.Dropout(0.5)


@mistakes.of(
    "CNN",
    ko="dropout=0.0 으로 만든 모델에서도 특징이 꺼지지 않나요? 0.25는 어디에 적혀 있나요?",
    en="In a model made with dropout=0.0, are features still dropped? Where is 0.25 written down?",
)
class dropout_always_a_quarter(Layers):
    def drop(self, p):
        return nn.Dropout(0.25)


@mistakes.of(
    "CNN",
    ko="nn.Dropout(p) 의 p 는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is the p of nn.Dropout(p) the probability to drop or to keep?",
)
class dropout_keeps_p(Layers):
    def drop(self, p):
        return nn.Dropout(1 - p)


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번 나오라고 했나요? 합성곱 층의 묶음마다인가요, Flatten 다음에 한 "
    "번인가요?",
    en="How often should Dropout come in the model: after every stage, or once, after Flatten?",
)
class dropout_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout(self.p)]

    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="꺼지는 것은 특징 하나하나인가요, 채널 전체인가요? Dropout은 Flatten의 앞인가요, 뒤인가요?",
    en="Is it single features that are dropped, or whole channels? Does Dropout come before or "
    "after Flatten?",
)
class dropout_of_whole_channels(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        layers = list(self.backbone)[:-2]
        self.backbone = nn.Sequential(*layers, nn.Dropout2d(dropout), nn.Flatten())


@mistakes.of(
    "CNN",
    ko="Dropout이 로짓을 0으로 만들면 그 숫자의 점수는 어떻게 되나요? 어디에 두라고 했나요?",
    en="If Dropout makes a logit 0, what of that digit's score? Where does it belong?",
)
class dropout_on_the_logits(Layers):
    def drop(self, p):
        return nn.Identity()

    def end(self, z):
        return F.dropout(z, self.p, self.training)


@mistakes.of(
    "CNN",
    ko="head 에는 무엇 하나만 있어야 하나요? 6번에서 head.in_features 를 읽을 수 있나요?",
    en="What single thing should head be? Can exercise 6 read head.in_features?",
)
class head_in_a_sequential(Layers):
    def drop(self, p):
        return nn.Identity()

    def last(self, features, classes):
        return nn.Sequential(nn.Dropout(self.p), nn.Linear(features, classes))


@mistakes.of(
    "CNN",
    ko="backbone 이 돌려주는 것은 (n, f) 인가요, 아직 (n, c, h, w) 인가요? Flatten은 어느 쪽에 "
    "있나요?",
    en="Does backbone return (n, f), or still (n, c, h, w)? On which side is Flatten?",
)
class flatten_outside_the_backbone(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.backbone = nn.Sequential(*list(self.backbone)[:-2])
        self.drop_features = nn.Dropout(dropout)

    def forward(self, x):
        return self.head(self.drop_features(self.backbone(self.start(x)).flatten(1)))


@mistakes.of(
    "CNN",
    ko="backbone 과 head 라는 이름은 누가 쓰나요? 다른 이름이면 5번과 6번은 어떻게 하나요?",
    en="Who relies on the names backbone and head? With others, what do exercises 5 and 6 do?",
)
class parts_named_otherwise(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.features, self.fc = made.backbone, made.head

    def forward(self, x):
        return self.fc(self.features(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="forward 안에서 torch.no_grad() 를 쓰거나 .detach() 를 하면 backward 는 무엇을 할 수 "
    "있나요?",
    en="With torch.no_grad() or .detach() inside forward, what is left for backward to do?",
)
class detached_output(Layers):
    def end(self, z):
        return z.detach()


@mistakes.of(
    "CNN",
    ko="forward 에서 새로 만든 텐서는 어느 장치에 생기나요? 모델이 다른 장치로 가면요?",
    en="On which device is a tensor born that forward makes? And if the model moves elsewhere?",
)
class made_on_the_cpu(Layers):
    def end(self, z):
        return z + torch.zeros(z.shape)


@mistakes.of(
    "CNN",
    ko="막 만든 모델의 파라미터 수를 셀 수 있나요? 6번은 head.in_features 를 언제 읽나요? 층마다의 "
    "크기를 channels 에서 미리 알 수 있지 않나요?",
    en="Can you count the parameters of a model that has just been made? When does exercise 6 read "
    "head.in_features? Could channels tell the size of every layer beforehand?",
)
class lazy_layers(Layers):
    def last(self, features, classes):
        return nn.LazyLinear(classes)


@mistakes.of(
    "CNN",
    ko="channels 가 기본값이 아니어도 특징은 1568개인가요? 무엇에서 계산해야 하나요?",
    en="Are there 1568 features when channels is not the default? What should they be computed "
    "from?",
)
class features_always_1568(Layers):
    def last(self, features, classes):
        return nn.Linear(1568, classes)


@mistakes.of(
    "CNN",
    ko="풀링이 두 번이 아니어도 마지막 크기가 7×7인가요?",
    en="Is the last size 7×7 when there are not two poolings?",
)
class side_always_seven(Layers):
    def last(self, features, classes):
        return nn.Linear(convolutions_of(self.backbone)[-1].out_channels * 7 * 7, classes)


@mistakes.of(
    "CNN",
    ko="크로스 엔트로피 손실은 로짓을 기다립니다. log_softmax 는 누가 계산하나요?",
    en="The cross-entropy loss waits for logits. Who computes log_softmax?",
)
class log_softmax_after_the_head(Layers):
    def end(self, z):
        return z.log_softmax(dim=1)


@mistakes.of(
    "CNN",
    ko="channels 에 숫자가 하나나 셋이면 a, b = channels 는 어떻게 되나요?",
    en="What does a, b = channels do when channels holds one number, or three?",
)
class exactly_two_channels(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        first, second = channels
        super().__init__((first, second), dropout, n_classes)


@mistakes.of(
    "CNN",
    ko="합성곱의 padding 을 얼마로 하라고 했나요? 합성곱을 지나면 크기가 그대로인가요?",
    en="Which padding is asked for? Does the size stay as it is in a convolution?",
)
class no_padding_measured(Layers):
    pad = 0

    def last(self, features, classes):
        return nn.Linear(self.backbone(torch.zeros(1, 1, 28, 28)).shape[1], classes)


@mistakes.of(
    "CNN",
    ko="그림에 없는 층이 들어 있지 않나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Is there a layer that the diagram has not? Have you compared the number of parameters with "
    "the text's?",
)
class batch_norm_added(Layers):
    def block(self, before, after):
        conv = self.conv(before, after)
        return [conv, nn.BatchNorm2d(after), nn.ReLU(), nn.MaxPool2d(2)]


@mistakes.of(
    "CNN",
    ko="이미지 두 장이면 로짓은 몇 행이어야 하나요? 이미지 수의 축까지 한 줄로 펴지 않았나요?",
    en="How many rows of logits do two images give? Has the axis of images been laid into one line "
    "too?",
)
class everything_in_one_line(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        self.backbone = nn.Sequential(*list(self.backbone)[:-2], nn.Flatten(0), nn.Dropout(dropout))


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번, 어디에 나오라고 했나요? 꺼지는 것은 채널인가요, 특징인가요?",
    en="How often does Dropout come in the model, and where? Is it channels that are dropped, or "
    "features?",
)
class channels_dropped_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout2d(self.p)]

    def drop(self, p):
        return nn.Identity()


@mistakes.of(
    "CNN",
    ko="Dropout은 모델에 몇 번 나오라고 했나요? 합성곱 사이에서 꺼진 값은 다음 층에 어떻게 "
    "보이나요?",
    en="How often should Dropout come in the model? What does the next layer see of values dropped "
    "between the convolutions?",
)
class dropout_also_after_every_stage(Layers):
    def block(self, before, after):
        return [*super().block(before, after), nn.Dropout(self.p)]


@mistakes.of(
    "CNN",
    ko="5번은 model.backbone.parameters() 를 씁니다. 메서드에 parameters 가 있나요? backbone 은 "
    "무엇이어야 하나요?",
    en="Exercise 5 uses model.backbone.parameters(). Has a method parameters? What should backbone "
    "be?",
)
class backbone_as_a_method(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.layers, self.head = made.backbone, made.head

    def backbone(self, x):
        return self.layers(x)

    def forward(self, x):
        return self.head(self.backbone(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters())) 는 몇 개인가요? 파이썬 리스트에 든 합성곱을 PyTorch가 알 수 "
    "있나요? 5번은 backbone 에서 무엇을 읽나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see convolutions in a plain list, and "
    "what does exercise 5 read from backbone?",
)
class convolutions_in_a_list(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        made = Layers(channels, dropout, n_classes)
        self.hidden, self.dropped = list(made.backbone)[:-1], nn.Dropout(dropout)
        self.head = made.head

    def backbone(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.dropped(x)

    def forward(self, x):
        return self.head(self.backbone(x.unsqueeze(1) if x.dim() == 3 else x))


@mistakes.of(
    "CNN",
    ko="len(list(model.parameters())) 는 몇 개인가요? 대괄호로 만든 리스트에 든 층을 PyTorch가 알 "
    "수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers that are in square brackets?",
)
class backbone_in_a_list(Layers):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__(channels, dropout, n_classes)
        layers = list(self.backbone)
        del self.backbone
        self.backbone = layers

    def forward(self, x):
        x = self.start(x)
        for layer in self.backbone:
            x = layer(x)
        return self.head(x)


# augment


def drawn(n, m, generator, low=None, high=None, in_turn=False):
    """(downs, rights) of n images from `low` to `high`; `in_turn`: both of one, then of the next.

    One seed gives other shifts in the other order, so a mistake looks different in each.
    """
    ends = -m if low is None else low, (m if high is None else high) + 1
    shifts = torch.randint(*ends, (n, 2) if in_turn else (2, n), generator=generator)
    return (shifts.T if in_turn else shifts).tolist()


def in_either_order(*, ko, en):
    """Registers a mistake of augment with its shifts drawn in the one order and in the other."""

    def register(function):
        def image_by_image(images, max_shift=2, generator=None):
            return function(images, max_shift, generator, in_turn=True)

        def all_at_once(images, max_shift=2, generator=None):
            return function(images, max_shift, generator, in_turn=False)

        for one, name in ((all_at_once, ""), (image_by_image, "_image_by_image")):
            one.__name__ = f"{function.__name__}{name}"
            mistakes.of("augment", ko=ko, en=en)(one)
        return function

    return register


def shifted(image, down, right):
    """One image (..., h, w) moved and filled up with 0."""
    height, width = image.shape[-2:]
    reach = max(abs(down), abs(right))
    padded = F.pad(image, (reach, reach, reach, reach))
    top, left = reach - down, reach - right
    return padded[..., top : top + height, left : left + width]


def all_shifted(images, downs, rights):
    """Each image by its own shift."""
    moved = [shifted(*one) for one in zip(images, downs, rights, strict=True)]
    return torch.stack(moved)


@in_either_order(
    ko="위로 나간 픽셀이 아래에서 다시 나타나지 않나요? torch.roll 은 밖으로 나간 것을 어떻게 "
    "하나요?",
    en="Do pixels that leave at the top come back at the bottom? What does torch.roll do with what "
    "leaves?",
)
def wraps_around(images, max_shift=2, generator=None, *, in_turn):
    shifts = zip(images, *drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    return torch.stack([torch.roll(one, (down, right), (-2, -1)) for one, down, right in shifts])


@mistakes.of(
    "augment",
    ko="새로 생긴 자리의 값은 무엇이어야 하나요? 가장자리 픽셀이 번져 있지 않나요?",
    en="What value belongs in the places left behind? Has the border been smeared over them?",
)
def border_smeared(images, max_shift=2, generator=None):
    m, (height, width) = max_shift, images.shape[-2:]
    batch = images if images.dim() == 4 else images.unsqueeze(1)
    padded = F.pad(batch, (m, m, m, m), mode="replicate")
    shifts = zip(padded, *drawn(len(images), m, generator), strict=True)
    moved = [one[..., m - d : m - d + height, m - r : m - r + width] for one, d, r in shifts]
    return torch.stack(moved).reshape(images.shape)


@mistakes.of(
    "augment",
    ko="배치 안의 이미지들이 모두 똑같이 움직이지 않나요? 난수를 몇 번 뽑았나요?",
    en="Do all images of the batch move alike? How many random numbers were drawn?",
)
def one_shift_for_the_batch(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return shifted(images, down, right)


@in_either_order(
    ko="세로로 2칸 움직인 이미지는 가로로도 언제나 2칸 움직이나요? 둘은 서로 독립인가요?",
    en="Does an image moved down by 2 always move right by 2? Are the two independent?",
)
def down_equals_right(images, max_shift=2, generator=None, *, in_turn):
    downs, _ = drawn(len(images), max_shift, generator, in_turn=in_turn)
    return all_shifted(images, downs, downs)


@mistakes.of(
    "augment",
    ko="세로와 가로로 모두 움직이나요?",
    en="Do images move both down and across?",
)
def across_only(images, max_shift=2, generator=None):
    rights = torch.randint(-max_shift, max_shift + 1, (len(images),), generator=generator)
    return all_shifted(images, [0] * len(images), rights.tolist())


@mistakes.of(
    "augment",
    ko="가로로도 움직이나요? 난수는 이미지마다 몇 개 필요한가요?",
    en="Do images move across as well? How many random numbers does each image need?",
)
def down_only(images, max_shift=2, generator=None):
    downs = torch.randint(-max_shift, max_shift + 1, (len(images),), generator=generator)
    return all_shifted(images, downs.tolist(), [0] * len(images))


@in_either_order(
    ko="torch.randint 의 위쪽 끝은 나오는 값인가요? m 칸 움직인 이미지가 있나요?",
    en="Does torch.randint ever give its upper end? Is any image moved by m?",
)
def never_the_farthest(images, max_shift=2, generator=None, *, in_turn):
    high = max(max_shift - 1, 0)
    shifts = drawn(len(images), max_shift, generator, high=high, in_turn=in_turn)
    return all_shifted(images, *shifts)


@in_either_order(
    ko="왼쪽이나 위로 움직인 이미지가 있나요?",
    en="Is any image moved up, or to the left?",
)
def down_and_right_only(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), max_shift, generator, low=0, in_turn=in_turn))


@in_either_order(
    ko="max_shift 를 3으로 해도 2칸까지만 움직이지 않나요?",
    en="With max_shift 3, do images still move by no more than 2?",
)
def own_range(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), 2, generator, in_turn=in_turn))


@mistakes.of(
    "augment",
    ko="아주 멀리 움직인 이미지는 없나요? 정규분포의 값에는 끝이 있나요?",
    en="Is some image moved very far? Has a normal distribution an end?",
)
def normal_shifts(images, max_shift=2, generator=None):
    drawn_ = torch.randn(2, len(images), generator=generator)
    return all_shifted(images, *(max_shift * drawn_).round().int().tolist())


@mistakes.of(
    "augment",
    ko="-m 에서 m 까지가 똑같은 횟수로 나오나요? 양 끝은 절반만 나오지 않나요?",
    en="Do all values from -m to m come equally often? Or the two ends only half as often?",
)
def ends_half_as_often(images, max_shift=2, generator=None):
    uniform = torch.rand(2, len(images), generator=generator) * 2 - 1
    return all_shifted(images, *(max_shift * uniform).round().int().tolist())


@in_either_order(
    ko="받은 generator 는 어디에 쓰이나요? 같은 시드로 두 번 부르면 결과가 같나요?",
    en="Where is the generator used? Do two calls with one seed agree?",
)
def generator_not_used(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images, *drawn(len(images), max_shift, None, in_turn=in_turn))


@in_either_order(
    ko="부를 때마다 다른 이미지가 나오나요? 시드를 함수 안에서 정하고 있지 않나요?",
    en="Does each call give other images? Is the seed set inside the function?",
)
def seeded_inside(images, max_shift=2, generator=None, *, in_turn):
    generator = torch.Generator().manual_seed(0)
    return all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="torch.manual_seed 를 함수 안에서 부르면, 다른 코드의 난수는 어떻게 되나요? generator 는요?",
    en="If the function calls torch.manual_seed, what of other code's random numbers? And of the "
    "generator?",
)
def seeds_the_whole_program(images, max_shift=2, generator=None, *, in_turn):
    torch.manual_seed(42)
    return all_shifted(images, *drawn(len(images), max_shift, None, in_turn=in_turn))


@mistakes.of(
    "augment",
    ko="6을 뒤집으면 여전히 6인가요? 문제가 원하는 변형은 무엇인가요?",
    en="Is a 6 that is flipped still a 6? Which change does the exercise ask for?",
)
def flipped_too(images, max_shift=2, generator=None):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator))
    turned = torch.rand(len(images), generator=generator) < 0.5
    return torch.stack([one.flip(-1) if t else one for one, t in zip(moved, turned, strict=True)])


@mistakes.of(
    "augment",
    ko="한 이미지의 채널들이 서로 다른 쪽으로 움직이지 않나요?",
    en="Do the channels of one image move in different directions?",
)
def channels_apart(images, max_shift=2, generator=None):
    flat = images.reshape(-1, *images.shape[-2:])
    moved = all_shifted(flat, *drawn(len(flat), max_shift, generator))
    return moved.reshape(images.shape)


@in_either_order(
    ko="함수를 부른 뒤에 원래 이미지는 그대로 있나요? 다음 Epoch에는 무엇에서 시작하나요?",
    en="Are the original images still there after the call? What does the next epoch start from?",
)
def originals_overwritten(images, max_shift=2, generator=None, *, in_turn):
    for number, shift in enumerate(
        zip(*drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    ):
        images[number] = shifted(images[number].clone(), *shift)
    return images


@mistakes.of(
    "augment",
    ko="픽셀의 밝기까지 바뀌지 않았나요? 여기서는 옮기기만 하나요?",
    en="Have the pixels' values changed as well? Is it only moving that is asked for?",
)
def noise_added(images, max_shift=2, generator=None):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator))
    noise = torch.randn(images.shape, generator=generator).to(images.device)
    return moved + 0.05 * noise


@in_either_order(
    ko="받은 것이 (n, h, w) 이면 돌려주는 것도 (n, h, w) 인가요?",
    en="If (n, h, w) came in, does (n, h, w) go out?",
)
def channel_axis_left_in(images, max_shift=2, generator=None, *, in_turn):
    moved = all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))
    return moved if moved.dim() == 4 else moved.unsqueeze(1)


@in_either_order(
    ko="GPU에 있는 텐서에 .numpy() 를 부르면 어떻게 되나요? 꼭 NumPy를 거쳐야 하나요?",
    en="What does .numpy() do with a tensor on a GPU? Is the way through NumPy needed?",
)
def through_numpy(images, max_shift=2, generator=None, *, in_turn):
    pixels = torch.from_numpy(images.numpy())
    return all_shifted(pixels, *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="돌려준 텐서는 어느 장치에 있나요? 받은 이미지는 어디에 있었나요?",
    en="On which device is what you return? Where were the images that came in?",
)
def comes_back_on_the_cpu(images, max_shift=2, generator=None, *, in_turn):
    return all_shifted(images.cpu(), *drawn(len(images), max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="새로 만든 빈 이미지는 어느 장치에서 태어나나요?",
    en="On which device is the empty image born?",
)
def empty_on_the_cpu(images, max_shift=2, generator=None, *, in_turn):
    moved = torch.zeros(images.shape, dtype=images.dtype)
    for number, shift in enumerate(
        zip(*drawn(len(images), max_shift, generator, in_turn=in_turn), strict=True)
    ):
        moved[number] = shifted(images[number], *shift)
    return moved


@in_either_order(
    ko="이미지 전체를 CPU로 가져왔다가 되돌려 보내고 있지 않나요? 장치 위에서 옮길 수는 없나요?",
    en="Do all images travel to the CPU and back? Could they be moved where they are?",
)
def to_the_cpu_and_back(images, max_shift=2, generator=None, *, in_turn):
    moved = all_shifted(images.cpu(), *drawn(len(images), max_shift, generator, in_turn=in_turn))
    return moved.to(images.device)


@in_either_order(
    ko="잘라 낼 자리는 0에서 2m 까지 몇 가지인가요? torch.randint 의 위쪽 끝은 나오는 값인가요?",
    en="How many places are there to cut at, from 0 to 2m? Does torch.randint ever give its upper "
    "end?",
)
def never_cut_at_the_end(images, max_shift=2, generator=None, *, in_turn):
    low, high = -max_shift, max(max_shift - 1, -max_shift)
    downs, rights = drawn(len(images), max_shift, generator, low, high, in_turn)
    return all_shifted(images, [-down for down in downs], [-right for right in rights])


@in_either_order(
    ko="잘라 내는 자리를 정하는 난수는 어디에서 나오나요? 받은 generator 를 쓰나요?",
    en="Where do the random numbers come from that decide where to cut? From the generator given?",
)
def cut_without_the_generator(images, max_shift=2, generator=None, *, in_turn):
    downs, rights = drawn(len(images), max_shift, None, in_turn=in_turn)
    return all_shifted(images, [-down for down in downs], [-right for right in rights])


@mistakes.of(
    "augment",
    ko="배치 전체를 한 자리에서 잘라 내지 않았나요? 이미지마다 자리가 달라야 하지 않나요?",
    en="Is the whole batch cut at one place? Should each image not have a place of its own?",
)
def one_cut_for_the_batch(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return shifted(images, -down, -right)


@mistakes.of(
    "augment",
    ko="torch.roll 은 밖으로 나간 것을 어떻게 하나요? 그리고 배치의 이미지들이 모두 똑같이 "
    "움직이지 "
    "않나요?",
    en="What does torch.roll do with what leaves? And do all images of the batch move alike?",
)
def batch_rolled(images, max_shift=2, generator=None):
    size = (2,)
    down, right = torch.randint(-max_shift, max_shift + 1, size, generator=generator).tolist()
    return torch.roll(images, (down, right), (-2, -1))


@mistakes.of(
    "augment",
    ko="난수를 뽑는 줄이 둘이라면, generator 를 둘 다에 주었나요?",
    en="If two lines draw random numbers, is the generator given to both?",
)
def across_without_the_generator(images, max_shift=2, generator=None):
    ends, size = (-max_shift, max_shift + 1), (len(images),)
    downs = torch.randint(*ends, size, generator=generator).tolist()
    return all_shifted(images, downs, torch.randint(*ends, size).tolist())


@in_either_order(
    ko="채널 축이 있는 (n, c, h, w) 도 넣어 보았나요? 높이와 너비는 언제나 뒤에서 몇 번째 "
    "축인가요?",
    en="Have you tried images with a channel axis, (n, c, h, w)? Counted from the end, which axes "
    "are always height and width?",
)
def three_axes_only(images, max_shift=2, generator=None, *, in_turn):
    n, _, _ = images.shape
    return all_shifted(images, *drawn(n, max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="채널 축이 없는 (n, h, w) 도 넣어 보았나요? 높이와 너비는 언제나 뒤에서 몇 번째 축인가요?",
    en="Have you tried images without a channel axis, (n, h, w)? Counted from the end, which axes "
    "are always height and width?",
)
def four_axes_only(images, max_shift=2, generator=None, *, in_turn):
    n, _, _, _ = images.shape
    return all_shifted(images, *drawn(n, max_shift, generator, in_turn=in_turn))


@in_either_order(
    ko="generator 는 어느 장치의 것인가요? 이미지가 다른 장치에 있으면 난수를 어디에서 뽑아야 "
    "하나요?",
    en="To which device does the generator belong? If the images are elsewhere, where should the "
    "random numbers be drawn?",
)
def drawn_on_the_images_device(images, max_shift=2, generator=None, *, in_turn):
    torch.randint(2, (0,), generator=generator, device=images.device)
    return all_shifted(images, *drawn(len(images), max_shift, generator, in_turn=in_turn))


# freeze_backbone


@mistakes.of(
    "freeze_backbone",
    ko="머리까지 얼면 무엇이 학습되나요?",
    en="If the head is frozen too, what is left to train?",
)
def everything_frozen(model):
    for parameter in model.parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="새 데이터로 배워야 하는 것은 특징인가요, 특징으로 답을 고르는 머리인가요?",
    en="What should the new data teach: the features, or the head that chooses by them?",
)
def head_frozen_instead(model):
    for parameter in model.head.parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="함수를 부른 뒤에 backbone 의 파라미터마다 requires_grad 를 출력해 보았나요? 모듈에 적은 "
    "것이 파라미터에 닿나요?",
    en="Have you printed requires_grad of the backbone's parameters after the call? Does what is "
    "set on a module reach its parameters?",
)
def set_on_the_module(model):
    model.backbone.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="평가 모드로 두면 기울기가 계산되지 않나요? 평가 모드는 무엇을 바꾸나요?",
    en="Does evaluation mode stop gradients? What does evaluation mode change?",
)
def evaluation_mode_instead(model):
    model.backbone.eval()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="얼리는 것과 평가 모드로 두는 것은 같은 일인가요? 모드를 바꾸라고 했나요?",
    en="Are freezing and evaluation mode the same? Was a change of mode asked for?",
)
def evaluation_mode_as_well(model):
    model.backbone.requires_grad_(False)
    model.eval()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="head 를 어떻게 하라고 했나요? 누군가 head 를 미리 얼려 두었다면 어떻게 되나요?",
    en="What was to be done with the head? What if somebody had frozen it before?",
)
def head_thawed(model):
    model.backbone.requires_grad_(False)
    model.head.requires_grad_(True)
    return model


@mistakes.of(
    "freeze_backbone",
    ko="편향도 파라미터인가요?",
    en="Are biases parameters too?",
)
def weights_without_biases(model):
    for name, parameter in model.backbone.named_parameters():
        if name.endswith("weight"):
            parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="backbone 에는 층이 몇 개 있나요? 모두 얼었나요?",
    en="How many layers has the backbone? Are all of them frozen?",
)
def first_layer_only(model):
    for parameter in model.backbone[0].parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="배운 특징을 0으로 만들면 무엇이 전이되나요?",
    en="If the learned features are set to zero, what is transferred?",
)
def backbone_zeroed(model):
    for parameter in model.backbone.parameters():
        parameter.requires_grad = False
        parameter.zero_()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="함수가 무엇을 돌려주나요? return 이 있나요?",
    en="What does the function give back? Is there a return?",
)
def returns_nothing(model):
    model.backbone.requires_grad_(False)


@mistakes.of(
    "freeze_backbone",
    ko="돌려주어야 하는 것은 모델 전체인가요, backbone 인가요?",
    en="Is it the whole model that should come back, or the backbone?",
)
def returns_the_backbone(model):
    return model.backbone.requires_grad_(False)


@mistakes.of(
    "freeze_backbone",
    ko="복사본을 얼리면, 여러분이 받은 모델은 어떻게 되나요?",
    en="If a copy is frozen, what of the model that was given?",
)
def copy_frozen(model):
    frozen = copy.deepcopy(model)
    frozen.backbone.requires_grad_(False)
    return frozen


@mistakes.of(
    "freeze_backbone",
    ko="얼리는 것과 평가 모드로 두는 것은 같은 일인가요? backbone 의 모드를 바꾸라고 했나요?",
    en="Are freezing and evaluation mode the same? Was a change of the backbone's mode asked for?",
)
def backbone_in_evaluation_mode(model):
    model.backbone.requires_grad_(False)
    model.backbone.eval()
    return model


# replace_head


@mistakes.of(
    "replace_head",
    ko="특징의 수가 1568이 아닌 모델을 받으면 어떻게 되나요? 옛 머리는 그 수를 알고 있나요?",
    en="What of a model whose features are not 1568? Does the old head know their number?",
)
def features_written_down(model, n_classes):
    device = model.head.weight.device
    model.head = nn.Linear(1568, n_classes, device=device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 층은 어느 장치에서 태어나나요? 모델이 GPU에 있을 때 시험해 보았나요?",
    en="On which device is a new layer born? Have you tried a model that is on the GPU?",
)
def new_head_on_the_cpu(model, n_classes):
    model.head = nn.Linear(model.head.in_features, n_classes)
    return model


@mistakes.of(
    "replace_head",
    ko="out_features 라는 숫자를 바꾸면 weight 의 모양도 바뀌나요?",
    en="If the number out_features is changed, does weight change its shape?",
)
def only_the_number_changed(model, n_classes):
    model.head.out_features = n_classes
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리는 아직 그 자리에 있나요? 새 층을 뒤에 이어 붙이면 특징은 몇 개의 로짓을 거치나요?",
    en="Is the old head still there? With a layer added behind it, through how many logits must "
    "the features pass?",
)
def layer_added_behind(model, n_classes):
    old = model.head
    device = old.weight.device
    model.head = nn.Sequential(old, nn.Linear(old.out_features, n_classes, device=device))
    return model


@mistakes.of(
    "replace_head",
    ko="nn.Linear 의 첫째 인자는 들어오는 수인가요, 나가는 수인가요?",
    en="Is nn.Linear's first argument what comes in or what goes out?",
)
def in_and_out_swapped(model, n_classes):
    old = model.head
    model.head = nn.Linear(n_classes, old.in_features, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리에는 편향이 있나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Has the new head a bias? Have you compared the number of parameters with the text's?",
)
def head_without_bias(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, bias=False, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리가 얼어 있다면 새 문제를 무엇이 배우나요?",
    en="If the new head is frozen, what learns the new task?",
)
def new_head_frozen(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    model.head.requires_grad_(False)
    return model


@mistakes.of(
    "replace_head",
    ko="얼어 있던 backbone 은 머리를 바꾼 뒤에도 얼어 있나요?",
    en="Is a backbone that was frozen still frozen after the head is changed?",
)
def backbone_thawed(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model.requires_grad_(True)


@mistakes.of(
    "replace_head",
    ko="얼리라는 말이 있었나요? backbone 을 학습할지는 누가 정하나요?",
    en="Was freezing asked for here? Who decides whether the backbone is trained?",
)
def backbone_frozen_here(model, n_classes):
    old = model.head
    model.backbone.requires_grad_(False)
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리의 가중치를 옮겨 담으면, 0의 점수였던 것은 새 문제에서 무엇이 되나요?",
    en="If old weights are put into the new head, what does the score of 0 mean in the new task?",
)
def old_rows_kept(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    rows = min(n_classes, old.out_features)
    with torch.no_grad():
        new.weight[:rows] = old.weight[:rows]
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="부류의 수가 n_classes 가 아니라 언제나 같은 수이지 않나요?",
    en="Is the number of classes always the same, whatever n_classes says?",
)
def always_five(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, 5, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="돌려주어야 하는 것은 모델인가요, 새 머리인가요?",
    en="Is it the model that should come back, or the new head?",
)
def returns_the_head(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model.head


@mistakes.of(
    "replace_head",
    ko="함수가 무엇을 돌려주나요? return 이 있나요?",
    en="What does the function give back? Is there a return?",
)
def model_not_returned(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)


@mistakes.of(
    "replace_head",
    ko="복사본의 머리를 바꾸면, 여러분이 받은 모델의 머리는 어떻게 되나요?",
    en="If a copy gets the new head, what of the model that was given?",
)
def copy_changed(model, n_classes):
    model, old = copy.deepcopy(model), model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리의 이름은 무엇인가요? forward 는 어느 이름을 부르나요?",
    en="What is the new head called? Which name does forward use?",
)
def under_another_name(model, n_classes):
    old = model.head
    model.fc = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리의 가중치와 편향을 옮겨 담으면, 0의 점수였던 것은 새 문제에서 무엇이 되나요?",
    en="If old weights and biases are put into the new head, what does the score of 0 mean in the "
    "new task?",
)
def old_rows_and_biases_kept(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    rows = min(n_classes, old.out_features)
    with torch.no_grad():
        new.weight[:rows] = old.weight[:rows]
        new.bias[:rows] = old.bias[:rows]
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="옛 가중치를 잘라 쓰면 새 머리인가요? 부류가 더 많아지면 모자라는 줄은 어디에서 오나요?",
    en="Is it a new head if old weights are cut? With more classes than before, where do the "
    "missing rows come from?",
)
def old_rows_cut(model, n_classes):
    head = model.head
    head.weight = nn.Parameter(head.weight[:n_classes].detach().clone())
    head.bias = nn.Parameter(head.bias[:n_classes].detach().clone())
    head.out_features = n_classes
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리는 옛 가중치로 시작해야 하나요? 크기가 다른 가중치를 불러오면 어떻게 되나요?",
    en="Should the new head start from the old weights? What happens when weights of another size "
    "are loaded?",
)
def old_state_loaded(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    new.load_state_dict(old.state_dict())
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리로 들어오는 것은 특징인가요, 옛 로짓인가요? out_features 는 무엇의 수인가요?",
    en="What enters the new head: features, or old logits? Of what is out_features the number?",
)
def out_features_for_in_features(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.out_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="모델이 있던 장치는 어디인가요? 머리를 바꾸려고 모델 전체를 옮겨도 되나요?",
    en="On which device was the model? May the whole model be moved to change its head?",
)
def whole_model_to_the_cpu(model, n_classes):
    model.cpu()
    model.head = nn.Linear(model.head.in_features, n_classes)
    return model


@mistakes.of(
    "replace_head",
    ko="head 에는 무엇 하나만 있어야 하나요? 다음에 또 머리를 바꾸면 head.in_features 를 읽을 수 "
    "있나요?",
    en="What single thing should head be? If the head is replaced once more, can head.in_features "
    "be "
    "read?",
)
def head_inside_a_sequential(model, n_classes):
    old = model.head
    model.head = nn.Sequential(nn.Linear(old.in_features, n_classes, device=old.weight.device))
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리의 크기는 언제 정해지나요? 옛 머리가 이미 알고 있는 수는 무엇인가요?",
    en="When is the new head's size decided? Which number does the old head know already?",
)
def lazy_new_head(model, n_classes):
    model.head = nn.LazyLinear(n_classes, device=model.head.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리를 어떤 이름에 넣었나요? forward 는 어느 이름을 부르나요?",
    en="To which name was the new head given? Which name does forward use?",
)
def named_classifier(model, n_classes):
    old = model.head
    model.classifier = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


# predict_image


def grey_of(path):
    """The image in a file, grey."""
    with Image.open(path) as opened:
        return opened.convert("L")


def sized(grey):
    """28 by 28, as the text wants it."""
    if grey.size == (28, 28):
        return grey
    return grey.resize((28, 28), Image.Resampling.BILINEAR)


def as_pixels(path):
    """From 0 to 1, not yet turned round."""
    return np.asarray(sized(grey_of(path)), dtype=np.float32) / 255


def light_strokes(pixels):
    """Turned round where the paper is light."""
    return 1 - pixels if pixels.mean() > 0.5 else pixels


def as_batch(pixels, device):
    """(1, 1, 28, 28) on the device."""
    return torch.from_numpy(np.ascontiguousarray(pixels, dtype=np.float32))[None, None].to(device)


@torch.no_grad()
def logits_of(model, pixels, device):
    """Evaluation mode, no gradients: the right way, for mistakes that are made elsewhere."""
    model.eval()
    return model(as_batch(pixels, device))


def answer(probabilities):
    """(digit, confidence) of one row."""
    confidence, digit = probabilities.max(dim=1)
    return digit.item(), confidence.item()


def read_and_answer(model, pixels, device):
    """What is right from the pixels on."""
    return answer(logits_of(model, pixels, device).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="흰 종이에 검은 획으로 쓴 이미지에서 종이의 값은 얼마가 되나요? 모델이 배운 이미지에서는요?",
    en="In black strokes on white paper, what value does the paper get? And in the images the "
    "model has learned?",
)
def never_turned_round(model, path, device):
    return read_and_answer(model, as_pixels(path), device)


@mistakes.of(
    "predict_image",
    ko="이미 검은 바탕에 흰 획인 이미지는 뒤집으면 어떻게 되나요?",
    en="What becomes of white strokes on black when they are turned round?",
)
def always_turned_round(model, path, device):
    return read_and_answer(model, 1 - as_pixels(path), device)


@mistakes.of(
    "predict_image",
    ko="뒤집는 조건의 부등호는 어느 쪽인가요? 밝은 종이의 평균은 0.5보다 큰가요, 작은가요?",
    en="Which way does the comparison point? Is the mean of light paper above 0.5 or below?",
)
def turned_round_when_dark(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels.mean() < 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="바탕이 밝은지를 픽셀 하나로 정하고 있지 않나요? 무엇과 0.5를 견주라고 했나요?",
    en="Does a single pixel decide whether the ground is light? What should be compared with 0.5?",
)
def brightest_pixel_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels.max() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="모서리의 픽셀 하나가 종이 전체를 말해 주나요? 모서리까지 획이 닿아 있다면요?",
    en="Does one pixel in the corner speak for the whole paper? What if a stroke reaches it?",
)
def corner_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels[0, 0] > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="resize 에 방법을 알려 주지 않으면 Pillow는 무엇을 쓰나요? 문제에서 정한 방법은요?",
    en="What does Pillow use if resize is not told how? And which way does the exercise ask for?",
)
def usual_filter(model, path, device):
    pixels = np.asarray(grey_of(path).resize((28, 28)), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="resize 에서 이웃 픽셀 하나만 그대로 베끼면 획의 가장자리는 어떻게 되나요? 문제에서 정한 "
    "방법은 무엇인가요?",
    en="If resize copies the nearest pixel alone, what becomes of the edges of a stroke? Which way "
    "does the exercise ask for?",
)
def nearest_pixel(model, path, device):
    small = grey_of(path).resize((28, 28), Image.Resampling.NEAREST)
    return read_and_answer(model, light_strokes(np.asarray(small, np.float32) / 255), device)


@mistakes.of(
    "predict_image",
    ko="모델이 배운 픽셀은 0에서 얼마까지인가요? 흑백 이미지의 값은요?",
    en="Up to what do the pixels go that the model has learned? And those of a grey image?",
)
def not_divided(model, path, device):
    pixels = np.asarray(sized(grey_of(path)), dtype=np.float32)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 127.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="흰색의 값 255는 나눈 뒤에 정확히 1이 되나요?",
    en="Does white, 255, become exactly 1?",
)
def divided_by_256(model, path, device):
    pixels = np.asarray(sized(grey_of(path)), dtype=np.float32) / 256
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="140×140 이미지를 넣으면 모델은 무엇을 받나요?",
    en="Given an image of 140×140, what does the model receive?",
)
def never_resized(model, path, device):
    pixels = np.asarray(grey_of(path), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="큰 이미지의 왼쪽 위 28×28만 보면 숫자가 다 보이나요?",
    en="Does the upper left 28×28 of a large image show the whole digit?",
)
def cropped_instead(model, path, device):
    grey = grey_of(path).crop((0, 0, 28, 28))
    pixels = np.asarray(grey, dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="컬러 이미지의 배열은 모양이 어떤가요? 흑백으로 바꾸는 단계가 있나요?",
    en="What shape has the array of a coloured image? Is there a step that makes it grey?",
)
def not_made_grey(model, path, device):
    with Image.open(path) as opened:
        opened.load()
    pixels = np.asarray(sized(opened), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="투명도 채널은 색인가요? 네 채널의 평균을 내면 흰색과 검은색은 얼마가 되나요?",
    en="Is the alpha channel a colour? With the mean of four channels, what do black and white "
    "become?",
)
def alpha_as_a_colour(model, path, device):
    with Image.open(path) as opened:
        opened.load()
    pixels = np.asarray(sized(opened), dtype=np.float32) / 255
    pixels = pixels.mean(axis=2) if pixels.ndim == 3 else pixels
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko='convert("1") 은 회색을 어떻게 하나요? "L" 과는 무엇이 다른가요?',
    en='What does convert("1") do with grey? How does it differ from "L"?',
)
def black_and_white_only(model, path, device):
    with Image.open(path) as opened:
        grey = sized(opened.convert("1").convert("L"))
    pixels = np.asarray(grey, dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="행과 열이 뒤바뀌지 않았나요? 6을 대각선으로 뒤집으면 무엇으로 보이나요?",
    en="Have rows and columns changed places? What does a 6 mirrored at its diagonal look like?",
)
def rows_and_columns_swapped(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)).T, device)


@mistakes.of(
    "predict_image",
    ko="확신도는 로짓인가요, 확률인가요? 1보다 크거나 음수일 수 있나요?",
    en="Is the confidence a logit or a probability? May it be above 1, or negative?",
)
def logit_as_confidence(model, path, device):
    return answer(logits_of(model, light_strokes(as_pixels(path)), device))


@mistakes.of(
    "predict_image",
    ko="로짓을 하나씩 0과 1 사이로 누르면 모두 더해서 1이 되나요?",
    en="If each logit is pressed between 0 and 1 by itself, do they sum to 1?",
)
def sigmoid_confidence(model, path, device):
    return answer(torch.sigmoid(logits_of(model, light_strokes(as_pixels(path)), device)))


@mistakes.of(
    "predict_image",
    ko="Softmax는 어느 축에서 합이 1이어야 하나요? 배치가 한 장이면 dim=0 은 무엇을 더하나요?",
    en="Over which axis should Softmax sum to 1? With a batch of one, what does dim=0 add up?",
)
def softmax_over_the_batch(model, path, device):
    logits = logits_of(model, light_strokes(as_pixels(path)), device)
    return logits.argmax().item(), logits.softmax(dim=0).max().item()


@mistakes.of(
    "predict_image",
    ko="모델이 학습 모드로 남아 있다면, 같은 이미지를 두 번 읽을 때 같은 답이 나오나요?",
    en="If the model was left in training mode, does the same image give the same answer twice?",
)
@torch.no_grad()
def dropout_active(model, path, device):
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="추론할 때 기울기를 기록할 까닭이 있나요?",
    en="Is there a reason to record gradients at inference?",
)
def gradients_at_inference(model, path, device):
    model.eval()
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="평가 모드와 no_grad 가운데 무엇을 했나요? 둘은 같은 일을 하나요?",
    en="Which of evaluation mode and no_grad did you use? Do they do the same?",
)
def neither_eval_nor_no_grad(model, path, device):
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="이미지는 CPU에서 읽힙니다. 모델은 어디에 있나요?",
    en="The image is read on the CPU. Where is the model?",
)
def image_not_moved(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)), "cpu")


@mistakes.of(
    "predict_image",
    ko="이미지 한 장을 읽으려고 모델 전체를 CPU로 옮기면, 다음에 GPU를 쓰려는 코드는 어떻게 "
    "되나요?",
    en="If the whole model goes to the CPU to read one image, what of code that next uses the GPU?",
)
def model_moved_to_the_cpu(model, path, device):
    return read_and_answer(model.cpu(), light_strokes(as_pixels(path)), "cpu")


@mistakes.of(
    "predict_image",
    ko="모델이 받는 텐서의 모양과 종류를 출력해 보았나요? 배치와 채널의 축이 있나요? "
    "float32인가요, float64인가요?",
    en="Have you printed shape and dtype of what the model receives? Are the axes of batch and "
    "channel there? Is it float32 or float64?",
)
@torch.no_grad()
def double_precision(model, path, device):
    pixels = light_strokes(np.asarray(sized(grey_of(path))) / 255)
    model.eval()
    return answer(model(torch.from_numpy(pixels)[None, None].to(device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="확신도는 0에서 1 사이인가요? 백분율은 언제 만드나요?",
    en="Is the confidence from 0 to 1? When does it become percent?",
)
def confidence_in_percent(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, 100 * confidence


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type 은 무엇인가요? f-string 에 넣으면 tensor(...) 라고 나오지 않나요?",
    en="What are the types of the two values? Does an f-string show tensor(...)?",
)
def tensors_for_numbers(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1).max(dim=1)
    return found.indices[0], found.values[0]


@mistakes.of(
    "predict_image",
    ko="두 값의 순서는 (숫자, 확신도) 인가요? max 는 값과 자리 가운데 무엇을 먼저 주나요?",
    en="Are the two in the order (digit, confidence)? Which does max give first, value or place?",
)
def confidence_first(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)), device)[::-1]


@mistakes.of(
    "predict_image",
    ko="255로 몇 번 나누나요? 모델에 들어가는 가장 밝은 픽셀의 값을 출력해 보았나요?",
    en="How often is 255 divided by? Have you printed the brightest pixel that enters the model?",
)
def divided_twice(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)) / 255, device)


@mistakes.of(
    "predict_image",
    ko="255로 몇 번 나누나요? 그 다음에 평균이 0.5보다 클 수 있나요?",
    en="How often is 255 divided by? After that, can a mean be above 0.5?",
)
def divided_twice_at_once(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path) / 255), device)


@mistakes.of(
    "predict_image",
    ko="픽셀이 아직 0에서 255 사이라면 1 - x 는 얼마가 되나요? 평균은 언제나 0.5보다 크지 않나요?",
    en="If pixels still go from 0 to 255, what is 1 - x? Is their mean not always above 0.5?",
)
def not_divided_but_from_1(model, path, device):
    return read_and_answer(model, light_strokes(255 * as_pixels(path)), device)


@mistakes.of(
    "predict_image",
    ko="픽셀이 아직 0에서 255 사이라면 평균을 0.5와 견주는 것이 맞나요? 나누는 단계는 어디에 "
    "있나요?",
    en="If pixels still go from 0 to 255, is 0.5 the number to compare with? Where is the "
    "division?",
)
def not_divided_but_half(model, path, device):
    pixels = 255 * as_pixels(path)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="255로 나눈 뒤에 뒤집을 때, 얼마에서 빼야 하나요?",
    en="When pixels are turned round after the division, what are they taken from?",
)
def turned_round_from_255(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="// 는 어떤 나눗셈인가요? 회색 픽셀은 얼마가 되나요?",
    en="Which division is // ? What becomes of a grey pixel?",
)
def divided_to_whole_numbers(model, path, device):
    pixels = np.asarray(sized(grey_of(path))) // 255
    return read_and_answer(model, light_strokes(pixels.astype(np.float32)), device)


@mistakes.of(
    "predict_image",
    ko="회색 픽셀을 0이나 1로 바꾸라고 했나요? 모델이 배운 이미지에는 중간값이 없었나요?",
    en="Was it asked for to make grey pixels 0 or 1? Had the images of training none in between?",
)
def black_or_white(model, path, device):
    pixels = light_strokes(as_pixels(path)) > 0.5
    return read_and_answer(model, pixels.astype(np.float32), device)


@mistakes.of(
    "predict_image",
    ko="이 과제의 모델은 0에서 1 사이의 픽셀로 배웠습니다. 평균을 빼고 나누는 단계가 문제에 "
    "있나요?",
    en="This assignment's model has learned from pixels between 0 and 1. Does the text subtract a "
    "mean and divide by a deviation?",
)
def standardised(model, path, device):
    return read_and_answer(model, (light_strokes(as_pixels(path)) - 0.1307) / 0.3081, device)


@mistakes.of(
    "predict_image",
    ko="모델에 들어가는 픽셀에 음수가 있지 않나요? 문제에서 말한 범위는 어디에서 어디까지인가요?",
    en="Are there negative pixels among those that enter the model? Which range does the text "
    "name?",
)
def from_minus_one_to_one(model, path, device):
    return read_and_answer(model, (light_strokes(as_pixels(path)) - 0.5) / 0.5, device)


@mistakes.of(
    "predict_image",
    ko="밝은 종이인지 정하는 것은 중앙값인가요, 평균인가요?",
    en="Is it the median that decides on light paper, or the mean?",
)
def median_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if np.median(pixels) > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="Pillow에는 크기를 바꾸는 방법이 여럿 있습니다. 문제에서 정한 것은 어느 것인가요?",
    en="Pillow has several ways of scaling. Which does the exercise ask for?",
)
def lanczos_filter(model, path, device):
    small = grey_of(path).resize((28, 28), Image.Resampling.LANCZOS)
    return read_and_answer(model, light_strokes(np.asarray(small, np.float32) / 255), device)


@mistakes.of(
    "predict_image",
    ko="Softmax는 어느 축에서 합이 1이어야 하나요? 확신도가 언제나 1이지 않나요?",
    en="Over which axis should Softmax sum to 1? Is the confidence always 1?",
)
def softmax_of_one_row(model, path, device):
    return answer(logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=0))


@mistakes.of(
    "predict_image",
    ko="확신도를 함수 안에서 반올림하지 않았나요? 보기 좋게 만드는 것은 언제 할 일인가요?",
    en="Is the confidence rounded inside the function? When is it time to make it look neat?",
)
def rounded_to_four(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, round(confidence, 4)


@mistakes.of(
    "predict_image",
    ko="확신도를 소수 둘째 자리까지만 남기지 않았나요? 59.83%는 어디에서 만들어지나요?",
    en="Are only two decimals of the confidence left? Where is 59.83% made?",
)
def rounded_to_two(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, round(confidence, 2)


@mistakes.of(
    "predict_image",
    ko="confidence 의 type 은 무엇인가요? digit 에 한 것을 confidence 에도 했나요?",
    en="What is the type of confidence? Is what was done to digit done to it as well?",
)
def confidence_still_a_tensor(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax().item(), found.max()


@mistakes.of(
    "predict_image",
    ko="digit 의 type 은 무엇인가요? confidence 에 한 것을 digit 에도 했나요?",
    en="What is the type of digit? Is what was done to confidence done to it as well?",
)
def digit_still_a_tensor(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax(), found.max().item()


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type 은 무엇인가요? 배치의 축이 아직 남아 있지 않나요?",
    en="What are the types of the two values? Is the axis of the batch still there?",
)
def tensors_of_one(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1).max(dim=1)
    return found.indices, found.values


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type 은 무엇인가요? 텐서에서 파이썬의 수를 꺼내는 것은 무엇인가요?",
    en="What are the types of the two values? What takes a Python number out of a tensor?",
)
def tensors_from_argmax(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax(dim=1), found.max()


# drift_score


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
    ko="bins 가 2이면 칸은 정말 두 개인가요? 분위수를 몇 개 구했나요?",
    en="With bins 2, are there really two bins? How many quantiles did you take?",
)
def one_bin_too_many(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins + 1, floor)
    return index_of(e, a)


@mistakes.of(
    "drift_score",
    ko="bins 를 바꾸어도 점수가 그대로이지 않나요?",
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
    ko="floor 는 작은 비율을 끌어올리나요, 모든 비율에 더해지나요?",
    en="Does floor raise the small shares, or is it added to all?",
)
def floor_added(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, 0.0)
    return index_of(e + floor, a + floor)


@mistakes.of(
    "drift_score",
    ko="받은 floor 를 바꾸면 점수도 바뀌나요?",
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
    ko="로그 앞에 곱하는 것은 a 인가요, a 와 e 의 차이인가요?",
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
    ko="두 데이터의 수가 다르면, 칸의 개수를 그대로 견줄 수 있나요? 수식의 e 와 a 는 무엇인가요?",
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
    ko="actual 의 비율은 무엇으로 나누나요? 두 데이터의 수는 언제나 같은가요?",
    en="By what is actual's count divided? Are the two data sets always of one size?",
)
def divided_by_the_other_size(expected, actual, bins=10, floor=1e-4):
    edges = edges_of(expected, bins)
    e, a = (shares_of(v, edges, 0.0) * np.size(v) / np.size(expected) for v in (expected, actual))
    return index_of(np.maximum(e, floor), np.maximum(a, floor))


@mistakes.of(
    "drift_score",
    ko="이미지 묶음 (n, h, w) 를 넣으면 len 은 무엇을 세나요? 값은 모두 몇 개인가요?",
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
    ko="floor 보다 작지만 0이 아닌 비율은 어떻게 하라고 했나요?",
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
    ko="np.histogram(expected, bins) 의 칸들은 너비가 같은가요, 든 값의 수가 같은가요? 밖의 값은 "
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
    ko="로그 앞에 곱하는 것은 e 인가요, a 와 e 의 차이인가요?",
    en="What is the logarithm multiplied by: e, or the difference of a and e?",
)
def relative_entropy_of_expected(expected, actual, bins=10, floor=1e-4):
    e, a = both_shares(expected, actual, bins, floor)
    return float(np.sum(e * np.log(e / a)))


@mistakes.of(
    "drift_score",
    ko="ln 은 밑이 2인 로그인가요?",
    en="Is ln a logarithm of base 2?",
)
def binary_logarithm(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected, actual, bins, floor)) / math.log(2)


@mistakes.of(
    "drift_score",
    ko="expected 의 칸마다 정말 똑같은 수가 들어 있나요? 같은 값이 많으면요?",
    en="Does every bin of expected really hold the same number? What if many values are equal?",
)
def equal_shares_assumed(expected, actual, bins=10, floor=1e-4):
    _, a = both_shares(expected, actual, bins, floor)
    return index_of(np.full(len(a), 1 / bins), a)


@mistakes.of(
    "drift_score",
    ko="리스트에도 ravel 이나 shape 이 있나요? 먼저 무엇으로 바꾸어야 하나요?",
    en="Has a list ravel or shape? What should it be made first?",
)
def arrays_scored_only(expected, actual, bins=10, floor=1e-4):
    return index_of(*both_shares(expected.ravel(), actual.ravel(), bins, floor))
