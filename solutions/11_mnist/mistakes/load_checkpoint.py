"""Mistakes in load_checkpoint: states not loaded, devices, other keys, other things returned."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "load_checkpoint",
    ko="GPU에서 저장한 텐서를 GPU가 없는 컴퓨터에서 열면 어디로 가야 하나요? torch.load에 무엇을 "
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
    ko="추론만 할 때는 optimizer가 None입니다. 그때 optimizer.load_state_dict는 어떻게 되나요?",
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
    ko="named_parameters()에 없는 것이 저장된 딕셔너리에는 있나요? BatchNorm의 이동 평균은 누가 "
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
    ko="save_checkpoint는 어떤 키로 저장했나요? 같은 키로 꺼내고 있나요?",
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
    ko="파일 전체가 모델의 state_dict인가요? 어떤 키 아래에 있나요?",
    en="Is the whole file the model's state_dict? Under which key is it?",
)
def key_forgotten(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state)
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="strict=False는 이름이 하나도 맞지 않아도 무엇이라고 하나요? 정말로 값이 들어갔나요?",
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
    ko="device가 GPU인 모델에 값을 넣은 뒤, 모델을 CPU로 옮길 까닭이 있나요?",
    en="After the values are in a model on the GPU, is there a reason to move it to the CPU?",
)
def model_taken_to_the_cpu(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.cpu().load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


@mistakes.of(
    "load_checkpoint",
    ko="Epoch 번호가 0이면 if는 참인가요, 거짓인가요?",
    en="If the number of the epoch is 0, is it true or false to `if`?",
)
def epoch_zero_without_optimizer(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None and state["epoch"]:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
