"""What an item's numbers mean, and what to do about it, in plain words."""

from __future__ import annotations

Sentences = dict[str, dict[str, str]]

EXERCISE_ADVICE: Sentences = {
    "too_few": {"ko": "", "en": ""},
    "negative": {
        "ko": "먼저 살펴보세요. 나머지를 잘한 학생이 오히려 이 문제를 더 많이 틀립니다. "
        "틀린 답 두세 개를 읽어 보세요. 문제의 글이 그 답을 허용하나요, "
        "아니면 검사가 맞는 답을 틀렸다고 하나요?",
        "en": "Look here first: those who did well on the rest fail this more often. Read two or "
        "three of the wrong answers. Does the text allow them, or does a check refuse what is "
        "right?",
    },
    "perhaps_negative": {
        "ko": "나머지를 잘한 학생이 더 잘 풀지는 않습니다. 우연일 수 있으니 "
        "틀린 답 하나를 읽어 보는 정도면 됩니다.",
        "en": "Those who did well on the rest do no better here. It may be chance; reading one "
        "wrong answer is enough for now.",
    },
    "nobody": {
        "ko": "아무도 풀지 못했습니다. 문제의 글과 검사를 직접 풀어 보며 확인하세요.",
        "en": "Nobody has it. Do it yourself by the text alone, and look at what the checks ask.",
    },
    "everybody": {
        "ko": "모두 풀었습니다. 몸풀기로 좋고, 실력을 가려 주지는 않습니다.",
        "en": "Everybody has it: fine as a first step, and it tells nobody apart.",
    },
    "hard": {
        "ko": "푼 학생이 적습니다. 틀린 답이 서로 비슷하면 수업에서 다루고, 제각각이면 "
        "단계를 나누거나 예를 하나 더 주세요.",
        "en": "Few have it. If the wrong answers are alike, take it up in class; if not, split the "
        "step or give one more example.",
    },
    "easy": {
        "ko": "거의 모두 풀었습니다. 그대로 두어도 좋습니다.",
        "en": "Nearly everybody has it; leave it as it is.",
    },
    "weak": {
        "ko": "나머지를 잘한 학생과 못한 학생이 비슷하게 풉니다. 여러 가지 답이 통과하거나 "
        "작은 실수 하나로 점수가 갈리는지 확인하세요.",
        "en": "Strong and weak students do it about equally well. See whether a slip decides it, "
        "or whether something passes that should not.",
    },
    "good": {
        "ko": "배운 것을 잘 가려냅니다. 그대로 두세요.",
        "en": "Tells well who has learnt it; keep it.",
    },
    "fair": {"ko": "괜찮습니다.", "en": "Fine."},
}

CHECK_ADVICE: Sentences = {
    **{key: {"ko": "", "en": ""} for key in ("too_few", "hard", "easy", "good", "fair")},
    "negative": {
        "ko": "이 검사에 실패한 학생이 나머지는 더 잘합니다. 맞는 답을 거절하지 않는지 보세요.",
        "en": "Those who fail it do better on the rest: see whether it refuses what is right.",
    },
    "perhaps_negative": {
        "ko": "나머지와 관련이 없습니다. 우연일 수 있습니다.",
        "en": "No connection with the rest; it may be chance.",
    },
    "nobody": {
        "ko": "풀어 본 학생이 모두 실패했습니다. 문제의 글에 나와 있는 요구인가요?",
        "en": "Everybody who tried fails it. Does the text ask for it?",
    },
    "everybody": {
        "ko": "모두 통과했습니다.",
        "en": "Nobody fails it.",
    },
    "weak": {
        "ko": "실력을 거의 가려 주지 않습니다.",
        "en": "Tells hardly anybody apart.",
    },
}

SIGNALS: Sentences = {
    "never": {"ko": "한 번도 제출하지 않음", "en": "never handed anything in"},
    "stopped": {"ko": "최근 두 과제를 내지 않음", "en": "nothing for the last two assignments"},
    "missing": {
        "ko": "최근 세 과제 중 둘 이상을 내지 않음",
        "en": "two or more of the last three are missing",
    },
    "falling": {
        "ko": "반의 중앙값과 비교해 20%p 이상 떨어짐",
        "en": "down by 20 points in a hundred against the class's median",
    },
    "low": {
        "ko": "최근 과제에서 절반도 얻지 못함",
        "en": "less than half of the points lately",
    },
    "late": {
        "ko": "최근 세 과제 중 둘 이상을 늦게 냄",
        "en": "two or more of the last three came late",
    },
}
