/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-document.h"

#include <stdlib.h>

static gboolean
append_cb (const char *item, gsize length, gpointer data)
{
  GString *items = data;

  g_string_append_len (items, item, (gssize) length);
  g_string_append_c (items, ',');
  return TRUE;
}

/* The items of the array at /a, or at the root, when @data comes in pieces of @piece bytes. */
static gboolean
stream (const guint8 *data, gsize size, gsize piece, gboolean nested, GString *items)
{
  static const char *const path[] = { "a", NULL };
  g_autoptr (CbItemStream) self = cb_item_stream_new (nested ? path : NULL, append_cb, items);
  g_autoptr (GError) error = NULL;

  for (gsize at = 0; at < size; at += piece)
    {
      g_autofree char *bytes = g_memdup2 (data + at, MIN (piece, size - at));

      if (!cb_item_stream_feed (self, bytes, MIN (piece, size - at), NULL))
        return FALSE;
    }
  return cb_item_stream_finish (self, &error) || error->code == CB_DOCUMENT_ERROR_TYPE;
}

/* The length of the text says how long the pieces are. Pieces of any size have to give the same,
 * and the text has to be taken where the strict reader takes it. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize piece = 1 + size % 16;
  gboolean has_mark = size && data[0] == 0xef;
  g_autoptr (CbDocument) document = NULL;

  document = cb_document_read_text ((const char *) data, (gssize) size, NULL, NULL);
  for (guint nested = 0; nested < 2; nested++)
    {
      g_autoptr (GString) items = g_string_new (NULL);
      g_autoptr (GString) others = g_string_new (NULL);
      gboolean taken = stream (data, size, piece, nested, items);

      if (stream (data, size, size, nested, others) != taken || !g_string_equal (items, others))
        abort ();
      if (taken != (document != NULL) && !has_mark)
        abort ();
    }
  return 0;
}
