"""What a backup is judged by, without a clock, a disk or a database."""
