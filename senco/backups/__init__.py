"""Backups: made in one snapshot, proven by a restore, kept by a rule, and restored for real."""
