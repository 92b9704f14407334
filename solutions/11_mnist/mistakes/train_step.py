"""Mistakes in train_step: steps left out or out of order, losses, modes, devices."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from autograder.mistakes import Mistakes

from .common import step

mistakes = Mistakes()


@mistakes.of(
    "train_step",
    ko="두 번째 배치의 backward()가 끝났을 때 p.grad에는 무엇이 들어 있나요? PyTorch는 기울기를 "
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
    ko="step()을 부르는 순간 p.grad는 이번 배치의 기울기인가요, 지난번의 기울기인가요?",
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
    ko="backward() 다음, step() 바로 앞에서 기울기를 지우면 step()은 무엇으로 업데이트하나요?",
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
    ko="cross_entropy는 로짓을 받아 안에서 log-softmax를 계산합니다. 그 앞에 Softmax를 또 쓰면 몇 "
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
    ko="nll_loss는 로그 확률을 기대합니다. 확률을 그대로 넣으면 손실의 부호는 어떻게 되나요?",
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
    ko="nll_loss에 로짓을 그대로 넣었나요? 그 사이에 빠진 계산은 무엇인가요?",
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
    ko="backward()를 부른 손실과 돌려준 손실은 같은 것인가요? 어느 쪽이 배치의 평균인가요?",
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
    ko="돌려준 값의 type은 무엇인가요? 텐서를 모아 두면 계산 그래프는 언제 사라지나요?",
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
    ko="detach()가 주는 것은 파이썬 숫자인가요, 텐서인가요? 숫자 하나를 꺼내는 것은 무엇인가요?",
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
    ko="모드를 정하는 것은 train_step인가요, 그것을 부르는 쪽인가요?",
    en="Is the mode up to train_step, or to whoever calls it?",
)
def training_mode_forced(model, images, labels, optimizer, device):
    model.train()
    return step(model, images, labels, optimizer, device)


@mistakes.of(
    "train_step",
    ko="images는 지금 어느 장치에 있고, 모델의 가중치는 어디에 있나요? images.to(device)는 "
    "images를 바꾸나요, 새 텐서를 돌려주나요?",
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
    ko="로짓은 모델의 장치에서 나옵니다. 그것과 견주는 labels는 어디에 있나요?",
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
    ko="no_grad 안에서 순전파를 하면 backward가 거슬러 올라갈 길이 남아 있나요?",
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


@mistakes.of(
    "train_step",
    ko="다섯 단계 가운데 기울기를 자르는 단계가 있나요? 기울기가 아주 크면 step()은 무엇으로 "
    "업데이트하나요?",
    en="Which of the five steps cuts gradients off? When a gradient is very large, what does "
    "step() work with?",
)
def gradients_cut_off(model, images, labels, optimizer, device):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images.to(device)), labels.to(device))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 25.0)
    optimizer.step()
    return loss.item()
