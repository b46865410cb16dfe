python3 me.py
