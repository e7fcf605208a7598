/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include "cb-index-tile.h"

static CbIndexTile *
get_tile (GtkListItem *item)
{
  return CB_INDEX_TILE (gtk_list_item_get_child (item));
}

static void
menu_requested_cb (GtkListItem *item, GtkWidget *button)
{
  CbIndex *self = g_object_get_data (G_OBJECT (item), "index");

  cb_index_menu_popup (self, gtk_list_item_get_item (item), button, -1, -1);
}

static void
toggle_requested_cb (GtkListItem *item)
{
  CbIndex *self = g_object_get_data (G_OBJECT (item), "index");

  cb_index_toggle_position (self, gtk_list_item_get_position (item));
}

static void
selected_cb (GtkListItem *item)
{
  CbIndexTile *tile = get_tile (item);

  if (tile)
    cb_index_tile_set_selected (tile, gtk_list_item_get_selected (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CbIndex *self)
{
  GtkWidget *tile = cb_index_tile_new (self->images);

  g_object_set_data (G_OBJECT (item), "index", self);
  gtk_list_item_set_child (item, tile);
  g_signal_connect_swapped (tile, "menu-requested", G_CALLBACK (menu_requested_cb), item);
  g_signal_connect_swapped (tile, "toggle-requested", G_CALLBACK (toggle_requested_cb), item);
  g_signal_connect (item, "notify::selected", G_CALLBACK (selected_cb), NULL);
  cb_index_menu_add_click (self, tile, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cb_index_tile_set_row (get_tile (item), gtk_list_item_get_item (item));
  selected_cb (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cb_index_tile_set_row (get_tile (item), NULL);
}

void
cb_index_tiles_init (CbIndex *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_grid_view_set_factory (self->tiles, factory);
  g_object_unref (factory);
  cb_index_menu_add_keys (self, GTK_WIDGET (self->tiles));
}
