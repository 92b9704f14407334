"""A drawing that shows itself in a notebook; a plain script prints its description."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, cast

from autograder.figures.style import Language, label_language, style
from autograder.kernel import shell_here

if TYPE_CHECKING:
    from matplotlib.figure import Figure

P = ParamSpec("P")

SCREEN_DPI = 72
_PIXEL_RATIO = 2

_NO_MATPLOTLIB = {
    "ko": "그림을 그리려면 Matplotlib이 필요합니다: pip install matplotlib",
    "en": "Drawings need Matplotlib: pip install matplotlib",
}
_WAITING = {
    "ko": "이 그림은 위의 문제를 풀면 여러분의 숫자로 그려집니다.",
    "en": "This drawing appears here, with your own numbers, once the exercises above are done.",
}
_FAILED = {
    "ko": "여러분의 함수가 낸 값으로는 그림을 그릴 수 없었습니다 ({problem}). "
    "위의 check 결과를 먼저 살펴보세요.",
    "en": "No drawing could be made from what your functions return ({problem}). "
    "Look at the results of the checks above first.",
}


@dataclass(frozen=True, eq=False)
class Drawing:
    """A finished drawing and the sentence that says what it shows (`figure` None: only that)."""

    figure: Figure | None
    description: str
    language: Language = "en"

    def png(self, dpi: float = SCREEN_DPI * _PIXEL_RATIO) -> bytes:
        """The drawing as a PNG file's bytes; raises ValueError where there is no figure."""
        if self.figure is None:
            raise ValueError(self.description)
        buffer = io.BytesIO()
        with style(self.language):
            self.figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
        return buffer.getvalue()

    @property
    def width(self) -> int:
        """Pixels on the screen; 0 where there is no figure."""
        return round(self.figure.get_size_inches()[0] * SCREEN_DPI) if self.figure else 0

    def save(self, path: str | Path) -> Path:
        """Writes the drawing as a PNG file."""
        path = Path(path)
        path.write_bytes(self.png())
        return path

    def show(self) -> None:
        """Displays the drawing in a notebook; a plain script prints what it would show."""
        if not hasattr(shell_here(), "kernel"):
            print(f"[{self.description}]")
            return
        from IPython.display import display

        display(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        if self.figure is None:
            return {"text/plain": self.description}
        width, height = (round(inches * SCREEN_DPI) for inches in self.figure.get_size_inches())
        size = {"width": width, "height": height, "alt": self.description}
        data = {"text/plain": self.description, "image/png": self.png()}
        return data, {"image/png": size}


def drawing(paint: Callable[P, tuple[Figure, str]]) -> Callable[P, Drawing]:
    """Makes a function that paints in our style out of one that returns (figure, description).

    The function's `language` becomes the one its labels can really be written in.
    """

    @wraps(paint)
    def draw(*args: P.args, **kwargs: P.kwargs) -> Drawing:
        asked = cast(Language, kwargs.get("language", "en"))
        try:
            import matplotlib  # noqa: F401
        except ImportError:
            return Drawing(None, _NO_MATPLOTLIB[asked], asked)
        written = label_language(asked)
        kwargs["language"] = written
        with style(written):
            figure, description = paint(*args, **kwargs)
        return Drawing(figure, description, written)

    return draw


@contextmanager
def once_solved(*, language: Language = "en") -> Iterator[None]:
    """Runs a demonstration that calls the student's functions; says so kindly if it cannot yet."""
    try:
        yield
    # A demonstration that builds on an earlier one finds its names missing while that one waits.
    except (NotImplementedError, NameError):
        print(_WAITING[language])
    except Exception as error:
        print(cannot_draw(error, language))


def cannot_draw(error: Exception, language: Language) -> str:
    """The sentence for a demonstration that what a student's function returns has ended."""
    return _FAILED[language].format(problem=f"{type(error).__name__}: {error}")
