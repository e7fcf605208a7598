/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-scan-private.h"

#include <math.h>

#define LARGEST_EXACT_INTEGER 9007199254740992.0

gboolean
cb_number_is_valid (const char *text, gsize length)
{
  const guint8 *start = (const guint8 *) text;
  const guint8 *wrong = NULL;

  return cb_scan_number (start, start + length, &wrong) == start + length;
}

static gboolean
int64_from_digits (const char *digits, gsize length, gboolean negative, gint64 *value)
{
  guint64 limit = (guint64) G_MAXINT64 + (negative ? 1 : 0);
  guint64 sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint) (digits[i] - '0');

      if (sum > (limit - digit) / 10)
        return FALSE;
      sum = sum * 10 + digit;
    }
  *value = negative ? (gint64) (0 - sum) : (gint64) sum;
  return TRUE;
}

/* 1.0 and 1e3 are integers too, as far as a double tells integers apart. */
static gboolean
int64_from_double (const char *text, gsize length, gint64 *value)
{
  g_autofree char *copy = g_strndup (text, length);
  double number = g_ascii_strtod (copy, NULL);

  if (!(fabs (number) <= LARGEST_EXACT_INTEGER) || number != floor (number))
    return FALSE;
  *value = (gint64) number;
  return TRUE;
}

gboolean
cb_number_to_int64 (const char *text, gsize length, gint64 *value)
{
  gboolean negative = length && text[0] == '-';
  gsize first = negative ? 1 : 0;
  gint64 found = 0;

  for (gsize i = first; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      {
        if (!int64_from_double (text, length, &found))
          return FALSE;
        *value = found;
        return TRUE;
      }
  if (length == first || !int64_from_digits (text + first, length - first, negative, &found))
    return FALSE;
  *value = found;
  return TRUE;
}

gboolean
cb_number_to_double (const char *text, double *value)
{
  double number = g_ascii_strtod (text, NULL);

  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

void
cb_number_format_double (double value, char buffer[CB_NUMBER_BUFFER_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (!isfinite (value))
    {
      g_strlcpy (buffer, "null", CB_NUMBER_BUFFER_SIZE);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, CB_NUMBER_BUFFER_SIZE, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        return;
    }
}
