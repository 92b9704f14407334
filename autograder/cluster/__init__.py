"""Grades a class on several machines: Dask's scheduler and workers, spoken to through TLS alone."""
