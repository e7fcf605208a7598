/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-format-migrate-private.h"

#include "cb-format-error.h"

#include <string.h>

/* Each step is frozen: it speaks the words of its two versions, not those of the present model. */
typedef CbValue *(*MigrateFunc) (CbValue *file);

typedef struct
{
  const char *old_key;
  const char *new_key;
} Renaming;

typedef struct
{
  const char *kind;
  const char *name;
  const char *type;
} CredentialField;

/* @object with the members of @renamings under their new keys, in their old places. A member
 * that has the new key already wins over the old one. */
static CbValue *
rename_members (CbValue *object, const Renaming *renamings, guint n_renamings)
{
  CbValue *result = cb_value_ref (object);

  for (guint i = 0; i < n_renamings; i++)
    {
      CbValue *part = cb_value_get_member (result, renamings[i].old_key);
      g_autoptr (CbValue) before = NULL;
      g_autoptr (CbValue) without = NULL;

      if (!part || cb_value_get_member (result, renamings[i].new_key))
        continue;
      before = result;
      without = cb_value_without_member (before, renamings[i].old_key);
      result = cb_value_with_member (without, renamings[i].new_key, part);
    }
  return result;
}

/* @list with @func applied to each of its objects. */
static CbValue *
map_items (CbValue *list, MigrateFunc func)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  guint size = cb_value_get_size (list);

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    {
      CbValue *item = cb_value_get_item (list, i);
      g_autoptr (CbValue) mapped = cb_value_is (item, CB_NODE_OBJECT) ? func (item)
                                                                      : cb_value_ref (item);
      cb_value_builder_add (builder, mapped);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static CbValue *
map_member (CbValue *object, const char *key, MigrateFunc func)
{
  CbValue *list = cb_value_get_member (object, key);
  g_autoptr (CbValue) mapped = NULL;

  if (!list || !cb_value_is (list, CB_NODE_ARRAY))
    return cb_value_ref (object);
  mapped = map_items (list, func);
  return cb_value_with_member (object, key, mapped);
}

static CbValue *
migrate_0_parameter (CbValue *parameter)
{
  static const Renaming renamings[] = { { "title", "displayName" } };

  return rename_members (parameter, renamings, G_N_ELEMENTS (renamings));
}

static CbValue *
migrate_0_operation (CbValue *operation)
{
  static const Renaming renamings[] = {
    { "title", "displayName" },
    { "verb", "method" },
  };
  g_autoptr (CbValue) renamed = rename_members (operation, renamings, G_N_ELEMENTS (renamings));

  return map_member (renamed, "parameters", migrate_0_parameter);
}

/* `baseUrl` was one address; now there is a list of servers. */
static CbValue *
migrate_0_base_url (CbValue *file)
{
  CbValue *url = cb_value_get_member (file, "baseUrl");
  g_autoptr (CbValueBuilder) builder = NULL;
  g_autoptr (CbValue) servers = NULL;
  g_autoptr (CbValue) without = NULL;

  if (!url || !cb_value_is (url, CB_NODE_STRING))
    return cb_value_ref (file);
  builder = cb_value_builder_new ();
  cb_value_builder_begin_array (builder);
  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "url");
  cb_value_builder_add (builder, url);
  cb_value_builder_end (builder);
  cb_value_builder_end (builder);
  servers = cb_value_builder_finish (builder);
  without = cb_value_without_member (file, "baseUrl");
  return cb_value_with_member (without, "servers", servers);
}

static CbValue *
make_credential_fields (const char *kind)
{
  static const CredentialField fields[] = {
    { "apiKey", "key", "secret" },
    { "basic", "username", "text" },
    { "basic", "password", "secret" },
    { "bearer", "token", "secret" },
  };
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].kind, kind) != 0)
        continue;
      cb_value_builder_begin_object (builder);
      cb_value_builder_set_key (builder, "name");
      cb_value_builder_add_string (builder, fields[i].name);
      cb_value_builder_set_key (builder, "type");
      cb_value_builder_add_string (builder, fields[i].type);
      cb_value_builder_set_key (builder, "required");
      cb_value_builder_add_boolean (builder, TRUE);
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* `auth` was one object: its kind in `type`, the name of an API key's header in `name`. */
static CbValue *
migrate_0_auth_method (CbValue *auth)
{
  static const Renaming renamings[] = {
    { "type", "kind" },
    { "name", "parameterName" },
    { "title", "displayName" },
  };
  g_autoptr (CbValue) renamed = rename_members (auth, renamings, G_N_ELEMENTS (renamings));
  g_autoptr (CbValue) id = cb_value_new_string ("default");
  g_autoptr (CbValue) named = cb_value_with_member (renamed, "id", id);
  const char *kind = cb_value_get_member_text (named, "kind");
  g_autoptr (CbValue) fields = NULL;

  if (!kind || cb_value_get_member (named, "fields"))
    return g_steal_pointer (&named);
  fields = make_credential_fields (kind);
  return cb_value_with_member (named, "fields", fields);
}

static CbValue *
migrate_0_auth (CbValue *file)
{
  CbValue *auth = cb_value_get_member (file, "auth");
  g_autoptr (CbValue) method = NULL;
  g_autoptr (CbValue) methods = NULL;
  g_autoptr (CbValue) without = NULL;

  if (!auth || !cb_value_is (auth, CB_NODE_OBJECT))
    return cb_value_ref (file);
  method = migrate_0_auth_method (auth);
  methods = cb_value_new_array ((CbValue *const[]){ method }, 1);
  without = cb_value_without_member (file, "auth");
  return cb_value_with_member (without, "authMethods", methods);
}

static CbValue *
migrate_0 (CbValue *file)
{
  static const Renaming renamings[] = {
    { "title", "displayName" },
    { "operations", "activities" },
  };
  g_autoptr (CbValue) renamed = rename_members (file, renamings, G_N_ELEMENTS (renamings));
  g_autoptr (CbValue) served = migrate_0_base_url (renamed);
  g_autoptr (CbValue) proved = migrate_0_auth (served);

  return map_member (proved, "activities", migrate_0_operation);
}

/* The step at index N leads from version N to version N + 1. */
static const MigrateFunc steps[CB_FORMAT_VERSION] = { migrate_0 };

CbValue *
cb_format_migrate (CbValue *file, int version)
{
  CbValue *result = cb_value_ref (file);

  g_return_val_if_fail (version >= CB_FORMAT_OLDEST_VERSION, result);
  for (int i = version; i < CB_FORMAT_VERSION; i++)
    {
      g_autoptr (CbValue) before = result;
      result = steps[i](before);
    }
  return result;
}
