"""The appraisal: queues and cards, scores and returns, assignments, conflicts of interest, boards (step 12)."""
