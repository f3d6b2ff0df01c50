"""The samples, one file for each file of src/emit/modules."""

from __future__ import annotations

from probe.sample import Sample
from probe.samples import automation, compute, database, encryption, functions, iam, load_balancing, networking
from probe.samples import parameters, storage, traffic

ALL: list[Sample] = [
    *networking.SAMPLES, *encryption.SAMPLES, *load_balancing.SAMPLES, *parameters.SAMPLES, *compute.SAMPLES,
    *database.SAMPLES, *storage.SAMPLES, *automation.SAMPLES, *functions.SAMPLES, *iam.SAMPLES, *traffic.SAMPLES,
]
