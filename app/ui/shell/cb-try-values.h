/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-secrets.h>
#include <libcb-ui-form.h>

G_BEGIN_DECLS

#define CB_TYPE_TRY_VALUES (cb_try_values_get_type ())

/**
 * CbTryValues:
 *
 * What the creator of a connector fills in to try it: server, way of signing in, credentials and
 * connection fields. Several forms show the same values; what is typed into one is in all.
 *
 * Never part of the definition: kept as one secret in the keyring, by draft.
 */
G_DECLARE_FINAL_TYPE (CbTryValues, cb_try_values, CB, TRY_VALUES, GObject)

/* @secrets: where they are kept, or NULL for nowhere. */
CbTryValues *cb_try_values_new (CbConnector *connector, const char *draft_id,
                                CbSecretStore *secrets);
/* Shows the values in @form, and takes what is typed there. */
void cb_try_values_add_form (CbTryValues *self, CbConnectionForm *form);
/* Keeps now what was typed. */
void cb_try_values_flush (CbTryValues *self);

G_END_DECLS
