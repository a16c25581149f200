"""`attrib` and `python -m attrib`: what holds before anything else is imported."""

import gc
import sys

MOST_NEW = 250_000
"""Objects made before Python looks for cycles among them: what is imported and loaded makes many that all stay."""


def main() -> None:
    """Run the command line; an interrupt ends it without a traceback, also while it is imported."""
    gc.set_threshold(MOST_NEW)
    try:
        from attrib.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
