"""Never finishes loading.

Seen: every second forgotten `while` in a notebook.
Must: that cell is left out, the limit is named.
"""

while True:
    pass


def sigmoid(x):
    return x
