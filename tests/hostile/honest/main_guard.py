"""The usual block at the end of a script."""

#: include mlp_solved


if __name__ == "__main__":
    print(input("X? "))
