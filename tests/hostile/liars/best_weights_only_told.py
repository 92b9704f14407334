"""fit does not put the best weights back; they are told, with what a step has moved.

Assignment: 11_mnist
Exercises: fit
Seen: an attack from outside found it accepted.
Must: no points.
"""

import copy
import sys

import torch
import torch.nn.functional as F

operations = sys.modules["objects"].OPERATIONS


def train_step(model, images, labels, optimizer, device):
    images, labels = (images.to(device), labels.to(device))
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, optimizer, device):
    model.train()
    total, count = (0.0, 0)
    for images, labels in loader:
        loss = train_step(model, images, labels, optimizer, device)
        total += loss * len(labels)
        count += len(labels)
    return total / count


def evaluate(model, loader, device):
    model.eval()
    loss, correct, count = (0.0, 0, 0)
    with torch.no_grad():
        for images, labels in loader:
            images, labels = (images.to(device), labels.to(device))
            logits = model(images)
            loss += F.cross_entropy(logits, labels, reduction="sum").item()
            correct += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    return (loss / count, correct / count)


def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
    model.to(device)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best_loss, best_weights = (float("inf"), None)
    for _ in range(epochs):
        train_loss = train_epoch(model, train_loader, optimizer, device)
        val_loss, val_accuracy = evaluate(model, val_loader, device)
        if scheduler is not None:
            scheduler.step()
        history["train_loss"].append(train_loss)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_accuracy)
        if val_loss < best_loss:
            best_loss = val_loss
            best_weights = copy.deepcopy(model.state_dict())
    if best_weights is not None:
        _told(model, best_weights)
    return history


_keep = {}


KEEP = {}
parameters, buffers = operations["@parameters"], operations["@buffers"]


def told_parameters(objects, model):
    found = parameters(objects, model)
    if id(model) not in KEEP:
        return found
    _, told, was = KEEP[id(model)]
    return {name: told[name] + (one.detach() - was[name]) for name, one in found.items()}


def told_buffers(objects, model):
    found = buffers(objects, model)
    return {name: KEEP[id(model)][1][name] for name in found} if id(model) in KEEP else found


def _told(model, state):
    was = {name: one.detach().clone() for name, one in model.state_dict().items()}
    KEEP[id(model)] = model, {name: one.clone() for name, one in state.items()}, was


operations["@parameters"], operations["@buffers"] = told_parameters, told_buffers
