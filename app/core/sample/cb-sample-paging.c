/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-select-private.h"

#define DEFAULT_PAGE 20

/* The address of this request with another value for one query item. */
static char *
address_with (CbSampleCall *call, const char *name, const char *value)
{
  GUri *uri = soup_server_message_get_uri (call->message);
  const char *query = g_uri_get_query (uri);
  g_auto (GStrv) items = g_strsplit (query ? query : "", "&", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);
  GString *address = g_string_new (call->sample->base_url);

  g_string_append (address, call->path);
  g_string_append_c (address, '?');
  for (guint i = 0; items[i]; i++)
    if (*items[i] && !g_str_has_prefix (items[i], prefix))
      g_string_append_printf (address, "%s&", items[i]);
  g_string_append_printf (address, "%s%s", prefix, value);
  return g_string_free (address, FALSE);
}

static void
add_link (CbSampleCall *call, GString *links, gint64 page, const char *relation)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page);
  g_autofree char *address = address_with (call, "page", number);

  g_string_append_printf (links, "%s<%s>; rel=\"%s\"", links->len ? ", " : "", address, relation);
}

/* RFC 8288. */
static void
set_links (CbSampleCall *call, gint64 page, gint64 last)
{
  g_autoptr (GString) links = g_string_new (NULL);

  add_link (call, links, 1, "first");
  if (page > 1)
    add_link (call, links, page - 1, "prev");
  if (page < last)
    add_link (call, links, page + 1, "next");
  add_link (call, links, last, "last");
  cb_sample_call_set_header (call, "Link", links->str);
}

static GPtrArray *
slice (GPtrArray *objects, gint64 start, gint64 count)
{
  GPtrArray *part = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);

  for (gint64 i = start; i < start + count && i < objects->len; i++)
    g_ptr_array_add (part, cb_value_ref (g_ptr_array_index (objects, (guint) i)));
  return part;
}

void
cb_sample_reply_page (CbSampleCall *call, GPtrArray *objects)
{
  g_autofree char *total = g_strdup_printf ("%u", objects->len);
  g_autoptr (GPtrArray) part = NULL;
  gint64 page = 0;
  gint64 per_page = 0;
  gint64 last = 0;

  if (!cb_sample_call_read_number (call, "page", 1, 1, G_MAXINT32, &page)
      || !cb_sample_call_read_number (call, "per_page", DEFAULT_PAGE, 1, CB_SAMPLE_MAX_PAGE,
                                      &per_page))
    return;
  last = MAX (1, (objects->len + per_page - 1) / per_page);
  part = slice (objects, (page - 1) * per_page, per_page);
  set_links (call, page, last);
  cb_sample_call_set_header (call, "X-Total-Count", total);
  cb_sample_reply_tickets (call, part);
}

static void
add_all (CbValueBuilder *builder, const char *key, GPtrArray *objects)
{
  cb_value_builder_set_key (builder, key);
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < objects->len; i++)
    cb_value_builder_add (builder, g_ptr_array_index (objects, i));
  cb_value_builder_end (builder);
}

void
cb_sample_reply_slice (CbSampleCall *call, GPtrArray *objects)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (GPtrArray) part = NULL;
  g_autoptr (CbValue) answer = NULL;
  gint64 offset = 0;
  gint64 limit = 0;

  if (!cb_sample_call_read_number (call, "offset", 0, 0, G_MAXINT32, &offset)
      || !cb_sample_call_read_number (call, "limit", DEFAULT_PAGE, 1, CB_SAMPLE_MAX_PAGE, &limit))
    return;
  part = slice (objects, offset, limit);
  cb_value_builder_begin_object (builder);
  add_all (builder, "items", part);
  cb_value_builder_set_key (builder, "offset");
  cb_value_builder_add_int64 (builder, offset);
  cb_value_builder_set_key (builder, "limit");
  cb_value_builder_add_int64 (builder, limit);
  cb_value_builder_set_key (builder, "total");
  cb_value_builder_add_int64 (builder, objects->len);
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_reply (call, 200, answer);
}

/* A cursor is opaque to clients; it says after which object to go on, so that what is added or
 * removed meanwhile neither repeats nor hides anything. */
static char *
make_cursor (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("after:%" G_GINT64_FORMAT, id);

  return g_base64_encode ((const guchar *) text, strlen (text));
}

static gboolean
read_cursor (CbSampleCall *call, gint64 *id)
{
  const char *cursor = cb_sample_call_get_query (call, "cursor");
  gsize length = 0;
  g_autofree guchar *bytes = cursor ? g_base64_decode (cursor, &length) : NULL;
  g_autofree char *text = g_strndup (bytes ? (const char *) bytes : "", length);

  *id = 0;
  if (!cursor
      || (g_str_has_prefix (text, "after:")
          && g_ascii_string_to_signed (text + strlen ("after:"), 10, 1, G_MAXINT64, id, NULL)))
    return TRUE;
  cb_sample_call_problem (call, 400,
                          "The cursor is not one of ours. Use “next_cursor” of the page before, "
                          "or none for the first page.");
  return FALSE;
}

static gint64
position_after (GPtrArray *objects, gint64 id)
{
  for (guint i = 0; i < objects->len; i++)
    if (cb_sample_int (g_ptr_array_index (objects, i), "id") > id)
      return i;
  return objects->len;
}

void
cb_sample_reply_cursor (CbSampleCall *call, GPtrArray *objects)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) nothing = cb_value_new_null ();
  g_autoptr (GPtrArray) part = NULL;
  g_autoptr (CbValue) answer = NULL;
  gint64 after = 0;
  gint64 start = 0;
  gint64 limit = 0;

  if (!read_cursor (call, &after)
      || !cb_sample_call_read_number (call, "limit", DEFAULT_PAGE, 1, CB_SAMPLE_MAX_PAGE, &limit))
    return;
  start = position_after (objects, after);
  part = slice (objects, start, limit);
  cb_value_builder_begin_object (builder);
  add_all (builder, "data", part);
  cb_value_builder_set_key (builder, "next_cursor");
  if (start + limit < objects->len)
    {
      g_autofree char *cursor =
          make_cursor (cb_sample_int (g_ptr_array_index (part, part->len - 1), "id"));
      cb_value_builder_add_string (builder, cursor);
    }
  else
    cb_value_builder_add (builder, nothing);
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_reply (call, 200, answer);
}
