"""The demo school: invented children, planned from a seed and loaded by the services."""
