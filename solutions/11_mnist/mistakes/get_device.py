"""Mistakes in get_device: devices misread, used where there are none, or always the same."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "get_device",
    ko="CUDA가 없는 컴퓨터에서 torch.device('cuda')에 텐서를 옮기면 어떻게 되나요?",
    en="On a computer without CUDA, what happens to a tensor moved to torch.device('cuda')?",
)
def never_falls_back(prefer="cuda"):
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="CUDA가 있는 컴퓨터에서 일부러 get_device('cpu')를 부른 사람은 무엇을 원할까요?",
    en="Someone with CUDA calls get_device('cpu') on purpose: what do they want?",
)
def cuda_whenever_there_is_one(prefer="cuda"):
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="prefer는 'cuda'와 똑같은 글자여야만 하나요? 둘째 GPU의 이름은 무엇인가요?",
    en="Must prefer be exactly 'cuda'? What is the second GPU called?",
)
def exact_name_only(prefer="cuda"):
    if prefer == "cuda" and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="CUDA가 없을 때 CPU로 돌아가는 것은 어떤 장치를 원했을 때인가요? simgpu도 CUDA인가요?",
    en="Falling back to the CPU is for those who asked for which device? Is simgpu CUDA too?",
)
def cpu_whenever_there_is_no_cuda(prefer="cuda"):
    return torch.device(prefer if torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="'cuda:1'을 원한 사람은 몇 번째 GPU를 받아야 하나요? 콜론 뒤의 숫자는 어디로 갔나요?",
    en="Which GPU should someone get who asks for 'cuda:1'? Where did the number go?",
)
def number_lost(prefer="cuda"):
    if prefer.startswith("cuda"):
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="조건이 참일 때와 거짓일 때 돌려주는 것이 서로 뒤바뀌지 않았나요?",
    en="Have the two answers, for the condition true and false, changed places?",
)
def condition_turned_round(prefer="cuda"):
    if prefer.startswith("cuda") and torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="simgpu나 cuda:1을 원한 사람에게 무엇을 돌려주나요? 'cuda'가 아니면 모두 CPU인가요?",
    en="What do those get who ask for simgpu, or for cuda:1? Is everything but 'cuda' the CPU?",
)
def cuda_or_the_cpu(prefer="cuda"):
    return torch.device("cuda" if prefer == "cuda" and torch.cuda.is_available() else "cpu")


@mistakes.of(
    "get_device",
    ko="CUDA가 아닌 다른 장치(simgpu)를 원한 사람에게 무엇을 돌려주나요?",
    en="What do those get who ask for a device that is no CUDA device, such as simgpu?",
)
def only_cuda_is_kept(prefer="cuda"):
    wanted = prefer.startswith("cuda") and torch.cuda.is_available()
    return torch.device(prefer if wanted else "cpu")


@mistakes.of(
    "get_device",
    ko="아무것도 정하지 않고 get_device()라고 부르면 어떤 장치를 먼저 시도해야 하나요?",
    en="When get_device() is called without saying which, what should be tried first?",
)
def default_is_cpu(prefer="cpu"):
    if prefer.startswith("cuda") and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer)


@mistakes.of(
    "get_device",
    ko="돌려준 것의 type()은 무엇인가요? 장치의 이름과 장치는 같은 것인가요?",
    en="What is the type() of what you return? Is a device's name a device?",
)
def the_name_alone(prefer="cuda"):
    return "cpu" if prefer.startswith("cuda") and not torch.cuda.is_available() else prefer
