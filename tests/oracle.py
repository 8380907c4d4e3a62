"""The reference beside the checkout: official data to compare with, never needed to run the app."""

import os
from pathlib import Path

import pytest

_BASE = Path(__file__).resolve().parents[2] / "shared"


def shared_path(*parts: str) -> Path:
    """Path of a reference file. Skips the test when it is absent; fails when REQUIRE_SHARED=1."""
    path = _BASE.joinpath(*parts)
    if not path.exists():
        reden = f"het naslagbestand {'/'.join(parts)} staat niet naast de uitgecheckte code"
        if os.environ.get("REQUIRE_SHARED") == "1":
            pytest.fail(reden)
        pytest.skip(reden)
    return path
