# %% [markdown] lang="ko"
# # 14. GPT — 다음 글자를 맞히며 배우는 덧셈†
#
# ## 이 과제를 마치면
# - 글자를 숫자로 바꾸고, 다음 글자를 맞히는 문제로 **언어 모델**을 학습시킬 수 있습니다.
# - 13의 어텐션, 10의 층 정규화, 11의 학습 루프로 작은 **GPT**를 처음부터 끝까지 만들 수 있습니다.
# - 모델이 쓴 글을 **온도**로 조절하고, 처음 보는 문제로 채점할 수 있습니다.
# - D0이 말한 "예로부터 규칙을 찾는다"를 스스로 만든 모델에서 볼 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 13의 `MultiHeadAttention`과 `causal_mask`, 10의 `layer_norm`
# - 11의 다섯 단계와 장치, 05의 교차 엔트로피, 04의 Softmax
#
# ## 문제와 예상 시간 (모두 약 150분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `CharTokenizer` | ★☆☆ | 10 |
# | 2 | `make_examples` | ★☆☆ | 12 |
# | 3 | `get_batch` | ★★☆ | 20 |
# | 4 | `MultiHeadAttention` | ★☆☆ | 8 |
# | 5 | `Block` | ★★☆ | 20 |
# | 6 | `GPT` | ★★☆ | 20 |
# | 7 | `loss_on_answers` | ★☆☆ | 10 |
# | 8 | `train` | ★★☆ | 15 |
# | 9 | `generate` | ★★★ | 20 |
# | 10 | `accuracy` | ★★☆ | 15 |

# %% [markdown] lang="en"
# # 14. GPT — addition, learned by guessing the next character†
#
# ## What you will be able to do
# - Turn characters into numbers, and train a **language model** to guess the next one.
# - Build a small **GPT** from end to end with 13's attention, 10's layer norm and 11's loop.
# - Steer what the model writes by a **temperature**, and grade it on problems it has never seen.
# - Watch a model of your own do what D0 speaks of: find a rule from examples.
#
# ## What you need first
# - `MultiHeadAttention` and `causal_mask` from 13, `layer_norm` from 10
# - The five steps and devices of 11, the cross-entropy of 05, the Softmax of 04
#
# ## Exercises and time (about 150 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `CharTokenizer` | ★☆☆ | 10 |
# | 2 | `make_examples` | ★☆☆ | 12 |
# | 3 | `get_batch` | ★★☆ | 20 |
# | 4 | `MultiHeadAttention` | ★☆☆ | 8 |
# | 5 | `Block` | ★★☆ | 20 |
# | 6 | `GPT` | ★★☆ | 20 |
# | 7 | `loss_on_answers` | ★☆☆ | 10 |
# | 8 | `train` | ★★☆ | 15 |
# | 9 | `generate` | ★★★ | 20 |
# | 10 | `accuracy` | ★★☆ | 15 |

# %% [markdown] lang="ko"
# ## 무엇을 만드나
# D0은 규칙을 사람이 적어 주는 대신 예를 보여 주는 것이 딥러닝이라고 했습니다. 1은 2, 5는 6, 256은
# 257이라는 세 예에서 우리는 $y = x + 1$ 을 찾습니다. 01의 `fit_rule`은 식의 **꼴**을 미리 알고
# $w$ 와 $b$ 만 찾았습니다. 이번에는 꼴도 알려 주지 않습니다. 모델이 보는 것은 `256+1=752` 같은
# **글자**뿐이고, 하는 일은 **다음 글자 맞히기**뿐입니다. GPT가 배우는 방법이 바로 이것입니다.
#
# GPT는 Generative Pre-trained Transformer의 머리글자입니다. 글을 만들고(generative), 커다란 글에서
# 미리 배우며(pre-trained), 13의 어텐션을 쌓은 신경망(transformer)입니다. 크기만 다릅니다. D0의
# GPT-3은 파라미터가 $1.75 \cdot 10^{11}$ 개이고, 우리 것은 $102413$ 개입니다.
#
# **답은 거꾸로 씁니다.** $27 + 35 = 62$ 는 `27+35=26`이라고 씁니다. 모델은 왼쪽부터 한 글자씩
# 쓰는데, 바로 쓰면 십의 자리 $6$ 을 쓰기 전에 일의 자리에서 올라오는 $1$ 을 미리 알아야 합니다.
# 거꾸로 쓰면 종이에 계산하는 순서와 같아서, 글자마다 할 일이 작아지고 올림은 방금 쓴 글자에서 알 수
# 있습니다. 그래서 더 빨리 배웁니다.

# %% [markdown] lang="en"
# ## What you build
# D0 says that deep learning is shown examples, where a programmer would have written down the
# rule. From three examples, 1 to 2, 5 to 6 and 256 to 257, we find $y = x + 1$. `fit_rule` of 01
# knew the **form** of the rule and looked for $w$ and $b$ alone. This time not even the form is
# given. All that the model sees is **characters**, such as `256+1=752`, and all that it does is to
# **guess the next one**. This is how a GPT learns.
#
# GPT stands for Generative Pre-trained Transformer: it writes text (generative), has learned from a
# large amount of text before (pre-trained), and is a network of stacked layers of 13's attention
# (transformer). Only the size differs. D0's GPT-3 has $1.75 \cdot 10^{11}$ parameters, ours has
# $102413$.
#
# **Answers are written backwards.** $27 + 35 = 62$ is written as `27+35=26`. The model writes from
# left to right, one character at a time. In the usual order it would need the carry of $1$ from the
# units before it could write the $6$ of the tens. Backwards it can go the way we go on paper: each
# character is a smaller step, and the carry can be told from what has just been written. So it
# learns faster.

# %% [markdown] lang="ko"
# ## 약속
# **†는 슬라이드 너머를 뜻합니다.** D0은 GPT와 Attention의 이름을 보여 줄 뿐입니다.
#
# **크기.** 글은 글자 번호로 된 int64 텐서 `(batch, n)`, 특징은 `(batch, n, embed_dim)`, 로짓은
# `(batch, n, vocabulary_size)`입니다. 위치 $t$ 의 로짓은 $t$ 번째 글자까지 보고 **그다음 글자**를
# 맞힌 점수입니다.
#
# **장치.** 데이터는 CPU에서 만들고, 배치 하나씩 모델이 있는 장치로 옮깁니다. 모델이 어디 있는지는
# `next(model.parameters()).device`가 알려 줍니다. 채점은 11처럼 **시뮬레이션 GPU**에서도 여러분의
# 코드를 실행합니다.
#
# **난수.** 받은 `rng`나 `generator`에서만 뽑습니다. 시드가 다르면 결과도 다릅니다.
#
# **처음 값.** 새 층의 가중치는 작은 난수로 시작합니다. PyTorch가 만든 그대로이면 됩니다.
#
# **가져와도 됩니다.** 앞의 과제에서 여러분이 쓴 코드를 그대로 가져오세요. 이 파일은 혼자서도 돌아야
# 하니 `import`하지 말고 옮겨 적습니다. 완성품도 써도 됩니다: `nn.LayerNorm`,
# `nn.functional.scaled_dot_product_attention`, `nn.functional.cross_entropy`. 속은 앞에서 다
# 만들어 보았기 때문입니다.

# %% [markdown] lang="en"
# ## Conventions
# **† means beyond the slides.** D0 shows no more of GPT and attention than their names.
#
# **Shapes.** Text is an int64 tensor `(batch, n)` of the characters' numbers, features are
# `(batch, n, embed_dim)`, logits are `(batch, n, vocabulary_size)`. The logits at position $t$ have
# seen the characters up to the $t$ th and score the **one that follows**.
#
# **Device.** Data are made on the CPU, and one batch at a time moves to where the model is.
# `next(model.parameters()).device` tells where that is. As in 11, grading runs your code on a
# **simulated GPU** too.
#
# **Randomness.** It comes from the `rng` or `generator` you are given, and from nowhere else. With
# another seed the result is another.
#
# **At the start.** The weights of a new layer start with small random numbers; as PyTorch makes
# them will do.
#
# **Bring your own.** Take what you wrote in earlier assignments. This file has to run by itself, so
# copy the code here and do not `import` it. You may use what is ready-made as well:
# `nn.LayerNorm`, `nn.functional.scaled_dot_product_attention`, `nn.functional.cross_entropy`. You
# have built the insides of all of them.

# %%
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

# %% tags=["demo"]
from autograder import simgpu
from autograder.figures import figures_of, once_solved

figures = figures_of("14_gpt")
simgpu.enable()  # before the first backward pass

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `CharTokenizer` ★☆☆ 10분
# 신경망은 글자를 모르니 글자마다 번호를 붙입니다. 이것이 **토큰화**입니다. 커다란 GPT는 자주 함께
# 나오는 글자 몇 개를 묶어 번호 하나를 붙이지만, 우리는 글자 하나가 토큰 하나입니다.
#
# **할 일** `text`에 나오는 서로 다른 글자를 `sorted`의 순서로 늘어놓은 문자열이 `vocabulary`입니다.
# 글자의 번호는 그 안에서의 자리입니다. `encode`는 글을 번호의 리스트로, `decode`는 번호의 리스트를
# 글로 바꿉니다. 파이썬의 `set(text)`는 서로 다른 글자를, `"".join(characters)`는 글자들을 이은 글을
# 줍니다. 되돌리면 처음과 같아야 합니다. `vocabulary`에 없는 글자는 들어오지 않습니다.
#
# **숫자 예** `CharTokenizer("3+4=7")`의 `vocabulary`는 `"+347="`이고, `encode("7=3+4")`는
# `[3, 4, 1, 0, 2]`, `decode([0, 0, 3])`은 `"++7"`입니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (2020년 GPT3 개발)

# %% [markdown] lang="en"
# ## 1. `CharTokenizer` ★☆☆ 10 minutes
# A network knows no characters, so each of them gets a number: this is **tokenization**. A large
# GPT has one number for several characters that often come together; here one character is one
# token.
#
# **What to do** `vocabulary` is a string of the different characters in `text`, in the order of
# `sorted`. A character's number is its place in there. `encode` makes a list of numbers of a text,
# `decode` makes a text of a list of numbers. Python's `set(text)` gives the different characters,
# and `"".join(characters)` joins characters to a text. One after the other they give back what they
# got. Characters that are not in `vocabulary` do not come.
#
# **A number** `CharTokenizer("3+4=7")` has the `vocabulary` `"+347="`; `encode("7=3+4")` is
# `[3, 4, 1, 0, 2]`, and `decode([0, 0, 3])` is `"++7"`.
#
# **Slide** D0, `AI 혁신의 시작` (2020: GPT3)


# %% CharTokenizer
class CharTokenizer:
    """
    ko: text: 쓰일 글자가 모두 들어 있는 문자열
    ko: self.vocabulary: 서로 다른 글자를 정렬한 문자열
    en: text: a string that holds every character there will be
    en: self.vocabulary: a string of its different characters, sorted
    """

    def __init__(self, text):
        ### BEGIN SOLUTION
        self.vocabulary = "".join(sorted(set(text)))
        self.numbers = {character: place for place, character in enumerate(self.vocabulary)}
        ### END SOLUTION

    def encode(self, text):
        """
        ko: text: 문자열. 반환: 글자마다 번호 하나, int의 리스트
        en: text: a string. Returns one number per character, a list of ints
        """
        ### BEGIN SOLUTION
        return [self.numbers[character] for character in text]
        ### END SOLUTION

    def decode(self, ids):
        """
        ko: ids: int의 리스트. 반환: 문자열
        en: ids: a list of ints. Returns a string
        """
        ### BEGIN SOLUTION
        return "".join(self.vocabulary[number] for number in ids)
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `make_examples` ★☆☆ 12분
# 데이터는 내려받지 않고 그 자리에서 만듭니다. 두 가지가 있습니다.
#
# - `plus_one=True`: D0의 규칙 $y = x + 1$. $x$ 는 $0$ 에서 $999$ 까지, 모두 $1000$ 개
# - `plus_one=False`: $a + b$. 둘 다 두 자리 수, $10$ 에서 $99$ 까지, 모두 $8100$ 개
#
# **할 일** 그 가운데 **서로 다른** $n$ 개를 아무 순서로나 뽑아, 글로 된 예의 리스트를 만듭니다.
# 모두 다르므로 앞의 $6500$ 개로 배우고 뒤의 $1600$ 개로 채점하면, 시험 문제가 학습 데이터에 새어
# 들지 않습니다(09). 답만 거꾸로 쓰고, 다른 수는 그대로 씁니다. 빈자리를 $0$ 으로 채우지 않습니다.
#
# **힌트** `rng.choice(8_100, size=n, replace=False)`는 $0$ 에서 $8099$ 까지의 서로 다른 수를
# 뽑습니다. 그런 수 하나에서 두 수를 얻는 방법이 있나요? `text[::-1]`은 글을 뒤집습니다.
#
# **숫자 예** $7 + 1$ 은 `7+1=8`, $256 + 1$ 은 `256+1=752`, $27 + 35$ 는 `27+35=26`,
# $37 + 63$ 은 `37+63=001`입니다.
#
# **슬라이드** D0, 1은 2, 5는 6, 256은 257

# %% [markdown] lang="en"
# ## 2. `make_examples` ★☆☆ 12 minutes
# There is nothing to download, the data are made on the spot. There are two sorts.
#
# - `plus_one=True`: D0's rule $y = x + 1$, with $x$ from $0$ to $999$, which are $1000$
# - `plus_one=False`: $a + b$ of two-digit numbers, from $10$ to $99$, which are $8100$
#
# **What to do** Draw $n$ **different** ones of them, in any order, and make a list of examples as
# text. Since no two are the same, one can learn from the first $6500$ and be graded on the last
# $1600$, and no question of the exam leaks into what was learned (09). The answer alone is written
# backwards, the other numbers as ever. Nothing is filled up with $0$.
#
# **Hint** `rng.choice(8_100, size=n, replace=False)` draws different numbers from $0$ to $8099$.
# How can two numbers be had from such a one? And `text[::-1]` turns a text around.
#
# **A number** $7 + 1$ is `7+1=8`, $256 + 1$ is `256+1=752`, $27 + 35$ is `27+35=26`, and
# $37 + 63$ is `37+63=001`.
#
# **Slide** D0, 1 to 2, 5 to 6, 256 to 257


# %% make_examples
def make_examples(n, rng, plus_one=False):
    """
    ko: n: 예의 수, rng: np.random.Generator, plus_one: True면 x+1, False면 a+b
    ko: 반환: 서로 다른 예 n개의 리스트, 답은 거꾸로 쓴 문자열
    en: n: how many, rng: an np.random.Generator, plus_one: x+1 if True, a+b if False
    en: Returns a list of n different examples, strings with their answers written backwards
    """
    ### BEGIN SOLUTION
    if plus_one:
        sums = [(x, 1) for x in rng.choice(1_000, size=n, replace=False).tolist()]
    else:
        drawn = rng.choice(8_100, size=n, replace=False).tolist()
        sums = [(10 + x // 90, 10 + x % 90) for x in drawn]
    return [f"{a}+{b}={str(a + b)[::-1]}" for a, b in sums]
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    tokenizer = CharTokenizer("\n+=0123456789")
    print(make_examples(6, np.random.default_rng(0), plus_one=True))
    print(make_examples(6, np.random.default_rng(0)))
    print(tokenizer.encode("27+35=26\n"))

# %% [markdown] lang="ko"
# ## 3. `get_batch` ★★☆ 20분
# 다음 글자 맞히기에는 정답을 적어 줄 사람이 필요 없습니다. **글을 한 칸 민 것**이 정답입니다.
# 길이가 다른 예를 한 텐서에 담기 위해, 예마다 끝에 줄바꿈 `"\n"`을 붙이고 짧은 예에는 `"\n"`을 더
# 붙여 길이를 맞춥니다. 첫 `"\n"`은 "답이 끝났다"는 뜻이어서 모델이 배워야 합니다. 나머지는 자리만
# 채우는 것이어서 배울 것이 없습니다.
#
# **할 일** `rng.integers(len(examples), size=batch_size)`로 예를 뽑고(같은 예가 두 번 나와도
# 됩니다), 뽑힌 것 가운데 가장 긴 예에 맞춰 글의 텐서 $T$ 를 만듭니다. `text.ljust(length, "\n")`은
# 글의 뒤를 `"\n"`으로 채우고, `text.index("=")`는 `=`의 자리를 알려 줍니다. 그리고 셋을 돌려줍니다.
#
# - `inputs`: $T$ 에서 마지막 글자를 뺀 것
# - `targets`: $T$ 에서 첫 글자를 뺀 것. 그래서 같은 자리에 다음 글자가 있습니다
# - `answer`: bool. 그 자리의 **정답**이 `=` 뒤의 글자이거나 첫 `"\n"`이면 `True`
#
# **크기** 셋 모두 `(batch_size, L - 1)`, 앞의 둘은 int64입니다. $L$ 은 `"\n"`까지 센, 가장 긴 예의
# 길이입니다. 모두 CPU에 만듭니다.
#
# **숫자 예** `7+1=8` 하나만 뽑혔다면 $T$ 는 `7+1=8\n`이고 `inputs`는 `7+1=8`, `targets`는
# `+1=8\n`입니다. `answer`는 $[0, 0, 0, 1, 1]$ 이어서, `=`를 보고 `8`을, `8`을 보고 `\n`을 맞히는
# 두 자리가 남습니다. `99+1=001`과 함께 뽑혔다면 `7+1=8`의 줄은 $[0, 0, 0, 1, 1, 0, 0, 0]$ 이
# 됩니다.

# %% [markdown] lang="en"
# ## 3. `get_batch` ★★☆ 20 minutes
# To guess the next character, nobody has to write the right answers down: they are **the text
# itself, moved by one place**. To put examples of different lengths into one tensor, each gets a
# line break `"\n"` at its end, and shorter ones get more of it, until all are equally long. The
# first `"\n"` means "the answer ends here", which the model has to learn. The others only fill up,
# and there is nothing to learn from them.
#
# **What to do** Draw examples by `rng.integers(len(examples), size=batch_size)` (one may come
# twice), and make a tensor $T$ of their texts, as long as the longest that was drawn.
# `text.ljust(length, "\n")` fills a text up with `"\n"` at its end, and `text.index("=")` tells
# where the `=` is. Return three things.
#
# - `inputs`: $T$ without its last character
# - `targets`: $T$ without its first, so that the same place holds the next character
# - `answer`: bool, `True` where the **target** stands behind the `=` or is the first `"\n"`
#
# **Shapes** All three are `(batch_size, L - 1)`, the first two int64. $L$ is the length of the
# longest example, its `"\n"` included. All are made on the CPU.
#
# **A number** If `7+1=8` alone was drawn, $T$ is `7+1=8\n`, `inputs` is `7+1=8` and `targets` is
# `+1=8\n`. `answer` is $[0, 0, 0, 1, 1]$, which leaves two places: seeing `=` and guessing `8`,
# seeing `8` and guessing `\n`. Drawn together with `99+1=001`, the row of `7+1=8` would be
# $[0, 0, 0, 1, 1, 0, 0, 0]$.


# %% get_batch
def get_batch(examples, tokenizer, batch_size, rng):
    """
    ko: examples: 문자열의 리스트, tokenizer: CharTokenizer, rng: np.random.Generator
    ko: 반환: (inputs, targets, answer), (batch_size, L - 1) 텐서, int64 둘과 bool 하나
    en: examples: a list of strings, tokenizer: a CharTokenizer, rng: an np.random.Generator
    en: Returns (inputs, targets, answer), tensors (batch_size, L - 1), two int64 and one bool
    """
    ### BEGIN SOLUTION
    chosen = [examples[number] for number in rng.integers(len(examples), size=batch_size)]
    length = max(len(text) for text in chosen) + 1
    ids = torch.tensor([tokenizer.encode(text.ljust(length, "\n")) for text in chosen])
    place = torch.arange(1, length)  # of each target in its text
    equals = torch.tensor([[text.index("=")] for text in chosen])
    ends = torch.tensor([[len(text)] for text in chosen])
    return ids[:, :-1], ids[:, 1:], (place > equals) & (place <= ends)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `MultiHeadAttention` ★☆☆ 8분
# 13에서 만든 것을 여기로 옮기세요. 그 안에서 부르는 함수(`scaled_dot_product_attention`)와 5번에서
# 쓸 `causal_mask`도 이 셀에 함께 옮깁니다. 13을 다 하지 못했다면
# `nn.functional.scaled_dot_product_attention`으로 짧게 쓸 수 있습니다. 그 함수의 `attn_mask`도
# `True`가 "보아도 된다"는 뜻입니다.
#
# $$\text{head}_i = \text{attention}(X W^Q_i,\ X W^K_i,\ X W^V_i) \qquad
# \text{output} = [\text{head}_1 \cdots \text{head}_h]\, W^O$$
#
# **이름.** 네 층은 모두 편향이 있는 `nn.Linear(embed_dim, embed_dim)`이고 이름은 `q_proj`,
# `k_proj`, `v_proj`, `out_proj`입니다.
#
# **크기** `x`와 출력은 `(batch, n, embed_dim)`, `mask`는 `(n, n)` bool 텐서 또는 `None`입니다.
# 이어진 $d / h$ 개씩 한 머리가 됩니다. 13의 `context`는 있어도 되지만 여기서는 쓰지 않습니다.
#
# **숫자 예** 13과 같습니다. $d = 4$, $h = 2$, 낱말이 $[1, 2, 3, 4]$ 와 $[3, 2, 1, 0]$, `q_proj`의
# 가중치와 편향이 모두 $0$, 나머지 가중치가 단위행렬이면 두 출력은 $[2, 2, 2, 2]$ 이고, 뒤를 가리면
# 첫 출력은 $[1, 2, 3, 4]$ 입니다. 파라미터는 $80$ 개입니다.
#
# **논문** Vaswani et al., *Attention Is All You Need* (2017), 3.2.2절

# %% [markdown] lang="en"
# ## 4. `MultiHeadAttention` ★☆☆ 8 minutes
# Bring the one that you built in 13, and into the same cell the functions it calls
# (`scaled_dot_product_attention`), along with the `causal_mask` for 5. If 13 is not finished, it
# can be written briefly with `nn.functional.scaled_dot_product_attention`, whose `attn_mask` also
# means "may look here" by `True`.
#
# $$\text{head}_i = \text{attention}(X W^Q_i,\ X W^K_i,\ X W^V_i) \qquad
# \text{output} = [\text{head}_1 \cdots \text{head}_h]\, W^O$$
#
# **Names.** All four layers are `nn.Linear(embed_dim, embed_dim)` with a bias, and their names are
# `q_proj`, `k_proj`, `v_proj`, `out_proj`.
#
# **Shapes** `x` and the output are `(batch, n, embed_dim)`, `mask` is a bool tensor `(n, n)` or
# `None`. Each $d / h$ features in a row make one head. A `context` as in 13 may be there; it is not
# used here.
#
# **A number** As in 13: with $d = 4$, $h = 2$, the words $[1, 2, 3, 4]$ and $[3, 2, 1, 0]$, the
# weights of `q_proj` and all biases $0$, all other weights the identity, both outputs are
# $[2, 2, 2, 2]$; with what follows hidden, the first output is $[1, 2, 3, 4]$. There are $80$
# parameters.
#
# **Paper** Vaswani et al., *Attention Is All You Need* (2017), section 3.2.2


# %% MultiHeadAttention
class MultiHeadAttention(nn.Module):
    """[head_1 … head_h] W^O

    ko: embed_dim: 특징의 수, num_heads: 머리의 수 (embed_dim을 나누어떨어지게 합니다)
    en: embed_dim: the number of features, num_heads: the number of heads (divides embed_dim)
    """

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        ### BEGIN SOLUTION
        self.num_heads = num_heads
        self.q_proj = nn.Linear(embed_dim, embed_dim)
        self.k_proj = nn.Linear(embed_dim, embed_dim)
        self.v_proj = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        ### END SOLUTION

    def forward(self, x, mask=None):
        """
        ko: x: (batch, n, embed_dim), mask: (n, n) bool, True는 보아도 되는 자리. None이면 모두
        ko: 반환: (batch, n, embed_dim)
        en: x: (batch, n, embed_dim), mask: (n, n) bool, True where one may look; None: everywhere
        en: Returns (batch, n, embed_dim)
        """
        ### BEGIN SOLUTION
        heads = [
            layer(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
            for layer in (self.q_proj, self.k_proj, self.v_proj)
        ]
        output = F.scaled_dot_product_attention(*heads, attn_mask=mask)
        return self.out_proj(output.transpose(1, 2).flatten(2))
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 5. `Block` ★★☆ 20분
# Transformer는 같은 블록을 쌓은 것입니다. 블록은 두 가지 일을 합니다. 어텐션은 **다른 글자를
# 보고**, MLP는 글자마다 **혼자 생각합니다**.
#
# $$h = x + \text{attention}(\text{norm}_1(x)) \qquad y = h + \text{mlp}(\text{norm}_2(h))$$
#
# **잔차 연결.** 입력에 **더하기만** 하므로 기울기가 덧셈을 타고 아래층까지 그대로 흐릅니다. 04의
# `max_gradient`에서 본, 깊어질수록 사라지는 기울기의 반대입니다.
#
# **층 정규화.** 10의 `layer_norm`이 여기서 쓰입니다. 완성품은 `nn.LayerNorm(embed_dim)`입니다. 일을
# **하기 전에** 정규화하는 것을 pre-norm이라고 합니다. 더해지는 길 위에는 아무것도 없습니다.
#
# **마스크.** $t$ 번째 글자는 $t + 1$ 번째 글자를 맞혀야 하니 뒤를 보면 안 됩니다. 13의
# `causal_mask`를 `x`의 장치에 만들어 어텐션에 줍니다.
#
# **이름.** `norm1`, `attention`, `norm2`, `mlp`입니다. `mlp`는 `nn.Sequential`이고, 특징을 네 배로
# 늘리는 `nn.Linear`, `nn.GELU()`, 다시 줄이는 `nn.Linear`의 차례입니다. GELU는 모서리가 둥근
# ReLU라고 생각하면 됩니다.
#
# **크기** `x`와 출력은 `(batch, n, embed_dim)`입니다.
#
# **숫자 예** `out_proj`와 `mlp`의 마지막 층이 모두 $0$ 이면 더할 것이 없으므로 출력은 `x`
# 그대로입니다. $d = 4$ 이면 파라미터는 어텐션 $80$, 정규화 $2 \cdot 8$, MLP
# $(4 \cdot 16 + 16) + (16 \cdot 4 + 4) = 148$, 모두 $244$ 개입니다.
#
# **논문** Radford et al., *Language Models are Unsupervised Multitask Learners* (GPT-2, 2019),
# 2.3절

# %% [markdown] lang="en"
# ## 5. `Block` ★★☆ 20 minutes
# A transformer is a stack of equal blocks, and a block does two things. In attention a character
# **looks at the others**, in the MLP each one **thinks for itself**.
#
# $$h = x + \text{attention}(\text{norm}_1(x)) \qquad y = h + \text{mlp}(\text{norm}_2(h))$$
#
# **Residual connections.** All that is done to the input is to **add** to it, so gradients flow
# through the additions down to the lowest layer as they are. It is the opposite of the gradients
# that vanish with depth, as in `max_gradient` of 04.
#
# **Layer norm.** This is where `layer_norm` of 10 is used; ready-made it is
# `nn.LayerNorm(embed_dim)`. To normalise **before** the work is called pre-norm. On the way along
# which things are added there is nothing else.
#
# **Mask.** The character at $t$ has to guess the one at $t + 1$, so it must not see what follows.
# Make 13's `causal_mask` on the device of `x`, and give it to attention.
#
# **Names.** `norm1`, `attention`, `norm2` and `mlp`. `mlp` is an `nn.Sequential` of an `nn.Linear`
# to four times as many features, `nn.GELU()`, and an `nn.Linear` back. Think of GELU as a ReLU with
# its corner rounded off.
#
# **Shapes** `x` and the output are `(batch, n, embed_dim)`.
#
# **A number** If `out_proj` and the last layer of `mlp` are all $0$ there is nothing to add, and
# the output is `x` itself. For $d = 4$ the parameters are $80$ in attention, $2 \cdot 8$ in the
# norms, $(4 \cdot 16 + 16) + (16 \cdot 4 + 4) = 148$ in the MLP, which is $244$ in all.
#
# **Paper** Radford et al., *Language Models are Unsupervised Multitask Learners* (GPT-2, 2019),
# section 2.3


# %% Block
class Block(nn.Module):
    """h = x + attention(norm1(x)), y = h + mlp(norm2(h))

    ko: embed_dim: 특징의 수, num_heads: 머리의 수
    en: embed_dim: the number of features, num_heads: the number of heads
    """

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        ### BEGIN SOLUTION
        self.norm1 = nn.LayerNorm(embed_dim)
        self.attention = MultiHeadAttention(embed_dim, num_heads)
        self.norm2 = nn.LayerNorm(embed_dim)
        self.mlp = nn.Sequential(
            nn.Linear(embed_dim, 4 * embed_dim),
            nn.GELU(),
            nn.Linear(4 * embed_dim, embed_dim),
        )
        ### END SOLUTION

    def forward(self, x):
        """
        ko: x: (batch, n, embed_dim). 반환: (batch, n, embed_dim)
        en: x: (batch, n, embed_dim). Returns (batch, n, embed_dim)
        """
        ### BEGIN SOLUTION
        n = x.shape[1]
        mask = torch.ones(n, n, dtype=torch.bool, device=x.device).tril()
        x = x + self.attention(self.norm1(x), mask=mask)
        return x + self.mlp(self.norm2(x))
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 6. `GPT` ★★☆ 20분
# 이제 처음부터 끝까지 잇습니다. 글자마다 벡터 하나를 배우고(`nn.Embedding`), 자리마다 벡터 하나를
# 배워 더합니다. 13에서는 자리를 사인과 코사인으로 적었지만 GPT는 이것도 배웁니다. 블록을 차례로
# 지나 마지막으로 정규화하고, `head`가 글자마다 점수를 매깁니다.
#
# $$x_t = E_{\text{id}_t} + P_t \qquad
# \text{logits} = \text{head}(\text{norm}(\text{block}_m(\cdots \text{block}_1(x))))$$
#
# **이름.** `token_embedding`, `position_embedding`(자리 $0$ 부터 `max_length`개), `blocks`
# (`nn.ModuleList`), `norm`, `head`(편향이 있는 `nn.Linear`)입니다.
#
# **크기** `ids`는 `(batch, n)` int64이고 $n$ 은 `max_length`를 넘지 않습니다. 출력은
# `(batch, n, vocabulary_size)` 로짓입니다. 자리 번호는 `ids`의 장치에 만듭니다.
#
# **숫자 예** 글자 $13$ 개, 자리 $10$ 개, $d = 4$, 블록 $1$ 개이면 파라미터는
# $13 \cdot 4 + 10 \cdot 4 + 244 + 8 + (4 \cdot 13 + 13) = 409$ 개입니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (2020년 GPT3 개발)

# %% [markdown] lang="en"
# ## 6. `GPT` ★★☆ 20 minutes
# Now connect it from end to end. Learn a vector for each character (`nn.Embedding`), learn one for
# each position, and add the two. In 13 positions were written in sines and cosines; GPT learns
# them as well. Go through the blocks one after another, normalise a last time, and `head` gives
# each character a score.
#
# $$x_t = E_{\text{id}_t} + P_t \qquad
# \text{logits} = \text{head}(\text{norm}(\text{block}_m(\cdots \text{block}_1(x))))$$
#
# **Names.** `token_embedding`, `position_embedding` (`max_length` positions, from $0$ on), `blocks`
# (an `nn.ModuleList`), `norm`, and `head` (an `nn.Linear` with a bias).
#
# **Shapes** `ids` is `(batch, n)`, int64, and $n$ is no more than `max_length`. The output is the
# logits `(batch, n, vocabulary_size)`. Make the positions' numbers on the device of `ids`.
#
# **A number** With $13$ characters, $10$ positions, $d = 4$ and $1$ block there are
# $13 \cdot 4 + 10 \cdot 4 + 244 + 8 + (4 \cdot 13 + 13) = 409$ parameters.
#
# **Slide** D0, `AI 혁신의 시작` (2020: GPT3)


# %% GPT
class GPT(nn.Module):
    """
    ko: vocabulary_size: 글자의 수, max_length: 자리의 수, embed_dim: 특징의 수
    ko: num_heads: 머리의 수, num_blocks: 블록의 수
    en: vocabulary_size: of characters, max_length: of positions, embed_dim: of features
    en: num_heads: of heads, num_blocks: of blocks
    """

    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        ### BEGIN SOLUTION
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        self.blocks = nn.ModuleList(Block(embed_dim, num_heads) for _ in range(num_blocks))
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, vocabulary_size)
        ### END SOLUTION

    def forward(self, ids):
        """
        ko: ids: (batch, n) int64. 반환: 로짓 (batch, n, vocabulary_size)
        en: ids: (batch, n) int64. Returns logits (batch, n, vocabulary_size)
        """
        ### BEGIN SOLUTION
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.token_embedding(ids) + self.position_embedding(positions)
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `loss_on_answers` ★☆☆ 10분
# 손실은 05의 교차 엔트로피 그대로입니다. 다만 **답의 글자에서만** 구합니다. `27+` 다음에 어떤
# 숫자가 올지는 아무도 알 수 없으니 배울 것이 없고, 채우는 `"\n"`은 너무 쉬워서 손실만 작아 보이게
# 합니다.
#
# $$L = \frac{1}{N} \sum_{(i,\, t) \in \text{answer}} -\log
# \text{softmax}(\text{logits}_{i,t})_{\text{target}_{i,t}}$$
#
# $N$ 은 배치 전체에서 `answer`가 `True`인 자리의 수입니다. 예마다 평균하고 다시 평균하는 것과는
# 다릅니다.
#
# **크기** `logits`는 `(batch, n, vocabulary_size)`, `targets`와 `answer`는 `(batch, n)`입니다.
# 반환값은 기울기가 흐르는 0차원 텐서입니다.
#
# **숫자 예** 글자가 둘이고 답의 자리가 하나, 거기서 로짓이 $[0, \ln 3]$, 정답이 $1$ 번이면 확률은
# $[1/4, 3/4]$, 손실은 $-\ln(3/4) = 0.2877$ 입니다. 다른 자리가 아무리 틀려도 그대로입니다.

# %% [markdown] lang="en"
# ## 7. `loss_on_answers` ★☆☆ 10 minutes
# The loss is 05's cross-entropy, but **on the answers' characters alone**. Nobody can know which
# digit follows `27+`, so there is nothing to learn there; and the `"\n"` that fill up are so easy
# that they only make the loss look small.
#
# $$L = \frac{1}{N} \sum_{(i,\, t) \in \text{answer}} -\log
# \text{softmax}(\text{logits}_{i,t})_{\text{target}_{i,t}}$$
#
# $N$ is the number of places in the whole batch where `answer` is `True`. To take a mean for each
# example, and the mean of those, is something else.
#
# **Shapes** `logits` is `(batch, n, vocabulary_size)`, `targets` and `answer` are `(batch, n)`.
# What is returned is a tensor of 0 dimensions through which gradients flow.
#
# **A number** With two characters, a single place in the answer, the logits $[0, \ln 3]$ there and
# the target number $1$, the probabilities are $[1/4, 3/4]$ and the loss is $-\ln(3/4) = 0.2877$,
# however wrong all other places are.


# %% loss_on_answers
def loss_on_answers(logits, targets, answer):
    """
    ko: logits: (batch, n, 글자 수), targets: (batch, n) int64, answer: (batch, n) bool
    ko: 반환: answer가 True인 자리의 평균 교차 엔트로피, 0차원 텐서
    en: logits: (batch, n, characters), targets: (batch, n) int64, answer: (batch, n) bool
    en: Returns the mean cross-entropy where answer is True, a tensor of 0 dimensions
    """
    ### BEGIN SOLUTION
    return F.cross_entropy(logits[answer], targets[answer])
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 8. `train` ★★☆ 15분
# 11의 다섯 단계를 `steps`번 합니다. 에포크 대신 걸음으로 셉니다. 걸음마다 `get_batch`로 새 배치를
# 뽑아 모델의 장치로 옮기고, 손실을 구하고, 업데이트합니다. `scheduler`가 있으면 걸음마다
# `optimizer.step()` **다음에** 한 번 움직입니다. 학습률은 처음에는 크다가 점점 작아지는 것이
# 좋습니다. 처음에는 멀리 가고 끝에는 살살 다듬기 때문입니다.
#
# **할 일** 모델을 학습 모드로 두고 시작합니다. 걸음마다의 손실(업데이트하기 전의 값)을 float의
# 리스트로 돌려줍니다.
#
# **슬라이드** D4, `딥러닝 학습 순서`

# %% [markdown] lang="en"
# ## 8. `train` ★★☆ 15 minutes
# Do 11's five steps `steps` times; steps are counted here, not epochs. In each, draw a new batch by
# `get_batch`, move it to the model's device, compute the loss, and update. If there is a
# `scheduler`, it moves once per step, **after** `optimizer.step()`. A learning rate had better be
# large at first and become smaller: far at the start, careful at the end.
#
# **What to do** Put the model into training mode and begin. Return the loss of each step (from
# before its update) as a list of floats.
#
# **Slide** D4, `딥러닝 학습 순서`


# %% train
def train(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    """
    ko: model: 이미 자기 장치에 있습니다. examples, tokenizer, batch_size, rng: get_batch에 줄 것
    ko: 반환: 걸음마다의 손실, float의 리스트
    en: model: is on its device already. examples, tokenizer, batch_size, rng: for get_batch
    en: Returns the loss of each step, a list of floats
    """
    ### BEGIN SOLUTION
    model.train()
    device = next(model.parameters()).device
    losses = []
    for _ in range(steps):
        batch = get_batch(examples, tokenizer, batch_size, rng)
        inputs, targets, answer = (part.to(device) for part in batch)
        optimizer.zero_grad()
        loss = loss_on_answers(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 9. `generate` ★★★ 20분
# 배운 모델은 글자를 **하나씩** 씁니다. 지금까지의 글을 넣고, **마지막 자리**의 로짓에서 다음 글자를
# 하나 정해 뒤에 붙이고, 늘어난 글을 다시 넣습니다. 이것을 `max_new`번 합니다.
#
# 글자를 정하는 방법은 **온도** $T$ 가 정합니다. $T = 0$ 이면 점수가 가장 큰 글자를 쓰고, 아니면
# **모든** 글자 가운데에서 이 확률로 뽑습니다.
#
# $$p = \text{softmax}(\text{logits} / T)$$
#
# $T$ 가 작으면 늘 같은 답, 크면 엉뚱하지만 다양한 답이 나옵니다. 챗봇의 설정에 있는 temperature가
# 바로 이것입니다.
#
# **할 일** 평가 모드에서, 기울기를 기록하지 않고 합니다. 뽑을 때는
# `torch.multinomial(p, 1, generator=generator)`를 쓰고, 새 글자는 `torch.cat`으로 붙입니다.
# `prompt`는 바꾸지 않습니다. 모델과 `prompt`는 같은 장치에 있습니다.
#
# **크기** `prompt`는 `(batch, n)` int64, 반환은 `prompt`로 시작하는 `(batch, n + max_new)`
# int64입니다. `max_new`가 $0$ 이면 `prompt` 그대로입니다. `n + max_new`는 모델의 `max_length`를
# 넘지 않습니다.
#
# **숫자 예** 로짓이 $[0, \ln 3]$ 이면 확률은 $T = 1$ 일 때 $[1/4, 3/4]$, $T = 1/2$ 일 때
# $[1/10, 9/10]$ 입니다. $T$ 로 **곱하면** 작은 온도가 거꾸로 다양해집니다.

# %% [markdown] lang="en"
# ## 9. `generate` ★★★ 20 minutes
# A trained model writes **one character at a time**. Give it the text so far, take the next
# character from the logits at the **last position**, append it, and give it the longer text again.
# Do this `max_new` times.
#
# How the character is taken is up to the **temperature** $T$. With $T = 0$ it is the one of the
# highest score; otherwise it is drawn from **all** characters with these probabilities.
#
# $$p = \text{softmax}(\text{logits} / T)$$
#
# A small $T$ gives the same answer again and again, a large one gives odd but varied answers. It is
# the very temperature found in the settings of chatbots.
#
# **What to do** Work in evaluation mode and record no gradients. To draw, use
# `torch.multinomial(p, 1, generator=generator)`, and append the new characters by `torch.cat`. Do
# not change `prompt`. Model and `prompt` are on the same device.
#
# **Shapes** `prompt` is `(batch, n)`, int64; returned is `(batch, n + max_new)`, int64, which
# begins with `prompt`. With a `max_new` of $0$ it is `prompt` as it is. `n + max_new` does not
# exceed the model's `max_length`.
#
# **A number** For the logits $[0, \ln 3]$ the probabilities are $[1/4, 3/4]$ with $T = 1$ and
# $[1/10, 9/10]$ with $T = 1/2$. If one **multiplies** by $T$, it is the small temperatures that
# become varied.


# %% generate
def generate(model, prompt, max_new, temperature=0.0, generator=None):
    """
    ko: model: (batch, n) 번호를 로짓 (batch, n, 글자 수)로 바꾸는 모델
    ko: prompt: (batch, n) int64, max_new: 쓸 글자의 수, generator: torch.Generator 또는 None
    ko: 반환: (batch, n + max_new) int64
    en: model: makes logits (batch, n, characters) of numbers (batch, n)
    en: prompt: (batch, n) int64, max_new: how many characters, generator: a torch.Generator or None
    en: Returns (batch, n + max_new), int64
    """
    ### BEGIN SOLUTION
    model.eval()
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            logits = model(ids)[:, -1]
            if temperature == 0:
                new = logits.argmax(dim=-1, keepdim=True)
            else:
                probabilities = (logits / temperature).softmax(dim=-1)
                new = torch.multinomial(probabilities, 1, generator=generator)
            ids = torch.cat((ids, new), dim=1)
    return ids
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 10. `accuracy` ★★☆ 15분
# 학습에 없던 문제를 내고 채점합니다. 예마다 `=`까지를 주고, 온도 $0$ 으로 답을 쓰게 하여, **끝내는
# `"\n"`까지** 한 글자도 틀리지 않으면 맞은 것입니다. `\n`을 쓰지 않고 `26`에 이어 계속 쓴다면 $62$
# 라고 답한 것이 아닙니다. 그 뒤에 쓴 것은 보지 않습니다.
#
# **할 일** 맞은 예의 비율을 $0$ 에서 $1$ 사이의 float로 돌려줍니다. 한 예씩 하면 느립니다. 문제의
# 길이가 같은 예는 한 텐서로 만들어 `generate`에 줄 수 있습니다. `decode`는 int의 리스트를 받으므로,
# 돌아온 텐서는 `.tolist()`로 바꿉니다. 모델은 GPU에 있을 수도 있습니다. 예는 하나 이상이고, 모델의
# `max_length`에는 가장 긴 예와 `"\n"` 하나가 들어갈 자리까지 있습니다. 그보다 길게 쓰게 하지
# 마세요.
#
# **숫자 예** `7+1=8`, `2+3=5`, `27+35=26`을 내었는데 모델이 `8\n`, `51\n`, `26\n`을 썼다면 정확도는
# $2/3$ 입니다.

# %% [markdown] lang="en"
# ## 10. `accuracy` ★★☆ 15 minutes
# Ask questions that were not in training, and grade. Give each example up to the `=`, let the
# answer be written at temperature $0$, and count it as right if no character is wrong, **down to
# the `"\n"` that ends it**. Whoever writes on after `26`, without the `\n`, has not answered $62$.
# What comes after that is not looked at.
#
# **What to do** Return the share of examples answered right, a float from $0$ to $1$. One example
# at a time is slow: those whose questions are equally long can go to `generate` in one tensor.
# `decode` takes a list of ints, so turn what comes back by `.tolist()`. The model may be on a GPU.
# There is at least one example, and the model's `max_length` has room for the longest of them with
# its `"\n"`: do not let it write more than that.
#
# **A number** For `7+1=8`, `2+3=5`, `27+35=26`, when the model writes `8\n`, `51\n`, `26\n`, the
# accuracy is $2/3$.


# %% accuracy
def accuracy(model, examples, tokenizer):
    """
    ko: examples: 채점할 예, 문자열의 리스트. 반환: 맞은 비율, float
    en: examples: a list of strings to grade it on. Returns the share of right answers, a float
    """
    ### BEGIN SOLUTION
    device = next(model.parameters()).device
    by_length = {}
    for text in examples:
        by_length.setdefault(text.index("="), []).append(text)
    correct = 0
    for equals, texts in by_length.items():
        prompt = torch.tensor([tokenizer.encode(text[: equals + 1]) for text in texts])
        longest = max(len(text) for text in texts)
        written = generate(model, prompt.to(device), longest - equals).tolist()
        for text, ids in zip(texts, written, strict=True):
            correct += tokenizer.decode(ids).startswith(text + "\n")
    return correct / len(examples)
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 첫 번째 규칙: $y = x + 1$
# 이제 모두 잇습니다. D0의 세 예 $1$, $5$, $256$ 은 **빼놓고** 나머지에서 $800$ 개로 배운 다음, 그
# 셋과 남은 것을 묻습니다. 맞힌다면 외운 것이 아니라 규칙을 찾은 것입니다. 빠른 노트북에서 CPU로
# $10$ 초쯤 걸립니다.
#
# **먼저 예상해 보세요.** 세 자리 수는 $900$ 개, 한 자리 수는 $10$ 개뿐입니다. 어느 쪽을 먼저
# 배울까요?

# %% [markdown] lang="en"
# ## The first rule: $y = x + 1$
# Now put it all together. D0's three examples $1$, $5$ and $256$ are **left out**; the model learns
# from $800$ of the others, and then is asked about those three and about what is left. If it
# answers right, it has nothing by heart: it has found the rule. On a fast laptop's CPU it takes
# about $10$ seconds.
#
# **Guess first.** There are $900$ numbers of three digits and only $10$ of one digit. Which will it
# learn first?

# %% tags=["demo"]
rule_steps, steps, every = 200, 1_500, 100


def pace(optimizer, largest, total):
    """ko: 1cycle: 처음 10 %는 largest까지 올라가고, 그다음에는 0으로 내려가는 학습률
    en: 1cycle: a learning rate that climbs to largest in the first 10 % and then falls to 0
    """
    return torch.optim.lr_scheduler.OneCycleLR(
        optimizer, largest, total_steps=total, pct_start=0.1, cycle_momentum=False
    )


def answers(model, questions, temperature=0.0, generator=None):
    """ko: 물음마다 모델이 쓴 답, 거꾸로 쓴 것을 다시 뒤집어서
    en: what the model answers to each question, turned around to be read
    """
    found = []
    for question in questions:
        prompt = torch.tensor([tokenizer.encode(question)])
        written = generate(model, prompt, 4, temperature, generator)
        digits, *_ = tokenizer.decode(written[0].tolist())[len(question) :].split("\n")
        found.append(f"{question}{digits[::-1]}")
    return found


with once_solved(language=language):
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    rule = make_examples(1_000, rng, plus_one=True)
    from_the_slide = ["1+1=2", "5+1=6", "256+1=752"]
    rule = [text for text in rule if text not in from_the_slide]
    model = GPT(len(tokenizer.vocabulary), 10, embed_dim=64, num_heads=4, num_blocks=2)
    optimizer = torch.optim.AdamW(model.parameters())
    losses = train(
        model,
        rule[:800],
        tokenizer,
        optimizer,
        rule_steps,
        128,
        rng,
        pace(optimizer, 5e-3, rule_steps),
    )
    print(*answers(model, ["1+1=", "5+1=", "256+1="]), sep="\n")
    print(f"{accuracy(model, from_the_slide + rule[800:], tokenizer):.1%}")

# %% [markdown] lang="ko"
# ## 두 자리 덧셈
# 같은 모델이 이어서 덧셈을 배웁니다. 모든 문제 $8100$ 개에서 $6500$ 개로 배우고, 한 번도 보지 못한
# $1600$ 개로 채점합니다. CPU 코어 둘로 1분쯤 걸립니다.

# %% [markdown] lang="en"
# ## Sums of two-digit numbers
# The same model goes on to learn addition: from $6500$ of all $8100$ problems, and it is graded on
# the $1600$ that it has never seen. On two CPU cores it takes about 1 minute.

# %% tags=["demo"]
with once_solved(language=language):
    sums = make_examples(8_100, rng)
    learned, unseen = sums[:6_500], sums[6_500:]
    optimizer = torch.optim.AdamW(model.parameters())
    scheduler = pace(optimizer, 5e-3, steps)
    accuracies = [accuracy(model, unseen[:500], tokenizer)]
    for _ in range(steps // every):
        losses += train(model, learned, tokenizer, optimizer, every, 128, rng, scheduler)
        accuracies.append(accuracy(model, unseen[:500], tokenizer))
    figures.draw_learning(losses, accuracies, rule_steps, every, language=language).show()
    print(f"{accuracy(model, unseen, tokenizer):.1%}")

# %% [markdown] lang="ko"
# **온도.** 같은 물음에 여덟 번씩 답하게 합니다. 온도가 오르면 무엇이 먼저 틀리나요?

# %% [markdown] lang="en"
# **Temperature.** The same question is answered eight times. As the temperature rises, what goes
# wrong first?

# %% tags=["demo"]
with once_solved(language=language):
    generator = torch.Generator().manual_seed(0)
    for temperature in (0.0, 1.0, 3.0):
        again = answers(model, ["48+74="] * 8, temperature, generator)
        print(temperature, *(text.split("=")[1] for text in again))

# %% [markdown] lang="ko"
# ## 어디를 보나
# 13에서 그린 어텐션은 아무것도 배우지 않은 난수의 것이어서 뜻이 없었습니다. 이 그림은 다릅니다.
# **학습한** 모델의 것이고, 처음 보는 두 자리 덧셈 $500$ 개의 평균입니다. 열은 보이는 글자의
# 자리이고, 행은 답의 글자를 **쓰기 바로 전의** 자리입니다.
#
# **무엇을 볼까요.** 일의 자리를 쓰려면 두 수의 일의 자리를, 십의 자리를 쓰려면 십의 자리 둘과
# 올림을 알아야 합니다. 어느 블록의 어느 머리가 그 일을 하나요? 우리가 해 보았을 때는 둘째 블록의
# 머리 둘이 일의 자리를 쓰면서 두 일의 자리를 보았고, 십의 자리를 쓸 때는 첫째 블록의 머리 하나가 두
# 일의 자리를 **다시** 보았습니다. 올림 때문입니다. 시드가 다르면 다른 머리가 그 일을 맡습니다.

# %% [markdown] lang="en"
# ## Where it looks
# The attention drawn in 13 was that of random numbers that had learned nothing, and had no meaning.
# This one is different: it is that of a **trained** model, averaged over $500$ sums of two-digit
# numbers that it has never seen. Columns are the places looked at; rows are the places **just
# before** a character of the answer is written.
#
# **What to look for.** To write the units one has to know the units of both numbers; to write the
# tens, both tens and the carry. Which head of which block does that? In a run of ours two heads of
# the second block looked at both units as they wrote the units, and for the tens one head of the
# first block looked at both units **again**: for the carry. With another seed other heads do it.

# %% tags=["demo"]
with once_solved(language=language):
    ids = torch.tensor([tokenizer.encode(text[:8]) for text in unseen[:500]])
    figures.draw_attention(figures.attention_weights(model, ids), language=language).show()

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 두 자리 덧셈으로 배운 모델에게 세 자리 덧셈을 물어보고, 어느 자리에서 틀리는지 세어 보세요. 학습
# 데이터에 세 자리를 조금 섞으면 무엇이 달라지나요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Ask the model that has learned sums of two digits for sums of three, and count at which digit it
# goes wrong. What changes when a few sums of three digits are mixed into the training data?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 학습하기 전의 손실은 얼마쯤이어야 하나요? 글자가 $13$ 개이고 아무것도 모른다면 $\ln 13 = 2.56$
#    근처입니다. 여러분의 첫 손실과 비교해 보세요. 훨씬 크다면 무엇을 의심하겠나요?
# 2. `Block`에서 마스크를 빼고 학습하면 손실은 거의 $0$ 이 되는데 정확도는 $0$ 에 가깝습니다. 왜
#    그런가요?
# 3. 블록을 하나만 쓰면 같은 시간에 거의 배우지 못합니다. 올림을 알려면 먼저 두 수를 더해 보아야
#    한다는 것과 어떤 관계가 있을까요?
# 4. `123+456=`을 물어보면 어떻게 되나요? 배운 규칙이 사람의 규칙과 같다면 풀 수 있어야 합니다.
#    모델이 무엇을 배우지 못했는지 `position_embedding`을 보며 생각해 보세요.
# 5. (손으로 채점합니다) 어떤 친구가 말합니다. "`27+35`는 시험에만 있지만 `35+27`은 학습에 있었으니,
#    이 모델은 덧셈이 아니라 답을 외운 것이다." 이 말이 맞는지 틀린지 가려낼 **실험**을 하나 계획해
#    보세요. 무엇으로 배우게 하고, 무엇으로 채점하고, 어떤 결과가 나오면 어느 쪽이라고 결론을
#    내리겠나요? 세 문장에서 다섯 문장으로 쓰세요. 직접 해 보아도 좋습니다.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. How large should the loss be before any training? With $13$ characters and no idea, about
#    $\ln 13 = 2.56$. Compare it with your first loss. If yours is far larger, what do you suspect?
# 2. If `Block` is trained without its mask, the loss becomes almost $0$, and the accuracy is close
#    to $0$ too. Why?
# 3. With a single block, hardly anything is learned in the same time. What may that have to do with
#    having to add two digits before one knows the carry?
# 4. What happens if you ask `123+456=`? If the rule it learned were ours, it should be able to do
#    it. Look at `position_embedding` and think: what has the model not learned?
# 5. (Graded by hand) A friend says: "`27+35` is in the exam alone, but `35+27` was in training, so
#    this model has not learned to add, it has learned the answers by heart." Plan an **experiment**
#    that tells whether this is true. What would you let it learn from, what would you grade it on,
#    and which result would make you conclude what? Write three to five sentences. You are welcome
#    to carry it out.

# %% [markdown] lang="ko" written="reflection"
# *여기에 5번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 5 here.*
