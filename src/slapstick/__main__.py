"""Let `python -m slapstick` be `sora`."""

import sys

from slapstick.cli import main

if __name__ == "__main__":
    sys.exit(main())
