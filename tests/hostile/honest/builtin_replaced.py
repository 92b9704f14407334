"""print is replaced for the whole program, to count lines."""

#: include mlp_solved


import builtins

real, lines = builtins.print, []
builtins.print = lambda *args, **more: lines.append(args)
print("quiet")
