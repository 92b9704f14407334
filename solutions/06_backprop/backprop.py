# %% [markdown] lang="ko"
# # 06. 역전파 — 연쇄 법칙을 거꾸로 걷기
#
# ## 이 과제를 마치면
# - 가중치 하나가 손실에 미치는 영향을 **연쇄 법칙**으로 적고, 숫자로 계산할 수 있습니다.
# - 3-2-2 신경망의 모든 기울기를 손으로 구하고, NumPy 몇 줄로 다시 얻을 수 있습니다.
# - **층이 몇 개여도** 되는 순전파와 역전파를 쓰고, 수치 미분으로 검산할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 02의 순전파와 델타, 04의 시그모이드 미분
# - 05의 손실 `half_squared_error`와 `numerical_gradient`
# - NumPy의 `@`, `.T`, `np.outer`, `sum(axis=0)`
#
# ## 문제와 예상 시간 (모두 약 160분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `hadamard` | ★☆☆ | 10 |
# | 2 | `neuron` | ★☆☆ | 8 |
# | 3 | `layer` | ★☆☆ | 10 |
# | 4 | `fcn_forward` | ★☆☆ | 14 |
# | 5 | `output_weight_gradient` | ★★☆ | 12 |
# | 6 | `fcn_gradients` | ★★☆ | 30 |
# | 7 | `sigmoid_chain_gradient` | ★★☆ | 24 |
# | 8 | `mlp_forward` | ★★☆ | 16 |
# | 9 | `mlp_backward` | ★★★ | 36 |
#
# 처음 배우는 사람의 시간입니다. NumPy와 미분이 익숙하면 절반쯤 걸립니다.

# %% [markdown] lang="en"
# # 06. Backpropagation — the chain rule, walked backwards
#
# ## What you will be able to do
# - Write down with the **chain rule** how one weight acts on the loss, and work out the number.
# - Find every gradient of a 3-2-2 network by hand, and get it again in a few lines of NumPy.
# - Write forward and backward passes for **any number of layers**, and check them by numerical
#   differentiation.
#
# ## What you need first
# - The forward pass and the deltas of 02, the sigmoid's derivative of 04
# - The loss `half_squared_error` and `numerical_gradient` of 05
# - NumPy's `@`, `.T`, `np.outer` and `sum(axis=0)`
#
# ## Exercises and time (about 160 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `hadamard` | ★☆☆ | 10 |
# | 2 | `neuron` | ★☆☆ | 8 |
# | 3 | `layer` | ★☆☆ | 10 |
# | 4 | `fcn_forward` | ★☆☆ | 14 |
# | 5 | `output_weight_gradient` | ★★☆ | 12 |
# | 6 | `fcn_gradients` | ★★☆ | 30 |
# | 7 | `sigmoid_chain_gradient` | ★★☆ | 24 |
# | 8 | `mlp_forward` | ★★☆ | 16 |
# | 9 | `mlp_backward` | ★★★ | 36 |
#
# The times are those of somebody who learns this for the first time. With NumPy and derivatives
# at your fingertips it is about half.

# %% [markdown] lang="ko"
# ## 약속
# **손실.** 이 과제의 손실은 언제나 D2의 식입니다. 출력 노드 모두, 배치라면 모든 행을 **더합니다**
# (평균이 아닙니다).
#
# $$E = \frac{1}{2} \sum (o - t)^2 \qquad \frac{dE}{do} = o - t$$
#
# 앞의 $\frac{1}{2}$ 은 미분할 때 내려오는 $2$ 를 지우려고 둔 것입니다.
#
# **부호.** 여기서 구하는 것은 손실의 **기울기**입니다. 오차가 $o - t$ (출력 빼기 정답)이고,
# 가중치는 기울기를 **빼서** 고칩니다. 02와 03의 델타는 $y - \hat{y}$ 에서 시작했으므로 부호가
# 반대입니다.
#
# **크기.** 가중치 행렬은 (이전 층의 노드 수, 다음 층의 노드 수)입니다. 기울기는 언제나 그
# 가중치와 **같은 모양**입니다.
#
# **입력을 바꾸지 않습니다.** 모든 함수는 부를 때마다 새 값을 돌려줍니다. 숫자 하나가 아니라
# 여럿이면 리스트가 아니라 새 **NumPy 배열**에 담습니다. 받은 배열이나 그 일부(뷰)를 돌려주지 않고,
# 같은 입력에는 언제나 같은 결과가 나옵니다.
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
# **범위.** 가중 입력은 $-700$ 과 $700$ 사이입니다. 시그모이드는 02의 식 그대로면 됩니다.
#
# **시그모이드의 미분.** D2의 식 $\sigma'(z) = \sigma(z)(1 - \sigma(z))$ 에 $\sigma(z) = o$ 를
# 넣으면 $o(1 - o)$ 입니다. 순전파에서 구해 둔 값을 다시 쓰면 지수를 또 계산할 필요가 없습니다.

# %% [markdown] lang="en"
# ## Conventions
# **Loss.** The loss in this assignment is always that of D2: a **sum** over all output nodes, and
# over all rows where there is a batch (not a mean).
#
# $$E = \frac{1}{2} \sum (o - t)^2 \qquad \frac{dE}{do} = o - t$$
#
# The $\frac{1}{2}$ is there to cancel the $2$ that differentiation brings down.
#
# **Sign.** What we find here is the **gradient** of the loss. The error is $o - t$ (output minus
# target), and weights are corrected by **subtracting** the gradient. The deltas of 02 and 03
# started from $y - \hat{y}$, so their sign is the opposite.
#
# **Shapes.** A weight matrix is (nodes in the layer before, nodes in the layer after). A gradient
# always has the **same shape** as its weights.
#
# **Inputs stay as they are.** Every function returns new values each time it is called. Where they
# are several numbers and not just one, they come in a new **NumPy array**, not in a list. Do not
# return an array that you were given or a part (a view) of it. The same inputs always give the same
# result.
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
# **Range.** Weighted inputs are between $-700$ and $700$: 02's formula of the sigmoid is enough.
#
# **The sigmoid's derivative.** Put $\sigma(z) = o$ into D2's
# $\sigma'(z) = \sigma(z)(1 - \sigma(z))$, and it is $o(1 - o)$. With what the forward pass has
# already found, no exponential has to be computed again.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("06_backprop")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 주어진 함수
# 시그모이드는 이미 여러 번 만들었으므로 D1의 스크립트에 적힌 것을 그대로 씁니다. 02에서 만든
# 여러분의 함수로 바꾸어 넣어도 됩니다.
#
# **슬라이드** D1, `6. Numpy로 MLP 구현하기` (3. 활성화 함수와 그 미분 함수 정의)

# %% [markdown] lang="en"
# ## Given function
# You have made the sigmoid several times already, so here it stands as in D1's script. You may
# put your own function from 02 in its place.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (3. the activation function and its derivative)


# %%
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# %% [markdown] lang="ko"
# ## 1. `hadamard` ★☆☆ 10분
# 역전파의 식마다 나오는 $\odot$ 부터 시작합니다. **하다마르 곱**(슬라이드의 표기는 "하드마르
# 곱")은 모양이 같은 두 행렬의 같은 자리끼리 곱하는 요소별 곱셈입니다.
#
# $$(A \odot B)_{ij} = A_{ij} B_{ij}$$
#
# NumPy의 `*`는 모양이 달라도 브로드캐스팅으로 **조용히** 맞추어 버립니다. $(3,)$ 과 $(3, 1)$ 을
# 곱하면 $(3, 3)$ 이 되지요. 하다마르 곱은 모양이 같을 때만 있는 것이므로, 모양이 다르면
# `ValueError`를 일으키세요. 메시지는 자유입니다.
#
# **크기** 두 배열의 모양이 같아야 하고, 결과도 같은 모양입니다.
#
# **숫자 예** $[0.0103, 0.0118] \odot [0.229, 0.214] = [0.0023587, 0.0025252]$ (슬라이드
# `[0.0024, 0.0025]`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (역전파 1단계의 "요소별
# 곱셈", 2단계의 $\delta_1$ 계산)

# %% [markdown] lang="en"
# ## 1. `hadamard` ★☆☆ 10 minutes
# We start with the $\odot$ that appears in every formula of backpropagation. The **Hadamard
# product** multiplies two matrices of the same shape element by element, each with the one in the
# same place.
#
# $$(A \odot B)_{ij} = A_{ij} B_{ij}$$
#
# NumPy's `*` **silently** makes other shapes fit by broadcasting: $(3,)$ times $(3, 1)$ becomes
# $(3, 3)$. The Hadamard product exists only where the shapes are the same. So if they differ,
# raise `ValueError`, with any message you like.
#
# **Shapes** Both arrays must have the same shape, and the result has it, too.
#
# **A number** $[0.0103, 0.0118] \odot [0.229, 0.214] = [0.0023587, 0.0025252]$ (slide
# `[0.0024, 0.0025]`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (the elementwise product
# of backward step 1, and $\delta_1$ in step 2)


# %% hadamard
def hadamard(A, B):
    """A ⊙ B

    ko: A, B: 모양이 같은 숫자 또는 배열. 모양이 다르면 ValueError
    ko: 반환: 같은 모양, 같은 자리끼리 곱한 값
    en: A, B: numbers or arrays of one shape; raises ValueError where the shapes differ
    en: Returns the products of the elements in the same places, of the same shape
    """
    ### BEGIN SOLUTION
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError(f"{A.shape} ⊙ {B.shape}")
    return A * B
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `neuron` ★☆☆ 8분
# D0의 은닉층 노드 하나입니다. 입력 $4$ 개가 들어오고, 선마다 가중치가 있습니다. 노드는 세 가지
# 일을 합니다. 곱해서 더하고, 편향을 더하고, 활성화 함수에 통과시킵니다.
#
# $$z = x_1 w_1 + x_2 w_2 + x_3 w_3 + x_4 w_4$$
# $$z' = z + b \qquad y = \sigma(z')$$
#
# **크기** `x`와 `w`는 $(d,)$, `b`는 숫자 하나, 결과도 숫자 하나입니다. 슬라이드는 $d = 4$ 이지만
# 몇 개여도 됩니다.
#
# **숫자 예** $x = [1, 2, 3, 4]$, $w = [0.1, 0.2, -0.3, 0.1]$, $b = 0.6$ 이면
# $z = 0.1 + 0.4 - 0.9 + 0.4 = 0$, $z' = 0.6$, $y = 0.6456563$
#
# **슬라이드** D0, `3. 기본 개념 알고가기` — `은닉층에서의 출력값`

# %% [markdown] lang="en"
# ## 2. `neuron` ★☆☆ 8 minutes
# One node of D0's hidden layer. $4$ inputs come in, and every line has a weight. The node does
# three things: it multiplies and adds up, adds the bias, and sends the sum through the activation
# function.
#
# $$z = x_1 w_1 + x_2 w_2 + x_3 w_3 + x_4 w_4$$
# $$z' = z + b \qquad y = \sigma(z')$$
#
# **Shapes** `x` and `w` are $(d,)$, `b` is one number, and so is the result. The slide has
# $d = 4$, but any number must work.
#
# **A number** With $x = [1, 2, 3, 4]$, $w = [0.1, 0.2, -0.3, 0.1]$ and $b = 0.6$ it is
# $z = 0.1 + 0.4 - 0.9 + 0.4 = 0$, $z' = 0.6$, $y = 0.6456563$
#
# **Slide** D0, `3. 기본 개념 알고가기` — `은닉층에서의 출력값`


# %% neuron
def neuron(x, w, b):
    """σ(x1 w1 + x2 w2 + ... + b)

    ko: x: (d,) 입력, w: (d,) 가중치, b: 편향, 숫자 하나
    ko: 반환: 활성화 값, 숫자 하나
    en: x: (d,) inputs, w: (d,) weights, b: the bias, one number
    en: Returns the activation, one number
    """
    ### BEGIN SOLUTION
    return sigmoid(np.dot(x, w) + b)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `layer` ★☆☆ 10분
# 같은 입력을 받는 노드를 나란히 놓으면 층입니다. 노드마다 `neuron`을 부르는 대신 가중치를 행렬에
# 모아 한 번에 계산합니다.
#
# $$y = \sigma(x W + b)$$
#
# D0는 $y = \sigma(Wx + b)$ 라고 씁니다. $x$ 를 세로로 세우고 $W$ 의 **행**이 노드 하나인
# 표기입니다. 이 과정의 배열은 데이터가 행이므로, $W$ 의 **열**이 노드 하나이고 $x$ 가 왼쪽에
# 옵니다. 두 식은 서로 전치일 뿐 같은 계산입니다.
#
# **크기** `W`는 $(d, k)$, `b`는 $(k,)$. `x`는 데이터 하나 $(d,)$ 여도 되고 배치 $(n, d)$ 여도
# 됩니다. 결과는 차례로 $(k,)$, $(n, k)$ 입니다.
#
# **숫자 예** 2번의 노드 옆에 가중치 $[0.2, 0, 0.1, -0.1]$, 편향 $0.7$ 인 노드를 하나 더 놓으면
# $xW = [0, 0.1]$, $y = \sigma([0.6, 0.8]) = [0.6456563, 0.6899745]$ (D1 슬라이드의
# `[0.646, 0.690]`과 같은 값)
#
# **슬라이드** D0, `3. 기본 개념 알고가기` — `은닉층에서의 출력값`

# %% [markdown] lang="en"
# ## 3. `layer` ★☆☆ 10 minutes
# Nodes side by side with the same inputs make a layer. Instead of calling `neuron` for each, we
# gather the weights in a matrix and compute them all at once.
#
# $$y = \sigma(x W + b)$$
#
# D0 writes $y = \sigma(Wx + b)$. There $x$ stands upright and a **row** of $W$ is one node. The
# arrays of this course have data in rows, so a **column** of $W$ is one node, and $x$ comes on
# the left. The two formulas are each other's transpose: the same computation.
#
# **Shapes** `W` is $(d, k)$ and `b` is $(k,)$. `x` may be one example $(d,)$ or a batch $(n, d)$.
# The result is $(k,)$ or $(n, k)$.
#
# **A number** Beside the node of 2, put one with the weights $[0.2, 0, 0.1, -0.1]$ and the bias
# $0.7$. Then $xW = [0, 0.1]$ and $y = \sigma([0.6, 0.8]) = [0.6456563, 0.6899745]$ (the same
# values as `[0.646, 0.690]` on D1's slide)
#
# **Slide** D0, `3. 기본 개념 알고가기` — `은닉층에서의 출력값`


# %% layer
def layer(x, W, b):
    """σ(x W + b)

    ko: x: (d,) 데이터 하나 또는 (n, d) 배치, W: (d, k) 가중치, b: (k,) 편향
    ko: 반환: (k,) 또는 (n, k) 활성화 값
    en: x: (d,) one example or (n, d) a batch, W: (d, k) weights, b: (k,) biases
    en: Returns the activations, (k,) or (n, k)
    """
    ### BEGIN SOLUTION
    return sigmoid(np.asarray(x, float) @ np.asarray(W, float) + b)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `fcn_forward` ★☆☆ 14분
# D2의 3층 FCN입니다. 입력 $3$ 개, 은닉 노드 $2$ 개, 출력 $2$ 개이고 **편향이 없습니다**.
# 슬라이드의 가중치 $w_1, \dots, w_{10}$ 을 행렬 둘에 담으면 이렇게 됩니다.
#
# $$W_{\text{hidden}} = \begin{pmatrix} w_1 & w_2 \\ w_3 & w_4 \\ w_5 & w_6 \end{pmatrix}$$
# $$W_{\text{output}} = \begin{pmatrix} w_7 & w_8 \\ w_9 & w_{10} \end{pmatrix}$$
#
# $$z_{h1} = x_1 w_1 + x_2 w_3 + x_3 w_5 \qquad z_{h2} = x_1 w_2 + x_2 w_4 + x_3 w_6$$
# $$h_1 = \sigma(z_{h1}) \qquad h_2 = \sigma(z_{h2})$$
# $$z_{o1} = h_1 w_7 + h_2 w_9 \qquad z_{o2} = h_1 w_8 + h_2 w_{10}$$
# $$o_1 = \sigma(z_{o1}) \qquad o_2 = \sigma(z_{o2})$$
#
# **슬라이드의 잘못.** D2의 이 슬라이드는 두 줄이 잘못되어 있습니다. $z_{o2}$ 를
# $h_1 w_7 + h_2 w_9$ 로 적어 $z_{o1}$ 의 식을 되풀이했고(바른 식은 $h_1 w_8 + h_2 w_{10}$),
# 마지막 줄 $\sigma(z_{o2})$ 의 왼쪽을 $o_1$ 로 적었습니다(바르게는 $o_2$). 슬라이드대로 계산하면
# 두 출력이 언제나 같아지고 $w_8$ 과 $w_{10}$ 은 아무 일도 하지 않습니다.
#
# **크기** `x`는 $(3,)$, `W_hidden`은 $(3, 2)$, `W_output`은 $(2, 2)$, 결과 `h`와 `o`는 배열 $(2,)$.
# 노드 수가 달라도 맞아야 합니다. $(d,)$, $(d, m)$, $(m, k)$ 이면 $(m,)$ 과 $(k,)$ 입니다.
#
# **숫자 예** $x = [1, 0, 1]$ 이고 $w_1, \dots, w_{10}$ 이 차례로 $0.1, 0.2, \dots, 1.0$ 이면
# $z_h = [0.6, 0.8]$, $h = [0.6456563, 0.6899745]$, $z_o = [1.0729364, 1.2064995]$,
# $o = [0.7451549, 0.7696790]$. 슬라이드의 잘못된 식이라면 $o_2$ 도 $0.7451549$ 가 됩니다.
#
# **슬라이드** D2, `FCN (Fully Connected Network)`와 `Forward Propagation`

# %% [markdown] lang="en"
# ## 4. `fcn_forward` ★☆☆ 14 minutes
# The 3-layer FCN of D2, with $3$ inputs, $2$ hidden nodes and $2$ outputs, and **without
# biases**. The slide's weights $w_1, \dots, w_{10}$ go into two matrices like this:
#
# $$W_{\text{hidden}} = \begin{pmatrix} w_1 & w_2 \\ w_3 & w_4 \\ w_5 & w_6 \end{pmatrix}$$
# $$W_{\text{output}} = \begin{pmatrix} w_7 & w_8 \\ w_9 & w_{10} \end{pmatrix}$$
#
# $$z_{h1} = x_1 w_1 + x_2 w_3 + x_3 w_5 \qquad z_{h2} = x_1 w_2 + x_2 w_4 + x_3 w_6$$
# $$h_1 = \sigma(z_{h1}) \qquad h_2 = \sigma(z_{h2})$$
# $$z_{o1} = h_1 w_7 + h_2 w_9 \qquad z_{o2} = h_1 w_8 + h_2 w_{10}$$
# $$o_1 = \sigma(z_{o1}) \qquad o_2 = \sigma(z_{o2})$$
#
# **Errors on the slide.** Two lines of this slide of D2 are wrong. It writes $z_{o2}$ as
# $h_1 w_7 + h_2 w_9$, repeating the formula of $z_{o1}$ (it should be $h_1 w_8 + h_2 w_{10}$),
# and in the last line $\sigma(z_{o2})$ has $o_1$ on its left (it should be $o_2$). Computed as
# the slide has it, both outputs would always be the same, and $w_8$ and $w_{10}$ would do
# nothing.
#
# **Shapes** `x` is $(3,)$, `W_hidden` is $(3, 2)$, `W_output` is $(2, 2)$, and the results `h`
# and `o` are arrays $(2,)$. Other numbers of nodes must work as well: $(d,)$, $(d, m)$ and
# $(m, k)$ give $(m,)$ and $(k,)$.
#
# **A number** With $x = [1, 0, 1]$ and $w_1, \dots, w_{10}$ being $0.1, 0.2, \dots, 1.0$ it is
# $z_h = [0.6, 0.8]$, $h = [0.6456563, 0.6899745]$, $z_o = [1.0729364, 1.2064995]$,
# $o = [0.7451549, 0.7696790]$. By the slide's wrong formula $o_2$ would be $0.7451549$, too.
#
# **Slide** D2, `FCN (Fully Connected Network)` and `Forward Propagation`


# %% fcn_forward
def fcn_forward(x, W_hidden, W_output):
    """h = σ(x W_hidden),  o = σ(h W_output)

    ko: x: (d,) 데이터 하나, W_hidden: (d, m), W_output: (m, k), 편향은 없습니다
    ko: 반환: (h, o), 은닉층 (m,)과 출력층 (k,)의 활성화 값, 새 배열 둘
    en: x: (d,) one example, W_hidden: (d, m), W_output: (m, k), no biases
    en: Returns (h, o), two new arrays: activations of the hidden (m,) and the output layer (k,)
    """
    ### BEGIN SOLUTION
    h = sigmoid(np.asarray(x, float) @ np.asarray(W_hidden, float))
    return h, sigmoid(h @ np.asarray(W_output, float))
    ### END SOLUTION


# %% tags=["demo"]
x = np.array([1.0, 0.0, 1.0])
t = np.array([1.0, 0.0])
W_hidden = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
W_output = np.array([[0.7, 0.8], [0.9, 1.0]])
with once_solved(language=language):
    h, o = fcn_forward(x, W_hidden, W_output)
    figures.draw_fcn(x, W_hidden, W_output, h, o, language=language).show()

# %% [markdown] lang="ko"
# ## 5. `output_weight_gradient` ★★☆ 12분
# $w_7$ 을 조금 바꾸면 손실 $E$ 는 얼마나 바뀔까요? $w_7$ 은 $z_{o1}$ 을 바꾸고, $z_{o1}$ 은 $o_1$
# 을, $o_1$ 은 $E$ 를 바꿉니다. **연쇄 법칙**은 이 세 걸음의 미분을 곱하라고 말합니다.
#
# $$\frac{dE}{dw_7} = \frac{dE}{do_1} \frac{do_1}{dz_{o1}} \frac{dz_{o1}}{dw_7}$$
# $$\frac{dE}{dw_7} = (o_1 - t_1) \cdot o_1 (1 - o_1) \cdot h_1$$
#
# 출력층의 가중치라면 어느 것이든 같은 모양입니다. 어느 은닉 노드 $h$ 에서 나와 어느 출력 $o$ 로
# 가는지만 다릅니다. 이번에는 배열이 아니라 **숫자**로 계산해 봅니다.
#
# **크기** 숫자 셋이 들어가고 숫자 하나가 나옵니다.
#
# **숫자 예** 4번의 예에서 $t_1 = 1$ 이면 $o_1 - t_1 = -0.2548451$, $o_1(1 - o_1) = 0.1898991$,
# $h_1 = 0.6456563$ 이므로 $\frac{dE}{dw_7} = -0.0312464$. 음수이니 $w_7$ 을 키우면 손실이
# 줄어듭니다.
#
# **슬라이드** D2, `연쇄 법칙`과 `역전파`

# %% [markdown] lang="en"
# ## 5. `output_weight_gradient` ★★☆ 12 minutes
# Change $w_7$ a little: how much does the loss $E$ change? $w_7$ changes $z_{o1}$, $z_{o1}$
# changes $o_1$, and $o_1$ changes $E$. The **chain rule** says: multiply the derivatives of these
# three steps.
#
# $$\frac{dE}{dw_7} = \frac{dE}{do_1} \frac{do_1}{dz_{o1}} \frac{dz_{o1}}{dw_7}$$
# $$\frac{dE}{dw_7} = (o_1 - t_1) \cdot o_1 (1 - o_1) \cdot h_1$$
#
# Every weight of the output layer has this form. All that differs is the hidden node $h$ it comes
# from and the output $o$ it goes to. This time we compute with **numbers**, not arrays.
#
# **Shapes** Three numbers in, one number out.
#
# **A number** In the example of 4 with $t_1 = 1$: $o_1 - t_1 = -0.2548451$,
# $o_1(1 - o_1) = 0.1898991$ and $h_1 = 0.6456563$, so $\frac{dE}{dw_7} = -0.0312464$. It is
# negative: a larger $w_7$ makes the loss smaller.
#
# **Slide** D2, `연쇄 법칙` and `역전파`


# %% output_weight_gradient
def output_weight_gradient(h, o, t):
    """dE/dw = (o - t) · o (1 - o) · h

    ko: h: 가중치가 나온 은닉 노드의 값, o: 가중치가 가는 출력, t: 그 출력의 정답. 모두 숫자
    ko: 반환: 그 가중치에 대한 손실의 기울기, 숫자 하나
    en: h: the hidden node that the weight comes from, o: the output it goes to, t: its target
    en: Returns the gradient of the loss by that weight, one number
    """
    ### BEGIN SOLUTION
    return (o - t) * o * (1 - o) * h
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `fcn_gradients` ★★☆ 30분
# 이제 열 개의 가중치를 모두 구합니다. 출력층은 5번 그대로이고, 은닉층은 사슬이 두 걸음 더 깁니다.
# D4는 $w_1$ 의 사슬을 이렇게 적습니다($z_3$ 은 출력 노드의, $z_1$ 은 은닉 노드의 가중 입력).
#
# $$
# \frac{\partial E}{\partial w_1} = \frac{\partial E}{\partial o_1} \cdot
# \frac{\partial o_1}{\partial z_3} \cdot \frac{\partial z_3}{\partial h_1} \cdot
# \frac{\partial h_1}{\partial z_1} \cdot \frac{\partial z_1}{\partial w_1}
# $$
#
# **길이 둘이면 더합니다.** D4의 사슬은 출력 하나로 가는 길만 적은 것입니다. D2의 신경망에서 $h_1$
# 은 $w_7$ 로 $o_1$ 에, $w_8$ 로 $o_2$ 에 **모두** 영향을 줍니다. 그래서 두 길을 더해야 합니다. 층
# 단위로 묶으면 이렇게 짧아집니다.
#
# $$\delta_o = (o - t) \odot o \odot (1 - o)$$
# $$\delta_h = (W_{\text{output}}\, \delta_o) \odot h \odot (1 - h)$$
# $$\frac{dE}{dW_{\text{output}}} = h\, \delta_o^T$$
# $$\frac{dE}{dW_{\text{hidden}}} = x\, \delta_h^T$$
#
# 여기서 $x$, $h$, $\delta$ 는 세로 벡터입니다. $h \delta_o^T$ 의 $(i, j)$ 자리는
# $h_i \delta_{o,j}$, 바로 5번의 값입니다.
#
# **크기** 돌려주는 두 배열은 `W_hidden`, `W_output`과 같은 모양입니다. 노드 수가 달라도 맞아야
# 합니다.
#
# **숫자 예** 4번의 예에서 $t = [1, 0]$ 이면 $\delta_o = [-0.0483948, 0.1364435]$,
# $\delta_h = [0.0172225, 0.0198697]$,
# $\frac{dE}{dW_{\text{output}}} = [[-0.0312464, 0.0880956], [-0.0333912, 0.0941425]]$,
# $\frac{dE}{dW_{\text{hidden}}} = [[0.0172225, 0.0198697], [0, 0], [0.0172225, 0.0198697]]$.
# $w_1$ 에서 $o_1$ 을 지나는 길은 $-0.0077504$, $o_2$ 를 지나는 길은 $0.0249729$, 더하면
# $0.0172225$ 입니다.
#
# **슬라이드** D2, `역전파`. D4, `역전파 알고리즘`

# %% [markdown] lang="en"
# ## 6. `fcn_gradients` ★★☆ 30 minutes
# Now for all ten weights. The output layer is just 5, and for the hidden layer the chain is two
# steps longer. D4 writes the chain of $w_1$ like this ($z_3$ is the weighted input of the output
# node, $z_1$ that of the hidden node).
#
# $$
# \frac{\partial E}{\partial w_1} = \frac{\partial E}{\partial o_1} \cdot
# \frac{\partial o_1}{\partial z_3} \cdot \frac{\partial z_3}{\partial h_1} \cdot
# \frac{\partial h_1}{\partial z_1} \cdot \frac{\partial z_1}{\partial w_1}
# $$
#
# **Where there are two ways, add them.** D4's chain is the way to one output. In D2's network
# $h_1$ acts on **both**, through $w_7$ on $o_1$ and through $w_8$ on $o_2$. So the two ways have
# to be added up. Layer by layer this becomes short:
#
# $$\delta_o = (o - t) \odot o \odot (1 - o)$$
# $$\delta_h = (W_{\text{output}}\, \delta_o) \odot h \odot (1 - h)$$
# $$\frac{dE}{dW_{\text{output}}} = h\, \delta_o^T$$
# $$\frac{dE}{dW_{\text{hidden}}} = x\, \delta_h^T$$
#
# Here $x$, $h$ and $\delta$ are column vectors. In $h \delta_o^T$, the place $(i, j)$ holds
# $h_i \delta_{o,j}$, which is the value of 5.
#
# **Shapes** The two arrays you return have the shapes of `W_hidden` and `W_output`. Other numbers
# of nodes must work as well.
#
# **A number** In the example of 4 with $t = [1, 0]$: $\delta_o = [-0.0483948, 0.1364435]$,
# $\delta_h = [0.0172225, 0.0198697]$,
# $\frac{dE}{dW_{\text{output}}} = [[-0.0312464, 0.0880956], [-0.0333912, 0.0941425]]$,
# $\frac{dE}{dW_{\text{hidden}}} = [[0.0172225, 0.0198697], [0, 0], [0.0172225, 0.0198697]]$. From
# $w_1$ the way through $o_1$ gives $-0.0077504$, the way through $o_2$ gives $0.0249729$,
# together $0.0172225$.
#
# **Slide** D2, `역전파`. D4, `역전파 알고리즘`


# %% fcn_gradients
def fcn_gradients(x, t, W_hidden, W_output):
    """dE/dW_hidden = x δ_hᵀ,  dE/dW_output = h δ_oᵀ

    ko: x: (d,) 데이터 하나, t: (k,) 정답, W_hidden: (d, m), W_output: (m, k)
    ko: 반환: (dW_hidden, dW_output), 가중치와 같은 모양의 기울기(뺄 방향)
    en: x: (d,) one example, t: (k,) its target, W_hidden: (d, m), W_output: (m, k)
    en: Returns (dW_hidden, dW_output), gradients of the weights' shapes, to be subtracted
    """
    ### BEGIN SOLUTION
    h, o = fcn_forward(x, W_hidden, W_output)
    delta_o = (o - np.asarray(t, float)) * o * (1 - o)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return np.outer(x, delta_h), np.outer(h, delta_o)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    gradients = fcn_gradients(x, t, W_hidden, W_output)
    figures.draw_fcn(x, W_hidden, W_output, h, o, t, gradients, language=language).show()

# %% [markdown] lang="ko"
# ## 7. `sigmoid_chain_gradient` ★★☆ 24분
# D2의 둘째 예는 노드가 한 줄로 이어진 신경망입니다. 가중치가 $w_1, w_2, w_3$ 이면
#
# $$\text{output} = \sigma(w_3\, \sigma(w_2\, \sigma(w_1\, x)))$$
# $$
# \frac{dE}{dw_1} = \frac{dE}{d\,\text{output}} \times
# \frac{d\,\text{output}}{d\,\text{hidden}_2} \times
# \frac{d\,\text{hidden}_2}{d\,\text{hidden}_1} \times \frac{d\,\text{hidden}_1}{dw_1}
# $$
#
# 한 걸음의 미분은 둘입니다. 다음 노드를 이전 노드로 미분하면
# $\frac{d\,\text{hidden}_2}{d\,\text{hidden}_1} = \sigma'(z_2)\, w_2$, 가중치로 미분하면
# $\frac{d\,\text{hidden}_1}{dw_1} = \sigma'(z_1)\, x$ 입니다.
#
# 깊이가 몇이든, **모든** 가중치의 기울기를 구하세요. $\frac{dE}{dw_1}$ 과 $\frac{dE}{dw_2}$ 는
# 앞부분을 함께 쓰므로, 출력에서 시작해 뒤로 한 번만 걸으면서 곱해 나가면 됩니다. 슬라이드의
# 말대로 "따로 계산할 것도 없이" 기울기가 나옵니다.
#
# **크기** `weights`는 $(L,)$, `x`와 `t`는 숫자, 결과는 새 배열 $(L,)$ 이고 순서도 `weights`와
# 같습니다. $L = 1$ 이어도 됩니다.
#
# **숫자 예** $x = 1$, $t = 0$, 가중치가 모두 $1$ 이면 노드의 값은 $0.7310586$, $0.6750375$,
# $0.6626302$ 이고 기울기는 $[0.0063888, 0.0237554, 0.0999946]$ 입니다. 앞으로 갈수록 약
# $\frac{1}{4}$ 로 작아집니다.
#
# **슬라이드** D2, `순전파`와 `역전파` (hidden1, hidden2, output)

# %% [markdown] lang="en"
# ## 7. `sigmoid_chain_gradient` ★★☆ 24 minutes
# D2's second example is a network whose nodes form a single line. With the weights
# $w_1, w_2, w_3$:
#
# $$\text{output} = \sigma(w_3\, \sigma(w_2\, \sigma(w_1\, x)))$$
# $$
# \frac{dE}{dw_1} = \frac{dE}{d\,\text{output}} \times
# \frac{d\,\text{output}}{d\,\text{hidden}_2} \times
# \frac{d\,\text{hidden}_2}{d\,\text{hidden}_1} \times \frac{d\,\text{hidden}_1}{dw_1}
# $$
#
# One step has two derivatives. That of a node by the node before it is
# $\frac{d\,\text{hidden}_2}{d\,\text{hidden}_1} = \sigma'(z_2)\, w_2$, and that by its weight is
# $\frac{d\,\text{hidden}_1}{dw_1} = \sigma'(z_1)\, x$.
#
# Find the gradients of **all** weights, whatever the depth. $\frac{dE}{dw_1}$ and
# $\frac{dE}{dw_2}$ share their beginning. So start at the output and walk back just once,
# multiplying on the way. As the slide says, there is then nothing left to compute for each one
# apart.
#
# **Shapes** `weights` is $(L,)$, `x` and `t` are numbers, and the result is a new array $(L,)$ in
# the order of `weights`. $L = 1$ must work, too.
#
# **A number** With $x = 1$, $t = 0$ and all weights $1$, the nodes are $0.7310586$, $0.6750375$
# and $0.6626302$, and the gradients $[0.0063888, 0.0237554, 0.0999946]$. Towards the front each
# is about $\frac{1}{4}$ of the next.
#
# **Slide** D2, `순전파` and `역전파` (hidden1, hidden2, output)


# %% sigmoid_chain_gradient
def sigmoid_chain_gradient(x, t, weights):
    """dE/dw_1, ..., dE/dw_L  for  output = σ(w_L σ(... σ(w_1 x)))

    ko: x: 입력, t: 정답, 둘 다 숫자. weights: (L,) 입력에 가까운 것부터
    ko: 반환: (L,) 새 배열, 가중치마다의 기울기, weights와 같은 순서
    en: x: the input, t: the target, both numbers; weights: (L,), nearest to the input first
    en: Returns a new array (L,), the gradient by each weight in the order of weights
    """
    ### BEGIN SOLUTION
    nodes = [x]
    for w in weights:
        nodes.append(sigmoid(w * nodes[-1]))
    gradients = np.zeros(len(weights))
    upstream = nodes[-1] - t
    for i in reversed(range(len(weights))):
        delta = upstream * nodes[i + 1] * (1 - nodes[i + 1])
        gradients[i] = delta * nodes[i]
        upstream = delta * weights[i]
    return gradients
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    chain = sigmoid_chain_gradient(1.0, 0.0, np.ones(10))
    figures.draw_chain(chain, language=language).show()

# %% [markdown] lang="ko"
# ### 움직이는 그림: 깊이와 기울기 소실
# 가중치가 모두 $1$ 인 같은 신경망의 층을 한 층에서 $20$ 층까지 늘립니다. **먼저 예상해 보세요.**
# - $10$ 층을 $20$ 층으로 늘리면 $w_1$ 의 기울기는 절반이 되나요, 아니면 훨씬 더 작아지나요?
# - 맨 뒤 가중치의 기울기도 층의 수에 따라 작아지나요?
#
# float32는 소수점 아래 약 $7$ 자리까지 구별합니다. 몇 층부터 $w_1$ 은 사실상 움직이지 않을까요?

# %% [markdown] lang="en"
# ### A picture that moves: depth and the vanishing gradient
# The same network, with all weights $1$, grows from one layer to $20$. **Predict first.**
# - From $10$ layers to $20$: does the gradient by $w_1$ become half as large, or far smaller?
# - Does the gradient by the last weight fall with the number of layers, too?
#
# A float32 tells apart about $7$ decimal digits. From how many layers on does $w_1$ practically
# stand still?

# %% tags=["demo"]
with once_solved(language=language):
    figures.slide_depth(
        lambda layers: sigmoid_chain_gradient(1.0, 0.0, np.ones(layers)), language=language
    ).show()

# %% [markdown] lang="ko"
# ## 8. `mlp_forward` ★★☆ 16분
# 02의 순전파는 층이 둘이었습니다. 이제 층이 몇 개든, 배치로 계산합니다. 파라미터는 딕셔너리
# 하나이고 키는 `"W1"`, `"b1"`, `"W2"`, `"b2"`, …, `"WL"`, `"bL"` 입니다($L$ 은 층의 수). 모든
# 층의 활성화 함수는 시그모이드입니다.
#
# $$A_0 = X \qquad A_l = \sigma(A_{l-1} W_l + b_l) \qquad l = 1, \dots, L$$
#
# 역전파에 모든 층의 활성화 값이 필요하므로 $A_1, \dots, A_L$ 을 리스트로 돌려줍니다. 마지막 것이
# 예측값 $\hat{y}$ 입니다. 딕셔너리에 담긴 **순서를 믿지 마세요**. 번호를 믿으세요.
#
# **크기** `X`는 $(n, d)$, `Wl`은 (이전 층의 노드 수, 다음 층의 노드 수), `bl`은 (다음 층의 노드
# 수,)입니다. `params`의 값은 배열입니다.
#
# **숫자 예** D1의 예제($X = [[1, 0]]$)를 넣으면 리스트의 길이는 $2$,
# $A_1 = [[0.6456563, 0.6899745]]$, $A_2 = [[0.8703367]]$ (슬라이드 `[0.646, 0.690]`, `[0.870]`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?`. D4,
# `인공 신경망의 학습`

# %% [markdown] lang="en"
# ## 8. `mlp_forward` ★★☆ 16 minutes
# The forward pass of 02 had two layers. Now it is any number of them, for a batch. The parameters
# are one dictionary with the keys `"W1"`, `"b1"`, `"W2"`, `"b2"`, …, `"WL"`, `"bL"` ($L$ is the
# number of layers). The sigmoid is the activation function of all layers.
#
# $$A_0 = X \qquad A_l = \sigma(A_{l-1} W_l + b_l) \qquad l = 1, \dots, L$$
#
# Backpropagation needs the activations of all layers, so return $A_1, \dots, A_L$ in a list. The
# last one is the prediction $\hat{y}$. **Do not trust the order** in which the dictionary holds
# them. Trust the numbers.
#
# **Shapes** `X` is $(n, d)$, `Wl` is (nodes in the layer before, nodes in the layer after), `bl`
# is (nodes in the layer after,). The values of `params` are arrays.
#
# **A number** With D1's example ($X = [[1, 0]]$) the list has the length $2$,
# $A_1 = [[0.6456563, 0.6899745]]$, $A_2 = [[0.8703367]]$ (slide `[0.646, 0.690]`, `[0.870]`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?`. D4, `인공 신경망의 학습`


# %% mlp_forward
def mlp_forward(params, X):
    """A_l = σ(A_{l-1} W_l + b_l),  A_0 = X

    ko: params: "W1", "b1", ..., "WL", "bL" 배열의 딕셔너리, X: (n, d) 배치
    ko: 반환: [A_1, ..., A_L], 층마다의 활성화 값. 마지막이 예측값
    en: params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), a batch
    en: Returns [A_1, ..., A_L], the activations of every layer; the last is the prediction
    """
    ### BEGIN SOLUTION
    activations = []
    for number in range(1, len(params) // 2 + 1):
        X = layer(X, params[f"W{number}"], params[f"b{number}"])
        activations.append(X)
    return activations
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `mlp_backward` ★★★ 36분
# 역전파의 완성입니다. 오차를 최종 층에서 **역방향으로** 전파시키면서 각 층의 기울기를 구합니다.
# 한 층에서 하는 일은 언제나 같습니다.
#
# $$\delta_L = (\hat{y} - y) \odot \hat{y} \odot (1 - \hat{y})$$
# $$\delta_{l} = (\delta_{l+1} W_{l+1}^T) \odot A_l \odot (1 - A_l)$$
# $$\frac{dE}{dW_l} = A_{l-1}^T \delta_l \qquad \frac{dE}{db_l} = \sum \delta_l$$
#
# $\sum$ 은 배치의 모든 행을 더합니다. 손실이 모든 행의 합 $E = \frac{1}{2} \sum (\hat{y} - y)^2$
# 이기 때문입니다(평균이 아닙니다). 05의 `half_squared_error`와 같은 손실입니다.
#
# **크기** `y`는 $(n, k)$. 돌려주는 딕셔너리의 키는 `params`와 같고, 배열마다 그 파라미터와 같은
# 모양입니다.
#
# **숫자 예** D1의 예제라면 $\frac{dE}{dW_2} = [[-0.0094476], [-0.0100961]]$,
# $\frac{dE}{db_2} = [-0.0146326]$, $\frac{dE}{dW_1} = [[-0.0023434, -0.0025040], [0, 0]]$,
# $\frac{dE}{db_1} = [-0.0023434, -0.0025040]$. 슬라이드의 $\delta_2$ `0.0147`, $\delta_1$
# `[0.0024, 0.0025]`와 부호만 반대입니다. 슬라이드는 $y - \hat{y}$ 에서 시작해서 더하고, 여기서는
# 기울기를 빼니까요.
#
# **검산** `numerical_gradient`로 가중치마다 $\frac{E(w + h) - E(w - h)}{2h}$ 를 재면 역전파가
# 맞는지 알 수 있습니다. 아래 그림이 그렇게 합니다. 가중치마다 순전파를 두 번씩 해야 하므로 학습에
# 쓰기에는 너무 느립니다. 역전파는 순전파 한 번과 비슷한 계산으로 모든 기울기를 한꺼번에 냅니다.
#
# **슬라이드** D4, `인공 신경망의 학습` (역전파)과 `역전파 알고리즘`. D1,
# `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?`

# %% [markdown] lang="en"
# ## 9. `mlp_backward` ★★★ 36 minutes
# Backpropagation complete. The error is sent **backwards** from the last layer, and every layer
# gets its gradients on the way. What is done in a layer is always the same:
#
# $$\delta_L = (\hat{y} - y) \odot \hat{y} \odot (1 - \hat{y})$$
# $$\delta_{l} = (\delta_{l+1} W_{l+1}^T) \odot A_l \odot (1 - A_l)$$
# $$\frac{dE}{dW_l} = A_{l-1}^T \delta_l \qquad \frac{dE}{db_l} = \sum \delta_l$$
#
# The $\sum$ adds up all rows of the batch, because the loss is the sum over all rows,
# $E = \frac{1}{2} \sum (\hat{y} - y)^2$ (not a mean). It is the loss `half_squared_error` of 05.
#
# **Shapes** `y` is $(n, k)$. The dictionary you return has the keys of `params`, and each array
# the shape of its parameter.
#
# **A number** For D1's example $\frac{dE}{dW_2} = [[-0.0094476], [-0.0100961]]$,
# $\frac{dE}{db_2} = [-0.0146326]$, $\frac{dE}{dW_1} = [[-0.0023434, -0.0025040], [0, 0]]$,
# $\frac{dE}{db_1} = [-0.0023434, -0.0025040]$. Only the sign differs from the slide's $\delta_2$
# `0.0147` and $\delta_1$ `[0.0024, 0.0025]`: the slide starts from $y - \hat{y}$ and adds, here
# gradients are subtracted.
#
# **Checking** Use `numerical_gradient` to measure $\frac{E(w + h) - E(w - h)}{2h}$ for every
# weight, and you see whether your backpropagation is right. The figure below does so. It takes
# two forward passes per weight, too slow to train with. Backpropagation gives all gradients at
# once for about the work of one forward pass.
#
# **Slide** D4, `인공 신경망의 학습` (backpropagation) and `역전파 알고리즘`. D1,
# `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?`


# %% mlp_backward
def mlp_backward(params, X, y):
    """δ_l = (δ_{l+1} W_{l+1}ᵀ) ⊙ A_l ⊙ (1 - A_l),  dE/dW_l = A_{l-1}ᵀ δ_l,  dE/db_l = Σ δ_l

    ko: params: "W1", "b1", ..., "WL", "bL" 배열의 딕셔너리, X: (n, d), y: (n, k) 정답
    ko: 반환: params와 같은 키, 같은 모양의 딕셔너리. 손실 ½ Σ (ŷ - y)²의 기울기(뺄 방향)
    en: params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), y: (n, k) targets
    en: Returns a dict with the keys and shapes of params: the gradients of ½ Σ (ŷ - y)²
    """
    ### BEGIN SOLUTION
    activations = [np.asarray(X, float), *mlp_forward(params, X)]
    upstream = activations[-1] - np.asarray(y, float)
    gradients = {}
    for number in reversed(range(1, len(activations))):
        delta = upstream * activations[number] * (1 - activations[number])
        gradients[f"W{number}"] = activations[number - 1].T @ delta
        gradients[f"b{number}"] = delta.sum(axis=0)
        upstream = delta @ params[f"W{number}"].T
    return gradients
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(6)
    sizes = [3, 5, 4, 2]
    params = {}
    for number in (1, 2, 3):
        params[f"W{number}"] = rng.standard_normal(sizes[number - 1 : number + 1])
        params[f"b{number}"] = rng.standard_normal(sizes[number])
    X, y = rng.standard_normal((6, 3)), rng.integers(0, 2, (6, 2))

    def loss(changed):
        return np.sum((mlp_forward(changed, X)[-1] - y) ** 2) / 2

    measured = figures.measured_gradients(loss, params)
    figures.draw_gradient_check(mlp_backward(params, X, y), measured, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# `mlp_forward`와 `mlp_backward`의 은닉층에 ReLU도 쓸 수 있게 해 보세요. 수치로 구한 기울기와
# 비교하면 어디에서 달라질 수 있고, 그것은 왜 괜찮은가요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Let the hidden layers of `mlp_forward` and `mlp_backward` use ReLU, too. Compared with a gradient
# found by numbers, where may they differ, and why does it not matter?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 4번의 예에서 $x_2 = 0$ 이었습니다. `fcn_gradients`의 결과에서 $w_3$ 과 $w_4$ 의 기울기는 왜
#    $0$ 일까요? 모든 가중치를 $0$ 에서 시작하면 어느 기울기가 $0$ 이 될까요? 먼저 예상한 다음
#    코드로 확인해 보세요.
# 2. 가중치가 모두 $1$ 일 때 사슬의 기울기는 한 층마다 약 $\frac{1}{4}$ 로 줄었습니다. 가중치가
#    모두 $8$ 이라면 어떨까요? 왜 가중치를 키우는 것으로는 문제가 풀리지 않을까요?
# 3. (손으로 채점합니다) D4의 $\frac{\partial E}{\partial w_1}$ 은 출력이 하나일 때의 사슬입니다.
#    누군가 이 식을 그대로 D2의 신경망에 써서 $w_1$ 의 기울기로 $-0.0077504$ 를 얻었는데, 바른
#    값은 $0.0172225$ 입니다. 무엇이 빠졌는지, 이 기울기로 학습하면 어떤 일이 벌어지는지 세
#    문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. In the example of 4 we had $x_2 = 0$. Why are the gradients of $w_3$ and $w_4$ from
#    `fcn_gradients` $0$? If all weights start at $0$, which gradients will be $0$? Guess first,
#    then look with your code.
# 2. With all weights $1$ the gradients of the chain shrank to about $\frac{1}{4}$ at every layer.
#    What if all weights are $8$? Why do larger weights not solve the problem?
# 3. (Graded by hand) D4's $\frac{\partial E}{\partial w_1}$ is the chain for a single output.
#    Somebody used it as it stands for D2's network and got $-0.0077504$ for the gradient of
#    $w_1$, where $0.0172225$ is right. Explain in three to five sentences what is missing, and
#    what happens when you train with this gradient.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
