# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/02_mlp/mlp.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/02_mlp")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"

# %% [markdown]
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


# %% [markdown]
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

    x: a number or an array of any shape, from -700 to 700
    Returns the same shape as x, every value from 0 to 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: sigmoid")


# %% check_sigmoid
check(sigmoid)


# %% [markdown]
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

    a: activations σ(z), a number or an array of any shape
    Returns the same shape as a
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: sigmoid_derivative")


# %% check_sigmoid_derivative
check(sigmoid_derivative)

# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_sigmoid(sigmoid, sigmoid_derivative, language=language).show()


# %% [markdown]
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

    X: (n, d) inputs, W1: (d, h) weights, b1: (h,) bias
    Returns (Z1, A1), both (n, h)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: hidden_layer")


# %% check_hidden_layer
check(hidden_layer)


# %% [markdown]
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

    A1: (n, h) hidden activations, W2: (h, k) weights, b2: (k,) bias
    Returns (Z2, y_hat), both (n, k)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: output_layer")


# %% check_output_layer
check(output_layer)

# %% tags=["demo"]
with once_solved(language=language):
    Z1, A1 = hidden_layer(X, W1, b1)
    Z2, y_hat = output_layer(A1, W2, b2)
    forward = {"Z1": Z1, "A1": A1, "Z2": Z2, "y_hat": y_hat}
    figures.draw_network(X, W1, b1, W2, b2, y=y, **forward, language=language).show()


# %% [markdown]
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

    y: (n, k) right answers, y_hat: (n, k) predictions
    Returns δ2, (n, k)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: output_delta")


# %% check_output_delta
check(output_delta)


# %% [markdown]
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

    delta2: (n, k) output deltas, W2: (h, k) output weights, A1: (n, h) hidden activations
    Returns δ1, (n, h)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: hidden_delta")


# %% check_hidden_delta
check(hidden_delta)

# %% tags=["demo"]
with once_solved(language=language):
    delta2 = output_delta(y, y_hat)
    delta1 = hidden_delta(delta2, W2, A1)
    backward = {"delta2": delta2, "delta1": delta1}
    figures.draw_network(X, W1, b1, W2, b2, y=y, **forward, **backward, language=language).show()


# %% [markdown]
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

    W: (p, q) weights, b: (q,) bias, inputs: (n, p) into the layer, delta: (n, q), lr: a number
    Returns (W_new, b_new), new arrays; the W and b given stay as they are
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: update")


# %% check_update
check(update)


# %% [markdown]
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

    X: (n, d) inputs, y: (n, k) right answers, lr: the learning rate
    W1: (d, h), b1: (h,), W2: (h, k), b2: (k,), the parameters now
    Returns (W1, b1, W2, b2), new arrays after the update, of the same shapes
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_step")


# %% check_train_step
check(train_step)

# %% tags=["demo"]
with once_solved(language=language):
    before = (W1, b1, W2, b2)
    after = train_step(X, y, *before, lr)
    _, A1_after = hidden_layer(X, *after[:2])
    _, y_hat_after = output_layer(A1_after, *after[2:])
    both = (y_hat, y_hat_after)
    figures.draw_update(X, before, after, y_hat=both, language=language).show()

# %% [markdown]
# ## Further on (no points)
# Write one step of a network with one more hidden layer on paper, as formulas, then in code. How
# many formulas for deltas are there, and how many of them are new? In 06 it will work for any
# number of layers.

# %% [markdown]
# ## Questions to think about
# 1. Why does the second row of $W_1$ stay the same? If the input were $X = [0, 0]$, which
#    parameters would change and which would not? Guess first, then look with `train_step`.
# 2. What is the largest value of $\sigma'(a) = a(1-a)$, and where is it reached? What happens to
#    the first layer's delta when you stack $10$ layers?
# 3. (Graded by hand) Somebody's `train_step` corrects $W_2$ first and then computes $\delta_1$
#    with the corrected $W_2$. In the example $\delta_1$ becomes $[0.0023466, 0.0025072]$ instead
#    of $[0.0023434, 0.0025040]$. Explain in three to five sentences why the old $W_2$ must be
#    used, and why such a small difference can matter.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
