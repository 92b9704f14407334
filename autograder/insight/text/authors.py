"""The words of the page for authors of assignments: how good the checks and hints are."""

from __future__ import annotations

AUTHORS: dict[str, dict[str, str]] = {
    "quality": {"ko": "문항 분석", "en": "Item quality"},
    "quality_of": {
        "ko": "채점한 제출물 {n}개를 셉니다.",
        "en": "Counted are {n} graded submissions in which something was begun.",
    },
    "quality_few": {
        "ko": "{enough}명보다 적게 풀어 본 문제는 말하지 않습니다.",
        "en": "Nothing is said of exercises that fewer than {enough} students tried.",
    },
    "never_failed": {"ko": "모두가 통과한 검사", "en": "Checks that nobody ever fails"},
    "never_failed_why": {
        "ko": "지워도 된다는 뜻은 아닙니다. 알려진 실수나 변형을 이 검사만 막고 있을 수 있습니다. "
        "course accuracy로 확인하세요.",
        "en": "That is no reason to delete them: one may be the only guard against a known mistake "
        "or a mutant. course accuracy tells.",
    },
    "together": {
        "ko": "언제나 함께 실패하는 검사",
        "en": "Checks that always fail together",
    },
    "together_why": {
        "ko": "모든 검사에 실패한 제출물은 빼고 셉니다. 실제 답에서 서로 다르게 나온 적이 없는 "
        "검사들입니다.",
        "en": "Left aside is work that fails every check. For the rest none of these has said more "
        "than another.",
    },
    "negative_list": {
        "ko": "변별도가 음수인 문제",
        "en": "Exercises whose discrimination is negative",
    },
    "hints": {
        "ko": "힌트 뒤의 다음 시도",
        "en": "Hints, and the attempt after them",
    },
    "hints_why": {
        "ko": "힌트를 받은 뒤 낸 다음 제출물에서 문제가 여전히 틀린 비율입니다. 절반을 넘으면 "
        "힌트의 질문을 다시 읽어 보세요. 그 문제의 답이 그대로인 제출물은 세지 않습니다.",
        "en": "How often the exercise was still wrong in the next submission after a hint. Where "
        "it is more than half, read the hint's question again. A submission in which the answer "
        "is as before does not count.",
    },
    "hints_none": {
        "ko": "한 학생이 두 번 이상 낸 제출물의 결과가 없습니다.",
        "en": "There are no results of a student's second submission.",
    },
    "hint": {"ko": "힌트", "en": "hint"},
    "shown_times": {"ko": "다음 시도가 있는 경우", "en": "with a next attempt"},
    "still_wrong": {"ko": "다음에도 틀림", "en": "still wrong"},
    "same_again": {"ko": "같은 진단", "en": "same diagnosis"},
    "reread": {"ko": "힌트를 다시 읽어 보세요", "en": "read the hint again"},
    "none_found": {"ko": "없습니다.", "en": "None."},
    "times_failed": {"ko": "실패 횟수", "en": "times failed"},
    "accuracy": {
        "ko": "course accuracy 측정값",
        "en": "What course accuracy measured",
    },
    "accuracy_none": {"ko": "측정 안 함", "en": "not measured"},
    "mutants": {"ko": "변형: 막음 / 같은 뜻 / 통과", "en": "mutants killed / equivalent / passed"},
    "known": {"ko": "실수: 막음, 진단 / 전체", "en": "mistakes rejected, diagnosed / known"},
    "alternatives": {"ko": "다른 풀이 인정", "en": "alternatives accepted"},
    "checks_count": {"ko": "검사", "en": "checks"},
    "seen_items": {"ko": "정답률", "en": "solved"},
}
