"""`python -m tests.hostile FOLDER` writes every kind, each into a folder of its own, for looking at."""

import sys
from pathlib import Path

from tests.hostile.kind import Refusal
from tests.hostile.kinds import KINDS


def main(folder: Path) -> None:
    """Write them all, and a list of what must come of each."""
    lines = []
    for kind in KINDS:
        target = folder / kind.name / kind.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(kind.make())
        outcome = kind.outcome
        words = outcome.code if isinstance(outcome, Refusal) else ", ".join(sorted({*outcome.problems, *outcome.merging}))
        lines.append(f"{kind.name}: {'refused, ' if isinstance(outcome, Refusal) else 'read'} {words}".rstrip())
    (folder / "outcomes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
