/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-import-run-private.h"

CbSpot
cb_spot_get (CbSpot spot, const char *key)
{
  if (!cb_spot_is (spot, CB_NODE_OBJECT))
    return (CbSpot){ NULL, NULL };
  return cb_spot_at (spot, cb_node_get_member (spot.file->document, spot.node, key));
}

const char *
cb_spot_to_text (CbSpot spot)
{
  return spot.node ? cb_node_get_text (spot.file->document, spot.node, NULL) : NULL;
}

const char *
cb_spot_get_text (CbSpot spot, const char *key)
{
  return cb_spot_to_text (cb_spot_get (spot, key));
}

gboolean
cb_spot_get_boolean (CbSpot spot, const char *key)
{
  CbSpot member = cb_spot_get (spot, key);
  const char *text = cb_spot_to_text (member);

  /* Hand-written documents say "true" as a text now and then. */
  return cb_spot_is (member, CB_NODE_BOOLEAN) ? cb_node_get_boolean (member.node)
                                              : text && g_ascii_strcasecmp (text, "true") == 0;
}

CbValue *
cb_spot_to_value (CbSpot spot)
{
  return cb_value_new_from_node (spot.file->document, spot.node);
}

void
cb_spot_iter_init (CbSpotIter *iter, CbSpot spot)
{
  iter->parent = spot;
  cb_node_iter_init (&iter->iter, spot.file ? spot.file->document : NULL, spot.node);
}

gboolean
cb_spot_iter_next (CbSpotIter *iter, const char **key, CbSpot *child)
{
  const char *name = NULL;
  const CbNode *node = NULL;

  while (cb_node_iter_next (&iter->iter, &name, &node))
    {
      *child = cb_spot_at (iter->parent, node);
      if (key)
        *key = name;
      if (!name || cb_spot_get (iter->parent, name).node == node)
        return TRUE;
    }
  return FALSE;
}
