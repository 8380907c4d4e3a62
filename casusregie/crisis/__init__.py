"""Crisis: vaststellen, binnen het arrangement oplossen of het CIT, en weer overdragen."""
