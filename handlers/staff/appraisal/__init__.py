"""The appraisal as staff see it: boards, assignment, loads, conflicts, re-checks."""
