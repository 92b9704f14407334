# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/13_attention/attention.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/13_attention")

from autograder import check

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
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

    query: (..., n, d), key: (..., m, d), value: (..., m, d_v), tensors
    mask: bool tensor that broadcasts to (..., n, m), True where one may look; None: everywhere
    Returns (output, weights) of shapes (..., n, d_v) and (..., n, m)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: scaled_dot_product_attention")


# %% check_scaled_dot_product_attention
check(scaled_dot_product_attention)


# %% [markdown]
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
    n: the number of positions, device: where to make the mask (None: PyTorch's default)
    Returns a bool tensor (n, n), True where j <= i
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: causal_mask")


# %% check_causal_mask
check(causal_mask)

# %% [markdown]
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

# %% [markdown]
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

    embed_dim: the number of features, num_heads: the number of heads (divides embed_dim)
    """

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MultiHeadAttention")

    def forward(self, x, context=None, mask=None):
        """
        x: (batch, n, embed_dim), context: (batch, m, embed_dim), or None for x itself
        mask: bool tensor that broadcasts to (batch, heads, n, m), or None
        Returns (batch, n, embed_dim)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MultiHeadAttention")


# %% check_MultiHeadAttention
check(MultiHeadAttention)


# %% [markdown]
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
    length: the number of positions, dim: of features (even), device: where to make it
    Returns a float32 tensor (length, dim)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: positional_encoding")


# %% check_positional_encoding
check(positional_encoding)

# %% tags=["demo"]
with once_solved(language=language):
    figures.draw_positions(positional_encoding(64, 32), language=language).show()


# %% [markdown]
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

    base: an nn.Linear that is trained already, rank: r, alpha: α
    """

    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: LoRALinear")

    def forward(self, x):
        """
        x: (..., d_in)
        Returns (..., d_out)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: LoRALinear")


# %% check_LoRALinear
check(LoRALinear)

# %% tags=["demo"]
with once_solved(language=language):
    layer = LoRALinear(nn.Linear(1000, 1000), rank=4)
    trained = sum(p.numel() for p in layer.parameters() if p.requires_grad)
    print(f"LoRA: {trained:,} / {sum(p.numel() for p in layer.parameters()):,}")


# %% [markdown]
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

    x: a tensor whose axis dim has an even size
    Returns a tensor with half that size along dim
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: glu")


# %% check_glu
check(glu)


# %% [markdown]
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
    query: tensor (d,), documents: tensor (n, d), k: how many to find
    Returns (indices, scores): numbers and similarities of the best min(k, n), best first
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: retrieve")


# %% check_retrieve
check(retrieve)

# %% tags=["demo"]
library = [
    "homework is due on Sunday night",
    "the library closes at ten at night",
    "the exam is in the second week of December",
    "late homework loses 10 percent a day",
]
question = "what if homework is late"


# %% tags=["demo"]
def pairs_of_letters(text):
    """How often two letters follow each other: the simplest embedding, without any training
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

# %% [markdown]
# ## Further on (no points)
# Make a **KV cache**: put words in one at a time, and keep the keys and values found before. Are
# the outputs those that you get all at once with `causal_mask`? How much less is there to compute
# for each word?

# %% [markdown]
# ## Questions to think about
# 1. Why is the diagonal mostly the darkest on the left of the first drawing? Compare the dot
#    product of a random vector with itself to that with another one. With `q_proj` and `k_proj`,
#    why can that change?
# 2. How many scores are there for $n$ positions? When $n$ grows from $1000$ to $100000$, how many
#    times as much memory do they take?
# 3. (Graded by hand) Somebody has trained a model with LoRA, computes $W + \frac{\alpha}{r} B A$
#    and puts it in place of the layer's weights. What is gained, and what is lost? Explain in three
#    to five sentences, taking two LoRAs for two tasks as an example.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
