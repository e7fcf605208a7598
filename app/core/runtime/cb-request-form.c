/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-style-private.h"

static void
append_pair (GString *out, const char *name, CbValue *value)
{
  g_autofree char *text = cb_style_dup_text (value);
  g_autofree char *key = cb_style_form_encode (name, -1);
  g_autofree char *encoded = cb_style_form_encode (text, -1);

  g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "&" : "", key, encoded);
}

/* OpenAPI 3.1 section 4.8.15: how a property of a form is written. */
static CbValue *
get_encoding (CbRequestBuilder *self, const char *name)
{
  CbContent *content = cb_activity_get_request_content (self->activity);

  return content != NULL ? cb_value_get_member (cb_content_get_encoding (content), name) : NULL;
}

static CbStyle
get_style (CbValue *encoding)
{
  const char *nick = cb_value_get_member_text (encoding, "style");
  int style = CB_STYLE_FORM;

  if (nick == NULL || !cb_enum_from_nick (CB_TYPE_STYLE, nick, &style))
    return CB_STYLE_FORM;
  return (CbStyle) style;
}

static void
append_deep (GString *out, const char *name, CbValue *value)
{
  gboolean object = cb_value_is (value, CB_NODE_OBJECT);

  if (!object && !cb_value_is (value, CB_NODE_ARRAY))
    {
      append_pair (out, name, value);
      return;
    }
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      g_autofree char *inner = object ? g_strdup_printf ("%s[%s]", name,
                                                         cb_value_get_key_at (value, i))
                                      : g_strdup_printf ("%s[%u]", name, i);

      append_deep (out, inner,
                   object ? cb_value_get_member_at (value, i) : cb_value_get_item (value, i));
    }
}

static void
append_list (GString *out, const char *name, CbValue *value, CbValue *encoding)
{
  CbStyle style = get_style (encoding);
  CbValue *explode = cb_value_get_member (encoding, "explode");
  const char *separator = style == CB_STYLE_SPACE_DELIMITED  ? " "
                          : style == CB_STYLE_PIPE_DELIMITED ? "|"
                                                             : ",";
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (CbValue) text = NULL;

  if (explode == NULL ? style == CB_STYLE_FORM : cb_value_get_boolean (explode))
    {
      for (guint i = 0; i < cb_value_get_size (value); i++)
        append_pair (out, name, cb_value_get_item (value, i));
      return;
    }
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      g_autofree char *item = cb_style_dup_text (cb_value_get_item (value, i));

      g_string_append_printf (joined, "%s%s", i > 0 ? separator : "", item);
    }
  text = cb_value_new_string (joined->str);
  append_pair (out, name, text);
}

gboolean
cb_request_builder_make_form (CbRequestBuilder *self, CbValue *object, GHashTable *files,
                              GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length = 0;

  for (guint i = 0; i < cb_value_get_size (object); i++)
    {
      const char *name = cb_value_get_key_at (object, i);
      CbValue *value = cb_value_get_member_at (object, i);
      CbValue *encoding = get_encoding (self, name);

      if (get_style (encoding) == CB_STYLE_DEEP_OBJECT)
        append_deep (out, name, value);
      else if (cb_value_is (value, CB_NODE_ARRAY))
        append_list (out, name, value, encoding);
      else
        append_pair (out, name, value);
    }
  length = out->len;
  self->request->body = g_bytes_new_take (g_string_free (g_steal_pointer (&out), FALSE), length);
  return TRUE;
}

static CbMultipartPart *
make_part (CbRequestBuilder *self, const char *name, CbValue *value, gboolean file, GError **error)
{
  CbMultipartPart *part = g_new0 (CbMultipartPart, 1);
  gboolean json = cb_value_is (value, CB_NODE_OBJECT) || cb_value_is (value, CB_NODE_ARRAY);
  const char *type = cb_value_get_member_text (get_encoding (self, name), "contentType");
  char *text = NULL;

  part->name = g_strdup (name);
  part->media_type = g_strdup (type != NULL ? type : json ? "application/json" : NULL);
  if (!file)
    {
      text = cb_style_dup_text (value);
      part->content = g_bytes_new_take (text, strlen (text));
      return part;
    }
  part->path = g_strdup (cb_value_get_text (value, NULL) + 1);
  part->file_name = g_path_get_basename (part->path);
  if (part->media_type == NULL)
    {
      g_autofree char *guess = g_content_type_guess (part->file_name, NULL, 0, NULL);

      part->media_type = g_content_type_get_mime_type (guess);
    }
  part->content = cb_request_builder_load (self, part->path, error);
  if (part->content == NULL)
    g_clear_pointer (&part, cb_multipart_part_free);
  return part;
}

static gboolean
add_member (CbRequestBuilder *self, GPtrArray *parts, const char *name, CbValue *value,
            gboolean file, GError **error)
{
  gboolean many = cb_value_is (value, CB_NODE_ARRAY);
  guint n_values = many ? cb_value_get_size (value) : 1;

  for (guint i = 0; i < n_values; i++)
    {
      CbValue *one = many ? cb_value_get_item (value, i) : value;
      gboolean is_file = file && cb_value_is (one, CB_NODE_STRING)
                         && cb_value_get_text (one, NULL)[0] == '@';
      CbMultipartPart *part = make_part (self, name, one, is_file, error);

      if (part == NULL)
        return FALSE;
      g_ptr_array_add (parts, part);
    }
  return TRUE;
}

/* HTML section 4.10.21.8: what would end the quoted name is percent-encoded. */
static char *
escape_name (const char *name)
{
  g_autoptr (GString) out = g_string_new (name);

  g_string_replace (out, "\"", "%22", 0);
  g_string_replace (out, "\r", "%0D", 0);
  g_string_replace (out, "\n", "%0A", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_part (GByteArray *out, const CbMultipartPart *part, const char *boundary)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autofree char *name = escape_name (part->name);
  gsize length = 0;
  const guint8 *content = g_bytes_get_data (part->content, &length);

  g_string_printf (head, "--%s\r\nContent-Disposition: form-data; name=\"%s\"", boundary, name);
  if (part->file_name != NULL)
    {
      g_autofree char *file_name = escape_name (part->file_name);

      g_string_append_printf (head, "; filename=\"%s\"", file_name);
    }
  g_string_append (head, "\r\n");
  if (part->media_type != NULL)
    g_string_append_printf (head, "Content-Type: %s\r\n", part->media_type);
  g_string_append (head, "\r\n");
  g_byte_array_append (out, (const guint8 *) head->str, (guint) head->len);
  if (length > 0)
    g_byte_array_append (out, content, (guint) length);
  g_byte_array_append (out, (const guint8 *) "\r\n", 2);
}

/* Made of the content, so that the same values give the same bytes, and so that it is in none of
 * the parts (RFC 2046 section 5.1.1). */
static char *
make_boundary (GPtrArray *parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < parts->len; i++)
    {
      const CbMultipartPart *part = g_ptr_array_index (parts, i);
      gsize length = 0;
      const guchar *content = g_bytes_get_data (part->content, &length);

      g_checksum_update (checksum, (const guchar *) part->name, -1);
      if (length > 0)
        g_checksum_update (checksum, content, (gssize) length);
    }
  return g_strdup_printf ("form-%.40s", g_checksum_get_string (checksum));
}

gboolean
cb_request_builder_make_multipart (CbRequestBuilder *self, CbValue *object, GHashTable *files,
                                   GError **error)
{
  g_autoptr (GPtrArray)
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_multipart_part_free);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *boundary = NULL;
  g_autofree char *end = NULL;

  for (guint i = 0; i < cb_value_get_size (object); i++)
    {
      const char *name = cb_value_get_key_at (object, i);

      if (!add_member (self, parts, name, cb_value_get_member_at (object, i),
                       g_hash_table_contains (files, name), error))
        return FALSE;
    }
  boundary = make_boundary (parts);
  for (guint i = 0; i < parts->len; i++)
    append_part (out, g_ptr_array_index (parts, i), boundary);
  end = g_strdup_printf ("--%s--\r\n", boundary);
  g_byte_array_append (out, (const guint8 *) end, (guint) strlen (end));
  self->request->body = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  self->request->multipart = g_steal_pointer (&parts);
  g_free (self->content_type);
  self->content_type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);
  return TRUE;
}
