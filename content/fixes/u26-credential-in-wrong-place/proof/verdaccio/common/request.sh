npm view hello version
