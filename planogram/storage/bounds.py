"""How much a file may ask of this machine: every bound on what is read, in one place. Sizes in bytes unless said otherwise.

Generous for a shop (10,000 positions are 2 MB of text), small enough that a hostile file costs seconds, not the machine.
"""

MIB = 1024 * 1024

ARCHIVE_SIZE = 512 * MIB
"""A project file or workbook as it lies on disk."""

ARCHIVE_ENTRIES = 20_000
"""Names inside a ZIP: a project with a picture of every product, a workbook with its parts."""

ARCHIVE_EXPANSION = 768 * MIB
"""All entries of a ZIP once expanded, as its directory claims."""

PROJECT_TEXT = 24 * MIB
"""`project.json` expanded: 20 times a shop of 10,000 positions. The worst text makes 25 times its size of values."""

VERSIONS_TEXT = 24 * MIB
"""`versions.json.xz` expanded."""

VERSIONS = 1_000
"""Versions in one file."""

VERSIONS_EXPANDED = 192 * MIB
"""All versions of a file written out whole; what they share is counted once per version."""

VERSIONS_LINES = 5_000_000
"""Lines of all versions of a file, shared ones counted in each: eight bytes a line."""

STRING = 20_000
"""Characters of one name, attribute or cell."""

IMAGE_SIZE = 16 * MIB
"""One picture."""

IMAGES_SIZE = 256 * MIB
"""All pictures of a project."""

IMAGE_PIXELS = 40_000_000
"""Width × height of a picture before it is decoded."""

TABLE_ROWS = 200_000
"""Rows of one sheet or CSV file."""

TABLE_COLUMNS = 500
"""Columns of one sheet or CSV file."""
