"""Text that cannot be encoded, in output, errors, values and names.

Seen: `UnicodeEncodeError` in the grader when it writes its report.
Must: every report can be written.
Routes: feedback
"""

ODD = "\ud800\udfff\x00\ufffe"
print(ODD)
globals()[ODD] = 1


def sigmoid(x):
    raise ValueError(ODD)


def sigmoid_derivative(a):
    return ODD


def output_delta(y, y_hat):
    print(ODD)
    return {ODD: 1.0}
