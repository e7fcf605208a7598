/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures the document reader on a document that it makes itself: an OpenAPI-like description
 * of about 10 MB, pretty-printed. With a file name it writes that document there, so that other
 * programs can be measured on the same text.
 */

#include <json-glib/json-glib.h>
#include <libcb-base.h>
#include <malloc.h>

#define WANTED_BYTES ((gsize) 10 * 1000 * 1000)
#define ROUNDS 7

static void
write_member (CbJsonWriter *writer, const char *key, const char *text)
{
  cb_json_writer_key (writer, key);
  cb_json_writer_string (writer, text);
}

static void
write_parameter (CbJsonWriter *writer, guint index)
{
  g_autofree char *name = g_strdup_printf ("parameter_%u", index);

  cb_json_writer_begin_object (writer);
  write_member (writer, "name", name);
  write_member (writer, "in", index % 2 ? "query" : "path");
  write_member (writer, "description",
                "The number of results per page (at most 100). See \"Using pagination\".");
  cb_json_writer_key (writer, "required");
  cb_json_writer_boolean (writer, index % 3 == 0);
  cb_json_writer_key (writer, "schema");
  cb_json_writer_begin_object (writer);
  write_member (writer, "type", "integer");
  cb_json_writer_key (writer, "default");
  cb_json_writer_int64 (writer, (gint64) index * 30);
  cb_json_writer_end_object (writer);
  cb_json_writer_end_object (writer);
}

static void
write_operation (CbJsonWriter *writer, guint index)
{
  g_autofree char *id = g_strdup_printf ("tickets/list-number-%u", index);

  cb_json_writer_begin_object (writer);
  write_member (writer, "summary", "List the tickets of a project");
  write_member (writer, "description",
                "Lists tickets.\n\nOnly those that the signed-in user may see: “open”, “done”.");
  write_member (writer, "operationId", id);
  cb_json_writer_key (writer, "tags");
  cb_json_writer_begin_array (writer);
  cb_json_writer_string (writer, "tickets");
  cb_json_writer_end_array (writer);
  cb_json_writer_key (writer, "parameters");
  cb_json_writer_begin_array (writer);
  for (guint i = 0; i < 4; i++)
    write_parameter (writer, index + i);
  cb_json_writer_end_array (writer);
  cb_json_writer_key (writer, "x-rate");
  cb_json_writer_double (writer, index / 7.0);
  cb_json_writer_key (writer, "deprecated");
  cb_json_writer_null (writer);
  cb_json_writer_end_object (writer);
}

static GBytes *
make_document (void)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (2);
  gsize length = 0;
  g_autofree char *rest = NULL;
  GByteArray *all = g_byte_array_new ();

  cb_json_writer_begin_object (writer);
  write_member (writer, "openapi", "3.0.3");
  cb_json_writer_key (writer, "paths");
  cb_json_writer_begin_object (writer);
  for (guint i = 0; all->len < WANTED_BYTES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/projects/{project}/tickets-%u/{id}", i);
      g_autoptr (GBytes) piece = NULL;
      const guint8 *bytes = NULL;

      cb_json_writer_key (writer, path);
      cb_json_writer_begin_object (writer);
      cb_json_writer_key (writer, "get");
      write_operation (writer, i);
      cb_json_writer_end_object (writer);
      piece = cb_json_writer_take (writer);
      bytes = g_bytes_get_data (piece, &length);
      g_byte_array_append (all, bytes, (guint) length);
    }
  cb_json_writer_end_object (writer);
  cb_json_writer_end_object (writer);
  rest = cb_json_writer_finish (writer, &length);
  g_byte_array_append (all, (const guint8 *) rest, (guint) length);
  return g_byte_array_free_to_bytes (all);
}

typedef void (*MeasuredFunc) (GBytes *bytes);

static void
read_strict (GBytes *bytes)
{
  g_autoptr (CbDocument) document = cb_document_read (bytes, NULL, NULL);

  g_assert_nonnull (document);
}

static void
read_lenient (GBytes *bytes)
{
  CbReadOptions options = { .flags = CB_READ_LENIENT };
  g_autoptr (CbDocument) document = cb_document_read (bytes, &options, NULL);

  g_assert_nonnull (document);
}

static void
read_value (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (CbValue) value = cb_value_new_from_text (text, (gssize) length, NULL);

  g_assert_nonnull (value);
}

static void
read_yaml (GBytes *bytes)
{
  CbReadOptions options = { .flags = CB_READ_YAML };
  g_autoptr (CbDocument) document = cb_document_read (bytes, &options, NULL);

  g_assert_nonnull (document);
}

static gboolean
ignore_cb (const char *item, gsize length, gpointer data)
{
  return TRUE;
}

static void
read_stream (GBytes *bytes)
{
  static const char *const path[] = { "paths", NULL };
  g_autoptr (CbItemStream) stream = cb_item_stream_new (path, ignore_cb, NULL);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length; at += 65536)
    if (!cb_item_stream_feed (stream, text + at, MIN (65536, length - at), NULL))
      g_assert_not_reached ();
}

static void
read_json_glib (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    g_assert_not_reached ();
}

static double
measure (const char *name, MeasuredFunc func, GBytes *bytes, double reference)
{
  double best = G_MAXDOUBLE;
  double megabytes = g_bytes_get_size (bytes) / 1e6;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double seconds = 0;

      func (bytes);
      seconds = (g_get_monotonic_time () - start) / 1e6;
      best = MIN (best, seconds);
    }
  g_print ("%-28s %7.1f MB/s  %7.1f ms", name, megabytes / best, best * 1e3);
  if (reference > 0)
    g_print ("  %6.2f times as long as the strict reader", best / reference);
  g_print ("\n");
  return best;
}

static void
report_memory (GBytes *bytes)
{
  struct mallinfo2 before = mallinfo2 ();
  g_autoptr (CbDocument) document = cb_document_read (bytes, NULL, NULL);
  struct mallinfo2 after = mallinfo2 ();
  double taken = (double) ((after.uordblks + after.hblkhd) - (before.uordblks + before.hblkhd));
  double size = (double) g_bytes_get_size (bytes);

  g_print ("%-28s %7.2f bytes a byte of text (%.2f as the document counts)\n", "memory",
           taken / size, cb_document_get_memory (document) / size);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = make_document ();
  g_autoptr (GError) error = NULL;
  double strict = 0;

  if (argc > 1
      && !g_file_set_contents (argv[1], g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
  g_print ("%-28s %7.1f MB\n", "document", g_bytes_get_size (bytes) / 1e6);
  strict = measure ("strict reader", read_strict, bytes, 0);
  measure ("lenient reader", read_lenient, bytes, strict);
  measure ("reader and value", read_value, bytes, strict);
  measure ("item stream", read_stream, bytes, strict);
  measure ("the same text as YAML", read_yaml, bytes, strict);
  measure ("json-glib", read_json_glib, bytes, strict);
  report_memory (bytes);
  return 0;
}
