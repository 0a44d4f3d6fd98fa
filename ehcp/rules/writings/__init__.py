"""What school and family write in an EHC case: each kind of paper with its parts, the questions that prompt, and its checks."""
