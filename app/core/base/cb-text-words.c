/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-text.h"

#include <string.h>

#define EMPTY_SLUG "item"

/* Abbreviations that people write in capitals. */
static const char *const abbreviations[] = {
  "api", "csv", "html", "http", "https", "id",  "ip",  "json", "jwt", "pdf",
  "sms", "sql", "ssl",  "tls",  "uri",   "url", "utc", "uuid", "xml", NULL,
};

/* Whether a new word starts at @p: after a small letter or digit at a capital ("listTickets"), and
 * at the last of several capitals that a small letter follows ("HTTPStatus"). */
static gboolean
starts_word (const char *start, const char *p)
{
  gunichar before = 0;
  gunichar after = 0;

  if (p == start || !g_unichar_isupper (g_utf8_get_char (p)))
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (p));
  after = g_utf8_get_char (g_utf8_next_char (p));
  if (g_unichar_islower (before) || g_unichar_isdigit (before))
    return TRUE;
  return g_unichar_isupper (before) && g_unichar_islower (after);
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean is_part =
          *p && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)));

      if (word->len && (!is_part || starts_word (text, p)))
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (!*p)
        break;
      if (is_part)
        g_string_append_unichar (word, g_utf8_get_char (p));
    }
  return words;
}

static gboolean
has_lower (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_islower (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
append_capitalized (GString *text, const char *word)
{
  g_autofree char *rest = g_utf8_strdown (g_utf8_next_char (word), -1);

  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (word)));
  g_string_append (text, rest);
}

static void
append_word (GString *text, const char *word, gboolean keep_capitals)
{
  g_autofree char *small = g_utf8_strdown (word, -1);

  if (text->len)
    g_string_append_c (text, ' ');
  if (g_strv_contains (abbreviations, small))
    {
      g_autofree char *large = g_utf8_strup (word, -1);

      g_string_append (text, large);
    }
  else if (keep_capitals && !has_lower (word) && g_utf8_strlen (word, -1) > 1)
    g_string_append (text, word);
  else if (text->len == 0)
    append_capitalized (text, word);
  else
    g_string_append (text, small);
}

/**
 * cb_text_humanize:
 * @identifier: a name from a program
 *
 * Makes words of an identifier: "list-tickets" and "listTickets" are "List tickets", "userID" and
 * "user_id" are "User ID". What has no letters or digits stays as it is.
 *
 * Returns: (transfer full): the words
 */
char *
cb_text_humanize (const char *identifier)
{
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean keep_capitals = FALSE;

  g_return_val_if_fail (identifier != NULL, NULL);

  valid = cb_text_make_valid (identifier, -1);
  keep_capitals = has_lower (valid);
  words = split_words (valid);
  for (guint i = 0; i < words->len; i++)
    append_word (text, g_ptr_array_index (words, i), keep_capitals);
  if (text->len == 0)
    return g_steal_pointer (&valid);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cb_text_slug:
 *
 * Small ASCII letters and digits with single hyphens between the words.
 *
 * Returns: (transfer full): the slug; "item" where nothing is left of @text
 */
char *
cb_text_slug (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *ascii = NULL;
  g_autoptr (GString) slug = g_string_new (NULL);
  gboolean pending = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  folded = cb_text_fold (text);
  ascii = g_str_to_ascii (folded, "C");
  for (const char *p = ascii; *p; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          pending = slug->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (slug, '-');
      pending = FALSE;
      g_string_append_c (slug, g_ascii_tolower (*p));
    }
  return slug->len ? g_string_free (g_steal_pointer (&slug), FALSE) : g_strdup (EMPTY_SLUG);
}
