# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/01_perceptron/perceptron.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/01_perceptron")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
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

    x: (n,) inputs, y: (n,) answers
    Returns (w, b), two numbers; the line w x + b has the smallest sum of squared errors
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: fit_rule")


# %% check_fit_rule
check(fit_rule)

# %% tags=["demo"]
with once_solved(language=language):
    hours = np.array([1, 2, 3, 5, 6, 8])
    score = np.array([31, 42, 40, 68, 71, 92])
    figures.draw_fit(hours, score, fit_rule(hours, score), language=language).show()


# %% [markdown]
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

    x: a number or an array of any shape
    Returns the same shape as x, every value 0 or 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: step")


# %% check_step
check(step)


# %% [markdown]
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

    X: (n, d) inputs, w: (d,) weights, b: the bias (one number)
    Returns (n,), every value 0 or 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: perceptron")


# %% check_perceptron
check(perceptron)

# %% tags=["demo"]
with once_solved(language=language):
    lines = {
        "$x_1 - x_2 + 1 = 0$": (np.array([1, -1]), 1),
        "$-x_1 + x_2 - 1 = 0$": (np.array([-1, 1]), -1),
    }
    figures.draw_boundaries(perceptron, lines, language=language).show()


# %% [markdown]
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

    Returns (w, b), w an array (2,), b one number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: and_gate")


# %% check_and_gate
check(and_gate)


# %% [markdown]
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

    Returns (w, b), w an array (2,), b one number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: or_gate")


# %% check_or_gate
check(or_gate)


# %% [markdown]
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

    X: (n, 2), values up to 0.1 away from 0 or 1
    Returns (n,), every value 0 or 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: xor")


# %% check_xor
check(xor)

# %% [markdown]
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

# %% [markdown]
# ### A picture that moves: the bias and the decision boundary
# The $w$ that you chose in `and_gate` stays as it is, and only the bias $b$ moves.
# **Predict first.**
# - Which way does the boundary go when $b$ grows? Does its slope change, too?
# - Can the same $w$ make OR as well? Why is there no $b$ that makes XOR?

# %% tags=["demo"]
with once_solved(language=language):
    figures.slide_bias(perceptron, *and_gate(), language=language).show()


# %% [markdown]
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

    X: (n, d) inputs, y: (n,) answers 0 or 1, lr: the learning rate, epochs: 0 or more
    Returns (w, b), w an array (d,), b one number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_perceptron")


# %% check_train_perceptron
check(train_perceptron)

# %% [markdown]
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

# %% [markdown]
# ## Further on (no points)
# Make the **pocket algorithm**, which is of use where no line splits the points: keep the $w$ and
# $b$ that got most points right so far in your pocket, and return those. How many of XOR's four
# points does it get right?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
