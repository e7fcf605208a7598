/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

static CbConnector *
make_connector (const char *media_type, const char *schema_text)
{
  CbConnector *connector = cb_connector_new ();
  g_autoptr (CbActivity) activity = cb_activity_new ("create", "POST", "/tickets/{id}");
  g_autoptr (CbBody) body = g_object_new (CB_TYPE_BODY, "required", TRUE, NULL);
  g_autoptr (CbValue) schema = cb_value_new_from_text (schema_text, -1, NULL);
  g_autoptr (CbContent) content = cb_content_new (media_type, schema);
  g_autoptr (CbValue) person =
      cb_value_new_from_text ("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                              "\"boss\":{\"$ref\":\"#/schemas/Person\"}}}",
                              -1, NULL);
  g_autoptr (CbSchemaEntry) entry = cb_schema_entry_new ("Person", person);

  cb_list_append (cb_connector_get_schemas (connector), entry);
  cb_list_append (cb_body_get_contents (body), content);
  cb_activity_set_request (activity, body);
  cb_list_append (cb_connector_get_activities (connector), activity);
  return connector;
}

static char *
list_names (CbActivityFields *fields)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fields)); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (G_LIST_MODEL (fields), i);

      g_string_append_printf (
          names, "%s%s:%s%s", i ? " " : "", cb_field_get_name (field),
          cb_enum_get_nick (CB_TYPE_FIELD_TYPE, cb_field_get_field_type (field)),
          cb_field_get_required (field) ? "*" : "");
    }
  return g_string_free (names, FALSE);
}

typedef struct
{
  const char *name;
  const char *media_type;
  const char *schema;
  const char *expected;
} Row;

static const Row rows[] = {
  { "flat", "application/json",
    "{\"type\":\"object\",\"required\":[\"title\"],\"properties\":{\"title\":{\"type\":\"string\"},"
    "\"n\":{\"type\":[\"null\",\"integer\"]},\"made\":{\"type\":\"string\",\"readOnly\":true}}}",
    "id:text* body.title:text* body.n:integer" },
  { "nested", "application/vnd.api+json",
    "{\"type\":\"object\",\"properties\":{\"fields\":{\"type\":\"object\",\"properties\":{"
    "\"kind\":{\"enum\":[\"a\",\"b\"]},\"tags\":{\"type\":\"array\"}}}}}",
    "id:text* body.fields.kind:choice body.fields.tags:list" },
  { "all-of", "application/json",
    "{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"boolean\"}}},{\"properties\":{\"b\":{}}}]}",
    "id:text* body.a:boolean body.b:text" },
  { "endless", "application/json", "{\"$ref\":\"#/schemas/Person\"}",
    "id:text* body.name:text body.boss.name:text body.boss.boss.name:text "
    "body.boss.boss.boss.name:text body.boss.boss.boss.boss:object" },
  { "multipart", "multipart/form-data",
    "{\"type\":\"object\",\"properties\":{\"file\":{\"type\":\"string\",\"format\":\"binary\"}}}",
    "id:text* body.file:file" },
  { "array", "application/json", "{\"type\":\"array\"}", "id:text* body:list*" },
  { "text", "text/plain", "{\"type\":\"string\"}", "id:text* body:text*" },
  { "binary", "application/octet-stream", "{}", "id:text* body:file*" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (CbConnector) connector = make_connector (row->media_type, row->schema);
  g_autoptr (CbActivityFields)
      fields = cb_activity_fields_new (connector, cb_connector_find_activity (connector, "create"));
  g_autofree char *names = list_names (fields);

  g_assert_cmpstr (names, ==, row->expected);
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, guint *total)
{
  *total += removed + added;
}

static void
test_follows (void)
{
  g_autoptr (CbConnector) connector = make_connector (rows[0].media_type, rows[0].schema);
  CbActivity *activity = cb_connector_find_activity (connector, "create");
  g_autoptr (CbActivityFields) fields = cb_activity_fields_new (connector, activity);
  g_autoptr (CbParameter) dry = cb_parameter_new ("dry", CB_LOCATION_QUERY, CB_FIELD_TYPE_BOOLEAN);
  g_autoptr (CbParameter) title = cb_parameter_new ("title", CB_LOCATION_BODY, CB_FIELD_TYPE_TEXT);
  g_autofree char *names = NULL;
  guint exchanged = 0;

  g_signal_connect (fields, "items-changed", G_CALLBACK (count_cb), &exchanged);
  cb_list_append (cb_activity_get_parameters (activity), dry);
  g_assert_cmpuint (exchanged, ==, 1);
  cb_field_set_help (CB_FIELD (dry), "Only says what would happen");
  g_assert_cmpuint (exchanged, ==, 1);
  cb_list_append (cb_activity_get_parameters (activity), title);
  names = list_names (fields);
  g_assert_cmpstr (names, ==, "id:text* dry:boolean title:text body.n:integer");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/activity-fields/%s", rows[i].name);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/model/activity-fields/follows", test_follows);
  return g_test_run ();
}
