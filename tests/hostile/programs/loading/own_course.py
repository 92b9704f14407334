"""Brings a course.yml, an nbgrader_config.py and checks of its own.

Seen: tools that look for their configuration upwards from the submission.
Must: the course is looked for from where the grader stands; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    text = Path(place["COURSE"], "course.yml").read_text(encoding="utf-8")
    text = text.replace("sigmoid: 2", "sigmoid: 1000").replace("secret_env: ", "secret_env: X_")
    write_files(
        folder,
        course__yml=text,
        nbgrader_config__py="open('/tmp/hostile-mark-config', 'w').close()\n",
        jupyter_config__py="open('/tmp/hostile-mark-config', 'w').close()\n",
    )
