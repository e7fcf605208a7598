/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-text.h"
#include "cb-scan-private.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define ELLIPSIS "…"
#define DOTLESS_I 0x0131

/* From this combining class on marks are accents and vowel points; below are the signs without
 * which a letter of an Indic script or of Kana would be another. */
#define FIRST_ACCENT_CLASS 10

gboolean
cb_text_is_valid (const char *text, gsize length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = p + length;

  while (p < end)
    {
      guint size = 1;

      if (*p >= 0x80)
        size = cb_scan_utf8 (p, end);
      if (size == 0)
        return FALSE;
      p += size;
    }
  return TRUE;
}

char *
cb_text_replace_invalid (const char *text, gsize length, gsize *valid_length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = p + length;
  GString *valid = g_string_sized_new (length + 16);

  while (p < end)
    {
      guint size = *p < 0x80 ? 1 : cb_scan_utf8 (p, end);

      if (size)
        g_string_append_len (valid, (const char *) p, size);
      else
        g_string_append (valid, REPLACEMENT);
      p += MAX (size, 1);
    }
  if (valid_length)
    *valid_length = valid->len;
  return g_string_free (valid, FALSE);
}

/**
 * cb_text_make_valid:
 * @length: bytes of @text, -1 where it is NUL-terminated; a NUL within ends it
 *
 * Returns: (transfer full): @text as valid UTF-8, each invalid byte as U+FFFD
 */
char *
cb_text_make_valid (const char *text, gssize length)
{
  gsize size = 0;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : strnlen (text, (gsize) length);
  return cb_text_replace_invalid (text, size, NULL);
}

static char *
fold_unicode (const char *text)
{
  g_autofree char *valid = cb_text_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_sized_new (strlen (apart));
  g_autofree char *folded = NULL;

  for (const char *p = apart; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_combining_class (character) < FIRST_ACCENT_CLASS)
        g_string_append_unichar (bare, character == DOTLESS_I ? 'i' : character);
    }
  folded = g_utf8_casefold (bare->str, (gssize) bare->len);
  /* Folding can bring forth characters that can be taken apart again. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/**
 * cb_text_fold:
 * @text: UTF-8; invalid bytes are read as U+FFFD
 *
 * Folds for search: case folded, accents removed (NFKD without marks); ß is ss, and the Turkish
 * letters I, İ, ı and i are all i. Does not depend on the locale.
 *
 * Returns: (transfer full): the folded text
 */
char *
cb_text_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : fold_unicode (text);
}

gboolean
cb_text_contains_folded (const char *haystack, const char *folded_needle)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (folded_needle != NULL, FALSE);

  if (!*folded_needle)
    return TRUE;
  if (!haystack)
    return FALSE;
  folded = cb_text_fold (haystack);
  return strstr (folded, folded_needle) != NULL;
}

char *
cb_text_ellipsize (const char *text, guint max)
{
  g_autofree char *valid = NULL;
  const char *cut = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = cb_text_make_valid (text, -1);
  if (g_utf8_strlen (valid, -1) <= (glong) max)
    return g_steal_pointer (&valid);
  if (max == 0)
    return g_strdup ("");
  cut = g_utf8_offset_to_pointer (valid, (glong) max - 1);
  return g_strdup_printf ("%.*s" ELLIPSIS, (int) (cut - valid), valid);
}
