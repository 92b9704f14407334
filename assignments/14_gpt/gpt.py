# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/14_gpt/gpt.ipynb)
#
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

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/14_gpt")

from autograder import check

# %% [markdown]
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

# %% [markdown]
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

# %% tags=["demo"]
language = "en"


# %% [markdown]
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
    text: a string that holds every character there will be
    self.vocabulary: a string of its different characters, sorted
    """

    def __init__(self, text):
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: CharTokenizer")

    def encode(self, text):
        """
        text: a string. Returns one number per character, a list of ints
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: CharTokenizer")

    def decode(self, ids):
        """
        ids: a list of ints. Returns a string
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: CharTokenizer")


# %% check_CharTokenizer
check(CharTokenizer)


# %% [markdown]
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
    n: how many, rng: an np.random.Generator, plus_one: x+1 if True, a+b if False
    Returns a list of n different examples, strings with their answers written backwards
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: make_examples")


# %% check_make_examples
check(make_examples)

# %% tags=["demo"]
with once_solved(language=language):
    tokenizer = CharTokenizer("\n+=0123456789")
    print(make_examples(6, np.random.default_rng(0), plus_one=True))
    print(make_examples(6, np.random.default_rng(0)))
    print(tokenizer.encode("27+35=26\n"))


# %% [markdown]
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
    examples: a list of strings, tokenizer: a CharTokenizer, rng: an np.random.Generator
    Returns (inputs, targets, answer), tensors (batch_size, L - 1), two int64 and one bool
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: get_batch")


# %% check_get_batch
check(get_batch)


# %% [markdown]
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

    embed_dim: the number of features, num_heads: the number of heads (divides embed_dim)
    """

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MultiHeadAttention")

    def forward(self, x, mask=None):
        """
        x: (batch, n, embed_dim), mask: (n, n) bool, True where one may look; None: everywhere
        Returns (batch, n, embed_dim)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MultiHeadAttention")


# %% check_MultiHeadAttention
check(MultiHeadAttention)


# %% [markdown]
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

    embed_dim: the number of features, num_heads: the number of heads
    """

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: Block")

    def forward(self, x):
        """
        x: (batch, n, embed_dim). Returns (batch, n, embed_dim)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: Block")


# %% check_Block
check(Block)


# %% [markdown]
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
    vocabulary_size: of characters, max_length: of positions, embed_dim: of features
    num_heads: of heads, num_blocks: of blocks
    """

    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: GPT")

    def forward(self, ids):
        """
        ids: (batch, n) int64. Returns logits (batch, n, vocabulary_size)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: GPT")


# %% check_GPT
check(GPT)


# %% [markdown]
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
    logits: (batch, n, characters), targets: (batch, n) int64, answer: (batch, n) bool
    Returns the mean cross-entropy where answer is True, a tensor of 0 dimensions
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: loss_on_answers")


# %% check_loss_on_answers
check(loss_on_answers)


# %% [markdown]
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
    model: is on its device already. examples, tokenizer, batch_size, rng: for get_batch
    Returns the loss of each step, a list of floats
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train")


# %% check_train
check(train)


# %% [markdown]
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
    model: makes logits (batch, n, characters) of numbers (batch, n)
    prompt: (batch, n) int64, max_new: how many characters, generator: a torch.Generator or None
    Returns (batch, n + max_new), int64
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: generate")


# %% check_generate
check(generate)


# %% [markdown]
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
    examples: a list of strings to grade it on. Returns the share of right answers, a float
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: accuracy")


# %% check_accuracy
check(accuracy)

# %% [markdown]
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
    """1cycle: a learning rate that climbs to largest in the first 10 % and then falls to 0
    """
    return torch.optim.lr_scheduler.OneCycleLR(
        optimizer, largest, total_steps=total, pct_start=0.1, cycle_momentum=False
    )


def answers(model, questions, temperature=0.0, generator=None):
    """what the model answers to each question, turned around to be read
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

# %% [markdown]
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

# %% [markdown]
# **Temperature.** The same question is answered eight times. As the temperature rises, what goes
# wrong first?

# %% tags=["demo"]
with once_solved(language=language):
    generator = torch.Generator().manual_seed(0)
    for temperature in (0.0, 1.0, 3.0):
        again = answers(model, ["48+74="] * 8, temperature, generator)
        print(temperature, *(text.split("=")[1] for text in again))

# %% [markdown]
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

# %% [markdown]
# ## Further on (no points)
# Ask the model that has learned sums of two digits for sums of three, and count at which digit it
# goes wrong. What changes when a few sums of three digits are mixed into the training data?

# %% [markdown]
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

# %% reflection [markdown]
# *Write your answer to question 5 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
