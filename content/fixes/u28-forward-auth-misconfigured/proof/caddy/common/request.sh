curl -i http://wiki.example.com/
