# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/00_setup/warmup.ipynb)
#
# # 00. Warming up — arrays, matrix products, slopes
#
# ## What you will be able to do
# - **Open, run, fill in and check** a notebook, on your own computer or on Colab.
# - Read the **shape** of an array, and take **sums and means** along its rows and columns.
# - Tell the matrix product `@` from the elementwise product `*`, and say what a transpose and
#   broadcasting do.
# - Test whether a function is **linear**, and measure the **slope** of a curve with two points.
#
# ## What you need first
# - Nothing. This is written as if you met NumPy and derivatives here for the first time. Having
#   used Python once makes it quicker.
#
# ## Exercises and time (about 60 minutes in all, without the installation)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `row_sums` | ★☆☆ | 8 |
# | 2 | `column_means` | ★☆☆ | 5 |
# | 3 | `transpose` | ★☆☆ | 6 |
# | 4 | `matmul` | ★★★ | 15 |
# | 5 | `hadamard` | ★☆☆ | 4 |
# | 6 | `add_bias` | ★☆☆ | 6 |
# | 7 | `is_linear` | ★★☆ | 9 |
# | 8 | `slope` | ★★☆ | 7 |

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/00_setup")

from autograder import check

# %% [markdown]
# ## Where to work
# Choose one of two. You may change from one assignment to the next.
#
# | | your own computer | Colab |
# |---|---|---|
# | you need | Python, VS Code | a browser, a Google account |
# | to install | once, the five steps below | nothing; run the first cell each time you open it |
# | what you write | stays in your folder | stays only if you **save a copy** |
# | GPU | if the computer has one | on loan, not always to be had |
# | good for | a whole term | starting today |
#
# ### On your own computer: five steps
# 1. Install **Python**: <https://www.python.org/downloads/>. Version $3.11$ or newer will do. On
#    Windows, tick `Add python.exe to PATH` on the installer's first page: it is what D1 calls
#    setting the environment variable. Open a terminal (on Windows: PowerShell) and type
#    `python3 --version` (on Windows `py --version`); if a version comes back, it worked. D1's
#    `pip --version` asks the same.
# 2. Get the **course folder**. At the GitHub address your instructor gave you, press the green
#    `Code` button → `Download ZIP`, and unpack it. If you know Git, `git clone` is better. Type
#    `cd` and a space into the terminal, drag the folder into it and press Enter: now you are in
#    that folder.
# 3. Make a **virtual environment** and switch it on. It is a Python room for this course alone:
#    whatever you install in it, the Python of your other courses stays as it is. It is made once,
#    and switched on each time you open a terminal.
#    - macOS, Linux: `python3 -m venv .venv`, then `source .venv/bin/activate`
#    - Windows: `py -m venv .venv`, then `.venv\Scripts\Activate.ps1`
#
#    It is on when the line begins with `(.venv)`.
# 4. **Install**: `pip install -e ".[notebook]"`. This brings NumPy, Jupyter, and what draws and
#    grades. Once is enough.
# 5. Install **VS Code** (<https://code.visualstudio.com/download>), look for `Python` and
#    `Jupyter` under Extensions on the left, and install both. Open the course folder with
#    `File → Open Folder`, click on `assignments/00_setup/warmup.ipynb`, and choose `.venv` at
#    `Select Kernel` in the upper right corner. If you prefer a browser, type `jupyter lab` into
#    the terminal instead of using VS Code.
#
# ### On Colab: four steps
# 1. **Open.** Press the badge `Open in Colab` at the top of the notebook, or choose
#    `File → Upload notebook` (`파일 → 노트 업로드`) at <https://colab.research.google.com>.
# 2. **Save a copy.** `File → Save a copy in Drive` (`파일 → 드라이브에 사본 저장`). Without it,
#    what you wrote is gone when you close the window.
# 3. **Run the first cell.** It installs the course and takes about a minute. When you open the
#    notebook again, run it again.
# 4. A **GPU** is of use from 11 on only, and everything works without. To have one, choose
#    `T4 GPU` at `Runtime → Change runtime type` (`런타임 → 런타임 유형 변경`). D0 says
#    `A100 GPU 를 공짜로 사용할 수 있다!` (an A100 for free), but what is lent for free is usually a
#    T4, and not always even that. An A100 has to be paid for.
#
# **Slide** D1, `3. 환경 구축` — `파이썬 설치해보기`, `tensorflow 설치하기`. D0,
# `4. Colab으로 MLP 알아보기` — `라이브러리?`

# %%
import numpy as np

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("00_setup")

# %% tags=["demo"]
language = "en"

# %% tags=["demo"]
figures.draw_computer(language=language)

# %% tags=["demo"]
figures.draw_colab(language=language)

# %% [markdown]
# ## How to use a notebook
# A notebook is a document of **cells**, one below the other. Text cells are for reading, code
# cells are for running. Click on a cell and press `Shift+Enter`: it runs, and you are at the next
# one. Later cells use what earlier ones have made, so run them in order, **from the top**.
#
# Each exercise has three cells: the text, a function with `raise NotImplementedError(...)` in it,
# and `check(...)`.
# 1. Read the text.
# 2. Delete the line `raise NotImplementedError(...)` and write your code in its place. Run it.
# 3. Run the cell `check(...)`. If something is wrong, it says what differs and asks a question.
#    Correct it, and run **both** again, the function's cell and the `check` cell.
#
# | what you see | why | what to do |
# |---|---|---|
# | `NotImplementedError` | this function is not filled in yet | fill it in, run again |
# | `NameError: name 'np' is not defined` | an earlier cell was not run | run from the top |
# | `IndentationError` | the spaces at the start of lines do not agree | four inside a function |
# | `SyntaxError` | a bracket or a `:` is missing or too many | look there and one line above |
# | `'int' object is not iterable` | you wrote `for i in n:` | `for i in range(n):` |
# | `Cannot interpret '2' as a data type` | you wrote `np.zeros(3, 2)` | `np.zeros((3, 2))` |
# | `index 3 is out of bounds` | of three, the last is number `2` | compare `for` and shape |
# | `No module named 'numpy'` | not the virtual environment | choose the kernel `.venv` |
# | `running scripts is disabled` | a setting of Windows PowerShell | type the command below first |
#
# The command for the last row: `Set-ExecutionPolicy -Scope Process RemoteSigned` (it changes that
# window only)
#
# The **drawings** are this course's own; the real screens differ a little between versions.

# %% tags=["demo"]
figures.draw_notebook(language=language)

# %% [markdown]
# ## This much Python is enough
# | you write | it means |
# |---|---|
# | `def double(x):` | make a function `double` of `x`; the indented lines below are its body |
# | `return 2 * x` | **give back** the answer and stop; in a `for` that is the first round |
# | `print(x)` | only **show** something on the screen; it gives nothing back |
# | `double(5)` | call the function; the answer is `10` |
# | `[3, 1, 2]` | a list: values in a row; the first one has number `0` |
# | `for i in range(3):` | run the indented lines below three times, with `i` being `0`, `1`, `2` |
# | `total = total + x` | the new `total` is the old one plus `x`; give it a first value before |
# | `x ** 2` | the square; not `x ^ 2` |
# | `return w, b` | give back two values together; receive them with `w, b = f(x)` |
# | `if x > 0:` | run the indented lines below only if it is so; not for arrays |
#
# A function is a value, too. After `f = double`, `f(5)` is `10` as well. In 7 and 8 you will write
# functions that take a function in this way. A short function without a name is written
# `lambda x: 2 * x`; it does just what `double` does.

# %% [markdown]
# ## Arrays and their shapes
# Nearly all data in deep learning are **arrays**: numbers in neat rows. The library for them is
# NumPy, called `np` for short. The `A` in the cell below is the matrix with which D1 explains the
# transpose. It has $3$ rows and $2$ columns.
#
# $$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}$$
#
# | you write | you get | |
# |---|---|---|
# | `A.shape` | `(3, 2)` | the **shape**: (number of rows, number of columns) |
# | `A[0]` | `[1. 2.]` | the first row; counting starts at `0` |
# | `A[0, 1]` | `2.0` | first row, second column |
# | `A[:, 1]` | `[2. 4. 6.]` | the second column; `:` means "all of them" |
# | `10 * A` | `[[10. 20.] [30. 40.] [50. 60.]]` | calculates with all elements at once |
# | `np.zeros(3)` | `[0. 0. 0.]` | an array of three times $0$ |
# | `np.zeros((3, 2))` | `[[0. 0.] [0. 0.] [0. 0.]]` | a $3 \times 2$ array of $0$; two brackets |
# | `np.array([[1, 2]])` | `[[1 2]]` | makes an array from a list; its shape is `(1, 2)` |
# | `n, d = A.shape` | | `n` becomes `3` and `d` becomes `2`; `A.shape[0]` is `3`, too |
# | `Z[0, 1] = 7.0` | | puts `7.0` into row one, column two of the array `Z` |
#
# The shape `(3,)` means three numbers in a line; `(3, 1)` is a table with $3$ rows and $1$ column.
# The numbers may be the same, but these are two different things. In this course one example is
# **one row**. $A_{ij}$ in a formula is the number in row $i$ and column $j$; in code it is
# `A[i, j]` (only that code counts from `0`).

# %%
A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

# %% [markdown]
# To fill a table place by place, put one `for` inside another. While the outer `i` is `0`, the
# inner `j` runs to its end; then `i` becomes `1`. The cell below makes the same as `10 * A`, one
# place at a time. Run it, then type `Z` into a new cell and look.

# %%
Z = np.zeros(A.shape)
for i in range(A.shape[0]):
    for j in range(A.shape[1]):
        Z[i, j] = 10 * A[i, j]


# %% [markdown]
# ## Conventions
# **Inputs stay as they are.** Every function returns a new array and leaves the ones it was given
# alone. An array that was given, or a part of one, is not new, so it is not returned. `X += b` and
# `X[0] = 1` change the array you were given, so do not use them. Only the `A.T` of 3 may be
# returned as it is.
#
# **Numbers.** Arguments are NumPy arrays or numbers; they may be integers (Python's `int`, NumPy's
# `int64`), or some integers and some not. An array may be a part of another one, such as `A[::-2]`
# or `A.T`. Calculate in float64, NumPy's default, and do not round. Results that are whole may be
# integers.
#
# **Return arrays.** Where the answer is several numbers, it must be an array and not a list.
#
# **Write it as you like.** You may compute one number after another with `for`, or use NumPy's
# functions. The same result earns the same points. torch, tensorflow, jax and sklearn cannot be
# imported.

# %% [markdown]
# ## 1. `row_sums` ★☆☆ 8 minutes
# There are three ways to add up an array: all of it, or along one **axis**. An axis is a place in
# the shape. With the shape `(3, 2)`, axis `0` has length $3$ and axis `1` has length $2$.
#
# | you write | you get | shape |
# |---|---|---|
# | `np.sum(A)` | `21.0` | one number |
# | `np.sum(A, axis=0)` | `[ 9. 12.]` | `(3, 2)` → `(2,)` |
#
# With `axis=0`, axis `0` **goes away**: the three rows are added into one, and the columns stay.
# This is D1's $\sum \delta_2$ ("the sum of all rows of the matrix"). Here it is the other way
# round: for each row, add up the numbers in it. Which axis has to go away?
#
# $$s_i = \sum_{j} X_{ij}$$
#
# $\sum_j$ means "let $j$ run from the first to the last and add everything up". With `for`, that
# is starting `total` at $0$ and adding one number after another.
#
# **Shapes** $(n, d) \to (n,)$. One number for each row.
#
# **A number** For the `A` above: $1 + 2 = 3$, $3 + 4 = 7$, $5 + 6 = 11$, so `[ 3. 7. 11.]`
#
# **Slide** D1, `5. MLP 수식으로 알아보기` — `3. 경사하강법 : 업데이트?`,
# `6. Numpy로 MLP 구현하기` (`np.sum(delta_output, axis=0)`)

# %% row_sums
def row_sums(X):
    """s_i = Σ_j X_ij

    X: an array (n, d)
    Returns an array (n,), the sum of each row
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: row_sums")


# %% check_row_sums
check(row_sums)


# %% [markdown]
# ## 2. `column_means` ★☆☆ 5 minutes
# This time the **mean of each column**. If one example is one row, one column is one **feature**.
# In D4's table of shops the columns are the floor space, the storeys, the distance to the next
# flats and to the next shop, and the mean of a column says how large these shops usually are. In
# 09 this is what you will prepare data with.
#
# $$m_j = \frac{1}{n} \sum_{i} X_{ij}$$
#
# In NumPy the mean is `np.mean`, and it takes an axis just as `np.sum` does.
#
# **Shapes** $(n, d) \to (d,)$. One number for each column.
#
# **A number** For D4's table `[[28, 2, 10, 5], [20, 1, 20, 1]]` the first column gives
# $(28 + 20) / 2 = 24$, and the answer is `[24. 1.5 15. 3. ]`
#
# **Slide** D4, `인공 신경망의 활용 예시` (predicting a shop's sales)

# %% column_means
def column_means(X):
    """m_j = (1/n) Σ_i X_ij

    X: an array (n, d)
    Returns an array (d,), the mean of each column
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: column_means")


# %% check_column_means
check(column_means)

# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_axes(A, row_sums(A), column_means(A), language=language).show()


# %% [markdown]
# ## 3. `transpose` ★☆☆ 6 minutes
# To **transpose** is to swap rows and columns: the first row becomes the first column, the second
# row the second column. This is D1's own picture:
#
# $$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix} \quad \rightarrow \quad
# A^T = \begin{pmatrix} 1 & 3 & 5 \\ 2 & 4 & 6 \end{pmatrix}$$
#
# $$(A^T)_{ji} = A_{ij}$$
#
# You may make an empty table with `np.zeros` and move one number at a time with two `for`, or look
# in the conventions for how NumPy writes this. `reshape` does not transpose: it only refills the
# numbers in reading order, which gives
# $\begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix}$.
#
# **Shapes** $(n, d) \to (d, n)$
#
# **A number** From the $3 \times 2$ matrix `A` above: `[[1. 3. 5.] [2. 4. 6.]]`, with the shape
# `(2, 3)`
#
# **Slide** D1, `5. MLP 수식으로 알아보기` — `3. 경사하강법 : 업데이트?` (what a transpose is)

# %% transpose
def transpose(A):
    """(Aᵀ)_ji = A_ij

    A: an array (n, d)
    Returns an array (d, n), rows and columns swapped
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: transpose")


# %% check_transpose
check(transpose)


# %% [markdown]
# ## 4. `matmul` ★★★ 15 minutes
# The calculation that deep learning does most of all, the **matrix product**. The number in row
# $i$ and column $j$ of the answer comes from **row** $i$ of the first matrix and **column** $j$ of
# the second: multiply what stands in the same place, and add it all up.
#
# $$C_{ij} = \sum_{k} A_{ik} B_{kj}$$
#
# Write it with three `for`. The two outer ones choose a place of the answer (`i` and `j`), the
# inner one (`k`) adds up what goes there. For each place the sum starts again from $0$. Make the
# table for the answer with `np.zeros`; its shape comes from `A.shape` and `B.shape`.
#
# When it works, try to make the body one line: in NumPy, `A @ B` does the same. So does the
# `np.dot(X, W1)` in D1's code, where two tables are multiplied. One line earns the same points;
# but write it with `for` once, and you will see why when shapes do not fit in 02.
#
# **Shapes** $(n, m) \cdot (m, p) \to (n, p)$. The two inner numbers ($m$) **must be the same**,
# and go away. So `A @ B` and `B @ A` differ; often only one of them can be computed.
#
# **A number** D1's hidden layer: in `[[1, 0]] @ [[0.1, 0.2], [0.3, 0.4]]` the first place is
# $1 \times 0.1 + 0 \times 0.3 = 0.1$ and the second is $1 \times 0.2 + 0 \times 0.4 = 0.2$, so
# `[[0.1 0.2]]`. D1's output layer: `[[0.646, 0.690]] @ [[0.7], [0.8]]` has one place,
# $0.4522 + 0.552 = 1.0042$
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (let us follow the numbers)

# %% matmul
def matmul(A, B):
    """C_ij = Σ_k A_ik B_kj

    A: an array (n, m), B: an array (m, p)
    Returns an array (n, p)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: matmul")


# %% check_matmul
check(matmul)

# %% tags=["demo"]
with once_solved(language=language):
    left, right = np.array([[1.0, 2.0, 0.0], [3.0, 1.0, 2.0]]), A
    figures.draw_matmul(left, right, matmul(left, right), language=language).show()


# %% [markdown]
# ## 5. `hadamard` ★☆☆ 4 minutes
# There is one more product. The **elementwise product** of two arrays of the same shape multiplies
# what stands in the same place. Nothing is added, so the shape stays. D1 writes $\odot$ for it and
# calls it the Hadamard product.
#
# $$(A \odot B)_{ij} = A_{ij} B_{ij}$$
#
# | | code | what it does | shapes |
# |---|---|---|---|
# | matrix product | `A @ B` | rows times columns, added up | $(n, m) \cdot (m, p) \to (n, p)$ |
# | elementwise product | `A * B` | place by place | $(n, d) \odot (n, d) \to (n, d)$ |
#
# If you take one for the other and the shapes happen to fit, there is no error. That makes it a
# mistake that is hard to find.
#
# **Shapes** Both arrays have the same shape (with any number of axes), and so has the answer.
#
# **A number** D1's $\delta_1$: the elementwise product of `[0.0103, 0.0118]` and `[0.229, 0.214]`
# is `[0.0023587 0.0025252]`. The slide prints the rounded `[0.0024, 0.0025]`.
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (backward step 2, the hidden
# layer's delta)

# %% hadamard
def hadamard(A, B):
    """(A ⊙ B)_ij = A_ij B_ij

    A, B: arrays of the same shape
    Returns an array of that shape
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: hadamard")


# %% check_hadamard
check(hadamard)


# %% [markdown]
# ## 6. `add_bias` ★☆☆ 6 minutes
# After the matrix product, a network adds a **bias**: the same `b` to every row. But `X` has the
# shape $(n, d)$ and `b` has $(d,)$. Can they be added, with different shapes?
#
# NumPy compares shapes **from the right end**. Where the lengths are equal, or one of them is $1$
# or missing, the shorter one is repeated until it fits. This is **broadcasting**.
#
# | shape of `X` | shape of `b` | the sum |
# |---|---|---|
# | `(3, 2)` | `(2,)` | `(3, 2)`: `b` is repeated **for every row** |
# | `(3, 2)` | `(3, 1)` | `(3, 2)`: `b` is repeated for every column |
# | `(3, 2)` | `(3,)` | an error: at the right end, $2$ and $3$ differ |
#
# $$Z_{ij} = X_{ij} + b_j$$
#
# **Shapes** $(n, d) + (d,) \to (n, d)$. `X` must stay as it was; `X += b` changes the `X` you were
# given.
#
# **A number** D1's hidden layer: `[[0.1, 0.2]]` and `[0.5, 0.6]` add up to `[[0.6 0.8]]`. The `A`
# above and `[10, 20]` add up to `[[11. 22.] [13. 24.] [15. 26.]]`
#
# **Slide** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` ($Z_1 = XW_1 + b_1$)

# %% add_bias
def add_bias(X, b):
    """Z_ij = X_ij + b_j

    X: an array (n, d), b: an array (d,)
    Returns an array (n, d); X stays as it is
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: add_bias")


# %% check_add_bias
check(add_bias)

# %% tags=["demo"]
with once_solved(language=language):
    shift = np.array([10.0, 20.0])
    figures.draw_broadcast(A, shift, add_bias(A, shift), language=language).show()


# %% [markdown]
# ## 7. `is_linear` ★★☆ 9 minutes
# D0 and D1 say that a network without activation functions is **linear** and cannot learn XOR.
# What is linear? D1's table says "satisfies the principle of superposition": to mix two inputs and
# put them into the function is the same as to put them in one by one and mix the results.
#
# $$f(a x_1 + b x_2) = a f(x_1) + b f(x_2)$$
#
# Return `True` if the left and the right side are equal for the `x1`, `x2`, `a`, `b` that are
# given, and `False` if not. `f` is a function: write `f(x1)`, and it is computed.
#
# **A computer's decimals are a little off.** `0.1 + 0.2 == 0.3` is `False`. So do not ask with
# `==` whether two values are exactly equal, but whether they are **nearly** equal. This is what
# `np.allclose(p, q)` does; for arrays `p` and `q` it is `True` when all elements are nearly equal.
#
# | function | $x_1 = 1$, $x_2 = 2$, $a = b = 1$ | linear? |
# |---|---|---|
# | $f(x) = 3x$ | $f(3) = 9$, $f(1) + f(2) = 9$ | the same |
# | $f(x) = x^2$ | $f(3) = 9$, $f(1) + f(2) = 5$ | different |
# | $f(x) = 2x + 1$ | $f(3) = 7$, $f(1) + f(2) = 8$ | different |
#
# Does the last row surprise you? Its graph is a straight line, but the $b$ that is added breaks
# superposition. D1's table gives only $y = ax$ as a linear equation. People often call
# $y = wx + b$ linear as D0 does, meaning "a straight line", so look which of the two is meant.
#
# One `False` proves that a function is not linear. A `True` only says that **these inputs** showed
# no difference: with $x_1 = x_2 = 0$, $x^2$ gives `True` as well.
#
# **Shapes** `x1` and `x2` are numbers, or arrays of one shape; `a` and `b` are numbers. The answer
# is a single `True` or `False` (NumPy's own will do). In the checks the two sides differ clearly or
# by rounding alone, so you need not worry how near "nearly" is.
#
# **A number** For $f(x) = x^2$, $x_1 = 1$, $x_2 = 2$, $a = 3$, $b = -1$ the left side is
# $f(1) = 1$ and the right side is $3 \times 1 - 1 \times 4 = -1$, so `False`
#
# **Slide** D1, `4. 기본 개념 알고가기` — `선형과 비선형?` (the table), D0,
# `3. 기본 개념 알고가기` — `선형과 비선형`

# %% is_linear
def is_linear(f, x1, x2, a, b):
    """f(a x1 + b x2) = a f(x1) + b f(x2)?

    f: a function, x1, x2: numbers or arrays of one shape, a, b: numbers
    Returns True if both sides are nearly equal, else False
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: is_linear")


# %% check_is_linear
check(is_linear)

# %% tags=["demo"]
with once_solved(language=language):
    table = {
        "$3x$": lambda x: 3 * x,
        "$2x + 1$": lambda x: 2 * x + 1,
        "$x^2$": lambda x: x**2,
        r"$\sin x$": np.sin,
    }
    verdicts = {name: (f, is_linear(f, 1, 2, 1, 1)) for name, f in table.items()}
    figures.draw_superposition(verdicts, language=language).show()


# %% [markdown]
# ## 8. `slope` ★★☆ 7 minutes
# The **slope** of a straight line is the same everywhere: how far it goes up for each step of $1$
# to the right. A curve has another slope at every place. Like a mountain path, it is steep here and
# flat at the top. How do you measure it?
#
# Take two points of the curve, $h$ away from the $x$ you care about, on **both sides** of it, and
# find the slope of the straight line through them: how far it goes up, divided by how far it goes
# to the right.
#
# $$\frac{f(x + h) - f(x - h)}{2h}$$
#
# The smaller $h$, the closer the two points; and the closer you look at a curve, the more it looks
# like a straight line, so the value gets better. The number it comes near to as $h$ gets close to
# $0$ is called the **derivative** at $x$, written $f'(x)$. Where the slope is positive the curve
# rises to the right, where it is negative it falls, and where it is $0$ the curve is flat.
#
# **What is it for?** A network tries to make a value called the loss small. The slope of the loss
# tells which way a weight has to move for the loss to fall. This is the gradient descent of D0 and
# D1, and you will meet it in 05. Until then, read "derivative" as "the slope at that place".
#
# **Shapes** `x` is a number or an array (then measured for each element), and `f` is a function
# that takes `x` and gives the same shape. The answer has the shape of `x`. If `x` is an array, it
# must stay as it was.
#
# **A number** For $f(x) = x^2$, $x = 3$, $h = 0.1$ it is $(9.61 - 8.41) / 0.2 = 6$. Measured on one
# side only ($\frac{f(x + h) - f(x)}{h}$) it is $(9.61 - 9) / 0.1 = 6.1$, which is less precise.
#
# **Slide** D0, `3. 기본 개념 알고가기` — `경사하강법`, D1, `4. 기본 개념 알고가기` — `경사하강법`.
# Measuring with two points is not on the slides.

# %% slope
def slope(f, x, h):
    """(f(x + h) - f(x - h)) / 2h

    f: a function, x: a number or an array, h: a small positive number
    Returns the slope at x, in the shape of x
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: slope")


# %% check_slope
check(slope)

# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_slope(lambda x: x**2, slope, 1.0, 1.0, language=language).show()

# %% [markdown]
# ## Why PyTorch?
# D1 installs TensorFlow, and D3 plans to use TensorFlow and Keras. This course builds networks by
# hand with NumPy alone from 01 to 10, and uses **PyTorch** from 11 on (it is what D0 calls
# `pytouch`). There are three reasons.
# - The five steps of training that D4 lists (from `optimizer.zero_grad()` to `optimizer.step()`)
#   are PyTorch's code, and D2's practical part uses PyTorch, too.
# - Code for PyTorch is ordinary Python, so it can be compared line by line with what you built in
#   NumPy.
# - One is enough for one course. The ideas are the same, so the other is easy to learn later.
#
# | what it does | TensorFlow and Keras | PyTorch |
# |---|---|---|
# | a dense layer | `keras.layers.Dense(10)` | `nn.Linear(20, 10)` |
# | gradients | `tape.gradient(loss, weights)` | `loss.backward()` |
# | one training step | inside `model.fit(...)` | five lines you write yourself |
#
# You can install PyTorch when you begin 11. It is not needed now.
#
# **Slide** D1, `3. 환경 구축` — `tensorflow 설치하기`, D3, `딥러닝 프레임워크`, D4,
# `딥러닝 학습 순서` (training in epochs), D2, `실습 수업 소개`

# %% [markdown]
# ## Ask yourself (no points)
# Answer first, then click to unfold. Looking at the slides again is fine.
#
# **1. How are AI, ML and DL related?**
#
# <details>
# <summary>Show the answer</summary>
#
# Like circles inside each other. AI (artificial intelligence) is everything that makes a computer
# clever in the way people are, ML (machine learning) is the part of it that learns from data by
# itself, and DL (deep learning) is the part of that which uses artificial neural networks of many
# layers. So all deep learning is machine learning; but much machine learning is not deep, such as
# the least-squares line in 01. (D4, `AI, ML, DL 요약`)
#
# </details>
#
# **2. How does machine learning differ from an algorithm? Which suits printing a times table?**
#
# <details>
# <summary>Show the answer</summary>
#
# An algorithm is a rule that people know, written as code. Machine learning finds the rule from
# inputs and answers. The rule of the times table is known exactly, so it is better to program it.
# Machine learning is for rules that are hard to put into words, such as telling photos of dogs
# from photos of bread. (D0, `1. 개요` — `이 전에는 무엇이 있었는가?`, D3,
# `딥러닝을 선택해야 하는 경우`)
#
# </details>
#
# **3. What do people do in machine learning that the machine does in deep learning?**
#
# <details>
# <summary>Show the answer</summary>
#
# **Finding features.** In machine learning people decide what to look at: ears, fur, eyes. Deep
# learning takes the photo as it is and learns what to look at, too. In return it needs far more
# data and computing. (D0, `2. 딥러닝과 머신러닝` — `머신러닝과 딥러닝의 차이`, D1,
# `1. 딥러닝과 머신러닝`)
#
# </details>
#
# **4. Can you explain supervised, unsupervised and reinforcement learning, with an example each?**
#
# <details>
# <summary>Show the answer</summary>
#
# In **supervised learning** every input has its answer (label): regression, such as a shop's
# sales, or classification, such as whether somebody buys a watch (D4). Nearly all of this course
# is supervised. **Unsupervised learning** finds structure in data without answers, such as groups
# of similar customers. It is not on the slides. **Reinforcement learning** learns what to do from
# rewards instead of answers, such as AlphaGo with the game of Go (D2, `딥러닝 강화학습`, D3,
# `4. 강화 학습`).
#
# </details>
#
# **5. AI had two winters. What set off each, and what ended it?**
#
# <details>
# <summary>Show the answer</summary>
#
# When Rosenblatt brought out the perceptron in 1958, hopes were high, but in 1969 Minsky showed
# its limits; that it cannot solve XOR is one of them. With the Lighthill report of 1973 the first
# winter began, and in 1986 neural networks came back as multilayer perceptrons. In 1987 the market
# for Lisp machines broke down and the second winter came; today's deep learning began with AlexNet
# in 2012. You will build XOR in 01 and multilayer perceptrons in 02 and 03. (D2,
# `인공지능의 역사`)
#
# </details>
#
# **6. What is the difference between Deep Blue in 1997 and AlphaGo in 2016?**
#
# <details>
# <summary>Show the answer</summary>
#
# Deep Blue went through chess moves with rules made by people and with fast computing. AlphaGo
# chose where to look with neural networks that had learnt from recorded games and from playing
# against itself. AlphaGo Zero, in 2017, learnt from playing against itself alone and beat AlphaGo
# 100:0. (D2, `인공지능의 역사`)
#
# </details>
#
# **7. Can you tell the way from the paper `Attention Is All You Need` of 2017 to ChatGPT?**
#
# <details>
# <summary>Show the answer</summary>
#
# 2017 the transformer, made of attention alone; 2018 BERT and GPT; 2020 GPT-3, very much larger;
# 2022 ChatGPT. D0 says that without the A100 graphics card there would be no GPT-3, but according
# to its paper GPT-3 was trained on the generation before, the V100. You will build attention in
# 13. (D0, `1. 개요` — `AI 혁신의 시작`)
#
# </details>
#
# **8. Why is a GPU good for deep learning?**
#
# <details>
# <summary>Show the answer</summary>
#
# Think of the matrix product of 4. The places of the answer can be computed apart, none waits for
# another. A CPU has a few fast cores; a GPU has thousands of small ones and computes such things
# all at once. (D4, `CPU와 GPU`, D3, `3. GPU의 중요성`)
#
# </details>

# %% [markdown]
# ## Further on (no points)
# Choose a $3 \times 3$ matrix and work out `A @ A` and `A * A` on paper first, then check with
# code. Can you find a matrix for which the two are the same?

# %% [markdown]
# ## Questions to think about
# 1. What are the shapes of `matmul(A, transpose(A))` and `matmul(transpose(A), A)`? Guess first,
#    then look. Both answers have a certain symmetry. Why?
# 2. What does `slope(f, 0, 0.5)` give for $f(x) = |x|$? Can one really call that the slope? (Use
#    `np.abs`. With ReLU in 04 you will meet the same question again.)
# 3. If you give `lambda x: matmul(x, W)` to `is_linear`, is it `True` for every `W`? And if
#    `add_bias` comes after it?
#
# When you are done, go on to 01. You have met nearly all that it uses: arrays, `@`, means, `for`,
# and `return w, b` for two values. Two things are new.
# - **Comparing** with `>=`. `np.array([-1, 0, 2]) >= 0` is `[False True True]`: it asks element by
#   element, just as `*` multiplies. One can calculate with true and false as well: `True` counts as
#   `1` and `False` as `0`. `10 * np.array([False, True])`, for example, is `[ 0 10]`.
# - **`@` with an array of one line.** `A @ np.array([10, 1])` is `[12. 34. 56.]`. For every row,
#   what stands in the same place is multiplied and added up, so there is one number for each row,
#   and the shapes `(3, 2)` and `(2,)` give `(3,)`. Two arrays of one line give one number:
#   `np.array([1, 2]) @ np.array([10, 1])` is `12`.

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
