"""Source that is too deep for Python's parser and compiler.

Seen: a hundred thousand brackets crash older parsers.
Must: an error of that cell; whoever shows the source survives as well.
"""

for kind in (
    "(" * 5000,
    "-" * 90_000 + "1",
    "a" + ".a" * 90_000,
    "[" * 90 + "]" * 90,
    "lambda:" * 9000 + "1",
):
    try:
        exec(compile(kind, "deep", "exec"))
    except BaseException as error:
        print(type(error).__name__)


def sigmoid(x):
    return eval("(" * 150 + "x" + ")" * 150)
