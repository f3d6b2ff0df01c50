"""Which image a parameter should name."""

from __future__ import annotations

from collections.abc import Sequence

from shared.images import Image, newest


def replacement(images: Sequence[Image], current: str) -> Image | None:
    """The image to put in the place of `current`, or None to leave it.

    `images` are the pipeline's for one service in one region. A current image that can be launched is only replaced by
    a newer one, since the newest is the only candidate. A current value that is not the pipeline's, that is gone or
    that cannot be launched is replaced by the newest one, whatever its age.
    """
    candidate = newest(images)
    return None if candidate is None or candidate.id == current else candidate


def named(images: Sequence[Image], current: str) -> Image | None:
    """The pipeline's image that a parameter names."""
    return next((image for image in images if image.id == current), None)
