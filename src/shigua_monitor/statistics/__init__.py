"""Small-number statistics on arrays: the last axis is the year, NaN is missing, nothing is known of plans or files."""
