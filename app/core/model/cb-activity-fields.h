/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cb-connector.h"

G_BEGIN_DECLS

#define CB_ACTIVITY_FIELDS_MAX 500
#define CB_ACTIVITY_FIELDS_DEPTH 4

/**
 * CbActivityFields:
 *
 * What is filled in to run an activity: a [iface@Gio.ListModel] of [class@Field] that follows the
 * definition. First the parameters themselves; then one field for each member of the request body
 * that no parameter fills, named `body.member` (`body.outer.inner` below an object), or one field
 * `body` for a body that isn't made of members.
 *
 * At most %CB_ACTIVITY_FIELDS_MAX fields are made of a body, down to %CB_ACTIVITY_FIELDS_DEPTH
 * levels; what is deeper is one field that takes JSON.
 */
#define CB_TYPE_ACTIVITY_FIELDS (cb_activity_fields_get_type ())
G_DECLARE_FINAL_TYPE (CbActivityFields, cb_activity_fields, CB, ACTIVITY_FIELDS, GObject)

/* @connector: for its shared structures. */
CbActivityFields *cb_activity_fields_new (CbConnector *connector, CbActivity *activity);

G_END_DECLS
