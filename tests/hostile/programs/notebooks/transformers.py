"""Rewrites later cells by input and AST transformers, run_cell and do_execute.

Seen: IPython lets a cell change how all later cells are run, the check cells among them.
Must: no points: there is no IPython.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG, code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    source = (
        "shell = get_ipython()\n"
        "shell.input_transformers_cleanup.append(lambda lines: ['pass'])\n"
        "shell.ast_transformers.append(type('T', (), {'visit': lambda self, node: node})())\n"
        "shell.run_cell = shell.kernel.do_execute = lambda *args, **kwargs: None\n"
        "shell.set_custom_exc((Exception,), lambda *args: None)\n"
    )
    notebook["cells"].insert(0, code(source))
    notebook["cells"].insert(0, code(WRONG))
    write(folder, notebook)
