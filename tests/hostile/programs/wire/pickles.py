"""Sends pickles, marshalled code and .npy files where values are expected.

Seen: graders that unpickle results execute the student's code as the instructor.
Must: a protocol fault; nothing is executed in the grader.
"""

import pickle

#: include channel


class Run:
    def __reduce__(self):
        return exec, ("open('/tmp/@MARK@', 'w').write('unpickled')",)


def sigmoid(x):
    data = pickle.dumps(Run())
    raw(packed(data))


def sigmoid_derivative(a):
    data = pickle.dumps(Run())
    reply = tree(id=number(), value={"a": "0"})
    raw(packed(json.dumps(reply).encode(), data))


def output_delta(y, y_hat):
    return pickle.dumps(Run())


def hidden_delta(delta2, W2, A1):
    raw(pickle.dumps(Run()) * 10)
