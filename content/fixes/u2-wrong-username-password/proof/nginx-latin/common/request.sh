python3 private.py
