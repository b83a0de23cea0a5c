"""The newsroom network: words, windows, outputs and their decoding.

A process that works on text uses one thread for arithmetic: more would compete for the same cores, and could add up in
another order. numpy reads these variables when it is first imported, so they are set here, before any module below.
"""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
