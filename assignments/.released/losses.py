# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/05_losses/losses.ipynb)
#
# # 05. Losses and gradient descent — how wrong it is, and which way to correct it
#
# ## What you will be able to do
# - Compute the **loss functions** of regression and classification as their formulas say, and
#   **without overflow**.
# - Find the **gradient** of a loss, and check by yourself that it is right, with **numerical
#   differentiation**.
# - Write **gradient descent**, and explain what happens when the learning rate is too small or
#   too large.
#
# ## What you need first
# - The deltas and updates of 02. Here **the convention for the sign changes**.
# - NumPy's `np.mean`, `np.sum(axis=..., keepdims=...)`, `np.log`, `np.clip`
# - Derivatives: $(x^2)' = 2x$, $(\ln x)' = 1/x$
#
# ## Exercises and time (about 85 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `mse` | ★☆☆ | 4 |
# | 2 | `mae` | ★☆☆ | 3 |
# | 3 | `half_squared_error` | ★☆☆ | 3 |
# | 4 | `mse_gradient` | ★★☆ | 7 |
# | 5 | `binary_cross_entropy` | ★★☆ | 8 |
# | 6 | `binary_cross_entropy_gradient` | ★★☆ | 8 |
# | 7 | `cross_entropy` | ★★☆ | 7 |
# | 8 | `log_softmax` | ★★★ | 10 |
# | 9 | `cross_entropy_with_logits` | ★★☆ | 7 |
# | 10 | `softmax_cross_entropy_gradient` | ★★★ | 10 |
# | 11 | `numerical_gradient` | ★★★ | 10 |
# | 12 | `gradient_descent` | ★★☆ | 8 |

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/05_losses")

from autograder import check

# %% [markdown]
# ## Conventions
# **The sign changes.** 02 and 03 followed D1: the error was $E = y - \hat{y}$, and the update was
# **added**. From here on we choose a loss $J$ and make it smaller by **subtracting its gradient**
# (D0, D2).
#
# | | 02, 03 (D1) | from 05 on (D0, D2, D4) |
# |---|---|---|
# | found first | $E = y - \hat{y}$ | $\nabla J$, for example $\hat{y} - y$ |
# | to correct the weights | **add** $+\,\eta\,(\dots)$ | **subtract** $\eta \nabla J(w)$ |
#
# Both signs flip together, so the step goes the same way. Change only one of them, and the loss
# goes up.
#
# **Order of arguments.** Always the **right answer first**, then the prediction: `mse(y, y_hat)`.
#
# **Sum or mean.** `mse`, `mae` and `binary_cross_entropy` take the mean over **all elements**,
# the cross-entropies the mean of what each **example (row)** adds up to, and `half_squared_error`
# the **sum**, as in D2's formula. Gradients follow the same convention: the gradient of a mean
# has to be divided by the same number.
#
# **Logarithm.** $\ln$, the natural one: `np.log`.
#
# **Shapes.** Answers and predictions have the same shape. When one is $(n,)$ and the other
# $(n, 1)$, NumPy silently makes $(n, n)$ and a wrong loss. A loss is one number, a gradient has
# **the shape of the prediction**.
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

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("05_losses")

# %% tags=["demo"]
language = "en"


# %% [markdown]
# ## 1. `mse` ★☆☆ 4 minutes
# A loss function is the yardstick for how far estimates are from the real values: the better the
# guess, the closer to $0$. The **mean squared error** is mostly used for regression: square the
# differences and take their mean. A large error weighs far more than a small one.
#
# $$\text{MSE} = \frac{1}{N} \sum_{i=1}^{N} (y_i - \hat{y}_i)^2$$
#
# **Shapes** `y` and `y_hat` have the same shape, which may be any. $N$ is the number of **all
# elements** (for $(n, k)$ it is $N = nk$). Returns one number.
#
# **A number** D4's market sales: for the answers `[40, 15, 30]` and predictions `[36, 18, 30]`
# the errors are $-4$, $3$, $0$, and $(16 + 9 + 0) / 3 = 8.3333333$
#
# **Slide** D4, `손실함수` (mean squared error), D0, `3. 기본 개념 알고가기` (`손실함수`), D2,
# `Loss 함수`

# %% mse
def mse(y, y_hat):
    """(1/N) Σ (y - ŷ)²

    y: right answers, y_hat: predictions, of the same shape, whichever it is
    Returns one number, the mean over all elements
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mse")


# %% check_mse
check(mse)


# %% [markdown]
# ## 2. `mae` ★☆☆ 3 minutes
# The **mean absolute error** is for regression as well: the mean of the absolute differences.
# Twice the error is exactly twice the loss, so a single example that is far off shakes it less.
#
# $$\text{MAE} = \frac{1}{N} \sum_{i=1}^{N} |y_i - \hat{y}_i|$$
#
# **Shapes** As for `mse`.
#
# **A number** In the same example, $(4 + 3 + 0) / 3 = 2.3333333$
#
# **Slide** D4, `손실함수` (mean absolute error), D0, `3. 기본 개념 알고가기` (`손실함수`)

# %% mae
def mae(y, y_hat):
    """(1/N) Σ |y - ŷ|

    y: right answers, y_hat: predictions, of the same shape, whichever it is
    Returns one number, the mean over all elements
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mae")


# %% check_mae
check(mae)


# %% [markdown]
# ## 3. `half_squared_error` ★☆☆ 3 minutes
# D2 uses this loss to explain backpropagation. The $\frac{1}{2}$ is there to cancel the $2$ that
# differentiation brings down, so that the gradient is simply $o - t$. You will use it again in
# 06.
#
# $$E = \frac{1}{2} \sum_{i=1}^{N} (o_i - t_i)^2$$
#
# $t$ is the target (the right answer), $o$ the output. It is a **sum, not a mean**. The slide
# calls it "Error(MSE)". With $2$ outputs the $\frac{1}{2}$ happens to be the mean's
# $\frac{1}{N}$, and the name is right; with $3$ it already differs from the MSE.
#
# **Shapes** As for `mse`.
#
# **A number** In the same example, $(16 + 9 + 0) / 2 = 12.5$. With the first two values alone it
# is $12.5$, the same as the MSE.
#
# **Slide** D2, `Forward Propagation` (Error(MSE))

# %% half_squared_error
def half_squared_error(y, y_hat):
    """½ Σ (ŷ - y)²

    y: right answers (D2's t), y_hat: predictions (D2's o), of the same shape
    Returns one number, half the sum over all elements
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: half_squared_error")


# %% check_half_squared_error
check(half_squared_error)


# %% [markdown]
# ## 4. `mse_gradient` ★★☆ 7 minutes
# **Which way** must a prediction move to make the loss smaller? The derivative of the loss with
# respect to each prediction, the **gradient**, tells.
#
# $$\frac{\partial\,\text{MSE}}{\partial \hat{y}_i} = \frac{2}{N} (\hat{y}_i - y_i)$$
#
# Look at the sign. It is **positive where the prediction is too large**, and **subtracting** it
# makes the prediction smaller. It is the opposite of 02's $E = y - \hat{y}$.
#
# **Shapes** The same as `y_hat`
#
# **A number** In the same example, $\frac{2}{3} \times [-4, 3, 0] = [-2.6666667, 2, 0]$
#
# **Slide** D2, `역전파` ($\frac{dE}{do_1} = o_1 - t_1$ is the derivative of the loss in 3), D0,
# `3. 기본 개념 알고가기` (`경사하강법`)

# %% mse_gradient
def mse_gradient(y, y_hat):
    """(2/N) (ŷ - y)

    y: right answers, y_hat: predictions, of the same shape, whichever it is
    Returns the shape of y_hat: the derivative of mse with respect to y_hat
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: mse_gradient")


# %% check_mse_gradient
check(mse_gradient)


# %% [markdown]
# ## 5. `binary_cross_entropy` ★★☆ 8 minutes
# In a classification with only "yes" ($1$) and "no" ($0$), a prediction $p$ is the probability of
# "yes". The **binary cross-entropy** looks at the logarithm of the probability that was given to
# the right answer. If that was $1$ the loss is $0$, and towards $0$ it grows without end.
#
# $$\text{BCE} = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \right]$$
#
# **Take care** Where $p$ is exactly $0$ or $1$, $\ln 0$ gives `inf` or `nan`. First **clip** $p$
# to between `1e-12` and `1 - 1e-12` (`np.clip`). There must be no warning.
#
# **Shapes** `y` and `p` have the same shape, which may be any. The values of `y` are $0$ or $1$.
# Returns one number.
#
# **A number** D4's smartwatches: one who bought is `1`, one who did not is `0`; with the
# probabilities `[0.9, 0.2]` it is $-(\ln 0.9 + \ln 0.8) / 2 = 0.1642520$. Saying $p = 0$ of one
# who bought costs $-\ln 10^{-12} = 27.6310211$
#
# **Slide** D4, `손실함수` (Binary Cross-Entropy), `Cross-Entropy란?`, `인공 신경망의 활용 예시`
# (who buys a smartwatch)

# %% binary_cross_entropy
def binary_cross_entropy(y, p):
    """-(1/N) Σ [y ln p + (1 - y) ln(1 - p)]

    y: answers 0 or 1, p: probabilities of 1, of the same shape; first clip p to
    [1e-12, 1 - 1e-12]
    Returns one number, the mean over all elements
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: binary_cross_entropy")


# %% check_binary_cross_entropy
check(binary_cross_entropy)

# %% tags=["demo"]
with once_solved(language=language):
    one = np.array([1.0])
    losses = {
        "MSE": lambda p: [mse(one, value) for value in p[:, np.newaxis]],
        "MAE": lambda p: [mae(one, value) for value in p[:, np.newaxis]],
        "BCE": lambda p: [binary_cross_entropy(one, value) for value in p[:, np.newaxis]],
    }
    figures.draw_loss_shapes(losses, language=language).show()


# %% [markdown]
# ## 6. `binary_cross_entropy_gradient` ★★☆ 8 minutes
# Differentiate the binary cross-entropy with respect to the **probability** $p$. Where have you
# seen the $p(1-p)$ below the line? It is the derivative of the sigmoid. When the two are put
# together, they cancel, and $p - y$ is left (10, and 06).
#
# $$\frac{\partial\,\text{BCE}}{\partial p_i} = \frac{1}{N} \cdot \frac{p_i - y_i}{p_i (1 - p_i)}$$
#
# **Take care** Clip $p$ first, just as in 5, and use the clipped value for **every** $p$ in the
# formula. Nothing may be divided by $0$. For a single example with $y = 0$ and $p = 0$ the gradient
# is not $0$ but $10^{-12} / 10^{-12} = 1$; with $y = 1$ and $p = 0$ it is $-10^{12}$.
#
# **Shapes** The same as `p`
#
# **A number** In the same example,
# $\frac{1}{2} \times \left[ \frac{-0.1}{0.09}, \frac{0.2}{0.16} \right] = [-0.5555556, 0.625]$
#
# **Slide** D4, `손실함수` (Binary Cross-Entropy). The slide does not have this formula: it is
# that of 5, differentiated.

# %% binary_cross_entropy_gradient
def binary_cross_entropy_gradient(y, p):
    """(1/N) (p - y) / (p (1 - p))

    y: answers 0 or 1, p: probabilities of 1, of the same shape; first clip p to
    [1e-12, 1 - 1e-12]
    Returns the shape of p: the derivative of binary_cross_entropy with respect to p
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: binary_cross_entropy_gradient")


# %% check_binary_cross_entropy_gradient
check(binary_cross_entropy_gradient)


# %% [markdown]
# ## 7. `cross_entropy` ★★☆ 7 minutes
# With more than two possible answers, a prediction has one probability for each class, and they
# add up to $1$. The right answer is one-hot ($1$ for the right class, $0$ for the others). The
# **cross-entropy** measures how far the distribution of the answers and that of the predictions
# are apart. Since the answer is one-hot, only the logarithm of the right class's probability is
# left.
#
# $$\text{CE} = -\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{K} Y_{ik} \ln P_{ik}$$
#
# Divide by **the number of examples** $n$, and not by the number of classes $K$.
#
# **Take care** Where $P$ is $0$, $0 \cdot \ln 0$ is `nan`. First clip $P$ to `1e-12` **or more**.
#
# **Shapes** `Y_onehot` and `P` are both $(n, K)$. Returns one number.
#
# **A number** In D2's example the four animals have the probabilities Lion $0.28$, Pig $0.6$, Dog
# $0.1$, Cat $0.02$. If Pig is right it is $-\ln 0.6 = 0.5108256$, if Cat is right
# $-\ln 0.02 = 3.9120230$, and both in one batch have the mean $2.2114243$
#
# **Slide** D4, `Cross-Entropy란?`, `손실함수` (Categorical Cross-Entropy), D2, `FCN의 동작`

# %% cross_entropy
def cross_entropy(Y_onehot, P):
    """-(1/n) Σ_i Σ_k Y_ik ln P_ik

    Y_onehot: (n, K) one-hot answers, P: (n, K) probabilities; first clip P to 1e-12 or more
    Returns one number, the mean of what the examples add up to
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: cross_entropy")


# %% check_cross_entropy
check(cross_entropy)


# %% [markdown]
# ## 8. `log_softmax` ★★★ 10 minutes
# The last layer of a network gives not probabilities but **logits** $z$. Softmax turns them into
# probabilities that add up to $1$, and the cross-entropy takes a logarithm again. Done one after
# the other, $e^z$ overflows for a large $z$, and a small probability becomes $0$ with a logarithm
# of $-\infty$. Done together, exponential and logarithm meet and are gone.
#
# $$\ln \text{softmax}(z)_k = z_k - \ln \sum_j e^{z_j}$$
#
# **Take care** As it stands this overflows too, at $z = 1000$. Use that subtracting one number
# from all of $z$ changes nothing. Which number makes everything in the exponential $0$ or less?
# Choose it **for each example (row) by itself**: with one number for the whole batch, all other
# rows may become $-\infty$.
#
# **Shapes** The last axis holds the classes: $(K,)$, $(n, K)$, or more axes. What goes in comes
# out in the same shape.
#
# **A number** For D0's $[2.0, 1.0, 0.1]$ it is $[-0.4170300, -1.4170300, -2.3170300]$. Taken to
# the exponential, that is $[0.6590011, 0.2424330, 0.0985659]$, the slide's `0.66`, `0.24`,
# `0.10`. For $[1000, 0, -1000]$ it is $[0, -1000, -2000]$
#
# **Slide** D0, `3. 기본 개념 알고가기` (`출력층`), D2, `Softmax`. The logarithm is not on the
# slides: it is PyTorch's `log_softmax`.

# %% log_softmax
def log_softmax(z):
    """z - ln Σ e^z

    z: logits (K,), (n, K) or with more axes; the last axis holds the classes
    Returns the shape of z: the logarithms of the probabilities
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: log_softmax")


# %% check_log_softmax
check(log_softmax)


# %% [markdown]
# ## 9. `cross_entropy_with_logits` ★★☆ 7 minutes
# Now get the loss straight from the logits. The right answers come not one-hot but as **numbers
# of classes**: in row $i$, pick the value number `labels[i]`. This is PyTorch's
# `CrossEntropyLoss`, which you will meet in 11.
#
# $$J = -\frac{1}{n} \sum_{i=1}^{n} \ln \text{softmax}(z_i)_{y_i}$$
#
# **Shapes** `labels` are ints $(n,)$ (from $0$ to $K - 1$), `logits` are $(n, K)$. Returns one
# number. There must be no warning with logits of $\pm 1000$.
#
# **A number** For `labels = [0]` and `logits = [[2.0, 1.0, 0.1]]` it is $0.4170300$. For
# `labels = [2, 0]` and `logits = [[1000, 0, -1000], [0, 0, 0]]` it is
# $(2000 + \ln 3) / 2 = 1000.5493061$
#
# **Slide** D4, `손실함수` (Categorical Cross-Entropy), D0, `3. 기본 개념 알고가기` (`출력층`)

# %% cross_entropy_with_logits
def cross_entropy_with_logits(labels, logits):
    """-(1/n) Σ_i ln softmax(z_i)[y_i]

    labels: (n,) numbers of classes (ints), logits: (n, K)
    Returns one number, the mean over the examples
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: cross_entropy_with_logits")


# %% check_cross_entropy_with_logits
check(cross_entropy_with_logits)


# %% [markdown]
# ## 10. `softmax_cross_entropy_gradient` ★★★ 10 minutes
# Differentiate the loss of 9 **with respect to the logits**, and the formula is surprisingly
# simple: the predicted probabilities minus the one-hot answers.
#
# $$\frac{\partial J}{\partial z} = \frac{1}{n} (P - Y) \qquad P = \text{softmax}(z)$$
#
# $Y$ is `labels` as one-hot. Each row always adds up to $0$: raise the logit of the right answer,
# and lower the others by as much.
#
# **Shapes** $(n, K)$, the same as `logits`
#
# **A number** For `labels = [0]` and `logits = [[2.0, 1.0, 0.1]]` it is
# $[[-0.3409989, 0.2424330, 0.0985659]]$. $P$ is that of 8, with $1$ subtracted in the first place
# only.
#
# **Slide** D4, `손실함수` (Categorical Cross-Entropy). The slide does not have this formula: it
# is that of 9, differentiated.

# %% softmax_cross_entropy_gradient
def softmax_cross_entropy_gradient(labels, logits):
    """(1/n) (softmax(z) - Y)

    labels: (n,) numbers of classes (ints), logits: (n, K)
    Returns (n, K): the derivative of cross_entropy_with_logits with respect to logits
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: softmax_cross_entropy_gradient")


# %% check_softmax_cross_entropy_gradient
check(softmax_cross_entropy_gradient)


# %% [markdown]
# ## 11. `numerical_gradient` ★★★ 10 minutes
# When you differentiate by hand, a sign or a $\frac{1}{N}$ is soon lost. There is a way to check:
# move the inputs **one by one** a very little up and down, and measure how much the function
# changes. Measured on both sides like this, it is called a **central difference**.
#
# $$\frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2h}$$
#
# $e_i$ is an array with a $1$ in place $i$ and $0$ everywhere else. Measured on one side only
# ($\frac{f(x + h) - f(x)}{h}$) the error is proportional to $h$; on both sides it is proportional
# to $h^2$, which is far more precise.
#
# **Shapes** `x` is an array of any shape, and `f(x)` is one number. The gradient you return has
# the shape of `x`. Even an array of ints must be able to move by $h = 0.1$, and the `x` you were
# given must stay as it was.
#
# **A number** Measure $f(w) = w^3$ at $w = 2$ with $h = 0.1$: $(9.261 - 6.859) / 0.2 = 12.01$.
# The exact derivative is $12$, and the error is exactly $h^2 = 0.01$.
#
# **Slide** D2, `어떻게 학습을 할까` (it uses the 1st derivative). Numerical differentiation is
# not on the slides.

# %% numerical_gradient
def numerical_gradient(f, x, h):
    """(f(x + h e_i) - f(x - h e_i)) / 2h

    f: a function of an array that gives one number, x: an array of any shape, h: a small step
    Returns the gradient, in the shape of x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: numerical_gradient")


# %% check_numerical_gradient
check(numerical_gradient)

# %% [markdown]
# ### Figure: is a smaller $h$ always better?
# The gradient of $e^x$ is measured at $x = 1$, and its distance from the exact value is drawn. On
# the right it falls like $h^2$; on the left $f(x + h)$ and $f(x - h)$ become almost equal, and
# rounding errors grow. The best place is somewhere in the middle.

# %% tags=["demo"]
with once_solved(language=language):
    steps = 10.0 ** np.arange(-13, 0.5, 0.5)
    found = [numerical_gradient(lambda x: np.exp(x[0]), np.array([1.0]), h)[0] for h in steps]
    figures.draw_step_sizes(steps, found, np.e, language=language).show()


# %% [markdown]
# ## 12. `gradient_descent` ★★☆ 8 minutes
# It is like going down a mountain in fog, with only the slope under your feet to go by. Find the
# gradient, move the **other way** by the learning rate $\eta$ times it, and repeat. In D0's
# words, "new place = present place + direction and distance moved". $\nabla J(w)$ is the
# direction that goes **up** most steeply, which is why it is subtracted.
#
# $$w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$$
#
# Return **the whole way**: the first line is the start $w_0$, the last is where you are after
# `steps` moves.
#
# **Shapes** For a number `w0` an array $(\text{steps} + 1,)$, for $(d,)$ an array
# $(\text{steps} + 1, d)$. `grad` is a function that takes the shape of `w0` and gives a gradient of
# that shape. For a number `w0`, give it a number or an array of shape `()`.
#
# **A number** The gradient of $J(w) = w^2$ is $2w$. Three moves from $w_0 = 4$:
#
# | learning rate $\eta$ | $w_0$ | $w_1$ | $w_2$ | $w_3$ |
# |---|---|---|---|---|
# | too small `0.01` | `4` | `3.92` | `3.8416` | `3.764768` |
# | right `0.3` | `4` | `1.6` | `0.64` | `0.256` |
# | too large `1.1` | `4` | `-4.8` | `5.76` | `-6.912` |
#
# In D2's words, in this order: "learning takes long and does not reach the lowest point", "it
# reaches the lowest point", "it does not converge to the lowest point".
#
# **Slide** D0, `3. 기본 개념 알고가기` (`경사하강법`, `학습률`), D1, `4. 기본 개념 알고가기`
# (`경사하강법`), D2, `경사 하강법(Gradient Descent)`, `Learning rate`

# %% gradient_descent
def gradient_descent(grad, w0, lr, steps):
    """w_new = w_old - lr · ∇J(w_old), steps times

    grad: a function of w that gives a gradient of its shape, w0: a number or (d,), lr: a number
    Returns an array (steps + 1,) or (steps + 1, d): all places on the way, the start included
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: gradient_descent")


# %% check_gradient_descent
check(gradient_descent)

# %% tags=["demo"]
with once_solved(language=language):
    ways = {lr: gradient_descent(lambda w: 2 * w, 4.0, lr, 12) for lr in (0.01, 0.3, 1.1)}
    figures.draw_descents(lambda w: w**2, ways, language=language).show()

# %% [markdown]
# ### Figure: when there are two valleys
# D0 says that "with too small a learning rate it converges to a local minimum and cannot get
# out". Let us go down $J(w) = 0.1 w^4 - w^2 + 0.5 w$, which has two valleys, from $w_0 = 3.5$. A
# small learning rate stops in the nearer valley (a local minimum). A somewhat larger one jumps
# across it with the first step and finds the deeper one (the global minimum). One that is larger
# still stops nowhere. This does not mean that large is good: the jump was luck. 08 has better
# ways.

# %% tags=["demo"]
with once_solved(language=language):
    ways = {
        lr: gradient_descent(lambda w: 0.4 * w**3 - 2 * w + 0.5, 3.5, lr, 12)
        for lr in (0.05, 0.4, 0.5)
    }
    figures.draw_descents(lambda w: 0.1 * w**4 - w**2 + 0.5 * w, ways, language=language).show()

# %% [markdown]
# ### A picture that moves: the learning rate and the valleys
# On the same curve the learning rate $\eta$ grows in small steps from $0.02$ to $0.5$.
# **Predict first.**
# - Of the learning rates that stop in the nearer valley, about which one gets there soonest?
# - Above which $\eta$ does it jump into the deeper valley? Once it has jumped, does it always stop
#   there?

# %% tags=["demo"]
with once_solved(language=language):
    figures.slide_learning_rate(
        lambda w: 0.1 * w**4 - w**2 + 0.5 * w,
        lambda lr: gradient_descent(lambda w: 0.4 * w**3 - 2 * w + 0.5, 3.5, lr, 12),
        language=language,
    ).show()

# %% [markdown]
# ## Further on (no points)
# Make the **Huber loss**, which squares small errors and takes large ones by their absolute value.
# Fit a line to data with one outlier: what is different from `mse` and from `mae`?

# %% [markdown]
# ## Questions to think about
# 1. What happens on $J(w) = w^2$ with $\eta = 1$? And with $\eta = 0.5$? On $J(w) = c w^2$, whose
#    gradient is $2cw$, below which value must $\eta$ be to come closer to $0$? Guess first, then
#    look with `gradient_descent`.
# 2. Five examples with the answers `[1, 2, 3, 4, 100]` are to be predicted by **one** number.
#    Which number makes `mse` smallest, and which makes `mae` smallest? If the last example was a
#    slip of the pen, which of the two is better?
# 3. (Graded by hand) A friend keeps 02's $E = y - \hat{y}$, puts it in the gradient's place, and
#    trains with this assignment's $w_{\text{new}} = w_{\text{old}} - \eta\,(\dots)$. Explain in
#    three to five sentences how the loss changes from epoch to epoch, why, and how
#    `numerical_gradient` can find this mistake.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
