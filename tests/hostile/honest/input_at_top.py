"""The program asks for a learning rate when it starts.

Says: fault.keyboard
"""

#: include mlp_solved


name = input("learning rate? ")
