"""Results: sheets and their release, acceptance, corrected versions, ranks, why a score is as it is (step 13)."""
