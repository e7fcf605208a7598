/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "cb-field-values.h"

#define SHOWN_CHOICES 6
#define SHOWN_CHARACTERS 40

/* The text of a value as a message may show it; never one of a secret. */
static char *
quote (CbField *field, CbValue *value)
{
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;

  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
    return g_strdup ("This value");
  text = cb_value_is (value, CB_NODE_STRING) ? g_strdup (cb_value_get_text (value, NULL))
                                             : cb_value_to_text (value, 0);
  cut = cb_text_ellipsize (text, SHOWN_CHARACTERS);
  return g_strdup_printf ("“%s”", cut);
}

static char *
check_number (CbField *field, CbValue *value)
{
  gboolean whole = cb_field_get_field_type (field) == CB_FIELD_TYPE_INTEGER;
  const char *text = cb_value_get_text (value, NULL);
  g_autofree char *quoted = quote (field, value);

  if (!cb_value_is (value, CB_NODE_NUMBER))
    return g_strdup_printf ("%s is not a number. Enter %s.", quoted,
                            whole ? "a whole number, such as 42" : "a number, such as 4.2");
  if (whole && strpbrk (text, ".eE") != NULL)
    return g_strdup_printf ("%s is not a whole number. Enter one, such as 42.", quoted);
  return NULL;
}

static char *
check_date (CbField *field, CbValue *value)
{
  const char *text = cb_value_is (value, CB_NODE_STRING) ? cb_value_get_text (value, NULL) : "";
  g_autofree char *quoted = quote (field, value);
  guint year = 0, month = 0, day = 0;
  char rest = '\0';

  if (strlen (text) == 10 && sscanf (text, "%4u-%2u-%2u%c", &year, &month, &day, &rest) == 3
      && month <= 12 && day <= 31
      && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%s is not a date. Enter one such as 2024-12-31.", quoted);
}

/* RFC 3339; a time without an offset is taken for UTC. */
static char *
check_date_time (CbField *field, CbValue *value)
{
  const char *text = cb_value_is (value, CB_NODE_STRING) ? cb_value_get_text (value, NULL) : "";
  g_autofree char *quoted = quote (field, value);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  if (time != NULL)
    return NULL;
  return g_strdup_printf ("%s is not a date with a time. Enter one such as 2024-12-31T13:45:00Z.",
                          quoted);
}

static char *
check_kind (CbField *field, CbValue *value)
{
  g_autofree char *quoted = quote (field, value);

  switch (cb_field_get_field_type (field))
    {
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
      return check_number (field, value);
    case CB_FIELD_TYPE_BOOLEAN:
      if (cb_value_is (value, CB_NODE_BOOLEAN))
        return NULL;
      return g_strdup_printf ("%s is neither true nor false. Enter one of them.", quoted);
    case CB_FIELD_TYPE_DATE:
      return check_date (field, value);
    case CB_FIELD_TYPE_DATE_TIME:
      return check_date_time (field, value);
    case CB_FIELD_TYPE_OBJECT:
      if (cb_value_is (value, CB_NODE_OBJECT) || cb_value_is (value, CB_NODE_ARRAY))
        return NULL;
      return g_strdup_printf ("%s is not a JSON object. Enter one, such as {\"name\": \"value\"}.",
                              quoted);
    default:
      return NULL;
    }
}

static gboolean
has_choice (CbList *choices, CbValue *value)
{
  const char *text = cb_value_get_text (value, NULL);

  if (cb_value_is (value, CB_NODE_BOOLEAN))
    text = cb_value_get_boolean (value) ? "true" : "false";
  for (guint i = 0; i < cb_list_get_size (choices); i++)
    if (g_strcmp0 (cb_choice_get_value (cb_list_get (choices, i)), text) == 0)
      return TRUE;
  return FALSE;
}

static char *
check_choices (CbField *field, CbValue *value)
{
  CbList *choices = cb_field_get_choices (field);
  guint n_choices = cb_list_get_size (choices);
  g_autoptr (GString) list = NULL;
  g_autofree char *quoted = NULL;

  if (n_choices == 0 || has_choice (choices, value))
    return NULL;
  list = g_string_new (NULL);
  for (guint i = 0; i < MIN (n_choices, SHOWN_CHOICES); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            cb_choice_get_value (cb_list_get (choices, i)));
  quoted = quote (field, value);
  return g_strdup_printf ("%s is not one of the choices. Choose %s%s%s.", quoted,
                          n_choices > 1 ? "one of " : "", list->str,
                          n_choices > SHOWN_CHOICES ? "…" : "");
}

/* A pattern is an ECMA 262 regular expression that may match anywhere (JSON Schema 2020-12
 * validation section 6.3.3). One that can't be compiled is the definition's problem. */
static char *
check_pattern (CbField *field, CbValue *value)
{
  const char *pattern = cb_field_get_pattern (field);
  const char *text = cb_value_get_text (value, NULL);
  g_autoptr (GRegex) regex = NULL;
  g_autofree char *quoted = NULL;
  const char *example = cb_field_get_placeholder (field);

  if (*pattern == '\0' || text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  if (regex == NULL || g_regex_match (regex, text, 0, NULL))
    return NULL;
  quoted = quote (field, value);
  if (*example != '\0')
    return g_strdup_printf ("%s doesn't have the form that is wanted. Enter something like %s.",
                            quoted, example);
  return g_strdup_printf ("%s doesn't have the form that is wanted (%s).", quoted, pattern);
}

/* Below 0, 0 or above 0, as @value is less than, equal to or more than @bound. */
static int
compare (CbValue *value, CbValue *bound)
{
  double a = 0, b = 0;

  if (cb_value_get_double (value, &a) && cb_value_get_double (bound, &b))
    return (a > b) - (a < b);
  if (cb_value_is (value, CB_NODE_STRING) && cb_value_is (bound, CB_NODE_STRING))
    return strcmp (cb_value_get_text (value, NULL), cb_value_get_text (bound, NULL));
  return 0;
}

static char *
check_bounds (CbField *field, CbValue *value)
{
  CbValue *minimum = cb_field_get_minimum (field);
  CbValue *maximum = cb_field_get_maximum (field);
  gint64 max_length = cb_field_get_max_length (field);
  const char *text = cb_value_is (value, CB_NODE_STRING) ? cb_value_get_text (value, NULL) : "";
  g_autofree char *quoted = quote (field, value);

  if (minimum != NULL && compare (value, minimum) < 0)
    return g_strdup_printf ("%s is too small. Enter %s or more.", quoted,
                            cb_value_get_text (minimum, NULL));
  if (maximum != NULL && compare (value, maximum) > 0)
    return g_strdup_printf ("%s is too large. Enter %s or less.", quoted,
                            cb_value_get_text (maximum, NULL));
  if (max_length > 0 && g_utf8_strlen (text, -1) > max_length)
    return g_strdup_printf ("%s has %ld characters. Enter at most %" G_GINT64_FORMAT ".", quoted,
                            g_utf8_strlen (text, -1), max_length);
  return NULL;
}

static char *
check_one (CbField *field, CbValue *value)
{
  char *message = check_kind (field, value);

  if (message == NULL)
    message = check_choices (field, value);
  if (message == NULL)
    message = check_pattern (field, value);
  if (message == NULL)
    message = check_bounds (field, value);
  return message;
}

char *
cb_field_check_value (CbField *field, CbValue *value)
{
  g_autoptr (CbValue) coerced = cb_field_coerce_value (field, value);
  gboolean list = cb_field_get_multiple (field)
                  || cb_field_get_field_type (field) == CB_FIELD_TYPE_LIST;

  if (cb_value_is (coerced, CB_NODE_NULL))
    return NULL;
  if (!list)
    return check_one (field, coerced);
  if (!cb_value_is (coerced, CB_NODE_ARRAY))
    return g_strdup ("A list is wanted. Separate its items with commas.");
  for (guint i = 0; i < cb_value_get_size (coerced); i++)
    {
      char *message = check_one (field, cb_value_get_item (coerced, i));

      if (message != NULL)
        return message;
    }
  return NULL;
}
