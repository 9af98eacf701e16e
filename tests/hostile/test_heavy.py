"""What would need much memory or time if it were believed."""

import subprocess
import sys

import pytest

MEGABYTES = 300
"""Beyond what an honest return needs."""


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is not told there")
def test_no_kind_needs_much_memory() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.hostile.heavy"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    most = [(int(line.split()[0]), line.split()[1]) for line in done.stdout.splitlines()]
    idle = most[0][0]
    assert [name for needed, name in most if needed > idle + MEGABYTES] == []
