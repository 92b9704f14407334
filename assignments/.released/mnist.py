# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/11_mnist/mnist.ipynb)
#
# # 11. MNIST — reading handwritten digits with PyTorch
#
# ## What you will be able to do
# - Define an MLP in PyTorch and train it with D4's **five steps**.
# - Watch training on validation data, keep **the best weights**, and save them as a `.pt` file.
# - Write code that runs unchanged on CPU and GPU: every tensor is where the model is.
# - Print a digit and a confidence, as D1's demonstration does.
#
# ## What you need first
# - Forward and backward passes (02, 06), cross-entropy (05), optimizers (08), dropout (10)
# - PyTorch's tensors: `x.shape`, `x.to(device)`, `loss.backward()`, `loss.item()`
#
# ## Exercises and time (about 150 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `get_device` | ★☆☆ | 5 |
# | 2 | `MLP` | ★★☆ | 20 |
# | 3 | `make_loaders` | ★★☆ | 20 |
# | 4 | `train_step` | ★★☆ | 20 |
# | 5 | `train_epoch` | ★★☆ | 15 |
# | 6 | `evaluate` | ★★☆ | 15 |
# | 7 | `fit` | ★★★ | 25 |
# | 8 | `save_checkpoint` | ★☆☆ | 8 |
# | 9 | `load_checkpoint` | ★★☆ | 10 |
# | 10 | `predict` | ★★☆ | 12 |

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/11_mnist")

from autograder import check

# %% [markdown]
# ## Conventions
# **Shapes.** A stack of images is a float32 tensor `(n, 28, 28)` with values from $0$ to $1$.
# Labels are an int64 tensor `(n,)`. The model's output is the **logits** `(n, 10)`: what comes
# before Softmax. The cross-entropy loss takes the log-softmax itself.
#
# **Device.** The data stay on the CPU; one batch at a time moves to `device`. The model moves
# once. One `.item()` per step, to get the loss as a number, is all that need come back. So that
# a computer without a GPU can find what is wrong, grading runs your code on a **simulated GPU**
# (`simgpu`) too. Forget a single `.to(device)`, and it raises the very error that CUDA raises.
#
# **Randomness.** The random numbers that split and shuffle the data come from the `generator`
# you are given and from nowhere else, so that an experiment can be repeated. With a `generator` of
# another seed, split and order are others.
#
# **Means.** Losses and accuracies are means **per sample**, not means of the batches' means. The
# last batch may be smaller, so the two differ. For batches of sizes $3, 3, 1$ with the losses
# $1, 1, 8$, the mean of the batches is $10/3 = 3.33$, but the mean per sample is
# $(3 + 3 + 8)/7 = 2$.

# %%
import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

# %% tags=["demo"]
from autograder import simgpu
from autograder.figures import figures_of, once_solved
from autograder.mnist.datasets import mnist

figures = figures_of("11_mnist")
simgpu.enable()  # before the first backward pass

# %% tags=["demo"]
language = "en"

# %% [markdown]
# ## The data
# `mnist()` gives $1797$ digits of 8×8 pixels, enlarged to 28×28, that need no download. If you
# have the files of the real MNIST ($70000$ digits), put their folder into the environment variable
# `MNIST_DIR`, and the same code runs on them.
#
# **Slide** D4, `딥러닝 학습 순서` — `1. 데이터 준비`

# %% tags=["demo"]
digits = mnist()
images = torch.from_numpy(digits.x_train)
labels = torch.from_numpy(digits.y_train)
test_images = torch.from_numpy(digits.x_test)
test_labels = torch.from_numpy(digits.y_test)
figures.draw_digits(images[:16], labels[:16], language=language)


# %% [markdown]
# ## 1. `get_device` ★☆☆ 5 minutes
# A GPU shares a matrix product among thousands of cores. Good code uses it where there is one and
# falls back to the CPU where there is none. `prefer` names the device one would like. If that is
# a CUDA device (`"cuda"`, `"cuda:1"`) and CUDA cannot be had, return the CPU; otherwise return
# the device that was asked for. `"cpu"` means the CPU even where there is CUDA.
#
# `torch.cuda.is_available()` says whether CUDA can be used. What you return is no name (a string)
# but a `torch.device`.
#
# **Example** Without CUDA, `get_device()` is `device(type='cpu')`; with CUDA it is
# `device(type='cuda')`
#
# **Slide** D1, `3. 환경 구축 간단한 코드 실행해 보자` — a GPU has far more cores. D0's
# `Google Colab` says that an A100 is free to use. The GPU one gets for free is mostly a T4, it
# changes from time to time, and sometimes there is none. For this assignment a CPU is enough.

# %% get_device
def get_device(prefer="cuda"):
    """
    prefer: name of the device one would like: "cuda", "cuda:1", "cpu", "simgpu", ...
    Returns a torch.device: the CPU if CUDA is asked for and cannot be had
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: get_device")


# %% check_get_device
check(get_device)


# %% [markdown]
# ## 2. `MLP` ★★☆ 20 minutes
# A model of stacked layers, from 784 pixels to 10 logits. `hidden` lists the numbers of nodes in
# the hidden layers: `hidden=(256, 128)` is $784 \to 256 \to 128 \to 10$. There may be any number of
# hidden layers, also none.
#
# $$\text{Flatten} \to [\,\text{Linear} \to \text{ReLU} \to \text{Dropout}\,] \to \cdots \to
# \text{Linear}$$
#
# Each hidden layer is Linear, ReLU, Dropout, in this order; the output layer is Linear alone.
# There is no Softmax here. Dropout must be on **only while training**: `nn.Dropout` follows
# `model.train()` and `model.eval()` by itself.
#
# **Shapes** The input may be `(n, 28, 28)`, `(n, 1, 28, 28)` or `(n, 784)`. The output is the
# logits `(n, 10)`. If layers are kept in a plain Python list only, PyTorch does not know their
# parameters.
#
# **A number** `MLP()` has $784 \cdot 256 + 256 + 256 \cdot 128 + 128 + 128 \cdot 10 + 10
# = 235146$ parameters.
#
# **Slide** D4, `딥러닝 학습 순서` — `2. 모델 설계` (4. define the architecture)

# %% MLP
class MLP(nn.Module):
    """784 → hidden → 10

    hidden: numbers of nodes of the hidden layers, dropout: probability of dropping a node
    """

    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MLP")

    def forward(self, x):
        """
        x: images (n, 28, 28), (n, 1, 28, 28) or (n, 784)
        Returns logits (n, 10)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: MLP")


# %% check_MLP
check(MLP)


# %% [markdown]
# ## 3. `make_loaders` ★★☆ 20 minutes
# Only data that were not trained on can tell learning from memorising. Set a share of the data
# aside **at random** for validation, and train on the rest. No sample may be on both sides, and
# none may be missing from both. The validation set has `int(n * val_fraction)` samples.
#
# The training loader shuffles **anew each epoch**; the validation loader does not shuffle. The
# small last batch is not dropped. Splitting and shuffling both use `generator`; if it is `None`,
# PyTorch's global random numbers do. `int(n * val_fraction)` may be $0$; then the validation loader
# gives no batch. How you split is up to you.
#
# **A number** With $1000$ samples, `batch_size=64` and `val_fraction=0.1`, the $900$ training
# samples make $15$ batches (the last has $4$), the $100$ for validation make $2$ (the last has
# $36$).
#
# **Help** `TensorDataset`, `random_split`, `DataLoader(..., shuffle=, generator=)`
#
# **Slide** D4, `데이터셋(Dataset)`, `인공 신경망의 학습 데이터 구성 - batch`; D2, `교차 검증`

# %% make_loaders
def make_loaders(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    """
    images: tensor (n, 28, 28), labels: tensor (n,), generator: a torch.Generator
    Returns (train_loader, val_loader), DataLoaders that give batches (images, labels)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: make_loaders")


# %% check_make_loaders
check(make_loaders)


# %% [markdown]
# ## 4. `train_step` ★★☆ 20 minutes
# One step of training with one batch. These are D4's five steps, in this order.
#
# 1. `optimizer.zero_grad()` — reset the gradients, since PyTorch **adds** to them.
# 2. Forward pass — from the input to the prediction (logits)
# 3. The loss — cross-entropy of logits and right answers, the mean over the batch
# 4. Backward pass — send the error back to get the gradients
# 5. `optimizer.step()` — update the weights
#
# The batch is on the CPU. Move `images` and `labels` to `device` before you compute. The model is
# on that device already. The model's train/eval mode is not changed here.
#
# **Shapes** The loss you return is a single Python float. A tensor would keep its whole
# computation graph alive.
#
# **A number** A model whose logits are all $0$ has the loss $\ln 10 = 2.302585$, whatever the
# labels.
#
# **Slide** D4, `딥러닝 학습 순서` — `3. 학습 실행` (8. repeat, by epochs)

# %% train_step
def train_step(model, images, labels, optimizer, device):
    """
    images: a batch (n, ...), labels: its right answers (n,), both on the CPU
    Returns this batch's mean loss, a float (from the model as it was before the update)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_step")


# %% check_train_step
check(train_step)


# %% [markdown]
# ## 5. `train_epoch` ★★☆ 15 minutes
# Using all training data once is 1 epoch. Put the model into **training mode**, call `train_step`
# for every batch of the loader, and return the mean loss per sample.
#
# $$\bar L = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
# $n_b$ is the size of a batch and $L_b$ the loss that `train_step` returned. A loader may give only
# part of its data (`drop_last=True`, a sampler), so count what it **really gives**. An earlier
# `evaluate` may have left the model in evaluation mode, so do not forget training mode.
#
# **A number** Batches of sizes $3, 3, 1$ with the losses $1, 1, 8$ give $14/7 = 2$.
#
# **Slide** D4, `인공 신경망의 학습 데이터 구성 - batch`; D2, `Epoch`

# %% train_epoch
def train_epoch(model, loader, optimizer, device):
    """
    loader: a DataLoader that gives batches (images, labels)
    Returns the mean training loss per sample, a float
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: train_epoch")


# %% check_train_epoch
check(train_epoch)


# %% [markdown]
# ## 6. `evaluate` ★★☆ 15 minutes
# Measure the model, and change nothing. Put it into **evaluation mode**, which turns Dropout off,
# and send every batch forward **without recording gradients** (`torch.no_grad()`), which saves
# memory and time.
#
# $$\text{loss} = \frac{1}{n}\sum_{i=1}^{n} L_i \qquad
# \text{accuracy} = \frac{\text{correct}}{n}$$
#
# $L_i$ is the cross-entropy of one sample. The place of the largest logit is the predicted digit;
# where several are largest, it is still one of them, whichever you like. Leave the logits on the
# device, and compute the loss and the number of right answers there: only single numbers need to
# come back to the CPU. $n$ is the number of samples that the loader really gives, at least $1$.
#
# Afterwards gradients must be recorded again: with `with torch.no_grad():` they are by themselves.
# The model may be left in evaluation mode.
#
# **A number** With $5$ of $7$ samples right, the accuracy is $5/7 = 0.7142857$.
#
# **Slide** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (9. evaluate on validation data);
# D2, `성능 평가`

# %% evaluate
def evaluate(model, loader, device):
    """
    loader: a DataLoader that gives batches (images, labels)
    Returns (loss, accuracy): mean loss per sample and accuracy from 0 to 1, both floats
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: evaluate")


# %% check_evaluate
check(evaluate)


# %% [markdown]
# ## 7. `fit` ★★★ 25 minutes
# The whole training. First move the model to `device`, **once**. Then, each epoch,
#
# 1. train with `train_epoch`,
# 2. measure on the **validation** data with `evaluate`,
# 3. and if there is a `scheduler`, call `scheduler.step()` **once**.
#
# As training goes on, the model begins to memorise the training data, and the validation loss rises
# again. So keep a **copy** of the weights of the epoch with the smallest validation loss, and put
# it back into the model at the end. A smaller loss is better by however little; if a value comes
# twice, the first one counts. There is at least one validation sample, and you need not think of
# losses that are `nan`. `state_dict()` is no copy: it holds the very tensors in use, parameters as
# well as buffers such as BatchNorm's running means.
#
# **Shapes** `history` is a dict with the keys `"train_loss"`, `"val_loss"`, `"val_accuracy"`; its
# values are lists of `epochs` floats. `epochs` is at least $1$.
#
# **A number** If the validation losses were $0.50, 0.31, 0.35$, the model ends with the weights
# of the second epoch, while `history["val_loss"]` is still `[0.50, 0.31, 0.35]`.
#
# **Slide** D4, `데이터셋(Dataset)`, `딥러닝 학습 순서` — `4. 평가 & 저장` (is it overfitting?)

# %% fit
def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    """
    model: may not be on device yet. scheduler: moves once per epoch (None: there is none)
    Returns history; model ends with the weights of the epoch of smallest validation loss
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: fit")


# %% check_fit
check(fit)

# %% [markdown]
# ### Figure: the learning curve
# It trains for $8$ epochs, which takes seconds on most laptops and about 1 minute on a slow one.
# Guess first: in the first epochs, which of the two is smaller, the training or the validation
# loss? In which of them is Dropout on?

# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    device = get_device()
    loaders = make_loaders(images, labels, generator=torch.Generator().manual_seed(0))
    model = MLP()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    history = fit(model, *loaders, optimizer, device, epochs=8)
    figures.draw_learning_curve(history, language=language).show()


# %% [markdown]
# ## 8. `save_checkpoint` ★☆☆ 8 minutes
# Keep the trained parameters in a file. To save the whole model object would mean that whoever
# opens the file needs the very same code, and that opening it may run code. So save **values
# only**. Add the optimizer's state and the number of the epoch, so that training can go on.
#
# Save a dict with these three keys:
#
# | key | value |
# |---|---|
# | `"model"` | the model's `state_dict()` |
# | `"optimizer"` | the optimizer's `state_dict()` |
# | `"epoch"` | the number of the epoch |
#
# **Slide** D4, `딥러닝 학습 순서` — `4. 평가 & 저장` (11. save the model)

# %% save_checkpoint
def save_checkpoint(path, model, optimizer, epoch):
    """
    path: the file to write (.pt), epoch: an int
    Returns nothing
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: save_checkpoint")


# %% check_save_checkpoint
check(save_checkpoint)


# %% [markdown]
# ## 9. `load_checkpoint` ★★☆ 10 minutes
# Put the saved values back into the model, and into the optimizer if there is one, and return the
# number of the epoch. A checkpoint's tensors remember the device they were saved from. To open a
# file from a GPU on a computer without one is an error, unless you tell `torch.load` where to read
# it to (`map_location`): to `device`, or to the CPU. It is `load_state_dict` that copies the values
# to where the model is.
#
# **Example** To read `digits.pt`, saved on a GPU, on a laptop's CPU:
# `load_checkpoint("digits.pt", model, device="cpu")`
#
# **Slide** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (12. inference)

# %% load_checkpoint
def load_checkpoint(path, model, optimizer=None, device="cpu"):
    """
    path: a file by save_checkpoint; model, optimizer: take its values; device: the model's
    Returns the saved number of the epoch, an int
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: load_checkpoint")


# %% check_load_checkpoint
check(load_checkpoint)


# %% [markdown]
# ## 10. `predict` ★★☆ 12 minutes
# Read one image and return the digit and a confidence: what D1's demonstration prints,
# `Predicted Digit: 8, Confidence: 59.83%`
#
# The confidence is the **probability** of the predicted digit. Logits become probabilities by
# Softmax. The model expects a batch, so make the one image a batch of size $1$. Inference too wants
# evaluation mode and `torch.no_grad()`, and gradients recorded again afterwards, as in `evaluate`;
# the model may be left in evaluation mode. The model is on `device` already, and the image is on
# the CPU.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **Shapes** `image` is `(28, 28)`. `digit` is a Python int, `confidence` a Python float from $0$
# to $1$. Percent are a matter of printing (`f"{confidence:.2%}"`).
#
# **A number** For the logits $[2.0, 1.0, 0.1, -9, \ldots, -9]$ the digit is $0$ and the
# confidence about $0.659$.
#
# **Slide** D1, `Prediction Result` (Predicted Digit: 8, Confidence: 59.83%); D2, `Softmax`

# %% predict
def predict(model, image, device):
    """
    image: tensor (28, 28) with values from 0 to 1, on the CPU
    Returns (digit, confidence), an int and a float from 0 to 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: predict")


# %% check_predict
check(predict)

# %% tags=["demo"]
with once_solved(language=language):
    digit, confidence = predict(model, test_images[0], device)
    print(f"Predicted Digit: {digit}, Confidence: {confidence:.2%}")
    model.eval()
    with torch.no_grad():
        guesses = model(test_images.to(device)).argmax(dim=1).cpu()
    figures.draw_confusion(test_labels, guesses, language=language).show()

# %% [markdown]
# ## Further on (no points)
# With `hidden`, make a wide and a deep network that have about as many parameters, and compare
# them. Choose by validation data, and look at the test data once, at the end.

# %% [markdown]
# To train on the real MNIST, run `course train mnist --data openml` in a terminal. It downloads the
# data once, and uses the downloaded ones from then on. Without `--data`, `course train mnist`
# trains on the folder in `MNIST_DIR` if there is one, and on the small digits above if not. Then
# `course predict digit.png` reads a digit that you have written yourself.
#
# ## Questions to think about
# 1. Without `zero_grad()`, what does the gradient of the second step become? Some do so on
#    purpose (gradient accumulation). When is it of use?
# 2. Which two digits does the confusion matrix show mixed up most? Do their images tell you why?
# 3. (Graded by hand) Somebody chose the best epoch by validation data and reported its
#    **validation** accuracy as the final result. Explain in three to five sentences what is wrong
#    with that, and why test data are kept apart.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
