/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include <libcb-ui-form.h>
#include <libcb-ui-use.h>

GtkWidget *
cb_window_use_make_root (CbWindow *self)
{
  CbWorkspace *workspace = cb_window_get_workspace (self);
  CbLibrary *library = workspace ? cb_workspace_get_library (workspace) : NULL;
  CbSecretStore *secrets = workspace ? cb_workspace_get_secrets (workspace) : NULL;

  if (!library || !secrets)
    return NULL;
  cb_ui_form_init ();
  cb_ui_use_init ();
  return cb_use_new (library, secrets);
}
