"""Messages nested hundreds of thousands deep, or of millions of nodes.

Seen: recursion limits of JSON parsers as a denial of service.
Must: a protocol fault.
"""

#: include channel


def sigmoid(x):
    raw(packed(b"[" * 400_000 + b"]" * 400_000))


def sigmoid_derivative(a):
    raw(packed(b'{"l":[' * 300_000 + b"]}" * 300_000))


def output_delta(y, y_hat):
    values = ",".join(["1"] * 1_900_000)
    raw(packed(f'{{"d":[["id",{number()}],["value",{{"l":[{values}]}}]]}}'.encode()))


def hidden_delta(delta2, W2, A1):
    raw(packed(b'{"d":[["id",' + b"9" * 4_000_000 + b"]]}"))
