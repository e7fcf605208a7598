/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-item.h"
#include "cb-list.h"

#include <string.h>

static char *
make_property_name (const char *key)
{
  GString *name = g_string_new (NULL);

  for (const char *c = key; *c; c++)
    {
      if (g_ascii_isupper (*c))
        g_string_append_c (name, '-');
      g_string_append_c (name, g_ascii_tolower (*c));
    }
  return g_string_free (name, FALSE);
}

static GParamSpec *
make_property (const CbMember *member)
{
  g_autofree char *made = make_property_name (member->key);
  const char *name = g_intern_string (made);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (member->kind)
    {
    case CB_MEMBER_STRING:
      return g_param_spec_string (name, NULL, NULL, "", flags);
    case CB_MEMBER_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, member->default_value != 0, flags);
    case CB_MEMBER_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, member->default_value,
                                 flags);
    case CB_MEMBER_ENUM:
      return g_param_spec_enum (name, NULL, NULL, member->get_type (), member->default_value,
                                flags);
    case CB_MEMBER_STRINGS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case CB_MEMBER_VALUE:
      return g_param_spec_boxed (name, NULL, NULL, CB_TYPE_VALUE, flags);
    case CB_MEMBER_ITEM:
      return g_param_spec_object (name, NULL, NULL, member->get_type (), flags);
    case CB_MEMBER_LIST:
    default:
      return g_param_spec_object (name, NULL, NULL, CB_TYPE_LIST,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    }
}

/* GObject does not hand these two on to subclasses. */
static void
inherit_accessors (GObjectClass *klass)
{
  GObjectClass *parent = g_type_class_peek_parent (klass);

  if (!klass->get_property)
    klass->get_property = parent->get_property;
  if (!klass->set_property)
    klass->set_property = parent->set_property;
}

void
cb_item_class_add_members (CbItemClass *klass, const CbMember *members, guint n_members)
{
  guint inherited = klass->n_members;
  guint total = inherited + n_members;
  const CbMember **all = g_new (const CbMember *, total);
  GParamSpec **properties = g_new (GParamSpec *, total);

  inherit_accessors (G_OBJECT_CLASS (klass));

  /* The parent class's arrays were copied into this class by pointer, and stay the parent's. */
  if (inherited > 0)
    {
      memcpy (all, klass->members, inherited * sizeof *all);
      memcpy (properties, klass->properties, inherited * sizeof *properties);
    }
  for (guint i = 0; i < n_members; i++)
    {
      all[inherited + i] = &members[i];
      properties[inherited + i] = make_property (&members[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), inherited + i + 1,
                                       properties[inherited + i]);
    }
  klass->members = all;
  klass->properties = properties;
  klass->n_members = total;
}

const CbMember *
cb_item_class_get_member (CbItemClass *klass, guint index)
{
  g_return_val_if_fail (index < klass->n_members, NULL);
  return klass->members[index];
}

guint
cb_item_class_get_n_members (CbItemClass *klass)
{
  return klass->n_members;
}

int
cb_item_class_find_member (CbItemClass *klass, const char *key)
{
  for (guint i = 0; i < klass->n_members; i++)
    if (g_str_equal (klass->members[i]->key, key))
      return (int) i;
  return -1;
}

guint
cb_item_get_n_members (CbItem *self)
{
  return CB_ITEM_GET_CLASS (self)->n_members;
}

const CbMember *
cb_item_get_member (CbItem *self, guint index)
{
  return cb_item_class_get_member (CB_ITEM_GET_CLASS (self), index);
}

int
cb_item_find_member (CbItem *self, const char *name)
{
  CbItemClass *klass = CB_ITEM_GET_CLASS (self);
  int found = cb_item_class_find_member (klass, name);

  for (guint i = 0; found < 0 && i < klass->n_members; i++)
    if (g_str_equal (klass->properties[i]->name, name))
      found = (int) i;
  return found;
}
