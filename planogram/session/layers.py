"""The layers of a drawing by name, and which of them the hand may not touch. Looked at, never saved with the project or undone."""

from typing import Literal

Layer = Literal["furniture", "products", "labels", "dimensions", "bands", "pnm", "notes"]
LAYERS: tuple[Layer, ...] = ("furniture", "products", "labels", "dimensions", "bands", "pnm", "notes")
LOCKABLE: frozenset[Layer] = frozenset({"furniture", "products", "pnm", "notes"})
"""Layers with something to take hold of."""
