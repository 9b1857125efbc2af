"""Salvage: what can still be read of a damaged book is carried over into a new one. The damaged file is only read."""
