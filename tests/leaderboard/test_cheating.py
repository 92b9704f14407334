"""Whoever does not learn gets nothing: not by clocks, weights, known images, tricks or helpers."""

from __future__ import annotations

import random
import string
from pathlib import Path

import numpy as np
import pytest
from learners import HONEST, Learn

from autograder.course.load import load_course_fast
from autograder.leaderboard.declared import chosen_leaderboard
from autograder.leaderboard.outcome import Problem
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import Zygote

pytestmark = pytest.mark.hostile

CLOCKS = """
import resource, time
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime"):
    setattr(time, name, lambda *_: 0.0)
    setattr(time, f"{name}_ns", lambda *_: 0)
resource.getrusage = lambda _: None
"""
LONG = "\n    a = torch.ones(300, 300)\n    while True: a = a @ a"


def test_an_honest_learner_is_counted_by_what_it_learned(learn: Learn) -> None:
    outcome = learn(HONEST)
    assert outcome.problem is None
    assert outcome.accuracy is not None and 0.4 < outcome.accuracy < 0.95
    assert 0 < outcome.seconds < 10
    assert outcome.recognised < 0.85


def test_patched_clocks_change_nothing(learn: Learn) -> None:
    started = HONEST.replace("seconds, generator):", f"seconds, generator):{LONG}")
    outcome = learn(CLOCKS + started, seconds=1.0)
    assert outcome.problem == Problem("overtime", (("seconds", 1.0),))
    assert outcome.accuracy is None and outcome.seconds >= 1.0


def test_time_is_counted_though_the_clocks_stand_still(learn: Learn) -> None:
    loop = "\n    for _ in range(3_000_000): pass"
    outcome = learn(CLOCKS + HONEST.replace("generator):", f"generator):{loop}"))
    assert outcome.problem is None and outcome.seconds > 0.02


def test_answering_is_on_the_same_time(learn: Learn) -> None:
    late = HONEST.replace("def predict(images):", "def predict(images):\n        while True: pass")
    assert learn(late, seconds=1.0).problem == Problem("overtime", (("seconds", 1.0),))


def test_loading_is_on_the_same_time(learn: Learn) -> None:
    source = HONEST + "\nwhile True: pass\n"
    assert learn(source, seconds=1.0).problem == Problem("overtime", (("seconds", 1.0),))


def test_threads_share_the_time(learn: Learn) -> None:
    source = HONEST.replace(
        "generator):",
        """generator):
    import threading
    def work():
        a = torch.ones(300, 300)
        while True: a = a @ a
    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()
    import time
    time.sleep(3600)""",
    )
    outcome = learn(source, seconds=1.0)
    assert outcome.problem == Problem("overtime", (("seconds", 1.0),))


@pytest.mark.parametrize(
    "start",
    [
        "import os; os.fork()",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "import multiprocessing; multiprocessing.Pool(2)",
    ],
)
def test_there_are_no_helpers(learn: Learn, is_confined: bool, start: str) -> None:
    if not is_confined:
        pytest.skip("needs confinement")
    outcome = learn(HONEST.replace("generator):", f"generator):\n    {start}"))
    assert outcome.problem is not None and outcome.problem.key == "error"


def words(count: int, length: int = 8) -> list[str]:
    drawn = random.Random(1)
    return ["".join(drawn.choices(string.ascii_letters, k=length)) for _ in range(count)]


WEIGHTS = {
    "base64": f"W = '{''.join(words(500))}'",
    "bytes": f"W = bytes.fromhex('{random.Random(2).randbytes(1500).hex()}')",
    "numbers": f"W = {[round(random.Random(3).gauss(0, 1), 6) for _ in range(600)]}",
    "small numbers": f"W = {[random.Random(n).randrange(1, 16) for n in range(3000)]}",
    "one number": f"W = {hex(random.Random(4).getrandbits(8 * 3000))}",
    "pieces": "W = ''\n" + "\n".join(f"W += '{word}'" for word in words(400)),
    "an f-string": f"W = f'{{1}}{''.join(words(400))}'",
}


@pytest.mark.parametrize("kind", WEIGHTS)
def test_weights_have_no_room_in_constants(learn: Learn, kind: str) -> None:
    problem = learn(f"{WEIGHTS[kind]}\n{HONEST}").problem
    assert problem is not None and problem.key == "constants"


def test_weights_have_no_room_in_names(learn: Learn) -> None:
    names = "\n".join(f"{word} = 0" for word in words(3000))
    problem = learn(f"{names}\n{HONEST}").problem
    assert problem is not None and problem.key == "code"


@pytest.mark.parametrize(
    "hiding",
    [
        "'''WEIGHTS'''\n",
        "# WEIGHTS\n",
        "def held():\n    '''WEIGHTS'''\n",
        "class Held:\n    1\n    'WEIGHTS'\n",
        "if True:\n    'WEIGHTS'\n",
    ],
)
def test_what_no_program_needs_is_not_there_to_be_read(learn: Learn, hiding: str) -> None:
    found = """
    import gc, linecache, sys
    word = "WEI" + "GHTS"
    lines = "".join("".join(kept[2]) for kept in linecache.cache.values() if len(kept) == 4)
    texts = [module.__doc__ for module in sys.modules.values()] + [lines]
    texts += [getattr(value, "__doc__", None) for value in list(globals().values())]
    texts += [str(c.co_consts) for c in gc.get_objects() if type(c).__name__ == "code"]
    if any(word in str(text) for text in texts):
        raise ValueError("READ")"""
    outcome = learn(hiding + HONEST.replace("generator):", f"generator):{found}"))
    assert outcome.problem is None, outcome.problem


@pytest.mark.parametrize(
    "source",
    [
        "x = " + "-" * 5000 + "1",
        "x = " + ".a" * 0 + "y" + ".a" * 20_000,
        "x = " + "1 + " * 20_000 + "1",
        "def learn(:\n    pass",
        "x = '" + "é" * 300 + "'",
    ],
)
def test_code_that_cannot_be_looked_into_is_refused(learn: Learn, source: str) -> None:
    problem = learn(f"{source}\n{HONEST}").problem
    assert problem is not None and problem.key in ("not_python", "intricate", "constants")


LIARS = {
    "equal to everything": """
    class Yes(int):
        def __eq__(self, other): return True
        __hash__ = int.__hash__
    return lambda images: [Yes(0) for _ in images]""",
    "an array of such": """
    import numpy
    class Yes:
        def __eq__(self, other): return True
    return lambda images: numpy.array([Yes() for _ in images], dtype=object)""",
    "not a number": "\n    return lambda images: torch.full((len(images),), float('nan'))",
    "too few": "\n    return lambda images: torch.zeros(len(images) - 1)",
    "too many": "\n    return lambda images: torch.zeros(len(images) + 1)",
    "all of them": "\n    return lambda images: True",
    "no function": "\n    return 1",
}

OF_ITS_OWN = """import torch
def learn(images, labels, seconds, generator):
    class Yes(torch.Tensor):
        def __eq__(self, other): return torch.ones(len(self), dtype=torch.bool)
        def detach(self): return self
        def cpu(self): return self
        def numpy(self): return self
        def copy(self): return self
    return lambda images: torch.zeros(len(images)).as_subclass(Yes)"""


@pytest.mark.parametrize("kind", LIARS)
def test_answers_are_labels_or_nothing(learn: Learn, kind: str) -> None:
    head = "import torch\ndef learn(images, labels, seconds, generator):"
    problem = learn(f"{head}{LIARS[kind]}\n").problem
    assert problem is not None and problem.key in ("answers", "ended", "error")


def test_a_tensor_of_its_own_is_read_as_what_it_holds(learn: Learn) -> None:
    outcome = learn(f"{OF_ITS_OWN}\n")
    assert outcome.accuracy is not None and outcome.accuracy < 0.3  # one label for all of ten


def test_a_label_that_is_none_is_a_wrong_answer(learn: Learn) -> None:
    for answer in ("torch.full((len(images),), -1)", "torch.full((len(images),), 1e30)"):
        source = f"import torch\ndef learn(*_):\n    return lambda images: {answer}\n"
        outcome = learn(source)
        assert outcome.accuracy == 0 and outcome.recognised == 0


def test_nothing_is_left_for_the_next_task(learn: Learn) -> None:
    state = """
    import os, sys
    places = (".", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"))
    files = [os.path.join(place, "leaderboard-state") for place in places]
    if any(map(os.path.exists, files)):
        raise ValueError("STATE")
    for file in files:
        try:
            with open(file, "w") as opened: opened.write("kept")
        except OSError:
            pass
    if not os.path.exists(files[0]):
        raise ValueError("nothing could be left at all")
    if hasattr(torch, "kept") or "KEPT" in os.environ:
        raise ValueError("STATE")
    torch.kept = True
    os.environ["KEPT"] = "1" """
    source = HONEST.replace("generator):", f"generator):{state}")
    first, second = learn(source, 0), learn(source, 1)
    assert first.problem is None and second.problem is None
    assert first.accuracy != second.accuracy  # another task


LOOK_UP = """
import glob, os, sys
def found():
    for folder in sys.path:
        for file in glob.glob(os.path.join(folder, "sklearn", "datasets", "data", "digits*")):
            return True
        try:
            open(os.path.join(folder, "sklearn", "datasets", "data", "digits.csv.gz"), "rb").close()
            return True
        except OSError:
            pass
    return False
"""


def test_the_data_cannot_be_read(course_12: Path, is_confined: bool) -> None:
    if not is_confined:
        pytest.skip("needs confinement")
    limits = ProcessLimits()
    _, board = chosen_leaderboard(load_course_fast(course_12), None)
    seen = {}
    for hidden in ((), board.hidden()):
        zygote = Zygote("numpy", limits, "required", hidden)
        process = StudentProcess(zygote, "cnn", [CodeCell("cnn.py", 1, LOOK_UP)], limits)
        seen[bool(hidden)] = process.call("found", [], {}).value
        process.close()
        zygote.close()
    assert seen == {False: True, True: False}


def test_the_library_of_the_data_cannot_be_imported(learn: Learn) -> None:
    source = HONEST.replace("generator):", "generator):\n    import sklearn.datasets")
    problem = learn(source).problem
    assert problem is not None and problem.key == "error"


def test_answers_never_reach_the_student_process(learn: Learn) -> None:
    search = """
    import gc
    import numpy
    def predict(asked):
        def holds(value):
            whole = type(value) in (numpy.ndarray, torch.Tensor) and value.ndim == 1
            return whole and len(value) == len(asked)
        if any(holds(value) for value in gc.get_objects()):
            raise ValueError("ANSWERS")
        return torch.zeros(len(asked))
    return predict"""
    outcome = learn(f"import torch\ndef learn(images, labels, seconds, generator):{search}\n")
    assert outcome.problem is None
    assert outcome.accuracy is not None and outcome.accuracy < 0.3


def test_the_same_seed_draws_the_same_task(learn: Learn) -> None:
    assert learn(HONEST).accuracy == pytest.approx(learn(HONEST).accuracy)
    assert np.isfinite(learn(HONEST, 1).accuracy or np.nan)
