"""The schema of course.yml; the only module that imports pydantic, which is slow to load."""

from __future__ import annotations

import keyword
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from autograder.course import model
from autograder.course.address import checked_address
from autograder.course.content import SHARED
from autograder.course.errors import CourseError
from autograder.course.problems import allowed_text, problem_lines
from autograder.course.yaml_source import YamlSource
from autograder.nested import is_dict

# A student's file with one of these names would hide the real module from its own imports.
RESERVED_MODULES = frozenset({*sys.stdlib_module_names, "numpy", "torch", "pytest", "autograder"})


def _fail(what: str) -> PydanticCustomError:
    return PydanticCustomError("course", "{what}", {"what": what})


def _identifier(name: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name) or not name.isascii():
        raise _fail(f"{name!r} is not a Python name")
    return name


def _exercise_name(name: str) -> str:
    if name == "check" or name.startswith("check_"):
        raise _fail(f"{name!r} is taken by the check cells")
    return _identifier(name)


def _module_name(name: str) -> str:
    if name in RESERVED_MODULES:
        raise _fail(f"{name!r} would hide the Python module of that name")
    return _identifier(name)


def _assignment_name(name: str) -> str:
    if name == SHARED:
        raise _fail(f"{name!r} is the folder of what several assignments use")
    return name


def _relative_path(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "\\")) or ":" in path or ".." in parts:
        raise _fail(f"{path!r} leads out of the course")
    return path


def _cluster_address(text: str) -> str:
    try:
        return checked_address(text) if text else ""
    except CourseError as error:
        raise _fail(str(error).rstrip(".")) from None


def _points_only(value: Any) -> Any:
    return value if is_dict(value) else {"points": value}


class Section(BaseModel):
    """A mapping in course.yml; each field's description completes the sentence "allowed: …"."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


Text = Annotated[str, Field(min_length=1, description="non-empty text")]
Points = Annotated[float, Field(gt=0, le=1000, description="a number above 0, at most 1000")]
Seconds = Annotated[float, Field(gt=0, le=86400, description="seconds above 0, at most 86400")]
Forbid = list[
    Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$",
            description="a module or function such as torch or numpy.linalg.lstsq",
        ),
    ]
]


class BilingualConfig(Section):
    ko: Text
    en: Text


class LimitsConfig(Section):
    """Every limit is optional: what is not given comes from the course, then from the defaults."""

    call_seconds: Seconds | None = None
    load_seconds: Seconds | None = None
    submission_seconds: Seconds | None = None
    cpu_seconds: Seconds | None = None
    memory_mb: int | None = Field(
        default=None, ge=256, le=1 << 20, description="MiB, 256 to 1048576"
    )
    output_kb: int | None = Field(default=None, ge=1, le=1 << 20, description="KiB, 1 to 1048576")
    file_mb: int | None = Field(default=None, ge=1, le=1 << 14, description="whole MiB, 1 to 16384")
    reply_mb: int | None = Field(default=None, ge=1, le=1 << 12, description="whole MiB, 1 to 4096")


class SeedConfig(Section):
    public: int = Field(ge=0, lt=1 << 63, description="a whole number from 0 to 2**63 - 1")
    secret_env: str = Field(
        default="COURSE_SECRET_SEED",
        pattern=r"^[A-Z_][A-Z0-9_]*$",
        description="the name of an environment variable, in capitals",
    )
    secret_file: Annotated[str, AfterValidator(_relative_path)] = Field(
        default=".course/secret_seed", min_length=1, description="a path inside the course"
    )


class LateConfig(Section):
    grace_minutes: int = Field(default=0, ge=0, description="a whole number of minutes from 0")
    penalty_per_day: float = Field(default=0.0, ge=0, le=1, description="a share from 0 to 1")
    max_days: int | None = Field(default=None, ge=0, description="a number of days from 0, or null")


class RepairConfig(Section):
    student_seconds: float = Field(default=1.0, ge=0, le=60, description="seconds, 0 to 60")
    class_seconds: float = Field(default=0.3, ge=0, le=60, description="seconds, 0 to 60")


class LateOverride(Section):
    """What an assignment changes of the course's policy; null for max_days means no last day."""

    grace_minutes: int = Field(default=0, ge=0, description="a whole number of minutes from 0")
    penalty_per_day: float = Field(default=0.0, ge=0, le=1, description="a share from 0 to 1")
    max_days: int | None = Field(default=None, ge=0, description="a number of days from 0, or null")


class ExtensionConfig(Section):
    assignment: str = Field(description="an assignment's name, such as 02_mlp")
    student: str = Field(default="", description="a student's id; left out, everybody is meant")
    until: AwareDatetime | None = Field(
        default=None,
        strict=False,
        description="a date and time with its offset, such as 2026-09-27T23:59:00+09:00",
    )
    days: float | None = Field(default=None, gt=0, le=366, description="a number of days above 0")
    exempt: bool = Field(default=False, description="true or false")
    reason: str = Field(default="", description="text")

    @model_validator(mode="after")
    def _says_one_thing(self) -> ExtensionConfig:
        given = [self.until is not None, self.days is not None, self.exempt]
        if sum(given) != 1:
            raise _fail("an extension has one of until, days and exempt: true")
        return self


class GradingConfig(Section):
    seed: SeedConfig = Field(description="public, secret_env, secret_file")
    repair: RepairConfig = Field(
        default_factory=lambda: RepairConfig(), description="student_seconds, class_seconds"
    )
    follow_through: Literal["full", "half", "none"] = Field(
        default="full", description="full, half or none"
    )
    jobs: int = Field(default=0, ge=0, le=1024, description="a whole number, 0 for all cores")
    cluster: Annotated[str, AfterValidator(_cluster_address)] = Field(
        default="", description="tls://HOST:PORT of a scheduler"
    )
    late: LateConfig = Field(
        default_factory=lambda: LateConfig(),
        description="grace_minutes, penalty_per_day, max_days",
    )


class FeedbackConfig(Section):
    fail_when_incomplete: bool = Field(default=False, description="true or false")


class ExerciseConfig(Section):
    points: Points
    forbid: Forbid = Field(default_factory=list, description="a list of modules or functions")
    repair: bool = Field(default=True, description="true or false")


ExerciseName = Annotated[
    str,
    AfterValidator(_exercise_name),
    Field(description="a Python name in ASCII that is not check or check_…"),
]
WrittenName = Annotated[
    str,
    AfterValidator(_exercise_name),
    Field(description="an id such as reflection: a Python name that is not check or check_…"),
]


class AssignmentConfig(Section):
    name: Annotated[str, AfterValidator(_assignment_name)] = Field(
        pattern=r"^[a-z0-9][a-z0-9_-]*$",
        max_length=64,
        description="a folder name such as 02_mlp: lower-case letters, digits, _ and -",
    )
    module: Annotated[str, AfterValidator(_module_name)] = Field(
        description="a Python module name such as mlp, not that of an installed module"
    )
    title: BilingualConfig = Field(description="ko and en")
    due: AwareDatetime | None = Field(
        default=None,
        strict=False,
        description="a date and time with its offset, such as 2026-09-20T23:59:00+09:00",
    )
    needs: Literal["numpy", "torch"] = Field(default="numpy", description="numpy or torch")
    forbid: Forbid = Field(default_factory=list, description="a list of modules or functions")
    late: LateOverride | None = Field(
        default=None, description="grace_minutes, penalty_per_day, max_days"
    )
    limits: LimitsConfig = Field(
        default_factory=lambda: LimitsConfig(), description=", ".join(LimitsConfig.model_fields)
    )
    exercises: dict[ExerciseName, Annotated[ExerciseConfig, BeforeValidator(_points_only)]] = Field(
        min_length=1, description="at least one exercise name with its points"
    )
    written: dict[WrittenName, Points] = Field(
        default_factory=dict, description="written-answer ids with their points"
    )

    @model_validator(mode="after")
    def _names_differ(self) -> AssignmentConfig:
        both = [name for name in self.written if name in self.exercises]
        if both:
            raise _fail(f"{both[0]} is both an exercise and a written answer; rename one")
        return self


class CourseConfig(Section):
    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$",
        max_length=64,
        description="an id of letters, digits, dashes, underscores and dots",
    )
    title: BilingualConfig = Field(description="ko and en")
    language: Literal["ko", "en"] = Field(default="en", description="ko or en")
    repository: str = Field(
        pattern=r"^https://[^\s/]+/[^\s]+[^\s/]$",
        description="an https address such as https://github.com/you/course",
    )
    branch: str = Field(default="main", pattern=r"^[\w./-]+$", description="a git branch name")
    grading: GradingConfig = Field(description="seed, late, repair, jobs, cluster, follow_through")
    limits: LimitsConfig = Field(
        default_factory=lambda: LimitsConfig(), description=", ".join(LimitsConfig.model_fields)
    )
    feedback: FeedbackConfig = Field(
        default_factory=lambda: FeedbackConfig(), description="fail_when_incomplete"
    )
    assignments: list[AssignmentConfig] = Field(min_length=1, description="at least one assignment")
    extensions: list[ExtensionConfig] = Field(
        default_factory=list[ExtensionConfig],
        description="a list of assignment, student, until, days, exempt",
    )


def validate(source: YamlSource, root: Path, name: str) -> model.Course:
    """Turn parsed YAML into a Course; CourseError with one line per problem of the file `name`."""
    found = [(path, what) for path, what in source.problems]
    config: CourseConfig | None = None
    if is_dict(source.data):
        try:
            config = CourseConfig.model_validate(source.data)
        except ValidationError as error:
            found += problem_lines(error.errors(), CourseConfig)
    else:
        found.append(((), f"is not a mapping; allowed: {allowed_text(CourseConfig, ())}"))
    if config is not None:
        found += _duplicates(config)
        found += _unknown_assignments(config)
    if config is None or found:
        raise CourseError(_render(found, source, name))
    return _to_course(config, root)


def _duplicates(config: CourseConfig) -> list[tuple[tuple[str | int, ...], str]]:
    found: list[tuple[tuple[str | int, ...], str]] = []
    for key in ("name", "module"):
        seen: dict[str, int] = {}
        for index, assignment in enumerate(config.assignments):
            value = getattr(assignment, key)
            # Some file systems do not tell upper case from lower.
            first = seen.setdefault(value.casefold(), index)
            if first != index:
                what = f"{value!r} is taken by assignments[{first}]; each assignment needs its own"
                found.append((("assignments", index, key), what))
    return found


def _unknown_assignments(config: CourseConfig) -> list[tuple[tuple[str | int, ...], str]]:
    names = [assignment.name for assignment in config.assignments]
    return [
        (
            ("extensions", index, "assignment"),
            f"{extension.assignment!r} is no assignment; there are: {', '.join(names)}",
        )
        for index, extension in enumerate(config.extensions)
        if extension.assignment not in names
    ]


def _render(
    found: list[tuple[tuple[str | int, ...], str]], source: YamlSource, name: str
) -> list[str]:
    lines: list[tuple[int, str]] = []
    for path, what in found:
        line = source.line_of(path)
        where = f"{name}:{line}" if line else name
        lines.append((line or 0, f"{where}: {_dotted(path)}{what}."))
    return [text for _, text in sorted(lines, key=lambda entry: entry[0])]


def _dotted(path: tuple[str | int, ...]) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return f"{text}: " if text else ""


def _limits(base: model.Limits, config: LimitsConfig) -> model.Limits:
    return model.Limits(**{**vars(base), **config.model_dump(exclude_none=True)})


def _bilingual(config: BilingualConfig) -> model.Bilingual:
    return model.Bilingual(config.ko, config.en)


def _late(base: model.LatePolicy, config: LateOverride | None) -> model.LatePolicy:
    changed = config.model_dump(include=config.model_fields_set) if config else {}
    return replace(base, **changed)


def _to_assignment(
    config: AssignmentConfig, course_limits: model.Limits, course_late: model.LatePolicy
) -> model.Assignment:
    shared = tuple(config.forbid)
    return model.Assignment(
        name=config.name,
        module=config.module,
        title=_bilingual(config.title),
        due=config.due,
        needs=config.needs,
        forbid=shared,
        limits=_limits(course_limits, config.limits),
        exercises={
            name: model.Exercise(
                item.points, tuple(dict.fromkeys((*shared, *item.forbid))), item.repair
            )
            for name, item in config.exercises.items()
        },
        written=dict(config.written),
        late=_late(course_late, config.late),
    )


def _to_course(config: CourseConfig, root: Path) -> model.Course:
    limits = _limits(model.Limits(), config.limits)
    late = model.LatePolicy(**config.grading.late.model_dump())
    return model.Course(
        root=root,
        id=config.id,
        title=_bilingual(config.title),
        language=config.language,
        repository=config.repository.removesuffix(".git"),
        branch=config.branch,
        grading=model.Grading(
            seed=model.SeedPolicy(**config.grading.seed.model_dump()),
            late=late,
            repair=model.RepairPolicy(**config.grading.repair.model_dump()),
            follow_through=config.grading.follow_through,
            jobs=config.grading.jobs,
            cluster=config.grading.cluster,
        ),
        limits=limits,
        feedback=model.FeedbackPolicy(**config.feedback.model_dump()),
        assignments=tuple(_to_assignment(item, limits, late) for item in config.assignments),
        extensions=tuple(model.Extension(**item.model_dump()) for item in config.extensions),
    )
