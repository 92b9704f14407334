# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/07_autograd/autograd.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/07_autograd")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
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

    a, b: numbers
    Returns (y, (∂y/∂a, ∂y/∂b))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: add")


# %% check_add
check(add)


# %% [markdown]
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

    a, b: numbers
    Returns (y, (∂y/∂a, ∂y/∂b))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: multiply")


# %% check_multiply
check(multiply)


# %% [markdown]
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

    a: a number, n: the fixed exponent
    Returns (y, (∂y/∂a,))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: power")


# %% check_power
check(power)


# %% [markdown]
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

    a: a number
    Returns (y, (∂y/∂a,))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: exp")


# %% check_exp
check(exp)


# %% [markdown]
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

    a: a number
    Returns (y, (∂y/∂a,))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: tanh")


# %% check_tanh
check(tanh)


# %% [markdown]
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

    a: a number
    Returns (y, (∂y/∂a,))
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: sigmoid")


# %% check_sigmoid
check(sigmoid)


# %% [markdown]
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

    a: a number
    Returns (y, (∂y/∂a,)), the slope at a = 0 being 0
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: relu")


# %% check_relu
check(relu)


# %% [markdown]
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

    parents: parents[i] is the list of the parents of node i, root: the number of the last node
    Returns a list of numbers, each node once and after its parents, root at the end
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: topological_order")


# %% check_topological_order
check(topological_order)

# %% tags=["demo"]
with once_solved(language=language):
    parents = [[], [], [0, 1], [], [1, 3], [2, 4]]
    names = ["$a$", "$b$", "$a+b$", "1", "$b+1$", "$y$"]
    order = topological_order(parents, 5)
    figures.draw_order(parents, order, names, language=language).show()


# %% [markdown]
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

    parents: parents[i] is the list of the parents of node i
    slopes: slopes[i][k] is the slope of node i by parents[i][k]; root: what is differentiated
    Returns a list of length n, at place i the derivative of root by node i
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: backward")


# %% check_backward
check(backward)


# %% [markdown]
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
    A number that remembers what it was computed from
    """

    # So that a NumPy number on the left leaves the operation to us
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
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __mul__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __pow__(self, n):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __sub__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __truediv__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __radd__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __rmul__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __rsub__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def __rtruediv__(self, other):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")

    def backward(self):
        nodes, numbers = [self], {id(self): 0}
        # The list grows while we walk along it
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

    formula: a function of n Values that gives one Value, inputs: a list of n numbers
    Returns (value, list of gradients), plain numbers
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradients")


# %% check_gradients
check(gradients)

# %% tags=["demo"]
with once_solved(language=language):
    a, b = Value(2.0), Value(1.0)
    y = (a + b) * (b + 1)
    y.backward()
    figures.draw_graph(y, {"a": a, "b": b, "y": y}, language=language).show()


# %% [markdown]
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
    σ(x1 w1 + ... + xd wd + b), made of Values
    """

    def __init__(self, weights, bias):
        self.weights = [Value(weight) for weight in weights]
        self.bias = Value(bias)

    def __call__(self, inputs):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: neuron_gradients")


def neuron_gradients(weights, bias, inputs):
    """y = Neuron(weights, bias)(inputs) → (y, [∂y/∂w1, ...], ∂y/∂b)

    weights: d numbers, bias: a number, inputs: d numbers
    Returns (output, list of gradients by the weights, gradient by the bias), plain numbers
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: neuron_gradients")


# %% check_neuron_gradients
check(neuron_gradients)

# %% tags=["demo"]
with once_solved(language=language):
    node = Neuron([0.1, 0.3], 0.5)
    inputs = [Value(1.0), Value(0.0)]
    output = node(inputs)
    output.backward()
    names = {"$w_1$": node.weights[0], "$w_2$": node.weights[1], "$b$": node.bias}
    names |= {"$x_1$": inputs[0], "$x_2$": inputs[1], "$y$": output}
    figures.draw_graph(output, names, language=language).show()


# %% [markdown]
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
    Neurons side by side; W is (nodes before, nodes after), a column per neuron
    """

    def __init__(self, W, b):
        columns = np.transpose(W)
        self.neurons = [Neuron(column, bias) for column, bias in zip(columns, b, strict=True)]

    def __call__(self, inputs):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mlp_gradients")


class MLP:
    """
    Layers one after another, from a dictionary W1, b1, W2, b2, ...
    """

    def __init__(self, params):
        numbers = range(1, len(params) // 2 + 1)
        self.layers = [Layer(params[f"W{n}"], params[f"b{n}"]) for n in numbers]

    def __call__(self, inputs):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mlp_gradients")

    def collect(self):
        found = {}
        for number, layer in enumerate(self.layers, 1):
            rows = [[weight.grad for weight in neuron.weights] for neuron in layer.neurons]
            found[f"W{number}"] = np.transpose(rows).copy()
            found[f"b{number}"] = np.array([neuron.bias.grad for neuron in layer.neurons])
        return found


def mlp_gradients(params, X, y):
    """E = ½ Σ (ŷ - y)²  →  (E, {"W1": dE/dW1, ...})

    params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), y: (n, k) targets
    Returns (loss, a dict of gradients with the keys and shapes of params)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mlp_gradients")


# %% check_mlp_gradients
check(mlp_gradients)


# %% [markdown]
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

    params: a dict of arrays "W1", "b1", ...; X: (n, d), y: (n, k) targets, lr: learning rate
    Returns a new dict with the updated parameters
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_step")


# %% check_train_step
check(train_step)

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

# %% [markdown]
# ## Further on (no points)
# Add a `log` to `Value`, and write the softmax and the cross-entropy of 05 with nothing but
# `Value`. Are the gradients by the logits those that you found in 05?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
