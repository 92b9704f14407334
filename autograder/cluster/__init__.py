"""Grades a class on several machines with Dask; all connections use TLS."""
