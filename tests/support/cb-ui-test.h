/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <cb-test.h>

G_BEGIN_DECLS

/* Starts a test program that shows widgets: as cb_test_init(), and a display, the widgets and their
 * style; animations are off. */
void cb_ui_test_init (int *argc, char ***argv);

/* Shows @widget (transfer floating) in a window of its own; the caller destroys the window. */
GtkWindow *cb_ui_test_show (GtkWidget *widget, int width, int height);
/* As above for something that is a window already. */
void cb_ui_test_present (GtkWindow *window, int width, int height);

/* Runs the main loop until @widget has been drawn once more. */
void cb_ui_test_wait_for_draw (GtkWidget *widget);
/* Runs whatever is pending in the main loop. */
void cb_ui_test_settle (void);

/* Writes what @widget looks like into screenshots/NAME.png of the build directory; it has to be in
 * a shown window. */
void cb_ui_test_screenshot (GtkWidget *widget, const char *name);
/* As above twice: NAME-light.png and NAME-dark.png. */
void cb_ui_test_screenshot_both (GtkWidget *widget, const char *name);

/* The first widget of @type in @root, in the order of the tree; NULL where there is none. */
GtkWidget *cb_ui_test_find (GtkWidget *root, GType type);
/* The first label, button or entry in @root whose text is @text. */
GtkWidget *cb_ui_test_find_text (GtkWidget *root, const char *text);

/* Presses a key where the cursor of @window is, as a shortcut controller and the key controllers
 * around it see it; FALSE where nothing took it. */
gboolean cb_ui_test_press (GtkWindow *window, guint key, GdkModifierType state);

G_END_DECLS
