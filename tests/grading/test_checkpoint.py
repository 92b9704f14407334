"""Files that torch.save wrote are read as data, hostile ones refused, and nothing in them runs."""

from __future__ import annotations

import io
import pickle
import warnings
import zipfile
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.grading.checkpoint import CODE, DAMAGED, NO_FILE, held_in

torch = pytest.importorskip("torch", reason="torch==2.13.0 writes the files that are read here")


def saved(held: Any, **how: Any) -> np.ndarray:
    file = io.BytesIO()
    torch.save(held, file, **how)
    return np.frombuffer(file.getvalue(), np.uint8)


def archive(pickled: bytes, **records: bytes) -> np.ndarray:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a/data.pkl", pickled)
        made.writestr("a/version", "3\n")
        for name, content in records.items():
            made.writestr(f"a/data/{name}", content)
    return np.frombuffer(file.getvalue(), np.uint8)


DTYPES = ["float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]


@pytest.mark.parametrize("dtype", DTYPES)
def test_tensors_come_back_as_they_were(dtype: str) -> None:
    tensor = torch.arange(12).reshape(3, 4).to(getattr(torch, dtype))
    views = {"whole": tensor, "turned": tensor.T, "part": tensor[1:, ::2], "one": tensor[0, 1]}
    found = held_in(saved({"model": views}))["model"]
    for name, view in views.items():
        assert found[name].array.dtype == view.numpy().dtype
        np.testing.assert_array_equal(found[name].array, view.numpy())


ITEM = b"X\x01\x00\x00\x00x"
ORDERED = b"ccollections\nOrderedDict\n)R"


@pytest.mark.parametrize(
    "more",
    [
        b"}b",  # more than its items for a plain dict
        ITEM + ORDERED + b"K\x01bs",
        ITEM + b"ctorch\ndevice\nX\x03\x00\x00\x00xyz\x85Rs",
        ITEM + b"ctorch\nSize\nX\x01\x00\x00\x00a\x85\x85Rs",
        ITEM + b"cnowhere\nthing\ns",
        ITEM + b"K\x01(K\x02\x86s",  # across a mark
        b"(" + ITEM + b"K\x05s",
        b"(",
    ],
)
def test_what_is_read_is_what_torch_loads(more: bytes) -> None:
    file = archive(b"\x80\x02}" + ITEM + b"K\x03s" + more + b".")
    assert held_in(archive(b"\x80\x02}" + ITEM + b"K\x03s.")) == {"x": 3}
    with pytest.raises(Exception):  # noqa: B017 (of many kinds)
        torch.load(io.BytesIO(file.tobytes()), weights_only=True)
    assert held_in(file) in ({"": DAMAGED}, {"": CODE})


@pytest.mark.parametrize("record", ["version", ".storage_alignment", "more", "data/0/1"])
def test_records_are_those_that_torch_writes(record: str) -> None:
    whole = saved({"x": 3})
    assert held_in(whole) == {"x": 3}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole.tobytes())) as old, zipfile.ZipFile(file, "w") as new:
        folder = old.namelist()[0].partition("/")[0]
        for name in old.namelist():
            if name != f"{folder}/{record}":
                new.writestr(name, old.read(name))
        new.writestr(f"{folder}/{record}", b"junk")
    assert held_in(np.frombuffer(file.getvalue(), np.uint8)) == {"": DAMAGED}


def test_integers_have_no_gradients() -> None:
    file = saved({"w": torch.ones(2)})
    assert held_in(file)["w"].array.tolist() == [1, 1]
    with zipfile.ZipFile(io.BytesIO(file.tobytes())) as archive_:
        pickled = archive_.read(archive_.namelist()[0])
    content = np.ones(2, "<i8").tobytes()
    integers = pickled.replace(b"FloatStorage", b"LongStorage")
    assert held_in(archive(integers, **{"0": content}))["w"].array.tolist() == [1, 1]
    tracked = integers.replace(b"\x89", b"\x88")
    assert held_in(archive(tracked, **{"0": content})) == {"": DAMAGED}


@pytest.mark.filterwarnings("ignore:Detected pickle protocol")
@pytest.mark.parametrize("protocol", [3, 4, 5])
def test_what_torch_does_not_load_is_not_read(protocol: int) -> None:
    file = saved({"model": {"w": torch.ones(2)}}, pickle_protocol=protocol)
    read = held_in(file)
    try:
        torch.load(io.BytesIO(file.tobytes()), weights_only=True)
    except pickle.UnpicklingError:
        assert read == {"": DAMAGED}
    else:
        assert read["model"]["w"].array.tolist() == [1, 1]
    assert (read == {"": DAMAGED}) == (protocol > 3)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        # REDUCE's tuple of the six arguments, and one with a seventh: {"neg": True}.
        (b"tq\x00R", b"}X\x03\x00\x00\x00neg\x88stR"),
        (b"\x89", b"K\x00"),  # requires_grad is no bool
        (b"X\x03\x00\x00\x00cpu", b"X\x04\x00\x00\x00meta"),
        (b"X\x03\x00\x00\x00cpu", b"X\x04\x00\x00\x00ipu:"),
    ],
)
def test_numbers_that_torch_reads_otherwise_are_refused(said: bytes, instead: bytes) -> None:
    numbers = np.arange(2, dtype="<f4").tobytes()
    storage = b"(X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x000"
    storage += b"X\x03\x00\x00\x00cpuK\x02tQ"
    hooks = b"ccollections\nOrderedDict\n)R"
    call = b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + b"K\x00K\x02\x85K\x01\x85\x89"
    whole = b"\x80\x02}X\x01\x00\x00\x00w" + call + hooks + b"tq\x00Rs."
    found = held_in(archive(whole, **{"0": numbers}))
    assert found["w"].array.tolist() == [0, 1]
    assert said in whole
    assert held_in(archive(whole.replace(said, instead), **{"0": numbers})) == {"": DAMAGED}


def test_a_models_and_an_optimizers_state() -> None:
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.25)
    model(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    held = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3, "x": None}
    found = held_in(saved(held))
    assert found["epoch"] == 3 and found["x"] is None
    assert found["model"].keys() == model.state_dict().keys()
    assert found["optimizer"]["param_groups"][0]["lr"] == 0.25
    assert len(found["optimizer"]["state"]) == 4
    assert found["optimizer"]["state"][0]["step"].array == 1.0


class Runs:
    def __reduce__(self) -> Any:
        return pytest.fail, ("code of the file was run",)


def test_code_is_refused_and_not_run() -> None:
    assert held_in(saved({"model": torch.nn.Linear(2, 2)})) == {"": CODE}
    assert held_in(archive(pickle.dumps({"model": Runs()}, protocol=2))) == {"": CODE}
    assert held_in(archive(b"\x80\x02cos\nsystem\n(X\x04\x00\x00\x00truetR.")) == {"": CODE}


def test_what_is_no_checkpoint() -> None:
    assert held_in(None) == {"": NO_FILE}
    assert held_in(np.frombuffer(b"nothing of the sort", np.uint8)) == {"": DAMAGED}
    assert held_in(np.zeros(0, np.uint8)) == {"": DAMAGED}
    assert held_in(saved([1, 2])) == {"": "list"}
    assert held_in(saved({"a": 1}, _use_new_zipfile_serialization=False)) == {"": DAMAGED}


def test_what_is_cut_off() -> None:
    whole = saved({"model": {"w": torch.ones(5)}, "epoch": 1})
    for length in range(0, len(whole), 37):
        assert "" in held_in(whole[:length])


def test_a_tensor_larger_than_its_numbers() -> None:
    """A stride of 0 would make 10^12 numbers of four bytes."""
    storage = b"(Vstorage\nctorch\nFloatStorage\nV0\nVcpu\nI1\ntQ"
    shape = b"I0\n(I1000000\nI1000000\nt(I0\nI0\nt\x89ccollections\nOrderedDict\n)Rt"
    code = b"\x80\x02}Vmodel\n}Vw\nctorch._utils\n_rebuild_tensor_v2\n(" + storage + shape + b"Rss."
    assert held_in(archive(code, **{"0": b"\0\0\0\0"})) == {"": DAMAGED}


def test_keys_that_take_forever_to_hash() -> None:
    """A tuple of two of a tuple of two …, sixty times, as a key."""
    code = b"\x80\x02)q\x00" + b"h\x00h\x00\x86q\x00" * 60
    assert held_in(archive(code + b"}h\x00Vx\ns.")) == {"": DAMAGED}


def test_a_dict_that_holds_itself() -> None:
    loop: dict[str, Any] = {"epoch": 1}
    loop["model"] = loop["optimizer"] = loop
    assert held_in(archive(pickle.dumps(loop, protocol=2)))["epoch"] == 1


@given(st.binary(max_size=200))
def test_any_pickle_is_read_or_refused(pickled: bytes) -> None:
    assert isinstance(held_in(archive(b"\x80\x02" + pickled)), dict)


WHOLE = saved({"model": {"w": torch.ones(5)}, "optimizer": {"param_groups": [{}], "state": {}}})


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused(place: int, value: int) -> None:
    changed = WHOLE.copy()
    changed[place] = value
    assert isinstance(held_in(changed), dict)


def written_twice(one: bytes, other: bytes) -> bytes:
    """An archive with all records of two files, under the same names."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as made:
        warnings.simplefilter("ignore")
        for source in (one, other):
            held = zipfile.ZipFile(io.BytesIO(source))
            for name in held.namelist():
                made.writestr(name, held.read(name))
    return file.getvalue()


def local_name_changed(data: bytes) -> bytes:
    """The archive with another record's name in the header before its first record."""
    name = zipfile.ZipFile(io.BytesIO(data)).namelist()[0].encode()
    return data.replace(name, name[:-1] + b"X", 1)


def test_a_file_that_torch_reads_otherwise_is_damaged() -> None:
    """torch takes the first of two archives, and of two records of a name; zipfile the last."""
    zeros, right = (saved({"a": torch.full((2,), float(n))}).tobytes() for n in (0, 1))
    start = zipfile.ZipFile(io.BytesIO(right)).start_dir
    folders = io.BytesIO()
    with zipfile.ZipFile(folders, "w") as made:
        for source, folder in ((zeros, "one"), (right, "two")):
            held = zipfile.ZipFile(io.BytesIO(source))
            for name in held.namelist():
                made.writestr(folder + name[name.index("/") :], held.read(name))
    for data in (
        zeros + right,
        b"\0" * 8 + right,
        right + b"\0",
        right + zeros,
        written_twice(zeros, right),
        folders.getvalue(),
        local_name_changed(right),
        right[:start] + b"\0" * 100 + right[start:],
        right[:start] + zeros + right[start:],
    ):
        assert held_in(np.frombuffer(data, np.uint8)) == {"": DAMAGED}
    assert held_in(np.frombuffer(right, np.uint8))["a"].array.tolist() == [1, 1]
