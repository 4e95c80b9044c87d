"""Who holds which post at which unit, and what that lets them do."""
