/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-fields-private.h"
#include "cb-sample-select-private.h"

/* A list is its items with a space between them where a format has but one text for a field. */
static char *
text_of (CbValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (cb_value_is (value, CB_NODE_NULL))
    return g_strdup ("");
  if (cb_value_is (value, CB_NODE_BOOLEAN))
    return g_strdup (cb_value_get_boolean (value) ? "true" : "false");
  if (!cb_value_is (value, CB_NODE_ARRAY))
    return g_strdup (cb_value_get_text (value, NULL));
  for (guint i = 0; i < cb_value_get_size (value); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            cb_value_get_text (cb_value_get_item (value, i), NULL));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* RFC 4180. */
static void
append_csv_cell (GString *csv, const char *text, gboolean first)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (!first)
    g_string_append_c (csv, ',');
  if (!strpbrk (text, ",\"\r\n"))
    {
      g_string_append (csv, text);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

static void
append_csv_row (GString *csv, CbValue *object)
{
  const CbSampleField *fields = cb_sample_fields_get (CB_SAMPLE_TICKETS);

  for (guint i = 0; fields[i].name; i++)
    {
      g_autofree char *text = object ? text_of (cb_value_get_member (object, fields[i].name))
                                     : NULL;
      append_csv_cell (csv, text ? text : fields[i].name, i == 0);
    }
  g_string_append (csv, "\r\n");
}

static char *
to_csv (GPtrArray *objects)
{
  GString *csv = g_string_new (NULL);

  append_csv_row (csv, NULL);
  for (guint i = 0; i < objects->len; i++)
    append_csv_row (csv, g_ptr_array_index (objects, i));
  return g_string_free (csv, FALSE);
}

static void
append_xml_list (GString *xml, CbValue *list)
{
  g_string_append (xml, "    <labels>\n");
  for (guint i = 0; i < cb_value_get_size (list); i++)
    {
      g_autofree char *text =
          g_markup_escape_text (cb_value_get_text (cb_value_get_item (list, i), NULL), -1);
      g_string_append_printf (xml, "      <label>%s</label>\n", text);
    }
  g_string_append (xml, "    </labels>\n");
}

static void
append_xml_ticket (GString *xml, CbValue *object)
{
  g_string_append (xml, "  <ticket>\n");
  for (const CbSampleField *field = cb_sample_fields_get (CB_SAMPLE_TICKETS); field->name; field++)
    {
      CbValue *value = cb_value_get_member (object, field->name);
      g_autofree char *text = text_of (value);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      if (cb_value_is (value, CB_NODE_ARRAY))
        append_xml_list (xml, value);
      else if (!cb_value_is (value, CB_NODE_NULL))
        g_string_append_printf (xml, "    <%s>%s</%s>\n", field->name, escaped, field->name);
    }
  g_string_append (xml, "  </ticket>\n");
}

static char *
to_xml (GPtrArray *objects)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tickets>\n");

  for (guint i = 0; i < objects->len; i++)
    append_xml_ticket (xml, g_ptr_array_index (objects, i));
  g_string_append (xml, "</tickets>\n");
  return g_string_free (xml, FALSE);
}

static char *
to_json (GPtrArray *objects)
{
  g_autoptr (CbValue) list = cb_value_new_array ((CbValue *const *) objects->pdata, objects->len);

  return cb_value_to_text (list, 2);
}

typedef struct
{
  const char *accepted;
  const char *content_type;
  char *(*write) (GPtrArray *objects);
} Format;

static const Format formats[] = {
  { "application/json", "application/json", to_json },
  { "*/*", "application/json", to_json },
  { "application/*", "application/json", to_json },
  { "text/csv", "text/csv; charset=utf-8; header=present", to_csv },
  { "text/*", "text/csv; charset=utf-8; header=present", to_csv },
  { "application/xml", "application/xml", to_xml },
  { "text/xml", "application/xml", to_xml },
};

static const Format *
find_format (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].accepted, type) == 0)
      return &formats[i];
  return NULL;
}

/* RFC 9110 section 12.5.1; the first that the client likes best. */
static const Format *
negotiate (const char *accept)
{
  GSList *wanted = soup_header_parse_quality_list (accept ? accept : "*/*", NULL);
  const Format *format = NULL;

  for (GSList *l = wanted; l && !format; l = l->next)
    {
      g_auto (GStrv) parts = g_strsplit (l->data, ";", 2);
      format = find_format (g_strstrip (parts[0]));
    }
  soup_header_free_list (wanted);
  return format;
}

void
cb_sample_reply_tickets (CbSampleCall *call, GPtrArray *tickets)
{
  const Format *format = negotiate (cb_sample_call_get_header (call, "Accept"));
  g_autofree char *text = NULL;

  cb_sample_call_set_header (call, "Vary", "Accept");
  if (!format)
    {
      cb_sample_call_problem (call, 406,
                              "This list comes as application/json, text/csv or application/xml. "
                              "Name one of them in the header Accept.");
      return;
    }
  text = format->write (tickets);
  cb_sample_call_reply_text (call, 200, format->content_type, text);
}
