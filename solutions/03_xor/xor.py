# %% [markdown] lang="ko"
# # 03. XOR — 신경망을 끝까지 학습시키기
#
# ## 이 과제를 마치면
# - 02의 한 번의 학습을 되풀이해 신경망이 XOR을 풀 때까지 **학습**시킬 수 있습니다.
# - 손실 곡선을 읽고, 학습이 잘 되는지 **멈춰 있는지** 알아볼 수 있습니다.
# - 활성화 함수가 없으면 왜 XOR을 배울 수 없는지 **코드로 보일** 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 02의 순전파, 델타, 업데이트. 여기서는 그 식을 딕셔너리 하나에 담아 씁니다.
# - 01의 XOR: 퍼셉트론 하나로는 풀 수 없었습니다.
#
# ## 문제와 예상 시간 (모두 약 60분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `xor_dataset` | ★☆☆ | 3 |
# | 2 | `init_parameters` | ★☆☆ | 6 |
# | 3 | `forward` | ★☆☆ | 6 |
# | 4 | `backward` | ★★☆ | 10 |
# | 5 | `train` | ★★★ | 15 |
# | 6 | `predict` | ★☆☆ | 5 |
# | 7 | `best_linear_accuracy` | ★★★ | 15 |

# %% [markdown] lang="en"
# # 03. XOR — training a network to the end
#
# ## What you will be able to do
# - Repeat the one training step of 02 until a network has **learnt** XOR.
# - Read a loss curve, and see whether training is going well or is **stuck**.
# - **Show in code** why XOR cannot be learnt without an activation function.
#
# ## What you need first
# - The forward pass, the deltas and the update of 02. Here we keep the parameters in one
#   dictionary.
# - XOR from 01: one perceptron could not solve it.
#
# ## Exercises and time (about 60 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `xor_dataset` | ★☆☆ | 3 |
# | 2 | `init_parameters` | ★☆☆ | 6 |
# | 3 | `forward` | ★☆☆ | 6 |
# | 4 | `backward` | ★★☆ | 10 |
# | 5 | `train` | ★★★ | 15 |
# | 6 | `predict` | ★☆☆ | 5 |
# | 7 | `best_linear_accuracy` | ★★★ | 15 |

# %% [markdown] lang="ko"
# ## 약속
# **파라미터는 딕셔너리 하나.** `params`는 키(key)가 `"W1"`, `"b1"`, `"W2"`, `"b2"`인
# 딕셔너리입니다.
# 크기는 02와 같아서 차례로 $(d, h)$, $(h,)$, $(h, k)$, $(k,)$ 이고, 모두 float64 배열입니다.
#
# **받은 것을 바꾸지 않습니다.** D1의 스크립트는 `W2 += ...`로 제자리에서 고칩니다. 함수 안에서
# 그렇게 하면 밖에 있는 처음 파라미터까지 바뀝니다. `params.copy()`도 딕셔너리만 복사하고 안의
# 배열은 공유한다는 점을 조심하세요. 돌려주는 것은 `epochs`가 $0$ 이어도 새 배열이고, 난수는
# `init_parameters`가 받은 `rng`에서만 뽑습니다.
#
# **숫자.** 인자는 NumPy 배열이나 숫자이고, 정수(파이썬의 `int`나 NumPy의 `int64`)이거나 정수와
# 소수가 섞여 있을 수 있습니다. 배열은 `A[::-2]`나 `A.T`처럼 다른 배열의 일부일 수도 있습니다.
# 소수는 NumPy의 기본인 float64로 계산하고, float32로 줄이거나 반올림하지 않습니다. 값이 정수로
# 떨어지는 결과는 정수로 돌려주어도 되고, 숫자 하나가 결과일 때는 모양이 `()`인 배열이어도 됩니다.
# 예에 적은 `[1, 2]`는 `np.array([1, 2])`를 줄여 쓴 것입니다.
#
# **도구.** NumPy와 파이썬 표준 라이브러리만 씁니다. torch, tensorflow, jax, sklearn은 불러올 수
# 없습니다.
#
# **부호.** 02와 같이 $E = y - \hat{y}$ 이고 업데이트 양을 **더합니다**. 05부터는 손실의 기울기를
# **뺍니다**. 이 약속을 쓰는 것은 이 과제가 마지막입니다.
#
# **시그모이드의 미분.** 02와 같이 `sigmoid_derivative`는 **활성화 값**을 받습니다.

# %% [markdown] lang="en"
# ## Conventions
# **The parameters are one dictionary.** `params` has the keys `"W1"`, `"b1"`, `"W2"`, `"b2"`. The
# shapes are those of 02: $(d, h)$, $(h,)$, $(h, k)$, $(k,)$; all are float64 arrays.
#
# **What you are given stays as it is.** D1's script changes its arrays in place with `W2 += ...`.
# Inside a function this also changes the first parameters outside. Beware: `params.copy()` copies
# the dictionary only, and shares the arrays in it. What you return is new even for `epochs` $0$,
# and the only random numbers are those that `init_parameters` draws from its `rng`.
#
# **Numbers.** Arguments are NumPy arrays or numbers; they may be integers (Python's `int`, NumPy's
# `int64`), or some integers and some not. An array may be a part of another one, such as `A[::-2]`
# or `A.T`. Calculate in float64, NumPy's default: do not narrow to float32, and do not round.
# Results that are whole may be integers, and where the result is one number, an array of shape `()`
# will do. `[1, 2]` in an example is short for `np.array([1, 2])`.
#
# **Tools.** NumPy and Python's standard library are enough. torch, tensorflow, jax and sklearn
# cannot be imported.
#
# **Sign.** As in 02, $E = y - \hat{y}$ and the update is **added**. From 05 on, gradients of a
# loss are **subtracted**. This assignment is the last one with the old convention.
#
# **The sigmoid's derivative.** As in 02, `sigmoid_derivative` takes an **activation**.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("03_xor")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 주어진 함수
# D1의 스크립트에 적힌 그대로입니다. 02에서 만든 여러분의 함수로 바꾸어 넣어도 됩니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (3. 활성화 함수와 그 미분 함수 정의)

# %% [markdown] lang="en"
# ## Given functions
# As they stand in D1's script. You may put your own functions from 02 in their place.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (3. the activation function and its derivative)


# %%
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(a):
    return a * (1 - a)


# %% [markdown] lang="ko"
# ## 1. `xor_dataset` ★☆☆ 3분
# 입력 둘이 서로 다를 때만 $1$ 인 문제입니다. 점 네 개뿐이지만 직선 하나로는 나눌 수 없어서,
# 비선형이 필요한지 알아보는 가장 작은 시험입니다.
#
# $$y = x_1 \oplus x_2$$
#
# **크기** `X`는 $(4, 2)$, `y`는 $(4, 1)$. `y`가 $(4,)$ 이면 `y - y_hat`이 브로드캐스팅되어
# $(4, 4)$ 가 됩니다.
#
# **숫자 예** 행의 순서는 슬라이드와 같이 `[0, 0]`, `[0, 1]`, `[1, 0]`, `[1, 1]`, 정답은 차례로
# `[0]`, `[1]`, `[1]`, `[0]`
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (1. 데이터셋 정의 (XOR 문제))

# %% [markdown] lang="en"
# ## 1. `xor_dataset` ★☆☆ 3 minutes
# The answer is $1$ only where the two inputs differ. Just four points, yet no straight line
# separates them: the smallest test of whether nonlinearity is needed.
#
# $$y = x_1 \oplus x_2$$
#
# **Shapes** `X` is $(4, 2)$, `y` is $(4, 1)$. With a `y` of $(4,)$, `y - y_hat` would broadcast
# to $(4, 4)$.
#
# **A number** The rows are in the slide's order, `[0, 0]`, `[0, 1]`, `[1, 0]`, `[1, 1]`, and the
# answers are `[0]`, `[1]`, `[1]`, `[0]`
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (1. the dataset (the XOR problem))


# %% xor_dataset
def xor_dataset():
    """y = x1 ⊕ x2

    ko: 반환: (X, y), X는 (4, 2), y는 (4, 1)
    en: Returns (X, y), X is (4, 2) and y is (4, 1)
    """
    ### BEGIN SOLUTION
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    return X, y
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    X, y = xor_dataset()
    figures.draw_lines(X, y, language=language).show()

# %% [markdown] lang="ko"
# ## 2. `init_parameters` ★☆☆ 6분
# 가중치와 편향을 표준정규분포에서 뽑아 시작합니다. 모두 같은 값(예를 들어 모두 $0$)으로 시작하면
# 은닉 노드들이 언제나 같은 계산을 하고 같은 델타를 받아서, 노드가 몇 개여도 하나와 다르지
# 않습니다. 무작위는 이 대칭을 깨 줍니다.
#
# $$W_1, b_1, W_2, b_2 \sim \mathcal{N}(0, 1)$$
#
# 재현할 수 있도록 난수는 받은 `rng`에서만 뽑습니다. `rng.standard_normal(shape)`로, **D1의
# 스크립트와 같은 순서 $W_1$, $b_1$, $W_2$, $b_2$ 로** 한 번씩 뽑으세요. 순서가 다르면 같은
# 시드(seed)에서도 다른 값이 됩니다. 채점은 나온 수만 봅니다. 같은 수가 나온다면 다르게 뽑아도
# 됩니다. D1은 편향도 무작위로 뽑습니다.
#
# **크기** `W1`은 (input_size, hidden_size), `b1`은 (hidden_size,), `W2`는 (hidden_size,
# output_size), `b2`는 (output_size,)
#
# **숫자 예** `init_parameters(2, 3, 1, np.random.default_rng(0))`에서 $W_1$ 의 첫 행은
# $[0.1257302, -0.1321049, 0.6404227]$, $b_2$ 는 $[-2.3250308]$
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (2. 가중치(w)와 편향(b) 초기화)

# %% [markdown] lang="en"
# ## 2. `init_parameters` ★☆☆ 6 minutes
# Weights and biases start from a standard normal distribution. If all started from one value (all
# $0$, say), the hidden nodes would always compute the same and receive the same delta, and any
# number of them would be worth one. Randomness breaks this symmetry.
#
# $$W_1, b_1, W_2, b_2 \sim \mathcal{N}(0, 1)$$
#
# So that a run can be repeated, draw from the given `rng` only. Use `rng.standard_normal(shape)`,
# once each, **in the order of D1's script: $W_1$, $b_1$, $W_2$, $b_2$**. Another order gives other
# values from the same seed. The checks look at the numbers alone: if they are the same, they may be
# drawn in another way. D1 draws its biases at random, too.
#
# **Shapes** `W1` is (input_size, hidden_size), `b1` is (hidden_size,), `W2` is (hidden_size,
# output_size), `b2` is (output_size,)
#
# **A number** With `init_parameters(2, 3, 1, np.random.default_rng(0))` the first row of $W_1$ is
# $[0.1257302, -0.1321049, 0.6404227]$, and $b_2$ is $[-2.3250308]$
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (2. initial weights (w) and biases (b))


# %% init_parameters
def init_parameters(input_size, hidden_size, output_size, rng):
    """W1, b1, W2, b2 ~ N(0, 1)

    ko: input_size, hidden_size, output_size: 각 층의 노드 수
    ko: rng: np.random.Generator, W1, b1, W2, b2 순서로 한 번씩 뽑습니다
    ko: 반환: 딕셔너리 "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,)
    en: input_size, hidden_size, output_size: the number of nodes in each layer
    en: rng: np.random.Generator, drawn from once each for W1, b1, W2, b2 in this order
    en: Returns a dict "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,)
    """
    ### BEGIN SOLUTION
    # A dict display is evaluated from top to bottom, which is the order of D1's draws.
    return {
        "W1": rng.standard_normal((input_size, hidden_size)),
        "b1": rng.standard_normal(hidden_size),
        "W2": rng.standard_normal((hidden_size, output_size)),
        "b2": rng.standard_normal(output_size),
    }
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `forward` ★☆☆ 6분
# 02의 순전파 두 단계를 한 함수에 담습니다. 역전파에 필요한 $A_1$ 과 $\hat{y}$ 를 돌려줍니다.
#
# $$A_1 = \sigma(X W_1 + b_1) \qquad \hat{y} = \sigma(A_1 W_2 + b_2)$$
#
# **크기** `X`가 $(n, d)$ 이면 $A_1$ 은 $(n, h)$, $\hat{y}$ 는 $(n, k)$
#
# **숫자 예** 02의 예제 파라미터를 `params`로 주고 $X = [1, 0]$ 을 넣으면
# $A_1 = [0.6456563, 0.6899745]$, $\hat{y} = 0.8703367$ 입니다. XOR의 네 행을 모두 넣으면
# $\hat{y}$ 는 차례로 $0.8643907$, $0.8773777$, $0.8703367$, $0.8821016$ 입니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (순전파 (Forward Propagation))

# %% [markdown] lang="en"
# ## 3. `forward` ★☆☆ 6 minutes
# Both steps of 02's forward pass in one function. It returns what backpropagation needs, $A_1$
# and $\hat{y}$.
#
# $$A_1 = \sigma(X W_1 + b_1) \qquad \hat{y} = \sigma(A_1 W_2 + b_2)$$
#
# **Shapes** With `X` $(n, d)$, $A_1$ is $(n, h)$ and $\hat{y}$ is $(n, k)$
#
# **A number** With the parameters of 02's example as `params` and $X = [1, 0]$, you get
# $A_1 = [0.6456563, 0.6899745]$ and $\hat{y} = 0.8703367$. With all four rows of XOR, $\hat{y}$
# is $0.8643907$, $0.8773777$, $0.8703367$, $0.8821016$.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (Forward Propagation)


# %% forward
def forward(params, X):
    """A1 = σ(X W1 + b1),  ŷ = σ(A1 W2 + b2)

    ko: params: "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,), X: (n, d)
    ko: 반환: (A1, y_hat), A1은 (n, h), y_hat은 (n, k)
    en: params: "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,), X: (n, d)
    en: Returns (A1, y_hat), A1 is (n, h) and y_hat is (n, k)
    """
    ### BEGIN SOLUTION
    A1 = sigmoid(np.asarray(X, dtype=float) @ params["W1"] + params["b1"])
    y_hat = sigmoid(A1 @ params["W2"] + params["b2"])
    return A1, y_hat
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `backward` ★★☆ 10분
# 02의 두 델타를 구한 다음, 파라미터마다 **어느 방향으로 고칠지**를 돌려줍니다. 여기서는 고치지
# 않고 학습률도 곱하지 않습니다. 고치는 일은 `train`이 합니다.
#
# $$\delta_2 = (y - \hat{y}) \odot \sigma'(\hat{y})$$
# $$\delta_1 = (\delta_2 W_2^T) \odot \sigma'(A_1)$$
# $$W_2: A_1^T \delta_2 \qquad b_2: \sum \delta_2$$
# $$W_1: X^T \delta_1 \qquad b_1: \sum \delta_1$$
#
# **크기** 돌려주는 딕셔너리의 키와 각 배열의 모양은 `params`와 똑같습니다. $\sum$ 은 배치의
# 모든 행을 더합니다.
#
# **숫자 예** 02의 예제에서 `"b2"`는 $[0.0146326]$, `"b1"`은 $[0.0023434, 0.0025040]$, `"W1"`은
# $[[0.0023434, 0.0025040], [0, 0]]$, `"W2"`는 $[[0.0094476], [0.0100961]]$ 입니다. 여기에 학습률
# $0.1$ 을 곱해 더하면 02의 결과가 됩니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (역전파 (Backpropagation), 1단계와 2단계, 3단계의
# `np.dot`과 `np.sum`)

# %% [markdown] lang="en"
# ## 4. `backward` ★★☆ 10 minutes
# Find the two deltas of 02, then return for each parameter **the direction in which to correct
# it**. Nothing is corrected here, and there is no learning rate yet: that is the work of `train`.
#
# $$\delta_2 = (y - \hat{y}) \odot \sigma'(\hat{y})$$
# $$\delta_1 = (\delta_2 W_2^T) \odot \sigma'(A_1)$$
# $$W_2: A_1^T \delta_2 \qquad b_2: \sum \delta_2$$
# $$W_1: X^T \delta_1 \qquad b_1: \sum \delta_1$$
#
# **Shapes** The dictionary you return has the keys of `params`, and each array the shape of its
# parameter. The $\sum$ adds up all rows of the batch.
#
# **A number** In 02's example `"b2"` is $[0.0146326]$, `"b1"` is $[0.0023434, 0.0025040]$, `"W1"`
# is $[[0.0023434, 0.0025040], [0, 0]]$, and `"W2"` is $[[0.0094476], [0.0100961]]$. Times the
# learning rate $0.1$ and added, they give the results of 02.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (Backpropagation, steps 1 and 2, and step 3's `np.dot`
# and `np.sum`)


# %% backward
def backward(params, X, y, A1, y_hat):
    """δ2 = (y - ŷ) ⊙ σ'(ŷ),  δ1 = (δ2 W2ᵀ) ⊙ σ'(A1)

    ko: X: (n, d), y: (n, k), A1: (n, h)와 y_hat: (n, k)는 forward가 돌려준 값
    ko: 반환: params와 같은 키, 같은 모양의 딕셔너리. 더할 방향이며 학습률은 아직 곱하지 않습니다
    en: X: (n, d), y: (n, k); A1: (n, h) and y_hat: (n, k) as forward returned them
    en: Returns a dict with the keys and shapes of params: directions to add, no learning rate yet
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A1, y_hat = np.asarray(A1, dtype=float), np.asarray(y_hat, dtype=float)
    delta2 = (y - y_hat) * sigmoid_derivative(y_hat)
    delta1 = (delta2 @ np.transpose(params["W2"])) * sigmoid_derivative(A1)
    return {
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": A1.T @ delta2,
        "b2": delta2.sum(axis=0),
    }
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `train` ★★★ 15분
# 순전파, 역전파, 업데이트를 `epochs`번 되풀이합니다. 네 행을 한꺼번에 쓰므로 한 번이 곧 1
# Epoch입니다.
#
# $$W_{\text{new}} = W_{\text{old}} + \eta\,(A^T \delta)$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum \delta$$
#
# 학습이 되고 있는지 보려고, 에포크 번호가 $1000$ 의 배수일 때마다(`epoch % 1000 == 0`, $0$ 번
# 포함) **그 에포크의 업데이트 전** 예측으로 평균 절대 오차를 구해 `losses`에 넣습니다. 슬라이드의
# 스크립트가 화면에 찍는 값과 같습니다.
#
# $$\text{loss} = \frac{1}{n k} \sum |y - \hat{y}|$$
#
# 손실이 아무리 작아져도 도중에 멈추지 않고 `epochs`번을 모두 채웁니다. 학습률과 에포크 수를 주지
# 않으면 `learning_rate`는 $0.5$, `epochs`는 $10000$ 입니다.
#
# **크기** `losses`는 길이 $10$ 인 리스트입니다(`epochs`가 $10000$ 일 때. $2500$ 이면 길이 $3$,
# $1000$ 이면 길이 $1$). 돌려주는 `params`는 새 딕셔너리, 새 배열입니다.
#
# **숫자 예** `np.random.default_rng(0)`으로 만든 파라미터에서 시작하면 `losses`는 $0.5000$,
# $0.1446$, $0.0611$, $0.0434$, …, $0.0208$ 로 줄고, 마지막 예측값은
# $[0.020, 0.985, 0.978, 0.021]$ 입니다.
#
# **운에 대하여** D1의 스크립트를 시드만 $0$ 부터 $999$ 까지 바꾸어 돌려 보면 $1000$ 번 가운데
# $964$ 번 풀고, $36$ 번(3.6 %)은 $10000$ 에포크가 지나도 풀지 못합니다. 코드가 틀린 것이
# 아닙니다. 실패한 $36$ 번은 모두 같은 모습입니다. `[1, 1]`과 정답이 $1$ 인 입력 하나가, 세 은닉
# 노드 모두에서 시그모이드의 평평한 곳에 함께 들어가 $A_1$ 의 두 행이 거의 같아집니다(차이 $0.004$
# 이하). 출력층은 둘을 구별할 수 없으니 둘 다 $0.5$ 라고 답하는 것이 최선이고, 오차 $+0.5$ 와
# $-0.5$ 는 $W_2$ 의 업데이트에서 서로 지워집니다. 은닉층에서는 $A_1(1 - A_1)$ 이 $0.01$ 도 되지
# 않아 $\delta_1$ 도 거의 $0$ 입니다. 그래서 손실이 $0.26$ 에서 멈춥니다. 채점은 시작 파라미터를
# 정해 두고 하므로, 맞는 코드가 운 때문에 틀리는 일은 없습니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (4. 학습 시작, 3단계: 가중치와 편향 업데이트)

# %% [markdown] lang="en"
# ## 5. `train` ★★★ 15 minutes
# Repeat forward pass, backward pass and update `epochs` times. All four rows are used at once, so
# one time is 1 epoch.
#
# $$W_{\text{new}} = W_{\text{old}} + \eta\,(A^T \delta)$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum \delta$$
#
# To see whether it learns, take the mean absolute error whenever the number of the epoch is a
# multiple of $1000$ (`epoch % 1000 == 0`, $0$ included), from the predictions **before that
# epoch's update**, and put it into `losses`. These are the values that the slide's script prints.
#
# $$\text{loss} = \frac{1}{n k} \sum |y - \hat{y}|$$
#
# However small the loss becomes, do not stop early: all `epochs` are run. Without a learning rate
# and a number of epochs, `learning_rate` is $0.5$ and `epochs` $10000$.
#
# **Shapes** `losses` is a list of length $10$ (for `epochs` $10000$; for $2500$ the length is
# $3$, for $1000$ it is $1$). The `params` you return are a new dictionary of new arrays.
#
# **A number** From the parameters made with `np.random.default_rng(0)`, `losses` goes $0.5000$,
# $0.1446$, $0.0611$, $0.0434$, … down to $0.0208$, and the last predictions are
# $[0.020, 0.985, 0.978, 0.021]$.
#
# **About luck** Run D1's script with the seeds from $0$ to $999$, and out of $1000$ runs $964$
# solve XOR, while $36$ (3.6 %) have not after $10000$ epochs. The code is not wrong. All $36$
# look alike: `[1, 1]` and one input whose answer is $1$ have moved together onto the flat part of
# the sigmoid in all three hidden nodes, so that their rows of $A_1$ are nearly equal (they differ
# by $0.004$ at most). The output layer cannot tell them apart, the best it can say to both is
# $0.5$, and the errors $+0.5$ and $-0.5$ cancel in the update of $W_2$. In the hidden layer
# $A_1(1 - A_1)$ is below $0.01$, so $\delta_1$ is almost $0$ as well. The loss stands still at
# $0.26$. The checks fix the parameters to start from, so correct code never fails for bad luck.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (4. training, step 3: update of weights and biases)


# %% train
def train(params, X, y, learning_rate=0.5, epochs=10000):
    """(params, X, y) → (params, losses)

    ko: params: 처음 파라미터, 바뀌지 않습니다. X: (n, d), y: (n, k)
    ko: 반환: (params, losses), 학습된 새 딕셔너리와
    ko: 1000 에포크마다(0, 1000, 2000, ...) 업데이트 전에 잰 평균 절대 오차의 리스트
    en: params: the first parameters, which stay as they are; X: (n, d), y: (n, k)
    en: Returns (params, losses): a new dict with the trained parameters, and the list of the
    en: mean absolute errors at every 1000th epoch (0, 1000, 2000, ...) before its update
    """
    ### BEGIN SOLUTION
    params = {name: np.array(value, dtype=float) for name, value in params.items()}
    y = np.asarray(y, dtype=float)
    losses = []
    for epoch in range(epochs):
        A1, y_hat = forward(params, X)
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        directions = backward(params, X, y, A1, y_hat)
        params = {name: params[name] + learning_rate * directions[name] for name in params}
    return params, losses
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: 잘 된 학습과 멈춘 학습
# 시드 $0$ 은 풀고, 시드 $2$ 는 멈춥니다. 점선은 은닉 노드 하나하나가 $0.5$ 를 내는 직선입니다.
# 멈춘 쪽에서 어느 두 점의 예측값이 $0.5$ 인지, 그 두 점과 점선들의 자리를 보세요.

# %% [markdown] lang="en"
# ### Figures: a run that learns and a run that is stuck
# Seed $0$ solves XOR, seed $2$ gets stuck. A dashed line is where one hidden node says $0.5$. In
# the run that is stuck, look for the two points with a prediction of $0.5$, and at where they lie
# from the dashed lines.

# %% tags=["demo"]
with once_solved(language=language):
    losses, surfaces, hidden = {}, {}, {}
    for seed in (0, 2):
        start = init_parameters(2, 3, 1, np.random.default_rng(seed))
        trained, losses[seed] = train(start, X, y)
        surfaces[seed] = lambda points, trained=trained: forward(trained, points)[1]
        hidden[seed] = (trained["W1"], trained["b1"])
    figures.draw_losses(losses, language=language).show()
    figures.draw_surfaces(surfaces, X, y, hidden=hidden, language=language).show()

# %% [markdown] lang="ko"
# ## 6. `predict` ★☆☆ 5분
# 확률처럼 나온 $\hat{y}$ 를 $0$ 또는 $1$ 의 답으로 바꿉니다. D1의 스크립트는
# `predicted_final.round()`를 씁니다. NumPy의 `round`는 정확히 $0.5$ 이면 짝수인 $0$ 으로 갑니다.
# 그래서 규칙은 다음과 같습니다.
#
# $$\text{predict} = \begin{cases} 1 & \hat{y} > 0.5 \\ 0 & \hat{y} \le 0.5 \end{cases}$$
#
# **크기** $(n, k)$ 의 **정수** 배열. `k`가 $1$ 이면 $(n, 1)$
#
# **숫자 예** $\hat{y} = [0.020, 0.985, 0.978, 0.021]$ 이면 `[[0], [1], [1], [0]]`. 파라미터가
# 모두 $0$ 이면 $\hat{y}$ 는 어디서나 정확히 $0.5$ 이고, 답은 모두 $0$ 입니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (5. 학습된 모델로 예측 (결과 확인))

# %% [markdown] lang="en"
# ## 6. `predict` ★☆☆ 5 minutes
# Turn $\hat{y}$, which looks like a probability, into an answer $0$ or $1$. D1's script uses
# `predicted_final.round()`. NumPy's `round` takes exactly $0.5$ to the even number, $0$. So the
# rule is:
#
# $$\text{predict} = \begin{cases} 1 & \hat{y} > 0.5 \\ 0 & \hat{y} \le 0.5 \end{cases}$$
#
# **Shapes** An array of **integers** $(n, k)$; with `k` $1$ it is $(n, 1)$
#
# **A number** $\hat{y} = [0.020, 0.985, 0.978, 0.021]$ gives `[[0], [1], [1], [0]]`. With all
# parameters $0$, $\hat{y}$ is exactly $0.5$ everywhere, and every answer is $0$.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (5. prediction with the trained model)


# %% predict
def predict(params, X):
    """ŷ > 0.5

    ko: params: 파라미터, X: (n, d)
    ko: 반환: (n, k) 정수 배열, 값은 0 또는 1
    en: params: the parameters, X: (n, d)
    en: Returns an (n, k) array of ints, each 0 or 1
    """
    ### BEGIN SOLUTION
    _, y_hat = forward(params, X)
    return (y_hat > 0.5).astype(int)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `best_linear_accuracy` ★★★ 15분
# D0와 D1은 "활성화 함수 없으면 xor 문제를 학습할 수 없다"고 말합니다. 직접 확인해 봅시다. 같은
# 신경망에서 활성화 함수를 빼면 두 층이 **한 층으로 합쳐집니다**.
#
# $$\hat{y} = (X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2) = X w + b$$
#
# 그래서 은닉층이 있어도 없어도 같은 것을 배웁니다. 합친 신경망 $Xw + b$ 를 같은 델타 규칙으로
# 학습시킵니다. 시그모이드가 없으니 그 기울기도 없고, $\delta = E$ 입니다.
#
# $$E = y - (Xw + b)$$
# $$w_{\text{new}} = w_{\text{old}} + \eta\,X^T E$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum E$$
#
# 누가 해도 같은 답이 나오도록 이렇게 정합니다.
# - $w$ 와 $b$ 는 모두 $0$ 에서 시작하고, 학습률은 $\eta = 0.1$ 입니다.
# - 한 에포크의 순서: 예측한다, **정확도를 잰다**, 업데이트한다.
# - 예측값이 $0.5$ 보다 크면 $1$, 아니면 $0$ 이라고 답합니다. 정확도는 맞힌 행의 비율입니다. 채점에
#   쓰는 데이터에서는, 반올림 때문에 예측값이 $0.5$ 의 이쪽저쪽으로 갈리는 일이 없습니다.
# - `epochs`번의 정확도 가운데 **가장 큰 것**을 파이썬 `float`로 돌려줍니다.
#
# **크기** `X`가 $(n, d)$, `y`가 $(n, 1)$ 이면 $w$ 는 $(d, 1)$, $b$ 는 $(1,)$
#
# **숫자 예** XOR에서는 몇 번을 되풀이해도 $0.75$ 를 넘지 못합니다. $0$ 에서 시작하면 $100$ 에포크
# 동안 $0.5$ 이고, $\hat{y}$ 는 네 점 모두에서 $0.5$ 로 다가갑니다. 같은 코드가 AND(정답
# `[0, 0, 0, 1]`)와 OR(정답 `[0, 1, 1, 1]`)에서는 $100$ 에포크 안에 $1.0$ 이 됩니다. 학습률을
# $0.5$ 로 두면 값이 끝없이 커집니다(발산). 시그모이드가 있으면 $\hat{y}$ 가 언제나 $0$ 과 $1$
# 사이에 있어서 오차도 $1$ 을 넘지 않지만, 여기에는 그렇게 막아 주는 것이 없습니다.
#
# **슬라이드** D0, `3. 기본 개념 알고가기` — `선형과 비선형`, D1, `4. 기본 개념 알고가기` (선형과
# 비선형?). D0의 시그모이드 슬라이드에는 "선형성을 부여한다"고 적혀 있는데, 앞 장에서 말한 대로
# **비선형성**이 맞습니다.

# %% [markdown] lang="en"
# ## 7. `best_linear_accuracy` ★★★ 15 minutes
# D0 and D1 say that "without an activation function the xor problem cannot be learnt". Let us see
# for ourselves. Take the activation function out of the same network, and its two layers **fold
# into one**.
#
# $$\hat{y} = (X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2) = X w + b$$
#
# So it learns the same with the hidden layer as without. Train the folded network $Xw + b$ with
# the same delta rule. There is no sigmoid, hence no slope of it, and $\delta = E$.
#
# $$E = y - (Xw + b)$$
# $$w_{\text{new}} = w_{\text{old}} + \eta\,X^T E$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum E$$
#
# So that everybody gets the same answer:
# - $w$ and $b$ start from $0$ throughout, and the learning rate is $\eta = 0.1$.
# - The order within an epoch: predict, **measure the accuracy**, update.
# - A prediction above $0.5$ answers $1$, any other answers $0$. The accuracy is the share of rows
#   that are right. With the data of the checks, rounding never decides on which side of $0.5$ a
#   prediction lies.
# - Return **the largest** of the `epochs` accuracies, as a Python `float`.
#
# **Shapes** With `X` $(n, d)$ and `y` $(n, 1)$, $w$ is $(d, 1)$ and $b$ is $(1,)$
#
# **A number** On XOR, no number of epochs gets above $0.75$. Starting from $0$, it is $0.5$ for
# $100$ epochs, while $\hat{y}$ comes closer and closer to $0.5$ at all four points. The same code
# reaches $1.0$ within $100$ epochs on AND (answers `[0, 0, 0, 1]`) and OR (answers
# `[0, 1, 1, 1]`). With a learning rate of $0.5$ the values grow without end (diverge). A sigmoid
# would keep every $\hat{y}$ between $0$ and $1$, so that no error could be larger than $1$. Here
# nothing does.
#
# **Slide** D0, `3. 기본 개념 알고가기` — `선형과 비선형`, D1, `4. 기본 개념 알고가기` (linear and
# nonlinear?). D0's slide on the sigmoid says that it "gives linearity"; as the slide before it
# says, **nonlinearity** is meant.


# %% best_linear_accuracy
def best_linear_accuracy(X, y, epochs):
    """ŷ = X w + b,  w + 0.1 · Xᵀ E,  b + 0.1 · Σ E

    ko: X: (n, d), y: (n, 1) 값은 0 또는 1, epochs: 1 이상
    ko: 반환: float, 에포크마다 업데이트 전에 잰 정확도 가운데 가장 큰 것
    en: X: (n, d), y: (n, 1) of 0 and 1, epochs: 1 or more
    en: Returns a float, the largest of the accuracies measured before each epoch's update
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w, b = np.zeros((X.shape[1], 1)), np.zeros(1)
    best = 0.0
    for _ in range(epochs):
        y_hat = X @ w + b
        best = max(best, float(np.mean((y_hat > 0.5) == y)))
        error = y - y_hat
        w = w + 0.1 * (X.T @ error)
        b = b + 0.1 * error.sum(axis=0)
    return best
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    tables = {"AND": [[0], [0], [0], [1]], "OR": [[0], [1], [1], [1]], "XOR": y}
    for table, answers in tables.items():
        print(f"{table:>4}: {best_linear_accuracy(X, np.array(answers), epochs=100)}")

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 은닉 노드를 $2$, $3$, $5$, $10$ 개로 바꾸며 시드 $100$ 개씩으로 학습시키고, XOR을 풀지 못한 비율을
# 그래프로 그려 보세요. 노드가 많을수록 잘 풀리는 까닭은 무엇일까요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Train with $2$, $3$, $5$ and $10$ hidden nodes, $100$ seeds each, and draw the share that does
# not solve XOR. Why does it help to have more nodes?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 직선 하나로는 왜 XOR의 네 점 가운데 셋까지만 맞힐 수 있을까요? $b \le 0.5$, $w_1 + b > 0.5$,
#    $w_2 + b > 0.5$, $w_1 + w_2 + b \le 0.5$ 네 식을 함께 놓고 더해 보세요.
# 2. 모든 파라미터를 $0$ 으로 두고 `train`을 돌리면 어떻게 될까요? 은닉 노드를 $3$ 개에서 $10$
#    개로 늘리면 멈추는 시드가 줄어들까요? 예상한 다음 돌려 보세요.
# 3. (손으로 채점합니다) 친구가 D1의 스크립트를 돌렸더니 $10000$ 에포크 뒤에도 손실이 $0.26$ 에서
#    줄지 않습니다. 코드는 맞습니다. 네 점의 예측값은 어떤 모습일지, 왜 더 학습해도 거의 나아지지
#    않는지, 무엇을 해 보라고 할지 세 문장에서 다섯 문장으로 쓰세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. Why can one straight line get only three of XOR's four points right? Put the four conditions
#    $b \le 0.5$, $w_1 + b > 0.5$, $w_2 + b > 0.5$, $w_1 + w_2 + b \le 0.5$ side by side and add.
# 2. What happens when you run `train` with all parameters at $0$? Do fewer seeds get stuck with
#    $10$ hidden nodes than with $3$? Guess first, then run it.
# 3. (Graded by hand) A friend has run D1's script, and after $10000$ epochs the loss stays at
#    $0.26$. The code is right. Write three to five sentences: what do the predictions at the four
#    points look like, why does more training hardly help, and what would you tell your friend to
#    try?

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
