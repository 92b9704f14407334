"""Mistakes in accuracy: what counts as right, the answer's end, means, devices."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

from .common import device_of, write

mistakes = Mistakes()


def answered(model, text, tokenizer, more=0, prompt_ends=1, device=True):
    """What a model writes behind the "=" of one example, as long as its answer and the end."""
    equals = text.index("=")
    ids = torch.tensor([tokenizer.encode(text[: equals + prompt_ends])])
    ids = ids.to(device_of(model)) if device else ids
    written = write(model, ids, len(text) - equals + more)
    return tokenizer.decode(written[0].tolist())[equals + 1 :]


def answer_of(text):
    """An example's answer as it should be written."""
    return text.split("=")[1]


@mistakes.of(
    "accuracy",
    ko="답이 끝났다는 것도 맞혀야 하나요? '26' 다음에 숫자를 더 쓰면 62라고 답한 것인가요?",
    en="Must the end of the answer be right as well? Is it 62 if more digits follow '26'?",
)
def end_not_looked_at(model, examples, tokenizer):
    right = [answered(model, text, tokenizer).startswith(answer_of(text)) for text in examples]
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="정확도는 맞은 예의 비율인가요, 맞은 글자의 비율인가요?",
    en="Is accuracy the share of right examples, or of right characters?",
)
def characters_counted(model, examples, tokenizer):
    right, count = 0, 0
    for text in examples:
        wanted = answer_of(text) + "\n"
        right += sum(
            one == other
            for one, other in zip(answered(model, text, tokenizer), wanted, strict=False)
        )
        count += len(wanted)
    return right / count


@mistakes.of(
    "accuracy",
    ko="첫 글자만 맞으면 맞은 것인가요?",
    en="Is an answer right if its first character is?",
)
def first_digit_only(model, examples, tokenizer):
    right = [answered(model, text, tokenizer)[0] == answer_of(text)[0] for text in examples]
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="답이 끝난 뒤에 쓴 글자도 채점하고 있지 않나요? 어디까지 보기로 했나요?",
    en="Do you grade what was written after the end? How far is looked at?",
)
def all_that_is_written(model, examples, tokenizer):
    longest = max(len(answer_of(text)) for text in examples)
    right = []
    for text in examples:
        written = answered(model, text, tokenizer, longest - len(answer_of(text)))
        right.append(written.rstrip("\n") == answer_of(text))
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="맞은 수인가요, 비율인가요? 무엇으로 나누나요?",
    en="The number of right ones, or their share? By what is it divided?",
)
def not_divided(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer).startswith(answer_of(text) + "\n") for text in examples
    ]
    return float(sum(right))


@mistakes.of(
    "accuracy",
    ko="백분율로 돌려달라고 했나요, 0에서 1 사이의 수로 돌려달라고 했나요?",
    en="Should it be in percent, or a number from 0 to 1?",
)
def in_percent(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer).startswith(answer_of(text) + "\n") for text in examples
    ]
    return 100 * sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="세고 있는 것은 맞은 예인가요, 틀린 예인가요?",
    en="Are right examples counted, or wrong ones?",
)
def share_of_wrong(model, examples, tokenizer):
    wrong = [
        not answered(model, text, tokenizer).startswith(answer_of(text) + "\n") for text in examples
    ]
    return sum(wrong) / len(wrong)


@mistakes.of(
    "accuracy",
    ko="길이마다 구한 정확도를 다시 평균하지 않았나요? 예마다 똑같이 세어지나요?",
    en="Is it the mean of the accuracies of each length? Does every example count alike?",
)
def mean_of_lengths(model, examples, tokenizer):
    groups = {}
    for text in examples:
        good = answered(model, text, tokenizer).startswith(answer_of(text) + "\n")
        groups.setdefault(text.index("="), []).append(good)
    return sum(sum(group) / len(group) for group in groups.values()) / len(groups)


@mistakes.of(
    "accuracy",
    ko="모델에게 주는 글은 어디까지인가요? '='를 주지 않으면 모델은 무엇부터 써야 하나요?",
    en="How far does the text go that the model is given? Without the '=', what must it write "
    "first?",
)
def prompt_without_equals(model, examples, tokenizer):
    right = []
    for text in examples:
        written = answered(model, text, tokenizer, prompt_ends=0)
        right.append(written.startswith(answer_of(text) + "\n"))
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="답의 첫 글자까지 알려 주고 있지 않나요? text[:i]에서 i 번째 글자는 들어가나요?",
    en="Do you give the first character of the answer away? Does text[:i] hold the i-th character?",
)
def first_digit_given_away(model, examples, tokenizer):
    right = []
    for text in examples:
        written = answered(model, text, tokenizer, prompt_ends=2)
        right.append(written.startswith(answer_of(text) + "\n"))
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="답은 거꾸로 쓰여 있습니다. 모델이 쓴 것과 견주기 전에 한쪽만 뒤집지 않았나요?",
    en="Answers are written backwards. Is one side alone turned around before they are compared?",
)
def turned_before_comparing(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer).split("\n")[0][::-1] == answer_of(text)
        for text in examples
    ]
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="숫자로 바꾸어 견주면 '02'와 '2'는 다른가요? 답은 글자로 견주기로 했나요?",
    en="If they are compared as numbers, do '02' and '2' differ? Should answers be compared as "
    "text?",
)
def compared_as_numbers(model, examples, tokenizer):
    right = []
    for text in examples:
        digits = answered(model, text, tokenizer).split("\n")[0]
        right.append(digits.isdigit() and int(digits) == int(answer_of(text)))
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="물음은 어느 장치에 있나요? 모델이 GPU에 있으면 무엇을 옮겨야 하나요?",
    en="Where are the questions? What has to move if the model is on a GPU?",
)
def questions_on_the_cpu(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer, device=False).startswith(answer_of(text) + "\n")
        for text in examples
    ]
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="무엇을 돌려달라고 했나요? 텐서인가요, float인가요?",
    en="What should be returned: a tensor, or a float?",
)
def as_a_tensor(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer).startswith(answer_of(text) + "\n") for text in examples
    ]
    return torch.tensor(right).float().mean()


@mistakes.of(
    "accuracy",
    ko="답이 두 글자보다 길거나 짧으면 어떻게 되나요? 몇 글자를 쓰게 하나요?",
    en="What if an answer is longer or shorter than two characters? How many are written?",
)
def two_digits_only(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer)[:2] == (answer_of(text) + "\n")[:2] for text in examples
    ]
    return sum(right) / len(right)


@mistakes.of(
    "accuracy",
    ko="마지막 예만 채점하고 있지 않나요? 반복문 안에서 무엇을 모으나요?",
    en="Is the last example alone graded? What is gathered in the loop?",
)
def last_example_only(model, examples, tokenizer):
    right = 0
    for text in examples:
        right = answered(model, text, tokenizer).startswith(answer_of(text) + "\n")
    return float(right)


@mistakes.of(
    "accuracy",
    ko="모델에게 주는 문제는 `=`까지인가요? `=`가 없으면 앞의 수가 끝났는지 모델이 알 수 있나요?",
    en="Does the question that the model is given include the `=`? Without it, can the model know "
    "that the number has ended?",
)
def without_the_equals_sign(model, examples, tokenizer):
    right = [
        answered(model, text, tokenizer, more=1, prompt_ends=0) == answer_of(text) + "\n"
        for text in examples
    ]
    return sum(right) / len(right)
