"""Match facts against gag rules; pure."""
