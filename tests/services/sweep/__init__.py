"""The use cases after the lock with the permission each asks for, and the scene each needs: swept with the others."""

from tests.services.sweep import appraisal, around_desks, final, judging, levels, objections, results, returning, trust

SLICES = (appraisal, around_desks, judging, results, objections, final, levels, trust, returning)
