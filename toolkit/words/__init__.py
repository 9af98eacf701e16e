"""All words that people see, in tables of whole sentences with named places, which can be translated."""
