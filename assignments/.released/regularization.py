# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/10_regularization/regularization.ipynb)
#
# # 10. Regularization and normalization — learning instead of memorising
#
# ## What you will be able to do
# - Make **under-fitting** and **over-fitting** happen with a polynomial, and explain what divides
#   the two.
# - Turn **weight decay**, **dropout**, **ensembles** and **early stopping** from formulas into
#   NumPy.
# - **Initialise weights** so that a deep network can learn, and write **batch normalization** from
#   the forward to the backward pass.
#
# ## What you need first
# - Training, validation and test data from 09: why we choose with validation data and keep the test
#   data back
# - The losses of 05 and the backpropagation of 06. Gradients are **subtracted**:
#   $w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$
# - NumPy's `axis` and broadcasting, `keepdims=True`
#
# ## Exercises and time (about 210 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `fit_polynomial` | ★★☆ | 20 |
# | 2 | `l2_penalty` | ★☆☆ | 10 |
# | 3 | `l2_gradient` | ★☆☆ | 8 |
# | 4 | `dropout` | ★★☆ | 24 |
# | 5 | `majority_vote` | ★★☆ | 20 |
# | 6 | `early_stopping` | ★★☆ | 20 |
# | 7 | `xavier_init` | ★☆☆ | 12 |
# | 8 | `he_init` | ★☆☆ | 6 |
# | 9 | `batch_norm_forward` | ★★★ | 36 |
# | 10 | `batch_norm_backward`† | ★★★ | 40 |
# | 11 | `layer_norm`† | ★★☆ | 14 |
#
# The times are those of somebody who learns this for the first time. With NumPy and derivatives
# at your fingertips it is about half.
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
    shell.run_line_magic("cd", "-q /content/course/assignments/10_regularization")

from autograder import check

# %% [markdown]
# ## Conventions
# **Many names.** A model that has learnt its training data by heart does worse on new data. D2
# calls this `Over-fitting`, `과적합` and `과잉적합`, D4 calls it `오버피팅`, or memorising (`암기`)
# the training data. They all mean the same. Here it is over-fitting.
#
# **Regularization and normalization.** **Regularization** is everything we do against over-fitting.
# **Batch normalization** brings the values that pass through a layer to one scale. Korean sometimes
# uses one word for both, so take care. D2 divides regularization in two.
#
# | regularization | what it does | examples |
# |---|---|---|
# | explicit | changes the loss function or the network itself | weight decay, dropout |
# | implicit | has its influence indirectly | ensembles |
#
# **Shapes.** One example is one row. A batch is $(n, d)$, a weight matrix is
# $(\text{fan in}, \text{fan out})$, that is (nodes in the layer before, nodes in the layer after).
#
# **Inputs stay as they are.** Every function returns new arrays: where the values stay, it is still
# a new one and not the array that was given. Arrays are NumPy's, of float64 or of integers
# (`int64`); `[1, 2]` in an example is short for `np.array([1, 2])`. Floats in results are float64.
# Use NumPy and Python alone (no PyTorch, TensorFlow, JAX or scikit-learn).
#
# **Randomness only from `rng`.** A function that is given an `rng` draws every random number from
# it. With the functions of `np.random` the same seed would not give the same result. In which order
# you draw is up to you: the checks look at properties, not at particular random numbers. But the
# `rng` given decides, so with another `rng` the result is another.
#
# **Variance.** $\operatorname{Var}$ divides by $n$ (`np.var` as it is, `ddof=0`). The only place
# that divides by $n - 1$ is the running variance of `batch_norm_forward`, and it says so there.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("10_regularization")

# %% tags=["demo"]
language = "en"


# %% [markdown]
# ## 1. `fit_polynomial` ★★☆ 20 minutes
# The **capacity** of a model is how complicated a function it can express. As D2 says, models of
# different capacity differ in how well they generalise. The smallest model whose capacity you can
# turn like a knob is a polynomial: its degree is the capacity.
#
# $$\hat{y} = w_0 + w_1 x + w_2 x^2 + \dots + w_p x^p$$
# $$w = \arg\min_w \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$
#
# $p$ is `degree`. With the powers $1, x, x^2, \dots, x^p$ of $x$ as columns, this is a least
# squares problem in $w$ like `fit_rule` of 01. The curve bends, yet it is linear in $w$.
#
# **Shapes** `x` and `y` are $(n,)$, the result `w` is $(p + 1,)$, **lowest power first**: `w[0]` is
# the constant. There are always at least $p + 1$ different $x$.
#
# **A number** For the points $(0, 1)$, $(1, 2)$, $(2, 5)$, degree $2$ gives `[1, 0, 1]` ($1 + x^2$,
# exactly through all three), degree $1$ gives `[0.6666667, 2]`, and degree $0$ the mean,
# `[2.6666667]`
#
# **Slide** D2, `Over-fitting vs Under-fitting`

# %% fit_polynomial
def fit_polynomial(x, y, degree):
    """argmin_w Σ (y - w0 - w1 x - ... - wp x^p)²

    x: (n,), y: (n,), degree: the polynomial's degree p, an int of 0 or more
    Returns the (p + 1,) coefficients, lowest power first
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: fit_polynomial")


# %% check_fit_polynomial
check(fit_polynomial)

# %% tags=["demo"]
rng = np.random.default_rng(5)
x_train = np.linspace(-1, 1, 12)
x_val = np.sort(rng.uniform(-1, 1, 40))
y_train = np.sin(3 * x_train) + 0.25 * rng.standard_normal(12)
y_val = np.sin(3 * x_val) + 0.25 * rng.standard_normal(40)

# %% tags=["demo"]
with once_solved(language=language):
    fits = {degree: fit_polynomial(x_train, y_train, degree) for degree in range(11)}
    figures.draw_fits(x_train, y_train, x_val, y_val, fits, language=language).show()


# %% [markdown]
# Degree $1$ cannot even follow the training data: that is **under-fitting** (`Under-fitting`).
# Degree $10$ has nearly learnt them by heart and swings wildly in between: that is
# **over-fitting**. The training error only ever falls with the degree, so it cannot tell the two
# apart. Look for the place where the **validation error** rises again.
#
# D2 says that mostly the model's capacity is large for the data we have. So instead of making the
# model small, modern machine learning takes **a model of ample capacity + regularization**. From
# here on, regularization is what we do.

# %% [markdown]
# ## 2. `l2_penalty` ★☆☆ 10 minutes
# The coefficients of an over-fitted polynomial are large, every one. **Weight decay** makes the
# network less complicated by forcing its weights to be small. It does so by adding a penalty to the
# loss.
#
# $$J(W) = L(W) + \frac{\lambda}{2} \sum_{l} \sum_{i,j} \left(W^{(l)}_{ij}\right)^2$$
#
# This function returns the penalty alone, $\frac{\lambda}{2} \sum_l \sum_{i,j} (W^{(l)}_{ij})^2$.
# The $\frac{1}{2}$ is there to cancel the $2$ of the derivative. **Biases are not penalised**: a
# bias only moves the whole curve up or down, it does not make it any more crooked. So `weights`
# holds weight matrices only.
#
# **Shapes** `weights` is a **list** of arrays whose shapes may differ. The result is a single
# number. Nothing is divided by the number of data.
#
# **A number** With $W^{(1)} =$ `[[1, -2], [0, 3]]`, $W^{(2)} =$ `[[2], [-1]]`, $\lambda = 0.1$ it
# is $\frac{0.1}{2}(14 + 5) = 0.95$
#
# **Slide** D2, `가중치 감쇠`. The slide says it in words only; the formula is the common $L_2$
# penalty.

# %% l2_penalty
def l2_penalty(weights, lam):
    """λ/2 · Σ W²

    weights: a list of weight arrays of any shapes, lam: λ, a number of 0 or more
    Returns a single number
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: l2_penalty")


# %% check_l2_penalty
check(l2_penalty)


# %% [markdown]
# ## 3. `l2_gradient` ★☆☆ 8 minutes
# Training needs not the penalty's value but its **gradient**. Added to the gradient of the loss,
# `grad` $= \frac{\partial L}{\partial W}$, it gives the gradient of $J$.
#
# $$\frac{\partial J}{\partial W} = \frac{\partial L}{\partial W} + \lambda W$$
#
# One step with it shows where the name **decay** comes from.
#
# $$W - \eta \left(\frac{\partial L}{\partial W} + \lambda W\right)
# = (1 - \eta\lambda)\,W - \eta \frac{\partial L}{\partial W}$$
#
# Whatever the loss says, each step first shrinks the weights by a factor $(1 - \eta\lambda)$.
#
# **Shapes** `W`, `grad` and the result all have the same shape.
#
# **A number** With $W =$ `[1, -2, 3]`, `grad` $=$ `[0.5, 0.5, 0]`, $\lambda = 0.1$ it is
# `[0.6, 0.3, 0.3]`
#
# **Slide** D2, `가중치 감쇠`

# %% l2_gradient
def l2_gradient(W, grad, lam):
    """∂L/∂W + λ W

    W: weights of any shape, grad: the loss's gradient in the same shape, lam: λ
    Returns the gradient of J, in the same shape
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: l2_gradient")


# %% check_l2_gradient
check(l2_gradient)

# %% tags=["demo"]
with once_solved(language=language):
    powers = np.vander(x_train, 11, increasing=True)
    walks = {}
    for lam in (0.0, 0.1, 10.0):
        w = fits[10]
        for _ in range(3000):
            grad = powers.T @ (powers @ w - y_train)
            w = w - 0.05 * l2_gradient(w, grad, lam)
        walks[lam] = w
    figures.draw_weight_decay(x_train, y_train, x_val, y_val, walks, language=language).show()


# %% [markdown]
# ## 4. `dropout` ★★☆ 24 minutes
# While training, **dropout** turns nodes off at random, other ones at every step. No node can lean
# on a neighbour that may be gone, so each learns features that are useful by themselves.
#
# Turning off alone makes a problem. If a node is off with probability $p$, the sum that enters the
# next layer is on average $(1 - p)$ times as large. In evaluation nothing is off, so the scale is
# another than in training. So we enlarge **beforehand, in training**, by $\frac{1}{1 - p}$
# (inverted dropout).
#
# $$y_i = \frac{m_i}{1 - p}\, x_i \qquad P(m_i = 0) = p \qquad P(m_i = 1) = 1 - p$$
#
# $P$ is a probability. Where $m_i$ is $0$ the value is off, where it is $1$ it is kept. Then the
# mean of $y_i$ stays what it was, $p \cdot 0 + (1 - p) \cdot \frac{x_i}{1 - p} = x_i$. When
# `training` is false, nothing is turned off or enlarged: the new array has the values of $x$.
#
# - $p$ is the probability to turn **off** (not to keep). $0 \le p < 1$
# - Every value is drawn **by itself**: no whole rows or columns, not the same places in each row,
#   and no fixed count of zeros.
#
# **Shapes** What comes out is float64 in the shape of `x`.
#
# **A number** With $x =$ `[2, 4, 6, 8]` and $p = 0.5$, if the first and the fourth are kept, it is
# `[4, 0, 0, 16]`. In evaluation it is `[2, 4, 6, 8]`
#
# **Slide** D2, `Drop-out` and `규제 Regularization`. The slide is a picture only. The paper
# (Srivastava et al., 2014) multiplies the weights by $(1 - p)$ in evaluation instead; today's
# libraries all do it as above.

# %% dropout
def dropout(x, p, rng, training):
    """m x / (1 - p)

    x: an array of any shape, p: the probability to turn off, 0 <= p < 1
    rng: np.random.Generator, the only source of randomness, training: True while training
    Returns a new float64 array in the shape of x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: dropout")


# %% check_dropout
check(dropout)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(4)
    units = np.ones((5, 16))
    steps = [dropout(units, 0.5, rng, True) for _ in range(3)]
    steps.append(dropout(units, 0.5, rng, False))
    figures.draw_dropout(steps, language=language).show()


# %% [markdown]
# ## 5. `majority_vote` ★★☆ 20 minutes
# An **ensemble** combines several different models to reduce the generalisation error, mostly by
# **voting**: each model gives one answer, and the answer given most often is the ensemble's.
#
# $$\hat{y}_i = \arg\max_{c} \sum_{m} [\,\hat{y}^{(m)}_i = c\,]$$
#
# The square brackets are $1$ where what is in them holds, and $0$ where not. Why does it help? If
# three models are wrong with probability $0.3$ each, one independent of the other, then two or more
# of them are wrong together with a probability of only $3 \times 0.3^2 \times 0.7 + 0.3^3 = 0.216$.
# Where models are wrong in the same places, that gain is gone. So they have to be **different**.
#
# When votes are equal, the **smallest label** wins, so that everybody gets the same answer.
#
# **Shapes** `predictions` is $(m, n)$: one row holds one model's answers, and labels are integers
# of $0$ or more. The result is an $(n,)$ array of integers.
#
# **A number** `[[0, 1, 2], [0, 2, 1], [1, 1, 2]]` gives `[0, 1, 2]`. In `[[1], [0]]` each has one
# vote, so it gives `[0]`
#
# **Slide** D2, `앙상블 기법`

# %% majority_vote
def majority_vote(predictions):
    """argmax_c Σ_m [ŷ_m = c]

    predictions: (m, n) labels by m models, ints of 0 or more
    Returns (n,) ints, the label given most often; the smallest of those when votes are equal
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: majority_vote")


# %% check_majority_vote
check(majority_vote)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(5)
    sizes = (1, 3, 5, 9, 15, 25)
    errors = {}
    for wrong in (0.3, 0.4, 0.5):
        guesses = (rng.random((max(sizes), 4000)) < wrong).astype(int)
        errors[wrong] = [float(np.mean(majority_vote(guesses[:size]) != 0)) for size in sizes]
    figures.draw_votes(sizes, errors, language=language).show()


# %% [markdown]
# ## 6. `early_stopping` ★★☆ 20 minutes
# As D4 says, the longer training goes on, the more it "memorises" the training data, and the worse
# it gets. So stop when the memorising begins: measure the **validation loss** after each epoch,
# stop when epoch after epoch brings no improvement, and go back to the weights of the best epoch.
# That is **early stopping**.
#
# Noise makes the loss go up and down, so one rise is no reason to stop: we put up with `patience`
# of them. This is the exact rule. Epochs count from $0$.
# - Only a loss **below the smallest so far** is an improvement, by however little. An equal one is
#   not.
# - When `patience` epochs **in a row** bring no improvement, training stops after the last of them.
#   An improvement starts the count anew.
# - If training never stops, it ends with the last epoch.
#
# $$\text{best}(t) = \arg\min_{s \le t} L_s$$
# $$\text{stop} = \min \{\, t : t - \text{best}(t) \ge \text{patience} \,\}$$
#
# If several attain the $\arg\min$, the earliest counts. Losses after the stop were **never seen**,
# so the answer cannot use them.
#
# **Shapes** `val_losses` is $(T,)$ with $T \ge 1$, `patience` is an int of $1$ or more. The result
# is two ints, `(best_epoch, stop_epoch)`.
#
# **A number** For the losses `[0.9, 0.7, 0.6, 0.65, 0.62, 0.61, 0.5]` a `patience` of $2$ gives
# $(2, 4)$, $3$ gives $(2, 5)$ and $4$ gives $(6, 6)$. With little `patience` the $0.5$ at the end
# is never met.
#
# **Slide** D4, `데이터셋(Dataset)` and `4. 평가 & 저장` (look for over-fitting). The slides tell of
# the effect only; the rule for stopping is the common one. `데이터셋(Dataset)` says that mini-batch
# training is needed against memorising. The noise of mini-batches sometimes helps a little, but a
# network trained on mini-batches for long memorises as well. What keeps it from memorising is more
# data, regularization and early stopping.

# %% early_stopping
def early_stopping(val_losses, patience):
    """val_losses → (best_epoch, stop_epoch)

    val_losses: (T,), the validation loss of each epoch, patience: an int of 1 or more
    Returns (best_epoch, stop_epoch), two ints counted from 0
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: early_stopping")


# %% check_early_stopping
check(early_stopping)

# %% tags=["demo"]
with once_solved(language=language):
    waves = np.cos(np.outer(x_train + 1, np.arange(12)) * np.pi / 2)
    waves_val = np.cos(np.outer(x_val + 1, np.arange(12)) * np.pi / 2)
    w, train_losses, val_losses = np.zeros(12), [], []
    for _ in range(60):
        w = w - 0.01 * waves.T @ (waves @ w - y_train)
        train_losses.append(float(np.mean((waves @ w - y_train) ** 2)))
        val_losses.append(float(np.mean((waves_val @ w - y_val) ** 2)))
    stopped = early_stopping(np.array(val_losses), 10)
    figures.draw_early_stopping(train_losses, val_losses, *stopped, language=language).show()


# %% [markdown]
# ## 7. `xavier_init` ★☆☆ 12 minutes
# From here on we take what D2's last slide, `딥러닝 기법`, only names: **weight initialisation**
# and **batch normalization**. They are not there against over-fitting but to let a deep network
# **learn at all**. They are often used along with dropout or weight decay, but need neither.
#
# Start all weights at $0$, and the nodes of a layer get the same gradient and stay the same node
# for ever. Start too small, and values shrink away from layer to layer; too large, and they blow
# up, or stick to the flat ends of the sigmoid and tanh. The sum that enters a node has
# $\text{fan in}$ terms, so the size of the weights has to fit the size of the layer. For
# activations that are straight near $0$, like tanh, this is used.
#
# $$W_{ij} \sim \mathcal{N}(0,\ \sigma^2) \qquad
# \sigma = \sqrt{\frac{2}{\text{fan in} + \text{fan out}}}$$
#
# A variance of $\frac{1}{\text{fan in}}$ suits the values on their way forward, and
# $\frac{1}{\text{fan out}}$ the gradients on their way back; this is in between. Some use a
# **uniform** distribution with the same variance; here it is the **normal** one. Note that the
# second argument of `rng.normal` is not the variance but the standard deviation.
#
# **Shapes** One array $(\text{fan in}, \text{fan out})$ comes out.
#
# **A number** The standard deviation of `xavier_init(100, 300, rng)` is near
# $\sqrt{2 / 400} = 0.0707107$
#
# **Slide** D2, `딥러닝 기법` (weight initialisation). The formula is the paper's (Glorot & Bengio,
# 2010). Xavier is its first author's given name.

# %% xavier_init
def xavier_init(fan_in, fan_out, rng):
    """N(0, 2 / (fan_in + fan_out))

    fan_in: nodes in the layer before, fan_out: in the layer after, rng: np.random.Generator
    Returns (fan_in, fan_out) weights
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: xavier_init")


# %% check_xavier_init
check(xavier_init)


# %% [markdown]
# ## 8. `he_init` ★☆☆ 6 minutes
# ReLU turns half of an input with mean $0$ into $0$. The mean square is halved from layer to layer,
# so the weights' variance gives it back twofold.
#
# $$W_{ij} \sim \mathcal{N}(0,\ \sigma^2) \qquad \sigma = \sqrt{\frac{2}{\text{fan in}}}$$
#
# **Shapes** One array $(\text{fan in}, \text{fan out})$ comes out, normally distributed.
#
# **A number** The standard deviation of `he_init(100, 300, rng)` is near
# $\sqrt{2 / 100} = 0.1414214$
#
# **Slide** D2, `딥러닝 기법` (weight initialisation). The formula is the paper's (He et al., 2015).

# %% he_init
def he_init(fan_in, fan_out, rng):
    """N(0, 2 / fan_in)

    fan_in: nodes in the layer before, fan_out: in the layer after, rng: np.random.Generator
    Returns (fan_in, fan_out) weights
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: he_init")


# %% check_he_init
check(he_init)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(7)
    starts = {
        "std 0.05": lambda: rng.normal(0, 0.05, (100, 100)),
        "xavier_init": lambda: xavier_init(100, 100, rng),
        "he_init": lambda: he_init(100, 100, rng),
        "std 0.3": lambda: rng.normal(0, 0.3, (100, 100)),
    }
    sizes = {}
    for name, start in starts.items():
        values, sizes[name] = rng.standard_normal((200, 100)), []
        for _ in range(20):
            values = np.maximum(0, values @ start())
            sizes[name].append(float(np.sqrt(np.mean(values**2))))
    figures.draw_initialisation(sizes, language=language).show()


# %% [markdown]
# ## 9. `batch_norm_forward` ★★★ 36 minutes
# Initialisation sets the scale **at the start**. As the weights of the early layers change in
# training, mean and size of what later layers receive keep changing, too. **Batch normalization**
# puts them right again at every step. For each feature (column) it subtracts the mean and divides
# by the standard deviation **within the batch**, then gives it a size $\gamma$ and a place $\beta$
# that the layer learns by itself.
#
# $$\mu = \frac{1}{n} \sum_{i=1}^{n} x_i \qquad v = \frac{1}{n} \sum_{i=1}^{n} (x_i - \mu)^2$$
# $$\hat{x}_i = \frac{x_i - \mu}{\sqrt{v + \epsilon}} \qquad y_i = \gamma \odot \hat{x}_i + \beta$$
#
# The $\epsilon$ stands **inside the root** (unlike the optimizers of 08). It makes the division
# possible in columns with $v = 0$.
#
# **In evaluation** there may be just one example, and an answer must not depend on which others
# happened to come along. So training collects **running averages** of the mean and the variance,
# and when `training` is false those normalise in the place of the batch's $\mu$ and $v$. Training
# collects them like this.
#
# $$r_\mu \leftarrow (1 - m)\, r_\mu + m\, \mu$$
# $$r_v \leftarrow (1 - m)\, r_v + m\, \frac{n}{n - 1}\, v$$
#
# - $m$ is `momentum`, the **share of the new batch** (as in PyTorch; other libraries call the share
#   of the old value momentum).
# - Normalising takes $v$, divided by $n$; the running variance takes the **unbiased** one, divided
#   by $n - 1$: $\frac{n}{n-1} v$. A batch's variance is a little too small a guess at the variance
#   of everything, and the paper and PyTorch both do it so.
# - In training the output is normalised with **the batch's** $\mu$ and $v$. The running averages
#   are only collected.
#
# **Shapes** `x` is $(n, d)$, all other arrays are $(d,)$. In training $n \ge 2$, in evaluation
# $n \ge 1$. The result is `(y, running_mean, running_var)`, and in evaluation the two running
# averages are those that were given. For these two, the very arrays that were given will do.
#
# **A number** With $x =$ `[[1], [3]]`, $\gamma = 2$, $\beta = 1$, a running mean of $0$, a running
# variance of $1$ and $m = 0.1$: $\mu = 2$, $v = 1$. In training $y =$ `[[-0.99999], [2.99999]]`,
# $r_\mu = 0.1 \times 2 = 0.2$, $r_v = 0.9 \times 1 + 0.1 \times 2 = 1.1$. Evaluation with those
# running averages then gives $y =$ `[[2.5255332], [6.3393662]]`
#
# **Slide** D2, `딥러닝 기법` (batch normalization). The formulas are the paper's (Ioffe & Szegedy,
# 2015).

# %% batch_norm_forward
def batch_norm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    """γ (x - μ) / √(v + ε) + β

    x: (n, d) batch, gamma, beta: (d,) learnt size and place, running_mean, running_var: (d,)
    training: True while training, momentum: the new batch's share, eps: added inside the root
    Returns (y, running_mean, running_var), (n, d) and twice (d,); inputs stay as they are
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: batch_norm_forward")


# %% check_batch_norm_forward
check(batch_norm_forward)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(9)
    before = rng.standard_normal((400, 4)) * [0.3, 1.0, 3.0, 1.5] + [4.0, -1.0, 0.0, -6.0]
    ones, zeros = np.ones(4), np.zeros(4)
    after = batch_norm_forward(before, ones, zeros, zeros, ones, True)[0]
    figures.draw_batch_norm(before, after, language=language).show()


# %% [markdown]
# ## 10. `batch_norm_backward`† ★★★ 40 minutes
# The backward pass of batch normalization holds a trap. $\mu$ and $v$ are made from $x$, too, so
# moving one $x_i$ moves **every** $\hat{x}_j$ of its column. There are three ways: straight from
# $x$, through $\mu$, and through $v$. With $g_i = \frac{\partial L}{\partial y_i}$, all of them
# together are this.
#
# $$\frac{\partial L}{\partial \beta} = \sum_i g_i \qquad
# \frac{\partial L}{\partial \gamma} = \sum_i g_i \odot \hat{x}_i$$
# $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sqrt{v + \epsilon}} \odot \left(
# g_i - \frac{1}{n} \sum_j g_j - \hat{x}_i \odot \frac{1}{n} \sum_j g_j \odot \hat{x}_j
# \right)$$
#
# In the parentheses, the second term is the way through $\mu$, the third the way through $v$. Even
# with $\epsilon$ this is exact, not approximate. Find the forward pass's $\mu$, $v$ and $\hat{x}$
# from $x$ again.
#
# **Shapes** `grad` and `x` are $(n, d)$, `gamma` is $(d,)$. The result is
# `(grad_x, grad_gamma, grad_beta)` in the shapes $(n, d)$, $(d,)$, $(d,)$. The sums go over the
# batch and are no means.
#
# **A number** With $x =$ `[[0], [1], [2]]`, $g =$ `[[1], [0], [0]]`, $\gamma = 1$ it is
# $\frac{\partial L}{\partial \beta} = 1$, $\frac{\partial L}{\partial \gamma} = -1.2247357$,
# $\frac{\partial L}{\partial x} =$ `[[0.2041318], [-0.4082452], [0.2041134]]`
#
# **Paper** Ioffe & Szegedy, 2015. D2's slide has the name only.

# %% batch_norm_backward
def batch_norm_backward(grad, x, gamma, eps=1e-5):
    """∂L/∂y → (∂L/∂x, ∂L/∂γ, ∂L/∂β)

    grad: (n, d) ∂L/∂y, x: (n, d) the forward input, gamma: (d,), eps: the forward eps
    Returns (grad_x, grad_gamma, grad_beta), (n, d), (d,), (d,)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: batch_norm_backward")


# %% check_batch_norm_backward
check(batch_norm_backward)


# %% [markdown]
# ## 11. `layer_norm`† ★★☆ 14 minutes
# Batch normalization is shaky when batches are small, and it does not suit data of varying length,
# like sentences. **Layer normalization** uses the same formulas along **another axis**: instead of
# going through the batch for each column, it takes mean and variance of the features **within one
# example**. Since it sees no other examples, it needs neither running averages nor `training`.
# It is what every block of the GPT in 14 uses.
#
# $$\mu = \frac{1}{d} \sum_{k=1}^{d} x_k \qquad v = \frac{1}{d} \sum_{k=1}^{d} (x_k - \mu)^2$$
# $$y_k = \gamma_k \frac{x_k - \mu}{\sqrt{v + \epsilon}} + \beta_k$$
#
# **Shapes** `x` is $(\dots, d)$, and its **last axis** is normalised. There may be no axis before
# it, or several. `gamma` and `beta` are $(d,)$, the result has the shape of `x`.
#
# **A number** With $x =$ `[[1, 3], [10, 30]]`, $\gamma = 1$, $\beta = 0$ it is
# `[[-0.999995, 0.999995], [-0.99999995, 0.99999995]]`. One row is ten times as large as the other,
# yet the answers are nearly the same. Batch normalization would have made each column $\mp 1$.
#
# **Paper** Ba, Kiros & Hinton, 2016. It is not on the slides.

# %% layer_norm
def layer_norm(x, gamma, beta, eps=1e-5):
    """γ (x - μ) / √(v + ε) + β

    x: (..., d), gamma: (d,), beta: (d,), eps: added inside the root
    Returns the shape of x, normalised along the last axis
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: layer_norm")


# %% check_layer_norm
check(layer_norm)

# %% tags=["demo"]
with once_solved(language=language):
    batch = before[:10]
    both = {
        "batch_norm_forward": batch_norm_forward(batch, ones, zeros, zeros, ones, True)[0],
        "layer_norm": layer_norm(batch, ones, zeros),
    }
    figures.draw_norm_axes(batch, both, language=language).show()

# %% [markdown]
# ## Further on (no points)
# Leave `dropout` on in evaluation, put one input in $100$ times, and measure how far the answers
# scatter. Do they scatter more for inputs far from the training data? This is called **Monte Carlo
# dropout**.

# %% [markdown]
# ## Questions to think about
# 1. With a batch of $n = 2$ whose two examples clearly differ, the `grad_x` of
#    `batch_norm_backward` is nearly $0$. Why? Think first of the values that $\hat{x}$ of the two
#    examples can have, then look with the function.
# 2. If you make the $\lambda$ of weight decay very large, what do you get instead of over-fitting?
#    Look at the training and the validation error of the curve with $\lambda = 10$ above.
# 3. (Graded by hand) Somebody evaluates a network that has dropout and batch normalization and
#    leaves `training=True`. Explain in three to five sentences what happens when the same picture
#    goes in twice, and when a single picture goes in, and how `training=False` prevents it.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
