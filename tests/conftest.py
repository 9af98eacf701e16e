"""How many examples the properties try: `TRUST=1` asks for the long run."""

import os

from hypothesis import settings

settings.register_profile("trust", max_examples=2000, deadline=None)
if os.environ.get("TRUST") == "1":
    settings.load_profile("trust")
