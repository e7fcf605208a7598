/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-record-export.h"
#include "cb-record.h"

#include <glib/gi18n.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

typedef struct
{
  GtkWidget *widget;
  GListModel *model;
  char *name;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->widget);
  g_clear_object (&export->model);
  g_free (export->name);
  g_free (export);
}

/* RFC 4180 section 2: a field with a quote, comma or line end is quoted, its quotes doubled. */
static void
append_csv_field (GString *csv, CbRecord *record, const char *key, gboolean first)
{
  g_autofree char *text = cb_record_dup_cell (record, key);
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (!first)
    g_string_append_c (csv, ',');
  if (!strpbrk (text, "\",\r\n"))
    {
      g_string_append (csv, text);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

static void
append_csv_header (GString *csv, char **keys)
{
  for (guint i = 0; keys[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys[i], "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (csv, strpbrk (keys[i], "\",\r\n") ? "%s\"%s\"" : "%s%s", i ? "," : "",
                              doubled);
    }
  g_string_append (csv, "\r\n");
}

static char *
to_csv (GListModel *model)
{
  GString *csv = g_string_new (NULL);
  g_auto (GStrv) keys = cb_record_list_keys (model, G_MAXUINT);

  append_csv_header (csv, keys);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CbRecord) record = g_list_model_get_item (model, i);

      for (guint k = 0; keys[k]; k++)
        append_csv_field (csv, record, keys[k], k == 0);
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}

static char *
to_json (GListModel *model, gboolean lines)
{
  GString *json = g_string_new (lines ? "" : "[\n");
  guint count = g_list_model_get_n_items (model);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CbRecord) record = g_list_model_get_item (model, i);
      g_autofree char *text = cb_value_to_text (cb_record_get_value (record), 0);

      g_string_append_printf (json, "%s%s\n", text, !lines && i + 1 < count ? "," : "");
    }
  g_string_append (json, lines ? "" : "]\n");
  return g_string_free (json, FALSE);
}

char *
cb_record_to_text (GListModel *model, const char *format)
{
  if (g_str_equal (format, "csv"))
    return to_csv (model);
  return to_json (model, g_str_equal (format, "jsonl"));
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *message = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      cb_toast_show_error (export->widget, error);
      export_free (export);
      return;
    }
  message = g_strdup_printf (_ ("Saved as “%s”"), name);
  cb_toast_show_text (export->widget, message);
  export_free (export);
}

static const char *
choose_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_has_suffix (name, ".csv"))
    return "csv";
  return g_str_has_suffix (name, ".json") ? "json" : "jsonl";
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cb_file_picker_save_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (!file)
    {
      cb_toast_show_error (export->widget, error);
      export_free (export);
      return;
    }
  text = cb_record_to_text (export->model, choose_format (file));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, replaced_cb, export);
}

void
cb_record_export (gpointer widget, GListModel *model, const char *base_name)
{
  const CbFileType types[] = { { _ ("Comma-separated values"), "*.csv" },
                               { _ ("JSON Lines"), "*.jsonl" },
                               { _ ("JSON"), "*.json" },
                               { NULL, NULL } };
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->model = g_object_ref (model);
  export->name = g_strconcat (base_name, ".csv", NULL);
  cb_file_picker_save_async (widget, _ ("Export Records"), export->name, types, NULL, picked_cb,
                             export);
}
