# %% [markdown] lang="ko"
# # 09. 데이터와 평가 — 믿을 수 있는 점수를 얻으려면
#
# ## 이 과제를 마치면
# - **결측값**, **이상치**, **크기**, **문자**를 신경망에 넣을 수 있는 숫자로 다듬을 수 있습니다.
# - 데이터를 **학습, 검증, 테스트**로 나누고 **교차 검증**을 할 수 있으며, 정보가 새는 곳을 알아볼
#   수 있습니다.
# - **정확도**, **혼동 행렬**, **정밀도**, **재현율**, **F1**을 세어서 구하고 언제 무엇을 볼지 고를
#   수 있습니다.
# - D4의 두 표, **마트 매출**과 **스마트워치 구매**를 처음부터 끝까지 예측할 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 01의 최소제곱, 02의 시그모이드, 05의 교차 엔트로피와 경사하강법, 08의 `minibatches`
# - NumPy의 `axis=0`(열마다), 조건으로 고르기 `X[X > 0]`, 번호로 고르기 `X[rows]`
#
# ## 문제와 예상 시간 (모두 약 210분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `impute_missing` | ★★☆ | 20 |
# | 2 | `clip_outliers` | ★★☆ | 16 |
# | 3 | `standardize` | ★★☆ | 16 |
# | 4 | `min_max_scale` | ★☆☆ | 10 |
# | 5 | `one_hot` | ★☆☆ | 10 |
# | 6 | `train_val_test_split` | ★★☆ | 24 |
# | 7 | `k_fold_indices` | ★★★ | 24 |
# | 8 | `accuracy` | ★☆☆ | 4 |
# | 9 | `confusion_matrix` | ★★☆ | 16 |
# | 10 | `precision` | ★★☆ | 12 |
# | 11 | `recall` | ★☆☆ | 6 |
# | 12 | `f1`† | ★☆☆ | 8 |
# | 13 | `predict_sales` | ★★☆ | 20 |
# | 14 | `predict_purchase` | ★★★ | 24 |
#
# 처음 배우는 사람의 시간입니다. NumPy와 미분이 익숙하면 절반쯤 걸립니다.
#
# †는 슬라이드에 없는 내용입니다.

# %% [markdown] lang="en"
# # 09. Data and evaluation — how to get a score you can believe
#
# ## What you will be able to do
# - Turn **missing values**, **outliers**, **scales** and **letters** into numbers that can be
#   put into a network.
# - Split data into **training, validation and test** sets, **cross-validate**, and see where
#   information leaks.
# - Count your way to **accuracy**, the **confusion matrix**, **precision**, **recall** and **F1**,
#   and choose which one to look at.
# - Predict D4's two tables, **market sales** and **smartwatch purchases**, from start to finish.
#
# ## What you need first
# - Least squares from 01, the sigmoid from 02, cross-entropy and gradient descent from 05,
#   `minibatches` from 08
# - NumPy's `axis=0` (for each column), choosing by a condition, `X[X > 0]`, and by numbers,
#   `X[rows]`
#
# ## Exercises and time (about 210 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `impute_missing` | ★★☆ | 20 |
# | 2 | `clip_outliers` | ★★☆ | 16 |
# | 3 | `standardize` | ★★☆ | 16 |
# | 4 | `min_max_scale` | ★☆☆ | 10 |
# | 5 | `one_hot` | ★☆☆ | 10 |
# | 6 | `train_val_test_split` | ★★☆ | 24 |
# | 7 | `k_fold_indices` | ★★★ | 24 |
# | 8 | `accuracy` | ★☆☆ | 4 |
# | 9 | `confusion_matrix` | ★★☆ | 16 |
# | 10 | `precision` | ★★☆ | 12 |
# | 11 | `recall` | ★☆☆ | 6 |
# | 12 | `f1`† | ★☆☆ | 8 |
# | 13 | `predict_sales` | ★★☆ | 20 |
# | 14 | `predict_purchase` | ★★★ | 24 |
#
# The times are those of somebody who learns this for the first time. With NumPy and derivatives
# at your fingertips it is about half.
#
# A † marks what goes beyond the slides.

# %% [markdown] lang="ko"
# ## 약속
# **크기.** 데이터 하나가 한 행, 특징 하나가 한 열입니다. `X`는 $(n, d)$, 정답 `y`는 $(n,)$ 입니다.
# 레이블은 $0$ 부터 $c - 1$ 까지의 정수이고, D2의 말로는 **부류**입니다.
#
# **입력을 바꾸지 않습니다.** 모든 함수는 새 배열을 돌려줍니다. 바꿀 것이 없어도 받은 배열 자체가
# 아니라 새 배열입니다. 배열은 NumPy 배열이고 float64나 정수(`int64`)입니다(예에 적은 `[1, 2]`는
# `np.array([1, 2])`를 줄여 쓴 것입니다). 결과의 실수 배열은 float64입니다. NumPy와 파이썬만
# 씁니다(PyTorch, TensorFlow, JAX, scikit-learn은 쓰지 않습니다).
#
# **나누는 수가 0 일 때.** 이 과제에는 $0$ 으로 나눌 뻔한 곳이 여럿 있습니다. 값이 하나뿐인 열의
# 표준편차, 양성이라고 한 번도 예측하지 않았을 때의 정밀도 같은 곳입니다. 곳마다 답을 정해 두었으니
# 놓치지 마세요. 경고가 나서도 안 됩니다.
#
# **정보가 새지 않게.** 테스트 데이터는 **아직 만나지 않은 세상**을 흉내 낸 것입니다. 평균 하나라도
# 테스트 데이터에서 얻어 학습에 쓰면 점수가 실제보다 좋게 나옵니다. D4의 `딥러닝 학습 순서`는
# `2. 데이터 전처리`를 `3. 데이터 분할`보다 먼저 적었습니다. 하지만 평균이나 최댓값처럼 **데이터에서
# 구하는 값**을 쓰는 전처리는 먼저 나눈 다음, **학습 데이터에서만** 구한 값으로 해야 합니다. 그래서
# `standardize`와 `min_max_scale`은 두 데이터를 따로 받습니다.
#
# **난수는 `rng`에서만.** 어떤 순서로 섞는지는 여러분이 정합니다. 채점은 특정한 순서가 아니라 지켜야
# 할 성질을 봅니다. 다만 결과는 받은 `rng`가 정하므로, `rng`가 다르면 결과도 다릅니다.

# %% [markdown] lang="en"
# ## Conventions
# **Shapes.** One example is one row, one feature is one column. `X` is $(n, d)$, the answers `y`
# are $(n,)$. Labels are integers from $0$ to $c - 1$; D2 calls them classes.
#
# **Inputs stay as they are.** Every function returns new arrays: where there is nothing to change,
# it is still a new one and not the array that was given. Arrays are NumPy's, of float64 or of
# integers (`int64`); `[1, 2]` in an example is short for `np.array([1, 2])`. Arrays of floats in
# results are float64. Use NumPy and Python alone (no PyTorch, TensorFlow, JAX or scikit-learn).
#
# **When the divisor is 0.** In several places here you come close to dividing by $0$: the standard
# deviation of a column with a single value, the precision when nothing was ever predicted positive.
# For each of them we say what the answer is, so keep an eye on it. There must be no warnings,
# either.
#
# **No leaks.** Test data stand for **the world not met so far**. If as much as a mean is taken from
# them and used in training, the score looks better than it is. D4's `딥러닝 학습 순서` lists
# `2. 데이터 전처리` (preparation) before `3. 데이터 분할` (splitting). Yet whatever preparation
# uses **values found from data**, like a mean or a maximum, has to come after the split, with
# values found **from the training data only**. That is why `standardize` and `min_max_scale` take
# two sets of data.
#
# **Randomness only from `rng`.** In which order you shuffle is up to you: the checks look at the
# properties to be kept, not at a particular order. But the `rng` given decides, so with another
# `rng` the result is another.

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("09_data_and_evaluation")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## D4의 두 표
# D4는 인공 신경망의 활용 예시로 표 둘을 보여 줍니다. 하나는 숫자를 맞히는 **회귀**(Regression),
# 하나는 부류를 맞히는 **분류**(classification)입니다.
#
# | 평수 $x_1$ | 층수 $x_2$ | 아파트 거리 $x_3$ | 마트 거리 $x_4$ | 매출액 $y$ |
# |---|---|---|---|---|
# | 28 | 2 | 10 | 5 | 40 |
# | 20 | 1 | 20 | 1 | 15 |
#
# | 키 | 나이 | 연봉 | 이동거리 | 구매 |
# |---|---|---|---|---|
# | 176 | 28 | 6800 | 1100 | O |
# | 168 | 20 | 6100 | 400 | X |
#
# 특징마다 크기가 얼마나 다른지 보세요. 층수는 1과 2인데 연봉은 6800입니다. 슬라이드에는 단위가 적혀
# 있지 않고 데이터도 두 줄씩뿐입니다. 문제의 숫자 예는 이 두 줄로 하고, 그림에는 이 과제가 지어낸
# 데이터를 씁니다.
#
# **슬라이드** D4, `인공 신경망의 활용 예시`

# %% [markdown] lang="en"
# ## D4's two tables
# As examples of what neural networks are used for, D4 shows two tables. In one a number is to be
# predicted (**regression**), in the other a class (**classification**).
#
# | area $x_1$ | floors $x_2$ | to the flats $x_3$ | to a market $x_4$ | sales $y$ |
# |---|---|---|---|---|
# | 28 | 2 | 10 | 5 | 40 |
# | 20 | 1 | 20 | 1 | 15 |
#
# | height | age | income | distance travelled | bought |
# |---|---|---|---|---|
# | 176 | 28 | 6800 | 1100 | O |
# | 168 | 20 | 6100 | 400 | X |
#
# See how much the features differ in size: floors are 1 and 2, while an income is 6800. The slides
# name no units and have two rows each. The worked numbers of the exercises use these rows; the
# drawings use data made up for this assignment.
#
# **Slide** D4, `인공 신경망의 활용 예시`

# %%
market = np.array([[28, 2, 10, 5], [20, 1, 20, 1]])
sales = np.array([40, 15])
customers = np.array([[176, 28, 6800, 1100], [168, 20, 6100, 400]])
bought = np.array([1, 0])

# %% [markdown] lang="ko"
# ## 1. `impute_missing` ★★☆ 20분
# 실제 표에는 빈칸이 있습니다. 센서가 꺼졌거나 답하지 않은 칸이지요. NumPy에서는 `np.nan`으로
# 나타내는데, `nan`은 어떤 계산에 들어가도 결과를 `nan`으로 만들어 버립니다. **결측값 처리**의 가장
# 단순한 방법은 그 열에서 **알고 있는 값들**의 가운데 값으로 채우는 것입니다.
#
# $$x_{ij} = \text{nan} \quad\Rightarrow\quad
# x_{ij} \leftarrow \operatorname{center}\{\, x_{kj} : x_{kj} \ne \text{nan} \,\}$$
#
# `strategy`가 `"mean"`이면 평균, `"median"`이면 중앙값입니다. 중앙값은 이상치에 흔들리지 않습니다.
# 어느 열에 아는 값이 **하나도 없으면** $0$ 으로 채웁니다.
#
# **조심할 것** `x == np.nan`은 언제나 거짓입니다. `np.isnan`을 쓰세요. 모두 빈 열에 `np.nanmean`을
# 쓰면 경고가 나옵니다.
#
# **크기** $(n, d)$ 에서 $(n, d)$ float64로. 결과에는 `nan`이 없습니다.
#
# **숫자 예** `[[1, nan], [2, 4], [nan, 8], [9, nan]]`에서 첫 열의 평균은 $4$, 둘째 열의 평균은 $6$
# 이므로 `"mean"`은 `[[1, 6], [2, 4], [4, 8], [9, 6]]`. 첫 열의 중앙값은 $2$ 이므로 `"median"`의 첫
# 열은 `[1, 2, 2, 9]`
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`(결측값 처리)

# %% [markdown] lang="en"
# ## 1. `impute_missing` ★★☆ 20 minutes
# Real tables have empty cells: a sensor was off, a question was not answered. NumPy writes them
# `np.nan`, and a `nan` turns every calculation it enters into `nan`. The simplest way to **handle
# missing values** fills them with the centre of **the values that are known** in that column.
#
# $$x_{ij} = \text{nan} \quad\Rightarrow\quad
# x_{ij} \leftarrow \operatorname{center}\{\, x_{kj} : x_{kj} \ne \text{nan} \,\}$$
#
# With a `strategy` of `"mean"` it is the mean, with `"median"` the median, which outliers do not
# sway. A column in which **no value at all** is known is filled with $0$.
#
# **Take care** `x == np.nan` is always false: use `np.isnan`. `np.nanmean` of a column that is all
# empty raises a warning.
#
# **Shapes** $(n, d)$ to $(n, d)$ in float64. There is no `nan` in the result.
#
# **A number** In `[[1, nan], [2, 4], [nan, 8], [9, nan]]` the first column has the mean $4$, the
# second $6$, so `"mean"` gives `[[1, 6], [2, 4], [4, 8], [9, 6]]`. The first column's median is
# $2$, so with `"median"` that column is `[1, 2, 2, 9]`
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비` (missing values)


# %% impute_missing
def impute_missing(X, strategy):
    """nan → the column's mean or median

    ko: X: (n, d), 결측값은 np.nan. strategy: "mean" 또는 "median"
    ko: 반환: (n, d), 결측값을 채운 새 배열. 모두 결측값인 열은 0
    en: X: (n, d) with np.nan for what is missing, strategy: "mean" or "median"
    en: Returns a new (n, d) array without nan; a column with nothing known becomes 0
    """
    ### BEGIN SOLUTION
    X = np.array(X, dtype=float)
    center = {"mean": np.mean, "median": np.median}[strategy]
    for column in X.T:
        missing = np.isnan(column)
        column[missing] = 0 if missing.all() else center(column[~missing])
    return X
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `clip_outliers` ★★☆ 16분
# 평수 칸에 28 대신 2800이라고 적힌 가게가 하나 있다면 평균도, 표준편차도, 최댓값도 모두 망가집니다.
# 이런 **이상치**를 찾는 흔한 규칙은 **사분위 범위**(IQR)입니다. 열을 크기순으로 세웠을 때 $25\,\%$
# 자리의 값을 $Q_1$, $75\,\%$ 자리의 값을 $Q_3$ 이라 하면 그 사이에 데이터의 절반이 있습니다.
#
# $$\text{IQR} = Q_3 - Q_1$$
# $$x \leftarrow \min(\max(x,\; Q_1 - 1.5\,\text{IQR}),\; Q_3 + 1.5\,\text{IQR})$$
#
# D4는 이상치 **제거**라고 썼습니다. 여기서는 행을 지우지 않고 울타리까지 **당겨 옵니다**. 행을
# 지우면 나머지 특징도 함께 잃고 $y$ 와의 짝도 다시 맞추어야 하니까요.
#
# **크기** $(n, d)$ 에서 $(n, d)$ float64로, 열마다 따로 합니다. $Q_1$ 과 $Q_3$ 은
# `np.percentile`의 기본 방법(두 값 사이를 직선으로 잇기)으로 구합니다. 울타리 안의 값은
# 그대로입니다. 정수 배열이 들어와도 울타리는 소수일 수 있습니다.
#
# **숫자 예** 열 `[1, 2, 3, 4, 100]`은 $Q_1 = 2$, $Q_3 = 4$, $\text{IQR} = 2$, 울타리는 $-1$ 과 $7$
# 이므로 `[1, 2, 3, 4, 7]`
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`(이상치 제거). 규칙은 Tukey의 것으로, 상자
# 그림의 수염과 같습니다.

# %% [markdown] lang="en"
# ## 2. `clip_outliers` ★★☆ 16 minutes
# If one shop has 2800 in the column for floor area instead of 28, then mean, standard deviation and
# maximum are all spoilt. A common rule for finding such **outliers** is the **interquartile range**
# (IQR). With the column in order of size, let $Q_1$ be the value at $25\,\%$ and $Q_3$ that at
# $75\,\%$: half of the data lie between them.
#
# $$\text{IQR} = Q_3 - Q_1$$
# $$x \leftarrow \min(\max(x,\; Q_1 - 1.5\,\text{IQR}),\; Q_3 + 1.5\,\text{IQR})$$
#
# D4 speaks of **removing** outliers. Here no row is deleted: values are **pulled back** to the
# fence. Deleting a row would lose its other features, and its pair in $y$ would have to go as well.
#
# **Shapes** $(n, d)$ to $(n, d)$ in float64, each column by itself. $Q_1$ and $Q_3$ are found by
# the default way of `np.percentile` (a straight line between two values). Values inside the fence
# stay. A fence may be a fraction, also where an array of integers comes in.
#
# **A number** The column `[1, 2, 3, 4, 100]` has $Q_1 = 2$, $Q_3 = 4$, $\text{IQR} = 2$ and fences
# at $-1$ and $7$, so it becomes `[1, 2, 3, 4, 7]`
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비` (outliers). The rule is Tukey's, and that of
# the whiskers of a box plot.


# %% clip_outliers
def clip_outliers(X):
    """min(max(x, Q1 - 1.5 IQR), Q3 + 1.5 IQR)

    ko: X: (n, d)
    ko: 반환: (n, d), 열마다 울타리까지 당겨 온 새 배열
    en: X: (n, d)
    en: Returns a new (n, d) array, each column pulled back to its fences
    """
    ### BEGIN SOLUTION
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    reach = 1.5 * (q3 - q1)
    return np.clip(X, q1 - reach, q3 + reach)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(1)
    areas = np.concatenate([rng.normal(26, 5, 40), [2, 62, 75]])
    clipped = clip_outliers(areas[:, np.newaxis])
    figures.draw_clipping(areas, clipped, language=language).show()

# %% [markdown] lang="ko"
# ## 3. `standardize` ★★☆ 16분
# 연봉과 층수를 그대로 넣으면 가중치 하나의 기울기는 다른 것의 수천 배가 됩니다. 한 학습률로는 둘 다
# 배울 수 없지요. **표준화**는 열마다 평균을 $0$, 표준편차를 $1$ 로 맞춥니다.
#
# $$\mu_j = \frac{1}{n} \sum_i x_{ij} \qquad
# \sigma_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \mu_j)^2}$$
# $$z_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}$$
#
# $\mu$ 와 $\sigma$ 는 **학습 데이터에서만** 구하고, 테스트 데이터도 **그 값으로** 바꿉니다. 그래서
# 테스트 데이터의 평균은 $0$ 이 아니어도 됩니다. 새 손님 한 사람이 왔을 때 그 사람만의 평균은 구할
# 수도 없으니까요.
#
# 값이 하나뿐인 열은 $\sigma = 0$ 입니다. 이런 열은 $\sigma$ 대신 $1$ 로 나눕니다. 평균이 반올림되면
# `np.std([0.1, 0.1, 0.1])`처럼 $0$ 이 아니라 $1.4 \times 10^{-17}$ 이 나오기도 하니, 가장 작은 값과
# 가장 큰 값이 같은지로 알아보는 편이 더 안전합니다. `np.std`가 정확히 $0$ 이 되지 않는 그런 열은
# 오지 않습니다. $\sigma$ 는 $n$ 으로 나눈 것입니다(`np.std` 그대로, `ddof=0`).
#
# **크기** `X_train`은 $(n, d)$, `X_test`는 $(m, d)$, 결과는 같은 모양의 둘 `(Z_train, Z_test)`
#
# **숫자 예** D4의 평수 $28, 20$ 은 $\mu = 24$, $\sigma = 4$ 이므로 $1, -1$. 평수가 $30$ 인 새
# 가게는 $(30 - 24) / 4 = 1.5$. D4의 두 줄은 어느 열이든 $1$ 과 $-1$ 이 됩니다.
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`(정규화/표준화)

# %% [markdown] lang="en"
# ## 3. `standardize` ★★☆ 16 minutes
# With income and floors as they are, the gradient of one weight is thousands of times that of
# another, and no learning rate suits both. **Standardizing** gives each column the mean $0$ and the
# standard deviation $1$.
#
# $$\mu_j = \frac{1}{n} \sum_i x_{ij} \qquad
# \sigma_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \mu_j)^2}$$
# $$z_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}$$
#
# $\mu$ and $\sigma$ are found **from the training data only**, and **with those** the test data are
# changed, too. So the test data's mean need not be $0$: when one new customer comes in, there is no
# such thing as that customer's own mean.
#
# A column with a single value has $\sigma = 0$. Such a column is divided by $1$ in the place of
# $\sigma$. Where the mean is rounded, as in `np.std([0.1, 0.1, 0.1])`, the result is not $0$ but
# $1.4 \times 10^{-17}$, so it is safer to ask whether the smallest and the largest value are equal.
# Columns like that, whose `np.std` is not exactly $0$, do not come. In $\sigma$ the sum is divided
# by $n$ (`np.std` as it is, `ddof=0`).
#
# **Shapes** `X_train` is $(n, d)$, `X_test` is $(m, d)$, the result is two of the same shapes,
# `(Z_train, Z_test)`
#
# **A number** D4's floor areas $28, 20$ have $\mu = 24$, $\sigma = 4$, so they become $1, -1$. A
# new shop with $30$ becomes $(30 - 24) / 4 = 1.5$. In D4's two rows, every column becomes $1$ and
# $-1$ in some order.
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비` (normalising and standardizing)


# %% standardize
def standardize(X_train, X_test):
    """(x - μ) / σ

    ko: X_train: (n, d), X_test: (m, d). 통계는 X_train에서만 구합니다
    ko: 반환: (Z_train, Z_test), (n, d)와 (m, d)
    en: X_train: (n, d), X_test: (m, d); statistics come from X_train only
    en: Returns (Z_train, Z_test), (n, d) and (m, d)
    """
    ### BEGIN SOLUTION
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    std = np.where(np.ptp(X_train, axis=0) == 0, 1, std)
    return (X_train - mean) / std, (X_test - mean) / std
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `min_max_scale` ★☆☆ 10분
# **정규화**(min-max)는 열마다 학습 데이터의 최솟값을 $0$, 최댓값을 $1$ 로 옮깁니다. 픽셀처럼 범위가
# 정해진 값에 잘 맞고, 이상치 하나에 나머지가 모두 눌린다는 약점이 있습니다.
#
# $$s_{ij} = \frac{x_{ij} - \min_j}{\max_j - \min_j}$$
#
# 여기서도 $\min$ 과 $\max$ 는 **학습 데이터의** 것입니다. 테스트 데이터는 $0$ 보다 작거나 $1$ 보다
# 커질 수 있고, 그대로 둡니다. 값이 하나뿐인 열은 $1$ 로 나눕니다.
#
# **크기** `standardize`와 같습니다. 결과는 `(S_train, S_test)`
#
# **숫자 예** D4의 평수 $28, 20$ 은 $1, 0$. 평수가 $30$ 인 새 가게는 $(30 - 20) / 8 = 1.25$, $24$
# 이면 $0.5$
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`(정규화/표준화)

# %% [markdown] lang="en"
# ## 4. `min_max_scale` ★☆☆ 10 minutes
# **Normalising** by minimum and maximum moves, in each column, the smallest value of the training
# data to $0$ and the largest to $1$. It suits values with a fixed range, like pixels. Its weakness:
# one outlier squeezes all the others together.
#
# $$s_{ij} = \frac{x_{ij} - \min_j}{\max_j - \min_j}$$
#
# Again $\min$ and $\max$ are **the training data's**. Test data may fall below $0$ or above $1$,
# and are left there. A column with a single value is divided by $1$.
#
# **Shapes** As in `standardize`. The result is `(S_train, S_test)`
#
# **A number** D4's floor areas $28, 20$ become $1, 0$. A new shop with $30$ becomes
# $(30 - 20) / 8 = 1.25$, one with $24$ becomes $0.5$
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비` (normalising and standardizing)


# %% min_max_scale
def min_max_scale(X_train, X_test):
    """(x - min) / (max - min)

    ko: X_train: (n, d), X_test: (m, d). 최솟값과 최댓값은 X_train에서만 구합니다
    ko: 반환: (S_train, S_test), (n, d)와 (m, d)
    en: X_train: (n, d), X_test: (m, d); minimum and maximum come from X_train only
    en: Returns (S_train, S_test), (n, d) and (m, d)
    """
    ### BEGIN SOLUTION
    low, span = np.min(X_train, axis=0), np.ptp(X_train, axis=0)
    span = np.where(span == 0, 1, span)
    return (X_train - low) / span, (X_test - low) / span
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(2)
    area = rng.normal(26, 5, 40)
    income = 230 * area + rng.normal(0, 700, 40)
    shops = np.column_stack([area, income])
    scaled = {
        "standardize": standardize(shops[:30], shops[30:]),
        "min_max_scale": min_max_scale(shops[:30], shops[30:]),
    }
    figures.draw_scaling(shops[:30], shops[30:], scaled, language=language).show()

# %% [markdown] lang="ko"
# ## 5. `one_hot` ★☆☆ 10분
# 요일이나 색깔처럼 순서가 없는 것을 $0, 1, 2$ 로 **인코딩**(문자 → 숫자)하고 그대로 쓰면, 신경망은
# $2$ 가 $1$ 의 두 배라고 믿습니다. **원-핫 인코딩**은 부류마다 자리를 하나씩 주고 해당하는 자리에만
# $1$ 을 씁니다. 05의 `cross_entropy`가 받는 정답이 바로 이 모양입니다.
#
# $$Y_{ik} = \begin{cases} 1 & k = y_i \\ 0 & k \ne y_i \end{cases}$$
#
# **크기** `labels`는 $(n,)$, $0$ 부터 $c - 1$ 까지의 정수. 결과는 $(n, c)$ 이고 $c$ 는
# `n_classes`입니다. 한 번도 나오지 않은 부류의 열도 있어야 합니다. $0$ 과 $1$ 은 숫자입니다. 어떤
# 정수형이나 실수형이든 좋지만 참과 거짓(bool)은 아닙니다.
#
# **숫자 예** `one_hot(np.array([2, 0]), 3)`은 `[[0, 0, 1], [1, 0, 0]]`
#
# **슬라이드** D4, `딥러닝 학습 순서` — `1. 데이터 준비`(인코딩(문자 → 숫자))

# %% [markdown] lang="en"
# ## 5. `one_hot` ★☆☆ 10 minutes
# If something without an order, like weekdays or colours, is **encoded** (letters to numbers) as
# $0, 1, 2$ and used like that, a network believes that $2$ is twice $1$. **One-hot encoding** gives
# every class a place of its own and writes a $1$ there only. It is the form of answers that
# `cross_entropy` of 05 takes.
#
# $$Y_{ik} = \begin{cases} 1 & k = y_i \\ 0 & k \ne y_i \end{cases}$$
#
# **Shapes** `labels` are $(n,)$ integers from $0$ to $c - 1$. The result is $(n, c)$, where $c$ is
# `n_classes`. A class that never appears has its column, too. The $0$ and $1$ are numbers, integers
# or floats of any type, not true and false (bool).
#
# **A number** `one_hot(np.array([2, 0]), 3)` is `[[0, 0, 1], [1, 0, 0]]`
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비` (encoding)


# %% one_hot
def one_hot(labels, n_classes):
    """Y[i, k] = 1 if k == labels[i] else 0

    ko: labels: (n,) 정수 0 ... n_classes - 1, n_classes: 부류의 수 c
    ko: 반환: (n, c), 행마다 1이 하나
    en: labels: (n,) ints 0 ... n_classes - 1, n_classes: the number of classes c
    en: Returns (n, c) with a single 1 in each row
    """
    ### BEGIN SOLUTION
    return np.eye(n_classes)[labels]
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `train_val_test_split` ★★☆ 24분
# D2의 말대로 **일반화 능력**이란 학습에 사용하지 않았던 새로운 데이터에 대한 성능입니다. 그것을
# 재려면 주어진 데이터의 일부를 **평가 전용**으로 떼어 놓아야 합니다. D4는 셋으로 나눕니다.
#
# | 세트 | 하는 일 |
# |---|---|
# | 학습 데이터 세트(Training set) | 가중치를 고칩니다 |
# | 검증 데이터 세트(Validation set) | 과적합을 확인하고 하이퍼파라미터를 고릅니다 |
# | 테스트 데이터 세트(Test set) | 마지막에 한 번, 실제 성능을 잽니다 |
#
# `fractions`는 세 비율 $(f_1, f_2, f_3)$ 이고 합은 $1$ 입니다.
#
# $$n_{\text{val}} = \operatorname{round}(f_2\, n)$$
# $$n_{\text{test}} = \operatorname{round}(f_3\, n)$$
# $$n_{\text{train}} = n - n_{\text{val}} - n_{\text{test}}$$
#
# $f n$ 이 꼭 두 정수의 한가운데인 경우는 나오지 않으니, 어느 쪽으로 반올림할지 고민하지 않아도
# 됩니다.
#
# 지켜야 할 것은 셋입니다.
# - 모든 데이터가 세 세트 가운데 **꼭 한 곳에** 들어갑니다.
# - $X$ 의 행과 $y$ 의 행은 **짝을 지킵니다**.
# - 나누기 전에 **전체를 고르게 섞습니다**. 파일이 시간 순이나 부류 순으로 되어 있으면 앞부분과
#   뒷부분은 다른 세상입니다. 세트 안의 행들도 섞인 순서로 있습니다. 난수는 `rng`에서만 뽑습니다.
#
# **크기** 결과는 짝 셋 `((X_train, y_train), (X_val, y_val), (X_test, y_test))`. 비율이 $0$ 인
# 세트는 길이가 $0$ 인 배열입니다. `X`의 행은 어떤 모양이어도 되고, 정수 레이블은 정수로 남습니다.
#
# **숫자 예** $n = 13$, `fractions` $= (0.6, 0.2, 0.2)$ 이면 $0.2 \times 13 = 2.6$ 이므로 검증 $3$,
# 테스트 $3$, 학습 $7$
#
# **슬라이드** D4, `데이터셋(Dataset)`. D2, `딥러닝 검증 방법`과 `성능 평가`

# %% [markdown] lang="en"
# ## 6. `train_val_test_split` ★★☆ 24 minutes
# As D2 says, **generalisation** is how well we do on new data that were not used in training. To
# measure it, part of the data must be kept back **for evaluation only**. D4 makes three sets.
#
# | set | what it is for |
# |---|---|
# | training set | corrects the weights |
# | validation set | shows over-fitting, chooses hyperparameters |
# | test set | measures, once and at the end, how good it really is |
#
# `fractions` holds three shares $(f_1, f_2, f_3)$ that add up to $1$.
#
# $$n_{\text{val}} = \operatorname{round}(f_2\, n)$$
# $$n_{\text{test}} = \operatorname{round}(f_3\, n)$$
# $$n_{\text{train}} = n - n_{\text{val}} - n_{\text{test}}$$
#
# An $f n$ exactly halfway between two integers does not occur, so you need not care which way it
# would be rounded.
#
# There are three things to keep to.
# - Every datum goes into **exactly one** of the three sets.
# - The rows of $X$ and of $y$ **stay in pairs**.
# - **Everything is shuffled evenly** before the split. In a file that is in order of time or of
#   class, the front and the end are different worlds. The rows of each set stand in the shuffled
#   order as well. Randomness comes from `rng` only.
#
# **Shapes** The result is three pairs, `((X_train, y_train), (X_val, y_val), (X_test, y_test))`. A
# set whose share is $0$ is arrays of length $0$. Rows of `X` may have any shape, and integer labels
# stay integers.
#
# **A number** With $n = 13$ and `fractions` $= (0.6, 0.2, 0.2)$, $0.2 \times 13 = 2.6$, so $3$ go
# to validation, $3$ to the test and $7$ to training
#
# **Slide** D4, `데이터셋(Dataset)`. D2, `딥러닝 검증 방법` and `성능 평가`


# %% train_val_test_split
def train_val_test_split(X, y, fractions, rng):
    """X, y → ((X_train, y_train), (X_val, y_val), (X_test, y_test))

    ko: X: (n, ...) 데이터, y: (n, ...) 정답, fractions: 학습, 검증, 테스트의 비율, 합은 1
    ko: rng: np.random.Generator, 난수는 여기서만 뽑습니다
    ko: 반환: 짝 셋. 모든 데이터가 섞여서 꼭 한 곳에 들어갑니다
    en: X: (n, ...) data, y: (n, ...) answers, fractions: the shares of the sets, adding up to 1
    en: rng: np.random.Generator, the only source of randomness
    en: Returns three pairs; every datum is in exactly one of them, shuffled
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    n_val, n_test = round(fractions[1] * len(X)), round(fractions[2] * len(X))
    val, test, train = np.split(order, [n_val, n_val + n_test])
    return (X[train], y[train]), (X[val], y[val]), (X[test], y[test])
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    numbers = np.arange(40)
    sets = train_val_test_split(numbers, numbers, (0.6, 0.2, 0.2), np.random.default_rng(6))
    figures.draw_split([X for X, _ in sets], language=language).show()

# %% [markdown] lang="ko"
# ## 7. `k_fold_indices` ★★★ 24분
# D2의 말을 그대로 옮기면, Train과 Test로만 나누면 Test set에 과적합되어 실제 데이터에서 성능이
# 낮아질 수 있습니다. 그렇다고 검증 세트를 따로 떼면 학습할 데이터가 줄고, 하필 어떤 데이터가
# 뽑혔는지에 점수가 흔들립니다. **교차 검증**은 데이터를 $k$ 개의 **폴드**로 나누고, 돌아가며 폴드
# 하나는 검증에, 나머지는 학습에 씁니다. 점수 $k$ 개의 평균이 모델의 점수입니다.
#
# $$\text{val}_1 \cup \text{val}_2 \cup \dots \cup \text{val}_k = \{0, 1, \dots, n - 1\}$$
# $$\text{train}_i = \{0, 1, \dots, n - 1\} \setminus \text{val}_i$$
#
# - 검증 폴드들은 서로 **겹치지 않고**, 모두 모으면 전체입니다.
# - 폴드의 크기는 서로 **많아야 1** 다릅니다. 나머지를 마지막 폴드에 몰아 주지도, 버리지도 않습니다.
# - 전체를 **한 번** 고르게 섞은 다음 나눕니다. 어느 행이든 어느 폴드에나 들 수 있어야 합니다.
#   난수는 `rng`에서만 뽑습니다.
#
# **크기** 데이터가 아니라 **행 번호**를 돌려줍니다. `(train, val)` 튜플 $k$ 개의 리스트이고,
# `train`과 `val`은 정수 배열입니다. $2 \le k \le n$ 입니다.
#
# **숫자 예** $n = 10$, $k = 3$ 이면 검증 폴드의 크기는 $4, 3, 3$ (순서는 상관없습니다), 그때 학습은
# $6, 7, 7$
#
# **슬라이드** D2, `교차 검증`

# %% [markdown] lang="en"
# ## 7. `k_fold_indices` ★★★ 24 minutes
# D2 puts it like this: with a training and a test set alone, we may over-fit the test set and do
# worse on real data. Yet a validation set of its own leaves less to train on, and the score depends
# on which data happened to be drawn. **Cross-validation** divides the data into $k$ **folds**; each
# in turn is used to validate, the others to train. The mean of the $k$ scores is the model's score.
#
# $$\text{val}_1 \cup \text{val}_2 \cup \dots \cup \text{val}_k = \{0, 1, \dots, n - 1\}$$
# $$\text{train}_i = \{0, 1, \dots, n - 1\} \setminus \text{val}_i$$
#
# - The validation folds **do not overlap**, and together they are everything.
# - The folds' sizes differ by **1 at most**. What is left over is neither piled onto the last fold
#   nor dropped.
# - Everything is shuffled evenly **once**, then divided: any row may be in any fold. Randomness
#   comes from `rng` only.
#
# **Shapes** What is returned is not data but **row numbers**: a list of $k$ tuples `(train, val)`,
# where `train` and `val` are arrays of integers. $2 \le k \le n$.
#
# **A number** With $n = 10$ and $k = 3$ the validation folds have the sizes $4, 3, 3$ (in any
# order), and there are $6, 7, 7$ to train on
#
# **Slide** D2, `교차 검증`


# %% k_fold_indices
def k_fold_indices(n, k, rng):
    """0 ... n - 1 → [(train, val), ...]

    ko: n: 데이터의 수, k: 폴드의 수, rng: np.random.Generator, 난수는 여기서만 뽑습니다
    ko: 반환: (train, val) 튜플 k개의 리스트, 둘 다 정수 배열(행 번호)
    en: n: the number of data, k: the number of folds, rng: the only source of randomness
    en: Returns a list of k tuples (train, val), both arrays of integers (row numbers)
    """
    ### BEGIN SOLUTION
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), fold) for i, fold in enumerate(folds)]
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    folds = k_fold_indices(23, 5, np.random.default_rng(7))
    figures.draw_folds(folds, language=language).show()

# %% [markdown] lang="ko"
# ## 8. `accuracy` ★☆☆ 4분
# 이제 점수를 매깁니다. 모델을 고르려면 **객관적인 성능 측정**이 있어야 합니다. **정확도**는 맞힌
# 데이터의 비율입니다.
#
# $$\text{accuracy} = \frac{1}{n} \sum_{i=1}^{n} [\,\hat{y}_i = y_i\,]$$
#
# 대괄호는 안의 말이 맞으면 $1$, 틀리면 $0$ 입니다. 손님 $100$ 명 가운데 $95$ 명이 사지 않았다면,
# 모두 "안 산다"고 답하는 모델의 정확도는 $0.95$ 입니다. 아무것도 배우지 않았는데도요. 그래서 아래의
# 지표들이 필요합니다.
#
# **크기** `y_true`, `y_pred`는 $(n,)$, $n \ge 1$. 결과는 숫자 하나입니다.
#
# **숫자 예** 8번부터 12번까지 같은 예를 씁니다. $y =$ `[1, 0, 1, 1, 0, 1]`, $\hat{y} =$
# `[1, 1, 0, 1, 0, 0]`이면 셋을 맞혔으므로 $0.5$
#
# **슬라이드** D2, `성능 평가` — `Accuracy & Precision`

# %% [markdown] lang="en"
# ## 8. `accuracy` ★☆☆ 4 minutes
# Now for the marks. To choose between models we have to **measure how good they are, objectively**.
# **Accuracy** is the share of data that were predicted right.
#
# $$\text{accuracy} = \frac{1}{n} \sum_{i=1}^{n} [\,\hat{y}_i = y_i\,]$$
#
# The square brackets are $1$ where what is in them holds, and $0$ where not. If $95$ of $100$
# customers did not buy, then a model that always says "will not buy" has an accuracy of $0.95$
# without having learnt a thing. That is why we need the measures below.
#
# **Shapes** `y_true` and `y_pred` are $(n,)$ with $n \ge 1$. The result is a single number.
#
# **A number** Exercises 8 to 12 share one example. With $y =$ `[1, 0, 1, 1, 0, 1]` and $\hat{y} =$
# `[1, 1, 0, 1, 0, 0]`, three are right, so it is $0.5$
#
# **Slide** D2, `성능 평가` — `Accuracy & Precision`


# %% accuracy
def accuracy(y_true, y_pred):
    """Σ [ŷ = y] / n

    ko: y_true: (n,) 실제 정답, y_pred: (n,) 예측
    ko: 반환: 0 이상 1 이하의 숫자 하나
    en: y_true: (n,) right answers, y_pred: (n,) predictions
    en: Returns a single number from 0 to 1
    """
    ### BEGIN SOLUTION
    return np.mean(np.asarray(y_true) == np.asarray(y_pred))
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `confusion_matrix` ★★☆ 16분
# 정확도는 얼마나 틀렸는지만 말하고 **무엇을 무엇으로** 틀렸는지는 말하지 않습니다. **혼동
# 행렬**(Confusion matrix)은 실제 부류가 $i$ 인데 $j$ 라고 예측한 데이터가 몇 개인지 셉니다. 부류가
# $c$ 개이면 $c \times c$ 표가 되고, 대각선이 맞힌 것입니다.
#
# $$C_{ij} = \sum_{m=1}^{n} [\, y_m = i \ \text{and}\ \hat{y}_m = j \,]$$
#
# **행이 실제 정답, 열이 예측**입니다. 책에 따라 반대로 그리기도 하니 남의 표를 볼 때는 먼저
# 확인하세요. 부류가 둘일 때 네 칸에는 이름이 있습니다.
#
# | 실제 \ 예측 | 0 (음성) | 1 (양성) |
# |---|---|---|
# | 0 (음성) | TN | FP |
# | 1 (양성) | FN | TP |
#
# **크기** `y_true`, `y_pred`는 $(n,)$, 결과는 $(c, c)$ **정수** 배열, $c$ 는 `n_classes`입니다.
# 나오지 않은 부류의 행과 열은 $0$ 입니다.
#
# **숫자 예** 위의 예는 `[[1, 1], [2, 2]]`. 부류가 셋인 $y =$ `[0, 1, 2, 2, 1]`, $\hat{y} =$
# `[0, 2, 2, 1, 1]`은 `[[1, 0, 0], [0, 1, 1], [0, 1, 1]]`
#
# **슬라이드** D2, `성능 평가` — `Confusion matrix`와 `부류가 c개인 경우`

# %% [markdown] lang="en"
# ## 9. `confusion_matrix` ★★☆ 16 minutes
# Accuracy tells how much is wrong, but not **what was taken for what**. The **confusion matrix**
# counts how many data of class $i$ were predicted to be of class $j$. With $c$ classes it is a
# $c \times c$ table, and its diagonal is what was right.
#
# $$C_{ij} = \sum_{m=1}^{n} [\, y_m = i \ \text{and}\ \hat{y}_m = j \,]$$
#
# **Rows are the right answers, columns the predictions.** Some books draw it the other way round,
# so look first when you read somebody else's table. With two classes, its four cells have names.
#
# | truth \ predicted | 0 (negative) | 1 (positive) |
# |---|---|---|
# | 0 (negative) | TN | FP |
# | 1 (positive) | FN | TP |
#
# **Shapes** `y_true` and `y_pred` are $(n,)$, the result is a $(c, c)$ array of **integers**, where
# $c$ is `n_classes`. Rows and columns of classes that do not appear are $0$.
#
# **A number** The example above gives `[[1, 1], [2, 2]]`. With three classes, $y =$
# `[0, 1, 2, 2, 1]` and $\hat{y} =$ `[0, 2, 2, 1, 1]` give `[[1, 0, 0], [0, 1, 1], [0, 1, 1]]`
#
# **Slide** D2, `성능 평가` — `Confusion matrix` and `부류가 c개인 경우`


# %% confusion_matrix
def confusion_matrix(y_true, y_pred, n_classes):
    """C[i, j] = Σ [y = i and ŷ = j]

    ko: y_true, y_pred: (n,) 정수 0 ... n_classes - 1, n_classes: 부류의 수 c
    ko: 반환: (c, c) 정수, 행은 실제 정답, 열은 예측
    en: y_true, y_pred: (n,) ints 0 ... n_classes - 1, n_classes: the number of classes c
    en: Returns (c, c) ints, rows are right answers, columns are predictions
    """
    ### BEGIN SOLUTION
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `precision` ★★☆ 12분
# 스팸 메일함에 들어간 편지가 정말 스팸일까요? **정밀도**는 양성이라고 **예측한 것** 가운데 정말
# 양성인 것의 비율입니다. 잘못 가두는 것이 큰일일 때 봅니다.
#
# $$\text{precision} = \frac{TP}{TP + FP}$$
#
# 어느 레이블이 양성인지는 `positive`가 정합니다. 나머지 레이블은 `positive`보다 크든 작든 모두
# 음성입니다. 양성이라고 **한 번도 예측하지 않았다면** $0$ 입니다.
#
# **크기** `y_true`, `y_pred`는 $(n,)$, 결과는 숫자 하나입니다.
#
# **숫자 예** 위의 예에서 양성이라고 한 셋 가운데 둘이 맞으므로 $2 / 3 = 0.6666667$
#
# **슬라이드** D2, `성능 평가` — `Accuracy & Precision`과 `성능 측정 기준`

# %% [markdown] lang="en"
# ## 10. `precision` ★★☆ 12 minutes
# Are the letters in the spam folder really spam? **Precision** is the share of truly positive data
# among those **predicted** positive. Look at it where locking up the innocent is serious.
#
# $$\text{precision} = \frac{TP}{TP + FP}$$
#
# Which label is the positive one is said by `positive`; all other labels, larger or smaller, are
# negative. If nothing was **ever predicted** positive, it is $0$.
#
# **Shapes** `y_true` and `y_pred` are $(n,)$, the result is a single number.
#
# **A number** In the example above two of the three predicted positive are right, so it is
# $2 / 3 = 0.6666667$
#
# **Slide** D2, `성능 평가` — `Accuracy & Precision` and `성능 측정 기준`


# %% precision
def precision(y_true, y_pred, positive=1):
    """TP / (TP + FP)

    ko: y_true, y_pred: (n,) 레이블, positive: 양성인 레이블
    ko: 반환: 숫자 하나. 양성이라고 예측한 것이 없으면 0
    en: y_true, y_pred: (n,) labels, positive: the label that is positive
    en: Returns a single number; 0 when nothing was predicted positive
    """
    ### BEGIN SOLUTION
    predicted = np.asarray(y_pred) == positive
    hits = np.sum(predicted & (np.asarray(y_true) == positive))
    return hits / predicted.sum() if predicted.any() else 0.0
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 11. `recall` ★☆☆ 6분
# 병원의 검사가 환자를 얼마나 찾아냈을까요? **재현율**은 정말 **양성인 것** 가운데 양성이라고 예측한
# 것의 비율입니다. 놓치는 것이 큰일일 때 봅니다.
#
# $$\text{recall} = \frac{TP}{TP + FN}$$
#
# `positive`는 `precision`에서와 같습니다. 정말 양성인 것이 **하나도 없다면** $0$ 입니다.
#
# **크기** `y_true`, `y_pred`는 $(n,)$, 결과는 숫자 하나입니다.
#
# **숫자 예** 위의 예에서 양성 넷 가운데 둘을 찾았으므로 $2 / 4 = 0.5$
#
# **슬라이드** D2, `성능 평가` — `성능 측정 기준`

# %% [markdown] lang="en"
# ## 11. `recall` ★☆☆ 6 minutes
# How many of the sick did the test find? **Recall** is the share of data predicted positive among
# those that **are** positive. Look at it where missing one is serious.
#
# $$\text{recall} = \frac{TP}{TP + FN}$$
#
# `positive` is as in `precision`. If there is **no** positive datum at all, it is $0$.
#
# **Shapes** `y_true` and `y_pred` are $(n,)$, the result is a single number.
#
# **A number** In the example above two of the four positive data were found, so it is $2 / 4 = 0.5$
#
# **Slide** D2, `성능 평가` — `성능 측정 기준`


# %% recall
def recall(y_true, y_pred, positive=1):
    """TP / (TP + FN)

    ko: y_true, y_pred: (n,) 레이블, positive: 양성인 레이블
    ko: 반환: 숫자 하나. 양성인 것이 없으면 0
    en: y_true, y_pred: (n,) labels, positive: the label that is positive
    en: Returns a single number; 0 when there is nothing positive
    """
    ### BEGIN SOLUTION
    actual = np.asarray(y_true) == positive
    hits = np.sum(actual & (np.asarray(y_pred) == positive))
    return hits / actual.sum() if actual.any() else 0.0
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 12. `f1`† ★☆☆ 8분
# 모두 양성이라고 하면 재현율은 $1$, 확실한 하나만 양성이라고 하면 정밀도는 $1$ 이 되기 쉽습니다.
# **F1**은 둘의 **조화평균**이어서, 하나라도 $0$ 에 가까우면 함께 $0$ 에 가까워집니다.
#
# $$F_1 = \frac{2 \cdot \text{precision} \cdot \text{recall}}{\text{precision} + \text{recall}}$$
#
# 둘이 모두 $0$ 이면 $0$ 입니다. `positive`는 `precision`에서와 같습니다.
#
# **크기** `y_true`, `y_pred`는 $(n,)$, 결과는 숫자 하나입니다.
#
# **숫자 예** 위의 예에서 $\frac{2 \cdot 2/3 \cdot 1/2}{2/3 + 1/2} = \frac{4}{7} = 0.5714286$.
# 보통의 평균 $0.5833333$ 보다 작습니다.
#
# **출처** 슬라이드에는 없습니다. 정보 검색에서 온 지표입니다(van Rijsbergen, 1979).

# %% [markdown] lang="en"
# ## 12. `f1`† ★☆☆ 8 minutes
# Call everything positive, and recall is $1$; call only the one surest thing positive, and
# precision is likely to be $1$. **F1** is their **harmonic mean**: if one of them is near $0$, so
# is F1.
#
# $$F_1 = \frac{2 \cdot \text{precision} \cdot \text{recall}}{\text{precision} + \text{recall}}$$
#
# If both are $0$, it is $0$. `positive` is as in `precision`.
#
# **Shapes** `y_true` and `y_pred` are $(n,)$, the result is a single number.
#
# **A number** In the example above
# $\frac{2 \cdot 2/3 \cdot 1/2}{2/3 + 1/2} = \frac{4}{7} = 0.5714286$, less than the plain mean,
# $0.5833333$.
#
# **Source** It is not on the slides. The measure comes from information retrieval (van Rijsbergen,
# 1979).


# %% f1
def f1(y_true, y_pred, positive=1):
    """2 · precision · recall / (precision + recall)

    ko: y_true, y_pred: (n,) 레이블, positive: 양성인 레이블
    ko: 반환: 숫자 하나. 정밀도와 재현율이 모두 0이면 0
    en: y_true, y_pred: (n,) labels, positive: the label that is positive
    en: Returns a single number; 0 when precision and recall are both 0
    """
    ### BEGIN SOLUTION
    p = precision(y_true, y_pred, positive)
    r = recall(y_true, y_pred, positive)
    return 2 * p * r / (p + r) if p + r else 0.0
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 13. `predict_sales` ★★☆ 20분
# 이제 D4의 첫 표입니다. 가게 자리의 특징 넷으로 **매출액**을 예측합니다. D4의 말대로 각각의 요소에
# **가중치**를 주고 **편향**을 더하는, 활성화 함수 없는 노드 하나입니다.
#
# $$\hat{y} = w_1 z_1 + w_2 z_2 + w_3 z_3 + w_4 z_4 + b$$
#
# 두 걸음입니다. 먼저 `standardize`로 학습 데이터와 새 데이터를 표준화합니다. 다음으로 학습 데이터의
# 제곱 오차를 가장 작게 하는 $w$ 와 $b$ 를 찾습니다.
#
# $$(w, b) = \arg\min \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$
#
# $Z$ 옆에 $1$ 로 된 열을 하나 붙이면 $b$ 도 가중치 하나가 되어, `np.linalg.lstsq`나
# `np.linalg.pinv`로 $w$ 와 $b$ 를 한꺼번에 구할 수 있습니다. 표준화한 열은 합이 $0$ 이므로 $b$ 는
# 언제나 $y$ 의 평균이 됩니다.
#
# D4의 표처럼 데이터가 특징보다 적으면 답이 **여럿**입니다. 그때는 가중치가 가장 작은 것, 곧
# $\sum_j w_j^2$ 이 가장 작은 것을 고릅니다. 위의 두 함수가 바로 그 답을 줍니다($Z^T Z$ 의 역행렬은
# 이때 없습니다).
#
# **크기** `X_train`은 $(n, d)$, `y_train`은 $(n,)$, `X_new`는 $(m, d)$, 결과는 $(m,)$ 예측값입니다.
# $n \ge 1$ 입니다.
#
# **숫자 예** D4의 두 줄을 표준화하면 `[[1, 1, -1, 1], [-1, -1, 1, -1]]`이고 $b = 27.5$, $w =$
# `[3.125, 3.125, -3.125, 3.125]`. 두 가게를 다시 넣으면 $27.5 \pm 12.5$, 곧 $40$ 과 $15$ 가 꼭
# 나오고, 새 가게 `[24, 2, 15, 3]`은 $z =$ `[0, 1, 0, 0]`이므로 $30.625$
#
# **슬라이드** D4, `인공 신경망의 활용 예시`(마트 매출 예측)

# %% [markdown] lang="en"
# ## 13. `predict_sales` ★★☆ 20 minutes
# Now D4's first table: predict **sales** from four features of a shop's site. As D4 says, give each
# factor a **weight** and add a **bias**: one node without an activation function.
#
# $$\hat{y} = w_1 z_1 + w_2 z_2 + w_3 z_3 + w_4 z_4 + b$$
#
# There are two steps. First standardize the training data and the new data with `standardize`. Then
# find the $w$ and $b$ that make the squared error of the training data smallest.
#
# $$(w, b) = \arg\min \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$
#
# With a column of $1$ beside $Z$, $b$ becomes one more weight, and `np.linalg.lstsq` or
# `np.linalg.pinv` find $w$ and $b$ together. Standardized columns add up to $0$, so $b$ is always
# the mean of $y$.
#
# With fewer data than features, as in D4's table, there is **more than one** answer. Then we take
# the one with the smallest weights, that is with the smallest $\sum_j w_j^2$. It is the one that
# the two functions give (there is no inverse of $Z^T Z$ in that case).
#
# **Shapes** `X_train` is $(n, d)$, `y_train` is $(n,)$, `X_new` is $(m, d)$, the result is $(m,)$
# predictions. $n \ge 1$.
#
# **A number** Standardized, D4's two rows are `[[1, 1, -1, 1], [-1, -1, 1, -1]]`, with $b = 27.5$
# and $w =$ `[3.125, 3.125, -3.125, 3.125]`. The two shops themselves give $27.5 \pm 12.5$, exactly
# $40$ and $15$, and a new shop `[24, 2, 15, 3]` has $z =$ `[0, 1, 0, 0]`, which gives $30.625$
#
# **Slide** D4, `인공 신경망의 활용 예시` (market sales)


# %% predict_sales
def predict_sales(X_train, y_train, X_new):
    """ŷ = w · z + b by least squares

    ko: X_train: (n, d) 특징, y_train: (n,) 매출액, X_new: (m, d) 새 가게의 특징
    ko: 반환: (m,) 예측한 매출액
    en: X_train: (n, d) features, y_train: (n,) sales, X_new: (m, d) features of new shops
    en: Returns (m,) predicted sales
    """
    ### BEGIN SOLUTION
    Z_train, Z_new = standardize(X_train, X_new)
    with_one = np.column_stack([Z_train, np.ones(len(Z_train))])
    *w, b = np.linalg.lstsq(with_one, y_train)[0]
    return Z_new @ w + b
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(13)
    sites = np.column_stack(
        [
            rng.uniform(14, 40, 40),
            rng.integers(1, 4, 40),
            rng.uniform(2, 30, 40),
            rng.uniform(0.5, 8, 40),
        ]
    )
    earned = 0.9 * sites[:, 0] + 4 * sites[:, 1] - 0.6 * sites[:, 2] + sites[:, 3] + 8
    earned = earned + rng.normal(0, 3, 40)
    folds, predicted = k_fold_indices(40, 5, rng), np.empty(40)
    for train, val in folds:
        predicted[val] = predict_sales(sites[train], earned[train], sites[val])
    figures.draw_sales(earned, predicted, folds, language=language).show()

# %% [markdown] lang="ko"
# ## 14. `predict_purchase` ★★★ 24분
# D4의 둘째 표에서는 손님이 스마트워치를 **살지 말지** 예측합니다. 이번에는 노드 끝에 시그모이드가
# 있어서 살 **확률**이 나옵니다. 로지스틱 회귀, 곧 활성화 함수가 시그모이드인 노드 하나입니다.
# 최소제곱처럼 한 번에 풀 수 없으므로 D4의 순서대로 경사하강법을 씁니다.
#
# $$p_i = \sigma(w \cdot z_i + b)$$
# $$w \leftarrow w - \eta\, \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i)\, z_i$$
# $$b \leftarrow b - \eta\, \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i)$$
#
# 05에서 본 이진 교차 엔트로피(평균)의 기울기입니다. `standardize`로 표준화한 다음, $w = 0$, $b = 0$
# 에서 시작해서 학습 데이터 **전체로** 한 걸음씩 `epochs`번 갑니다. $\eta$ 는 `lr`입니다. $w$ 와 $b$
# 는 **같은** $p$ 로 함께 고칩니다. 시그모이드는 02의 식이면 됩니다. 가중 입력이 $-700$ 보다 작은
# 손님은 오지 않습니다.
#
# 마지막으로 $p \ge 0.5$ 이면 산다($1$), 아니면 안 산다($0$)고 답합니다.
#
# **크기** `X_train`은 $(n, d)$, `y_train`은 $0$ 과 $1$ 의 $(n,)$, `X_new`는 $(m, d)$. 결과는
# `(p, labels)`, $(m,)$ 확률과 $(m,)$ 정수입니다. `epochs`가 $0$ 이면 모든 확률이 $0.5$ 입니다.
#
# **숫자 예** D4의 두 줄을 표준화하면 `[[1, 1, 1, 1], [-1, -1, -1, -1]]`. `lr` $= 1$ 로 한 걸음:
# $p = 0.5$ 이므로 $w =$ `[0.5, 0.5, 0.5, 0.5]`, $b = 0$. 두 손님의 확률은 $\sigma(2) = 0.8807971$,
# $\sigma(-2) = 0.1192029$, 레이블은 $1$ 과 $0$
#
# **슬라이드** D4, `인공 신경망의 활용 예시`(스마트워치 구매 예측). 구매 O는 $1$, X는 $0$ 으로
# 적습니다.

# %% [markdown] lang="en"
# ## 14. `predict_purchase` ★★★ 24 minutes
# In D4's second table the question is whether a customer **will buy** a smartwatch. Now the node
# ends in a sigmoid and gives the **probability** of buying. This is logistic regression: one node
# whose activation is the sigmoid. Unlike least squares it has no solution in one go, so it takes
# gradient descent, in the order of D4.
#
# $$p_i = \sigma(w \cdot z_i + b)$$
# $$w \leftarrow w - \eta\, \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i)\, z_i$$
# $$b \leftarrow b - \eta\, \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i)$$
#
# These are the gradients of the (mean) binary cross-entropy of 05. After standardizing with
# `standardize`, start from $w = 0$, $b = 0$ and take `epochs` steps, each with **all** training
# data. $\eta$ is `lr`. Both $w$ and $b$ are corrected with **the same** $p$. 02's formula of the
# sigmoid will do: no customer's weighted input is below $-700$.
#
# In the end the answer is "will buy" ($1$) where $p \ge 0.5$, and "will not" ($0$) elsewhere.
#
# **Shapes** `X_train` is $(n, d)$, `y_train` is $(n,)$ of $0$ and $1$, `X_new` is $(m, d)$. The
# result is `(p, labels)`, $(m,)$ probabilities and $(m,)$ integers. When `epochs` is $0$, all
# probabilities are $0.5$.
#
# **A number** Standardized, D4's two rows are `[[1, 1, 1, 1], [-1, -1, -1, -1]]`. One step with
# `lr` $= 1$: $p = 0.5$, so $w =$ `[0.5, 0.5, 0.5, 0.5]` and $b = 0$. The two customers'
# probabilities are $\sigma(2) = 0.8807971$ and $\sigma(-2) = 0.1192029$, their labels $1$ and $0$
#
# **Slide** D4, `인공 신경망의 활용 예시` (smartwatch purchases). O is written as $1$, X as $0$.


# %% predict_purchase
def predict_purchase(X_train, y_train, X_new, lr, epochs):
    """p = σ(w · z + b) by gradient descent

    ko: X_train: (n, d) 특징, y_train: (n,) 0 또는 1, X_new: (m, d) 새 손님, lr: 학습률
    ko: epochs: 학습 데이터 전체로 가는 걸음의 수
    ko: 반환: (p, labels), (m,) 확률과 (m,) 정수 0 또는 1
    en: X_train: (n, d) features, y_train: (n,) 0 or 1, X_new: (m, d) new customers
    en: lr: the learning rate, epochs: the number of steps with all training data
    en: Returns (p, labels), (m,) probabilities and (m,) ints 0 or 1
    """
    ### BEGIN SOLUTION
    Z_train, Z_new = standardize(X_train, X_new)
    w, b = np.zeros(len(Z_train.T)), 0
    for _ in range(epochs):
        error = 1 / (1 + np.exp(-(Z_train @ w + b))) - y_train
        w, b = w - lr * error @ Z_train / len(error), b - lr * error.mean()
    p = 1 / (1 + np.exp(-(Z_new @ w + b)))
    return p, (p >= 0.5).astype(int)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 움직이는 그림: 문턱값, 정밀도와 재현율
# 확률이 **문턱값** 이상인 손님을 산다고 답합니다. 지어낸 손님 $240$ 명 가운데 검증 데이터로 뽑힌
# $60$ 명을 봅니다. **먼저 예상해 보세요.**
# - 문턱값을 올리면 재현율이 오를 수도 있나요? 정밀도가 내려갈 수도 있나요?
# - 문턱값이 $0.05$ 이면 재현율은 얼마쯤일까요? 그때 정밀도는 무엇에 가까울까요?

# %% [markdown] lang="en"
# ### A picture that moves: the threshold, precision and recall
# Customers count as buyers when their probability reaches the **threshold**. Of $240$ customers
# made up, these are the $60$ that went to the validation data. **Predict first.**
# - As the threshold rises, can recall ever rise? Can precision ever fall?
# - With a threshold of $0.05$, about how large is recall? What is precision close to then?

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(14)
    people = np.column_stack(
        [
            rng.normal(170, 7, 240),
            rng.uniform(18, 60, 240),
            rng.normal(5800, 1100, 240),
            rng.uniform(100, 3000, 240),
        ]
    )
    wish = (people[:, 2] - 5800) / 700 + (people[:, 3] - 1500) / 600 - (people[:, 1] - 38) / 15
    buys = (wish + rng.logistic(0, 0.8, 240) > 1).astype(int)
    train, val, test = train_val_test_split(people, buys, (0.5, 0.25, 0.25), rng)
    p_val, _ = predict_purchase(*train, val[0], 0.5, 200)
    measures = {"precision": precision, "recall": recall, "f1": f1}
    figures.slide_threshold(val[1], p_val, measures, language=language).show()

# %% [markdown] lang="ko"
# ### 그림: 문턱값을 어디에 둘까
# $0.5$ 는 약속일 뿐입니다. 문턱값을 낮추면 산다고 답하는 손님이 늘어 재현율이 오르고 정밀도는 대개
# 내려갑니다. 문턱값도 **고르는** 것이므로 **검증 데이터**에서 F1이 가장 큰 것을 고르고, 그렇게 고른
# 모델을 테스트 데이터로 **한 번만** 잽니다. 나눈 세 세트가 모두 쓰였습니다. 먼저 예상해 보세요:
# 검증 데이터에서 고른 F1과 테스트 데이터의 F1 가운데 어느 쪽이 더 클까요?

# %% [markdown] lang="en"
# ### Figure: where to put the threshold
# $0.5$ is just a convention. With a lower threshold more customers count as buyers: recall rises,
# and precision mostly falls. A threshold is **chosen** as well, so we take the one with the largest
# F1 on the **validation data** and measure what we have chosen **once** on the test data. All three
# sets have been used. Guess first: which F1 will be larger, that of the validation data by which we
# chose, or that of the test data?

# %% tags=["demo"]
with once_solved(language=language):
    thresholds = [round(0.05 * step, 2) for step in range(1, 20)]
    answers = [(p_val >= threshold).astype(int) for threshold in thresholds]
    curves = {
        measure.__name__: [measure(val[1], answer) for answer in answers]
        for measure in (precision, recall, f1)
    }
    best = thresholds[int(np.argmax(curves["f1"]))]
    figures.draw_thresholds(thresholds, curves, best, language=language).show()

# %% tags=["demo"]
with once_solved(language=language):
    p, _ = predict_purchase(*train, test[0], 0.5, 200)
    labels = (p >= best).astype(int)
    scores = {
        "accuracy": accuracy(test[1], labels),
        "precision": precision(test[1], labels),
        "recall": recall(test[1], labels),
        "f1": f1(test[1], labels),
    }
    counts = confusion_matrix(test[1], labels, 2)
    figures.draw_confusion_matrix(counts, scores, language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# `predict_purchase`의 `lr`과 `epochs`를 `k_fold_indices`로 골라 보세요. 검증 데이터 한 세트로 고른
# 것과 같은가요? 폴드마다 점수가 얼마나 다른가요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Choose `lr` and `epochs` of `predict_purchase` with `k_fold_indices`. Are they those that a single
# validation set chooses? How much do the scores of the folds differ?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 누군가 D4의 순서대로 데이터 **전체**를 먼저 표준화한 다음 나누었습니다. 데이터가
#    $1{,}000{,}000$ 개일 때와 $10$ 개일 때 점수는 얼마나 달라질까요? 어느 쪽에서 더 위험할까요?
# 2. 손님의 $5\,\%$ 만 사는 가게에서, 모두 "안 산다"고 답하는 모델의 정확도, 정밀도, 재현율, F1은
#    각각 얼마일까요? 먼저 종이에 구하고 여러분의 함수로 확인해 보세요.
# 3. (손으로 채점합니다) 어떤 팀이 모델 $50$ 개를 만들어 모두 테스트 데이터로 재 보고, 가장 좋은
#    것을 골라 그 점수를 그대로 보고했습니다. 이 점수는 왜 믿을 수 없는지, 검증 데이터나 교차 검증을
#    쓰면 무엇이 달라지는지 세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. Somebody followed D4's order, standardized **all** data first and split them afterwards. How
#    much does the score change with $1{,}000{,}000$ data, and with $10$? Where is it more
#    dangerous?
# 2. In a shop where only $5\,\%$ of the customers buy, a model says "will not buy" to everybody.
#    What are its accuracy, precision, recall and F1? Work them out on paper first, then look with
#    your functions.
# 3. (Graded by hand) A team made $50$ models, measured all of them on the test data, took the best
#    and reported that very score. Explain in three to five sentences why this score cannot be
#    believed, and what validation data or cross-validation would change.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
