"""The page of accounts: which there are, who is there, what to look at, and their lists."""
