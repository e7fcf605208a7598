/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/* What the bytes look like, for a message: "an OpenAPI document", "a web page"; NULL where nothing
 * is known. A guess from the first bytes; nothing is read. */
const char *cb_format_recognize_bytes (GBytes *bytes);
/* The same of a document that was read; "a connector file" for one of ours. */
const char *cb_format_recognize_document (CbDocument *document);

G_END_DECLS
