vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "3000";
}

sub vcl_recv {
    # A request with this header is never answered from the cache.
    unset req.http.Authorization;
}
