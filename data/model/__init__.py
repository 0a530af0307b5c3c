"""The records a study is made of, and how two texts of one become one."""
