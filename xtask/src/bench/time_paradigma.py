"""Times ParaDigMa's tremor pipeline on a CSV of `time,gyroscope_x,gyroscope_y,gyroscope_z`; reading is not timed."""

import logging
import os
import sys
import tempfile
import time
from importlib.metadata import version

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import pandas as pd  # noqa: E402
from paradigma.pipelines.tremor_pipeline import run_tremor_pipeline  # noqa: E402

rows = pd.read_csv(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    started = time.process_time()
    result = run_tremor_pipeline(rows, folder, logging_level=logging.ERROR)
    spent = time.process_time() - started
if result["_error"] is not None or result["quantification"] is None:
    sys.exit(f"ParaDigMa gave no result: {result['_error']}")
print(f"ParaDigMa {version('paradigma')}: {len(rows) / spent / 1e6:.2f} million rows a processor second.")
