"""Mistakes in conv2d: kernels turned round, biases, strides and padding misplaced, sizes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cut, filled

mistakes = Mistakes()


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
    ko="수식의 b는 어디에 있나요? bias를 주어도 결과가 그대로이지 않나요?",
    en="Where is b of the formula? Does giving a bias change anything?",
)
def bias_forgotten(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, None, stride, padding)


@mistakes.of(
    "conv2d",
    ko="bias의 모양 (o,)를 그대로 더하면 NumPy는 어느 축에 맞추나요? 채널은 몇 번째 축인가요?",
    en="Added as it is, with which axis does NumPy align a bias of shape (o,)? Which axis are the "
    "channels?",
)
def bias_along_the_width(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    return out if bias is None else out + np.asarray(bias)


@mistakes.of(
    "conv2d",
    ko="b는 출력 값 하나에 몇 번 더해지나요? 더하기는 합 기호의 안쪽에 있나요, 바깥에 있나요?",
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
    ko="수식에서 채널 c에 대해 하는 것은 합인가요, 평균인가요?",
    en="Over the channels c, does the formula take a sum or a mean?",
)
def mean_over_channels(x, weight, bias=None, stride=1, padding=0):
    weight = np.asarray(weight, dtype=float)
    return convolved(x, weight / weight.shape[1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="stride를 2로 해도 출력의 크기가 그대로이지 않나요? stride는 어디에 쓰이나요?",
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
    ko="세로와 가로에 모두 stride만큼 건너뛰나요?",
    en="Does the window move by stride both down and across?",
)
def stride_down_only(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, weight, bias, 1, padding)[:, :, ::stride]


@mistakes.of(
    "conv2d",
    ko="padding을 1로 하면 3×3 커널에서 출력의 크기는 얼마가 되어야 하나요?",
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
    ko="padding이 1이면 높이는 모두 몇 줄 늘어나나요?",
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
    ko="np.pad(x, padding)은 어느 축들에 덧대나요? 이미지 수와 채널 수도 늘어나지 않나요?",
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
    ko="높이와 너비가 다른 이미지에서 w_out은 무엇으로 계산하나요?",
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
    ko="weight의 첫 축은 입력 채널인가요, 출력 채널인가요?",
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
    ko="커널을 위아래로 뒤집었나요? 수식에서 u가 커지면 이미지의 행은 어느 쪽으로 가나요?",
    en="Is the kernel upside down? As u grows in the formula, which way do the image's rows go?",
)
def kernel_upside_down(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.asarray(weight)[:, :, ::-1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="커널을 좌우로 뒤집었나요? 수식에서 v가 커지면 이미지의 열은 어느 쪽으로 가나요?",
    en="Is the kernel mirrored? As v grows in the formula, which way do the image's columns go?",
)
def kernel_mirrored(x, weight, bias=None, stride=1, padding=0):
    return convolved(x, np.asarray(weight)[..., ::-1], bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="bias가 None일 때도 더하고 있지 않나요? 기본값으로 불러 보았나요?",
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
    ko="출력 채널이 여럿이면 b의 둘째 값은 어디에 더해지나요?",
    en="With several output channels, where is the second value of b added?",
)
def first_bias_for_all(x, weight, bias=None, stride=1, padding=0):
    out = convolved(x, weight, None, stride, padding)
    return out if bias is None else out + np.asarray(bias, dtype=float)[0]


@mistakes.of(
    "conv2d",
    ko="입력 채널이 셋이면 b는 출력 하나에 몇 번 더해지나요? 채널의 반복 안에서 더하나요, 밖에서 "
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
    ko="출력의 크기에서만 stride로 나누지 않았나요? 창의 왼쪽 위는 이미지의 어디에 놓이나요?",
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
    ko="padding이 0일 때 a[p:-p]는 어떤 조각인가요? -0은 어디를 가리키나요?",
    en="With padding 0, which slice is a[p:-p]? Where does -0 point?",
)
def slice_to_minus_zero(x, weight, bias=None, stride=1, padding=0):
    if padding == 0:
        raise ValueError("could not broadcast")
    return convolved(x, weight, bias, stride, padding)


@mistakes.of(
    "conv2d",
    ko="range의 끝은 나오는 값인가요? 커널이 꼭 들어맞는 마지막 자리도 세었나요?",
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
    ko="h_out과 w_out은 각각 무엇에서 나오나요? w_out에 h를 쓰지는 않았나요?",
    en="What does each of h_out and w_out come from? Is there an h in your w_out?",
)
def width_from_the_height(x, weight, bias=None, stride=1, padding=0):
    right = convolved(x, weight, bias, stride, padding)
    w = (np.shape(x)[2] + 2 * padding - np.shape(weight)[3]) // stride + 1
    return right[..., :w]
