"""Cards, buttons and modals: pure functions from records to what Discord shows."""
