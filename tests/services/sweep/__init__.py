"""The use cases after the lock with the permission each asks for, and the scene each needs: swept with the others."""

from tests.services.sweep import appraisal, final, levels, objections, results, trust

SLICES = (appraisal, results, objections, final, levels, trust)
