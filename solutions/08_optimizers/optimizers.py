# %% [markdown] lang="ko"
# # 08. 옵티마이저 — 경사하강법에서 Adam까지
#
# ## 이 과제를 마치면
# - 데이터를 **미니배치**로 나누고, Epoch과 Iteration을 셀 수 있습니다.
# - GD, Momentum, AdaGrad, RMSProp, Adam의 **한 걸음**을 식 그대로 NumPy로 옮길 수 있습니다.
# - **슬라이드의 ADAM과 논문의 Adam이 어디서 다른지**, 편향 보정이 왜 필요한지 설명할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 05의 `gradient_descent`: $w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$
# - 06의 역전파: 여기서 받는 `grad`를 구해 주는 것이 역전파입니다.
# - NumPy의 요소별 계산, `np.sqrt`, 배열을 순서 배열로 고르기 `X[order]`
#
# ## 문제와 예상 시간 (모두 약 75분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `iterations_per_epoch` | ★☆☆ | 3 |
# | 2 | `minibatches` | ★★☆ | 12 |
# | 3 | `gd` | ★☆☆ | 3 |
# | 4 | `momentum` | ★☆☆ | 6 |
# | 5 | `nesterov`† | ★★☆ | 8 |
# | 6 | `adagrad` | ★☆☆ | 6 |
# | 7 | `rmsprop` | ★☆☆ | 5 |
# | 8 | `adam_as_in_deck` | ★★☆ | 8 |
# | 9 | `adam`† | ★★★ | 15 |
# | 10 | `adamw`† | ★★☆ | 9 |
#
# †는 슬라이드에 없는 내용입니다.

# %% [markdown] lang="en"
# # 08. Optimizers — from gradient descent to Adam
#
# ## What you will be able to do
# - Split data into **mini-batches**, and count epochs and iterations.
# - Turn **one step** of GD, Momentum, AdaGrad, RMSProp and Adam from its formula into NumPy.
# - Explain **where the slides' ADAM and the paper's Adam differ**, and what the bias correction
#   is for.
#
# ## What you need first
# - `gradient_descent` of 05: $w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$
# - Backpropagation from 06: it is what finds the `grad` that you are given here.
# - NumPy's elementwise arithmetic, `np.sqrt`, and picking rows in an order: `X[order]`
#
# ## Exercises and time (about 75 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `iterations_per_epoch` | ★☆☆ | 3 |
# | 2 | `minibatches` | ★★☆ | 12 |
# | 3 | `gd` | ★☆☆ | 3 |
# | 4 | `momentum` | ★☆☆ | 6 |
# | 5 | `nesterov`† | ★★☆ | 8 |
# | 6 | `adagrad` | ★☆☆ | 6 |
# | 7 | `rmsprop` | ★☆☆ | 5 |
# | 8 | `adam_as_in_deck` | ★★☆ | 8 |
# | 9 | `adam`† | ★★★ | 15 |
# | 10 | `adamw`† | ★★☆ | 9 |
#
# A † marks what goes beyond the slides.

# %% [markdown] lang="ko"
# ## 약속
# **한 걸음만.** 3번부터 10번까지의 함수는 업데이트를 **한 번** 합니다. 지금 위치 `x`, 그곳의
# 기울기 `grad`, 지금의 상태(속도 $v$, 기울기 제곱의 누적 $h$ 같은 것)를 받아 새 위치와 새 상태를
# 돌려줍니다. 상태는 부르는 쪽이 들고 있다가 다음 걸음에 다시 넣어 줍니다.
#
# **크기.** `x`, `grad`, 상태 `v`, `h`, `m`은 모두 같은 모양입니다. 숫자 하나여도, 벡터여도,
# 가중치 행렬이어도 됩니다. 모든 계산은 요소별입니다. 요소마다 자기 상태가 따로 있습니다.
#
# **입력을 바꾸지 않습니다.** `v *= alpha`처럼 제자리에서 고치면 부르는 쪽의 상태까지 바뀝니다. 새
# 배열을 만들어 돌려주세요. 받은 배열 자체를 결과로 돌려주지도 않습니다.
#
# **숫자.** NumPy 배열(float64나 `int64`)이나 파이썬 숫자가 들어옵니다. 정수 배열이 들어와도 결과의
# 소수를 버리지 않고, 결과의 실수는 float64입니다. NumPy와 파이썬만 씁니다(PyTorch, TensorFlow,
# JAX, scikit-learn은 쓰지 않습니다).
#
# **부호.** `grad`는 손실의 기울기이고, 그 반대쪽으로 갑니다. 02와 03처럼 더하지 않습니다.
#
# **슬라이드의 기호.** D4는 지금 위치를 $x_1$, 새 위치를 $x_2$, 기울기를 $f'(x_1)$, 학습률을
# $\gamma$, 모멘텀계수를 $\alpha$ 라고 씁니다. $x_1$ 과 $x_2$ 는 두 좌표가 아니라 **한 걸음의 앞과
# 뒤**입니다. 코드에서 $\gamma$ 는 `lr`입니다.
#
# **$\epsilon$ 의 자리.** D4의 식은 $\frac{1}{\sqrt{h}}$ 로 나눕니다. $h = 0$ 이면 나눌 수
# 없으므로 작은 수 $\epsilon$ 을 더하는데, 이 과제에서는 언제나 **루트 밖**, $\sqrt{h} + \epsilon$
# 입니다. PyTorch의 `torch.optim`과 Adam 논문이 이렇게 씁니다.
#
# **종이 위의 예.** 모든 문제의 숫자 예는 같은 함수에서 나옵니다. $f(x) = x^2$, $f'(x) = 2x$, 처음
# 위치 $3$, 그래서 처음 기울기는 $6$ 입니다. 학습률은 $0.1$ 입니다. 최솟값은 $x = 0$ 에 있습니다.

# %% [markdown] lang="en"
# ## Conventions
# **One step only.** The functions 3 to 10 make **one** update. They take the position `x`, the
# gradient `grad` there and the state so far (a velocity $v$, accumulated squares $h$ and the
# like), and return the new position and the new state. The caller keeps the state and hands it in
# again at the next step.
#
# **Shapes.** `x`, `grad` and the states `v`, `h`, `m` all have the same shape: a single number, a
# vector, a weight matrix. Everything is computed element by element, and every element has its
# own state.
#
# **Inputs stay as they are.** An in-place `v *= alpha` would change the caller's state, too. Make
# new arrays and return those; an array that was given is no result.
#
# **Numbers.** What comes in are NumPy arrays (float64 or `int64`) or Python numbers. Where arrays
# of integers come in, the fractions of the result are not lost, and its floats are float64. Use
# NumPy and Python alone (no PyTorch, TensorFlow, JAX or scikit-learn).
#
# **Sign.** `grad` is the gradient of a loss, and the step goes against it. Nothing is added as in
# 02 and 03.
#
# **The slides' symbols.** D4 writes $x_1$ for the position now, $x_2$ for the new one, $f'(x_1)$
# for the gradient, $\gamma$ for the learning rate, $\alpha$ for the momentum coefficient. $x_1$
# and $x_2$ are not two coordinates but **before and after one step**. In the code, $\gamma$ is
# `lr`.
#
# **Where $\epsilon$ goes.** D4's formulas divide, $\frac{1}{\sqrt{h}}$. That is impossible where
# $h = 0$, so a small number $\epsilon$ is added, in this assignment always **outside the root**:
# $\sqrt{h} + \epsilon$. PyTorch's `torch.optim` and the Adam paper do the same.
#
# **The example on paper.** The numbers of all exercises come from one problem: $f(x) = x^2$,
# $f'(x) = 2x$, first position $3$, so the first gradient is $6$. The learning rate is $0.1$. The
# minimum is at $x = 0$.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("08_optimizers")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `iterations_per_epoch` ★☆☆ 3분
# **Epoch**은 전체 데이터를 한 번 학습하는 것, **Batch**는 한 번에 학습하는 데이터 집합,
# **Iteration**은 Epoch을 나누어서 학습하는 횟수입니다. 데이터 $n$ 개를 `batch_size`개씩 학습하면
# 1 Epoch은 몇 Iteration일까요?
#
# 나누어떨어지지 않으면 마지막 배치는 작아집니다. 작아도 **버리지 않고** 한 번 더 학습합니다.
#
# $$\text{iterations} = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# **크기** 정수 둘이 들어가고 정수(`int`) 하나가 나옵니다. `n`은 $0$ 부터 $10^{9}$ 까지,
# `batch_size`는 $1$ 이상입니다.
#
# **숫자 예** $1000$ 개를 $100$ 개씩이면 $10$ (슬라이드 `10 iterations`), $1050$ 개를 $100$
# 개씩이면 $11$, $7$ 개를 $100$ 개씩이면 $1$
#
# **슬라이드** D2, `Epoch`. D4, `인공 신경망의 학습 데이터 구성 - batch`. D0의 `배치 사이즈`는 배치
# 하나가 이미지 하나, 토큰 하나, 점 하나라고 적었습니다. 그것은 배치가 아니라 **데이터 하나**입니다.
# 배치는 그런 데이터를 `batch_size`개 모은 것이고, 같은 슬라이드의 고양이 울음소리 $32$ 개가 배치의
# 예입니다.

# %% [markdown] lang="en"
# ## 1. `iterations_per_epoch` ★☆☆ 3 minutes
# An **epoch** is learning from all the data once, a **batch** is the set of data learnt from at a
# time, and the **iterations** are how many times an epoch is divided into. With $n$ data and
# `batch_size` of them at a time, how many iterations make 1 epoch?
#
# Where it does not divide evenly, the last batch is smaller. Small as it is, it is **not
# dropped**: it makes one more iteration.
#
# $$\text{iterations} = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# **Shapes** Two integers in, one integer (`int`) out. `n` is from $0$ to $10^{9}$, `batch_size` at
# least $1$.
#
# **A number** $1000$ by $100$ makes $10$ (slide `10 iterations`), $1050$ by $100$ makes $11$, $7$
# by $100$ makes $1$
#
# **Slide** D2, `Epoch`. D4, `인공 신경망의 학습 데이터 구성 - batch`. D0's `배치 사이즈` says that
# one batch is one image, one token or one point. That is not a batch but **one example**. A batch
# is `batch_size` of them, like the $32$ cries of cats on the same slide.


# %% iterations_per_epoch
def iterations_per_epoch(n, batch_size):
    """⌈n / batch_size⌉

    ko: n: 데이터 수, batch_size: 한 번에 학습에 사용하는 데이터 개수
    ko: 반환: 1 Epoch의 Iteration 수, int
    en: n: the number of data, batch_size: how many are learnt from at a time
    en: Returns the number of iterations in one epoch, an int
    """
    ### BEGIN SOLUTION
    return -(-n // batch_size)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `minibatches` ★★☆ 12분
# 전체 데이터로 한 걸음을 걷는 GD는 정확하지만, 한 걸음마다 모든 데이터를 써야 해서 오래 걸립니다.
# 데이터를 작은 묶음(**Mini-batch**)으로 나누어 묶음마다 한 걸음씩 걸으면(SGD), 같은 1 Epoch에
# 여러 걸음을 걷습니다. 대신 기울기에 잡음이 섞입니다.
#
# 매 Epoch마다 데이터를 **새로 섞습니다**. 파일에 고양이 사진이 앞에, 개 사진이 뒤에 모여 있다면,
# 섞지 않은 배치는 고양이만 보거나 개만 보게 되니까요.
#
# $$X, y \;\to\; [(X_1, y_1), (X_2, y_2), \dots, (X_m, y_m)]$$
# $$m = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# 지켜야 할 것은 넷입니다.
# - 모든 데이터가 **꼭 한 번씩** 나옵니다. 마지막 배치가 작아도 버리지 않습니다.
# - $X$ 의 행과 $y$ 의 행은 **짝을 지킵니다**.
# - 순서 전체를 고르게 섞습니다. 어느 데이터든 어느 자리에나 올 수 있어야 합니다. 배치의 순서만
#   섞거나 배치 안에서만 섞는 것은 부족합니다.
# - 난수는 **받은 `rng`에서만** 나옵니다(`rng.permutation(n)`이 도움이 됩니다). 어떤 순서로
#   섞을지는 여러분이 정합니다. 채점은 특정한 순서를 기대하지 않습니다. 다만 순서는 받은 `rng`가
#   정하므로, `rng`가 다르면 순서도 다릅니다.
#
# **크기** `X`는 $(n, \dots)$, `y`는 $(n, \dots)$, 첫 축이 데이터이고 $n \ge 1$ 입니다. 결과는
# `(X_batch, y_batch)` 짝들의 **리스트**입니다(`yield`가 아닙니다). 마지막이 아닌 배치의 첫 축은
# `batch_size`입니다. 정수 레이블은 정수로 남습니다.
#
# **숫자 예** `X`가 $10$ 행이고 `batch_size`가 $3$ 이면 배치의 크기는 $3, 3, 3, 1$
#
# **슬라이드** D2, `Optimizer`와 `Optimizer (SGD)`. D4, `인공 신경망의 학습 데이터 구성 - batch`

# %% [markdown] lang="en"
# ## 2. `minibatches` ★★☆ 12 minutes
# GD takes one step with all the data. The step is exact, but it needs every datum each time, so
# learning is slow. Divide the data into small sets (**mini-batches**) and take a step with each
# (SGD), and the same 1 epoch holds many steps. The price is noise in the gradient.
#
# Every epoch **shuffles anew**. If a file has all the cats first and all the dogs last, batches
# that were not shuffled see only cats or only dogs.
#
# $$X, y \;\to\; [(X_1, y_1), (X_2, y_2), \dots, (X_m, y_m)]$$
# $$m = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# There are four things to keep to.
# - Every datum comes **exactly once**. The last batch is not dropped, however small.
# - The rows of $X$ and of $y$ **stay in pairs**.
# - The whole order is shuffled evenly: any datum may come in any place. Shuffling only the batches,
#   or only within each, is too little.
# - Randomness comes **only from the given `rng`** (`rng.permutation(n)` helps). Which order it
#   makes is up to you: the checks expect no particular one. But the `rng` given decides, so with
#   another `rng` the order is another.
#
# **Shapes** `X` is $(n, \dots)$, `y` is $(n, \dots)$, the data lie along the first axis, and
# $n \ge 1$. The result is a **list** of pairs `(X_batch, y_batch)` (no `yield`). Every batch but
# the last has `batch_size` rows. Integer labels stay integers.
#
# **A number** With $10$ rows in `X` and a `batch_size` of $3$, the batches have the sizes
# $3, 3, 3, 1$
#
# **Slide** D2, `Optimizer` and `Optimizer (SGD)`. D4, `인공 신경망의 학습 데이터 구성 - batch`


# %% minibatches
def minibatches(X, y, batch_size, rng):
    """X, y → [(X_1, y_1), (X_2, y_2), ...]

    ko: X: (n, ...) 데이터, y: (n, ...) 정답, batch_size: 한 배치의 데이터 개수
    ko: rng: np.random.Generator, 난수는 여기서만 뽑습니다
    ko: 반환: (X_batch, y_batch) 튜플의 리스트, 모든 데이터가 섞인 순서로 꼭 한 번씩
    en: X: (n, ...) data, y: (n, ...) answers, batch_size: the number of data in a batch
    en: rng: np.random.Generator, the only source of randomness
    en: Returns a list of tuples (X_batch, y_batch): every datum exactly once, shuffled
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    chosen = [order[start : start + batch_size] for start in range(0, len(X), batch_size)]
    return [(X[rows], y[rows]) for rows in chosen]
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(8)
    numbers = np.arange(22)
    epochs = [minibatches(numbers, numbers, 5, rng) for _ in range(3)]
    figures.draw_batches(epochs, language=language).show()

# %% [markdown] lang="ko"
# ## 3. `gd` ★☆☆ 3분
# 가장 단순한 한 걸음입니다. 기울기의 반대쪽으로, 기울기에 학습률을 곱한 만큼 갑니다. `grad`를
# 전체 데이터로 구하면 GD, 미니배치로 구하면 SGD입니다. 걸음의 식은 같습니다.
#
# $$x_2 = x_1 - \gamma f'(x_1)$$
#
# **크기** `x`와 같은 모양이 나옵니다. 돌려줄 상태가 없으므로 새 위치 하나만 돌려줍니다.
#
# **숫자 예** $3 - 0.1 \times 6 = 2.4$, 다음 걸음은 $2.4 - 0.1 \times 4.8 = 1.92$
#
# **슬라이드** D2, `경사 하강법(Gradient Descent)`. D4,
# `최적화 함수의 발전 - GD (gradient descent)`

# %% [markdown] lang="en"
# ## 3. `gd` ★☆☆ 3 minutes
# The simplest step of all: against the gradient, as far as the gradient times the learning rate.
# With a `grad` from all the data it is GD, with one from a mini-batch SGD. The formula of the
# step is the same.
#
# $$x_2 = x_1 - \gamma f'(x_1)$$
#
# **Shapes** What comes out has the shape of `x`. There is no state, so the new position is all
# you return.
#
# **A number** $3 - 0.1 \times 6 = 2.4$, and the next step $2.4 - 0.1 \times 4.8 = 1.92$
#
# **Slide** D2, `경사 하강법(Gradient Descent)`. D4, `최적화 함수의 발전 - GD (gradient descent)`


# %% gd
def gd(x, grad, lr):
    """x - lr · grad

    ko: x: 지금 위치, grad: 그곳의 기울기(x와 같은 모양), lr: 학습률
    ko: 반환: 새 위치, x와 같은 모양
    en: x: the position, grad: the gradient there (same shape), lr: the learning rate
    en: Returns the new position, of the same shape
    """
    ### BEGIN SOLUTION
    return np.asarray(x, float) - lr * np.asarray(grad, float)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(2)
    inputs = rng.normal(size=(64, 2)) * [1.0, 0.5]
    targets = inputs @ [1.5, -1.0] + 0.6 * rng.normal(size=64)

    def mse_slope(w, X, y):
        return 2 * X.T @ (X @ w - y) / len(y)

    full, small = [np.array([-1.5, 1.5])], [np.array([-1.5, 1.5])]
    for _ in range(6):
        full.append(gd(full[-1], mse_slope(full[-1], inputs, targets), 0.2))
        for X_batch, y_batch in minibatches(inputs, targets, 8, rng):
            small.append(gd(small[-1], mse_slope(small[-1], X_batch, y_batch), 0.2))
    figures.draw_gd_and_sgd(inputs, targets, full, small, epochs=6, language=language).show()

# %% [markdown] lang="ko"
# ## 4. `momentum` ★☆☆ 6분
# 미니배치로 기울기를 추정하면 잡음이 섞입니다. 골짜기가 좁으면 걸음이 양쪽 벽을 오가며 지그재그가
# 되기도 합니다. 공이 굴러 내려가듯 **속도** $v$ 를 두면, 자꾸 바뀌는 방향은 서로 지워지고 꾸준한
# 방향은 쌓입니다. $\alpha v$ 가 "모멘텀계수 × 속도"입니다.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + v$$
#
# 이 과제의 속도는 D4의 식 그대로입니다. 기울기를 $\gamma$ 로 줄여서 **쌓습니다**. 평균을 내는
# $v = \alpha v + (1 - \alpha) f'(x_1)$ 도 책에 나오지만 다른 약속이고, 걸음의 크기가 $1 - \alpha$
# 배입니다. 또, 위치는 옛 속도가 아니라 **새 속도**로 움직입니다.
#
# **크기** `x`, `grad`, `v`가 같은 모양이고, 새 `x`와 새 `v`도 그렇습니다. 처음 `v`는 $0$ 입니다.
#
# **숫자 예** $\alpha = 0.9$, $v = 0$ 이면 첫 걸음은 $v = 0.9 \times 0 - 0.1 \times 6 = -0.6$,
# $x = 2.4$. 둘째 걸음은 기울기가 $4.8$ 이므로 $v = 0.9 \times (-0.6) - 0.48 = -1.02$, $x = 1.38$
#
# **슬라이드** D2, `Momentum`. D4, `최적화 함수의 발전 - Momentum`

# %% [markdown] lang="en"
# ## 4. `momentum` ★☆☆ 6 minutes
# A gradient estimated from a mini-batch is noisy. And in a narrow valley the steps zigzag from
# wall to wall. Give the point a **velocity** $v$, as if a ball rolled down: directions that keep
# changing cancel out, the steady one builds up. $\alpha v$ is "momentum coefficient × velocity".
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + v$$
#
# The velocity in this assignment is D4's as it stands: gradients, scaled by $\gamma$, **add up**.
# Some books take an average, $v = \alpha v + (1 - \alpha) f'(x_1)$: that is another convention,
# with steps $1 - \alpha$ times as long. And it is the **new velocity** that moves the position,
# not the old one.
#
# **Shapes** `x`, `grad` and `v` have the same shape, and so have the new `x` and the new `v`. The
# first `v` is $0$.
#
# **A number** With $\alpha = 0.9$ and $v = 0$ the first step is
# $v = 0.9 \times 0 - 0.1 \times 6 = -0.6$, $x = 2.4$. At the second step the gradient is $4.8$,
# so $v = 0.9 \times (-0.6) - 0.48 = -1.02$, $x = 1.38$
#
# **Slide** D2, `Momentum`. D4, `최적화 함수의 발전 - Momentum`


# %% momentum
def momentum(x, grad, v, lr, alpha):
    """v ← α v - lr · grad,  x ← x + v

    ko: x: 지금 위치, grad: 그곳의 기울기, v: 지금까지의 속도(모두 같은 모양)
    ko: lr: 학습률, alpha: 모멘텀계수
    ko: 반환: (x, v), 새 위치와 새 속도
    en: x: the position, grad: the gradient there, v: the velocity so far (all of one shape)
    en: lr: the learning rate, alpha: the momentum coefficient
    en: Returns (x, v), the new position and the new velocity
    """
    ### BEGIN SOLUTION
    v = alpha * np.asarray(v, float) - lr * np.asarray(grad, float)
    return x + v, v
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `nesterov`† ★★☆ 8분
# 모멘텀은 어차피 $\alpha v$ 만큼 미끄러져 갑니다. 그렇다면 기울기를 지금 자리가 아니라 **미끄러져
# 갈 자리**에서 재는 편이 낫지 않을까요? 이것이 Nesterov의 생각입니다. 실제 코드는 늘 "앞서 내다본
# 자리"를 `x`로 들고 다니도록 식을 고쳐 쓴 모양을 씁니다. PyTorch의 `SGD(nesterov=True)`도
# 그렇습니다.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + \alpha v - \gamma f'(x_1)$$
#
# 속도는 모멘텀과 똑같고, 위치만 다릅니다. 둘째 식의 $v$ 는 방금 구한 **새 속도**입니다. 이 모양을
# 기억해 두세요. 8번에서 다시 나옵니다.
#
# **크기** `momentum`과 같습니다.
#
# **숫자 예** $\alpha = 0.9$, $v = 0$ 이면 $v = -0.6$, $x = 3 + 0.9 \times (-0.6) - 0.6 = 1.86$.
# 둘째 걸음은 기울기가 $3.72$ 이므로 $v = -0.912$, $x = 0.6672$
#
# **출처** 슬라이드에 없습니다. Sutskever 외, "On the importance of initialization and momentum in
# deep learning" (2013)

# %% [markdown] lang="en"
# ## 5. `nesterov`† ★★☆ 8 minutes
# Momentum is going to slide by $\alpha v$ anyway. Would it not be better to measure the gradient
# **where it slides to** instead of where it stands? That is Nesterov's idea. Code in use keeps
# the place it looked ahead to as its `x`, with the formulas rewritten to match. So does PyTorch's
# `SGD(nesterov=True)`.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + \alpha v - \gamma f'(x_1)$$
#
# The velocity is that of momentum, only the position differs. The $v$ in the second formula is
# the **new velocity** from the first. Keep this form in mind: it comes back in 8.
#
# **Shapes** As for `momentum`.
#
# **A number** With $\alpha = 0.9$ and $v = 0$ it is $v = -0.6$,
# $x = 3 + 0.9 \times (-0.6) - 0.6 = 1.86$. At the second step the gradient is $3.72$, so
# $v = -0.912$, $x = 0.6672$
#
# **Source** Not on the slides. Sutskever et al., "On the importance of initialization and
# momentum in deep learning" (2013)


# %% nesterov
def nesterov(x, grad, v, lr, alpha):
    """v ← α v - lr · grad,  x ← x + α v - lr · grad

    ko: x: 지금 위치, grad: 그곳의 기울기, v: 지금까지의 속도(모두 같은 모양)
    ko: lr: 학습률, alpha: 모멘텀계수
    ko: 반환: (x, v), 새 위치와 새 속도
    en: x: the position, grad: the gradient there, v: the velocity so far (all of one shape)
    en: lr: the learning rate, alpha: the momentum coefficient
    en: Returns (x, v), the new position and the new velocity
    """
    ### BEGIN SOLUTION
    step = lr * np.asarray(grad, float)
    v = alpha * np.asarray(v, float) - step
    return x + alpha * v - step, v
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `adagrad` ★☆☆ 6분
# 지금까지는 모든 가중치가 같은 학습률을 썼습니다. AdaGrad(Adaptive Gradient Descent)는 가중치마다
# 기울기의 제곱을 $h$ 에 **쌓아** 두고, 기울기가 컸던 가중치일수록 학습률을 줄입니다. 기울기가 큰
# 방향은 조심스럽게, 작은 방향은 과감하게 갑니다.
#
# $$h = h + f'(x_1)^2$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# 슬라이드에는 $\epsilon$ 이 없습니다. 기울기가 계속 $0$ 이었던 요소는 $h = 0$ 이어서
# $\frac{0}{0}$ 이 되므로, 앞의 약속대로 **루트 밖에** 더합니다. 제곱은 요소별이고, 나누는 것은
# **새** $h$ 입니다.
#
# **크기** `x`, `grad`, `h`가 같은 모양이고, 새 `x`와 새 `h`도 그렇습니다. 처음 `h`는 $0$ 입니다.
#
# **숫자 예** $h = 0$, $\epsilon = 0$ 이면 $h = 36$, $x = 3 - 0.1 \times \frac{6}{6} = 2.9$.
# $h = 64$ 였다면 $h = 100$, $x = 3 - 0.1 \times \frac{6}{10} = 2.94$
#
# **슬라이드** D4, `최적화 함수의 발전 - Adaptive Gradient Descent`

# %% [markdown] lang="en"
# ## 6. `adagrad` ★☆☆ 6 minutes
# So far all weights shared one learning rate. AdaGrad (Adaptive Gradient Descent) **adds up** the
# squares of each weight's gradients in $h$, and the larger they have been, the smaller its
# learning rate becomes: careful along steep directions, bold along flat ones.
#
# $$h = h + f'(x_1)^2$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The slide has no $\epsilon$. Where an element's gradients were all $0$, $h = 0$ and the division
# is $\frac{0}{0}$. So it is added **outside the root**, as said above. The square is taken
# element by element, and what divides is the **new** $h$.
#
# **Shapes** `x`, `grad` and `h` have the same shape, and so have the new `x` and the new `h`. The
# first `h` is $0$.
#
# **A number** With $h = 0$ and $\epsilon = 0$ it is $h = 36$,
# $x = 3 - 0.1 \times \frac{6}{6} = 2.9$. Had it been $h = 64$, then $h = 100$,
# $x = 3 - 0.1 \times \frac{6}{10} = 2.94$
#
# **Slide** D4, `최적화 함수의 발전 - Adaptive Gradient Descent`


# %% adagrad
def adagrad(x, grad, h, lr, eps):
    """h ← h + grad²,  x ← x - lr · grad / (√h + ε)

    ko: x: 지금 위치, grad: 그곳의 기울기, h: 지금까지 쌓은 제곱(모두 같은 모양)
    ko: lr: 학습률, eps: 루트 밖에 더하는 작은 수
    ko: 반환: (x, h), 새 위치와 새 h
    en: x: the position, grad: the gradient there, h: the squares so far (all of one shape)
    en: lr: the learning rate, eps: a small number added outside the root
    en: Returns (x, h), the new position and the new h
    """
    ### BEGIN SOLUTION
    grad = np.asarray(grad, float)
    h = np.asarray(h, float) + grad**2
    return x - lr * grad / (np.sqrt(h) + eps), h
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `rmsprop` ★☆☆ 5분
# AdaGrad의 $h$ 는 줄어드는 법이 없습니다. 오래 학습하면 걸음이 거의 멈춥니다. RMSProp은 합 대신
# **지수이동평균**을 씁니다. 옛 $h$ 를 $\rho$ 만큼만 남기고 새 제곱을 $1 - \rho$ 만큼 섞어서,
# 오래된 기울기는 잊습니다.
#
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# 섞는 비율 $\rho$ 와 $1 - \rho$ 는 더해서 $1$ 입니다. 모멘텀과 달리 이번에는 평균입니다.
#
# **크기** `adagrad`와 같습니다.
#
# **숫자 예** $\rho = 0.75$, $h = 0$, $\epsilon = 0$ 이면 $h = 36 \times 0.25 = 9$,
# $x = 3 - 0.1 \times \frac{6}{3} = 2.8$. AdaGrad의 첫 걸음 $0.1$ 의 두 배입니다. 왜 그럴까요?
#
# **슬라이드** D4, `최적화 함수의 발전 - RMS PROP`

# %% [markdown] lang="en"
# ## 7. `rmsprop` ★☆☆ 5 minutes
# AdaGrad's $h$ never shrinks. After long training its steps all but stop. RMSProp replaces the
# sum by an **exponential moving average**: it keeps $\rho$ of the old $h$ and mixes in $1 - \rho$
# of the new square, and so forgets old gradients.
#
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The two shares, $\rho$ and $1 - \rho$, add up to $1$. Unlike momentum, this is an average.
#
# **Shapes** As for `adagrad`.
#
# **A number** With $\rho = 0.75$, $h = 0$ and $\epsilon = 0$ it is $h = 36 \times 0.25 = 9$,
# $x = 3 - 0.1 \times \frac{6}{3} = 2.8$. That is twice AdaGrad's first step of $0.1$. Why?
#
# **Slide** D4, `최적화 함수의 발전 - RMS PROP`


# %% rmsprop
def rmsprop(x, grad, h, lr, rho, eps):
    """h ← ρ h + (1 - ρ) grad²,  x ← x - lr · grad / (√h + ε)

    ko: x: 지금 위치, grad: 그곳의 기울기, h: 지금까지의 제곱 평균(모두 같은 모양)
    ko: lr: 학습률, rho: 옛 h를 남기는 비율, eps: 루트 밖에 더하는 작은 수
    ko: 반환: (x, h), 새 위치와 새 h
    en: x: the position, grad: the gradient there, h: the mean square so far (all of one shape)
    en: lr: the learning rate, rho: the share of the old h, eps: added outside the root
    en: Returns (x, h), the new position and the new h
    """
    ### BEGIN SOLUTION
    grad = np.asarray(grad, float)
    h = rho * np.asarray(h, float) + (1 - rho) * grad**2
    return x - lr * grad / (np.sqrt(h) + eps), h
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `adam_as_in_deck` ★★☆ 8분
# 슬라이드의 ADAM입니다. Momentum의 속도 $v$ 와 RMSProp의 $h$ 를 둘 다 들고 다닙니다.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 + \alpha v - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# 셋째 식의 $v$ 와 $h$ 는 위의 두 식으로 **먼저 고친** 값입니다. 5번의 Nesterov와 비교해 보세요.
# 마지막 항을 $\sqrt{h}$ 로 나눈 것만 다릅니다. $\alpha v$ 는 나누지 않습니다.
#
# **크기** `x`, `grad`, `v`, `h`가 같은 모양이고, 돌려주는 셋도 그렇습니다. 처음 `v`와 `h`는 $0$
# 입니다.
#
# **숫자 예** $\alpha = 0.9$, $\rho = 0.75$, $v = 0$, $h = 0$, $\epsilon = 0$ 이면 $v = -0.6$,
# $h = 9$, $x = 3 + 0.9 \times (-0.6) - 0.1 \times \frac{6}{3} = 2.26$
#
# **슬라이드** D4, `최적화 함수의 발전 - ADAM`

# %% [markdown] lang="en"
# ## 8. `adam_as_in_deck` ★★☆ 8 minutes
# The slides' ADAM. It carries both the velocity $v$ of momentum and the $h$ of RMSProp.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 + \alpha v - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The $v$ and $h$ in the third formula are the ones **already updated** by the two above. Compare
# it with Nesterov in 5: only the last term is divided by $\sqrt{h}$. $\alpha v$ is not divided.
#
# **Shapes** `x`, `grad`, `v` and `h` have the same shape, and so have the three you return. The
# first `v` and `h` are $0$.
#
# **A number** With $\alpha = 0.9$, $\rho = 0.75$, $v = 0$, $h = 0$ and $\epsilon = 0$ it is
# $v = -0.6$, $h = 9$, $x = 3 + 0.9 \times (-0.6) - 0.1 \times \frac{6}{3} = 2.26$
#
# **Slide** D4, `최적화 함수의 발전 - ADAM`


# %% adam_as_in_deck
def adam_as_in_deck(x, grad, v, h, lr, alpha, rho, eps):
    """v ← α v - lr · grad,  h ← ρ h + (1 - ρ) grad²,  x ← x + α v - lr · grad / (√h + ε)

    ko: x: 지금 위치, grad: 그곳의 기울기, v: 속도, h: 제곱 평균(모두 같은 모양)
    ko: lr: 학습률, alpha: 모멘텀계수, rho: 옛 h를 남기는 비율
    ko: eps: 루트 밖에 더하는 작은 수
    ko: 반환: (x, v, h), 새 위치와 새 상태
    en: x: the position, grad: the gradient there, v: velocity, h: mean square (all of one shape)
    en: lr: the learning rate, alpha: the momentum coefficient, rho: the share of the old h
    en: eps: a small number added outside the root
    en: Returns (x, v, h), the new position and the new state
    """
    ### BEGIN SOLUTION
    step = lr * np.asarray(grad, float)
    v = alpha * np.asarray(v, float) - step
    h = rho * np.asarray(h, float) + (1 - rho) * np.asarray(grad, float) ** 2
    return x + alpha * v - step / (np.sqrt(h) + eps), v, h
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `adam`† ★★★ 15분
# 논문(Kingma & Ba, 2015)의 Adam이고, PyTorch의 `Adam`입니다. 기울기의 평균 $m$ 과 기울기 제곱의
# 평균 $v$ 를 둘 다 **지수이동평균**으로 구하고, $m$ 을 $\sqrt{v}$ 로 나눕니다.
#
# $$t = t + 1$$
# $$m = \beta_1 m + (1 - \beta_1) f'(x_1) \qquad v = \beta_2 v + (1 - \beta_2) f'(x_1)^2$$
# $$\hat{m} = \frac{m}{1 - \beta_1^t} \qquad \hat{v} = \frac{v}{1 - \beta_2^t}$$
# $$x_2 = x_1 - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# **편향 보정.** $m$ 과 $v$ 는 $0$ 에서 시작하므로 처음 얼마 동안은 실제 평균보다 작습니다. 첫
# 걸음에서 $m = (1 - \beta_1) f'(x_1)$ 이니 $0.1$ 배뿐이지요. $1 - \beta^t$ 로 나누면 이 치우침이
# 사라지고, $t$ 가 커지면 나누는 수가 $1$ 에 가까워져 보정은 저절로 없어집니다.
#
# **걸음 수 $t$.** 받는 `t`는 **지금까지 걸은 걸음 수**입니다. 처음 부를 때 $0$ 이고, 함수가 먼저
# $1$ 을 더합니다. 그래서 첫 걸음의 보정은 $1 - \beta^1$ 입니다. 돌려주는 `t`는 하나 늘어난
# 정수입니다.
#
# **상태.** 돌려주는 `m`과 `v`는 **보정하지 않은** 값입니다. $\hat{m}$ 과 $\hat{v}$ 를 돌려주면
# 다음 걸음에서 두 번 보정됩니다.
#
# **슬라이드와 다른 점**
#
# | | 슬라이드의 ADAM (8번) | 논문의 Adam |
# |---|---|---|
# | 첫째 상태 | 속도, $\gamma f'$ 을 쌓음 | 평균, $\beta_1$ 과 $1 - \beta_1$ 로 섞음 |
# | $\sqrt{h}$ 로 나누는 것 | 지금 기울기만 | 평균 $\hat{m}$ 전체 |
# | 편향 보정 | 없음 | $1 - \beta_1^t$, $1 - \beta_2^t$ |
# | 첫 걸음의 길이 | 기울기의 크기에 따라 달라짐 | 언제나 거의 $\gamma$ |
#
# **크기** `x`, `grad`, `m`, `v`가 같은 모양이고, `t`는 정수입니다.
#
# **숫자 예** $\beta_1 = 0.9$, $\beta_2 = 0.999$, $m = v = 0$, $t = 0$, $\epsilon = 0$ 이면
# $t = 1$, $m = 0.6$, $v = 0.036$, $\hat{m} = 6$, $\hat{v} = 36$,
# $x = 3 - 0.1 \times \frac{6}{6} = 2.9$. 둘째 걸음은 $x = 2.8001027$. 보정이 없다면 첫 걸음은
# $2.6837722$ 으로, 세 배 넘게 멀리 갑니다.
#
# **출처** 슬라이드에 없습니다. Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2015),
# Algorithm 1

# %% [markdown] lang="en"
# ## 9. `adam`† ★★★ 15 minutes
# Adam as in the paper (Kingma & Ba, 2015) and in PyTorch's `Adam`. It keeps the mean $m$ of the
# gradients and the mean $v$ of their squares, both as **exponential moving averages**, and
# divides $m$ by $\sqrt{v}$.
#
# $$t = t + 1$$
# $$m = \beta_1 m + (1 - \beta_1) f'(x_1) \qquad v = \beta_2 v + (1 - \beta_2) f'(x_1)^2$$
# $$\hat{m} = \frac{m}{1 - \beta_1^t} \qquad \hat{v} = \frac{v}{1 - \beta_2^t}$$
# $$x_2 = x_1 - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# **Bias correction.** $m$ and $v$ start at $0$, so for a while they are smaller than the true
# means. At the first step $m = (1 - \beta_1) f'(x_1)$, a mere $0.1$ of it. Dividing by
# $1 - \beta^t$ takes this bias away, and as $t$ grows the divisor comes near $1$ and the
# correction fades by itself.
#
# **The step count $t$.** The `t` you are given is the number of **steps made so far**: $0$ at the
# first call, and the function adds $1$ before anything else. So the first step corrects by
# $1 - \beta^1$. The `t` you return is an integer, one larger.
#
# **The state.** The `m` and `v` you return are **not corrected**. Return $\hat{m}$ and $\hat{v}$,
# and the next step would correct them twice.
#
# **Where the slides differ**
#
# | | the slides' ADAM (8) | the paper's Adam |
# |---|---|---|
# | first state | a velocity, adds up $\gamma f'$ | a mean, mixed by $\beta_1$ and $1 - \beta_1$ |
# | divided by $\sqrt{h}$ | the present gradient only | the whole mean $\hat{m}$ |
# | bias correction | none | $1 - \beta_1^t$, $1 - \beta_2^t$ |
# | length of the first step | depends on the gradient's size | always about $\gamma$ |
#
# **Shapes** `x`, `grad`, `m` and `v` have the same shape, `t` is an integer.
#
# **A number** With $\beta_1 = 0.9$, $\beta_2 = 0.999$, $m = v = 0$, $t = 0$ and $\epsilon = 0$ it
# is $t = 1$, $m = 0.6$, $v = 0.036$, $\hat{m} = 6$, $\hat{v} = 36$,
# $x = 3 - 0.1 \times \frac{6}{6} = 2.9$. The second step gives $x = 2.8001027$. Without the
# correction the first step would lead to $2.6837722$, more than three times as far.
#
# **Source** Not on the slides. Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2015),
# Algorithm 1


# %% adam
def adam(x, grad, m, v, t, lr, beta1, beta2, eps):
    """m ← β1 m + (1 - β1) grad,  v ← β2 v + (1 - β2) grad²,  x ← x - lr · m̂ / (√v̂ + ε)

    ko: x: 지금 위치, grad: 그곳의 기울기
    ko: m: 기울기의 평균, v: 제곱의 평균(모두 같은 모양)
    ko: t: 지금까지 걸은 걸음 수(처음에는 0), lr: 학습률, beta1, beta2: 옛 평균을 남기는 비율
    ko: eps: 루트 밖에 더하는 작은 수
    ko: 반환: (x, m, v, t), 새 위치와 새 상태. m과 v는 보정하지 않은 값, t는 int
    en: x: the position, grad: the gradient there
    en: m: the mean gradient, v: the mean square (all of one shape)
    en: t: the number of steps made so far (0 at first), lr: learning rate
    en: beta1, beta2: the shares of the old means, eps: a small number added outside the root
    en: Returns (x, m, v, t), the new position and state; m and v not corrected, t an int
    """
    ### BEGIN SOLUTION
    grad = np.asarray(grad, float)
    t = t + 1
    m = beta1 * np.asarray(m, float) + (1 - beta1) * grad
    v = beta2 * np.asarray(v, float) + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return x - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    x, m, v, t = 3.0, 0.0, 0.0, 0
    positions, means = [x], []
    for _ in range(30):
        x, m, v, t = adam(x, 6.0, m, v, t, 0.1, 0.9, 0.999, 1e-8)
        positions.append(x)
        means.append((m, v))
    figures.draw_bias_correction(positions, means, 6.0, 0.9, 0.999, language=language).show()

# %% [markdown] lang="ko"
# ## 10. `adamw`† ★★☆ 9분
# D2의 **가중치 감쇠**는 가중치가 작은 값을 가지도록 강제해서 과적합을 줄입니다. 흔한 방법은
# 손실에 $\frac{\lambda}{2} \|x\|^2$ 를 더하는 것이고, 그러면 기울기에 $\lambda x$ 가 더해집니다.
# GD라면 그것으로 충분합니다.
#
# Adam에서는 문제가 생깁니다. 기울기에 더한 $\lambda x$ 도 $\sqrt{\hat{v}}$ 로 나누어지므로,
# 기울기가 큰 가중치일수록 감쇠가 약해집니다. AdamW는 감쇠를 기울기에서 **떼어 내** 위치에 바로
# 적용합니다.
#
# $$x_1' = x_1 - \gamma \lambda x_1$$
# $$x_2 = x_1' - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# $\hat{m}$ 과 $\hat{v}$ 는 9번과 똑같이, **감쇠를 더하지 않은** `grad`로 구합니다. 감쇠에도
# 학습률 $\gamma$ 를 곱합니다. PyTorch의 `AdamW`가 이렇게 합니다. `adam`을 불러 써도 좋습니다.
#
# **크기** `adam`과 같고, `weight_decay`($\lambda$)는 숫자 하나입니다.
#
# **숫자 예** 9번의 예에 $\lambda = 0.5$ 를 더하면 $x_1' = 3 - 0.1 \times 0.5 \times 3 = 2.85$,
# $x = 2.85 - 0.1 = 2.75$. 기울기에 더하는 방식이라면 기울기가 $7.5$ 가 되지만 첫 걸음은 여전히
# $2.9$ 입니다. 감쇠가 사라진 셈이지요.
#
# **출처** 가중치 감쇠는 D2, `가중치 감쇠`. AdamW는 슬라이드에 없습니다. Loshchilov & Hutter,
# "Decoupled Weight Decay Regularization" (2019)

# %% [markdown] lang="en"
# ## 10. `adamw`† ★★☆ 9 minutes
# D2's **weight decay** forces weights to be small, against over-fitting. The usual way is to add
# $\frac{\lambda}{2} \|x\|^2$ to the loss, which adds $\lambda x$ to the gradient. For GD that is
# all there is to it.
#
# With Adam there is a problem. The $\lambda x$ in the gradient is divided by $\sqrt{\hat{v}}$ as
# well, so the larger a weight's gradients, the weaker its decay. AdamW **takes the decay out** of
# the gradient and applies it to the position itself.
#
# $$x_1' = x_1 - \gamma \lambda x_1$$
# $$x_2 = x_1' - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# $\hat{m}$ and $\hat{v}$ are those of 9, from a `grad` **without decay**. The decay, too, is
# multiplied by the learning rate $\gamma$. PyTorch's `AdamW` does it this way. You may call your
# `adam`.
#
# **Shapes** As for `adam`; `weight_decay` ($\lambda$) is one number.
#
# **A number** With $\lambda = 0.5$ in the example of 9 it is
# $x_1' = 3 - 0.1 \times 0.5 \times 3 = 2.85$, $x = 2.85 - 0.1 = 2.75$. Added to the gradient
# instead, the decay makes it $7.5$, and yet the first step still leads to $2.9$. The decay has
# vanished.
#
# **Source** Weight decay is in D2, `가중치 감쇠`. AdamW is not on the slides. Loshchilov &
# Hutter, "Decoupled Weight Decay Regularization" (2019)


# %% adamw
def adamw(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    """x ← x - lr · λ x - lr · m̂ / (√v̂ + ε)

    ko: weight_decay: 가중치 감쇠 λ, 나머지는 adam과 같습니다
    ko: 반환: (x, m, v, t), 새 위치와 새 상태. m과 v는 보정하지 않은 값, t는 int
    en: weight_decay: the weight decay λ; the rest is as for adam
    en: Returns (x, m, v, t), the new position and state; m and v not corrected, t an int
    """
    ### BEGIN SOLUTION
    decayed = np.asarray(x, float) * (1 - lr * weight_decay)
    return adam(decayed, grad, m, v, t, lr, beta1, beta2, eps)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 한눈에 비교하기
# 좁고 긴 골짜기 $f(x, y) = \frac{1}{20} x^2 + y^2$ 를 여러분의 옵티마이저로 내려가 봅니다. 모두
# 같은 곳에서 출발해 $40$ 걸음을 걷습니다. 등고선이 촘촘한 방향이 가파른 방향입니다.
#
# **학습률은 저마다 다릅니다.** 걸음의 길이를 정하는 방식이 옵티마이저마다 달라서, 같은 학습률이
# 누구에게는 너무 크고 누구에게는 너무 작습니다. 그림에 적은 $\gamma$ 는 하나하나 알맞게 고른
# 값입니다. 그러니 이 그림으로 경로의 **모양**은 비교할 수 있어도, 누가 가장 빠른지 순위를 매길 수는
# 없습니다. $\gamma$ 를 바꾸어 다시 그려 보세요.

# %% [markdown] lang="en"
# ## All of them side by side
# Down a long and narrow valley, $f(x, y) = \frac{1}{20} x^2 + y^2$, with your own optimizers. All
# start at the same place and make $40$ steps. The valley is steep where the contour lines are
# close.
#
# **Each has a learning rate of its own.** How long a step is depends on the optimizer, and one
# learning rate would be too large for some and too small for others. The $\gamma$ in each panel
# was chosen to suit that optimizer. So compare the **shapes** of the paths, and do not rank
# optimizers by their losses. Change a $\gamma$ and draw it again.

# %% tags=["demo"]
with once_solved(language=language):

    def valley(x, y):
        return x**2 / 20 + y**2

    def slope(position):
        return np.array([position[0] / 10, 2 * position[1]])

    def walk(step, *state):
        path = [np.array([-7.0, 2.0])]
        for _ in range(40):
            position, *state = step(path[-1], slope(path[-1]), *state)
            path.append(position)
        return np.array(path)

    zero = np.zeros(2)
    adam_settings = {"lr": 0.5, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    paths = {
        "GD": walk(lambda x, g: (gd(x, g, lr=0.9),)),
        "Momentum": walk(lambda x, g, v: momentum(x, g, v, lr=0.1, alpha=0.9), zero),
        "Nesterov": walk(lambda x, g, v: nesterov(x, g, v, lr=0.1, alpha=0.9), zero),
        "AdaGrad": walk(lambda x, g, h: adagrad(x, g, h, lr=1.5, eps=1e-8), zero),
        "RMSProp": walk(lambda x, g, h: rmsprop(x, g, h, lr=0.2, rho=0.9, eps=1e-8), zero),
        "ADAM (D4)": walk(
            lambda x, g, v, h: adam_as_in_deck(x, g, v, h, lr=0.05, alpha=0.9, rho=0.9, eps=1e-8),
            zero,
            zero,
        ),
        "Adam": walk(lambda x, g, m, v, t: adam(x, g, m, v, t, **adam_settings), zero, zero, 0),
        "AdamW": walk(
            lambda x, g, m, v, t: adamw(x, g, m, v, t, **adam_settings, weight_decay=0.1),
            zero,
            zero,
            0,
        ),
    }
    rates = dict(zip(paths, (0.9, 0.1, 0.1, 1.5, 0.2, 0.05, 0.5, 0.5), strict=True))
    figures.draw_paths(valley, paths, rates, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 처음 몇 걸음은 학습률을 올리고 그 뒤로는 코사인을 따라 내리는 **스케줄**을 만들어, 위의 골짜기에서
# GD와 Adam에 써 보세요. 어느 쪽이 더 나아지고, 왜 그럴까요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Make a **schedule** that raises the learning rate for the first steps and then lowers it along a
# cosine, and use it with GD and Adam in the valley above. Which of the two gains more, and why?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 데이터 $1000$ 개를 `batch_size` $64$ 로 학습하면 1 Epoch은 몇 Iteration이고 마지막 배치에는
#    몇 개가 들어갈까요? 마지막 배치를 늘 버린다면, 데이터를 섞을 때와 섞지 않을 때 무엇이
#    달라질까요?
# 2. 기울기가 늘 $6$ 이라면 AdaGrad의 $100$ 번째 걸음은 얼마나 길까요? $10000$ 번째는? RMSProp은
#    어떤가요? $\rho = 0$ 이면 RMSProp은 무엇이 되고, $\rho = 1$ 이면 무엇이 될까요?
# 3. (손으로 채점합니다) $\gamma = 0.001$, $\alpha = \beta_1 = 0.9$, $\rho = \beta_2 = 0.999$ 로
#    첫 걸음을 걷습니다. 기울기가 $6$ 이면 슬라이드의 ADAM은 $0.0370$, 논문의 Adam은 $0.001$ 만큼
#    움직입니다. 기울기가 $600$ 이면 슬라이드의 ADAM은 $0.5716$, 논문의 Adam은 그대로 $0.001$
#    입니다. 이 차이가 식의 어느 부분에서 오는지, 기울기의 크기를 모르는 문제라면 어느 쪽을 고를지
#    세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. With $1000$ data and a `batch_size` of $64$, how many iterations make 1 epoch, and how many
#    data are in the last batch? If the last batch were always dropped, what would differ between
#    shuffling and not shuffling?
# 2. If the gradient is always $6$, how long is AdaGrad's step number $100$? Number $10000$? And
#    RMSProp's? What does RMSProp become with $\rho = 0$, and what with $\rho = 1$?
# 3. (Graded by hand) Take the first step with $\gamma = 0.001$, $\alpha = \beta_1 = 0.9$ and
#    $\rho = \beta_2 = 0.999$. At a gradient of $6$ the slides' ADAM moves by $0.0370$, the
#    paper's Adam by $0.001$. At a gradient of $600$ the slides' ADAM moves by $0.5716$, the
#    paper's Adam again by $0.001$. Explain in three to five sentences which parts of the formulas
#    this comes from, and which of the two you would choose where the size of the gradients is
#    unknown.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
