"""The figures of Pulse: how the base, the plan, the follow-up and the time stand, each with its rule in words."""
