"""Where the work stands: findings, implied values, and every number beside its target and last year."""
