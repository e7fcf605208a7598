/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-pointer.h"

#include <string.h>

#define INDEX_DIGITS 9

void
cb_pointer_append (GString *pointer, const char *token, gssize length)
{
  gsize size = length < 0 ? strlen (token) : (gsize) length;

  g_string_append_c (pointer, '/');
  for (gsize i = 0; i < size; i++)
    {
      if (token[i] == '~')
        g_string_append (pointer, "~0");
      else if (token[i] == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, token[i]);
    }
}

char *
cb_pointer_child (const char *pointer, const char *token)
{
  GString *child = g_string_new (pointer);

  cb_pointer_append (child, token, -1);
  return g_string_free (child, FALSE);
}

char *
cb_pointer_item (const char *pointer, guint index)
{
  return g_strdup_printf ("%s/%u", pointer, index);
}

char *
cb_pointer_next (const char **pointer)
{
  g_autoptr (GString) token = g_string_new (NULL);
  const char *p = *pointer;

  if (*p != '/')
    return NULL;
  for (p++; *p && *p != '/'; p++)
    {
      if (*p != '~')
        {
          g_string_append_c (token, *p);
          continue;
        }
      p++;
      if (*p != '0' && *p != '1')
        return NULL;
      g_string_append_c (token, *p == '0' ? '~' : '/');
    }
  *pointer = p;
  return g_string_free (g_steal_pointer (&token), FALSE);
}

gboolean
cb_pointer_to_index (const char *token, guint *index)
{
  gsize digits = strspn (token, "0123456789");

  if (digits == 0 || digits > INDEX_DIGITS || token[digits] || (token[0] == '0' && digits > 1))
    return FALSE;
  *index = (guint) g_ascii_strtoull (token, NULL, 10);
  return TRUE;
}

gboolean
cb_pointer_is_valid (const char *text)
{
  while (*text)
    {
      g_autofree char *token = cb_pointer_next (&text);

      if (!token)
        return FALSE;
    }
  return TRUE;
}
