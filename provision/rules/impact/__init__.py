"""What changed for pupils between two measurements, how sure one can be of it, and what that suggests for a provision."""
