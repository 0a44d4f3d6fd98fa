"""Who the children are: pupils, contacts, needs, concerns, the SEN register, and bringing them in from files."""
