/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-text.h"
#include "cb-scan-private.h"

#include <string.h>

/* What is reserved in RFC 3986 section 2.2. */
#define RESERVED ":/?#[]@!$&'()*+,;="

static gboolean
is_name_byte (char byte)
{
  return (guchar) byte > ' ' && byte != 0x7f && !strchr ("{}\"'\\<>", byte);
}

/* The bytes of the name of the placeholder that starts at @p, 0 where none does. */
static gsize
placeholder_length (const char *p)
{
  gsize length = 0;

  if (*p != '{')
    return 0;
  while (is_name_byte (p[1 + length]))
    length++;
  return p[1 + length] == '}' ? length : 0;
}

/**
 * cb_text_list_placeholders:
 *
 * The distinct names of the `{name}`s in @text, in order. A name holds no white space, quotes,
 * backslashes or brackets, so that the braces of JSON are no placeholders.
 *
 * Returns: (transfer full): the names, never %NULL
 */
char **
cb_text_list_placeholders (const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (cb_hash_text, g_str_equal);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = strchr (text, '{'); p; p = strchr (p + 1, '{'))
    {
      gsize length = placeholder_length (p);
      g_autofree char *name = g_strndup (p + 1, length);

      if (length == 0 || g_hash_table_contains (known, name))
        continue;
      g_hash_table_add (known, name);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * cb_text_expand_placeholders:
 *
 * Replaces each `{name}` by what @func gives for it. What was put in is not expanded again.
 *
 * Returns: (transfer full): the text
 */
char *
cb_text_expand_placeholders (const char *text, CbTemplateFunc func, gpointer data)
{
  GString *expanded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  expanded = g_string_new (NULL);
  while (*text)
    {
      gsize length = placeholder_length (text);
      g_autofree char *name = g_strndup (text + 1, length);
      g_autofree char *value = length ? func (name, data) : NULL;

      if (value)
        {
          g_string_append (expanded, value);
          text += length + 2;
          continue;
        }
      length = 1 + strcspn (text + 1, "{");
      g_string_append_len (expanded, text, (gssize) length);
      text += length;
    }
  return g_string_free (expanded, FALSE);
}

static gboolean
is_unreserved (char byte)
{
  return g_ascii_isalnum (byte) || (byte && strchr ("-._~", byte));
}

static gboolean
is_kept (char byte, const char *keep)
{
  return is_unreserved (byte) || (keep && byte && strchr (keep, byte));
}

char *
cb_text_percent_encode (const char *text, gssize length, const char *keep)
{
  GString *encoded = NULL;
  gsize size = 0;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  encoded = g_string_sized_new (size + 16);
  for (gsize i = 0; i < size; i++)
    {
      if (is_kept (text[i], keep))
        g_string_append_c (encoded, text[i]);
      else
        g_string_append_printf (encoded, "%%%02X", (guchar) text[i]);
    }
  return g_string_free (encoded, FALSE);
}

/**
 * cb_text_percent_encode_stray:
 * @text: a part of a URL
 * @keep: (nullable): what may stand there besides unreserved characters and `%XX`; %NULL for all
 *   that is reserved in RFC 3986 section 2.2
 *
 * Encodes only what may not stand there, also a `%` that starts no `%XX`.
 *
 * Returns: (transfer full): the part
 */
char *
cb_text_percent_encode_stray (const char *text, const char *keep)
{
  GString *encoded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  encoded = g_string_sized_new (strlen (text) + 16);
  for (; *text; text++)
    {
      gboolean is_escape = text[0] == '%' && g_ascii_isxdigit (text[1])
                           && g_ascii_isxdigit (text[2]);

      if (is_escape || is_kept (*text, keep ? keep : RESERVED))
        g_string_append_c (encoded, *text);
      else
        g_string_append_printf (encoded, "%%%02X", (guchar) *text);
    }
  return g_string_free (encoded, FALSE);
}
