"""Computes the penalty for late work from course.yml's policy and extensions, with the reason."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from autograder.course import Assignment, Extension
from autograder.lms.times import shown

DAY = 24 * 60 * 60.0
Kind = Literal["on_time", "grace", "extended", "exempt", "late", "too_late", "no_time"]

REASONS: dict[str, dict[str, str]] = {
    "on_time": {"ko": "", "en": ""},
    "no_time": {"ko": "", "en": ""},
    "grace": {
        "ko": "마감 후 {minutes}분까지는 감점하지 않음",
        "en": "within the {minutes} minutes of grace",
    },
    "extended": {"ko": "연장된 마감 {due} 안에 제출", "en": "within the extension until {due}"},
    "exempt": {"ko": "지각 감점 면제", "en": "exempt from the late penalty"},
    "late": {
        "ko": "마감({due}) 후 {days}일째 제출: {share}% 감점",
        "en": "{days} day(s) late (due {due}): {share}% off",
    },
    "too_late": {
        "ko": "마감({due}) 후 {days}일째 제출: {last}일이 지나 점수 없음",
        "en": "{days} day(s) late (due {due}): after {last} days it counts nothing",
    },
}


@dataclass(frozen=True)
class Lateness:
    """How late a submission is, and what that takes: `share` of the score, from 0 to 1.

    `due` is the date that counted (UTC, without zone); `because` is what an extension gives as its
    reason.
    """

    kind: Kind
    share: float = 0.0
    days: int = 0
    due: datetime | None = None
    because: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it came after the due date that counts, the minutes of grace included."""
        return self.kind in ("late", "too_late")

    def reason(self, assignment: Assignment, language: str) -> str:
        """The reason in words; empty for what needs none."""
        zone = assignment.due.tzinfo if assignment.due else None
        said = REASONS[self.kind][language].format(
            minutes=assignment.late.grace_minutes,
            due=shown(self.due, zone) if self.due else "",
            days=self.days,
            share=f"{self.share * 100:.4g}",
            last=assignment.late.max_days,
        )
        return f"{said} ({self.because})" if said and self.because else said

    def penalty(self, raw: float) -> float:
        """Points taken of `raw`."""
        return round(raw * self.share, 6)


def lateness(
    assignment: Assignment, extensions: Iterable[Extension], student: str, time: datetime | None
) -> Lateness:
    """How late `student`'s work of `time` (UTC, without zone) is; never without a time.

    The due date moves by what everybody is given; a student's own extension is counted from there,
    and the latest of several counts.
    """
    if time is None or assignment.due is None:
        return Lateness("no_time" if time is None else "on_time")
    base = assignment.due.astimezone(UTC).replace(tzinfo=None)
    ours = [item for item in extensions if item.assignment == assignment.name]
    for_all = [item for item in ours if not item.student]
    own = [item for item in ours if item.student == student]
    if free := next((item for item in (*own, *for_all) if item.exempt), None):
        return Lateness("exempt", due=base, because=free.reason)
    moved, by_all = _latest(base, for_all)
    due, by_own = _latest(moved, own)
    because = ", ".join(item.reason for item in (by_all, by_own) if item and item.reason)
    return _counted(assignment, base, due, time, because)


def _latest(base: datetime, given: list[Extension]) -> tuple[datetime, Extension | None]:
    best: tuple[datetime, Extension | None] = (base, None)
    for item in given:
        if item.until is not None:
            until = item.until.astimezone(UTC).replace(tzinfo=None)
        else:
            until = base + timedelta(days=item.days or 0.0)
        if until > best[0]:
            best = (until, item)
    return best


def _counted(
    assignment: Assignment, base: datetime, due: datetime, time: datetime, because: str
) -> Lateness:
    policy = assignment.late
    grace = timedelta(minutes=policy.grace_minutes)
    if time <= due:
        kind: Kind = "on_time" if time <= base else "extended"
        return Lateness(kind, due=due, because=because if kind == "extended" else "")
    if time <= due + grace:
        return Lateness("grace", due=due)
    days = math.ceil((time - due - grace).total_seconds() / DAY)
    if policy.max_days is not None and days > policy.max_days:
        return Lateness("too_late", 1.0, days, due)
    return Lateness("late", min(1.0, round(days * policy.penalty_per_day, 9)), days, due)
