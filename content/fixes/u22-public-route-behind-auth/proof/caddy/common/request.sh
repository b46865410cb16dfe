curl -i http://example.com/health.txt
