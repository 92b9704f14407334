"""What `course sync`, `watch`, `hint` and `progress` say, in Korean and English; no logic here."""

from __future__ import annotations

LOOP: dict[str, dict[str, str]] = {
    "sync.same": {
        "ko": "{assignment}: 두 파일이 같습니다.",
        "en": "{assignment}: both files agree.",
    },
    "sync.taken": {
        "ko": "{assignment}: {file}에서 가져왔습니다: {names}",
        "en": "{assignment}: taken from {file}: {names}",
    },
    "sync.wrote": {
        "ko": "{assignment}: {files}을(를) 썼습니다. 그 전의 두 파일: {backup}",
        "en": "{assignment}: wrote {files}; both files as they were: {backup}",
    },
    "sync.both": {
        "ko": "{assignment}: `{name}`이(가) {module}.py와 {module}.ipynb에서 서로 다르게 "
        "고쳐졌습니다.",
        "en": "{assignment}: `{name}` was changed in {module}.py and, differently, in "
        "{module}.ipynb.",
    },
    "sync.ask": {
        "ko": "어느 쪽을 쓸까요? [p] .py  [n] 노트북  [Enter] 나중에: ",
        "en": "Which one counts? [p] the .py  [n] the notebook  [Enter] later: ",
    },
    "sync.left": {
        "ko": "{assignment}: 그대로 두었습니다: {names}. 고르려면 course sync {assignment} "
        "--keep py 또는 --keep ipynb를 실행하세요. 고를 때까지 이 문제들은 채점하지 않습니다.",
        "en": "{assignment}: left as they are: {names}. To choose, run course sync {assignment} "
        "--keep py, or --keep ipynb; until then neither version is graded.",
    },
    "sync.reload": {
        "ko": "열려 있는 편집기나 JupyterLab에서는 파일을 디스크에서 다시 불러오세요.",
        "en": "In an editor or a JupyterLab that has the file open, reload it from disk.",
    },
    "progress.next": {
        "ko": "다음에 할 것: {assignment}/{name}",
        "en": "next: {assignment}/{name}",
    },
    "progress.all_done": {
        "ko": "모든 과제를 완성했습니다. 잘하셨습니다!",
        "en": "Every assignment is done. Well done!",
    },
    "progress.absent": {"ko": "(폴더가 없음)", "en": "(not here)"},
    "progress.past": {"ko": "(지남)", "en": "(past)"},
    "watch.waiting": {
        "ko": "{folder}를 보고 있습니다. {module}.py나 {module}.ipynb를 저장하면 검사합니다.",
        "en": "Watching {folder}; save {module}.py or {module}.ipynb to have it checked.",
    },
    "watch.looking": {
        "ko": "→ 까닭을 찾는 중입니다 …",
        "en": "→ looking for the reason …",
    },
    "watch.progress": {
        "ko": "{assignment}  {done} / {of} 문제 · {score} / {worth} 점",
        "en": "{assignment}  {done} of {of} exercises · {score} / {worth} points",
    },
    "watch.course": {
        "ko": "강의 전체  {done} / {of} 문제",
        "en": "course  {done} of {of} exercises",
    },
    "watch.keys": {
        "ko": "n 다음 · h 힌트 · v 자세히 · l 목록 · r 처음으로 · c 과제 전체 · q 끝",
        "en": "n next · h hint · v details · l list · r reset · c check all · q quit",
    },
    "watch.reset_sure": {
        "ko": "`{name}`을(를) 처음 모습으로 되돌리려면 r을 한 번 더 누르세요. 지금 것은 백업에 "
        "남습니다.",
        "en": "Press r once more to put the stub of `{name}` back; a backup of yours is kept.",
    },
    "watch.was_reset": {
        "ko": "`{name}`을(를) 처음 모습으로 되돌렸습니다. 백업: {backup}",
        "en": "`{name}` is its stub again; backup: {backup}",
    },
    "watch.more": {
        "ko": "… 아래 {count}줄 (창을 키우면 보입니다)",
        "en": "… lines below: {count} (in a taller window)",
    },
    "watch.nothing": {
        "ko": "{assignment}: {module}.py도 {module}.ipynb도 없습니다.",
        "en": "{assignment} has neither {module}.py nor {module}.ipynb here.",
    },
    "watch.kept": {
        "ko": "지금은 읽을 수 없습니다. 다시 저장되면 이어서 봅니다: {problem}",
        "en": "Cannot be read just now; it goes on when it is saved again: {problem}",
    },
}
