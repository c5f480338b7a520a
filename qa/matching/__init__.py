"""Do two figures speak of one thing, and do their amounts agree?"""
