/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-code-style.h"

#include <adwaita.h>
#include <string.h>

#define MAX_HIGHLIGHTED_BYTES ((gsize) 4 * 1024 * 1024)

static void
dark_cb (GtkSourceBuffer *buffer, GParamSpec *pspec, AdwStyleManager *manager)
{
  const char *name = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, name));
}

void
cb_code_style_follow (GtkSourceBuffer *buffer)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_cb), buffer,
                           G_CONNECT_SWAPPED);
  dark_cb (buffer, NULL, manager);
}

typedef struct
{
  const char *part;
  const char *language;
} Mapping;

/* By what the MIME type ends with or holds, so that "application/problem+json" is JSON too. */
static const char *
get_language_id (const char *content_type)
{
  static const Mapping mappings[] = {
    { "json", "json" },         { "html", "html" },     { "xml", "xml" },
    { "yaml", "yaml" },         { "javascript", "js" }, { "css", "css" },
    { "markdown", "markdown" }, { "csv", "csv" },       { "x-shellscript", "sh" },
  };
  g_autofree char *lower = content_type ? g_ascii_strdown (content_type, -1) : NULL;

  for (guint i = 0; lower && i < G_N_ELEMENTS (mappings); i++)
    if (strstr (lower, mappings[i].part))
      return mappings[i].language;
  return NULL;
}

void
cb_code_style_apply (GtkSourceBuffer *buffer, const char *content_type, gsize length)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  const char *id = get_language_id (content_type);

  gtk_source_buffer_set_language (
      buffer, id ? gtk_source_language_manager_get_language (languages, id) : NULL);
  gtk_source_buffer_set_highlight_syntax (buffer, id && length <= MAX_HIGHLIGHTED_BYTES);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, length <= MAX_HIGHLIGHTED_BYTES);
}
