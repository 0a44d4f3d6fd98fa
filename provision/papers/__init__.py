"""The papers of this app: rows as the frozen facts of rules/papers.py, set on pages, and kept as plain JSON."""
