# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/06_backprop/backprop.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/06_backprop")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
# ## Given function
# You have made the sigmoid several times already, so here it stands as in D1's script. You may
# put your own function from 02 in its place.
#
# **Slide** D1, `6. Numpy로 MLP 구현하기` (3. the activation function and its derivative)

# %%
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# %% [markdown]
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

    A, B: numbers or arrays of one shape; raises ValueError where the shapes differ
    Returns the products of the elements in the same places, of the same shape
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: hadamard")


# %% check_hadamard
check(hadamard)


# %% [markdown]
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

    x: (d,) inputs, w: (d,) weights, b: the bias, one number
    Returns the activation, one number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: neuron")


# %% check_neuron
check(neuron)


# %% [markdown]
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

    x: (d,) one example or (n, d) a batch, W: (d, k) weights, b: (k,) biases
    Returns the activations, (k,) or (n, k)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: layer")


# %% check_layer
check(layer)


# %% [markdown]
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

    x: (d,) one example, W_hidden: (d, m), W_output: (m, k), no biases
    Returns (h, o), two new arrays: activations of the hidden (m,) and the output layer (k,)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: fcn_forward")


# %% check_fcn_forward
check(fcn_forward)

# %% tags=["demo"]
x = np.array([1.0, 0.0, 1.0])
t = np.array([1.0, 0.0])
W_hidden = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
W_output = np.array([[0.7, 0.8], [0.9, 1.0]])
with once_solved(language=language):
    h, o = fcn_forward(x, W_hidden, W_output)
    figures.draw_fcn(x, W_hidden, W_output, h, o, language=language).show()


# %% [markdown]
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

    h: the hidden node that the weight comes from, o: the output it goes to, t: its target
    Returns the gradient of the loss by that weight, one number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: output_weight_gradient")


# %% check_output_weight_gradient
check(output_weight_gradient)


# %% [markdown]
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

    x: (d,) one example, t: (k,) its target, W_hidden: (d, m), W_output: (m, k)
    Returns (dW_hidden, dW_output), gradients of the weights' shapes, to be subtracted
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: fcn_gradients")


# %% check_fcn_gradients
check(fcn_gradients)

# %% tags=["demo"]
with once_solved(language=language):
    gradients = fcn_gradients(x, t, W_hidden, W_output)
    figures.draw_fcn(x, W_hidden, W_output, h, o, t, gradients, language=language).show()


# %% [markdown]
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

    x: the input, t: the target, both numbers; weights: (L,), nearest to the input first
    Returns a new array (L,), the gradient by each weight in the order of weights
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: sigmoid_chain_gradient")


# %% check_sigmoid_chain_gradient
check(sigmoid_chain_gradient)

# %% tags=["demo"]
with once_solved(language=language):
    chain = sigmoid_chain_gradient(1.0, 0.0, np.ones(10))
    figures.draw_chain(chain, language=language).show()

# %% [markdown]
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


# %% [markdown]
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

    params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), a batch
    Returns [A_1, ..., A_L], the activations of every layer; the last is the prediction
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mlp_forward")


# %% check_mlp_forward
check(mlp_forward)


# %% [markdown]
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

    params: a dict of arrays "W1", "b1", ..., "WL", "bL"; X: (n, d), y: (n, k) targets
    Returns a dict with the keys and shapes of params: the gradients of ½ Σ (ŷ - y)²
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mlp_backward")


# %% check_mlp_backward
check(mlp_backward)

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

# %% [markdown]
# ## Further on (no points)
# Let the hidden layers of `mlp_forward` and `mlp_backward` use ReLU, too. Compared with a gradient
# found by numbers, where may they differ, and why does it not matter?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
