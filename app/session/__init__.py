"""What every screen and command shares: the open study, its environment, its notices, its mirror."""
