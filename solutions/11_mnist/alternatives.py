"""Correct solutions of 11_mnist in other styles than the reference; all must pass."""

from __future__ import annotations

import copy
import itertools
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset, SubsetRandomSampler, TensorDataset

# get_device


def device_by_type(prefer="cuda"):
    device = torch.device(prefer)
    if device.type == "cuda" and not torch.cuda.is_available():
        device = torch.device("cpu")
    return device


def device_by_count(prefer="cuda"):
    no_cuda = torch.cuda.device_count() == 0
    return torch.device("cpu" if prefer.split(":")[0] == "cuda" and no_cuda else prefer)


def device_by_branches(prefer="cuda"):
    if "cuda" in prefer:
        if torch.cuda.is_available():
            return torch.device(prefer)
        return torch.device("cpu")
    return torch.device(prefer)


# MLP


class ModulesInAList(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = (784, *hidden, 10)
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(sizes))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        x = x.reshape(x.shape[0], -1)
        for linear in self.linears[:-1]:
            x = self.dropout(torch.relu(linear(x)))
        return self.linears[-1](x)


class FunctionalDropout(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        self.p = dropout
        self.count = len(hidden)
        for number, (a, b) in enumerate(itertools.pairwise((784, *hidden))):
            self.add_module(f"fc{number}", nn.Linear(a, b))
        self.out = nn.Linear(hidden[-1] if hidden else 784, 10)

    def forward(self, x):
        x = x.view(-1, 784)
        for number in range(self.count):
            x = F.relu(getattr(self, f"fc{number}")(x))
            x = F.dropout(x, p=self.p, training=self.training)
        return self.out(x)


class OwnParameters(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        sizes = [784, *hidden, 10]
        self.weights, self.biases = nn.ParameterList(), nn.ParameterList()
        for a, b in itertools.pairwise(sizes):
            self.weights.append(nn.Parameter(torch.randn(b, a) * (2 / a) ** 0.5))
            self.biases.append(nn.Parameter(torch.zeros(b)))
        self.dropout = dropout

    def forward(self, x):
        x = torch.flatten(x, 1)
        last = len(self.weights) - 1
        for number, (w, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            x = x @ w.T + b
            if number < last:
                x = x.clamp(min=0)
                if self.training and self.dropout > 0:
                    mask = torch.rand_like(x) >= self.dropout
                    x = x * mask / (1 - self.dropout)
        return x


class NamedLayers(nn.Sequential):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        layers: OrderedDict[str, nn.Module] = OrderedDict(flatten=nn.Flatten())
        before = 28 * 28
        for number, nodes in enumerate(hidden, 1):
            layers[f"linear{number}"] = nn.Linear(before, nodes)
            layers[f"dropout{number}"] = nn.Dropout(dropout)
            layers[f"relu{number}"] = nn.ReLU(inplace=True)
            before = nodes
        layers["logits"] = nn.Linear(before, 10)
        super().__init__(layers)


# make_loaders


def loaders_by_permutation(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    order = torch.randperm(len(images), generator=generator)
    n_val = int(len(images) * val_fraction)
    val, train = order[:n_val], order[n_val:]
    return (
        DataLoader(
            TensorDataset(images[train], labels[train]),
            batch_size,
            shuffle=True,
            generator=generator,
        ),
        DataLoader(TensorDataset(images[val], labels[val]), batch_size, shuffle=False),
    )


def loaders_by_sampler(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    order = torch.randperm(len(data), generator=generator).tolist()
    n_val = int(len(data) * val_fraction)
    sampler = SubsetRandomSampler(order[n_val:], generator=generator)
    train = DataLoader(data, batch_size=batch_size, sampler=sampler)
    return train, DataLoader(Subset(data, order[:n_val]), batch_size=batch_size)


def loaders_by_a_drawn_seed(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    seed = torch.randint(2**31 - 1, (1,), generator=generator).item()
    own = torch.Generator().manual_seed(int(seed))
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    lengths = [len(data) - n_val, n_val]
    train, val = torch.utils.data.random_split(data, lengths, generator=own)
    loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=own)
    return loader, DataLoader(val, batch_size=batch_size)


class Pairs(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.images[index], self.labels[index]


def loaders_of_own_dataset(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = Pairs(images, labels)
    n_val = int(val_fraction * len(data))
    lengths = [n_val, len(data) - n_val]
    val, train = torch.utils.data.random_split(data, lengths, generator)
    train = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return [train, DataLoader(val, batch_size=batch_size, shuffle=False, drop_last=False)]


# train_step


def step_with_log_softmax(model, images, labels, optimizer, device):
    x = images.to(device)
    y = labels.to(device)
    optimizer.zero_grad(set_to_none=False)
    loss = F.nll_loss(F.log_softmax(model(x), dim=1), y)
    loss.backward()
    optimizer.step()
    return float(loss)


def step_with_modules(model, images, labels, optimizer, device):
    images, labels = images.to(device, non_blocking=True), labels.to(device, non_blocking=True)
    criterion = nn.CrossEntropyLoss()
    loss = criterion(model(images), labels)
    model.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach().item()


def step_with_closure(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(model(images), labels)
        loss.backward()
        return loss

    return optimizer.step(closure).item()


def step_by_hand(model, images, labels, optimizer, device):
    for parameter in model.parameters():
        parameter.grad = None
    images, labels = images.to(device=device), labels.to(device=device)
    logits = model(images)
    picked = logits.gather(1, labels[:, None]).squeeze(1)
    loss = (logits.logsumexp(dim=1) - picked).mean()
    loss.backward()
    optimizer.step()
    return loss.tolist()


# train_epoch: these take the step from here, since they replace one function only


def epoch_by_weights(model, loader, optimizer, device):
    model.train(True)
    losses, sizes = [], []
    for images, labels in loader:
        losses.append(step_with_log_softmax(model, images, labels, optimizer, device))
        sizes.append(images.shape[0])
    total = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
    return total / sum(sizes)


def epoch_by_samples_seen(model, loader, optimizer, device):
    model.to(device)
    model.train()
    running, seen = 0.0, 0
    for batch in loader:
        x, y = batch
        running += step_with_closure(model, x, y, optimizer, device) * x.size(0)
        seen += x.size(0)
    return running / seen


def epoch_by_running_mean(model, loader, optimizer, device):
    mean, seen = 0.0, 0
    for images, labels in loader:
        model.train()
        loss = step_with_modules(model, images, labels, optimizer, device)
        seen += len(labels)
        mean += (loss - mean) * len(labels) / seen
    return mean


# evaluate


@torch.no_grad()
def evaluate_decorated(model, loader, device):
    model.eval()
    loss = right = total = 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        logits = model(images)
        loss += nn.CrossEntropyLoss()(logits, labels).item() * labels.size(0)
        right += int((logits.max(dim=1).indices == labels).sum())
        total += labels.size(0)
    return loss / total, right / total


def evaluate_in_inference_mode(model, loader, device):
    was = model.training
    model.train(False)
    loss, hits, n = 0.0, 0.0, 0
    with torch.inference_mode():
        for images, labels in loader:
            labels = labels.to(device)
            scores = F.log_softmax(model(images.to(device)), dim=-1)
            loss += float(F.nll_loss(scores, labels, reduction="sum"))
            hits += scores.argmax(-1).eq(labels).float().sum().item()
            n += len(labels)
    model.train(was)
    return loss / n, hits / n


def evaluate_on_device_sums(model, loader, device):
    model.eval()
    loss = torch.zeros((), device=device)
    right = torch.zeros((), device=device, dtype=torch.long)
    n = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            z = model(x)
            loss += F.cross_entropy(z, y, reduction="sum")
            right += (z.argmax(1) == y).sum()
            n += len(y)
    return [loss.item() / n, right.item() / n]


# fit


def fit_with_clones(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    model = model.to(device)
    train_loss, val_loss, val_accuracy = [], [], []
    best = {}
    for epoch in range(1, epochs + 1):
        train_loss += [epoch_by_weights(model, train_loader, optimizer, device)]
        loss, accuracy = evaluate_decorated(model, val_loader, device)
        if epoch == 1 or loss < min(val_loss):
            best = {name: value.detach().clone() for name, value in model.state_dict().items()}
        val_loss += [loss]
        val_accuracy += [accuracy]
        if scheduler:
            scheduler.step()
    model.load_state_dict(best)
    return {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": val_accuracy}


def fit_with_best_on_the_cpu(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    rows, kept = [], None
    for _ in range(epochs):
        train = epoch_by_running_mean(model, train_loader, optimizer, device)
        rows.append((train, *evaluate_in_inference_mode(model, val_loader, device)))
        if rows[-1] is min(rows, key=lambda row: row[1]):
            kept = {name: value.cpu().clone() for name, value in model.state_dict().items()}
        scheduler.step() if scheduler is not None else None
    model.load_state_dict(kept)
    columns = zip(*rows, strict=True)
    return dict(zip(("train_loss", "val_loss", "val_accuracy"), map(list, columns), strict=True))


def fit_copying_parameters(
    model, train_loader, val_loader, optimizer, device, epochs, scheduler=None
):
    model.to(device)
    history = {name: [] for name in ("train_loss", "val_loss", "val_accuracy")}
    best = None
    for _ in range(epochs):
        history["train_loss"].append(epoch_by_samples_seen(model, train_loader, optimizer, device))
        loss, accuracy = evaluate_on_device_sums(model, val_loader, device)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if best is None or loss < best[0]:
            best = (loss, copy.deepcopy([*model.parameters(), *model.buffers()]))
        if scheduler is not None:
            scheduler.step()
    with torch.no_grad():
        held = [*model.parameters(), *model.buffers()]
        for value, kept in zip(held, best[1], strict=True):
            value.copy_(kept)
    return history


# save_checkpoint


def save_by_keywords(path, model, optimizer, epoch):
    torch.save(
        obj={"model": model.state_dict(), "optimizer": optimizer.state_dict()} | {"epoch": epoch},
        f=path,
    )


def save_with_more(path, model, optimizer, epoch):
    weights = {name: value.cpu() for name, value in model.state_dict().items()}
    state = {"model": weights, "optimizer": optimizer.state_dict(), "epoch": epoch, "note": "mlp"}
    with open(path, "wb") as file:
        torch.save(state, file)


def save_as_text_path(path, model, optimizer, epoch):
    checkpoint = OrderedDict()
    checkpoint["model"] = copy.deepcopy(model.state_dict())
    checkpoint["optimizer"] = optimizer.state_dict()
    checkpoint["epoch"] = int(epoch)
    torch.save(checkpoint, str(path))


# load_checkpoint


def load_to_the_cpu_first(path, model, optimizer=None, device="cpu"):
    checkpoint = torch.load(path, map_location="cpu")
    model.load_state_dict(checkpoint["model"])
    model.to(device)
    if optimizer:
        optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]


def load_from_open_file(path, model, optimizer=None, device="cpu"):
    with open(path, "rb") as file:
        held = torch.load(file, map_location=torch.device(device), weights_only=True)
    if optimizer is not None:
        optimizer.load_state_dict(held["optimizer"])
    model.load_state_dict(held["model"], strict=True)
    return int(held["epoch"])


def load_by_function(path, model, optimizer=None, device="cpu"):
    state = torch.load(str(path), map_location=lambda storage, _: storage)
    for part, name in ((model, "model"), (optimizer, "optimizer")):
        if part is not None:
            part.load_state_dict(state[name])
    return state["epoch"]


# predict


@torch.no_grad()
def predict_decorated(model, image, device):
    model.eval()
    p = F.softmax(model(image[None].to(device)), dim=-1)[0]
    digit = int(p.argmax())
    return digit, float(p[digit])


def predict_in_inference_mode(model, image, device):
    model.train(False)
    with torch.inference_mode():
        p = model(image.reshape(1, 1, 28, 28).to(device)).squeeze(0).softmax(0)
        best = p.topk(1)
    return best.indices.item(), best.values.item()


def predict_by_logs(model, image, device):
    model.eval()
    with torch.no_grad():
        logits = model(image.to(device).unsqueeze(0)).flatten()
        digit = logits.argmax().item()
        confidence = (logits[digit] - logits.logsumexp(0)).exp().item()
    return digit, confidence


ALTERNATIVES = {
    "get_device": [device_by_type, device_by_count, device_by_branches],
    "MLP": [ModulesInAList, FunctionalDropout, OwnParameters, NamedLayers],
    "make_loaders": [
        *(loaders_by_permutation, loaders_by_sampler, loaders_of_own_dataset),
        loaders_by_a_drawn_seed,
    ],
    "train_step": [step_with_log_softmax, step_with_modules, step_with_closure, step_by_hand],
    "train_epoch": [epoch_by_weights, epoch_by_samples_seen, epoch_by_running_mean],
    "evaluate": [evaluate_decorated, evaluate_in_inference_mode, evaluate_on_device_sums],
    "fit": [fit_with_clones, fit_with_best_on_the_cpu, fit_copying_parameters],
    "save_checkpoint": [save_by_keywords, save_with_more, save_as_text_path],
    "load_checkpoint": [load_to_the_cpu_first, load_from_open_file, load_by_function],
    "predict": [predict_decorated, predict_in_inference_mode, predict_by_logs],
}
