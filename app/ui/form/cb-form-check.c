/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-check.h"

#include <glib/gi18n.h>

gboolean
cb_form_field_is_multiple (CbField *field)
{
  return cb_field_get_field_type (field) == CB_FIELD_TYPE_LIST || cb_field_get_multiple (field);
}

static char *
check_bounds (CbField *field, double number)
{
  CbValue *minimum = cb_field_get_minimum (field);
  CbValue *maximum = cb_field_get_maximum (field);
  double bound;

  if (minimum && cb_value_get_double (minimum, &bound) && number < bound)
    return g_strdup_printf (_ ("Enter %s or more."), cb_value_get_text (minimum, NULL));
  if (maximum && cb_value_get_double (maximum, &bound) && number > bound)
    return g_strdup_printf (_ ("Enter %s or less."), cb_value_get_text (maximum, NULL));
  return NULL;
}

static char *
check_number (CbField *field, const char *text)
{
  g_autoptr (CbValue) value = cb_field_parse_text (field, text);
  gboolean whole = cb_field_get_field_type (field) == CB_FIELD_TYPE_INTEGER;
  double number = 0;

  if (value == NULL || !cb_value_is (value, CB_NODE_NUMBER)
      || !cb_value_get_double (value, &number))
    return g_strdup (whole ? _ ("Enter a whole number, such as 42.")
                           : _ ("Enter a number, such as 3.5."));
  if (whole && number != (double) (gint64) number)
    return g_strdup (_ ("Enter a number without a fraction."));
  return check_bounds (field, number);
}

static char *
check_date (CbField *field, const char *text)
{
  gboolean with_time = cb_field_get_field_type (field) == CB_FIELD_TYPE_DATE_TIME;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *full = with_time ? g_strdup (text) : g_strconcat (text, "T00:00:00", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, utc);

  if (time)
    return NULL;
  return g_strdup (with_time ? _ ("Enter a date and a time, such as 2026-03-31T14:30:00Z.")
                             : _ ("Enter a date as year, month and day, such as 2026-03-31."));
}

static char *
check_choice (CbField *field, const char *text)
{
  CbList *choices = cb_field_get_choices (field);
  guint n = cb_list_get_size (choices);

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (cb_choice_get_value (cb_list_get (choices, i)), text))
        return NULL;
    }
  return g_strdup (_ ("Choose one of the values."));
}

static char *
check_object (CbField *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbValue) value = cb_value_new_from_text (text, -1, &error);

  if (value == NULL)
    return g_strdup (error->message);
  if (!cb_value_is (value, CB_NODE_OBJECT))
    return g_strdup (_ ("Enter a JSON object: { … }."));
  return NULL;
}

static char *
check_words (CbField *field, const char *text)
{
  const char *pattern = cb_field_get_pattern (field);
  gint64 longest = cb_field_get_max_length (field);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GError) error = NULL;

  if (longest > 0 && g_utf8_strlen (text, -1) > longest)
    return g_strdup_printf (_ ("Use at most %lld characters."), (long long) longest);
  if (*pattern == '\0')
    return NULL;
  regex = g_regex_new (pattern, 0, 0, NULL);
  if (regex == NULL || g_regex_match_full (regex, text, -1, 0, 0, NULL, &error) || error)
    return NULL;
  return g_strdup_printf (_ ("This doesn't have the expected form (%s)."), pattern);
}

static char *
check_one (CbField *field, const char *text)
{
  switch (cb_field_get_field_type (field))
    {
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
      return check_number (field, text);
    case CB_FIELD_TYPE_DATE:
    case CB_FIELD_TYPE_DATE_TIME:
      return check_date (field, text);
    case CB_FIELD_TYPE_CHOICE:
      return check_choice (field, text);
    case CB_FIELD_TYPE_OBJECT:
      return check_object (field, text);
    case CB_FIELD_TYPE_TEXT:
    case CB_FIELD_TYPE_SECRET:
      return check_words (field, text);
    case CB_FIELD_TYPE_BOOLEAN:
    case CB_FIELD_TYPE_FILE:
    case CB_FIELD_TYPE_LIST:
    default:
      return NULL;
    }
}

char *
cb_form_check_text (CbField *field, const char *text)
{
  g_return_val_if_fail (CB_IS_FIELD (field), NULL);

  if (text == NULL || *text == '\0')
    {
      g_autofree char *title = NULL;

      if (!cb_field_get_required (field))
        return NULL;
      title = cb_field_dup_title (field);
      return g_strdup_printf (_ ("Enter “%s”."), title);
    }
  if (cb_form_field_is_multiple (field))
    return NULL;
  return check_one (field, text);
}
