"""The places of the planner."""
