"""Small parts are unpacked at once only where zipfile gives the same."""

import zipfile
from io import BytesIO
from random import Random

import pytest

from tests.hostile.invented import honest, packed, parts
from tests.hostile.kind import Kind
from tests.hostile.kinds import KINDS
from tests.hostile.mutations import bytes_changed
from toolkit.reading.patterns.unpacking import at_once

MOST = 256 * 1024


def assert_as_zipfile(data: bytes) -> int:
    """How many parts are unpacked at once, each as zipfile unpacks it."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except Exception:  # whatever is wrong with it, no part is asked for
        return 0
    contents = [(entry, at_once(data, entry, MOST)) for entry in archive.infolist()]
    for entry, content in contents:
        if content is not None:
            assert content == archive.read(entry)
    return sum(content is not None for _, content in contents)


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_all_parts_of_a_usual_workbook_are_unpacked_at_once(how: int) -> None:
    data = packed(parts(), how)
    assert assert_as_zipfile(data) == len(zipfile.ZipFile(BytesIO(data)).infolist())


def test_a_part_that_is_larger_is_left_to_the_stream() -> None:
    archive = zipfile.ZipFile(BytesIO(honest()))
    assert [at_once(honest(), entry, entry.file_size - 1) for entry in archive.infolist()] == [None] * len(archive.infolist())


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS if not kind.heavy])
def test_a_hostile_return_is_unpacked_as_zipfile_does_it(kind: Kind) -> None:
    assert_as_zipfile(kind.make())


def test_a_damaged_return_is_unpacked_as_zipfile_does_it() -> None:
    for seed in range(400):
        assert_as_zipfile(bytes_changed(Random(seed)))
