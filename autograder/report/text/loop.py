"""What `course sync`, `watch`, `hint` and `progress` say, in Korean and English; no logic here."""

from __future__ import annotations

LOOP: dict[str, dict[str, str]] = {
    "sync.same": {
        "ko": "{assignment}: 두 파일이 같습니다.",
        "en": "{assignment}: both files agree.",
    },
    "sync.taken": {
        "ko": "{assignment}: {file} 에서 가져왔습니다: {names}",
        "en": "{assignment}: taken from {file}: {names}",
    },
    "sync.wrote": {
        "ko": "{assignment}: {files} 을(를) 썼습니다. 그 전의 두 파일: {backup}",
        "en": "{assignment}: wrote {files}; both files as they were: {backup}",
    },
    "sync.both": {
        "ko": "{assignment}: `{name}` 이(가) {module}.py 와 {module}.ipynb 에서 서로 다르게 "
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
        "--keep py 또는 --keep ipynb 를 실행하세요. 고를 때까지 이 문제들은 채점하지 않습니다.",
        "en": "{assignment}: left as they are: {names}. To choose, run course sync {assignment} "
        "--keep py, or --keep ipynb; until then neither version is graded.",
    },
    "sync.reload": {
        "ko": "열려 있는 편집기나 JupyterLab 에서는 파일을 디스크에서 다시 불러오세요.",
        "en": "In an editor or a JupyterLab that has the file open, reload it from disk.",
    },
}
