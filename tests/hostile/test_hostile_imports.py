"""Every kind of hostile document and register: read as the honest one, or refused with a sentence that names its file."""

from pathlib import Path

import pytest

from tests.counting import opened
from tests.hostile.imports import IMPORTS, MOST, Import
from tests.trust.mutated import SUBJECTS, all_kept
from toolkit.tracker.record.problems import Refused, sentence


@pytest.mark.parametrize("kind", IMPORTS, ids=str)
def test_a_hostile_document_or_register_is_read_or_answered(tmp_path: Path, kind: Import) -> None:
    subject = SUBJECTS[kind.subject]
    path = tmp_path / subject.file
    path.write_bytes(kind.make())
    refused = None
    with opened() as packages:
        try:
            # Openpyxl, by which a loss is found elsewhere, is no match for most of these.
            assert subject.lost(path) == "" if kind.subject == "registers" else all_kept(path)
        except Refused as found:
            refused = found.problem
    assert (refused.code if refused else "") == kind.refused
    assert refused is None or sentence(refused).startswith(path.name)
    assert all(done <= most for package in packages for done, most in zip(package.work, MOST, strict=True))


def test_the_set_is_as_large_as_it_is_said_to_be() -> None:
    assert len({str(kind) for kind in IMPORTS}) == len(IMPORTS) >= 40
