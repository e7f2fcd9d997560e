"""How models/verdicts.json is fitted: development rows and our corpus in, weights and their figures out."""
