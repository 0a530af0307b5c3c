"""What a study holds at one moment, and the files that keep it: the study file, earlier versions, notes on them."""
