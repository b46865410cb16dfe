vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "3000";
}

sub vcl_recv {
    # Requests with this header are never cached.
    if (req.url !~ "^/me") {
        unset req.http.Authorization;
    }
}
