"""A new course to begin with: `course init` fills in and writes the files of `template/`."""
