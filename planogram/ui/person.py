"""The name under which this person holds files: what the system knows of them."""

import getpass
import sys
from contextlib import suppress


def person_name() -> str:
    """The full name where the system gives one, else the name of the account, else nothing."""
    if sys.platform != "win32":
        with suppress(KeyError, ImportError):
            import os
            import pwd

            full = pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()
            if full:
                return full
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return ""
