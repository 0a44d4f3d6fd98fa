"""What can be done for pupils, one verb each."""
