# %% [markdown] lang="ko"
# # 07. 자동 미분 — 스스로 미분하는 숫자†
#
# ## 이 과제를 마치면
# - 덧셈과 곱셈 같은 연산마다 **국소 기울기**를 적을 수 있습니다.
# - 연산이 남긴 **계산 그래프**를 거꾸로 걸으며, 몇 번 쓰인 값이든 기울기를 **모아서** 구할 수
#   있습니다.
# - 그 위에 `Neuron`, `Layer`, `MLP`를 올려, 역전파를 손으로 유도하지 않고도 D1의 예제를 학습시킬
#   수 있습니다.
#
# ## 먼저 알아야 할 것
# - 06의 연쇄 법칙: 길을 따라 곱하고, 길이 여럿이면 더합니다.
# - 04의 활성화 함수와 그 미분
# - 파이썬의 클래스와 연산자 메서드: `a + b`는 `a.__add__(b)`를 부릅니다.
#
# ## 문제와 예상 시간 (모두 약 190분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `add` | ★☆☆ | 8 |
# | 2 | `multiply` | ★☆☆ | 6 |
# | 3 | `power` | ★☆☆ | 8 |
# | 4 | `exp` | ★☆☆ | 4 |
# | 5 | `tanh` | ★☆☆ | 6 |
# | 6 | `sigmoid` | ★☆☆ | 8 |
# | 7 | `relu` | ★☆☆ | 6 |
# | 8 | `topological_order` | ★★★ | 32 |
# | 9 | `backward` | ★★★ | 28 |
# | 10 | `gradients` | ★★★ | 36 |
# | 11 | `neuron_gradients` | ★★☆ | 16 |
# | 12 | `mlp_gradients` | ★★☆ | 24 |
# | 13 | `train_step` | ★☆☆ | 8 |
#
# 처음 배우는 사람의 시간입니다. NumPy와 미분이 익숙하면 절반쯤 걸립니다.
#
# †는 슬라이드에 없는 내용입니다. 이 과제에서는 D1의 예제만 슬라이드의 것입니다.

# %% [markdown] lang="en"
# # 07. Automatic differentiation — numbers that differentiate themselves†
#
# ## What you will be able to do
# - Write down the **local slopes** of every operation, such as adding and multiplying.
# - Walk the **computation graph** that operations leave behind in reverse, and **add up** the
#   gradient of every value, however often it was used.
# - Build `Neuron`, `Layer` and `MLP` on top, and train D1's example without deriving its
#   backpropagation by hand.
#
# ## What you need first
# - The chain rule of 06: multiply along a path, and where there are several, add them.
# - The activation functions of 04 and their derivatives
# - Python's classes and operator methods: `a + b` calls `a.__add__(b)`.
#
# ## Exercises and time (about 190 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `add` | ★☆☆ | 8 |
# | 2 | `multiply` | ★☆☆ | 6 |
# | 3 | `power` | ★☆☆ | 8 |
# | 4 | `exp` | ★☆☆ | 4 |
# | 5 | `tanh` | ★☆☆ | 6 |
# | 6 | `sigmoid` | ★☆☆ | 8 |
# | 7 | `relu` | ★☆☆ | 6 |
# | 8 | `topological_order` | ★★★ | 32 |
# | 9 | `backward` | ★★★ | 28 |
# | 10 | `gradients` | ★★★ | 36 |
# | 11 | `neuron_gradients` | ★★☆ | 16 |
# | 12 | `mlp_gradients` | ★★☆ | 24 |
# | 13 | `train_step` | ★☆☆ | 8 |
#
# The times are those of somebody who learns this for the first time. With NumPy and derivatives
# at your fingertips it is about half.
#
# A † marks what goes beyond the slides. In this assignment only D1's example is from them.

# %% [markdown] lang="ko"
# ## 핵심 아이디어
# D2의 `역전파` 슬라이드에 이런 문장이 있습니다.
#
# > 오류 역전파를 이용하여 미리 해당 노드에서 역전파되는 기울기의 변화에 대한 설정을 해두면, 따로
# > 계산할 것도 없이 기울기를 알아낼 수 있음.
#
# 이 문장이 곧 자동 미분입니다. 연산마다 "나를 지나면 기울기가 어떻게 바뀌는가"를 **미리 한 번만**
# 적어 두면, 어떤 식이든 컴퓨터가 대신 미분해 줍니다. PyTorch의 `loss.backward()`가 하는 일이
# 이것입니다. 세 조각으로 만듭니다.
#
# 1. **규칙** (1번에서 7번): 연산 하나의 값과 국소 기울기. 숫자만 다룹니다.
# 2. **그래프** (8번과 9번): 어느 값이 어느 값에서 나왔는지 보고 기울기를 거꾸로 모읍니다.
# 3. **`Value`** (10번부터): 연산자를 쓰기만 하면 그래프가 저절로 그려지는 숫자. 그 위에 신경망을
#    올립니다.
#
# ## 약속
# **규칙이 돌려주는 것.** 입력이 $a$, $b$ 이고 결과가 $y$ 인 규칙은 `(y, (∂y/∂a, ∂y/∂b))`를
# 돌려줍니다. 입력이 하나면 기울기도 하나이지만 그래도 튜플입니다: `(y, (∂y/∂a,))`. 기울기는 참과
# 거짓이 아니라 숫자입니다.
#
# **숫자.** 1번에서 9번까지의 입력은 보통의 숫자와 리스트이고, `Value`가 아닙니다. 12번과 13번의
# 데이터와 파라미터는 NumPy 배열입니다. 어디서나 정수가 들어올 수 있습니다. 결과의 숫자는
# `np.float64`여도 되고, 리스트라고 한 것은 튜플로 돌려주어도 됩니다. 지수를 쓰는 규칙에는 $-300$ 과
# $300$ 사이의 수만 들어옵니다. 받은 것은 바꾸지 않고, 같은 입력에는 언제나 같은 결과를 돌려줍니다.
# 돌려주는 배열은 언제나 새 배열이고 float64입니다.
#
# **도구.** NumPy와 파이썬 표준 라이브러리만 씁니다. torch, tensorflow, jax, sklearn은 불러올 수
# 없습니다.
#
# **모으기.** 값 하나가 여러 곳에 쓰였으면 기울기는 길마다의 것을 **더한** 것입니다. 마지막 것으로
# 덮어쓰면 틀립니다. `a * a`처럼 한 연산에 두 번 들어가도 마찬가지입니다.
#
# **깊이.** 노드 $1100$ 개가 한 줄로 이어진 그래프도 다룰 수 있어야 합니다. 파이썬은 함수가 자기를
# 약 $1000$ 번 넘게 겹쳐 부르면 `RecursionError`를 냅니다.

# %% [markdown] lang="en"
# ## The idea
# D2's slide `역전파` has this sentence:
#
# > Set up in advance at each node how a gradient changes as it is propagated back, and gradients
# > are found with nothing left to compute apart.
#
# That sentence is automatic differentiation. Write down **once and in advance**, for each
# operation, how a gradient changes on passing it, and the computer differentiates any formula for
# you. This is what PyTorch's `loss.backward()` does. We build it from three pieces.
#
# 1. **Rules** (1 to 7): the value and the local slopes of one operation, on plain numbers.
# 2. **The graph** (8 and 9): see which value came from which, and gather gradients in reverse.
# 3. **`Value`** (from 10 on): a number with which the graph draws itself while you use operators.
#    On top of it comes the network.
#
# ## Conventions
# **What a rule returns.** A rule with the inputs $a$, $b$ and the result $y$ returns
# `(y, (∂y/∂a, ∂y/∂b))`. With one input there is one slope, and still a tuple: `(y, (∂y/∂a,))`.
# Slopes are numbers, not true or false.
#
# **Numbers.** The inputs of 1 to 9 are plain numbers and lists, never a `Value`. In 12 and 13 the
# data and the parameters are NumPy arrays. Integers may come anywhere. Numbers in results may be
# `np.float64`, and where a list is asked for, a tuple will do. Rules with an exponential are given
# numbers from $-300$ to $300$ only. Leave what you are given as it is; the same inputs always give
# the same result. Arrays that you return are always new, and float64.
#
# **Tools.** NumPy and Python's standard library are enough. torch, tensorflow, jax and sklearn
# cannot be imported.
#
# **Adding up.** Where a value was used in several places, its gradient is the **sum** over the
# paths. Overwriting it with the last one is wrong. The same holds where it enters one operation
# twice, as in `a * a`.
#
# **Depth.** A graph of $1100$ nodes in a single line must work. Python raises `RecursionError`
# when a function calls itself more than about $1000$ times deep.

# %%
import math

import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("07_autograd")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `add` ★☆☆ 8분
# 가장 쉬운 규칙으로 모양을 익힙니다. $a$ 를 조금 키우면 $a + b$ 는 얼마나 커질까요?
#
# $$y = a + b \qquad \frac{\partial y}{\partial a} = 1 \qquad \frac{\partial y}{\partial b} = 1$$
#
# **크기** 숫자 둘이 들어가고 `(y, (∂y/∂a, ∂y/∂b))`가 나옵니다.
#
# **숫자 예** $a = 2$, $b = 1$ 이면 `(3, (1, 1))`

# %% [markdown] lang="en"
# ## 1. `add` ★☆☆ 8 minutes
# The easiest rule, to get used to the form. Make $a$ a little larger: by how much does $a + b$
# grow?
#
# $$y = a + b \qquad \frac{\partial y}{\partial a} = 1 \qquad \frac{\partial y}{\partial b} = 1$$
#
# **Shapes** Two numbers in, `(y, (∂y/∂a, ∂y/∂b))` out.
#
# **A number** With $a = 2$ and $b = 1$ it is `(3, (1, 1))`


# %% add
def add(a, b):
    """y = a + b

    ko: a, b: 숫자
    ko: 반환: (y, (∂y/∂a, ∂y/∂b))
    en: a, b: numbers
    en: Returns (y, (∂y/∂a, ∂y/∂b))
    """
    ### BEGIN SOLUTION
    return a + b, (1.0, 1.0)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `multiply` ★☆☆ 6분
# $a$ 를 조금 키우면 $a b$ 는 그 몇 배로 커질까요?
#
# $$y = a b \qquad \frac{\partial y}{\partial a} = b \qquad \frac{\partial y}{\partial b} = a$$
#
# **크기** 숫자 둘이 들어가고 `(y, (∂y/∂a, ∂y/∂b))`가 나옵니다.
#
# **숫자 예** $a = 3$, $b = 2$ 이면 `(6, (2, 3))`

# %% [markdown] lang="en"
# ## 2. `multiply` ★☆☆ 6 minutes
# Make $a$ a little larger: how many times that does $a b$ grow?
#
# $$y = a b \qquad \frac{\partial y}{\partial a} = b \qquad \frac{\partial y}{\partial b} = a$$
#
# **Shapes** Two numbers in, `(y, (∂y/∂a, ∂y/∂b))` out.
#
# **A number** With $a = 3$ and $b = 2$ it is `(6, (2, 3))`


# %% multiply
def multiply(a, b):
    """y = a b

    ko: a, b: 숫자
    ko: 반환: (y, (∂y/∂a, ∂y/∂b))
    en: a, b: numbers
    en: Returns (y, (∂y/∂a, ∂y/∂b))
    """
    ### BEGIN SOLUTION
    return a * b, (b, a)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `power` ★☆☆ 8분
# 지수 $n$ 은 정해진 숫자이고, 미분하는 것은 밑 $a$ 입니다. 그래서 기울기는 하나입니다. 나눗셈은
# 따로 만들지 않아도 됩니다. $\frac{a}{b} = a\, b^{-1}$ 이니까요.
#
# $$y = a^n \qquad \frac{\partial y}{\partial a} = n\, a^{n-1}$$
#
# **크기** `(y, (∂y/∂a,))`. 기울기가 하나여도 튜플입니다. $n$ 은 음수나 $0.5$ 일 수도 있습니다. $a$
# 는 식을 그대로 계산할 수 있는 곳만 들어옵니다. $a = 0$ 이면 $n$ 은 $1$ 이상입니다.
#
# **숫자 예** $3^2$ 이면 `(9, (6,))`, $2^{-1}$ 이면 `(0.5, (-0.25,))`

# %% [markdown] lang="en"
# ## 3. `power` ★☆☆ 8 minutes
# The exponent $n$ is a fixed number, and we differentiate by the base $a$. So there is one slope.
# Division needs no rule of its own, since $\frac{a}{b} = a\, b^{-1}$.
#
# $$y = a^n \qquad \frac{\partial y}{\partial a} = n\, a^{n-1}$$
#
# **Shapes** `(y, (∂y/∂a,))`: one slope, and still a tuple. $n$ may be negative, or $0.5$. The $a$
# you are given is always one where the formulas can be computed as they stand: with $a = 0$, $n$ is
# $1$ or more.
#
# **A number** $3^2$ gives `(9, (6,))`, $2^{-1}$ gives `(0.5, (-0.25,))`


# %% power
def power(a, n):
    """y = a^n

    ko: a: 숫자, n: 정해진 지수
    ko: 반환: (y, (∂y/∂a,))
    en: a: a number, n: the fixed exponent
    en: Returns (y, (∂y/∂a,))
    """
    ### BEGIN SOLUTION
    return a**n, (n * a ** (n - 1),)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `exp` ★☆☆ 4분
# 지수 함수는 자기 자신이 미분입니다. 이미 구한 값을 다시 쓰세요.
#
# $$y = e^a \qquad \frac{\partial y}{\partial a} = e^a = y$$
#
# **크기** `(y, (∂y/∂a,))`
#
# **숫자 예** $a = 0$ 이면 `(1, (1,))`, $a = 1$ 이면 둘 다 $2.7182818$

# %% [markdown] lang="en"
# ## 4. `exp` ★☆☆ 4 minutes
# The exponential function is its own derivative. Use the value again that you already have.
#
# $$y = e^a \qquad \frac{\partial y}{\partial a} = e^a = y$$
#
# **Shapes** `(y, (∂y/∂a,))`
#
# **A number** $a = 0$ gives `(1, (1,))`, for $a = 1$ both are $2.7182818$


# %% exp
def exp(a):
    """y = e^a

    ko: a: 숫자
    ko: 반환: (y, (∂y/∂a,))
    en: a: a number
    en: Returns (y, (∂y/∂a,))
    """
    ### BEGIN SOLUTION
    y = math.exp(a)
    return y, (y,)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `tanh` ★☆☆ 6분
# 04에서 본 하이퍼볼릭 탄젠트입니다. 이번에도 미분은 출력만으로 쓸 수 있습니다.
#
# $$y = \tanh a \qquad \frac{\partial y}{\partial a} = 1 - y^2$$
#
# **크기** `(y, (∂y/∂a,))`
#
# **숫자 예** $a = 0$ 이면 `(0, (1,))`, $a = 1$ 이면 값은 $0.7615942$, 기울기는 $0.4199743$

# %% [markdown] lang="en"
# ## 5. `tanh` ★☆☆ 6 minutes
# The hyperbolic tangent from 04. Again its derivative can be written with its output alone.
#
# $$y = \tanh a \qquad \frac{\partial y}{\partial a} = 1 - y^2$$
#
# **Shapes** `(y, (∂y/∂a,))`
#
# **A number** $a = 0$ gives `(0, (1,))`, $a = 1$ the value $0.7615942$ and the slope $0.4199743$


# %% tanh
def tanh(a):
    """y = tanh a

    ko: a: 숫자
    ko: 반환: (y, (∂y/∂a,))
    en: a: a number
    en: Returns (y, (∂y/∂a,))
    """
    ### BEGIN SOLUTION
    y = math.tanh(a)
    return y, (1 - y * y,)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `sigmoid` ★☆☆ 8분
# 02의 식 그대로입니다. `math.exp(1000)`은 경고가 아니라 `OverflowError`를 내지만, 여기에는 그렇게
# 큰 수가 들어오지 않습니다.
#
# $$y = \frac{1}{1 + e^{-a}} \qquad \frac{\partial y}{\partial a} = y (1 - y)$$
#
# **크기** `(y, (∂y/∂a,))`
#
# **숫자 예** $a = 0$ 이면 `(0.5, (0.25,))`, $a = 0.6$ 이면 값은 $0.6456563$ (슬라이드 `0.646`),
# 기울기는 $0.2287842$ (슬라이드 `0.229`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?`과
# `2. 역전파 : 기울기 계산?`

# %% [markdown] lang="en"
# ## 6. `sigmoid` ★☆☆ 8 minutes
# 02's formula as it stands. `math.exp(1000)` does not warn, it raises `OverflowError`, but no
# number that large comes in here.
#
# $$y = \frac{1}{1 + e^{-a}} \qquad \frac{\partial y}{\partial a} = y (1 - y)$$
#
# **Shapes** `(y, (∂y/∂a,))`
#
# **A number** $a = 0$ gives `(0.5, (0.25,))`, $a = 0.6$ the value $0.6456563$ (slide `0.646`) and
# the slope $0.2287842$ (slide `0.229`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` and
# `2. 역전파 : 기울기 계산?`


# %% sigmoid
def sigmoid(a):
    """y = 1 / (1 + e^-a)

    ko: a: 숫자
    ko: 반환: (y, (∂y/∂a,))
    en: a: a number
    en: Returns (y, (∂y/∂a,))
    """
    ### BEGIN SOLUTION
    y = 1 / (1 + math.exp(-a))
    return y, (y * (1 - y),)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `relu` ★☆☆ 6분
# 음수는 $0$ 으로 만들고 양수는 그대로 보냅니다. 기울기도 그대로 지나가거나 막힙니다. $a = 0$ 에는
# 미분이 없으므로 04와 같이 $0$ 으로 약속합니다.
#
# $$y = \max(0, a)$$
# $$\frac{\partial y}{\partial a} = \begin{cases} 1 & a > 0 \\ 0 & a \le 0 \end{cases}$$
#
# **크기** `(y, (∂y/∂a,))`
#
# **숫자 예** $a = 3$ 이면 `(3, (1,))`, $a = -2$ 이면 `(0, (0,))`, $a = 0$ 이면 `(0, (0,))`

# %% [markdown] lang="en"
# ## 7. `relu` ★☆☆ 6 minutes
# It turns negative numbers into $0$ and lets positive ones through. A gradient, too, is let
# through or stopped. At $a = 0$ there is no derivative; as in 04, we agree on $0$.
#
# $$y = \max(0, a)$$
# $$\frac{\partial y}{\partial a} = \begin{cases} 1 & a > 0 \\ 0 & a \le 0 \end{cases}$$
#
# **Shapes** `(y, (∂y/∂a,))`
#
# **A number** $a = 3$ gives `(3, (1,))`, $a = -2$ gives `(0, (0,))`, $a = 0$ gives `(0, (0,))`


# %% relu
def relu(a):
    """y = max(0, a)

    ko: a: 숫자
    ko: 반환: (y, (∂y/∂a,)), a = 0에서의 기울기는 0
    en: a: a number
    en: Returns (y, (∂y/∂a,)), the slope at a = 0 being 0
    """
    ### BEGIN SOLUTION
    return (a, (1.0,)) if a > 0 else (0.0, (0.0,))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `topological_order` ★★★ 32분
# 식 $y = (a + b)(b + 1)$ 을 계산하면 값 여섯 개가 생깁니다. 번호를 붙이면 이렇습니다.
#
# | 번호 | 값 | 부모 |
# |---|---|---|
# | 0 | $a$ | |
# | 1 | $b$ | |
# | 2 | $a + b$ | 0, 1 |
# | 3 | $1$ | |
# | 4 | $b + 1$ | 1, 3 |
# | 5 | $y$ | 2, 4 |
#
# 어떤 값이 **나온 곳**을 부모라고 부릅니다. 이 표가 계산 그래프이고,
# `parents = [[], [], [0, 1], [], [1, 3], [2, 4]]`가 그 전부입니다.
#
# 기울기를 거꾸로 모으려면 순서가 중요합니다. $b$ 의 기울기를 확정하기 전에 $b$ 를 쓴 $a + b$ 와
# $b + 1$ 이 **모두** 끝나 있어야 하니까요. 그래서 먼저 **모든 노드가 자기 부모보다 뒤에 오는
# 순서**를 찾습니다. 이것을 위상 정렬이라고 합니다. 거꾸로 읽으면 역전파의 순서가 됩니다.
#
# - `root`와, `root`가 나온 노드들만 **한 번씩** 넣습니다. `root`와 상관없는 노드는 넣지 않습니다.
# - 번호의 크기는 순서와 **아무 상관이 없습니다**. `parents`만 믿으세요.
# - 순서는 하나가 아닙니다. 조건을 지키는 것이면 무엇이든 맞습니다.
# - 깊이 $1100$ 에서도 되어야 하고, 같은 노드를 되풀이해 방문하면 안 됩니다. 마름모가 $26$ 개
#   이어진 그래프에는 길이 $2^{26}$ 개, 약 $6.7 \times 10^7$ 개 있습니다.
#
# **크기** `parents`는 길이 $n$ 의 리스트이고 `parents[i]`는 $i$ 번 노드의 부모 번호들입니다.
# 결과는 번호의 리스트이고, 마지막은 `root`입니다.
#
# **숫자 예** 위의 표에서 `root`가 $5$ 이면 `[0, 1, 2, 3, 4, 5]`도 맞고 `[3, 1, 4, 0, 2, 5]`도
# 맞습니다. `root`가 $4$ 이면 `[1, 3, 4]` 또는 `[3, 1, 4]`입니다.

# %% [markdown] lang="en"
# ## 8. `topological_order` ★★★ 32 minutes
# Computing $y = (a + b)(b + 1)$ makes six values. Give them numbers:
#
# | number | value | parents |
# |---|---|---|
# | 0 | $a$ | |
# | 1 | $b$ | |
# | 2 | $a + b$ | 0, 1 |
# | 3 | $1$ | |
# | 4 | $b + 1$ | 1, 3 |
# | 5 | $y$ | 2, 4 |
#
# The parents of a value are those it **came from**. This table is the computation graph, and
# `parents = [[], [], [0, 1], [], [1, 3], [2, 4]]` is all of it.
#
# To gather gradients in reverse, the order matters. Before the gradient of $b$ is settled,
# $a + b$ and $b + 1$, which used it, must **both** be done. So first we look for an order in
# which **every node comes after its parents**. It is called a topological order. Read backwards,
# it is the order of backpropagation.
#
# - Put in `root` and the nodes it came from, each **once**, and none that it did not come from.
# - The size of a node's number has **nothing to do** with the order. Trust `parents` only.
# - There is more than one order. Whichever keeps to this is right.
# - It must work at a depth of $1100$, and must not visit a node again and again. In a graph of
#   $26$ diamonds in a row there are $2^{26}$ paths, about $6.7 \times 10^7$.
#
# **Shapes** `parents` is a list of length $n$, `parents[i]` holds the numbers of the parents of
# node $i$. The result is a list of numbers, the last of which is `root`.
#
# **A number** In the table above with $5$ as `root`, `[0, 1, 2, 3, 4, 5]` is right, and so is
# `[3, 1, 4, 0, 2, 5]`. With $4$ as `root` it is `[1, 3, 4]` or `[3, 1, 4]`.


# %% topological_order
def topological_order(parents, root):
    """Every node that root came from, after its own parents

    ko: parents: parents[i]는 i번 노드의 부모 번호 리스트, root: 마지막 노드의 번호
    ko: 반환: 번호의 리스트, 모든 노드가 자기 부모보다 뒤에 한 번씩, 마지막은 root
    en: parents: parents[i] is the list of the parents of node i, root: the number of the last node
    en: Returns a list of numbers, each node once and after its parents, root at the end
    """
    ### BEGIN SOLUTION
    order, done, stack = [], set(), [root]
    while stack:
        node = stack[-1]
        waiting = [parent for parent in parents[node] if parent not in done]
        if waiting:
            stack.extend(waiting)
            continue
        stack.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    parents = [[], [], [0, 1], [], [1, 3], [2, 4]]
    names = ["$a$", "$b$", "$a+b$", "1", "$b+1$", "$y$"]
    order = topological_order(parents, 5)
    figures.draw_order(parents, order, names, language=language).show()

# %% [markdown] lang="ko"
# ## 9. `backward` ★★★ 28분
# 이제 기울기를 모읍니다. `root`에서 시작해 8번의 순서를 거꾸로 걸으면서, 노드마다 자기 기울기에
# 국소 기울기를 곱해 부모에게 **더해** 줍니다.
#
# $$g_{\text{root}} = 1$$
# $$g_{\text{parent}} \mathrel{+}= g_{\text{node}} \cdot
# \frac{\partial\, \text{node}}{\partial\, \text{parent}}$$
#
# **크기** `slopes[i][k]`는 $i$ 번 노드를 부모 `parents[i][k]`로 미분한 국소 기울기입니다. 결과는
# 길이 $n$ 의 리스트이고 `root`를 $i$ 번 노드로 미분한 값이 $i$ 번 자리에 있습니다. `root`와
# 상관없는 노드의 자리는 $0$ 입니다. 한 노드의 부모에 같은 번호가 두 번 있을 수도 있습니다(`a * a`).
# 8번처럼 깊이 $1100$ 과 마름모 $26$ 개에서도 되어야 하니, 길마다 따로 걷지 말고 노드마다 한 번만
# 일하세요.
#
# **숫자 예** 8번의 표에서 $a = 2$, $b = 1$ 이면 $a + b = 3$, $b + 1 = 2$ 이므로
# `slopes = [[], [], [1, 1], [], [1, 1], [2, 3]]`이고 결과는 `[2, 5, 2, 3, 3, 1]`입니다. $b$ 의
# 기울기는 $a + b$ 를 지나는 길의 $2$ 와 $b + 1$ 을 지나는 길의 $3$ 을 더한 $5$ 입니다.

# %% [markdown] lang="en"
# ## 9. `backward` ★★★ 28 minutes
# Now the gradients. Start at `root` and walk the order of 8 in reverse: every node multiplies its
# own gradient by its local slopes and **adds** the products to its parents.
#
# $$g_{\text{root}} = 1$$
# $$g_{\text{parent}} \mathrel{+}= g_{\text{node}} \cdot
# \frac{\partial\, \text{node}}{\partial\, \text{parent}}$$
#
# **Shapes** `slopes[i][k]` is the local slope of node $i$ by its parent `parents[i][k]`. The result
# is a list of length $n$ whose place $i$ holds the derivative of `root` by node $i$. It is $0$ for
# the nodes that `root` did not come from. The parents of a node may hold the same number twice
# (`a * a`). As in 8, it must work at a depth of $1100$ and with $26$ diamonds: do not walk every
# path, do the work of each node once.
#
# **A number** In the table of 8 with $a = 2$ and $b = 1$ it is $a + b = 3$ and $b + 1 = 2$, so
# `slopes = [[], [], [1, 1], [], [1, 1], [2, 3]]`, and the result is `[2, 5, 2, 3, 3, 1]`. The
# gradient of $b$ is $2$ from the path through $a + b$ and $3$ from the path through $b + 1$,
# together $5$.


# %% backward
def backward(parents, slopes, root):
    """g[root] = 1,  g[parent] += g[node] · ∂node/∂parent

    ko: parents: parents[i]는 i번 노드의 부모 번호 리스트
    ko: slopes: slopes[i][k]는 i번 노드를 parents[i][k]로 미분한 값, root: 미분할 노드의 번호
    ko: 반환: 길이 n의 리스트, i번 자리는 root를 i번 노드로 미분한 값
    en: parents: parents[i] is the list of the parents of node i
    en: slopes: slopes[i][k] is the slope of node i by parents[i][k]; root: what is differentiated
    en: Returns a list of length n, at place i the derivative of root by node i
    """
    ### BEGIN SOLUTION
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in reversed(topological_order(parents, root)):
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] += gradients[node] * slope
    return gradients
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `gradients` ★★★ 36분
# 지금까지는 그래프를 손으로 적어 주었습니다. 이제 식을 쓰기만 하면 그래프가 저절로 생기게 합니다.
# `Value`는 숫자 하나와, 그 숫자가 **어디서 나왔는지**(`parents`)와 **국소 기울기**(`slopes`)를
# 함께 담은 상자입니다. `a + b`를 쓰면 파이썬이 `a.__add__(b)`를 부르므로, 거기서 1번의 규칙으로
# 새 상자를 만들면 됩니다.
#
# 아래의 `apply`가 그 일을 합니다. 보통의 숫자가 섞여 있으면 상자에 넣고, 규칙을 숫자에 적용하고,
# 부모와 국소 기울기를 적은 새 상자를 돌려줍니다. `exp`, `tanh`, `sigmoid`, `relu` 메서드와
# `backward` 메서드는 주어져 있습니다. 여러분은 **연산자**와 `gradients`를 채웁니다.
#
# - `__add__`, `__mul__`: `apply`와 규칙으로 바로 만듭니다.
# - `__pow__`: 지수는 상자가 아니라 숫자입니다. `apply`와 비교하며 새 `Value`를 직접 만드세요.
# - `__sub__`, `__truediv__`: 새 규칙 없이, 이미 있는 연산만으로 만들 수 있습니다.
# - `__radd__`, `__rmul__`, `__rsub__`, `__rtruediv__`: 왼쪽이 보통의 숫자일 때 불립니다.
#   `2 - a`를 쓰면 파이썬은 `a.__rsub__(2)`를 부릅니다. 순서를 조심하세요.
#
# 마지막으로 `gradients(formula, inputs)`는 입력 숫자들을 `Value`로 바꾸어 식에 넣고, 결과에서
# `backward`를 부른 다음, 값과 입력마다의 기울기를 보통의 숫자로 돌려줍니다.
#
# **크기** `inputs`는 숫자 $n$ 개의 리스트, `formula`는 `Value` $n$ 개를 받아 `Value` 하나를 내는
# 함수입니다. 결과는 `(y, [∂y/∂x1, ..., ∂y/∂xn])`, 모두 보통의 숫자입니다. 식에 쓰이지 않은 입력의
# 기울기는 $0$ 입니다.
#
# **숫자 예** `gradients(lambda a, b: (a + b) * (b + 1), [2, 1])`은 `(6.0, [2.0, 5.0])`입니다.
# `gradients(lambda a: 6 / a - a, [2])`는 `(1.0, [-2.5])`입니다.

# %% [markdown] lang="en"
# ## 10. `gradients` ★★★ 36 minutes
# So far the graph was written down by hand. Now it is to appear by itself while you write a
# formula. A `Value` is a box with one number, **where it came from** (`parents`) and its **local
# slopes** (`slopes`). For `a + b` Python calls `a.__add__(b)`: there, the rule of 1 makes a new
# box.
#
# `apply` below does this work. It puts plain numbers into boxes where there are any, applies the
# rule to the numbers, and returns a new box that knows its parents and local slopes. The methods
# `exp`, `tanh`, `sigmoid` and `relu` and the method `backward` are given. You fill in the
# **operators** and `gradients`.
#
# - `__add__`, `__mul__`: made directly from `apply` and a rule.
# - `__pow__`: the exponent is a number, not a box. Compare with `apply`, and make the new `Value`
#   yourself.
# - `__sub__`, `__truediv__`: need no new rule, just operations that you already have.
# - `__radd__`, `__rmul__`, `__rsub__`, `__rtruediv__`: called where a plain number is on the
#   left. For `2 - a` Python calls `a.__rsub__(2)`. Beware of the order.
#
# Finally, `gradients(formula, inputs)` turns the input numbers into `Value`s, puts them into the
# formula, calls `backward` on the result, and returns the value and the gradient by every input
# as plain numbers.
#
# **Shapes** `inputs` is a list of $n$ numbers, `formula` a function that takes $n$ `Value`s and
# gives one `Value`. The result is `(y, [∂y/∂x1, ..., ∂y/∂xn])`, all of them plain numbers. The
# gradient by an input that the formula does not use is $0$.
#
# **A number** `gradients(lambda a, b: (a + b) * (b + 1), [2, 1])` is `(6.0, [2.0, 5.0])`, and
# `gradients(lambda a: 6 / a - a, [2])` is `(1.0, [-2.5])`.


# %%
def apply(rule, *inputs):
    values = [value if isinstance(value, Value) else Value(value) for value in inputs]
    data, slopes = rule(*(value.data for value in values))
    return Value(data, values, slopes, rule.__name__)


# %% gradients
class Value:
    """
    ko: 어디서 나왔는지를 기억하는 숫자
    en: A number that remembers what it was computed from
    """

    # ko: 왼쪽이 NumPy의 숫자일 때도 연산을 우리에게 맡기게 합니다
    # en: So that a NumPy number on the left leaves the operation to us
    __array_ufunc__ = None

    def __init__(self, data, parents=(), slopes=(), operation=""):
        self.data = float(data)
        self.parents, self.slopes = list(parents), list(slopes)
        self.operation = operation
        self.grad = 0.0

    def __repr__(self):
        return f"Value({self.data:.7g}, grad={self.grad:.7g})"

    def exp(self):
        return apply(exp, self)

    def tanh(self):
        return apply(tanh, self)

    def sigmoid(self):
        return apply(sigmoid, self)

    def relu(self):
        return apply(relu, self)

    def __neg__(self):
        return self * -1

    def __add__(self, other):
        ### BEGIN SOLUTION
        return apply(add, self, other)
        ### END SOLUTION

    def __mul__(self, other):
        ### BEGIN SOLUTION
        return apply(multiply, self, other)
        ### END SOLUTION

    def __pow__(self, n):
        ### BEGIN SOLUTION
        data, slopes = power(self.data, n)
        return Value(data, [self], slopes, f"power {n}")
        ### END SOLUTION

    def __sub__(self, other):
        ### BEGIN SOLUTION
        return self + other * -1
        ### END SOLUTION

    def __truediv__(self, other):
        ### BEGIN SOLUTION
        return self * other**-1
        ### END SOLUTION

    def __radd__(self, other):
        ### BEGIN SOLUTION
        return self + other
        ### END SOLUTION

    def __rmul__(self, other):
        ### BEGIN SOLUTION
        return self * other
        ### END SOLUTION

    def __rsub__(self, other):
        ### BEGIN SOLUTION
        return self * -1 + other
        ### END SOLUTION

    def __rtruediv__(self, other):
        ### BEGIN SOLUTION
        return self**-1 * other
        ### END SOLUTION

    def backward(self):
        nodes, numbers = [self], {id(self): 0}
        # ko: 걸어가는 동안 리스트가 길어집니다
        # en: The list grows while we walk along it
        for node in nodes:
            for parent in node.parents:
                if id(parent) not in numbers:
                    numbers[id(parent)] = len(nodes)
                    nodes.append(parent)
        parents = [[numbers[id(parent)] for parent in node.parents] for node in nodes]
        found = backward(parents, [node.slopes for node in nodes], 0)
        for node, gradient in zip(nodes, found, strict=True):
            node.grad = gradient


def gradients(formula, inputs):
    """formula(x1, ..., xn) → (y, [∂y/∂x1, ..., ∂y/∂xn])

    ko: formula: Value n개를 받아 Value 하나를 내는 함수, inputs: 숫자 n개의 리스트
    ko: 반환: (값, 기울기의 리스트), 보통의 숫자
    en: formula: a function of n Values that gives one Value, inputs: a list of n numbers
    en: Returns (value, list of gradients), plain numbers
    """
    ### BEGIN SOLUTION
    values = [Value(number) for number in inputs]
    result = formula(*values)
    result.backward()
    return result.data, [value.grad for value in values]
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    a, b = Value(2.0), Value(1.0)
    y = (a + b) * (b + 1)
    y.backward()
    figures.draw_graph(y, {"a": a, "b": b, "y": y}, language=language).show()

# %% [markdown] lang="ko"
# ## 11. `neuron_gradients` ★★☆ 16분
# 06의 `neuron`을 `Value`로 다시 씁니다. 이번에는 미분을 적지 않습니다. 순전파만 쓰면 기울기는
# 저절로 나옵니다.
#
# $$y = \sigma(x_1 w_1 + x_2 w_2 + \dots + x_d w_d + b)$$
#
# `Neuron`은 가중치와 편향을 `Value`로 들고 있고, `neuron(inputs)`처럼 부르면 출력을 냅니다.
# `inputs`는 숫자일 수도 `Value`일 수도 있습니다. `__call__`을 채운 다음, `neuron_gradients`에서
# 출력과 그 출력을 가중치와 편향으로 미분한 값을 돌려주세요.
#
# **크기** `weights`와 `inputs`는 길이 $d$, `bias`는 숫자. 결과는
# `(y, [∂y/∂w1, ..., ∂y/∂wd], ∂y/∂b)`, 모두 보통의 숫자입니다.
#
# **숫자 예** D1의 은닉 노드 하나, 가중치 $[0.1, 0.3]$, 편향 $0.5$, 입력 $[1, 0]$ 이면 출력은
# $0.6456563$ (슬라이드 `0.646`), 기울기는 $[0.2287842, 0]$, 편향의 기울기는 $0.2287842$ (슬라이드
# `0.229`)
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?`과
# `2. 역전파 : 기울기 계산?`

# %% [markdown] lang="en"
# ## 11. `neuron_gradients` ★★☆ 16 minutes
# The `neuron` of 06 once more, made of `Value`s. This time you write down no derivative. Write
# the forward pass, and the gradients come by themselves.
#
# $$y = \sigma(x_1 w_1 + x_2 w_2 + \dots + x_d w_d + b)$$
#
# A `Neuron` keeps its weights and its bias as `Value`s and gives its output when called, as in
# `neuron(inputs)`. The `inputs` may be numbers or `Value`s. Fill in `__call__`, then let
# `neuron_gradients` return the output and its derivatives by the weights and by the bias.
#
# **Shapes** `weights` and `inputs` have the length $d$, `bias` is a number. The result is
# `(y, [∂y/∂w1, ..., ∂y/∂wd], ∂y/∂b)`, all of them plain numbers.
#
# **A number** One hidden node of D1, with the weights $[0.1, 0.3]$, the bias $0.5$ and the input
# $[1, 0]$: the output is $0.6456563$ (slide `0.646`), the gradients are $[0.2287842, 0]$, and the
# gradient by the bias is $0.2287842$ (slide `0.229`)
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` and
# `2. 역전파 : 기울기 계산?`


# %% neuron_gradients
class Neuron:
    """
    ko: σ(x1 w1 + ... + xd wd + b), Value로 만든 것
    en: σ(x1 w1 + ... + xd wd + b), made of Values
    """

    def __init__(self, weights, bias):
        self.weights = [Value(weight) for weight in weights]
        self.bias = Value(bias)

    def __call__(self, inputs):
        ### BEGIN SOLUTION
        total = self.bias
        for weight, value in zip(self.weights, inputs, strict=True):
            total = total + weight * value
        return total.sigmoid()
        ### END SOLUTION


def neuron_gradients(weights, bias, inputs):
    """y = Neuron(weights, bias)(inputs) → (y, [∂y/∂w1, ...], ∂y/∂b)

    ko: weights: 숫자 d개, bias: 숫자, inputs: 숫자 d개
    ko: 반환: (출력, 가중치마다의 기울기 리스트, 편향의 기울기), 보통의 숫자
    en: weights: d numbers, bias: a number, inputs: d numbers
    en: Returns (output, list of gradients by the weights, gradient by the bias), plain numbers
    """
    ### BEGIN SOLUTION
    neuron = Neuron(weights, bias)
    output = neuron(inputs)
    output.backward()
    return output.data, [weight.grad for weight in neuron.weights], neuron.bias.grad
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    node = Neuron([0.1, 0.3], 0.5)
    inputs = [Value(1.0), Value(0.0)]
    output = node(inputs)
    output.backward()
    names = {"$w_1$": node.weights[0], "$w_2$": node.weights[1], "$b$": node.bias}
    names |= {"$x_1$": inputs[0], "$x_2$": inputs[1], "$y$": output}
    figures.draw_graph(output, names, language=language).show()

# %% [markdown] lang="ko"
# ## 12. `mlp_gradients` ★★☆ 24분
# 노드를 나란히 놓으면 `Layer`, 층을 이으면 `MLP`입니다. 둘 다 `__call__`에서 순전파만 쓰면
# 됩니다. 그런 다음 06의 `mlp_backward`와 같은 기울기를, **미분을 한 줄도 쓰지 않고** 구합니다.
#
# $$E = \frac{1}{2} \sum (\hat{y} - y)^2$$
#
# 배치의 행마다 모델을 부르고 모든 출력의 오차를 더해 손실 `Value` 하나를 만든 다음, `backward`를
# 한 번 부르세요. 기울기를 `params`의 모양으로 모으는 `collect`는 주어져 있습니다. 파라미터는 모든
# 행이 함께 쓰는 **공유된 노드**이므로, 9번에서 기울기를 더했다면 배치의 합도 저절로 맞습니다.
#
# **크기** `params`는 06과 같은 딕셔너리 `"W1"`, `"b1"`, …, `X`는 $(n, d)$, `y`는 $(n, k)$. 결과는
# `(E, {"W1": dE/dW1, ...})`, 손실은 보통의 숫자이고 배열은 `params`와 같은 모양입니다.
#
# **숫자 예** D1의 예제라면 손실은 $0.0084063$, 기울기는 06과 같습니다. `"b2"`는 $[-0.0146326]$
# (슬라이드의 $\delta_2$ `0.0147`의 부호를 뒤집은 것), `"b1"`은 $[-0.0023434, -0.0025040]$ 입니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?`

# %% [markdown] lang="en"
# ## 12. `mlp_gradients` ★★☆ 24 minutes
# Nodes side by side are a `Layer`, layers in a row an `MLP`. For both, write just the forward
# pass in `__call__`. Then find the gradients of 06's `mlp_backward` **without one line of
# differentiation**.
#
# $$E = \frac{1}{2} \sum (\hat{y} - y)^2$$
#
# Call the model for every row of the batch, add up the errors of all outputs in a single loss
# `Value`, and call `backward` once. `collect`, which gathers the gradients in the shapes of
# `params`, is given. The parameters are **shared nodes**, used by all rows: if you added
# gradients up in 9, the sum over the batch is right by itself.
#
# **Shapes** `params` is a dictionary `"W1"`, `"b1"`, … as in 06, `X` is $(n, d)$, `y` is
# $(n, k)$. The result is `(E, {"W1": dE/dW1, ...})`, the loss a plain number, the arrays of the
# shapes of `params`.
#
# **A number** In D1's example the loss is $0.0084063$, and the gradients are those of 06: `"b2"`
# is $[-0.0146326]$ (the slide's $\delta_2$ `0.0147` with its sign turned), `"b1"` is
# $[-0.0023434, -0.0025040]$.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?`


# %% mlp_gradients
class Layer:
    """
    ko: 나란히 놓인 노드들. W는 (이전 층의 노드 수, 다음 층의 노드 수), 열 하나가 노드 하나
    en: Neurons side by side; W is (nodes before, nodes after), a column per neuron
    """

    def __init__(self, W, b):
        columns = np.transpose(W)
        self.neurons = [Neuron(column, bias) for column, bias in zip(columns, b, strict=True)]

    def __call__(self, inputs):
        ### BEGIN SOLUTION
        return [neuron(inputs) for neuron in self.neurons]
        ### END SOLUTION


class MLP:
    """
    ko: 이어진 층들. 딕셔너리 W1, b1, W2, b2, ...로 만듭니다
    en: Layers one after another, from a dictionary W1, b1, W2, b2, ...
    """

    def __init__(self, params):
        numbers = range(1, len(params) // 2 + 1)
        self.layers = [Layer(params[f"W{n}"], params[f"b{n}"]) for n in numbers]

    def __call__(self, inputs):
        ### BEGIN SOLUTION
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs
        ### END SOLUTION

    def collect(self):
        found = {}
        for number, layer in enumerate(self.layers, 1):
            rows = [[weight.grad for weight in neuron.weights] for neuron in layer.neurons]
            found[f"W{number}"] = np.transpose(rows).copy()
            found[f"b{number}"] = np.array([neuron.bias.grad for neuron in layer.neurons])
        return found


def mlp_gradients(params, X, y):
    """E = ½ Σ (ŷ - y)²  →  (E, {"W1": dE/dW1, ...})

    ko: params: "W1", "b1", ..., "WL", "bL" 배열의 딕셔너리, X: (n, d), y: (n, k) 정답
    ko: 반환: (손실, params와 같은 키와 모양의 기울기 딕셔너리)
    en: params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), y: (n, k) targets
    en: Returns (loss, a dict of gradients with the keys and shapes of params)
    """
    ### BEGIN SOLUTION
    model, loss = MLP(params), Value(0)
    for row, targets in zip(X, y, strict=True):
        for output, target in zip(model(row), targets, strict=True):
            loss = loss + (output - target) ** 2 / 2
    loss.backward()
    return loss.data, model.collect()
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 13. `train_step` ★☆☆ 8분
# 마지막으로 D1의 예제를 끝까지 따라갑니다. 기울기를 구해 **뺍니다**.
#
# $$w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$$
#
# 02에서는 델타를 손으로 유도해서 이 숫자들을 얻었습니다. 이번에는 순전파와 규칙 일곱 개뿐입니다.
#
# **크기** 새 딕셔너리를 돌려주고, 받은 `params`는 그대로 둡니다.
#
# **숫자 예** D1의 예제에서 학습률이 $0.1$ 이면
#
# | 파라미터 | 슬라이드 | 정확한 값 |
# |---|---|---|
# | $W_1$ | `[[0.10024, 0.20025], [0.3, 0.4]]` | `[[0.1002343, 0.2002504], [0.3, 0.4]]` |
# | $b_1$ | `[0.50024, 0.60025]` | `[0.5002343, 0.6002504]` |
# | $W_2$ | `[[0.70095], [0.80101]]` | `[[0.7009448], [0.8010096]]` |
# | $b_2$ | `[0.90147]` | `[0.9014633]` |
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `3. 경사하강법 : 업데이트?`와
# `4. 업데이트 전 후 비교`

# %% [markdown] lang="en"
# ## 13. `train_step` ★☆☆ 8 minutes
# To finish, D1's example to its end: find the gradients and **subtract** them.
#
# $$w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$$
#
# In 02 you derived deltas by hand to get these numbers. This time there is only the forward pass,
# and seven rules.
#
# **Shapes** Return a new dictionary, and leave the `params` you were given as they are.
#
# **A number** In D1's example with the learning rate $0.1$:
#
# | parameter | slide | exact |
# |---|---|---|
# | $W_1$ | `[[0.10024, 0.20025], [0.3, 0.4]]` | `[[0.1002343, 0.2002504], [0.3, 0.4]]` |
# | $b_1$ | `[0.50024, 0.60025]` | `[0.5002343, 0.6002504]` |
# | $W_2$ | `[[0.70095], [0.80101]]` | `[[0.7009448], [0.8010096]]` |
# | $b_2$ | `[0.90147]` | `[0.9014633]` |
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `3. 경사하강법 : 업데이트?` and
# `4. 업데이트 전 후 비교`


# %% train_step
def train_step(params, X, y, lr):
    """w ← w - lr · dE/dw

    ko: params: "W1", "b1", ... 배열의 딕셔너리, X: (n, d), y: (n, k) 정답, lr: 학습률
    ko: 반환: 업데이트된 새 딕셔너리
    en: params: a dict of arrays "W1", "b1", ...; X: (n, d), y: (n, k) targets, lr: learning rate
    en: Returns a new dict with the updated parameters
    """
    ### BEGIN SOLUTION
    _, slopes = mlp_gradients(params, X, y)
    return {name: np.asarray(params[name], float) - lr * slopes[name] for name in params}
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    X, y = np.array([[1.0, 0.0]]), np.array([[1.0]])
    before = {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
        "b1": np.array([0.5, 0.6]),
        "W2": np.array([[0.7], [0.8]]),
        "b2": np.array([0.9]),
    }
    after = train_step(before, X, y, 0.1)
    keys = ("W1", "b1", "W2", "b2")
    figures.draw_update(
        X,
        tuple(before[key] for key in keys),
        tuple(after[key] for key in keys),
        y_hat=tuple([[value.data for value in MLP(p)(X[0])]] for p in (before, after)),
        language=language,
    ).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# `Value`에 `log`를 더하고, 05의 소프트맥스와 교차 엔트로피를 `Value`만으로 써 보세요. 로짓의
# 기울기가 05에서 구한 것과 같은가요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Add a `log` to `Value`, and write the softmax and the cross-entropy of 05 with nothing but
# `Value`. Are the gradients by the logits those that you found in 05?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. `gradients(lambda a: a * a, [3])`은 `(9.0, [6.0])`입니다. 9번에서 더하지 않고 덮어썼다면
#    얼마가 나올까요? `a ** 2`로 썼다면요? 왜 한쪽만 맞을까요?
# 2. `Value`로 만든 MLP와 06의 `mlp_backward`는 같은 기울기를 냅니다. $100 \times 100$ 층 하나의
#    순전파에 `Value`는 몇 개 만들어질까요? PyTorch는 왜 숫자가 아니라 배열(텐서) 단위로 그래프를
#    그릴까요?
# 3. (손으로 채점합니다) 누군가 노드를 위상 순서가 아니라 `root`에서 **가까운 것부터** 처리했더니
#    $(a + b)(b + 1)$ 에서는 맞는데 $c = a \cdot a$, $d = a \cdot c$, $y = c + d \cdot d$ 에서는
#    틀렸습니다. 그래프를 그려 어디서 무엇이 일찍 처리되었는지 짚고, 위상 순서가 왜 이런 일을
#    막는지 세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. `gradients(lambda a: a * a, [3])` is `(9.0, [6.0])`. What would it be if 9 overwrote instead
#    of adding up? And written as `a ** 2`? Why is only one of the two right?
# 2. An MLP of `Value`s and the `mlp_backward` of 06 give the same gradients. How many `Value`s
#    does the forward pass of one $100 \times 100$ layer make? Why does PyTorch draw its graph of
#    arrays (tensors) instead of numbers?
# 3. (Graded by hand) Somebody dealt with the nodes not in topological order but **those nearest
#    to `root` first**. It was right for $(a + b)(b + 1)$, but wrong for $c = a \cdot a$,
#    $d = a \cdot c$, $y = c + d \cdot d$. Draw the graph, say what was dealt with too early and
#    where, and explain in three to five sentences why a topological order prevents this.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
