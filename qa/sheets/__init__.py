"""Records as spreadsheets for people."""
