"""Mutants of a real return: bytes of the file, and parts of the package, changed, dropped or exchanged.

Every one is read and merged in memory. Those that are read otherwise than the honest return, and one in ten of the
others, are held against openpyxl; one in 500 is checked, sent back and merged on disk. `tests/trust/mutants.py` holds
all that are read against openpyxl, and tries as many as it is told.
"""

import pytest

from tests.trust.mutants import IN_SUITE, QUICK, chunks, examine


@pytest.mark.slow(reason="250 mutants, some of which openpyxl reads too")
@pytest.mark.parametrize("numbers", chunks(0, IN_SUITE["bytes"]), ids=lambda numbers: str(numbers.start))
def test_a_file_with_other_bytes_is_refused_or_read_as_openpyxl_reads_it(numbers: range) -> None:
    assert not examine("bytes", numbers, QUICK).faults


@pytest.mark.slow(reason="250 mutants, some of which openpyxl reads too")
@pytest.mark.parametrize("numbers", chunks(0, IN_SUITE["parts"]), ids=lambda numbers: str(numbers.start))
def test_a_package_with_other_parts_is_refused_or_read_as_openpyxl_reads_it(numbers: range) -> None:
    assert not examine("parts", numbers, QUICK).faults
