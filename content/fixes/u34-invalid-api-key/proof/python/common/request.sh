python3 orders.py
