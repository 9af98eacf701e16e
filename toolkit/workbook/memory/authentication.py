"""Whether a workbook was issued from a register, to the unit that it names: a code that only the register can make.

The code is an HMAC-SHA-256 (RFC 2104) over all that the workbook says of its issue: register, round, unit, version and
the issued values. The register keeps its keys in its hidden sheet; a key that was renewed still verifies. It protects
against who sends a return, not against who holds the register.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import replace

from toolkit.tracker.record.rounds import Issued
from toolkit.workbook.memory.base import base_payload


def with_new_key(keys: Mapping[str, str], secret: str = "") -> dict[str, str]:
    """Keys with one more, which signs from now on: id -> secret in hexadecimal.

    Args:
        keys: Those that there are, the one that signs last.
        secret: For a sample that must be the same each time; 256 random bits if absent.
    """
    return {**keys, f"k{len(keys) + 1}": secret or secrets.token_hex(32)}


def digest_of(issued: Issued) -> str:
    """The SHA-256 of all that a workbook says of its issue, without its code."""
    payload = base_payload(replace(issued, code=""))
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def signed(issued: Issued, keys: Mapping[str, str]) -> Issued:
    """What is issued, with the code of the key that signs now."""
    key = list(keys)[-1]
    return replace(issued, code=f"{key}:{_mac(keys[key], digest_of(issued))}")


def is_genuine(code: str, digest: str, keys: Mapping[str, str]) -> bool:
    """Whether a code was made for a digest by one of the keys."""
    key, _, mac = code.partition(":")
    return key in keys and hmac.compare_digest(mac.encode(), _mac(keys[key], digest).encode())


def _mac(secret: str, digest: str) -> str:
    return hmac.new(bytes.fromhex(secret), digest.encode(), hashlib.sha256).hexdigest()
