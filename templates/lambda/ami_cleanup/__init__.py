"""AmiCleanup: old images of the pipeline and their snapshots go, unless something may still need them."""
