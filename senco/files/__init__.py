"""Files that people bring: looked at before they are kept, and kept where no address leads."""
