"""input() where somebody handles that nobody answers."""

#: include mlp_solved


try:
    lr = float(input("learning rate? "))
except EOFError:
    lr = 0.1
