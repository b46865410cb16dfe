python3 get.py
