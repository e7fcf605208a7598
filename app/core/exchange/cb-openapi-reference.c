/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

static char *
unescape_percent (const char *text)
{
  char *plain = g_uri_unescape_string (text, NULL);

  return plain ? plain : g_strdup (text);
}

/* RFC 3986 section 5.2.4 for a relative path; what leads above the source stays as `..`. */
static char *
join_path (const char *base, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *joined = *path == '/' ? g_strdup (path) : g_strconcat (folder, "/", path, NULL);
  g_auto (GStrv) steps = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; steps[i]; i++)
    {
      const char *last = kept->len ? kept->pdata[kept->len - 1] : NULL;

      if (!*steps[i] || g_str_equal (steps[i], "."))
        continue;
      if (g_str_equal (steps[i], "..") && last && !g_str_equal (last, ".."))
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else
        g_ptr_array_add (kept, steps[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static gboolean
is_own_name (CbOpenapi *self, const char *path)
{
  const char *name = self->run->options->name;

  return name && g_str_equal (name, path);
}

static CbImportFile *
find_file (CbOpenapi *self, CbSpot spot, const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *plain = unescape_percent (address);
  g_autofree char *path = NULL;

  if (!*address)
    return spot.file;
  if (scheme || g_str_has_prefix (address, "//"))
    {
      cb_openapi_report (self, WARNING, "remote-reference", spot,
                         "This refers to “%s”, which is not fetched. Save it beside the document.",
                         address);
      return NULL;
    }
  path = join_path (spot.file->path, plain);
  if (!*path || is_own_name (self, path))
    return self->root.file;
  return cb_import_run_open (self->run, path, spot);
}

CbSpot
cb_openapi_look_up (CbOpenapi *self, CbSpot spot, const char *reference)
{
  const char *hash = strchr (reference, '#');
  g_autofree char *address = hash ? g_strndup (reference, (gsize) (hash - reference))
                                  : g_strdup (reference);
  g_autofree char *pointer = unescape_percent (hash ? hash + 1 : "");
  CbImportFile *file = find_file (self, spot, address);

  if (!file || !cb_pointer_is_valid (pointer))
    return (CbSpot){ NULL, NULL };
  return (CbSpot){ file, cb_document_resolve_pointer (file->document, pointer) };
}

CbSpot
cb_openapi_follow (CbOpenapi *self, CbSpot spot)
{
  CbSpot start = spot;
  const char *reference = cb_spot_get_text (spot, "$ref");

  for (guint hops = 0; reference && hops < CB_OPENAPI_MAX_HOPS; hops++)
    {
      CbSpot target = cb_openapi_look_up (self, spot, reference);

      if (!target.node)
        {
          cb_openapi_report (self, WARNING, "reference", cb_spot_get (spot, "$ref"),
                             "“%s” leads nowhere, so what it stands for is missing.", reference);
          return target;
        }
      spot = target;
      reference = cb_spot_get_text (spot, "$ref");
    }
  if (!reference)
    return spot;
  cb_openapi_report (self, WARNING, "circular-reference", start,
                     "This refers to itself, so what it stands for is missing.");
  return (CbSpot){ NULL, NULL };
}
