"""Results: sheets and their release, acceptance, ranks, the final list, council and package (steps 13, 16, 17)."""
