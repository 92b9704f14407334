# %% [markdown] lang="ko"
# # 00. 준비 운동 — 배열, 행렬곱, 기울기
#
# ## 이 과제를 마치면
# - 노트북을 **열고, 실행하고, 채우고, 확인**할 수 있습니다. 내 컴퓨터에서든 Colab에서든.
# - 배열의 **모양**(shape)을 읽고, 행과 열을 따라 **더하고 평균**을 낼 수 있습니다.
# - 행렬곱 `@`과 요소별 곱 `*`을 구별하고, 전치와 브로드캐스팅이 무엇을 하는지 말할 수 있습니다.
# - 어떤 함수가 **선형**인지 시험하고, 곡선의 **기울기**를 점 두 개로 잴 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 없습니다. NumPy도 미분도 여기서 처음 만난다고 생각하고 씁니다. 파이썬을 한 번이라도 써 보았으면
#   더 빠릅니다.
#
# ## 문제와 예상 시간 (모두 약 60분, 설치하는 시간은 따로)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `row_sums` | ★☆☆ | 8 |
# | 2 | `column_means` | ★☆☆ | 5 |
# | 3 | `transpose` | ★☆☆ | 6 |
# | 4 | `matmul` | ★★★ | 15 |
# | 5 | `hadamard` | ★☆☆ | 4 |
# | 6 | `add_bias` | ★☆☆ | 6 |
# | 7 | `is_linear` | ★★☆ | 9 |
# | 8 | `slope` | ★★☆ | 7 |

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 어디에서 할까요?
# 둘 가운데 하나를 고르세요. 과제마다 바꾸어도 됩니다.
#
# | | 내 컴퓨터 | Colab |
# |---|---|---|
# | 준비물 | 파이썬, VS Code | 브라우저, 구글 계정 |
# | 설치 | 한 번, 아래 다섯 단계 | 없음. 열 때마다 첫 셀을 실행 |
# | 내가 쓴 것 | 내 폴더에 남습니다 | **사본을 저장해야** 남습니다 |
# | GPU | 컴퓨터에 있을 때만 | 빌려 씁니다. 언제나 되지는 않습니다 |
# | 이런 때 | 한 학기 내내 | 오늘 바로 시작할 때 |
#
# ### 내 컴퓨터에서: 다섯 단계
# 1. **파이썬**을 설치합니다: <https://www.python.org/downloads/>. 버전은 $3.11$ 이상이면 됩니다.
#    Windows에서는 설치 첫 화면의 `Add python.exe to PATH`를 꼭 켜세요. D1이 말하는 환경변수 설정이
#    이것입니다. 터미널(Windows에서는 PowerShell)을 열고 `python3 --version`(Windows는
#    `py --version`)을 입력해서 버전이 나오면 됐습니다. D1의 `pip --version`도 같은 확인입니다.
# 2. **강의 폴더**를 받습니다. 강사가 알려 준 GitHub 주소에서 초록색 `Code` 버튼 → `Download ZIP`을
#    누르고 압축을 풉니다. Git을 쓸 줄 알면 `git clone`이 더 좋습니다. 터미널에서 `cd`와 한 칸을
#    쓰고 폴더를 끌어다 놓은 다음 Enter를 누르면 그 폴더로 들어갑니다.
# 3. **가상환경**을 만들고 켭니다. 가상환경은 이 강의만 쓰는 파이썬 방입니다. 여기서 무엇을 설치해도
#    다른 과목의 파이썬은 그대로입니다. 만드는 것은 한 번, 켜는 것은 터미널을 열 때마다 합니다.
#    - macOS, Linux: `python3 -m venv .venv` 다음에 `source .venv/bin/activate`
#    - Windows: `py -m venv .venv` 다음에 `.venv\Scripts\Activate.ps1`
#
#    줄 앞에 `(.venv)`가 보이면 켜진 것입니다.
# 4. **설치**합니다: `pip install -e ".[notebook]"`. NumPy, Jupyter, 그림 도구와 채점 도구가 함께
#    들어옵니다. 한 번만 하면 됩니다.
# 5. **VS Code**를 설치하고(<https://code.visualstudio.com/download>) 왼쪽의 확장(Extensions)에서
#    `Python`과 `Jupyter`를 찾아 설치합니다. `File → Open Folder`로 강의 폴더를 열고
#    `assignments/00_setup/warmup.ipynb`를 누른 다음, 오른쪽 위의 `Select Kernel`에서 `.venv`를
#    고르세요. 브라우저가 더 편하면 VS Code 대신 터미널에 `jupyter lab`이라고 입력해도 됩니다.
#
# ### Colab에서: 네 단계
# 1. **엽니다.** 노트북 맨 위의 `Open in Colab` 배지를 누르거나, <https://colab.research.google.com>
#    에서 `파일 → 노트 업로드`(`File → Upload notebook`)를 고릅니다.
# 2. **사본을 저장합니다.** `파일 → 드라이브에 사본 저장`(`File → Save a copy in Drive`). 이것을
#    하지 않으면 창을 닫을 때 쓴 것이 사라집니다.
# 3. **첫 셀을 실행합니다.** 강의를 설치하는 셀이고, 일 분쯤 걸립니다. 다시 열면 다시 실행합니다.
# 4. **GPU**는 11부터만 쓸모가 있고, 없어도 모두 됩니다. 쓰려면 `런타임 → 런타임 유형 변경`
#    (`Runtime → Change runtime type`)에서 `T4 GPU`를 고르세요. D0에는 `A100 GPU 를 공짜로 사용할
#    수 있다!`라고 되어 있지만, 무료로 빌릴 수 있는 것은 보통 T4이고 그것도 언제나 되지는 않습니다.
#    A100은 돈을 내야 쓸 수 있습니다.
#
# **슬라이드** D1, `3. 환경 구축` — `파이썬 설치해보기`, `tensorflow 설치하기`. D0,
# `4. Colab으로 MLP 알아보기` — `라이브러리?`

# %% [markdown] lang="en"
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

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% tags=["demo"]
figures.draw_computer(language=language)

# %% tags=["demo"]
figures.draw_colab(language=language)

# %% [markdown] lang="ko"
# ## 노트북을 쓰는 법
# 노트북은 **셀**이 위에서 아래로 이어진 문서입니다. 글 셀은 읽고, 코드 셀은 실행합니다. 셀을 누르고
# `Shift+Enter`를 치면 실행되고 다음 셀로 넘어갑니다. 앞의 셀에서 만든 것을 뒤의 셀이 쓰므로 **맨
# 위부터 차례로** 실행하세요.
#
# 문제마다 셀이 셋입니다. 설명, `raise NotImplementedError(...)`가 든 함수, `check(...)`.
# 1. 설명을 읽습니다.
# 2. `raise NotImplementedError(...)` 줄을 지우고 그 자리에 코드를 씁니다. 실행합니다.
# 3. `check(...)` 셀을 실행합니다. 틀렸으면 무엇이 다른지와 질문 하나가 나옵니다. 고치고, 함수 셀과
#    `check` 셀을 **둘 다** 다시 실행합니다.
#
# | 화면에 나온 말 | 까닭 | 할 일 |
# |---|---|---|
# | `NotImplementedError` | 아직 채우지 않은 함수입니다 | 채우고 다시 실행 |
# | `NameError: name 'np' is not defined` | 앞의 셀을 실행하지 않았습니다 | 맨 위부터 실행 |
# | `IndentationError` | 줄 앞의 빈칸 수가 맞지 않습니다 | 함수 안은 모두 네 칸 |
# | `SyntaxError` | 괄호나 `:`이 빠졌거나 남습니다 | 그 줄과 윗줄을 보기 |
# | `'int' object is not iterable` | `for i in n:`이라고 썼습니다 | `for i in range(n):` |
# | `Cannot interpret '2' as a data type` | `np.zeros(3, 2)`라고 썼습니다 | `np.zeros((3, 2))` |
# | `index 3 is out of bounds` | 셋이면 마지막 번호는 `2`입니다 | `for`와 모양을 견주기 |
# | `No module named 'numpy'` | 가상환경이 아닙니다 | `.venv` 커널을 고르기 |
# | `running scripts is disabled` | Windows PowerShell의 설정입니다 | 아래 명령을 먼저 입력 |
#
# 마지막 줄의 명령: `Set-ExecutionPolicy -Scope Process RemoteSigned` (그 창에서만 바뀝니다)
#
# **그림**에는 이 강의가 그린 것만 있고, 실제 화면은 버전에 따라 조금 다릅니다.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 파이썬은 이만큼이면 됩니다
# | 이렇게 쓰면 | 이런 뜻입니다 |
# |---|---|
# | `def double(x):` | `x`를 받는 함수 `double`을 만듭니다. 아래의 들여쓴 줄이 함수의 내용입니다 |
# | `return 2 * x` | 함수의 답을 **돌려주고** 끝냅니다. `for` 안에 쓰면 첫 바퀴에 끝납니다 |
# | `print(x)` | 화면에 **보여 주기만** 합니다. 돌려주는 것이 아닙니다 |
# | `double(5)` | 함수를 부릅니다. 답은 `10`입니다 |
# | `[3, 1, 2]` | 리스트, 곧 값을 늘어놓은 것입니다. 첫째 값이 `0`번입니다 |
# | `for i in range(3):` | `i`를 `0`, `1`, `2`로 바꾸며 아래의 들여쓴 줄을 세 번 실행합니다 |
# | `total = total + x` | `total`에 `x`를 더한 것이 새 `total`입니다. 처음 값을 먼저 정하세요 |
# | `x ** 2` | 제곱입니다. `x ^ 2`가 아닙니다 |
# | `return w, b` | 값 두 개를 함께 돌려줍니다. 받을 때는 `w, b = f(x)`라고 씁니다 |
# | `if x > 0:` | 맞을 때만 아래의 들여쓴 줄을 실행합니다. 배열에는 쓸 수 없습니다 |
#
# 함수도 값입니다. `f = double`이라고 하면 `f(5)`도 `10`입니다. 7번과 8번에서는 이렇게 함수를 받는
# 함수를 씁니다. 이름 없이 짧게 쓴 함수가 `lambda x: 2 * x`이고, `double`과 똑같이 움직입니다.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 배열과 모양
# 딥러닝의 데이터는 거의 모두 **배열**(array), 곧 숫자를 가지런히 늘어놓은 것입니다. 배열을 다루는
# 라이브러리가 NumPy이고, 흔히 `np`라고 줄여 부릅니다. 아래 셀의 `A`는 D1이 전치를 설명할 때 쓴
# 행렬이고, 행이 $3$ 개, 열이 $2$ 개입니다.
#
# $$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}$$
#
# | 이렇게 쓰면 | 이렇게 나옵니다 | |
# |---|---|---|
# | `A.shape` | `(3, 2)` | **모양**. (행의 수, 열의 수) |
# | `A[0]` | `[1. 2.]` | 첫째 행. 번호는 `0`부터 셉니다 |
# | `A[0, 1]` | `2.0` | 첫째 행, 둘째 열 |
# | `A[:, 1]` | `[2. 4. 6.]` | 둘째 열. `:`은 "모두"라는 뜻입니다 |
# | `10 * A` | `[[10. 20.] [30. 40.] [50. 60.]]` | 모든 요소에 한꺼번에 계산합니다 |
# | `np.zeros(3)` | `[0. 0. 0.]` | $0$ 이 세 개인 배열 |
# | `np.zeros((3, 2))` | `[[0. 0.] [0. 0.] [0. 0.]]` | $0$ 뿐인 $3 \times 2$ 배열. 괄호가 둘 |
# | `np.array([[1, 2]])` | `[[1 2]]` | 리스트로 배열을 만듭니다. 모양은 `(1, 2)` |
# | `n, d = A.shape` | | `n`은 `3`, `d`는 `2`가 됩니다. `A.shape[0]`도 `3` |
# | `Z[0, 1] = 7.0` | | 배열 `Z`의 첫째 행, 둘째 열에 `7.0`을 넣습니다 |
#
# 모양이 `(3,)`이면 숫자 셋이 한 줄로 있는 것이고, `(3, 1)`은 행이 $3$ 개, 열이 $1$ 개인 표입니다.
# 들어 있는 숫자는 같아도 다른 것으로 봅니다. 이 강의에서는 데이터 하나가 **한 행**입니다. 식의
# $A_{ij}$ 는 $i$ 번째 행, $j$ 번째 열의 숫자이고, 코드로는 `A[i, j]`입니다(번호만 `0`부터 셉니다).

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# 표의 칸을 하나씩 채울 때는 `for` 안에 `for`를 씁니다. 바깥의 `i`가 `0`일 때 안쪽의 `j`가 끝까지
# 가고, 그다음 `i`가 `1`이 됩니다. 아래 셀은 `10 * A`와 같은 것을 한 칸씩 만듭니다. 실행한 다음 새
# 셀에 `Z`라고 써서 확인해 보세요.

# %% [markdown] lang="en"
# To fill a table place by place, put one `for` inside another. While the outer `i` is `0`, the
# inner `j` runs to its end; then `i` becomes `1`. The cell below makes the same as `10 * A`, one
# place at a time. Run it, then type `Z` into a new cell and look.

# %%
Z = np.zeros(A.shape)
for i in range(A.shape[0]):
    for j in range(A.shape[1]):
        Z[i, j] = 10 * A[i, j]

# %% [markdown] lang="ko"
# ## 약속
# **입력을 바꾸지 않습니다.** 모든 함수는 새 배열을 돌려주고, 받은 배열은 그대로 둡니다. 받은 배열
# 자체나 그 일부는 새 배열이 아니므로 돌려주지 않습니다. `X += b`나 `X[0] = 1`은 받은 배열을 고치는
# 것이니 쓰지 마세요. 3번의 `A.T`만은 그대로 돌려주어도 됩니다.
#
# **숫자.** 인자는 NumPy 배열이나 숫자이고, 정수(파이썬의 `int`나 NumPy의 `int64`)이거나 정수와
# 소수가 섞여 있을 수 있습니다. 배열은 `A[::-2]`나 `A.T`처럼 다른 배열의 일부일 수도 있습니다.
# 소수는 NumPy의 기본인 float64로 계산하고, 반올림하지 않습니다. 값이 정수로 떨어지는 결과는
# 정수로 돌려주어도 됩니다.
#
# **배열로 돌려줍니다.** 답이 숫자 여럿이면 리스트가 아니라 배열이어야 합니다.
#
# **어떻게 쓰든 좋습니다.** `for`로 하나씩 계산해도 되고 NumPy의 함수를 써도 됩니다. 결과가 같으면
# 점수도 같습니다. torch, tensorflow, jax, sklearn은 불러올 수 없습니다.

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 1. `row_sums` ★☆☆ 8분
# 배열을 더하는 방법은 셋입니다. 모두 더하거나, **축**(axis) 하나를 따라 더합니다. 축은 모양의
# 자리입니다. 모양이 `(3, 2)`이면 축 `0`의 길이가 $3$, 축 `1`의 길이가 $2$ 입니다.
#
# | 이렇게 쓰면 | 이렇게 나옵니다 | 모양 |
# |---|---|---|
# | `np.sum(A)` | `21.0` | 숫자 하나 |
# | `np.sum(A, axis=0)` | `[ 9. 12.]` | `(3, 2)` → `(2,)` |
#
# `axis=0`이라고 하면 축 `0`이 **사라집니다**. 행 셋이 서로 더해져 하나가 되고, 열은 그대로
# 남습니다. D1의 $\sum \delta_2$ ("행렬의 모든 행을 더한 값")가 이것입니다. 이번 문제는 반대로,
# 행마다 그 행의 숫자를 모두 더합니다. 어느 축이 사라져야 하나요?
#
# $$s_i = \sum_{j} X_{ij}$$
#
# $\sum_j$ 는 "$j$ 를 처음부터 끝까지 바꾸며 모두 더한다"는 뜻입니다. `for`로 쓰면 `total`을 $0$
# 에서 시작해 하나씩 더해 가는 것과 같습니다.
#
# **크기** $(n, d) \to (n,)$. 행 하나에 숫자 하나입니다.
#
# **숫자 예** 위의 `A`이면 $1 + 2 = 3$, $3 + 4 = 7$, $5 + 6 = 11$ 이므로 `[ 3. 7. 11.]`
#
# **슬라이드** D1, `5. MLP 수식으로 알아보기` — `3. 경사하강법 : 업데이트?`,
# `6. Numpy로 MLP 구현하기` (`np.sum(delta_output, axis=0)`)

# %% [markdown] lang="en"
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

    ko: X: (n, d) 배열
    ko: 반환: (n,) 배열, 행마다 그 행의 합
    en: X: an array (n, d)
    en: Returns an array (n,), the sum of each row
    """
    ### BEGIN SOLUTION
    return np.asarray(X, dtype=float).sum(axis=1)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `column_means` ★☆☆ 5분
# 이번에는 **열마다 평균**입니다. 데이터 하나가 한 행이면 열 하나는 **특징** 하나입니다. D4의 마트
# 표에서는 열이 평수, 층수, 아파트까지의 거리, 마트까지의 거리이고, 열의 평균은 "마트들이 보통 몇
# 평인가"를 말해 줍니다. 09에서 데이터를 다듬을 때 바로 이것을 씁니다.
#
# $$m_j = \frac{1}{n} \sum_{i} X_{ij}$$
#
# NumPy에서 평균은 `np.mean`이고, 축은 `np.sum`과 똑같이 씁니다.
#
# **크기** $(n, d) \to (d,)$. 열 하나에 숫자 하나입니다.
#
# **숫자 예** D4의 표 `[[28, 2, 10, 5], [20, 1, 20, 1]]`이면 첫째 열은 $(28 + 20) / 2 = 24$ 이고,
# 답은 `[24. 1.5 15. 3. ]`
#
# **슬라이드** D4, `인공 신경망의 활용 예시` (마트 매출 예측)

# %% [markdown] lang="en"
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

    ko: X: (n, d) 배열
    ko: 반환: (d,) 배열, 열마다 그 열의 평균
    en: X: an array (n, d)
    en: Returns an array (d,), the mean of each column
    """
    ### BEGIN SOLUTION
    return np.asarray(X, dtype=float).mean(axis=0)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_axes(A, row_sums(A), column_means(A), language=language).show()

# %% [markdown] lang="ko"
# ## 3. `transpose` ★☆☆ 6분
# **전치**는 행과 열을 서로 맞바꾸는 것입니다. 첫째 행이 첫째 열이 되고, 둘째 행이 둘째 열이 됩니다.
# D1의 그림 그대로입니다.
#
# $$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix} \quad \rightarrow \quad
# A^T = \begin{pmatrix} 1 & 3 & 5 \\ 2 & 4 & 6 \end{pmatrix}$$
#
# $$(A^T)_{ji} = A_{ij}$$
#
# `np.zeros`로 빈 표를 만들고 `for` 두 개로 한 칸씩 옮겨도 되고, NumPy에서 이것을 뭐라고 쓰는지
# 약속에서 찾아 써도 됩니다. `reshape`는 전치가 아닙니다. 숫자를 읽는 순서대로 다시 담을 뿐이어서
# $\begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix}$ 이 됩니다.
#
# **크기** $(n, d) \to (d, n)$
#
# **숫자 예** 위의 $3 \times 2$ 행렬 `A`에서 `[[1. 3. 5.] [2. 4. 6.]]`, 모양은 `(2, 3)`
#
# **슬라이드** D1, `5. MLP 수식으로 알아보기` — `3. 경사하강법 : 업데이트?` (전치란?)

# %% [markdown] lang="en"
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

    ko: A: (n, d) 배열
    ko: 반환: (d, n) 배열, 행과 열을 맞바꾼 것
    en: A: an array (n, d)
    en: Returns an array (d, n), rows and columns swapped
    """
    ### BEGIN SOLUTION
    return np.asarray(A, dtype=float).T
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `matmul` ★★★ 15분
# 딥러닝에서 가장 많이 하는 계산, **행렬곱**입니다. 답의 $i$ 번째 행, $j$ 번째 열에 들어갈 숫자는
# 앞 행렬의 $i$ 번째 **행**과 뒤 행렬의 $j$ 번째 **열**에서 나옵니다. 같은 자리끼리 곱해서 모두
# 더합니다.
#
# $$C_{ij} = \sum_{k} A_{ik} B_{kj}$$
#
# `for` 세 개로 써 보세요. 바깥의 둘은 답의 칸(`i`와 `j`)을 고르고, 안쪽의 하나(`k`)는 그 칸에
# 들어갈 것을 더해 갑니다. 칸마다 합은 $0$ 에서 다시 시작합니다. 답을 담을 표는 `np.zeros`로
# 만들고, 모양은 `A.shape`와 `B.shape`에서 얻습니다.
#
# 다 되었으면 함수 안을 한 줄로 바꾸어 보세요. NumPy에서는 `A @ B`가 같은 일을 합니다. D1의 코드에
# 있는 `np.dot(X, W1)`도 표 두 개를 곱할 때는 같은 것입니다. 한 줄로 써도 점수는 같지만, 한 번은
# `for`로 써 보아야 02에서 모양이 맞지 않을 때 까닭을 알 수 있습니다.
#
# **크기** $(n, m) \cdot (m, p) \to (n, p)$. 안쪽의 두 수($m$)가 **같아야** 하고, 사라집니다. 그래서
# `A @ B`와 `B @ A`는 다릅니다. 한쪽만 계산되는 때도 많습니다.
#
# **숫자 예** D1의 은닉층: `[[1, 0]] @ [[0.1, 0.2], [0.3, 0.4]]`의 첫째 칸은
# $1 \times 0.1 + 0 \times 0.3 = 0.1$, 둘째 칸은 $1 \times 0.2 + 0 \times 0.4 = 0.2$ 이므로
# `[[0.1 0.2]]`. D1의 출력층: `[[0.646, 0.690]] @ [[0.7], [0.8]]`은 칸이 하나이고
# $0.4522 + 0.552 = 1.0042$
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` (숫자를 통해 따라가보자)

# %% [markdown] lang="en"
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

    ko: A: (n, m) 배열, B: (m, p) 배열
    ko: 반환: (n, p) 배열
    en: A: an array (n, m), B: an array (m, p)
    en: Returns an array (n, p)
    """
    ### BEGIN SOLUTION
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    n, m = A.shape
    p = B.shape[1]
    C = np.zeros((n, p))
    for i in range(n):
        for j in range(p):
            for k in range(m):
                C[i, j] = C[i, j] + A[i, k] * B[k, j]
    return C
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    left, right = np.array([[1.0, 2.0, 0.0], [3.0, 1.0, 2.0]]), A
    figures.draw_matmul(left, right, matmul(left, right), language=language).show()

# %% [markdown] lang="ko"
# ## 5. `hadamard` ★☆☆ 4분
# 곱하기가 하나 더 있습니다. **요소별 곱**은 모양이 같은 두 배열에서 같은 칸끼리 곱합니다. 더하지
# 않으므로 모양이 그대로입니다. D1은 이것을 $\odot$ 으로 쓰고 하드마르 곱이라고도 부릅니다.
#
# $$(A \odot B)_{ij} = A_{ij} B_{ij}$$
#
# | | 코드 | 무엇을 하나 | 모양 |
# |---|---|---|---|
# | 행렬곱 | `A @ B` | 행과 열을 곱해 더합니다 | $(n, m) \cdot (m, p) \to (n, p)$ |
# | 요소별 곱 | `A * B` | 같은 칸끼리 곱합니다 | $(n, d) \odot (n, d) \to (n, d)$ |
#
# 둘을 바꾸어 써도 모양이 우연히 맞으면 오류가 나지 않습니다. 그래서 찾기 어려운 실수가 됩니다.
#
# **크기** 두 배열의 모양이 같고(차원이 몇이든), 답의 모양도 같습니다.
#
# **숫자 예** D1의 $\delta_1$: `[0.0103, 0.0118]`과 `[0.229, 0.214]`의 요소별 곱은
# `[0.0023587 0.0025252]`. 슬라이드에는 반올림한 `[0.0024, 0.0025]`가 적혀 있습니다.
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `2. 역전파 : 기울기 계산?` (역전파 2단계. 은닉층의
# 오차 델타 계산)

# %% [markdown] lang="en"
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

    ko: A, B: 모양이 같은 배열
    ko: 반환: 같은 모양의 배열
    en: A, B: arrays of the same shape
    en: Returns an array of that shape
    """
    ### BEGIN SOLUTION
    return np.asarray(A, dtype=float) * np.asarray(B, dtype=float)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `add_bias` ★☆☆ 6분
# 신경망은 행렬곱 다음에 **편향**을 더합니다. 모든 행에 같은 편향 `b`를 더해야 하는데, `X`의 모양은
# $(n, d)$ 이고 `b`는 $(d,)$ 입니다. 모양이 다른데 더할 수 있을까요?
#
# NumPy는 모양을 **오른쪽 끝부터** 비교합니다. 길이가 같거나 한쪽이 $1$ 이거나 없으면, 모자라는 쪽을
# 되풀이해서 맞춥니다. 이것이 **브로드캐스팅**입니다.
#
# | `X`의 모양 | `b`의 모양 | 더하면 |
# |---|---|---|
# | `(3, 2)` | `(2,)` | `(3, 2)`. `b`가 **행마다** 되풀이됩니다 |
# | `(3, 2)` | `(3, 1)` | `(3, 2)`. `b`가 열마다 되풀이됩니다 |
# | `(3, 2)` | `(3,)` | 오류. 오른쪽 끝의 $2$ 와 $3$ 이 다릅니다 |
#
# $$Z_{ij} = X_{ij} + b_j$$
#
# **크기** $(n, d) + (d,) \to (n, d)$. `X`는 바뀌지 않아야 합니다. `X += b`는 받은 `X`를 고칩니다.
#
# **숫자 예** D1의 은닉층: `[[0.1, 0.2]]`에 `[0.5, 0.6]`을 더하면 `[[0.6 0.8]]`. 위의 `A`에
# `[10, 20]`을 더하면 `[[11. 22.] [13. 24.] [15. 26.]]`
#
# **슬라이드** D1, `5. MLP 수식으로 열어보기` — `1. 순전파 : 예측값 계산?` ($Z_1 = XW_1 + b_1$)

# %% [markdown] lang="en"
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

    ko: X: (n, d) 배열, b: (d,) 배열
    ko: 반환: (n, d) 배열. X는 바뀌지 않습니다
    en: X: an array (n, d), b: an array (d,)
    en: Returns an array (n, d); X stays as it is
    """
    ### BEGIN SOLUTION
    return np.asarray(X, dtype=float) + np.asarray(b, dtype=float)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    shift = np.array([10.0, 20.0])
    figures.draw_broadcast(A, shift, add_bias(A, shift), language=language).show()

# %% [markdown] lang="ko"
# ## 7. `is_linear` ★★☆ 9분
# D0과 D1은 신경망에 활성화 함수가 없으면 **선형**이라서 XOR을 배울 수 없다고 합니다. 선형이란
# 무엇일까요? D1의 표는 "중첩의 원리 만족"이라고 말합니다. 두 입력을 섞어서 함수에 넣은 것과, 따로
# 넣은 다음 섞은 것이 같다는 뜻입니다.
#
# $$f(a x_1 + b x_2) = a f(x_1) + b f(x_2)$$
#
# 주어진 `x1`, `x2`, `a`, `b`에서 왼쪽과 오른쪽이 같으면 `True`, 다르면 `False`를 돌려주세요. `f`는
# 함수입니다. `f(x1)`이라고 쓰면 계산됩니다.
#
# **컴퓨터의 소수는 조금씩 어긋납니다.** `0.1 + 0.2 == 0.3`은 `False`입니다. 그래서 두 값이 꼭
# 같은지 `==`로 묻지 말고, **거의 같은지** 물어야 합니다. `np.allclose(p, q)`가 그 일을 합니다.
# `p`와 `q`가 배열이면 모든 요소가 거의 같을 때 `True`입니다.
#
# | 함수 | $x_1 = 1$, $x_2 = 2$, $a = b = 1$ | 선형? |
# |---|---|---|
# | $f(x) = 3x$ | $f(3) = 9$, $f(1) + f(2) = 9$ | 같음 |
# | $f(x) = x^2$ | $f(3) = 9$, $f(1) + f(2) = 5$ | 다름 |
# | $f(x) = 2x + 1$ | $f(3) = 7$, $f(1) + f(2) = 8$ | 다름 |
#
# 마지막 줄에 놀라셨나요? 그래프는 직선이지만 $b$ 가 더해져서 중첩의 원리를 만족하지 않습니다. D1의
# 표도 선형의 방정식을 $y = ax$ 라고만 썼습니다. D0의 $y = wx + b$ 처럼 "직선"이라는 뜻으로
# 선형이라고 부르는 일도 많으니, 어느 뜻인지 살펴보세요.
#
# `False`는 하나만 나와도 선형이 아니라는 증명입니다. `True`는 **이 입력에서는** 어긋나지 않았다는
# 뜻일 뿐입니다. $x_1 = x_2 = 0$ 이면 $x^2$ 도 `True`입니다.
#
# **크기** `x1`과 `x2`는 숫자이거나 모양이 같은 배열, `a`와 `b`는 숫자. 답은 `True`나 `False`
# 하나입니다(NumPy의 것도 됩니다). 채점에 쓰는 함수는 두 쪽이 뚜렷이 다르거나 반올림만큼만 다르므로,
# "거의"를 얼마로 잡을지는 걱정하지 않아도 됩니다.
#
# **숫자 예** $f(x) = x^2$, $x_1 = 1$, $x_2 = 2$, $a = 3$, $b = -1$ 이면 왼쪽은 $f(1) = 1$, 오른쪽은
# $3 \times 1 - 1 \times 4 = -1$ 이므로 `False`
#
# **슬라이드** D1, `4. 기본 개념 알고가기` — `선형과 비선형?` (표), D0, `3. 기본 개념 알고가기` —
# `선형과 비선형`

# %% [markdown] lang="en"
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

    ko: f: 함수, x1, x2: 숫자 또는 모양이 같은 배열, a, b: 숫자
    ko: 반환: 두 쪽이 거의 같으면 True, 아니면 False
    en: f: a function, x1, x2: numbers or arrays of one shape, a, b: numbers
    en: Returns True if both sides are nearly equal, else False
    """
    ### BEGIN SOLUTION
    x1, x2 = np.asarray(x1, dtype=float), np.asarray(x2, dtype=float)
    mixed_before = f(a * x1 + b * x2)
    mixed_after = a * f(x1) + b * f(x2)
    return bool(np.allclose(mixed_before, mixed_after))
    ### END SOLUTION


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

# %% [markdown] lang="ko"
# ## 8. `slope` ★★☆ 7분
# 직선의 **기울기**는 어디서나 같습니다. 오른쪽으로 $1$ 갈 때 얼마나 올라가는지입니다. 곡선은
# 자리마다 기울기가 다릅니다. 산길처럼 어떤 곳은 가파르고 꼭대기는 평평합니다. 어떻게 잴까요?
#
# 재고 싶은 $x$ 의 **양쪽으로** $h$ 만큼 떨어진 점 두 개를 곡선에서 고르고, 두 점을 잇는 직선의
# 기울기를 구합니다. 올라간 높이를 옆으로 간 거리로 나누는 것입니다.
#
# $$\frac{f(x + h) - f(x - h)}{2h}$$
#
# $h$ 가 작을수록 두 점이 가까워지고, 곡선은 확대할수록 직선처럼 보이므로 더 정확합니다. $h$ 를
# $0$ 에 가깝게 할 때 이 값이 다가가는 수를 $x$ 에서의 **미분**(미분계수)이라고 하고 $f'(x)$ 라고
# 씁니다. 기울기가 양수이면 오른쪽으로 갈수록 커지고, 음수이면 작아지고, $0$ 이면 평평합니다.
#
# **이것이 왜 필요할까요?** 신경망은 손실이라는 값을 줄이려고 합니다. 손실의 기울기를 알면 가중치를
# 어느 쪽으로 옮겨야 손실이 줄어드는지 알 수 있습니다. D0과 D1의 경사하강법이 이것이고, 05에서
# 만납니다. 그때까지 미분이 나오면 "그 자리의 기울기"라고 읽으세요.
#
# **크기** `x`는 숫자이거나 배열이고(배열이면 요소마다 잽니다), `f`는 `x`를 받아 같은 모양을 내는
# 함수입니다. 답의 모양은 `x`와 같습니다. `x`가 배열이면 바뀌지 않아야 합니다.
#
# **숫자 예** $f(x) = x^2$, $x = 3$, $h = 0.1$ 이면 $(9.61 - 8.41) / 0.2 = 6$ 입니다. 한쪽으로만
# 재면 ($\frac{f(x + h) - f(x)}{h}$) $(9.61 - 9) / 0.1 = 6.1$ 이 되어 덜 정확합니다.
#
# **슬라이드** D0, `3. 기본 개념 알고가기` — `경사하강법`, D1, `4. 기본 개념 알고가기` —
# `경사하강법`. 두 점으로 재는 방법은 슬라이드에 없습니다.

# %% [markdown] lang="en"
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

    ko: f: 함수, x: 숫자 또는 배열, h: 작은 양수
    ko: 반환: x에서의 기울기, x와 같은 모양
    en: f: a function, x: a number or an array, h: a small positive number
    en: Returns the slope at x, in the shape of x
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    rise = f(x + h) - f(x - h)
    run = 2 * h
    return rise / run
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_slope(lambda x: x**2, slope, 1.0, 1.0, language=language).show()

# %% [markdown] lang="ko"
# ## 왜 PyTorch인가요?
# D1은 TensorFlow를 설치하고 D3도 TensorFlow와 Keras를 쓴다고 합니다. 이 강의는 01부터 10까지
# NumPy만으로 신경망을 직접 만들고, 11부터 **PyTorch**를 씁니다(D0의 `pytouch`가 이것입니다).
# 까닭은 셋입니다.
# - D4가 말하는 학습의 다섯 단계(`optimizer.zero_grad()`부터 `optimizer.step()`까지)가 PyTorch의
#   코드이고, D2의 실습도 PyTorch를 씁니다.
# - PyTorch의 코드는 보통의 파이썬이라서, NumPy로 만든 것과 한 줄씩 비교해 볼 수 있습니다.
# - 한 강의에 하나면 충분합니다. 개념은 같으므로 나중에 다른 것을 배우기는 쉽습니다.
#
# | 하는 일 | TensorFlow와 Keras | PyTorch |
# |---|---|---|
# | 완전연결층 | `keras.layers.Dense(10)` | `nn.Linear(20, 10)` |
# | 기울기 | `tape.gradient(loss, weights)` | `loss.backward()` |
# | 학습 한 번 | `model.fit(...)` 안에서 | 직접 쓰는 다섯 줄 |
#
# PyTorch는 11을 시작할 때 설치하면 됩니다. 지금은 필요 없습니다.
#
# **슬라이드** D1, `3. 환경 구축` — `tensorflow 설치하기`, D3, `딥러닝 프레임워크`, D4,
# `딥러닝 학습 순서` (반복 학습), D2, `실습 수업 소개`

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 스스로 묻기 (점수 없음)
# 먼저 답해 본 다음 눌러서 펼치세요. 슬라이드를 다시 찾아보아도 좋습니다.
#
# **1. AI, ML, DL은 서로 어떤 관계인가요?**
#
# <details>
# <summary>답 보기</summary>
#
# 큰 원 안에 작은 원이 있는 모양입니다. AI(인공지능)는 컴퓨터가 사람처럼 똑똑해지게 하는 모든 기술,
# ML(기계학습)은 그 가운데 데이터에서 스스로 배우게 하는 방법, DL(딥러닝)은 그 가운데 층을 쌓은
# 인공 신경망을 쓰는 방법입니다. 그래서 딥러닝은 모두 기계학습이지만, 01의 최소제곱 직선처럼
# 딥러닝이 아닌 기계학습도 많습니다. (D4, `AI, ML, DL 요약`)
#
# </details>
#
# **2. 알고리즘과 머신러닝은 무엇이 다른가요? 구구단을 출력하는 프로그램에는 어느 쪽이 좋을까요?**
#
# <details>
# <summary>답 보기</summary>
#
# 알고리즘은 사람이 아는 규칙을 코드로 씁니다. 머신러닝은 입력과 정답에서 규칙을 찾습니다. 구구단은
# 규칙을 정확히 알고 있으니 그대로 프로그래밍하는 편이 낫습니다. 강아지와 빵의 사진을 구별하는
# 것처럼 규칙을 말로 쓰기 어려울 때 머신러닝을 씁니다. (D0, `1. 개요` —
# `이 전에는 무엇이 있었는가?`, D3, `딥러닝을 선택해야 하는 경우`)
#
# </details>
#
# **3. 머신러닝에서는 사람이 하고 딥러닝에서는 기계가 하는 일은 무엇인가요?**
#
# <details>
# <summary>답 보기</summary>
#
# **특징 추출**입니다. 머신러닝에서는 귀, 털, 눈처럼 무엇을 볼지 사람이 정해 줍니다. 딥러닝은 사진을
# 그대로 받아 무엇을 볼지도 배웁니다. 대신 데이터와 계산이 훨씬 많이 듭니다. (D0,
# `2. 딥러닝과 머신러닝` — `머신러닝과 딥러닝의 차이`, D1, `1. 딥러닝과 머신러닝`)
#
# </details>
#
# **4. 지도학습, 비지도학습, 강화학습을 예를 하나씩 들어 설명할 수 있나요?**
#
# <details>
# <summary>답 보기</summary>
#
# **지도학습**은 입력마다 정답(label)이 있습니다. 마트의 매출을 맞히는 회귀, 시계를 살지 맞히는
# 분류가 그렇습니다(D4). 이 강의는 거의 모두 지도학습입니다. **비지도학습**은 정답 없이 데이터의
# 짜임새를 찾습니다. 비슷한 손님끼리 묶는 것이 그렇습니다. 슬라이드에는 나오지 않습니다.
# **강화학습**은 정답 대신 보상을 받으며 행동을 배웁니다. 바둑의 알파고가 그렇습니다(D2,
# `딥러닝 강화학습`, D3, `4. 강화 학습`).
#
# </details>
#
# **5. 인공지능의 겨울은 두 번 왔습니다. 각각 무엇이 계기였고, 무엇이 겨울을 끝냈나요?**
#
# <details>
# <summary>답 보기</summary>
#
# 1958년에 로젠블라트가 퍼셉트론을 내놓자 기대가 컸지만, 1969년에 민스키가 한계를 지적했습니다.
# XOR을 풀지 못한다는 것이 그 하나입니다. 1973년의 라이트힐 보고서로 첫 번째 겨울이 시작되었고,
# 1986년에 다층 퍼셉트론으로 신경망이 부활했습니다. 1987년에 Lisp 머신의 시장이 무너지며 두 번째
# 겨울이 왔고, 2012년의 AlexNet에서 오늘의 딥러닝이 시작되었습니다. 01에서 XOR을, 02와 03에서 다층
# 퍼셉트론을 직접 만듭니다. (D2, `인공지능의 역사`)
#
# </details>
#
# **6. 1997년의 딥블루와 2016년의 알파고는 무엇이 다른가요?**
#
# <details>
# <summary>답 보기</summary>
#
# 딥블루는 사람이 정한 규칙과 빠른 계산으로 체스의 수를 훑었습니다. 알파고는 기보와 자기와의
# 대국에서 배운 신경망으로 어디를 볼지 골랐습니다. 2017년의 알파고 제로는 기보 없이 자기와의
# 대국만으로 배워 알파고를 100:0으로 이겼습니다. (D2, `인공지능의 역사`)
#
# </details>
#
# **7. 2017년의 논문 `Attention Is All You Need`에서 ChatGPT까지, 차례를 말할 수 있나요?**
#
# <details>
# <summary>답 보기</summary>
#
# 2017년 어텐션만으로 된 트랜스포머, 2018년 BERT와 GPT, 2020년 크기를 크게 키운 GPT-3, 2022년
# ChatGPT 입니다. D0은 A100 그래픽카드가 없었다면 GPT-3도 없었다고 하지만, 논문에 따르면 GPT-3은 그
# 앞 세대인 V100에서 학습했습니다. 13에서 어텐션을 만듭니다. (D0, `1. 개요` — `AI 혁신의 시작`)
#
# </details>
#
# **8. 딥러닝에는 왜 GPU가 좋은가요?**
#
# <details>
# <summary>답 보기</summary>
#
# 4번의 행렬곱을 생각해 보세요. 답의 칸들은 서로 기다리지 않고 따로 계산할 수 있습니다. CPU에는
# 빠른 코어가 몇 개 있고, GPU에는 작은 코어가 수천 개 있어서 그런 계산을 한꺼번에 합니다. (D4,
# `CPU와 GPU`, D3, `3. GPU의 중요성`)
#
# </details>

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# $3 \times 3$ 행렬 하나를 골라 `A @ A`와 `A * A`를 종이에 먼저 구한 다음 코드로 확인해 보세요. 둘이
# 같아지는 행렬을 하나라도 찾을 수 있나요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Choose a $3 \times 3$ matrix and work out `A @ A` and `A * A` on paper first, then check with
# code. Can you find a matrix for which the two are the same?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. `matmul(A, transpose(A))`와 `matmul(transpose(A), A)`의 모양은 각각 무엇일까요? 먼저 예상한
#    다음 확인해 보세요. 두 답에는 모두 어떤 대칭이 있습니다. 왜 그럴까요?
# 2. `slope(f, 0, 0.5)`를 $f(x) = |x|$ 로 재면 무엇이 나올까요? 그 값이 정말 기울기라고 할 수
#    있을까요? (`np.abs`를 쓰세요. 04의 ReLU에서 같은 물음을 다시 만납니다.)
# 3. `is_linear`에 `lambda x: matmul(x, W)`를 넣으면 어떤 `W`에서든 `True`가 나올까요? 그 다음에
#    `add_bias`까지 하면요?
#
# 다 되었으면 01로 가세요. 거기서 쓰는 것은 거의 모두 여기에서 만났습니다: 배열, `@`, 평균, `for`,
# 값 두 개를 돌려주는 `return w, b`. 새로운 것은 둘입니다.
# - **비교** `>=`. `np.array([-1, 0, 2]) >= 0`은 `[False True True]`입니다. 요소마다 묻는다는 점은
#   `*`와 같습니다. 참과 거짓도 숫자처럼 계산할 수 있어서, `True`는 `1`, `False`는 `0`으로 셉니다.
#   이를테면 `10 * np.array([False, True])`는 `[ 0 10]`입니다.
# - **`@`의 한쪽이 한 줄짜리 배열일 때.** `A @ np.array([10, 1])`은 `[12. 34. 56.]`입니다. 행마다
#   같은 자리끼리 곱해서 더하므로 행 하나에 숫자 하나가 나오고, 모양은 `(3, 2)`와 `(2,)`에서
#   `(3,)`이 됩니다. 한 줄짜리 둘이면 숫자 하나입니다:
#   `np.array([1, 2]) @ np.array([10, 1])`은 `12`입니다.

# %% [markdown] lang="en"
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
