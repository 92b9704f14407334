"""One module per sub-command of `course`; dropping a module in here adds the command."""
