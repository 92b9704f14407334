# %% [markdown] lang="ko"
# # 04. 활성화 함수 — 어떤 함수를 쓰고, 왜 그것을 쓰는가
#
# ## 이 과제를 마치면
# - D4에 나오는 여섯 가지 활성화 함수와 PReLU, 소프트맥스를 **넘치지 않게** 계산할 수 있습니다.
# - 활성화 함수의 **미분**을 구하고, 층이 깊어질 때 기울기가 왜 사라지는지 숫자로 보일 수 있습니다.
# - ReLU가 왜 많이 쓰이는지, 그리고 어떻게 **죽는지** 설명할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 02의 시그모이드와 그 미분. 거기서 만든 함수를 셀에 붙여 넣고 써도 됩니다.
# - NumPy의 `np.exp`, `np.maximum`, `np.where`, `np.sum(axis=..., keepdims=...)`
#
# ## 문제와 예상 시간 (모두 약 75분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `tanh` | ★★☆ | 7 |
# | 2 | `tanh_derivative` | ★☆☆ | 4 |
# | 3 | `sigmoid_prime` | ★★☆ | 6 |
# | 4 | `relu` | ★☆☆ | 2 |
# | 5 | `relu_derivative` | ★☆☆ | 3 |
# | 6 | `leaky_relu` | ★☆☆ | 3 |
# | 7 | `prelu` | ★★☆ | 5 |
# | 8 | `prelu_slope_gradient` | ★★☆ | 4 |
# | 9 | `elu` | ★★☆ | 6 |
# | 10 | `maxout` | ★★☆ | 5 |
# | 11 | `softmax` | ★★★ | 10 |
# | 12 | `max_gradient` | ★☆☆ | 5 |
# | 13 | `dead_units` | ★★☆ | 5 |
# | 14 | `stable_sigmoid` | ★★☆ | 8 |

# %% [markdown] lang="en"
# # 04. Activation functions — which one, and why
#
# ## What you will be able to do
# - Compute the six activation functions of D4, PReLU and softmax **without overflow**.
# - Find the **derivatives** of activation functions, and show with numbers why the gradient
#   vanishes as a network gets deeper.
# - Explain why ReLU is used so much, and how it **dies**.
#
# ## What you need first
# - The sigmoid of 02 and its derivative. You may paste your functions from there into a cell.
# - NumPy's `np.exp`, `np.maximum`, `np.where`, `np.sum(axis=..., keepdims=...)`
#
# ## Exercises and time (about 75 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `tanh` | ★★☆ | 7 |
# | 2 | `tanh_derivative` | ★☆☆ | 4 |
# | 3 | `sigmoid_prime` | ★★☆ | 6 |
# | 4 | `relu` | ★☆☆ | 2 |
# | 5 | `relu_derivative` | ★☆☆ | 3 |
# | 6 | `leaky_relu` | ★☆☆ | 3 |
# | 7 | `prelu` | ★★☆ | 5 |
# | 8 | `prelu_slope_gradient` | ★★☆ | 4 |
# | 9 | `elu` | ★★☆ | 6 |
# | 10 | `maxout` | ★★☆ | 5 |
# | 11 | `softmax` | ★★★ | 10 |
# | 12 | `max_gradient` | ★☆☆ | 5 |
# | 13 | `dead_units` | ★★☆ | 5 |
# | 14 | `stable_sigmoid` | ★★☆ | 8 |

# %% [markdown] lang="ko"
# ## 약속
# **미분은 $x$ 의 것입니다.** 이 과제의 모든 미분은 활성화 함수에 **들어가기 전의 값** $x$(가중
# 입력)를 받습니다. 02의 `sigmoid_derivative(a)`는 활성화 값 $a$ 를 받았지요. 이름도 뜻도 다르니
# 섞지 마세요.
#
# **크기.** `maxout`, `softmax`, `max_gradient`, `dead_units`를 빼면 모두 요소마다 따로 계산하고,
# 들어온 모양 그대로 나갑니다. 숫자 하나가 들어와도 됩니다.
#
# **범위.** 지수를 쓰는 `tanh`, `tanh_derivative`, `sigmoid_prime`, `elu`에서는 $x$ 가 $-300$ 과
# $300$ 사이입니다. 슬라이드의 식 그대로 옮겨도 됩니다. $\tanh'(300)$ 처럼 $0$ 에 아주 가까운 값은
# $0$ 이 되어도 됩니다. 더 먼 곳에서도 넘치지 않고 작은 값도 지키는 방법은 `softmax`와
# `stable_sigmoid`에서 다룹니다.
#
# **입력을 바꾸지 않습니다.** `x[x < 0] = 0`은 받은 배열을 고칩니다. 새 배열을 돌려주세요. 바꿀
# 것이 없을 때(예를 들어 `relu`에 음수가 없을 때)도 받은 배열이나 그 일부(뷰)를 돌려주지 않습니다.
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
# **이름.** D2는 `활성함수`, D4는 `활성화함수`, D0과 D1은 `활성화 함수`라고 합니다. 모두 같은
# 말이고, 여기서는 활성화 함수라고 합니다.
#
# ## 왜 계단함수로는 안 될까요
# 01의 퍼셉트론은 계단함수를 썼습니다. 다층 퍼셉트론을 경사하강법으로 학습시키려면 미분이
# 필요한데, 계단함수의 미분은 $0$ 입니다. D2의 식 그대로 $w = w - \eta \cdot 0 = w$, 학습이 되지
# 않습니다. 그래서 이 과제의 함수들이 나왔습니다.
#
# **슬라이드** D2, `활성함수의 문제점`, `계단함수의 문제점`

# %% [markdown] lang="en"
# ## Conventions
# **Derivatives are with respect to $x$.** Every derivative in this assignment takes the value $x$
# **before** the activation function (the weighted input). 02's `sigmoid_derivative(a)` took the
# activation $a$. Its name and its meaning are different: do not mix them.
#
# **Shapes.** All but `maxout`, `softmax`, `max_gradient` and `dead_units` are computed element by
# element, and what goes in comes out in the same shape. A single number works too.
#
# **Range.** In `tanh`, `tanh_derivative`, `sigmoid_prime` and `elu`, which use exponentials, $x$ is
# between $-300$ and $300$: the slides' formulas can be written down as they stand. Values very
# close to $0$, such as $\tanh'(300)$, may come out as $0$. How to avoid overflow further out, and
# to keep small values, is the subject of `softmax` and `stable_sigmoid`.
#
# **Inputs stay as they are.** `x[x < 0] = 0` changes the array you were given. Return a new one.
# Even where nothing changes (`relu` without negative numbers), do not return the array you were
# given or a part (a view) of it.
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
# **The word.** In Korean, D2 (`활성함수`), D4 (`활성화함수`), D0 and D1 (`활성화 함수`) each write
# "activation function" a little differently. They mean the same.
#
# ## Why not the step function?
# The perceptron of 01 used the step function. To train a multilayer perceptron with gradient
# descent, a derivative is needed, and that of the step function is $0$. In D2's words
# $w = w - \eta \cdot 0 = w$: nothing is learnt. This is why the functions below were invented.
#
# **Slide** D2, `활성함수의 문제점`, `계단함수의 문제점`

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("04_activations")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `tanh` ★★☆ 7분
# 하이퍼볼릭 탄젠트는 시그모이드를 위아래로 늘여 $-1$ 과 $1$ 사이로 만든 모양입니다. $0$ 을
# 중심으로 대칭이어서 층의 출력이 한쪽으로 쏠리지 않습니다.
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\,\sigma(2x) - 1$$
#
# `np.tanh`나 `math.tanh`를 **쓰지 않고** 만들어 보세요. 써도 점수는 바뀌지 않지만, `np.tanh`를 쓰면
# 강사에게 표시됩니다.
#
# **참고** 첫째 식은 $x = 1000$ 에서 $e^x$ 가 넘쳐 `nan`이 되지만, 여기서는 그렇게 먼 곳을 쓰지
# 않습니다.
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** $\tanh(0) = 0$, $\tanh(1) = 0.7615942$, $\tanh(-1) = -0.7615942$, $\tanh(300) = 1$
#
# **슬라이드** D2, `Tanh 함수` (하이퍼볼릭 탄젠트 함수), D4, `활성화함수 (Activation Function)`

# %% [markdown] lang="en"
# ## 1. `tanh` ★★☆ 7 minutes
# The hyperbolic tangent is the sigmoid stretched to lie between $-1$ and $1$. It is symmetric
# around $0$, so a layer's output does not lean to one side.
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\,\sigma(2x) - 1$$
#
# Make it **without** `np.tanh` or `math.tanh`. They change no points, but the instructor is told of
# `np.tanh`.
#
# **Note** In the first form $e^x$ overflows at $x = 1000$ and gives `nan`, but nothing that far out
# is asked for here.
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** $\tanh(0) = 0$, $\tanh(1) = 0.7615942$, $\tanh(-1) = -0.7615942$, $\tanh(300) = 1$
#
# **Slide** D2, `Tanh 함수` (the hyperbolic tangent), D4, `활성화함수 (Activation Function)`


# %% tanh
def tanh(x):
    """(e^x - e^-x) / (e^x + e^-x)

    ko: x: 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양, 모든 값이 -1 이상 1 이하
    en: x: a number or an array of any shape
    en: Returns the same shape as x, every value from -1 to 1
    """
    ### BEGIN SOLUTION
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `tanh_derivative` ★☆☆ 4분
# 시그모이드처럼 tanh의 미분도 자기 출력으로 쓸 수 있습니다. 하지만 여기서 받는 값은 출력이 아니라
# $x$ 입니다.
#
# $$\tanh'(x) = 1 - \tanh^2(x)$$
#
# 가장 큰 값은 $x = 0$ 에서 $1$ 입니다. 시그모이드의 $0.25$ 보다 네 배 큽니다.
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** $\tanh'(0) = 1$, $\tanh'(1) = 1 - 0.7615942^2 = 0.4199743$
#
# **슬라이드** D2, `Tanh 함수` (gradient의 최대값: 1)

# %% [markdown] lang="en"
# ## 2. `tanh_derivative` ★☆☆ 4 minutes
# Like the sigmoid's, the derivative of tanh can be written with its own output. But what comes in
# here is not the output: it is $x$.
#
# $$\tanh'(x) = 1 - \tanh^2(x)$$
#
# Its largest value is $1$, at $x = 0$. That is four times the sigmoid's $0.25$.
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** $\tanh'(0) = 1$, $\tanh'(1) = 1 - 0.7615942^2 = 0.4199743$
#
# **Slide** D2, `Tanh 함수` (the largest gradient: 1)


# %% tanh_derivative
def tanh_derivative(x):
    """1 - tanh²(x)

    ko: x: 활성화 함수에 들어가기 전의 값. 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양
    en: x: values before the activation function, a number or an array of any shape
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return 1 - tanh(x) ** 2
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `sigmoid_prime` ★★☆ 6분
# 이번에는 시그모이드의 미분을 **들어가기 전의 값** $x$ 로 구합니다. 02의 `sigmoid_derivative`와
# 같은 곡선이지만, 받는 것이 다릅니다. $x$ 를 먼저 시그모이드에 넣어야 하지요.
#
# $$\sigma'(x) = \sigma(x)\,(1 - \sigma(x))$$
#
# **참고** $\sigma(x)$ 는 02에서 만든 대로 구하면 됩니다.
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** $\sigma'(0) = 0.5 \times 0.5 = 0.25$ (가장 큰 값), $\sigma'(2) = 0.1049936$,
# $\sigma'(-2) = 0.1049936$
#
# **슬라이드** D2, `역전파` (Sigmoid 함수 미분), `시그모이드 함수의 문제점` (gradient의 최대값이
# 0.25). D0의 시그모이드 슬라이드에는 "선형성을 부여한다"고 적혀 있는데, **비선형성**이 맞습니다.
# D2의 `활성함수의 문제점`은 미분값이 $0$ 에서 $1$ 사이라고 하지만, $0$ 과 $1$ 사이인 것은
# 시그모이드의 **값**이고 미분은 $0$ 과 $0.25$ 사이입니다.

# %% [markdown] lang="en"
# ## 3. `sigmoid_prime` ★★☆ 6 minutes
# Now the derivative of the sigmoid from the value $x$ **before** it. The curve is that of 02's
# `sigmoid_derivative`, but what comes in is different: $x$ has to go through the sigmoid first.
#
# $$\sigma'(x) = \sigma(x)\,(1 - \sigma(x))$$
#
# **Note** Compute $\sigma(x)$ as you did in 02.
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** $\sigma'(0) = 0.5 \times 0.5 = 0.25$ (its largest value), $\sigma'(2) = 0.1049936$,
# $\sigma'(-2) = 0.1049936$
#
# **Slide** D2, `역전파` (derivative of the sigmoid), `시그모이드 함수의 문제점` (the largest
# gradient is 0.25). D0's slide on the sigmoid says that it "gives linearity"; **nonlinearity** is
# meant. D2's `활성함수의 문제점` says that the derivative lies between $0$ and $1$. The **values**
# of the sigmoid do; its derivative lies between $0$ and $0.25$.


# %% sigmoid_prime
def sigmoid_prime(x):
    """σ(x) (1 - σ(x))

    ko: x: 활성화 함수에 들어가기 전의 값. 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양
    en: x: values before the activation function, a number or an array of any shape
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `relu` ★☆☆ 2분
# 가장 많이 쓰이는 활성화 함수입니다. 양수는 그대로 보내고 음수는 막습니다. 지수가 없어서 빠르고,
# 켜져 있는 동안 기울기가 줄지 않습니다.
#
# $$\text{ReLU}(x) = \max(0, x)$$
#
# **크기** 들어온 모양 그대로 나갑니다. 파이썬의 `max`는 배열을 요소마다 비교하지 못합니다.
#
# **숫자 예** `[-2, 0, 3]` → `[0, 0, 3]`
#
# **슬라이드** D2, `ReLU 함수`, D4, `활성화함수 (Activation Function)`

# %% [markdown] lang="en"
# ## 4. `relu` ★☆☆ 2 minutes
# The activation function that is used most. Positive numbers pass, negative ones are stopped.
# There is no exponential, so it is fast, and as long as it is on, the gradient does not shrink.
#
# $$\text{ReLU}(x) = \max(0, x)$$
#
# **Shapes** What goes in comes out in the same shape. Python's `max` cannot compare arrays
# element by element.
#
# **A number** `[-2, 0, 3]` → `[0, 0, 3]`
#
# **Slide** D2, `ReLU 함수`, D4, `활성화함수 (Activation Function)`


# %% relu
def relu(x):
    """max(0, x)

    ko: x: 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양
    en: x: a number or an array of any shape
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return np.maximum(x, 0.0)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `relu_derivative` ★☆☆ 3분
# ReLU의 기울기는 $0$ 또는 $1$, 계단함수 모양입니다. 꼭 $x = 0$ 에서는 꺾여 있어서 미분이
# 없습니다. 슬라이드도 정하지 않았습니다. 여기서는 PyTorch와 같이 **$0$ 으로** 정합니다. 01의
# 계단함수는 $\tau(0) = 1$ 이었으니 다릅니다.
#
# $$\text{ReLU}'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$$
#
# **크기** 들어온 모양 그대로 나갑니다. 값은 참과 거짓이 아니라 숫자 $0$ 과 $1$ 입니다.
#
# **숫자 예** `[-2, 0, 3]` → `[0, 0, 1]`
#
# **슬라이드** D2, `ReLU 함수` (gradient가 0 또는 1(계단함수 형태))

# %% [markdown] lang="en"
# ## 5. `relu_derivative` ★☆☆ 3 minutes
# The gradient of ReLU is $0$ or $1$, shaped like a step. Exactly at $x = 0$ there is a kink and
# no derivative, and the slides do not fix one. We take **$0$** there, as PyTorch does. The step
# function of 01 was different: $\tau(0) = 1$.
#
# $$\text{ReLU}'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$$
#
# **Shapes** What goes in comes out in the same shape. The values are the numbers $0$ and $1$, not
# true and false.
#
# **A number** `[-2, 0, 3]` → `[0, 0, 1]`
#
# **Slide** D2, `ReLU 함수` (the gradient is 0 or 1, like a step function)


# %% relu_derivative
def relu_derivative(x):
    """1 (x > 0), 0 (x ≤ 0)

    ko: x: 활성화 함수에 들어가기 전의 값. 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양, 값은 0 또는 1
    en: x: values before the activation function, a number or an array of any shape
    en: Returns the same shape as x, every value 0 or 1
    """
    ### BEGIN SOLUTION
    return (np.asarray(x) > 0).astype(float)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `leaky_relu` ★☆☆ 3분
# ReLU는 음수에서 기울기가 $0$ 이라 한번 꺼지면 다시 켜지지 못할 수 있습니다. Leaky ReLU는 음수도
# 조금 새어 나가게 합니다. D4는 새는 정도를 $0.1$ 로 정했습니다.
#
# $$\text{LeakyReLU}(x) = \max(0.1x, x)$$
#
# `slope`로 다른 값을 줄 수 있습니다($0$ 이상 $1$ 이하). 주지 않으면 $0.1$ 입니다. (PyTorch의
# 기본값은 $0.01$ 입니다.)
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** `[-2, 0, 3]` → `[-0.2, 0, 3]`, `slope=0.5`이면 `[-1, 0, 3]`
#
# **슬라이드** D4, `활성화함수 (Activation Function)` (Leaky ReLU), D2, `ReLU 함수`

# %% [markdown] lang="en"
# ## 6. `leaky_relu` ★☆☆ 3 minutes
# ReLU's gradient is $0$ for negative numbers, so a unit that is off may never come on again.
# Leaky ReLU lets a little of the negative numbers through. D4 sets this leak to $0.1$.
#
# $$\text{LeakyReLU}(x) = \max(0.1x, x)$$
#
# With `slope` another value can be given (from $0$ to $1$, both included). Without it, it is $0.1$.
# (PyTorch's default is $0.01$.)
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** `[-2, 0, 3]` → `[-0.2, 0, 3]`, with `slope=0.5` → `[-1, 0, 3]`
#
# **Slide** D4, `활성화함수 (Activation Function)` (Leaky ReLU), D2, `ReLU 함수`


# %% leaky_relu
def leaky_relu(x, slope=0.1):
    """max(slope · x, x)

    ko: x: 숫자 또는 배열, 모양은 무엇이든. slope: 0 이상 1 이하의 숫자
    ko: 반환: x와 같은 모양
    en: x: a number or an array of any shape; slope: a number from 0 to 1
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return np.maximum(x, slope * np.asarray(x))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `prelu` ★★☆ 5분
# PReLU(Parametric ReLU)는 새는 정도를 사람이 정하지 않고 **학습합니다**. 특징마다 따로 학습하기도
# 합니다. 학습하다 보면 $1$ 보다 커지거나 음수가 될 수도 있습니다.
#
# $$\text{PReLU}(x) = \begin{cases} x & x \ge 0 \\ a x & x < 0 \end{cases}$$
#
# 여기서 $a$ 는 `slope`입니다. $a > 1$ 일 때 6번의 $\max(ax, x)$ 를 그대로 쓰면 어떻게 될까요?
#
# **크기** `slope`가 숫자이면 `x`는 숫자여도 되고 어떤 모양의 배열이어도 됩니다. `slope`가 $(d,)$
# 이면 `x`는 $(n, d)$ 이고, $j$ 번째 열에는 `slope[j]`를 씁니다. 들어온 `x`의 모양 그대로 나갑니다.
#
# **숫자 예** `x = [[-2, -2], [3, -1]]`, `slope = [0.25, 1.5]`이면 `[[-0.5, -3], [3, -1.5]]`
#
# **슬라이드** D2, `ReLU 함수` (Leaky ReLU, PReLU, ELU등의 발전된 함수가 있다). 식은 He 외,
# *Delving Deep into Rectifiers* (2015)를 따릅니다.

# %% [markdown] lang="en"
# ## 7. `prelu` ★★☆ 5 minutes
# PReLU (parametric ReLU) does not leave the leak to people: it **learns** it, often one for each
# feature. In training it may become larger than $1$, or negative.
#
# $$\text{PReLU}(x) = \begin{cases} x & x \ge 0 \\ a x & x < 0 \end{cases}$$
#
# Here $a$ is `slope`. What happens when $a > 1$ and you use 6's $\max(ax, x)$ as it is?
#
# **Shapes** With a number `slope`, `x` may be a number or an array of any shape. With a `slope` of
# $(d,)$, `x` is $(n, d)$, and column number $j$ uses `slope[j]`. What comes out has the shape of
# `x`.
#
# **A number** For `x = [[-2, -2], [3, -1]]` and `slope = [0.25, 1.5]` it is
# `[[-0.5, -3], [3, -1.5]]`
#
# **Slide** D2, `ReLU 함수` (there are better functions such as Leaky ReLU, PReLU, ELU). The
# formula follows He et al., *Delving Deep into Rectifiers* (2015).


# %% prelu
def prelu(x, slope):
    """x (x ≥ 0), slope · x (x < 0)

    ko: x: 숫자 또는 어떤 모양이든 되는 배열, slope: 숫자. 또는 x: (n, d), slope: (d,)
    ko: 반환: x와 같은 모양
    en: x: a number or an array of any shape, slope: a number; or x: (n, d), slope: (d,)
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return np.maximum(x, 0.0) + slope * np.minimum(x, 0.0)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `prelu_slope_gradient` ★★☆ 4분
# $a$ 를 학습하려면 출력이 $a$ 에 따라 얼마나 변하는지 알아야 합니다. 이번에는 $x$ 가 아니라 **$a$
# 로** 미분합니다. 양수 쪽의 식에는 $a$ 가 없지요.
#
# $$\frac{\partial}{\partial a} \text{PReLU} = \begin{cases} 0 & x \ge 0 \\ x & x < 0 \end{cases}$$
#
# **크기** 들어온 모양 그대로 나갑니다. 더하지 않습니다.
#
# **숫자 예** `[-2, 0, 3]` → `[-2, 0, 0]`
#
# **슬라이드** D2, `ReLU 함수`. 식은 슬라이드에 없고, 7번의 식을 미분한 것입니다.

# %% [markdown] lang="en"
# ## 8. `prelu_slope_gradient` ★★☆ 4 minutes
# To learn $a$, we need to know how the output changes with $a$. This time the derivative is not
# with respect to $x$ but **to $a$**. There is no $a$ in the formula's positive side.
#
# $$\frac{\partial}{\partial a} \text{PReLU} = \begin{cases} 0 & x \ge 0 \\ x & x < 0 \end{cases}$$
#
# **Shapes** What goes in comes out in the same shape. Nothing is added up.
#
# **A number** `[-2, 0, 3]` → `[-2, 0, 0]`
#
# **Slide** D2, `ReLU 함수`. The slide does not have this formula: it is that of 7,
# differentiated.


# %% prelu_slope_gradient
def prelu_slope_gradient(x):
    """0 (x ≥ 0), x (x < 0)

    ko: x: 활성화 함수에 들어가기 전의 값. 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양
    en: x: values before the activation function, a number or an array of any shape
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return np.minimum(x, 0.0)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `elu` ★★☆ 6분
# ELU는 음수 쪽을 직선이 아니라 **곡선**으로 만듭니다. 음수가 아무리 커져도 $-\alpha$ 에서 멈추고,
# $\alpha = 1$ 이면 $0$ 에서 꺾이지 않고 부드럽게 이어집니다.
#
# $$\text{ELU}(x) = \begin{cases} x & x \ge 0 \\ \alpha (e^x - 1) & x < 0 \end{cases}$$
#
# **참고** `np.where`는 **두 쪽을 모두 계산한 다음** 고릅니다. $x = 1000$ 이면 쓰지도 않을
# $e^{1000}$ 이 넘쳐 경고가 나겠지만, 여기서는 그렇게 먼 곳을 쓰지 않습니다.
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** $\text{ELU}(3) = 3$, $\text{ELU}(-1) = e^{-1} - 1 = -0.6321206$, `alpha=2.0`이면
# $-1.2642411$
#
# **슬라이드** D4, `활성화함수 (Activation Function)` (ELU)

# %% [markdown] lang="en"
# ## 9. `elu` ★★☆ 6 minutes
# ELU makes the negative side a **curve** in place of a line. However large the negative number,
# it stops at $-\alpha$; and with $\alpha = 1$ there is no kink at $0$, it goes on smoothly.
#
# $$\text{ELU}(x) = \begin{cases} x & x \ge 0 \\ \alpha (e^x - 1) & x < 0 \end{cases}$$
#
# **Note** `np.where` **computes both sides** and then chooses. At $x = 1000$ an $e^{1000}$ that
# nobody needs would overflow, with a warning, but nothing that far out is asked for here.
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** $\text{ELU}(3) = 3$, $\text{ELU}(-1) = e^{-1} - 1 = -0.6321206$, with `alpha=2.0`
# $-1.2642411$
#
# **Slide** D4, `활성화함수 (Activation Function)` (ELU)


# %% elu
def elu(x, alpha=1.0):
    """x (x ≥ 0), α (e^x - 1) (x < 0)

    ko: x: 숫자 또는 배열, 모양은 무엇이든. alpha: 양수
    ko: 반환: x와 같은 모양
    en: x: a number or an array of any shape; alpha: a positive number
    en: Returns the same shape as x
    """
    ### BEGIN SOLUTION
    return np.maximum(x, 0.0) + alpha * np.expm1(np.minimum(x, 0.0))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `maxout` ★★☆ 5분
# Maxout은 정해진 곡선을 쓰지 않습니다. 직선을 **둘** 배우고 그때그때 큰 쪽을 고릅니다. 둘째
# 직선이 늘 $0$ 이면 ReLU가 되고, 기울기가 첫째의 $0.1$ 배이면 Leaky ReLU가 됩니다. 대신
# 파라미터가 두 배입니다.
#
# $$\text{Maxout}(x) = \max(w_1^T x + b_1,\; w_2^T x + b_2)$$
#
# **크기** 슬라이드는 데이터 하나, 노드 하나의 식입니다. 여기서는 배치로 계산합니다: `x`는
# $(n, d)$, `W1`과 `W2`는 $(d, k)$, `b1`과 `b2`는 $(k,)$, 결과는 $(n, k)$ 입니다. **요소마다** 큰
# 쪽을 고릅니다.
#
# **숫자 예** `x = [[1, 2]]`, `W1 = [[1, 0], [0, 1]]`, `b1 = [0, 0]`, `W2 = [[3, 0], [0, -1]]`,
# `b2 = [0, 1]`이면 둘은 `[1, 2]`와 `[3, -1]`, 결과는 `[[3, 2]]`
#
# **슬라이드** D4, `활성화함수 (Activation Function)` (Maxout)

# %% [markdown] lang="en"
# ## 10. `maxout` ★★☆ 5 minutes
# Maxout has no fixed curve. It learns **two** lines and takes the larger of them each time. If
# the second line is always $0$ it is ReLU; if its slope is $0.1$ times the first's it is Leaky
# ReLU. The price is twice the number of parameters.
#
# $$\text{Maxout}(x) = \max(w_1^T x + b_1,\; w_2^T x + b_2)$$
#
# **Shapes** The slide's formula is for one example and one node. Here it is a batch: `x` is
# $(n, d)$, `W1` and `W2` are $(d, k)$, `b1` and `b2` are $(k,)$, and the result is $(n, k)$. Take
# the larger one **element by element**.
#
# **A number** For `x = [[1, 2]]`, `W1 = [[1, 0], [0, 1]]`, `b1 = [0, 0]`,
# `W2 = [[3, 0], [0, -1]]`, `b2 = [0, 1]` the two are `[1, 2]` and `[3, -1]`, and the result is
# `[[3, 2]]`
#
# **Slide** D4, `활성화함수 (Activation Function)` (Maxout)


# %% maxout
def maxout(x, W1, b1, W2, b2):
    """max(x W1 + b1, x W2 + b2)

    ko: x: (n, d), W1과 W2: (d, k), b1과 b2: (k,)
    ko: 반환: (n, k)
    en: x: (n, d), W1 and W2: (d, k), b1 and b2: (k,)
    en: Returns (n, k)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1 + b1, x @ W2 + b2)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: 활성화 함수와 그 미분
# 파란 선은 여러분의 함수, 주황 점선은 그 미분입니다. $\sigma(x)$ 는 여러분의 `sigmoid_prime`
# 아래의 넓이를 더해서 그렸습니다. 계단함수의 미분은 $0$, 시그모이드의 미분은 아무리 커도 $0.25$
# 입니다. ReLU부터는 양수 쪽의 미분이 $1$ 입니다. Maxout은 두 직선 $x - 0.5$ 와 $-0.5x$ 가운데 큰
# 쪽입니다.

# %% [markdown] lang="en"
# ### Figure: activation functions with their derivatives
# The blue line is your function, the orange dashes are its derivative. $\sigma(x)$ is drawn as
# the area below your `sigmoid_prime`, added up. The step function's is $0$, the sigmoid's is
# $0.25$ at the most. From ReLU on, the derivative of the positive side is $1$. Maxout is the
# larger of the two lines $x - 0.5$ and $-0.5x$.

# %% tags=["demo"]
with once_solved(language=language):
    lines = [[1.0]], [-0.5], [[-0.5]], [0.0]
    two_lines = [np.array(part) for part in lines]
    curves = {
        r"$\tau(x)$": (lambda x: (np.sign(x) + 1) / 2, np.zeros_like),
        r"$\sigma(x)$": (
            lambda x: 0.047 + np.cumsum(sigmoid_prime(x)) * (x[1] - x[0]),
            sigmoid_prime,
        ),
        r"$\tanh(x)$": (tanh, tanh_derivative),
        "ReLU": (relu, relu_derivative),
        "Leaky ReLU": (leaky_relu, None),
        "PReLU ($a = 0.5$)": (lambda x: prelu(x, 0.5), None),
        "ELU": (elu, None),
        "Maxout": (lambda x: maxout(x[:, np.newaxis], *two_lines)[:, 0], None),
    }
    figures.draw_activations(curves, language=language).show()

# %% [markdown] lang="ko"
# ## 11. `softmax` ★★★ 10분
# 분류 신경망의 출력층에 쓰는 활성화 함수입니다. 점수를 **확률**로 바꿉니다. 식으로는 모두 $0$ 보다
# 크고, 더하면 $1$ 이고, 순서는 바뀌지 않습니다. 점수가 $\pm 1000$ 처럼 멀리 떨어지면 작은 쪽의
# 확률은 float64로 나타낼 수 없을 만큼 작아 꼭 $0$ 이 되고, 그것은 맞는 답입니다.
#
# $$y_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}$$
#
# **조심할 것** $z = 1000$ 이면 $e^z$ 가 넘칩니다. 모든 $z_j$ 에서 같은 수 $c$ 를 빼도
# $\frac{e^{z_i - c}}{\sum_j e^{z_j - c}}$ 는 그대로입니다(왜일까요?). $c$ 를 무엇으로 하면 넘치지
# 않을까요? $c$ 는 합을 내는 줄마다 따로 골라야 합니다. 배치 전체에서 하나만 고르면 어떤 줄은
# 모든 $e^{z_j - c}$ 가 $0$ 이 되어 분모가 $0$ 이 됩니다.
#
# **크기** 들어온 모양 그대로 나가고, `axis`를 따라 더하면 $1$ 입니다. 기본은 마지막
# 축(`axis=-1`)입니다. $(n, K)$ 이면 **행마다** $1$ 입니다.
#
# **숫자 예** `[2.0, 1.0, 0.1]` → `[0.6590011, 0.2424330, 0.0985659]` (슬라이드 `0.66`, `0.24`,
# `0.10`), `[1000, 1000]` → `[0.5, 0.5]`
#
# **슬라이드** D0, `3. 기본 개념 알고가기` (`출력층`: 노드 3개의 합을 1로 만들어주는 역할), D2,
# `Softmax` (전체 확률의 합은 1)
#
# **슬라이드끼리 다른 곳** D0은 출력층의 활성화 함수가 시그모이드가 아니라 소프트맥스라고 하고, D1과
# D2의 신경망은 출력층에 시그모이드를 씁니다. 어느 쪽도 틀리지 않았고, **문제에 따라** 다릅니다.
# 여러 부류 가운데 하나를 고르면 소프트맥스, 예와 아니요를 노드마다 따로 답하면 시그모이드, 매출액
# 같은 숫자를 맞히면 활성화 함수를 쓰지 않습니다.

# %% [markdown] lang="en"
# ## 11. `softmax` ★★★ 10 minutes
# The activation function for the output layer of a classifier. It turns scores into
# **probabilities**: by the formula all above $0$, adding up to $1$, in the same order. With
# scores as far apart as $\pm 1000$, the small probabilities are too small for float64 and become
# exactly $0$, which is right.
#
# $$y_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}$$
#
# **Take care** At $z = 1000$, $e^z$ overflows. Subtract the same number $c$ from every $z_j$, and
# $\frac{e^{z_i - c}}{\sum_j e^{z_j - c}}$ stays the same (why?). Which $c$ keeps it from
# overflowing? Choose $c$ separately for each row that is added up. With one $c$ for the whole
# batch, every $e^{z_j - c}$ of some rows becomes $0$, and so does the denominator of these rows.
#
# **Shapes** What goes in comes out in the same shape, and adds up to $1$ along `axis`. By default
# it is the last one (`axis=-1`): for $(n, K)$ **each row** adds up to $1$.
#
# **A number** `[2.0, 1.0, 0.1]` → `[0.6590011, 0.2424330, 0.0985659]` (slide `0.66`, `0.24`,
# `0.10`), `[1000, 1000]` → `[0.5, 0.5]`
#
# **Slide** D0, `3. 기본 개념 알고가기` (`출력층`: it makes 3 nodes add up to 1), D2, `Softmax`
# (all probabilities add up to 1)
#
# **Where slides differ** D0 says that the output layer's activation is not the sigmoid but softmax,
# while the networks of D1 and D2 end in sigmoids. Neither is wrong: it **depends on the task**. To
# choose one of several classes, use softmax; to answer yes or no at each node by itself, the
# sigmoid; to predict a number such as sales, no activation function at all.


# %% softmax
def softmax(z, axis=-1):
    """e^z / Σ e^z

    ko: z: 배열, 모양은 무엇이든. axis: 확률을 더하면 1이 되는 축
    ko: 반환: z와 같은 모양
    en: z: an array of any shape; axis: the one along which probabilities add up to 1
    en: Returns the same shape as z
    """
    ### BEGIN SOLUTION
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_softmax(np.array([2.0, 1.0, 0.1]), softmax, language=language).show()

# %% [markdown] lang="ko"
# ### 움직이는 그림: 소프트맥스의 온도
# 점수를 **온도** $T$ 로 나누어 $z / T$ 를 넣으면 확률이 어떻게 달라질까요? **먼저 예상해 보세요.**
# - $T$ 를 $0.1$ 로 낮추면 막대 셋은 무엇에 가까워지나요? $T$ 를 $20$ 으로 올리면요?
# - $T$ 를 바꾸어서 막대의 순서를 뒤집을 수 있을까요?
#
# 답을 적어 둔 다음 슬라이더를 움직여 확인합니다. 점선은 $T = 1$, 곧 보통의 소프트맥스입니다. 온도는
# 14에서 GPT가 다음 글자를 고를 때 다시 나옵니다.

# %% [markdown] lang="en"
# ### A picture that moves: the temperature of softmax
# Divide the scores by a **temperature** $T$ and put in $z / T$: how do the probabilities change?
# **Predict first.**
# - What do the three bars come close to with $T$ down at $0.1$? And with $T$ up at $20$?
# - Can the order of the bars be turned round by changing $T$?
#
# Write your answers down, then move the slider and see. The dashes are $T = 1$, which is plain
# softmax. The temperature comes back in 14, where the GPT chooses its next character.

# %% tags=["demo"]
with once_solved(language=language):
    figures.slide_temperature(np.array([2.0, 1.0, 0.1]), softmax, language=language).show()

# %% [markdown] lang="ko"
# ## 12. `max_gradient` ★☆☆ 5분
# 역전파는 층마다 활성화 함수의 미분을 **곱합니다**. 시그모이드의 미분은 아무리 커도 $0.25$ 이므로,
# 층을 `depth`개 거친 기울기는 아무리 커도 다음과 같습니다(가중치는 빼고 생각합니다).
#
# $$\text{sigmoid}: 0.25^{\text{depth}}$$
# $$\text{tanh}, \text{relu}: 1^{\text{depth}}$$
#
# 이것이 **기울기 소실**(vanishing gradient)입니다. D2의 "적어도 ¼씩 작아짐"은 $\frac{1}{4}$ 만큼
# 줄어 $\frac{3}{4}$ 이 된다는 뜻이 아니라, 한 층마다 **$\frac{1}{4}$ 이하로** 줄어든다는
# 뜻입니다.
#
# **크기** `depth`는 $0$ 이상의 정수(파이썬의 `int`), `activation`은 `"sigmoid"`, `"tanh"`, `"relu"`
# 가운데 하나. 숫자 하나를 돌려줍니다.
#
# **숫자 예** `max_gradient(1, "sigmoid")` = $0.25$, `max_gradient(10, "sigmoid")` =
# $9.5367432 \times 10^{-7}$, `max_gradient(10, "tanh")` = $1$, `max_gradient(0, "sigmoid")` = $1$
#
# **슬라이드** D2, `시그모이드 함수의 문제점`, `Tanh 함수`, `ReLU 함수`

# %% [markdown] lang="en"
# ## 12. `max_gradient` ★☆☆ 5 minutes
# Backpropagation **multiplies** by the activation function's derivative in every layer. The
# sigmoid's derivative is $0.25$ at the most, so after `depth` layers the gradient is at the most
# this (leaving the weights aside):
#
# $$\text{sigmoid}: 0.25^{\text{depth}}$$
# $$\text{tanh}, \text{relu}: 1^{\text{depth}}$$
#
# This is the **vanishing gradient**. D2's sentence can be read as if each layer took away
# $\frac{1}{4}$ and left $\frac{3}{4}$. What it means is that each layer leaves **$\frac{1}{4}$ or
# less**.
#
# **Shapes** `depth` is a Python `int`, $0$ or more, and `activation` one of `"sigmoid"`, `"tanh"`,
# `"relu"`. Returns one number.
#
# **A number** `max_gradient(1, "sigmoid")` = $0.25$, `max_gradient(10, "sigmoid")` =
# $9.5367432 \times 10^{-7}$, `max_gradient(10, "tanh")` = $1$, `max_gradient(0, "sigmoid")` = $1$
#
# **Slide** D2, `시그모이드 함수의 문제점`, `Tanh 함수`, `ReLU 함수`


# %% max_gradient
def max_gradient(depth, activation):
    """0.25^depth, 1^depth

    ko: depth: 층의 수(0 이상의 정수), activation: "sigmoid", "tanh", "relu" 가운데 하나
    ko: 반환: 숫자 하나, 미분의 최댓값을 depth번 곱한 것
    en: depth: the number of layers (an int, 0 or more), activation: "sigmoid", "tanh" or "relu"
    en: Returns one number, the largest derivative multiplied depth times
    """
    ### BEGIN SOLUTION
    return {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}[activation] ** depth
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    products = {
        name: [max_gradient(depth, name) for depth in range(21)]
        for name in ("sigmoid", "tanh", "relu")
    }
    figures.draw_vanishing(products, language=language).show()

# %% [markdown] lang="ko"
# ## 13. `dead_units` ★★☆ 5분
# ReLU에도 약점이 있습니다. 가중 입력이 $0$ 이하이면 출력도 기울기도 $0$ 입니다. 배치의 **모든
# 데이터에서** 그런 노드는 이번에 아무것도 배우지 못합니다. D2의 말로 "뉴런이 죽을 수 있다"는
# 것입니다. 그런 노드가 얼마나 되는지 세어 봅시다.
#
# $$\text{dead} = \frac{1}{k}\,\#\{\, j : Z_{ij} \le 0 \text{ for all } i \,\}$$
#
# **크기** `Z`는 $(n, k)$, 활성화 함수에 들어가기 전의 값입니다. $0$ 과 $1$ 사이의 숫자 하나를
# 돌려줍니다.
#
# **숫자 예** `Z = [[-1, 2, 0], [-3, -1, 0]]`이면 첫째와 셋째 노드가 꺼져 있으므로
# $\frac{2}{3} = 0.6666667$
#
# **슬라이드** D2, `ReLU 함수` (x < 0인 값들의 경우 gradient가 0이기 때문에 뉴런이 죽을 수 있다)

# %% [markdown] lang="en"
# ## 13. `dead_units` ★★☆ 5 minutes
# ReLU has its weak side. Where the weighted input is $0$ or less, both output and gradient are
# $0$. A node for which this is so in **all examples** of a batch learns nothing from it. In D2's
# words, "the neuron may die". Let us count how many of the nodes that is.
#
# $$\text{dead} = \frac{1}{k}\,\#\{\, j : Z_{ij} \le 0 \text{ for all } i \,\}$$
#
# **Shapes** `Z` is $(n, k)$, the values before the activation function. Returns one number
# between $0$ and $1$.
#
# **A number** For `Z = [[-1, 2, 0], [-3, -1, 0]]` the first and the third node are off:
# $\frac{2}{3} = 0.6666667$
#
# **Slide** D2, `ReLU 함수` (for x < 0 the gradient is 0, so the neuron may die)


# %% dead_units
def dead_units(Z):
    """(1/k) #{j : Z_ij ≤ 0 for all i}

    ko: Z: (n, k) 활성화 함수에 들어가기 전의 값
    ko: 반환: 숫자 하나, 배치 전체에서 꺼져 있는 노드의 비율
    en: Z: (n, k) values before the activation function
    en: Returns one number, the share of nodes that are off for the whole batch
    """
    ### BEGIN SOLUTION
    return np.mean(np.all(np.asarray(Z) <= 0, axis=0))
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(3)
    inputs, weights = rng.standard_normal((16, 8)), rng.standard_normal((8, 24)) / 8**0.5
    batches = {"$b = 0$": inputs @ weights, "$b = -2$": inputs @ weights - 2}
    named = {name: (Z, dead_units(Z)) for name, Z in batches.items()}
    figures.draw_dead_units(named, language=language).show()

# %% [markdown] lang="ko"
# ## 14. `stable_sigmoid` ★★☆ 8분
# 02에서는 D1의 식 $\sigma(x) = \frac{1}{1 + e^{-x}}$ 를 그대로 썼습니다. 그런데 $x = -1000$ 이면
# $e^{1000}$ 이 float64에 담기지 않고, NumPy가 overflow 경고를 냅니다. $e^x / (1 + e^x)$ 로 바꾸어
# 쓰면 이번에는 $x = 1000$ 에서 `nan`이 됩니다. 이 문제에서는 어디에서도 넘치지 않는 시그모이드를
# 만듭니다.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{1 + e^x}$$
#
# 지수에 들어가는 값이 언제나 $0$ 이하가 되게 하려면 $x$ 의 부호에 따라 어느 쪽 식을 써야 할까요?
# `np.where`는 두 쪽을 모두 계산한 다음 고른다는 점을 조심하세요. `np.errstate`로 경고를 끄면 넘치는
# 것이 가려질 뿐, 넘치지 않게 되는 것은 아닙니다.
#
# **정확하게** $\pm 1000$ 에서 경고도 `nan`도 없어야 하고, 아주 작은 값도 유효 숫자를 잃지 않아야
# 합니다. $\sigma(-40)$ 은 $0$ 이 아니라 $4.248354 \times 10^{-18}$ 입니다.
#
# **크기** 들어온 모양 그대로 나갑니다.
#
# **숫자 예** $\sigma(0) = 0.5$, $\sigma(2) = 0.8807971$,
# $\sigma(-700) = 9.859677 \times 10^{-305}$, $\sigma(-1000) = 0$, $\sigma(1000) = 1$
#
# **슬라이드** D2, `시그모이드 함수`. 넘치지 않게 하는 방법은 슬라이드에 없습니다.

# %% [markdown] lang="en"
# ## 14. `stable_sigmoid` ★★☆ 8 minutes
# In 02 we used D1's formula $\sigma(x) = \frac{1}{1 + e^{-x}}$ as it stands. But at $x = -1000$,
# $e^{1000}$ does not fit into a float64, and NumPy warns of an overflow. Written as
# $e^x / (1 + e^x)$ it gives `nan` at $x = 1000$ instead. Here we make a sigmoid that overflows
# nowhere.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{1 + e^x}$$
#
# If what goes into the exponential is never to be above $0$, which of the two forms fits which sign
# of $x$? Beware: `np.where` computes both sides and then chooses. And to turn the warning off with
# `np.errstate` only hides the overflow, it does not avoid it.
#
# **Accurate** At $\pm 1000$ there must be no warning and no `nan`, and tiny values must keep their
# digits: $\sigma(-40)$ is not $0$ but $4.248354 \times 10^{-18}$.
#
# **Shapes** What goes in comes out in the same shape.
#
# **A number** $\sigma(0) = 0.5$, $\sigma(2) = 0.8807971$,
# $\sigma(-700) = 9.859677 \times 10^{-305}$, $\sigma(-1000) = 0$, $\sigma(1000) = 1$
#
# **Slide** D2, `시그모이드 함수`. How to avoid overflow is not on the slides.


# %% stable_sigmoid
def stable_sigmoid(x):
    """σ(x) = 1 / (1 + e^-x)

    ko: x: 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양, 모든 값이 0 이상 1 이하, 넘침도 경고도 없음
    en: x: a number or an array of any shape
    en: Returns the same shape as x, every value from 0 to 1, without overflow or warning
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 요즘 언어 모델이 쓰는 SiLU, $x\,\sigma(x)$ 와 그 미분을 만들고, 수치로 구한 기울기와 비교해
# 보세요. $0$ 근처와 먼 음수에서 ReLU와 무엇이 다른가요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Make SiLU, $x\,\sigma(x)$, which today's language models use, and its derivative, and compare it
# with a gradient found by numbers. How does it differ from ReLU near $0$, and far out among the
# negative numbers?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 소프트맥스에 $z$ 대신 $z + 5$ 를 넣으면 확률이 바뀔까요? $2z$ 를 넣으면요? $100z$ 는 어떤
#    모양에 가까워질까요? 먼저 예상한 다음 `softmax`로 확인해 보세요.
# 2. D2는 tanh가 기울기 소실을 "완전히 해결하지 못한다"고 말합니다. 최댓값이 $1$ 인데 왜 그럴까요?
#    층마다 $x = 1$ 이라면 $10$ 층 뒤의 기울기는 얼마인지 `tanh_derivative`로 구해 보세요.
# 3. (손으로 채점합니다) 친구가 $10$ 층짜리 시그모이드 신경망을 학습시켰더니 뒤쪽 층만 변하고 첫
#    층의 가중치는 거의 그대로였습니다. 활성화 함수를 모두 ReLU로 바꾸고 학습률도 크게 올렸더니,
#    이번에는 노드의 $40$ %가 어떤 데이터에도 켜지지 않습니다. 두 경우에 무슨 일이 일어났는지
#    미분으로 설명하고, 무엇을 해 보라고 할지 세 문장에서 다섯 문장으로 쓰세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. Do the probabilities change when softmax gets $z + 5$ in place of $z$? And with $2z$? What
#    does it come close to with $100z$? Guess first, then look with `softmax`.
# 2. D2 says that tanh does "not solve completely" the vanishing gradient. Its largest derivative
#    is $1$, so why? If $x = 1$ in every layer, what is the gradient after $10$ layers? Find out
#    with `tanh_derivative`.
# 3. (Graded by hand) A friend trained a sigmoid network of $10$ layers. Only the layers at the
#    back changed; the first layer's weights hardly moved. Then all activations were changed to
#    ReLU, and the learning rate was raised a lot, and now $40$ % of the nodes are on for no
#    example at all. Write three to five sentences: explain with derivatives what happened in both
#    cases, and what you would tell your friend to try.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
