<?php
header('Content-Type: text/plain');
foreach (['HTTP_AUTHORIZATION', 'PHP_AUTH_USER', 'HTTP_API_KEY'] as $name) {
    if (isset($_SERVER[$name])) {
        echo "$name: $_SERVER[$name]\n";
    }
}
