# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: title,tags,-all
#     notebook_metadata_filter: -jupytext.text_representation,-kernelspec
# ---

# %% [markdown]
# [![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://colab.research.google.com/github/your-name/deep-learning-course/blob/main/assignments/12_cnn/cnn.ipynb)
#
# # 12. CNN — seeing images as images
#
# ## What you will be able to do
# - Compute convolution and max pooling yourself in NumPy, and tell the output's size beforehand.
# - Define a CNN in PyTorch, and make little data go further with data augmentation.
# - **Transfer learning**: freeze the features that were learned, change the head, solve a new task.
# - Read an image file and print a digit and a confidence, as D1's demonstration does.
# - After deployment, watch by a single number whether the input data have changed.
#
# ## What you need first
# - The training loop of 11, evaluation mode and `torch.no_grad()`, devices
# - Quantiles (09), dropout (10)
#
# ## Exercises and time (about 165 minutes in all)
# | # | exercise | difficulty | minutes |
# |---|---|---|---|
# | 1 | `conv2d` | ★★★ | 35 |
# | 2 | `max_pool2d` | ★★☆ | 15 |
# | 3 | `CNN` | ★★☆ | 25 |
# | 4 | `augment` | ★★★ | 25 |
# | 5 | `freeze_backbone` | ★☆☆ | 10 |
# | 6 | `replace_head` | ★★☆ | 10 |
# | 7 | `predict_image` | ★★☆ | 20 |
# | 8 | `drift_score` | ★★☆ | 25 |

# %% tags=["demo"]
# Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b main https://github.com/your-name/deep-learning-course /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/12_cnn")

from autograder import check

# %% [markdown]
# ## Conventions
# **Shapes.** A batch of images has PyTorch's order `(n, c, h, w)`: images, channels, height,
# width. Grey images with their single channel also come as `(n, h, w)`. Pixels are from $0$
# (ground) to $1$ (stroke).
#
# **Two worlds.** Exercises 1, 2 and 8 are **NumPy**: NumPy arrays come in (float64 or `int64`),
# and floats in results are float64. The point is to compute by hand what happens, so use neither
# PyTorch nor SciPy in them. The others are **PyTorch**.
#
# **Inputs stay as they are.** `conv2d`, `max_pool2d` and `augment` return new arrays or tensors.
# Where there is nothing to change, it is still not the one that was given.
#
# **Device.** As in 11: the PyTorch exercises are graded on the CPU and on the simulated GPU
# (`simgpu`). Remember that new tensors and new layers are made on the CPU.
#
# **Randomness.** It comes from the `generator` you are given, which is the CPU's. If that is
# `None`, it comes from PyTorch's global random numbers. With a `generator` of another seed the
# result is another.

# %%
import tempfile

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

# %% tags=["demo"]
from autograder import simgpu
from autograder.figures import figures_of, once_solved
from autograder.mnist.datasets import mnist

figures = figures_of("12_cnn")
simgpu.enable()  # before the first backward pass

# %% tags=["demo"]
language = "en"

# %% tags=["demo"]
digits = mnist()
images = torch.from_numpy(digits.x_train)
labels = torch.from_numpy(digits.y_train)
test_images = torch.from_numpy(digits.x_test)
test_labels = torch.from_numpy(digits.y_test)
figures.draw_digits(images[:16], labels[:16], language=language)


# %% [markdown]
# ## 1. `conv2d` ★★★ 35 minutes
# An MLP sees 784 pixels in one line. A digit moved by two pixels is quite another input to it, and
# its weights are many. A convolution slides one small **kernel** over the image and uses the same
# weights everywhere. So it has few parameters, and finds a stroke wherever it is.
#
# $$Y_{n,o,i,j} = b_o + \sum_{c}\sum_{u}\sum_{v} W_{o,c,u,v}\;
# \tilde X_{n,\,c,\;i s + u,\;j s + v}$$
#
# $\tilde X$ is the image with $p$ lines of $0$ added on each of its sides (padding), and $s$ is the
# step by which the kernel slides (stride). The kernel is **not flipped**: mathematics calls this
# cross-correlation, and deep learning calls it convolution. Places where the kernel does not fit
# whole are not computed.
#
# $$h_{out} = \left\lfloor \frac{h + 2p - k_h}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w + 2p - k_w}{s} \right\rfloor + 1$$
#
# **Shapes** $X\ (n, c, h, w)$, $W\ (o, c, k_h, k_w)$, $b\ (o)$ → $Y\ (n, o, h_{out}, w_{out})$.
# $h$ and $w$ may differ, and so may $k_h$ and $k_w$. If `bias` is `None`, none is added.
#
# **A number** With the image $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ and the kernel
# $\begin{pmatrix}1&2\\3&4\end{pmatrix}$, the upper left is $1 \cdot 1 + 2 \cdot 2 + 3 \cdot 4 + 4
# \cdot 5 = 37$, and the whole is $\begin{pmatrix}37&47\\67&77\end{pmatrix}$. An image of 28×28
# becomes $28$ with $k = 3$, $p = 1$, $s = 1$; with $k = 5$, $p = 0$, $s = 2$ it becomes
# $\lfloor 23 / 2 \rfloor + 1 = 12$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D4, `인공 신경망의 문제점과 발전`
# (too many parameters)

# %% conv2d
def conv2d(x, weight, bias=None, stride=1, padding=0):
    """
    x: images (n, c, h, w), weight: kernels (o, c, kh, kw), bias: (o,) or None
    stride: step of the kernel, padding: lines of zeros on each side, both ints
    Returns an array (n, o, h_out, w_out)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: conv2d")


# %% check_conv2d
check(conv2d)

# %% tags=["demo"]
with once_solved(language=language):
    edges = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], dtype=float)
    kernels = np.stack([edges, edges.T, np.full((3, 3), 1 / 9)])[:, None]
    maps = conv2d(digits.x_train[:1, None], kernels, padding=1)
    figures.draw_feature_maps(digits.x_train[0], kernels, maps[0], language=language).show()


# %% [markdown]
# ## 2. `max_pool2d` ★★☆ 15 minutes
# What matters is **whether** there is a stroke; at which pixel exactly matters less. Max pooling
# keeps of each small window its largest value alone. The image gets smaller and computing faster,
# and a shift by a pixel or two changes little.
#
# $$Y_{n,c,i,j} = \max_{0 \le u,\,v < k} X_{n,\,c,\;i s + u,\;j s + v}$$
#
# The window's size is $k$ and the step $s$; if `stride` is `None`, then $s = k$. Lines at the end
# into which no whole window fits are dropped. There is no padding. Values may be negative. Where
# integers came in, integers may come out.
#
# $$h_{out} = \left\lfloor \frac{h - k}{s} \right\rfloor + 1 \qquad
# w_{out} = \left\lfloor \frac{w - k}{s} \right\rfloor + 1$$
#
# **Shapes** $(n, c, h, w) \to (n, c, h_{out}, w_{out})$. Each channel is pooled by itself.
#
# **A number** $\begin{pmatrix}1&3&2&0\\4&2&1&5\\0&1&7&2\\6&3&2&8\end{pmatrix}$ pooled with $k = 2$
# is $\begin{pmatrix}4&5\\6&8\end{pmatrix}$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`

# %% max_pool2d
def max_pool2d(x, size=2, stride=None):
    """
    x: (n, c, h, w), size: of the window, stride: its step (None: size)
    Returns an array (n, c, h_out, w_out)
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: max_pool2d")


# %% check_max_pool2d
check(max_pool2d)

# %% tags=["demo"]
with once_solved(language=language):
    pooled = max_pool2d(digits.x_train[:1, None], 2)
    figures.draw_pooling(digits.x_train[0], pooled[0, 0], language=language).show()

# %% [markdown]
# ## 3. `CNN` ★★☆ 25 minutes
# Now stack PyTorch's layers. `channels` lists the output channels of each convolution. Each
# convolution has 3×3 kernels and `padding=1`, which leaves the size as it is; each pooling halves
# height and width.
#
# $$\underbrace{[\,\text{Conv } 3{\times}3 \to \text{ReLU} \to \text{MaxPool } 2\,] \to \cdots \to
# \text{Flatten} \to \text{Dropout}}_{\text{backbone}} \;\to\;
# \underbrace{\text{Linear}}_{\text{head}}$$
#
# The model has two parts with fixed names, which exercises 5 and 6 rely on.
#
# - `self.backbone`: from images `(n, 1, 28, 28)` to features `(n, f)`. It learns what digits look
#   like.
# - `self.head`: a single `nn.Linear` from features to logits. It chooses the answer by features.
#
# Dropout turns features off one by one, so before Flatten it is the same. `self.backbone` is an
# `nn.Module` that holds its own parameters. The size of every layer is known when the model has
# been made: parameters of a layer that waits for the first image (`nn.LazyLinear`) can be neither
# counted nor given values.
#
# **Shapes** The input is `(n, 28, 28)` or `(n, 1, 28, 28)`, the output logits `(n, n_classes)`.
# After $m$ poolings, $f = c_m \cdot \lfloor 28 / 2^m \rfloor^2$. `channels` holds one to four
# numbers.
#
# **A number** In `CNN()`, $28 \to 14 \to 7$, so $f = 32 \cdot 7 \cdot 7 = 1568$, and it has
# $(9 + 1) \cdot 16 + (16 \cdot 9 + 1) \cdot 32 + (1568 + 1) \cdot 10 = 20490$ parameters. The MLP
# of 11 had $235146$.
#
# **Slide** D3, `목차` — `3부: CNN(Convolutional Neural Network)`; D1,
# `3. 환경 구축 간단한 코드 실행해 보자` (CNN_test_Model)

# %% tags=["demo"]
figures.draw_layout((16, 32), language=language)


# %% CNN
class CNN(nn.Module):
    """(n, 1, 28, 28) → backbone → (n, f) → head → (n, n_classes)

    channels: output channels of each convolution, dropout: probability of dropping a feature,
    n_classes: number of classes
    """

    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: CNN")

    def forward(self, x):
        """
        x: images (n, 28, 28) or (n, 1, 28, 28)
        Returns logits (n, n_classes)
        """
        raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: CNN")


# %% check_CNN
check(CNN)


# %% [markdown]
# ## 4. `augment` ★★★ 25 minutes
# A `3` moved by one pixel is still a `3`. **Data augmentation** makes new images by changes that
# leave the answer alone, so that training sees a slightly different image each time. Which changes
# do, the data decide: a `6` upside down is a `6` no more.
#
# Here each image is moved by $d_y$ down and $d_x$ to the right. The two are independent, and drawn
# **for each image** by itself, evenly from $-m, \ldots, m$, where $m$ is `max_shift`.
#
# $$\text{out}_{k,\,i,\,j} = \text{images}_{k,\;i - d_y^{(k)},\;j - d_x^{(k)}}$$
#
# Pixels that leave the image are gone, and the places left behind are $0$. Nothing comes back in on
# the other side. $m$ is $0$ or more, and less than the image's height and width.
#
# **Shapes** `(n, h, w)` or `(n, c, h, w)`; returns a new tensor of the same shape on the same
# device. An image's channels move together. Random numbers come from `generator` alone, which is
# the CPU's.
#
# **A number** The $3 \times 3$ image $\begin{pmatrix}1&2&3\\4&5&6\\7&8&9\end{pmatrix}$ moved by
# $d_y = 1$, $d_x = -1$ is $\begin{pmatrix}0&0&0\\2&3&0\\5&6&0\end{pmatrix}$. With $m = 2$, one
# image gives $5 \cdot 5 = 25$.
#
# **Slide** D3, `목차` — `4부: 데이터 증강 및 배포`; D4, `데이터셋(Dataset)` (data must be many, and
# varied)

# %% augment
def augment(images, max_shift=2, generator=None):
    """
    images: (n, h, w) or (n, c, h, w), max_shift: farthest shift in pixels
    generator: a torch.Generator (CPU)
    Returns a new tensor, each image moved by itself; shape and device stay
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: augment")


# %% check_augment
check(augment)

# %% tags=["demo"]
with once_solved(language=language):
    generator = torch.Generator().manual_seed(0)
    sixteen = augment(images[:1].repeat(16, 1, 1), 3, generator)
    figures.draw_digits(sixteen, labels[:1].repeat(16), language=language).show()


# %% [markdown]
# ### CNN and MLP side by side
# Both are trained with the five steps of 11: the CNN on augmented images, the MLP, as in 11, on the
# images as they are. It takes about 1 minute. Printed are the accuracies on the test data as they
# are, and on the test data moved by up to two pixels.
#
# Guess first. These digits were enlarged from 8×8, and all stand straight in the middle. On such
# data a plain MLP does well, too. Augmented images are different each time, so with training cut
# short (after $5$ epochs) the CNN may even fall behind the MLP. The **moved images** show the
# difference: to the MLP a moved digit is an input it has never seen, while the CNN looks everywhere
# with the same kernels and has learned from moved images.

# %% tags=["demo"]
def train(model, x, y, *, epochs, lr=2e-3, seed=0, max_shift=2):
    """The five steps of 11 on augmented batches; returns the model."""
    generator = torch.Generator().manual_seed(seed)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=lr)
    model.train()
    for _ in range(epochs):
        for rows in torch.randperm(len(x), generator=generator).split(64):
            optimizer.zero_grad()
            batch = augment(x[rows], max_shift, generator)
            loss = F.cross_entropy(model(batch), y[rows])
            loss.backward()
            optimizer.step()
    return model


@torch.no_grad()
def accuracy_of(model, x, y):
    """Share of right answers, in evaluation mode."""
    model.eval()
    return (model(x).argmax(dim=1) == y).float().mean().item()


# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    reader = train(CNN((8, 16, 32)), images, labels, epochs=10)
    torch.manual_seed(0)
    plain = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    train(plain, images, labels, epochs=10, max_shift=0)
    moved = augment(test_images, 2, torch.Generator().manual_seed(1))
    for name, model in {"CNN": reader, "MLP": plain}.items():
        as_they_are = accuracy_of(model, test_images, test_labels)
        print(f"{name}: {as_they_are:.2%} → {accuracy_of(model, moved, test_labels):.2%}")


# %% [markdown]
# ## 5. `freeze_backbone` ★☆☆ 10 minutes
# How to find strokes and corners is of use whatever digits one reads. **Transfer learning** takes
# features learned on another task. Where the new data are few, the features are not learned again
# but **frozen**.
#
# $$\theta_{\text{backbone}} \leftarrow \theta_{\text{backbone}} \qquad
# \theta_{\text{head}} \leftarrow \theta_{\text{head}} - \eta
# \frac{\partial L}{\partial \theta_{\text{head}}}$$
#
# In PyTorch, each parameter's `requires_grad` decides this. Freeze all parameters of
# `model.backbone` and leave `model.head` as it is. Change neither values nor training or evaluation
# mode. Return the very model you were given.
#
# **A number** Of the $20490$ parameters of `CNN()`, $(1568 + 1) \cdot 10 =
# 15690$ are still trained after freezing.
#
# **Slide** D2, `딥러닝 기법` (transfer learning); D3, `과정 구성` (transfer learning)

# %% freeze_backbone
def freeze_backbone(model):
    """
    model: an nn.Module with backbone and head
    Returns the same model; its backbone is trained no more
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: freeze_backbone")


# %% check_freeze_backbone
check(freeze_backbone)


# %% [markdown]
# ## 6. `replace_head` ★★☆ 10 minutes
# A model that has learned `0` to `4` has five logits in its head, and they mean `0` to `4`. A new
# task needs a new head. Put a new `nn.Linear` in the place of `model.head`.
#
# $$z = W_{\text{new}}\, f + b_{\text{new}}, \qquad W_{\text{new}}: (\text{n\_classes}, f)$$
#
# **Shapes** The old head knows the number of features $f$: its `in_features`. The new head is on
# the **same device** as the old one, freshly initialised (its weights with small random numbers, as
# PyTorch does it), and trained. Leave the backbone alone: if it was frozen, it stays so. Return the
# very model you were given.
#
# **A number** The head of `replace_head(CNN(), 5)` has $(1568 + 1) \cdot 5 = 7845$ parameters.
#
# **Slide** D3, `목차` — `5부: 사전 트레이닝된 모델`; D2, `딥러닝 기법` (transfer learning)

# %% replace_head
def replace_head(model, n_classes):
    """
    model: an nn.Module with backbone and head (nn.Linear), n_classes: number of new classes
    Returns the same model; its head is a new nn.Linear
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: replace_head")


# %% check_replace_head
check(replace_head)

# %% [markdown]
# ### Transfer: from 0–4 to 5–9
# No weights are downloaded. We first learn `0` to `4` here, and with these features `5` to `9` from
# **a single image** of each. Compare it with a model that starts from nothing; it takes about 1
# minute. After some eight steps transfer is clearly ahead, and after some thirty the model that
# started from nothing has caught up. With one image of each, neither gets much better from there.
# What transfer gains here is no higher score in the end, but far fewer steps, and far fewer
# parameters to train.

# %% tags=["demo"]
with once_solved(language=language):
    torch.manual_seed(0)
    low, high, test_high = labels < 5, labels >= 5, test_labels >= 5
    source = train(CNN((8, 16, 32), n_classes=5), images[low], labels[low], epochs=6)
    new_images, new_labels = images[high], labels[high] - 5
    exam = test_images[test_high], test_labels[test_high] - 5
    rounds, curves = (2, 4, 8, 16, 32), {"transfer": [], "nothing": []}
    for draw in range(3):  # one image of each class, three times others
        one_each = torch.stack([torch.nonzero(new_labels == k)[draw, 0] for k in range(5)])
        for start, found in curves.items():
            torch.manual_seed(draw)
            model = CNN((8, 16, 32), n_classes=5)
            if start == "transfer":
                model.load_state_dict(source.state_dict())
                model = replace_head(freeze_backbone(model), 5)
            scores, done = [], 0
            for steps in rounds:
                few = new_images[one_each], new_labels[one_each]
                train(model, *few, epochs=steps - done, lr=4e-3, seed=steps)
                scores.append(
                    accuracy_of(model, test_images[test_high], test_labels[test_high] - 5)
                )
                done = steps
            found.append(scores)
    means = [np.mean(found, axis=0) for found in curves.values()]
    figures.draw_transfer(rounds, *means, language=language).show()


# %% [markdown]
# ## 7. `predict_image` ★★☆ 20 minutes
# D1's demonstration takes the path of an image file and prints `Predicted Digit: 8`,
# `Confidence: 59.83%`. Now we make it. What people draw comes in all sizes and colours, and the
# model expects what it was trained on. So, one after the other,
#
# 1. Open the file with Pillow (`Image.open`) and make it grey (`convert("L")`, from $0$ to $255$).
# 2. Unless it is 28×28, scale it to that (`resize`, `Image.Resampling.BILINEAR`).
# 3. Divide by $255$: float32 from $0$ to $1$.
# 4. If the mean is above $0.5$, the strokes are dark on light paper. Turn it round: $1 - x$.
# 5. Make it a batch of size $1$, send it to `device`, and predict in evaluation mode, without
#    gradients. Afterwards gradients are recorded again; the model may be left in evaluation mode.
#
# $$p = \text{softmax}(z) \qquad \text{digit} = \arg\max_k p_k \qquad
# \text{confidence} = \max_k p_k$$
#
# **Shapes** The model's input is `(1, 1, 28, 28)`. `digit` is a Python int, `confidence` a Python
# float from $0$ to $1$.
#
# **A number** With black strokes ($0$) on white paper ($255$), the paper becomes $1 - 255/255 = 0$
# and the strokes $1 - 0 = 1$. A confidence of $0.5983$ becomes `59.83%` when printed with
# `f"{confidence:.2%}"`.
#
# **Slide** D1, `3. 환경 구축 간단한 코드 실행해 보자` — `Prediction Result`; D4,
# `딥러닝 학습 순서` — `5. 배포 & 활용` (12. inference)

# %% predict_image
def predict_image(model, path, device):
    """
    model: a model on device, path: of a PNG file
    Returns (digit, confidence), an int and a float from 0 to 1
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: predict_image")


# %% check_predict_image
check(predict_image)

# %% tags=["demo"]
with once_solved(language=language):
    paper = Image.fromarray((255 * (1 - digits.x_test[0])).astype(np.uint8))
    with tempfile.TemporaryDirectory() as folder:
        drawn = f"{folder}/digit.png"
        paper.resize((140, 140)).save(drawn)
        seen = []
        watch = reader.register_forward_pre_hook(lambda _, batch: seen.append(batch[0]))
        digit, confidence = predict_image(reader, drawn, "cpu")
        watch.remove()
    print(f"Predicted Digit: {digit}, Confidence: {confidence:.2%}")
    large, small = np.asarray(paper.resize((140, 140))), seen[-1].reshape(28, 28)
    figures.draw_before_and_after(large, small, (digit, confidence), language=language).show()


# %% [markdown]
# ## 8. `drift_score` ★★☆ 25 minutes
# Deployment is not the end. The camera changes, people take to other pens, and quality falls while
# nobody knows the right answers. So one watches whether the **distribution of the input** is still
# that of training. The number most used for it is the **PSI** (population stability index).
#
# Edges cut the values of training, `expected`, into $B$ bins of equal counts: they are the
# $\frac{1}{B}, \ldots, \frac{B-1}{B}$ quantiles of `expected` (`np.quantile`). Equal edges count as
# one. The first and the last bin have no outer end, and a value equal to an edge belongs to the bin
# on its right. With the shares $e_k$ (`expected`) and $a_k$ (`actual`) of the bins,
#
# $$\text{PSI} = \sum_{k} (a_k - e_k)\, \ln\frac{a_k}{e_k}$$
#
# An empty bin would make the logarithm infinite, so shares below `floor`, of $e_k$ and of $a_k$
# alike, are raised to `floor`. They are not made to add up to $1$ again.
#
# | PSI | meaning |
# |---|---|
# | below $0.1$ | no change |
# | $0.1$ to $0.25$ | keep an eye on it |
# | above $0.25$ | time to think of retraining |
#
# **Shapes** `expected` and `actual` may have any shape, and different numbers of values. The result
# is one float, at least $0$.
#
# **A number** If `expected` is $0, 1, \ldots, 9$ and $B = 2$, the edge is $4.5$ and $e = (0.5,
# 0.5)$. If eight of the ten values of `actual` are below $4.5$, then $a = (0.8, 0.2)$ and
# $\text{PSI} = 0.3 \ln 1.6 - 0.3 \ln 0.4 = 0.4158883$.
#
# **Slide** D4, `딥러닝 학습 순서` — `5. 배포 & 활용` (13. monitoring and retraining: keep up the
# quality as data change)

# %% drift_score
def drift_score(expected, actual, bins=10, floor=1e-4):
    """PSI = Σ (a - e) ln(a / e)

    expected: values of training, actual: values coming in now, bins: their number,
    floor: smallest share
    Returns a float; 0 means the same distribution
    """
    raise NotImplementedError("아직 구현하지 않았습니다 / not implemented yet: drift_score")


# %% check_drift_score
check(drift_score)

# %% tags=["demo"]
with once_solved(language=language):
    usual = digits.x_train.mean(axis=(1, 2))
    arriving = {
        f"$x^{{{power}}}$": (digits.x_test**power).mean(axis=(1, 2)) for power in (1, 1.1, 0.8)
    }  # above 1 the strokes get thinner, below 1 thicker
    scores = {name: drift_score(usual, values) for name, values in arriving.items()}
    figures.draw_drift(usual, arriving, scores, language=language).show()

# %% [markdown]
# ## Further on (no points)
# Take the kernels and the feature maps out of the first convolution of the trained CNN, and draw
# them with `figures.draw_feature_maps`. Then collect the images it gets wrong. How many of them
# might confuse a human as well?

# %% [markdown]
# ## Bonus: the fastest and the most accurate MNIST
# D2 says that in 2012 deep learning reached an error of $0.23\,\%$ on MNIST. It took thirty-five
# large networks. How far can you get? There are no points, and two events:
#
# - **The fastest** $99\,\%$: the time in which one network reaches a test accuracy of $99\,\%$.
# - **The most accurate** model: a test error of $0.23\,\%$ or less. Several models may vote (an
#   ensemble).
#
# Measure, and you will find that a GPU that trains a small model mostly **waits**: while images are
# taken out one by one, stacked, and moved. So fast training does this:
#
# - Move all data to the device once, and take batches there by index. There is no `DataLoader`.
# - Augment on the device too, a whole batch at a time. One `.item()` per epoch will do.
# - Bind a step together with `torch.compile` or a CUDA graph, which saves launching small kernels
#   one by one.
# - Let the learning rate rise and fall (`OneCycleLR`). On CUDA, use bfloat16 and `channels_last`.
#
# There is one rule. Whatever you choose, choose it by **validation data** taken from the training
# data. Look at the test data once, at the end. To take the time, use `time.perf_counter()`, and on
# a GPU call `torch.cuda.synchronize()` before and after: otherwise you look at the clock while the
# GPU is still at work.
#
# ## Capstone: the leaderboard (no points)
# Who learns best in the same time? To take part, add a code cell and write a single function.
#
#     def learn(images, labels, seconds, generator):
#         model = CNN()
#         ...  # images (n, 28, 28), labels (n,)
#
#         def predict(images):
#             ...  # (m, 28, 28) → (m,)
#
#         return predict
#
# `learn` trains on the images it is given and returns a function, which answers with one label,
# or with scores for the ten classes, for each image it has never seen. Try it on this notebook's
# data before you hand it in:
#
#     predict = learn(images, labels, 10, torch.Generator().manual_seed(0))
#     print((predict(test_images) == test_labels).float().mean())
#
# When your instructor makes the leaderboard (`course leaderboard`), your code is trained anew.
# There are $3$ secret tasks; in each you learn from $1000$ images and answer about others. The
# mean accuracy decides.
#
# - **Time.** Loading, learning and answering have $10$ seconds of processor time. That of all
#   threads is added up, and it is measured from outside. Whoever exceeds it has no rank: look at
#   `time.process_time()`, and stop while there is time to answer. `seconds` is this time.
# - **Data.** The digits are bent and turned or mirrored, all alike, and each is moved and slanted
#   a little. The numbers used as labels are shuffled anew in each task. So weights learned
#   beforehand and images known by heart are of no use as they are. Learning from changed copies
#   of what you are given is fine.
# - **Code.** It may have $3072$ bytes, compressed and without comments; the numbers and texts
#   written in it may have $1024$ bytes together.
#
# ## Questions to think about
# 1. With average pooling in the place of max pooling, what would change for reading digits? In a
#    task where the position matters, does pooling help or harm?
# 2. If the backbone is not frozen but trained again as well (fine-tuning), how would the picture of
#    transfer change? Think of many new data, and of few.
# 3. (Graded by hand) The PSI has jumped to $0.4$, but no customer complains. What do you check,
#    when do you retrain, and why can the retrained model be trusted? Write three to five sentences.

# %% reflection [markdown]
# *Write your answer to question 3 here.*

# %% tags=["demo"]
# Checks every exercise at once and shows how far you are.
check()
