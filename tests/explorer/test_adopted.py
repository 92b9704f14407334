"""What the course may keep of a student's code is on a list, and whatever is not is refused."""

from __future__ import annotations

import pytest

from autograder.course.errors import CourseError
from autograder.explorer.adopted import require_plain
from autograder.explorer.anonymous import Words, anonymous, words_of
from autograder.explorer.definitions import made_of

RELEASED = '''
import torch
from pathlib import Path

class Net(torch.nn.Module):
    def __init__(self):
        self.head = None

def score(x, weights):
    """Weighted."""
    torch.save(torch.load(Path("x")), open("x"))
    raise NotImplementedError("mean")
'''


def keep(text: str, words: Words | None = None) -> None:
    made = made_of("score", [text])
    assert made is not None
    words = words or words_of("score", [RELEASED])
    require_plain(anonymous(made, "score", "unknown_1", words), words)


HEAD = "import numpy as np\nimport operator\nimport random\nimport torch\nfrom torch import nn\n"


@pytest.mark.parametrize(
    "body",
    [
        'return operator.attrgetter("system")(random._os)("".join(map(chr, (105, 100))))',
        'return operator.methodcaller("tofile", x)',
        "return random._os",
        "return chr(105)",
        "return (y for y in x).gi_frame.f_back.f_globals",
        "try:\n        x()\n    except ValueError as e:\n        return e.with_traceback",
        "match x:\n        case object(gi_frame=f):\n            return f",
        "v = np\n    return v.ma",
        "v = np.linalg\n    return v.norm",
        "return np.lib.format",
        "return np.lib.npyio",
        "return np.lib",
        "return np.core.multiarray",
        "return nn.functional.torch",
        "return nn.functional.importlib",
        "return x.tofile(1)",
        "return x.data.obj",
        "return '{0.a}'.format(x)",
        "return type('mean', (), {})",
        "return type(int)('mean', (), {})",
        "return map(type, ['mean'], [()], [{}])",
        "t = type\n    return t('mean', (), {})",
        "class A(type):\n        pass\n    return A",
        "return np.ndarray((1,), dtype=object, buffer=x)",
        "class A(np.ndarray):\n        pass\n    return A",
        "type(int)('mean', (), {}) == type(x)('mean')\n    return x",
        "return isinstance(x, np.ndarray((1,), object, x))",
        "return type(x)(x) == 3",
        "x.resize(9, refcheck=False)\n    return x",
        "np.pi = 3\n    return x",
        "nn.Linear.weight = 3\n    return x",
        "global score\n    return x",
        "def chr(y):\n        return y\n    return chr(3)",
        "import numpy as score\n    return score.ma",
        "return torch.save(x, weights)",
        "return torch.load(x)",
        "return Path(x)",
        "return nn.Module.__subclasses__()",
        "class A(x, metaclass=weights):\n        pass\n    return A",
        "return hash(x)",
        "return __builtins__",
    ],
)
def test_what_is_not_listed_is_refused(body: str) -> None:
    with pytest.raises(CourseError) as told:
        keep(f"{HEAD}def score(x, weights):\n    {body}\n")
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    "line",
    [
        "from operator import attrgetter as sqrt",
        "from random import _os as sqrt",
        "from numpy import lib as sqrt",
        "from torch import load as sqrt",
        "from typing import get_type_hints as sqrt",
        "from collections import namedtuple as sqrt",
        "import numpy.lib.format as sqrt",
        "from torch.nn.functional import torch as sqrt",
    ],
)
def test_what_is_imported_is_on_the_list(line: str) -> None:
    with pytest.raises(CourseError):
        keep(f"{line}\ndef score(x, weights):\n    return sqrt(x)\n")


def test_a_default_and_a_value_beside_the_function_are_looked_at_too() -> None:
    for text in (
        "V = random._os\ndef score(x, w):\n    return V",
        "def score(x, w=random._os):\n 1",
    ):
        with pytest.raises(CourseError):
            keep(HEAD + text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "def score(x, w):\n    y = np.add.reduce(x) + np.random.default_rng(0).normal()\n"
        "    with np.errstate(over='ignore'):\n        return np.linalg.norm(y).astype(float)",
        "def help(y):\n    return [v for v in y if v]\ndef score(x, w):\n    return help(x)",
        "class Mine(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n"
        "        self.mine = nn.Linear(n, n)\n        self.head = nn.functional.relu\n"
        "    def forward(self, x):\n        with torch.no_grad():\n"
        "            return self.head(self.mine(x)).sum(dim=1)\n"
        "def score(x, w):\n    return Mine(3)(x)",
        "from functools import reduce\n"
        "def score(x, w):\n    return reduce(operator.mul, x, 1) + typo(x)",
        "def score(x, w):\n    x[0] = 3\n    x.shape = (2, 2)\n"
        "    if type(x) in (list, tuple) or isinstance(w, (np.ndarray, type(x))):\n"
        "        return 0\n"
        "    return dict(a=sorted(x, key=lambda v: -v))",
    ],
)
def test_what_computes_is_kept(text: str) -> None:
    keep(f"{HEAD}{text}\n", words_of("score", [RELEASED + "x.shape = 3\n"]))
