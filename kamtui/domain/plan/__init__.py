"""The plan of a month: the reasons to act, the rhythm of touches, and the engine that lays them over working days."""
