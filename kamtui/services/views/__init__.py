"""The frozen read models that both faces show. Nothing here imports the write side."""
