"""Forges the events and the answer of the loading: positions, troubles, names, layers.

Seen: thought of here.
Must: a protocol fault; what was recorded as confinement is the grader's own record.
"""

#: include channel

say(event="ready", layers={"d": [["landlock", True]]})
say(event="cell", position=0)
say(event="cell", position=2**60)


def sigmoid(x):
    return x
