/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item.h"

/* Typed getters and setters over a class's member table. MEMBER is the index in the table.
 * Ownership is that of the function behind each: texts, values, items and lists are borrowed. */

#define CB_ITEM_STRING(Type, type, member, MEMBER)                                                 \
  static inline const char *cb_##type##_get_##member (Type *self)                                  \
  {                                                                                                \
    return cb_item_get_string ((CbItem *) self, MEMBER);                                           \
  }                                                                                                \
  static inline void cb_##type##_set_##member (Type *self, const char *text)                       \
  {                                                                                                \
    cb_item_set_string ((CbItem *) self, MEMBER, text);                                            \
  }

#define CB_ITEM_INTEGER(Type, type, Value, member, MEMBER)                                         \
  static inline Value cb_##type##_get_##member (Type *self)                                        \
  {                                                                                                \
    return (Value) cb_item_get_integer ((CbItem *) self, MEMBER);                                  \
  }                                                                                                \
  static inline void cb_##type##_set_##member (Type *self, Value value)                            \
  {                                                                                                \
    cb_item_set_integer ((CbItem *) self, MEMBER, (gint64) value);                                 \
  }

#define CB_ITEM_STRINGS(Type, type, member, MEMBER)                                                \
  static inline const char *const *cb_##type##_get_##member (Type *self)                           \
  {                                                                                                \
    return cb_item_get_strings ((CbItem *) self, MEMBER);                                          \
  }                                                                                                \
  static inline void cb_##type##_set_##member (Type *self, const char *const *texts)               \
  {                                                                                                \
    cb_item_set_strings ((CbItem *) self, MEMBER, texts);                                          \
  }

#define CB_ITEM_VALUE(Type, type, member, MEMBER)                                                  \
  static inline CbValue *cb_##type##_get_##member (Type *self)                                     \
  {                                                                                                \
    return cb_item_get_value ((CbItem *) self, MEMBER);                                            \
  }                                                                                                \
  static inline void cb_##type##_set_##member (Type *self, CbValue *value)                         \
  {                                                                                                \
    cb_item_set_value ((CbItem *) self, MEMBER, value);                                            \
  }

#define CB_ITEM_ITEM(Type, type, Item, member, MEMBER)                                             \
  static inline Item *cb_##type##_get_##member (Type *self)                                        \
  {                                                                                                \
    return (Item *) cb_item_get_item ((CbItem *) self, MEMBER);                                    \
  }                                                                                                \
  static inline void cb_##type##_set_##member (Type *self, Item *item)                             \
  {                                                                                                \
    cb_item_set_item ((CbItem *) self, MEMBER, (CbItem *) item);                                   \
  }

#define CB_ITEM_LIST(Type, type, member, MEMBER)                                                   \
  static inline CbList *cb_##type##_get_##member (Type *self)                                      \
  {                                                                                                \
    return cb_item_get_list ((CbItem *) self, MEMBER);                                             \
  }
