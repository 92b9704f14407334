"""Mistakes in train_epoch: modes, means of unequal batches, returns too early, steps done twice."""

from __future__ import annotations

import torch.nn.functional as F

from autograder.mistakes import Mistakes

from .common import step

mistakes = Mistakes()


@mistakes.of(
    "train_epoch",
    ko="지난번에 evaluate를 부른 뒤라면 지금 모델은 어떤 모드인가요? 그때 Dropout은요?",
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
    ko="return은 반복문의 안에 있나요, 밖에 있나요? 배치가 몇 개나 학습되었나요?",
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
    ko="range(n // batch_size)로 돌면 나머지는 어디로 가나요?",
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
    ko="모델은 이미 그 장치에 있습니다. 반복문 안의 model.to(device)는 배치마다 무엇을 하나요?",
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
    ko="train_step이 이미 배치를 옮깁니다. 여기서 손실을 다시 계산하면 몇 번 옮기고 몇 번 "
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


@mistakes.of(
    "train_epoch",
    ko="마지막 배치를 버리는 로더라면 len(loader.dataset)개를 모두 학습했나요? 몇 개를 세어야 "
    "하나요?",
    en="If a loader drops its last batch, were len(loader.dataset) samples trained on? How many "
    "should be counted?",
)
def divides_by_all_the_data(model, loader, optimizer, device):
    model.train()
    losses = [step(model, x, y, optimizer, device) * len(y) for x, y in loader]
    return sum(losses) / len(loader.dataset)
