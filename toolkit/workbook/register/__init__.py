"""The register as a workbook: written, read back, and compared with what was last written."""
