"""Benchmarks: Karnameh's whole pipeline beside bare echoes on the same stub (docs/performance.md)."""
