"""What all tests share: how hard Hypothesis looks, and that no test measures time.

`COLOPHON_EXAMPLES=1000 make test` looks harder than every run can afford.
"""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, max_examples=int(os.environ.get("COLOPHON_EXAMPLES", "40")))
settings.load_profile("house")
