"""Who is told, and when."""
