"""course.yml as validated, frozen data; importing this costs neither pydantic nor YAML."""

from autograder.course.errors import CourseError
from autograder.course.load import (
    course_root,
    feedback_language,
    load_course,
    load_course_fast,
    open_course,
)
from autograder.course.locate import COURSE_FILE, find_course
from autograder.course.model import (
    LANGUAGES,
    Assignment,
    Bilingual,
    Course,
    Exercise,
    Extension,
    FeedbackPolicy,
    Grading,
    Language,
    LatePolicy,
    Limits,
    SeedPolicy,
)

__all__ = [
    "COURSE_FILE",
    "LANGUAGES",
    "Assignment",
    "Bilingual",
    "Course",
    "CourseError",
    "Exercise",
    "Extension",
    "FeedbackPolicy",
    "Grading",
    "Language",
    "LatePolicy",
    "Limits",
    "SeedPolicy",
    "course_root",
    "feedback_language",
    "find_course",
    "load_course",
    "load_course_fast",
    "open_course",
]
