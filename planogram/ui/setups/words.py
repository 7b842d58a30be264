"""A face and what was said of it, in words."""

from planogram.i18n import Translator
from planogram.model.setup_state import FaceSetup


def face_text(row: FaceSetup, say: Translator) -> str:
    """The face's name, and the store's that spoke."""
    key = "setups.face.store" if row.store else "setups.face"
    return say(key, gondola=row.gondola.name, side=say(f"side.{row.face.side}"), store=row.store)


def state_text(row: FaceSetup, say: Translator) -> str:
    """Whether it stands as drawn, and since when."""
    said = row.confirmation
    return say("setups.state.none") if said is None else say(f"setups.state.{row.state}", day=say.date(said.day))


def said_text(row: FaceSetup, say: Translator) -> str:
    """State, person and version on one line."""
    said = row.confirmation
    parts = [state_text(row, say)]
    if said is not None:
        parts += [say("setups.by", person=said.person)] if said.person else []
        parts += [say("setups.version", version=said.version)] if said.version else []
    return " · ".join(parts)
