/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-export.h"
#include "cb-request-private.h"

/* Quotes only what a POSIX shell would read as something else (XCU section 2.2). */
static void
append_word (GString *out, const char *word)
{
  g_autofree char *quoted = NULL;

  for (const char *at = word; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_./:@%+,=", *at) == NULL)
      {
        quoted = g_shell_quote (word);
        break;
      }
  if (*word == '\0')
    quoted = g_strdup ("''");
  g_string_append (out, quoted != NULL ? quoted : word);
}

static void
append_option (GString *out, const char *option, const char *word)
{
  g_string_append_printf (out, " \\\n  %s ", option);
  append_word (out, word);
}

static void
append_method (GString *out, CbRequest *self)
{
  gboolean body = self->body != NULL || self->multipart != NULL;

  if (strcmp (self->method, "HEAD") == 0 && !body)
    g_string_append (out, " --head");
  else if (strcmp (self->method, body ? "POST" : "GET") != 0)
    {
      g_string_append (out, " --request ");
      append_word (out, self->method);
    }
}

static void
append_headers (GString *out, CbRequest *self, gboolean reveal)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      const CbHttpHeader *header = cb_request_get_header_at (self, i);
      g_autofree char *value = cb_request_mask_header (self, header, reveal);
      g_autofree char *line = NULL;

      /* cURL writes the type of a form itself, because it makes the boundary. */
      if (self->multipart != NULL && g_ascii_strcasecmp (header->name, "Content-Type") == 0)
        continue;
      line = *value != '\0' ? g_strdup_printf ("%s: %s", header->name, value)
                            : g_strdup_printf ("%s;", header->name);
      append_option (out, "--header", line);
    }
}

/* In the value of --form, a name with these characters has to be quoted. */
static char *
quote_form_text (const char *text)
{
  g_autoptr (GString) out = NULL;

  if (strpbrk (text, ",;\"\\") == NULL)
    return g_strdup (text);
  out = g_string_new (text);
  g_string_replace (out, "\\", "\\\\", 0);
  g_string_replace (out, "\"", "\\\"", 0);
  g_string_prepend_c (out, '"');
  g_string_append_c (out, '"');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_form_part (GString *out, CbRequest *self, const CbMultipartPart *part, gboolean reveal)
{
  g_autofree char *text = NULL;
  g_autofree char *word = NULL;
  g_autofree char *type = part->media_type != NULL ? g_strdup_printf (";type=%s", part->media_type)
                                                   : g_strdup ("");

  if (part->path != NULL)
    {
      g_autofree char *path = quote_form_text (part->path);

      word = g_strdup_printf ("%s=@%s%s", part->name, path, type);
      append_option (out, "--form", word);
      return;
    }
  text = cb_request_mask_bytes (self, part->content, reveal);
  if (part->media_type != NULL && text != NULL)
    {
      g_autofree char *quoted = quote_form_text (text);

      word = g_strdup_printf ("%s=%s%s", part->name, quoted, type);
      append_option (out, "--form", word);
      return;
    }
  word = g_strdup_printf ("%s=%s", part->name, text != NULL ? text : "");
  append_option (out, "--form-string", word);
}

static void
append_body (GString *out, CbRequest *self, gboolean reveal)
{
  g_autofree char *text = NULL;
  g_autofree char *reference = NULL;

  if (self->multipart != NULL)
    {
      for (guint i = 0; i < self->multipart->len; i++)
        append_form_part (out, self, g_ptr_array_index (self->multipart, i), reveal);
      return;
    }
  if (self->body_path != NULL)
    {
      reference = g_strconcat ("@", self->body_path, NULL);
      append_option (out, "--data-binary", reference);
      return;
    }
  if (self->body == NULL)
    return;
  text = cb_request_mask_bytes (self, self->body, reveal);
  if (text != NULL)
    append_option (out, "--data-raw", text);
  else
    append_option (out, "--data-binary", "@body.bin");
}

char *
cb_request_to_curl (CbRequest *self, gboolean reveal)
{
  g_autoptr (GString) out = g_string_new ("curl");
  g_autofree char *url = cb_request_mask_url (self, reveal);

  append_method (out, self);
  /* cURL reads these as patterns of several addresses. */
  if (strpbrk (url, "[]{}") != NULL)
    g_string_append (out, " --globoff");
  g_string_append_c (out, ' ');
  append_word (out, url);
  append_headers (out, self, reveal);
  append_body (out, self, reveal);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
split_url (const char *url, char **host, char **target)
{
  const char *colon = strstr (url, "://");
  const char *begin = colon != NULL ? colon + 3 : url;
  gsize length = strcspn (begin, "/?#");

  *host = g_strndup (begin, length);
  *target = g_strconcat (begin[length] == '/' ? "" : "/", begin + length, NULL);
}

static void
append_http_headers (GString *out, CbRequest *self, const char *host, gboolean reveal)
{
  if (cb_request_get_header (self, "Host") == NULL)
    g_string_append_printf (out, "Host: %s\r\n", host);
  for (guint i = 0; i < self->headers->len; i++)
    {
      const CbHttpHeader *header = cb_request_get_header_at (self, i);
      g_autofree char *value = cb_request_mask_header (self, header, reveal);

      g_string_append_printf (out, "%s: %s\r\n", header->name, value);
    }
  if (self->body != NULL && self->pending_files->len == 1
      && cb_request_get_header (self, "Content-Length") == NULL)
    g_string_append_printf (out, "Content-Length: %" G_GSIZE_FORMAT "\r\n",
                            g_bytes_get_size (self->body));
}

char *
cb_request_to_http (CbRequest *self, gboolean reveal)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *url = cb_request_mask_url (self, reveal);
  g_autofree char *host = NULL;
  g_autofree char *target = NULL;
  g_autofree char *text = NULL;

  split_url (url, &host, &target);
  g_string_append_printf (out, "%s %s HTTP/1.1\r\n", self->method, target);
  append_http_headers (out, self, host, reveal);
  g_string_append (out, "\r\n");
  if (self->body_path != NULL)
    g_string_append_printf (out, "(the content of %s)", self->body_path);
  else if (self->body != NULL)
    {
      text = cb_request_mask_bytes (self, self->body, reveal);
      if (text != NULL)
        g_string_append (out, text);
      else
        g_string_append_printf (out, "(%" G_GSIZE_FORMAT " bytes that are not text)",
                                g_bytes_get_size (self->body));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
