/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-ui-test.h"

#include <libcb-ui-widgets.h>
#include <string.h>

#define STYLE "resource:///org/connectorbuilder/ConnectorBuilder/widgets/widgets.css"

void
cb_ui_test_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  cb_test_init (argc, argv);
  gtk_init ();
  adw_init ();
  cb_ui_widgets_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, &STYLE[strlen ("resource://")]);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
cb_ui_test_settle (void)
{
  /* A bound, so that a source that is always ready fails a test instead of hanging it. */
  for (guint i = 0; i < 10000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

void
cb_ui_test_present (GtkWindow *window, int width, int height)
{
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  cb_ui_test_wait_for_draw (GTK_WIDGET (window));
}

GtkWindow *
cb_ui_test_show (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, widget);
  cb_ui_test_present (window, width, height);
  return window;
}

static void
painted_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

void
cb_ui_test_wait_for_draw (GtkWidget *widget)
{
  gboolean painted = FALSE;
  GdkFrameClock *clock = NULL;
  gulong handler = 0;

  if (!gtk_widget_get_realized (widget))
    gtk_widget_realize (widget);
  clock = gtk_widget_get_frame_clock (widget);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  cb_test_wait (is_set, &painted, 0);
  g_signal_handler_disconnect (clock, handler);
  cb_ui_test_settle ();
}

/* NULL where @widget has to be laid out first. */
static GskRenderNode *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  return gtk_snapshot_to_node (snapshot);
}

static void
save (GtkWidget *widget, const char *name)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *folder = g_build_filename (
      g_getenv ("CB_BUILD_DIR") ? g_getenv ("CB_BUILD_DIR") : ".", "screenshots", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  /* Some widgets go on with their layout between frames. */
  for (guint i = 0; i < 20 && (node = draw (widget)) == NULL; i++)
    cb_ui_test_wait_for_draw (widget);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
cb_ui_test_screenshot (GtkWidget *widget, const char *name)
{
  cb_ui_test_wait_for_draw (widget);
  save (widget, name);
}

void
cb_ui_test_screenshot_both (GtkWidget *widget, const char *name)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *light = g_strconcat (name, "-light", NULL);
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);

  cb_ui_test_screenshot (widget, light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  cb_ui_test_screenshot (widget, dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  cb_ui_test_wait_for_draw (widget);
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *root, Matches matches, gconstpointer data)
{
  GtkWidget *found = NULL;

  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, data);
  return found;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

GtkWidget *
cb_ui_test_find (GtkWidget *root, GType type)
{
  return find (root, has_type, &type);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  const char *text = NULL;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_EDITABLE (widget))
    text = gtk_editable_get_text (GTK_EDITABLE (widget));
  return g_strcmp0 (text, data) == 0;
}

GtkWidget *
cb_ui_test_find_text (GtkWidget *root, const char *text)
{
  return find (root, has_text, text);
}

/* Key controllers, as events reach them: from the window to the cursor, then back. */
static gboolean
press_in_phase (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

gboolean
cb_ui_test_press (GtkWindow *window, guint key, GdkModifierType state)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  gboolean taken = FALSE;

  for (GtkWidget *widget = gtk_window_get_focus (window); widget;
       widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (chain, widget);
  for (guint i = chain->len; i > 0 && !taken; i--)
    taken = press_in_phase (g_ptr_array_index (chain, i - 1), GTK_PHASE_CAPTURE, key, state);
  for (guint i = 0; i < chain->len && !taken; i++)
    taken = press_in_phase (g_ptr_array_index (chain, i), GTK_PHASE_BUBBLE, key, state);
  cb_ui_test_settle ();
  return taken;
}
