"""Mistakes in predict_image: strokes turned round, pixels scaled wrong, modes, confidences."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def grey_of(path):
    """The image in a file, grey."""
    with Image.open(path) as opened:
        return opened.convert("L")


def sized(grey):
    """28 by 28, as the text wants it."""
    if grey.size == (28, 28):
        return grey
    return grey.resize((28, 28), Image.Resampling.BILINEAR)


def as_pixels(path):
    """From 0 to 1, not yet turned round."""
    return np.asarray(sized(grey_of(path)), dtype=np.float32) / 255


def light_strokes(pixels):
    """Turned round where the paper is light."""
    return 1 - pixels if pixels.mean() > 0.5 else pixels


def as_batch(pixels, device):
    """(1, 1, 28, 28) on the device."""
    return torch.from_numpy(np.ascontiguousarray(pixels, dtype=np.float32))[None, None].to(device)


@torch.no_grad()
def logits_of(model, pixels, device):
    """Evaluation mode, no gradients: the right way, for mistakes that are made elsewhere."""
    model.eval()
    return model(as_batch(pixels, device))


def answer(probabilities):
    """(digit, confidence) of one row."""
    confidence, digit = probabilities.max(dim=1)
    return digit.item(), confidence.item()


def read_and_answer(model, pixels, device):
    """What is right from the pixels on."""
    return answer(logits_of(model, pixels, device).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="흰 종이에 검은 획으로 쓴 이미지에서 종이의 값은 얼마가 되나요? 모델이 배운 이미지에서는요?",
    en="In black strokes on white paper, what value does the paper get? And in the images the "
    "model has learned?",
)
def never_turned_round(model, path, device):
    return read_and_answer(model, as_pixels(path), device)


@mistakes.of(
    "predict_image",
    ko="이미 검은 바탕에 흰 획인 이미지는 뒤집으면 어떻게 되나요?",
    en="What becomes of white strokes on black when they are turned round?",
)
def always_turned_round(model, path, device):
    return read_and_answer(model, 1 - as_pixels(path), device)


@mistakes.of(
    "predict_image",
    ko="뒤집는 조건의 부등호는 어느 쪽인가요? 밝은 종이의 평균은 0.5보다 큰가요, 작은가요?",
    en="Which way does the comparison point? Is the mean of light paper above 0.5 or below?",
)
def turned_round_when_dark(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels.mean() < 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="바탕이 밝은지를 픽셀 하나로 정하고 있지 않나요? 무엇과 0.5를 견주라고 했나요?",
    en="Does a single pixel decide whether the ground is light? What should be compared with 0.5?",
)
def brightest_pixel_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels.max() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="모서리의 픽셀 하나가 종이 전체를 말해 주나요? 모서리까지 획이 닿아 있다면요?",
    en="Does one pixel in the corner speak for the whole paper? What if a stroke reaches it?",
)
def corner_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if pixels[0, 0] > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="resize에 방법을 알려 주지 않으면 Pillow는 무엇을 쓰나요? 문제에서 정한 방법은요?",
    en="What does Pillow use if resize is not told how? And which way does the exercise ask for?",
)
def usual_filter(model, path, device):
    pixels = np.asarray(grey_of(path).resize((28, 28)), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="resize에서 이웃 픽셀 하나만 그대로 베끼면 획의 가장자리는 어떻게 되나요? 문제에서 정한 "
    "방법은 무엇인가요?",
    en="If resize copies the nearest pixel alone, what becomes of the edges of a stroke? Which way "
    "does the exercise ask for?",
)
def nearest_pixel(model, path, device):
    small = grey_of(path).resize((28, 28), Image.Resampling.NEAREST)
    return read_and_answer(model, light_strokes(np.asarray(small, np.float32) / 255), device)


@mistakes.of(
    "predict_image",
    ko="모델이 배운 픽셀은 0에서 얼마까지인가요? 흑백 이미지의 값은요?",
    en="Up to what do the pixels go that the model has learned? And those of a grey image?",
)
def not_divided(model, path, device):
    pixels = np.asarray(sized(grey_of(path)), dtype=np.float32)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 127.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="흰색의 값 255는 나눈 뒤에 정확히 1이 되나요?",
    en="Does white, 255, become exactly 1?",
)
def divided_by_256(model, path, device):
    pixels = np.asarray(sized(grey_of(path)), dtype=np.float32) / 256
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="140×140 이미지를 넣으면 모델은 무엇을 받나요?",
    en="Given an image of 140×140, what does the model receive?",
)
def never_resized(model, path, device):
    pixels = np.asarray(grey_of(path), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="큰 이미지의 왼쪽 위 28×28만 보면 숫자가 다 보이나요?",
    en="Does the upper left 28×28 of a large image show the whole digit?",
)
def cropped_instead(model, path, device):
    grey = grey_of(path).crop((0, 0, 28, 28))
    pixels = np.asarray(grey, dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="컬러 이미지의 배열은 모양이 어떤가요? 흑백으로 바꾸는 단계가 있나요?",
    en="What shape has the array of a coloured image? Is there a step that makes it grey?",
)
def not_made_grey(model, path, device):
    with Image.open(path) as opened:
        opened.load()
    pixels = np.asarray(sized(opened), dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="투명도 채널은 색인가요? 네 채널의 평균을 내면 흰색과 검은색은 얼마가 되나요?",
    en="Is the alpha channel a colour? With the mean of four channels, what do black and white "
    "become?",
)
def alpha_as_a_colour(model, path, device):
    with Image.open(path) as opened:
        opened.load()
    pixels = np.asarray(sized(opened), dtype=np.float32) / 255
    pixels = pixels.mean(axis=2) if pixels.ndim == 3 else pixels
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko='convert("1")은 회색을 어떻게 하나요? "L"과는 무엇이 다른가요?',
    en='What does convert("1") do with grey? How does it differ from "L"?',
)
def black_and_white_only(model, path, device):
    with Image.open(path) as opened:
        grey = sized(opened.convert("1").convert("L"))
    pixels = np.asarray(grey, dtype=np.float32) / 255
    return read_and_answer(model, light_strokes(pixels), device)


@mistakes.of(
    "predict_image",
    ko="행과 열이 뒤바뀌지 않았나요? 6을 대각선으로 뒤집으면 무엇으로 보이나요?",
    en="Have rows and columns changed places? What does a 6 mirrored at its diagonal look like?",
)
def rows_and_columns_swapped(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)).T, device)


@mistakes.of(
    "predict_image",
    ko="확신도는 로짓인가요, 확률인가요? 1보다 크거나 음수일 수 있나요?",
    en="Is the confidence a logit or a probability? May it be above 1, or negative?",
)
def logit_as_confidence(model, path, device):
    return answer(logits_of(model, light_strokes(as_pixels(path)), device))


@mistakes.of(
    "predict_image",
    ko="로짓을 하나씩 0과 1 사이로 누르면 모두 더해서 1이 되나요?",
    en="If each logit is pressed between 0 and 1 by itself, do they sum to 1?",
)
def sigmoid_confidence(model, path, device):
    return answer(torch.sigmoid(logits_of(model, light_strokes(as_pixels(path)), device)))


@mistakes.of(
    "predict_image",
    ko="Softmax는 어느 축에서 합이 1이어야 하나요? 배치가 한 장이면 dim=0은 무엇을 더하나요?",
    en="Over which axis should Softmax sum to 1? With a batch of one, what does dim=0 add up?",
)
def softmax_over_the_batch(model, path, device):
    logits = logits_of(model, light_strokes(as_pixels(path)), device)
    return logits.argmax().item(), logits.softmax(dim=0).max().item()


@mistakes.of(
    "predict_image",
    ko="모델이 학습 모드로 남아 있다면, 같은 이미지를 두 번 읽을 때 같은 답이 나오나요?",
    en="If the model was left in training mode, does the same image give the same answer twice?",
)
@torch.no_grad()
def dropout_active(model, path, device):
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="추론할 때 기울기를 기록할 까닭이 있나요?",
    en="Is there a reason to record gradients at inference?",
)
def gradients_at_inference(model, path, device):
    model.eval()
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="평가 모드와 no_grad 가운데 무엇을 했나요? 둘은 같은 일을 하나요?",
    en="Which of evaluation mode and no_grad did you use? Do they do the same?",
)
def neither_eval_nor_no_grad(model, path, device):
    return answer(model(as_batch(light_strokes(as_pixels(path)), device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="이미지는 CPU에서 읽힙니다. 모델은 어디에 있나요?",
    en="The image is read on the CPU. Where is the model?",
)
def image_not_moved(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)), "cpu")


@mistakes.of(
    "predict_image",
    ko="이미지 한 장을 읽으려고 모델 전체를 CPU로 옮기면, 다음에 GPU를 쓰려는 코드는 어떻게 "
    "되나요?",
    en="If the whole model goes to the CPU to read one image, what of code that next uses the GPU?",
)
def model_moved_to_the_cpu(model, path, device):
    return read_and_answer(model.cpu(), light_strokes(as_pixels(path)), "cpu")


@mistakes.of(
    "predict_image",
    ko="모델이 받는 텐서의 모양과 종류를 출력해 보았나요? 배치와 채널의 축이 있나요? "
    "float32인가요, float64인가요?",
    en="Have you printed shape and dtype of what the model receives? Are the axes of batch and "
    "channel there? Is it float32 or float64?",
)
@torch.no_grad()
def double_precision(model, path, device):
    pixels = light_strokes(np.asarray(sized(grey_of(path))) / 255)
    model.eval()
    return answer(model(torch.from_numpy(pixels)[None, None].to(device)).softmax(dim=1))


@mistakes.of(
    "predict_image",
    ko="확신도는 0에서 1 사이인가요? 백분율은 언제 만드나요?",
    en="Is the confidence from 0 to 1? When does it become percent?",
)
def confidence_in_percent(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, 100 * confidence


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type은 무엇인가요? f-string에 넣으면 tensor(...)라고 나오지 않나요?",
    en="What are the types of the two values? Does an f-string show tensor(...)?",
)
def tensors_for_numbers(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1).max(dim=1)
    return found.indices[0], found.values[0]


@mistakes.of(
    "predict_image",
    ko="두 값의 순서는 (숫자, 확신도)인가요? max는 값과 자리 가운데 무엇을 먼저 주나요?",
    en="Are the two in the order (digit, confidence)? Which does max give first, value or place?",
)
def confidence_first(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)), device)[::-1]


@mistakes.of(
    "predict_image",
    ko="255로 몇 번 나누나요? 모델에 들어가는 가장 밝은 픽셀의 값을 출력해 보았나요?",
    en="How often is 255 divided by? Have you printed the brightest pixel that enters the model?",
)
def divided_twice(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path)) / 255, device)


@mistakes.of(
    "predict_image",
    ko="255로 몇 번 나누나요? 그 다음에 평균이 0.5보다 클 수 있나요?",
    en="How often is 255 divided by? After that, can a mean be above 0.5?",
)
def divided_twice_at_once(model, path, device):
    return read_and_answer(model, light_strokes(as_pixels(path) / 255), device)


@mistakes.of(
    "predict_image",
    ko="픽셀이 아직 0에서 255 사이라면 1 - x는 얼마가 되나요? 평균은 언제나 0.5보다 크지 않나요?",
    en="If pixels still go from 0 to 255, what is 1 - x? Is their mean not always above 0.5?",
)
def not_divided_but_from_1(model, path, device):
    return read_and_answer(model, light_strokes(255 * as_pixels(path)), device)


@mistakes.of(
    "predict_image",
    ko="픽셀이 아직 0에서 255 사이라면 평균을 0.5와 견주는 것이 맞나요? 나누는 단계는 어디에 "
    "있나요?",
    en="If pixels still go from 0 to 255, is 0.5 the number to compare with? Where is the "
    "division?",
)
def not_divided_but_half(model, path, device):
    pixels = 255 * as_pixels(path)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="255로 나눈 뒤에 뒤집을 때, 얼마에서 빼야 하나요?",
    en="When pixels are turned round after the division, what are they taken from?",
)
def turned_round_from_255(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 255 - pixels if pixels.mean() > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="// 는 어떤 나눗셈인가요? 회색 픽셀은 얼마가 되나요?",
    en="Which division is // ? What becomes of a grey pixel?",
)
def divided_to_whole_numbers(model, path, device):
    pixels = np.asarray(sized(grey_of(path))) // 255
    return read_and_answer(model, light_strokes(pixels.astype(np.float32)), device)


@mistakes.of(
    "predict_image",
    ko="회색 픽셀을 0이나 1로 바꾸라고 했나요? 모델이 배운 이미지에는 중간값이 없었나요?",
    en="Was it asked for to make grey pixels 0 or 1? Had the images of training none in between?",
)
def black_or_white(model, path, device):
    pixels = light_strokes(as_pixels(path)) > 0.5
    return read_and_answer(model, pixels.astype(np.float32), device)


@mistakes.of(
    "predict_image",
    ko="이 과제의 모델은 0에서 1 사이의 픽셀로 배웠습니다. 평균을 빼고 나누는 단계가 문제에 "
    "있나요?",
    en="This assignment's model has learned from pixels between 0 and 1. Does the text subtract a "
    "mean and divide by a deviation?",
)
def standardised(model, path, device):
    return read_and_answer(model, (light_strokes(as_pixels(path)) - 0.1307) / 0.3081, device)


@mistakes.of(
    "predict_image",
    ko="모델에 들어가는 픽셀에 음수가 있지 않나요? 문제에서 말한 범위는 어디에서 어디까지인가요?",
    en="Are there negative pixels among those that enter the model? Which range does the text "
    "name?",
)
def from_minus_one_to_one(model, path, device):
    return read_and_answer(model, (light_strokes(as_pixels(path)) - 0.5) / 0.5, device)


@mistakes.of(
    "predict_image",
    ko="밝은 종이인지 정하는 것은 중앙값인가요, 평균인가요?",
    en="Is it the median that decides on light paper, or the mean?",
)
def median_decides(model, path, device):
    pixels = as_pixels(path)
    return read_and_answer(model, 1 - pixels if np.median(pixels) > 0.5 else pixels, device)


@mistakes.of(
    "predict_image",
    ko="Pillow에는 크기를 바꾸는 방법이 여럿 있습니다. 문제에서 정한 것은 어느 것인가요?",
    en="Pillow has several ways of scaling. Which does the exercise ask for?",
)
def lanczos_filter(model, path, device):
    small = grey_of(path).resize((28, 28), Image.Resampling.LANCZOS)
    return read_and_answer(model, light_strokes(np.asarray(small, np.float32) / 255), device)


@mistakes.of(
    "predict_image",
    ko="Softmax는 어느 축에서 합이 1이어야 하나요? 확신도가 언제나 1이지 않나요?",
    en="Over which axis should Softmax sum to 1? Is the confidence always 1?",
)
def softmax_of_one_row(model, path, device):
    return answer(logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=0))


@mistakes.of(
    "predict_image",
    ko="확신도를 함수 안에서 반올림하지 않았나요? 보기 좋게 만드는 것은 언제 할 일인가요?",
    en="Is the confidence rounded inside the function? When is it time to make it look neat?",
)
def rounded_to_four(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, round(confidence, 4)


@mistakes.of(
    "predict_image",
    ko="확신도를 소수 둘째 자리까지만 남기지 않았나요? 59.83%는 어디에서 만들어지나요?",
    en="Are only two decimals of the confidence left? Where is 59.83% made?",
)
def rounded_to_two(model, path, device):
    digit, confidence = read_and_answer(model, light_strokes(as_pixels(path)), device)
    return digit, round(confidence, 2)


@mistakes.of(
    "predict_image",
    ko="confidence의 type은 무엇인가요? digit에 한 것을 confidence에도 했나요?",
    en="What is the type of confidence? Is what was done to digit done to it as well?",
)
def confidence_still_a_tensor(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax().item(), found.max()


@mistakes.of(
    "predict_image",
    ko="digit의 type은 무엇인가요? confidence에 한 것을 digit에도 했나요?",
    en="What is the type of digit? Is what was done to confidence done to it as well?",
)
def digit_still_a_tensor(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax(), found.max().item()


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type은 무엇인가요? 배치의 축이 아직 남아 있지 않나요?",
    en="What are the types of the two values? Is the axis of the batch still there?",
)
def tensors_of_one(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1).max(dim=1)
    return found.indices, found.values


@mistakes.of(
    "predict_image",
    ko="돌려준 두 값의 type은 무엇인가요? 텐서에서 파이썬의 수를 꺼내는 것은 무엇인가요?",
    en="What are the types of the two values? What takes a Python number out of a tensor?",
)
def tensors_from_argmax(model, path, device):
    found = logits_of(model, light_strokes(as_pixels(path)), device).softmax(dim=1)
    return found.argmax(dim=1), found.max()
