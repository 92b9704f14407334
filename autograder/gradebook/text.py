"""Every sentence that graded notebooks and grade sheets use, in Korean and English."""

from __future__ import annotations

TEXT: dict[str, dict[str, str]] = {
    "summary": {"ko": "채점 요약", "en": "Summary of the grading"},
    "not_graded": {
        "ko": "이 제출물은 채점하지 못했습니다. 점수는 0점이 아니라 아직 없으며, "
        "강사가 직접 확인합니다.",
        "en": "This submission could not be graded. It has no score yet, which is not a zero: "
        "an instructor looks at it by hand.",
    },
    "exercise_not_graded": {
        "ko": "{name}: 채점하지 못했습니다. 강사가 직접 확인합니다.",
        "en": "{name}: could not be graded; an instructor looks at it by hand.",
    },
    "absent": {
        "ko": "# {name}: 제출물에 없습니다.",
        "en": "# {name}: not in the submission.",
    },
    "elsewhere": {
        "ko": "# {name}: {other}의 셀에 함께 들어 있습니다.",
        "en": "# {name}: in the same cell as {other}.",
    },
    "unreadable_code": {
        "ko": "# {name}: 제출물을 읽을 수 없습니다. 원래 파일은 아래에 있습니다.",
        "en": "# {name}: the submission cannot be read; its files are shown below.",
    },
    "answer_elsewhere": {
        "ko": "*이 답을 쓰는 셀에는 아무것도 없습니다. 학생이 쓴 다른 글을 보고 채점하세요.*",
        "en": "*Nothing was written in the cell of this answer; "
        "see the other text that the student wrote.*",
    },
    "answer_unreadable": {
        "ko": "*제출물을 읽을 수 없습니다. 원래 파일은 아래에 있습니다.*",
        "en": "*The submission cannot be read; its files are shown below.*",
    },
    "as_handed_in": {
        "ko": "## 제출된 그대로: `{file}`",
        "en": "## As handed in: `{file}`",
    },
    "cut": {
        "ko": "… 여기서 줄였습니다. {count}자가 더 있습니다.",
        "en": "… cut here; {count} more characters were handed in.",
    },
    "cells_cut": {
        "ko": "*셀 {count}개를 더 제출했지만 여기에는 보이지 않습니다.*",
        "en": "*{count} more cells were handed in and are not shown here.*",
    },
    "not_shown": {
        "ko": "*제출한 글을 제시간에 보여 줄 수 없어 이 페이지에서는 뺐습니다. 점수와 채점 결과는 "
        "그대로입니다.*",
        "en": "*What was handed in could not be shown in time and is left out of this page. "
        "Scores and results are not affected.*",
    },
    "not_shown_by_hand": {
        "ko": "*제출한 글을 제시간에 보여 줄 수 없어 이 페이지에서는 뺐습니다. "
        "`submitted/{student}/{name}`에서 파일을 직접 열어 채점하세요.*",
        "en": "*What was handed in could not be shown in time and is left out of this page; "
        "open the file in `submitted/{student}/{name}` to grade it.*",
    },
    "rubric": {"ko": "채점 기준 ({points}점)", "en": "Rubric ({points} points)"},
    "model_answer": {"ko": "모범 답안", "en": "A model answer"},
    "same_answer": {
        "ko": "글이 똑같은 답이 {count}개 더 있습니다: {names}. 여기에서 준 점수와 의견은 "
        "그 답에도 함께 들어갑니다. 다른 점수를 이미 준 답은 그대로 둡니다.",
        "en": "{count} more answer(s) have exactly this text: {names}. The score and the comment "
        "that you give here are given to them as well; one that was given another score keeps it.",
    },
    "no_response": {"ko": "답을 쓰지 않았습니다.", "en": "No response."},
    "waiting_title": {"ko": "사람이 할 일", "en": "Left for a person"},
    "waits_for_you": {
        "ko": "{name}: 채점을 기다리는 제출물 {count}개.",
        "en": "{name}: submissions that wait: {count}.",
    },
    "nothing_waits": {"ko": "사람이 할 일이 없습니다.", "en": "Nothing waits for a person."},
    "grade_first": {"ko": "첫 번째 채점하기", "en": "grade the first"},
    "see_all": {"ko": "모두 보기", "en": "see all"},
    "class_report": {"ko": "수업 현황", "en": "class report"},
    "waiting": {"ko": "채점 전", "en": "not graded yet"},
    "waiting_parts": {
        "ko": "{count}개 항목은 강사가 아직 채점하지 않았습니다",
        "en": "{count} part(s) not graded yet: an instructor does that by hand",
    },
    "answer": {"ko": "제출한 답", "en": "Your answer"},
    "comment": {"ko": "강사의 말", "en": "Comment"},
    "regraded": {"ko": "강사가 고친 점수:", "en": "Changed by an instructor to"},
    "late": {"ko": "늦은 제출", "en": "late submission"},
    "raw_score": {"ko": "감점 전 점수", "en": "score before the penalty"},
    "final_score": {"ko": "최종 점수", "en": "final score"},
}


def say(key: str, language: str, **values: object) -> str:
    """The sentence `key` in `language` ("ko" or "en")."""
    return TEXT[key][language].format(**values)
