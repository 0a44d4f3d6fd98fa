"""What people type about cycles, outcomes, provision, profiles and summaries."""
