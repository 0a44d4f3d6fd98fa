"""The pure rules of provision: standard library only, no Django, no clock."""
