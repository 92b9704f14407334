"""Twenty cells of the texts that Markdown and its formulas take longest for.

Seen: Markdown converters that backtrack over brackets, backticks and delimiters.
Must: no points; a page for this student and for all others.
"""

from hostile_notebooks import WRONG, code, released, write

TEXTS = (
    "\\(a " * 5_000,
    "\\[a " * 5_000,
    ("[" * 150 + " ") * 130,
    "\n".join("- " * min(number, 100) + "a" for number in range(200)),
    " ".join("`" * number for number in range(199, 58, -1)),
    "# a\n" * 5_000,
)


def hand_in(folder, place):
    notebook = released(place)
    notebook["cells"].append(code(WRONG))
    for text in TEXTS * 4:
        notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": text})
    write(folder, notebook)
