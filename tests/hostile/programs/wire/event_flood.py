"""Sends events and small messages without end while it loads.

Seen: thought of here: each event restarts a naive timer.
Must: the time limit of loading, not one second more.
"""

#: include channel

position = 0
while True:
    position += 1
    say(event="cell", position=position)


def sigmoid(x):
    return x
