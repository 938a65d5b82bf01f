"""Conversations of appraisers and the committee."""
