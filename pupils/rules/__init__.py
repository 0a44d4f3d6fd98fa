"""What is true of pupils' years, needs, statuses, numbers, names and dates: pure, without a clock."""
