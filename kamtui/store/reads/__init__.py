"""The reads door: plain portable SQL with `today` as a parameter, answered as frozen values, without the ORM."""
