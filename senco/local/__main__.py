"""``python -m senco.local start|test``: what ``bin/start`` and ``bin/test`` call once the packages are installed."""

import sys

from senco.local.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
