/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-redactor.h"
#include "cb-json-writer.h"
#include "cb-text.h"

#include <string.h>

/* What is shorter is masked only where it is the whole text: it would be found everywhere. */
#define SHORTEST_PART 3

typedef struct
{
  gsize length;
  char *bytes;
} Pattern;

struct _CbRedactor
{
  gatomicrefcount ref_count;
  /* Longest first. */
  GPtrArray *patterns;
  /* The patterns of at least SHORTEST_PART bytes by their first byte, longest first. */
  GPtrArray *by_first[256];
};

G_DEFINE_BOXED_TYPE (CbRedactor, cb_redactor, cb_redactor_ref, cb_redactor_unref)

static void
pattern_free (gpointer data)
{
  Pattern *pattern = data;

  explicit_bzero (pattern->bytes, pattern->length);
  g_free (pattern->bytes);
  g_free (pattern);
}

CbRedactor *
cb_redactor_new (void)
{
  CbRedactor *self = g_new0 (CbRedactor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->patterns = g_ptr_array_new_with_free_func (pattern_free);
  return self;
}

CbRedactor *
cb_redactor_ref (CbRedactor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cb_redactor_unref (CbRedactor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->by_first); i++)
    g_clear_pointer (&self->by_first[i], g_ptr_array_unref);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

static int
compare_patterns (gconstpointer a, gconstpointer b)
{
  const Pattern *one = *(Pattern *const *) a;
  const Pattern *other = *(Pattern *const *) b;

  return one->length > other->length ? -1 : one->length < other->length;
}

static gboolean
has_pattern (CbRedactor *self, const char *bytes, gsize length)
{
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (self->patterns, i);

      if (pattern->length == length && memcmp (pattern->bytes, bytes, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Takes @form, which is wiped where it is known already. */
static void
take_form (CbRedactor *self, char *form)
{
  gsize length = strlen (form);
  Pattern *pattern = NULL;
  GPtrArray **bucket = &self->by_first[(guchar) form[0]];

  if (length == 0 || has_pattern (self, form, length))
    {
      cb_secret_free (form);
      return;
    }
  pattern = g_new (Pattern, 1);
  pattern->length = length;
  pattern->bytes = form;
  g_ptr_array_add (self->patterns, pattern);
  if (length < SHORTEST_PART)
    return;
  if (!*bucket)
    *bucket = g_ptr_array_new ();
  g_ptr_array_add (*bucket, pattern);
  g_ptr_array_sort (*bucket, compare_patterns);
}

/* `%2B` as `%2b`. */
static char *
lower_escapes (const char *encoded)
{
  char *lower = g_strdup (encoded);

  for (char *p = strchr (lower, '%'); p; p = strchr (p + 1, '%'))
    for (guint i = 1; i <= 2 && p[i]; i++)
      p[i] = g_ascii_tolower (p[i]);
  return lower;
}

static void
add_encoded (CbRedactor *self, char *encoded)
{
  take_form (self, lower_escapes (encoded));
  take_form (self, encoded);
}

static void
add_percent_encoded (CbRedactor *self, const char *secret)
{
  /* As a form body, as a path segment, as a query, and as JavaScript's encodeURIComponent. */
  static const char *const kept[] = { NULL, "!$&'()*+,;=:@", "!$'()*,;:@/?", "!'()*", "*" };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      char *encoded = cb_text_percent_encode (secret, -1, kept[i]);

      if (strchr (secret, ' '))
        {
          g_autoptr (GString) form = g_string_new (encoded);

          g_string_replace (form, "%20", "+", 0);
          add_encoded (self, g_strdup (form->str));
          explicit_bzero (form->str, form->len);
        }
      add_encoded (self, encoded);
    }
}

static void
add_base64 (CbRedactor *self, const char *secret)
{
  char *padded = g_base64_encode ((const guchar *) secret, strlen (secret));
  char *bare = g_strdup (padded);
  char *url = NULL;

  bare[strcspn (bare, "=")] = '\0';
  url = g_strdelimit (g_strdelimit (g_strdup (bare), "+", '-'), "/", '_');
  add_percent_encoded (self, padded);
  take_form (self, padded);
  take_form (self, bare);
  take_form (self, url);
}

static char *
without_quotes (char *quoted)
{
  gsize length = strlen (quoted);

  memmove (quoted, quoted + 1, length - 2);
  quoted[length - 2] = '\0';
  quoted[length - 1] = '\0';
  return quoted;
}

/* JSON with the slash escaped, and with all that is not ASCII escaped, as some writers do. */
static char *
escape_widely (const char *escaped)
{
  GString *wide = g_string_new (NULL);

  for (const char *p = escaped; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character < 0x80)
        g_string_append_c (wide, *p);
      else if (character < 0x10000)
        g_string_append_printf (wide, "\\u%04x", character);
      else
        g_string_append_printf (wide, "\\u%04x\\u%04x", 0xd800 + ((character - 0x10000) >> 10),
                                0xdc00 + (character & 0x3ff));
    }
  return g_string_free (wide, FALSE);
}

static void
add_json_escaped (CbRedactor *self, const char *secret)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (0);
  GString *slashed = NULL;
  char *escaped = NULL;

  cb_json_writer_string (writer, secret);
  escaped = without_quotes (cb_json_writer_finish (writer, NULL));
  take_form (self, escape_widely (escaped));
  slashed = g_string_new (escaped);
  g_string_replace (slashed, "/", "\\/", 0);
  take_form (self, g_string_free (slashed, FALSE));
  take_form (self, escaped);
}

/**
 * cb_redactor_add:
 * @secret: (nullable): a secret; empty ones and %NULL are ignored
 *
 * Masks @secret from now on, as it is and in the forms in which it travels. Secrets of fewer than
 * 3 bytes are masked only where they are the whole text.
 *
 * The base64 of a secret within something longer (as in Basic's `user:password`) looks different:
 * add the longer text, too.
 */
void
cb_redactor_add (CbRedactor *self, const char *secret)
{
  g_return_if_fail (self != NULL);

  if (!secret || !*secret || has_pattern (self, secret, strlen (secret)))
    return;
  take_form (self, g_strdup (secret));
  add_percent_encoded (self, secret);
  add_json_escaped (self, secret);
  add_base64 (self, secret);
  g_ptr_array_sort (self->patterns, compare_patterns);
}

/* The length of the longest pattern that stands at the start of @text. */
static inline gsize
match_length (CbRedactor *self, const char *text, gsize left)
{
  GPtrArray *bucket = self->by_first[(guchar) text[0]];

  for (guint i = 0; bucket && i < bucket->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (bucket, i);

      if (pattern->length <= left && memcmp (pattern->bytes, text, pattern->length) == 0)
        return pattern->length;
    }
  return 0;
}

/* The first stretch from *@from on that secrets, which may overlap, cover. */
static gboolean
find_covered (CbRedactor *self, const char *text, gsize length, gsize *from, gsize *end)
{
  gsize at = *from;

  *end = 0;
  for (; at < length && *end == 0; at++)
    {
      gsize found = match_length (self, text + at, length - at);

      if (found)
        {
          *from = at;
          *end = at + found;
        }
    }
  for (; at < *end; at++)
    *end = MAX (*end, at + match_length (self, text + at, length - at));
  return *end > 0;
}

/**
 * cb_redactor_mask:
 * @text: what will be shown or kept
 * @length: its bytes, -1 where it is NUL-terminated
 *
 * Puts %CB_REDACTED in the place of each secret. Where secrets overlap, all they cover goes.
 *
 * Returns: (transfer full): the masked text
 */
char *
cb_redactor_mask (CbRedactor *self, const char *text, gssize length)
{
  gsize size = 0;
  gsize done = 0;
  gsize from = 0;
  gsize end = 0;
  GString *masked = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (has_pattern (self, text, size))
    return g_strdup (CB_REDACTED);
  masked = g_string_sized_new (size + 1);
  while (find_covered (self, text, size, &from, &end))
    {
      g_string_append_len (masked, text + done, (gssize) (from - done));
      g_string_append (masked, CB_REDACTED);
      done = from = end;
    }
  g_string_append_len (masked, text + done, (gssize) (size - done));
  return g_string_free (masked, FALSE);
}

/* Whether cb_redactor_mask() would change @text. */
gboolean
cb_redactor_would_mask (CbRedactor *self, const char *text, gssize length)
{
  gsize size = 0;
  gsize from = 0;
  gsize end = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  size = length < 0 ? strlen (text) : (gsize) length;
  return has_pattern (self, text, size) || find_covered (self, text, size, &from, &end);
}
