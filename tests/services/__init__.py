"""Tests of the rules, without any chat."""
