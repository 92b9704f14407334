"""Renders results for people and programs: terminal, HTML, Markdown, JSON."""
