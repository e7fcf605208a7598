/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-server.h"

#include <glib/gi18n-lib.h>

struct _CbServer
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbServer, cb_server, CB_TYPE_ITEM)

static const CbMember members[CB_SERVER_N_MEMBERS] = {
  [CB_SERVER_NAME] = { "name", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("server name"),
                       "What people call it: Production, Sandbox." },
  [CB_SERVER_URL] = { "url", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY, N_ ("base URL"),
                      "The address, with {variables}." },
  [CB_SERVER_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("description"),
                              "What it is for." },
  [CB_SERVER_VARIABLES] = { "variables", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("variables"),
                            "A field for each {variable} of the address.", cb_field_get_type,
                            .item_title = N_ ("variable") },
  [CB_SERVER_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                         "What a source said beyond this, by origin." },
};

CbServer *
cb_server_new (const char *url)
{
  CbServer *self = g_object_new (CB_TYPE_SERVER, NULL);

  cb_server_set_url (self, url);
  cb_server_sync_variables (self);
  return self;
}

static CbField *
make_variable (const char *name)
{
  CbField *field = cb_field_new (name, CB_FIELD_TYPE_TEXT);

  cb_field_set_required (field, TRUE);
  return field;
}

static gboolean
is_as_made (CbField *field)
{
  g_autoptr (CbField) fresh = make_variable (cb_field_get_name (field));

  return cb_item_equal (CB_ITEM (field), CB_ITEM (fresh));
}

void
cb_server_sync_variables (CbServer *self)
{
  CbList *variables = cb_server_get_variables (self);
  g_auto (GStrv) names = cb_text_list_placeholders (cb_server_get_url (self));

  for (guint i = cb_list_get_size (variables); i > 0; i--)
    {
      CbField *field = cb_list_get (variables, i - 1);

      if (!g_strv_contains ((const char *const *) names, cb_field_get_name (field))
          && is_as_made (field))
        cb_list_remove (variables, i - 1);
    }
  for (guint i = 0; names[i]; i++)
    if (!cb_list_find (variables, names[i]))
      {
        g_autoptr (CbField) field = make_variable (names[i]);
        cb_list_append (variables, field);
      }
}

static void
cb_server_class_init (CbServerClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), members, CB_SERVER_N_MEMBERS);
}

static void
cb_server_init (CbServer *self)
{
}
