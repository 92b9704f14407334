# %% [markdown] lang="ko"
# # 05. 손실함수와 경사하강법 — 얼마나 틀렸는지, 어느 쪽으로 고칠지
#
# ## 이 과제를 마치면
# - 회귀와 분류의 **손실함수**를 식 그대로, 그리고 **넘치지 않게** 계산할 수 있습니다.
# - 손실의 **기울기**를 구하고, 맞게 구했는지 **수치 미분**으로 스스로 확인할 수 있습니다.
# - **경사하강법**을 쓰고, 학습률이 너무 작거나 너무 클 때 무슨 일이 생기는지 설명할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 02의 델타와 업데이트. 여기서 **부호의 약속이 바뀝니다**.
# - NumPy의 `np.mean`, `np.sum(axis=..., keepdims=...)`, `np.log`, `np.clip`
# - 미분: $(x^2)' = 2x$, $(\ln x)' = 1/x$
#
# ## 문제와 예상 시간 (모두 약 85분)
# | # | 문제 | 난이도 | 분 |
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

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 약속
# **부호가 바뀝니다.** 02와 03은 D1을 따라 오차를 $E = y - \hat{y}$ 로 두고 업데이트 양을
# **더했습니다**. 이 과제부터는 손실 $J$ 를 정하고, 그 **기울기를 빼서** 손실을 줄입니다(D0, D2).
#
# | | 02, 03 (D1) | 05부터 (D0, D2, D4) |
# |---|---|---|
# | 먼저 구하는 것 | $E = y - \hat{y}$ | $\nabla J$, 예를 들어 $\hat{y} - y$ |
# | 가중치를 고칠 때 | $+\,\eta\,(\dots)$ 를 **더한다** | $\eta \nabla J(w)$ 를 **뺀다** |
#
# 부호 둘이 함께 뒤집히므로 가는 방향은 같습니다. 하나만 바꾸면 손실이 커지는 쪽으로 갑니다.
#
# **인자의 순서.** 언제나 **정답이 먼저**, 예측이 다음입니다: `mse(y, y_hat)`.
#
# **합인가 평균인가.** `mse`, `mae`, `binary_cross_entropy`는 **모든 요소**의 평균, 교차
# 엔트로피는 **데이터(행)마다** 더한 값의 평균, `half_squared_error`는 D2의 식대로 **합**입니다.
# 기울기도 같은 약속을 따릅니다. 평균을 낸 손실의 기울기는 같은 수로 나누어야 합니다.
#
# **로그.** $\ln$, 곧 자연로그 `np.log`입니다.
#
# **크기.** 정답과 예측의 모양은 같습니다. 하나가 $(n,)$, 다른 하나가 $(n, 1)$ 이면 NumPy는 조용히
# $(n, n)$ 을 만들고 틀린 손실을 냅니다. 손실은 숫자 하나, 기울기는 **예측과 같은 모양**입니다.
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

# %% [markdown] lang="en"
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

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `mse` ★☆☆ 4분
# 손실함수는 추정치가 실제와 얼마나 차이 나는지 재는 자입니다. 잘 맞힐수록 $0$ 에 가깝습니다.
# **평균 제곱 오차**는 회귀 문제에 주로 쓰고, 차이를 제곱해서 평균을 냅니다. 큰 오차를 작은
# 오차보다 훨씬 무겁게 봅니다.
#
# $$\text{MSE} = \frac{1}{N} \sum_{i=1}^{N} (y_i - \hat{y}_i)^2$$
#
# **크기** `y`와 `y_hat`의 모양은 같고 무엇이든 됩니다. $N$ 은 **모든 요소의 수**입니다($(n, k)$
# 이면 $N = nk$). 숫자 하나를 돌려줍니다.
#
# **숫자 예** D4의 마트 매출: 정답 `[40, 15, 30]`, 예측 `[36, 18, 30]`이면 오차는 $-4$, $3$, $0$
# 이고 $(16 + 9 + 0) / 3 = 8.3333333$
#
# **슬라이드** D4, `손실함수` (평균 제곱 오차), D0, `3. 기본 개념 알고가기` (`손실함수`), D2,
# `Loss 함수`

# %% [markdown] lang="en"
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

    ko: y: 정답, y_hat: 예측. 모양은 같고 무엇이든
    ko: 반환: 숫자 하나, 모든 요소의 평균
    en: y: right answers, y_hat: predictions, of the same shape, whichever it is
    en: Returns one number, the mean over all elements
    """
    ### BEGIN SOLUTION
    return np.mean(np.subtract(y, y_hat) ** 2)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `mae` ★☆☆ 3분
# **평균 절대 오차**도 회귀에 쓰고, 차이의 절댓값을 평균합니다. 오차가 두 배면 손실도 꼭 두
# 배라서, 크게 벗어난 데이터 하나에 덜 흔들립니다.
#
# $$\text{MAE} = \frac{1}{N} \sum_{i=1}^{N} |y_i - \hat{y}_i|$$
#
# **크기** `mse`와 같습니다.
#
# **숫자 예** 같은 예에서 $(4 + 3 + 0) / 3 = 2.3333333$
#
# **슬라이드** D4, `손실함수` (평균 절대 오차), D0, `3. 기본 개념 알고가기` (`손실함수`)

# %% [markdown] lang="en"
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

    ko: y: 정답, y_hat: 예측. 모양은 같고 무엇이든
    ko: 반환: 숫자 하나, 모든 요소의 평균
    en: y: right answers, y_hat: predictions, of the same shape, whichever it is
    en: Returns one number, the mean over all elements
    """
    ### BEGIN SOLUTION
    return np.mean(np.abs(np.subtract(y, y_hat)))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `half_squared_error` ★☆☆ 3분
# D2는 역전파를 설명할 때 이 손실을 씁니다. 앞의 $\frac{1}{2}$ 은 미분할 때 내려오는 $2$ 를
# 지우려고 붙인 것이라서, 기울기가 그냥 $o - t$ 가 됩니다. 06에서 다시 씁니다.
#
# $$E = \frac{1}{2} \sum_{i=1}^{N} (o_i - t_i)^2$$
#
# $t$ 는 정답(target), $o$ 는 출력(output)입니다. **평균이 아니라 합**입니다. 슬라이드는 이것을
# "Error(MSE)"라고 부릅니다. 출력이 $2$ 개이면 $\frac{1}{2}$ 이 마침 평균의 $\frac{1}{N}$ 과
# 같아서 맞는 말이지만, $3$ 개만 되어도 MSE와 다릅니다.
#
# **크기** `mse`와 같습니다.
#
# **숫자 예** 같은 예에서 $(16 + 9 + 0) / 2 = 12.5$. 앞의 두 값만 쓰면 $12.5$ 로 MSE와 같습니다.
#
# **슬라이드** D2, `Forward Propagation` (Error(MSE))

# %% [markdown] lang="en"
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

    ko: y: 정답(D2의 t), y_hat: 예측(D2의 o). 모양은 같고 무엇이든
    ko: 반환: 숫자 하나, 모든 요소의 합의 절반
    en: y: right answers (D2's t), y_hat: predictions (D2's o), of the same shape
    en: Returns one number, half the sum over all elements
    """
    ### BEGIN SOLUTION
    return np.sum(np.subtract(y_hat, y) ** 2) / 2
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `mse_gradient` ★★☆ 7분
# 손실을 줄이려면 예측을 **어느 쪽으로** 움직여야 할까요? 손실을 예측 하나하나로 미분한 것, 곧
# **기울기**가 알려 줍니다.
#
# $$\frac{\partial\,\text{MSE}}{\partial \hat{y}_i} = \frac{2}{N} (\hat{y}_i - y_i)$$
#
# 부호를 보세요. 예측이 정답보다 **크면 양수**입니다. 기울기를 **빼면** 예측이 줄어듭니다. 02의
# $E = y - \hat{y}$ 와는 반대입니다.
#
# **크기** `y_hat`과 같은 모양
#
# **숫자 예** 같은 예에서 $\frac{2}{3} \times [-4, 3, 0] = [-2.6666667, 2, 0]$
#
# **슬라이드** D2, `역전파` ($\frac{dE}{do_1} = o_1 - t_1$ 은 3번의 손실을 미분한 것입니다), D0,
# `3. 기본 개념 알고가기` (`경사하강법`)

# %% [markdown] lang="en"
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

    ko: y: 정답, y_hat: 예측. 모양은 같고 무엇이든
    ko: 반환: y_hat과 같은 모양, mse를 y_hat으로 미분한 것
    en: y: right answers, y_hat: predictions, of the same shape, whichever it is
    en: Returns the shape of y_hat: the derivative of mse with respect to y_hat
    """
    ### BEGIN SOLUTION
    return 2 * np.subtract(y_hat, y) / np.size(y)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `binary_cross_entropy` ★★☆ 8분
# 답이 "예"($1$)와 "아니요"($0$)뿐인 분류에서 예측 $p$ 는 "예"일 확률입니다. **이진 교차
# 엔트로피**는 정답에 준 확률의 로그를 봅니다. 정답에 준 확률이 $1$ 이면 손실은 $0$, $0$ 에
# 가까울수록 한없이 커집니다.
#
# $$\text{BCE} = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \right]$$
#
# **조심할 것** $p$ 가 꼭 $0$ 이나 $1$ 이면 $\ln 0$ 때문에 `inf`나 `nan`이 나옵니다. 먼저 $p$ 를
# `1e-12`와 `1 - 1e-12` 사이로 **자르세요**(`np.clip`). 경고가 없어야 합니다.
#
# **크기** `y`와 `p`의 모양은 같고 무엇이든 됩니다. `y`의 값은 $0$ 또는 $1$. 숫자 하나를
# 돌려줍니다.
#
# **숫자 예** D4의 스마트워치 구매: 산 사람 `1`, 안 산 사람 `0`, 예측 확률 `[0.9, 0.2]`이면
# $-(\ln 0.9 + \ln 0.8) / 2 = 0.1642520$. 산 사람에게 $p = 0$ 이라고 하면
# $-\ln 10^{-12} = 27.6310211$
#
# **슬라이드** D4, `손실함수` (이진 분류: Binary Cross-Entropy), `Cross-Entropy란?`,
# `인공 신경망의 활용 예시` (스마트워치 구매 예측)

# %% [markdown] lang="en"
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

    ko: y: 정답 0 또는 1, p: 1일 확률. 모양은 같고 무엇이든. p는 먼저 [1e-12, 1 - 1e-12]로 자릅니다
    ko: 반환: 숫자 하나, 모든 요소의 평균
    en: y: answers 0 or 1, p: probabilities of 1, of the same shape; first clip p to
    en: [1e-12, 1 - 1e-12]
    en: Returns one number, the mean over all elements
    """
    ### BEGIN SOLUTION
    # In float32, 1 - 1e-12 would be 1.
    y, p = np.asarray(y), np.clip(np.asarray(p, float), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    one = np.array([1.0])
    losses = {
        "MSE": lambda p: [mse(one, value) for value in p[:, np.newaxis]],
        "MAE": lambda p: [mae(one, value) for value in p[:, np.newaxis]],
        "BCE": lambda p: [binary_cross_entropy(one, value) for value in p[:, np.newaxis]],
    }
    figures.draw_loss_shapes(losses, language=language).show()

# %% [markdown] lang="ko"
# ## 6. `binary_cross_entropy_gradient` ★★☆ 8분
# 이진 교차 엔트로피를 **확률** $p$ 로 미분합니다. 분모의 $p(1-p)$ 를 어디서 보았나요?
# 시그모이드의 미분입니다. 그래서 시그모이드와 이어 붙이면 둘이 지워지고 $p - y$ 만
# 남습니다(10번과 06).
#
# $$\frac{\partial\,\text{BCE}}{\partial p_i} = \frac{1}{N} \cdot \frac{p_i - y_i}{p_i (1 - p_i)}$$
#
# **조심할 것** 5번과 똑같이 $p$ 를 먼저 자르고, 식의 **모든** $p$ 에 자른 값을 씁니다. $0$ 으로
# 나누는 일이 없어야 합니다. 데이터가 하나이고 $y = 0$, $p = 0$ 이면 기울기는 $0$ 이 아니라
# $10^{-12} / 10^{-12} = 1$ 이고, $y = 1$, $p = 0$ 이면 $-10^{12}$ 입니다.
#
# **크기** `p`와 같은 모양
#
# **숫자 예** 같은 예에서
# $\frac{1}{2} \times \left[ \frac{-0.1}{0.09}, \frac{0.2}{0.16} \right] = [-0.5555556, 0.625]$
#
# **슬라이드** D4, `손실함수` (이진 분류: Binary Cross-Entropy). 식은 슬라이드에 없고, 5번의 식을
# 미분한 것입니다.

# %% [markdown] lang="en"
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

    ko: y: 정답 0 또는 1, p: 1일 확률. 모양은 같고 무엇이든. p는 먼저 [1e-12, 1 - 1e-12]로 자릅니다
    ko: 반환: p와 같은 모양, binary_cross_entropy를 p로 미분한 것
    en: y: answers 0 or 1, p: probabilities of 1, of the same shape; first clip p to
    en: [1e-12, 1 - 1e-12]
    en: Returns the shape of p: the derivative of binary_cross_entropy with respect to p
    """
    ### BEGIN SOLUTION
    # In float32, 1 - 1e-12 would be 1.
    p = np.clip(np.asarray(p, float), 1e-12, 1 - 1e-12)
    return (p - y) / (p * (1 - p)) / p.size
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `cross_entropy` ★★☆ 7분
# 답이 여러 가지인 분류에서는 부류마다 확률을 하나씩, 모두 더해 $1$ 이 되게 예측합니다. 정답은
# 원-핫(정답 부류만 $1$, 나머지 $0$)입니다. **교차 엔트로피**는 정답 분포와 예측 확률 분포가
# 얼마나 다른지를 잽니다. 원-핫이므로 정답 부류에 준 확률의 로그만 남습니다.
#
# $$\text{CE} = -\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{K} Y_{ik} \ln P_{ik}$$
#
# **데이터의 수** $n$ 으로 나눕니다. 부류의 수 $K$ 로는 나누지 않습니다.
#
# **조심할 것** $P$ 에 $0$ 이 있으면 $0 \cdot \ln 0$ 이 `nan`이 됩니다. $P$ 를 먼저 `1e-12`
# **이상**으로 자르세요.
#
# **크기** `Y_onehot`과 `P`는 모두 $(n, K)$, 숫자 하나를 돌려줍니다.
#
# **숫자 예** D2의 예에서 네 동물의 확률은 Lion $0.28$, Pig $0.6$, Dog $0.1$, Cat $0.02$ 입니다.
# 정답이 Pig이면 $-\ln 0.6 = 0.5108256$, Cat이면 $-\ln 0.02 = 3.9120230$, 둘을 한 배치로 묶으면
# 평균 $2.2114243$
#
# **슬라이드** D4, `Cross-Entropy란?`, `손실함수` (다중 분류: Categorical Cross-Entropy), D2,
# `FCN의 동작`

# %% [markdown] lang="en"
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

    ko: Y_onehot: (n, K) 원-핫 정답, P: (n, K) 확률. P는 먼저 1e-12 이상으로 자릅니다
    ko: 반환: 숫자 하나, 데이터마다 더한 값의 평균
    en: Y_onehot: (n, K) one-hot answers, P: (n, K) probabilities; first clip P to 1e-12 or more
    en: Returns one number, the mean of what the examples add up to
    """
    ### BEGIN SOLUTION
    return -np.sum(Y_onehot * np.log(np.maximum(P, 1e-12))) / len(P)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `log_softmax` ★★★ 10분
# 신경망의 마지막 층은 확률이 아니라 **로짓**(logit) $z$ 를 냅니다. 소프트맥스가 이것을 더해서 $1$
# 인 확률로 바꾸고, 교차 엔트로피는 다시 로그를 취합니다. 둘을 따로 하면 큰 $z$ 에서 $e^z$ 가
# 넘치고, 작은 확률은 $0$ 이 되어 로그가 $-\infty$ 가 됩니다. 한꺼번에 하면 지수와 로그가 만나
# 사라집니다.
#
# $$\ln \text{softmax}(z)_k = z_k - \ln \sum_j e^{z_j}$$
#
# **조심할 것** 이 식도 그대로 쓰면 $z = 1000$ 에서 넘칩니다. $z$ 전체에서 같은 수를 빼도 값이
# 바뀌지 않는다는 점을 쓰세요. 무엇을 빼면 지수에 들어가는 수가 언제나 $0$ 이하가 될까요? 그 수는
# **데이터(행)마다 따로** 골라야 합니다. 배치 전체에서 하나만 고르면 다른 행들이 모두 $-\infty$ 가
# 될 수 있습니다.
#
# **크기** 마지막 축이 부류입니다. $(K,)$, $(n, K)$, 그보다 많은 축도 됩니다. 들어온 모양 그대로
# 나갑니다.
#
# **숫자 예** D0의 $[2.0, 1.0, 0.1]$ 이면 $[-0.4170300, -1.4170300, -2.3170300]$. 지수를 취하면
# $[0.6590011, 0.2424330, 0.0985659]$, 슬라이드의 `0.66`, `0.24`, `0.10`입니다.
# $[1000, 0, -1000]$ 이면 $[0, -1000, -2000]$
#
# **슬라이드** D0, `3. 기본 개념 알고가기` (`출력층`), D2, `Softmax`. 로그를 함께 취하는 것은
# 슬라이드에 없습니다. PyTorch의 `log_softmax`가 이것입니다.

# %% [markdown] lang="en"
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

    ko: z: (K,), (n, K) 또는 그보다 많은 축의 로짓. 마지막 축이 부류입니다
    ko: 반환: z와 같은 모양, 확률의 로그
    en: z: logits (K,), (n, K) or with more axes; the last axis holds the classes
    en: Returns the shape of z: the logarithms of the probabilities
    """
    ### BEGIN SOLUTION
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `cross_entropy_with_logits` ★★☆ 7분
# 이제 로짓에서 곧바로 손실을 구합니다. 정답은 원-핫 대신 **부류 번호**로 받습니다. 행 $i$ 에서
# `labels[i]`번째 값만 고르면 됩니다. 이것이 PyTorch의 `CrossEntropyLoss`이고, 11에서 다시
# 만납니다.
#
# $$J = -\frac{1}{n} \sum_{i=1}^{n} \ln \text{softmax}(z_i)_{y_i}$$
#
# **크기** `labels`는 $(n,)$ 정수($0$ 부터 $K - 1$ 까지), `logits`는 $(n, K)$. 숫자 하나를
# 돌려줍니다. $\pm 1000$ 의 로짓에서도 경고가 없어야 합니다.
#
# **숫자 예** `labels = [0]`, `logits = [[2.0, 1.0, 0.1]]`이면 $0.4170300$. `labels = [2, 0]`,
# `logits = [[1000, 0, -1000], [0, 0, 0]]`이면 $(2000 + \ln 3) / 2 = 1000.5493061$
#
# **슬라이드** D4, `손실함수` (다중 분류: Categorical Cross-Entropy), D0, `3. 기본 개념 알고가기`
# (`출력층`)

# %% [markdown] lang="en"
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

    ko: labels: (n,) 부류 번호(정수), logits: (n, K)
    ko: 반환: 숫자 하나, 데이터의 평균
    en: labels: (n,) numbers of classes (ints), logits: (n, K)
    en: Returns one number, the mean over the examples
    """
    ### BEGIN SOLUTION
    log_P = log_softmax(logits)
    return -np.mean(log_P[np.arange(len(labels)), labels])
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `softmax_cross_entropy_gradient` ★★★ 10분
# 9번의 손실을 **로짓으로** 미분하면 놀랄 만큼 간단한 식이 나옵니다. 예측 확률에서 원-핫 정답을
# 빼면 됩니다.
#
# $$\frac{\partial J}{\partial z} = \frac{1}{n} (P - Y) \qquad P = \text{softmax}(z)$$
#
# $Y$ 는 `labels`의 원-핫입니다. 행마다 더하면 언제나 $0$ 입니다. 정답의 로짓은 올리고 나머지는
# 그만큼 내리라는 뜻이지요.
#
# **크기** `logits`와 같은 $(n, K)$
#
# **숫자 예** `labels = [0]`, `logits = [[2.0, 1.0, 0.1]]`이면
# $[[-0.3409989, 0.2424330, 0.0985659]]$. $P$ 는 8번의 값이고, 첫 자리에서만 $1$ 을 뺐습니다.
#
# **슬라이드** D4, `손실함수` (Categorical Cross-Entropy). 식은 슬라이드에 없고, 9번의 식을 미분한
# 것입니다.

# %% [markdown] lang="en"
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

    ko: labels: (n,) 부류 번호(정수), logits: (n, K)
    ko: 반환: (n, K), cross_entropy_with_logits를 logits로 미분한 것
    en: labels: (n,) numbers of classes (ints), logits: (n, K)
    en: Returns (n, K): the derivative of cross_entropy_with_logits with respect to logits
    """
    ### BEGIN SOLUTION
    P = np.exp(log_softmax(logits))
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 11. `numerical_gradient` ★★★ 10분
# 기울기를 손으로 미분하다 보면 부호나 $\frac{1}{N}$ 을 놓치기 쉽습니다. 맞게 했는지 확인하는
# 방법이 있습니다. 입력을 **하나씩** 아주 조금 올리고 내려 보면서 함수가 얼마나 달라지는지 재는
# 것입니다. 양쪽으로 재는 이 방법을 **중앙 차분**이라고 합니다.
#
# $$\frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2h}$$
#
# $e_i$ 는 $i$ 번째 자리만 $1$ 이고 나머지는 $0$ 인 배열입니다. 한쪽으로만 재면
# ($\frac{f(x + h) - f(x)}{h}$) 오차가 $h$ 에 비례하지만, 양쪽으로 재면 $h^2$ 에 비례해서 훨씬
# 정확합니다.
#
# **크기** `x`는 어떤 모양의 배열이든 되고, `f(x)`는 숫자 하나입니다. 돌려주는 기울기는 `x`와 같은
# 모양입니다. `x`가 정수 배열이어도 $h = 0.1$ 만큼 움직일 수 있어야 하고, 받은 `x`는 바뀌지 않아야
# 합니다.
#
# **숫자 예** $f(w) = w^3$ 을 $w = 2$, $h = 0.1$ 에서 재면 $(9.261 - 6.859) / 0.2 = 12.01$ 입니다.
# 정확한 미분은 $12$ 이고, 오차는 꼭 $h^2 = 0.01$ 입니다.
#
# **슬라이드** D2, `어떻게 학습을 할까` (1차 미분을 사용). 수치 미분은 슬라이드에 없습니다.

# %% [markdown] lang="en"
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

    ko: f: 배열을 받아 숫자 하나를 내는 함수, x: 어떤 모양이든 되는 배열, h: 작은 양수
    ko: 반환: x와 같은 모양의 기울기
    en: f: a function of an array that gives one number, x: an array of any shape, h: a small step
    en: Returns the gradient, in the shape of x
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = h
        gradient[index] = (f(x + e) - f(x - e)) / (2 * h)
    return gradient
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: $h$ 는 작을수록 좋을까요?
# $e^x$ 의 기울기를 $x = 1$ 에서 재고, 정확한 값과의 차이를 그립니다. 오른쪽에서는 $h^2$ 에 비례해
# 줄지만, 왼쪽에서는 $f(x + h)$ 와 $f(x - h)$ 가 거의 같아져서 반올림 오차가 커집니다. 가운데
# 어딘가가 가장 좋습니다.

# %% [markdown] lang="en"
# ### Figure: is a smaller $h$ always better?
# The gradient of $e^x$ is measured at $x = 1$, and its distance from the exact value is drawn. On
# the right it falls like $h^2$; on the left $f(x + h)$ and $f(x - h)$ become almost equal, and
# rounding errors grow. The best place is somewhere in the middle.

# %% tags=["demo"]
with once_solved(language=language):
    steps = 10.0 ** np.arange(-13, 0.5, 0.5)
    found = [numerical_gradient(lambda x: np.exp(x[0]), np.array([1.0]), h)[0] for h in steps]
    figures.draw_step_sizes(steps, found, np.e, language=language).show()

# %% [markdown] lang="ko"
# ## 12. `gradient_descent` ★★☆ 8분
# 안개 낀 산에서 발밑의 기울기만 보고 내려가는 것과 같습니다. 기울기를 구해서 그 **반대쪽으로**
# 학습률 $\eta$ 만큼 움직이고, 이것을 되풀이합니다. D0의 말로는 "새로운 위치 = 현재 위치 + 움직인
# 방향과 거리"입니다. $\nabla J(w)$ 는 가장 가파르게 **올라가는** 방향이므로 뺍니다.
#
# $$w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$$
#
# **지나온 길 전체**를 돌려줍니다. 첫 줄은 출발점 $w_0$, 마지막 줄은 `steps`번 움직인 뒤입니다.
#
# **크기** `w0`가 숫자이면 $(\text{steps} + 1,)$, $(d,)$ 이면 $(\text{steps} + 1, d)$ 배열입니다.
# `grad`는 `w0`와 같은 모양을 받아 같은 모양의 기울기를 내는 함수입니다. `w0`가 숫자이면 숫자를
# 넣어도 되고 모양이 `()`인 배열을 넣어도 됩니다.
#
# **숫자 예** $J(w) = w^2$ 의 기울기는 $2w$ 입니다. $w_0 = 4$ 에서 세 번 움직이면
#
# | 학습률 $\eta$ | $w_0$ | $w_1$ | $w_2$ | $w_3$ |
# |---|---|---|---|---|
# | 너무 작음 `0.01` | `4` | `3.92` | `3.8416` | `3.764768` |
# | 알맞음 `0.3` | `4` | `1.6` | `0.64` | `0.256` |
# | 너무 큼 `1.1` | `4` | `-4.8` | `5.76` | `-6.912` |
#
# D2의 말로는 차례로 "학습이 오래 걸리며 최저점에 도달하지 못함", "최저점에 도달", "최저점에
# 수렴하지 못함"입니다.
#
# **슬라이드** D0, `3. 기본 개념 알고가기` (`경사하강법`, `학습률`), D1, `4. 기본 개념 알고가기`
# (`경사하강법`), D2, `경사 하강법(Gradient Descent)`, `Learning rate`

# %% [markdown] lang="en"
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

    ko: grad: w를 받아 같은 모양의 기울기를 내는 함수, w0: 숫자 또는 (d,), lr: 학습률
    ko: 반환: (steps + 1,) 또는 (steps + 1, d) 배열, 출발점부터 지나온 자리 모두
    en: grad: a function of w that gives a gradient of its shape, w0: a number or (d,), lr: a number
    en: Returns an array (steps + 1,) or (steps + 1, d): all places on the way, the start included
    """
    ### BEGIN SOLUTION
    w = np.asarray(w0)
    trajectory = [w]
    for _ in range(steps):
        w = w - lr * grad(w)
        trajectory.append(w)
    return np.array(trajectory)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    ways = {lr: gradient_descent(lambda w: 2 * w, 4.0, lr, 12) for lr in (0.01, 0.3, 1.1)}
    figures.draw_descents(lambda w: w**2, ways, language=language).show()

# %% [markdown] lang="ko"
# ### 그림: 골짜기가 둘일 때
# D0는 "학습률이 너무 작으면 지역 최솟점으로 수렴해 빠져 나오지 못한다"고 말합니다. 골짜기가 둘인
# $J(w) = 0.1 w^4 - w^2 + 0.5 w$ 를 $w_0 = 3.5$ 에서 내려가 봅시다. 작은 학습률은 가까운
# 골짜기(지역 최솟점)에서 멈추고, 조금 큰 학습률은 첫걸음에 그 골짜기를 건너뛰어 더 깊은 곳(전역
# 최솟점)에 닿습니다. 더 크게 하면 어디에도 멈추지 못합니다. 크면 좋다는 뜻은 아닙니다. 건너뛴
# 것은 운이었으니까요. 08에서 더 나은 방법을 봅니다.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 움직이는 그림: 학습률과 골짜기
# 같은 곡선에서 학습률 $\eta$ 를 $0.02$ 부터 $0.5$ 까지 조금씩 키웁니다. **먼저 예상해 보세요.**
# - 가까운 골짜기에서 멈추는 학습률 가운데 가장 빨리 멈추는 것은 얼마쯤일까요?
# - $\eta$ 가 얼마를 넘으면 깊은 골짜기로 건너뛸까요? 건너뛴 뒤에는 늘 그곳에서 멈출까요?

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 가까운 오차는 제곱하고 먼 오차는 절댓값으로 재는 **Huber 손실**을 만들어 보세요. 이상치가 하나
# 섞인 데이터에 직선을 맞추면 `mse`, `mae`와 무엇이 달라지나요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Make the **Huber loss**, which squares small errors and takes large ones by their absolute value.
# Fit a line to data with one outlier: what is different from `mse` and from `mae`?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. $J(w) = w^2$ 에서 $\eta = 1$ 이면 어떻게 될까요? $\eta = 0.5$ 이면요? 기울기가 $2cw$ 인
#    $J(w) = c w^2$ 에서는 $\eta$ 가 얼마보다 작아야 $0$ 에 다가갈까요? 예상한 다음
#    `gradient_descent`로 확인해 보세요.
# 2. 정답이 `[1, 2, 3, 4, 100]` 인 다섯 데이터를 숫자 **하나**로 예측해야 합니다. `mse`를 가장
#    작게 하는 수와 `mae`를 가장 작게 하는 수는 무엇인가요? 마지막 데이터가 잘못 적힌 것이라면
#    어느 쪽이 나은가요?
# 3. (손으로 채점합니다) 친구가 02에서 쓰던 $E = y - \hat{y}$ 를 그대로 기울기 자리에 넣고, 이
#    과제의 식대로 $w_{\text{new}} = w_{\text{old}} - \eta\,(\dots)$ 로 학습시킵니다. 손실이
#    에포크마다 어떻게 변할지, 그 까닭이 무엇인지, 그리고 `numerical_gradient`로 이 실수를 어떻게
#    찾아낼 수 있는지 세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
