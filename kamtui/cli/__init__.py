"""The shell face: parse, call a service, print. Data goes to stdout, talk to stderr."""
