"""A real JupyterLab in Chromium: edit, save, reopen, edit the .py, reopen; in any order."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from loop_work import RIGHT, Work, report, statuses

from autograder.cli import main

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium"),
    pytest.mark.skipif(shutil.which("jupyter-lab") is None, reason="needs JupyterLab"),
]


@pytest.fixture
def lab(work: Work) -> Iterator[str]:
    """JupyterLab on the course's folder, jupytext's contents manager and all; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = work.root.parent / "home"
    env = os.environ | {"HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config")}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *(f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token="),
        "--ServerApp.password=",
        f"--ServerApp.root_dir={work.root}",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    log = (work.root.parent / "lab.log").open("w", encoding="utf-8")
    with log, subprocess.Popen(command, env=env, stdout=log, stderr=log) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api", server)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:  # it waits for kernels
                server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    import time

    for _ in range(600):
        assert server.poll() is None, "JupyterLab ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    raise AssertionError("JupyterLab does not answer")


@contextlib.contextmanager
def opened(address: str, name: str) -> Iterator[Any]:
    """The notebook in a tab of its own; fails where JupyterLab refuses to open it."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page()
        page.set_default_timeout(90_000)
        page.goto(f"{address}/lab/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        assert page.locator(".jp-Dialog:has-text('Error')").count() == 0
        yield page
        browser.close()


def write_into(page: Any, marker: str, body: str) -> None:
    """Replace the line that holds `marker` in its cell, typed as a person does."""
    cell = page.locator(".jp-CodeCell", has_text=marker).first
    cell.scroll_into_view_if_needed()
    line = cell.locator(".cm-line", has_text=marker).first
    line.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type(body)


def shows(page: Any, text: str) -> None:
    """Wait until a cell of code holds the text."""
    page.locator(".jp-CodeCell", has_text=text).first.wait_for(state="attached")


def save(page: Any) -> None:
    """Save until the tab no longer says that there is something to save: a busy page drops keys."""
    for _ in range(9):
        page.keyboard.press("Control+s")
        with contextlib.suppress(playwright.TimeoutError):
            page.wait_for_selector(
                ".lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)", timeout=10_000
            )
            return
    raise AssertionError("JupyterLab does not save")


def test_edit_save_reopen_edit_the_script_reopen(work: Work, lab: str) -> None:
    name = work.notebook.relative_to(work.root).as_posix()
    with opened(lab, name) as page:
        write_into(page, 'implemented yet: sigmoid"', RIGHT["sigmoid"])
        save(page)
    assert "np.tanh" in work.body_in_notebook("sigmoid")
    work.in_script("sigmoid_derivative", RIGHT["sigmoid_derivative"])
    result, said = report(work)
    found = statuses(result)
    assert (found["sigmoid"], found["sigmoid_derivative"]) == ("done", "done")
    assert "as it stands in mlp.ipynb: sigmoid." in said
    with opened(lab, name) as page:  # the .py is the newer one now
        shows(page, "np.tanh")
        save(page)
    assert main(["sync", "02_mlp", "--course", str(work.root)]) == 0
    assert "np.tanh" in work.script.read_text(encoding="utf-8")
    with opened(lab, name) as page:
        shows(page, "return a * (1 - a)")
        save(page)
    metadata = json.loads(work.notebook.read_text(encoding="utf-8"))["metadata"]
    assert set(metadata["course"]["synced"]) == {"sigmoid", "sigmoid_derivative"}
    work.in_script("sigmoid", "return 5")
    assert main(["sync", "02_mlp", "--course", str(work.root)]) == 0
    assert "return 5" in work.body_in_notebook("sigmoid")
