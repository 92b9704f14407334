"""Known mistakes of 11_mnist: steps left out or out of order, modes, means, devices and copies."""

from __future__ import annotations

import copy
import io
import itertools

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def step(model, images, labels, optimizer, device):
    """One right step of training, for mistakes that are made elsewhere; the loss as a float."""
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


def epoch_of(model, loader, optimizer, device):
    """One right epoch, for mistakes that are made elsewhere; the mean loss."""
    model.train()
    losses = [(step(model, x, y, optimizer, device), len(y)) for x, y in loader]
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


@torch.no_grad()
def measure(model, loader, device):
    """Mean loss and accuracy, for mistakes that are made elsewhere."""
    model.eval()
    found = [(model(x.to(device)), y.to(device)) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    return loss, sum((z.argmax(1) == y).sum().item() for z, y in found) / n


@torch.no_grad()
def evaluated(model, loader, device, loss_of, right_of):
    """One right pass in evaluation mode: sums of both functions' numbers, and how many samples."""
    model.eval()
    loss = right = count = 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        logits = model(images)
        loss += loss_of(logits, labels)
        right += right_of(logits, labels)
        count += len(labels)
    return loss, right, count


def whole_loss(logits, labels):
    """The sum of a batch's losses, as a float."""
    return F.cross_entropy(logits, labels, reduction="sum").item()


def mean_loss(logits, labels):
    """The mean of a batch's losses, as a float."""
    return F.cross_entropy(logits, labels).item()


def hits(logits, labels):
    """How many of a batch are right, as an int."""
    return (logits.argmax(dim=1) == labels).sum().item()


def hits_as_tensor(logits, labels):
    """How many of a batch are right, left on the device."""
    return (logits.argmax(dim=1) == labels).sum()


def split_of(images, labels, val_fraction, generator):
    """Training and validation set, for mistakes that are made elsewhere."""
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    return random_split(data, [len(data) - n_val, n_val], generator=generator)


class Layers(nn.Module):
    """An MLP put together by `parts`, for mistakes that are made in one place of it."""

    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden]
        pairs = itertools.pairwise(sizes)
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in pairs)
        self.out = nn.Linear(sizes[-1], 10)
        self.dropout = dropout

    def activation(self, z):
        return F.relu(z)

    def drop(self, a):
        return F.dropout(a, self.dropout, self.training)

    def last(self, z):
        return z

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(self.activation(layer(x)))
        return self.last(self.out(x))


# get_device


@mistakes.of(
    "get_device",
    ko="CUDA가 없는 컴퓨터에서 torch.device('cuda') 에 텐서를 옮기면 어떻게 되나요?",
    en="On a computer without CUDA, what happens to a tensor moved to torch.device('cuda')?",
)
def never_falls_back(prefer="cuda"):
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="CUDA가 있는 컴퓨터에서 일부러 get_device('cpu') 를 부른 사람은 무엇을 원할까요?",
    en="Someone with CUDA calls get_device('cpu') on purpose: what do they want?",
)
def cuda_whenever_there_is_one(prefer="cuda"):
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="prefer 는 'cuda' 와 똑같은 글자여야만 하나요? 둘째 GPU의 이름은 무엇인가요?",
    en="Must prefer be exactly 'cuda'? What is the second GPU called?",
)
def exact_name_only(prefer="cuda"):
    if prefer == "cuda" and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="CUDA가 없을 때 CPU로 돌아가는 것은 어떤 장치를 원했을 때인가요? simgpu 도 CUDA인가요?",
    en="Falling back to the CPU is for those who asked for which device? Is simgpu CUDA too?",
)
def cpu_whenever_there_is_no_cuda(prefer="cuda"):
    return torch.device(prefer if torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="'cuda:1' 을 원한 사람은 몇 번째 GPU를 받아야 하나요? 콜론 뒤의 숫자는 어디로 갔나요?",
    en="Which GPU should someone get who asks for 'cuda:1'? Where did the number go?",
)
def number_lost(prefer="cuda"):
    if prefer.startswith("cuda"):
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="조건이 참일 때와 거짓일 때 돌려주는 것이 서로 뒤바뀌지 않았나요?",
    en="Have the two answers, for the condition true and false, changed places?",
)
def condition_turned_round(prefer="cuda"):
    if prefer.startswith("cuda") and torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="simgpu 나 cuda:1 을 원한 사람에게 무엇을 돌려주나요? 'cuda' 가 아니면 모두 CPU인가요?",
    en="What do those get who ask for simgpu, or for cuda:1? Is everything but 'cuda' the CPU?",
)
def cuda_or_the_cpu(prefer="cuda"):
    return torch.device("cuda" if prefer == "cuda" and torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="CUDA가 아닌 다른 장치(simgpu)를 원한 사람에게 무엇을 돌려주나요?",
    en="What do those get who ask for a device that is no CUDA device, such as simgpu?",
)
def only_cuda_is_kept(prefer="cuda"):
    wanted = prefer.startswith("cuda") and torch.cuda.is_available()
    return torch.device(prefer if wanted else "cpu")


@mistakes.of(
    "get_device",
    ko="아무것도 정하지 않고 get_device() 라고 부르면 어떤 장치를 먼저 시도해야 하나요?",
    en="When get_device() is called without saying which, what should be tried first?",
)
def default_is_cpu(prefer="cpu"):
    if prefer.startswith("cuda") and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


# MLP


@mistakes.of(
    "MLP",
    ko="크로스 엔트로피 손실은 받은 값에 무엇을 먼저 계산하나요? 모델에서 이미 했다면 몇 번이 "
    "되나요?",
    en="What does the cross-entropy loss do first with what it is given? If the model has done it "
    "already, how often is it done?",
)
class softmax_at_the_end(Layers):
    def last(self, z):
        return z.softmax(dim=1)


@mistakes.of(
    "MLP",
    ko="문제는 로짓을 돌려달라고 하는데, log-softmax는 누가 계산하기로 했나요?",
    en="The exercise asks for logits; who was to take the log-softmax?",
)
class log_softmax_at_the_end(Layers):
    def last(self, z):
        return F.log_softmax(z, dim=1)


@mistakes.of(
    "MLP",
    ko="로짓은 음수가 될 수 있나요? 출력층 다음에 무엇이 음수를 없애나요?",
    en="May a logit be negative? What removes the negative ones after the output layer?",
)
class relu_at_the_end(Layers):
    def last(self, z):
        return F.relu(z)


@mistakes.of(
    "MLP",
    ko="반복문이 출력층도 은닉층처럼 다루지 않나요? 로짓에 ReLU와 Dropout이 오면 무엇을 잃나요?",
    en="Does your loop treat the output layer as it treats hidden ones? What do logits lose to "
    "ReLU and Dropout?",
)
class last_layer_like_the_hidden_ones(Layers):
    def last(self, z):
        return self.drop(F.relu(z))


@mistakes.of(
    "MLP",
    ko="출력층 다음에도 ReLU가 있지 않나요? 그리고 dropout 이라는 인자는 어디에 쓰이나요?",
    en="Is there a ReLU after the output layer, too? And where is the argument dropout used?",
)
class relu_at_the_end_and_no_dropout(Layers):
    def drop(self, a):
        return a

    def last(self, z):
        return F.relu(z)


@mistakes.of(
    "MLP",
    ko="출력 10개를 각각 0과 1 사이로 누르면, 열 개의 합은 1이 되나요? 여기서 원하는 것은 "
    "로짓인가요?",
    en="If each of the 10 outputs is pressed between 0 and 1, do they sum to 1? Is that a logit?",
)
class sigmoid_at_the_end(Layers):
    def last(self, z):
        return torch.sigmoid(z)


@mistakes.of(
    "MLP",
    ko="Linear 두 개를 바로 이어 붙이면 몇 층짜리 모델과 같은가요? (03을 떠올려 보세요.)",
    en="Two Linear layers with nothing between: how many layers are they worth? (Remember 03.)",
)
class no_activation(Layers):
    def activation(self, z):
        return z


@mistakes.of(
    "MLP",
    ko="은닉층의 활성화 함수로 무엇을 쓰라고 했나요? 음수 입력은 얼마가 되어야 하나요?",
    en="Which activation do the hidden layers ask for? What should a negative input become?",
)
class sigmoid_between(Layers):
    def activation(self, z):
        return torch.sigmoid(z)


@mistakes.of(
    "MLP",
    ko="F.dropout 은 모델이 평가 모드인지 어떻게 아나요? 그것을 누가 알려 주나요?",
    en="How does F.dropout know that the model is in evaluation mode? Who tells it?",
)
class dropout_never_off(Layers):
    def drop(self, a):
        return F.dropout(a, self.dropout)


@mistakes.of(
    "MLP",
    ko="직접 만든 마스크는 평가 모드에서도 곱해지지 않나요? 모델의 모드는 무엇을 보고 아나요?",
    en="Is your own mask multiplied in evaluation mode, too? What tells which mode it is?",
)
class own_mask_never_off(Layers):
    def drop(self, a):
        mask = (torch.rand(a.shape, device=a.device) >= self.dropout).float()
        return a * mask / (1 - self.dropout)


@mistakes.of(
    "MLP",
    ko="은닉층이 세 개라면 Dropout은 몇 번 나와야 하나요? 마지막 은닉층 다음에만 있지 않나요?",
    en="With three hidden layers, how often should Dropout come? Is it after the last one only?",
)
class dropout_after_the_last_hidden_layer_only(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = F.relu(layer(x))
        return self.out(F.dropout(x, self.dropout, self.training))


@mistakes.of(
    "MLP",
    ko="둘째 은닉층 다음에도 Dropout이 있나요? 은닉층마다 무엇 무엇이 차례로 오나요?",
    en="Is there a Dropout after the second hidden layer, too? What comes in each hidden layer?",
)
class dropout_after_the_first_hidden_layer_only(Layers):
    def forward(self, x):
        x = x.flatten(1)
        for number, layer in enumerate(self.hidden):
            x = F.relu(layer(x))
            if number == 0:
                x = self.drop(x)
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="dropout 이라는 인자는 forward 에서 어디에 쓰이나요?",
    en="Where does forward use the argument dropout?",
)
class dropout_forgotten(Layers):
    def drop(self, a):
        return a


@mistakes.of(
    "MLP",
    ko="nn.Dropout(p) 의 p 는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is the p of nn.Dropout(p) the probability to drop or to keep?",
)
class dropout_keeps_p(Layers):
    def drop(self, a):
        return F.dropout(a, 1 - self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="받은 dropout 값을 바꾸면 여러분의 모델도 달라지나요? 숫자가 코드에 박혀 있지는 않나요?",
    en="If the dropout given changes, does your model? Or is the number written into the code?",
)
class dropout_always_half(Layers):
    def drop(self, a):
        return F.dropout(a, 0.5, self.training)


@mistakes.of(
    "MLP",
    ko="노드의 일부를 껐을 때, 남은 노드의 합은 평균적으로 어떻게 되나요? 무엇으로 나누어 "
    "맞추나요?",
    en="When some nodes are off, what becomes of the sum on average? What is it divided by?",
)
class dropout_not_scaled(Layers):
    def drop(self, a):
        if not self.training:
            return a
        return a * (torch.rand_like(a) >= self.dropout)


@mistakes.of(
    "MLP",
    ko="Dropout이 로짓을 0으로 만들면 그 숫자의 점수는 어떻게 되나요? 어느 층 다음에 두라고 "
    "했나요?",
    en="If Dropout makes a logit 0, what of that digit's score? After which layers does it belong?",
)
class dropout_on_the_logits(Layers):
    def last(self, z):
        return F.dropout(z, self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="Dropout이 출력층 다음에 한 번만 있지 않나요? 꺼져야 하는 것은 로짓인가요, 은닉층의 "
    "노드인가요?",
    en="Does Dropout come just once, after the output layer? Are logits to be dropped, or the "
    "nodes of hidden layers?",
)
class dropout_on_nothing_but_the_logits(Layers):
    def drop(self, a):
        return a

    def last(self, z):
        return F.dropout(z, self.dropout, self.training)


@mistakes.of(
    "MLP",
    ko="입력 픽셀도 꺼지고 있지 않나요? Dropout은 어느 층 다음에 두라고 했나요?",
    en="Are input pixels dropped as well? After which layers does Dropout belong?",
)
class dropout_on_the_pixels(Layers):
    def forward(self, x):
        return super().forward(self.drop(x.flatten(1)))


@mistakes.of(
    "MLP",
    ko="len(list(model.parameters())) 는 몇 개인가요? 파이썬 리스트에 든 층을 PyTorch가 알 수 "
    "있나요?",
    en="What is len(list(model.parameters()))? Can PyTorch see layers in a plain Python list?",
)
class layers_in_a_list(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden]
        self.hidden = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        self.out = nn.Linear(sizes[-1], 10)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x)))
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="list(model.parameters()) 는 비어 있지 않나요? 층을 파이썬 리스트 말고 무엇에 담으면 "
    "PyTorch가 알아보나요?",
    en="Is list(model.parameters()) empty? In what, if not a plain Python list, does PyTorch see "
    "layers?",
)
class all_layers_in_a_list(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden, 10]
        self.all = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.all[:-1]:
            x = self.drop(F.relu(layer(x)))
        return self.all[-1](x)


@mistakes.of(
    "MLP",
    ko="hidden 을 바꾸어도 층의 크기가 그대로이지 않나요? 몇 개의 층을 만들어야 하나요?",
    en="If hidden changes, do your layers? How many of them should be made?",
)
class hidden_ignored(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Dropout(dropout)),
            *(nn.Linear(256, 128), nn.ReLU(), nn.Dropout(dropout), nn.Linear(128, 10)),
        )

    def forward(self, x):
        return self.net(x)


@mistakes.of(
    "MLP",
    ko="hidden 에 든 숫자가 두 개가 아니면 어떻게 되나요? hidden[0], hidden[1] 은 언제나 있나요?",
    en="What if hidden does not hold two numbers? Are hidden[0] and hidden[1] always there?",
)
class two_hidden_layers_only(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        self.net = nn.Sequential(
            *(nn.Flatten(), nn.Linear(784, hidden[0]), nn.ReLU(), nn.Dropout(dropout)),
            *(nn.Linear(hidden[0], hidden[1]), nn.ReLU(), nn.Dropout(dropout)),
            nn.Linear(hidden[1], 10),
        )

    def forward(self, x):
        return self.net(x)


@mistakes.of(
    "MLP",
    ko="(n, 28, 28) 이미지를 Linear 에 그대로 넣으면 어느 축에 곱해지나요?",
    en="If a (n, 28, 28) image goes into Linear as it is, which axis is multiplied?",
)
class not_flattened(Layers):
    def forward(self, x):
        for layer in self.hidden:
            x = self.drop(F.relu(layer(x)))
        return self.out(x)


@mistakes.of(
    "MLP",
    ko="flatten 이 배치의 축까지 펴 버리지 않나요? 이미지 두 장이면 출력은 몇 행이어야 하나요?",
    en="Does your flatten also flatten the batch? How many rows should two images give?",
)
class batch_flattened_too(Layers):
    def forward(self, x):
        return super().forward(x.reshape(1, -1))


@mistakes.of(
    "MLP",
    ko="편향이 없는 층은 입력이 모두 0일 때 무엇을 내나요? 파라미터 표에는 편향이 있나요?",
    en="What does a layer without bias give for an input of zeros? Does the count include biases?",
)
class no_bias(Layers):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__(hidden, dropout)
        sizes = [784, *hidden, 10]
        made = [nn.Linear(a, b, bias=False) for a, b in itertools.pairwise(sizes)]
        self.hidden, self.out = nn.ModuleList(made[:-1]), made[-1]


@mistakes.of(
    "MLP",
    ko="forward 안에서 torch.no_grad() 를 쓰거나 .detach() 를 하면 backward 는 무엇을 할 수 "
    "있나요?",
    en="With torch.no_grad() or .detach() inside forward, what is left for backward to do?",
)
class detached_output(Layers):
    def last(self, z):
        return z.detach()


@mistakes.of(
    "MLP",
    ko="forward 에서 새로 만든 텐서는 어느 장치에 생기나요? 모델이 다른 장치로 가면요?",
    en="On which device is a tensor born that forward makes? And if the model moves elsewhere?",
)
class mask_on_the_cpu(Layers):
    def activation(self, z):
        return torch.maximum(z, torch.zeros(z.shape))


# make_loaders


@mistakes.of(
    "make_loaders",
    ko="두 Epoch 동안 나온 순서를 비교해 보았나요? 순서를 섞는 것은 DataLoader의 어느 인자인가요?",
    en="Have you compared the order of two epochs? Which argument of DataLoader shuffles?",
)
def training_not_shuffled(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    return DataLoader(train, batch_size=batch_size), DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="데이터 수가 배치 크기로 나누어떨어지지 않으면 남은 데이터는 어떻게 되나요?",
    en="When the batch size does not divide the data, what becomes of those left over?",
)
def last_batch_dropped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"shuffle": True, "generator": generator, "drop_last": True}
    return DataLoader(train, batch_size=batch_size, **options), DataLoader(
        val, batch_size=batch_size
    )


@mistakes.of(
    "make_loaders",
    ko="검증에서도 마지막 배치를 버리면, 정확도는 몇 개의 데이터로 잰 것이 되나요?",
    en="If validation drops its last batch too, how many samples is the accuracy measured on?",
)
def last_batches_dropped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"batch_size": batch_size, "drop_last": True}
    return DataLoader(train, shuffle=True, generator=generator, **options), DataLoader(
        val, **options
    )


@mistakes.of(
    "make_loaders",
    ko="학습 로더가 도는 데이터에 검증 데이터도 들어 있지 않나요? 그러면 검증은 무엇을 재나요?",
    en="Are the validation data among those the training loader goes through? What does validation "
    "then measure?",
)
def validation_in_training(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    _, val = random_split(data, [len(data) - n_val, n_val], generator=generator)
    train_loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="학습에 쓴 데이터로 검증하면 외운 것과 배운 것을 가릴 수 있나요?",
    en="Can validation on training data tell memorising from learning?",
)
def validation_from_training(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(Subset(train, range(len(val))), batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="데이터가 0부터 9까지 차례로 정렬되어 있다면, 마지막 10퍼센트에는 어떤 숫자만 있나요?",
    en="If the data were sorted from 0 to 9, which digits would the last tenth hold?",
)
def last_rows_for_validation(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    cut = len(data) - n_val
    train, val = Subset(data, range(cut)), Subset(data, range(cut, len(data)))
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="맨 앞의 데이터를 그대로 떼어 내면 무작위로 고른 것인가요?",
    en="If the first rows are set aside as they come, have they been chosen at random?",
)
def first_rows_for_validation(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    val, train = Subset(data, range(n_val)), Subset(data, range(n_val, len(data)))
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="검증 데이터의 순서를 섞으면 무엇이 좋아지나요? 같은 이미지를 Epoch마다 비교할 수 있나요?",
    en="What does it gain to shuffle the validation data? Can the same image be found again?",
)
def validation_shuffled(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    options = {"batch_size": batch_size, "shuffle": True, "generator": generator}
    return DataLoader(train, **options), DataLoader(val, **options)


@mistakes.of(
    "make_loaders",
    ko="검증 로더에도 shuffle=True 를 주었나요? 그 순서는 어느 난수가 정하나요? 섞을 까닭은 "
    "있나요?",
    en="Does the validation loader have shuffle=True as well? Which random numbers set its order, "
    "and is there a reason to shuffle?",
)
def validation_shuffled_without_the_generator(
    images, labels, batch_size=64, val_fraction=0.1, generator=None
):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size, shuffle=True)


@mistakes.of(
    "make_loaders",
    ko="random_split 은 어느 난수를 쓰나요? 같은 시드로 다시 하면 같은 데이터가 검증에 들어가나요?",
    en="Which random numbers does random_split use? With the same seed, are the same data set "
    "aside again?",
)
def split_without_the_generator(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, None)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="나누기에는 generator 를 썼는데, 섞기는 어느 난수를 쓰고 있나요?",
    en="The split uses the generator; which random numbers does the shuffling use?",
)
def shuffle_without_the_generator(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="generator 인자를 받아서 어디에 넘기고 있나요?",
    en="To whom do you hand the generator that you are given?",
)
def generator_unused(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, None)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="시드를 코드에 적어 두면, 다른 시드의 generator 를 받았을 때 무엇이 달라지나요?",
    en="With a seed written into the code, what changes for a generator of another seed?",
)
def seed_written_in(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    generator = torch.Generator().manual_seed(42)
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="돌려주는 두 로더의 순서가 (학습, 검증) 인가요?",
    en="Are the two loaders returned in the order (training, validation)?",
)
def loaders_swapped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return DataLoader(val, batch_size=batch_size), train_loader


@mistakes.of(
    "make_loaders",
    ko="val_fraction 이 0.2 이면 검증 데이터는 전체의 얼마이어야 하나요? 두 길이가 바뀌지 "
    "않았나요?",
    en="With val_fraction 0.2, what share is for validation? Have the two lengths changed places?",
)
def fractions_swapped(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    train, val = random_split(data, [n_val, len(data) - n_val], generator=generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="batch_size 인자를 바꾸면 배치의 크기도 바뀌나요? 두 로더 모두에서요?",
    en="When batch_size changes, do the batches? In both loaders?",
)
def batch_size_ignored(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels, val_fraction, generator)
    return DataLoader(train, batch_size=64, shuffle=True, generator=generator), DataLoader(val)


@mistakes.of(
    "make_loaders",
    ko="이미지를 섞을 때 레이블도 같은 순서로 섞이나요? 한 장의 이미지와 그 정답을 따라가 보면요?",
    en="When the images are shuffled, do the labels follow in the same order? What if you follow "
    "one image and its answer?",
)
def images_and_labels_apart(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    order = torch.randperm(len(images), generator=generator)
    train, val = split_of(images[order], labels, val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


@mistakes.of(
    "make_loaders",
    ko="크로스 엔트로피는 정수 레이블을 받나요, 실수 레이블을 받나요? 레이블의 종류가 "
    "그대로인가요?",
    en="Does cross-entropy take whole numbers or fractions as labels? Are they of their own type?",
)
def labels_as_floats(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    train, val = split_of(images, labels.float(), val_fraction, generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)


# train_step


@mistakes.of(
    "train_step",
    ko="두 번째 배치의 backward() 가 끝났을 때 p.grad 에는 무엇이 들어 있나요? PyTorch는 기울기를 "
    "바꿔 쓰나요, 더하나요?",
    en="After the second batch's backward(), what is in p.grad? Does PyTorch replace gradients or "
    "add to them?",
)
def no_zero_grad(model, images, labels, optimizer, device):
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="step() 을 부르는 순간 p.grad 는 이번 배치의 기울기인가요, 지난번의 기울기인가요?",
    en="At the moment of step(), is p.grad this batch's gradient, or an older one?",
)
def step_before_backward(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    optimizer.step()
    loss.backward()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="backward() 다음, step() 바로 앞에서 기울기를 지우면 step() 은 무엇으로 업데이트하나요?",
    en="If the gradients are reset between backward() and step(), what does step() work with?",
)
def zero_grad_after_backward(model, images, labels, optimizer, device):
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="지금 지우는 것은 누구의 기울기인가요? 이번 배치가 시작될 때 남아 있던 것은 언제 지우나요?",
    en="Whose gradients does your reset clear? And those that were there when this batch began?",
)
def zero_grad_at_the_end(model, images, labels, optimizer, device):
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="손실은 구했는데, 가중치의 기울기는 누가 계산하나요?",
    en="The loss is there; who computes the gradients of the weights?",
)
def no_backward(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="기울기를 구한 다음, 가중치는 언제 바뀌나요? 다섯 단계를 세어 보면 몇 개인가요?",
    en="Once the gradients are there, when do the weights change? How many of the five steps do "
    "you count?",
)
def no_step(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="cross_entropy 는 로짓을 받아 안에서 log-softmax를 계산합니다. 그 앞에 Softmax를 또 쓰면 몇 "
    "번이 되나요?",
    en="cross_entropy takes logits and computes the log-softmax inside. With a softmax before it, "
    "how many are there?",
)
def softmax_before_cross_entropy(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)).softmax(dim=1), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="nll_loss 는 로그 확률을 기대합니다. 확률을 그대로 넣으면 손실의 부호는 어떻게 되나요?",
    en="nll_loss expects log-probabilities. Given probabilities, what sign does the loss have?",
)
def nll_of_probabilities(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.nll_loss(model(images.to(device)).softmax(dim=1), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="nll_loss 에 로짓을 그대로 넣었나요? 그 사이에 빠진 계산은 무엇인가요?",
    en="Do the logits go straight into nll_loss? What is missing between them?",
)
def nll_of_logits(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.nll_loss(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="배치의 크기가 두 배가 되면 손실과 기울기도 두 배가 되어야 하나요?",
    en="If the batch is twice as large, should the loss and its gradient be twice as large?",
)
def summed_loss(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    logits = model(images.to(device))
    loss = F.cross_entropy(logits, labels.to(device), reduction="sum")
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="backward() 를 부른 손실과 돌려준 손실은 같은 것인가요? 어느 쪽이 배치의 평균인가요?",
    en="Is the loss that backward() starts from the one you return? Which of them is the batch's "
    "mean?",
)
def gradients_of_the_sum(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    logits = model(images.to(device))
    loss = F.cross_entropy(logits, labels.to(device), reduction="sum")
    loss.backward()
    optimizer.step()
    return loss.item() / len(labels)


@mistakes.of(
    "train_step",
    ko="분류 문제의 손실로 무엇을 쓰라고 했나요? 제곱 오차는 어느 때의 손실인가요?",
    en="Which loss does the exercise ask for? What is the squared error a loss for?",
)
def squared_error(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    logits = model(images.to(device))
    targets = F.one_hot(labels.to(device), logits.shape[1]).float()
    loss = F.mse_loss(logits, targets)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="돌려준 값의 type 은 무엇인가요? 텐서를 모아 두면 계산 그래프는 언제 사라지나요?",
    en="What is the type of what you return? If tensors are collected, when do their graphs go?",
)
def loss_as_a_tensor(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss


@mistakes.of(
    "train_step",
    ko="detach() 가 주는 것은 파이썬 숫자인가요, 텐서인가요? 숫자 하나를 꺼내는 것은 무엇인가요?",
    en="Does detach() give a Python number or a tensor? What gets a single number out?",
)
def loss_as_a_detached_tensor(model, images, labels, optimizer, device):
    return loss_as_a_tensor(model, images, labels, optimizer, device).detach()


@mistakes.of(
    "train_step",
    ko="돌려주라는 것은 배치의 평균 손실인가요, 합인가요? 배치 크기를 곱하는 것은 누구의 일인가요?",
    en="Is the batch's mean loss to be returned, or the sum? Who multiplies by the batch's size?",
)
def loss_times_batch_size(model, images, labels, optimizer, device):
    return step(model, images, labels, optimizer, device) * len(labels)


@mistakes.of(
    "train_step",
    ko="손실을 반올림해서 돌려주면 평균을 낼 때 무엇을 잃나요? 반올림은 출력할 때 하면 안 될까요?",
    en="If the loss is rounded, what is lost in later means? Could rounding wait until it is "
    "printed?",
)
def loss_rounded(model, images, labels, optimizer, device):
    return round(step(model, images, labels, optimizer, device), 4)


@mistakes.of(
    "train_step",
    ko="함수가 끝날 때 무엇을 돌려주나요? 학습 곡선은 그 값으로 그립니다.",
    en="What does the function return at its end? The learning curve is drawn from it.",
)
def nothing_returned(model, images, labels, optimizer, device):
    step(model, images, labels, optimizer, device)


@mistakes.of(
    "train_step",
    ko="손실은 업데이트하기 전의 예측에서 나온 것인가요, 그 뒤의 것인가요? 순전파를 몇 번 하나요?",
    en="Is the loss that of the prediction before the update, or after it? How many forward passes "
    "do you make?",
)
def loss_after_the_update(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)
    step(model, images, labels, optimizer, device)
    return F.cross_entropy(model(images), labels).item()


@mistakes.of(
    "train_step",
    ko="학습 한 단계가 모델을 평가 모드로 바꾸어도 되나요? Dropout은 누가 켜나요?",
    en="May a step of training put the model into evaluation mode? Who turns Dropout on?",
)
def evaluation_mode(model, images, labels, optimizer, device):
    model.eval()
    return step(model, images, labels, optimizer, device)


@mistakes.of(
    "train_step",
    ko="모드를 정하는 것은 train_step 인가요, 그것을 부르는 쪽인가요?",
    en="Is the mode up to train_step, or to whoever calls it?",
)
def training_mode_forced(model, images, labels, optimizer, device):
    model.train()
    return step(model, images, labels, optimizer, device)


@mistakes.of(
    "train_step",
    ko="images 는 지금 어느 장치에 있고, 모델의 가중치는 어디에 있나요? images.to(device) 는 "
    "images 를 바꾸나요, 새 텐서를 돌려주나요?",
    en="Which device are the images on now, and where are the model's weights? Does "
    "images.to(device) change images, or return a new tensor?",
)
def images_not_moved(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="로짓은 모델의 장치에서 나옵니다. 그것과 견주는 labels 는 어디에 있나요?",
    en="The logits come out on the model's device. Where are the labels they are compared with?",
)
def labels_not_moved(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="손실을 CPU에서 계산하려고 로짓을 통째로 가져오면, 매 단계 몇 바이트가 오가나요? 레이블을 "
    "보내는 것과 견주면요?",
    en="If the logits come back to the CPU for the loss, how many bytes cross at every step? And "
    "if the labels went there instead?",
)
def loss_on_the_cpu(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)).cpu(), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistakes.of(
    "train_step",
    ko="같은 배치를 장치로 몇 번 옮기나요? 옮긴 것을 변수에 담아 두면요?",
    en="How often does the same batch go to the device? What if you kept what was moved?",
)
def batch_moved_twice(model, images, labels, optimizer, device):
    guess = model(images.to(device)).argmax(1)
    _ = (guess == labels.to(device)).float().mean()
    return step(model, images, labels, optimizer, device)


@mistakes.of(
    "train_step",
    ko="no_grad 안에서 순전파를 하면 backward 가 거슬러 올라갈 길이 남아 있나요?",
    en="If the forward pass runs under no_grad, is there a way back for backward?",
)
def forward_without_gradients(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    with torch.no_grad():
        logits = model(images.to(device))
    loss = F.cross_entropy(logits, labels.to(device))
    loss.backward()
    optimizer.step()
    return loss.item()


# train_epoch


@mistakes.of(
    "train_epoch",
    ko="지난번에 evaluate 를 부른 뒤라면 지금 모델은 어떤 모드인가요? 그때 Dropout은요?",
    en="If evaluate was called before, which mode is the model in now? What does Dropout do then?",
)
def no_training_mode(model, loader, optimizer, device):
    losses = [(step(model, x, y, optimizer, device), len(y)) for x, y in loader]
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


@mistakes.of(
    "train_epoch",
    ko="학습할 때 Dropout은 켜져 있어야 하나요, 꺼져 있어야 하나요?",
    en="While training, should Dropout be on or off?",
)
def trains_in_evaluation_mode(model, loader, optimizer, device):
    model.eval()
    losses = [(step(model, x, y, optimizer, device), len(y)) for x, y in loader]
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


@mistakes.of(
    "train_epoch",
    ko="크기가 3인 배치와 1인 배치의 손실을 똑같이 세어도 되나요? 데이터 하나당 평균은 무엇을 "
    "무엇으로 나눈 것인가요?",
    en="May the losses of a batch of 3 and a batch of 1 count alike? What is divided by what in a "
    "mean per sample?",
)
def mean_of_batch_means(model, loader, optimizer, device):
    model.train()
    losses = [step(model, x, y, optimizer, device) for x, y in loader]
    return sum(losses) / len(losses)


@mistakes.of(
    "train_epoch",
    ko="두 가지를 볼까요? 지금 모델은 어떤 모드인가요? 그리고 크기가 3인 배치와 1인 배치를 똑같이 "
    "세어도 되나요?",
    en="Two things: which mode is the model in? And may a batch of 3 and a batch of 1 count alike?",
)
def mean_of_batch_means_in_any_mode(model, loader, optimizer, device):
    losses = [step(model, x, y, optimizer, device) for x, y in loader]
    return sum(losses) / len(losses)


@mistakes.of(
    "train_epoch",
    ko="배치 크기를 곱해 더한 것은 무엇의 합인가요? 데이터 하나당 평균이 되려면 무엇이 남았나요?",
    en="Weighted by batch sizes, what is it the sum of? What is left to do for a mean per sample?",
)
def weighted_but_never_divided(model, loader, optimizer, device):
    model.train()
    return sum(step(model, x, y, optimizer, device) * len(y) for x, y in loader)


@mistakes.of(
    "train_epoch",
    ko="배치 크기를 곱해 더했다면, 배치의 수로 나누나요, 데이터의 수로 나누나요?",
    en="If losses were weighted by batch sizes, is their sum divided by batches or by samples?",
)
def weighted_and_divided_by_batches(model, loader, optimizer, device):
    return weighted_but_never_divided(model, loader, optimizer, device) / len(loader)


@mistakes.of(
    "train_epoch",
    ko="돌려주라는 것은 배치마다의 손실인가요, Epoch 전체의 숫자 하나인가요?",
    en="Are the losses of all batches to be returned, or one number for the whole epoch?",
)
def list_of_losses(model, loader, optimizer, device):
    model.train()
    return [step(model, x, y, optimizer, device) for x, y in loader]


@mistakes.of(
    "train_epoch",
    ko="배치의 손실은 이미 평균입니다. 그 합을 데이터 수로 나누면 무엇이 되나요?",
    en="A batch's loss is a mean already. What is their sum divided by the number of samples?",
)
def means_divided_by_samples(model, loader, optimizer, device):
    model.train()
    losses = [(step(model, x, y, optimizer, device), len(y)) for x, y in loader]
    return sum(loss for loss, _ in losses) / sum(n for _, n in losses)


@mistakes.of(
    "train_epoch",
    ko="마지막 배치에도 데이터가 batch_size 개 들어 있나요?",
    en="Does the last batch hold batch_size samples too?",
)
def every_batch_taken_for_full(model, loader, optimizer, device):
    model.train()
    losses = [step(model, x, y, optimizer, device) for x, y in loader]
    return sum(losses) * loader.batch_size / len(loader.dataset)


@mistakes.of(
    "train_epoch",
    ko="데이터가 두 배로 늘면 여러분의 손실도 두 배가 되나요? 평균은 마지막에 무엇으로 나누나요?",
    en="If there were twice as many data, would your loss double? What does a mean divide by?",
)
def never_divided(model, loader, optimizer, device):
    model.train()
    return sum(step(model, x, y, optimizer, device) for x, y in loader)


@mistakes.of(
    "train_epoch",
    ko="마지막 배치의 손실 하나가 Epoch 전체를 말해 줄 수 있나요?",
    en="Can the loss of the last batch alone speak for the whole epoch?",
)
def loss_of_the_last_batch(model, loader, optimizer, device):
    model.train()
    loss = 0.0
    for images, labels in loader:
        loss = step(model, images, labels, optimizer, device)
    return loss


@mistakes.of(
    "train_epoch",
    ko="return 은 반복문의 안에 있나요, 밖에 있나요? 배치가 몇 개나 학습되었나요?",
    en="Is return inside the loop or after it? How many batches were trained on?",
)
def returns_inside_the_loop(model, loader, optimizer, device):
    model.train()
    for images, labels in loader:
        return step(model, images, labels, optimizer, device)
    return 0.0


@mistakes.of(
    "train_epoch",
    ko="배치의 크기가 다르다고 건너뛰면, 그 데이터는 언제 학습되나요?",
    en="If a batch is skipped for its size, when are its samples learned from?",
)
def small_batch_skipped(model, loader, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        if len(labels) < loader.batch_size:
            continue
        total += step(model, images, labels, optimizer, device) * len(labels)
        count += len(labels)
    return total / max(count, 1)


@mistakes.of(
    "train_epoch",
    ko="range(n // batch_size) 로 돌면 나머지는 어디로 가나요?",
    en="With range(n // batch_size) turns, where does the remainder go?",
)
def floor_of_batches(model, loader, optimizer, device):
    model.train()
    total, count = 0.0, 0
    turns = len(loader.dataset) // loader.batch_size
    for number, (images, labels) in enumerate(loader):
        if number >= turns:
            break
        total += step(model, images, labels, optimizer, device) * len(labels)
        count += len(labels)
    return total / len(loader.dataset)


@mistakes.of(
    "train_epoch",
    ko="모델은 이미 그 장치에 있습니다. 반복문 안의 model.to(device) 는 배치마다 무엇을 하나요?",
    en="The model is on the device already. What does model.to(device) inside the loop do for each "
    "batch?",
)
def model_moved_every_step(model, loader, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        model.to(device)
        total += step(model, images, labels, optimizer, device) * len(labels)
        count += len(labels)
    return total / count


@mistakes.of(
    "train_epoch",
    ko="반복문 안에서 데이터 전체를 장치로 옮기면, 배치가 네 개일 때 몇 번 옮기는 것인가요?",
    en="If the whole data set goes to the device inside the loop, how often does it go for four "
    "batches?",
)
def whole_data_set_moved_every_step(model, loader, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        everything = [tensor.to(device) for tensor in loader.dataset.tensors]
        here = slice(count, count + len(labels))
        total += step(model, everything[0][here], everything[1][here], optimizer, device) * len(
            images
        )
        count += len(labels)
    return total / count


@mistakes.of(
    "train_epoch",
    ko="train_step 이 이미 배치를 옮깁니다. 여기서 손실을 다시 계산하면 몇 번 옮기고 몇 번 "
    "순전파하게 되나요?",
    en="train_step moves the batch already. If the loss is computed again here, how often is the "
    "batch moved and sent forward?",
)
def loss_computed_again(model, loader, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        step(model, images, labels, optimizer, device)
        loss = F.cross_entropy(model(images.to(device)), labels.to(device))
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count


@mistakes.of(
    "train_epoch",
    ko="기울기를 지우는 일을 Epoch에 한 번만 하면 두 번째 배치의 기울기에는 무엇이 섞이나요?",
    en="If gradients are reset once per epoch, what is mixed into those of the second batch?",
)
def zero_grad_once_per_epoch(model, loader, optimizer, device):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for images, labels in loader:
        loss = F.cross_entropy(model(images.to(device)), labels.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count


@mistakes.of(
    "train_epoch",
    ko="1 Epoch에 가중치는 몇 번 업데이트되어야 하나요? 배치마다인가요, 끝에 한 번인가요?",
    en="How often should the weights be updated in an epoch: at every batch, or once at the end?",
)
def one_update_per_epoch(model, loader, optimizer, device):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for images, labels in loader:
        loss = F.cross_entropy(model(images.to(device)), labels.to(device))
        loss.backward()
        total += loss.item() * len(labels)
        count += len(labels)
    optimizer.step()
    return total / count


# evaluate


@mistakes.of(
    "evaluate",
    ko="학습한 바로 뒤에 부르면 모델은 어떤 모드인가요? 그때 Dropout은 무엇을 하나요?",
    en="Called right after training, which mode is the model in? What does Dropout do then?",
)
@torch.no_grad()
def no_evaluation_mode(model, loader, device):
    found = [(model(x.to(device)), y.to(device)) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    return loss, sum((z.argmax(1) == y).sum().item() for z, y in found) / n


@mistakes.of(
    "evaluate",
    ko="평가 모드는 기울기의 기록을 끄나요? model.eval() 과 torch.no_grad() 는 각각 무엇을 하나요?",
    en="Does evaluation mode stop the recording of gradients? What do model.eval() and "
    "torch.no_grad() each do?",
)
def gradients_recorded(model, loader, device):
    with torch.enable_grad():
        return measure.__wrapped__(model, loader, device)


@mistakes.of(
    "evaluate",
    ko="no_grad 를 쓰면 Dropout도 꺼지나요? 모드는 누가 바꾸나요? 기록은 누가 끄나요?",
    en="Does no_grad turn Dropout off? Who changes the mode, and who stops the recording?",
)
def neither_mode_nor_no_grad(model, loader, device):
    return no_evaluation_mode.__wrapped__(model, loader, device)


@mistakes.of(
    "evaluate",
    ko="크기가 4인 배치와 1인 배치의 정확도를 똑같이 평균해도 되나요? 맞힌 수를 무엇으로 나누나요?",
    en="May the accuracies of a batch of 4 and a batch of 1 be averaged alike? What is the number "
    "of right answers divided by?",
)
@torch.no_grad()
def accuracy_of_unequal_batches(model, loader, device):
    model.eval()
    found = [(model(x.to(device)), y.to(device)) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    shares = [(z.argmax(1) == y).float().mean().item() for z, y in found]
    return loss, sum(shares) / len(shares)


@mistakes.of(
    "evaluate",
    ko="정확도는 데이터 수로 나누었는데, 손실은 무엇으로 나누었나요?",
    en="The accuracy is divided by the number of samples; what is the loss divided by?",
)
def loss_of_unequal_batches(model, loader, device):
    loss, right, n = evaluated(model, loader, device, mean_loss, hits)
    return loss / len(loader), right / n


@mistakes.of(
    "evaluate",
    ko="배치의 손실은 이미 평균입니다. 그것을 더해 데이터 수로 나누면 무엇이 되나요?",
    en="A batch's loss is a mean already. Divide their sum by the samples, and what is it?",
)
def mean_losses_divided_by_samples(model, loader, device):
    loss, right, n = evaluated(model, loader, device, mean_loss, hits)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="마지막 배치가 다른 배치보다 작을 때, len(loader) 로 나눈 손실과 정확도는 데이터 하나당 "
    "평균인가요?",
    en="When the last batch is smaller, are loss and accuracy divided by len(loader) means per "
    "sample?",
)
@torch.no_grad()
def means_of_batch_means(model, loader, device):
    model.eval()
    found = [(model(x.to(device)), y.to(device)) for x, y in loader]
    losses = [F.cross_entropy(z, y).item() for z, y in found]
    shares = [(z.argmax(1) == y).float().mean().item() for z, y in found]
    return sum(losses) / len(losses), sum(shares) / len(shares)


@mistakes.of(
    "evaluate",
    ko="맞힌 개수와 정확도는 같은 것인가요? 정확도는 어디에서 어디까지의 숫자인가요?",
    en="Is the number of right answers an accuracy? From where to where does an accuracy go?",
)
def number_right(model, loader, device):
    loss, accuracy = measure(model, loader, device)
    return loss, accuracy * sum(len(labels) for _, labels in loader)


@mistakes.of(
    "evaluate",
    ko="정확도를 백분율로 돌려주었나요? 1 보다 큰 정확도를 본 사람은 어떻게 생각할까요?",
    en="Is your accuracy in percent? What will they think who see an accuracy above 1?",
)
def accuracy_in_percent(model, loader, device):
    loss, accuracy = measure(model, loader, device)
    return loss, 100 * accuracy


@mistakes.of(
    "evaluate",
    ko="돌려주는 두 값의 순서는 무엇인가요?",
    en="In which order are the two values returned?",
)
def order_swapped(model, loader, device):
    loss, accuracy = measure(model, loader, device)
    return accuracy, loss


@mistakes.of(
    "evaluate",
    ko="return 이 반복문 안에 있지 않나요? 몇 개의 배치를 보고 낸 값인가요?",
    en="Is return inside the loop? From how many batches does the value come?",
)
@torch.no_grad()
def first_batch_only(model, loader, device):
    model.eval()
    images, labels = next(iter(loader))
    logits, labels = model(images.to(device)), labels.to(device)
    right = (logits.argmax(1) == labels).float().mean().item()
    return F.cross_entropy(logits, labels).item(), right


@mistakes.of(
    "evaluate",
    ko="평가는 재는 일입니다. 재는 동안 가중치를 바꾸는 것은 어느 줄인가요?",
    en="Evaluating is measuring. Which line changes the weights meanwhile?",
)
def evaluation_that_trains(model, loader, device):
    result = measure(model, loader, device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for images, labels in loader:
        step(model, images, labels, optimizer, device)
    return result


@mistakes.of(
    "evaluate",
    ko="로짓 (n, 10) 에서 숫자를 고르려면 어느 축에서 가장 큰 자리를 찾아야 하나요?",
    en="In the logits (n, 10), along which axis does the largest place give the digit?",
)
def argmax_over_the_batch(model, loader, device):
    def alike(logits, labels):
        guess = logits.argmax(dim=0)
        width = min(len(guess), len(labels))
        return (guess[:width] == labels[:width]).sum().item()

    loss, right, n = evaluated(model, loader, device, whole_loss, alike)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="cross_entropy 에 이미 Softmax를 통과한 값을 넣으면 손실은 어떻게 되나요?",
    en="What becomes of the loss if cross_entropy is given what has been through a softmax?",
)
def loss_of_probabilities(model, loader, device):
    def second_softmax(logits, labels):
        return whole_loss(logits.softmax(dim=1), labels)

    loss, right, n = evaluated(model, loader, device, second_softmax, hits)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="images 는 CPU에, 모델은 device 에 있습니다. 누가 옮겨 주나요?",
    en="The images are on the CPU, the model is on device. Who moves them?",
)
@torch.no_grad()
def images_left_behind(model, loader, device):
    model.eval()
    found = [(model(x), y.to(device)) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    return loss, sum((z.argmax(1) == y).sum().item() for z, y in found) / n


@mistakes.of(
    "evaluate",
    ko="로짓과 레이블은 같은 장치에 있나요?",
    en="Are the logits and the labels on one device?",
)
@torch.no_grad()
def labels_left_behind(model, loader, device):
    model.eval()
    found = [(model(x.to(device)), y) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    return loss, sum((z.argmax(1) == y).sum().item() for z, y in found) / n


@mistakes.of(
    "evaluate",
    ko="맞힌 수 하나만 알면 되는데, 로짓을 모두 CPU로 가져올 필요가 있나요?",
    en="One number, how many are right, is all you need: must all logits come back to the CPU?",
)
@torch.no_grad()
def logits_brought_back(model, loader, device):
    model.eval()
    found = [(model(x.to(device)).cpu(), y) for x, y in loader]
    n = sum(len(y) for _, y in found)
    loss = sum(F.cross_entropy(z, y).item() * len(y) for z, y in found) / n
    return loss, sum((z.argmax(1) == y).sum().item() for z, y in found) / n


@mistakes.of(
    "evaluate",
    ko="돌려준 두 값의 type 은 무엇인가요? 텐서에서 숫자를 꺼내는 것은 무엇인가요?",
    en="What are the types of the two values? What gets a number out of a tensor?",
)
def tensors_returned(model, loader, device):
    def loss_of(logits, labels):
        return F.cross_entropy(logits, labels, reduction="sum")

    loss, right, n = evaluated(model, loader, device, loss_of, hits_as_tensor)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="손실은 파이썬 숫자인데 정확도의 type 은 무엇인가요? 맞힌 수를 센 것은 텐서인가요?",
    en="The loss is a Python number; what is the accuracy's type? Is the count of hits a tensor?",
)
def accuracy_still_a_tensor(model, loader, device):
    loss, right, n = evaluated(model, loader, device, whole_loss, hits_as_tensor)
    return loss / n, right / n


# fit


def fitting(
    *,
    move=True,
    keep=lambda model: copy.deepcopy(model.state_dict()),
    better=lambda now, best: now["val_loss"] < best["val_loss"],
    start=None,
    restore=True,
    strict=True,
    steps=lambda epoch, epochs, batches: 1,
    before=False,
    with_loss=False,
    measure_training=False,
    validate_on_training=False,
    train_on_validation=False,
    after_epoch=lambda model, weights: None,
    stop=False,
    record=None,
):
    """A `fit` that is right but for what the arguments change."""

    def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
        if move:
            model.to(device)
        history, best, weights = [], start, None
        for epoch in range(epochs):
            if scheduler is not None and before:
                scheduler.step()
            train_loss = epoch_of(model, train_loader, optimizer, device)
            if train_on_validation:
                epoch_of(model, val_loader, optimizer, device)
            if measure_training:
                train_loss, _ = measure(model, train_loader, device)
            loader = train_loader if validate_on_training else val_loader
            val_loss, accuracy = measure(model, loader, device)
            if scheduler is not None and not before:
                for _ in range(steps(epoch, epochs, len(train_loader))):
                    scheduler.step(*([val_loss] if with_loss else []))
            now = {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": accuracy}
            history.append(now)
            if best is None or better(now, best):
                best, weights = now, keep(model)
            elif stop:
                break
            after_epoch(model, weights)
        if restore and weights is not None:
            model.load_state_dict(weights, strict=strict)
        if record is not None:
            return record(history)
        return {key: [now[key] for now in history] for key in history[0]}

    return fit


def fit_with(model, *args, options, **more):
    """Run a `fit` with these deviations."""
    return fitting(**options)(model, *args, **more)


@mistakes.of(
    "fit",
    ko="state_dict() 는 복사본인가요? 딕셔너리만 복사하면 그 안의 텐서도 복사되나요? 다음 Epoch에 "
    "가중치가 바뀌면 담아 둔 것은 어떻게 되나요?",
    en="Is state_dict() a copy? If only the dict is copied, are the tensors in it? When the next "
    "epoch changes the weights, what of those you kept?",
)
def best_weights_not_copied(*args, **more):
    return fit_with(*args, options={"keep": lambda model: model.state_dict()}, **more)


@mistakes.of(
    "fit",
    ko="named_parameters() 에 없는 것이 state_dict() 에는 있나요? BatchNorm의 이동 평균은 어느 "
    "Epoch의 것이 되나요?",
    en="Is there something in state_dict() that named_parameters() lacks? Of which epoch are "
    "BatchNorm's running means then?",
)
def buffers_not_kept(*args, **more):
    def keep(model):
        return {name: value.detach().clone() for name, value in model.named_parameters()}

    return fit_with(*args, options={"keep": keep, "strict": False}, **more)


@mistakes.of(
    "fit",
    ko="첫 Epoch의 검증 손실이 여러분이 시작한 숫자보다 크면 어떻게 되나요?",
    en="What if the validation loss of every epoch is larger than the number you start from?",
)
def smallest_loss_starts_too_low(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best = 100.0
    for _ in range(epochs):
        history["train_loss"].append(epoch_of(model, train_loader, optimizer, device))
        val_loss, accuracy = measure(model, val_loader, device)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(accuracy)
        if scheduler is not None:
            scheduler.step()
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="가장 좋은 가중치를 담아 두고 나서, 모델에는 언제 되돌려 놓나요?",
    en="The best weights are kept; when do they go back into the model?",
)
def best_weights_not_restored(*args, **more):
    return fit_with(*args, options={"restore": False}, **more)


@mistakes.of(
    "fit",
    ko="학습 손실이 가장 작은 때와 검증 손실이 가장 작은 때는 같은가요? 외우기 시작한 모델은요?",
    en="Is the training loss smallest when the validation loss is? What of a model that memorises?",
)
def best_by_training_loss(*args, **more):
    options = {"better": lambda now, best: now["train_loss"] < best["train_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실이 두 번 나오면 어느 Epoch의 것이어야 하나요? 여러분의 비교는 어느 쪽을 "
    "남기나요?",
    en="If the smallest loss comes twice, which epoch counts? Which does your comparison keep?",
)
def last_of_equal_losses(*args, **more):
    options = {"better": lambda now, best: now["val_loss"] <= best["val_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실이 정확히 0.0 이면, `not best` 는 참인가요? '아직 없음'을 어떻게 나타내나요?",
    en="If the smallest loss is exactly 0.0, is `not best` true? How do you say 'none yet'?",
)
def zero_taken_for_none_yet(*args, **more):
    options = {
        "better": lambda now, best: not best["val_loss"] or now["val_loss"] < best["val_loss"]
    }
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="손실은 클수록 좋은가요, 작을수록 좋은가요? 비교의 방향을 볼까요?",
    en="Is a loss better when it is larger or smaller? Which way does your comparison go?",
)
def best_is_largest(*args, **more):
    options = {"better": lambda now, best: now["val_loss"] > best["val_loss"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="무엇이 가장 작았던 Epoch를 고르라고 했나요? 정확도가 같아도 손실은 다를 수 있나요?",
    en="Which number picks the epoch? Can losses differ where accuracies are equal?",
)
def best_by_accuracy(*args, **more):
    def better(now, best):
        return now["val_accuracy"] > best["val_accuracy"]

    options = {"better": better, "start": {"val_accuracy": 0.0}}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="정확도가 같은 Epoch가 여럿이면 어느 것이 남나요? 문제가 고르라는 것은 정확도인가요, "
    "손실인가요?",
    en="If several epochs have the same accuracy, which is kept? Does the exercise pick by "
    "accuracy or by loss?",
)
def best_by_accuracy_the_last_of_equals(*args, **more):
    options = {"better": lambda now, best: now["val_accuracy"] >= best["val_accuracy"]}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="가장 작은 손실을 기억하는 변수는 언제 새 값이 되나요?",
    en="When does the variable that remembers the smallest loss get its new value?",
)
def compares_with_the_epoch_before(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    weights = None
    for _ in range(epochs):
        history["train_loss"].append(epoch_of(model, train_loader, optimizer, device))
        val_loss, accuracy = measure(model, val_loader, device)
        if scheduler is not None:
            scheduler.step()
        if not history["val_loss"] or val_loss < history["val_loss"][-1]:
            weights = copy.deepcopy(model.state_dict())
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(accuracy)
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="1 Epoch에 스케줄러는 몇 번 움직여야 하나요? 배치마다 움직이면 학습률은 어떻게 되나요?",
    en="How often should the scheduler move in one epoch? At every batch, what of the learning "
    "rate?",
)
def scheduler_stepped_per_batch(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    return per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, 0)


def per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, again):
    """A `fit` that moves the scheduler at every batch, and `again` times after the epoch."""
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, weights = float("inf"), None
    for _ in range(epochs):
        model.train()
        total, count = 0.0, 0
        for images, labels in train_loader:
            total += step(model, images, labels, optimizer, device) * len(labels)
            count += len(labels)
            if scheduler is not None:
                scheduler.step()
        val_loss, accuracy = measure(model, val_loader, device)
        for _ in range(again if scheduler is not None else 0):
            scheduler.step()
        for key, value in zip(history, (total / count, val_loss, accuracy), strict=True):
            history[key].append(value)
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


@mistakes.of(
    "fit",
    ko="scheduler 를 받았는데, 학습률은 언제 바뀌나요?",
    en="You are given a scheduler; when does the learning rate change?",
)
def scheduler_forgotten(*args, **more):
    return fit_with(*args, options={"steps": lambda *_: 0}, **more)


@mistakes.of(
    "fit",
    ko="Epoch가 끝난 뒤에 scheduler.step() 이 배치의 수만큼 불리지 않나요? 1 Epoch에 몇 번이어야 "
    "하나요?",
    en="After an epoch, is scheduler.step() called as often as there are batches? How often should "
    "it be?",
)
def scheduler_caught_up_after_the_epoch(*args, **more):
    return fit_with(*args, options={"steps": lambda _, __, batches: batches}, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step() 이 반복문의 안에 있나요, 다 끝난 뒤에 있나요? 둘째 Epoch의 학습률은요?",
    en="Is scheduler.step() inside the loop, or after all of it? What of the second epoch's rate?",
)
def scheduler_stepped_once_at_the_end(*args, **more):
    options = {"steps": lambda epoch, epochs, _: int(epoch == epochs - 1)}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step() 에 손실을 넘겼나요? 모든 스케줄러가 그것을 기다리나요?",
    en="Do you hand the loss to scheduler.step()? Does every scheduler wait for one?",
)
def scheduler_given_the_loss(*args, **more):
    return fit_with(*args, options={"with_loss": True}, **more)


@mistakes.of(
    "fit",
    ko="scheduler.step() 은 몇 군데에 있나요? 배치마다 움직이고 Epoch마다 또 움직이지 않나요?",
    en="In how many places is scheduler.step()? Does it move at every batch, and again each epoch?",
)
def scheduler_stepped_per_batch_and_per_epoch(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    return per_batch(model, train_loader, val_loader, optimizer, device, epochs, scheduler, 1)


@mistakes.of(
    "fit",
    ko="첫 Epoch의 학습률은 얼마이어야 하나요? 스케줄러는 학습 앞에 움직이나요, 뒤에 움직이나요?",
    en="What should the learning rate of the first epoch be? Does the scheduler move before or "
    "after the training?",
)
def scheduler_before_training(*args, **more):
    return fit_with(*args, options={"before": True}, **more)


@mistakes.of(
    "fit",
    ko="scheduler 가 None 이면 scheduler.step() 은 무엇을 하나요?",
    en="If scheduler is None, what does scheduler.step() do?",
)
def scheduler_always_stepped(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    if scheduler is None:  # it fails after the first epoch
        fitting(restore=False)(model, train_loader, val_loader, optimizer, device, 1)
        scheduler.step()
    return fitting()(model, train_loader, val_loader, optimizer, device, epochs, scheduler)


@mistakes.of(
    "fit",
    ko="val_loss 는 어느 로더로 잰 것인가요? 학습 데이터로 재면 무엇을 알 수 없나요?",
    en="Which loader is val_loss measured with? What cannot be seen on the training data?",
)
def validated_on_training_data(*args, **more):
    return fit_with(*args, options={"validate_on_training": True}, **more)


@mistakes.of(
    "fit",
    ko="검증 데이터로도 학습하면, 그 데이터로 잰 점수를 믿을 수 있나요?",
    en="If the validation data are trained on, can a score measured on them be believed?",
)
def trained_on_validation_data(*args, **more):
    return fit_with(*args, options={"train_on_validation": True}, **more)


@mistakes.of(
    "fit",
    ko="받은 모델은 아직 CPU에 있을 수 있습니다. 누가, 언제 device 로 옮기나요?",
    en="The model given may still be on the CPU. Who moves it to device, and when?",
)
def model_never_moved(*args, **more):
    return fit_with(*args, options={"move": False}, **more)


@mistakes.of(
    "fit",
    ko="가장 좋은 가중치는 학습이 다 끝난 뒤에 한 번 되돌리나요, Epoch마다 되돌리나요? 다음 "
    "Epoch는 어디에서 시작하나요?",
    en="Do the best weights go back once, after all training, or in every epoch? Where does the "
    "next epoch start from then?",
)
def best_weights_restored_every_epoch(*args, **more):
    def put_back(model, weights):
        model.load_state_dict(weights)

    return fit_with(*args, options={"after_epoch": put_back, "restore": False}, **more)


@mistakes.of(
    "fit",
    ko="검증 손실이 한 번 커졌다고 학습을 멈추면, history 의 길이는 epochs 가 되나요?",
    en="If training stops once the validation loss has risen, is history as long as epochs?",
)
def stops_early(*args, **more):
    return fit_with(*args, options={"stop": True}, **more)


@mistakes.of(
    "fit",
    ko="train_loss 는 train_epoch 이 돌려준 값인가요, 학습이 끝난 모델로 다시 잰 값인가요?",
    en="Is train_loss what train_epoch returned, or measured again with the model after training?",
)
def training_loss_measured_again(*args, **more):
    return fit_with(*args, options={"measure_training": True}, **more)


@mistakes.of(
    "fit",
    ko="함수가 끝날 때 history 를 돌려주나요? return 이 없는 함수는 무엇을 돌려주나요?",
    en="Is history returned at the end? What does a function without return give back?",
)
def history_not_returned(*args, **more):
    fit_with(*args, options={}, **more)


@mistakes.of(
    "fit",
    ko="history 의 값은 길이가 얼마인 리스트여야 하나요? 마지막 Epoch의 숫자만 남지 않았나요?",
    en="How long should the lists in history be? Is only the last epoch's number left?",
)
def last_epoch_only(*args, **more):
    options = {"record": lambda history: {key: [history[-1][key]] for key in history[-1]}}
    return fit_with(*args, options=options, **more)


@mistakes.of(
    "fit",
    ko="history 의 모양은 리스트의 딕셔너리인가요, 딕셔너리의 리스트인가요?",
    en="Is history a dict of lists, or a list of dicts?",
)
def list_of_dicts(*args, **more):
    return fit_with(*args, options={"record": list}, **more)


@mistakes.of(
    "fit",
    ko="epochs 가 3 이면 train_epoch 은 몇 번 불리나요? range 의 끝은 들어가나요?",
    en="With epochs 3, how often is train_epoch called? Does range include its end?",
)
def one_epoch_too_few(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    return fitting()(model, train_loader, val_loader, optimizer, device, epochs - 1, scheduler)


@mistakes.of(
    "fit",
    ko="검증은 그 Epoch의 학습 앞에 하나요, 뒤에 하나요? 첫 val_loss 는 어떤 모델의 것인가요?",
    en="Does validation come before or after the epoch's training? Whose is the first val_loss?",
)
def validated_before_training(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, weights = float("inf"), None
    for _ in range(epochs):
        val_loss, accuracy = measure(model, val_loader, device)
        train_loss = epoch_of(model, train_loader, optimizer, device)
        if scheduler is not None:
            scheduler.step()
        for key, value in zip(history, (train_loss, val_loss, accuracy), strict=True):
            history[key].append(value)
        if val_loss < best:
            best, weights = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return history


# save_checkpoint


@mistakes.of(
    "save_checkpoint",
    ko="객체를 통째로 저장하면, 파일을 여는 쪽에는 무엇이 있어야 하나요? 값만 담은 것은 "
    "무엇인가요?",
    en="If whole objects are saved, what must be there to open the file? What holds only values?",
)
def whole_objects_saved(path, model, optimizer, epoch):
    torch.save({"model": model, "optimizer": optimizer, "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="state_dict() 와 named_parameters() 에 든 이름을 견주어 보았나요? BatchNorm의 이동 평균은 "
    "어느 쪽에 있나요?",
    en="Have you compared the names in state_dict() and in named_parameters()? Which of them has "
    "BatchNorm's running means?",
)
def buffers_left_out(path, model, optimizer, epoch):
    state = {
        "model": dict(model.named_parameters()),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="나중에 학습을 이어 가려면 가중치 말고 무엇이 더 필요한가요?",
    en="To go on training later, what is needed besides the weights?",
)
def weights_only(path, model, optimizer, epoch):
    torch.save(model.state_dict(), path)


@mistakes.of(
    "save_checkpoint",
    ko="모멘텀 같은 옵티마이저의 상태는 어디에 저장되나요?",
    en="Where is the optimizer's state, such as its momentum, saved?",
)
def optimizer_left_out(path, model, optimizer, epoch):
    torch.save({"model": model.state_dict(), "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="파일을 다시 열었을 때 몇 번째 Epoch인지 어떻게 알 수 있나요?",
    en="When the file is opened again, how can one tell which epoch it is from?",
)
def epoch_left_out(path, model, optimizer, epoch):
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, path)


@mistakes.of(
    "save_checkpoint",
    ko="딕셔너리의 키가 표의 이름과 같은가요? load_checkpoint 는 어떤 키를 찾을까요?",
    en="Are the dict's keys those of the table? Which keys will load_checkpoint look for?",
)
def other_keys(path, model, optimizer, epoch):
    state = {
        "model_state_dict": model.state_dict(),
        "optimizer_state_dict": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="torch.save 의 두 인자는 어떤 순서인가요?",
    en="In which order does torch.save take its two arguments?",
)
def arguments_swapped(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(path, state)


@mistakes.of(
    "save_checkpoint",
    ko="model.parameters() 에는 이름이 있나요? load_state_dict 는 무엇을 보고 자리를 찾나요?",
    en="Do model.parameters() have names? By what does load_state_dict find each place?",
)
def parameters_without_names(path, model, optimizer, epoch):
    state = {
        "model": [parameter.detach() for parameter in model.parameters()],
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="옵티마이저의 param_groups 에는 모멘텀이 들어 있나요? 상태 전체를 주는 것은 무엇인가요?",
    en="Do an optimizer's param_groups hold its momentum? What gives the whole state?",
)
def optimizer_settings_only(path, model, optimizer, epoch):
    settings = {"param_groups": optimizer.state_dict()["param_groups"], "state": {}}
    torch.save({"model": model.state_dict(), "optimizer": settings, "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="딕셔너리를 만든 다음, 파일에 쓰는 것은 어느 줄인가요?",
    en="The dict is made; which line writes it into a file?",
)
def nothing_written(path, model, optimizer, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}


@mistakes.of(
    "save_checkpoint",
    ko="torch.save 에 넘긴 이름이 path 인가요? 이름을 코드에 적어 두면 두 번째 실험은 어디에 "
    "저장되나요?",
    en="Is the name that torch.save gets path? With a name written into the code, where does a "
    "second experiment go?",
)
def written_elsewhere(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, io.BytesIO())


@mistakes.of(
    "save_checkpoint",
    ko="파일에 든 것은 딕셔너리인가요, 튜플인가요? 여는 쪽은 어느 것이 가중치인지 무엇으로 찾나요?",
    en="Does the file hold a dict or a tuple? By what does the reader find which part is which?",
)
def tuple_saved(path, model, optimizer, epoch):
    torch.save((model.state_dict(), optimizer.state_dict(), epoch), path)


@mistakes.of(
    "save_checkpoint",
    ko="저장되는 epoch 는 받은 값 그대로인가요?",
    en="Is the epoch that is saved the one that was given?",
)
def next_epoch_saved(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="저장한 뒤에 모델은 어느 장치에 있나요? 학습을 이어 가면 다음 배치는 어디로 가나요?",
    en="Which device is the model on after saving? If training goes on, where does the next batch "
    "go?",
)
def model_left_on_the_cpu(path, model, optimizer, epoch):
    weights = model.cpu().state_dict()
    torch.save({"model": weights, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


# load_checkpoint


@mistakes.of(
    "load_checkpoint",
    ko="GPU에서 저장한 텐서를 GPU가 없는 컴퓨터에서 열면 어디로 가야 하나요? torch.load 에 무엇을 "
    "알려 주나요?",
    en="Where should tensors saved on a GPU go on a computer without one? What does torch.load "
    "have to be told?",
)
def no_map_location(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="추론만 할 때는 optimizer 가 None 입니다. 그때 optimizer.load_state_dict 는 어떻게 되나요?",
    en="For inference, optimizer is None. What becomes of optimizer.load_state_dict then?",
)
def optimizer_always_loaded(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="학습을 이어 갈 때 학습률과 모멘텀은 어디에서 다시 오나요?",
    en="When training goes on, where do learning rate and momentum come from?",
)
def optimizer_not_loaded(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="파일을 읽기만 하고 모델에 넣는 것은 어느 줄인가요?",
    en="The file is read; which line puts its values into the model?",
)
def model_not_loaded(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="named_parameters() 에 없는 것이 저장된 딕셔너리에는 있나요? BatchNorm의 이동 평균은 누가 "
    "되돌리나요?",
    en="Is there something in the saved dict that named_parameters() lacks? Who brings back "
    "BatchNorm's running means?",
)
def buffers_not_loaded(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(state["model"][name])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="model = ... 이라고 쓰면 부른 쪽의 모델이 바뀌나요? 모델에게 값을 받으라고 하는 것은 "
    "무엇인가요?",
    en="Does model = ... change the caller's model? What tells a model to take the values?",
)
def names_bound_anew(path, model, optimizer=None, device="cpu"):
    return torch.load(path, map_location=device, weights_only=True)["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="save_checkpoint 는 어떤 키로 저장했나요? 같은 키로 꺼내고 있나요?",
    en="Under which keys did save_checkpoint save? Are they the ones you look under?",
)
def other_keys_read(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model_state_dict"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="무엇을 돌려주라고 했나요? 학습을 이어 갈 때 몇 번째 Epoch부터인지 어떻게 알까요?",
    en="What should be returned? How will whoever goes on know from which epoch?",
)
def epoch_not_returned(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])


@mistakes.of(
    "load_checkpoint",
    ko="돌려주라는 것은 파일에 든 모두인가요, 그 가운데 하나인가요?",
    en="Is everything in the file to be returned, or one thing in it?",
)
def whole_checkpoint_returned(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state


@mistakes.of(
    "load_checkpoint",
    ko="모델과 옵티마이저는 부른 쪽이 이미 갖고 있습니다. 그러면 무엇만 돌려주면 되나요?",
    en="The caller has the model and the optimizer already. What alone is left to return?",
)
def model_and_optimizer_returned_too(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return model, optimizer, state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="돌려주는 것은 저장된 번호인가요, 다음 번호인가요?",
    en="Is it the saved number that is returned, or the next one?",
)
def next_epoch_returned(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"] + 1


@mistakes.of(
    "load_checkpoint",
    ko="파일 전체가 모델의 state_dict 인가요? 어떤 키 아래에 있나요?",
    en="Is the whole file the model's state_dict? Under which key is it?",
)
def key_forgotten(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state)
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="strict=False 는 이름이 하나도 맞지 않아도 무엇이라고 하나요? 정말로 값이 들어갔나요?",
    en="With strict=False, what is said when no name fits at all? Did any value go in?",
)
def nothing_fits_and_nobody_says(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state, strict=False)
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="device 가 GPU인 모델에 값을 넣은 뒤, 모델을 CPU로 옮길 까닭이 있나요?",
    en="After the values are in a model on the GPU, is there a reason to move it to the CPU?",
)
def model_taken_to_the_cpu(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.cpu().load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


# predict


@torch.no_grad()
def logits_of(model, image, device):
    """The logits (1, 10) of one image in evaluation mode, for mistakes that are made elsewhere."""
    model.eval()
    return model(image.unsqueeze(0).to(device))


@mistakes.of(
    "predict",
    ko="가장 큰 로짓은 확률인가요? 1 보다 커질 수도 있나요?",
    en="Is the largest logit a probability? Could it be above 1?",
)
def confidence_from_logits(model, image, device):
    confidence, digit = logits_of(model, image, device).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="로짓이 100이면 e의 100제곱은 float32로 얼마인가요? 05에서는 지수를 취하기 전에 무엇을 "
    "했나요?",
    en="For a logit of 100, what is e to the 100 in float32? What did 05 do before it took the "
    "exponential?",
)
def exponential_overflows(model, image, device):
    raised = logits_of(model, image, device).exp()
    confidence, digit = (raised / raised.sum(dim=1, keepdim=True)).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="열 개의 확률을 모두 더하면 1이 되나요? Sigmoid와 Softmax 가운데 어느 쪽인가요?",
    en="Do your ten probabilities sum to 1? Which of the two does that, sigmoid or softmax?",
)
def sigmoid_confidence(model, image, device):
    confidence, digit = logits_of(model, image, device).sigmoid().max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="(1, 10) 인 로짓의 0번 축에는 몇 개가 있나요? 거기서 Softmax를 하면 언제나 얼마가 되나요?",
    en="How many are there along axis 0 of logits (1, 10)? What does a softmax over them give, "
    "always?",
)
def softmax_over_the_batch(model, image, device):
    logits = logits_of(model, image, device)
    return logits.argmax(dim=1).item(), logits.softmax(dim=0).max().item()


@mistakes.of(
    "predict",
    ko="(1, 10) 인 로짓의 0번 축에는 몇 개가 있나요? 거기서 Softmax를 한 값들 가운데 가장 큰 것은 "
    "어느 것인가요?",
    en="How many are there along axis 0 of logits (1, 10)? After a softmax over them, which value "
    "is the largest?",
)
def digit_from_softmax_over_the_batch(model, image, device):
    found = logits_of(model, image, device).softmax(dim=0)[0]
    return found.argmax().item(), found.max().item()


@mistakes.of(
    "predict",
    ko="모델이 이미 Softmax를 했나요? 두 번 하면 확률은 어떻게 되나요?",
    en="Does one softmax suffice? What do the probabilities become after a second?",
)
def softmax_twice(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="로그 확률은 0과 1 사이의 숫자인가요? 확률로 되돌리려면요?",
    en="Is a log-probability between 0 and 1? How does one get back to a probability?",
)
def log_probability(model, image, device):
    confidence, digit = logits_of(model, image, device).log_softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="모델이 학습 모드로 남아 있다면, 같은 이미지를 두 번 읽을 때 같은 답이 나오나요?",
    en="If the model was left in training mode, does the same image give the same answer twice?",
)
@torch.no_grad()
def dropout_active(model, image, device):
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="추론할 때 기울기를 기록할 까닭이 있나요?",
    en="Is there a reason to record gradients at inference?",
)
def gradients_at_inference(model, image, device):
    model.eval()
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="평가 모드와 no_grad 가운데 무엇을 했나요? 둘은 같은 일을 하나요?",
    en="Which of evaluation mode and no_grad did you use? Do they do the same?",
)
def neither_eval_nor_no_grad(model, image, device):
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="모델은 배치를 기대합니다. (28, 28) 을 그대로 넣으면 첫째 축을 무엇으로 여기나요?",
    en="The model expects a batch. Given (28, 28) as it is, what does it take the first axis for?",
)
@torch.no_grad()
def no_batch_axis(model, image, device):
    model.eval()
    confidence, digit = model(image.to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="image 는 CPU에 있고 모델은 device 에 있습니다. 어느 쪽이 어느 쪽으로 가야 하나요?",
    en="The image is on the CPU and the model on device. Which should go to which?",
)
@torch.no_grad()
def image_not_moved(model, image, device):
    model.eval()
    confidence, digit = model(image.unsqueeze(0)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="이미지 한 장을 읽으려고 모델 전체를 CPU로 옮기면, 다음에 GPU를 쓰려는 코드는 어떻게 "
    "되나요?",
    en="If the whole model goes to the CPU to read one image, what of code that next uses the GPU?",
)
@torch.no_grad()
def model_moved_to_the_cpu(model, image, device):
    model.cpu().eval()
    confidence, digit = model(image.unsqueeze(0)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="확신도는 0에서 1 사이인가요? 백분율은 언제 만드나요?",
    en="Is the confidence from 0 to 1? When does it become percent?",
)
def confidence_in_percent(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit.item(), 100 * confidence.item()


@mistakes.of(
    "predict",
    ko="돌려준 두 값의 type 은 무엇인가요? f-string 에 넣으면 tensor(...) 라고 나오지 않나요?",
    en="What are the types of the two values? Does an f-string show tensor(...)?",
)
def tensors_for_numbers(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit[0], confidence[0]


@mistakes.of(
    "predict",
    ko="max(dim=1) 이 주는 것은 숫자인가요, 원소가 하나인 텐서인가요?",
    en="Does max(dim=1) give numbers, or tensors of one element?",
)
def tensors_of_one_element(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit, confidence


@mistakes.of(
    "predict",
    ko="digit 의 type 은 무엇인가요? confidence 처럼 파이썬 숫자인가요?",
    en="What is the type of digit? Is it a Python number, as confidence is?",
)
def digit_still_a_tensor(model, image, device):
    confidence, digit = logits_of(model, image, device)[0].softmax(0).max(dim=0)
    return digit, confidence.item()


@mistakes.of(
    "predict",
    ko="confidence 의 type 은 무엇인가요? digit 처럼 파이썬 숫자인가요?",
    en="What is the type of confidence? Is it a Python number, as digit is?",
)
def confidence_still_a_tensor(model, image, device):
    confidence, digit = logits_of(model, image, device)[0].softmax(0).max(dim=0)
    return digit.item(), confidence


@mistakes.of(
    "predict",
    ko="두 값의 순서는 (숫자, 확신도) 인가요? max 는 값과 자리 가운데 무엇을 먼저 주나요?",
    en="Are the two in the order (digit, confidence)? Which does max give first, value or place?",
)
def confidence_first(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return confidence.item(), digit.item()


@mistakes.of(
    "predict",
    ko="확신도는 소수점 아래 몇 자리까지 필요한가요? 반올림은 출력할 때 하면 안 될까요?",
    en="How many decimals does the confidence need? Could rounding wait until it is printed?",
)
def confidence_rounded(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit.item(), round(confidence.item(), 2)
