"""Study files that something else wrote: another version, another program, git or a text editor."""
