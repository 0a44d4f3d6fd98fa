"""Provision: what the school does for a pupil, planned, delivered, reviewed, and put on paper."""
