# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/09_data_and_evaluation/evaluation.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/09_data_and_evaluation")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"

# %% [markdown]
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


# %% [markdown]
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

    X: (n, d) with np.nan for what is missing, strategy: "mean" or "median"
    Returns a new (n, d) array without nan; a column with nothing known becomes 0
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: impute_missing")


# %% check_impute_missing
check(impute_missing)


# %% [markdown]
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

    X: (n, d)
    Returns a new (n, d) array, each column pulled back to its fences
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: clip_outliers")


# %% check_clip_outliers
check(clip_outliers)

# %% tags=["demo"]
with once_solved(language=language):
    rng = np.random.default_rng(1)
    areas = np.concatenate([rng.normal(26, 5, 40), [2, 62, 75]])
    clipped = clip_outliers(areas[:, np.newaxis])
    figures.draw_clipping(areas, clipped, language=language).show()


# %% [markdown]
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

    X_train: (n, d), X_test: (m, d); statistics come from X_train only
    Returns (Z_train, Z_test), (n, d) and (m, d)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: standardize")


# %% check_standardize
check(standardize)


# %% [markdown]
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

    X_train: (n, d), X_test: (m, d); minimum and maximum come from X_train only
    Returns (S_train, S_test), (n, d) and (m, d)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: min_max_scale")


# %% check_min_max_scale
check(min_max_scale)

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


# %% [markdown]
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

    labels: (n,) ints 0 ... n_classes - 1, n_classes: the number of classes c
    Returns (n, c) with a single 1 in each row
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: one_hot")


# %% check_one_hot
check(one_hot)


# %% [markdown]
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

    X: (n, ...) data, y: (n, ...) answers, fractions: the shares of the sets, adding up to 1
    rng: np.random.Generator, the only source of randomness
    Returns three pairs; every datum is in exactly one of them, shuffled
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_val_test_split")


# %% check_train_val_test_split
check(train_val_test_split)

# %% tags=["demo"]
with once_solved(language=language):
    numbers = np.arange(40)
    sets = train_val_test_split(numbers, numbers, (0.6, 0.2, 0.2), np.random.default_rng(6))
    figures.draw_split([X for X, _ in sets], language=language).show()


# %% [markdown]
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

    n: the number of data, k: the number of folds, rng: the only source of randomness
    Returns a list of k tuples (train, val), both arrays of integers (row numbers)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: k_fold_indices")


# %% check_k_fold_indices
check(k_fold_indices)

# %% tags=["demo"]
with once_solved(language=language):
    folds = k_fold_indices(23, 5, np.random.default_rng(7))
    figures.draw_folds(folds, language=language).show()


# %% [markdown]
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

    y_true: (n,) right answers, y_pred: (n,) predictions
    Returns a single number from 0 to 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: accuracy")


# %% check_accuracy
check(accuracy)


# %% [markdown]
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

    y_true, y_pred: (n,) ints 0 ... n_classes - 1, n_classes: the number of classes c
    Returns (c, c) ints, rows are right answers, columns are predictions
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: confusion_matrix")


# %% check_confusion_matrix
check(confusion_matrix)


# %% [markdown]
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

    y_true, y_pred: (n,) labels, positive: the label that is positive
    Returns a single number; 0 when nothing was predicted positive
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: precision")


# %% check_precision
check(precision)


# %% [markdown]
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

    y_true, y_pred: (n,) labels, positive: the label that is positive
    Returns a single number; 0 when there is nothing positive
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: recall")


# %% check_recall
check(recall)


# %% [markdown]
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

    y_true, y_pred: (n,) labels, positive: the label that is positive
    Returns a single number; 0 when precision and recall are both 0
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: f1")


# %% check_f1
check(f1)


# %% [markdown]
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

    X_train: (n, d) features, y_train: (n,) sales, X_new: (m, d) features of new shops
    Returns (m,) predicted sales
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: predict_sales")


# %% check_predict_sales
check(predict_sales)

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


# %% [markdown]
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

    X_train: (n, d) features, y_train: (n,) 0 or 1, X_new: (m, d) new customers
    lr: the learning rate, epochs: the number of steps with all training data
    Returns (p, labels), (m,) probabilities and (m,) ints 0 or 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: predict_purchase")


# %% check_predict_purchase
check(predict_purchase)

# %% [markdown]
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

# %% [markdown]
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

# %% [markdown]
# ## Further on (no points)
# Choose `lr` and `epochs` of `predict_purchase` with `k_fold_indices`. Are they those that a single
# validation set chooses? How much do the scores of the folds differ?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
