/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading and writing a connector file of 10 MB, against json-glib parsing and generating the same
 * bytes without making anything of them. */

#include <json-glib/json-glib.h>
#include <libcb-format.h>

#define FILE_BYTES (10 * 1024 * 1024)
#define N_ROUNDS 5

static CbValue *
make_schema (guint n_properties)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "type");
  cb_value_builder_add_string (builder, "object");
  cb_value_builder_set_key (builder, "properties");
  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < n_properties; i++)
    {
      g_autofree char *name = g_strdup_printf ("property_%u", i);
      cb_value_builder_set_key (builder, name);
      cb_value_builder_begin_object (builder);
      cb_value_builder_set_key (builder, "type");
      cb_value_builder_add_string (builder, "string");
      cb_value_builder_set_key (builder, "description");
      cb_value_builder_add_string (builder, "What the API's documentation says about it.");
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
add_activity (CbConnector *connector, guint number, CbValue *schema)
{
  g_autofree char *id = g_strdup_printf ("activity-%u", number);
  g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/things/{id}/parts/{part}");
  g_autoptr (CbResponse) response = cb_response_new ("200");
  g_autoptr (CbContent) content = cb_content_new ("application/json", schema);

  cb_activity_set_description (activity, "Lists the parts of a thing, the newest first.");
  cb_activity_sync_path_parameters (activity);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("filter_%u", i);
      g_autoptr (CbParameter)
          parameter = cb_parameter_new (name, CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT);
      cb_field_set_help (CB_FIELD (parameter), "Only parts that have this.");
      cb_list_append (cb_activity_get_parameters (activity), parameter);
    }
  cb_list_append (cb_response_get_contents (response), content);
  cb_list_append (cb_activity_get_responses (activity), response);
  cb_list_append (cb_connector_get_activities (connector), activity);
}

/* As many activities as make a file of the size. */
static GBytes *
make_file (CbConnector *connector)
{
  g_autoptr (CbValue) schema = make_schema (12);
  g_autoptr (GBytes) one = NULL;
  GBytes *file = NULL;

  cb_connector_set_name (connector, "Large");
  add_activity (connector, 0, schema);
  one = cb_connector_write (connector, NULL);
  for (guint i = 1; i < FILE_BYTES / g_bytes_get_size (one); i++)
    add_activity (connector, i, schema);
  file = cb_connector_write (connector, NULL);
  return file;
}

static double
time_read (GBytes *file)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CbConnector) connector = cb_connector_read (file, NULL, NULL);

  g_assert_nonnull (connector);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_write (CbConnector *connector)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) file = cb_connector_write (connector, NULL);

  g_assert_nonnull (file);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_parse (GBytes *file, JsonParser *parser)
{
  gint64 start = g_get_monotonic_time ();
  gsize length = 0;
  const char *text = g_bytes_get_data (file, &length);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_generate (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  gint64 start = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (int argc, char **argv)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (GBytes) file = make_file (connector);
  g_autoptr (JsonParser) parser = json_parser_new ();
  double read = G_MAXDOUBLE;
  double written = G_MAXDOUBLE;
  double parsed = G_MAXDOUBLE;
  double generated = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      parsed = MIN (parsed, time_parse (file, parser));
      generated = MIN (generated, time_generate (json_parser_get_root (parser)));
      read = MIN (read, time_read (file));
      written = MIN (written, time_write (connector));
    }
  g_print ("connector file of %.1f MB, %u activities\n", (double) g_bytes_get_size (file) / 1048576,
           cb_list_get_size (cb_connector_get_activities (connector)));
  g_print ("read:  %6.1f ms, json-glib %6.1f ms, ratio %.2f (aim 2)\n", read, parsed,
           read / parsed);
  g_print ("write: %6.1f ms, json-glib %6.1f ms, ratio %.2f (aim 2)\n", written, generated,
           written / generated);
  return 0;
}
