/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-document.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_POINTERS 50

static void
expect (gboolean condition, const char *what)
{
  if (condition)
    return;
  fputs (what, stderr);
  fputc ('\n', stderr);
  abort ();
}

static void
check_notes (CbDocument *document)
{
  guint n_notes = cb_document_get_n_notes (document);
  gsize before = 0;

  expect (n_notes <= CB_LIMIT_DOCUMENT_NOTES + 1, "There are more notes than may be");
  for (guint i = 0; i < n_notes; i++)
    {
      const CbNote *note = cb_document_get_note (document, i);

      expect (g_utf8_validate (note->message, -1, NULL), "A note is not UTF-8");
      expect (note->place.offset >= before && note->place.line > 0, "A note is out of place");
      before = note->place.offset;
    }
}

/* Goes down the tree along the last children, asking each on the way. */
static void
check_path (CbDocument *document)
{
  const CbNode *node = cb_document_get_root (document);

  for (guint i = 0; node && i < MOST_POINTERS; i++)
    {
      g_autofree char *pointer = cb_document_dup_pointer (document, node);
      const CbNode *found = cb_document_resolve_pointer (document, pointer);
      CbPlace place = cb_document_get_place (document, node);
      const CbNode *last = NULL;
      const CbNode *child = NULL;
      const char *key = NULL;
      CbNodeIter iter;

      expect (place.line > 0 && place.column > 0, "A node is out of place");
      expect (cb_node_get_key (document, node, NULL) || found == node || strchr (pointer, '/'),
              "A pointer leads elsewhere");
      g_clear_pointer (&pointer, g_free);
      cb_node_iter_init (&iter, document, node);
      while (cb_node_iter_next (&iter, &key, &child))
        if (cb_node_get_size (child))
          last = child;
      node = last;
    }
}

void
fuzz_document_check (CbDocument *document)
{
  g_autoptr (CbValue) value = cb_value_new_from_node (document, cb_document_get_root (document));
  g_autofree char *text = cb_value_to_text (value, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbValue) back = cb_value_new_from_text (text, -1, &error);
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  g_autofree char *all = NULL;
  g_autoptr (CbDocument) again = NULL;

  check_notes (document);
  check_path (document);
  expect (back != NULL, "What was written can't be read");
  expect (cb_value_equal (value, back), "What was written is read as something else");
  cb_json_writer_node (writer, document, cb_document_get_root (document));
  all = cb_json_writer_finish (writer, NULL);
  again = cb_document_read_text (all, -1, NULL, &error);
  expect (again != NULL, "A document that was written can't be read");
}
