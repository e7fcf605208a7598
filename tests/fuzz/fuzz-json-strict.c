/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-document.h"

#include <stdlib.h>

/* What is taken strictly is taken leniently, too, and read as the same. */
static void
check_lenient (CbDocument *document, const guint8 *data, gsize size)
{
  CbReadOptions options = { .flags = CB_READ_LENIENT };
  g_autoptr (CbDocument)
      lenient = cb_document_read_text ((const char *) data, (gssize) size, &options, NULL);
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) other = NULL;

  if (!lenient)
    abort ();
  value = cb_value_new_from_node (document, cb_document_get_root (document));
  other = cb_value_new_from_node (lenient, cb_document_get_root (lenient));
  if (!cb_value_equal (value, other))
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument)
      document = cb_document_read_text ((const char *) data, (gssize) size, NULL, &error);

  if (!document)
    return error ? 0 : -1;
  fuzz_document_check (document);
  check_lenient (document, data, size);
  return 0;
}
