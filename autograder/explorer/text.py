"""Every sentence of the error explorer's and the copies' pages, in Korean and English."""

from __future__ import annotations

TEXT: dict[str, dict[str, str]] = {
    "errors": {"ko": "{title}: 같은 오류끼리 묶기", "en": "{title}: the same error, once"},
    "mistake": {"ko": "알려진 실수 {name}", "en": "known mistake {name}"},
    "line": {"ko": "한 줄의 문제: {name}", "en": "one line: {name}"},
    "exception": {"ko": "예외: {name}", "en": "exception: {name}"},
    "same": {"ko": "알려지지 않은 오류, 결과가 모두 같음", "en": "unknown, with equal replies"},
    "unreadable": {"ko": "문법 오류로 읽을 수 없음", "en": "cannot be read: a syntax error"},
    "person": {"ko": "{count}명", "en": "{count} student"},
    "people": {"ko": "{count}명", "en": "{count} students"},
    "who": {"ko": "해당 학생", "en": "Who"},
    "example": {"ko": "예시 코드: {student}", "en": "Example: the code of {student}"},
    "call": {"ko": "가장 짧은 호출", "en": "Smallest failing call"},
    "expected": {"ko": "기대한 값", "en": "Expected"},
    "got": {"ko": "나온 값", "en": "Got"},
    "refused_by": {"ko": "통과하지 못한 검사", "en": "Refused by"},
    "behaviours": {
        "ko": "이 묶음 안의 서로 다른 결과: {list}",
        "en": "Ways in which its members reply: {list}",
    },
    "no_groups": {
        "ko": "채점된 제출물 가운데 틀린 답이 없습니다.",
        "en": "No graded submission has a wrong answer.",
    },
    "folded": {
        "ko": "힌트가 이미 나간 묶음은 접어 두었고, 힌트가 없는 묶음은 펼쳐 두었습니다.",
        "en": "Groups whose members were given a hint are folded; those that no hint is for are "
        "open.",
    },
    "next": {"ko": "할 수 있는 일", "en": "What you can do"},
    "to_comment": {"ko": "이 묶음의 모든 학생에게 댓글 쓰기", "en": "say something to all of them"},
    "to_mistake": {"ko": "알려진 실수로 만들기", "en": "make it a known mistake"},
    "to_accept": {"ko": "맞는 답으로 인정하기", "en": "it is right after all"},
    "commented": {"ko": "이 묶음에 쓴 댓글", "en": "What is said to this group"},
    "no_code": {"ko": "(코드를 읽을 수 없습니다)", "en": "(the code cannot be read)"},
    "copies": {"ko": "{title}: 비슷한 제출물", "en": "{title}: work that is alike"},
    "caution": {
        "ko": "이 페이지는 아무것도 증명하지 않습니다. 드문 것이 겹쳤다는 사실만 보여 주며, "
        "함께 공부했거나 같은 책을 보았거나 우연일 수도 있습니다. 두 학생의 말을 듣기 전에는 "
        "아무것도 결정하지 마시고, 학생에게 보여 주지 마십시오.",
        "en": "This page proves nothing. It shows where something rare is shared; studying "
        "together, the same book or plain chance can be the reason. Decide nothing before you "
        "have heard both students, and do not show it to students.",
    },
    "how_ranked": {
        "ko": "순위는 정보량(비트)으로 정합니다. 반에서 둘만 가진 것은 크게, 몇 명이 가진 것은 "
        "작게 세고, 흔한 것은 세지 않습니다. 변수 이름, 문장 순서, 주석은 보지 않고 비교합니다.",
        "en": "Ranked in bits: what only two of the class have counts much, what several have "
        "counts little, what is common counts nothing. Names, the order of statements and "
        "comments are taken away before comparing.",
    },
    "no_pairs": {
        "ko": "드문 것을 함께 가진 두 제출물이 없습니다.",
        "en": "No two submissions share anything rare.",
    },
    "pair": {"ko": "{number}. {one} · {other}", "en": "{number}. {one} · {other}"},
    "bits": {"ko": "{bits:.0f}비트", "en": "{bits:.0f} bits"},
    "shared_text": {
        "ko": "같은 구조의 코드 ({count}명뿐)",
        "en": "code of one structure (only {count} have it)",
    },
    "shared_exact": {
        "ko": "이름까지 같은 코드 ({count}명뿐)",
        "en": "the same code to its names (only {count} have it)",
    },
    "shared_statements": {
        "ko": "드문 문장 {count}개가 같음",
        "en": "rare statements in common: {count}",
    },
    "shared_behaviour": {
        "ko": "알려지지 않은 같은 오류 ({count}명뿐)",
        "en": "the same unknown error (only {count} make it)",
    },
    "shared_words": {
        "ko": "둘만 쓰는 이름과 주석: {words}",
        "en": "names and remarks that only these two use: {words}",
    },
    "too_few": {
        "ko": "제출물이 {count}개뿐이라 무엇이 드문지 말하기 어렵습니다.",
        "en": "With {count} submissions only, little can be said of what is rare.",
    },
}


def people(count: int, language: str) -> str:
    """The number of students, in words."""
    return say("person" if count == 1 else "people", language, count=count)


def say(key: str, language: str, **values: object) -> str:
    """The sentence `key` in `language` ("ko" or "en")."""
    return TEXT[key][language].format(**values)
