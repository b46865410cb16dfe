http --follow -a alice:s3cret http://example.com/first
http --follow -a alice:s3cret http://example.com/same
http --follow -a alice:s3cret http://example.com/port
http --follow -a alice:s3cret http://example.com/host
