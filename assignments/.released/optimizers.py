# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/08_optimizers/optimizers.ipynb)
#
# # 08. Optimizers — from gradient descent to Adam
#
# ## What you will be able to do
# - Split data into **mini-batches**, and count epochs and iterations.
# - Turn **one step** of GD, Momentum, AdaGrad, RMSProp and Adam from its formula into NumPy.
# - Explain **where the slides' ADAM and the paper's Adam differ**, and what the bias correction
#   is for.
#
# ## What you need first
# - `gradient_descent` of 05: $w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$
# - Backpropagation from 06: it is what finds the `grad` that you are given here.
# - NumPy's elementwise arithmetic, `np.sqrt`, and picking rows in an order: `X[order]`
#
# ## Exercises and time (about 75 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `iterations_per_epoch` | ★☆☆ | 3 |
# | 2 | `minibatches` | ★★☆ | 12 |
# | 3 | `gd` | ★☆☆ | 3 |
# | 4 | `momentum` | ★☆☆ | 6 |
# | 5 | `nesterov`† | ★★☆ | 8 |
# | 6 | `adagrad` | ★☆☆ | 6 |
# | 7 | `rmsprop` | ★☆☆ | 5 |
# | 8 | `adam_as_in_deck` | ★★☆ | 8 |
# | 9 | `adam`† | ★★★ | 15 |
# | 10 | `adamw`† | ★★☆ | 9 |
#
# A † marks what goes beyond the slides.

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/08_optimizers")

from autograder import check

# %% [markdown]
# ## Conventions
# **One step only.** The functions 3 to 10 make **one** update. They take the position `x`, the
# gradient `grad` there and the state so far (a velocity $v$, accumulated squares $h$ and the
# like), and return the new position and the new state. The caller keeps the state and hands it in
# again at the next step.
#
# **Shapes.** `x`, `grad` and the states `v`, `h`, `m` all have the same shape: a single number, a
# vector, a weight matrix. Everything is computed element by element, and every element has its
# own state.
#
# **Inputs stay as they are.** An in-place `v *= alpha` would change the caller's state, too. Make
# new arrays and return those; an array that was given is no result.
#
# **Numbers.** What comes in are NumPy arrays (float64 or `int64`) or Python numbers. Where arrays
# of integers come in, the fractions of the result are not lost, and its floats are float64. Use
# NumPy and Python alone (no PyTorch, TensorFlow, JAX or scikit-learn).
#
# **Sign.** `grad` is the gradient of a loss, and the step goes against it. Nothing is added as in
# 02 and 03.
#
# **The slides' symbols.** D4 writes $x_1$ for the position now, $x_2$ for the new one, $f'(x_1)$
# for the gradient, $\gamma$ for the learning rate, $\alpha$ for the momentum coefficient. $x_1$
# and $x_2$ are not two coordinates but **before and after one step**. In the code, $\gamma$ is
# `lr`.
#
# **Where $\epsilon$ goes.** D4's formulas divide, $\frac{1}{\sqrt{h}}$. That is impossible where
# $h = 0$, so a small number $\epsilon$ is added, in this assignment always **outside the root**:
# $\sqrt{h} + \epsilon$. PyTorch's `torch.optim` and the Adam paper do the same.
#
# **The example on paper.** The numbers of all exercises come from one problem: $f(x) = x^2$,
# $f'(x) = 2x$, first position $3$, so the first gradient is $6$. The learning rate is $0.1$. The
# minimum is at $x = 0$.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("08_optimizers")

# %% tags=["demo"]
language = "en"


# %% [markdown]
# ## 1. `iterations_per_epoch` ★☆☆ 3 minutes
# An **epoch** is learning from all the data once, a **batch** is the set of data learnt from at a
# time, and the **iterations** are how many times an epoch is divided into. With $n$ data and
# `batch_size` of them at a time, how many iterations make 1 epoch?
#
# Where it does not divide evenly, the last batch is smaller. Small as it is, it is **not
# dropped**: it makes one more iteration.
#
# $$\text{iterations} = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# **Shapes** Two integers in, one integer (`int`) out. `n` is from $0$ to $10^{9}$, `batch_size` at
# least $1$.
#
# **A number** $1000$ by $100$ makes $10$ (slide `10 iterations`), $1050$ by $100$ makes $11$, $7$
# by $100$ makes $1$
#
# **Slide** D2, `Epoch`. D4, `인공 신경망의 학습 데이터 구성 - batch`. D0's `배치 사이즈` says that
# one batch is one image, one token or one point. That is not a batch but **one example**. A batch
# is `batch_size` of them, like the $32$ cries of cats on the same slide.

# %% iterations_per_epoch
def iterations_per_epoch(n, batch_size):
    """⌈n / batch_size⌉

    n: the number of data, batch_size: how many are learnt from at a time
    Returns the number of iterations in one epoch, an int
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: iterations_per_epoch")


# %% check_iterations_per_epoch
check(iterations_per_epoch)


# %% [markdown]
# ## 2. `minibatches` ★★☆ 12 minutes
# GD takes one step with all the data. The step is exact, but it needs every datum each time, so
# learning is slow. Divide the data into small sets (**mini-batches**) and take a step with each
# (SGD), and the same 1 epoch holds many steps. The price is noise in the gradient.
#
# Every epoch **shuffles anew**. If a file has all the cats first and all the dogs last, batches
# that were not shuffled see only cats or only dogs.
#
# $$X, y \;\to\; [(X_1, y_1), (X_2, y_2), \dots, (X_m, y_m)]$$
# $$m = \left\lceil \frac{n}{\text{batch size}} \right\rceil$$
#
# There are four things to keep to.
# - Every datum comes **exactly once**. The last batch is not dropped, however small.
# - The rows of $X$ and of $y$ **stay in pairs**.
# - The whole order is shuffled evenly: any datum may come in any place. Shuffling only the batches,
#   or only within each, is too little.
# - Randomness comes **only from the given `rng`** (`rng.permutation(n)` helps). Which order it
#   makes is up to you: the checks expect no particular one. But the `rng` given decides, so with
#   another `rng` the order is another.
#
# **Shapes** `X` is $(n, \dots)$, `y` is $(n, \dots)$, the data lie along the first axis, and
# $n \ge 1$. The result is a **list** of pairs `(X_batch, y_batch)` (no `yield`). Every batch but
# the last has `batch_size` rows. Integer labels stay integers.
#
# **A number** With $10$ rows in `X` and a `batch_size` of $3$, the batches have the sizes
# $3, 3, 3, 1$
#
# **Slide** D2, `Optimizer` and `Optimizer (SGD)`. D4, `인공 신경망의 학습 데이터 구성 - batch`

# %% minibatches
def minibatches(X, y, batch_size, rng):
    """X, y → [(X_1, y_1), (X_2, y_2), ...]

    X: (n, ...) data, y: (n, ...) answers, batch_size: the number of data in a batch
    rng: np.random.Generator, the only source of randomness
    Returns a list of tuples (X_batch, y_batch): every datum exactly once, shuffled
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: minibatches")


# %% check_minibatches
check(minibatches)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(8)
    numbers = np.arange(22)
    epochs = [minibatches(numbers, numbers, 5, rng) for _ in range(3)]
    figures.draw_batches(epochs, language=language).show()


# %% [markdown]
# ## 3. `gd` ★☆☆ 3 minutes
# The simplest step of all: against the gradient, as far as the gradient times the learning rate.
# With a `grad` from all the data it is GD, with one from a mini-batch SGD. The formula of the
# step is the same.
#
# $$x_2 = x_1 - \gamma f'(x_1)$$
#
# **Shapes** What comes out has the shape of `x`. There is no state, so the new position is all
# you return.
#
# **A number** $3 - 0.1 \times 6 = 2.4$, and the next step $2.4 - 0.1 \times 4.8 = 1.92$
#
# **Slide** D2, `경사 하강법(Gradient Descent)`. D4, `최적화 함수의 발전 - GD (gradient descent)`

# %% gd
def gd(x, grad, lr):
    """x - lr · grad

    x: the position, grad: the gradient there (same shape), lr: the learning rate
    Returns the new position, of the same shape
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gd")


# %% check_gd
check(gd)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(2)
    inputs = rng.normal(size=(64, 2)) * [1.0, 0.5]
    targets = inputs @ [1.5, -1.0] + 0.6 * rng.normal(size=64)

    def mse_slope(w, X, y):
        return 2 * X.T @ (X @ w - y) / len(y)

    full, small = [np.array([-1.5, 1.5])], [np.array([-1.5, 1.5])]
    for _ in range(6):
        full.append(gd(full[-1], mse_slope(full[-1], inputs, targets), 0.2))
        for X_batch, y_batch in minibatches(inputs, targets, 8, rng):
            small.append(gd(small[-1], mse_slope(small[-1], X_batch, y_batch), 0.2))
    figures.draw_gd_and_sgd(inputs, targets, full, small, epochs=6, language=language).show()


# %% [markdown]
# ## 4. `momentum` ★☆☆ 6 minutes
# A gradient estimated from a mini-batch is noisy. And in a narrow valley the steps zigzag from
# wall to wall. Give the point a **velocity** $v$, as if a ball rolled down: directions that keep
# changing cancel out, the steady one builds up. $\alpha v$ is "momentum coefficient × velocity".
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + v$$
#
# The velocity in this assignment is D4's as it stands: gradients, scaled by $\gamma$, **add up**.
# Some books take an average, $v = \alpha v + (1 - \alpha) f'(x_1)$: that is another convention,
# with steps $1 - \alpha$ times as long. And it is the **new velocity** that moves the position,
# not the old one.
#
# **Shapes** `x`, `grad` and `v` have the same shape, and so have the new `x` and the new `v`. The
# first `v` is $0$.
#
# **A number** With $\alpha = 0.9$ and $v = 0$ the first step is
# $v = 0.9 \times 0 - 0.1 \times 6 = -0.6$, $x = 2.4$. At the second step the gradient is $4.8$,
# so $v = 0.9 \times (-0.6) - 0.48 = -1.02$, $x = 1.38$
#
# **Slide** D2, `Momentum`. D4, `최적화 함수의 발전 - Momentum`

# %% momentum
def momentum(x, grad, v, lr, alpha):
    """v ← α v - lr · grad,  x ← x + v

    x: the position, grad: the gradient there, v: the velocity so far (all of one shape)
    lr: the learning rate, alpha: the momentum coefficient
    Returns (x, v), the new position and the new velocity
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: momentum")


# %% check_momentum
check(momentum)


# %% [markdown]
# ## 5. `nesterov`† ★★☆ 8 minutes
# Momentum is going to slide by $\alpha v$ anyway. Would it not be better to measure the gradient
# **where it slides to** instead of where it stands? That is Nesterov's idea. Code in use keeps
# the place it looked ahead to as its `x`, with the formulas rewritten to match. So does PyTorch's
# `SGD(nesterov=True)`.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$x_2 = x_1 + \alpha v - \gamma f'(x_1)$$
#
# The velocity is that of momentum, only the position differs. The $v$ in the second formula is
# the **new velocity** from the first. Keep this form in mind: it comes back in 8.
#
# **Shapes** As for `momentum`.
#
# **A number** With $\alpha = 0.9$ and $v = 0$ it is $v = -0.6$,
# $x = 3 + 0.9 \times (-0.6) - 0.6 = 1.86$. At the second step the gradient is $3.72$, so
# $v = -0.912$, $x = 0.6672$
#
# **Source** Not on the slides. Sutskever et al., "On the importance of initialization and
# momentum in deep learning" (2013)

# %% nesterov
def nesterov(x, grad, v, lr, alpha):
    """v ← α v - lr · grad,  x ← x + α v - lr · grad

    x: the position, grad: the gradient there, v: the velocity so far (all of one shape)
    lr: the learning rate, alpha: the momentum coefficient
    Returns (x, v), the new position and the new velocity
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: nesterov")


# %% check_nesterov
check(nesterov)


# %% [markdown]
# ## 6. `adagrad` ★☆☆ 6 minutes
# So far all weights shared one learning rate. AdaGrad (Adaptive Gradient Descent) **adds up** the
# squares of each weight's gradients in $h$, and the larger they have been, the smaller its
# learning rate becomes: careful along steep directions, bold along flat ones.
#
# $$h = h + f'(x_1)^2$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The slide has no $\epsilon$. Where an element's gradients were all $0$, $h = 0$ and the division
# is $\frac{0}{0}$. So it is added **outside the root**, as said above. The square is taken
# element by element, and what divides is the **new** $h$.
#
# **Shapes** `x`, `grad` and `h` have the same shape, and so have the new `x` and the new `h`. The
# first `h` is $0$.
#
# **A number** With $h = 0$ and $\epsilon = 0$ it is $h = 36$,
# $x = 3 - 0.1 \times \frac{6}{6} = 2.9$. Had it been $h = 64$, then $h = 100$,
# $x = 3 - 0.1 \times \frac{6}{10} = 2.94$
#
# **Slide** D4, `최적화 함수의 발전 - Adaptive Gradient Descent`

# %% adagrad
def adagrad(x, grad, h, lr, eps):
    """h ← h + grad²,  x ← x - lr · grad / (√h + ε)

    x: the position, grad: the gradient there, h: the squares so far (all of one shape)
    lr: the learning rate, eps: a small number added outside the root
    Returns (x, h), the new position and the new h
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: adagrad")


# %% check_adagrad
check(adagrad)


# %% [markdown]
# ## 7. `rmsprop` ★☆☆ 5 minutes
# AdaGrad's $h$ never shrinks. After long training its steps all but stop. RMSProp replaces the
# sum by an **exponential moving average**: it keeps $\rho$ of the old $h$ and mixes in $1 - \rho$
# of the new square, and so forgets old gradients.
#
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The two shares, $\rho$ and $1 - \rho$, add up to $1$. Unlike momentum, this is an average.
#
# **Shapes** As for `adagrad`.
#
# **A number** With $\rho = 0.75$, $h = 0$ and $\epsilon = 0$ it is $h = 36 \times 0.25 = 9$,
# $x = 3 - 0.1 \times \frac{6}{3} = 2.8$. That is twice AdaGrad's first step of $0.1$. Why?
#
# **Slide** D4, `최적화 함수의 발전 - RMS PROP`

# %% rmsprop
def rmsprop(x, grad, h, lr, rho, eps):
    """h ← ρ h + (1 - ρ) grad²,  x ← x - lr · grad / (√h + ε)

    x: the position, grad: the gradient there, h: the mean square so far (all of one shape)
    lr: the learning rate, rho: the share of the old h, eps: added outside the root
    Returns (x, h), the new position and the new h
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: rmsprop")


# %% check_rmsprop
check(rmsprop)


# %% [markdown]
# ## 8. `adam_as_in_deck` ★★☆ 8 minutes
# The slides' ADAM. It carries both the velocity $v$ of momentum and the $h$ of RMSProp.
#
# $$v = \alpha v - \gamma f'(x_1)$$
# $$h = h\rho + f'(x_1)^2(1 - \rho)$$
# $$x_2 = x_1 + \alpha v - \gamma \frac{1}{\sqrt{h} + \epsilon} f'(x_1)$$
#
# The $v$ and $h$ in the third formula are the ones **already updated** by the two above. Compare
# it with Nesterov in 5: only the last term is divided by $\sqrt{h}$. $\alpha v$ is not divided.
#
# **Shapes** `x`, `grad`, `v` and `h` have the same shape, and so have the three you return. The
# first `v` and `h` are $0$.
#
# **A number** With $\alpha = 0.9$, $\rho = 0.75$, $v = 0$, $h = 0$ and $\epsilon = 0$ it is
# $v = -0.6$, $h = 9$, $x = 3 + 0.9 \times (-0.6) - 0.1 \times \frac{6}{3} = 2.26$
#
# **Slide** D4, `최적화 함수의 발전 - ADAM`

# %% adam_as_in_deck
def adam_as_in_deck(x, grad, v, h, lr, alpha, rho, eps):
    """v ← α v - lr · grad,  h ← ρ h + (1 - ρ) grad²,  x ← x + α v - lr · grad / (√h + ε)

    x: the position, grad: the gradient there, v: velocity, h: mean square (all of one shape)
    lr: the learning rate, alpha: the momentum coefficient, rho: the share of the old h
    eps: a small number added outside the root
    Returns (x, v, h), the new position and the new state
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: adam_as_in_deck")


# %% check_adam_as_in_deck
check(adam_as_in_deck)


# %% [markdown]
# ## 9. `adam`† ★★★ 15 minutes
# Adam as in the paper (Kingma & Ba, 2015) and in PyTorch's `Adam`. It keeps the mean $m$ of the
# gradients and the mean $v$ of their squares, both as **exponential moving averages**, and
# divides $m$ by $\sqrt{v}$.
#
# $$t = t + 1$$
# $$m = \beta_1 m + (1 - \beta_1) f'(x_1) \qquad v = \beta_2 v + (1 - \beta_2) f'(x_1)^2$$
# $$\hat{m} = \frac{m}{1 - \beta_1^t} \qquad \hat{v} = \frac{v}{1 - \beta_2^t}$$
# $$x_2 = x_1 - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# **Bias correction.** $m$ and $v$ start at $0$, so for a while they are smaller than the true
# means. At the first step $m = (1 - \beta_1) f'(x_1)$, a mere $0.1$ of it. Dividing by
# $1 - \beta^t$ takes this bias away, and as $t$ grows the divisor comes near $1$ and the
# correction fades by itself.
#
# **The step count $t$.** The `t` you are given is the number of **steps made so far**: $0$ at the
# first call, and the function adds $1$ before anything else. So the first step corrects by
# $1 - \beta^1$. The `t` you return is an integer, one larger.
#
# **The state.** The `m` and `v` you return are **not corrected**. Return $\hat{m}$ and $\hat{v}$,
# and the next step would correct them twice.
#
# **Where the slides differ**
#
# | | the slides' ADAM (8) | the paper's Adam |
# |---|---|---|
# | first state | a velocity, adds up $\gamma f'$ | a mean, mixed by $\beta_1$ and $1 - \beta_1$ |
# | divided by $\sqrt{h}$ | the present gradient only | the whole mean $\hat{m}$ |
# | bias correction | none | $1 - \beta_1^t$, $1 - \beta_2^t$ |
# | length of the first step | depends on the gradient's size | always about $\gamma$ |
#
# **Shapes** `x`, `grad`, `m` and `v` have the same shape, `t` is an integer.
#
# **A number** With $\beta_1 = 0.9$, $\beta_2 = 0.999$, $m = v = 0$, $t = 0$ and $\epsilon = 0$ it
# is $t = 1$, $m = 0.6$, $v = 0.036$, $\hat{m} = 6$, $\hat{v} = 36$,
# $x = 3 - 0.1 \times \frac{6}{6} = 2.9$. The second step gives $x = 2.8001027$. Without the
# correction the first step would lead to $2.6837722$, more than three times as far.
#
# **Source** Not on the slides. Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2015),
# Algorithm 1

# %% adam
def adam(x, grad, m, v, t, lr, beta1, beta2, eps):
    """m ← β1 m + (1 - β1) grad,  v ← β2 v + (1 - β2) grad²,  x ← x - lr · m̂ / (√v̂ + ε)

    x: the position, grad: the gradient there
    m: the mean gradient, v: the mean square (all of one shape)
    t: the number of steps made so far (0 at first), lr: learning rate
    beta1, beta2: the shares of the old means, eps: a small number added outside the root
    Returns (x, m, v, t), the new position and state; m and v not corrected, t an int
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: adam")


# %% check_adam
check(adam)

# %% tags=["demo"]
with once_solved(language=language):
    x, m, v, t = 3.0, 0.0, 0.0, 0
    positions, means = [x], []
    for _ in range(30):
        x, m, v, t = adam(x, 6.0, m, v, t, 0.1, 0.9, 0.999, 1e-8)
        positions.append(x)
        means.append((m, v))
    figures.draw_bias_correction(positions, means, 6.0, 0.9, 0.999, language=language).show()


# %% [markdown]
# ## 10. `adamw`† ★★☆ 9 minutes
# D2's **weight decay** forces weights to be small, against over-fitting. The usual way is to add
# $\frac{\lambda}{2} \|x\|^2$ to the loss, which adds $\lambda x$ to the gradient. For GD that is
# all there is to it.
#
# With Adam there is a problem. The $\lambda x$ in the gradient is divided by $\sqrt{\hat{v}}$ as
# well, so the larger a weight's gradients, the weaker its decay. AdamW **takes the decay out** of
# the gradient and applies it to the position itself.
#
# $$x_1' = x_1 - \gamma \lambda x_1$$
# $$x_2 = x_1' - \gamma \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
#
# $\hat{m}$ and $\hat{v}$ are those of 9, from a `grad` **without decay**. The decay, too, is
# multiplied by the learning rate $\gamma$. PyTorch's `AdamW` does it this way. You may call your
# `adam`.
#
# **Shapes** As for `adam`; `weight_decay` ($\lambda$) is one number.
#
# **A number** With $\lambda = 0.5$ in the example of 9 it is
# $x_1' = 3 - 0.1 \times 0.5 \times 3 = 2.85$, $x = 2.85 - 0.1 = 2.75$. Added to the gradient
# instead, the decay makes it $7.5$, and yet the first step still leads to $2.9$. The decay has
# vanished.
#
# **Source** Weight decay is in D2, `가중치 감쇠`. AdamW is not on the slides. Loshchilov &
# Hutter, "Decoupled Weight Decay Regularization" (2019)

# %% adamw
def adamw(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    """x ← x - lr · λ x - lr · m̂ / (√v̂ + ε)

    weight_decay: the weight decay λ; the rest is as for adam
    Returns (x, m, v, t), the new position and state; m and v not corrected, t an int
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: adamw")


# %% check_adamw
check(adamw)

# %% [markdown]
# ## All of them side by side
# Down a long and narrow valley, $f(x, y) = \frac{1}{20} x^2 + y^2$, with your own optimizers. All
# start at the same place and make $40$ steps. The valley is steep where the contour lines are
# close.
#
# **Each has a learning rate of its own.** How long a step is depends on the optimizer, and one
# learning rate would be too large for some and too small for others. The $\gamma$ in each panel
# was chosen to suit that optimizer. So compare the **shapes** of the paths, and do not rank
# optimizers by their losses. Change a $\gamma$ and draw it again.

# %% tags=["demo"]
with once_solved(language=language):

    def valley(x, y):
        return x**2 / 20 + y**2

    def slope(position):
        return np.array([position[0] / 10, 2 * position[1]])

    def walk(step, *state):
        path = [np.array([-7.0, 2.0])]
        for _ in range(40):
            position, *state = step(path[-1], slope(path[-1]), *state)
            path.append(position)
        return np.array(path)

    zero = np.zeros(2)
    adam_settings = {"lr": 0.5, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    paths = {
        "GD": walk(lambda x, g: (gd(x, g, lr=0.9),)),
        "Momentum": walk(lambda x, g, v: momentum(x, g, v, lr=0.1, alpha=0.9), zero),
        "Nesterov": walk(lambda x, g, v: nesterov(x, g, v, lr=0.1, alpha=0.9), zero),
        "AdaGrad": walk(lambda x, g, h: adagrad(x, g, h, lr=1.5, eps=1e-8), zero),
        "RMSProp": walk(lambda x, g, h: rmsprop(x, g, h, lr=0.2, rho=0.9, eps=1e-8), zero),
        "ADAM (D4)": walk(
            lambda x, g, v, h: adam_as_in_deck(x, g, v, h, lr=0.05, alpha=0.9, rho=0.9, eps=1e-8),
            zero,
            zero,
        ),
        "Adam": walk(lambda x, g, m, v, t: adam(x, g, m, v, t, **adam_settings), zero, zero, 0),
        "AdamW": walk(
            lambda x, g, m, v, t: adamw(x, g, m, v, t, **adam_settings, weight_decay=0.1),
            zero,
            zero,
            0,
        ),
    }
    rates = dict(zip(paths, (0.9, 0.1, 0.1, 1.5, 0.2, 0.05, 0.5, 0.5), strict=True))
    figures.draw_paths(valley, paths, rates, language=language).show()

# %% [markdown]
# ## Further on (no points)
# Make a **schedule** that raises the learning rate for the first steps and then lowers it along a
# cosine, and use it with GD and Adam in the valley above. Which of the two gains more, and why?

# %% [markdown]
# ## Questions to think about
# 1. With $1000$ data and a `batch_size` of $64$, how many iterations make 1 epoch, and how many
#    data are in the last batch? If the last batch were always dropped, what would differ between
#    shuffling and not shuffling?
# 2. If the gradient is always $6$, how long is AdaGrad's step number $100$? Number $10000$? And
#    RMSProp's? What does RMSProp become with $\rho = 0$, and what with $\rho = 1$?
# 3. (Graded by hand) Take the first step with $\gamma = 0.001$, $\alpha = \beta_1 = 0.9$ and
#    $\rho = \beta_2 = 0.999$. At a gradient of $6$ the slides' ADAM moves by $0.0370$, the
#    paper's Adam by $0.001$. At a gradient of $600$ the slides' ADAM moves by $0.5716$, the
#    paper's Adam again by $0.001$. Explain in three to five sentences which parts of the formulas
#    this comes from, and which of the two you would choose where the size of the gradients is
#    unknown.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
