<?php
/**
 * Plugin Name: Colophon
 * Description: Lets WordPress keep who made a translation, from which source, and in which edition.
 * License: AGPL-3.0-or-later
 */
add_action('init', function () {
    $keys = ['key', 'edition', 'source_url', 'source_title', 'source_language', 'language', 'authors', 'translators',
        'reviewers', 'proofreaders', 'licence', 'page', 'manifest'];
    foreach ($keys as $key) {
        register_post_meta('post', "colophon_$key", ['type' => 'string', 'single' => true, 'show_in_rest' => true]);
    }
});
