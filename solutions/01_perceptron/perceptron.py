# %% [markdown] lang="ko"
# # 01. 퍼셉트론 — 규칙 대신 정답에서 배우기
#
# ## 이 과제를 마치면
# - **규칙**을 모를 때 입력과 정답만 가지고 $w$ 와 $b$ 를 찾아낼 수 있습니다.
# - 퍼셉트론을 코드로 쓰고, 그 **결정 경계**가 어떤 직선인지 그릴 수 있습니다.
# - AND와 OR은 퍼셉트론 하나로, XOR은 **퍼셉트론 셋**으로 풀 수 있고, 왜 하나로는 안 되는지 설명할
#   수 있습니다.
# - **로젠블라트의 학습 규칙**으로 가중치를 스스로 찾게 할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 파이썬의 함수와 `for` 반복문, 평균
# - NumPy의 배열, 행렬곱 `@`, 비교 연산 `>=`
#
# ## 문제와 예상 시간 (모두 약 60분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `fit_rule` | ★★☆ | 10 |
# | 2 | `step` | ★☆☆ | 4 |
# | 3 | `perceptron` | ★☆☆ | 6 |
# | 4 | `and_gate` | ★☆☆ | 5 |
# | 5 | `or_gate` | ★☆☆ | 3 |
# | 6 | `xor` | ★★★ | 15 |
# | 7 | `train_perceptron` | ★★★ | 17 |

# %% [markdown] lang="en"
# # 01. The perceptron — learning from answers instead of rules
#
# ## What you will be able to do
# - Find $w$ and $b$ from inputs and answers alone, when nobody tells you the **rule**.
# - Write a perceptron in code, and draw the straight line that is its **decision boundary**.
# - Solve AND and OR with one perceptron and XOR with **three**, and explain why one is not enough
#   for it.
# - Let a perceptron find its own weights with **Rosenblatt's learning rule**.
#
# ## What you need first
# - Python's functions and `for` loops, and what a mean is
# - NumPy's arrays, matrix product `@` and comparison `>=`
#
# ## Exercises and time (about 60 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `fit_rule` | ★★☆ | 10 |
# | 2 | `step` | ★☆☆ | 4 |
# | 3 | `perceptron` | ★☆☆ | 6 |
# | 4 | `and_gate` | ★☆☆ | 5 |
# | 5 | `or_gate` | ★☆☆ | 3 |
# | 6 | `xor` | ★★★ | 15 |
# | 7 | `train_perceptron` | ★★★ | 17 |

# %% [markdown] lang="ko"
# ## 약속
# **크기.** 데이터 하나가 한 행입니다. `X`는 $(n, d)$, 가중치 `w`는 $(d,)$, 편향 `b`는 숫자 하나,
# 정답 `y`는 $(n,)$ 이고 값은 $0$ 또는 $1$ 입니다. $n$ 은 데이터 수, $d$ 는 입력의 수입니다.
# (02부터는 출력이 여럿일 수 있어서 `y`가 $(n, k)$ 가 됩니다.)
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
# **편향을 쓰는 법 둘.** D2는 $x_0 w_0 + x_1 w_1 + \dots + x_n w_n$ 이라고 씁니다. 언제나
# $x_0 = 1$ 인 입력을 하나 더 두고 $w_0$ 를 편향으로 삼은 것입니다. D0, D3, D4는 $b$ 를 따로
# 씁니다. 둘은 같은 식이고, 여기서는 $b$ 를 따로 씁니다.
#
# **꼭 $0$ 일 때.** D3는 가중합이 $0$ **이상**이면 $1$ 이라고 정했습니다. 그래서 경계선 위의 점은
# $1$ 입니다. 소수의 합은 더하는 순서에 따라 마지막 자리가 달라지기도 하지만, 여기서 채점에 쓰는
# 수에서는 더하는 순서가 답을 바꾸지 않습니다.
#
# **연도.** 퍼셉트론을 D2는 1958년, D4는 1957년의 것이라고 합니다. 로젠블라트가 보고서를 낸 해가
# 1957년, 논문이 학술지에 실린 해가 1958년입니다.
#
# **D3의 구구단.** D3는 규칙이 분명한 프로그램의 예로 구구단을 보여 줍니다(`전문가 시스템`). 적힌
# 그대로는 컴파일되지 않습니다. 바깥 `for`가 아직 쓰고 있는 `j`를 안쪽 `for`가 한 번 더 선언하기
# 때문이고, 그 안쪽 `for`는 없어도 됩니다.

# %% [markdown] lang="en"
# ## Conventions
# **Shapes.** One example is one row. `X` is $(n, d)$, the weights `w` are $(d,)$, the bias `b` is
# one number, the answers `y` are $(n,)$, each $0$ or $1$. Here $n$ is the number of examples and
# $d$ the number of inputs. (From 02 on there may be several outputs, and `y` becomes $(n, k)$.)
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
# **Two ways to write the bias.** D2 writes $x_0 w_0 + x_1 w_1 + \dots + x_n w_n$: there is one
# more input that is always $x_0 = 1$, and $w_0$ is the bias. D0, D3 and D4 write a separate $b$.
# Both say the same. Here $b$ is separate.
#
# **Exactly $0$.** D3 decides that a weighted sum of $0$ **or more** gives $1$. So a point on the
# boundary line gets a $1$. The last digit of a sum may depend on the order in which decimals are
# added; with the numbers in the checks, that order never changes an answer.
#
# **The year.** D2 dates the perceptron to 1958, D4 to 1957. Rosenblatt's report came out in 1957,
# his journal article in 1958.
#
# **D3's multiplication table.** As an example of a program with clear rules, D3 prints a
# multiplication table (`전문가 시스템`). As it stands it does not compile: an inner `for` declares
# `j` a second time while the outer `for` still uses it. That inner `for` is not needed.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("01_perceptron")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `fit_rule` ★★☆ 10분
# $Y = x + 1$ 이라는 **규칙**을 알면 $x = 1$ 일 때 답은 $2$ 입니다. 이것이 알고리즘입니다. 규칙을
# 모르고 정답만 있을 때, 많은 입력과 정답에서 규칙을 찾아내는 것이 머신러닝입니다. 가장 작은
# 머신러닝을 해 봅시다. 규칙이 $y = wx + b$ 꼴이라는 것만 알고 $w$ 와 $b$ 를 찾습니다.
#
# 예제에 잡음이 섞여 있으면 모든 점을 지나는 직선은 없습니다. 그래서 오차의 제곱을 모두 더한 값이
# **가장 작은** 직선을 고릅니다(최소제곱법). 답은 식 두 줄입니다.
#
# $$w = \frac{\sum_i (x_i - \bar{x})(y_i - \bar{y})}{\sum_i (x_i - \bar{x})^2}$$
# $$b = \bar{y} - w\,\bar{x}$$
#
# $\bar{x}$ 와 $\bar{y}$ 는 평균입니다. 두 줄을 직접 써 보는 문제이므로 `np.polyfit`이나
# `np.linalg.lstsq`, `np.linalg.pinv`처럼 직선을 대신 맞춰 주는 함수는 쓰지 않습니다. 써도 점수는
# 바뀌지 않지만, 이 셋은 강사에게 표시됩니다.
#
# **크기** `x`와 `y`는 모두 $(n,)$, 돌려주는 `w`와 `b`는 숫자 하나씩이고, `return w, b`처럼 함께
# 돌려줍니다. $n$ 은 `x.shape[0]`입니다. `x`에는 서로 다른 값이 둘 이상 있습니다.
#
# **숫자 예** 슬라이드의 예제 $1 \to 2$, $5 \to 6$, $256 \to 257$ 에서 $w = 1$, $b = 1$ 이 나와야
# 합니다. 잡음이 있는 예: `x = [0, 1, 2]`, `y = [0, 1, 1]`이면 $\bar{x} = 1$,
# $\bar{y} = \frac{2}{3}$, $w = \frac{1}{2} = 0.5$, $b = \frac{2}{3} - 0.5 = 0.1666667$ 입니다.
#
# **슬라이드** D0, `1. 개요` — `이 전에는 무엇이 있었는가?` ('규칙' 대신 알고 있는 정답!)

# %% [markdown] lang="en"
# ## 1. `fit_rule` ★★☆ 10 minutes
# If you know the **rule** $Y = x + 1$, the answer for $x = 1$ is $2$. That is an algorithm. When
# you do not know the rule but have answers, machine learning finds the rule from many inputs and
# answers. Let us do the smallest piece of machine learning there is: all we know is that the rule
# looks like $y = wx + b$, and we look for $w$ and $b$.
#
# When there is noise in the examples, no straight line goes through all of them. So we take the
# line for which the squared errors add up to the **least** (the method of least squares). The
# answer is two lines long.
#
# $$w = \frac{\sum_i (x_i - \bar{x})(y_i - \bar{y})}{\sum_i (x_i - \bar{x})^2}$$
# $$b = \bar{y} - w\,\bar{x}$$
#
# $\bar{x}$ and $\bar{y}$ are means. Writing these two lines is what this exercise is about, so do
# without functions that fit the line for you, such as `np.polyfit`, `np.linalg.lstsq` and
# `np.linalg.pinv`. They change no points, but the instructor is told of these three.
#
# **Shapes** `x` and `y` are both $(n,)$; the `w` and `b` you return are one number each, both at
# once, as in `return w, b`. $n$ is `x.shape[0]`. There are at least two different values in `x`.
#
# **A number** The slide's examples $1 \to 2$, $5 \to 6$, $256 \to 257$ must give $w = 1$,
# $b = 1$. With noise: for `x = [0, 1, 2]` and `y = [0, 1, 1]` it is $\bar{x} = 1$,
# $\bar{y} = \frac{2}{3}$, $w = \frac{1}{2} = 0.5$, $b = \frac{2}{3} - 0.5 = 0.1666667$.
#
# **Slide** D0, `1. 개요` — `이 전에는 무엇이 있었는가?` (answers in place of the 'rule')


# %% fit_rule
def fit_rule(x, y):
    """w = Σ (x - x̄)(y - ȳ) / Σ (x - x̄)²,  b = ȳ - w x̄

    ko: x: (n,) 입력, y: (n,) 정답
    ko: 반환: (w, b), 숫자 둘. 직선 w x + b의 제곱 오차의 합이 가장 작습니다
    en: x: (n,) inputs, y: (n,) answers
    en: Returns (w, b), two numbers; the line w x + b has the smallest sum of squared errors
    """
    ### BEGIN SOLUTION
    x, y = np.asarray(x), np.asarray(y)
    dx = x - x.mean()
    w = dx @ y / (dx @ dx)
    return w, y.mean() - w * x.mean()
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    hours = np.array([1, 2, 3, 5, 6, 8])
    score = np.array([31, 42, 40, 68, 71, 92])
    figures.draw_fit(hours, score, fit_rule(hours, score), language=language).show()

# %% [markdown] lang="ko"
# ## 2. `step` ★☆☆ 4분
# 퍼셉트론의 활성화 함수인 **계단함수** $\tau$ 입니다. 다음 층으로 신호를 보낼지($1$) 말지($0$)
# 정합니다. 답이 $0$ 과 $1$ 로 딱 떨어지므로 둘로 나누는 문제에 알맞습니다.
#
# $$\tau(x) = \begin{cases} 1 & x \ge 0 \\ 0 & x < 0 \end{cases}$$
#
# **크기** 들어온 모양 그대로 나갑니다. 요소마다 따로 계산합니다. 값은 참과 거짓이 아니라 숫자 $0$
# 과 $1$ 입니다(정수든 실수든 좋습니다). 00의 끝에서 참과 거짓으로 어떻게 계산했나요? $0$ 보다 아주
# 조금만 작아도 $0$ 입니다.
#
# **숫자 예** $\tau(-0.5) = 0$, $\tau(0) = 1$, $\tau(2) = 1$
#
# **슬라이드** D2, `퍼셉트론` ($\tau$ : 계단함수. 결과값은 0 또는 1), `활성함수`. $0$ 에서의 값은
# D3, `1. 퍼셉트론 >> decision boundary`에 있습니다.

# %% [markdown] lang="en"
# ## 2. `step` ★☆☆ 4 minutes
# The perceptron's activation function, the **step function** $\tau$. It decides whether a signal
# is sent on to the next layer ($1$) or not ($0$). Its answer is a clean $0$ or $1$, which suits
# problems with two classes.
#
# $$\tau(x) = \begin{cases} 1 & x \ge 0 \\ 0 & x < 0 \end{cases}$$
#
# **Shapes** What goes in comes out in the same shape, computed element by element. The values are
# the numbers $0$ and $1$ (ints or floats, as you like), not true and false. How did you calculate
# with true and false at the end of 00? However little below $0$ a number is, it gets $0$.
#
# **A number** $\tau(-0.5) = 0$, $\tau(0) = 1$, $\tau(2) = 1$
#
# **Slide** D2, `퍼셉트론` ($\tau$ is the step function, its result is 0 or 1), `활성함수`. The
# value at $0$ is on D3, `1. 퍼셉트론 >> decision boundary`.


# %% step
def step(x):
    """τ(x) = 1 (x ≥ 0), 0 (x < 0)

    ko: x: 숫자 또는 배열, 모양은 무엇이든
    ko: 반환: x와 같은 모양, 값은 0 또는 1
    en: x: a number or an array of any shape
    en: Returns the same shape as x, every value 0 or 1
    """
    ### BEGIN SOLUTION
    return (np.asarray(x) >= 0).astype(float)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `perceptron` ★☆☆ 6분
# 퍼셉트론은 딥러닝의 핵심 구성 요소입니다. 입력마다 가중치를 곱해 더하고, 편향을 더하고,
# 계단함수에 통과시킵니다.
#
# $$\text{output} = \tau(w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b)$$
#
# 가중합이 $0$ 인 점들은 직선(입력이 둘일 때)을 이룹니다. 이것이 **결정 경계**이고, 한쪽은 $1$,
# 다른 쪽은 $0$ 입니다.
#
# **크기** $(n, d) \cdot (d,) + \text{scalar} \to (n,)$. 행 하나에 답 하나입니다.
#
# **숫자 예** D3의 경계 $x_1 - x_2 + 1 = 0$ 은 $w = [1, -1]$, $b = 1$ 입니다. 점 $(0, 0)$ 은
# $1 \ge 0$ 이므로 $1$, 점 $(0, 2)$ 는 $-1 < 0$ 이므로 $0$, 경계 위의 점 $(0, 1)$ 은 꼭 $0$ 이므로
# $1$ 입니다.
#
# **슬라이드** D3, `딥러닝 (Deep Learning)` — `1. 퍼셉트론 >> decision boundary`, D2, `퍼셉트론`.
# D3의 식 $\sum_i w_i x_i + b_i \ge 0$ 에서 $b_i$ 는 그 퍼셉트론의 편향 하나를 뜻하므로, 합을 낸
# 뒤에 **한 번만** 더합니다. 이 슬라이드의 두 식 $x_1 - x_2 + 1 = 0$ 과 $-x_1 + x_2 - 1 = 0$ 은
# 같은 직선입니다. 무엇이 다를까요? 아래 그림에서 보세요.

# %% [markdown] lang="en"
# ## 3. `perceptron` ★☆☆ 6 minutes
# The perceptron is the building block of deep learning. Multiply each input by its weight, add
# them up, add the bias, and send the sum through the step function.
#
# $$\text{output} = \tau(w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b)$$
#
# The points where the weighted sum is $0$ form a straight line (with two inputs). It is the
# **decision boundary**: $1$ on one side, $0$ on the other.
#
# **Shapes** $(n, d) \cdot (d,) + \text{scalar} \to (n,)$. One answer for each row.
#
# **A number** D3's boundary $x_1 - x_2 + 1 = 0$ is $w = [1, -1]$, $b = 1$. The point $(0, 0)$ has
# $1 \ge 0$ and gets $1$, the point $(0, 2)$ has $-1 < 0$ and gets $0$, and the point $(0, 1)$ on
# the boundary has exactly $0$ and gets $1$.
#
# **Slide** D3, `딥러닝 (Deep Learning)` — `1. 퍼셉트론 >> decision boundary`, D2, `퍼셉트론`. In
# D3's formula $\sum_i w_i x_i + b_i \ge 0$, $b_i$ means the one bias of that perceptron: it is
# added **once**, after the sum. The slide's two equations $x_1 - x_2 + 1 = 0$ and
# $-x_1 + x_2 - 1 = 0$ are the same line. What is different about them? Look at the figure below.


# %% perceptron
def perceptron(X, w, b):
    """τ(X w + b)

    ko: X: (n, d) 입력, w: (d,) 가중치, b: 편향(숫자 하나)
    ko: 반환: (n,), 값은 0 또는 1
    en: X: (n, d) inputs, w: (d,) weights, b: the bias (one number)
    en: Returns (n,), every value 0 or 1
    """
    ### BEGIN SOLUTION
    return step(np.asarray(X) @ w + b)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    lines = {
        "$x_1 - x_2 + 1 = 0$": (np.array([1, -1]), 1),
        "$-x_1 + x_2 - 1 = 0$": (np.array([-1, 1]), -1),
    }
    figures.draw_boundaries(perceptron, lines, language=language).show()

# %% [markdown] lang="ko"
# ## 4. `and_gate` ★☆☆ 5분
# 이제 가중치를 **손으로** 골라 봅시다. AND는 입력이 둘 다 $1$ 일 때만 $1$ 입니다. 점 네 개를
# 종이에 찍고 $(1, 1)$ 만 떼어 놓는 직선을 그은 다음, 그 직선의 식에서 $w$ 와 $b$ 를 읽어 내세요.
#
# $$\tau(w_1 x_1 + w_2 x_2 + b) = x_1 \text{ AND } x_2$$
#
# **크기** `w`는 숫자 둘의 배열 $(2,)$(예: `np.array([2, 1])`, 리스트도 됩니다), `b`는 숫자 하나.
# 답은 하나가 아닙니다. 아래 진리표를 만족하는 $w$, $b$ 라면 모두 맞습니다.
#
# | $x_1$ | $x_2$ | $y$ |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 0 |
# | 1 | 0 | 0 |
# | 1 | 1 | 1 |
#
# **숫자 예** $w = [2, 1]$, $b = 0$ 은 어떨까요? $(0, 0)$ 의 가중합이 $0$ 이라서 답이 $1$ 이
# 되므로 AND가 아닙니다.
#
# **슬라이드** D2, `퍼셉트론` (진리표), D3, `인공 지능의 시작...?` (가운데 표)

# %% [markdown] lang="en"
# ## 4. `and_gate` ★☆☆ 5 minutes
# Now choose weights **by hand**. AND is $1$ only where both inputs are $1$. Put the four points
# on paper, draw a straight line that cuts off $(1, 1)$ alone, and read $w$ and $b$ from the
# equation of your line.
#
# $$\tau(w_1 x_1 + w_2 x_2 + b) = x_1 \text{ AND } x_2$$
#
# **Shapes** `w` is an array of two numbers $(2,)$ (such as `np.array([2, 1])`; a list will do), `b`
# is one number. There is more than one answer: every $w$, $b$ that gives the truth table below is
# right.
#
# | $x_1$ | $x_2$ | $y$ |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 0 |
# | 1 | 0 | 0 |
# | 1 | 1 | 1 |
#
# **A number** What about $w = [2, 1]$, $b = 0$? The weighted sum at $(0, 0)$ is $0$, so the
# answer there is $1$, and this is not AND.
#
# **Slide** D2, `퍼셉트론` (the truth table), D3, `인공 지능의 시작...?` (the table in the middle)


# %% and_gate
def and_gate():
    """τ(w1 x1 + w2 x2 + b) = x1 AND x2

    ko: 반환: (w, b), w는 (2,) 배열, b는 숫자 하나
    en: Returns (w, b), w an array (2,), b one number
    """
    ### BEGIN SOLUTION
    return np.ones(2), -1.5
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `or_gate` ★☆☆ 3분
# OR은 입력 가운데 하나라도 $1$ 이면 $1$ 입니다. 이번에는 직선이 $(0, 0)$ 만 떼어 놓아야 합니다.
# AND에서 무엇을 얼마나 바꾸면 될까요?
#
# $$\tau(w_1 x_1 + w_2 x_2 + b) = x_1 \text{ OR } x_2$$
#
# **크기** `and_gate`와 같습니다. 여기서도 진리표를 만족하면 모두 맞습니다.
#
# | $x_1$ | $x_2$ | $y$ |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 1 |
#
# **숫자 예** $w = [1, 1]$, $b = 0$ 이면 $(0, 0)$ 의 가중합이 꼭 $0$ 입니다. $\tau(0)$ 은
# 얼마였지요?
#
# **슬라이드** D3, `인공 지능의 시작...?` (왼쪽 표)

# %% [markdown] lang="en"
# ## 5. `or_gate` ★☆☆ 3 minutes
# OR is $1$ as soon as one of the inputs is $1$. This time the line must cut off $(0, 0)$ alone.
# What do you have to change from AND, and by how much?
#
# $$\tau(w_1 x_1 + w_2 x_2 + b) = x_1 \text{ OR } x_2$$
#
# **Shapes** As for `and_gate`. Here too, everything that gives the truth table is right.
#
# | $x_1$ | $x_2$ | $y$ |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 1 |
#
# **A number** With $w = [1, 1]$ and $b = 0$ the weighted sum at $(0, 0)$ is exactly $0$. What was
# $\tau(0)$?
#
# **Slide** D3, `인공 지능의 시작...?` (the table on the left)


# %% or_gate
def or_gate():
    """τ(w1 x1 + w2 x2 + b) = x1 OR x2

    ko: 반환: (w, b), w는 (2,) 배열, b는 숫자 하나
    en: Returns (w, b), w an array (2,), b one number
    """
    ### BEGIN SOLUTION
    return np.ones(2), -0.5
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `xor` ★★★ 15분
# XOR은 입력이 서로 다를 때만 $1$ 입니다. D2는 묻습니다. "선 하나로 분할할 수 있는가?" 점 네 개를
# 찍어 보면 할 수 없다는 것을 알게 됩니다. 1969년에 민스키가 지적한 것이 이것입니다.
#
# 그런데 **선 둘**이면 됩니다. 퍼셉트론 둘을 나란히(병렬로) 놓으면 두 답 $(h_1, h_2)$ 가 **새로운
# 특징 공간**이 되고, 그 공간에서는 퍼셉트론 하나로 나눌 수 있습니다.
#
# $$h_1 = \tau(X w^{(1)} + b^{(1)}) \qquad h_2 = \tau(X w^{(2)} + b^{(2)})$$
# $$y = \tau(w^{(3)}_1 h_1 + w^{(3)}_2 h_2 + b^{(3)})$$
#
# 한 가지 방법: $h_1$ 을 OR, $h_2$ 를 "AND가 아님"(NAND)으로 두면 네 점은 다음과 같이 옮겨 갑니다.
#
# | $(x_1, x_2)$ | $(h_1, h_2)$ | $y$ |
# |---|---|---|
# | $(0, 0)$ | $(0, 1)$ | 0 |
# | $(0, 1)$ | $(1, 1)$ | 1 |
# | $(1, 0)$ | $(1, 1)$ | 1 |
# | $(1, 1)$ | $(1, 0)$ | 0 |
#
# 점 넷이 셋이 되었습니다. 이 셋을 나누는 퍼셉트론은 이미 만들어 본 것 같지 않나요? 그리고 AND를
# NAND로 뒤집으려면 $w$ 와 $b$ 를 어떻게 바꾸면 될까요? (3번의 그림이 힌트입니다.) 다른 방법도 모두
# 좋습니다. 채점은 답만 봅니다.
#
# **크기** $(n, 2) \to (n,)$. 행의 수와 순서는 무엇이든 됩니다. $h_1$ 과 $h_2$ 는 $(n,)$ 이니 둘째
# 줄의 식대로 곱해서 더해도 되고, 두 열로 묶어 `perceptron`에 넣어도 됩니다.
#
# **실제 신호는 정확히 $0$ 과 $1$ 이 아닙니다.** 입력이 $0$ 이나 $1$ 에서 어느 쪽으로든 $0.1$ 까지
# 벗어나도 답은 같아야 합니다. $-0.1$, $0.1$, $0.9$, $1.1$ 도 들어갑니다. 퍼셉트론으로 만든다면,
# 경계선이 그런 점에 닿지 않게 $b$ 를 고르세요.
#
# **숫자 예** `[[0, 0], [0, 1], [1, 0], [1, 1]]` → `[0, 1, 1, 0]`, `[[0.05, 0.92]]` → `[1]`
#
# **슬라이드** D2, `퍼셉트론을 이용한 XOR 문제 해결`, `다층 퍼셉트론을 이용한 XOR 문제 해결`, D3,
# `인공 지능의 시작...?` (오른쪽 표)

# %% [markdown] lang="en"
# ## 6. `xor` ★★★ 15 minutes
# XOR is $1$ only where the inputs differ. D2 asks: "Can one line split it?" Put down the four
# points, and you will see that none can. This is what Minsky pointed out in 1969.
#
# But **two lines** can. Put two perceptrons side by side (in parallel): their two answers
# $(h_1, h_2)$ are a **new feature space**, and in that space one perceptron is enough.
#
# $$h_1 = \tau(X w^{(1)} + b^{(1)}) \qquad h_2 = \tau(X w^{(2)} + b^{(2)})$$
# $$y = \tau(w^{(3)}_1 h_1 + w^{(3)}_2 h_2 + b^{(3)})$$
#
# One way: let $h_1$ be OR and $h_2$ be "not AND" (NAND). The four points then move like this:
#
# | $(x_1, x_2)$ | $(h_1, h_2)$ | $y$ |
# |---|---|---|
# | $(0, 0)$ | $(0, 1)$ | 0 |
# | $(0, 1)$ | $(1, 1)$ | 1 |
# | $(1, 0)$ | $(1, 1)$ | 1 |
# | $(1, 1)$ | $(1, 0)$ | 0 |
#
# Four points have become three. Have you not already made a perceptron that splits these three? And
# what happens to $w$ and $b$ when AND is turned into NAND? (The figure of 3 is a hint.) Any other
# way is just as good: the checks look at the answers alone.
#
# **Shapes** $(n, 2) \to (n,)$. The rows may be any number, in any order. $h_1$ and $h_2$ are
# $(n,)$: multiply and add them as the second line of the formula says, or put them side by side as
# two columns for `perceptron`.
#
# **Real signals are not exactly $0$ and $1$.** When an input is up to $0.1$ away from $0$ or $1$,
# on either side, the answer must still be the same: $-0.1$, $0.1$, $0.9$ and $1.1$ are included. If
# you make it of perceptrons, choose $b$ so that no boundary line touches such a point.
#
# **A number** `[[0, 0], [0, 1], [1, 0], [1, 1]]` → `[0, 1, 1, 0]`, `[[0.05, 0.92]]` → `[1]`
#
# **Slide** D2, `퍼셉트론을 이용한 XOR 문제 해결`, `다층 퍼셉트론을 이용한 XOR 문제 해결`, D3,
# `인공 지능의 시작...?` (the table on the right)


# %% xor
def xor(X):
    """y = τ(w3 · [τ(X w1 + b1), τ(X w2 + b2)] + b3)

    ko: X: (n, 2), 값은 0 또는 1에서 0.1까지 벗어난 것
    ko: 반환: (n,), 값은 0 또는 1
    en: X: (n, 2), values up to 0.1 away from 0 or 1
    en: Returns (n,), every value 0 or 1
    """
    ### BEGIN SOLUTION
    w, b = and_gate()
    either = perceptron(X, *or_gate())
    not_both = perceptron(X, -w, -b)
    return perceptron(np.column_stack([either, not_both]), w, b)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: AND, OR, XOR의 결정 경계
# 여러분이 고른 가중치로 그립니다. AND와 OR은 직선 하나로 나뉘고, XOR은 직선 둘이 필요합니다. 색이
# 바뀌는 곳이 경계입니다. 둘째 그림은 OR과 NAND가 만드는 새로운 특징 공간입니다. 초록 직선 하나로
# 나뉩니다.

# %% [markdown] lang="en"
# ### Figure: the decision boundaries of AND, OR and XOR
# Drawn with the weights you chose. One line splits AND and OR; XOR takes two. The boundary is
# where the colour changes. The second figure is the new feature space that OR and NAND make: there
# a single line, drawn in green, is enough.

# %% tags=["demo"]
with once_solved(language=language):
    gates = {
        "AND": (lambda points: perceptron(points, *and_gate()), [0, 0, 0, 1]),
        "OR": (lambda points: perceptron(points, *or_gate()), [0, 1, 1, 1]),
        "XOR": (xor, [0, 1, 1, 0]),
    }
    figures.draw_gates(gates, language=language).show()

# %% tags=["demo"]
with once_solved(language=language):
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    w, b = and_gate()
    features = {"OR": perceptron(corners, *or_gate()), "NAND": perceptron(corners, -w, -b)}
    figures.draw_feature_space(corners, xor(corners), features, language=language).show()

# %% [markdown] lang="ko"
# ### 움직이는 그림: 편향과 결정 경계
# `and_gate`에서 고른 $w$ 는 그대로 두고 편향 $b$ 만 움직입니다. **먼저 예상해 보세요.**
# - $b$ 를 키우면 경계는 어느 쪽으로 움직이나요? 기울기도 변하나요?
# - 같은 $w$ 로 OR도 만들 수 있나요? $b$ 를 어떻게 골라도 XOR이 되지 않는 것은 왜일까요?

# %% [markdown] lang="en"
# ### A picture that moves: the bias and the decision boundary
# The $w$ that you chose in `and_gate` stays as it is, and only the bias $b$ moves.
# **Predict first.**
# - Which way does the boundary go when $b$ grows? Does its slope change, too?
# - Can the same $w$ make OR as well? Why is there no $b$ that makes XOR?

# %% tags=["demo"]
with once_solved(language=language):
    figures.slide_bias(perceptron, *and_gate(), language=language).show()

# %% [markdown] lang="ko"
# ## 7. `train_perceptron` ★★★ 17분
# 손으로 고르는 대신 **정답에서 배우게** 합시다. 로젠블라트의 규칙은 간단합니다. 예제를 하나씩
# 보고, 맞혔으면 그대로 두고, 틀렸으면 그 예제 쪽으로 조금 옮깁니다.
#
# $$e = y_i - \tau(x_i \cdot w + b)$$
# $$w \leftarrow w + \eta\, e\, x_i \qquad b \leftarrow b + \eta\, e$$
#
# $e$ 는 $0$(맞힘), $1$(더 켜야 함), $-1$(덜 켜야 함) 가운데 하나입니다. $\eta$ 는 학습률
# `lr`입니다.
#
# 누가 해도 같은 답이 나오도록 이렇게 정합니다.
# - $w$ 와 $b$ 는 모두 $0$ 에서 시작합니다.
# - 한 에포크에 모든 예제를 **받은 순서 그대로** 한 번씩 봅니다. 섞지 않습니다.
# - 예제 하나를 볼 때마다 **바로** $w$ 와 $b$ 를 고치고, 다음 예제는 고친 것으로 예측합니다.
# - 이것을 `epochs`번 되풀이합니다. 한 에포크 내내 다 맞히면 그 뒤로는 바뀌지 않으니, 그때
#   멈추어도 됩니다.
#
# **크기** `X`는 $(n, d)$, `y`는 $(n,)$, 돌려주는 `w`는 $(d,)$, `b`는 숫자 하나
#
# **숫자 예** AND를 $\eta = 0.5$ 로 배웁니다. 첫 에포크: $(0, 0)$ 에서 가중합이 $0$ 이라 답이 $1$
# 이고 $e = -1$ 이므로 $b = -0.5$. $(0, 1)$ 과 $(1, 0)$ 은 맞힙니다. $(1, 1)$ 에서는 답이 $0$ 이고
# $e = 1$ 이므로 $w = [0.5, 0.5]$, $b = 0$. 이어서
#
# | 에포크 | $w$ | $b$ | 틀린 예제 |
# |---|---|---|---|
# | 1 | `[0.5, 0.5]` | `0.0` | 2 |
# | 2 | `[1.0, 0.5]` | `-0.5` | 3 |
# | 3 | `[1.0, 0.5]` | `-1.0` | 3 |
#
# 틀린 예제가 $2$, $1$ 로 줄다가 $6$ 번째 에포크에서는 다 맞힙니다. OR은 같은 $\eta$ 로 $4$ 번째
# 에포크에서 다 맞힙니다. XOR은 $3$ 번째 에포크부터 끝없이 네 예제를 **모두** 틀리고, 에포크가
# 끝날 때마다 $w = [-0.5, 0]$, $b = 0$ 으로 돌아옵니다. 예제마다 고치면서 세기 때문에 넷을 모두
# 틀립니다. 에포크가 끝난 뒤의 $w$ 와 $b$ 로 네 점을 한꺼번에 예측하면 $2$ 개를 맞히고, 아래 그림이
# 세는 것은 이쪽입니다.
#
# **슬라이드** D2, `인공지능의 역사` (로젠블렛 Rosenblatt), D4, `퍼셉트론(Perceptron)`,
# `인공 신경망의 학습이란`. 슬라이드에는 이름만 있고 식은 없습니다. 식은 F. Rosenblatt, *The
# Perceptron*, Psychological Review 65 (1958)를 따릅니다.

# %% [markdown] lang="en"
# ## 7. `train_perceptron` ★★★ 17 minutes
# Instead of choosing by hand, let it **learn from answers**. Rosenblatt's rule is simple: look at
# one example after another; if the answer was right, change nothing; if it was wrong, move a
# little towards that example.
#
# $$e = y_i - \tau(x_i \cdot w + b)$$
# $$w \leftarrow w + \eta\, e\, x_i \qquad b \leftarrow b + \eta\, e$$
#
# $e$ is $0$ (right), $1$ (it should have fired) or $-1$ (it should not have). $\eta$ is the
# learning rate `lr`.
#
# So that everybody gets the same answer:
# - $w$ and $b$ start from $0$ throughout.
# - In one epoch every example is seen once, **in the order given**. Nothing is shuffled.
# - After each example $w$ and $b$ are corrected **at once**, and the next example is predicted
#   with the corrected ones.
# - This is repeated `epochs` times. Once a whole epoch was right nothing changes any more, so you
#   may stop there.
#
# **Shapes** `X` is $(n, d)$, `y` is $(n,)$; the `w` you return is $(d,)$, `b` one number
#
# **A number** Learn AND with $\eta = 0.5$. First epoch: at $(0, 0)$ the weighted sum is $0$, the
# answer $1$ and $e = -1$, so $b = -0.5$. $(0, 1)$ and $(1, 0)$ are right. At $(1, 1)$ the answer
# is $0$ and $e = 1$, so $w = [0.5, 0.5]$, $b = 0$. It goes on:
#
# | epoch | $w$ | $b$ | examples wrong |
# |---|---|---|---|
# | 1 | `[0.5, 0.5]` | `0.0` | 2 |
# | 2 | `[1.0, 0.5]` | `-0.5` | 3 |
# | 3 | `[1.0, 0.5]` | `-1.0` | 3 |
#
# The wrong ones go down to $2$ and $1$, and in epoch $6$ all are right. OR, with the same $\eta$,
# has all right in epoch $4$. XOR has **all** four examples wrong from epoch $3$ on, without end,
# and comes back to $w = [-0.5, 0]$, $b = 0$ after every epoch. All four are wrong because each is
# predicted with weights that the one before has just changed. Predict the four points with the
# $w$ and $b$ at the end of an epoch, and $2$ are right: that is what the figure below counts.
#
# **Slide** D2, `인공지능의 역사` (Rosenblatt), D4, `퍼셉트론(Perceptron)`,
# `인공 신경망의 학습이란`. The slides give the name but no formula. The formula follows F.
# Rosenblatt, *The Perceptron*, Psychological Review 65 (1958).


# %% train_perceptron
def train_perceptron(X, y, lr, epochs):
    """e = y_i - τ(x_i · w + b),  w ← w + lr · e · x_i,  b ← b + lr · e

    ko: X: (n, d) 입력, y: (n,) 정답 0 또는 1, lr: 학습률, epochs: 0 이상
    ko: 반환: (w, b), w는 (d,) 배열, b는 숫자 하나
    en: X: (n, d) inputs, y: (n,) answers 0 or 1, lr: the learning rate, epochs: 0 or more
    en: Returns (w, b), w an array (d,), b one number
    """
    ### BEGIN SOLUTION
    X = np.asarray(X)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    for _ in range(epochs):
        for i in range(n):
            error = y[i] - step(X[i] @ w + b)
            w = w + lr * error * X[i]
            b = b + lr * error
    return w, b
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: 배우는 동안의 결정 경계
# 초록 선은 에포크가 끝날 때마다의 결정 경계이고, 숫자는 에포크입니다. 색은 마지막 에포크의 답,
# 동그라미는 그 답이 틀린 점입니다. AND와 OR의 선은 자리를 잡지만, XOR의 선은 에포크마다 같은
# 자리로 돌아옵니다.

# %% [markdown] lang="en"
# ### Figure: the decision boundary while it learns
# A green line is the decision boundary at the end of an epoch, and its number is the epoch. The
# colours are the answers after the last epoch, a ring marks a point they get wrong. The lines of
# AND and OR find their place; that of XOR comes back to the same place epoch after epoch.

# %% tags=["demo"]
with once_solved(language=language):
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    tables = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
    runs = {
        name: (answers, [train_perceptron(corners, np.array(answers), 0.5, n) for n in range(1, 7)])
        for name, answers in tables.items()
    }
    figures.draw_training(perceptron, corners, runs, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 나뉘지 않는 점들에서도 쓸 수 있게, 배우는 동안 가장 많이 맞힌 $w$ 와 $b$ 를 주머니에 넣어 두었다가
# 돌려주는 **포켓 알고리즘**을 만들어 보세요. XOR에서는 네 점 가운데 몇 개까지 맞히나요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Make the **pocket algorithm**, which is of use where no line splits the points: keep the $w$ and
# $b$ that got most points right so far in your pocket, and return those. How many of XOR's four
# points does it get right?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 퍼셉트론의 $w$ 와 $b$ 에 모두 $10$ 을 곱하면 결정 경계는 어떻게 될까요? $-1$ 을 곱하면요?
#    경계 위의 점에서는 무슨 일이 생기나요? 먼저 예상한 다음 `perceptron`으로 확인해 보세요.
# 2. `train_perceptron`에서 $\eta$ 를 $0.5$ 에서 $5$ 로 바꾸면 배우는 데 걸리는 에포크 수가
#    달라질까요? $w$ 와 $b$ 가 $0$ 에서 시작한다는 점을 생각해 보세요. $0$ 이 아닌 곳에서
#    시작한다면요?
# 3. (손으로 채점합니다) 친구가 말합니다. "XOR은 데이터가 네 개뿐이니까, 에포크를 $1000000$ 번으로
#    늘리면 퍼셉트론 하나로도 배울 수 있을 거야." 왜 그렇지 않은지, 그리고 퍼셉트론 둘이 만드는
#    새로운 특징 공간에서는 네 점이 어디로 가기에 직선 하나로 나눌 수 있게 되는지 세 문장에서 다섯
#    문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. What happens to the decision boundary when $w$ and $b$ of a perceptron are all multiplied by
#    $10$? By $-1$? What happens to points on the boundary? Guess first, then look with
#    `perceptron`.
# 2. Does the number of epochs needed change when $\eta$ in `train_perceptron` goes from $0.5$ to
#    $5$? Think of $w$ and $b$ starting from $0$. And if they started from somewhere else?
# 3. (Graded by hand) A friend says: "XOR has only four examples, so if I raise the epochs to
#    $1000000$, one perceptron will learn it after all." Explain in three to five sentences why it
#    will not, and where the four points go in the new feature space that two perceptrons make, so
#    that one line can split them there.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
