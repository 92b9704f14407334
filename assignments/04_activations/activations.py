# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/04_activations/activations.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/04_activations")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
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

    x: a number or an array of any shape
    Returns the same shape as x, every value from -1 to 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: tanh")


# %% check_tanh
check(tanh)


# %% [markdown]
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

    x: values before the activation function, a number or an array of any shape
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: tanh_derivative")


# %% check_tanh_derivative
check(tanh_derivative)


# %% [markdown]
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

    x: values before the activation function, a number or an array of any shape
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: sigmoid_prime")


# %% check_sigmoid_prime
check(sigmoid_prime)


# %% [markdown]
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

    x: a number or an array of any shape
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: relu")


# %% check_relu
check(relu)


# %% [markdown]
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

    x: values before the activation function, a number or an array of any shape
    Returns the same shape as x, every value 0 or 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: relu_derivative")


# %% check_relu_derivative
check(relu_derivative)


# %% [markdown]
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

    x: a number or an array of any shape; slope: a number from 0 to 1
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: leaky_relu")


# %% check_leaky_relu
check(leaky_relu)


# %% [markdown]
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

    x: a number or an array of any shape, slope: a number; or x: (n, d), slope: (d,)
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: prelu")


# %% check_prelu
check(prelu)


# %% [markdown]
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

    x: values before the activation function, a number or an array of any shape
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: prelu_slope_gradient")


# %% check_prelu_slope_gradient
check(prelu_slope_gradient)


# %% [markdown]
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

    x: a number or an array of any shape; alpha: a positive number
    Returns the same shape as x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: elu")


# %% check_elu
check(elu)


# %% [markdown]
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

    x: (n, d), W1 and W2: (d, k), b1 and b2: (k,)
    Returns (n, k)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: maxout")


# %% check_maxout
check(maxout)

# %% [markdown]
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


# %% [markdown]
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

    z: an array of any shape; axis: the one along which probabilities add up to 1
    Returns the same shape as z
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: softmax")


# %% check_softmax
check(softmax)

# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_softmax(np.array([2.0, 1.0, 0.1]), softmax, language=language).show()

# %% [markdown]
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


# %% [markdown]
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

    depth: the number of layers (an int, 0 or more), activation: "sigmoid", "tanh" or "relu"
    Returns one number, the largest derivative multiplied depth times
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: max_gradient")


# %% check_max_gradient
check(max_gradient)

# %% tags=["demo"]
with once_solved(language=language):
    products = {
        name: [max_gradient(depth, name) for depth in range(21)]
        for name in ("sigmoid", "tanh", "relu")
    }
    figures.draw_vanishing(products, language=language).show()


# %% [markdown]
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

    Z: (n, k) values before the activation function
    Returns one number, the share of nodes that are off for the whole batch
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: dead_units")


# %% check_dead_units
check(dead_units)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(3)
    inputs, weights = rng.standard_normal((16, 8)), rng.standard_normal((8, 24)) / 8**0.5
    batches = {"$b = 0$": inputs @ weights, "$b = -2$": inputs @ weights - 2}
    named = {name: (Z, dead_units(Z)) for name, Z in batches.items()}
    figures.draw_dead_units(named, language=language).show()


# %% [markdown]
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

    x: a number or an array of any shape
    Returns the same shape as x, every value from 0 to 1, without overflow or warning
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: stable_sigmoid")


# %% check_stable_sigmoid
check(stable_sigmoid)

# %% [markdown]
# ## Further on (no points)
# Make SiLU, $x\,\sigma(x)$, which today's language models use, and its derivative, and compare it
# with a gradient found by numbers. How does it differ from ReLU near $0$, and far out among the
# negative numbers?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
