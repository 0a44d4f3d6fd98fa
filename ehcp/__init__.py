"""The statutory plan: request, assessment, draft, final plan, and the clocks the law sets on each."""
