/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-item-private.h"
#include "cb-list.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbItem, cb_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

CbItemPrivate *
_cb_item_get_private (CbItem *self)
{
  return cb_item_get_instance_private (self);
}

CbSlot *
_cb_item_get_slot (CbItem *self, guint member)
{
  return &_cb_item_get_private (self)->slots[member];
}

/* The slot of a member of one of two kinds, with the item loaded if that takes it. */
static CbSlot *
look_at (CbItem *self, guint member, CbMemberKind kind)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);
  CbItemClass *klass = CB_ITEM_GET_CLASS (self);

  g_return_val_if_fail (member < klass->n_members, NULL);
  g_return_val_if_fail (klass->members[member]->kind == kind, NULL);
  if (G_UNLIKELY (priv->load) && !(klass->members[member]->flags & CB_MEMBER_HEAD))
    cb_item_ensure_loaded (self, NULL);
  return &priv->slots[member];
}

/* As look_at(), for setting: NULL where the rest of the item can't be loaded, since a change of
 * an item that isn't whole would overwrite what is stored. */
static CbSlot *
look_to_set (CbItem *self, guint member, CbMemberKind kind)
{
  CbSlot *slot = look_at (self, member, kind);

  return cb_item_ensure_loaded (self, NULL) ? slot : NULL;
}

gboolean
_cb_item_is_observed (CbItem *self)
{
  gboolean observed = FALSE;

  for (CbItem *item = self; item; item = _cb_item_get_private (item)->parent)
    {
      if (_cb_item_get_private (item)->frozen)
        return FALSE;
      observed = observed || g_signal_has_handler_pending (item, signals[CHANGED], 0, FALSE);
    }
  return observed;
}

void
_cb_item_emit_change (CbItem *self, CbChange *change)
{
  g_autoptr (CbItem) item = g_object_ref (self);

  while (item)
    {
      CbItem *parent = _cb_item_get_private (item)->parent;
      CbItem *next = parent ? g_object_ref (parent) : NULL;

      g_signal_emit (item, signals[CHANGED], 0, change);
      g_set_object (&item, next);
      g_clear_object (&next);
    }
}

void
_cb_item_notify (CbItem *self, int member)
{
  if (member >= 0)
    g_object_notify_by_pspec (G_OBJECT (self), CB_ITEM_GET_CLASS (self)->properties[member]);
}

static void
announce (CbItem *self, int member, const GValue *before, const GValue *after)
{
  g_autoptr (CbChange) change = NULL;

  if (_cb_item_is_observed (self))
    change = cb_change_new_set (self, member, before, after);
  _cb_item_notify (self, member);
  if (change)
    _cb_item_emit_change (self, change);
}

const char *
cb_item_get_string (CbItem *self, guint member)
{
  CbSlot *slot = look_at (self, member, CB_MEMBER_STRING);

  return slot && slot->text ? slot->text : "";
}

void
cb_item_set_string (CbItem *self, guint member, const char *text)
{
  CbSlot *slot = look_to_set (self, member, CB_MEMBER_STRING);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!slot || g_str_equal (slot->text ? slot->text : "", text ? text : ""))
    return;
  g_value_init (&before, G_TYPE_STRING);
  g_value_init (&after, G_TYPE_STRING);
  g_value_take_string (&before, slot->text);
  slot->text = text && *text ? g_strdup (text) : NULL;
  g_value_set_string (&after, slot->text);
  announce (self, member, &before, &after);
}

static CbSlot *
look_at_integer (CbItem *self, guint member)
{
  CbItemClass *klass = CB_ITEM_GET_CLASS (self);
  CbMemberKind kind;

  g_return_val_if_fail (member < klass->n_members, NULL);
  kind = klass->members[member]->kind;
  g_return_val_if_fail (
      kind == CB_MEMBER_BOOLEAN || kind == CB_MEMBER_INTEGER || kind == CB_MEMBER_ENUM, NULL);
  return look_at (self, member, kind);
}

gint64
cb_item_get_integer (CbItem *self, guint member)
{
  CbSlot *slot = look_at_integer (self, member);

  return slot ? slot->integer : 0;
}

void
cb_item_set_integer (CbItem *self, guint member, gint64 value)
{
  CbSlot *slot = look_at_integer (self, member);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!slot || slot->integer == value || !cb_item_ensure_loaded (self, NULL))
    return;
  g_value_init (&before, G_TYPE_INT64);
  g_value_init (&after, G_TYPE_INT64);
  g_value_set_int64 (&before, slot->integer);
  g_value_set_int64 (&after, value);
  slot->integer = value;
  announce (self, member, &before, &after);
}

static const char *const no_texts[] = { NULL };

const char *const *
cb_item_get_strings (CbItem *self, guint member)
{
  CbSlot *slot = look_at (self, member, CB_MEMBER_STRINGS);

  return slot && slot->texts ? (const char *const *) slot->texts : no_texts;
}

void
cb_item_set_strings (CbItem *self, guint member, const char *const *texts)
{
  CbSlot *slot = look_to_set (self, member, CB_MEMBER_STRINGS);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!slot
      || g_strv_equal (slot->texts ? (const char *const *) slot->texts : no_texts,
                       texts ? texts : no_texts))
    return;
  g_value_init (&before, G_TYPE_STRV);
  g_value_init (&after, G_TYPE_STRV);
  g_value_take_boxed (&before, slot->texts);
  slot->texts = texts && texts[0] ? g_strdupv ((char **) texts) : NULL;
  g_value_set_boxed (&after, slot->texts);
  announce (self, member, &before, &after);
}

CbValue *
cb_item_get_value (CbItem *self, guint member)
{
  CbSlot *slot = look_at (self, member, CB_MEMBER_VALUE);

  return slot ? slot->value : NULL;
}

/* Members in another order are the same value to an API, but are seen and written in that order. */
static gboolean
same_value (CbValue *a, CbValue *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (a == b || !a || !b || !cb_value_equal (a, b))
    return a == b;
  one = cb_value_to_text (a, 0);
  other = cb_value_to_text (b, 0);
  return g_str_equal (one, other);
}

void
cb_item_set_value (CbItem *self, guint member, CbValue *value)
{
  CbSlot *slot = look_to_set (self, member, CB_MEMBER_VALUE);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!slot || same_value (slot->value, value))
    return;
  g_value_init (&before, CB_TYPE_VALUE);
  g_value_init (&after, CB_TYPE_VALUE);
  g_value_take_boxed (&before, slot->value);
  slot->value = value ? cb_value_ref (value) : NULL;
  g_value_set_boxed (&after, value);
  announce (self, member, &before, &after);
}

CbItem *
cb_item_get_item (CbItem *self, guint member)
{
  CbSlot *slot = look_at (self, member, CB_MEMBER_ITEM);

  return slot ? slot->item : NULL;
}

void
cb_item_set_item (CbItem *self, guint member, CbItem *item)
{
  CbSlot *slot = look_to_set (self, member, CB_MEMBER_ITEM);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!slot || slot->item == item)
    return;
  g_return_if_fail (item == NULL || cb_item_get_parent (item) == NULL);
  g_value_init (&before, CB_TYPE_ITEM);
  g_value_init (&after, CB_TYPE_ITEM);
  if (slot->item)
    _cb_item_set_parent (slot->item, NULL, NULL);
  g_value_take_object (&before, slot->item);
  slot->item = item ? g_object_ref (item) : NULL;
  if (item)
    _cb_item_set_parent (item, self, NULL);
  g_value_set_object (&after, item);
  announce (self, member, &before, &after);
}

CbList *
cb_item_get_list (CbItem *self, guint member)
{
  CbSlot *slot = look_at (self, member, CB_MEMBER_LIST);

  g_return_val_if_fail (slot != NULL, NULL);
  if (!slot->list)
    slot->list = _cb_list_new (self, member,
                               CB_ITEM_GET_CLASS (self)->members[member]->get_type ());
  return slot->list;
}

CbValue *
cb_item_get_unknown (CbItem *self)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);

  cb_item_ensure_loaded (self, NULL);
  return priv->unknown;
}

void
cb_item_set_unknown (CbItem *self, CbValue *object)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!cb_item_ensure_loaded (self, NULL) || same_value (priv->unknown, object))
    return;
  g_value_init (&before, CB_TYPE_VALUE);
  g_value_init (&after, CB_TYPE_VALUE);
  g_value_take_boxed (&before, priv->unknown);
  priv->unknown = object ? cb_value_ref (object) : NULL;
  g_value_set_boxed (&after, object);
  announce (self, -1, &before, &after);
}

void
_cb_item_set_member_value (CbItem *self, int member, const GValue *value)
{
  if (member < 0)
    {
      cb_item_set_unknown (self, g_value_get_boxed (value));
      return;
    }
  switch (cb_item_get_member (self, member)->kind)
    {
    case CB_MEMBER_STRING:
      cb_item_set_string (self, member, g_value_get_string (value));
      break;
    case CB_MEMBER_BOOLEAN:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_ENUM:
      cb_item_set_integer (self, member, g_value_get_int64 (value));
      break;
    case CB_MEMBER_STRINGS:
      cb_item_set_strings (self, member, g_value_get_boxed (value));
      break;
    case CB_MEMBER_VALUE:
      cb_item_set_value (self, member, g_value_get_boxed (value));
      break;
    case CB_MEMBER_ITEM:
      cb_item_set_item (self, member, g_value_get_object (value));
      break;
    case CB_MEMBER_LIST:
    default:
      g_return_if_reached ();
    }
}

void
_cb_item_set_parent (CbItem *self, CbItem *parent, CbList *list)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);

  priv->parent = parent;
  priv->parent_list = list;
}

CbItem *
cb_item_get_parent (CbItem *self)
{
  return _cb_item_get_private (self)->parent;
}

CbList *
cb_item_get_parent_list (CbItem *self)
{
  return _cb_item_get_private (self)->parent_list;
}

void
cb_item_set_loader (CbItem *self, CbItemLoadFunc func, gpointer data, GDestroyNotify destroy)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);

  if (priv->load_destroy)
    priv->load_destroy (priv->load_data);
  priv->load = func;
  priv->load_data = data;
  priv->load_destroy = destroy;
}

gboolean
cb_item_is_loaded (CbItem *self)
{
  return _cb_item_get_private (self)->load == NULL;
}

gboolean
cb_item_ensure_loaded (CbItem *self, GError **error)
{
  CbItemPrivate *priv = cb_item_get_instance_private (self);
  CbItemLoadFunc load = priv->load;
  gboolean loaded;

  if (G_LIKELY (!load))
    return TRUE;
  /* The loader sets members, and must not be asked again while it does. */
  priv->load = NULL;
  cb_item_begin_load (self);
  loaded = load (self, priv->load_data, error);
  cb_item_end_load (self);
  if (loaded)
    cb_item_set_loader (self, NULL, NULL, NULL);
  else
    priv->load = load;
  return loaded;
}

void
cb_item_begin_load (CbItem *self)
{
  _cb_item_get_private (self)->frozen++;
}

void
cb_item_end_load (CbItem *self)
{
  g_return_if_fail (_cb_item_get_private (self)->frozen > 0);
  _cb_item_get_private (self)->frozen--;
}

static void
cb_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbItem *self = CB_ITEM (object);
  guint member = id - 1;

  switch (cb_item_get_member (self, member)->kind)
    {
    case CB_MEMBER_STRING:
      g_value_set_string (value, cb_item_get_string (self, member));
      break;
    case CB_MEMBER_BOOLEAN:
      g_value_set_boolean (value, cb_item_get_integer (self, member) != 0);
      break;
    case CB_MEMBER_INTEGER:
      g_value_set_int64 (value, cb_item_get_integer (self, member));
      break;
    case CB_MEMBER_ENUM:
      g_value_set_enum (value, cb_item_get_integer (self, member));
      break;
    case CB_MEMBER_STRINGS:
      g_value_set_boxed (value, cb_item_get_strings (self, member));
      break;
    case CB_MEMBER_VALUE:
      g_value_set_boxed (value, cb_item_get_value (self, member));
      break;
    case CB_MEMBER_ITEM:
      g_value_set_object (value, cb_item_get_item (self, member));
      break;
    case CB_MEMBER_LIST:
      g_value_set_object (value, cb_item_get_list (self, member));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbItem *self = CB_ITEM (object);
  guint member = id - 1;

  switch (cb_item_get_member (self, member)->kind)
    {
    case CB_MEMBER_BOOLEAN:
      cb_item_set_integer (self, member, g_value_get_boolean (value));
      break;
    case CB_MEMBER_ENUM:
      cb_item_set_integer (self, member, g_value_get_enum (value));
      break;
    case CB_MEMBER_LIST:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    case CB_MEMBER_STRING:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_STRINGS:
    case CB_MEMBER_VALUE:
    case CB_MEMBER_ITEM:
    default:
      _cb_item_set_member_value (self, member, value);
    }
}

static void
clear_slot (CbSlot *slot, CbMemberKind kind)
{
  switch (kind)
    {
    case CB_MEMBER_STRING:
      g_clear_pointer (&slot->text, g_free);
      break;
    case CB_MEMBER_STRINGS:
      g_clear_pointer (&slot->texts, g_strfreev);
      break;
    case CB_MEMBER_VALUE:
      g_clear_pointer (&slot->value, cb_value_unref);
      break;
    case CB_MEMBER_ITEM:
      if (slot->item)
        _cb_item_set_parent (slot->item, NULL, NULL);
      g_clear_object (&slot->item);
      break;
    case CB_MEMBER_LIST:
      if (slot->list)
        _cb_list_disown (slot->list);
      g_clear_object (&slot->list);
      break;
    case CB_MEMBER_BOOLEAN:
    case CB_MEMBER_INTEGER:
    case CB_MEMBER_ENUM:
    default:
      break;
    }
}

static void
cb_item_finalize (GObject *object)
{
  CbItem *self = CB_ITEM (object);
  CbItemPrivate *priv = cb_item_get_instance_private (self);
  CbItemClass *klass = CB_ITEM_GET_CLASS (self);

  cb_item_set_loader (self, NULL, NULL, NULL);
  for (guint i = 0; i < klass->n_members; i++)
    clear_slot (&priv->slots[i], klass->members[i]->kind);
  g_clear_pointer (&priv->slots, g_free);
  g_clear_pointer (&priv->unknown, cb_value_unref);

  G_OBJECT_CLASS (cb_item_parent_class)->finalize (object);
}

static void
cb_item_constructed (GObject *object)
{
  CbItem *self = CB_ITEM (object);
  CbItemPrivate *priv = cb_item_get_instance_private (self);
  CbItemClass *klass = CB_ITEM_GET_CLASS (self);

  G_OBJECT_CLASS (cb_item_parent_class)->constructed (object);

  priv->slots = g_new0 (CbSlot, MAX (klass->n_members, 1));
  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i]->default_value)
      priv->slots[i].integer = klass->members[i]->default_value;
}

static void
cb_item_class_init (CbItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cb_item_constructed;
  object_class->finalize = cb_item_finalize;
  object_class->get_property = cb_item_get_property;
  object_class->set_property = cb_item_set_property;

  /**
   * CbItem::changed:
   * @change: (type CbChange): what was changed, in the item or anywhere below it
   *
   * Emitted after a member of the item or of a descendant was changed.
   */
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, CB_TYPE_CHANGE);
}

static void
cb_item_init (CbItem *self)
{
}
