"""What claimcheck ships besides code: models, found as the package `claimcheck.models` (cards: README.md)."""
