"""The hint that an exception itself leads to: its type, its message, and where it was raised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from string import Formatter

from autograder.grading.exception_text import (
    AT_A_LINE,
    ENTRIES,
    NO_RETURN,
    PARAMETERS,
    PRINTED,
    Entry,
)
from autograder.grading.result import CheckResult
from autograder.grading.student import Call
from autograder.mistakes import Hint
from autograder.sandbox.process import Fault

MAX_NAME = 80  # letters of a class's name that may name a group of answers
FORM = frozenset(
    ("not_array", "not_scalar", "not_tensor", "not_a_tuple", "not_parts", "not_dict", "length")
)


def of_exception(checks: Sequence[CheckResult], *, only: bool) -> Hint | None:
    """A hint from the exception that most failing checks met; None if none says enough.

    only: whether every failing check has to have met one.
    """
    failures = [check.failure for check in checks if check.failure]
    faults = [f.fault for f in failures if f.fault is not None and f.fault.kind == "exception"]
    if not faults or (only and len(faults) < len(failures)):
        return None
    most = Counter((fault.type_name, fault.line) for fault in faults).most_common(1)[0][0]
    fault = next(fault for fault in faults if (fault.type_name, fault.line) == most)
    return _by_pattern(fault)


def at_its_line(checks: Sequence[CheckResult]) -> Hint | None:
    """Where the code stops, if no exception's own question is known."""
    first = next((check.failure for check in checks if check.failure), None)
    fault = first.fault if first is not None else None
    if fault is None or fault.kind != "exception" or not fault.line:
        return None
    return _hint(AT_A_LINE, fault, [], _as_name(fault.type_name))


def of_signature(
    name: str, checks: Sequence[CheckResult], wanted: Sequence[str] | None
) -> Hint | None:
    """Which argument is missing or one too many; `wanted` are those of the exercise, in order."""
    faults = [c.failure.fault for c in checks if c.failure and c.failure.fault]
    complaint = next((fault.message for fault in faults if fault.kind == "signature"), "")
    given = _parameters_in(complaint)
    if given is None or not wanted:
        return None
    missing = [p for p in wanted if p not in given]
    extra = [p for p in given if p not in wanted]
    if len(given) < len(wanted):
        # A missing one under another name is the one that stands in nobody's place.
        which = missing[-(len(wanted) - len(given)) :] if extra else missing
        case = "missing"
    elif len(given) > len(wanted):
        case, which = "extra", extra[-(len(given) - len(wanted)) :] if missing else extra
    else:
        case, which = "names", missing
    if not which:
        return None
    values = {
        "name": name,
        "wanted": len(wanted),
        "given": len(given),
        "which": ", ".join(f"`{p}`" for p in which),
        "all": ", ".join(wanted),
    }
    entry = PARAMETERS[case]
    return Hint(
        entry.ko.format(**values), entry.en.format(**values), kind="exception", name=entry.name
    )


def of_no_return(checks: Sequence[CheckResult], log: Sequence[Call], line: int) -> Hint | None:
    """A function that gives back None where every check wants something else."""
    failures = [check.failure for check in checks if check.failure]
    if not failures or any(f.fault for f in failures):
        return None
    if not all(f.key in FORM and f.got.endswith("NoneType") for f in failures):
        return None
    entry = PRINTED if any(call.reply.output.strip() for call in log) else NO_RETURN
    return Hint(entry.ko, entry.en, kind="exception", name=entry.name, line=line)


def _as_name(type_name: str) -> str:
    """A class's name where it is one: it names a group of answers, also in commands to be typed,
    and whoever makes a class may call it anything."""
    if len(type_name) <= MAX_NAME and re.fullmatch(r"[A-Za-z_][\w.]*", type_name, re.ASCII):
        return type_name
    return f"class_{sha256(type_name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _by_pattern(fault: Fault) -> Hint | None:
    text = f"{fault.type_name}: {fault.message}".split("\n")[0][:500]
    for entry in ENTRIES:
        match = re.search(entry.pattern, text)
        if match is not None:
            hint = _hint(entry, fault, match.groups())
            if hint is not None:
                return hint
    return None


def _hint(entry: Entry, fault: Fault, groups: Sequence[str | None], name: str = "") -> Hint | None:
    clues = dict(fault.clues)
    other = clues.pop("line", "")
    line = int(other) if other.isascii() and other.isdigit() else fault.line
    values: dict[str, object] = {"l": line or "?", **clues}
    values |= {str(n + 1): _shown(group or "") for n, group in enumerate(groups)}
    for text in (entry.ko, entry.en):
        wanted = {field for _, field, _, _ in Formatter().parse(text) if field}
        if not wanted <= values.keys():
            return None
    ko, en = (_filled(text, values) for text in (entry.ko, entry.en))
    return Hint(ko, en, kind="exception", name=entry.name or name, line=line)


def _filled(text: str, values: dict[str, object]) -> str:
    # A name such as {1} would be taken for a position by str.format.
    return re.sub(r"\{(\w+)\}", lambda m: str(values[m.group(1)]), text)


def _shown(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and c != "`")[:80]


def _parameters_in(complaint: str) -> list[str] | None:
    """The parameters in a signature as the student process tells it: `(x, y=1) · why`."""
    match = re.match(r"\((.*)\)(?: -> .*)? · ", complaint)
    if match is None:
        return None
    depth, parts = 0, [""]
    for c in match.group(1):
        depth += (c in "([{") - (c in ")]}")
        if c == "," and not depth:
            parts.append("")
        else:
            parts[-1] += c
    names = [re.split(r"[:=]", part.strip())[0].strip() for part in parts]
    return [name for name in names if name.isidentifier()]
