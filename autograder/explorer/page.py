"""The frame of the explorer's pages: one file, no script, nothing from anywhere else."""

from __future__ import annotations

from html import escape

from autograder.plain import printable
from autograder.report.pages import POLICY

CSS = """
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #3d444d);
  --quiet: light-dark(#57606a, #9198a1); --soft: light-dark(#f6f8fa, #151b23);
  --note: light-dark(#fff8c5, #3b2e0a); }
:lang(ko) { word-break: keep-all; }
body { margin: 0; font: 16px/1.6 system-ui, "Apple SD Gothic Neo", "Malgun Gothic",
  "Noto Sans KR", sans-serif; background: light-dark(#fff, #0d1117);
  color: light-dark(#1f2328, #f0f6fc); }
main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2em; } h3 { font-size: 1.05rem; }
code, pre { font-family: ui-monospace, "D2Coding", Consolas, Menlo, monospace; font-size: .88em; }
pre { background: var(--soft); border-radius: 6px; padding: .7em 1em; margin: .4em 0;
  white-space: pre-wrap; line-height: 1.45; }
th { text-align: left; vertical-align: top; font-weight: 600; padding: .1em 1em .1em 0;
  overflow-wrap: normal; }
.failure th { min-width: 6rem; }
.error-group, .pair { border: 1px solid var(--line); border-radius: 8px; margin: .8em 0;
  padding: .4em 1em; }
.error-group[open], .pair { padding-bottom: .8em; }
.error-group > summary > * { display: inline; font-size: 1.05rem; }
summary { cursor: pointer; }
.pair > h2 { margin-top: .5em; }
.sides p { margin: .4em 0; }
.quiet { color: var(--quiet); }
.caution, .said { background: var(--note); border-radius: 8px; padding: .6em 1em; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1em; }
.sides > * { min-width: 0; }
mark { background: var(--note); color: inherit; }
@media (max-width: 40rem) { main { padding: .5rem .8rem 3rem; }
  .sides { grid-template-columns: 1fr; } }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  main { max-width: none; padding: 0; }
  /* What is folded on a screen is on paper too; what is longer than a page begins where it is. */
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { list-style: none; }
  .error-group, .sides { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  .caution, .said, mark { print-color-adjust: exact; }
}
"""


def page(title: str, body: str, language: str) -> str:
    """A whole page around `body`, which is HTML; `title` is text."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{text(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def text(said: str) -> str:
    """Any text, a student's as well, as HTML that shows it and does nothing."""
    return escape(printable(said))


def code(source: str) -> str:
    """A student's code as a block."""
    return f"<pre><code>{text(source.strip())}</code></pre>"
