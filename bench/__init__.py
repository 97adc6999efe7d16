"""Benchmarks: how fast the tool is, as ratios of processor time within one run. `make bench` prints the table."""
