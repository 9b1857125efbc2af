"""What a rep can do and see. Verbs are one transaction and one undo step each; views are frozen and need no ORM."""
