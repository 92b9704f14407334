# %% [markdown] lang="ko"
# # 10. 규제와 정규화 — 외우지 않고 배우게 하기
#
# ## 이 과제를 마치면
# - 다항식 하나로 **과소적합**과 **과적합**을 만들어 보고, 무엇이 둘을 가르는지 설명할 수
#   있습니다.
# - **가중치 감쇠**, **드롭아웃**, **앙상블**, **조기 종료**를 식에서 NumPy로 옮길 수 있습니다.
# - 깊은 신경망에 맞게 **가중치를 초기화**하고, **배치 정규화**를 순전파부터 역전파까지 쓸 수
#   있습니다.
#
# ## 먼저 알아야 할 것
# - 09의 학습, 검증, 테스트 데이터 나누기: 왜 검증 데이터로 고르고 테스트 데이터는 남겨 두는가
# - 05의 손실함수와 06의 역전파. 기울기는 **뺍니다**:
#   $w_{\text{new}} = w_{\text{old}} - \eta \nabla J(w)$
# - NumPy의 축 `axis`와 브로드캐스팅, `keepdims=True`
#
# ## 문제와 예상 시간 (모두 약 210분)
# | # | 문제 | 난이도 | 분 |
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
# 처음 배우는 사람의 시간입니다. NumPy와 미분이 익숙하면 절반쯤 걸립니다.
#
# †는 슬라이드에 없는 내용입니다.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 약속
# **이름이 여럿입니다.** 학습 데이터를 외워 버려 새 데이터에서 성능이 낮아지는 것을 D2는
# `Over-fitting`, `과적합`, `과잉적합`이라 쓰고, D4는 `오버피팅`, 학습 데이터에 대한 `암기`라고
# 씁니다. 모두 같은 말입니다. 이 과제는 과적합이라 씁니다.
#
# **규제와 정규화.** **규제**(Regularization)는 과적합을 피하려고 하는 모든 일입니다. **배치
# 정규화**(Batch Normalization)는 층을 지나는 값의 크기를 맞추는 일입니다. 한국어로는 둘 다
# "정규화"라고 불릴 때가 있으니 조심하세요. D2는 규제를 둘로 나눕니다.
#
# | 규제 | 하는 일 | 예 |
# |---|---|---|
# | 명시적 규제 | loss 함수나 신경망 구조를 직접 수정 | 가중치 감쇠, 드롭아웃 |
# | 암시적 규제 | 간접적으로 영향 | 앙상블 |
#
# **크기.** 데이터 하나가 한 행입니다. 배치는 $(n, d)$, 가중치 행렬은
# $(\text{fan in}, \text{fan out})$, 곧 (이전 층의 노드 수, 다음 층의 노드 수)입니다.
#
# **입력을 바꾸지 않습니다.** 모든 함수는 새 배열을 돌려줍니다. 값이 그대로일 때에도 받은 배열
# 자체가 아니라 새 배열입니다. 배열은 NumPy 배열이고 float64나 정수(`int64`)입니다(예에 적은
# `[1, 2]`는 `np.array([1, 2])`를 줄여 쓴 것입니다). 결과의 실수는 float64입니다. NumPy와 파이썬만
# 씁니다(PyTorch, TensorFlow, JAX, scikit-learn은 쓰지 않습니다).
#
# **난수는 `rng`에서만.** `rng`를 받는 함수는 모든 난수를 그것에서 뽑습니다. `np.random`의 함수를
# 쓰면 같은 시드로도 결과가 달라집니다. 어떤 순서로 뽑는지는 여러분이 정합니다. 채점은 특정한
# 난수가 아니라 성질을 봅니다. 다만 결과는 받은 `rng`가 정하므로, `rng`가 다르면 결과도 다릅니다.
#
# **분산.** $\operatorname{Var}$ 는 $n$ 으로 나눕니다(`np.var` 그대로, `ddof=0`). $n - 1$ 로 나누는
# 곳은 `batch_norm_forward`의 이동 분산 한 곳뿐이고, 거기에 따로 적어 두었습니다.

# %% [markdown] lang="en"
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

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `fit_polynomial` ★★☆ 20분
# 모델의 **용량**이란 얼마나 복잡한 함수까지 나타낼 수 있는가입니다. D2의 말대로 학습 모델의 용량에
# 따라 일반화 능력에 차이가 생깁니다. 용량을 손에 쥐고 돌려 볼 수 있는 가장 작은 모델이
# 다항식입니다. 차수 하나가 용량입니다.
#
# $$\hat{y} = w_0 + w_1 x + w_2 x^2 + \dots + w_p x^p$$
# $$w = \arg\min_w \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$
#
# $p$ 가 `degree`입니다. $x$ 의 거듭제곱 $1, x, x^2, \dots, x^p$ 를 열로 세우면, $w$ 에 대해서는
# 01의 `fit_rule`과 같은 최소제곱 문제입니다. 곡선이지만 $w$ 에 대해서는 선형이지요.
#
# **크기** `x`와 `y`는 $(n,)$, 결과 `w`는 $(p + 1,)$ 이고 **낮은 차수부터**입니다. `w[0]`이
# 상수항입니다. 서로 다른 $x$ 는 $p + 1$ 개 이상 주어집니다.
#
# **숫자 예** 세 점 $(0, 1)$, $(1, 2)$, $(2, 5)$ 에서 차수 $2$ 는 `[1, 0, 1]`($1 + x^2$, 세 점을 꼭
# 지납니다), 차수 $1$ 은 `[0.6666667, 2]`, 차수 $0$ 은 평균 `[2.6666667]`
#
# **슬라이드** D2, `Over-fitting vs Under-fitting`

# %% [markdown] lang="en"
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

    ko: x: (n,), y: (n,), degree: 다항식의 차수 p, 0 이상의 정수
    ko: 반환: (p + 1,) 계수, 낮은 차수부터
    en: x: (n,), y: (n,), degree: the polynomial's degree p, an int of 0 or more
    en: Returns the (p + 1,) coefficients, lowest power first
    """
    ### BEGIN SOLUTION
    powers = np.vander(x, degree + 1, increasing=True)
    return np.linalg.lstsq(powers, y)[0]
    ### END SOLUTION


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

# %% [markdown] lang="ko"
# 차수 $1$ 은 학습 데이터조차 따라가지 못합니다. **과소적합**(`Under-fitting`)입니다. 차수 $10$ 은
# 학습 데이터를 거의 외우고 그 사이에서 크게 흔들립니다. **과적합**입니다. 학습 오차는 차수를
# 올릴수록 줄기만 하므로 학습 오차로는 둘을 가를 수 없습니다. **검증 오차**가 다시 오르기 시작하는
# 곳을 보세요.
#
# D2에 따르면 대부분 가진 데이터에 비해 모델의 용량이 큽니다. 그래서 현대 기계학습은 모델을 작게
# 하는 대신 **충분한 용량의 모델 설계 + 규제 기법 적용**을 택합니다. 이제부터가 그 규제 기법입니다.

# %% [markdown] lang="en"
# Degree $1$ cannot even follow the training data: that is **under-fitting** (`Under-fitting`).
# Degree $10$ has nearly learnt them by heart and swings wildly in between: that is
# **over-fitting**. The training error only ever falls with the degree, so it cannot tell the two
# apart. Look for the place where the **validation error** rises again.
#
# D2 says that mostly the model's capacity is large for the data we have. So instead of making the
# model small, modern machine learning takes **a model of ample capacity + regularization**. From
# here on, regularization is what we do.

# %% [markdown] lang="ko"
# ## 2. `l2_penalty` ★☆☆ 10분
# 과적합한 다항식의 계수를 보면 하나같이 큽니다. **가중치 감쇠**는 가중치가 작은 값을 가지도록
# 강제해서 네트워크의 복잡도를 줄입니다. 방법은 손실함수에 벌점을 더하는 것입니다.
#
# $$J(W) = L(W) + \frac{\lambda}{2} \sum_{l} \sum_{i,j} \left(W^{(l)}_{ij}\right)^2$$
#
# 이 함수는 벌점 $\frac{\lambda}{2} \sum_l \sum_{i,j} (W^{(l)}_{ij})^2$ 만 돌려줍니다. $\frac{1}{2}$
# 은 미분했을 때 $2$ 가 지워지라고 붙입니다. **편향에는 벌점을 주지 않습니다.** 편향은 곡선을 통째로
# 위아래로 옮길 뿐 더 구불거리게 만들지 않으니까요. 그래서 `weights`에는 가중치 행렬만 들어옵니다.
#
# **크기** `weights`는 배열들의 **리스트**이고, 모양은 서로 달라도 됩니다. 결과는 숫자 하나입니다.
# 데이터 수로 나누지 않습니다.
#
# **숫자 예** $W^{(1)} =$ `[[1, -2], [0, 3]]`, $W^{(2)} =$ `[[2], [-1]]`, $\lambda = 0.1$ 이면
# $\frac{0.1}{2}(14 + 5) = 0.95$
#
# **슬라이드** D2, `가중치 감쇠`. 슬라이드에는 말로만 적혀 있고, 식은 널리 쓰이는 $L_2$ 벌점입니다.

# %% [markdown] lang="en"
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

    ko: weights: 가중치 배열들의 리스트, 모양은 무엇이든. lam: λ, 0 이상의 숫자
    ko: 반환: 숫자 하나
    en: weights: a list of weight arrays of any shapes, lam: λ, a number of 0 or more
    en: Returns a single number
    """
    ### BEGIN SOLUTION
    return lam / 2 * sum(np.sum(np.square(W)) for W in weights)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 3. `l2_gradient` ★☆☆ 8분
# 학습에는 벌점의 값보다 벌점의 **기울기**가 필요합니다. 손실의 기울기 `grad`
# $= \frac{\partial L}{\partial W}$ 에 벌점의 기울기를 더하면 $J$ 의 기울기입니다.
#
# $$\frac{\partial J}{\partial W} = \frac{\partial L}{\partial W} + \lambda W$$
#
# 이것으로 한 걸음 가 보면 **감쇠**라는 이름이 왜 붙었는지 보입니다.
#
# $$W - \eta \left(\frac{\partial L}{\partial W} + \lambda W\right)
# = (1 - \eta\lambda)\,W - \eta \frac{\partial L}{\partial W}$$
#
# 손실과 상관없이, 걸음마다 가중치가 먼저 $(1 - \eta\lambda)$ 배로 줄어듭니다.
#
# **크기** `W`, `grad`, 결과가 모두 같은 모양입니다.
#
# **숫자 예** $W =$ `[1, -2, 3]`, `grad` $=$ `[0.5, 0.5, 0]`, $\lambda = 0.1$ 이면 `[0.6, 0.3, 0.3]`
#
# **슬라이드** D2, `가중치 감쇠`

# %% [markdown] lang="en"
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

    ko: W: 가중치, 모양은 무엇이든. grad: 손실의 기울기, W와 같은 모양. lam: λ
    ko: 반환: J의 기울기, W와 같은 모양
    en: W: weights of any shape, grad: the loss's gradient in the same shape, lam: λ
    en: Returns the gradient of J, in the same shape
    """
    ### BEGIN SOLUTION
    return np.asarray(grad) + lam * np.asarray(W)
    ### END SOLUTION


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

# %% [markdown] lang="ko"
# ## 4. `dropout` ★★☆ 24분
# **드롭아웃**은 학습하는 동안 노드를 걸음마다 무작위로 꺼 버립니다. 언제 꺼질지 모르는 이웃에게
# 기댈 수 없으므로, 노드마다 스스로 쓸모 있는 특징을 배우게 됩니다.
#
# 끄기만 하면 문제가 하나 생깁니다. 노드가 확률 $p$ 로 꺼지면 다음 층에 들어가는 합의 평균이
# $(1 - p)$ 배로 줄어듭니다. 평가할 때는 아무것도 끄지 않으니 학습 때와 크기가 달라지지요. 그래서
# **학습할 때 미리** $\frac{1}{1 - p}$ 배로 키워 둡니다(inverted dropout).
#
# $$y_i = \frac{m_i}{1 - p}\, x_i \qquad P(m_i = 0) = p \qquad P(m_i = 1) = 1 - p$$
#
# $P$ 는 확률입니다. $m_i$ 가 $0$ 이면 꺼지고 $1$ 이면 남습니다. 그러면 $y_i$ 의 평균이
# $p \cdot 0 + (1 - p) \cdot \frac{x_i}{1 - p} = x_i$ 로 그대로입니다. `training`이 거짓이면
# 끄지도 키우지도 않습니다. 새 배열의 값이 모두 $x$ 와 같습니다.
#
# - $p$ 는 **끄는** 확률입니다(남기는 확률이 아닙니다). $0 \le p < 1$
# - 값마다 **따로** 뽑습니다. 행이나 열을 통째로 끄지 않고, 행마다 같은 자리를 끄지도 않고, 꼭 몇
#   개를 끄겠다고 정하지도 않습니다.
#
# **크기** `x`와 같은 모양의 float64가 나옵니다.
#
# **숫자 예** $x =$ `[2, 4, 6, 8]`, $p = 0.5$ 에서 첫째와 넷째가 남으면 `[4, 0, 0, 16]`. 평가할 때는
# `[2, 4, 6, 8]`
#
# **슬라이드** D2, `Drop-out`과 `규제 Regularization`. 슬라이드에는 그림뿐입니다. 논문(Srivastava et
# al., 2014)은 평가할 때 가중치에 $(1 - p)$ 를 곱하지만, 요즘 라이브러리는 모두 위의 방식입니다.

# %% [markdown] lang="en"
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

    ko: x: 배열, 모양은 무엇이든. p: 끄는 확률, 0 <= p < 1
    ko: rng: np.random.Generator, 난수는 여기서만 뽑습니다. training: 학습 중이면 True
    ko: 반환: x와 같은 모양의 새 float64 배열
    en: x: an array of any shape, p: the probability to turn off, 0 <= p < 1
    en: rng: np.random.Generator, the only source of randomness, training: True while training
    en: Returns a new float64 array in the shape of x
    """
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    if not training:
        return x
    kept = rng.random(x.shape) >= p
    return kept * x / (1 - p)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(4)
    units = np.ones((5, 16))
    steps = [dropout(units, 0.5, rng, True) for _ in range(3)]
    steps.append(dropout(units, 0.5, rng, False))
    figures.draw_dropout(steps, language=language).show()

# %% [markdown] lang="ko"
# ## 5. `majority_vote` ★★☆ 20분
# **앙상블 기법**은 서로 다른 여러 개의 모델을 결합해 일반화 오류를 줄입니다. 결합하는 방법으로는
# 주로 **투표 방식**을 씁니다. 모델마다 답을 하나씩 내고, 가장 많이 나온 답이 앙상블의 답입니다.
#
# $$\hat{y}_i = \arg\max_{c} \sum_{m} [\,\hat{y}^{(m)}_i = c\,]$$
#
# 대괄호는 안의 말이 맞으면 $1$, 틀리면 $0$ 입니다. 왜 줄어들까요? 틀릴 확률이 $0.3$ 인 모델 셋이
# 서로 상관없이 틀린다면, 둘 이상이 함께 틀릴 확률은 $3 \times 0.3^2 \times 0.7 + 0.3^3 = 0.216$
# 뿐입니다. 모델들이 같은 곳에서 함께 틀린다면 이 이득은 사라집니다. 그래서 **서로 다른** 모델이어야
# 합니다.
#
# 표가 같으면 **가장 작은 레이블**이 이깁니다. 그래야 누가 계산해도 같은 답이 나옵니다.
#
# **크기** `predictions`는 $(m, n)$, 한 행이 모델 하나의 답이고 레이블은 $0$ 이상의 정수입니다.
# 결과는 $(n,)$ 정수 배열입니다.
#
# **숫자 예** `[[0, 1, 2], [0, 2, 1], [1, 1, 2]]`의 답은 `[0, 1, 2]`. `[[1], [0]]`은 한 표씩이므로
# `[0]`
#
# **슬라이드** D2, `앙상블 기법`

# %% [markdown] lang="en"
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

    ko: predictions: (m, n) 모델 m개의 레이블, 0 이상의 정수
    ko: 반환: (n,) 정수, 가장 많이 나온 레이블. 표가 같으면 가장 작은 레이블
    en: predictions: (m, n) labels by m models, ints of 0 or more
    en: Returns (n,) ints, the label given most often; the smallest of those when votes are equal
    """
    ### BEGIN SOLUTION
    predictions = np.asarray(predictions)
    labels = np.unique(predictions)
    votes = (predictions[:, :, np.newaxis] == labels).sum(axis=0)
    return labels[votes.argmax(axis=1)]
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(5)
    sizes = (1, 3, 5, 9, 15, 25)
    errors = {}
    for wrong in (0.3, 0.4, 0.5):
        guesses = (rng.random((max(sizes), 4000)) < wrong).astype(int)
        errors[wrong] = [float(np.mean(majority_vote(guesses[:size]) != 0)) for size in sizes]
    figures.draw_votes(sizes, errors, language=language).show()

# %% [markdown] lang="ko"
# ## 6. `early_stopping` ★★☆ 20분
# D4의 말대로 학습이 계속될수록 학습 데이터에 대한 "암기"가 일어나 성능이 떨어집니다. 그렇다면
# 외우기 시작할 때 멈추면 됩니다. 에포크마다 **검증 손실**을 재고, 좋아지지 않는 에포크가 이어지면
# 멈춘 뒤 가장 좋았던 에포크의 가중치로 돌아갑니다. 이것이 **조기 종료**(early stopping)입니다.
#
# 손실은 잡음 때문에 오르내리므로 한 번 올랐다고 바로 멈추지 않고 `patience`번은 참습니다. 규칙을
# 정확히 적으면 다음과 같습니다. 에포크는 $0$ 부터 셉니다.
# - 지금까지의 **최솟값보다 작아야** 좋아진 것입니다. 아무리 조금이라도 작으면 좋아진 것이고, 같으면
#   좋아진 것이 아닙니다.
# - 좋아지지 않은 에포크가 `patience`번 **이어지면** 그 에포크를 마치고 멈춥니다. 좋아지면 처음부터
#   다시 셉니다.
# - 끝까지 멈추지 않았다면 마지막 에포크에서 끝난 것입니다.
#
# $$\text{best}(t) = \arg\min_{s \le t} L_s$$
# $$\text{stop} = \min \{\, t : t - \text{best}(t) \ge \text{patience} \,\}$$
#
# $\arg\min$ 이 여럿이면 가장 이른 것입니다. 멈춘 뒤의 손실은 **보지 못한** 것이므로 답에 쓸 수
# 없습니다.
#
# **크기** `val_losses`는 $(T,)$, $T \ge 1$, `patience`는 $1$ 이상의 정수입니다. 결과는 정수 둘
# `(best_epoch, stop_epoch)`입니다.
#
# **숫자 예** 손실이 `[0.9, 0.7, 0.6, 0.65, 0.62, 0.61, 0.5]`이면 `patience` $2$ 는 $(2, 4)$, $3$ 은
# $(2, 5)$, $4$ 는 $(6, 6)$. `patience`가 작으면 마지막의 $0.5$ 를 만나지 못합니다.
#
# **슬라이드** D4, `데이터셋(Dataset)`과 `4. 평가 & 저장`(과적합 여부 확인). 슬라이드는 현상만
# 말하고, 멈추는 규칙은 널리 쓰이는 것입니다. `데이터셋(Dataset)`은 암기를 막으려면 Mini-batch
# Training을 해야 한다고 합니다. 미니배치의 잡음이 조금 도움이 될 때도 있지만, 미니배치로 학습해도
# 오래 학습하면 외웁니다. 암기를 막는 것은 더 많은 데이터, 규제, 조기 종료입니다.

# %% [markdown] lang="en"
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

    ko: val_losses: (T,) 에포크마다의 검증 손실, patience: 참는 에포크 수, 1 이상의 정수
    ko: 반환: (best_epoch, stop_epoch), 0부터 센 정수 둘
    en: val_losses: (T,), the validation loss of each epoch, patience: an int of 1 or more
    en: Returns (best_epoch, stop_epoch), two ints counted from 0
    """
    ### BEGIN SOLUTION
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1
    ### END SOLUTION


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

# %% [markdown] lang="ko"
# ## 7. `xavier_init` ★☆☆ 12분
# 여기서부터는 D2의 마지막 장 `딥러닝 기법`에 이름만 나오는 것들, **가중치 초기화**와 **배치
# 정규화**입니다. 과적합을 막으려는 것이 아니라 깊은 신경망이 **배울 수 있게** 하는 방법입니다.
# 드롭아웃이나 가중치 감쇠와 함께 쓰는 일이 많지만, 서로가 꼭 있어야 하는 것은 아닙니다.
#
# 가중치를 모두 $0$ 으로 시작하면 같은 층의 노드가 모두 같은 기울기를 받아 영원히 같은 노드로
# 남습니다. 너무 작게 시작하면 값이 층마다 줄어 사라지고, 너무 크게 시작하면 터지거나 시그모이드와
# tanh의 평평한 끝에 붙어 버립니다. 노드 하나로 들어오는 합에는 항이 $\text{fan in}$ 개 있으므로,
# 가중치의 크기를 층의 크기에 맞추어야 합니다. tanh처럼 $0$ 근처에서 곧은 활성화 함수에는 이것을
# 씁니다.
#
# $$W_{ij} \sim \mathcal{N}(0,\ \sigma^2) \qquad
# \sigma = \sqrt{\frac{2}{\text{fan in} + \text{fan out}}}$$
#
# 앞으로 가는 값에는 $\frac{1}{\text{fan in}}$, 뒤로 가는 기울기에는 $\frac{1}{\text{fan out}}$ 의
# 분산이 알맞은데, 그 사이를 고른 것입니다. 같은 분산의 **균등분포**를 쓰는 방식도 있지만 이 과제는
# **정규분포**입니다. `rng.normal`의 둘째 인자는 분산이 아니라 표준편차입니다.
#
# **크기** $(\text{fan in}, \text{fan out})$ 배열 하나가 나옵니다.
#
# **숫자 예** `xavier_init(100, 300, rng)`의 표준편차는 $\sqrt{2 / 400} = 0.0707107$ 근처
#
# **슬라이드** D2, `딥러닝 기법`(가중치 초기화). 식은 논문(Glorot & Bengio, 2010)의 것입니다.
# Xavier는 첫 저자의 이름입니다.

# %% [markdown] lang="en"
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

    ko: fan_in: 이전 층의 노드 수, fan_out: 다음 층의 노드 수, rng: np.random.Generator
    ko: 반환: (fan_in, fan_out) 가중치
    en: fan_in: nodes in the layer before, fan_out: in the layer after, rng: np.random.Generator
    en: Returns (fan_in, fan_out) weights
    """
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `he_init` ★☆☆ 6분
# ReLU는 평균이 $0$ 인 입력의 절반을 $0$ 으로 만듭니다. 제곱의 평균이 층마다 절반이 되므로, 그만큼을
# 가중치의 분산으로 두 배 돌려줍니다.
#
# $$W_{ij} \sim \mathcal{N}(0,\ \sigma^2) \qquad \sigma = \sqrt{\frac{2}{\text{fan in}}}$$
#
# **크기** $(\text{fan in}, \text{fan out})$ 배열 하나가 나옵니다. 정규분포입니다.
#
# **숫자 예** `he_init(100, 300, rng)`의 표준편차는 $\sqrt{2 / 100} = 0.1414214$ 근처
#
# **슬라이드** D2, `딥러닝 기법`(가중치 초기화). 식은 논문(He et al., 2015)의 것입니다.

# %% [markdown] lang="en"
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

    ko: fan_in: 이전 층의 노드 수, fan_out: 다음 층의 노드 수, rng: np.random.Generator
    ko: 반환: (fan_in, fan_out) 가중치
    en: fan_in: nodes in the layer before, fan_out: in the layer after, rng: np.random.Generator
    en: Returns (fan_in, fan_out) weights
    """
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
    ### END SOLUTION


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

# %% [markdown] lang="ko"
# ## 9. `batch_norm_forward` ★★★ 36분
# 초기화는 **처음** 크기를 맞춥니다. 학습하면서 앞쪽 층의 가중치가 바뀌면 뒤쪽 층이 받는 값의 평균과
# 크기도 계속 바뀝니다. **배치 정규화**는 걸음마다 그것을 다시 맞춥니다. 특징(열)마다 **배치
# 안에서** 평균을 빼고 표준편차로 나눈 다음, 층이 스스로 배우는 크기 $\gamma$ 와 위치 $\beta$ 를
# 줍니다.
#
# $$\mu = \frac{1}{n} \sum_{i=1}^{n} x_i \qquad v = \frac{1}{n} \sum_{i=1}^{n} (x_i - \mu)^2$$
# $$\hat{x}_i = \frac{x_i - \mu}{\sqrt{v + \epsilon}} \qquad y_i = \gamma \odot \hat{x}_i + \beta$$
#
# $\epsilon$ 은 **루트 안**에 있습니다(08의 옵티마이저와 다릅니다). $v = 0$ 인 열에서도 나눌 수 있게
# 합니다.
#
# **평가할 때**는 데이터가 하나만 올 수도 있고, 답이 우연히 함께 들어온 데이터에 따라 달라져서도 안
# 됩니다. 그래서 학습하는 동안 평균과 분산의 **이동 평균**을 모아 두었다가, `training`이 거짓이면
# 배치의 $\mu$, $v$ 대신 그것으로 정규화합니다. 학습 중에는 다음과 같이 모읍니다.
#
# $$r_\mu \leftarrow (1 - m)\, r_\mu + m\, \mu$$
# $$r_v \leftarrow (1 - m)\, r_v + m\, \frac{n}{n - 1}\, v$$
#
# - $m$ 은 `momentum`이고 **새 배치의 몫**입니다(PyTorch와 같습니다. 옛 값의 몫을 momentum이라
#   부르는 라이브러리도 있습니다).
# - 정규화에는 $n$ 으로 나눈 $v$ 를, 이동 분산에는 $n - 1$ 로 나눈 **불편분산** $\frac{n}{n-1} v$ 를
#   씁니다. 배치의 분산은 전체의 분산을 조금 작게 어림하기 때문이고, 논문과 PyTorch가 모두
#   그렇습니다.
# - 학습 중의 출력은 **배치의** $\mu$, $v$ 로 정규화합니다. 이동 평균은 모으기만 합니다.
#
# **크기** `x`는 $(n, d)$, 나머지 배열은 모두 $(d,)$ 입니다. 학습할 때는 $n \ge 2$, 평가할 때는
# $n \ge 1$ 입니다. 결과는 `(y, running_mean, running_var)`이고, 평가할 때 두 이동 평균은 받은 값
# 그대로입니다. 이 둘만은 받은 배열을 그대로 돌려주어도 됩니다.
#
# **숫자 예** $x =$ `[[1], [3]]`, $\gamma = 2$, $\beta = 1$, 이동 평균 $0$, 이동 분산 $1$, $m = 0.1$
# 이면 $\mu = 2$, $v = 1$. 학습 중에는 $y =$ `[[-0.99999], [2.99999]]`,
# $r_\mu = 0.1 \times 2 = 0.2$, $r_v = 0.9 \times 1 + 0.1 \times 2 = 1.1$. 이어서 그 이동 평균으로
# 평가하면 $y =$ `[[2.5255332], [6.3393662]]`
#
# **슬라이드** D2, `딥러닝 기법`(배치 정규화). 식은 논문(Ioffe & Szegedy, 2015)의 것입니다.

# %% [markdown] lang="en"
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

    ko: x: (n, d) 배치. gamma, beta: (d,) 배우는 크기와 위치. running_mean, running_var: (d,)
    ko: training: 학습 중이면 True. momentum: 새 배치의 몫. eps: 루트 안에 더하는 작은 수
    ko: 반환: (y, running_mean, running_var), (n, d)와 (d,) 둘. 받은 배열은 바뀌지 않습니다
    en: x: (n, d) batch, gamma, beta: (d,) learnt size and place, running_mean, running_var: (d,)
    en: training: True while training, momentum: the new batch's share, eps: added inside the root
    en: Returns (y, running_mean, running_var), (n, d) and twice (d,); inputs stay as they are
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    mean, var = np.array(running_mean, dtype=float), np.array(running_var, dtype=float)
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        new_mean = (1 - momentum) * new_mean + momentum * mean
        new_var = (1 - momentum) * new_var + momentum * x.var(axis=0, ddof=1)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, new_mean, new_var
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(9)
    before = rng.standard_normal((400, 4)) * [0.3, 1.0, 3.0, 1.5] + [4.0, -1.0, 0.0, -6.0]
    ones, zeros = np.ones(4), np.zeros(4)
    after = batch_norm_forward(before, ones, zeros, zeros, ones, True)[0]
    figures.draw_batch_norm(before, after, language=language).show()

# %% [markdown] lang="ko"
# ## 10. `batch_norm_backward`† ★★★ 40분
# 배치 정규화의 역전파에는 함정이 있습니다. $\mu$ 와 $v$ 도 $x$ 로 만들었으므로, $x_i$ 하나를
# 움직이면 **같은 열의 모든** $\hat{x}_j$ 가 함께 움직입니다. 길은 셋입니다. $x$ 에서 곧장, $\mu$ 를
# 거쳐서, $v$ 를 거쳐서. $g_i = \frac{\partial L}{\partial y_i}$ 라 하면 모두 더한 결과는 다음과
# 같습니다.
#
# $$\frac{\partial L}{\partial \beta} = \sum_i g_i \qquad
# \frac{\partial L}{\partial \gamma} = \sum_i g_i \odot \hat{x}_i$$
# $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sqrt{v + \epsilon}} \odot \left(
# g_i - \frac{1}{n} \sum_j g_j - \hat{x}_i \odot \frac{1}{n} \sum_j g_j \odot \hat{x}_j
# \right)$$
#
# 괄호 안의 둘째 항이 $\mu$ 의 길, 셋째 항이 $v$ 의 길입니다. $\epsilon$ 이 있어도 이 식은 어림이
# 아니라 정확합니다. 순전파의 $\mu$, $v$, $\hat{x}$ 는 $x$ 에서 다시 구합니다.
#
# **크기** `grad`와 `x`는 $(n, d)$, `gamma`는 $(d,)$. 결과는 `(grad_x, grad_gamma, grad_beta)`이고
# 모양은 $(n, d)$, $(d,)$, $(d,)$ 입니다. 합은 배치에 대한 합이고 평균이 아닙니다.
#
# **숫자 예** $x =$ `[[0], [1], [2]]`, $g =$ `[[1], [0], [0]]`, $\gamma = 1$ 이면
# $\frac{\partial L}{\partial \beta} = 1$, $\frac{\partial L}{\partial \gamma} = -1.2247357$,
# $\frac{\partial L}{\partial x} =$ `[[0.2041318], [-0.4082452], [0.2041134]]`
#
# **논문** Ioffe & Szegedy, 2015. D2의 슬라이드에는 이름만 있습니다.

# %% [markdown] lang="en"
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

    ko: grad: (n, d) ∂L/∂y, x: (n, d) 순전파의 입력, gamma: (d,), eps: 순전파의 eps
    ko: 반환: (grad_x, grad_gamma, grad_beta), (n, d), (d,), (d,)
    en: grad: (n, d) ∂L/∂y, x: (n, d) the forward input, gamma: (d,), eps: the forward eps
    en: Returns (grad_x, grad_gamma, grad_beta), (n, d), (d,), (d,)
    """
    ### BEGIN SOLUTION
    grad, x = np.asarray(grad), np.asarray(x)
    std = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / std
    through_var = x_hat * (grad * x_hat).mean(axis=0)
    grad_x = gamma / std * (grad - grad.mean(axis=0) - through_var)
    return grad_x, (grad * x_hat).sum(axis=0), grad.sum(axis=0)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 11. `layer_norm`† ★★☆ 14분
# 배치 정규화는 배치가 작으면 흔들리고, 문장처럼 길이가 다른 데이터에는 맞지 않습니다. **층
# 정규화**(Layer Normalization)는 같은 식을 **다른 축**으로 씁니다. 열마다 배치를 가로지르는 대신,
# **데이터 하나 안에서** 특징들의 평균과 분산을 구합니다. 다른 데이터를 보지 않으므로 이동 평균도
# `training`도 필요 없습니다. 14의 GPT가 블록마다 쓰는 것이 이것입니다.
#
# $$\mu = \frac{1}{d} \sum_{k=1}^{d} x_k \qquad v = \frac{1}{d} \sum_{k=1}^{d} (x_k - \mu)^2$$
# $$y_k = \gamma_k \frac{x_k - \mu}{\sqrt{v + \epsilon}} + \beta_k$$
#
# **크기** `x`는 $(\dots, d)$ 이고 **마지막 축**을 정규화합니다. 앞의 축은 없어도 되고 여럿이어도
# 됩니다. `gamma`와 `beta`는 $(d,)$, 결과는 `x`와 같은 모양입니다.
#
# **숫자 예** $x =$ `[[1, 3], [10, 30]]`, $\gamma = 1$, $\beta = 0$ 이면
# `[[-0.999995, 0.999995], [-0.99999995, 0.99999995]]`. 두 행의 크기는 열 배 다르지만 거의 같은 답이
# 나옵니다. 배치 정규화라면 열마다 $\mp 1$ 이 되었을 것입니다.
#
# **논문** Ba, Kiros & Hinton, 2016. 슬라이드에는 없습니다.

# %% [markdown] lang="en"
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

    ko: x: (..., d), gamma: (d,), beta: (d,), eps: 루트 안에 더하는 작은 수
    ko: 반환: x와 같은 모양, 마지막 축으로 정규화한 값
    en: x: (..., d), gamma: (d,), beta: (d,), eps: added inside the root
    en: Returns the shape of x, normalised along the last axis
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    mean, var = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    batch = before[:10]
    both = {
        "batch_norm_forward": batch_norm_forward(batch, ones, zeros, zeros, ones, True)[0],
        "layer_norm": layer_norm(batch, ones, zeros),
    }
    figures.draw_norm_axes(batch, both, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 평가할 때도 `dropout`을 켜 둔 채 같은 입력을 $100$ 번 넣고, 답이 얼마나 흩어지는지 재어 보세요.
# 학습 데이터에서 먼 입력일수록 더 흩어지나요? 이것을 **몬테카를로 드롭아웃**이라고 합니다.

# %% [markdown] lang="en"
# ## Further on (no points)
# Leave `dropout` on in evaluation, put one input in $100$ times, and measure how far the answers
# scatter. Do they scatter more for inputs far from the training data? This is called **Monte Carlo
# dropout**.

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 배치가 $n = 2$ 이고 두 데이터가 뚜렷이 다르면 `batch_norm_backward`의 `grad_x`는 거의 $0$ 이
#    됩니다. 왜 그럴까요? 두 데이터의 $\hat{x}$ 가 가질 수 있는 값을 먼저 생각해 보고, 함수로 확인해
#    보세요.
# 2. 가중치 감쇠의 $\lambda$ 를 아주 크게 하면 과적합 대신 무엇이 생길까요? 위의 그림에서
#    $\lambda = 10$ 인 곡선의 학습 오차와 검증 오차를 함께 보세요.
# 3. (손으로 채점합니다) 드롭아웃과 배치 정규화가 있는 신경망을 평가하면서 누군가 `training=True`를
#    그대로 두었습니다. 같은 사진을 두 번 넣었을 때, 그리고 사진을 한 장만 넣었을 때 각각 무슨 일이
#    생기는지, `training=False`는 그것을 어떻게 막는지 세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. With a batch of $n = 2$ whose two examples clearly differ, the `grad_x` of
#    `batch_norm_backward` is nearly $0$. Why? Think first of the values that $\hat{x}$ of the two
#    examples can have, then look with the function.
# 2. If you make the $\lambda$ of weight decay very large, what do you get instead of over-fitting?
#    Look at the training and the validation error of the curve with $\lambda = 10$ above.
# 3. (Graded by hand) Somebody evaluates a network that has dropout and batch normalization and
#    leaves `training=True`. Explain in three to five sentences what happens when the same picture
#    goes in twice, and when a single picture goes in, and how `training=False` prevents it.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
