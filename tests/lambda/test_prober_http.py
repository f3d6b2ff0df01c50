"""Attempts of the prober at one service: what counts as an answer, how often and for how long it tries."""

from __future__ import annotations

import threading
import time
import unittest
from typing import Any
from unittest import mock

from http_server import Server, self_signed

from prober.probe import Pace, Probes

FAST = Pace(attempts=3, spacing=0.05, timeout=0.5, deadline=3.0)


class Probing(unittest.TestCase):
    """Attempts at one service."""

    def serve(self, *statuses: int, **options: Any) -> Server:
        server = Server(*statuses, **options)
        self.addCleanup(server.close)
        return server

    def probe(self, url: str, pace: Pace = FAST) -> Any:
        probes = Probes({"web": url}, pace)
        self.addCleanup(probes.close)
        return probes.verdict("web")

    def test_statuses(self) -> None:
        for status in (200, 204, 301, 399, 400, 404, 503):
            with self.subTest(status=status):
                self.assertEqual(self.probe(self.serve(status).url()).healthy, status < 400)

    def test_asks_for_what_the_url_says(self) -> None:
        server = self.serve(200)
        self.probe(server.url("/health?deep=1"))
        self.assertEqual(server.requests, [("/health?deep=1", server.url("")[len("http://"):])])
        self.probe(server.url(""))
        self.assertEqual(server.requests[-1][0], "/")

    def test_follows_no_redirect(self) -> None:
        server = self.serve(302)
        self.assertTrue(self.probe(server.url()).healthy)
        self.assertEqual(len(server.requests), 1)

    def test_stops_at_the_first_success(self) -> None:
        server = self.serve(503, 200, 503)
        verdict = self.probe(server.url())
        self.assertEqual((verdict.healthy, verdict.attempts, len(server.requests)), (True, 2, 2))

    def test_tries_no_more_than_it_should(self) -> None:
        server = self.serve(503)
        verdict = self.probe(server.url())
        self.assertEqual((verdict.healthy, verdict.attempts, len(server.requests)), (False, 3, 3))
        self.assertIn("503", verdict.detail)

    def test_attempts_are_spread(self) -> None:
        server = self.serve(503)
        began = time.monotonic()
        self.probe(server.url(), Pace(attempts=3, spacing=0.2, timeout=0.2, deadline=3.0))
        self.assertGreater(time.monotonic() - began, 0.39)

    def test_nobody_listens(self) -> None:
        server = Server(200)
        url = server.url()
        server.close()
        self.assertFalse(self.probe(url).healthy)

    def test_an_answer_that_takes_too_long(self) -> None:
        server = self.serve(200, delay=0.6)
        self.assertFalse(self.probe(server.url(), Pace(attempts=2, spacing=0.05, timeout=0.2, deadline=3.0)).healthy)

    def test_the_deadline_holds_whatever_hangs(self) -> None:
        """A look-up of a name takes no timeout."""
        hang = threading.Event()
        self.addCleanup(hang.set)
        with mock.patch("prober.probe._status", lambda url, timeout: 200 if hang.wait(5) else 200):
            began = time.monotonic()
            probes = Probes({"web": "http://name.example/"}, Pace(3, spacing=0.05, timeout=0.1, deadline=0.4))
            verdict = probes.verdict("web")
            probes.close()
        self.assertFalse(verdict.healthy)
        self.assertLess(time.monotonic() - began, 1.0)

    def test_the_usual_pace_fits_into_its_minute(self) -> None:
        pace = Pace()
        self.assertLess(pace.deadline, 50)
        self.assertLess((pace.attempts - 1) * pace.spacing + pace.timeout, pace.deadline)

    def test_a_certificate_of_another_name(self) -> None:
        server = self.serve(200, certificate=self_signed(self, "shop.example.com"))
        self.assertTrue(self.probe(server.url()).healthy)

    def test_what_is_no_url_is_an_error(self) -> None:
        for url in ("ftp://example.com/", "/health", ""):
            with self.subTest(url=url), self.assertRaises(ValueError):
                self.probe(url)


if __name__ == "__main__":
    unittest.main()
