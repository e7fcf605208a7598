/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-document-private.h"
#include "cb-limits.h"
#include "cb-text.h"

#define FIRST_NODES 32
#define BYTES_PER_NODE 32
#define SHOWN_KEY_CHARACTERS 60

G_DEFINE_BOXED_TYPE (CbDocument, cb_document, cb_document_ref, cb_document_unref)

GQuark
cb_document_error_quark (void)
{
  return g_quark_from_static_string ("cb-document-error-quark");
}

static void
clear_note (gpointer data)
{
  CbNote *note = data;

  note->message = NULL;
}

static CbDocument *
document_new (GBytes *bytes)
{
  CbDocument *self = g_new0 (CbDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);
  self->text = g_bytes_get_data (bytes, &self->length);
  if (!self->text)
    self->text = (const guint8 *) "";
  cb_text_arena_init (&self->texts);
  self->notes = g_array_new (FALSE, FALSE, sizeof (CbNote));
  g_array_set_clear_func (self->notes, clear_note);
  self->messages = g_string_chunk_new (256);
  return self;
}

CbDocument *
cb_document_ref (CbDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cb_document_unref (CbDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  cb_text_arena_clear (&self->texts);
  g_clear_pointer (&self->indexes, g_ptr_array_unref);
  g_array_unref (self->notes);
  g_string_chunk_free (self->messages);
  g_bytes_unref (self->bytes);
  g_free (self->nodes);
  g_free (self->lines);
  g_free (self);
}

void
cb_document_grow_nodes (CbDocument *self)
{
  gsize wanted = (gsize) self->n_allocated + self->n_allocated / 2;

  if (wanted == 0)
    wanted = self->length / BYTES_PER_NODE + FIRST_NODES;
  self->n_allocated = (guint32) MIN (wanted, G_MAXUINT32);
  self->nodes = g_renew (CbNode, self->nodes, self->n_allocated);
}

static void
shrink_nodes (CbDocument *self)
{
  if (self->n_nodes == self->n_allocated)
    return;
  self->nodes = g_renew (CbNode, self->nodes, self->n_nodes);
  self->n_allocated = self->n_nodes;
}

static gboolean
check_size (gsize length, const CbReadOptions *options, GError **error)
{
  gsize limit = options && options->max_bytes ? options->max_bytes : CB_LIMIT_DOCUMENT_BYTES;
  g_autofree char *allowed = NULL;
  g_autofree char *found = NULL;

  limit = MIN (limit, CB_LIMIT_DOCUMENT_BYTES);
  if (length <= limit)
    return TRUE;
  allowed = g_format_size (limit);
  found = g_format_size (length);
  g_set_error (error, CB_DOCUMENT_ERROR, CB_DOCUMENT_ERROR_LIMIT,
               "The text has %s, and %s at most can be read: split it into smaller files", found,
               allowed);
  return FALSE;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const CbNote *one = a;
  const CbNote *other = b;

  return one->place.offset < other->place.offset ? -1 : one->place.offset > other->place.offset;
}

static void
finish_notes (CbDocument *self)
{
  g_array_sort (self->notes, compare_notes);
  for (guint i = 0; i < self->notes->len; i++)
    {
      CbNote *note = &g_array_index (self->notes, CbNote, i);

      note->place = cb_document_find_place (self, note->place.offset);
    }
}

/**
 * cb_document_read:
 * @bytes: the source
 * @options: (nullable): how to read; %NULL reads strict JSON within the usual limits
 *
 * Reads a foreign document.
 *
 * The bytes are kept by reference. Where they have to be converted first (UTF-16, or invalid
 * UTF-8 that the lenient mode repairs), the converted text is kept instead.
 *
 * Neither option can widen a limit: @options can only ask for less than %CB_LIMIT_DOCUMENT_BYTES
 * and %CB_LIMIT_DOCUMENT_DEPTH (%CB_LIMIT_YAML_DEPTH in YAML).
 *
 * Returns: (transfer full): the document, or %NULL with a %CB_DOCUMENT_ERROR whose message starts
 *   with the line and column
 */
CbDocument *
cb_document_read (GBytes *bytes, const CbReadOptions *options, GError **error)
{
  CbReadFlags flags = options ? options->flags : CB_READ_STRICT;
  gboolean lenient = (flags & (CB_READ_LENIENT | CB_READ_YAML)) != 0;
  guint deepest = flags & CB_READ_YAML ? CB_LIMIT_YAML_DEPTH : CB_LIMIT_DOCUMENT_DEPTH;
  guint max_depth = options && options->max_depth ? MIN (options->max_depth, deepest) : deepest;
  g_autoptr (CbDocument) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_size (g_bytes_get_size (bytes), options, error))
    return NULL;
  self = document_new (bytes);
  self->yaml = (flags & CB_READ_YAML) != 0;
  if (lenient && !cb_document_decode_text (self, !self->yaml, error))
    return NULL;
  if (self->yaml ? !cb_yaml_read (self, max_depth, error)
                 : !cb_json_read (self, lenient, max_depth, error))
    return NULL;
  shrink_nodes (self);
  finish_notes (self);
  return g_steal_pointer (&self);
}

/**
 * cb_document_read_text:
 * @text: the source, which is copied
 * @length: its bytes, -1 where it is NUL-terminated
 *
 * Reads a foreign document from a text; see [func@document_read].
 *
 * Returns: (transfer full): the document
 */
CbDocument *
cb_document_read_text (const char *text, gssize length, const CbReadOptions *options,
                       GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  return cb_document_read (bytes, options, error);
}

const CbNode *
cb_document_get_root (CbDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nodes;
}

/**
 * cb_document_get_bytes:
 *
 * The text that offsets and slices refer to: the source, or where that had to be converted to
 * valid UTF-8, the converted text.
 *
 * Returns: (transfer none): the bytes
 */
GBytes *
cb_document_get_bytes (CbDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * cb_document_get_n_notes:
 *
 * How many notes there are, in the order of the source; at most %CB_LIMIT_DOCUMENT_NOTES and one
 * more (`notes-left-out`) that says where keeping them stopped.
 */
guint
cb_document_get_n_notes (CbDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->notes->len;
}

const CbNote *
cb_document_get_note (CbDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, CbNote, index);
}

/**
 * cb_document_get_memory:
 *
 * The bytes that this document takes now beyond those of the source.
 */
gsize
cb_document_get_memory (CbDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sizeof *self + (gsize) self->n_allocated * sizeof (CbNode) + self->texts.total
         + self->index_memory + self->n_lines * sizeof (CbLineMark)
         + self->notes->len * sizeof (CbNote);
}

void
cb_document_note (CbDocument *self, gsize offset, const char *rule, const char *message)
{
  CbNote note = { .place = { .offset = offset } };

  if (self->notes->len > CB_LIMIT_DOCUMENT_NOTES)
    return;
  if (self->notes->len == CB_LIMIT_DOCUMENT_NOTES)
    {
      rule = "notes-left-out";
      message = "There is more to note from here on; it is left out";
    }
  note.rule = g_intern_string (rule);
  note.message = g_string_chunk_insert_const (self->messages, message);
  g_array_append_val (self->notes, note);
}

void
cb_document_note_duplicate (CbDocument *self, const CbNode *key)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  /* Spares the work where the note would be left out. */
  if (self->notes->len > CB_LIMIT_DOCUMENT_NOTES)
    return;
  shown = cb_text_ellipsize (cb_node_get_text (self, key, NULL), SHOWN_KEY_CHARACTERS);
  message = g_strdup_printf ("The key “%s” stands in this object before; the last one counts",
                             shown);
  cb_document_note (self, key->offset, self->yaml ? "yaml-duplicate-key" : "json-duplicate-key",
                    message);
}

gboolean
cb_document_fail (CbDocument *self, gsize offset, CbDocumentError code, const char *message,
                  GError **error)
{
  CbPlace place = cb_document_find_place (self, offset);

  g_set_error (error, CB_DOCUMENT_ERROR, code, "Line %u, column %u: %s", place.line, place.column,
               message);
  return FALSE;
}
