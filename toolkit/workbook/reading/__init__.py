"""The strict, streaming, bounded reader: from .xlsx and .xlsm to raw cells, nothing judged."""
