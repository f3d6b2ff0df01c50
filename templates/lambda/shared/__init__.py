"""What every program of the archive stands on: its configuration, AWS, the clock, the log, parameters, the topic."""
