"""The verbs: each is one transaction and one undo step, and the twin of a key and of a shell command."""
