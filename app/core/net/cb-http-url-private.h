/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads an absolute http or https URL. Spaces and non-ASCII characters are percent-encoded, what
 * is encoded stays as it is, the fragment is dropped. */
GUri *cb_http_url_parse (const char *url, GError **error);
/* Scheme, host and port (RFC 6454 section 4). */
gboolean cb_http_url_same_origin (GUri *a, GUri *b);

/**
 * CbHttpQueryFunc:
 *
 * Decides about one query item: returns what stands for it, or NULL to leave it out.
 */
typedef char *(*CbHttpQueryFunc) (const char *item, const char *name, const char *value,
                                  gpointer data);

/* (transfer full): @url with each of its query items passed through @func; @name and @value are
 * decoded. The rest of the text is not touched. */
char *cb_http_url_map_query (const char *url, CbHttpQueryFunc func, gpointer data);

G_END_DECLS
