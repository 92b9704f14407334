import json
import struct
import sys

wire = sys.modules["wire"]


def frame_named(name, local):
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_name == name and local in frame.f_locals:
            return frame.f_locals[local]
        frame = frame.f_back
    raise LookupError(name)


def raw(data):
    frame_named("serve", "write")(data)


def number():
    return frame_named("handle", "request")["id"]


def packed(text, tensors=b""):
    return struct.pack("<4sIQ", b"DLC1", len(text), len(tensors)) + text + tensors


def tree(**fields):
    return {"d": [[key, value] for key, value in fields.items()]}


def say(**fields):
    raw(packed(json.dumps(tree(**fields)).encode()))
