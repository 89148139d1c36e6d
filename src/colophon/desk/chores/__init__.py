"""What the desk does by itself: one module a chore, all of them in `catalogue.py`, run by `desk/worker.py`."""
