/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-index-row-private.h"

#define FIRST_TEXT 1
#define N_TEXTS 9
#define FIRST_NUMBER (FIRST_TEXT + N_TEXTS)
#define N_NUMBERS 6

/* The columns behind the row number, texts first, in the order of CB_INDEX_ROW_COLUMNS. */
enum
{
  TEXT_ID,
  TEXT_NAME,
  TEXT_VERSION,
  TEXT_DISPLAY_NAME,
  TEXT_DESCRIPTION,
  TEXT_TAGS,
  TEXT_BASE_URL,
  TEXT_COLOR,
  TEXT_IMAGE_HASH,
};

enum
{
  NUMBER_STATUS,
  NUMBER_ACTIVITIES,
  NUMBER_CREATED,
  NUMBER_EDITED,
  NUMBER_PUBLISHED,
  NUMBER_CLASH,
};

struct _CbIndexRow
{
  GObject parent_instance;

  gint64 number;
  gboolean loaded;
  char *texts[N_TEXTS];
  gint64 numbers[N_NUMBERS];
  char **tags;
};

enum
{
  PROP_LOADED = 1,
  PROP_ID,
  PROP_NAME,
  PROP_VERSION,
  PROP_DISPLAY_NAME,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_BASE_URL,
  PROP_TAGS,
  PROP_STATUS,
  PROP_COLOR,
  PROP_IMAGE_HASH,
  PROP_N_ACTIVITIES,
  PROP_CREATED,
  PROP_EDITED,
  PROP_PUBLISHED,
  PROP_CLASH,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CbIndexRow, cb_index_row, G_TYPE_OBJECT)

CbIndexRow *
cb_index_row_new (gint64 number)
{
  CbIndexRow *self = g_object_new (CB_TYPE_INDEX_ROW, NULL);

  self->number = number;
  return self;
}

static char **
split_tags (const char *tags)
{
  return *tags ? g_strsplit (tags, "\n", -1) : g_new0 (char *, 1);
}

CbIndexRow *
cb_index_row_read (CbStatement *statement)
{
  CbIndexRow *self = cb_index_row_new (sqlite3_column_int64 (statement, 0));

  self->loaded = TRUE;
  for (int i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup (cb_statement_get_text (statement, FIRST_TEXT + i));
  for (int i = 0; i < N_NUMBERS; i++)
    self->numbers[i] = sqlite3_column_int64 (statement, FIRST_NUMBER + i);
  g_strfreev (self->tags);
  self->tags = split_tags (self->texts[TEXT_TAGS]);
  return self;
}

gint64
cb_index_row_get_number (CbIndexRow *self)
{
  return self->number;
}

static gboolean
is_same (CbIndexRow *self, CbIndexRow *other)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
      return FALSE;
  return self->loaded == other->loaded
         && memcmp (self->numbers, other->numbers, sizeof self->numbers) == 0;
}

void
cb_index_row_assign (CbIndexRow *self, CbIndexRow *other)
{
  if (self == other || is_same (self, other))
    return;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (self->texts[i]);
      self->texts[i] = g_strdup (other->texts[i]);
    }
  memcpy (self->numbers, other->numbers, sizeof self->numbers);
  self->loaded = other->loaded;
  g_strfreev (self->tags);
  self->tags = g_strdupv (other->tags);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_LOADED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static const char *
get_text (CbIndexRow *self, guint text)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), "");
  return self->texts[text] ? self->texts[text] : "";
}

gboolean
cb_index_row_get_loaded (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), FALSE);
  return self->loaded;
}

const char *
cb_index_row_get_id (CbIndexRow *self)
{
  return get_text (self, TEXT_ID);
}

const char *
cb_index_row_get_name (CbIndexRow *self)
{
  return get_text (self, TEXT_NAME);
}

const char *
cb_index_row_get_version (CbIndexRow *self)
{
  return get_text (self, TEXT_VERSION);
}

const char *
cb_index_row_get_display_name (CbIndexRow *self)
{
  return get_text (self, TEXT_DISPLAY_NAME);
}

const char *
cb_index_row_get_title (CbIndexRow *self)
{
  const char *display_name = get_text (self, TEXT_DISPLAY_NAME);

  return *display_name ? display_name : get_text (self, TEXT_NAME);
}

const char *
cb_index_row_get_description (CbIndexRow *self)
{
  return get_text (self, TEXT_DESCRIPTION);
}

const char *
cb_index_row_get_base_url (CbIndexRow *self)
{
  return get_text (self, TEXT_BASE_URL);
}

const char *const *
cb_index_row_get_tags (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), NULL);
  return (const char *const *) self->tags;
}

CbLibraryStatus
cb_index_row_get_status (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), CB_LIBRARY_STATUS_DRAFT);
  return (CbLibraryStatus) self->numbers[NUMBER_STATUS];
}

const char *
cb_index_row_get_color (CbIndexRow *self)
{
  return get_text (self, TEXT_COLOR);
}

const char *
cb_index_row_get_image_hash (CbIndexRow *self)
{
  return get_text (self, TEXT_IMAGE_HASH);
}

guint
cb_index_row_get_n_activities (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), 0);
  return (guint) self->numbers[NUMBER_ACTIVITIES];
}

gint64
cb_index_row_get_created (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), 0);
  return self->numbers[NUMBER_CREATED];
}

gint64
cb_index_row_get_edited (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), 0);
  return self->numbers[NUMBER_EDITED];
}

gint64
cb_index_row_get_published (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), 0);
  return self->numbers[NUMBER_PUBLISHED];
}

gboolean
cb_index_row_get_clash (CbIndexRow *self)
{
  g_return_val_if_fail (CB_IS_INDEX_ROW (self), FALSE);
  return self->numbers[NUMBER_CLASH] != 0;
}

static void
cb_index_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  static const guint texts[N_PROPS] = {
    [PROP_ID] = TEXT_ID,
    [PROP_NAME] = TEXT_NAME,
    [PROP_VERSION] = TEXT_VERSION,
    [PROP_DISPLAY_NAME] = TEXT_DISPLAY_NAME,
    [PROP_DESCRIPTION] = TEXT_DESCRIPTION,
    [PROP_BASE_URL] = TEXT_BASE_URL,
    [PROP_COLOR] = TEXT_COLOR,
    [PROP_IMAGE_HASH] = TEXT_IMAGE_HASH,
  };
  static const guint numbers[N_PROPS] = {
    [PROP_STATUS] = NUMBER_STATUS,       [PROP_N_ACTIVITIES] = NUMBER_ACTIVITIES,
    [PROP_CREATED] = NUMBER_CREATED,     [PROP_EDITED] = NUMBER_EDITED,
    [PROP_PUBLISHED] = NUMBER_PUBLISHED, [PROP_CLASH] = NUMBER_CLASH,
  };
  CbIndexRow *self = CB_INDEX_ROW (object);

  if (id == PROP_LOADED)
    g_value_set_boolean (value, self->loaded);
  else if (id == PROP_TAGS)
    g_value_set_boxed (value, self->tags);
  else if (id == PROP_TITLE)
    g_value_set_string (value, cb_index_row_get_title (self));
  else if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (value, get_text (self, texts[id]));
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, self->numbers[numbers[id]] != 0);
  else
    g_value_set_int64 (value, self->numbers[numbers[id]]);
}

static void
cb_index_row_finalize (GObject *object)
{
  CbIndexRow *self = CB_INDEX_ROW (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_strfreev (self->tags);
  G_OBJECT_CLASS (cb_index_row_parent_class)->finalize (object);
}

static void
add_text (guint id, const char *name)
{
  props[id] = g_param_spec_string (name, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
add_number (guint id, const char *name)
{
  props[id] = g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
add_boolean (guint id, const char *name)
{
  props[id] = g_param_spec_boolean (name, NULL, NULL, FALSE,
                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
cb_index_row_class_init (CbIndexRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_index_row_get_property;
  object_class->finalize = cb_index_row_finalize;
  add_boolean (PROP_LOADED, "loaded");
  add_text (PROP_ID, "id");
  add_text (PROP_NAME, "name");
  add_text (PROP_VERSION, "version");
  add_text (PROP_DISPLAY_NAME, "display-name");
  add_text (PROP_TITLE, "title");
  add_text (PROP_DESCRIPTION, "description");
  add_text (PROP_BASE_URL, "base-url");
  props[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  add_number (PROP_STATUS, "status");
  add_text (PROP_COLOR, "color");
  add_text (PROP_IMAGE_HASH, "image-hash");
  add_number (PROP_N_ACTIVITIES, "n-activities");
  add_number (PROP_CREATED, "created");
  add_number (PROP_EDITED, "edited");
  add_number (PROP_PUBLISHED, "published");
  add_boolean (PROP_CLASH, "clash");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cb_index_row_init (CbIndexRow *self)
{
  self->tags = g_new0 (char *, 1);
}
