"""Mistakes in evaluate: modes and gradients, means of unequal batches, devices, results."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from autograder.mistakes import Mistakes

from .common import measure, step

mistakes = Mistakes()


@mistakes.of(
    "evaluate",
    ko="torch.set_grad_enabled(False)는 언제 다시 True가 되나요? 어느 줄까지만 꺼 두고 싶은가요?",
    en="When does torch.set_grad_enabled(False) become True again? Up to which line should it be "
    "off?",
)
def gradients_left_off(model, loader, device):
    torch.set_grad_enabled(False)
    model.eval()
    loss, correct, count = 0.0, 0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        logits = model(images)
        loss += F.cross_entropy(logits, labels, reduction="sum").item()
        correct += (logits.argmax(dim=1) == labels).sum().item()
        count += len(labels)
    return loss / count, correct / count


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
    ko="평가 모드는 기울기의 기록을 끄나요? model.eval()과 torch.no_grad()는 각각 무엇을 하나요?",
    en="Does evaluation mode stop the recording of gradients? What do model.eval() and "
    "torch.no_grad() each do?",
)
def gradients_recorded(model, loader, device):
    with torch.enable_grad():
        return measure.__wrapped__(model, loader, device)


@mistakes.of(
    "evaluate",
    ko="no_grad를 쓰면 Dropout도 꺼지나요? 모드는 누가 바꾸나요? 기록은 누가 끄나요?",
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
    ko="마지막 배치가 다른 배치보다 작을 때, len(loader)로 나눈 손실과 정확도는 데이터 하나당 "
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
    ko="정확도를 백분율로 돌려주었나요? 1보다 큰 정확도를 본 사람은 어떻게 생각할까요?",
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
    ko="return이 반복문 안에 있지 않나요? 몇 개의 배치를 보고 낸 값인가요?",
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
    ko="로짓 (n, 10)에서 숫자를 고르려면 어느 축에서 가장 큰 자리를 찾아야 하나요?",
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
    ko="cross_entropy에 이미 Softmax를 통과한 값을 넣으면 손실은 어떻게 되나요?",
    en="What becomes of the loss if cross_entropy is given what has been through a softmax?",
)
def loss_of_probabilities(model, loader, device):
    def second_softmax(logits, labels):
        return whole_loss(logits.softmax(dim=1), labels)

    loss, right, n = evaluated(model, loader, device, second_softmax, hits)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="images는 CPU에, 모델은 device에 있습니다. 누가 옮겨 주나요?",
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
    ko="돌려준 두 값의 type은 무엇인가요? 텐서에서 숫자를 꺼내는 것은 무엇인가요?",
    en="What are the types of the two values? What gets a number out of a tensor?",
)
def tensors_returned(model, loader, device):
    def loss_of(logits, labels):
        return F.cross_entropy(logits, labels, reduction="sum")

    loss, right, n = evaluated(model, loader, device, loss_of, hits_as_tensor)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="손실은 파이썬 숫자인데 정확도의 type은 무엇인가요? 맞힌 수를 센 것은 텐서인가요?",
    en="The loss is a Python number; what is the accuracy's type? Is the count of hits a tensor?",
)
def accuracy_still_a_tensor(model, loader, device):
    loss, right, n = evaluated(model, loader, device, whole_loss, hits_as_tensor)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="마지막 배치를 버리는 로더라면 len(loader.dataset)개를 모두 재었나요? 몇 개를 세어야 "
    "하나요?",
    en="If a loader drops its last batch, were len(loader.dataset) samples measured? How many "
    "should be counted?",
)
def means_over_all_the_data(model, loader, device):
    model.eval()
    loss, correct = 0.0, 0
    with torch.no_grad():
        for images, labels in loader:
            logits, labels = model(images.to(device)), labels.to(device)
            loss += F.cross_entropy(logits, labels, reduction="sum").item()
            correct += (logits.argmax(dim=1) == labels).sum().item()
    return loss / len(loader.dataset), correct / len(loader.dataset)


@mistakes.of(
    "evaluate",
    ko="로짓이 모두 0인 모델은 숫자를 하나씩만 고를 때 몇 개나 맞히나요? 가장 큰 로짓이 여럿이면 "
    "무엇을 세고 있나요?",
    en="If it may name only one digit per image, how many can a model get right whose logits are "
    "all 0? What do you count where several logits are largest?",
)
def every_largest_counts(model, loader, device):
    def among_the_largest(logits, labels):
        own = logits.gather(1, labels.unsqueeze(1)).squeeze(1)
        return (own >= logits.amax(dim=1)).sum().item()

    loss, right, n = evaluated(model, loader, device, whole_loss, among_the_largest)
    return loss / n, right / n


@mistakes.of(
    "evaluate",
    ko="모델이 확신하고 틀리면 손실은 얼마까지 커지나요? 확률을 1e-8에서 자르면 로그는 어디에서 "
    "멈추나요?",
    en="How large can the loss be where the model is sure and wrong? If you cut probabilities off "
    "at 1e-8, where does their logarithm end?",
)
def probabilities_cut_off(model, loader, device):
    def cut_off(logits, labels):
        own = logits.softmax(dim=1).gather(1, labels.unsqueeze(1))
        return -own.clamp_min(1e-8).log().sum().item()

    loss, right, n = evaluated(model, loader, device, cut_off, hits)
    return loss / n, right / n
