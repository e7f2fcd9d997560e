"""How the English pipeline in models/ is made: `python -m training TREEBANKS` (README.md tells the rest)."""
