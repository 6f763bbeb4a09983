"""What a publication must not tell: small counts of people, and whatever they could be computed from."""
