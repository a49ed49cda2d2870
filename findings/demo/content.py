"""What the demonstration says, kept as text beside the code that types it in."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "content"


def content(name: str) -> dict:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
