/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-document.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  CbReadOptions options = { .flags = CB_READ_LENIENT };
  g_autoptr (CbDocument)
      document = cb_document_read_text ((const char *) data, (gssize) size, &options, NULL);

  if (document)
    fuzz_document_check (document);
  return 0;
}
