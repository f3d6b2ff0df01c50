"""The accelerator that the tests ask: it must send users as the real one does, or it proves nothing."""

from __future__ import annotations

import unittest

from routing import Way, way


def sent(near: str, healthy: str, **groups: tuple[int, int]) -> Way:
    """`groups`: dial and weight of region `a` and of region `b`."""
    listener = {region: {"TrafficDialPercentage": dial, "EndpointDescriptions": [{"Weight": weight}]}
                for region, (dial, weight) in groups.items()}
    return way(listener, lambda region: region in healthy, near)


class Ways(unittest.TestCase):
    def test_the_closest_region_whose_dial_is_up(self) -> None:
        self.assertEqual(sent("b", "ab", a=(100, 128), b=(100, 128)), Way("b"))
        self.assertEqual(sent("b", "ab", a=(100, 128), b=(0, 128)), Way("a"))

    def test_a_failover_ignores_the_dial_and_not_the_weight(self) -> None:
        self.assertEqual(sent("a", "b", a=(100, 128), b=(0, 128)), Way("b"))
        self.assertEqual(sent("a", "ab", a=(100, 0), b=(0, 128)), Way("b"))
        self.assertEqual(sent("a", "b", a=(100, 128), b=(0, 0)), Way("a", open=True))

    def test_it_fails_open_to_the_closest_one_whatever_its_dial_and_weight(self) -> None:
        for near in "ab":
            self.assertEqual(sent(near, "b", a=(100, 128), b=(0, 0)), Way(near, open=True))
            self.assertEqual(sent(near, "ab", a=(100, 0), b=(0, 0)), Way(near, open=True))


if __name__ == "__main__":
    unittest.main()
