"""The class at a glance: what came in, how it went, which items say something, who needs help."""
