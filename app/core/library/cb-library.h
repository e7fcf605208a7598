/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-model.h>

#include "cb-library-error.h"

G_BEGIN_DECLS

/**
 * CbLibraryStatus:
 * @CB_LIBRARY_STATUS_DRAFT: not published yet
 * @CB_LIBRARY_STATUS_PUBLISHED: as it was published
 * @CB_LIBRARY_STATUS_CHANGED: published, changed since
 * @CB_LIBRARY_STATUS_INSTALLED: from a registry, read-only until it is duplicated
 *
 * Where a connector of the library stands.
 */
typedef enum
{
  CB_LIBRARY_STATUS_DRAFT,
  CB_LIBRARY_STATUS_PUBLISHED,
  CB_LIBRARY_STATUS_CHANGED,
  CB_LIBRARY_STATUS_INSTALLED,
} CbLibraryStatus;

#define CB_LIBRARY_N_STATUSES 4

/* The nick, for the shell: "draft"; and back, -1 where there is none. */
const char *cb_library_status_get_nick (CbLibraryStatus status);
int cb_library_status_from_nick (const char *nick);

/**
 * CbLibrary:
 *
 * The connectors, drafts, versions, connections and runs of one person on this computer, in one
 * SQLite file.
 *
 * Several processes may have the same library open: each write is one short transaction, and
 * [signal@Library::changed] is emitted in every process whenever something was written by any.
 * What an operation has acknowledged (its `_finish` returned) survives a crash and a power loss.
 *
 * Used from the thread that opened it. Writes are done in order by one thread, reads by others;
 * the functions without `_async` are look-ups of a few rows that take microseconds.
 */
#define CB_TYPE_LIBRARY (cb_library_get_type ())
G_DECLARE_FINAL_TYPE (CbLibrary, cb_library, CB, LIBRARY, GObject)

/* `$XDG_DATA_HOME/connector-builder/library.db`. (transfer full) */
char *cb_library_dup_default_path (void);

/**
 * cb_library_open_async:
 * @path: the file; it and its folder are made where they are missing
 *
 * Opens a library, migrating one that an older version made, checking one that was not closed,
 * and purging what was deleted more than 30 days ago.
 */
void cb_library_open_async (const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
CbLibrary *cb_library_open_finish (GAsyncResult *result, GError **error);
/* Saves what drafts still hold, waits for all that is under way, and closes. */
void cb_library_close_async (CbLibrary *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_close_finish (CbLibrary *self, GAsyncResult *result, GError **error);

const char *cb_library_get_path (CbLibrary *self);
/* Looks whether another process has written; the library also notices by itself. */
void cb_library_poll (CbLibrary *self);

/**
 * cb_library_create_async:
 * @connector: the definition, without a parent; nobody may touch it until this has finished
 *
 * Adds a connector in one transaction. Fails with %CB_LIBRARY_ERROR_CLASH where a living connector
 * has the same name and version, unless the name is empty.
 */
void cb_library_create_async (CbLibrary *self, CbConnector *connector, CbLibraryStatus status,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data);
/* (transfer full): the id of the new connector. */
char *cb_library_create_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/**
 * cb_library_replace_async:
 * @id: the connector whose definition is exchanged; its connections and versions stay
 * @connector: as for cb_library_create_async()
 *
 * Puts another definition in the place of one, in one transaction.
 */
void cb_library_replace_async (CbLibrary *self, const char *id, CbConnector *connector,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
gboolean cb_library_replace_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* Loads a definition whose activities and shared schemas are read when they are first touched. */
void cb_library_load_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
CbConnector *cb_library_load_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* All or none of @ids, a NULL-terminated list. Deleted connectors can be restored for 30 days,
 * also after a restart; one whose name and version were taken meanwhile comes back all the same,
 * see [property@IndexRow:clash]. */
void cb_library_delete_async (CbLibrary *self, const char *const *ids, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_delete_finish (CbLibrary *self, GAsyncResult *result, GError **error);
void cb_library_restore_async (CbLibrary *self, const char *const *ids, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_restore_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* A draft with the same content under a free name ("Acme copy"). */
void cb_library_duplicate_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
char *cb_library_duplicate_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* Adds tags to and removes tags from each of @ids; NULL-terminated lists, or NULL. */
void cb_library_tag_async (CbLibrary *self, const char *const *ids, const char *const *add,
                           const char *const *remove, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
gboolean cb_library_tag_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* The SVG of an image by its hash (see [property@IndexRow:image-hash]). */
void cb_library_load_image_async (CbLibrary *self, const char *hash, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
GBytes *cb_library_load_image_finish (CbLibrary *self, GAsyncResult *result, GError **error);

/* The id of the living connector other than @except_id (or NULL) that has this name and version;
 * NULL where the pair is free. (transfer full) */
char *cb_library_check_clash (CbLibrary *self, const char *name, const char *version,
                              const char *except_id);
/* The ways out of a clash: "Acme 2", or "1.0.1". (transfer full) */
char *cb_library_dup_free_name (CbLibrary *self, const char *name, const char *version);
char *cb_library_dup_free_version (CbLibrary *self, const char *name, const char *version);
/* The id of the connector that an id, `name` (the one edited last) or `name@version` names.
 * %CB_LIBRARY_ERROR_NOT_FOUND where there is none. (transfer full) */
char *cb_library_resolve (CbLibrary *self, const char *text, GError **error);

/**
 * CbLibraryVersion:
 * @id: its id
 * @name: the connector's name when it was published
 * @version: its version
 * @published: when, in microseconds since 1970 UTC
 *
 * One published version of a connector, which never changes.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *version;
  gint64 published;
} CbLibraryVersion;

#define CB_TYPE_LIBRARY_VERSION (cb_library_version_get_type ())
GType cb_library_version_get_type (void);
CbLibraryVersion *cb_library_version_copy (const CbLibraryVersion *self);
void cb_library_version_free (CbLibraryVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbLibraryVersion, cb_library_version_free)

/* The newest first. (transfer full) (element-type CbLibraryVersion) */
void cb_library_list_versions_async (CbLibrary *self, const char *id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
GPtrArray *cb_library_list_versions_finish (CbLibrary *self, GAsyncResult *result, GError **error);
/* The connector file as it was published. */
void cb_library_load_version_async (CbLibrary *self, gint64 version_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
GBytes *cb_library_load_version_finish (CbLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
