"""Mistakes in get_batch: what is drawn, how texts are filled up, moved by one, and marked."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

from .common import drawn, packed

mistakes = Mistakes()


@mistakes.of(
    "get_batch",
    ko="targets는 inputs보다 한 칸 뒤의 글자인가요? 지금은 본 글자를 그대로 맞히는 문제가 "
    "아닌가요?",
    en="Is a target the character one place after its input? Is the task now to guess the very "
    "character it sees?",
)
def not_moved(examples, tokenizer, batch_size, rng):
    inputs, _, answer = packed(drawn(examples, batch_size, rng), tokenizer)
    return inputs, inputs.clone(), answer


@mistakes.of(
    "get_batch",
    ko="어느 쪽이 앞의 글자들이고 어느 쪽이 다음 글자들인가요? inputs와 targets가 바뀌지 않았나요?",
    en="Which one holds what came before, and which what follows? Have inputs and targets changed "
    "places?",
)
def moved_the_other_way(examples, tokenizer, batch_size, rng):
    inputs, targets, answer = packed(drawn(examples, batch_size, rng), tokenizer)
    return targets, inputs, answer


@mistakes.of(
    "get_batch",
    ko="'='를 보고 맞히는 글자는 답의 첫 글자입니다. 그 자리의 answer는 True인가요?",
    en="What is guessed on seeing '=' is the first character of the answer. Is answer True there?",
)
def first_digit_left_out(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, answer = packed(texts, tokenizer)
    for row, text in enumerate(texts):
        answer[row, text.index("=")] = False
    return inputs, targets, answer


@mistakes.of(
    "get_batch",
    ko="정답이 '='인 자리도 답인가요? answer는 어느 글자 다음부터 True인가요?",
    en="Is the place whose target is '=' in the answer? Behind which character does answer begin "
    "to be True?",
)
def equals_counted(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, answer = packed(texts, tokenizer)
    for row, text in enumerate(texts):
        answer[row, text.index("=") - 1] = True
    return inputs, targets, answer


@mistakes.of(
    "get_batch",
    ko="답이 어디서 끝나는지도 배워야 합니다. 첫 줄바꿈이 정답인 자리의 answer는 무엇인가요?",
    en="Where an answer ends is to be learned as well. What is answer where the target is the "
    "first line break?",
)
def end_left_out(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, answer = packed(texts, tokenizer)
    for row, text in enumerate(texts):
        answer[row, len(text) - 1] = False
    return inputs, targets, answer


@mistakes.of(
    "get_batch",
    ko="자리만 채우는 줄바꿈에서도 배울 것이 있나요? 짧은 예의 answer는 어디에서 끝나나요?",
    en="Is there anything to learn from line breaks that only fill up? Where does the answer of a "
    "short example end?",
)
def filling_counted(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, answer = packed(texts, tokenizer)
    return inputs, targets, answer.cumsum(1) > 0


@mistakes.of(
    "get_batch",
    ko="물음의 글자를 맞힐 수 있나요? answer가 모든 자리에서 True이지 않나요?",
    en="Can the characters of a question be guessed? Is answer True everywhere?",
)
def everything_counted(examples, tokenizer, batch_size, rng):
    inputs, targets, answer = packed(drawn(examples, batch_size, rng), tokenizer)
    return inputs, targets, torch.ones_like(answer)


@mistakes.of(
    "get_batch",
    ko="answer는 그 자리의 정답에 대한 것인가요, 입력에 대한 것인가요? 한 칸 어긋나지 않았나요?",
    en="Is answer about a place's target, or about its input? Is it off by one?",
)
def marked_by_inputs(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, _ = packed(texts, tokenizer)
    length = inputs.shape[1]
    answer = [[text.index("=") < t <= len(text) for t in range(length)] for text in texts]
    return inputs, targets, torch.tensor(answer)


@mistakes.of(
    "get_batch",
    ko="짧은 글의 빈자리를 앞에 채웠나요, 뒤에 채웠나요? 답이 끝난 뒤에 무엇이 와야 하나요?",
    en="Are short texts filled up in front, or at their end? What should follow an answer?",
)
def filled_in_front(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    length = max(map(len, texts)) + 1
    ids = torch.tensor([tokenizer.encode((text + "\n").rjust(length, "\n")) for text in texts])
    start = [length - len(text) - 1 for text in texts]
    answer = [
        [text.index("=") + left < t for t in range(1, length)]
        for text, left in zip(texts, start, strict=True)
    ]
    return ids[:, :-1], ids[:, 1:], torch.tensor(answer)


@mistakes.of(
    "get_batch",
    ko="채우는 글자의 번호는 몇인가요? 토크나이저에게 물어보았나요, 0이라고 여겼나요?",
    en="Which number does the character have that fills up? Is the tokenizer asked, or is it "
    "taken to be 0?",
)
def filled_with_number_zero(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    inputs, targets, answer = packed(texts, tokenizer)
    for row, text in enumerate(texts):
        targets[row, len(text) :] = 0
        inputs[row, len(text) + 1 :] = 0
    return inputs, targets, answer


@mistakes.of(
    "get_batch",
    ko="텐서의 길이는 뽑힌 예에 맞추나요, 모든 예에 맞추나요?",
    en="Does the length of the tensors fit the examples that were drawn, or all that there are?",
)
def as_long_as_all(examples, tokenizer, batch_size, rng):
    texts = drawn(examples, batch_size, rng)
    longest = max(examples, key=len)
    return tuple(part[:-1] for part in packed([*texts, longest], tokenizer))


@mistakes.of(
    "get_batch",
    ko="가장 긴 예의 끝에도 줄바꿈이 있나요? L은 무엇까지 센 길이인가요?",
    en="Is there a line break behind the longest example too? What does the length L include?",
)
def no_end_for_the_longest(examples, tokenizer, batch_size, rng):
    return tuple(part[:, :-1] for part in packed(drawn(examples, batch_size, rng), tokenizer))


@mistakes.of(
    "get_batch",
    ko="배치마다 다른 예가 뽑히나요, 늘 앞의 batch_size 개인가요?",
    en="Does each batch draw other examples, or is it always the first batch_size of them?",
)
def always_the_first(examples, tokenizer, batch_size, rng):
    texts = [examples[number % len(examples)] for number in range(batch_size)]
    return packed(texts, tokenizer)


@mistakes.of(
    "get_batch",
    ko="한 배치에 같은 예가 두 번 나와도 됩니다. 예보다 큰 배치를 달라고 하면 어떻게 되나요?",
    en="An example may come twice in a batch. What if a batch larger than the data is asked for?",
)
def without_repeats(examples, tokenizer, batch_size, rng):
    chosen = rng.permutation(len(examples))[:batch_size]
    return packed([examples[number] for number in chosen], tokenizer)


@mistakes.of(
    "get_batch",
    ko="마지막 예도 뽑힐 수 있나요? rng.integers의 끝은 들어가나요, 들어가지 않나요?",
    en="Can the last example be drawn? Does the end given to rng.integers belong to it, or not?",
)
def last_never_drawn(examples, tokenizer, batch_size, rng):
    return packed(drawn(examples[: max(1, len(examples) - 1)], batch_size, rng), tokenizer)


@mistakes.of(
    "get_batch",
    ko="임베딩은 어떤 자료형의 번호를 받나요? 번호를 float로 만들지 않았나요?",
    en="Which data type should the numbers have that an embedding takes? Are they made floats?",
)
def numbers_as_floats(examples, tokenizer, batch_size, rng):
    inputs, targets, answer = packed(drawn(examples, batch_size, rng), tokenizer)
    return inputs.float(), targets.float(), answer


@mistakes.of(
    "get_batch",
    ko="answer로 자리를 고르려면 어떤 자료형이어야 하나요? 0과 1의 int64 텐서로 고르면 무엇이 "
    "되나요?",
    en="Which type must answer have to select places? What does an int64 tensor of 0 and 1 select?",
)
def answer_as_numbers(examples, tokenizer, batch_size, rng):
    inputs, targets, answer = packed(drawn(examples, batch_size, rng), tokenizer)
    return inputs, targets, answer.long()
