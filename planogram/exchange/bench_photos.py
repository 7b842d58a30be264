"""Photographs for the benchmark's projects: as many different ones as asked, each of some tens of kB, the same every time. Nobody's products."""

import hashlib
import io
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from planogram.model.project import Project
from planogram.model.values import changed

_SIZE, _GRAINS = (240, 420), 8


def photographs(count: int, seed: int = 3) -> dict[str, bytes]:
    """JPEG pictures by the name a project keeps them under (`<sha256>.jpg`): grain, so that they weigh what photographs do, and a coloured pack."""
    chance = random.Random(seed)
    grains = [_grain(chance) for _ in range(_GRAINS)]
    made = (_photograph(grains[number % _GRAINS].copy(), number, chance) for number in range(count))
    return {f"{hashlib.sha256(content).hexdigest()}.jpg": content for content in made}


def photographed(project: Project, names: Sequence[str]) -> Project:
    """The project with one of these pictures on every product, each in its turn."""
    return changed(project, products=tuple([changed(product, image=names[n % len(names)]) for n, product in enumerate(project.products)]))


def _grain(chance: random.Random) -> Image.Image:
    wide, high = _SIZE
    return Image.frombytes("L", _SIZE, chance.randbytes(wide * high)).point(lambda value: 96 + value // 2).convert("RGB")


def _photograph(pack: Image.Image, number: int, chance: random.Random) -> bytes:
    colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
    draw = ImageDraw.Draw(pack)
    draw.rectangle((30, 40, 210, 230), fill=colour)
    draw.ellipse((70, 80, 170, 200), fill=(255 - colour[0], 255 - colour[1], 255 - colour[2]))
    draw.text((90, 300), str(number), fill="black")
    written = io.BytesIO()
    pack.save(written, "JPEG", quality=70)
    return written.getvalue()
