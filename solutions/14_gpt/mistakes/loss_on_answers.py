"""Mistakes in loss_on_answers: which places count, what they are divided by, what goes in."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "loss_on_answers",
    ko="answer는 어디에서 쓰이나요? 물음의 글자도 손실에 들어가지 않나요?",
    en="Where is answer used? Do the characters of the question count too?",
)
def everywhere(logits, targets, answer):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


@mistakes.of(
    "loss_on_answers",
    ko="무엇의 평균인가요? 0으로 만든 자리까지 세어서 나누고 있지 않나요?",
    en="The mean of what? Do you divide by the places that you made 0, too?",
)
def divided_by_all_places(logits, targets, answer):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (each * answer).mean()


@mistakes.of(
    "loss_on_answers",
    ko="더하기만 했나요, 답의 글자 수로 나누기도 했나요?",
    en="Is it the sum, or is it divided by the number of the answers' characters?",
)
def summed(logits, targets, answer):
    return F.cross_entropy(logits[answer], targets[answer], reduction="sum")


@mistakes.of(
    "loss_on_answers",
    ko="답이 긴 예와 짧은 예가 똑같이 세어지나요, 글자마다 똑같이 세어지나요?",
    en="Does every example count alike, however long its answer, or does every character?",
)
def mean_of_means(logits, targets, answer):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return ((each * answer).sum(1) / answer.sum(1)).mean()


@mistakes.of(
    "loss_on_answers",
    ko="True인 자리는 답인가요, 답이 아닌 자리인가요?",
    en="Are places that are True in the answer, or outside of it?",
)
def mask_inverted(logits, targets, answer):
    return F.cross_entropy(logits[~answer], targets[~answer])


@mistakes.of(
    "loss_on_answers",
    ko="로짓을 0으로 만든 자리의 손실은 0인가요? 글자가 13개이면 그 손실은 얼마인가요?",
    en="Is the loss 0 where the logits were made 0? How large is it for 13 characters?",
)
def logits_made_zero(logits, targets, answer):
    hidden = logits * answer.unsqueeze(-1)
    return F.cross_entropy(hidden.flatten(0, 1), targets.flatten())


@mistakes.of(
    "loss_on_answers",
    ko="cross_entropy는 로짓을 받아 안에서 log-softmax를 계산합니다. 그 앞에 Softmax를 또 쓰면 몇 "
    "번이 되나요?",
    en="cross_entropy takes logits and computes the log-softmax inside. With a softmax before it, "
    "how many are there?",
)
def softmax_twice(logits, targets, answer):
    return F.cross_entropy(logits[answer].softmax(dim=-1), targets[answer])


@mistakes.of(
    "loss_on_answers",
    ko="확률을 먼저 구하고 로그를 취하면, 확률이 0이 될 때 무엇이 나오나요?",
    en="If probabilities come first and then the logarithm, what happens where one is 0?",
)
def log_of_softmax(logits, targets, answer):
    return F.nll_loss(logits[answer].softmax(dim=-1).log(), targets[answer])


@mistakes.of(
    "loss_on_answers",
    ko="확률이 클수록 손실은 커져야 하나요, 작아져야 하나요? 부호는 어디에 있나요?",
    en="As the probability grows, should the loss grow or fall? Where is the sign?",
)
def sign_forgotten(logits, targets, answer):
    return -F.cross_entropy(logits[answer], targets[answer])


@mistakes.of(
    "loss_on_answers",
    ko="Softmax는 어느 축에서 구해야 하나요? 글자의 축과 자리의 축이 바뀌지 않았나요?",
    en="Along which axis should the softmax run? Have the axes of characters and places changed?",
)
def softmax_over_places(logits, targets, answer):
    logs = logits.log_softmax(dim=1)
    chosen = logs.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    return -chosen[answer].mean()


@mistakes.of(
    "loss_on_answers",
    ko=".item()이나 .detach()가 있으면 backward()는 무엇을 거슬러 올라가나요?",
    en="With .item() or .detach() in there, what can backward() go back along?",
)
def detached(logits, targets, answer):
    return F.cross_entropy(logits[answer], targets[answer]).detach()


@mistakes.of(
    "loss_on_answers",
    ko="교차 엔트로피와 차이의 제곱은 다른 손실입니다. 05의 식을 어떻게 썼나요?",
    en="Cross-entropy and squared differences are two losses. How did you write 05's formula?",
)
def squared_differences(logits, targets, answer):
    one_hot = F.one_hot(targets, logits.shape[-1])
    each = (logits.softmax(dim=-1) - one_hot).square().sum(-1)
    return each[answer].mean()


@mistakes.of(
    "loss_on_answers",
    ko="첫 줄의 answer를 모든 줄에 쓰고 있지 않나요? 줄마다 '='의 자리가 같은가요?",
    en="Is the first row's answer used for all rows? Is the '=' at the same place in each?",
)
def first_row_for_all(logits, targets, answer):
    places = answer[0]
    return F.cross_entropy(logits[:, places].flatten(0, 1), targets[:, places].flatten())


@mistakes.of(
    "loss_on_answers",
    ko="정확도와 손실은 어떻게 다른가요? argmax로 구한 값에서 기울기가 흐르나요?",
    en="How do accuracy and loss differ? Can a gradient flow from what argmax gave?",
)
def share_of_wrong(logits, targets, answer):
    wrong = (logits.argmax(dim=-1) != targets).to(logits.dtype)
    return wrong[answer].mean() + 0 * logits.sum()


@mistakes.of(
    "loss_on_answers",
    ko="새로 만든 텐서는 어느 장치에 있나요? 로짓이 GPU에 있을 때도 같은 곳인가요?",
    en="On which device is a tensor that you make? Is it the same place if the logits are on a "
    "GPU?",
)
def on_the_cpu(logits, targets, answer):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    weights = torch.zeros(answer.shape, dtype=each.dtype)
    weights = torch.where(answer, torch.ones(answer.shape, dtype=each.dtype), weights)
    return (each * weights).sum() / weights.sum()


@mistakes.of(
    "loss_on_answers",
    ko="requires_grad=True로 새로 만든 텐서는 로짓에서 계산된 것인가요? backward() 뒤에 로짓의 "
    "grad는 무엇인가요?",
    en="Is a new tensor with requires_grad=True computed from the logits? After backward(), what "
    "is the logits' grad?",
)
def new_tensor_that_asks_for_gradients(logits, targets, answer):
    return F.cross_entropy(logits[answer], targets[answer]).detach().requires_grad_()
