"""What a learner sees after an exam: the report, the scores, the attempts, the trend."""
