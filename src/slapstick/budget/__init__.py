"""Say what a film would cost."""
