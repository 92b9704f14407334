"""Mistakes in predict: confidences that are no probabilities, modes, devices, tensors."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@torch.no_grad()
def logits_of(model, image, device):
    """The logits (1, 10) of one image in evaluation mode, for mistakes that are made elsewhere."""
    model.eval()
    return model(image.unsqueeze(0).to(device))


@mistakes.of(
    "predict",
    ko="가장 큰 로짓은 확률인가요? 1보다 커질 수도 있나요?",
    en="Is the largest logit a probability? Could it be above 1?",
)
def confidence_from_logits(model, image, device):
    confidence, digit = logits_of(model, image, device).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="로짓이 100이면 e의 100제곱은 float32로 얼마인가요? 05에서는 지수를 취하기 전에 무엇을 "
    "했나요?",
    en="For a logit of 100, what is e to the 100 in float32? What did 05 do before it took the "
    "exponential?",
)
def exponential_overflows(model, image, device):
    raised = logits_of(model, image, device).exp()
    confidence, digit = (raised / raised.sum(dim=1, keepdim=True)).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="열 개의 확률을 모두 더하면 1이 되나요? Sigmoid와 Softmax 가운데 어느 쪽인가요?",
    en="Do your ten probabilities sum to 1? Which of the two does that, sigmoid or softmax?",
)
def sigmoid_confidence(model, image, device):
    confidence, digit = logits_of(model, image, device).sigmoid().max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="(1, 10)인 로짓의 0번 축에는 몇 개가 있나요? 거기서 Softmax를 하면 언제나 얼마가 되나요?",
    en="How many are there along axis 0 of logits (1, 10)? What does a softmax over them give, "
    "always?",
)
def softmax_over_the_batch(model, image, device):
    logits = logits_of(model, image, device)
    return logits.argmax(dim=1).item(), logits.softmax(dim=0).max().item()


@mistakes.of(
    "predict",
    ko="(1, 10)인 로짓의 0번 축에는 몇 개가 있나요? 거기서 Softmax를 한 값들 가운데 가장 큰 것은 "
    "어느 것인가요?",
    en="How many are there along axis 0 of logits (1, 10)? After a softmax over them, which value "
    "is the largest?",
)
def digit_from_softmax_over_the_batch(model, image, device):
    found = logits_of(model, image, device).softmax(dim=0)[0]
    return found.argmax().item(), found.max().item()


@mistakes.of(
    "predict",
    ko="모델이 이미 Softmax를 했나요? 두 번 하면 확률은 어떻게 되나요?",
    en="Has the softmax been taken already? What do the probabilities become after a second one?",
)
def softmax_twice(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="로그 확률은 0과 1 사이의 숫자인가요? 확률로 되돌리려면요?",
    en="Is a log-probability between 0 and 1? How does one get back to a probability?",
)
def log_probability(model, image, device):
    confidence, digit = logits_of(model, image, device).log_softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="모델이 학습 모드로 남아 있다면, 같은 이미지를 두 번 읽을 때 같은 답이 나오나요?",
    en="If the model was left in training mode, does the same image give the same answer twice?",
)
@torch.no_grad()
def dropout_active(model, image, device):
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="추론할 때 기울기를 기록할 까닭이 있나요?",
    en="Is there a reason to record gradients at inference?",
)
def gradients_at_inference(model, image, device):
    model.eval()
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="평가 모드와 no_grad 가운데 무엇을 했나요? 둘은 같은 일을 하나요?",
    en="Which of evaluation mode and no_grad did you use? Do they do the same?",
)
def neither_eval_nor_no_grad(model, image, device):
    confidence, digit = model(image.unsqueeze(0).to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="모델은 배치를 기대합니다. (28, 28)을 그대로 넣으면 첫째 축을 무엇으로 여기나요?",
    en="The model expects a batch. Given (28, 28) as it is, what does it take the first axis for?",
)
@torch.no_grad()
def no_batch_axis(model, image, device):
    model.eval()
    confidence, digit = model(image.to(device)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="image는 CPU에 있고 모델은 device에 있습니다. 어느 쪽이 어느 쪽으로 가야 하나요?",
    en="The image is on the CPU and the model on device. Which should go to which?",
)
@torch.no_grad()
def image_not_moved(model, image, device):
    model.eval()
    confidence, digit = model(image.unsqueeze(0)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="이미지 한 장을 읽으려고 모델 전체를 CPU로 옮기면, 다음에 GPU를 쓰려는 코드는 어떻게 "
    "되나요?",
    en="If the whole model goes to the CPU to read one image, what of code that next uses the GPU?",
)
@torch.no_grad()
def model_moved_to_the_cpu(model, image, device):
    model.cpu().eval()
    confidence, digit = model(image.unsqueeze(0)).softmax(1).max(dim=1)
    return digit.item(), confidence.item()


@mistakes.of(
    "predict",
    ko="확신도는 0에서 1 사이인가요? 백분율은 언제 만드나요?",
    en="Is the confidence from 0 to 1? When does it become percent?",
)
def confidence_in_percent(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit.item(), 100 * confidence.item()


@mistakes.of(
    "predict",
    ko="돌려준 두 값의 type은 무엇인가요? f-string에 넣으면 tensor(...)라고 나오지 않나요?",
    en="What are the types of the two values? Does an f-string show tensor(...)?",
)
def tensors_for_numbers(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit[0], confidence[0]


@mistakes.of(
    "predict",
    ko="max(dim=1)이 주는 것은 숫자인가요, 요소가 하나인 텐서인가요?",
    en="Does max(dim=1) give numbers, or tensors of one element?",
)
def tensors_of_one_element(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit, confidence


@mistakes.of(
    "predict",
    ko="digit의 type은 무엇인가요? confidence처럼 파이썬 숫자인가요?",
    en="What is the type of digit? Is it a Python number, as confidence is?",
)
def digit_still_a_tensor(model, image, device):
    confidence, digit = logits_of(model, image, device)[0].softmax(0).max(dim=0)
    return digit, confidence.item()


@mistakes.of(
    "predict",
    ko="confidence의 type은 무엇인가요? digit처럼 파이썬 숫자인가요?",
    en="What is the type of confidence? Is it a Python number, as digit is?",
)
def confidence_still_a_tensor(model, image, device):
    confidence, digit = logits_of(model, image, device)[0].softmax(0).max(dim=0)
    return digit.item(), confidence


@mistakes.of(
    "predict",
    ko="두 값의 순서는 (숫자, 확신도)인가요? max는 값과 자리 가운데 무엇을 먼저 주나요?",
    en="Are the two in the order (digit, confidence)? Which does max give first, value or place?",
)
def confidence_first(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return confidence.item(), digit.item()


@mistakes.of(
    "predict",
    ko="확신도는 소수점 아래 몇 자리까지 필요한가요? 반올림은 출력할 때 하면 안 될까요?",
    en="How many decimals does the confidence need? Could rounding wait until it is printed?",
)
def confidence_rounded(model, image, device):
    confidence, digit = logits_of(model, image, device).softmax(1).max(dim=1)
    return digit.item(), round(confidence.item(), 2)
