"""The newsroom network: words, windows, outputs and their decoding.

A process that annotates text uses one thread for arithmetic: more would compete for the same cores, and could sum in a
different order. numpy reads these variables on first import, so they are set here, before any submodule.
"""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
