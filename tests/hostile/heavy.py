"""`python -m tests.hostile.heavy` runs the heavy kinds, and says after each how much memory was needed at the most."""

import resource
import sys
import tempfile
from pathlib import Path

from tests.hostile.invented import honest
from tests.hostile.kind import Kind, Read
from tests.hostile.kinds import KINDS
from tests.hostile.packages import BOMBS
from tests.hostile.test_hostile_set import run

HEAVY = [kind for kind in KINDS if kind.heavy or kind.name in {bomb.name for bomb in BOMBS}]


def megabytes() -> int:
    """The most memory that this process has had so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> 20 if sys.platform == "darwin" else most >> 10


def main() -> None:
    """An honest return first, so that what is measured is what the others need beyond it."""
    for kind in [Kind("an-honest-return", honest, Read()), *HEAVY]:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), kind)
        sys.stdout.write(f"{megabytes()} {kind.name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
