"""What two passages about one slot say of each other: comparators, entailment, decision, explanation."""
