# %% [markdown] lang="ko"
# # 11. MNIST — PyTorch로 손글씨 숫자 읽기
#
# ## 이 과제를 마치면
# - PyTorch로 MLP를 정의하고, D4의 **다섯 단계**로 학습시킬 수 있습니다.
# - 검증 데이터로 학습을 지켜보고, **가장 좋았던 가중치**를 남기고, `.pt` 파일로 저장할 수 있습니다.
# - CPU에서도 GPU에서도 그대로 도는 코드를 쓸 수 있습니다. 모든 텐서는 모델과 같은 장치에 있습니다.
# - D1의 데모처럼 숫자 하나와 확신도를 출력할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 02와 06의 순전파와 역전파, 05의 교차 엔트로피, 08의 옵티마이저, 10의 드롭아웃
# - PyTorch의 텐서: `x.shape`, `x.to(device)`, `loss.backward()`, `loss.item()`
#
# ## 문제와 예상 시간 (모두 약 150분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `get_device` | ★☆☆ | 5 |
# | 2 | `MLP` | ★★☆ | 20 |
# | 3 | `make_loaders` | ★★☆ | 20 |
# | 4 | `train_step` | ★★☆ | 20 |
# | 5 | `train_epoch` | ★★☆ | 15 |
# | 6 | `evaluate` | ★★☆ | 15 |
# | 7 | `fit` | ★★★ | 25 |
# | 8 | `save_checkpoint` | ★☆☆ | 8 |
# | 9 | `load_checkpoint` | ★★☆ | 10 |
# | 10 | `predict` | ★★☆ | 12 |

# %% [markdown] lang="en"
# # 11. MNIST — reading handwritten digits with PyTorch
#
# ## What you will be able to do
# - Define an MLP in PyTorch and train it with D4's **five steps**.
# - Watch training on validation data, keep **the best weights**, and save them as a `.pt` file.
# - Write code that runs unchanged on CPU and GPU: every tensor is where the model is.
# - Print a digit and a confidence, as D1's demonstration does.
#
# ## What you need first
# - Forward and backward passes (02, 06), cross-entropy (05), optimizers (08), dropout (10)
# - PyTorch's tensors: `x.shape`, `x.to(device)`, `loss.backward()`, `loss.item()`
#
# ## Exercises and time (about 150 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `get_device` | ★☆☆ | 5 |
# | 2 | `MLP` | ★★☆ | 20 |
# | 3 | `make_loaders` | ★★☆ | 20 |
# | 4 | `train_step` | ★★☆ | 20 |
# | 5 | `train_epoch` | ★★☆ | 15 |
# | 6 | `evaluate` | ★★☆ | 15 |
# | 7 | `fit` | ★★★ | 25 |
# | 8 | `save_checkpoint` | ★☆☆ | 8 |
# | 9 | `load_checkpoint` | ★★☆ | 10 |
# | 10 | `predict` | ★★☆ | 12 |

# %% [markdown] lang="ko"
# ## 약속
# **크기.** 이미지 묶음은 `(n, 28, 28)` float32 텐서이고 값은 $0$ 에서 $1$ 사이입니다. 레이블은
# `(n,)` int64 텐서입니다. 모델의 출력은 **로짓** `(n, 10)`입니다. 로짓은 Softmax를 통과하기 전의
# 값이고, 교차 엔트로피 손실이 그 안에서 log-softmax를 계산합니다.
#
# **장치.** 데이터는 CPU에 두고, 배치 하나씩 `device`로 옮깁니다. 모델은 한 번만 옮깁니다. 손실을
# 숫자로 꺼내는 `.item()`은 한 단계에 한 번이면 충분합니다. GPU가 없는 컴퓨터에서도 틀린 곳을 찾을
# 수 있도록, 채점은 **시뮬레이션 GPU**(`simgpu`)에서도 여러분의 코드를 실행합니다. `.to(device)`를
# 하나라도 잊으면 CUDA와 똑같은 오류가 납니다.
#
# **난수.** 데이터를 나누고 섞는 난수는 받은 `generator`에서만 나옵니다. 그래야 실험을 다시 할 수
# 있습니다. 시드가 다른 `generator`라면 나누기도 순서도 다릅니다.
#
# **평균.** 손실과 정확도는 배치의 평균이 아니라 **데이터 하나당** 평균입니다. 마지막 배치는 더 작을
# 수 있으므로 둘은 다릅니다. 크기가 $3, 3, 1$ 인 배치의 손실이 $1, 1, 8$ 이면 배치 평균은
# $10/3 = 3.33$ 이지만 데이터 하나당 평균은 $(3 + 3 + 8)/7 = 2$ 입니다.

# %% [markdown] lang="en"
# ## Conventions
# **Shapes.** A stack of images is a float32 tensor `(n, 28, 28)` with values from $0$ to $1$.
# Labels are an int64 tensor `(n,)`. The model's output is the **logits** `(n, 10)`: what comes
# before Softmax. The cross-entropy loss takes the log-softmax itself.
#
# **Device.** The data stay on the CPU; one batch at a time moves to `device`. The model moves
# once. One `.item()` per step, to get the loss as a number, is all that need come back. So that
# a computer without a GPU can find what is wrong, grading runs your code on a **simulated GPU**
# (`simgpu`) too. Forget a single `.to(device)`, and it raises the very error that CUDA raises.
#
# **Randomness.** The random numbers that split and shuffle the data come from the `generator`
# you are given and from nowhere else, so that an experiment can be repeated. With a `generator` of
# another seed, split and order are others.
#
# **Means.** Losses and accuracies are means **per sample**, not means of the batches' means. The
# last batch may be smaller, so the two differ. For batches of sizes $3, 3, 1$ with the losses
# $1, 1, 8$, the mean of the batches is $10/3 = 3.33$, but the mean per sample is
# $(3 + 3 + 8)/7 = 2$.

# %%
import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

# %% tags=["demo"]
from autograder import simgpu
from autograder.figures import figures_of, once_solved
from autograder.mnist.datasets import mnist

figures = figures_of("11_mnist")
simgpu.enable()  # before the first backward pass

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 데이터
# `mnist()`는 내려받을 필요가 없는 8×8 숫자 $1797$ 개를 28×28로 키워서 돌려줍니다. 진짜 MNIST
# ($70000$ 개)의 파일이 있다면 환경 변수 `MNIST_DIR`에 폴더를 적어 두세요. 같은 코드가 그 데이터로
# 돕니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`

# %% [markdown] lang="en"
# ## The data
# `mnist()` gives $1797$ digits of 8×8 pixels, enlarged to 28×28, that need no download. If you
# have the files of the real MNIST ($70000$ digits), put their folder into the environment variable
# `MNIST_DIR`, and the same code runs on them.
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비`

# %% tags=["demo"]
digits = mnist()
images = torch.from_numpy(digits.x_train)
labels = torch.from_numpy(digits.y_train)
test_images = torch.from_numpy(digits.x_test)
test_labels = torch.from_numpy(digits.y_test)
figures.draw_digits(images[:16], labels[:16], language=language)

# %% [markdown] lang="ko"
# ## 1. `get_device` ★☆☆ 5분
# GPU는 수천 개의 코어로 행렬 계산을 나누어 합니다. 있으면 쓰고, 없으면 CPU로 돌아가는 것이 좋은
# 코드입니다. `prefer`는 쓰고 싶은 장치의 이름입니다. CUDA 장치(`"cuda"`, `"cuda:1"`)를 원하는데
# CUDA를 쓸 수 없으면 CPU를 돌려주고, 그 밖에는 원하는 장치를 그대로 돌려줍니다. CUDA가 있어도
# `"cpu"`를 원하면 CPU입니다.
#
# CUDA를 쓸 수 있는지는 `torch.cuda.is_available()`이 알려 줍니다. 돌려주는 것은 이름(문자열)이
# 아니라 `torch.device`입니다.
#
# **예** CUDA가 없는 컴퓨터에서 `get_device()`는 `device(type='cpu')`, CUDA가 있는 컴퓨터에서는
# `device(type='cuda')`
#
# **슬라이드** D1, `3. 환경 구축 간단한 코드 실행해 보자` — 코어수가 압도적으로 많은 GPU. D0의
# `Google Colab`에는 A100을 공짜로 쓸 수 있다고 적혀 있지만, 무료로 받는 GPU는 대개 T4이고 그때그때
# 달라지며 못 받을 때도 있습니다. 이 과제에는 CPU로 충분합니다.

# %% [markdown] lang="en"
# ## 1. `get_device` ★☆☆ 5 minutes
# A GPU shares a matrix product among thousands of cores. Good code uses it where there is one and
# falls back to the CPU where there is none. `prefer` names the device one would like. If that is
# a CUDA device (`"cuda"`, `"cuda:1"`) and CUDA cannot be had, return the CPU; otherwise return
# the device that was asked for. `"cpu"` means the CPU even where there is CUDA.
#
# `torch.cuda.is_available()` says whether CUDA can be used. What you return is no name (a string)
# but a `torch.device`.
#
# **Example** Without CUDA, `get_device()` is `device(type='cpu')`; with CUDA it is
# `device(type='cuda')`
#
# **Slide** D1, `3. 환경 구축 간단한 코드 실행해 보자` — a GPU has far more cores. D0's
# `Google Colab` says that an A100 is free to use. The GPU one gets for free is mostly a T4, it
# changes from time to time, and sometimes there is none. For this assignment a CPU is enough.


# %% get_device
def get_device(prefer="cuda"):
    """
    ko: prefer: 원하는 장치의 이름. "cuda", "cuda:1", "cpu", "simgpu" 등
    ko: 반환: torch.device. CUDA를 원하지만 쓸 수 없으면 CPU
    en: prefer: name of the device one would like: "cuda", "cuda:1", "cpu", "simgpu", ...
    en: Returns a torch.device: the CPU if CUDA is asked for and cannot be had
    """
    ### BEGIN SOLUTION
    if prefer.startswith("cuda") and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `MLP` ★★☆ 20분
# 784개의 픽셀에서 10개의 로짓까지, 층을 쌓아 만든 모델입니다. `hidden`은 은닉층의 노드 수를
# 차례로 적은 것입니다. `hidden=(256, 128)`이면 $784 \to 256 \to 128 \to 10$ 입니다. 은닉층은
# 몇 개든 될 수 있고, 하나도 없을 수도 있습니다.
#
# $$\text{Flatten} \to [\,\text{Linear} \to \text{ReLU} \to \text{Dropout}\,] \to \cdots \to
# \text{Linear}$$
#
# 은닉층마다 Linear, ReLU, Dropout이 차례로 오고, 출력층은 Linear뿐입니다. Softmax는 여기에
# 없습니다. Dropout은 **학습할 때만** 켜져야 합니다. `nn.Dropout`은 `model.train()`과
# `model.eval()`을 알아서 따릅니다.
#
# **크기** 입력은 `(n, 28, 28)`, `(n, 1, 28, 28)`, `(n, 784)` 어느 것이든 됩니다. 출력은 로짓
# `(n, 10)`입니다. 층을 파이썬 리스트에만 담으면 PyTorch가 그 파라미터를 알지 못합니다.
#
# **숫자 예** `MLP()`의 파라미터는 $784 \cdot 256 + 256 + 256 \cdot 128 + 128 + 128 \cdot 10 + 10
# = 235146$ 개입니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `2. 모델 설계` (4. 모델 아키텍처 정의)

# %% [markdown] lang="en"
# ## 2. `MLP` ★★☆ 20 minutes
# A model of stacked layers, from 784 pixels to 10 logits. `hidden` lists the numbers of nodes in
# the hidden layers: `hidden=(256, 128)` is $784 \to 256 \to 128 \to 10$. There may be any number of
# hidden layers, also none.
#
# $$\text{Flatten} \to [\,\text{Linear} \to \text{ReLU} \to \text{Dropout}\,] \to \cdots \to
# \text{Linear}$$
#
# Each hidden layer is Linear, ReLU, Dropout, in this order; the output layer is Linear alone.
# There is no Softmax here. Dropout must be on **only while training**: `nn.Dropout` follows
# `model.train()` and `model.eval()` by itself.
#
# **Shapes** The input may be `(n, 28, 28)`, `(n, 1, 28, 28)` or `(n, 784)`. The output is the
# logits `(n, 10)`. If layers are kept in a plain Python list only, PyTorch does not know their
# parameters.
#
# **A number** `MLP()` has $784 \cdot 256 + 256 + 256 \cdot 128 + 128 + 128 \cdot 10 + 10
# = 235146$ parameters.
#
# **Slide** D4, `딥러닝 학습 순서` — `2. 모델 설계` (4. define the architecture)


# %% MLP
class MLP(nn.Module):
    """784 → hidden → 10

    ko: hidden: 은닉층의 노드 수를 차례로, dropout: 은닉층의 노드를 끌 확률
    en: hidden: numbers of nodes of the hidden layers, dropout: probability of dropping a node
    """

    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        ### BEGIN SOLUTION
        layers = [nn.Flatten()]
        fan_in = 28 * 28
        for fan_out in hidden:
            layers += [nn.Linear(fan_in, fan_out), nn.ReLU(), nn.Dropout(dropout)]
            fan_in = fan_out
        self.layers = nn.Sequential(*layers, nn.Linear(fan_in, 10))
        ### END SOLUTION

    def forward(self, x):
        """
        ko: x: (n, 28, 28), (n, 1, 28, 28) 또는 (n, 784) 이미지
        ko: 반환: (n, 10) 로짓
        en: x: images (n, 28, 28), (n, 1, 28, 28) or (n, 784)
        en: Returns logits (n, 10)
        """
        ### BEGIN SOLUTION
        return self.layers(x)
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `make_loaders` ★★☆ 20분
# 학습에 쓰지 않은 데이터로 평가해야 외운 것인지 배운 것인지 알 수 있습니다. 데이터의 일부를
# **무작위로** 골라 검증 데이터로 떼어 두고, 나머지로 학습합니다. 두 쪽에 함께 들어가는 데이터가
# 있으면 안 되고, 어느 쪽에도 없는 데이터가 있어도 안 됩니다. 검증 데이터의 수는
# `int(n * val_fraction)`입니다.
#
# 학습 로더는 Epoch마다 순서를 **새로 섞고**, 검증 로더는 섞지 않습니다. 마지막의 작은 배치도 버리지
# 않습니다. 나누기와 섞기 모두 `generator`를 씁니다. `generator`가 `None`이면 PyTorch의 전역 난수로
# 합니다. `int(n * val_fraction)`은 $0$ 일 수도 있고, 그때 검증 로더는 배치를 하나도 주지 않습니다.
# 나누는 방법은 자유입니다.
#
# **숫자 예** 데이터 $1000$ 개, `batch_size=64`, `val_fraction=0.1`이면 학습 $900$ 개는 배치
# $15$ 개(마지막은 $4$ 개), 검증 $100$ 개는 배치 $2$ 개(마지막은 $36$ 개)입니다.
#
# **도움** `TensorDataset`, `random_split`, `DataLoader(..., shuffle=, generator=)`
#
# **슬라이드** D4, `데이터셋(Dataset)`, `인공 신경망의 학습 데이터 구성 - batch`; D2, `교차 검증`

# %% [markdown] lang="en"
# ## 3. `make_loaders` ★★☆ 20 minutes
# Only data that were not trained on can tell learning from memorising. Set a share of the data
# aside **at random** for validation, and train on the rest. No sample may be on both sides, and
# none may be missing from both. The validation set has `int(n * val_fraction)` samples.
#
# The training loader shuffles **anew each epoch**; the validation loader does not shuffle. The
# small last batch is not dropped. Splitting and shuffling both use `generator`; if it is `None`,
# PyTorch's global random numbers do. `int(n * val_fraction)` may be $0$; then the validation loader
# gives no batch. How you split is up to you.
#
# **A number** With $1000$ samples, `batch_size=64` and `val_fraction=0.1`, the $900$ training
# samples make $15$ batches (the last has $4$), the $100$ for validation make $2$ (the last has
# $36$).
#
# **Help** `TensorDataset`, `random_split`, `DataLoader(..., shuffle=, generator=)`
#
# **Slide** D4, `데이터셋(Dataset)`, `인공 신경망의 학습 데이터 구성 - batch`; D2, `교차 검증`


# %% make_loaders
def make_loaders(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    """
    ko: images: (n, 28, 28) 텐서, labels: (n,) 텐서, generator: torch.Generator
    ko: 반환: (train_loader, val_loader), 둘 다 (images, labels) 배치를 주는 DataLoader
    en: images: tensor (n, 28, 28), labels: tensor (n,), generator: a torch.Generator
    en: Returns (train_loader, val_loader), DataLoaders that give batches (images, labels)
    """
    ### BEGIN SOLUTION
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    train, val = random_split(data, [len(data) - n_val, n_val], generator=generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `train_step` ★★☆ 20분
# 배치 하나로 한 번 학습합니다. D4의 다섯 단계를 이 순서로 씁니다.
#
# 1. `optimizer.zero_grad()` — 기울기 초기화. PyTorch는 기울기를 **더해** 두기 때문입니다.
# 2. Forward pass — 입력 → 예측값(로짓) 계산
# 3. 손실 계산 — 로짓과 정답의 교차 엔트로피, 배치의 평균
# 4. Backward pass — 오차를 역전파해 기울기 계산
# 5. `optimizer.step()` — 가중치 업데이트
#
# 배치는 CPU에 있습니다. 계산하기 전에 `images`와 `labels`를 `device`로 옮기세요. 모델은 이미 그
# 장치에 있습니다. 모델의 train/eval 모드는 여기서 바꾸지 않습니다.
#
# **크기** 돌려주는 손실은 파이썬의 float 하나입니다. 텐서를 그대로 돌려주면 계산 그래프가 통째로
# 남습니다.
#
# **숫자 예** 로짓이 모두 $0$ 인 모델이면, 레이블이 무엇이든 손실은 $\ln 10 = 2.302585$ 입니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `3. 학습 실행` (8. 반복 (Epoch) 학습)

# %% [markdown] lang="en"
# ## 4. `train_step` ★★☆ 20 minutes
# One step of training with one batch. These are D4's five steps, in this order.
#
# 1. `optimizer.zero_grad()` — reset the gradients, since PyTorch **adds** to them.
# 2. Forward pass — from the input to the prediction (logits)
# 3. The loss — cross-entropy of logits and right answers, the mean over the batch
# 4. Backward pass — send the error back to get the gradients
# 5. `optimizer.step()` — update the weights
#
# The batch is on the CPU. Move `images` and `labels` to `device` before you compute. The model is
# on that device already. The model's train/eval mode is not changed here.
#
# **Shapes** The loss you return is a single Python float. A tensor would keep its whole
# computation graph alive.
#
# **A number** A model whose logits are all $0$ has the loss $\ln 10 = 2.302585$, whatever the
# labels.
#
# **Slide** D4, `딥러닝 학습 순서` — `3. 학습 실행` (8. repeat, by epochs)


# %% train_step
def train_step(model, images, labels, optimizer, device):
    """
    ko: images: (n, ...) 배치, labels: (n,) 정답, 둘 다 CPU에 있습니다
    ko: 반환: 이 배치의 평균 손실, float (업데이트하기 전의 모델로 계산한 값)
    en: images: a batch (n, ...), labels: its right answers (n,), both on the CPU
    en: Returns this batch's mean loss, a float (from the model as it was before the update)
    """
    ### BEGIN SOLUTION
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `train_epoch` ★★☆ 15분
# 학습 데이터를 한 번씩 모두 쓰면 1 Epoch입니다. 모델을 **학습 모드**로 두고, 로더의 모든 배치로
# `train_step`을 부르고, 데이터 하나당 평균 손실을 돌려줍니다.
#
# $$\bar L = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
# $n_b$ 는 배치의 크기, $L_b$ 는 `train_step`이 돌려준 손실입니다. 로더는 데이터의 일부만 줄 수도
# 있으니(`drop_last=True`, 샘플러), 세는 것은 로더가 **실제로 준** 데이터입니다. 앞서 `evaluate`가
# 모델을 평가 모드로 바꾸어 놓았을 수 있으니, 학습 모드로 두는 것을 잊지 마세요.
#
# **숫자 예** 크기가 $3, 3, 1$ 인 배치의 손실이 $1, 1, 8$ 이면 $14/7 = 2$ 입니다.
#
# **슬라이드** D4, `인공 신경망의 학습 데이터 구성 - batch`; D2, `Epoch`

# %% [markdown] lang="en"
# ## 5. `train_epoch` ★★☆ 15 minutes
# Using all training data once is 1 epoch. Put the model into **training mode**, call `train_step`
# for every batch of the loader, and return the mean loss per sample.
#
# $$\bar L = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
# $n_b$ is the size of a batch and $L_b$ the loss that `train_step` returned. A loader may give only
# part of its data (`drop_last=True`, a sampler), so count what it **really gives**. An earlier
# `evaluate` may have left the model in evaluation mode, so do not forget training mode.
#
# **A number** Batches of sizes $3, 3, 1$ with the losses $1, 1, 8$ give $14/7 = 2$.
#
# **Slide** D4, `인공 신경망의 학습 데이터 구성 - batch`; D2, `Epoch`


# %% train_epoch
def train_epoch(model, loader, optimizer, device):
    """
    ko: loader: (images, labels) 배치를 주는 DataLoader
    ko: 반환: 데이터 하나당 평균 학습 손실, float
    en: loader: a DataLoader that gives batches (images, labels)
    en: Returns the mean training loss per sample, a float
    """
    ### BEGIN SOLUTION
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        loss = train_step(model, images, labels, optimizer, device)
        total += loss * len(labels)
        count += len(labels)
    return total / count
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `evaluate` ★★☆ 15분
# 모델을 재기만 하고 바꾸지 않습니다. **평가 모드**로 두어 Dropout을 끄고, **기울기를 기록하지
# 않고** (`torch.no_grad()`) 모든 배치를 순전파합니다. 기록하지 않으면 메모리와 시간을 아낍니다.
#
# $$\text{loss} = \frac{1}{n}\sum_{i=1}^{n} L_i \qquad
# \text{accuracy} = \frac{\text{correct}}{n}$$
#
# $L_i$ 는 데이터 하나의 교차 엔트로피입니다. 가장 큰 로짓의 자리가 예측한 숫자입니다. 가장 큰
# 로짓이 여럿이어도 예측은 그 가운데 하나이고, 어느 것이든 됩니다. 로짓은 장치에 두고 거기서 손실과
# 맞힌 수를 계산하세요. 배치마다 CPU로 돌아올 것은 숫자뿐입니다. $n$ 은 로더가 실제로 준 데이터의
# 수이고 $1$ 이상입니다.
#
# 끝난 뒤에는 기울기가 다시 기록되어야 합니다. `with torch.no_grad():`로 감싸면 저절로 그렇게
# 됩니다. 모델은 평가 모드인 채로 두어도 됩니다.
#
# **숫자 예** 데이터 $7$ 개 가운데 $5$ 개를 맞히면 정확도는 $5/7 = 0.7142857$ 입니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (9. 검증 데이터로 성능 평가);
# D2, `성능 평가`

# %% [markdown] lang="en"
# ## 6. `evaluate` ★★☆ 15 minutes
# Measure the model, and change nothing. Put it into **evaluation mode**, which turns Dropout off,
# and send every batch forward **without recording gradients** (`torch.no_grad()`), which saves
# memory and time.
#
# $$\text{loss} = \frac{1}{n}\sum_{i=1}^{n} L_i \qquad
# \text{accuracy} = \frac{\text{correct}}{n}$$
#
# $L_i$ is the cross-entropy of one sample. The place of the largest logit is the predicted digit;
# where several are largest, it is still one of them, whichever you like. Leave the logits on the
# device, and compute the loss and the number of right answers there: only single numbers need to
# come back to the CPU. $n$ is the number of samples that the loader really gives, at least $1$.
#
# Afterwards gradients must be recorded again: with `with torch.no_grad():` they are by themselves.
# The model may be left in evaluation mode.
#
# **A number** With $5$ of $7$ samples right, the accuracy is $5/7 = 0.7142857$.
#
# **Slide** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (9. evaluate on validation data);
# D2, `성능 평가`


# %% evaluate
def evaluate(model, loader, device):
    """
    ko: loader: (images, labels) 배치를 주는 DataLoader
    ko: 반환: (loss, accuracy), 데이터 하나당 평균 손실과 정확도(0에서 1), 둘 다 float
    en: loader: a DataLoader that gives batches (images, labels)
    en: Returns (loss, accuracy): mean loss per sample and accuracy from 0 to 1, both floats
    """
    ### BEGIN SOLUTION
    model.eval()
    loss, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            loss += F.cross_entropy(logits, labels, reduction="sum").item()
            correct += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    return loss / count, correct / count
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `fit` ★★★ 25분
# 전체 학습입니다. 먼저 모델을 `device`로 **한 번** 옮깁니다. 그리고 Epoch마다
#
# 1. `train_epoch`으로 학습하고
# 2. `evaluate`로 **검증** 데이터에서 잰 다음
# 3. `scheduler`가 있으면 `scheduler.step()`을 **한 번** 부릅니다.
#
# 학습이 계속되면 모델은 학습 데이터를 외우기 시작하고, 검증 손실은 다시 커집니다. 그래서 검증
# 손실이 가장 작았던 Epoch의 가중치를 **복사해** 두었다가, 끝나면 모델에 되돌려 놓습니다. 아무리
# 조금이라도 더 작으면 더 좋은 것이고, 같은 값이 두 번 나오면 먼저 나온 쪽입니다. 검증 데이터는 하나
# 이상 있고, 손실이 `nan`이 되는 일은 생각하지 않아도 됩니다. `state_dict()`는 복사본이 아니라 지금
# 쓰고 있는 텐서 자체를 담고 있습니다. 그 안에는 파라미터뿐 아니라 BatchNorm의 이동 평균 같은 버퍼도
# 들어 있습니다.
#
# **크기** `history`는 키가 `"train_loss"`, `"val_loss"`, `"val_accuracy"`인 딕셔너리이고, 값은
# 길이가 `epochs`인 float 리스트입니다. `epochs`는 $1$ 이상입니다.
#
# **숫자 예** 검증 손실이 $0.50, 0.31, 0.35$ 였다면, 끝난 뒤의 모델은 둘째 Epoch의 가중치를
# 가집니다. 그때 `history["val_loss"]`는 `[0.50, 0.31, 0.35]` 그대로입니다.
#
# **슬라이드** D4, `데이터셋(Dataset)`, `딥러닝 학습 순서` — `4. 평가 & 저장` (과적합 여부 확인)

# %% [markdown] lang="en"
# ## 7. `fit` ★★★ 25 minutes
# The whole training. First move the model to `device`, **once**. Then, each epoch,
#
# 1. train with `train_epoch`,
# 2. measure on the **validation** data with `evaluate`,
# 3. and if there is a `scheduler`, call `scheduler.step()` **once**.
#
# As training goes on, the model begins to memorise the training data, and the validation loss rises
# again. So keep a **copy** of the weights of the epoch with the smallest validation loss, and put
# it back into the model at the end. A smaller loss is better by however little; if a value comes
# twice, the first one counts. There is at least one validation sample, and you need not think of
# losses that are `nan`. `state_dict()` is no copy: it holds the very tensors in use, parameters as
# well as buffers such as BatchNorm's running means.
#
# **Shapes** `history` is a dict with the keys `"train_loss"`, `"val_loss"`, `"val_accuracy"`; its
# values are lists of `epochs` floats. `epochs` is at least $1$.
#
# **A number** If the validation losses were $0.50, 0.31, 0.35$, the model ends with the weights
# of the second epoch, while `history["val_loss"]` is still `[0.50, 0.31, 0.35]`.
#
# **Slide** D4, `데이터셋(Dataset)`, `딥러닝 학습 순서` — `4. 평가 & 저장` (is it overfitting?)


# %% fit
def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    """
    ko: model: 아직 device에 없을 수 있습니다. scheduler: Epoch마다 한 번 움직입니다(없으면 None)
    ko: 반환: history. 끝난 뒤 model은 검증 손실이 가장 작았던 Epoch의 가중치를 가집니다
    en: model: may not be on device yet. scheduler: moves once per epoch (None: there is none)
    en: Returns history; model ends with the weights of the epoch of smallest validation loss
    """
    ### BEGIN SOLUTION
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best_loss, best_weights = float("inf"), None
    for _ in range(epochs):
        train_loss = train_epoch(model, train_loader, optimizer, device)
        val_loss, val_accuracy = evaluate(model, val_loader, device)
        if scheduler is not None:
            scheduler.step()
        history["train_loss"].append(train_loss)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_accuracy)
        if val_loss < best_loss:
            best_loss = val_loss
            best_weights = copy.deepcopy(model.state_dict())
    if best_weights is not None:
        model.load_state_dict(best_weights)
    return history
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: 학습 곡선
# $8$ Epoch을 학습합니다. 보통의 노트북에서 몇 초, 느린 컴퓨터에서 1분쯤 걸립니다. 먼저 예상해
# 보세요: 처음 몇 Epoch에는 학습 손실과 검증 손실 가운데 어느 쪽이 더 작을까요? Dropout이 켜져 있는
# 것은 어느 쪽인가요?

# %% [markdown] lang="en"
# ### Figure: the learning curve
# It trains for $8$ epochs, which takes seconds on most laptops and about 1 minute on a slow one.
# Guess first: in the first epochs, which of the two is smaller, the training or the validation
# loss? In which of them is Dropout on?

# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    device = get_device()
    loaders = make_loaders(images, labels, generator=torch.Generator().manual_seed(0))
    model = MLP()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    history = fit(model, *loaders, optimizer, device, epochs=8)
    figures.draw_learning_curve(history, language=language).show()

# %% [markdown] lang="ko"
# ## 8. `save_checkpoint` ★☆☆ 8분
# 학습된 파라미터를 파일로 남깁니다. 모델 객체를 통째로 저장하면 그 파일을 여는 쪽에 똑같은 코드가
# 있어야 하고, 열 때 코드가 실행될 수도 있습니다. 그래서 **값만** 저장합니다. 학습을 이어 갈 수 있게
# 옵티마이저의 상태와 Epoch 번호도 함께 둡니다.
#
# 저장할 것은 다음 세 키를 가진 딕셔너리입니다.
#
# | 키 | 값 |
# |---|---|
# | `"model"` | 모델의 `state_dict()` |
# | `"optimizer"` | 옵티마이저의 `state_dict()` |
# | `"epoch"` | Epoch 번호 |
#
# **슬라이드** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (11. 모델 저장)

# %% [markdown] lang="en"
# ## 8. `save_checkpoint` ★☆☆ 8 minutes
# Keep the trained parameters in a file. To save the whole model object would mean that whoever
# opens the file needs the very same code, and that opening it may run code. So save **values
# only**. Add the optimizer's state and the number of the epoch, so that training can go on.
#
# Save a dict with these three keys:
#
# | key | value |
# |---|---|
# | `"model"` | the model's `state_dict()` |
# | `"optimizer"` | the optimizer's `state_dict()` |
# | `"epoch"` | the number of the epoch |
#
# **Slide** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (11. save the model)


# %% save_checkpoint
def save_checkpoint(path, model, optimizer, epoch):
    """
    ko: path: 쓸 파일(.pt), epoch: 정수
    ko: 반환: 없음
    en: path: the file to write (.pt), epoch: an int
    en: Returns nothing
    """
    ### BEGIN SOLUTION
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `load_checkpoint` ★★☆ 10분
# 저장한 값을 모델에, 그리고 옵티마이저가 있으면 옵티마이저에도 되돌려 놓고, Epoch 번호를
# 돌려줍니다. 체크포인트의 텐서는 저장할 때의 장치를 기억합니다. GPU에서 저장한 파일을 GPU가 없는
# 컴퓨터에서 그냥 열면 오류가 납니다. `torch.load`에 어디로 읽을지(`map_location`) 알려 주세요.
# `device`여도 되고 CPU여도 됩니다. 값을 모델이 있는 곳으로 옮기는 것은 `load_state_dict`가 합니다.
#
# **예** GPU에서 저장한 `digits.pt`를 노트북의 CPU에서 읽기:
# `load_checkpoint("digits.pt", model, device="cpu")`
#
# **슬라이드** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (12. 추론 (Inference))

# %% [markdown] lang="en"
# ## 9. `load_checkpoint` ★★☆ 10 minutes
# Put the saved values back into the model, and into the optimizer if there is one, and return the
# number of the epoch. A checkpoint's tensors remember the device they were saved from. To open a
# file from a GPU on a computer without one is an error, unless you tell `torch.load` where to read
# it to (`map_location`): to `device`, or to the CPU. It is `load_state_dict` that copies the values
# to where the model is.
#
# **Example** To read `digits.pt`, saved on a GPU, on a laptop's CPU:
# `load_checkpoint("digits.pt", model, device="cpu")`
#
# **Slide** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (12. inference)


# %% load_checkpoint
def load_checkpoint(path, model, optimizer=None, device="cpu"):
    """
    ko: path: save_checkpoint가 쓴 파일, model과 optimizer: 값을 받을 객체, device: 모델이 있는 장치
    ko: 반환: 저장된 Epoch 번호, int
    en: path: a file by save_checkpoint; model, optimizer: take its values; device: the model's
    en: Returns the saved number of the epoch, an int
    """
    ### BEGIN SOLUTION
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `predict` ★★☆ 12분
# 이미지 한 장을 읽어 숫자와 확신도를 돌려줍니다. D1의 데모가 출력하는 것이 바로 이것입니다:
# `Predicted Digit: 8, Confidence: 59.83%`
#
# 확신도는 예측한 숫자의 **확률**입니다. 로짓을 Softmax에 통과시켜야 확률이 됩니다. 모델은 배치를
# 기대하므로 한 장을 크기가 $1$ 인 배치로 만드세요. 추론에서도 평가 모드와 `torch.no_grad()`를 잊지
# 마세요. 끝난 뒤에는 `evaluate`처럼 기울기가 다시 기록되어야 하고, 모델은 평가 모드인 채로 두어도
# 됩니다. 모델은 이미 `device`에 있고 이미지는 CPU에 있습니다.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **크기** `image`는 `(28, 28)`입니다. `digit`은 파이썬 int, `confidence`는 $0$ 에서 $1$ 사이의
# 파이썬 float입니다. 백분율로 바꾸는 것은 출력할 때의 일입니다(`f"{confidence:.2%}"`).
#
# **숫자 예** 로짓이 $[2.0, 1.0, 0.1, -9, \ldots, -9]$ 이면 숫자는 $0$, 확신도는 약 $0.659$ 입니다.
#
# **슬라이드** D1, `Prediction Result` (Predicted Digit: 8, Confidence: 59.83%); D2, `Softmax`

# %% [markdown] lang="en"
# ## 10. `predict` ★★☆ 12 minutes
# Read one image and return the digit and a confidence: what D1's demonstration prints,
# `Predicted Digit: 8, Confidence: 59.83%`
#
# The confidence is the **probability** of the predicted digit. Logits become probabilities by
# Softmax. The model expects a batch, so make the one image a batch of size $1$. Inference too wants
# evaluation mode and `torch.no_grad()`, and gradients recorded again afterwards, as in `evaluate`;
# the model may be left in evaluation mode. The model is on `device` already, and the image is on
# the CPU.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **Shapes** `image` is `(28, 28)`. `digit` is a Python int, `confidence` a Python float from $0$
# to $1$. Percent are a matter of printing (`f"{confidence:.2%}"`).
#
# **A number** For the logits $[2.0, 1.0, 0.1, -9, \ldots, -9]$ the digit is $0$ and the
# confidence about $0.659$.
#
# **Slide** D1, `Prediction Result` (Predicted Digit: 8, Confidence: 59.83%); D2, `Softmax`


# %% predict
def predict(model, image, device):
    """
    ko: image: (28, 28) 텐서, 값은 0에서 1, CPU에 있습니다
    ko: 반환: (digit, confidence), int와 0에서 1 사이의 float
    en: image: tensor (28, 28) with values from 0 to 1, on the CPU
    en: Returns (digit, confidence), an int and a float from 0 to 1
    """
    ### BEGIN SOLUTION
    model.eval()
    with torch.no_grad():
        logits = model(image.unsqueeze(0).to(device))
    confidence, digit = logits.softmax(dim=1).max(dim=1)
    return digit.item(), confidence.item()
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    digit, confidence = predict(model, test_images[0], device)
    print(f"Predicted Digit: {digit}, Confidence: {confidence:.2%}")
    model.eval()
    with torch.no_grad():
        guesses = model(test_images.to(device)).argmax(dim=1).cpu()
    figures.draw_confusion(test_labels, guesses, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 파라미터의 수가 비슷한 넓은 신경망과 깊은 신경망을 `hidden`으로 만들어 비교해 보세요. 검증
# 데이터로 고르고, 테스트 데이터는 마지막에 한 번만 봅니다.

# %% [markdown] lang="en"
# ## Further on (no points)
# With `hidden`, make a wide and a deep network that have about as many parameters, and compare
# them. Choose by validation data, and look at the test data once, at the end.

# %% [markdown] lang="ko"
# 진짜 MNIST로 학습하려면 터미널에서 `course train mnist --data openml`을 실행해 보세요. 데이터를 한
# 번 내려받고, 그다음부터는 내려받은 것을 씁니다. `--data` 없이 `course train mnist`라고만 하면
# `MNIST_DIR`이 있을 때는 그 폴더로, 없을 때는 위의 작은 숫자로 학습합니다. 끝나면
# `course predict digit.png`로 여러분이 쓴 숫자를 읽힐 수 있습니다.
#
# ## 생각해 볼 것
# 1. `zero_grad()`를 빼면 두 번째 단계의 기울기는 무엇이 되나요? 일부러 그렇게 하는 경우(gradient
#    accumulation)도 있습니다. 언제 쓸모가 있을까요?
# 2. 혼동 행렬에서 가장 많이 섞이는 두 숫자는 무엇인가요? 그 이미지들을 직접 보면 이유를 알 수
#    있나요?
# 3. (손으로 채점합니다) 어떤 사람이 검증 데이터로 고른 가장 좋은 Epoch의 **검증** 정확도를 최종
#    성능이라고 보고했습니다. 무엇이 문제이고, 왜 테스트 데이터를 따로 두어야 하는지 세 문장에서
#    다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# To train on the real MNIST, run `course train mnist --data openml` in a terminal. It downloads the
# data once, and uses the downloaded ones from then on. Without `--data`, `course train mnist`
# trains on the folder in `MNIST_DIR` if there is one, and on the small digits above if not. Then
# `course predict digit.png` reads a digit that you have written yourself.
#
# ## Questions to think about
# 1. Without `zero_grad()`, what does the gradient of the second step become? Some do so on
#    purpose (gradient accumulation). When is it of use?
# 2. Which two digits does the confusion matrix show mixed up most? Do their images tell you why?
# 3. (Graded by hand) Somebody chose the best epoch by validation data and reported its
#    **validation** accuracy as the final result. Explain in three to five sentences what is wrong
#    with that, and why test data are kept apart.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
