/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

/* What every target does with a document that was read: looks at all of it, writes it, and reads
 * what was written. Aborts where the two differ. */
void fuzz_document_check (CbDocument *document);

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
