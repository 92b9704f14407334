"""Every sentence of feedback on a push that no other renderer needs, in Korean and English."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "title": {"ko": "피드백 · {course}", "en": "Feedback · {course}"},
    "total": {"ko": "합계", "en": "total"},
    "assignment": {"ko": "과제", "en": "assignment"},
    "file": {"ko": "파일", "en": "file"},
    "change": {"ko": "배포본과 비교", "en": "compared with the release"},
    "changed": {"ko": "바뀜", "en": "changed"},
    "missing": {"ko": "없음", "en": "missing"},
    "added": {"ko": "추가됨", "en": "added"},
    "release_is": {"ko": "배포본 {release}", "en": "release {release}"},
    "no_release": {
        "ko": "배포본이 아닌 강의 저장소입니다. 보호된 파일을 검사하지 않았습니다.",
        "en": "This is not a release of the course, so no protected files were checked.",
    },
    "untrusted": {
        "ko": "보호된 파일이 배포본과 다릅니다({count}개). 채점 코드가 바뀌었을 수 있어 이 결과의 "
        "점수는 믿을 수 없습니다. 배포본의 파일로 되돌려 주세요.",
        "en": "Protected files are not the released ones ({count}). The checks may have been "
        "changed, so the points in this report cannot be trusted. Put the released files back.",
    },
    "server_checks": {
        "ko": "보호된 파일이 배포본과 다릅니다({count}개). 점수는 서버에 있는 배포본으로 "
        "채점한 것입니다.",
        "en": "Protected files are not the released ones ({count}). The points come from the "
        "server's own, released checks.",
    },
    "incomplete": {
        "ko": "채점이 끝까지 가지 못한 과제가 있습니다. 이 결과는 완전하지 않습니다.",
        "en": "Not every assignment could be graded to its end; this report is not complete.",
    },
    "not_all_done": {
        "ko": "아직 완성하지 않은 문제가 있습니다. 이 강의는 그럴 때 실패로 표시합니다.",
        "en": "Some exercises are not done yet; this course marks that as a failure.",
    },
    "nothing_changed": {
        "ko": "이번 푸시에서 바뀐 과제가 없습니다.",
        "en": "No assignment was changed by this push.",
    },
    "left_out": {
        "ko": "여기에는 {limit} KiB까지만 쓸 수 있어 일부({count}개)를 뺐습니다. 전체 결과는 "
        "JSON 보고서에 있습니다.",
        "en": "Only {limit} KiB fit here, so parts ({count}) were left out; the JSON report has "
        "all of them.",
    },
    "more_annotations": {
        "ko": "그밖에 {count}개가 더 있습니다. 요약을 보세요.",
        "en": "And {count} more; see the summary.",
    },
    "not_started": {"ko": "시작 전", "en": "not started"},
    "not_graded": {"ko": "채점 안 함", "en": "not graded"},
    "done": {"ko": "완성", "en": "done"},
    "open": {"ko": "{done} / {all} 완성", "en": "{done} of {all} done"},
    "failed": {"ko": "피드백을 만들지 못했습니다.", "en": "No feedback could be made."},
    "branch": {"ko": "{branch} 브랜치, 커밋 {commit}", "en": "branch {branch}, commit {commit}"},
    "untold": {
        "ko": "이 푸시의 나머지 브랜치 {number}개는 채점하지 않았고 보고서도 없습니다.",
        "en": "The other {number} branches of this push were not graded and have no report.",
    },
}


def text(key: str, language: str, **values: object) -> str:
    """One sentence in `language`, its places filled."""
    return TEXTS[key][language].format(**values)
