/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-image.h"

#include <glib/gi18n-lib.h>
#include <libcb-base.h>
#include <string.h>

G_DEFINE_QUARK (cb_image_error, cb_image_error)

typedef struct
{
  guint depth;
  gboolean in_style;
} Check;

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon ? colon + 1 : name;
}

static void
refuse (GMarkupParseContext *context, GError **error, const char *what)
{
  int line = 0;
  int column = 0;

  g_markup_parse_context_get_position (context, &line, &column);
  g_set_error (error, CB_IMAGE_ERROR, CB_IMAGE_ERROR_UNSAFE,
               _ ("Line %d, column %d: the image has %s. Remove it from the SVG and choose the "
                  "image again."),
               line, column, what);
}

static gboolean
is_inside_reference (const char *reference)
{
  while (g_ascii_isspace (*reference))
    reference++;
  return *reference == '#' || *reference == '\0'
         || g_ascii_strncasecmp (reference, "data:image/png", 14) == 0
         || g_ascii_strncasecmp (reference, "data:image/jpeg", 15) == 0
         || g_ascii_strncasecmp (reference, "data:image/gif", 14) == 0
         || g_ascii_strncasecmp (reference, "data:image/webp", 15) == 0;
}

/* CSS can load through url() and @import, and can hide both behind escapes and comments. */
static gboolean
is_inside_css (const char *css, gsize length)
{
  g_autofree char *text = g_ascii_strdown (css, (gssize) length);
  const char *url = text;

  if (strchr (text, '\\') || strstr (text, "@import") || strstr (text, "expression(")
      || strstr (text, "javascript:"))
    return FALSE;
  while ((url = strstr (url, "url")) != NULL)
    {
      url += 3;
      while (g_ascii_isspace (*url))
        url++;
      if (*url != '(')
        continue;
      url += strspn (url, "( \t\r\n\"'");
      if (!is_inside_reference (url))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_attribute (GMarkupParseContext *context, const char *name, const char *value, GError **error)
{
  const char *local = get_local_name (name);

  if (g_ascii_strncasecmp (local, "on", 2) == 0)
    refuse (context, error, _ ("an event handler"));
  else if ((g_ascii_strcasecmp (local, "href") == 0 || g_ascii_strcasecmp (local, "src") == 0)
           && !is_inside_reference (value))
    refuse (context, error, _ ("a reference to something outside it"));
  else if (g_ascii_strcasecmp (name, "xml:base") == 0)
    refuse (context, error, _ ("a base address outside it"));
  else if (!g_str_has_prefix (name, "xmlns") && !is_inside_css (value, strlen (value)))
    refuse (context, error, _ ("a style that refers to something outside it"));
  else
    return TRUE;
  return FALSE;
}

static void
start_element_cb (GMarkupParseContext *context, const char *name, const char **attributes,
                  const char **values, gpointer data, GError **error)
{
  static const char *const forbidden[] = { "script",  "foreignobject", "iframe", "object", "embed",
                                           "handler", "listener",      "audio",  "video",  NULL };
  Check *check = data;
  g_autofree char *local = g_ascii_strdown (get_local_name (name), -1);

  if (check->depth++ == 0 && !g_str_equal (local, "svg"))
    {
      g_set_error (error, CB_IMAGE_ERROR, CB_IMAGE_ERROR_NOT_SVG,
                   _ ("The file is not an SVG image: its first element is <%s>. Choose an SVG."),
                   name);
      return;
    }
  if (g_strv_contains (forbidden, local))
    {
      g_autofree char *what = g_strdup_printf (_ ("a <%s> element"), name);
      refuse (context, error, what);
      return;
    }
  check->in_style = g_str_equal (local, "style");
  for (guint i = 0; attributes[i]; i++)
    if (!check_attribute (context, attributes[i], values[i], error))
      return;
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  ((Check *) data)->in_style = FALSE;
}

static void
check_style (Check *check, GMarkupParseContext *context, const char *text, gsize length,
             GError **error)
{
  if (check->in_style && !is_inside_css (text, length))
    refuse (context, error, _ ("a style that refers to something outside it"));
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  check_style (data, context, text, length, error);
}

static void
passthrough_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                GError **error)
{
  if (g_str_has_prefix (text, "<![CDATA["))
    check_style (data, context, text, length, error);
  else if (g_str_has_prefix (text, "<!") && !g_str_has_prefix (text, "<!--"))
    refuse (context, error, _ ("a DOCTYPE"));
  else if (g_str_has_prefix (text, "<?") && !g_str_has_prefix (text, "<?xml "))
    refuse (context, error, _ ("a processing instruction"));
}

static gboolean
check_markup (const char *svg, gssize length, GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, passthrough_cb,
                                        NULL };
  Check check = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &check, NULL);
  g_autoptr (GError) found = NULL;
  int line = 0;
  int column = 0;

  if (g_markup_parse_context_parse (context, svg, length, &found)
      && g_markup_parse_context_end_parse (context, &found))
    return TRUE;
  g_markup_parse_context_get_position (context, &line, &column);
  if (found->domain == G_MARKUP_ERROR)
    g_set_error (error, CB_IMAGE_ERROR, CB_IMAGE_ERROR_NOT_SVG,
                 _ ("Line %d, column %d: this is not a well-formed SVG image. Choose another one."),
                 line, column);
  else
    g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

gboolean
cb_image_check (const char *svg, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (svg) : (gsize) length;

  if (size > CB_LIMIT_IMAGE_BYTES)
    {
      g_set_error (error, CB_IMAGE_ERROR, CB_IMAGE_ERROR_TOO_LARGE,
                   _ ("The image has %zu KB; at most %d KB are allowed. Make it "
                      "simpler, or choose another one."),
                   (size + 1023) / 1024, (int) (CB_LIMIT_IMAGE_BYTES / 1024));
      return FALSE;
    }
  return check_markup (svg, (gssize) size, error);
}
