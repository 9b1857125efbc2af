"""Import: files are read and compared with the book first, and then written as one step, or not at all."""
