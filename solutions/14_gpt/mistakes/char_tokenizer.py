"""Mistakes in CharTokenizer: order, numbers that begin elsewhere, types, what is shared."""

from __future__ import annotations

import torch

from autograder.mistakes import Mistakes

mistakes = Mistakes()


class Right:
    """A right tokenizer in small steps, for mistakes that are made in one of them."""

    def __init__(self, text):
        self.vocabulary = self.listed(text)

    def listed(self, text):
        return "".join(sorted(set(text)))

    def number(self, character):
        return self.vocabulary.index(character)

    def encode(self, text):
        return [self.number(character) for character in text]

    def decode(self, ids):
        return "".join(self.vocabulary[number] for number in ids)


@mistakes.of(
    "CharTokenizer",
    ko="같은 글자들이 다른 순서로 나오는 글로 만들면 번호가 같을까요? 어떤 순서로 늘어놓기로 "
    "했나요?",
    en="Are the numbers the same if the same characters come in another order? Which order was "
    "agreed on?",
)
class in_order_of_appearance(Right):
    def listed(self, text):
        return "".join(dict.fromkeys(text))


@mistakes.of(
    "CharTokenizer",
    ko="글에 두 번 나오는 글자는 번호가 몇 개인가요? vocabulary에 몇 번 들어 있나요?",
    en="How many numbers does a character get that comes twice in the text? How often is it in the "
    "vocabulary?",
)
class characters_twice(Right):
    def listed(self, text):
        return "".join(sorted(text))


@mistakes.of(
    "CharTokenizer",
    ko="sorted는 어느 쪽부터 늘어놓나요? 첫 글자가 가장 작은 글자인가요?",
    en="From which end does sorted begin? Is the first character the smallest?",
)
class backwards(Right):
    def listed(self, text):
        return "".join(sorted(set(text), reverse=True))


@mistakes.of(
    "CharTokenizer",
    ko="첫 글자의 번호는 0인가요, 1인가요? 숫자 예에서 '+'의 번호는 몇인가요?",
    en="Is the number of the first character 0 or 1? Which number does '+' have in the example?",
)
class numbers_from_one(Right):
    def encode(self, text):
        return [self.number(character) + 1 for character in text]

    def decode(self, ids):
        return "".join(self.vocabulary[number - 1] for number in ids)


@mistakes.of(
    "CharTokenizer",
    ko="번호는 vocabulary 안의 자리인가요, 컴퓨터가 글자에 붙인 코드인가요?",
    en="Is a character's number its place in the vocabulary, or the computer's code for it?",
)
class codes_of_the_computer(Right):
    def encode(self, text):
        return [ord(character) for character in text]

    def decode(self, ids):
        return "".join(chr(number) for number in ids)


@mistakes.of(
    "CharTokenizer",
    ko="글자 '7'의 번호는 7인가요? '+'와 '='도 번호가 있어야 하지 않나요?",
    en="Is 7 the number of the character '7'? Do '+' and '=' not need numbers too?",
)
class digits_stand_for_themselves(Right):
    def number(self, character):
        return int(character) if character in "0123456789" else super().number(character)


@mistakes.of(
    "CharTokenizer",
    ko="decode는 무엇을 돌려주어야 하나요? 글자의 리스트와 문자열은 같은 것인가요?",
    en="What should decode return? Is a list of characters the same as a string?",
)
class decoded_to_a_list(Right):
    def decode(self, ids):
        return [self.vocabulary[number] for number in ids]


@mistakes.of(
    "CharTokenizer",
    ko="encode는 무엇을 돌려주어야 하나요? 텐서로 바꾸는 것은 누구의 일인가요?",
    en="What should encode return? Whose task is it to make a tensor?",
)
class encoded_to_a_tensor(Right):
    def encode(self, text):
        return torch.tensor(super().encode(text))


@mistakes.of(
    "CharTokenizer",
    ko="vocabulary는 문자열이어야 합니다. 지금은 어떤 자료형인가요?",
    en="The vocabulary should be a string. Of which type is it now?",
)
class vocabulary_as_a_list(Right):
    def listed(self, text):
        return sorted(set(text))


@mistakes.of(
    "CharTokenizer",
    ko="decode가 글자 사이에 무언가를 끼워 넣지 않나요? 되돌리면 처음과 같은가요?",
    en="Does decode put anything between the characters? Does it give back what was encoded?",
)
class decoded_with_spaces(Right):
    def decode(self, ids):
        return " ".join(self.vocabulary[number] for number in ids)


@mistakes.of(
    "CharTokenizer",
    ko="set의 순서는 정해져 있나요? 프로그램을 다시 실행해도 번호가 같으려면 무엇이 필요한가요?",
    en="Does a set have an order? What is needed for the numbers to be the same in the next run?",
)
class in_the_order_of_a_set(Right):
    def listed(self, text):
        # A set's order changes from run to run; this one is like it, and stays.
        return "".join(sorted(set(text), key=lambda character: ord(character) * 37 % 101))


@mistakes.of(
    "CharTokenizer",
    ko="맨 끝의 공백이나 줄 바꿈도 글자인가요? decode가 받은 번호마다 글자를 하나씩 돌려주나요?",
    en="Is a space or a line break at the very end a character, too? Does decode give one "
    "character for each number?",
)
class ends_stripped(Right):
    def decode(self, ids):
        return "".join(self.vocabulary[number] for number in ids).strip()
