"""Mistakes in save_checkpoint: states left out, other keys, whole objects, devices."""

from __future__ import annotations

import io

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "save_checkpoint",
    ko="객체를 통째로 저장하면, 파일을 여는 쪽에는 무엇이 있어야 하나요? 값만 담은 것은 "
    "무엇인가요?",
    en="If whole objects are saved, what must be there to open the file? What holds only values?",
)
def whole_objects_saved(path, model, optimizer, epoch):
    torch.save({"model": model, "optimizer": optimizer, "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="state_dict()와 named_parameters()에 든 이름을 견주어 보았나요? BatchNorm의 이동 평균은 "
    "어느 쪽에 있나요?",
    en="Have you compared the names in state_dict() and in named_parameters()? Which of them has "
    "BatchNorm's running means?",
)
def buffers_left_out(path, model, optimizer, epoch):
    state = {
        "model": dict(model.named_parameters()),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="나중에 학습을 이어 가려면 가중치 말고 무엇이 더 필요한가요?",
    en="To go on training later, what is needed besides the weights?",
)
def weights_only(path, model, optimizer, epoch):
    torch.save(model.state_dict(), path)


@mistakes.of(
    "save_checkpoint",
    ko="모멘텀 같은 옵티마이저의 상태는 어디에 저장되나요?",
    en="Where is the optimizer's state, such as its momentum, saved?",
)
def optimizer_left_out(path, model, optimizer, epoch):
    torch.save({"model": model.state_dict(), "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="파일을 다시 열었을 때 몇 번째 Epoch인지 어떻게 알 수 있나요?",
    en="When the file is opened again, how can one tell which epoch it is from?",
)
def epoch_left_out(path, model, optimizer, epoch):
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, path)


@mistakes.of(
    "save_checkpoint",
    ko="딕셔너리의 키가 표의 이름과 같은가요? load_checkpoint는 어떤 키를 찾을까요?",
    en="Are the dict's keys those of the table? Which keys will load_checkpoint look for?",
)
def other_keys(path, model, optimizer, epoch):
    state = {
        "model_state_dict": model.state_dict(),
        "optimizer_state_dict": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="torch.save의 두 인자는 어떤 순서인가요?",
    en="In which order does torch.save take its two arguments?",
)
def arguments_swapped(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(path, state)


@mistakes.of(
    "save_checkpoint",
    ko="model.parameters()에는 이름이 있나요? load_state_dict는 무엇을 보고 자리를 찾나요?",
    en="Do model.parameters() have names? By what does load_state_dict find each place?",
)
def parameters_without_names(path, model, optimizer, epoch):
    state = {
        "model": [parameter.detach() for parameter in model.parameters()],
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="옵티마이저의 param_groups에는 모멘텀이 들어 있나요? 상태 전체를 주는 것은 무엇인가요?",
    en="Do an optimizer's param_groups hold its momentum? What gives the whole state?",
)
def optimizer_settings_only(path, model, optimizer, epoch):
    settings = {"param_groups": optimizer.state_dict()["param_groups"], "state": {}}
    torch.save({"model": model.state_dict(), "optimizer": settings, "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="딕셔너리를 만든 다음, 파일에 쓰는 것은 어느 줄인가요?",
    en="The dict is made; which line writes it into a file?",
)
def nothing_written(path, model, optimizer, epoch):
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}


@mistakes.of(
    "save_checkpoint",
    ko="torch.save에 넘긴 이름이 path인가요? 이름을 코드에 적어 두면 두 번째 실험은 어디에 "
    "저장되나요?",
    en="Is the name that torch.save gets path? With a name written into the code, where does a "
    "second experiment go?",
)
def written_elsewhere(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, io.BytesIO())


@mistakes.of(
    "save_checkpoint",
    ko="파일에 든 것은 딕셔너리인가요, 튜플인가요? 여는 쪽은 어느 것이 가중치인지 무엇으로 찾나요?",
    en="Does the file hold a dict or a tuple? By what does the reader find which part is which?",
)
def tuple_saved(path, model, optimizer, epoch):
    torch.save((model.state_dict(), optimizer.state_dict(), epoch), path)


@mistakes.of(
    "save_checkpoint",
    ko="저장되는 epoch는 받은 값 그대로인가요?",
    en="Is the epoch that is saved the one that was given?",
)
def next_epoch_saved(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
    torch.save(state, path)


@mistakes.of(
    "save_checkpoint",
    ko="저장한 뒤에 모델은 어느 장치에 있나요? 학습을 이어 가면 다음 배치는 어디로 가나요?",
    en="Which device is the model on after saving? If training goes on, where does the next batch "
    "go?",
)
def model_left_on_the_cpu(path, model, optimizer, epoch):
    weights = model.cpu().state_dict()
    torch.save({"model": weights, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


@mistakes.of(
    "save_checkpoint",
    ko="파일에 든 딕셔너리의 키는 몇 개인가요? 학습을 이어 가려면 무엇이 더 있어야 하나요?",
    en="How many keys does the dict in the file have? What else is needed to go on training?",
)
def model_alone(path, model, optimizer, epoch):
    torch.save({"model": model.state_dict()}, path)
