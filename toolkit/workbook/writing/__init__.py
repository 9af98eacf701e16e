"""Writing workbooks anew: safe texts, tables, drop-downs and live formulas."""
