wget -qO- --user=alice --password=s3cret http://example.com/first
wget -qO- --user=alice --password=s3cret http://example.com/same
wget -qO- --user=alice --password=s3cret http://example.com/port
wget -qO- --user=alice --password=s3cret http://example.com/host
