"""What the leaderboard says, in Korean and English; nothing here decides anything."""

from __future__ import annotations

from autograder.leaderboard.outcome import Problem
from autograder.plain import one_line
from autograder.report.messages import note_text
from autograder.submission.cells import Note

TEXT: dict[str, dict[str, str]] = {
    "leaderboard": {"ko": "순위표", "en": "Leaderboard"},
    "made": {"ko": "{time}에 만듦", "en": "made {time}"},
    "entries": {"ko": "참가 {n}명", "en": "Taking part: {n}"},
    "how": {
        "ko": "제출물마다 학습을 처음부터 다시 했습니다. 과제는 모두 {tasks}개이고 공개하지 "
        "않습니다. 과제마다 프로세서 시간 {seconds}초 안에 학습하고, 처음 보는 이미지의 라벨을 "
        "맞힙니다. 순위는 정확도의 평균으로 정합니다.",
        "en": "Each submission was trained anew, on {tasks} secret tasks. In each it had "
        "{seconds} s of processor time to learn and to label images that it had never seen. "
        "The mean accuracy decides.",
    },
    "noise": {
        "ko": "± 뒤의 숫자는 과제 사이의 표준편차입니다. 이보다 작은 차이는 운일 수 있습니다.",
        "en": "± is the standard deviation between tasks; a difference below it may be luck.",
    },
    "nicknames": {
        "ko": "이름 대신 별명을 썼습니다. 자신의 별명은 강의자에게 물어보세요.",
        "en": "Nicknames stand for names; ask your instructor for yours.",
    },
    "place": {"ko": "순위", "en": "place"},
    "who": {"ko": "이름", "en": "name"},
    "mean": {"ko": "평균 정확도", "en": "mean accuracy"},
    "range": {"ko": "가장 낮은 과제–가장 높은 과제", "en": "lowest to highest task"},
    "seconds": {"ko": "프로세서 시간", "en": "processor time"},
    "seconds_of": {"ko": "{seconds}초", "en": "{seconds} s"},
    "nobody": {"ko": "아직 순위가 없습니다.", "en": "Nobody has a rank yet."},
    "unranked": {"ko": "순위 없음", "en": "Without a rank"},
    "without": {
        "ko": "{function} 함수를 쓰지 않은 제출물: {n}개",
        "en": "Submissions without a function {function}: {n}",
    },
}

PROBLEMS: dict[str, dict[str, str]] = {
    "no_function": {
        "ko": "참가하는 함수가 없거나 아직 쓰지 않았습니다.",
        "en": "The function that takes part is not there, or not written yet.",
    },
    "overtime": {
        "ko": "프로세서 시간 {seconds}초 안에 학습과 예측을 끝내지 못했습니다.",
        "en": "Learning and answering were not finished in {seconds} s of processor time.",
    },
    "memory": {
        "ko": "메모리 {mb} MiB로는 모자랐습니다.",
        "en": "It needed more than {mb} MiB of memory.",
    },
    "error": {
        "ko": "오류로 멈췄습니다.",
        "en": "It stopped with an error.",
    },
    "answers": {
        "ko": "이미지마다 라벨을 하나씩 답하는 함수를 돌려주지 않았습니다.",
        "en": "It returned no function that answers with one label for each image.",
    },
    "ended": {
        "ko": "프로세스가 도중에 끝났습니다.",
        "en": "Its process ended before it was done.",
    },
    "code": {
        "ko": "주석을 빼고 압축한 코드가 {size}바이트입니다. {most}바이트까지 됩니다.",
        "en": "Compressed and without comments its code has {size} bytes; {most} are allowed.",
    },
    "constants": {
        "ko": "코드에 적힌 숫자와 문자열이 모두 {size}바이트입니다. {most}바이트까지 됩니다.",
        "en": "The numbers and texts written in its code have {size} bytes; {most} are allowed.",
    },
    "not_python": {
        "ko": "{where}: 파이썬 코드로 읽을 수 없습니다.",
        "en": "{where} cannot be read as Python.",
    },
    "intricate": {
        "ko": "{where}: 너무 깊게 중첩된 코드라 살펴볼 수 없습니다.",
        "en": "{where} is nested too deeply to be looked into.",
    },
    "unconfined": {
        "ko": "이 컴퓨터에서는 학생의 코드를 가두어 실행할 수 없습니다({reason}).",
        "en": "Student code cannot be confined on this machine ({reason}).",
    },
    "grader": {
        "ko": "채점 쪽의 문제로 하지 못했습니다. 같은 명령을 다시 실행하세요({reason}).",
        "en": "A fault on the grader's side; run the same command again ({reason}).",
    },
}
# What only whoever ran the command should read: it quotes the student's code.
DETAIL = {
    "error": "{said} (in {function})",
    "ended": "{kind}",
    "answers": "no {what}",
}


def say(key: str, language: str, **values: object) -> str:
    """A word or sentence of the page."""
    return TEXT[key][language].format(**values)


def problem_text(problem: Problem, language: str) -> str:
    """Why a submission has no rank, in one sentence that quotes nothing of it."""
    values = {name: _shown(value) for name, value in problem.values}
    if problem.key == "unreadable":
        key = str(values.pop("note"))
        return note_text(Note(key, tuple(values.items())), language)
    return PROBLEMS[problem.key][language].format(**values)


def problem_detail(problem: Problem) -> str:
    """Further details for whoever ran the command; empty where there are none."""
    return DETAIL.get(problem.key, "").format(**dict(problem.values))


def _shown(value: object) -> object:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int):
        return f"{value:,}"
    # Names of files are the student's, and stand on the class's page and in a terminal.
    return one_line(value) if isinstance(value, str) else value
