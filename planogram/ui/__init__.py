"""The window: shows the open document and turns events into pointers and actions. The only floor that knows Qt."""

import builtins

_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

# Qt for Python puts a function of its own in the place of Python's import, which reads through the source of every module imported
# from then on, for spellings of its names that nobody here uses: that costs a start a tenth of its time
builtins.__import__ = _plain_import
