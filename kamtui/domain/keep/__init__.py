"""Keep, grow, defend: the few dated facts that decide whether an account stays, and what they ask for."""
