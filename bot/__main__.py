"""The command line's door; no logic of its own."""

import gc

from bot.memory import waste_little

# Nearly all that a start loads stays to the end; to look through it 700 times took a sixth of the start.
gc.set_threshold(5000)
waste_little()

from bot.cli import main  # noqa: E402  # it loads

if __name__ == "__main__":
    main()
