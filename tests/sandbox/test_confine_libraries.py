"""NumPy, SciPy and torch do their work in confinement, threads included, and break nothing."""

from __future__ import annotations

import pytest


def test_numpy_computes_and_saves(confined_here):
    code = (
        "import numpy as np\n"
        "import numpy.polynomial, numpy.fft\n"
        "rng = np.random.default_rng(0)\n"
        "a = rng.normal(size=(300, 300))\n"
        "q, r = np.linalg.qr(a)\n"
        "np.savez_compressed('a.npz', q=q, r=r)\n"
        "with np.load('a.npz') as loaded: back = loaded['q'] @ loaded['r']\n"
        "m = np.memmap('m', dtype='f8', mode='w+', shape=(100,)); m[:] = 1; m.flush()\n"
        "result = [bool(np.allclose(a, back)), float(m.sum())]"
    )
    assert confined_here(code).value == [True, 100.0]


def test_numpy_imported_before_the_fork_may_use_threads(confined_here):
    code = (
        "import numpy as np, concurrent.futures as futures\n"
        "a = np.ones((400, 400))\n"
        "with futures.ThreadPoolExecutor(4) as pool:\n"
        "    result = sum(pool.map(lambda k: float((a * k @ a)[0, 0]), range(4)))"
    )
    before = "import numpy; numpy.ones((64, 64)) @ numpy.ones((64, 64))"
    assert confined_here(code, before=before).value == 400.0 * (0 + 1 + 2 + 3)


def test_scipy_and_matplotlib_can_be_imported_late(confined_here):
    code = (
        "import scipy.linalg, scipy.special, scipy.optimize\n"
        "import matplotlib; import matplotlib.figure\n"
        "f = matplotlib.figure.Figure(); f.subplots().plot([1, 2]); f.savefig('a.png')\n"
        "import os; result = os.path.getsize('a.png') > 1000"
    )
    outcome = confined_here(code, memory_bytes=2**31)
    assert outcome.value is True, outcome.message


def test_libraries_start_without_locks_on_files(confined_here):
    code = (
        "import fcntl, logging.handlers, multiprocessing, os, tempfile\n"
        "with tempfile.NamedTemporaryFile() as made:\n"
        "    made.write(b'x'); made.flush()\n"
        "with open(os.__file__, 'rb') as shared:\n"
        "    fcntl.flock(shared, fcntl.LOCK_SH)\n"  # pretended
        "    try: fcntl.lockf(shared, fcntl.LOCK_SH | fcntl.LOCK_NB)\n"
        "    except PermissionError: result = 'refused'"
    )
    assert confined_here(code).value == "refused"


TORCH_BEFORE = "import torch; torch.set_num_threads(1); torch.ones(2).sum()"


@pytest.mark.slow
def test_torch_trains_saves_and_loads(confined_here):
    code = (
        "import torch\n"
        "torch.manual_seed(0)\n"
        "net = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.ReLU(), torch.nn.Flatten(),\n"
        "                          torch.nn.Linear(144, 2))\n"
        "step = torch.optim.AdamW(net.parameters(), lr=0.01)\n"
        "x, y = torch.randn(32, 1, 8, 8), torch.randint(0, 2, (32,))\n"
        "first = last = None\n"
        "for _ in range(30):\n"
        "    loss = torch.nn.functional.cross_entropy(net(x), y)\n"
        "    step.zero_grad(); loss.backward(); step.step()\n"
        "    first, last = first or loss.item(), loss.item()\n"
        "torch.save(net.state_dict(), 'net.pt')\n"
        "net.load_state_dict(torch.load('net.pt'))\n"
        "result = last < first / 2"
    )
    outcome = confined_here(code, before=TORCH_BEFORE)
    assert outcome.value is True, outcome.message


@pytest.mark.slow
def test_torch_uses_several_threads_in_a_child(confined_here):
    code = (
        "import torch, os\n"
        "torch.set_num_threads(2)\n"
        "a = torch.ones(600, 600)\n"
        "result = [float((a @ a)[0, 0]), float(a.exp().sum() > 0)]"
    )
    outcome = confined_here(code, before=TORCH_BEFORE)
    assert outcome.value == [600.0, 1.0], outcome.message


@pytest.mark.slow
def test_torch_loads_batches_and_reports_no_missing_file(confined_here):
    code = (
        "import torch\n"
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "data = TensorDataset(torch.arange(10.0))\n"
        "result = [float(batch.sum()) for (batch,) in DataLoader(data, batch_size=4)]"
    )
    assert confined_here(code, before=TORCH_BEFORE).value == [6.0, 22.0, 17.0]


@pytest.mark.slow
def test_torch_cannot_start_worker_processes(confined_here):
    code = (
        "import torch\n"
        "from torch.utils.data import DataLoader\n"
        "result = list(DataLoader(range(4), num_workers=2))"
    )
    outcome = confined_here(code, before=TORCH_BEFORE)
    assert outcome.error in ("PermissionError", "RuntimeError", "OSError")


def test_torch_imported_late_says_nothing_on_standard_error(confined_here):
    # Without /proc/cpuinfo it prints "Error in cpuinfo"; here its standard error is kept.
    code = (
        "import os\n"
        "log = os.open('log', os.O_CREAT | os.O_RDWR)\n"
        "os.dup2(log, 2)\n"
        "import torch\n"
        "float(torch.ones(8, 8).matmul(torch.ones(8, 8)).sum())\n"
        "result = open('log').read()"
    )
    outcome = confined_here(code, memory_bytes=2**31)
    assert outcome.value == "", outcome.message
