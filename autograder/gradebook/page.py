"""Makes one page of a submission in a process that can be ended, since its content is untrusted.

A page that takes too long, or fails, is made once more without what the student wrote: scores,
reports and comments are there, and one sentence says what is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.gradebook.staging import EXTRA_ID

# A page with the most that is ever shown of a submission takes a second or two.
PAGE_SECONDS = 10.0
# What nbconvert's settings may say of how a page is made.
SETTINGS = ("Exporter", "TemplateExporter", "HTMLExporter", "NbConvertBase", "GetGrades")
# What the other process sends back of nbconvert's resources: all that writing the page needs.
_FOR_WRITING = ("unique_key", "output_extension", "output_files_dir", "metadata", "nbgrader")


@dataclass(frozen=True)
class Maker:
    """How pages are made: nbconvert's exporter with its settings and its steps."""

    config: Config
    steps: tuple[Any, ...] = ()

    def exporter(self) -> HTMLExporter:
        """The exporter, made once per process."""
        if not _KEPT or _KEPT[0] != self:
            made = HTMLExporter(config=self.config)
            for step in self.steps:
                made.register_preprocessor(step)
            _KEPT[:] = (self, made)
        return _KEPT[1]


_KEPT: list[Any] = []


@dataclass(frozen=True)
class Page:
    """The page of one graded notebook, as work that can be watched.

    instead: what stands there in place of what the student wrote; "" where that is shown.
    """

    maker: Maker
    notebook: str
    resources: dict[str, Any]
    instead: str = ""

    def prepare(self) -> None:
        """Build the exporter, which is not on the submission's time."""
        self.maker.exporter()

    def run(self) -> tuple[str, dict[str, Any]]:
        """The page, and what nbconvert's writer needs to write it."""
        notebook = nbformat.read(self.notebook, as_version=4)
        if self.instead:
            without_answers(notebook, self.instead)
        path = Path(self.notebook)
        place = {"metadata": {"name": path.stem, "path": str(path.parent)}}
        exporter = self.maker.exporter()
        output, resources = exporter.from_notebook_node(notebook, self.resources | place)
        return output, {key: resources[key] for key in _FOR_WRITING if key in resources}


def settings(config: Config) -> Config:
    """Of all settings those that a page hangs on, and no object of a server's."""
    return Config({name: config[name] for name in SETTINGS if name in config})


def without_answers(notebook: NotebookNode, instead: str) -> None:
    """Leave out what the student wrote: answers, and cells that the release does not have."""
    kept = []
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.cell_type, cell.source = "markdown", instead
        if not cell.get("id", "").startswith(EXTRA_ID):
            kept.append(cell)
    notebook.cells = kept
