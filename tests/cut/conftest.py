from __future__ import annotations

import sys
from pathlib import Path

# Drawing processes are told the names of the fakes and import them again.
sys.path.insert(0, str(Path(__file__).parent))
