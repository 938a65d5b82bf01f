"""An agency's case: its measures, values, evidence, requests, and its way to the lock."""
