"""Opens pages in headless Chromium, as a reader would, and tells whether a script has run."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN = "document.documentElement.dataset.owned=1"
_OWNED = re.compile(r"<html[^>]*\sdata-owned=")
_RUNS_WHEN_CLICKED = re.compile(
    r"""<[^>]+(?:href|action|formaction|src)\s*=\s*["']?\s*javascript:"""
)
# Each marks the page when a browser runs it.
HOSTILE = (
    f"<script>{OWN}</script>",
    f"</script><script>{OWN}</script>",
    f"<img src=x onerror={OWN}>",
    f'"><img src=x onerror="{OWN}">',
    f"<svg onload={OWN}></svg>",
    f"<svg><script>{OWN}</script></svg>",
    f"</textarea></pre></code><script>{OWN}</script>",
    f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
    f"<iframe src='javascript:parent.{OWN}'></iframe>",
    f"<details open ontoggle={OWN}>x</details>",
    f"<input autofocus onfocus={OWN}>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror={OWN}>'>",
    f"--><script>{OWN}</script><!--",
    f"<a href='javascript:{OWN}'>a</a>",
    f"[a](javascript:{OWN})",
    f"<javascript:{OWN}>",
    f"![x](x){{onerror={OWN}}}",
    f"<meta http-equiv=refresh content='0;url=javascript:{OWN}'>",
    f"<object data='javascript:{OWN}'></object><embed src='javascript:{OWN}'>",
    f"$\\href{{javascript:{OWN}}}{{x}}$ $\\style{{x}}{{y}}$",
)
EVERYTHING = "\n\n".join(HOSTILE)


def opened(address: str) -> str:
    """What the page at `address` has become after its scripts have had two seconds."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.fail(f"this test opens pages in a browser, and none is installed: {BROWSERS}")
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [
                *(
                    browser,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                ),
                *(
                    f"--user-data-dir={profile}",
                    "--virtual-time-budget=2000",
                    "--dump-dom",
                    address,
                ),
            ],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    assert done.returncode == 0 and "<html" in done.stdout, done.stderr[-2000:]
    return done.stdout


def owned(dom: str) -> bool:
    """Whether a script of `HOSTILE` has run, or would with a click."""
    return bool(_OWNED.search(dom) or _RUNS_WHEN_CLICKED.search(dom))
