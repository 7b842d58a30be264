"""A store's word that a face stands as drawn: day, person, comment, photographs. Whether it still holds is metrics/setup_state.py's."""

from datetime import date

from planogram.model.values import Value


class Confirmation(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One face confirmed. `photos` are names of pictures kept with the project (`<sha256>.<ext>`); `store` is empty for the project's own.

    `version`: the plan's version then; `shelf_print`: what stood on the face then (metrics/setup_state), so that a later change shows.
    """

    id: str
    gondola: str
    side: str
    day: date
    person: str = ""
    comment: str = ""
    photos: tuple[str, ...] = ()
    version: str = ""
    shelf_print: str = ""
    store: str = ""
