"""What is seen after an exam: the report, the scores, the attempts, the trend."""
