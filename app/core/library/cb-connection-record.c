/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-connection-record-private.h"

struct _CbConnectionRecord
{
  GObject parent_instance;

  char *id;
  char *connector_id;
  char *name;
  CbValue *values;
  char *security;
  char *server;
  gint64 created;
  gint64 last_used;
};

enum
{
  PROP_ID = 1,
  PROP_CONNECTOR_ID,
  PROP_NAME,
  PROP_VALUES,
  PROP_SECURITY,
  PROP_SERVER,
  PROP_CREATED,
  PROP_LAST_USED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CbConnectionRecord, cb_connection_record, G_TYPE_OBJECT)

CbConnectionRecord *
cb_connection_record_new (const char *connector_id, const char *name)
{
  CbConnectionRecord *self = g_object_new (CB_TYPE_CONNECTION_RECORD, NULL);

  self->id = g_uuid_string_random ();
  self->connector_id = g_strdup (connector_id);
  self->name = g_strdup (name);
  self->created = g_get_real_time ();
  return self;
}

/* Columns: id, connector id, name, values, security, server, created, last used. */
CbConnectionRecord *
cb_connection_record_read (CbStatement *statement)
{
  CbConnectionRecord *self = g_object_new (CB_TYPE_CONNECTION_RECORD, NULL);
  CbValue *values = cb_value_new_from_text (cb_statement_get_text (statement, 3), -1, NULL);

  self->id = g_strdup (cb_statement_get_text (statement, 0));
  self->connector_id = g_strdup (cb_statement_get_text (statement, 1));
  self->name = g_strdup (cb_statement_get_text (statement, 2));
  if (values)
    {
      cb_value_unref (self->values);
      self->values = values;
    }
  cb_connection_record_set_security (self, cb_statement_get_text (statement, 4));
  cb_connection_record_set_server (self, cb_statement_get_text (statement, 5));
  self->created = sqlite3_column_int64 (statement, 6);
  self->last_used = sqlite3_column_int64 (statement, 7);
  return self;
}

CbConnectionRecord *
cb_connection_record_copy (CbConnectionRecord *self)
{
  CbConnectionRecord *copy = cb_connection_record_new (self->connector_id, self->name);

  g_free (copy->id);
  copy->id = g_strdup (self->id);
  cb_connection_record_set_values (copy, self->values);
  cb_connection_record_set_security (copy, self->security);
  cb_connection_record_set_server (copy, self->server);
  copy->created = self->created;
  copy->last_used = self->last_used;
  return copy;
}

const char *
cb_connection_record_get_id (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->id;
}

const char *
cb_connection_record_get_connector_id (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->connector_id;
}

static void
set_text (CbConnectionRecord *self, char **member, const char *text, guint prop)
{
  if (g_strcmp0 (*member, text ? text : "") == 0)
    return;
  g_free (*member);
  *member = g_strdup (text ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

const char *
cb_connection_record_get_name (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->name;
}

void
cb_connection_record_set_name (CbConnectionRecord *self, const char *name)
{
  g_return_if_fail (CB_IS_CONNECTION_RECORD (self));
  set_text (self, &self->name, name, PROP_NAME);
}

CbValue *
cb_connection_record_get_values (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->values;
}

void
cb_connection_record_set_values (CbConnectionRecord *self, CbValue *values)
{
  g_return_if_fail (CB_IS_CONNECTION_RECORD (self));
  g_return_if_fail (cb_value_is (values, CB_NODE_OBJECT));
  if (self->values == values)
    return;
  cb_value_ref (values);
  cb_value_unref (self->values);
  self->values = values;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUES]);
}

const char *
cb_connection_record_get_security (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->security;
}

void
cb_connection_record_set_security (CbConnectionRecord *self, const char *security)
{
  g_return_if_fail (CB_IS_CONNECTION_RECORD (self));
  set_text (self, &self->security, security, PROP_SECURITY);
}

const char *
cb_connection_record_get_server (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), NULL);
  return self->server;
}

void
cb_connection_record_set_server (CbConnectionRecord *self, const char *server)
{
  g_return_if_fail (CB_IS_CONNECTION_RECORD (self));
  set_text (self, &self->server, server, PROP_SERVER);
}

gint64
cb_connection_record_get_created (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), 0);
  return self->created;
}

gint64
cb_connection_record_get_last_used (CbConnectionRecord *self)
{
  g_return_val_if_fail (CB_IS_CONNECTION_RECORD (self), 0);
  return self->last_used;
}

gboolean
cb_connection_record_check_name (const char *name, GError **error)
{
  const char *reason = NULL;

  if (!name || *name == '\0')
    reason = "Give the connection a name.";
  else if (!g_utf8_validate (name, -1, NULL))
    reason = "The name of a connection must be valid text.";
  else if (g_utf8_strlen (name, -1) > CB_LIMIT_NAME_CHARACTERS)
    reason = "The name of a connection has at most 120 characters. Choose a shorter one.";
  else if (strpbrk (name, "/:"))
    reason = "The name of a connection can't contain “/” or “:”. Leave these out.";
  for (const char *at = name; !reason && *at; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      reason = "The name of a connection can't contain line breaks or control characters.";
  if (!reason)
    return TRUE;
  g_set_error_literal (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID, reason);
  return FALSE;
}

static void
cb_connection_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbConnectionRecord *self = CB_CONNECTION_RECORD (object);
  const char *texts[N_PROPS] = {
    [PROP_ID] = self->id,         [PROP_CONNECTOR_ID] = self->connector_id,
    [PROP_NAME] = self->name,     [PROP_SECURITY] = self->security,
    [PROP_SERVER] = self->server,
  };

  if (id == PROP_VALUES)
    g_value_set_boxed (value, self->values);
  else if (id == PROP_CREATED)
    g_value_set_int64 (value, self->created);
  else if (id == PROP_LAST_USED)
    g_value_set_int64 (value, self->last_used);
  else
    g_value_set_string (value, texts[id]);
}

static void
cb_connection_record_finalize (GObject *object)
{
  CbConnectionRecord *self = CB_CONNECTION_RECORD (object);

  g_free (self->id);
  g_free (self->connector_id);
  g_free (self->name);
  cb_value_unref (self->values);
  g_free (self->security);
  g_free (self->server);
  G_OBJECT_CLASS (cb_connection_record_parent_class)->finalize (object);
}

static void
cb_connection_record_class_init (CbConnectionRecordClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_connection_record_get_property;
  object_class->finalize = cb_connection_record_finalize;
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_CONNECTOR_ID] = g_param_spec_string ("connector-id", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_VALUES] = g_param_spec_boxed ("values", NULL, NULL, CB_TYPE_VALUE, flags);
  props[PROP_SECURITY] = g_param_spec_string ("security", NULL, NULL, NULL, flags);
  props[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, flags);
  props[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_LAST_USED] = g_param_spec_int64 ("last-used", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cb_connection_record_init (CbConnectionRecord *self)
{
  self->values = cb_value_new_object ();
  self->security = g_strdup ("");
  self->server = g_strdup ("");
}
