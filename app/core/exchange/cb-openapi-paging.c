/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

/* The model says nothing of paging yet, so that what looks like it is a suggestion. */

typedef struct
{
  const char *way;
  const char *const *names;
} PagingRow;

static const char *const page_names[] = { "page",    "pagenumber", "pageno", "pageindex",
                                          "pagenum", "startpage",  NULL };
static const char *const offset_names[] = { "offset", "skip", "startindex", "startat",
                                            "start",  "from", NULL };
static const char *const cursor_names[] = {
  "cursor", "pagetoken",         "nexttoken", "nextpagetoken", "startingafter",
  "after",  "continuationtoken", "marker",    "nextcursor",    NULL
};

static const PagingRow rows[] = {
  { "by page number", page_names },
  { "by offset", offset_names },
  { "by cursor", cursor_names },
};

static char *
simplify (const char *name)
{
  GString *simple = g_string_new (NULL);

  for (; *name; name++)
    {
      if (g_ascii_isalnum (*name))
        g_string_append_c (simple, g_ascii_tolower (*name));
    }
  return g_string_free (simple, FALSE);
}

static const char *
find_way (CbActivity *activity, const char **name)
{
  CbList *parameters = cb_activity_get_parameters (activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      g_autofree char *simple = simplify (cb_field_get_name (CB_FIELD (parameter)));

      if (cb_parameter_get_location (parameter) != CB_LOCATION_QUERY)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        {
          if (!g_strv_contains (rows[j].names, simple))
            continue;
          *name = cb_field_get_name (CB_FIELD (parameter));
          return rows[j].way;
        }
    }
  return NULL;
}

static gboolean
has_link_header (CbActivity *activity)
{
  CbResponse *response = cb_activity_find_response (activity, 0);
  CbValue *headers = response ? cb_response_get_headers (response) : NULL;

  return headers
         && (cb_value_get_member (headers, "Link") || cb_value_get_member (headers, "link"));
}

void
cb_openapi_propose_paging (CbOpenapi *self, CbActivity *activity, CbSpot operation)
{
  const char *name = NULL;
  const char *way = NULL;

  if (!g_str_equal (cb_activity_get_method (activity), "GET"))
    return;
  way = find_way (activity, &name);
  if (has_link_header (activity))
    cb_openapi_report (self, SUGGESTION, "paging", operation,
                       "This seems to come in pages, with the next one in the header “Link”.");
  else if (way)
    cb_openapi_report (self, SUGGESTION, "paging", operation,
                       "This seems to come in pages %s, with the parameter “%s”.", way, name);
}
