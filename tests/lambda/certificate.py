"""A self-signed certificate for servers of tests, made by `openssl`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path


def self_signed(test: unittest.TestCase, name: str) -> Path:
    """Key and certificate in one file, for as long as the test runs; a skip where openssl is missing."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise unittest.SkipTest("openssl is not installed")
    folder = Path(test.enterContext(tempfile.TemporaryDirectory(prefix="lifeboat-certificate-")))
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                    "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
