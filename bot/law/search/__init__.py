"""A parent's words -> what answers them, or "not known". What it looks for stands in `data/`."""
