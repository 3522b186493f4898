"""The face on Discord, one file a feature: options in, a card out."""
