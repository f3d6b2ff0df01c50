"""UpdateAMIParameter: the newest image of the pipeline becomes the one that instances are launched from."""
