/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/* A keyword of @schema that is a list, or an object; NULL where it isn't there or is something
 * else, which strangers' schemas may well have. */
static inline CbValue *
cb_schema_get_list (CbValue *schema, const char *keyword)
{
  CbValue *part = cb_value_get_member (schema, keyword);

  return part && cb_value_is (part, CB_NODE_ARRAY) ? part : NULL;
}

static inline CbValue *
cb_schema_get_object (CbValue *schema, const char *keyword)
{
  CbValue *part = cb_value_get_member (schema, keyword);

  return part && cb_value_is (part, CB_NODE_OBJECT) ? part : NULL;
}

/* How many entries that list or object has; 0 where it isn't there. */
static inline guint
cb_schema_count (CbValue *part)
{
  return part ? cb_value_get_size (part) : 0;
}

G_END_DECLS
