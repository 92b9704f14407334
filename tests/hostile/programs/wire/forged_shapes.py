"""Arrays whose header claims other shapes, types and places than their bytes have.

Seen: a forged `.npy` header makes NumPy try to allocate 72 TiB.
Must: a protocol fault; safetensors checks its header.
"""

#: include channel


def forged(**header):
    text = json.dumps(header).encode()
    blob = struct.pack("<Q", len(text)) + text + b"\0" * 64
    reply = tree(id=number(), value={"a": "0"}, output="", args_after=None)
    raw(packed(json.dumps(reply).encode(), blob))


def tensor(shape, dtype="F64", offsets=(0, 64)):
    return {"dtype": dtype, "shape": shape, "data_offsets": list(offsets)}


def sigmoid(x):
    forged(**{"0": tensor([2**40, 2**40])})


def sigmoid_derivative(a):
    forged(**{"0": tensor([8], offsets=(0, 2**62))})


def output_delta(y, y_hat):
    forged(**{"0": tensor([2**62, 0], offsets=(0, 0)), "1": tensor([8])})


def hidden_delta(delta2, W2, A1):
    forged(**{"0": tensor([32], "BF16")})


def update(W, b, inputs, delta, lr):
    forged(**{"0": tensor([8]), "1": tensor([8])})
