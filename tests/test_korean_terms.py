"""Korean text uses one word for each term, those of docs/glossary.md, wherever it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"

# The word not to use, and the one to use.
TERMS = {
    "크로스 엔트로피": "교차 엔트로피",
    "크로스엔트로피": "교차 엔트로피",
    "활성함수": "활성화 함수",
    "활성 함수": "활성화 함수",
    "활성화함수": "활성화 함수",
    "최적화 함수": "옵티마이저",
    "씨앗": "시드",
    "열쇠": "키",
    "평가 데이터": "테스트 데이터",
    "평가 세트": "테스트 세트",
    "과잉적합": "과적합",
    "오버피팅": "과적합",
    "과대적합": "과적합",
    "연습": "문제",
    "에폭": "에포크",
}
# Sentences of a translator rather than a lecturer.
TRANSLATED = {
    "먹을 수 있는 숫자": "넣을 수 있는 숫자",
    "무어라 하든": "상관없이",
    "생각 하나": "핵심 아이디어",
    "한자리에서 견주": "한눈에 비교",
    "에서 태어": "에 만들어",
}
PARTICLES = (
    "은(는)|이(가)|을(를)|과(와)|와(과)|을|를|이|가|은|는|의|에|로|으로|와|과|도|만|에서|보다|처럼|부터|까지|이고"
    "|이면|라고|이라고|입니다"
)
AFTER_CODE = re.compile(
    rf"`[^`\n]+` (?:{re.escape(PARTICLES).replace(re.escape('|'), '|')})(?=[ ,.)?!\"]|$)", re.M
)
VOWEL_BEFORE_IEOYA = re.compile("([가-힣])이어야")

# A name, number or bracket that is not marked as code, as in hints and messages.
AFTER_NAME = re.compile(
    r"[A-Za-z0-9_)\]'}] (?:은|는|을|를|와|과|의|에|에서|으로|로|까지|부터|보다|인가요|여야|이어야"
    r"|이면|입니다|은\(는\)|이\(가\)|을\(를\)|과\(와\)|와\(과\))(?=[ ,.?!]|$)"
)

FILES = (
    "solutions/*/*.py",
    "solutions/*/mistakes/*.py",
    "solutions/*/figures/*.py",
    "solutions/*/rubric.yml",
    "autograder/**/*.py",
    "docs/*.ko.md",
    "README.ko.md",
    "course.yml",
)
SLIDE_NAMES = re.compile(r"`[^`]*`|Slide\([^\n]*|\"D\d\",[^\n]*")


def korean_files() -> Iterator[Path]:
    found = {path for pattern in FILES for path in ROOT.glob(pattern)}
    for path in sorted(found):
        if re.search("[가-힣]", path.read_text(encoding="utf-8")):
            yield path


PATHS = list(korean_files())


def loose_after_names(path: Path) -> list[str]:
    """Particles apart from a plain name, number or bracket in what a Python file says to people."""
    if path.suffix != ".py":
        return []
    said = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    korean = [SLIDE_NAMES.sub("", text) for text in said if re.search("[가-힣]", text)]
    return [match.group() for text in korean for match in AFTER_NAME.finditer(text)]


@pytest.fixture(params=PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def wrong_terms(text: str) -> list[str]:
    """Each line with a word that the glossary does not use, outside of code and slides' names."""
    told = []
    for number, line in enumerate(SLIDE_NAMES.sub(_same_lines, text).split("\n"), 1):
        for wrong, right in (TERMS | TRANSLATED).items():
            if wrong in line:
                told.append(f"line {number}: {wrong} → {right}: {line.strip()}")
    return told


def loose_particles(text: str) -> list[str]:
    """Particles that stand apart from the code before them, and 이어야 after a vowel."""
    told = AFTER_CODE.findall(text)
    return told + [m.group() for m in VOWEL_BEFORE_IEOYA.finditer(text) if _ends_open(m[1])]


def test_terms_are_those_of_the_glossary(path: Path) -> None:
    assert wrong_terms(path.read_text(encoding="utf-8")) == []


def test_particles_are_written_as_one_word_with_code(path: Path) -> None:
    assert loose_particles(path.read_text(encoding="utf-8")) == []


def test_particles_are_written_as_one_word_with_a_name(path: Path) -> None:
    assert loose_after_names(path) == []


@pytest.mark.parametrize("term", sorted(set(TERMS.values())))
def test_the_glossary_has_every_term_that_is_held(term: str) -> None:
    korean = [line.split("|")[1] for line in _rows()]
    assert any(term.split()[0] in cell for cell in korean)


def test_the_glossary_is_in_order_and_lacks_no_cell() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _rows()]
    assert all(len(row) == 4 and all(row) for row in rows)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


@pytest.mark.parametrize("wrong", TERMS)
def test_a_wrong_term_is_found(wrong: str) -> None:
    assert wrong_terms(f"# 첫 줄\n# 여기의 {wrong}입니다.")
    assert wrong_terms(f"# **슬라이드** D2, `{wrong}의 문제점`") == []


@pytest.mark.parametrize("text", ["`slope` 를 씁니다", "`a` 이(가) 없습니다", "숫자이어야"])
def test_a_loose_particle_is_found(text: str) -> None:
    assert loose_particles(text)


@pytest.mark.parametrize("text", ["`slope`를 씁니다", "$w$ 를 씁니다", "무엇이어야", "`a` 은행"])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert loose_particles(text) == []


@pytest.mark.parametrize(
    ("hint", "found"), [("b 는 행마다", 1), ("b는 행마다, X[0] 의", 1), ("b는", 0)]
)
def test_a_particle_apart_from_a_plain_name_is_found(hint: str, found: int, tmp_path: Path) -> None:
    file = tmp_path / "hints.py"
    file.write_text(f"ko = {hint!r}\n", encoding="utf-8")
    assert len(loose_after_names(file)) == found


def _same_lines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _ends_open(syllable: str) -> bool:
    return (ord(syllable) - ord("가")) % 28 == 0


def _rows() -> list[str]:
    lines = GLOSSARY.read_text(encoding="utf-8").split("\n")
    table = [line for line in lines if line.startswith("| ")]
    return table[1:]
