"""What can be done about pupils, one verb each."""
