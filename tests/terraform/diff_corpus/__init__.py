"""Edits of a blueprint, each judged twice: by `lifeboat diff` and by a plan of the real Terraform."""
