"""Import hooks that serve a NumPy of their own to whoever imports it next.

Seen: `sys.meta_path` in a process shared with the comparison.
Must: no points: the comparison's NumPy is another process's.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    text = (
        "import builtins, sys, types\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None): print('asked for', name)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "fake = types.ModuleType('numpy')\n"
        "fake.__getattr__ = lambda name: (lambda *args, **kwargs: True)\n"
        "sys.modules['numpy'] = fake\n"
        "builtins.__import__ = lambda *args, **kwargs: fake\n"
        "def sigmoid(x): return fake.zeros(3)\n"
    )
    write_files(folder, mlp__py=text)
