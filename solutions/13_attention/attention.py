# %% [markdown] lang="ko"
# # 13. 어텐션 — 어디를 볼지 배우는 신경망†
#
# ## 이 과제를 마치면
# - **어텐션**을 식 그대로 쓰고, $\sqrt{d}$ 로 나누는 까닭과 마스크의 일을 설명할 수 있습니다.
# - 머리가 여럿인 어텐션 층을 만들어, PyTorch의 `nn.MultiheadAttention`과 같은 값을 얻을 수
#   있습니다.
# - 위치 인코딩, **LoRA**, **GLU**를 각각 몇 줄의 코드로 쓸 수 있습니다.
# - 코사인 유사도로 문서를 찾아, **RAG**의 앞부분을 만들 수 있습니다.
#
# ## 먼저 알아야 할 것
# - 04의 `softmax`와 시그모이드, 11의 `nn.Module`과 장치
# - 텐서의 모양 바꾸기: `x.transpose(-2, -1)`, `x.view(...)`, `x.unsqueeze(...)`
#
# ## 문제와 예상 시간 (모두 약 120분)
# | # | 문제 | 난이도 | 분 |
# |---|---|---|---|
# | 1 | `scaled_dot_product_attention` | ★★☆ | 20 |
# | 2 | `causal_mask` | ★☆☆ | 8 |
# | 3 | `MultiHeadAttention` | ★★★ | 30 |
# | 4 | `positional_encoding` | ★★☆ | 20 |
# | 5 | `LoRALinear` | ★★☆ | 20 |
# | 6 | `glu` | ★☆☆ | 7 |
# | 7 | `retrieve` | ★★☆ | 15 |

# %% [markdown] lang="en"
# # 13. Attention — networks that learn where to look†
#
# ## What you will be able to do
# - Write **attention** as its formula says, and explain the division by $\sqrt{d}$ and the mask.
# - Build an attention layer with several heads that agrees with PyTorch's `nn.MultiheadAttention`.
# - Write positional encoding, **LoRA** and **GLU**, each in a few lines.
# - Find documents by cosine similarity, which is the first half of **RAG**.
#
# ## What you need first
# - `softmax` and the sigmoid from 04, `nn.Module` and devices from 11
# - Changing a tensor's shape: `x.transpose(-2, -1)`, `x.view(...)`, `x.unsqueeze(...)`
#
# ## Exercises and time (about 120 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `scaled_dot_product_attention` | ★★☆ | 20 |
# | 2 | `causal_mask` | ★☆☆ | 8 |
# | 3 | `MultiHeadAttention` | ★★★ | 30 |
# | 4 | `positional_encoding` | ★★☆ | 20 |
# | 5 | `LoRALinear` | ★★☆ | 20 |
# | 6 | `glu` | ★☆☆ | 7 |
# | 7 | `retrieve` | ★★☆ | 15 |

# %% [markdown] lang="ko"
# ## 약속
# **†는 슬라이드 너머를 뜻합니다.** D0은 무엇이 AI를 똑똑하게 만들었는지 물으면서 Attention,
# LoRA, GLU, RAG의 이름만 보여 줍니다. 식은 각 문제에 적은 논문의 것입니다. 슬라이드에 `Lola`,
# `GGLU`라고 적힌 것이 LoRA와 GLU입니다.
#
# **크기.** 뒤의 두 축이 (위치, 특징)입니다. 앞의 `...`에는 배치나 머리 같은 축이 몇 개든 올 수
# 있고, 없을 수도 있습니다.
#
# **마스크.** `bool` 텐서이고, `True`는 "**보아도 된다**"는 뜻입니다. `nn.MultiheadAttention`의
# `attn_mask`는 거꾸로 `True`가 "보면 안 된다"이니, 다른 코드를 읽을 때 조심하세요.
#
# **입력을 바꾸지 않습니다.** 함수와 `forward`는 받은 텐서를 그대로 둡니다. 이름이 `_`로 끝나는
# 메서드(`masked_fill_`, `mul_`)는 텐서를 제자리에서 고치니, 받은 텐서나 그 일부에는 쓰지 마세요.
#
# **장치.** 새 텐서는 처음부터 맞는 장치에 만듭니다. 받은 텐서가 GPU에 있으면 결과도 GPU에 있어야
# 합니다. 채점은 11처럼 **시뮬레이션 GPU**에서도 여러분의 코드를 실행합니다.
#
# **스스로 씁니다.** PyTorch에는 완성품이 있습니다: `nn.functional.scaled_dot_product_attention`,
# `nn.MultiheadAttention`, `nn.functional.glu`, `nn.GLU`. 답을 맞춰 보는 데 쓰는 것은 좋지만,
# 여러분의 함수 안에서 부르지는 마세요. 점수는 바뀌지 않지만 강사에게 표시됩니다. `softmax`,
# `sigmoid`, `cosine_similarity` 같은 다른 함수는 불러 써도 됩니다.

# %% [markdown] lang="en"
# ## Conventions
# **† means beyond the slides.** D0 asks what made AI clever and shows nothing but the names:
# attention, LoRA, GLU, RAG. The formulas are those of the papers named in each exercise. What the
# slide spells `Lola` and `GGLU` is LoRA and GLU.
#
# **Shapes.** The last two axes are (position, feature). The `...` before them stands for any
# number of axes, such as batch or heads, also for none.
#
# **Masks.** A mask is a `bool` tensor, and `True` means "**may look here**". The `attn_mask` of
# `nn.MultiheadAttention` has it the other way round, `True` for "must not", so take care when you
# read other code.
#
# **Inputs stay as they are.** Functions and `forward` leave the tensors they are given alone.
# Methods whose names end in `_` (`masked_fill_`, `mul_`) change a tensor in place, so do not use
# them on a tensor that was given or on a part of it.
#
# **Device.** Make new tensors on the right device from the start. If the tensors you are given are
# on a GPU, so must the result be. As in 11, grading runs your code on a **simulated GPU** too.
#
# **Your own work.** PyTorch has `nn.functional.scaled_dot_product_attention`,
# `nn.MultiheadAttention`, `nn.functional.glu` and `nn.GLU` ready-made. Use them to compare your
# answers with, and do not call them inside your functions: it changes no points, but the instructor
# is told. You may call other functions, such as `softmax`, `sigmoid` and `cosine_similarity`.

# %%
import math

import torch
from torch import nn

# %% tags=["demo"]
from autograder.figures import figures_of, once_solved

figures = figures_of("13_attention")

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 1. `scaled_dot_product_attention` ★★☆ 20분
# 문장의 낱말 하나를 이해하려면 다른 낱말을 보아야 합니다. 어텐션은 **어디를 얼마나 볼지**를
# 데이터에서 정합니다. 낱말마다 세 벡터가 있습니다. 쿼리 $q$ 는 찾는 것, 키 $k$ 는 내건 이름표,
# 값 $v$ 는 내어 줄 내용입니다. 쿼리와 키가 닮을수록 그 값을 많이 가져옵니다.
#
# $$S = \frac{Q K^\top}{\sqrt{d}} \qquad P = \text{softmax}(S) \qquad
# \text{output} = P V$$
#
# Softmax는 **키의 축**(마지막 축)에서 구합니다. 그래서 $P$ 의 각 행은 합이 $1$ 입니다. 성분이
# 서로 독립이고 평균이 $0$, 분산이 $1$ 이면 $q \cdot k$ 의 분산은 $d$ 입니다. $\sqrt{d}$ 로 나누면
# 분산이 다시 $1$ 이 되어, $d$ 가 커도 Softmax가 한 곳에 쏠리지 않고 기울기가 사라지지 않습니다.
#
# **마스크.** `False`인 자리는 보면 안 되므로 Softmax **전에** 점수를 $-\infty$ 로 둡니다. Softmax
# 뒤에 $0$ 을 곱하면 남은 가중치의 합이 $1$ 이 되지 않습니다. 볼 수 있는 키가 하나도 없는 행은
# Softmax가 `nan`이 되니, 그 행의 가중치와 출력은 모두 $0$ 으로 합니다. 그런 행을 지나는 기울기까지
# 돌볼 필요는 없습니다.
#
# **크기** `query`는 `(..., n, d)`, `key`는 `(..., m, d)`, `value`는 `(..., m, d_v)`, `mask`는
# `(..., n, m)`으로 넓혀지는 텐서 또는 `None`입니다. 출력은 `(..., n, d_v)`, 가중치는
# `(..., n, m)`입니다. 자료형은 받은 그대로입니다.
#
# **숫자 예** $q = [2, 0, 0, 0]$, 키 $[\ln 3, 0, 0, 0]$ 과 $[0, 1, 0, 0]$, 값 $[4, 0]$ 과
# $[0, 8]$ 이면 점수는 $[2 \ln 3 / \sqrt{4},\ 0] = [\ln 3,\ 0]$, 가중치는 $[3/4,\ 1/4]$, 출력은
# $[3, 2]$ 입니다. $\sqrt{d}$ 를 잊으면 $[3.6, 0.8]$ 이 됩니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (2017년 전설의 논문)
#
# **논문** Vaswani et al., *Attention Is All You Need* (2017), 식 (1)

# %% [markdown] lang="en"
# ## 1. `scaled_dot_product_attention` ★★☆ 20 minutes
# To understand one word of a sentence one has to look at others. Attention takes **where to look,
# and how much**, from the data. Every word has three vectors: a query $q$, what it looks for; a
# key $k$, the label it shows; a value $v$, what it hands over. The more a query resembles a key,
# the more of that value is taken.
#
# $$S = \frac{Q K^\top}{\sqrt{d}} \qquad P = \text{softmax}(S) \qquad
# \text{output} = P V$$
#
# Softmax runs along **the keys' axis** (the last), so each row of $P$ sums to $1$. If components
# are independent with mean $0$ and variance $1$, then $q \cdot k$ has the variance $d$. Dividing by
# $\sqrt{d}$ makes it $1$ again, so that for large $d$ Softmax does not settle on one place, and
# gradients do not vanish.
#
# **Mask.** A place that is `False` must not be looked at, so its score becomes $-\infty$ **before**
# Softmax. Multiplied by $0$ afterwards, the weights left over would not sum to $1$. A row with no
# key to look at would be `nan` after Softmax: make all its weights, and its output, $0$. You need
# not care about the gradients through such a row.
#
# **Shapes** `query` is `(..., n, d)`, `key` is `(..., m, d)`, `value` is `(..., m, d_v)`, `mask`
# is a tensor that broadcasts to `(..., n, m)`, or `None`. The output is `(..., n, d_v)`, the
# weights are `(..., n, m)`. The data type stays as it was.
#
# **A number** With $q = [2, 0, 0, 0]$, the keys $[\ln 3, 0, 0, 0]$ and $[0, 1, 0, 0]$ and the
# values $[4, 0]$ and $[0, 8]$, the scores are
# $[2 \ln 3 / \sqrt{4},\ 0] = [\ln 3,\ 0]$, the weights are $[3/4,\ 1/4]$ and the output is
# $[3, 2]$. Without $\sqrt{d}$ it would be $[3.6, 0.8]$.
#
# **Slide** D0, `AI 혁신의 시작` (the legendary paper of 2017)
#
# **Paper** Vaswani et al., *Attention Is All You Need* (2017), equation (1)


# %% scaled_dot_product_attention
def scaled_dot_product_attention(query, key, value, mask=None):
    """softmax(Q Kᵀ / √d) V

    ko: query: (..., n, d), key: (..., m, d), value: (..., m, d_v) 텐서
    ko: mask: (..., n, m)으로 넓혀지는 bool 텐서, True는 보아도 되는 자리. None이면 모두 봅니다
    ko: 반환: (output, weights), 크기는 (..., n, d_v)와 (..., n, m)
    en: query: (..., n, d), key: (..., m, d), value: (..., m, d_v), tensors
    en: mask: bool tensor that broadcasts to (..., n, m), True where one may look; None: everywhere
    en: Returns (output, weights) of shapes (..., n, d_v) and (..., n, m)
    """
    ### BEGIN SOLUTION
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is None:
        weights = scores.softmax(dim=-1)
    else:
        weights = scores.masked_fill(~mask, -math.inf).softmax(dim=-1)
        weights = weights.masked_fill(~mask, 0.0)  # also where a whole row is nan
    return weights @ value, weights
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 2. `causal_mask` ★☆☆ 8분
# GPT처럼 다음 낱말을 맞히는 모델은 뒤의 낱말을 미리 보면 안 됩니다. 답을 보고 답을 맞히는 셈이기
# 때문입니다. 그래서 $i$ 번째 위치는 자기 자신과 그 앞, 곧 $j \le i$ 만 봅니다.
#
# $$M_{ij} = (j \le i)$$
#
# **크기** `(n, n)` bool 텐서이고, 행이 보는 쪽(쿼리), 열이 보이는 쪽(키)입니다. `device`가
# 주어지면 그 장치에 만듭니다. 다른 장치에 만들어진 마스크는 모델이 GPU로 가는 순간 오류가 됩니다.
#
# **숫자 예** $n = 3$ 이면 볼 수 있는 자리($1$)는
# $[[1, 0, 0],\ [1, 1, 0],\ [1, 1, 1]]$ 로 모두 $6$ 개입니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (2020년 GPT3 개발). 슬라이드는 A100이 없었다면 GPT3가
# 불가능했다고 하지만, 논문에 적힌 대로 GPT-3는 그 앞 세대인 V100으로 학습했습니다(Brown et al.,
# 2020). A100은 논문과 같은 달에 나왔습니다.
#
# **논문** Vaswani et al. (2017), 3.2.3절

# %% [markdown] lang="en"
# ## 2. `causal_mask` ★☆☆ 8 minutes
# A model that guesses the next word, as GPT does, must not see the words to come: it would guess
# an answer it has read. So position $i$ looks at itself and at what comes before, at $j \le i$.
#
# $$M_{ij} = (j \le i)$$
#
# **Shapes** A bool tensor `(n, n)`; rows look (queries), columns are looked at (keys). If `device`
# is given, make it there: a mask made elsewhere is an error once the model moves to a GPU.
#
# **A number** For $n = 3$ the places one may look at ($1$) are
# $[[1, 0, 0],\ [1, 1, 0],\ [1, 1, 1]]$, which are $6$ in all.
#
# **Slide** D0, `AI 혁신의 시작` (2020: GPT3). The slide says that GPT3 would have been impossible
# without the A100. As its paper says, GPT-3 was trained on the V100 of the generation before (Brown
# et al., 2020). The A100 came out in the month of the paper.
#
# **Paper** Vaswani et al. (2017), section 3.2.3


# %% causal_mask
def causal_mask(n, device=None):
    """
    ko: n: 위치의 수, device: 마스크를 만들 장치 (None이면 PyTorch의 기본 장치)
    ko: 반환: (n, n) bool 텐서, j <= i 인 자리가 True
    en: n: the number of positions, device: where to make the mask (None: PyTorch's default)
    en: Returns a bool tensor (n, n), True where j <= i
    """
    ### BEGIN SOLUTION
    return torch.ones(n, n, dtype=torch.bool, device=device).tril()
    ### END SOLUTION


# %% [markdown] lang="ko"
# ### 그림: 마스크가 하는 일
# 벡터 네 개를 **난수로** 만들어 어텐션을 구합니다. 배운 것이 없으니 어느 칸이 왜 진한지에는 뜻이
# 없습니다. 볼 것은 둘입니다. 각 행의 합이 $1$ 이고, `causal_mask`가 있으면 대각선 위쪽이 모두 $0$
# 입니다. 학습한 모델의 어텐션은 14에서 봅니다.

# %% [markdown] lang="en"
# ### Figure: what a mask does
# The attention of four vectors that are **random numbers**. Nothing has been learned, so it means
# nothing which cell is darker than another. There are two things to see: each row sums to $1$, and
# with `causal_mask` everything above the diagonal is $0$. The attention of a trained model comes
# in 14.

# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(4)
    places = ["0", "1", "2", "3"]
    tokens = torch.randn(len(places), 8)
    _, anywhere = scaled_dot_product_attention(tokens, tokens, tokens)
    mask = causal_mask(len(places))
    _, backwards = scaled_dot_product_attention(tokens, tokens, tokens, mask)
    figures.draw_attention(anywhere, backwards, places, language=language).show()

# %% [markdown] lang="ko"
# ## 3. `MultiHeadAttention` ★★★ 30분
# 낱말 사이의 관계는 하나가 아닙니다. 누가 했는지도, 언제 했는지도 보아야 합니다. 그래서 특징을
# $h$ 조각으로 나누어 **머리**마다 따로 어텐션을 구하고, 다시 이어 붙입니다. 이것이 **멀티헤드
# 어텐션**입니다. 쿼리, 키, 값은 입력을 선형층에 통과시켜 만드는데, 무엇을 볼지는 이 층들이 학습으로
# 배웁니다.
#
# $$\text{head}_i = \text{attention}(X W^Q_i,\ C W^K_i,\ C W^V_i) \qquad
# \text{output} = [\text{head}_1 \cdots \text{head}_h]\, W^O$$
#
# $X$ 는 보는 쪽, $C$ 는 보이는 쪽(`context`)입니다. `context`가 없으면 $C = X$, 곧
# **셀프 어텐션**입니다.
#
# **이름.** 네 층은 모두 편향이 있는 `nn.Linear(embed_dim, embed_dim)`이고 이름은 `q_proj`,
# `k_proj`, `v_proj`, `out_proj`입니다. 이름이 같아야 다른 사람이 저장한 가중치를 읽을 수 있습니다.
# 새 층의 가중치는 작은 난수로 시작합니다. PyTorch가 만든 그대로이면 됩니다.
#
# **크기** `x`는 `(batch, n, embed_dim)`, `context`는 `(batch, m, embed_dim)`입니다. 머리 하나의
# 특징은 $d_h = d / h$ 개이고, 이어진 $d_h$ 개씩 한 머리가 됩니다. 어텐션은
# `(batch, heads, n, d_h)`에서 구합니다. 그러려면 특징을 `(heads, d_h)`로 **나눈 다음** 축을
# 바꾸어야 하고, 끝에는 축을 되돌린 **다음** 이어 붙여야 합니다. `mask`는 `(batch, heads, n, m)`
# 으로 넓혀지는 텐서이고, 머리마다 다를 수도 있습니다. 출력은 `(batch, n, embed_dim)`입니다.
#
# **숫자 예** $d = 4$, $h = 2$ 이고 낱말이 $[1, 2, 3, 4]$ 와 $[3, 2, 1, 0]$, `q_proj`의 가중치와
# 다른 층의 편향이 모두 $0$, 나머지 가중치가 단위행렬이라고 합시다. 점수가 모두 $0$ 이므로 두 낱말을
# 똑같이 보고, 두 출력은 모두 $[2, 2, 2, 2]$ 입니다. `causal_mask`를 주면 첫 출력은
# $[1, 2, 3, 4]$ 가 됩니다. 파라미터는 $4 (4 \cdot 4 + 4) = 80$ 개입니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (Attention)
#
# **논문** Vaswani et al. (2017), 3.2.2절

# %% [markdown] lang="en"
# ## 3. `MultiHeadAttention` ★★★ 30 minutes
# Words are related in more than one way: who did it matters, and so does when. So the features are
# cut into $h$ pieces, each **head** computes an attention of its own, and the results are joined
# again: **multi-head attention**. Queries, keys and values are made from the input by linear
# layers, and these learn in training what to look for.
#
# $$\text{head}_i = \text{attention}(X W^Q_i,\ C W^K_i,\ C W^V_i) \qquad
# \text{output} = [\text{head}_1 \cdots \text{head}_h]\, W^O$$
#
# $X$ looks, and $C$ (`context`) is looked at. Without a `context` it is $C = X$:
# **self-attention**.
#
# **Names.** All four layers are `nn.Linear(embed_dim, embed_dim)` with a bias, and their names are
# `q_proj`, `k_proj`, `v_proj`, `out_proj`. Only with the same names can one load weights that
# somebody else has saved. The weights of a new layer start with small random numbers; as PyTorch
# makes them will do.
#
# **Shapes** `x` is `(batch, n, embed_dim)`, `context` is `(batch, m, embed_dim)`. A head has
# $d_h = d / h$ features, and each $d_h$ in a row make one head. Attention is computed on
# `(batch, heads, n, d_h)`. For that the features must first be **cut** into `(heads, d_h)` and then
# the axes swapped; at the end the axes are swapped back **before** the heads are joined. `mask` is
# a tensor that broadcasts to `(batch, heads, n, m)`; it may differ from head to head. The output is
# `(batch, n, embed_dim)`.
#
# **A number** Let $d = 4$, $h = 2$, let the words be $[1, 2, 3, 4]$ and $[3, 2, 1, 0]$, let the
# weights of `q_proj` and all biases be $0$, and all other weights the identity. All scores are $0$,
# so both words are looked at alike, and both outputs are $[2, 2, 2, 2]$. With a `causal_mask` the
# first output is $[1, 2, 3, 4]$. There are $4 (4 \cdot 4 + 4) = 80$ parameters.
#
# **Slide** D0, `AI 혁신의 시작` (Attention)
#
# **Paper** Vaswani et al. (2017), section 3.2.2


# %% tags=["demo"]
figures.draw_heads(8, 2, 4, language=language)


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

    def forward(self, x, context=None, mask=None):
        """
        ko: x: (batch, n, embed_dim), context: (batch, m, embed_dim) 또는 None(x 자신)
        ko: mask: (batch, heads, n, m)으로 넓혀지는 bool 텐서 또는 None
        ko: 반환: (batch, n, embed_dim)
        en: x: (batch, n, embed_dim), context: (batch, m, embed_dim), or None for x itself
        en: mask: bool tensor that broadcasts to (batch, heads, n, m), or None
        en: Returns (batch, n, embed_dim)
        """
        ### BEGIN SOLUTION
        context = x if context is None else context

        def heads(features):
            return features.unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)

        output, _ = scaled_dot_product_attention(
            heads(self.q_proj(x)),
            heads(self.k_proj(context)),
            heads(self.v_proj(context)),
            mask,
        )
        return self.out_proj(output.transpose(-3, -2).flatten(-2))
        ### END SOLUTION


# %% [markdown] lang="ko"
# ## 4. `positional_encoding` ★★☆ 20분
# 어텐션은 순서를 모릅니다. 낱말의 자리를 뒤섞으면 출력도 그대로 뒤섞일 뿐입니다. 그래서 자리마다
# 다른 벡터를 입력에 더해 줍니다. 시계의 초침, 분침, 시침처럼 빠르기가 다른 사인과 코사인을 쓰면
# 가까운 자리는 닮고 먼 자리는 다른 벡터가 됩니다.
#
# $$PE_{p,\,2i} = \sin\frac{p}{10000^{2i/d}} \qquad
# PE_{p,\,2i+1} = \cos\frac{p}{10000^{2i/d}}$$
#
# $p = 0, 1, \ldots$ 은 자리, $i = 0, 1, \ldots, d/2 - 1$ 은 사인과 코사인의 짝의 번호입니다.
# 사인은 짝수 열에, 코사인은 홀수 열에 **번갈아** 들어갑니다.
#
# **크기** `(length, dim)` float32 텐서이고 `dim`은 짝수입니다. `device`가 주어지면 그 장치에
# 만듭니다.
#
# **숫자 예** $d = 4$ 이면 $p = 0$ 은 $[0, 1, 0, 1]$, $p = 1$ 은
# $[\sin 1, \cos 1, \sin 0.01, \cos 0.01] = [0.8415, 0.5403, 0.0100, 0.9999]$ 입니다.
# ($10000^{2/4} = 100$)
#
# **슬라이드** D0, `AI 혁신의 시작` (2017년 전설의 논문)
#
# **논문** Vaswani et al. (2017), 3.5절

# %% [markdown] lang="en"
# ## 4. `positional_encoding` ★★☆ 20 minutes
# Attention knows no order: shuffle the words, and its outputs are shuffled alike, that is all. So
# each position adds a vector of its own to the input. Sines and cosines of different speeds, like
# a clock's second, minute and hour hand, make near positions similar and far ones different.
#
# $$PE_{p,\,2i} = \sin\frac{p}{10000^{2i/d}} \qquad
# PE_{p,\,2i+1} = \cos\frac{p}{10000^{2i/d}}$$
#
# $p = 0, 1, \ldots$ is the position, $i = 0, 1, \ldots, d/2 - 1$ the number of a pair of sine and
# cosine. Sines go to the even columns and cosines to the odd ones, **in turn**.
#
# **Shapes** A float32 tensor `(length, dim)`, with an even `dim`. If `device` is given, make it
# there.
#
# **A number** For $d = 4$, $p = 0$ gives $[0, 1, 0, 1]$ and $p = 1$ gives
# $[\sin 1, \cos 1, \sin 0.01, \cos 0.01] = [0.8415, 0.5403, 0.0100, 0.9999]$
# ($10000^{2/4} = 100$).
#
# **Slide** D0, `AI 혁신의 시작` (the legendary paper of 2017)
#
# **Paper** Vaswani et al. (2017), section 3.5


# %% positional_encoding
def positional_encoding(length, dim, device=None):
    """
    ko: length: 자리의 수, dim: 특징의 수(짝수), device: 만들 장치 (None이면 PyTorch의 기본 장치)
    ko: 반환: (length, dim) float32 텐서
    en: length: the number of positions, dim: of features (even), device: where to make it
    en: Returns a float32 tensor (length, dim)
    """
    ### BEGIN SOLUTION
    position = torch.arange(length, device=device, dtype=torch.float32).unsqueeze(1)
    even = torch.arange(0, dim, 2, device=device, dtype=torch.float32)
    angle = position / 10000.0 ** (even / dim)
    return torch.stack((angle.sin(), angle.cos()), dim=-1).flatten(1)
    ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_positions(positional_encoding(64, 32), language=language).show()

# %% [markdown] lang="ko"
# ## 5. `LoRALinear` ★★☆ 20분
# 커다란 모델을 내 일에 맞추려고 모든 가중치를 다시 학습하면 메모리가 모자랍니다. LoRA는 배운
# 가중치 $W$ 를 **얼려 두고**, 그 옆에 가늘고 긴 두 행렬의 곱만 새로 학습합니다.
#
# $$y = x W^\top + b + \frac{\alpha}{r}\, x A^\top B^\top$$
#
# $A$ 는 작은 난수로(논문은 정규분포, 균등분포도 좋습니다), $B$ 는 $0$ 으로 시작합니다. 그래서
# 처음에는 원래 층과 **똑같이** 계산합니다. 둘 다 $0$ 이면 기울기도 $0$ 이라 학습이 시작되지
# 않습니다. $\alpha / r$ 는 계수(rank) $r$ 를 바꾸어도 변화의 크기가 비슷하도록 맞추어 줍니다.
#
# **이름.** 받은 층은 복사하지 않고 그대로 `base`, 새 파라미터는 `A`와 `B`입니다. `base`의
# 파라미터는 학습하지 않고 (`requires_grad`가 `False`), `A`와 `B`만 학습합니다.
#
# **크기** `base`가 `nn.Linear(d_in, d_out)`이면 `A`는 `(rank, d_in)`, `B`는 `(d_out, rank)`
# 입니다. 둘은 `base`의 가중치와 **같은 장치, 같은 자료형**으로 만듭니다. 모델이 이미 GPU에 있을 때
# LoRA를 끼우는 일이 많기 때문입니다. 입력은 `(..., d_in)`, 출력은 `(..., d_out)`입니다.
#
# **숫자 예** $W$ 가 단위행렬, $b = 0$, $r = 1$, $\alpha = 2$, $A = [[1, 1]]$,
# $B = [[1], [0]]$, $x = [1, 2]$ 이면 $x A^\top = 3$, $x A^\top B^\top = [3, 0]$ 이고
# $y = [1, 2] + 2 \cdot [3, 0] = [7, 2]$ 입니다. $1000 \times 1000$ 가중치의 $1000000$ 개 대신
# $r = 4$ 인 LoRA는 $8000$ 개만 학습합니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (다양한 딥러닝 기법 들: `Lola`)
#
# **논문** Hu et al., *LoRA: Low-Rank Adaptation of Large Language Models* (2021), 4.1절

# %% [markdown] lang="en"
# ## 5. `LoRALinear` ★★☆ 20 minutes
# To fit a large model to one's own task by training all of its weights again takes more memory
# than one has. LoRA **freezes** the learned weights $W$ and trains, beside them, only the product
# of two thin matrices.
#
# $$y = x W^\top + b + \frac{\alpha}{r}\, x A^\top B^\top$$
#
# $A$ starts with small random numbers (normal ones in the paper; uniform ones will do) and $B$
# with $0$, so at first it computes **exactly** what the layer did. If both were $0$, so would be
# the gradients, and training would never begin. $\alpha / r$ keeps changes about equally large
# when the rank $r$ is changed.
#
# **Names.** The layer you are given, and no copy of it, is `base`; the new parameters are `A` and
# `B`. The parameters of `base` are not trained (their `requires_grad` is `False`); `A` and `B`
# alone are.
#
# **Shapes** If `base` is `nn.Linear(d_in, d_out)`, `A` is `(rank, d_in)` and `B` is
# `(d_out, rank)`. Make both on the **same device and of the same data type** as the weights of
# `base`: often LoRA is put into a model that is on a GPU already. The input is `(..., d_in)`, the
# output `(..., d_out)`.
#
# **A number** With $W$ the identity, $b = 0$, $r = 1$, $\alpha = 2$, $A = [[1, 1]]$,
# $B = [[1], [0]]$ and $x = [1, 2]$ it is $x A^\top = 3$, $x A^\top B^\top = [3, 0]$ and
# $y = [1, 2] + 2 \cdot [3, 0] = [7, 2]$. Instead of the $1000000$ of a $1000 \times 1000$ weight,
# LoRA with $r = 4$ trains $8000$.
#
# **Slide** D0, `AI 혁신의 시작` (deep-learning techniques: `Lola`)
#
# **Paper** Hu et al., *LoRA: Low-Rank Adaptation of Large Language Models* (2021), section 4.1


# %% LoRALinear
class LoRALinear(nn.Module):
    """x Wᵀ + b + (α / r) x Aᵀ Bᵀ

    ko: base: 이미 학습된 nn.Linear, rank: r, alpha: α
    en: base: an nn.Linear that is trained already, rank: r, alpha: α
    """

    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        ### BEGIN SOLUTION
        self.base = base.requires_grad_(False)
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        width = 1 / math.sqrt(base.in_features)
        self.A = nn.Parameter(width * torch.randn(rank, base.in_features, **like))
        self.B = nn.Parameter(torch.zeros(base.out_features, rank, **like))
        self.scale = alpha / rank
        ### END SOLUTION

    def forward(self, x):
        """
        ko: x: (..., d_in)
        ko: 반환: (..., d_out)
        en: x: (..., d_in)
        en: Returns (..., d_out)
        """
        ### BEGIN SOLUTION
        return self.base(x) + self.scale * (x @ self.A.T @ self.B.T)
        ### END SOLUTION


# %% tags=["demo"]
with once_solved(language=language):
    layer = LoRALinear(nn.Linear(1000, 1000), rank=4)
    trained = sum(p.numel() for p in layer.parameters() if p.requires_grad)
    print(f"LoRA: {trained:,} / {sum(p.numel() for p in layer.parameters()):,}")

# %% [markdown] lang="ko"
# ## 6. `glu` ★☆☆ 7분
# ReLU는 문을 열거나 닫거나 둘 중 하나입니다. GLU(gated linear unit)는 특징의 **절반**을 내용으로,
# 나머지 절반을 **문**으로 써서, 얼마나 통과시킬지도 배웁니다. 요즘의 언어 모델은 시그모이드 대신
# 다른 함수를 쓴 변형(SwiGLU 등)을 씁니다.
#
# $$\text{glu}(x) = a \odot \sigma(b) \qquad x = [a,\ b]$$
#
# **크기** `x`를 `dim` 축에서 둘로 나눕니다. 앞의 절반이 $a$, 뒤의 절반이 $b$ 입니다. 그 축의
# 크기는 짝수이고, 출력에서는 절반이 됩니다. 다른 축은 그대로입니다.
#
# **숫자 예** $x = [4, 2, 0, \ln 3]$ 이면 $a = [4, 2]$, $\sigma(b) = [1/2, 3/4]$ 이고 출력은
# $[2, 1.5]$ 입니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (다양한 딥러닝 기법 들: `GGLU`)
#
# **논문** Dauphin et al., *Language Modeling with Gated Convolutional Networks* (2017), 식 (1)

# %% [markdown] lang="en"
# ## 6. `glu` ★☆☆ 7 minutes
# ReLU's gate is either open or shut. GLU, the gated linear unit, uses **half** of the features as
# content and the other half as **gates**, so it also learns how much to let through. Today's
# language models use variants (SwiGLU and others) with another function for the sigmoid.
#
# $$\text{glu}(x) = a \odot \sigma(b) \qquad x = [a,\ b]$$
#
# **Shapes** Cut `x` into two along the axis `dim`. The first half is $a$, the second $b$. The size
# of that axis is even, and the output has half of it. The other axes stay as they are.
#
# **A number** For $x = [4, 2, 0, \ln 3]$ it is $a = [4, 2]$, $\sigma(b) = [1/2, 3/4]$, and the
# output is $[2, 1.5]$.
#
# **Slide** D0, `AI 혁신의 시작` (deep-learning techniques: `GGLU`)
#
# **Paper** Dauphin et al., *Language Modeling with Gated Convolutional Networks* (2017),
# equation (1)


# %% glu
def glu(x, dim=-1):
    """a ⊙ σ(b), x = [a, b]

    ko: x: dim 축의 크기가 짝수인 텐서
    ko: 반환: dim 축의 크기가 절반인 텐서
    en: x: a tensor whose axis dim has an even size
    en: Returns a tensor with half that size along dim
    """
    ### BEGIN SOLUTION
    content, gate = x.chunk(2, dim=dim)
    return content * gate.sigmoid()
    ### END SOLUTION


# %% [markdown] lang="ko"
# ## 7. `retrieve` ★★☆ 15분
# 언어 모델은 학습한 뒤에 생긴 일이나 우리 학교의 규정을 모릅니다. RAG(retrieval-augmented
# generation)는 질문과 닮은 문서를 먼저 **찾아서** 질문과 함께 모델에 줍니다. 여기서는 찾는 부분을
# 만듭니다. 문서와 질문은 이미 벡터입니다. 길이가 아니라 **방향**이 얼마나 같은지를 코사인으로 재고,
# 가장 닮은 $k$ 개를 닮은 차례대로 돌려줍니다.
#
# $$\cos(q, d) = \frac{q \cdot d}{\lVert q \rVert\, \lVert d \rVert}$$
#
# 벡터가 모두 $0$ 이면 방향이 없으니 유사도를 $0$ 으로 합니다. 짧아도 $0$ 이 아니면 방향이 있으니,
# 나누는 수에 $10^{-8}$ 같은 것을 더하지 마세요. 길이가 $10^{-7}$ 보다 짧은 벡터는 오지 않으므로
# PyTorch의 `cosine_similarity`는 그대로 써도 됩니다. 같은 유사도가 여럿이면 어느 것이 먼저여도
# 됩니다. `k`가 문서의 수보다 크면 모든 문서를 돌려줍니다.
#
# **크기** `query`는 `(d,)`, `documents`는 `(n, d)` 실수 텐서입니다. `indices`는 문서의 번호로 된
# int64 텐서, `scores`는 그 유사도인 실수 텐서이고(float32와 float64 가운데 어느 것이든 됩니다), 둘
# 다 크기가 `(min(k, n),)`입니다.
#
# **숫자 예** $q = [3, 4]$, 문서가 $[10, 0]$, $[4, 3]$, $[0.6, 0.8]$, $[-3, -4]$ 이면 유사도는
# $0.6$, $0.96$, $1$, $-1$ 입니다. $k = 2$ 이면 `indices`는 $[2, 1]$, `scores`는
# $[1, 0.96]$ 입니다. 길이로 나누지 않으면 $30$, $24$, $5$, $-25$ 가 되어 엉뚱하게
# $[10, 0]$ 이 이깁니다.
#
# **슬라이드** D0, `AI 혁신의 시작` (RAG)
#
# **논문** Lewis et al., *Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks* (2020)

# %% [markdown] lang="en"
# ## 7. `retrieve` ★★☆ 15 minutes
# A language model knows nothing of what happened after its training, or of our school's rules. RAG
# (retrieval-augmented generation) first **finds** documents that resemble the question and hands
# them to the model along with it. Here you write the finding. Documents and question are vectors
# already. Measure by the cosine how far their **directions** agree, whatever their lengths, and
# return the $k$ most similar, the best first.
#
# $$\cos(q, d) = \frac{q \cdot d}{\lVert q \rVert\, \lVert d \rVert}$$
#
# A vector of all $0$ has no direction: its similarity is $0$. Any other has one, also a short one,
# so add nothing like $10^{-8}$ to the divisor. Vectors shorter than $10^{-7}$ do not come, so
# PyTorch's `cosine_similarity` may be used as it is. Of equal similarities any may come first. If
# `k` is larger than the number of documents, return them all.
#
# **Shapes** `query` is `(d,)` and `documents` is `(n, d)`, of real numbers. `indices` is an int64
# tensor of the documents' numbers, `scores` a float tensor of their similarities (float32 or
# float64, as you like), both of shape `(min(k, n),)`.
#
# **A number** With $q = [3, 4]$ and the documents $[10, 0]$, $[4, 3]$, $[0.6, 0.8]$, $[-3, -4]$ the
# similarities are $0.6$, $0.96$, $1$, $-1$. For $k = 2$, `indices` is $[2, 1]$ and `scores` is
# $[1, 0.96]$. Not divided by the lengths they would be $30$, $24$, $5$, $-25$, and $[10, 0]$ would
# win for no good reason.
#
# **Slide** D0, `AI 혁신의 시작` (RAG)
#
# **Paper** Lewis et al., *Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks* (2020)


# %% retrieve
def retrieve(query, documents, k):
    """
    ko: query: (d,) 텐서, documents: (n, d) 텐서, k: 찾을 문서의 수
    ko: 반환: (indices, scores), 유사도가 큰 것부터 min(k, n)개의 번호와 유사도
    en: query: tensor (d,), documents: tensor (n, d), k: how many to find
    en: Returns (indices, scores): numbers and similarities of the best min(k, n), best first
    """
    ### BEGIN SOLUTION
    lengths = documents.norm(dim=1) * query.norm()
    similarity = documents @ query / lengths.where(lengths > 0, 1.0)
    scores, indices = similarity.topk(min(k, len(documents)))
    return indices, scores
    ### END SOLUTION


# %% tags=["demo"] lang="ko"
library = [
    "과제는 일요일 밤까지 낸다",
    "도서관은 밤 열 시에 닫는다",
    "시험은 12월 둘째 주에 있다",
    "늦은 과제는 하루에 10퍼센트 깎인다",
]
question = "과제가 늦으면 하루에 얼마나 깎이나"

# %% tags=["demo"] lang="en"
library = [
    "homework is due on Sunday night",
    "the library closes at ten at night",
    "the exam is in the second week of December",
    "late homework loses 10 percent a day",
]
question = "what if homework is late"


# %% tags=["demo"]
def pairs_of_letters(text):
    """ko: 잇닿은 두 글자가 몇 번 나오는지 센 벡터. 학습 없이 만드는 가장 단순한 임베딩
    en: How often two letters follow each other: the simplest embedding, without any training
    """
    counts = torch.zeros(1024)
    for start in range(len(text) - 1):
        left, right = text[start : start + 2]
        counts[(31 * ord(left) + ord(right)) % 1024] += 1
    return counts


with once_solved(language=language):
    embedded = torch.stack([pairs_of_letters(text) for text in library])
    found, scores = retrieve(pairs_of_letters(question), embedded, 2)
    for number, score in zip(found.tolist(), scores.tolist(), strict=True):
        print(f"{score:.2f}  {library[number]}")

# %% [markdown] lang="ko"
# ## 더 해 보기 (점수 없음)
# 낱말을 한 번에 하나씩 넣으며 앞에서 구한 키와 값을 모아 두는 **KV 캐시**를 만들어 보세요.
# `causal_mask`로 한꺼번에 구한 것과 출력이 같은가요? 낱말 하나마다 계산은 얼마나 줄어드나요?

# %% [markdown] lang="en"
# ## Further on (no points)
# Make a **KV cache**: put words in one at a time, and keep the keys and values found before. Are
# the outputs those that you get all at once with `causal_mask`? How much less is there to compute
# for each word?

# %% [markdown] lang="ko"
# ## 생각해 볼 것
# 1. 첫 그림의 왼쪽에서 대각선이 대체로 진한 까닭은 무엇인가요? 난수 벡터 하나와 자기 자신의 내적,
#    그리고 다른 벡터와의 내적을 비교해 보세요. `q_proj`와 `k_proj`가 있으면 왜 달라질 수 있나요?
# 2. 위치가 $n$ 개이면 점수는 몇 개인가요? $n$ 이 $1000$ 에서 $100000$ 이 되면 메모리는 몇 배가
#    되나요?
# 3. (손으로 채점합니다) 어떤 사람이 LoRA를 끼운 모델의 학습을 마치고 $W + \frac{\alpha}{r} B A$ 를
#    계산해 원래 층의 가중치를 바꾸어 놓았습니다. 그렇게 하면 무엇이 좋아지고 무엇을 잃나요? 두
#    가지 일에 맞춘 LoRA가 있을 때를 예로 들어 세 문장에서 다섯 문장으로 설명하세요.

# %% [markdown] lang="en"
# ## Questions to think about
# 1. Why is the diagonal mostly the darkest on the left of the first drawing? Compare the dot
#    product of a random vector with itself to that with another one. With `q_proj` and `k_proj`,
#    why can that change?
# 2. How many scores are there for $n$ positions? When $n$ grows from $1000$ to $100000$, how many
#    times as much memory do they take?
# 3. (Graded by hand) Somebody has trained a model with LoRA, computes $W + \frac{\alpha}{r} B A$
#    and puts it in place of the layer's weights. What is gained, and what is lost? Explain in three
#    to five sentences, taking two LoRAs for two tasks as an example.

# %% [markdown] lang="ko" written="reflection"
# *여기에 3번의 답을 쓰세요.*

# %% [markdown] lang="en" written="reflection"
# *Write your answer to question 3 here.*
