"""What every exercise is asked beside its own checks, declared in a line or two and run for it.

A check class writes ``battery = Battery(lambda rng, row=4, column=3: (normal(rng, row, column),))``
and gets checks by these names: `no_side_effects`, `whole_numbers`, `strided`, `one_row`,
`one_column`, `as_many_of_each`, `any_size`, `sizes_of_the_text`, `many_of_each`, `options`,
`scaled[...]`, `zeros`, `equal_rows`, and its own cases.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, islice
from typing import Any

import numpy as np

from autograder.checks.expect import ATOL, RTOL, left_alone, same
from autograder.checks.fresh import own_memory
from autograder.grading.compare import alike
from autograder.grading.describe import describe, describe_with_shape
from autograder.grading.failure import CheckFailed, Failure, StudentFault
from autograder.grading.student import Student
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Held, SeededRng, Strided

Arguments = Sequence[Any]
# Sides alike, so that a product in the wrong order keeps its shape.
SQUARE = 3
DRAWN_SIZES = 5, 25
# Failures whose sentence says less than that integers, or views, made the difference.
PLAIN_FAILURES = frozenset(("value", "nan"))
# How many exchanges of two rows are tried for one that rounds to the very same sum.
MOST_PAIRS = 8
# Far more than float64 leaves of a few dozen operations, far less than one of float32 does.
FAR_ABOVE_ROUNDING = 1e-10
# What rounding leaves of numbers around 1 whose sum is 0: one order gives 2e-17, another 0.
OF_NOTHING = 1e-15


@dataclass(frozen=True)
class Battery:
    """An exercise's part in what is asked of every exercise.

    make: (rng, **sizes) → positional arguments. Its keyword parameters are sizes, in the singular
        and with defaults that differ from each other; each is set to 1 in turn. One that is called
        `reference` is none of them, but the reference; functions in `cases` may take it as well.
    names: what the parts of a returned tuple are called.
    dtype: what floats in the result are, given float64 or integers; "" for no promise.
    new: whether the result shares no memory with an argument.
    whole_numbers: arguments made of integers: True takes those of `make`, tripled and rounded, and
        then again with the last array left as it is.
    strided: whether arrays may be views that run backwards through every second place of another,
        or lie column by column in memory.
    free: positions of arguments that may hold any numbers whatever the others hold. Each is asked
        with zeros alone, with a row of zeros, with two equal rows and a column of one number, and
        with what a later argument of its shape holds; and with rows that changed places since the
        call before, which keeps what a result may be remembered by: shape, sum, first and last row.
    text_sizes: sizes of the text's examples, asked with other numbers than those of the text.
    options: by name, a value other than the default for each parameter that has a default; given
        by position behind the arguments of `make`. All else is called without them.
    many: a size far above those of `make`, or 0 for none: each is set in turn to one drawn from
        there to three times as many.
    scales: factors for the arrays of `make`, far above and below 1.
    cases: more arguments by the check's name: an empty class, ties, the whole length promised,
        and what leaves nothing to do, where the arguments themselves are easily given back.
    compare: (got, expected), where the reference's values are not the only right ones.
    """

    make: Callable[..., Arguments]
    names: Sequence[str] = ()
    dtype: str = "float64"
    new: bool = True
    whole_numbers: bool | Callable[..., Arguments] = True
    strided: bool = True
    free: Sequence[int] = ()
    text_sizes: Sequence[Mapping[str, int]] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    many: int = 0
    scales: Sequence[float] = ()
    cases: Mapping[str, Callable[..., Arguments]] = field(default_factory=dict)
    compare: Callable[[Any, Any], object] | None = None
    rtol: float = RTOL
    atol: float = ATOL

    @property
    def sizes(self) -> list[str]:
        """The keyword parameters of `make` but for `reference`."""
        _, *others = _parameters(self.make)
        return [name for name in others if name != "reference"]

    def checks(self, exercise: str) -> Iterator[tuple[str, Callable[..., None]]]:
        """Name and function of each check; the functions take `student`, `reference` and `rng`."""
        return _checks(exercise, self)


def _checks(exercise: str, battery: Battery) -> Iterator[tuple[str, Callable[..., None]]]:
    """Name and function of each check; the functions take `student`, `reference` and `rng`."""

    def ask(
        student: Student, reference: Any, args: Arguments, *, scale: float = 1.0, key: str = ""
    ) -> None:
        given = _strided(args) if key == "strided" else args
        reply = getattr(student, exercise).observe(*given)
        right = getattr(reference, exercise)(*args)
        _judge(battery, reply.value, right, scale=scale, key=key)
        left_alone(reply, *given)
        _nothing_else(battery, reply)

    def no_side_effects(student: Student, reference: Any, rng: np.random.Generator) -> None:
        """The same twice, and in between right for arrays that were changed in place."""
        function, right = getattr(student, exercise), getattr(reference, exercise)
        args, others = (made(battery.make, rng, reference) for _ in range(2))
        reply = function.observe(*_held(args))
        left_alone(reply, *args)
        first = student.log[-1].reply.value
        changed = function(*_held(others))
        again = function(*args)
        if not alike(first, again):
            raise CheckFailed(Failure("not_pure", expected=describe(first), got=describe(again)))
        _judge(battery, again, right(*args))
        not_remembered(changed, first, right(*others))
        _nothing_else(battery, reply)
        for place in battery.free:
            rows_moved = _at(args, place, _rows_moved)
            not_remembered(function(*_held(rows_moved)), first, right(*rows_moved))

    def not_remembered(got: Any, before: Any, expected: Any) -> None:
        """Right after a call with other numbers, and not the result of that call."""
        try:
            _judge(battery, got, expected)
        except CheckFailed as error:
            if not alike(before, got):
                raise
            raise CheckFailed(replace(error.failure, key="remembered", values={})) from error

    def of_whole_numbers(student: Student, reference: Any, rng: np.random.Generator) -> None:
        whole = battery.whole_numbers
        args = made(whole if callable(whole) else battery.make, rng, reference)
        ints = args if callable(whole) else whole_numbers(args)
        ask(student, reference, ints, key="whole_numbers")
        floats = [n for n, value in enumerate(args) if _holds_array([value])]
        if whole is True and len(floats) > 1:
            last = floats[-1]
            mixed = (*whole_numbers(args[:last]), *args[last:])
            ask(student, reference, mixed, key="whole_numbers")
            for place in floats[1:] if len(floats) == 2 else floats:
                alone = (*args[:place], *whole_numbers(args[place : place + 1]), *args[place + 1 :])
                ask(student, reference, alone, key="whole_numbers")

    def many_of_each(student: Student, reference: Any, rng: np.random.Generator) -> None:
        for size in battery.sizes:
            drawn = {size: int(rng.integers(battery.many, 3 * battery.many))}
            ask(student, reference, made(battery.make, rng, reference, **drawn))
            if battery.free and size == battery.sizes[0]:
                args, before = student.log[-1].args, student.log[-1].reply.value
                for place in battery.free:
                    args = _at(args, place, _middle_moved)
                got = getattr(student, exercise)(*args)
                not_remembered(got, before, getattr(reference, exercise)(*args))

    def views(student: Student, reference: Any, rng: np.random.Generator) -> None:
        """Views that run backwards; then tables column by column in memory, all or some."""
        args = made(battery.make, rng, reference)
        ask(student, reference, args, key="strided")
        tables = [n for n, value in enumerate(args) if _holds_array([value], axes=2)]
        right = getattr(reference, exercise)(*args) if tables else None
        for some in (tables, tables[::2]) if len(tables) > 1 else (tables,) * bool(tables):
            turned = [_turned(arg) if n in some else arg for n, arg in enumerate(args)]
            got = getattr(student, exercise)(*turned)
            _judge(battery, got, right, key="strided")

    def sizes_of_the_text(student: Student, reference: Any, rng: np.random.Generator) -> None:
        for sizes in battery.text_sizes:
            ask(student, reference, made(battery.make, rng, reference, **sizes))

    def zeros(student: Student, reference: Any, rng: np.random.Generator) -> None:
        args = made(battery.make, rng, reference)
        everywhere = args
        for place in battery.free:
            ask(student, reference, _at(args, place, np.zeros_like))
            ask(student, reference, _at(args, place, _last_row_zero))
            everywhere = _at(everywhere, place, np.zeros_like)
        if len(battery.free) > 1:
            ask(student, reference, everywhere)

    def equal_rows(student: Student, reference: Any, rng: np.random.Generator) -> None:
        """Two rows alike in one argument; then two arguments alike."""
        args = made(battery.make, rng, reference)
        for place in battery.free:
            ask(student, reference, _at(args, place, _equal_ends))
            for later in args[place + 1 :]:
                if np.ndim(args[place]) and np.shape(later) == np.shape(args[place]):
                    alike_args = [later if n == place else arg for n, arg in enumerate(args)]
                    ask(student, reference, alike_args)

    def any_size(student: Student, reference: Any, rng: np.random.Generator) -> None:
        """Sizes that no table holds."""
        drawn = {size: int(rng.integers(*DRAWN_SIZES)) for size in battery.sizes}
        ask(student, reference, made(battery.make, rng, reference, **drawn))

    def on(
        make: Callable[..., Arguments], sizes: Mapping[str, int] | None = None, **how: Any
    ) -> Callable[..., None]:
        def check(student: Student, reference: Any, rng: np.random.Generator) -> None:
            args = made(make, rng, reference, **(sizes or {}))
            args = (*args, *how.get("others", ()))
            scale = how.get("scale", 1.0)
            scaled = args if scale == 1.0 else _scaled(args, scale)
            ask(student, reference, scaled, scale=scale, key=how.get("key", ""))

        return check

    def case(make: Callable[..., Arguments]) -> Callable[..., None]:
        def check(student: Student, reference: Any, rng: np.random.Generator) -> None:
            args = made(make, rng, reference)
            ask(student, reference, args)

        return check

    yield "no_side_effects", no_side_effects
    if battery.whole_numbers:
        yield "whole_numbers", of_whole_numbers
    if battery.strided:
        yield "strided", views
    for size in battery.sizes:
        yield f"one_{size}", on(battery.make, {size: 1})
    if len(battery.sizes) > 1:
        yield "as_many_of_each", on(battery.make, dict.fromkeys(battery.sizes, SQUARE))
    if battery.sizes:
        yield "any_size", any_size
    if battery.text_sizes:
        yield "sizes_of_the_text", sizes_of_the_text
    if battery.many:
        yield "many_of_each", many_of_each
    if battery.options:
        yield "options", on(battery.make, others=tuple(battery.options.values()))
    for scale in battery.scales:
        yield f"scaled[{scale:g}]", on(battery.make, scale=scale)
    if battery.free:
        yield "zeros", zeros
        yield "equal_rows", equal_rows
    for name, make in battery.cases.items():
        yield name, case(make)


def made(
    make: Callable[..., Arguments], rng: np.random.Generator, reference: Any, **sizes: int
) -> Arguments:
    """The arguments that `make` gives, handed the reference if it wants it."""
    given = {"reference": reference} if "reference" in _parameters(make) else {}
    return make(rng, **given, **sizes)


@cache
def _parameters(make: Callable[..., Arguments]) -> tuple[str, ...]:
    return tuple(inspect.signature(make).parameters)


def _nothing_else(battery: Battery, reply: Reply) -> None:
    """The result shares no memory with anything else, and no global generator was moved."""
    if battery.new:
        own_memory(reply)
    if reply.moved:
        generators = ", ".join(reply.moved)
        raise CheckFailed(Failure("global_random", {"generators": generators}))


def _judge(battery: Battery, got: Any, expected: Any, *, scale: float = 1.0, key: str = "") -> None:
    """Compare with the right answer, by the battery's tolerances; tiny inputs have tiny ones."""
    try:
        if battery.compare is not None:
            battery.compare(got, expected)
        else:
            atol = battery.atol * min(scale, 1.0)
            same(got, expected, names=battery.names, rtol=battery.rtol, atol=atol)
    except StudentFault:
        raise
    except CheckFailed as error:
        if key and error.failure.key in PLAIN_FAILURES:
            raise CheckFailed(replace(error.failure, key=key)) from error
        raise
    if battery.dtype:
        _check_dtype(got, expected, np.dtype(battery.dtype), battery.names, "")


def _check_dtype(
    got: Any, expected: Any, wanted: np.dtype[Any], names: Sequence[str], label: str
) -> None:
    """No float keeps fewer digits than the dtype promised; whole numbers may be ints."""
    if isinstance(expected, dict):
        for name in expected:
            _check_dtype(got[name], expected[name], wanted, (), f"{label}{name}")
    elif isinstance(expected, list | tuple):
        labels = list(names) or [f"[{number}]" for number in range(len(expected))]
        for part, right, name in zip(got, expected, labels, strict=True):
            _check_dtype(part, right, wanted, (), f"{label}{name}")
    elif np.asarray(expected).dtype.kind == "f" and (
        _is_narrow(got, wanted) or _was_narrow(got, expected, wanted)
    ):
        raise CheckFailed(
            Failure(
                "dtype_narrow",
                {"part": label, "wanted": wanted.name, "found": _narrow_name(got, wanted)},
                expected=describe_with_shape(expected),
                got=describe_with_shape(got),
            )
        )


def _is_narrow(got: Any, wanted: np.dtype[Any]) -> bool:
    if not isinstance(got, np.ndarray | np.generic) or got.dtype.kind != "f":
        return False
    return got.dtype.itemsize < wanted.itemsize


def _was_narrow(got: Any, expected: Any, wanted: np.dtype[Any]) -> bool:
    """Whether float64 numbers are none but float32's, and differ from the right ones by that."""
    numbers = np.asarray(got)
    if wanted != np.float64 or numbers.dtype != wanted:
        return False
    off = np.abs(numbers - expected) > FAR_ABOVE_ROUNDING * np.abs(expected) + OF_NOTHING
    with np.errstate(over="ignore"):
        return bool(off.any() and np.array_equal(numbers, numbers.astype(np.float32)))


def _narrow_name(got: Any, wanted: np.dtype[Any]) -> str:
    return got.dtype.name if _is_narrow(got, wanted) else "float32"


def _each(value: Any, change: Callable[[np.ndarray], Any]) -> Any:
    """The value with every array of numbers in it replaced by what `change` makes of it."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(_each(item, change) for item in value)
    if isinstance(value, dict):
        return {key: _each(item, change) for key, item in value.items()}
    return value


def whole_numbers(args: Arguments) -> Arguments:
    """The arguments with every array of floats tripled and rounded to ints."""
    return _each(args, lambda a: np.rint(3 * a).astype(np.int64) if a.dtype.kind == "f" else a)


def _scaled(args: Arguments, scale: float) -> Arguments:
    return _each(args, lambda a: a * scale if a.dtype.kind == "f" else a)


def _held(args: Arguments) -> Arguments:
    """The arguments with arrays, dicts of arrays and generators that are the same in every call."""
    return [_held_one(value, f"{number}.") for number, value in enumerate(args)]


def _held_one(value: Any, place: str) -> Any:
    if isinstance(value, np.ndarray) and value.ndim:
        return Held(place, value)
    if isinstance(value, SeededRng):
        return Held(place, value)
    if isinstance(value, dict) and all(isinstance(item, np.ndarray) for item in value.values()):
        return Held(place, value)
    if isinstance(value, list | tuple):
        return type(value)([_held_one(item, f"{place}{n}.") for n, item in enumerate(value)])
    return value


def _strided(args: Arguments) -> Arguments:
    return _each(args, lambda a: Strided(a) if a.ndim and a.size else a)


def _turned(argument: Any) -> Any:
    return _each(argument, lambda a: Strided(a, turned=True) if a.ndim > 1 and a.size else a)


def _at(args: Arguments, place: int, change: Callable[[np.ndarray], Any]) -> Arguments:
    """The arguments with the arrays of one of them changed."""
    return [_each(value, change) if n == place else value for n, value in enumerate(args)]


def _last_row_zero(array: np.ndarray) -> np.ndarray:
    """The array with zeros in its last row, or its last place."""
    changed = array.copy()
    if changed.ndim:
        changed[-1:] = 0
    return changed


def _equal_ends(array: np.ndarray) -> np.ndarray:
    """The array with its first row as its last one too, and one number all down its last column."""
    if not array.ndim or len(array) < 2:
        return array
    equal = np.concatenate([array[:-1], array[:1]])
    if array.ndim > 1:
        equal[..., -1] = array[0, ..., -1]
    return equal


def _rows_moved(array: np.ndarray) -> np.ndarray:
    """The array with two rows exchanged: inner ones first, and so that the sum is the very same."""
    if not array.ndim or len(array) < 2:
        return array
    count = len(array)
    pairs = [*combinations(range(1, count - 1), 2), *combinations(range(count), 2)]
    unlike = (pair for pair in pairs if not np.array_equal(array[pair[0]], array[pair[1]]))
    others = [_exchanged(array, *pair) for pair in islice(unlike, MOST_PAIRS)]
    total = array.sum()
    return next((one for one in others if one.sum() == total), next(iter(others), array))


def _middle_moved(array: np.ndarray) -> np.ndarray:
    """The array with two rows of its middle exchanged, which are not printed if it is long."""
    middle = len(array) // 2 if array.ndim else 0
    return _exchanged(array, middle - 1, middle) if middle > 1 else array


def _exchanged(array: np.ndarray, one: int, other: int) -> np.ndarray:
    order = np.arange(len(array))
    order[[one, other]] = other, one
    return array[order]


def _holds_array(args: Arguments, axes: int = 1) -> bool:
    """Whether one of the arguments is an array of so many axes, or holds one."""
    found: list[np.ndarray] = []
    _each(args, lambda a: found.append(a) or a)
    return any(array.ndim >= axes for array in found)
