"""How many examples the properties try: `TRUST=1` asks for the long run."""

import os

from hypothesis import settings

# No example has a deadline: a busy machine is no fault.
settings.register_profile("suite", deadline=None)
settings.register_profile("trust", settings.get_profile("suite"), max_examples=2000)
settings.load_profile("trust" if os.environ.get("TRUST") == "1" else "suite")
