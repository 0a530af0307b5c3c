"""What a learner sees before an import: the records, their source, the progress of reading."""
