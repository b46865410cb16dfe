<?php
// php install.php <folder of the site>: makes the tables of a WordPress at https://example.com with the user
// alice, who has one application password.
define('WP_INSTALLING', true);
$_SERVER += ['HTTP_HOST' => 'example.com', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
define('WP_SITEURL', 'https://example.com');
// WordPress would send a letter to the new owner.
function wp_new_blog_notification(): void {}
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

// Or it would send a request to itself to see whether such addresses work.
add_filter('pre_option_permalink_structure', fn() => '/%postname%/');
wp_install('Example', 'alice', 'alice@example.com', false, '', 's3cret');
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules();
WP_Application_Passwords::create_new_application_password(1, ['name' => 'script']);
$passwords = get_user_meta(1, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, true);
$passwords[0]['password'] = wp_hash_password('abcdEFGH1234ijklMNOP6789');
update_user_meta(1, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, $passwords);
