"""The 24 orientations of the trade: which face of the pack the customer sees, and its quarter turn.

Not here: drawing a picture turned (draw/) and PSA's numeric codes (exchange/psa).
"""

FACES = ("front", "side", "top", "back", "right", "base")
TURNS = ("", "90", "180", "270")
ORIENTATIONS = tuple(face + turn for face in FACES for turn in TURNS)

# Which product dimension (0 width, 1 height, 2 depth) lies along x, y and z of the shelf, upright and after a quarter turn.
_AXES_UPRIGHT = {"front": (0, 1, 2), "back": (0, 1, 2), "side": (2, 1, 0), "right": (2, 1, 0), "top": (0, 2, 1), "base": (0, 2, 1)}


def split_orientation(name: str) -> tuple[str, int]:
    """The face shown and its turn in degrees.

    >>> split_orientation("side270")
    ('side', 270)
    """
    face = name.rstrip("0123456789")
    return face, int(name[len(face) :] or 0)


def _axes(name: str) -> tuple[int, int, int]:
    face, turn = split_orientation(name)
    x, y, z = _AXES_UPRIGHT[face]
    return (y, x, z) if turn in (90, 270) else (x, y, z)


AXES: dict[str, tuple[int, int, int]] = {name: _axes(name) for name in ORIENTATIONS}


def oriented(size: tuple[float, float, float], orientation: str) -> tuple[float, float, float]:
    """Width, height and depth (mm) as the shelf sees a pack of `size` (width, height, depth) turned to `orientation`.

    >>> oriented((60.0, 100.0, 40.0), "side")
    (40.0, 100.0, 60.0)
    >>> oriented((60.0, 100.0, 40.0), "front90")
    (100.0, 60.0, 40.0)
    """
    x, y, z = AXES[orientation]
    return size[x], size[y], size[z]
