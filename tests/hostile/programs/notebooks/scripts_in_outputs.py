"""HTML, JavaScript, SVG, LaTeX and widgets in outputs, attachments and metadata.

Seen: nbgrader shows outputs to whoever grades, in a logged-in browser.
Must: thrown away or escaped; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG, code, released, result, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    script = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
    kinds = ("text/html", "application/javascript", "image/svg+xml", "text/latex", "text/markdown")
    output = result("1", **dict.fromkeys(kinds, script))
    output["data"]["application/vnd.jupyter.widget-view+json"] = {"model_id": "x"}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [output, {"output_type": "stream", "name": "stdout", "text": script}]
        else:
            cell["attachments"] = {"x.svg": {"image/svg+xml": script}}
    notebook["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": script}
    }
    notebook["metadata"]["title"] = script
    notebook["cells"].insert(0, code(WRONG, title=script, name=script, tags=[script]))
    write(folder, notebook)
