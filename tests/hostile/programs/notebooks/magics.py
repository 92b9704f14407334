"""Shell commands, cell magics and %run.

Seen: `!` and `%%bash` run with the rights of the kernel.
Must: ignored with a note; nothing is run.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG, code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for source in (
        "!touch /tmp/hostile-mark-magic",
        "%%bash\ntouch /tmp/hostile-mark-magic",
        "%run /tmp/x.py\n%load_ext x\n%system touch /tmp/hostile-mark-magic",
        "x = !touch /tmp/hostile-mark-magic",
        "%%javascript\nalert(1)",
        "%%writefile ../../../course.yml\nid: x",
        "%%time\n" * 3000,
    ):
        notebook["cells"].insert(1, code(source))
    notebook["cells"].append(code(WRONG))
    write(folder, notebook)
