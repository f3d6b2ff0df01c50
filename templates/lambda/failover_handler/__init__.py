"""The failover controller: observes the world, does what is missing for its intent, saves its state, returns."""
