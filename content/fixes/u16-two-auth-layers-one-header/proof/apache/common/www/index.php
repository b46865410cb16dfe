<?php
header('Content-Type: application/json');

if (($_SERVER['HTTP_AUTHORIZATION'] ?? null) !== 'Bearer example-token') {
    http_response_code(401);
    header('WWW-Authenticate: Bearer realm="api"');
    echo json_encode(['error' => 'no token']), "\n";
    exit;
}

echo json_encode(['user' => 'alice']), "\n";
