<?php
header('Content-Type: application/json');

if (($_SERVER['HTTP_API_KEY'] ?? '') !== 'example-key') {
    http_response_code(401);
    echo json_encode(['error' => 'No API key found in request']), "\n";
    exit;
}

echo json_encode([['id' => 1, 'total' => 20]]), "\n";
