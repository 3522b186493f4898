"""Clockstart: which legal clock a parent's letter started, and when it ends."""

from importlib.metadata import version
from pathlib import Path

__version__ = version("clockstart")

DATA = Path(__file__).resolve().parent.parent / "data"
"""The folder of reviewed facts and words; read-only at run time."""
