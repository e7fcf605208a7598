/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-run-private.h"

char *
cb_media_type_dup_essence (const char *content_type)
{
  g_autofree char *essence = NULL;

  if (content_type == NULL)
    return g_strdup ("");
  essence = g_strndup (content_type, strcspn (content_type, ";"));
  return g_ascii_strdown (g_strstrip (essence), -1);
}

gboolean
cb_media_type_is_json (const char *content_type)
{
  g_autofree char *essence = cb_media_type_dup_essence (content_type);

  return strcmp (essence, "application/json") == 0 || strcmp (essence, "text/json") == 0
         || g_str_has_suffix (essence, "+json");
}
