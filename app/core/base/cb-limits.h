/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * Every limit on what comes from outside, in one place.
 *
 * Each is tested at the limit and one past it. Sizes are bytes, times are milliseconds.
 */

/* Documents: files, pastes, answers that are read as a tree. */
#define CB_LIMIT_DOCUMENT_BYTES ((gsize) 512 * 1024 * 1024)
#define CB_LIMIT_DOCUMENT_DEPTH 1000
#define CB_LIMIT_YAML_DEPTH 256
#define CB_LIMIT_YAML_ALIAS_NODES 5000000
#define CB_LIMIT_YAML_DIRECTIVES 100
#define CB_LIMIT_DOCUMENT_NOTES 1000
/* One item of an array that is read as a stream. */
#define CB_LIMIT_STREAM_ITEM_BYTES ((gsize) 64 * 1024 * 1024)

/* Connector files. */
#define CB_LIMIT_CONNECTOR_BYTES ((gsize) 128 * 1024 * 1024)
#define CB_LIMIT_CONNECTOR_DEPTH 256
#define CB_LIMIT_IMAGE_BYTES ((gsize) 120 * 1024)
#define CB_LIMIT_NAME_CHARACTERS 120
#define CB_LIMIT_ACTIVITIES 50000

/* Schema trees. */
#define CB_LIMIT_SCHEMA_DEPTH 64
#define CB_LIMIT_EXAMPLE_NODES 2000

/* Exchanges. */
#define CB_LIMIT_RESPONSE_BYTES ((gsize) 256 * 1024 * 1024)
#define CB_LIMIT_EXPANSION_RATIO 200
#define CB_LIMIT_EXPANSION_FLOOR_BYTES ((gsize) 16 * 1024 * 1024)
#define CB_LIMIT_REDIRECTS 10
#define CB_LIMIT_REQUEST_MS 120000
#define CB_LIMIT_IDLE_SECONDS 60
#define CB_LIMIT_URL_CHARACTERS 65536
