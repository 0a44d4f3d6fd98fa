"""What looks across: the page of the day, figures for governors, and what is published."""
