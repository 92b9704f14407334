"""A real JupyterLab, and what a student does in it by way of Chromium."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from needs_chromium import NEEDS_CHROMIUM, chromium, playwright

NEEDED = [
    *NEEDS_CHROMIUM,
    pytest.mark.skipif(shutil.which("jupyter-lab") is None, reason="needs JupyterLab"),
]
# All cells are there at once, and not only those that a screen has room for.
SETTINGS = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}


@contextlib.contextmanager
def serving(root: Path, home: Path, language: str = "en") -> Iterator[str]:
    """JupyterLab on the course's folder, jupytext's contents manager and all; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = home / "config" / "labconfig"
    settings.mkdir(parents=True)
    overrides = settings / "default_setting_overrides.json"
    overrides.write_text(json.dumps(SETTINGS), encoding="utf-8")
    env = os.environ | {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "COURSE_LANGUAGE": language,
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *(f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token="),
        "--ServerApp.password=",
        f"--ServerApp.root_dir={root}",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    log = (home / "lab.log").open("w", encoding="utf-8")
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
    for _ in range(1800):  # on a busy machine
        assert server.poll() is None, "JupyterLab ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    raise AssertionError("JupyterLab does not answer")


@contextlib.contextmanager
def opened(address: str, name: str) -> Iterator[Any]:
    """The notebook in a tab of its own; fails where JupyterLab refuses to open it."""
    with chromium("--disable-dev-shm-usage") as browser:
        page = browser.new_page()
        page.set_default_timeout(90_000)
        page.goto(f"{address}/lab/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        assert page.locator(".jp-Dialog:has-text('Error')").count() == 0
        yield page


def cell_with(page: Any, marker: str) -> Any:
    """The cell of code in whose source this stands."""
    source = page.locator(".jp-InputArea .cm-line", has_text=marker)
    return page.locator(".jp-CodeCell").filter(has=source).first


def write_into(page: Any, marker: str, body: str) -> None:
    """Replace the line that holds `marker` in its cell, typed as a person does."""
    cell = cell_with(page, marker)
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-line", has_text=marker).first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type(body)


def put(page: Any, marker: str, source: str) -> None:
    """Replace all of a cell's source, as a person does who pastes."""
    cell = cell_with(page, marker)
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-line", has_text=marker).first.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def run_on(page: Any, cells: int = 1) -> None:
    """Run the cell that is written in, and those after it."""
    for _ in range(cells):
        page.keyboard.press("Shift+Enter")


def run_all(page: Any, awaited: Any) -> None:
    """Run the whole notebook, by the menu, until something is there; a page that is not ready yet,
    or whose kernel is not, drops the order."""
    asked = page.locator(".jp-Dialog button.jp-mod-accept")
    for _ in range(6):
        if asked.count():  # for a kernel, where it was asked to run before there was one
            asked.first.click()
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']")
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        with contextlib.suppress(playwright.TimeoutError):
            awaited.wait_for(state="attached", timeout=30_000)
            return
    raise AssertionError("JupyterLab does not run the notebook")


def output(page: Any, marker: str, text: str) -> Any:
    """The output of a cell, which says this."""
    return cell_with(page, marker).locator(".jp-OutputArea-output", has_text=text).first


def answers(page: Any, marker: str, text: str) -> None:
    """Wait until the output of a cell says this."""
    output(page, marker, text).wait_for(state="attached")


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
