/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/* The format version that this program writes, and the oldest that it still reads. */
#define CB_FORMAT_VERSION 1
#define CB_FORMAT_OLDEST_VERSION 0
#define CB_FORMAT_SCHEMA_URI "https://connectorbuilder.org/schema/connector-1.json"
#define CB_FORMAT_MEDIA_TYPE "application/vnd.connectorbuilder.connector+json"

#define CB_FORMAT_ERROR (cb_format_error_quark ())

/**
 * CbFormatError:
 * @CB_FORMAT_ERROR_NOT_CONNECTOR: the bytes are something else than a connector file
 * @CB_FORMAT_ERROR_SYNTAX: the bytes are not well-formed
 * @CB_FORMAT_ERROR_NEWER: a newer version of the application wrote the file
 * @CB_FORMAT_ERROR_VALUE: a key is missing or there twice, or holds what it may not hold
 * @CB_FORMAT_ERROR_LIMIT: larger, deeper or longer than allowed
 * @CB_FORMAT_ERROR_IO: the file could not be read or written
 */
typedef enum
{
  CB_FORMAT_ERROR_NOT_CONNECTOR,
  CB_FORMAT_ERROR_SYNTAX,
  CB_FORMAT_ERROR_NEWER,
  CB_FORMAT_ERROR_VALUE,
  CB_FORMAT_ERROR_LIMIT,
  CB_FORMAT_ERROR_IO,
} CbFormatError;

GQuark cb_format_error_quark (void);

G_END_DECLS
