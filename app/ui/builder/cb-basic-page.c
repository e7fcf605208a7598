/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-basic-page.h"

#include "cb-bind.h"
#include "cb-problem-row.h"
#include "cb-server-card.h"
#include "cb-swatches.h"
#include "cb-text-row.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbBasicPage
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbConnector *connector;
  CbLinks *links;
  GCancellable *loading;
  CbServer *blank;
  GBindingGroup *bindings;
  GBindingGroup *link_bindings;

  CbImageWell *image;
  GtkLabel *image_error;
  GtkWidget *name;
  CbProblemRow *name_problem;
  GtkWidget *display_name;
  CbProblemRow *display_name_problem;
  GtkWidget *version;
  CbProblemRow *version_problem;
  CbTextRow *description;
  CbProblemRow *description_problem;
  GtkBox *servers;
  GtkWidget *color;
  GtkWidget *categories;
  GtkWidget *publisher;
  GtkWidget *website;
  CbProblemRow *website_problem;
  GtkWidget *documentation;
  CbProblemRow *documentation_problem;
  GtkWidget *support;
  CbProblemRow *support_problem;
  GtkWidget *privacy;
  CbProblemRow *privacy_problem;
};

G_DEFINE_FINAL_TYPE (CbBasicPage, cb_basic_page, ADW_TYPE_BIN)

static void
show_image_error (CbBasicPage *self, const char *message)
{
  gtk_label_set_text (self->image_error, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->image_error), message != NULL);
}

static void
show_image (CbBasicPage *self)
{
  const char *svg = cb_connector_get_image (self->connector);
  g_autoptr (GBytes) data = *svg ? g_bytes_new (svg, strlen (svg)) : NULL;

  cb_image_well_set_data (self->image, data);
}

static void
on_image_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbBasicPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &svg, &length, NULL, &error)
      || !cb_image_check (svg, (gssize) length, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_image_error (self, error->message);
      return;
    }
  show_image_error (self, NULL);
  if (self->connector)
    cb_connector_set_image (self->connector, svg);
}

static void
on_image_sized (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbBasicPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_image_error (self, error->message);
      return;
    }
  /* The size is looked at first, so that a huge file is not read for nothing. */
  if (g_file_info_get_size (info) > (goffset) CB_LIMIT_IMAGE_BYTES)
    {
      g_autofree char *size = g_format_size ((guint64) g_file_info_get_size (info));
      g_autofree char *message = g_strdup_printf (
          _ ("The image has %s; at most 120 KB are possible. Choose a simpler drawing."), size);

      show_image_error (self, message);
      return;
    }
  g_file_load_contents_async (G_FILE (source), self->loading, on_image_loaded, g_object_ref (self));
}

void
cb_basic_page_take_image (CbBasicPage *self, GFile *file)
{
  g_return_if_fail (CB_IS_BASIC_PAGE (self));

  g_cancellable_cancel (self->loading);
  g_set_object (&self->loading, NULL);
  self->loading = g_cancellable_new ();
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->loading, on_image_sized, g_object_ref (self));
}

static void
cb_basic_page_on_image_removed (CbBasicPage *self)
{
  show_image_error (self, NULL);
  cb_connector_set_image (self->connector, "");
}

static void
show_title (CbBasicPage *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  const char *color = cb_connector_get_color (self->connector);

  g_object_set (self->image, "text", title, "color", *color ? color : NULL, NULL);
}

/* Links that nobody has written yet are an item of their own until the first one is. */
static void
on_links_changed (CbBasicPage *self)
{
  if (cb_item_get_parent (CB_ITEM (self->links)) == NULL
      && !cb_item_is_empty (CB_ITEM (self->links))
      && cb_connector_get_links (self->connector) == NULL)
    cb_connector_set_links (self->connector, self->links);
}

static void
watch_links (CbBasicPage *self)
{
  CbLinks *links = self->connector ? cb_connector_get_links (self->connector) : NULL;
  g_autoptr (CbLinks) fresh = links ? g_object_ref (links) : g_object_new (CB_TYPE_LINKS, NULL);

  if (links && links == self->links)
    return;
  if (self->links)
    g_signal_handlers_disconnect_by_func (self->links, on_links_changed, self);
  g_set_object (&self->links, fresh);
  g_signal_connect_object (fresh, "changed", G_CALLBACK (on_links_changed), self,
                           G_CONNECT_SWAPPED);
  g_binding_group_set_source (self->link_bindings, fresh);
  cb_problem_row_watch (self->website_problem, self->context, fresh, CB_LINKS_WEBSITE,
                        self->website);
  cb_problem_row_watch (self->documentation_problem, self->context, fresh, CB_LINKS_DOCUMENTATION,
                        self->documentation);
  cb_problem_row_watch (self->support_problem, self->context, fresh, CB_LINKS_SUPPORT,
                        self->support);
  cb_problem_row_watch (self->privacy_problem, self->context, fresh, CB_LINKS_PRIVACY,
                        self->privacy);
}

static void
cb_basic_page_on_add_server (CbBasicPage *self)
{
  CbList *servers = cb_connector_get_servers (self->connector);
  CbServer *server = cb_list_add_new (servers);

  cb_basic_page_show_item (self, CB_ITEM (server), CB_SERVER_URL);
}

static void
remove_cards (CbBasicPage *self, GtkWidget *first, guint n)
{
  for (guint i = 0; i < n && first; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (first);

      gtk_box_remove (self->servers, first);
      first = next;
    }
}

static GtkWidget *
get_card (CbBasicPage *self, guint position)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->servers));

  for (guint i = 0; card && i < position; i++)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

/* An address that nobody has written yet is a server of its own until the first character is. */
static void
on_blank_changed (CbBasicPage *self)
{
  CbList *servers = cb_connector_get_servers (self->connector);

  if (self->blank && cb_item_get_parent (CB_ITEM (self->blank)) == NULL
      && *cb_server_get_url (self->blank))
    cb_list_append (servers, self->blank);
}

static void
forget_blank (CbBasicPage *self)
{
  if (self->blank)
    g_signal_handlers_disconnect_by_func (self->blank, on_blank_changed, self);
  g_clear_object (&self->blank);
}

static void
add_blank (CbBasicPage *self)
{
  self->blank = cb_server_new ("");
  g_signal_connect_object (self->blank, "changed", G_CALLBACK (on_blank_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->servers, cb_server_card_new (self->context, self->blank));
}

/* The card in which the first server was begun goes on as the card of that server. */
static gboolean
take_blank (CbBasicPage *self, guint position, guint added, CbList *servers)
{
  gboolean begun = added == 1 && cb_list_get (servers, position) == self->blank;

  if (!begun)
    remove_cards (self, get_card (self, 0), 1);
  forget_blank (self);
  return begun;
}

static void
on_servers_changed (CbBasicPage *self, guint position, guint removed, guint added,
                    GListModel *servers)
{
  GtkWidget *after;

  if (self->blank && added > 0 && take_blank (self, position, added, CB_LIST (servers)))
    return;
  after = position > 0 ? get_card (self, position - 1) : NULL;
  remove_cards (self, get_card (self, position), removed);
  for (guint i = 0; i < added; i++)
    {
      CbServer *server = cb_list_get (CB_LIST (servers), position + i);
      GtkWidget *card = cb_server_card_new (self->context, server);

      gtk_box_insert_child_after (self->servers, card, after);
      after = card;
    }
  if (g_list_model_get_n_items (servers) == 0 && self->blank == NULL)
    add_blank (self);
}

static void
watch_connector (CbBasicPage *self)
{
  CbConnector *connector = self->connector;
  GListModel *servers = G_LIST_MODEL (cb_connector_get_servers (connector));

  g_signal_connect_object (servers, "items-changed", G_CALLBACK (on_servers_changed), self,
                           G_CONNECT_SWAPPED);
  on_servers_changed (self, 0, 0, g_list_model_get_n_items (servers), servers);
  g_signal_connect_object (connector, "notify::image", G_CALLBACK (show_image), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::color", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::name", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::display-name", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::links", G_CALLBACK (watch_links), self,
                           G_CONNECT_SWAPPED);
  show_image (self);
  show_title (self);
  watch_links (self);
}

static void
unwatch_connector (CbBasicPage *self)
{
  g_cancellable_cancel (self->loading);
  if (self->connector == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->connector, self);
  g_signal_handlers_disconnect_by_data (cb_connector_get_servers (self->connector), self);
  forget_blank (self);
  remove_cards (self, get_card (self, 0), G_MAXUINT);
  g_clear_object (&self->connector);
}

void
cb_basic_page_set_context (CbBasicPage *self, CbBuilderContext *context)
{
  g_return_if_fail (CB_IS_BASIC_PAGE (self));

  unwatch_connector (self);
  g_set_object (&self->context, context);
  if (context)
    self->connector = g_object_ref (cb_builder_context_get_connector (context));
  g_binding_group_set_source (self->bindings, self->connector);
  if (self->connector == NULL)
    return;
  watch_connector (self);
  cb_problem_row_watch (self->name_problem, context, self->connector, CB_CONNECTOR_NAME,
                        self->name);
  cb_problem_row_watch (self->display_name_problem, context, self->connector,
                        CB_CONNECTOR_DISPLAY_NAME, self->display_name);
  cb_problem_row_watch (self->version_problem, context, self->connector, CB_CONNECTOR_VERSION,
                        self->version);
  cb_problem_row_watch (self->description_problem, context, self->connector,
                        CB_CONNECTOR_DESCRIPTION, GTK_WIDGET (self->description));
}

static GtkWidget *
find_widget (CbBasicPage *self, CbItem *item, int member)
{
  if (CB_IS_LINKS (item))
    {
      GtkWidget *links[] = { self->website, self->documentation, self->support, self->privacy };

      return member >= 0 && member < CB_LINKS_N_MEMBERS ? links[member] : self->website;
    }
  switch (member)
    {
    case CB_CONNECTOR_VERSION:
      return self->version;
    case CB_CONNECTOR_DISPLAY_NAME:
      return self->display_name;
    case CB_CONNECTOR_DESCRIPTION:
      return GTK_WIDGET (self->description);
    case CB_CONNECTOR_PUBLISHER:
      return self->publisher;
    case CB_CONNECTOR_COLOR:
      return self->color;
    case CB_CONNECTOR_CATEGORIES:
      return self->categories;
    case CB_CONNECTOR_IMAGE:
      return GTK_WIDGET (self->image);
    default:
      return self->name;
    }
}

void
cb_basic_page_show_item (CbBasicPage *self, CbItem *item, int member)
{
  CbServer *server = cb_item_get_ancestor (item, CB_TYPE_SERVER);
  CbList *servers = cb_connector_get_servers (self->connector);
  int position = server ? cb_list_index_of (servers, server) : 0;

  if (server == NULL && (item != CB_ITEM (self->connector) || member != CB_CONNECTOR_SERVERS))
    gtk_widget_grab_focus (find_widget (self, item, member));
  else if (position >= 0 && get_card (self, (guint) position))
    cb_server_card_show_item (CB_SERVER_CARD (get_card (self, (guint) position)), item, member);
}

static void
cb_basic_page_dispose (GObject *object)
{
  CbBasicPage *self = CB_BASIC_PAGE (object);

  if (self->servers)
    unwatch_connector (self);
  g_clear_object (&self->bindings);
  g_clear_object (&self->link_bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BASIC_PAGE);
  self->servers = NULL;
  g_clear_object (&self->links);
  g_clear_object (&self->context);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (cb_basic_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, image);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, image_error);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, name);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, name_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, display_name);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, display_name_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, version);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, version_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, description);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, description_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, servers);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, color);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, categories);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, publisher);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, website);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, website_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, documentation);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, documentation_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, support);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, support_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, privacy);
  gtk_widget_class_bind_template_child (widget_class, CbBasicPage, privacy_problem);
}

static void
cb_basic_page_class_init (CbBasicPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_basic_page_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  g_type_ensure (CB_TYPE_SWATCHES);
  g_type_ensure (CB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-basic-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cb_basic_page_take_image);
  gtk_widget_class_bind_template_callback (widget_class, cb_basic_page_on_image_removed);
  gtk_widget_class_bind_template_callback (widget_class, cb_basic_page_on_add_server);
}

static void
cb_basic_page_init (CbBasicPage *self)
{
  self->bindings = g_binding_group_new ();
  self->link_bindings = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_text (self->bindings, "name", self->name);
  cb_bind_text (self->bindings, "display-name", self->display_name);
  cb_bind_text (self->bindings, "version", self->version);
  cb_bind_text_view (self->bindings, "description", cb_text_row_get_view (self->description));
  cb_bind_text (self->bindings, "publisher", self->publisher);
  cb_bind_tags (self->bindings, "categories", self->categories);
  g_binding_group_bind (self->bindings, "color", self->color, "color",
                        G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  cb_bind_text (self->link_bindings, "website", self->website);
  cb_bind_text (self->link_bindings, "documentation", self->documentation);
  cb_bind_text (self->link_bindings, "support", self->support);
  cb_bind_text (self->link_bindings, "privacy", self->privacy);
}
