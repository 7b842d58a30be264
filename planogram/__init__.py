"""Planogram editor: see README.md for the map of the house."""
