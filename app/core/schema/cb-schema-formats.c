/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-formats-private.h"

#include <gio/gio.h>
#include <string.h>

/* Reads exactly @n digits; -1 where they aren't. */
static int
read_digits (const char **text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      value = value * 10 + (**text - '0');
    }
  return value;
}

static gboolean
read_char (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* RFC 3339 section 5.6: full-date. */
static gboolean
read_date (const char **text)
{
  int year = read_digits (text, 4);
  int month = 0;
  int day = 0;

  if (year < 0 || !read_char (text, '-'))
    return FALSE;
  month = read_digits (text, 2);
  if (month < 1 || month > 12 || !read_char (text, '-'))
    return FALSE;
  day = read_digits (text, 2);
  /* GDate has no year 0, which was a leap year. */
  return day >= 1 && day <= g_date_get_days_in_month (month, year == 0 ? 4 : (GDateYear) year);
}

/* RFC 3339 section 5.6: time-offset. */
static gboolean
read_offset (const char **text)
{
  int hour = 0;
  int minute = 0;

  if (read_char (text, 'Z') || read_char (text, 'z'))
    return TRUE;
  if (!read_char (text, '+') && !read_char (text, '-'))
    return FALSE;
  hour = read_digits (text, 2);
  if (hour < 0 || hour > 23 || !read_char (text, ':'))
    return FALSE;
  minute = read_digits (text, 2);
  return minute >= 0 && minute <= 59;
}

/* RFC 3339 section 5.6: full-time. */
static gboolean
read_time (const char **text)
{
  int hour = read_digits (text, 2);
  int minute = 0;
  int second = 0;

  if (hour < 0 || hour > 23 || !read_char (text, ':'))
    return FALSE;
  minute = read_digits (text, 2);
  if (minute < 0 || minute > 59 || !read_char (text, ':'))
    return FALSE;
  second = read_digits (text, 2);
  if (second < 0 || second > 60)
    return FALSE;
  if (read_char (text, '.'))
    {
      if (read_digits (text, 1) < 0)
        return FALSE;
      while (g_ascii_isdigit (**text))
        (*text)++;
    }
  return read_offset (text);
}

static gboolean
is_date (const char *text)
{
  return read_date (&text) && *text == '\0';
}

static gboolean
is_time (const char *text)
{
  return read_time (&text) && *text == '\0';
}

static gboolean
is_date_time (const char *text)
{
  if (!read_date (&text))
    return FALSE;
  if (*text != 'T' && *text != 't')
    return FALSE;
  text++;
  return read_time (&text) && *text == '\0';
}

/* RFC 5321 section 4.1.2, without quoted local parts and address literals. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at ? strchr (at, '.') : NULL;

  if (!at || at == text || strchr (at + 1, '@') || !dot || dot == at + 1 || !dot[1])
    return FALSE;
  for (const char *c = text; *c; c++)
    {
      if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || strchr ("<>(),;:\\\"[]", *c))
        return FALSE;
    }
  return text[strlen (text) - 1] != '.';
}

/* RFC 3986 section 3: with a scheme. */
static gboolean
is_uri (const char *text)
{
  return g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

/* What a sample must look like before its structure says that it is an address. */
static gboolean
is_web_uri (const char *text)
{
  return strstr (text, "://") && is_uri (text);
}

static gboolean
is_uuid (const char *text)
{
  return g_uuid_string_is_valid (text);
}

static gboolean
is_address_of (const char *text, GSocketFamily family)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);

  return address && g_inet_address_get_family (address) == family;
}

static gboolean
is_ipv4 (const char *text)
{
  return is_address_of (text, G_SOCKET_FAMILY_IPV4);
}

static gboolean
is_ipv6 (const char *text)
{
  return is_address_of (text, G_SOCKET_FAMILY_IPV6);
}

/* RFC 1123 section 2.1. */
static gboolean
is_hostname (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 253 || text[0] == '-' || text[length - 1] == '-')
    return FALSE;
  for (const char *c = text; *c; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-' && *c != '.')
        return FALSE;
      if (*c == '.' && (c == text || c[1] == '.'))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_regex (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return regex != NULL;
}

static const CbSchemaFormat formats[CB_SCHEMA_N_FORMATS + 1] = {
  { "date", is_date, "2024-01-31", TRUE },
  { "date-time", is_date_time, "2024-01-31T12:00:00Z", TRUE },
  { "uuid", is_uuid, "8f14e45f-ceea-467f-9575-1c2d3e4f5a6b", TRUE },
  { "email", is_email, "user@example.com", TRUE },
  { "uri", is_web_uri, "https://example.com/", TRUE },
  { "time", is_time, "12:00:00Z", FALSE },
  { "ipv4", is_ipv4, "192.0.2.1", FALSE },
  { "ipv6", is_ipv6, "2001:db8::1", FALSE },
  { "hostname", is_hostname, "www.example.com", FALSE },
  { "regex", is_regex, "^[a-z]+$", FALSE },
  { "uri", is_uri, "https://example.com/", FALSE },
};

const CbSchemaFormat *
cb_schema_formats_get (guint index)
{
  g_return_val_if_fail (index < CB_SCHEMA_N_FORMATS, NULL);
  return &formats[index];
}

const CbSchemaFormat *
cb_schema_formats_find (const char *name)
{
  if (strcmp (name, "uri") == 0)
    return &formats[CB_SCHEMA_N_FORMATS];
  for (guint i = 0; i < CB_SCHEMA_N_FORMATS; i++)
    {
      if (strcmp (formats[i].name, name) == 0)
        return &formats[i];
    }
  return NULL;
}
