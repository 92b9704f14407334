# %% [markdown] lang="ko"
# # 02. MLP — 한 번의 학습을 손으로, 그리고 코드로
#
# ## 이 과제를 마치면
# - 은닉층이 하나인 MLP의 **순전파**를 행렬 식 그대로 NumPy로 옮길 수 있습니다.
# - 출력층과 은닉층의 **델타**를 구하고, 왜 그 모양인지 설명할 수 있습니다.
# - 가중치와 편향을 **업데이트**하고, 슬라이드의 모든 숫자를 자기 코드로 다시 얻을 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 01의 퍼셉트론: 입력에 가중치를 곱해 더하고 편향을 더하는 계산 `X @ w + b`
# - NumPy의 행렬곱 `@`, 전치 `.T`, 요소별 곱 `*`, `sum(axis=0)`
#
# ## 문제와 예상 시간 (모두 약 110분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `sigmoid` | ★☆☆ | 10 |
# | 2 | `sigmoid_derivative` | ★☆☆ | 8 |
# | 3 | `hidden_layer` | ★☆☆ | 12 |
# | 4 | `output_layer` | ★☆☆ | 8 |
# | 5 | `output_delta` | ★★☆ | 16 |
# | 6 | `hidden_delta` | ★★★ | 20 |
# | 7 | `update` | ★★☆ | 16 |
# | 8 | `train_step` | ★★☆ | 20 |
#
# 처음 배우는 사람의 시간입니다. NumPy와 미분이 익숙하면 절반쯤 걸립니다.

# %% [markdown] lang="en"
# # 02. MLP — one training step, by hand and in code
#
# ## What you will be able to do
# - Turn the **forward pass** of an MLP with one hidden layer from matrix formulas into NumPy.
# - Compute the **deltas** of the output and the hidden layer, and explain why they look as they
#   do.
# - **Update** weights and biases, and get every number on the slides again from your own code.
#
# ## What you need first
# - The perceptron of 01: multiply inputs by weights, add them up, add a bias: `X @ w + b`
# - NumPy's matrix product `@`, transpose `.T`, elementwise product `*`, and `sum(axis=0)`
#
# ## Exercises and time (about 110 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `sigmoid` | ★☆☆ | 10 |
# | 2 | `sigmoid_derivative` | ★☆☆ | 8 |
# | 3 | `hidden_layer` | ★☆☆ | 12 |
# | 4 | `output_layer` | ★☆☆ | 8 |
# | 5 | `output_delta` | ★★☆ | 16 |
# | 6 | `hidden_delta` | ★★★ | 20 |
# | 7 | `update` | ★★☆ | 16 |
# | 8 | `train_step` | ★★☆ | 20 |
#
# The times are those of somebody who learns this for the first time. With NumPy and derivatives
# at your fingertips it is about half.

# %% [markdown] lang="ko"
# ## 약속
# **크기.** 데이터 하나가 한 행입니다. `X`는 $(n, d)$, `W1`은 $(d, h)$, `b1`은 $(h,)$, `W2`는
# $(h, k)$, `b2`는 $(k,)$, `y`와 `y_hat`은 $(n, k)$ 입니다. 여기서 $n$은 데이터 수, $d$, $h$,
# $k$는 입력층, 은닉층, 출력층의 노드 수입니다. 가중치 행렬의 크기는 언제나 (이전 층의 노드 수,
# 다음 층의 노드 수)입니다.
#
# **입력을 바꾸지 않습니다.** 모든 함수는 새 배열을 돌려주고, 받은 배열은 그대로 둡니다. 계산할
# 것이 없을 때도 받은 배열이나 그 일부(뷰)를 돌려주지 않습니다. 같은 입력에는 언제나 같은 결과가
# 나오고, 난수는 쓰지 않습니다.
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
# **부호.** D1은 오차를 $E = y - \hat{y}$ 로 두고 업데이트 양을 **더합니다**. 02와 03은 슬라이드의
# 숫자를 그대로 따라가려고 이 약속을 씁니다. 05부터는 손실함수의 기울기를 구해서 **뺍니다**
# ($w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$). 부호 둘이 함께 뒤집히므로 결과는 같은
# 방향입니다. 둘을 섞으면 학습이 거꾸로 갑니다.
#
# **시그모이드의 미분은 둘.** 여기의 `sigmoid_derivative(a)`는 **활성화 값** $a = \sigma(z)$ 를
# 받아 $a(1-a)$ 를 냅니다. 가중 입력 $z$ 를 받는 미분은 04에서 `sigmoid_prime`이라는 다른 이름으로
# 나옵니다.
#
# **반올림.** 슬라이드는 세 자리로 반올림한 값을 다음 계산에 다시 넣습니다. 그래서 정확한 값과
# 조금 다른 곳이 있습니다. $0.130 \times 0.113 = 0.01469$ 이므로 슬라이드에는 $\delta_2 = 0.0147$
# 로 적혀 있지만, 정확한 값은 $0.0146326$ 입니다. 코드에서는 반올림하지 마세요. 채점은 두 값을
# 모두 알고 있습니다.
#
# | 값 | 슬라이드 | 정확한 값 |
# |---|---|---|
# | $A_1$ | `[0.646, 0.690]` | `[0.6456563, 0.6899745]` |
# | $Z_2$ | `1.9042` | `1.9039390` |
# | $\hat{y}$ | `0.870` | `0.8703367` |
# | $E_2$ | `0.130` | `0.1296633` |
# | $\delta_2$ | `0.0147` | `0.0146326` |
# | $E_1$ | `[0.0103, 0.0118]` | `[0.0102428, 0.0117061]` |
# | $\delta_1$ | `[0.0024, 0.0025]` | `[0.0023434, 0.0025040]` |

# %% [markdown] lang="en"
# ## Conventions
# **Shapes.** One example is one row. `X` is $(n, d)$, `W1` is $(d, h)$, `b1` is $(h,)$, `W2` is
# $(h, k)$, `b2` is $(k,)$, `y` and `y_hat` are $(n, k)$. Here $n$ is the number of examples, and
# $d$, $h$, $k$ are the numbers of nodes in the input, hidden and output layer. A weight matrix
# always has the shape (nodes in the layer before, nodes in the layer after).
#
# **Inputs stay as they are.** Every function returns new arrays and leaves the ones it was given
# alone. Even where there is nothing to calculate, it does not return the array it was given or a
# part (a view) of it. The same inputs always give the same result, and nothing is random.
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
# **Sign.** D1 takes the error as $E = y - \hat{y}$ and **adds** the update. 02 and 03 keep this,
# so that you can follow the numbers on the slides. From 05 on we take the gradient of a loss
# function and **subtract** it ($w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$). Both signs
# flip together, so the step goes the same way. Mix the two, and training runs backwards.
#
# **Two derivatives of the sigmoid.** `sigmoid_derivative(a)` here takes the **activation**
# $a = \sigma(z)$ and gives $a(1-a)$. The derivative that takes the weighted input $z$ comes in 04
# under another name, `sigmoid_prime`.
#
# **Rounding.** The slides round to three digits and carry the rounded value into the next line.
# So some of their numbers differ a little from the exact ones. $0.130 \times 0.113 = 0.01469$, so
# the slide prints $\delta_2 = 0.0147$, while the exact value is $0.0146326$. Do not round in your
# code. The checks know both values.
#
# | value | slide | exact |
# |---|---|---|
# | $A_1$ | `[0.646, 0.690]` | `[0.6456563, 0.6899745]` |
# | $Z_2$ | `1.9042` | `1.9039390` |
# | $\hat{y}$ | `0.870` | `0.8703367` |
# | $E_2$ | `0.130` | `0.1296633` |
# | $\delta_2$ | `0.0147` | `0.0146326` |
# | $E_1$ | `[0.0103, 0.0118]` | `[0.0102428, 0.0117061]` |
# | $\delta_1$ | `[0.0024, 0.0025]` | `[0.0023434, 0.0025040]` |

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("02_mlp")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 예제: 입력층 2개, 은닉층 2개, 출력층 1개
# 이 과제 내내 이 신경망 하나를 따라갑니다. 입력은 $X = [1, 0]$, 실제 정답은 $y = [1]$, 학습률은
# $0.1$ 입니다. 목표는 한 번의 학습으로 $\hat{y}$ 를 $0.8703367$ 에서 $0.8706671$ 로, 정답 $1$
# 쪽으로 조금 옮기는 것입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (숫자를 통해
# 따라가보자)

# %% [markdown] lang="en"
# ## The example: 2 input nodes, 2 hidden nodes, 1 output node
# One network stays with us through the whole assignment. The input is $X = [1, 0]$, the right
# answer is $y = [1]$, the learning rate is $0.1$. The goal: one training step moves $\hat{y}$
# from $0.8703367$ to $0.8706671$, a little closer to $1$.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (let us follow the
# numbers)

# %%
X = np.array([[1.0, 0.0]])
y = np.array([[1.0]])
W1 = np.array([[0.1, 0.2], [0.3, 0.4]])
b1 = np.array([0.5, 0.6])
W2 = np.array([[0.7], [0.8]])
b2 = np.array([0.9])
lr = 0.1


# %% tags=["demo"]
figures.draw_network(X, W1, b1, W2, b2, language=language)

# %% [markdown] lang="ko"
# ## 1. `sigmoid` ★☆☆ 10분
# 어떤 실수든 $0$ 과 $1$ 사이로 눌러 주는 활성화 함수입니다. 층의 출력에 비선형성을 주는 것이 바로
# 이 함수이고, 이것이 없으면 층을 아무리 쌓아도 한 층과 같습니다(03에서 확인합니다).
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# **크기** 들어온 모양 그대로 나갑니다. 요소마다 따로 계산합니다.
#
# **숫자 예** $\sigma(0.6) = 0.6456563$ (슬라이드 `0.646`), $\sigma(0.8) = 0.6899745$ (슬라이드
# `0.690`), $\sigma(1.9042) = 0.8703661$ (슬라이드 `0.870`)
#
# **범위** 슬라이드의 식 그대로면 충분합니다. 여기서는 $x$ 가 $-700$ 과 $700$ 사이일 때만
# 생각합니다. $\sigma(-40)$ 처럼 $0$ 에 아주 가까운 값은 $0$ 이 되어도 됩니다. 더 먼 곳에서는
# $e^{-x}$ 가 float64에 담기지 않을 수 있습니다. 둘을 피하는 방법은 04의 `stable_sigmoid`에서
# 다룹니다.
#
# **슬라이드** D1, `5. MLP 수식으로 알아보기` — `1. 순전파 : 예측값 계산?` (순전파 1단계. 은닉층
# 계산)

# %% [markdown] lang="en"
# ## 1. `sigmoid` ★☆☆ 10 minutes
# The activation function that presses any real number between $0$ and $1$. It is what makes a
# layer's output nonlinear: without it, any number of layers is worth no more than one (you will
# see this in 03).
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# **Shapes** What goes in comes out in the same shape, computed element by element.
#
# **A number** $\sigma(0.6) = 0.6456563$ (slide `0.646`), $\sigma(0.8) = 0.6899745$ (slide
# `0.690`), $\sigma(1.9042) = 0.8703661$ (slide `0.870`)
#
# **Range** The slide's formula as it stands is enough. Here $x$ is between $-700$ and $700$. Values
# very close to $0$, such as $\sigma(-40)$, may come out as $0$. Further out, $e^{-x}$ may not fit
# into a float64. How to avoid both is the subject of `stable_sigmoid` in 04.
#
# **Slide** D1, `5. MLP 수식으로 알아보기` — `1. 순전파 : 예측값 계산?` (forward step 1, the
# hidden layer)


# %% sigmoid
def sigmoid(x):
    """σ(x) = 1 / (1 + e^-x)

    ko: x: -700에서 700까지의 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양, 모든 값이 0 이상 1 이하
    en: x: a number or an array of any shape, from -700 to 700
    en: Returns the same shape as x, every value from 0 to 1
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    return 1 / (1 + np.exp(-x))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `sigmoid_derivative` ★☆☆ 8분
# 역전파에서는 시그모이드의 기울기가 필요합니다. 시그모이드의 미분은 자기 출력만으로 쓸 수 있어서,
# 순전파에서 구해 둔 활성화 값 $a = \sigma(z)$ 를 그대로 다시 씁니다.
#
# $$\sigma'(z) = \sigma(z)\,(1 - \sigma(z)) = a\,(1 - a)$$
#
# **크기** 들어온 모양 그대로 나갑니다. 받는 값은 $z$ 가 아니라 **활성화 값** $a$ 입니다.
# 슬라이드의 $\sigma'(\hat{y})$, $\sigma'(A_1)$ 도 이 뜻입니다.
#
# **숫자 예** $a = 0.870$ 이면 $0.870 \times (1 - 0.870) = 0.1131$ (슬라이드 `0.113`),
# $a = [0.646, 0.690]$ 이면 $[0.228684, 0.2139]$ (슬라이드 `[0.229, 0.214]`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (역전파 1단계. 출력층의
# 오차 델타 계산)

# %% [markdown] lang="en"
# ## 2. `sigmoid_derivative` ★☆☆ 8 minutes
# Backpropagation needs the slope of the sigmoid. It can be written with the sigmoid's own output
# alone, so we use the activation $a = \sigma(z)$ again that the forward pass has already given
# us.
#
# $$\sigma'(z) = \sigma(z)\,(1 - \sigma(z)) = a\,(1 - a)$$
#
# **Shapes** What goes in comes out in the same shape. It takes not $z$ but the **activation**
# $a$. The slides' $\sigma'(\hat{y})$ and $\sigma'(A_1)$ mean the same.
#
# **A number** For $a = 0.870$ it is $0.870 \times (1 - 0.870) = 0.1131$ (slide `0.113`), for
# $a = [0.646, 0.690]$ it is $[0.228684, 0.2139]$ (slide `[0.229, 0.214]`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (backward step 1, the
# output layer's delta)


# %% sigmoid_derivative
def sigmoid_derivative(a):
    """σ' = a (1 - a)

    ko: a: 활성화 값 σ(z). 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: a와 같은 모양
    en: a: activations σ(z), a number or an array of any shape
    en: Returns the same shape as a
    """
    ### BEGIN SOLUTION
    a = np.asarray(a, dtype=float)
    return a * (1.0 - a)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_sigmoid(sigmoid, sigmoid_derivative, language=language).show()

# %% [markdown] lang="ko"
# ## 3. `hidden_layer` ★☆☆ 12분
# 순전파의 첫 단계입니다. 입력에 가중치를 곱하고 편향을 더한 **가중 입력** $Z_1$ 을 만든 다음,
# 활성화 함수에 통과시켜 **활성화 값** $A_1$ 을 얻습니다. 역전파에서 $A_1$ 을 다시 쓰기 때문에 둘
# 다 돌려줍니다.
#
# $$Z_1 = X W_1 + b_1 \qquad A_1 = \sigma(Z_1)$$
#
# **크기** $(n, d) \cdot (d, h) + (h,) \to (n, h)$. `b1`은 모든 행에 똑같이
# 더해집니다(브로드캐스팅).
#
# **숫자 예** $Z_1 = [1, 0]\,W_1 + b_1 = [0.1, 0.2] + [0.5, 0.6] = [0.6, 0.8]$,
# $A_1 = [0.6456563, 0.6899745]$ (슬라이드 `[0.646, 0.690]`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (순전파 1단계. 은닉층
# 계산)

# %% [markdown] lang="en"
# ## 3. `hidden_layer` ★☆☆ 12 minutes
# The first step of the forward pass. Multiply the inputs by the weights and add the bias to get
# the **weighted input** $Z_1$, then send it through the activation function to get the
# **activation** $A_1$. Return both, since backpropagation uses $A_1$ again.
#
# $$Z_1 = X W_1 + b_1 \qquad A_1 = \sigma(Z_1)$$
#
# **Shapes** $(n, d) \cdot (d, h) + (h,) \to (n, h)$. `b1` is added to every row alike
# (broadcasting).
#
# **A number** $Z_1 = [1, 0]\,W_1 + b_1 = [0.1, 0.2] + [0.5, 0.6] = [0.6, 0.8]$,
# $A_1 = [0.6456563, 0.6899745]$ (slide `[0.646, 0.690]`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (forward step 1, the
# hidden layer)


# %% hidden_layer
def hidden_layer(X, W1, b1):
    """Z1 = X W1 + b1,  A1 = σ(Z1)

    ko: X: (n, d) 입력, W1: (d, h) 가중치, b1: (h,) 편향
    ko: 반환: (Z1, A1), 둘 다 (n, h)
    en: X: (n, d) inputs, W1: (d, h) weights, b1: (h,) bias
    en: Returns (Z1, A1), both (n, h)
    """
    ### BEGIN SOLUTION
    Z1 = np.asarray(X, dtype=float) @ np.asarray(W1, dtype=float) + b1
    return Z1, sigmoid(Z1)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `output_layer` ★☆☆ 8분
# 순전파의 둘째 단계입니다. 은닉층의 활성화 값이 이번에는 입력이 됩니다. 같은 계산을 한 번 더 하면
# 예측값 $\hat{y}$ 가 나옵니다.
#
# $$Z_2 = A_1 W_2 + b_2 \qquad \hat{y} = \sigma(Z_2)$$
#
# **크기** $(n, h) \cdot (h, k) + (k,) \to (n, k)$
#
# **숫자 예** 슬라이드는 $[0.646, 0.690]$ 에서 시작해 $Z_2 = 0.4522 + 0.552 + 0.9 = 1.9042$,
# $\hat{y} = 0.870$, 오차 $0.130$ 을 얻습니다. 반올림하지 않으면 $Z_2 = 1.9039390$,
# $\hat{y} = 0.8703367$ 입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (순전파 2단계. 출력층
# 계산)

# %% [markdown] lang="en"
# ## 4. `output_layer` ★☆☆ 8 minutes
# The second step of the forward pass. Now the hidden layer's activations are the input. The same
# computation once more gives the prediction $\hat{y}$.
#
# $$Z_2 = A_1 W_2 + b_2 \qquad \hat{y} = \sigma(Z_2)$$
#
# **Shapes** $(n, h) \cdot (h, k) + (k,) \to (n, k)$
#
# **A number** The slide starts from $[0.646, 0.690]$ and gets
# $Z_2 = 0.4522 + 0.552 + 0.9 = 1.9042$, $\hat{y} = 0.870$, an error of $0.130$. Without rounding,
# $Z_2 = 1.9039390$ and $\hat{y} = 0.8703367$.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (forward step 2, the
# output layer)


# %% output_layer
def output_layer(A1, W2, b2):
    """Z2 = A1 W2 + b2,  ŷ = σ(Z2)

    ko: A1: (n, h) 은닉층의 활성화 값, W2: (h, k) 가중치, b2: (k,) 편향
    ko: 반환: (Z2, y_hat), 둘 다 (n, k)
    en: A1: (n, h) hidden activations, W2: (h, k) weights, b2: (k,) bias
    en: Returns (Z2, y_hat), both (n, k)
    """
    ### BEGIN SOLUTION
    Z2 = np.asarray(A1, dtype=float) @ np.asarray(W2, dtype=float) + b2
    return Z2, sigmoid(Z2)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    Z1, A1 = hidden_layer(X, W1, b1)
    Z2, y_hat = output_layer(A1, W2, b2)
    forward = {"Z1": Z1, "A1": A1, "Z2": Z2, "y_hat": y_hat}
    figures.draw_network(X, W1, b1, W2, b2, y=y, **forward, language=language).show()

# %% [markdown] lang="ko"
# ## 5. `output_delta` ★★☆ 16분
# 이제 거꾸로 갑니다. **델타**는 "이 노드의 가중 입력을 어느 쪽으로, 얼마나 움직여야 하는가"를
# 말해 주는 값입니다. 오차 $E_2$ 에 그 자리의 시그모이드 기울기를 곱합니다. 기울기가 작은
# 곳(출력이 $0$ 이나 $1$ 에 붙은 곳)에서는 오차가 커도 델타가 작아집니다.
#
# $$E_2 = y - \hat{y} \qquad \delta_2 = E_2 \odot \sigma'(\hat{y})$$
#
# $\odot$ 는 요소별 곱셈입니다. 슬라이드의 말처럼 실제로는 손실함수를 씁니다. 사실 이 $\delta_2$
# 는 손실 $\frac{1}{2}\sum (y - \hat{y})^2$ 를 $Z_2$ 로 미분하고 부호를 뒤집은 것과 같습니다. 05와
# 06에서 다시 만납니다.
#
# **크기** `y`, `y_hat`, $\delta_2$ 모두 $(n, k)$ 입니다. `y`가 $(n,)$ 이면 브로드캐스팅 때문에
# 조용히 $(n, n)$ 이 되니 조심하세요.
#
# **숫자 예** 슬라이드: $0.130 \times 0.113 = 0.01469$ 이므로 `0.0147`. 정확히는
# $0.1296633 \times 0.1128507 = 0.0146326$ 입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (역전파 1단계. 출력층의
# 오차 델타 계산)

# %% [markdown] lang="en"
# ## 5. `output_delta` ★★☆ 16 minutes
# Now we go back. A **delta** says which way, and how far, the weighted input of a node should
# move. It is the error $E_2$ times the slope of the sigmoid at that place. Where the slope is
# small (an output stuck near $0$ or $1$), the delta is small even if the error is large.
#
# $$E_2 = y - \hat{y} \qquad \delta_2 = E_2 \odot \sigma'(\hat{y})$$
#
# $\odot$ is the elementwise product. As the slide says, real training uses a loss function. In
# fact this $\delta_2$ is the derivative of the loss $\frac{1}{2}\sum (y - \hat{y})^2$ with
# respect to $Z_2$, with its sign turned. You will meet it again in 05 and 06.
#
# **Shapes** `y`, `y_hat` and $\delta_2$ are all $(n, k)$. Beware: with a `y` of shape $(n,)$
# broadcasting silently makes $(n, n)$.
#
# **A number** Slide: $0.130 \times 0.113 = 0.01469$, so `0.0147`. Exactly, it is
# $0.1296633 \times 0.1128507 = 0.0146326$.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (backward step 1, the
# output layer's delta)


# %% output_delta
def output_delta(y, y_hat):
    """δ2 = (y - ŷ) ⊙ σ'(ŷ)

    ko: y: (n, k) 실제 정답, y_hat: (n, k) 예측값
    ko: 반환: δ2, (n, k)
    en: y: (n, k) right answers, y_hat: (n, k) predictions
    en: Returns δ2, (n, k)
    """
    ### BEGIN SOLUTION
    error = np.asarray(y, dtype=float) - np.asarray(y_hat, dtype=float)
    return error * sigmoid_derivative(y_hat)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `hidden_delta` ★★★ 20분
# 은닉층에는 정답이 없습니다. 그러면 은닉층의 오차는 어디서 올까요? 순전파 때 지나온 길을 **같은
# 가중치로 거꾸로** 돌아옵니다. 출력층의 델타를 $W_2^T$ 로 은닉층에 나누어 주면 그것이 은닉층의
# 오차 $E_1$ 이고, 여기에 은닉층의 시그모이드 기울기를 곱하면 $\delta_1$ 입니다.
#
# $$E_1 = \delta_2 W_2^T \qquad \delta_1 = E_1 \odot \sigma'(A_1)$$
#
# **크기** $(n, k) \cdot (k, h) \to (n, h)$. $W_2$ 는 $(h, k)$ 이므로 전치해야 모양이 맞습니다.
#
# **숫자 예** 슬라이드: $E_1 = [0.0147]\,[0.7, 0.8]$ 을 반올림해 `[0.0103, 0.0118]`, $\delta_1$ 은
# `[0.0024, 0.0025]`. 정확히는 $E_1 = [0.0102428, 0.0117061]$, $\delta_1 = [0.0023434, 0.0025040]$
# 입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (역전파 2단계. 은닉층의
# 오차 델타 계산). 이 슬라이드의 기호 설명에는 $W_2^T$ 가 "실제 정답 레이블 행렬", $E_1$ 이
# "예측값 행렬"이라고 되어 있는데, 앞 장의 설명이 그대로 남은 것입니다. $W_2^T$ 는 출력층 가중치의
# 전치, $E_1$ 은 은닉층의 오차입니다.

# %% [markdown] lang="en"
# ## 6. `hidden_delta` ★★★ 20 minutes
# There is no right answer for a hidden layer. So where does its error come from? It comes back
# along the way of the forward pass, **through the same weights, in reverse**. Share out the
# output layer's delta with $W_2^T$: that is the hidden layer's error $E_1$. Times the slope of
# the hidden layer's sigmoid, it is $\delta_1$.
#
# $$E_1 = \delta_2 W_2^T \qquad \delta_1 = E_1 \odot \sigma'(A_1)$$
#
# **Shapes** $(n, k) \cdot (k, h) \to (n, h)$. $W_2$ is $(h, k)$, so only its transpose fits.
#
# **A number** Slide: $E_1 = [0.0147]\,[0.7, 0.8]$, rounded to `[0.0103, 0.0118]`, and $\delta_1$
# is `[0.0024, 0.0025]`. Exactly, $E_1 = [0.0102428, 0.0117061]$ and
# $\delta_1 = [0.0023434, 0.0025040]$.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (backward step 2, the
# hidden layer's delta). The legend of that slide calls $W_2^T$ "the matrix of right answers" and
# $E_1$ "the matrix of predictions": these lines were left over from the slide before. $W_2^T$ is
# the transpose of the output weights, $E_1$ the error of the hidden layer.


# %% hidden_delta
def hidden_delta(delta2, W2, A1):
    """δ1 = (δ2 W2ᵀ) ⊙ σ'(A1)

    ko: delta2: (n, k) 출력층의 델타, W2: (h, k) 출력층의 가중치, A1: (n, h) 은닉층의 활성화 값
    ko: 반환: δ1, (n, h)
    en: delta2: (n, k) output deltas, W2: (h, k) output weights, A1: (n, h) hidden activations
    en: Returns δ1, (n, h)
    """
    ### BEGIN SOLUTION
    error = np.asarray(delta2, dtype=float) @ np.asarray(W2, dtype=float).T
    return error * sigmoid_derivative(A1)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    delta2 = output_delta(y, y_hat)
    delta1 = hidden_delta(delta2, W2, A1)
    backward = {"delta2": delta2, "delta1": delta1}
    figures.draw_network(X, W1, b1, W2, b2, y=y, **forward, **backward, language=language).show()

# %% [markdown] lang="ko"
# ## 7. `update` ★★☆ 16분
# 델타를 알았으니 가중치와 편향을 고칩니다. 가중치 하나를 얼마나 고칠지는 **그 가중치로 들어온
# 값**과 **나간 쪽 노드의 델타**의 곱으로 정해집니다. 들어온 값이 $0$ 이면 그 가중치는 이번 예측에
# 아무 책임이 없으므로 바뀌지 않습니다.
#
# $$W_{\text{new}} = W_{\text{old}} + \eta\,(A^T \delta)$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum \delta$$
#
# 한 함수로 두 층을 모두 고칩니다. $A$ 는 그 층에 **들어온 값**(`inputs`)입니다. $W_2$ 를 고칠
# 때는 $A_1$, $W_1$ 을 고칠 때는 $X$ 입니다. $\sum$ 은 배치의 모든 행을 더합니다(평균이 아닙니다).
#
# **크기** `inputs`가 $(n, p)$, `delta`가 $(n, q)$ 이면 $A^T \delta$ 는 $(p, q)$ 로 `W`와 같고,
# $\sum \delta$ 는 $(q,)$ 로 `b`와 같습니다.
#
# **숫자 예** $W_2$: $0.7 + 0.1 \times 0.646 \times 0.0147 = 0.70095$ (정확히는 $0.7009448$),
# $b_2$: $0.9 + 0.1 \times 0.0147 = 0.90147$ (정확히는 $0.9014633$). $W_1$ 의 둘째 행은 입력이 $0$
# 이라 `[0.3, 0.4]` 그대로입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `3. 경사하강법 : 업데이트?` (출력층 -> 은닉층,
# 은닉층 -> 입력층 가중치 업데이트)

# %% [markdown] lang="en"
# ## 7. `update` ★★☆ 16 minutes
# With the deltas known, we correct weights and biases. How much one weight changes is the product
# of **the value that came in through it** and **the delta of the node it leads to**. Where the
# value was $0$, the weight had no part in this prediction, and it stays.
#
# $$W_{\text{new}} = W_{\text{old}} + \eta\,(A^T \delta)$$
# $$b_{\text{new}} = b_{\text{old}} + \eta \sum \delta$$
#
# One function serves both layers. $A$ is what **came into** the layer (`inputs`): $A_1$ when you
# update $W_2$, $X$ when you update $W_1$. The $\sum$ adds up all rows of the batch (it is not a
# mean).
#
# **Shapes** With `inputs` $(n, p)$ and `delta` $(n, q)$, $A^T \delta$ is $(p, q)$ like `W`, and
# $\sum \delta$ is $(q,)$ like `b`.
#
# **A number** $W_2$: $0.7 + 0.1 \times 0.646 \times 0.0147 = 0.70095$ (exactly $0.7009448$),
# $b_2$: $0.9 + 0.1 \times 0.0147 = 0.90147$ (exactly $0.9014633$). The second row of $W_1$ had
# the input $0$, so it stays `[0.3, 0.4]`.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `3. 경사하강법 : 업데이트?` (weights from output to
# hidden, from hidden to input)


# %% update
def update(W, b, inputs, delta, lr):
    """W + lr · inputsᵀ δ,  b + lr · Σ δ

    ko: W: (p, q) 가중치, b: (q,) 편향, inputs: (n, p) 그 층에 들어온 값, delta: (n, q), lr: 학습률
    ko: 반환: (W_new, b_new), 새 배열. 받은 W와 b는 바뀌지 않습니다
    en: W: (p, q) weights, b: (q,) bias, inputs: (n, p) into the layer, delta: (n, q), lr: a number
    en: Returns (W_new, b_new), new arrays; the W and b given stay as they are
    """
    ### BEGIN SOLUTION
    inputs, delta = np.asarray(inputs, dtype=float), np.asarray(delta, dtype=float)
    W_new = np.asarray(W, dtype=float) + lr * (inputs.T @ delta)
    b_new = np.asarray(b, dtype=float) + lr * delta.sum(axis=0)
    return W_new, b_new
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `train_step` ★★☆ 20분
# 이제 모두 이어 붙입니다. 순전파, 역전파, 업데이트를 한 번씩 하면 그것이 학습 한 번입니다(데이터
# 전체로 한 번이면 1 Epoch).
#
# $$X \to A_1 \to \hat{y} \to \delta_2 \to \delta_1 \to (W_1, b_1, W_2, b_2)_{\text{new}}$$
#
# 순서에 함정이 하나 있습니다. $\delta_1$ 은 **업데이트하기 전의** $W_2$ 로 계산합니다. 이번
# 예측을 만든 것은 옛 가중치이니까요. 두 층의 델타를 다 구한 다음에 고치세요.
#
# **크기** 돌려주는 네 배열의 모양은 받은 `W1`, `b1`, `W2`, `b2`와 같습니다.
#
# **숫자 예** 슬라이드의 결과와 정확한 값입니다.
#
# | 파라미터 | 슬라이드 | 정확한 값 |
# |---|---|---|
# | $W_1$ | `[[0.10024, 0.20025], [0.3, 0.4]]` | `[[0.1002343, 0.2002504], [0.3, 0.4]]` |
# | $b_1$ | `[0.50024, 0.60025]` | `[0.5002343, 0.6002504]` |
# | $W_2$ | `[[0.70095], [0.80101]]` | `[[0.7009448], [0.8010096]]` |
# | $b_2$ | `[0.90147]` | `[0.9014633]` |
#
# 새 파라미터로 다시 순전파하면 $\hat{y} = 0.8706671$ 입니다. 정답 $1$ 에 조금 가까워졌지요.
# 이것을 수천 번 되풀이하는 것이 03입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `4. 업데이트 전 후 비교`

# %% [markdown] lang="en"
# ## 8. `train_step` ★★☆ 20 minutes
# Now put it all together. One forward pass, one backward pass, one update: that is one training
# step (with all the data, 1 epoch).
#
# $$X \to A_1 \to \hat{y} \to \delta_2 \to \delta_1 \to (W_1, b_1, W_2, b_2)_{\text{new}}$$
#
# The order holds a trap. $\delta_1$ is computed with $W_2$ as it was **before the update**, since
# the old weights made this prediction. Find the deltas of both layers first, then correct.
#
# **Shapes** The four arrays you return have the shapes of the `W1`, `b1`, `W2`, `b2` you were
# given.
#
# **A number** The slide's results and the exact values:
#
# | parameter | slide | exact |
# |---|---|---|
# | $W_1$ | `[[0.10024, 0.20025], [0.3, 0.4]]` | `[[0.1002343, 0.2002504], [0.3, 0.4]]` |
# | $b_1$ | `[0.50024, 0.60025]` | `[0.5002343, 0.6002504]` |
# | $W_2$ | `[[0.70095], [0.80101]]` | `[[0.7009448], [0.8010096]]` |
# | $b_2$ | `[0.90147]` | `[0.9014633]` |
#
# A forward pass with the new parameters gives $\hat{y} = 0.8706671$, a little closer to the right
# answer $1$. Doing this thousands of times is 03.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `4. 업데이트 전 후 비교`


# %% train_step
def train_step(X, y, W1, b1, W2, b2, lr):
    """X, y → (W1, b1, W2, b2)

    ko: X: (n, d) 입력, y: (n, k) 실제 정답, lr: 학습률
    ko: W1: (d, h), b1: (h,), W2: (h, k), b2: (k,) 지금의 파라미터
    ko: 반환: (W1, b1, W2, b2) 업데이트된 새 배열, 모양은 그대로
    en: X: (n, d) inputs, y: (n, k) right answers, lr: the learning rate
    en: W1: (d, h), b1: (h,), W2: (h, k), b2: (k,), the parameters now
    en: Returns (W1, b1, W2, b2), new arrays after the update, of the same shapes
    """
    ### BEGIN SOLUTION
    _, A1 = hidden_layer(X, W1, b1)
    _, y_hat = output_layer(A1, W2, b2)
    delta2 = output_delta(y, y_hat)
    delta1 = hidden_delta(delta2, W2, A1)
    W2_new, b2_new = update(W2, b2, A1, delta2, lr)
    W1_new, b1_new = update(W1, b1, X, delta1, lr)
    return W1_new, b1_new, W2_new, b2_new
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    before = (W1, b1, W2, b2)
    after = train_step(X, y, *before, lr)
    _, A1_after = hidden_layer(X, *after[:2])
    _, y_hat_after = output_layer(A1_after, *after[2:])
    both = (y_hat, y_hat_after)
    figures.draw_update(X, before, after, y_hat=both, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 은닉층을 하나 더 넣은 신경망의 한 걸음을 종이에 식으로 쓴 다음 코드로 옮겨 보세요. 델타의 식은 몇
# 개가 되고, 새로운 것은 그 가운데 몇 개인가요? 06에서는 층이 몇 개든 되게 만듭니다.

# %% [markdown] lang="en"
# ## Further on (no points)
# Write one step of a network with one more hidden layer on paper, as formulas, then in code. How
# many formulas for deltas are there, and how many of them are new? In 06 it will work for any
# number of layers.

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. $W_1$ 의 둘째 행은 왜 그대로일까요? 입력이 $X = [0, 0]$ 이라면 어떤 파라미터가 바뀌고 어떤
#    파라미터가 그대로일까요? 먼저 예상한 다음 `train_step`으로 확인해 보세요.
# 2. $\sigma'(a) = a(1-a)$ 의 가장 큰 값은 얼마이고, 언제 그 값이 될까요? 층을 $10$ 개 쌓으면 첫
#    층의 델타는 어떻게 될까요?
# 3. (손으로 채점합니다) 누군가 `train_step`에서 $W_2$ 를 먼저 고치고, 고친 $W_2$ 로 $\delta_1$ 을
#    구했습니다. 예제에서 $\delta_1$ 은 $[0.0023434, 0.0025040]$ 대신 $[0.0023466, 0.0025072]$ 가
#    됩니다. 왜 옛 $W_2$ 를 써야 하는지, 이렇게 작은 차이가 왜 문제가 될 수 있는지 세 문장에서
#    다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. Why does the second row of $W_1$ stay the same? If the input were $X = [0, 0]$, which
#    parameters would change and which would not? Guess first, then look with `train_step`.
# 2. What is the largest value of $\sigma'(a) = a(1-a)$, and where is it reached? What happens to
#    the first layer's delta when you stack $10$ layers?
# 3. (Graded by hand) Somebody's `train_step` corrects $W_2$ first and then computes $\delta_1$
#    with the corrected $W_2$. In the example $\delta_1$ becomes $[0.0023466, 0.0025072]$ instead
#    of $[0.0023434, 0.0025040]$. Explain in three to five sentences why the old $W_2$ must be
#    used, and why such a small difference can matter.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
