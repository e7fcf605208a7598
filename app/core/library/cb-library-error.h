/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CB_LIBRARY_ERROR (cb_library_error_quark ())

/**
 * CbLibraryError:
 * @CB_LIBRARY_ERROR_FAILED: reading or writing failed for a reason that is in the message
 * @CB_LIBRARY_ERROR_NOT_LIBRARY: the file is no library of connectors
 * @CB_LIBRARY_ERROR_NEWER: a newer version of the application made the file
 * @CB_LIBRARY_ERROR_LOCKED: another program holds the file
 * @CB_LIBRARY_ERROR_READ_ONLY: the file or its folder can't be written to
 * @CB_LIBRARY_ERROR_FULL: there is no space left
 * @CB_LIBRARY_ERROR_CORRUPT: the file is damaged
 * @CB_LIBRARY_ERROR_NOT_FOUND: there is no such connector, version, connection or run
 * @CB_LIBRARY_ERROR_CLASH: another connector has that name and version, or another connection
 *   that name
 * @CB_LIBRARY_ERROR_CHANGED: somebody else changed it meanwhile
 * @CB_LIBRARY_ERROR_INVALID: a name or value that the library can't take
 * @CB_LIBRARY_ERROR_CLOSED: the library has been closed
 *
 * After any of them the library is as it was before the operation.
 */
typedef enum
{
  CB_LIBRARY_ERROR_FAILED,
  CB_LIBRARY_ERROR_NOT_LIBRARY,
  CB_LIBRARY_ERROR_NEWER,
  CB_LIBRARY_ERROR_LOCKED,
  CB_LIBRARY_ERROR_READ_ONLY,
  CB_LIBRARY_ERROR_FULL,
  CB_LIBRARY_ERROR_CORRUPT,
  CB_LIBRARY_ERROR_NOT_FOUND,
  CB_LIBRARY_ERROR_CLASH,
  CB_LIBRARY_ERROR_CHANGED,
  CB_LIBRARY_ERROR_INVALID,
  CB_LIBRARY_ERROR_CLOSED,
} CbLibraryError;

GQuark cb_library_error_quark (void);

G_END_DECLS
