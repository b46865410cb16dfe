<?php
header('Content-Type: application/json');

$authorization = $_SERVER['HTTP_AUTHORIZATION'] ?? null;

if ($authorization !== 'Bearer example-token') {
    http_response_code(401);
    header('WWW-Authenticate: Bearer realm="api"');
    $error = $authorization === null ? 'Authorization header missing' : 'Unknown token';
    echo json_encode(['error' => $error]), "\n";
    exit;
}

echo json_encode(['user' => 'alice']), "\n";
