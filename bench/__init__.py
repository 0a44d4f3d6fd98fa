"""What is measured and how: pages and history at the size of one school and of many, as ratios to a floor of one run."""
