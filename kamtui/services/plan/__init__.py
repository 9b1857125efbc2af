"""The plan of a month as services see it: the facts it stands on, the draft, and the reflow. Nothing here writes."""
