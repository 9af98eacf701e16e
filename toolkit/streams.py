"""Standard output and standard error: what goes out there."""


def clean(written: str) -> str:
    """Text without control characters, so that a terminal shows it and does nothing."""
    if written.isprintable():
        return written
    return "".join(ch if ch.isprintable() or ch == "\n" else "\N{REPLACEMENT CHARACTER}" for ch in written)
