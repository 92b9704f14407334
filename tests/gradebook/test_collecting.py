"""Collects from the exchange's inbound folder, where any account of the machine may write."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from traitlets.config import Config

from autograder.gradebook import configure, regular
from autograder.gradebook.collecting import is_id

pwd: Any = pytest.importorskip("pwd", reason="nbgrader's exchange is not for Windows")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes folders of others"
)
NOBODY = 65534
STRANGER = 54_321  # no account has this number


@dataclass
class Inbound:
    """A course and the folder of the exchange in which students put their work."""

    root: Path
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        return self.root / "exchange" / "dl" / "inbound"

    def hand_in(self, student: str, time: str = "2026-09-20 10:00:00.000000 UTC") -> Path:
        """Put a folder with an mlp.py there, as nbgrader's submit does."""
        folder = self.place / f"{student}+02_mlp+{time}+abc"
        folder.mkdir()
        (folder / "mlp.py").write_text(f"# {student} {time}\n", encoding="utf-8")
        (folder / "timestamp.txt").write_text(time, encoding="utf-8")
        return folder

    def collect(self, **settings: Any) -> None:
        """What `nbgrader collect 02_mlp` does, in this process."""
        self._made("collect", settings).start()

    def listed(self) -> list[str]:
        """The students whose work `nbgrader list --inbound` lists."""
        listed = self._made("list", {"inbound": True}).start()
        return sorted(one["student_id"] for one in listed)

    def _made(self, command: str, settings: dict[str, Any]) -> Any:
        config = Config()
        configure(config)
        config.CourseDirectory.root = str(self.root)
        config.CourseDirectory.course_id = "dl"
        config.Exchange.root = str(self.root / "exchange")
        config.CourseDirectory.update(self.settings)
        for name, value in settings.items():
            config[f"Exchange{command.title()}"][name] = value
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id = "02_mlp"
        factory: Any = ExchangeFactory(config=config)
        return getattr(factory, command)(
            coursedir=coursedir, authenticator=Authenticator(config=config), config=config
        )

    def taken(self) -> dict[str, str]:
        """Student -> what lies in their mlp.py, without its mark and line end."""
        found = sorted((self.root / "submitted").glob("*/02_mlp/mlp.py"))
        texts = {path.parts[-3]: path.read_text(encoding="utf-8") for path in found}
        return {student: text.removeprefix("# ").strip() for student, text in texts.items()}


@pytest.fixture
def inbound(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Inbound:
    made = Inbound(tmp_path)
    made.place.mkdir(parents=True)
    caplog.set_level(logging.INFO)
    return made


def test_a_link_is_not_followed(inbound: Inbound, caplog: pytest.LogCaptureFixture) -> None:
    secret, folder = inbound.root / "secret_seed", inbound.root / "solutions"
    secret.write_text("4815162342", encoding="utf-8")
    folder.mkdir()
    (folder / "reference.py").write_text("4815162342", encoding="utf-8")
    mine = inbound.hand_in("mal")
    (mine / "mlp.py").unlink()
    (mine / "mlp.py").symlink_to(secret)
    (mine / "data").symlink_to(folder)
    (mine / "gone.py").symlink_to("nowhere")
    (mine / "notes.py").write_text("mine", encoding="utf-8")
    (inbound.place / "lee+02_mlp+2026-09-20 10:00:00.000000 UTC+abc").symlink_to(folder)
    inbound.collect()
    copied = [path for path in (inbound.root / "submitted").rglob("*") if not path.is_dir()]
    assert sorted(path.name for path in copied) == ["notes.py", "timestamp.txt"]
    for name in ("mlp.py", "data", "gone.py"):
        assert f"{name} is left out: it is a link." in caplog.text
    assert "is not collected: it is no folder." in caplog.text


def _pipe(inbound: Inbound) -> str:
    os.mkfifo(inbound.hand_in("mal") / "pipe")
    return "pipe is left out: it is neither a file nor a folder."


def _bad_time(inbound: Inbound) -> str:
    inbound.hand_in("mal", "soon")
    return "is not collected: 'soon' is not understood as a time."


def _large_file(inbound: Inbound) -> str:
    with (inbound.hand_in("mal") / "big.bin").open("wb") as file:
        file.truncate(200 << 20)  # takes no room there
    return " UTC+abc/big.bin is left out: it has more than 100 MB."


def _much(inbound: Inbound) -> str:
    inbound.settings["max_dir_size"] = 1_000
    mine = inbound.hand_in("mal")
    for name in ("one", "two"):
        (mine / name).write_bytes(bytes(600_000))
    return "is not collected: it holds more than 1 MB."


def _many(inbound: Inbound) -> str:
    mine = inbound.hand_in("mal")
    for number in range(2_001):
        (mine / f"{number}").touch()
    return "is not collected: it holds more than 2,000 files."


def _deep(inbound: Inbound) -> str:
    inbound.hand_in("mal").joinpath(*"d" * 40).mkdir(parents=True)
    return "d is left out: it lies more than 32 folders deep."


def _file(inbound: Inbound) -> str:
    (inbound.place / "mal+02_mlp+2026-09-20 10:00:00.000000 UTC+abc").touch()
    return "is not collected: it is no folder."


def _in_the_way(inbound: Inbound) -> str:
    inbound.hand_in("mal")
    (inbound.root / "submitted").mkdir()
    (inbound.root / "submitted" / "mal").touch()
    return "is not collected: "


def _no_id(inbound: Inbound) -> str:
    inbound.hand_in("..")
    return "is not collected: '..' cannot be a student's id."


@pytest.mark.parametrize(
    "make",
    [_pipe, _bad_time, _large_file, _much, _many, _deep, _file, _in_the_way, _no_id],
)
def test_what_one_hands_in_keeps_nobody_from_being_collected(
    inbound: Inbound, caplog: pytest.LogCaptureFixture, make: Callable[[Inbound], str]
) -> None:
    inbound.hand_in("kim")
    sentence = make(inbound)
    inbound.hand_in("zoe")
    inbound.collect()
    assert {"kim", "zoe"} <= set(inbound.taken())
    assert sentence in caplog.text
    assert not (inbound.root / "02_mlp").exists()


@needs_root
def test_a_folder_of_somebody_else_replaces_nothing(
    inbound: Inbound, caplog: pytest.LogCaptureFixture
) -> None:
    account = pwd.getpwuid(1).pw_name
    os.chown(inbound.hand_in(account), 1, 1)
    os.chown(inbound.hand_in("vic"), STRANGER, STRANGER)
    for name in (account, "vic"):
        forged = inbound.hand_in(name, "2026-09-20 12:00:00.000000 UTC")
        os.chown(forged, NOBODY, NOBODY)
    inbound.collect()
    assert all("10:00:00" in text for text in inbound.taken().values())
    assert f"it belongs to nobody, not to {account}" in caplog.text
    assert "it belongs to nobody, and 'vic' handed in as 54321 before" in caplog.text
    inbound.collect(update=True)
    assert all("10:00:00" in text for text in inbound.taken().values())
    # Students without accounts of their own: what a folder is called is believed.
    inbound.collect(update=True, check_owner=False)
    assert all("12:00:00" in text for text in inbound.taken().values())


@needs_root
def test_another_name_for_somebody_elses_file_is_left_out(
    inbound: Inbound, caplog: pytest.LogCaptureFixture
) -> None:
    (inbound.root / "secret_seed").write_text("4815162342", encoding="utf-8")
    mine = inbound.hand_in("mal")
    os.link(inbound.root / "secret_seed", mine / "other.py")
    os.link(mine / "timestamp.txt", mine / "twice.txt")
    for path in (mine, mine / "mlp.py", mine / "timestamp.txt"):
        os.chown(path, STRANGER, STRANGER)
    inbound.collect()
    found = (inbound.root / "submitted" / "mal" / "02_mlp").iterdir()
    assert sorted(path.name for path in found) == ["mlp.py", "timestamp.txt", "twice.txt"]
    assert "other.py is left out: it is somebody else's file." in caplog.text


def test_a_file_that_becomes_a_link_after_it_was_looked_at_is_not_followed(
    inbound: Inbound, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mine = inbound.hand_in("mal")
    look = os.stat

    def and_then_exchange(path: Any, **how: Any) -> os.stat_result:
        info = look(path, **how)
        if path == "mlp.py":
            (mine / "mlp.py").unlink()
            (mine / "mlp.py").symlink_to("timestamp.txt")
        return info

    monkeypatch.setattr(regular.os, "stat", and_then_exchange)
    inbound.collect()
    assert inbound.taken() == {}
    assert "mlp.py is left out: it cannot be opened" in caplog.text


@needs_root
def test_where_an_account_is_known_only_its_own_folders_count(
    inbound: Inbound, caplog: pytest.LogCaptureFixture
) -> None:
    account = pwd.getpwuid(1).pw_name
    os.chown(inbound.hand_in(account), NOBODY, NOBODY)
    inbound.collect()
    assert inbound.taken() == {}
    assert f"it belongs to nobody, not to {account}" in caplog.text


def test_newer_work_is_taken_when_asked_for(
    inbound: Inbound, caplog: pytest.LogCaptureFixture
) -> None:
    inbound.hand_in("kim")
    inbound.hand_in("kim", "2026-09-20 09:00:00.000000 UTC")
    inbound.hand_in("a+b")
    inbound.collect()
    assert inbound.taken()["kim"] == "kim 2026-09-20 10:00:00.000000 UTC"
    assert "a+b" in inbound.taken()
    inbound.hand_in("kim", "2026-09-20 11:00:00.000000 UTC")
    inbound.collect()
    assert "10:00" in inbound.taken()["kim"]
    assert "use --update to update: kim 02_mlp" in caplog.text
    inbound.collect(update=True)
    assert "11:00" in inbound.taken()["kim"]
    inbound.collect(update=True)
    assert "No newer submission to collect: kim 02_mlp" in caplog.text
    with Gradebook(f"sqlite:///{inbound.root}/gradebook.db") as gradebook:
        due: Any = "2026-09-20 10:30:00 UTC"
        gradebook.add_assignment("02_mlp", duedate=due)
    inbound.collect(before_duedate=True)
    assert "10:00" in inbound.taken()["kim"]


def test_what_the_course_ignores_is_left_out(inbound: Inbound) -> None:
    mine = inbound.hand_in("kim")
    (mine / ".git").mkdir()
    (mine / ".git" / "config").touch()
    (mine / "old.pyc").touch()
    (mine / "data").mkdir()
    (mine / "data" / "points.csv").write_text("1,2", encoding="utf-8")
    inbound.collect()
    found = (inbound.root / "submitted" / "kim" / "02_mlp").rglob("*")
    assert sorted(p.name for p in found) == ["data", "mlp.py", "points.csv", "timestamp.txt"]


def _pipe_as_notebook(folder: Path) -> None:
    os.mkfifo(folder / "mlp.ipynb")


def _folder_as_notebook(folder: Path) -> None:
    (folder / "mlp.ipynb").mkdir()


def _large_notebook(folder: Path) -> None:
    with (folder / "mlp.ipynb").open("wb") as file:
        file.truncate(200 << 20)


def _no_secret(folder: Path) -> None:
    (folder / "submission_secret.txt").write_bytes(b"\xff")
    (folder / "mlp.ipynb").write_text("{}", encoding="utf-8")


def _link_as_secret(folder: Path) -> None:
    (folder / "submission_secret.txt").symlink_to("mlp.py")


def _file_as_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.touch()


@pytest.mark.parametrize(
    "spoil",
    [
        _pipe_as_notebook,
        _folder_as_notebook,
        _large_notebook,
        _no_secret,
        _link_as_secret,
        _file_as_folder,
    ],
)
def test_what_one_hands_in_keeps_nobody_from_being_listed(
    inbound: Inbound, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], None]
) -> None:
    for student in ("kim", "zoe"):
        (inbound.hand_in(student) / "mlp.ipynb").write_text("{}", encoding="utf-8")
    spoil(inbound.hand_in("mal"))
    assert inbound.listed() == ["kim", "zoe"]
    assert "mal+02_mlp+2026-09-20 10:00:00.000000 UTC+abc is not listed: " in caplog.text


@pytest.mark.parametrize(
    "student", ["20260001", "김 철수", "o'neil", "a+b@x.kr", "李-1", "kim_(2)"]
)
def test_ids_that_people_have(student: str) -> None:
    assert is_id(student)


@pytest.mark.parametrize(
    "student", ["", " ", ".kim", "*", "[v]ic", "{0}", "k?m", '<b>"', "a\\b", "a\nb"]
)
def test_ids_that_mean_several_students_or_something_else(student: str) -> None:
    assert not is_id(student)
