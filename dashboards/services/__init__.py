"""What the roof does: reminding people of what is due, and publishing the figures of a term."""
