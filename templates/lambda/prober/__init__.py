"""Prober: once a minute, is the primary region there? What it sees becomes metrics of the DR region."""
