# %% [markdown] lang="ko"
# # 12. CNN — 이미지를 이미지답게 보기
#
# ## 이 과제를 마치면
# - 합성곱과 최대 풀링을 NumPy로 직접 계산하고, 출력의 크기를 미리 알 수 있습니다.
# - PyTorch로 CNN을 정의하고, 데이터 증강으로 적은 데이터를 넉넉하게 쓸 수 있습니다.
# - **전이 학습**: 배운 특징을 얼려 두고 머리만 바꾸어 새 문제를 풀 수 있습니다.
# - 이미지 파일 한 장을 읽어 D1의 데모처럼 숫자와 확신도를 출력할 수 있습니다.
# - 배포한 뒤 입력 데이터가 변했는지를 숫자 하나로 감시할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 11의 학습 루프, 평가 모드와 `torch.no_grad()`, 장치
# - 09의 분위수, 10의 드롭아웃
#
# ## 문제와 예상 시간 (모두 약 165분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `conv2d` | ★★★ | 35 |
# | 2 | `max_pool2d` | ★★☆ | 15 |
# | 3 | `CNN` | ★★☆ | 25 |
# | 4 | `augment` | ★★★ | 25 |
# | 5 | `freeze_backbone` | ★☆☆ | 10 |
# | 6 | `replace_head` | ★★☆ | 10 |
# | 7 | `predict_image` | ★★☆ | 20 |
# | 8 | `drift_score` | ★★☆ | 25 |

# %% [markdown] lang="en"
# # 12. CNN — seeing images as images
#
# ## What you will be able to do
# - Compute convolution and max pooling yourself in NumPy, and tell the output's size beforehand.
# - Define a CNN in PyTorch, and make little data go further with data augmentation.
# - **Transfer learning**: freeze the features that were learned, change the head, solve a new task.
# - Read an image file and print a digit and a confidence, as D1's demonstration does.
# - After deployment, watch by a single number whether the input data have changed.
#
# ## What you need first
# - The training loop of 11, evaluation mode and `torch.no_grad()`, devices
# - Quantiles (09), dropout (10)
#
# ## Exercises and time (about 165 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `conv2d` | ★★★ | 35 |
# | 2 | `max_pool2d` | ★★☆ | 15 |
# | 3 | `CNN` | ★★☆ | 25 |
# | 4 | `augment` | ★★★ | 25 |
# | 5 | `freeze_backbone` | ★☆☆ | 10 |
# | 6 | `replace_head` | ★★☆ | 10 |
# | 7 | `predict_image` | ★★☆ | 20 |
# | 8 | `drift_score` | ★★☆ | 25 |

# %% [markdown] lang="ko"
# ## 약속
# **크기.** 이미지 묶음은 PyTorch의 순서 `(n, c, h, w)`입니다: 이미지 수, 채널, 높이, 너비.
# 채널이 하나인 흑백 이미지는 `(n, h, w)`로 주어지기도 합니다. 픽셀은 $0$(배경)에서 $1$(획)
# 사이입니다.
#
# **두 세계.** 1번, 2번, 8번은 **NumPy**입니다. NumPy 배열(float64나 `int64`)이 들어오고
# 결과의 실수는 float64입니다. 원리를 손으로 계산하는 것이 목적이니 PyTorch도 SciPy도 쓰지 않습니다.
# 나머지는 **PyTorch**입니다.
#
# **입력을 바꾸지 않습니다.** `conv2d`, `max_pool2d`, `augment`는 새 배열이나 새 텐서를 돌려줍니다.
# 바꿀 것이 없어도 받은 것 자체를 돌려주지는 않습니다.
#
# **장치.** 11과 같습니다. PyTorch 문제는 CPU와 시뮬레이션 GPU(`simgpu`)에서 모두 채점합니다.
# 새 텐서와 새 층은 CPU에 만들어진다는 것을 잊지 마세요.
#
# **난수.** 받은 `generator`에서만 나옵니다. `generator`는 CPU의 것입니다. `None`이면 PyTorch의 전역
# 난수를 씁니다. 시드가 다른 `generator`라면 결과도 다릅니다.

# %% [markdown] lang="en"
# ## Conventions
# **Shapes.** A batch of images has PyTorch's order `(n, c, h, w)`: images, channels, height,
# width. Grey images with their single channel also come as `(n, h, w)`. Pixels are from $0$
# (ground) to $1$ (stroke).
#
# **Two worlds.** Exercises 1, 2 and 8 are **NumPy**: NumPy arrays come in (float64 or `int64`),
# and floats in results are float64. The point is to compute by hand what happens, so use neither
# PyTorch nor SciPy in them. The others are **PyTorch**.
#
# **Inputs stay as they are.** `conv2d`, `max_pool2d` and `augment` return new arrays or tensors.
# Where there is nothing to change, it is still not the one that was given.
#
# **Device.** As in 11: the PyTorch exercises are graded on the CPU and on the simulated GPU
# (`simgpu`). Remember that new tensors and new layers are made on the CPU.
#
# **Randomness.** It comes from the `generator` you are given, which is the CPU's. If that is
# `None`, it comes from PyTorch's global random numbers. With a `generator` of another seed the
# result is another.

# %%
import tempfile

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

# %% tags=["demo"]
from autograder import simgpu
from autograder.figures import figures_of, once_solved
from autograder.mnist.datasets import mnist

figures = figures_of("12_cnn")
simgpu.enable()  # before the first backward pass

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% tags=["demo"]
digits = mnist()
images = torch.from_numpy(digits.x_train)
labels = torch.from_numpy(digits.y_train)
test_images = torch.from_numpy(digits.x_test)
test_labels = torch.from_numpy(digits.y_test)
figures.draw_digits(images[:16], labels[:16], language=language)

# %% [markdown] lang="ko"
# ## 1. `conv2d` ★★★ 35분
# MLP는 784개의 픽셀을 한 줄로 펴서 봅니다. 숫자를 두 칸 옆으로 옮기면 MLP에게는 전혀 다른
# 입력이고, 가중치도 아주 많습니다. 합성곱은 작은 **커널** 하나를 이미지 위로 밀고 다니며 같은
# 가중치를 모든 자리에 씁니다. 그래서 파라미터가 적고, 획이 어디에 있든 찾아냅니다.
#
# $$Y_{n,o,i,j} = b_o + \sum_{c}\sum_{u}\sum_{v} W_{o,c,u,v}\;
# \tilde X_{n,\,c,\;i s + u,\;j s + v}$$
#
# $\tilde X$ 는 이미지의 네 변에 $0$ 을 $p$ 줄씩 덧댄 것(패딩)이고, $s$ 는 커널을 미는
# 간격(스트라이드)입니다. 커널을 **뒤집지 않습니다**. 수학에서는 이것을 교차상관이라고 부르지만,
# 딥러닝에서는 이것이 합성곱입니다. 커널이 끝까지 들어가지 않는 자리는 계산하지 않습니다.
#
# $$h_{out} = \left\lfloor \frac{h + 2p - k_h}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w + 2p - k_w}{s} \right\rfloor + 1$$
#
# **크기** $X\ (n, c, h, w)$, $W\ (o, c, k_h, k_w)$, $b\ (o)$ → $Y\ (n, o, h_{out}, w_{out})$.
# $h$ 와 $w$, $k_h$ 와 $k_w$ 는 서로 다를 수 있습니다. `bias`가 `None`이면 더하지 않습니다.
#
# **숫자 예** 이미지 $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ 와 커널
# $\begin{pmatrix}1&2\\3&4\end{pmatrix}$ 이면 왼쪽 위는 $1 \cdot 1 + 2 \cdot 2 + 3 \cdot 4 + 4
# \cdot 5 = 37$, 전체는 $\begin{pmatrix}37&47\\67&77\end{pmatrix}$ 입니다. 28×28 이미지는 $k = 3$,
# $p = 1$, $s = 1$ 이면 $28$, $k = 5$, $p = 0$, $s = 2$ 이면 $\lfloor 23 / 2 \rfloor + 1 = 12$ 가
# 됩니다.
#
# **슬라이드** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D4,
# `인공 신경망의 문제점과 발전` (너무 많은 파라미터 수)

# %% [markdown] lang="en"
# ## 1. `conv2d` ★★★ 35 minutes
# An MLP sees 784 pixels in one line. A digit moved by two pixels is quite another input to it, and
# its weights are many. A convolution slides one small **kernel** over the image and uses the same
# weights everywhere. So it has few parameters, and finds a stroke wherever it is.
#
# $$Y_{n,o,i,j} = b_o + \sum_{c}\sum_{u}\sum_{v} W_{o,c,u,v}\;
# \tilde X_{n,\,c,\;i s + u,\;j s + v}$$
#
# $\tilde X$ is the image with $p$ lines of $0$ added on each of its sides (padding), and $s$ is the
# step by which the kernel slides (stride). The kernel is **not flipped**: mathematics calls this
# cross-correlation, and deep learning calls it convolution. Places where the kernel does not fit
# whole are not computed.
#
# $$h_{out} = \left\lfloor \frac{h + 2p - k_h}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w + 2p - k_w}{s} \right\rfloor + 1$$
#
# **Shapes** $X\ (n, c, h, w)$, $W\ (o, c, k_h, k_w)$, $b\ (o)$ → $Y\ (n, o, h_{out}, w_{out})$.
# $h$ and $w$ may differ, and so may $k_h$ and $k_w$. If `bias` is `None`, none is added.
#
# **A number** With the image $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ and the kernel
# $\begin{pmatrix}1&2\\3&4\end{pmatrix}$, the upper left is $1 \cdot 1 + 2 \cdot 2 + 3 \cdot 4 + 4
# \cdot 5 = 37$, and the whole is $\begin{pmatrix}37&47\\67&77\end{pmatrix}$. An image of 28×28
# becomes $28$ with $k = 3$, $p = 1$, $s = 1$; with $k = 5$, $p = 0$, $s = 2$ it becomes
# $\lfloor 23 / 2 \rfloor + 1 = 12$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D4, `인공 신경망의 문제점과 발전`
# (too many parameters)


# %% conv2d
def conv2d(x, weight, bias=None, stride=1, padding=0):
    """
    ko: x: (n, c, h, w) 이미지, weight: (o, c, kh, kw) 커널, bias: (o,) 또는 None
    ko: stride: 커널을 미는 간격, padding: 네 변에 덧댈 0의 줄 수, 둘 다 정수
    ko: 반환: (n, o, h_out, w_out) 배열
    en: x: images (n, c, h, w), weight: kernels (o, c, kh, kw), bias: (o,) or None
    en: stride: step of the kernel, padding: lines of zeros on each side, both ints
    en: Returns an array (n, o, h_out, w_out)
    """
    ### BEGIN SOLUTION
    x, weight = np.asarray(x, dtype=float), np.asarray(weight, dtype=float)
    sides = (padding, padding)
    padded = np.pad(x, ((0, 0), (0, 0), sides, sides))
    windows = np.lib.stride_tricks.sliding_window_view(padded, weight.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    out = np.einsum("ncijuv,ocuv->noij", windows, weight, optimize=True)
    if bias is not None:
        out = out + np.asarray(bias, dtype=float)[:, None, None]
    return out
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    edges = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], dtype=float)
    kernels = np.stack([edges, edges.T, np.full((3, 3), 1 / 9)])[:, None]
    maps = conv2d(digits.x_train[:1, None], kernels, padding=1)
    figures.draw_feature_maps(digits.x_train[0], kernels, maps[0], language=language).show()

# %% [markdown] lang="ko"
# ## 2. `max_pool2d` ★★☆ 15분
# 획이 **있는가**가 중요하고, 정확히 어느 픽셀인가는 덜 중요합니다. 최대 풀링은 작은 창마다 가장
# 큰 값 하나만 남깁니다. 크기가 줄어 계산이 빨라지고, 한두 픽셀 움직여도 결과가 잘 변하지
# 않습니다.
#
# $$Y_{n,c,i,j} = \max_{0 \le u,\,v < k} X_{n,\,c,\;i s + u,\;j s + v}$$
#
# 창의 크기가 $k$, 간격이 $s$ 이고, `stride`가 `None`이면 $s = k$ 입니다. 끝에 창이 다 들어가지 않는
# 줄은 버립니다. 패딩은 없습니다. 값이 음수일 수도 있습니다. 정수가 들어왔을 때는 정수로 돌려주어도
# 됩니다.
#
# $$h_{out} = \left\lfloor \frac{h - k}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w - k}{s} \right\rfloor + 1$$
#
# **크기** $(n, c, h, w) \to (n, c, h_{out}, w_{out})$. 채널마다 따로 계산합니다.
#
# **숫자 예** $\begin{pmatrix}1&3&2&0\\4&2&1&5\\0&1&7&2\\6&3&2&8\end{pmatrix}$ 을 $k = 2$ 로
# 풀링하면 $\begin{pmatrix}4&5\\6&8\end{pmatrix}$ 입니다.
#
# **슬라이드** D3, `목차` — `3부: CNN(Convolutional Neural Network)`

# %% [markdown] lang="en"
# ## 2. `max_pool2d` ★★☆ 15 minutes
# What matters is **whether** there is a stroke; at which pixel exactly matters less. Max pooling
# keeps of each small window its largest value alone. The image gets smaller and computing faster,
# and a shift by a pixel or two changes little.
#
# $$Y_{n,c,i,j} = \max_{0 \le u,\,v < k} X_{n,\,c,\;i s + u,\;j s + v}$$
#
# The window's size is $k$ and the step $s$; if `stride` is `None`, then $s = k$. Lines at the end
# into which no whole window fits are dropped. There is no padding. Values may be negative. Where
# integers came in, integers may come out.
#
# $$h_{out} = \left\lfloor \frac{h - k}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w - k}{s} \right\rfloor + 1$$
#
# **Shapes** $(n, c, h, w) \to (n, c, h_{out}, w_{out})$. Each channel is pooled by itself.
#
# **A number** $\begin{pmatrix}1&3&2&0\\4&2&1&5\\0&1&7&2\\6&3&2&8\end{pmatrix}$ pooled with $k = 2$
# is $\begin{pmatrix}4&5\\6&8\end{pmatrix}$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`


# %% max_pool2d
def max_pool2d(x, size=2, stride=None):
    """
    ko: x: (n, c, h, w), size: 창의 크기, stride: 창을 미는 간격 (None이면 size)
    ko: 반환: (n, c, h_out, w_out) 배열
    en: x: (n, c, h, w), size: of the window, stride: its step (None: size)
    en: Returns an array (n, c, h_out, w_out)
    """
    ### BEGIN SOLUTION
    step = size if stride is None else stride
    x = np.asarray(x, dtype=float)
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))
    return windows[:, :, ::step, ::step].max(axis=(4, 5))
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    pooled = max_pool2d(digits.x_train[:1, None], 2)
    figures.draw_pooling(digits.x_train[0], pooled[0, 0], language=language).show()

# %% [markdown] lang="ko"
# ## 3. `CNN` ★★☆ 25분
# 이제 PyTorch의 층으로 모델을 쌓습니다. `channels`는 합성곱 층마다의 출력 채널 수입니다.
# 합성곱 층은 모두 3×3 커널에 `padding=1`이라 크기를 바꾸지 않고, 풀링마다 높이와 너비가 절반이
# 됩니다.
#
# $$\underbrace{[\,\text{Conv } 3{\times}3 \to \text{ReLU} \to \text{MaxPool } 2\,] \to \cdots \to
# \text{Flatten} \to \text{Dropout}}_{\text{backbone}} \;\to\;
# \underbrace{\text{Linear}}_{\text{head}}$$
#
# 모델은 두 부분으로 되어 있고, 이름이 정해져 있습니다. 5번과 6번이 이 이름을 씁니다.
#
# - `self.backbone`: 이미지 `(n, 1, 28, 28)`에서 특징 `(n, f)`까지. 숫자의 모양을 배웁니다.
# - `self.head`: 특징에서 로짓까지 가는 `nn.Linear` 하나. 특징으로 답을 고릅니다.
#
# Dropout은 특징을 하나씩 끄므로 Flatten의 앞에 두어도 같습니다. `self.backbone`은 자기 파라미터를
# 가진 `nn.Module`입니다. 모든 층의 크기는 모델을 만들 때 정해져 있어야 합니다. 첫 이미지를 기다리는
# 층(`nn.LazyLinear`)의 파라미터는 셀 수도, 값을 넣을 수도 없습니다.
#
# **크기** 입력은 `(n, 28, 28)` 또는 `(n, 1, 28, 28)`, 출력은 로짓 `(n, n_classes)`입니다. 풀링이
# $m$ 번이면 $f = c_m \cdot \lfloor 28 / 2^m \rfloor^2$ 입니다. `channels`에는 숫자가 하나에서
# 넷까지 들어 있습니다.
#
# **숫자 예** `CNN()`은 $28 \to 14 \to 7$ 이므로 $f = 32 \cdot 7 \cdot 7 = 1568$, 파라미터는
# $(9 + 1) \cdot 16 + (16 \cdot 9 + 1) \cdot 32 + (1568 + 1) \cdot 10 = 20490$ 개입니다. 11의 MLP는
# $235146$ 개였습니다.
#
# **슬라이드** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D1,
# `3. 환경 구축 간단한 코드 실행해 보자` (CNN_test_Model)

# %% [markdown] lang="en"
# ## 3. `CNN` ★★☆ 25 minutes
# Now stack PyTorch's layers. `channels` lists the output channels of each convolution. Each
# convolution has 3×3 kernels and `padding=1`, which leaves the size as it is; each pooling halves
# height and width.
#
# $$\underbrace{[\,\text{Conv } 3{\times}3 \to \text{ReLU} \to \text{MaxPool } 2\,] \to \cdots \to
# \text{Flatten} \to \text{Dropout}}_{\text{backbone}} \;\to\;
# \underbrace{\text{Linear}}_{\text{head}}$$
#
# The model has two parts with fixed names, which exercises 5 and 6 rely on.
#
# - `self.backbone`: from images `(n, 1, 28, 28)` to features `(n, f)`. It learns what digits look
#   like.
# - `self.head`: a single `nn.Linear` from features to logits. It chooses the answer by features.
#
# Dropout turns features off one by one, so before Flatten it is the same. `self.backbone` is an
# `nn.Module` that holds its own parameters. The size of every layer is known when the model has
# been made: parameters of a layer that waits for the first image (`nn.LazyLinear`) can be neither
# counted nor given values.
#
# **Shapes** The input is `(n, 28, 28)` or `(n, 1, 28, 28)`, the output logits `(n, n_classes)`.
# After $m$ poolings, $f = c_m \cdot \lfloor 28 / 2^m \rfloor^2$. `channels` holds one to four
# numbers.
#
# **A number** In `CNN()`, $28 \to 14 \to 7$, so $f = 32 \cdot 7 \cdot 7 = 1568$, and it has
# $(9 + 1) \cdot 16 + (16 \cdot 9 + 1) \cdot 32 + (1568 + 1) \cdot 10 = 20490$ parameters. The MLP
# of 11 had $235146$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D1,
# `3. 환경 구축 간단한 코드 실행해 보자` (CNN_test_Model)


# %% tags=["demo"]
figures.draw_layout((16, 32), language=language)


# %% CNN
class CNN(nn.Module):
    """(n, 1, 28, 28) → backbone → (n, f) → head → (n, n_classes)

    ko: channels: 합성곱 층마다의 출력 채널 수, dropout: 특징을 끌 확률, n_classes: 부류의 수
    en: channels: output channels of each convolution, dropout: probability of dropping a feature,
    en: n_classes: number of classes
    """

    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        ### BEGIN SOLUTION
        layers = []
        before, side = 1, 28
        for after in channels:
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
            before, side = after, side // 2
        self.backbone = nn.Sequential(*layers, nn.Flatten(), nn.Dropout(dropout))
        self.head = nn.Linear(before * side * side, n_classes)
        ### END SOLUTION

    def forward(self, x):
        """
        ko: x: (n, 28, 28) 또는 (n, 1, 28, 28) 이미지
        ko: 반환: (n, n_classes) 로짓
        en: x: images (n, 28, 28) or (n, 1, 28, 28)
        en: Returns logits (n, n_classes)
        """
        ### BEGIN SOLUTION
        if x.dim() == 3:
            x = x.unsqueeze(1)
        return self.head(self.backbone(x))
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `augment` ★★★ 25분
# 옆으로 한 칸 옮긴 `3`도 여전히 `3`입니다. **데이터 증강**은 답이 바뀌지 않는 변형으로 새 이미지를
# 만들어, 학습할 때마다 조금씩 다른 이미지를 보여 줍니다. 어떤 변형이 답을 바꾸지 않는지는 데이터가
# 정합니다. `6`을 위아래로 뒤집으면 더 이상 `6`이 아닙니다.
#
# 여기서는 이미지마다 세로로 $d_y$, 가로로 $d_x$ 칸 옮깁니다. 둘은 서로 독립이고, **이미지마다**
# 따로, $-m, \ldots, m$ 가운데에서 고르게 뽑습니다. $m$ 은 `max_shift`입니다.
#
# $$\text{out}_{k,\,i,\,j} = \text{images}_{k,\;i - d_y^{(k)},\;j - d_x^{(k)}}$$
#
# 밖으로 나간 픽셀은 사라지고, 새로 생긴 자리는 $0$ 입니다. 반대쪽에서 다시 나타나지 않습니다. $m$
# 은 $0$ 이상이고 이미지의 높이와 너비보다 작습니다.
#
# **크기** `(n, h, w)` 또는 `(n, c, h, w)`, 같은 크기와 같은 장치의 새 텐서를 돌려줍니다. 한
# 이미지의 채널들은 함께 움직입니다. 난수는 `generator`에서만 나오고, `generator`는 CPU의 것입니다.
#
# **숫자 예** $3 \times 3$ 이미지 $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ 를 $d_y = 1$,
# $d_x = -1$ 로 옮기면 $\begin{pmatrix}0&0&0\\2&3&0\\5&6&0\end{pmatrix}$ 입니다. $m = 2$ 이면 한
# 이미지에서 $5 \cdot 5 = 25$ 가지가 나옵니다.
#
# **슬라이드** D3, `목차` — `4부: 데이터 증강 및 배포`; D4, `데이터셋(Dataset)` (데이터 수가 굉장히
# 많아야 하며 다양해야 함)

# %% [markdown] lang="en"
# ## 4. `augment` ★★★ 25 minutes
# A `3` moved by one pixel is still a `3`. **Data augmentation** makes new images by changes that
# leave the answer alone, so that training sees a slightly different image each time. Which changes
# do, the data decide: a `6` upside down is a `6` no more.
#
# Here each image is moved by $d_y$ down and $d_x$ to the right. The two are independent, and drawn
# **for each image** by itself, evenly from $-m, \ldots, m$, where $m$ is `max_shift`.
#
# $$\text{out}_{k,\,i,\,j} = \text{images}_{k,\;i - d_y^{(k)},\;j - d_x^{(k)}}$$
#
# Pixels that leave the image are gone, and the places left behind are $0$. Nothing comes back in on
# the other side. $m$ is $0$ or more, and less than the image's height and width.
#
# **Shapes** `(n, h, w)` or `(n, c, h, w)`; returns a new tensor of the same shape on the same
# device. An image's channels move together. Random numbers come from `generator` alone, which is
# the CPU's.
#
# **A number** The $3 \times 3$ image $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ moved by
# $d_y = 1$, $d_x = -1$ is $\begin{pmatrix}0&0&0\\2&3&0\\5&6&0\end{pmatrix}$. With $m = 2$, one
# image gives $5 \cdot 5 = 25$.
#
# **Slide** D3, `목차` — `4부: 데이터 증강 및 배포`; D4, `데이터셋(Dataset)` (data must be many, and
# varied)


# %% augment
def augment(images, max_shift=2, generator=None):
    """
    ko: images: (n, h, w) 또는 (n, c, h, w), max_shift: 옮길 수 있는 가장 먼 칸 수
    ko: generator: torch.Generator (CPU)
    ko: 반환: 이미지마다 따로 옮긴 새 텐서, 크기와 장치는 그대로
    en: images: (n, h, w) or (n, c, h, w), max_shift: farthest shift in pixels
    en: generator: a torch.Generator (CPU)
    en: Returns a new tensor, each image moved by itself; shape and device stay
    """
    ### BEGIN SOLUTION
    height, width = images.shape[-2:]
    m = max_shift
    padded = F.pad(images, (m, m, m, m))
    tops, lefts = torch.randint(0, 2 * m + 1, (2, len(images)), generator=generator).tolist()
    moved = [
        image[..., top : top + height, left : left + width]
        for image, top, left in zip(padded, tops, lefts, strict=True)
    ]
    return torch.stack(moved)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    generator = torch.Generator().manual_seed(0)
    sixteen = augment(images[:1].repeat(16, 1, 1), 3, generator)
    figures.draw_digits(sixteen, labels[:1].repeat(16), language=language).show()


# %% [markdown] lang="ko"
# ### CNN과 MLP를 나란히
# 11의 다섯 단계로 둘을 학습시킵니다. CNN은 증강한 이미지로, MLP는 11처럼 이미지 그대로입니다. 1분
# 안팎이 걸립니다. 테스트 데이터를 그대로 잰 정확도와, 두 칸까지 옮겨서 잰 정확도를 나란히
# 출력합니다.
#
# 먼저 예상해 보세요. 여기의 숫자는 8×8을 키운 것이라 모두 한가운데에 반듯하게 놓여 있습니다. 그런
# 데이터에서는 평범한 MLP도 잘 맞힙니다. 증강한 이미지는 볼 때마다 달라서, 학습을 일찍 멈추면($5$
# Epoch) CNN이 MLP보다 낮게 나오기도 합니다. 차이는 **옮긴 이미지**에서 드러납니다. MLP에게 옮긴
# 숫자는 처음 보는 입력이지만, CNN은 같은 커널로 모든 자리를 보고 옮긴 이미지로 배웠습니다.

# %% [markdown] lang="en"
# ### CNN and MLP side by side
# Both are trained with the five steps of 11: the CNN on augmented images, the MLP, as in 11, on the
# images as they are. It takes about 1 minute. Printed are the accuracies on the test data as they
# are, and on the test data moved by up to two pixels.
#
# Guess first. These digits were enlarged from 8×8, and all stand straight in the middle. On such
# data a plain MLP does well, too. Augmented images are different each time, so with training cut
# short (after $5$ epochs) the CNN may even fall behind the MLP. The **moved images** show the
# difference: to the MLP a moved digit is an input it has never seen, while the CNN looks everywhere
# with the same kernels and has learned from moved images.


# %% tags=["demo"]
def train(model, x, y, *, epochs, lr=2e-3, seed=0, max_shift=2):
    """The five steps of 11 on augmented batches; returns the model."""
    generator = torch.Generator().manual_seed(seed)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=lr)
    model.train()
    for _ in range(epochs):
        for rows in torch.randperm(len(x), generator=generator).split(64):
            optimizer.zero_grad()
            batch = augment(x[rows], max_shift, generator)
            loss = F.cross_entropy(model(batch), y[rows])
            loss.backward()
            optimizer.step()
    return model


@torch.no_grad()
def accuracy_of(model, x, y):
    """Share of right answers, in evaluation mode."""
    model.eval()
    return (model(x).argmax(dim=1) == y).float().mean().item()


# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    reader = train(CNN((8, 16, 32)), images, labels, epochs=10)
    torch.manual_seed(0)
    plain = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    train(plain, images, labels, epochs=10, max_shift=0)
    moved = augment(test_images, 2, torch.Generator().manual_seed(1))
    for name, model in {"CNN": reader, "MLP": plain}.items():
        as_they_are = accuracy_of(model, test_images, test_labels)
        print(f"{name}: {as_they_are:.2%} → {accuracy_of(model, moved, test_labels):.2%}")

# %% [markdown] lang="ko"
# ## 5. `freeze_backbone` ★☆☆ 10분
# 획과 모서리를 찾는 법은 어떤 숫자를 읽든 쓸모가 있습니다. **전이 학습**은 다른 문제에서 배운
# 특징을 가져와 쓰는 것입니다. 새 데이터가 적다면 특징을 다시 배우지 않고 **얼려** 둡니다.
#
# $$\theta_{\text{backbone}} \leftarrow \theta_{\text{backbone}} \qquad
# \theta_{\text{head}} \leftarrow \theta_{\text{head}} - \eta
# \frac{\partial L}{\partial \theta_{\text{head}}}$$
#
# PyTorch에서는 파라미터마다 `requires_grad`가 이것을 정합니다. `model.backbone`의 파라미터를 모두
# 얼리고, `model.head`는 그대로 둡니다. 값도, 학습/평가 모드도 바꾸지 않습니다. 받은 모델을 그대로
# 돌려줍니다.
#
# **숫자 예** `CNN()`에서 얼린 뒤에 학습되는 파라미터는 $20490$ 개 가운데 $(1568 + 1) \cdot 10 =
# 15690$ 개입니다.
#
# **슬라이드** D2, `딥러닝 기법` (전이학습); D3, `과정 구성` (전이 학습 (Transfer Learning))

# %% [markdown] lang="en"
# ## 5. `freeze_backbone` ★☆☆ 10 minutes
# How to find strokes and corners is of use whatever digits one reads. **Transfer learning** takes
# features learned on another task. Where the new data are few, the features are not learned again
# but **frozen**.
#
# $$\theta_{\text{backbone}} \leftarrow \theta_{\text{backbone}} \qquad
# \theta_{\text{head}} \leftarrow \theta_{\text{head}} - \eta
# \frac{\partial L}{\partial \theta_{\text{head}}}$$
#
# In PyTorch, each parameter's `requires_grad` decides this. Freeze all parameters of
# `model.backbone` and leave `model.head` as it is. Change neither values nor training or evaluation
# mode. Return the very model you were given.
#
# **A number** Of the $20490$ parameters of `CNN()`, $(1568 + 1) \cdot 10 =
# 15690$ are still trained after freezing.
#
# **Slide** D2, `딥러닝 기법` (transfer learning); D3, `과정 구성` (transfer learning)


# %% freeze_backbone
def freeze_backbone(model):
    """
    ko: model: backbone과 head가 있는 nn.Module
    ko: 반환: 같은 모델. backbone은 더 이상 학습되지 않습니다
    en: model: an nn.Module with backbone and head
    en: Returns the same model; its backbone is trained no more
    """
    ### BEGIN SOLUTION
    for parameter in model.backbone.parameters():
        parameter.requires_grad = False
    return model
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `replace_head` ★★☆ 10분
# `0`에서 `4`까지를 배운 모델의 머리에는 로짓이 다섯 개뿐이고, 그 뜻도 `0`에서 `4`입니다. 새
# 문제에는 새 머리가 필요합니다. `model.head`를 새 `nn.Linear`로 바꿉니다.
#
# $$z = W_{\text{new}}\, f + b_{\text{new}}, \qquad W_{\text{new}}: (\text{n\_classes}, f)$$
#
# **크기** 특징의 수 $f$ 는 옛 머리의 `in_features`가 알고 있습니다. 새 머리는 옛 머리와 **같은
# 장치**에 있고, 새로 초기화되며(가중치는 PyTorch가 하듯 작은 난수로), 학습됩니다. backbone은
# 건드리지 않습니다. 얼어 있었다면 언 채로 있습니다. 받은 모델을 그대로 돌려줍니다.
#
# **숫자 예** `replace_head(CNN(), 5)`의 머리에는 $(1568 + 1) \cdot 5 = 7845$ 개의 파라미터가
# 있습니다.
#
# **슬라이드** D3, `목차` — `5부: 사전 트레이닝된 모델`; D2, `딥러닝 기법` (전이학습)

# %% [markdown] lang="en"
# ## 6. `replace_head` ★★☆ 10 minutes
# A model that has learned `0` to `4` has five logits in its head, and they mean `0` to `4`. A new
# task needs a new head. Put a new `nn.Linear` in the place of `model.head`.
#
# $$z = W_{\text{new}}\, f + b_{\text{new}}, \qquad W_{\text{new}}: (\text{n\_classes}, f)$$
#
# **Shapes** The old head knows the number of features $f$: its `in_features`. The new head is on
# the **same device** as the old one, freshly initialised (its weights with small random numbers, as
# PyTorch does it), and trained. Leave the backbone alone: if it was frozen, it stays so. Return the
# very model you were given.
#
# **A number** The head of `replace_head(CNN(), 5)` has $(1568 + 1) \cdot 5 = 7845$ parameters.
#
# **Slide** D3, `목차` — `5부: 사전 트레이닝된 모델`; D2, `딥러닝 기법` (transfer learning)


# %% replace_head
def replace_head(model, n_classes):
    """
    ko: model: backbone과 head(nn.Linear)가 있는 nn.Module, n_classes: 새 부류의 수
    ko: 반환: 같은 모델. head는 새 nn.Linear입니다
    en: model: an nn.Module with backbone and head (nn.Linear), n_classes: number of new classes
    en: Returns the same model; its head is a new nn.Linear
    """
    ### BEGIN SOLUTION
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 전이: 0–4에서 5–9로
# 내려받은 가중치는 없습니다. `0`에서 `4`까지를 여기서 먼저 배우고, 그 특징으로 `5`에서 `9`까지를
# 부류마다 **한 장씩만** 보고 배웁니다. 처음부터 배우는 모델과 비교해 보세요. 1분 안팎이 걸립니다.
# 전이 학습은 여덟 걸음쯤에서 뚜렷이 앞서고, 서른 걸음쯤이면 처음부터 배운 모델이 따라잡습니다.
# 부류마다 한 장뿐이니 둘 다 거기서 더 좋아지지는 않습니다. 전이로 얻은 것은 더 높은 마지막 점수가
# 아니라, 훨씬 적은 걸음과 훨씬 적은 파라미터입니다.

# %% [markdown] lang="en"
# ### Transfer: from 0–4 to 5–9
# No weights are downloaded. We first learn `0` to `4` here, and with these features `5` to `9` from
# **a single image** of each. Compare it with a model that starts from nothing; it takes about 1
# minute. After some eight steps transfer is clearly ahead, and after some thirty the model that
# started from nothing has caught up. With one image of each, neither gets much better from there.
# What transfer gains here is no higher score in the end, but far fewer steps, and far fewer
# parameters to train.

# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    low, high, test_high = labels < 5, labels >= 5, test_labels >= 5
    source = train(CNN((8, 16, 32), n_classes=5), images[low], labels[low], epochs=6)
    new_images, new_labels = images[high], labels[high] - 5
    exam = test_images[test_high], test_labels[test_high] - 5
    rounds, curves = (2, 4, 8, 16, 32), {"transfer": [], "nothing": []}
    for draw in range(3):  # one image of each class, three times others
        one_each = torch.stack([torch.nonzero(new_labels == k)[draw, 0] for k in range(5)])
        for start, found in curves.items():
            torch.manual_seed(draw)
            model = CNN((8, 16, 32), n_classes=5)
            if start == "transfer":
                model.load_state_dict(source.state_dict())
                model = replace_head(freeze_backbone(model), 5)
            scores, done = [], 0
            for steps in rounds:
                few = new_images[one_each], new_labels[one_each]
                train(model, *few, epochs=steps - done, lr=4e-3, seed=steps)
                scores.append(
                    accuracy_of(model, test_images[test_high], test_labels[test_high] - 5)
                )
                done = steps
            found.append(scores)
    means = [np.mean(found, axis=0) for found in curves.values()]
    figures.draw_transfer(rounds, *means, language=language).show()

# %% [markdown] lang="ko"
# ## 7. `predict_image` ★★☆ 20분
# D1의 데모는 이미지 파일의 경로를 받아 `Predicted Digit: 8`, `Confidence: 59.83%`를 출력합니다.
# 이제 그것을 만듭니다. 사람이 그린 이미지는 크기도 색도 제각각이고, 모델은 학습할 때와 같은 입력을
# 기대합니다. 그래서 차례로
#
# 1. Pillow로 파일을 열고 (`Image.open`) 흑백으로 바꿉니다 (`convert("L")`, $0$ 에서 $255$).
# 2. 28×28이 아니면 그 크기로 줄이거나 늘립니다 (`resize`, `Image.Resampling.BILINEAR`).
# 3. $255$ 로 나누어 $0$ 에서 $1$ 사이의 float32로 만듭니다.
# 4. 평균이 $0.5$ 보다 크면 밝은 종이에 어두운 획으로 쓴 것입니다. $1 - x$ 로 뒤집습니다.
# 5. 크기가 $1$ 인 배치로 만들어 `device`로 보내고, 평가 모드에서 기울기 없이 예측합니다. 끝난
#    뒤에는 기울기가 다시 기록되어야 하고, 모델은 평가 모드인 채로 두어도 됩니다.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **크기** 모델의 입력은 `(1, 1, 28, 28)`입니다. `digit`은 파이썬 int, `confidence`는 $0$ 에서 $1$
# 사이의 파이썬 float입니다.
#
# **숫자 예** 흰 종이($255$)에 검은 획($0$)이면 종이는 $1 - 255/255 = 0$, 획은 $1 - 0 = 1$ 이
# 됩니다. 확신도 $0.5983$ 은 출력할 때 `f"{confidence:.2%}"`로 `59.83%`가 됩니다.
#
# **슬라이드** D1, `3. 환경 구축 간단한 코드 실행해 보자` — `Prediction Result`; D4,
# `딥러닝 학습 순서` — `5. 배포 & 활용` (12. 추론 (Inference))

# %% [markdown] lang="en"
# ## 7. `predict_image` ★★☆ 20 minutes
# D1's demonstration takes the path of an image file and prints `Predicted Digit: 8`,
# `Confidence: 59.83%`. Now we make it. What people draw comes in all sizes and colours, and the
# model expects what it was trained on. So, one after the other,
#
# 1. Open the file with Pillow (`Image.open`) and make it grey (`convert("L")`, from $0$ to $255$).
# 2. Unless it is 28×28, scale it to that (`resize`, `Image.Resampling.BILINEAR`).
# 3. Divide by $255$: float32 from $0$ to $1$.
# 4. If the mean is above $0.5$, the strokes are dark on light paper. Turn it round: $1 - x$.
# 5. Make it a batch of size $1$, send it to `device`, and predict in evaluation mode, without
#    gradients. Afterwards gradients are recorded again; the model may be left in evaluation mode.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **Shapes** The model's input is `(1, 1, 28, 28)`. `digit` is a Python int, `confidence` a Python
# float from $0$ to $1$.
#
# **A number** With black strokes ($0$) on white paper ($255$), the paper becomes $1 - 255/255 = 0$
# and the strokes $1 - 0 = 1$. A confidence of $0.5983$ becomes `59.83%` when printed with
# `f"{confidence:.2%}"`.
#
# **Slide** D1, `3. 환경 구축 간단한 코드 실행해 보자` — `Prediction Result`; D4,
# `딥러닝 학습 순서` — `5. 배포 & 활용` (12. inference)


# %% predict_image
def predict_image(model, path, device):
    """
    ko: model: device에 있는 모델, path: PNG 파일의 경로
    ko: 반환: (digit, confidence), int와 0에서 1 사이의 float
    en: model: a model on device, path: of a PNG file
    en: Returns (digit, confidence), an int and a float from 0 to 1
    """
    ### BEGIN SOLUTION
    with Image.open(path) as opened:
        grey = opened.convert("L")
    if grey.size != (28, 28):
        grey = grey.resize((28, 28), Image.Resampling.BILINEAR)
    pixels = np.asarray(grey, dtype=np.float32) / 255
    if pixels.mean() > 0.5:
        pixels = 1 - pixels
    batch = torch.from_numpy(pixels)[None, None].to(device)
    model.eval()
    with torch.no_grad():
        probabilities = model(batch).softmax(dim=1)
    confidence, digit = probabilities.max(dim=1)
    return digit.item(), confidence.item()
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    paper = Image.fromarray((255 * (1 - digits.x_test[0])).astype(np.uint8))
    with tempfile.TemporaryDirectory() as folder:
        drawn = f"{folder}/digit.png"
        paper.resize((140, 140)).save(drawn)
        seen = []
        watch = reader.register_forward_pre_hook(lambda _, batch: seen.append(batch[0]))
        digit, confidence = predict_image(reader, drawn, "cpu")
        watch.remove()
    print(f"Predicted Digit: {digit}, Confidence: {confidence:.2%}")
    large, small = np.asarray(paper.resize((140, 140))), seen[-1].reshape(28, 28)
    figures.draw_before_and_after(large, small, (digit, confidence), language=language).show()

# %% [markdown] lang="ko"
# ## 8. `drift_score` ★★☆ 25분
# 배포가 끝이 아닙니다. 카메라가 바뀌고, 사람들이 다른 펜을 쓰기 시작하면 정답을 모르는 채로
# 성능이 떨어집니다. 그래서 **입력의 분포**가 학습할 때와 달라졌는지 감시합니다. 가장 널리 쓰이는
# 숫자가 **PSI**(population stability index)입니다.
#
# 학습 때의 값 `expected`를 같은 수씩 $B$ 칸으로 나누는 경계를 정합니다: `expected`의
# $\frac{1}{B}, \ldots, \frac{B-1}{B}$ 분위수(`np.quantile`)입니다. 같은 경계가 겹치면 하나로
# 칩니다. 첫 칸과 마지막 칸은 바깥으로 끝이 없고, 경계와 똑같은 값은 오른쪽 칸에 들어갑니다.
# 칸마다의 비율 $e_k$(`expected`)와 $a_k$(`actual`)로
#
# $$\text{PSI} = \sum_{k} (a_k - e_k)\, \ln\frac{a_k}{e_k}$$
#
# 빈 칸이 있으면 로그가 무한대가 되므로, `floor`보다 작은 비율은 $e_k$ 든 $a_k$ 든 `floor`로 올려서
# 씁니다. 올린 뒤에 합을 다시 $1$ 로 맞추지는 않습니다.
#
# | PSI | 뜻 |
# |---|---|
# | $0.1$ 미만 | 변화 없음 |
# | $0.1$ 에서 $0.25$ | 지켜보기 |
# | $0.25$ 초과 | 재학습을 생각할 때 |
#
# **크기** `expected`와 `actual`은 어떤 모양이든 되고, 값의 수가 서로 달라도 됩니다. 결과는 float
# 하나, $0$ 이상입니다.
#
# **숫자 예** `expected`가 $0, 1, \ldots, 9$ 이고 $B = 2$ 이면 경계는 $4.5$, $e = (0.5, 0.5)$
# 입니다. `actual` 열 개 가운데 여덟 개가 $4.5$ 보다 작으면 $a = (0.8, 0.2)$,
# $\text{PSI} = 0.3 \ln 1.6 - 0.3 \ln 0.4 = 0.4158883$ 입니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (13. 모니터링 & 재학습, 데이터 변화에 따라
# 성능 유지)

# %% [markdown] lang="en"
# ## 8. `drift_score` ★★☆ 25 minutes
# Deployment is not the end. The camera changes, people take to other pens, and quality falls while
# nobody knows the right answers. So one watches whether the **distribution of the input** is still
# that of training. The number most used for it is the **PSI** (population stability index).
#
# Edges cut the values of training, `expected`, into $B$ bins of equal counts: they are the
# $\frac{1}{B}, \ldots, \frac{B-1}{B}$ quantiles of `expected` (`np.quantile`). Equal edges count as
# one. The first and the last bin have no outer end, and a value equal to an edge belongs to the bin
# on its right. With the shares $e_k$ (`expected`) and $a_k$ (`actual`) of the bins,
#
# $$\text{PSI} = \sum_{k} (a_k - e_k)\, \ln\frac{a_k}{e_k}$$
#
# An empty bin would make the logarithm infinite, so shares below `floor`, of $e_k$ and of $a_k$
# alike, are raised to `floor`. They are not made to add up to $1$ again.
#
# | PSI | meaning |
# |---|---|
# | below $0.1$ | no change |
# | $0.1$ to $0.25$ | keep an eye on it |
# | above $0.25$ | time to think of retraining |
#
# **Shapes** `expected` and `actual` may have any shape, and different numbers of values. The result
# is one float, at least $0$.
#
# **A number** If `expected` is $0, 1, \ldots, 9$ and $B = 2$, the edge is $4.5$ and $e = (0.5,
# 0.5)$. If eight of the ten values of `actual` are below $4.5$, then $a = (0.8, 0.2)$ and
# $\text{PSI} = 0.3 \ln 1.6 - 0.3 \ln 0.4 = 0.4158883$.
#
# **Slide** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (13. monitoring and retraining: keep up the
# quality as data change)


# %% drift_score
def drift_score(expected, actual, bins=10, floor=1e-4):
    """PSI = Σ (a - e) ln(a / e)

    ko: expected: 학습 때의 값들, actual: 지금 들어오는 값들, bins: 칸의 수, floor: 가장 작은 비율
    ko: 반환: float, 0이면 분포가 같습니다
    en: expected: values of training, actual: values coming in now, bins: their number,
    en: floor: smallest share
    en: Returns a float; 0 means the same distribution
    """
    ### BEGIN SOLUTION
    expected, actual = np.ravel(expected), np.ravel(actual)
    edges = np.unique(np.quantile(expected, np.arange(1, bins) / bins))
    shares = []
    for values in (expected, actual):
        counts = np.bincount(np.searchsorted(edges, values, side="right"), minlength=len(edges) + 1)
        shares.append(np.maximum(counts / len(values), floor))
    e, a = shares
    return float(np.sum((a - e) * np.log(a / e)))
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    usual = digits.x_train.mean(axis=(1, 2))
    arriving = {
        f"$x^{{{power}}}$": (digits.x_test**power).mean(axis=(1, 2)) for power in (1, 1.1, 0.8)
    }  # above 1 the strokes get thinner, below 1 thicker
    scores = {name: drift_score(usual, values) for name, values in arriving.items()}
    figures.draw_drift(usual, arriving, scores, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 배운 CNN의 첫 합성곱 층에서 커널과 특징 맵을 꺼내 `figures.draw_feature_maps`로 그려 보세요.
# 그리고 틀린 이미지를 모아 보세요. 사람도 헷갈릴 만한 것은 몇 장인가요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Take the kernels and the feature maps out of the first convolution of the trained CNN, and draw
# them with `figures.draw_feature_maps`. Then collect the images it gets wrong. How many of them
# might confuse a human as well?

# %% [markdown] lang="ko"
# ## 보너스: 가장 빠른, 가장 정확한 MNIST
# D2는 2012년에 딥러닝이 MNIST에서 $0.23\,\%$ 오류율을 냈다고 말합니다. 그때는 서른다섯 개의 큰
# 신경망이었습니다. 여러분은 어디까지 갈 수 있을까요? 점수는 없습니다. 두 종목이 있습니다.
#
# - **가장 빠른** $99\,\%$: 신경망 하나가 테스트 정확도 $99\,\%$ 에 이르는 시간.
# - **가장 정확한** 모델: 테스트 오류 $0.23\,\%$ 이하. 여러 모델의 투표(앙상블)도 됩니다.
#
# 시간을 재 보면, 작은 모델의 학습에서 GPU는 대부분 **기다립니다**. 이미지를 한 장씩 꺼내고, 쌓고,
# 옮기는 동안입니다. 그래서 빠른 학습은 다음과 같이 합니다.
#
# - 데이터 전체를 한 번만 장치로 옮기고, 배치는 그 자리에서 인덱스로 뽑습니다. `DataLoader`는
#   없습니다.
# - 증강도 장치에서, 배치 하나를 한 번에 합니다. `.item()`은 Epoch에 한 번이면 됩니다.
# - 한 단계를 `torch.compile`이나 CUDA graph로 묶어, 작은 커널을 하나씩 띄우는 시간을 없앱니다.
# - 학습률은 올렸다가 내립니다(`OneCycleLR`). CUDA에서는 bfloat16과 `channels_last`를 씁니다.
#
# 규칙은 하나입니다. 무엇이든 고를 때는 학습 데이터에서 떼어 낸 **검증 데이터**로 고릅니다. 테스트
# 데이터는 마지막에 한 번만 봅니다. 시간을 잴 때는 `time.perf_counter()`를 쓰고, GPU라면 재기
# 전후에 `torch.cuda.synchronize()`를 부르세요. 그러지 않으면 GPU가 아직 일하는 중에 시계를 보게
# 됩니다.
#
# ## 마무리 도전: 순위표 (점수 없음)
# 같은 시간에 누가 가장 잘 배울까요? 코드 셀을 하나 추가하고 함수 하나를 쓰면 참가합니다.
#
#     def learn(images, labels, seconds, generator):
#         model = CNN()
#         ...  # images (n, 28, 28), labels (n,)
#
#         def predict(images):
#             ...  # (m, 28, 28) → (m,)
#
#         return predict
#
# `learn`은 주어진 이미지로 학습한 뒤 함수 하나를 돌려줍니다. 그 함수는 처음 보는 이미지마다 라벨
# 하나를, 또는 부류 열 개의 점수를 답합니다. 제출하기 전에 이 노트북의 데이터로 해 볼 수 있습니다.
#
#     predict = learn(images, labels, 10, torch.Generator().manual_seed(0))
#     print((predict(test_images) == test_labels).float().mean())
#
# 강의자가 순위표를 만들 때(`course leaderboard`) 제출한 코드로 처음부터 다시 학습합니다. 비밀
# 과제는 $3$ 개이고, 과제마다 이미지 $1000$ 장으로 배워 다른 이미지에 답합니다. 정확도의 평균이
# 순위를 정합니다.
#
# - **시간.** 코드를 읽고 배우고 답하는 데 프로세서 시간 $10$ 초를 씁니다. 스레드마다 쓴 시간을
#   모두 더하고, 바깥에서 잽니다. 넘기면 순위가 없으니 `time.process_time()`을 보며 답할 시간을
#   남기고 멈추세요. 이 시간이 `seconds`입니다.
# - **데이터.** 숫자는 모두 똑같은 방식으로 휘고, 돌리거나 뒤집었습니다. 한 장씩 조금 옮기고
#   기울이기도 했습니다. 라벨에 쓰는 번호도 과제마다 새로 섞습니다. 그래서 미리 배운 가중치나 외운
#   이미지를 그대로 가져와도 쓸모가 없습니다. 주어진 이미지를 더 변형해서 배우는 것은 됩니다.
# - **코드.** 주석을 빼고 압축해서 $3072$ 바이트, 코드에 적은 숫자와 문자열은 모두 합해 $1024$
#   바이트까지 됩니다.
#
# ## 생각해 볼 것
# 1. 최대 풀링을 평균 풀링으로 바꾸면 숫자를 읽는 데 무엇이 달라질까요? 위치를 꼭 알아야 하는
#    문제라면 풀링은 득일까요, 실일까요?
# 2. backbone을 얼리지 않고 모두 다시 학습시키면(fine-tuning) 전이의 그림은 어떻게 달라질까요? 새
#    데이터가 많을 때와 적을 때로 나누어 생각해 보세요.
# 3. (손으로 채점합니다) PSI가 $0.4$ 로 뛰었지만 고객의 불만은 없습니다. 여러분은 무엇을 확인하고,
#    언제 재학습을 하며, 재학습한 모델을 어떻게 믿을 수 있나요? 세 문장에서 다섯 문장으로 쓰세요.

# %% [markdown] lang="en"
# ## Bonus: the fastest and the most accurate MNIST
# D2 says that in 2012 deep learning reached an error of $0.23\,\%$ on MNIST. It took thirty-five
# large networks. How far can you get? There are no points, and two events:
#
# - **The fastest** $99\,\%$: the time in which one network reaches a test accuracy of $99\,\%$.
# - **The most accurate** model: a test error of $0.23\,\%$ or less. Several models may vote (an
#   ensemble).
#
# Measure, and you will find that a GPU that trains a small model mostly **waits**: while images are
# taken out one by one, stacked, and moved. So fast training does this:
#
# - Move all data to the device once, and take batches there by index. There is no `DataLoader`.
# - Augment on the device too, a whole batch at a time. One `.item()` per epoch will do.
# - Bind a step together with `torch.compile` or a CUDA graph, which saves launching small kernels
#   one by one.
# - Let the learning rate rise and fall (`OneCycleLR`). On CUDA, use bfloat16 and `channels_last`.
#
# There is one rule. Whatever you choose, choose it by **validation data** taken from the training
# data. Look at the test data once, at the end. To take the time, use `time.perf_counter()`, and on
# a GPU call `torch.cuda.synchronize()` before and after: otherwise you look at the clock while the
# GPU is still at work.
#
# ## Capstone: the leaderboard (no points)
# Who learns best in the same time? To take part, add a code cell and write a single function.
#
#     def learn(images, labels, seconds, generator):
#         model = CNN()
#         ...  # images (n, 28, 28), labels (n,)
#
#         def predict(images):
#             ...  # (m, 28, 28) → (m,)
#
#         return predict
#
# `learn` trains on the images it is given and returns a function, which answers with one label,
# or with scores for the ten classes, for each image it has never seen. Try it on this notebook's
# data before you hand it in:
#
#     predict = learn(images, labels, 10, torch.Generator().manual_seed(0))
#     print((predict(test_images) == test_labels).float().mean())
#
# When your instructor makes the leaderboard (`course leaderboard`), your code is trained anew.
# There are $3$ secret tasks; in each you learn from $1000$ images and answer about others. The
# mean accuracy decides.
#
# - **Time.** Loading, learning and answering have $10$ seconds of processor time. That of all
#   threads is added up, and it is measured from outside. Whoever exceeds it has no rank: look at
#   `time.process_time()`, and stop while there is time to answer. `seconds` is this time.
# - **Data.** The digits are bent and turned or mirrored, all alike, and each is moved and slanted
#   a little. The numbers used as labels are shuffled anew in each task. So weights learned
#   beforehand and images known by heart are of no use as they are. Learning from changed copies
#   of what you are given is fine.
# - **Code.** It may have $3072$ bytes, compressed and without comments; the numbers and texts
#   written in it may have $1024$ bytes together.
#
# ## Questions to think about
# 1. With average pooling in the place of max pooling, what would change for reading digits? In a
#    task where the position matters, does pooling help or harm?
# 2. If the backbone is not frozen but trained again as well (fine-tuning), how would the picture of
#    transfer change? Think of many new data, and of few.
# 3. (Graded by hand) The PSI has jumped to $0.4$, but no customer complains. What do you check,
#    when do you retrain, and why can the retrained model be trusted? Write three to five sentences.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
