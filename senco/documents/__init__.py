"""Documents: from HTML to accessible paper, issued once and kept as issued; and whether the words on it are plain."""
