"""The solver says nothing of its own: what it would print lands in the JSON a script reads."""

import subprocess
import sys

_SOLVES = """
from planogram.optimise.fewest import fewest
print("before", flush=True)
print(sorted(fewest({"l": {"a": -50.0, "b": -20.0}}, {"l": -60.0}, ("a", "b"))))
"""


def test_nothing_is_written_beside_the_answer() -> None:
    # a process of its own: the solver writes from C, past what a test can listen to here
    done = subprocess.run([sys.executable, "-c", _SOLVES], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["before", "['a', 'b']"]
    assert done.stderr == ""
