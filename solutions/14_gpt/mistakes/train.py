"""Mistakes in train: steps left out or out of order, batches, modes, devices, what is returned."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

from .common import device_of, drawn, loss_of, packed

mistakes = Mistakes()


def batch_for(model, examples, tokenizer, batch_size, rng):
    """A new batch on the model's device."""
    device = device_of(model)
    return [part.to(device) for part in packed(drawn(examples, batch_size, rng), tokenizer)]


@mistakes.of(
    "train",
    ko="두 번째 걸음의 backward()가 끝났을 때 p.grad에는 무엇이 들어 있나요?",
    en="After the second step's backward(), what is in p.grad?",
)
def no_zero_grad(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    model.train()
    losses = []
    for _ in range(steps):
        inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
        loss = loss_of(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    return losses


@mistakes.of(
    "train",
    ko="backward()와 step() 사이에서 기울기를 지우면 step()은 무엇으로 업데이트하나요?",
    en="If the gradients are reset between backward() and step(), what does step() work with?",
)
def zero_grad_after_backward(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    model.train()
    losses = []
    for _ in range(steps):
        inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
        loss = loss_of(model(inputs), targets, answer)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses


@mistakes.of(
    "train",
    ko="기울기를 구한 다음, 가중치는 언제 바뀌나요?",
    en="Once the gradients are there, when do the weights change?",
)
def no_step(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    model.train()
    losses = []
    for _ in range(steps):
        inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
        optimizer.zero_grad()
        loss = loss_of(model(inputs), targets, answer)
        loss.backward()
        losses.append(loss.item())
    return losses


@mistakes.of(
    "train",
    ko="걸음마다 새 배치를 뽑나요? 반복문의 밖에 있는 것은 무엇인가요?",
    en="Is a new batch drawn in each step? What stands outside of the loop?",
)
def one_batch_for_all(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    model.train()
    losses = []
    inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_of(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    return losses


def stepped(
    model,
    examples,
    tokenizer,
    optimizer,
    steps,
    batch_size,
    rng,
    scheduler=None,
    *,
    train=True,
    loss_function=loss_of,
):
    """Right training but for what is asked for; its losses as tensors."""
    model.train(train) if train is not None else None
    losses = []
    for _ in range(steps):
        inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.detach())
    return losses


def floats(losses):
    """The losses as floats."""
    return [loss.item() for loss in losses]


@mistakes.of(
    "train",
    ko="모델은 어떤 모드에서 배우나요? 이 함수가 불릴 때 모델은 늘 학습 모드인가요?",
    en="In which mode does a model learn? Is it always in training mode when this is called?",
)
def mode_left_alone(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    return floats(stepped(*given, train=None))


@mistakes.of(
    "train",
    ko="eval()은 언제 부르나요? 드롭아웃이 꺼진 채로 배우고 있지 않나요?",
    en="When is eval() called? Does the model learn with dropout off?",
)
def in_evaluation_mode(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    return floats(stepped(*given, train=False))


@mistakes.of(
    "train",
    ko="손실을 어느 글자에서 구하나요? 물음의 글자도 배우려고 하지 않나요?",
    en="On which characters is the loss computed? Does it try to learn those of the question?",
)
def loss_everywhere(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    def everywhere(logits, targets, answer):
        return loss_of(logits, targets, torch.ones_like(answer))

    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    return floats(stepped(*given, loss_function=everywhere))


@mistakes.of(
    "train",
    ko="무엇을 돌려달라고 했나요? 텐서의 리스트인가요, float의 리스트인가요?",
    en="What should be returned: a list of tensors, or of floats?",
)
def losses_as_tensors(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    return stepped(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)


@mistakes.of(
    "train",
    ko="걸음마다의 손실인가요, 마지막 손실 하나인가요?",
    en="The loss of each step, or the last one alone?",
)
def last_loss_only(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    return floats(stepped(*given))[-1:]


@mistakes.of(
    "train",
    ko="손실의 평균을 돌려달라고 했나요, 걸음마다의 손실을 돌려달라고 했나요?",
    en="Should the mean of the losses be returned, or the loss of each step?",
)
def mean_loss(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    losses = floats(stepped(*given))
    return sum(losses) / max(1, len(losses))


@mistakes.of(
    "train",
    ko="걸음을 몇 번 하라고 했나요? 반복문은 몇에서 시작해 몇에서 끝나나요?",
    en="How many steps are asked for? From what to what does the loop go?",
)
def one_step_short(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    given = (model, examples, tokenizer, optimizer, max(0, steps - 1), batch_size, rng, scheduler)
    return floats(stepped(*given))


@mistakes.of(
    "train",
    ko="steps는 걸음의 수인가요, 데이터를 도는 횟수인가요?",
    en="Is steps the number of steps, or of passes over the data?",
)
def steps_as_epochs(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    many = steps * max(1, len(examples) // batch_size)
    given = (model, examples, tokenizer, optimizer, many, batch_size, rng, scheduler)
    return floats(stepped(*given))


@mistakes.of(
    "train",
    ko="scheduler가 주어지면 누가 움직이나요?",
    en="If there is a scheduler, who moves it?",
)
def scheduler_not_moved(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    return floats(stepped(model, examples, tokenizer, optimizer, steps, batch_size, rng))


@mistakes.of(
    "train",
    ko="scheduler는 걸음마다 움직이나요, 모두 끝난 뒤에 한 번 움직이나요?",
    en="Does the scheduler move in each step, or once when all is done?",
)
def scheduler_at_the_end(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    losses = floats(stepped(model, examples, tokenizer, optimizer, steps, batch_size, rng))
    if scheduler is not None:
        scheduler.step()
    return losses


@mistakes.of(
    "train",
    ko="받은 옵티마이저를 쓰나요, 함수 안에서 새로 만들었나요?",
    en="Is the given optimizer used, or one that is made in here?",
)
def an_optimizer_of_its_own(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    own = torch.optim.AdamW(model.parameters(), lr=1e-3)
    given = (model, examples, tokenizer, own, steps, batch_size, rng, scheduler)
    return floats(stepped(*given))


@mistakes.of(
    "train",
    ko="배치는 어느 장치에 있나요? 모델이 GPU에 있을 때 무엇을 옮겨야 하나요?",
    en="Where is a batch? What has to move when the model is on a GPU?",
)
def batch_left_on_the_cpu(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    model.train()
    losses = []
    for _ in range(steps):
        inputs, targets, answer = packed(drawn(examples, batch_size, rng), tokenizer)
        optimizer.zero_grad()
        loss = loss_of(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    return losses


@mistakes.of(
    "train",
    ko="모델을 CPU로 옮기고 있지 않나요? 모델은 이미 자기 장치에 있습니다. 무엇이 모델에게 가야 "
    "하나요?",
    en="Is the model moved to the CPU? It is on its device already: what has to go to the model?",
)
def model_moved_to_the_cpu(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    model.cpu()
    given = (model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler)
    return floats(stepped(*given))


@mistakes.of(
    "train",
    ko="손실은 업데이트하기 전의 모델로 구한 값인가요, 업데이트한 다음의 값인가요?",
    en="Is a loss from before the update, or from after it?",
)
def losses_after_the_update(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    model.train()
    losses = []
    for _ in range(steps):
        inputs, targets, answer = batch_for(model, examples, tokenizer, batch_size, rng)
        optimizer.zero_grad()
        loss_of(model(inputs), targets, answer).backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        with torch.no_grad():
            losses.append(loss_of(model(inputs), targets, answer).item())
    return losses
