"""The planner: a Textual app over the services. It imports no write side before its first frame with data."""
