"""Prints GitHub's workflow commands and breaks out of the step summary.

Seen: `::set-env`, `::add-mask` and `::stop-commands` in test output.
Must: no line of ours begins with one of the student's; the summary stays text.
Routes: feedback
"""

import sys

COMMANDS = """
::set-output name=score::20
::error file=course.yml,line=1::owned-by-student
::add-mask::20
::stop-commands::token
##[error]owned-by-student
%0A::warning::owned-by-student
</details><script>owned-by-student</script>
| total | 20 / 20 |
```
"""
print(COMMANDS)
sys.stderr.write(COMMANDS)


def sigmoid(x):
    print(COMMANDS)
    raise ValueError(COMMANDS)


def sigmoid_derivative(a):
    return COMMANDS
