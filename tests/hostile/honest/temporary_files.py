"""A temporary file is used."""

#: include mlp_solved


import tempfile

with tempfile.NamedTemporaryFile("w+") as file:
    file.write("1 2 3")
    file.flush()
