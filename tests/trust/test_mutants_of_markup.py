"""Mutants of a real return: elements, attributes, texts and bytes of a part changed.

Every one is read and merged in memory. Those that are read otherwise than the honest return, and one in ten of the
others, are held against openpyxl; one in 500 is checked, sent back and merged on disk. `tests/trust/mutants.py` holds
all that are read against openpyxl, and tries as many as it is told.
"""

import pytest

from tests.trust.mutants import IN_SUITE, QUICK, chunks, examine


@pytest.mark.slow(reason="250 mutants, some of which openpyxl reads too")
@pytest.mark.parametrize("numbers", chunks(0, IN_SUITE["markup"]), ids=lambda numbers: str(numbers.start))
def test_a_part_with_other_markup_is_refused_or_read_as_openpyxl_reads_it(numbers: range) -> None:
    assert not examine("markup", numbers, QUICK).faults
