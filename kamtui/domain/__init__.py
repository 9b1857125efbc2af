"""The rep's world: words, frozen values and pure rules. Every rule takes `today`; nothing here asks the time."""
