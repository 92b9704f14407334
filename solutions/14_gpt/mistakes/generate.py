"""Mistakes in generate: which position, how a character is chosen, what is seen, modes, devices."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def chosen(logits, temperature, generator):
    """The right choice from logits (batch, characters)."""
    if temperature == 0:
        return logits.argmax(dim=-1, keepdim=True)
    return torch.multinomial((logits / temperature).softmax(dim=-1), 1, generator=generator)


def written(model, ids, max_new, temperature, generator, *, last=-1, choose=chosen):
    """Right writing but for what is asked for."""
    model.eval()
    with torch.no_grad():
        for _ in range(max_new):
            new = choose(model(ids)[:, last], temperature, generator)
            ids = torch.cat((ids, new), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="다음 글자의 점수는 몇 번째 자리의 로짓에 있나요?",
    en="At which position are the scores for the next character?",
)
def first_position(model, prompt, max_new, temperature=0.0, generator=None):
    return written(model, prompt, max_new, temperature, generator, last=0)


@mistakes.of(
    "generate",
    ko="쓴 글자가 다시 모델에 들어가나요? 두 번째 글자는 무엇을 보고 정하나요?",
    en="Does what was written go into the model again? What is the second character chosen from?",
)
def written_not_seen(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            new = chosen(model(prompt)[:, -1], temperature, generator)
            ids = torch.cat((ids, new), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="모델은 지금까지의 글을 모두 보나요, 마지막 글자만 보나요?",
    en="Does the model see all of the text so far, or its last character alone?",
)
def last_character_only(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            new = chosen(model(ids[:, -1:])[:, -1], temperature, generator)
            ids = torch.cat((ids, new), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="새 글자는 글의 뒤에 붙나요, 앞에 붙나요?",
    en="Is a new character put behind the text, or in front of it?",
)
def put_in_front(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            new = chosen(model(ids)[:, -1], temperature, generator)
            ids = torch.cat((new, ids), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="돌려주는 글은 prompt로 시작하나요?",
    en="Does the text that is returned begin with the prompt?",
)
def without_the_prompt(model, prompt, max_new, temperature=0.0, generator=None):
    ids = written(model, prompt, max_new, temperature, generator)
    return ids[:, prompt.shape[1] :]


@mistakes.of(
    "generate",
    ko="글자를 몇 개 쓰라고 했나요? 반복문은 몇 번 도나요?",
    en="How many characters are to be written? How often does the loop run?",
)
def up_to_a_length(model, prompt, max_new, temperature=0.0, generator=None):
    more = max(0, max_new - prompt.shape[1])
    return written(model, prompt, more, temperature, generator)


@mistakes.of(
    "generate",
    ko="로짓을 T로 나누나요, T를 곱하나요? T가 작을수록 답이 한결같아야 하나요, 다양해야 하나요?",
    en="Are the logits divided by T, or multiplied? Should a small T make answers more alike, or "
    "more varied?",
)
def multiplied(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        if temperature == 0:
            return chosen(logits, 0, generator)
        return chosen(logits * temperature, 1.0, generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="온도로 나누는 것은 로짓인가요, 확률인가요? 확률을 나누고 나면 합이 어떻게 되나요?",
    en="Is it the logits that are divided by the temperature, or the probabilities? What do "
    "divided probabilities sum to?",
)
def probabilities_divided(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        if temperature == 0:
            return chosen(logits, 0, generator)
        return torch.multinomial(logits.softmax(-1) / temperature, 1, generator=generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="온도는 어디에서 쓰이나요? T를 바꾸면 무엇이 달라지나요?",
    en="Where is the temperature used? What changes with T?",
)
def always_greedy(model, prompt, max_new, temperature=0.0, generator=None):
    return written(model, prompt, max_new, 0.0, generator)


@mistakes.of(
    "generate",
    ko="온도가 0이면 무엇으로 나누게 되나요? 이때는 글자를 어떻게 정하기로 했나요?",
    en="What do you divide by when the temperature is 0? How is the character chosen then?",
)
def divided_by_zero(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        shares = (logits / temperature).softmax(dim=-1)
        return torch.multinomial(shares, 1, generator=generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="온도가 0일 때도 뽑고 있지 않나요? 점수가 가장 큰 글자는 늘 같은가요?",
    en="Do you draw even when the temperature is 0? Is the character of the highest score always "
    "the same?",
)
def drawn_at_zero(model, prompt, max_new, temperature=0.0, generator=None):
    return written(model, prompt, max_new, temperature or 1.0, generator)


@mistakes.of(
    "generate",
    ko="가장 작은 점수를 고르고 있지 않나요?",
    en="Is it the lowest score that is chosen?",
)
def lowest_score(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        return chosen(logits if temperature else -logits, temperature, generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="torch.multinomial에 generator를 주었나요? 주지 않으면 누구의 난수를 쓰나요?",
    en="Is generator handed to torch.multinomial? Whose random numbers does it use otherwise?",
)
def generator_not_used(model, prompt, max_new, temperature=0.0, generator=None):
    return written(model, prompt, max_new, temperature, None)


@mistakes.of(
    "generate",
    ko="multinomial에는 확률을 주나요, 로그 확률이나 로짓을 주나요? 음수가 들어가면 어떻게 되나요?",
    en="Does multinomial take probabilities, or logarithms and logits? What if a number is "
    "negative?",
)
def no_softmax(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        if temperature == 0:
            return chosen(logits, 0, generator)
        return torch.multinomial((logits / temperature).relu() + 1e-6, 1, generator=generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="Softmax는 글자의 축에서 구하나요, 배치의 축에서 구하나요?",
    en="Does the softmax run along the characters, or along the batch?",
)
def softmax_over_the_batch(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        if temperature == 0:
            return chosen(logits, 0, generator)
        shares = (logits / temperature).softmax(dim=0)
        return torch.multinomial(shares, 1, generator=generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="글을 쓸 때 드롭아웃은 켜져 있어야 하나요? 모델을 어떤 모드로 두었나요?",
    en="Should dropout be on while writing? Into which mode was the model put?",
)
def no_evaluation_mode(model, prompt, max_new, temperature=0.0, generator=None):
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            ids = torch.cat((ids, chosen(model(ids)[:, -1], temperature, generator)), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="글을 쓸 때도 기울기를 기록해야 하나요? 무엇으로 끌 수 있나요?",
    en="Do gradients have to be recorded while writing? What switches that off?",
)
def gradients_recorded(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    for _ in range(max_new):
        ids = torch.cat((ids, chosen(model(ids)[:, -1], temperature, generator)), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="기울기를 꺼 둔 채로 끝나지 않나요? 다음에 학습하는 사람은 어떻게 되나요?",
    en="Are gradients left off at the end? What about whoever trains next?",
)
def gradients_left_off(model, prompt, max_new, temperature=0.0, generator=None):
    torch.set_grad_enabled(False)
    return written_without_a_block(model, prompt, max_new, temperature, generator)


def written_without_a_block(model, ids, max_new, temperature, generator):
    """Writes, and leaves it to others whether gradients are recorded."""
    model.eval()
    for _ in range(max_new):
        ids = torch.cat((ids, chosen(model(ids)[:, -1], temperature, generator)), dim=1)
    return ids


@mistakes.of(
    "generate",
    ko="배치의 모든 줄에 같은 글자를 쓰고 있지 않나요? 줄마다 따로 정하나요?",
    en="Does every row of the batch get the same character? Is each chosen by itself?",
)
def first_row_for_all(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        return chosen(logits[:1], temperature, generator).expand(len(logits), 1)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="답을 담을 텐서는 어느 장치에 만들어지나요? prompt와 같은 곳인가요?",
    en="On which device is the tensor made that takes the answer? Is it where the prompt is?",
)
def made_on_the_cpu(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    batch, n = prompt.shape
    ids = torch.zeros(batch, n + max_new, dtype=torch.int64)
    ids[:, :n] = prompt
    with torch.no_grad():
        for place in range(n, n + max_new):
            new = chosen(model(ids[:, :place])[:, -1], temperature, generator)
            ids[:, place] = new[:, 0]
    return ids


@mistakes.of(
    "generate",
    ko="번호는 어떤 자료형이어야 하나요? 임베딩은 float를 받을 수 있나요?",
    en="Which data type should the numbers have? Can an embedding take floats?",
)
def numbers_as_floats(model, prompt, max_new, temperature=0.0, generator=None):
    return written(model, prompt, max_new, temperature, generator).float()


@mistakes.of(
    "generate",
    ko="글자가 수백 가지이면, 아무리 많이 써도 나올 수 없는 글자가 있지 않나요? 식의 p는 글자 몇 "
    "가지의 확률인가요?",
    en="With hundreds of characters, are there some that never come, however much you write? To "
    "how many of them does the formula's p give a probability?",
)
def best_fifty_only(model, prompt, max_new, temperature=0.0, generator=None):
    def choose(logits, temperature, generator):
        least = logits.topk(min(50, logits.shape[-1])).values[:, -1:]
        return chosen(logits.masked_fill(logits < least, -torch.inf), temperature, generator)

    return written(model, prompt, max_new, temperature, generator, choose=choose)


@mistakes.of(
    "generate",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 쓸 수 있는 글은 모두 몇 가지인가요?",
    en="How many numbers can be the seed of your new generator? How many texts can there be?",
)
def one_of_forty_texts(model, prompt, max_new, temperature=0.0, generator=None):
    seed = int(torch.randint(40, (), generator=generator))
    chosen_from = torch.Generator().manual_seed(seed)
    return written(model, prompt, max_new, temperature, chosen_from)


@mistakes.of(
    "generate",
    ko="받은 생성기의 시드에서 처음부터 다시 뽑으면, 다음에 쓰는 글은 지금과 다른가요?",
    en="If you draw anew from the seed of the generator that was given, is the next text any other "
    "than this one?",
)
def seeded_again(model, prompt, max_new, temperature=0.0, generator=None):
    if generator is not None:
        generator.manual_seed(generator.initial_seed())
    return written(model, prompt, max_new, temperature, generator)
