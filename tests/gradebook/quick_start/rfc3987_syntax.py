"""Stands in for a package that takes two seconds to import and that nbgrader has no use for.

jsonschema imports it for a format that no notebook has, and does without it where it is missing.
"""

raise ImportError("left out, so that nbgrader's commands start quickly")
