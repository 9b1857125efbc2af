"""File formats: bytes in, frozen records out. Knows no database and no face."""
