"""The benchmark: each figure beside its yardstick of the same run, and the goal that it has to reach."""
