"""HiGHS as this program uses it: silent, on one thread, the same every time. Which programs it is given is said where they are made."""

from functools import cache
from typing import Any


def solver(**options: Any) -> Any:
    """A new solver with these options set, beside those that are always set."""
    highs = _silent()()
    always = {"output_flag": False, "threads": 1, "random_seed": 0}
    for name, value in (always | options).items():
        highs.setOptionValue(name, value)
    return highs


@cache
def _silent() -> type:
    import highspy  # heavy: only when needed

    class Silent(highspy.Highs):
        """It enables its callbacks when it is made, and that alone prints its banner on standard output, into the JSON a script reads."""

        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Silent
