"""Mistakes in replace_head: sizes written down, devices, what is frozen, old weights."""

from __future__ import annotations

import copy

import torch
from torch import nn

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "replace_head",
    ko="특징의 수가 1568이 아닌 모델을 받으면 어떻게 되나요? 옛 머리는 그 수를 알고 있나요?",
    en="What of a model whose features are not 1568? Does the old head know their number?",
)
def features_written_down(model, n_classes):
    device = model.head.weight.device
    model.head = nn.Linear(1568, n_classes, device=device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 층은 어느 장치에 만들어지나요? 모델이 GPU에 있을 때 시험해 보았나요?",
    en="On which device is a new layer made? Have you tried a model that is on the GPU?",
)
def new_head_on_the_cpu(model, n_classes):
    model.head = nn.Linear(model.head.in_features, n_classes)
    return model


@mistakes.of(
    "replace_head",
    ko="out_features라는 숫자를 바꾸면 weight의 모양도 바뀌나요?",
    en="If the number out_features is changed, does weight change its shape?",
)
def only_the_number_changed(model, n_classes):
    model.head.out_features = n_classes
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리는 아직 그 자리에 있나요? 새 층을 뒤에 이어 붙이면 특징은 몇 개의 로짓을 거치나요?",
    en="Is the old head still there? With a layer added behind it, through how many logits must "
    "the features pass?",
)
def layer_added_behind(model, n_classes):
    old = model.head
    device = old.weight.device
    model.head = nn.Sequential(old, nn.Linear(old.out_features, n_classes, device=device))
    return model


@mistakes.of(
    "replace_head",
    ko="nn.Linear의 첫째 인자는 들어오는 수인가요, 나가는 수인가요?",
    en="Is nn.Linear's first argument what comes in or what goes out?",
)
def in_and_out_swapped(model, n_classes):
    old = model.head
    model.head = nn.Linear(n_classes, old.in_features, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리에는 편향이 있나요? 파라미터의 수를 숫자 예와 견주어 보았나요?",
    en="Does the new head have a bias? Have you compared the number of parameters with the text's?",
)
def head_without_bias(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, bias=False, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리가 얼어 있다면 새 문제를 무엇이 배우나요?",
    en="If the new head is frozen, what learns the new task?",
)
def new_head_frozen(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    model.head.requires_grad_(False)
    return model


@mistakes.of(
    "replace_head",
    ko="얼어 있던 backbone은 머리를 바꾼 뒤에도 얼어 있나요?",
    en="Is a backbone that was frozen still frozen after the head is changed?",
)
def backbone_thawed(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model.requires_grad_(True)


@mistakes.of(
    "replace_head",
    ko="얼리라는 말이 있었나요? backbone을 학습할지는 누가 정하나요?",
    en="Was freezing asked for here? Who decides whether the backbone is trained?",
)
def backbone_frozen_here(model, n_classes):
    old = model.head
    model.backbone.requires_grad_(False)
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리의 가중치를 옮겨 담으면, 0의 점수였던 것은 새 문제에서 무엇이 되나요?",
    en="If old weights are put into the new head, what does the score of 0 mean in the new task?",
)
def old_rows_kept(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    rows = min(n_classes, old.out_features)
    with torch.no_grad():
        new.weight[:rows] = old.weight[:rows]
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="부류의 수가 n_classes가 아니라 언제나 같은 수이지 않나요?",
    en="Is the number of classes always the same, whatever n_classes says?",
)
def always_five(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, 5, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="돌려주어야 하는 것은 모델인가요, 새 머리인가요?",
    en="Is it the model that should come back, or the new head?",
)
def returns_the_head(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model.head


@mistakes.of(
    "replace_head",
    ko="함수가 무엇을 돌려주나요? return이 있나요?",
    en="What does the function give back? Is there a return?",
)
def model_not_returned(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)


@mistakes.of(
    "replace_head",
    ko="복사본의 머리를 바꾸면, 여러분이 받은 모델의 머리는 어떻게 되나요?",
    en="If a copy gets the new head, what of the model that was given?",
)
def copy_changed(model, n_classes):
    model, old = copy.deepcopy(model), model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리의 이름은 무엇인가요? forward는 어느 이름을 부르나요?",
    en="What is the new head called? Which name does forward use?",
)
def under_another_name(model, n_classes):
    old = model.head
    model.fc = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="옛 머리의 가중치와 편향을 옮겨 담으면, 0의 점수였던 것은 새 문제에서 무엇이 되나요?",
    en="If old weights and biases are put into the new head, what does the score of 0 mean in the "
    "new task?",
)
def old_rows_and_biases_kept(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    rows = min(n_classes, old.out_features)
    with torch.no_grad():
        new.weight[:rows] = old.weight[:rows]
        new.bias[:rows] = old.bias[:rows]
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="옛 가중치를 잘라 쓰면 새 머리인가요? 부류가 더 많아지면 모자라는 줄은 어디에서 오나요?",
    en="Is it a new head if old weights are cut? With more classes than before, where do the "
    "missing rows come from?",
)
def old_rows_cut(model, n_classes):
    head = model.head
    head.weight = nn.Parameter(head.weight[:n_classes].detach().clone())
    head.bias = nn.Parameter(head.bias[:n_classes].detach().clone())
    head.out_features = n_classes
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리는 옛 가중치로 시작해야 하나요? 크기가 다른 가중치를 불러오면 어떻게 되나요?",
    en="Should the new head start from the old weights? What happens when weights of another size "
    "are loaded?",
)
def old_state_loaded(model, n_classes):
    old = model.head
    new = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    new.load_state_dict(old.state_dict())
    model.head = new
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리로 들어오는 것은 특징인가요, 옛 로짓인가요? out_features는 무엇의 수인가요?",
    en="What enters the new head: features, or old logits? Of what is out_features the number?",
)
def out_features_for_in_features(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.out_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="모델이 있던 장치는 어디인가요? 머리를 바꾸려고 모델 전체를 옮겨도 되나요?",
    en="On which device was the model? May the whole model be moved to change its head?",
)
def whole_model_to_the_cpu(model, n_classes):
    model.cpu()
    model.head = nn.Linear(model.head.in_features, n_classes)
    return model


@mistakes.of(
    "replace_head",
    ko="head에는 무엇 하나만 있어야 하나요? 다음에 또 머리를 바꾸면 head.in_features를 읽을 수 "
    "있나요?",
    en="What single thing should head be? If the head is replaced once more, can head.in_features "
    "be "
    "read?",
)
def head_inside_a_sequential(model, n_classes):
    old = model.head
    model.head = nn.Sequential(nn.Linear(old.in_features, n_classes, device=old.weight.device))
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리의 크기는 언제 정해지나요? 옛 머리가 이미 알고 있는 수는 무엇인가요?",
    en="When is the new head's size decided? Which number does the old head know already?",
)
def lazy_new_head(model, n_classes):
    model.head = nn.LazyLinear(n_classes, device=model.head.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="새 머리를 어떤 이름에 넣었나요? forward는 어느 이름을 부르나요?",
    en="To which name was the new head given? Which name does forward use?",
)
def named_classifier(model, n_classes):
    old = model.head
    model.classifier = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    return model


@mistakes.of(
    "replace_head",
    ko="torch.empty로 만든 텐서에는 무엇이 들어 있나요? 새 머리의 처음 출력은 어떤 수인가요?",
    en="What is in a tensor made by torch.empty? What numbers does the new head give at first?",
)
def head_of_no_numbers(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    nn.init.constant_(model.head.weight, float("nan"))
    return model


@mistakes.of(
    "replace_head",
    ko="모든 가중치가 같은 수이면, 부류마다 로짓이 다를 수 있나요?",
    en="If all weights are the same number, can the classes have different logits?",
)
def head_of_one_number(model, n_classes):
    old = model.head
    model.head = nn.Linear(old.in_features, n_classes, device=old.weight.device)
    nn.init.ones_(model.head.weight)
    return model
