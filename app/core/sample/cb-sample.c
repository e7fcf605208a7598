/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-private.h"

gint64
cb_sample_int (CbValue *object, const char *key)
{
  gint64 number = 0;

  cb_value_get_int64 (cb_value_get_member (object, key), &number);
  return number;
}

char *
cb_sample_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

char *
cb_sample_now (void)
{
  return cb_sample_time (g_get_real_time () / G_USEC_PER_SEC);
}

CbValue *
cb_sample_with_text (CbValue *object, const char *key, const char *text)
{
  g_autoptr (CbValue) value = text ? cb_value_new_string (text) : cb_value_new_null ();

  return cb_value_with_member (object, key, value);
}

CbValue *
cb_sample_with_int (CbValue *object, const char *key, gint64 number)
{
  g_autoptr (CbValue) value = cb_value_new_int64 (number);

  return cb_value_with_member (object, key, value);
}
