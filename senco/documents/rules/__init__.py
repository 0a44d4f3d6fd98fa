"""What a letter is made of, as plain functions: placeholders, gaps, paragraphs."""
