"""A slider below a drawing, for a drawing that changes with one number.

The drawing at the start is an output of its own, so it is still there on GitHub, on a feedback page
and in a notebook that is opened again. Moving the slider shows other values below it, in a widget:
that works in JupyterLab, VS Code and Colab alike, where replacing an output does not.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.figures.drawing import SCREEN_DPI, Drawing, cannot_draw
from autograder.figures.style import Language, number
from autograder.kernel import shell_here

# A moving picture is sent at every step, so it has fewer pixels than one that stays.
_MOVING_DPI = SCREEN_DPI * 1.5
_VIEW = "application/vnd.jupyter.widget-view+json"

_NO_WIDGETS = {
    "ko": "슬라이더로 값을 바꾸어 보려면 ipywidgets가 필요합니다: pip install ipywidgets",
    "en": "To change the value with a slider you need ipywidgets: pip install ipywidgets",
}
_MOVE = {
    "ko": "위의 그림은 {label} = {start}일 때입니다. 슬라이더를 움직이면(방향키로도 됩니다) 다른 "
    "값의 그림이 여기에 나타납니다.",
    "en": "The drawing above is for {label} = {start}. Move the slider (the arrow keys will do) to "
    "see other values here.",
}
_INSTEAD = {
    "ko": "[{label} 슬라이더, {first}부터 {last}까지: 노트북을 실행하면 움직일 수 있습니다.]",
    "en": "[A slider for {label}, from {first} to {last}: run the notebook to move it.]",
}


@dataclass(frozen=True, eq=False)
class Slider:
    """A drawing for each of several numbers, of which `start` is the one that is always drawn.

    `label` is plain text in the slider's language. Raises ValueError if `start` is not in `values`.
    """

    draw: Callable[[float], Drawing]
    values: Sequence[float]
    start: float
    label: str
    language: Language = "en"

    def __post_init__(self) -> None:
        if self.start not in self.values:
            raise ValueError(f"the slider starts at {self.start}, which is not among its values.")

    def show(self) -> None:
        """Displays the drawing at the start and, in a notebook that has widgets, the slider."""
        still = self.draw(self.start)
        still.show()
        if still.figure is None or not hasattr(shell_here(), "kernel"):
            return
        try:
            controls = self.controls()
        except ImportError:
            print(_NO_WIDGETS[self.language])
            return
        from IPython.display import display

        view = {"version_major": 2, "version_minor": 0, "model_id": controls.model_id}
        display({"text/plain": self._said(_INSTEAD), _VIEW: view}, raw=True)

    def controls(self) -> Any:
        """The slider and, below it, the picture of its value; raises ImportError without widgets.

        The picture carries its description as alternative text.
        """
        import ipywidgets

        slider = ipywidgets.SelectionSlider(
            options=[(number(value), place) for place, value in enumerate(self.values)],
            value=list(self.values).index(self.start),
            description=self.label,
            style={"description_width": "initial"},
            layout={"width": "36em", "max_width": "95%"},
        )
        picture = ipywidgets.HTML(html.escape(self._said(_MOVE)))

        def moved(change: Any) -> None:
            picture.value = self.picture(self.values[change["new"]])

        slider.observe(moved, names="value")
        return ipywidgets.VBox([slider, picture])

    def picture(self, value: float) -> str:
        """The drawing of a value as HTML, or the sentence that says why there is none."""
        try:
            drawn = self.draw(value)
            pixels = base64.b64encode(drawn.png(_MOVING_DPI)).decode("ascii")
        except Exception as error:  # a student's function may fail for one value and not another
            return html.escape(cannot_draw(error, self.language))
        told = html.escape(drawn.description, quote=True)
        width = drawn.width
        return (
            f'<img alt="{told}" style="width:{width}px;max-width:100%" '
            f'src="data:image/png;base64,{pixels}">'
        )

    def _said(self, sentence: dict[str, str]) -> str:
        return sentence[self.language].format(
            label=self.label,
            start=number(self.start),
            first=number(self.values[0]),
            last=number(self.values[-1]),
        )
