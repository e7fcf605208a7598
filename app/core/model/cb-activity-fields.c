/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-activity-fields.h"
#include "cb-change.h"

#include <string.h>

struct _CbActivityFields
{
  GObject parent_instance;

  CbConnector *connector;
  CbActivity *activity;
  gulong changed_id;
  gulong schemas_id;
  GPtrArray *fields;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbActivityFields, cb_activity_fields, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
list_model_get_item_type (GListModel *model)
{
  return CB_TYPE_FIELD;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return CB_ACTIVITY_FIELDS (model)->fields->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  GPtrArray *fields = CB_ACTIVITY_FIELDS (model)->fields;

  return position < fields->len ? g_object_ref (fields->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

/* The type of a schema; of several, the first that isn't null. */
static const char *
get_type_name (CbValue *schema)
{
  CbValue *type = cb_value_get_member (schema, "type");

  for (guint i = 0; cb_value_is (type, CB_NODE_ARRAY) && i < cb_value_get_size (type); i++)
    {
      const char *name = cb_value_get_text (cb_value_get_item (type, i), NULL);

      if (name && !g_str_equal (name, "null"))
        return name;
    }
  if (type && cb_value_is (type, CB_NODE_STRING))
    return cb_value_get_text (type, NULL);
  return cb_value_get_member (schema, "properties") ? "object" : "";
}

static CbFieldType
choose_text_type (CbValue *schema)
{
  const char *format = cb_value_get_member_text (schema, "format");

  if (cb_value_get_member (schema, "enum"))
    return CB_FIELD_TYPE_CHOICE;
  if (g_strcmp0 (format, "date") == 0)
    return CB_FIELD_TYPE_DATE;
  if (g_strcmp0 (format, "date-time") == 0)
    return CB_FIELD_TYPE_DATE_TIME;
  if (g_strcmp0 (format, "binary") == 0)
    return CB_FIELD_TYPE_FILE;
  if (g_strcmp0 (format, "password") == 0)
    return CB_FIELD_TYPE_SECRET;
  return CB_FIELD_TYPE_TEXT;
}

static CbFieldType
choose_type (CbValue *schema)
{
  const char *name = get_type_name (schema);

  if (g_str_equal (name, "integer"))
    return CB_FIELD_TYPE_INTEGER;
  if (g_str_equal (name, "number"))
    return CB_FIELD_TYPE_NUMBER;
  if (g_str_equal (name, "boolean"))
    return CB_FIELD_TYPE_BOOLEAN;
  if (g_str_equal (name, "array"))
    return CB_FIELD_TYPE_LIST;
  if (g_str_equal (name, "object"))
    return CB_FIELD_TYPE_OBJECT;
  return choose_text_type (schema);
}

static void
add_choices (CbField *field, CbValue *values)
{
  for (guint i = 0; i < cb_value_get_size (values); i++)
    {
      const char *text = cb_value_get_text (cb_value_get_item (values, i), NULL);
      g_autoptr (CbChoice) choice = text ? cb_choice_new (text, "") : NULL;

      if (choice)
        cb_list_append (cb_field_get_choices (field), choice);
    }
}

static CbField *
make_field (CbValue *schema, const char *path, const char *name, gboolean required)
{
  CbField *field = cb_field_new (path, choose_type (schema));
  const char *title = cb_value_get_member_text (schema, "title");
  const char *description = cb_value_get_member_text (schema, "description");
  const char *example = cb_value_get_member_text (schema, "example");
  g_autofree char *readable = cb_text_humanize (name);

  cb_field_set_display_name (field, title && *title ? title : readable);
  cb_field_set_help (field, description);
  cb_field_set_required (field, required);
  cb_field_set_default (field, cb_value_get_member (schema, "default"));
  cb_field_set_placeholder (field, example);
  cb_field_set_pattern (field, cb_value_get_member_text (schema, "pattern"));
  cb_field_set_minimum (field, cb_value_get_member (schema, "minimum"));
  cb_field_set_maximum (field, cb_value_get_member (schema, "maximum"));
  cb_field_set_schema (field, schema);
  add_choices (field, cb_value_get_member (schema, "enum"));
  return field;
}

static gboolean
is_in (CbValue *names, const char *name)
{
  for (guint i = 0; i < cb_value_get_size (names); i++)
    if (g_strcmp0 (cb_value_get_text (cb_value_get_item (names, i), NULL), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_true (CbValue *schema, const char *key)
{
  CbValue *value = cb_value_get_member (schema, key);

  return value && cb_value_is (value, CB_NODE_BOOLEAN) && cb_value_get_boolean (value);
}

static void add_members (CbActivityFields *self, CbValue *schema, const char *path,
                         gboolean required, guint depth);

static void
add_member (CbActivityFields *self, CbValue *schema, const char *path, const char *name,
            gboolean required, guint depth)
{
  CbValue *resolved = cb_connector_resolve_schema (self->connector, schema);

  if (!resolved || is_true (resolved, "readOnly"))
    return;
  if (depth < CB_ACTIVITY_FIELDS_DEPTH && choose_type (resolved) == CB_FIELD_TYPE_OBJECT
      && (cb_value_get_member (resolved, "properties") || cb_value_get_member (resolved, "allOf")))
    add_members (self, resolved, path, required, depth + 1);
  else if (self->fields->len < CB_ACTIVITY_FIELDS_MAX)
    g_ptr_array_add (self->fields, make_field (resolved, path, name, required));
}

static gboolean
is_filled_by_parameter (CbActivityFields *self, const char *name)
{
  return cb_activity_find_parameter (self->activity, name, CB_LOCATION_BODY)
         || cb_activity_find_parameter (self->activity, name, CB_LOCATION_FORM);
}

static void
add_members (CbActivityFields *self, CbValue *schema, const char *path, gboolean required,
             guint depth)
{
  CbValue *properties = cb_value_get_member (schema, "properties");
  CbValue *all = cb_value_get_member (schema, "allOf");
  CbValue *names = cb_value_get_member (schema, "required");

  for (guint i = 0; depth <= CB_ACTIVITY_FIELDS_DEPTH && i < cb_value_get_size (all); i++)
    {
      CbValue *part = cb_connector_resolve_schema (self->connector, cb_value_get_item (all, i));

      if (part)
        add_members (self, part, path, required, depth + 1);
    }
  for (guint i = 0; i < cb_value_get_size (properties); i++)
    {
      const char *name = cb_value_get_key_at (properties, i);
      g_autofree char *below = g_strdup_printf ("%s.%s", path, name);

      if (!is_filled_by_parameter (self, below + strlen ("body.")))
        add_member (self, cb_value_get_member_at (properties, i), below, name,
                    required && is_in (names, name), depth);
    }
}

static gboolean
has_members (const char *media_type)
{
  return strstr (media_type, "json") || g_str_has_prefix (media_type, "multipart/")
         || g_str_has_prefix (media_type, "application/x-www-form-urlencoded");
}

static void
add_whole_body (CbActivityFields *self, CbValue *schema, const char *media_type, gboolean required)
{
  g_autoptr (CbValue) empty = cb_value_new_object ();
  CbField *field = make_field (schema ? schema : empty, "body", "body", required);

  if (strstr (media_type, "octet-stream") || g_str_has_prefix (media_type, "image/")
      || g_str_has_prefix (media_type, "audio/") || g_str_has_prefix (media_type, "video/"))
    cb_field_set_field_type (field, CB_FIELD_TYPE_FILE);
  else if (strstr (media_type, "json") && cb_field_get_field_type (field) == CB_FIELD_TYPE_TEXT)
    cb_field_set_field_type (field, CB_FIELD_TYPE_OBJECT);
  g_ptr_array_add (self->fields, field);
}

static gboolean
has_body_parameters (CbActivityFields *self)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbLocation location = cb_parameter_get_location (cb_list_get (parameters, i));

      if (location == CB_LOCATION_BODY || location == CB_LOCATION_FORM)
        return TRUE;
    }
  return FALSE;
}

static void
add_body (CbActivityFields *self)
{
  CbContent *content = cb_activity_get_request_content (self->activity);
  CbBody *body = cb_activity_get_request (self->activity);
  guint before = self->fields->len;
  CbValue *schema;

  if (!content)
    return;
  schema = cb_connector_resolve_schema (self->connector, cb_content_get_schema (content));
  if (schema && has_members (cb_content_get_media_type (content)))
    add_members (self, schema, "body", cb_body_get_required (body), 1);
  if (self->fields->len == before && !has_body_parameters (self))
    add_whole_body (self, schema, cb_content_get_media_type (content), cb_body_get_required (body));
}

static void
fill (CbActivityFields *self)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    g_ptr_array_add (self->fields, g_object_ref (cb_list_get (parameters, i)));
  add_body (self);
}

static gboolean
is_same (GObject *before, GObject *after)
{
  return before == after
         || (!CB_IS_PARAMETER (before) && !CB_IS_PARAMETER (after)
             && cb_item_equal (CB_ITEM (before), CB_ITEM (after)));
}

/* Rows that stay keep their objects, so that a form keeps what was entered. */
static void
refill (CbActivityFields *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->fields);
  guint head = 0;
  guint tail = 0;
  guint shorter;

  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  fill (self);
  shorter = MIN (before->len, self->fields->len);
  while (head < shorter && is_same (before->pdata[head], self->fields->pdata[head]))
    {
      g_set_object ((GObject **) &self->fields->pdata[head], before->pdata[head]);
      head++;
    }
  while (tail < shorter - head
         && is_same (before->pdata[before->len - 1 - tail],
                     self->fields->pdata[self->fields->len - 1 - tail]))
    {
      g_set_object ((GObject **) &self->fields->pdata[self->fields->len - 1 - tail],
                    before->pdata[before->len - 1 - tail]);
      tail++;
    }
  if (before->len - head - tail > 0 || self->fields->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                self->fields->len - head - tail);
}

static void
changed_cb (CbActivity *activity, CbChange *change, CbActivityFields *self)
{
  int member = cb_change_get_member (change);

  /* The members of a parameter are followed by whoever shows it. */
  if (CB_IS_PARAMETER (cb_change_get_item (change)) && member != CB_PARAMETER_IN
      && member != CB_FIELD_NAME)
    return;
  refill (self);
}

CbActivityFields *
cb_activity_fields_new (CbConnector *connector, CbActivity *activity)
{
  CbActivityFields *self = g_object_new (CB_TYPE_ACTIVITY_FIELDS, NULL);

  self->connector = g_object_ref (connector);
  self->activity = g_object_ref (activity);
  fill (self);
  self->changed_id = g_signal_connect (activity, "changed", G_CALLBACK (changed_cb), self);
  self->schemas_id = g_signal_connect_swapped (cb_connector_get_schemas (connector),
                                               "items-changed", G_CALLBACK (refill), self);
  return self;
}

static void
cb_activity_fields_dispose (GObject *object)
{
  CbActivityFields *self = CB_ACTIVITY_FIELDS (object);

  if (self->activity)
    g_clear_signal_handler (&self->changed_id, self->activity);
  if (self->connector)
    g_clear_signal_handler (&self->schemas_id, cb_connector_get_schemas (self->connector));
  g_clear_object (&self->activity);
  g_clear_object (&self->connector);

  G_OBJECT_CLASS (cb_activity_fields_parent_class)->dispose (object);
}

static void
cb_activity_fields_finalize (GObject *object)
{
  CbActivityFields *self = CB_ACTIVITY_FIELDS (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_activity_fields_parent_class)->finalize (object);
}

static void
cb_activity_fields_class_init (CbActivityFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_activity_fields_dispose;
  object_class->finalize = cb_activity_fields_finalize;
}

static void
cb_activity_fields_init (CbActivityFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}
