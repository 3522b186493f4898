"""The command line's door; no logic of its own."""

from bot.cli import main

if __name__ == "__main__":
    main()
