"""nbgrader's steps from source notebook to release, shared by `course build` and nbgrader."""

from __future__ import annotations

from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    NbGraderPreprocessor,
    SaveCells,
)
from traitlets.config import Config

# How jupytext is to write the .py: nothing but titles and tags on a cell line, and no tool's
# version or kernel in the header. No `formats`: of a pair that jupytext knows of, JupyterLab takes
# the newer file and refuses to open a notebook that is much newer. `course sync` loses nothing.
SCRIPT_FORM = {
    "cell_metadata_filter": "title,tags,-all",
    "notebook_metadata_filter": "-jupytext.text_representation,-kernelspec",
}
NOT_IMPLEMENTED = "아직 구현하지 않았습니다 / not implemented yet: {name}"
WRITE_HERE = "*여기에 답을 쓰세요 / write your answer here*"


class ClearNamedSolutions(ClearSolutions):
    """Replaces each solution by an error that names the exercise; prompts of answers stay."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if cell.cell_type == "markdown" and self.begin_solution_delimeter not in cell.source:
            return cell, resources
        message = NOT_IMPLEMENTED.format(name=name)
        self.code_stub = {"python": f'raise NotImplementedError("{message}")'}
        self.text_stub = WRITE_HERE
        return super().preprocess_cell(cell, resources, cell_index)


class KeepScriptPlain(NbGraderPreprocessor):
    """Says how jupytext is to write a .py of the notebook, should a student have it do so."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        nb.metadata["jupytext"] = dict(SCRIPT_FORM)
        return nb, resources


def release_steps(*, save: bool) -> list[type[NbGraderPreprocessor]]:
    """Return the preprocessors in order; `save` adds the one that fills gradebook.db."""
    return [
        LockCells,
        ClearNamedSolutions,
        ClearOutput,
        KeepScriptPlain,
        CheckCellMetadata,
        ComputeChecksums,
        *([SaveCells] if save else []),
        CheckCellMetadata,
    ]


def to_release(source: NotebookNode) -> str:
    """Return the release notebook's text, exactly as nbgrader's generate_assignment writes it."""
    config = Config()
    config.Exporter.default_preprocessors = []
    exporter = NotebookExporter(config=config)
    for step in release_steps(save=False):
        exporter.register_preprocessor(step, enabled=True)
    text, _ = exporter.from_notebook_node(source)
    return text
