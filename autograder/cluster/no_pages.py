"""Closes the port for web pages of a Dask scheduler or worker, which loads this when it starts.

Nobody looks at them here, and whoever reaches the port could have it keep 100 MB for each request.
"""

from __future__ import annotations

from typing import Any


def dask_setup(server: Any) -> None:
    """What Dask calls in a preloaded module."""
    server.http_server.stop()
