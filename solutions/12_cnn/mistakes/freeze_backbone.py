"""Mistakes in freeze_backbone: the wrong parameters frozen or thawed, modes, copies."""

from __future__ import annotations

import copy

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "freeze_backbone",
    ko="머리까지 얼면 무엇이 학습되나요?",
    en="If the head is frozen too, what is left to train?",
)
def everything_frozen(model):
    for parameter in model.parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="새 데이터로 배워야 하는 것은 특징인가요, 특징으로 답을 고르는 머리인가요?",
    en="What should the new data teach: the features, or the head that chooses by them?",
)
def head_frozen_instead(model):
    for parameter in model.head.parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="함수를 부른 뒤에 backbone의 파라미터마다 requires_grad를 출력해 보았나요? 모듈에 적은 "
    "것이 파라미터에 닿나요?",
    en="Have you printed requires_grad of the backbone's parameters after the call? Does what is "
    "set on a module reach its parameters?",
)
def set_on_the_module(model):
    model.backbone.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="평가 모드로 두면 기울기가 계산되지 않나요? 평가 모드는 무엇을 바꾸나요?",
    en="Does evaluation mode stop gradients? What does evaluation mode change?",
)
def evaluation_mode_instead(model):
    model.backbone.eval()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="얼리는 것과 평가 모드로 두는 것은 같은 일인가요? 모드를 바꾸라고 했나요?",
    en="Are freezing and evaluation mode the same? Was a change of mode asked for?",
)
def evaluation_mode_as_well(model):
    model.backbone.requires_grad_(False)
    model.eval()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="head를 어떻게 하라고 했나요? 누군가 head를 미리 얼려 두었다면 어떻게 되나요?",
    en="What was to be done with the head? What if somebody had frozen it before?",
)
def head_thawed(model):
    model.backbone.requires_grad_(False)
    model.head.requires_grad_(True)
    return model


@mistakes.of(
    "freeze_backbone",
    ko="편향도 파라미터인가요?",
    en="Are biases parameters too?",
)
def weights_without_biases(model):
    for name, parameter in model.backbone.named_parameters():
        if name.endswith("weight"):
            parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="backbone에는 층이 몇 개 있나요? 모두 얼었나요?",
    en="How many layers does the backbone have? Are all of them frozen?",
)
def first_layer_only(model):
    for parameter in model.backbone[0].parameters():
        parameter.requires_grad = False
    return model


@mistakes.of(
    "freeze_backbone",
    ko="배운 특징을 0으로 만들면 무엇이 전이되나요?",
    en="If the learned features are set to zero, what is transferred?",
)
def backbone_zeroed(model):
    for parameter in model.backbone.parameters():
        parameter.requires_grad = False
        parameter.zero_()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="함수가 무엇을 돌려주나요? return이 있나요?",
    en="What does the function give back? Is there a return?",
)
def returns_nothing(model):
    model.backbone.requires_grad_(False)


@mistakes.of(
    "freeze_backbone",
    ko="돌려주어야 하는 것은 모델 전체인가요, backbone인가요?",
    en="Is it the whole model that should come back, or the backbone?",
)
def returns_the_backbone(model):
    return model.backbone.requires_grad_(False)


@mistakes.of(
    "freeze_backbone",
    ko="복사본을 얼리면, 여러분이 받은 모델은 어떻게 되나요?",
    en="If a copy is frozen, what of the model that was given?",
)
def copy_frozen(model):
    frozen = copy.deepcopy(model)
    frozen.backbone.requires_grad_(False)
    return frozen


@mistakes.of(
    "freeze_backbone",
    ko="얼리는 것과 평가 모드로 두는 것은 같은 일인가요? backbone의 모드를 바꾸라고 했나요?",
    en="Are freezing and evaluation mode the same? Was a change of the backbone's mode asked for?",
)
def backbone_in_evaluation_mode(model):
    model.backbone.requires_grad_(False)
    model.backbone.eval()
    return model


@mistakes.of(
    "freeze_backbone",
    ko="backbone에서 파라미터가 있는 층은 합성곱뿐인가요? BatchNorm이나 Linear가 있다면요?",
    en="Do only convolutions have parameters? What if the backbone has a BatchNorm or a Linear?",
)
def convolutions_only(model):
    for layer in model.backbone.modules():
        if isinstance(layer, torch.nn.Conv2d):
            layer.requires_grad_(False)
    return model
