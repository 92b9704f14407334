"""Nicknames for a page that everybody sees: the same on every page, traced only with the secret."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from autograder.course.model import Language

# Index by index the same in both languages.
_COLOURS = {
    "en": "Red Blue Green Golden Silver White Black Violet Amber Crimson Azure Emerald Grey Copper "
    "Scarlet Indigo",
    "ko": "빨간 파란 초록 금빛 은빛 하얀 까만 보랏빛 호박빛 진홍 하늘빛 에메랄드 잿빛 구릿빛 "
    "다홍 쪽빛",
}
_ANIMALS = {
    "en": "heron otter magpie tiger whale crane badger owl squirrel swallow deer fox hare seal "
    "sparrow turtle hedgehog dolphin lynx woodpecker carp beetle bear frog",
    "ko": "왜가리 수달 까치 호랑이 고래 두루미 오소리 부엉이 다람쥐 제비 사슴 여우 산토끼 물범 "
    "참새 거북이 고슴도치 돌고래 스라소니 딱따구리 잉어 딱정벌레 곰 개구리",
}


def nicknames(students: Iterable[str], secret: int, language: Language) -> dict[str, str]:
    """A nickname for each student id, no two alike; whoever has `secret` can tell whose it is."""
    colours, animals = _COLOURS[language].split(), _ANIMALS[language].split()
    found: dict[str, str] = {}
    for student in sorted(set(students)):
        key = str(secret).encode("ascii")
        drawn = hashlib.blake2b(student.encode("utf-8", "surrogatepass"), key=key[:64]).digest()
        number = int.from_bytes(drawn[:8], "big") % (len(colours) * len(animals))
        colour, animal = divmod(number, len(animals))
        name = f"{colours[colour]} {animals[animal]}"
        count = sum(other == name or other.startswith(f"{name} ") for other in found.values())
        found[student] = f"{name} {count + 1}" if count else name
    return found
