/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-text.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

const char *
cb_index_text_get_status (CbLibraryStatus status)
{
  switch (status)
    {
    case CB_LIBRARY_STATUS_PUBLISHED:
      return _ ("Published");
    case CB_LIBRARY_STATUS_CHANGED:
      return _ ("Changed");
    case CB_LIBRARY_STATUS_INSTALLED:
      return _ ("Installed");
    case CB_LIBRARY_STATUS_DRAFT:
    default:
      return _ ("Draft");
    }
}

CbLevel
cb_index_text_get_level (CbLibraryStatus status)
{
  static const CbLevel levels[CB_LIBRARY_N_STATUSES] = {
    [CB_LIBRARY_STATUS_DRAFT] = CB_LEVEL_NEUTRAL,
    [CB_LIBRARY_STATUS_PUBLISHED] = CB_LEVEL_SUCCESS,
    [CB_LIBRARY_STATUS_CHANGED] = CB_LEVEL_WARNING,
    [CB_LIBRARY_STATUS_INSTALLED] = CB_LEVEL_ACCENT,
  };

  return (guint) status < CB_LIBRARY_N_STATUSES ? levels[status] : CB_LEVEL_NEUTRAL;
}

static char *
format_date (gint64 seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);

  /* Translators: a date such as "12 Mar 2026"; see g_date_time_format(). */
  return then ? g_date_time_format (then, _ ("%-d %b %Y")) : g_strdup ("");
}

char *
cb_index_text_dup_time (gint64 time)
{
  gint64 seconds = time / G_USEC_PER_SEC;
  gint64 ago = g_get_real_time () / G_USEC_PER_SEC - seconds;

  if (time <= 0)
    return g_strdup ("");
  if (ago < MINUTE)
    return g_strdup (_ ("Just now"));
  if (ago < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) (ago / MINUTE)),
                            (int) (ago / MINUTE));
  if (ago < DAY)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (ago / HOUR)),
                            (int) (ago / HOUR));
  if (ago < 2 * DAY)
    return g_strdup (_ ("Yesterday"));
  return format_date (seconds);
}

char *
cb_index_text_dup_activities (guint count)
{
  if (count == 0)
    return g_strdup (_ ("No activities"));
  return g_strdup_printf (ngettext ("%u activity", "%u activities", count), count);
}

char *
cb_index_text_dup_title (CbIndexRow *row)
{
  const char *title = cb_index_row_get_title (row);

  if (!cb_index_row_get_loaded (row))
    return g_strdup ("");
  return g_strdup (*title ? title : _ ("Untitled connector"));
}
