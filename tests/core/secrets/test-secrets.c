/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <libcb-secrets.h>
#include <string.h>

/* The same cases over every store. test-keyrings starts this program once for each keyring
 * there can be, and says through CB_TEST_KEYRING which it is; alone, only memory is tested. */

static void
store (CbSecretStore *self, const char *connection, const char *field, const char *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_secret_store_store_async (self, connection, field, "Tickets: Password", secret, NULL,
                               cb_test_result_cb, &result);
  cb_secret_store_store_finish (self, cb_test_wait_result (&result), &error);
  g_assert_no_error (error);
}

static void
assert_secret (CbSecretStore *self, const char *connection, const char *field, const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *secret = NULL;

  cb_secret_store_lookup_async (self, connection, field, NULL, cb_test_result_cb, &result);
  secret = cb_secret_store_lookup_finish (self, cb_test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, wanted);
  cb_secret_free (secret);
}

static void
delete_field (CbSecretStore *self, const char *connection, const char *field)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_secret_store_delete_async (self, connection, field, NULL, cb_test_result_cb, &result);
  g_assert_true (cb_secret_store_delete_finish (self, cb_test_wait_result (&result), &error));
  g_assert_no_error (error);
}

static void
delete_connection (CbSecretStore *self, const char *connection)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_secret_store_delete_connection_async (self, connection, NULL, cb_test_result_cb, &result);
  g_assert_true (
      cb_secret_store_delete_connection_finish (self, cb_test_wait_result (&result), &error));
  g_assert_no_error (error);
}

static const char *
keyring (void)
{
  const char *name = g_getenv ("CB_TEST_KEYRING");

  return name ? name : "";
}

static CbSecretStore *
store_new (void)
{
  return *keyring () ? cb_keyring_store_new () : cb_memory_store_new (NULL);
}

static gboolean
works (void)
{
  return g_str_equal (keyring (), "") || g_str_equal (keyring (), "service")
         || g_str_equal (keyring (), "file");
}

static void
test_keep_and_forget (void)
{
  g_autoptr (CbSecretStore) self = store_new ();
  g_autofree char *large = g_strnfill (100000, 'x');

  if (!works ())
    {
      g_test_skip ("This keyring does not work");
      return;
    }
  assert_secret (self, "one", "password", NULL);
  store (self, "one", "password", "hush");
  store (self, "one", "token", "grüße\n\"quoted\"");
  store (self, "two", "password", "");
  store (self, "two", "large", large);
  assert_secret (self, "one", "password", "hush");
  assert_secret (self, "one", "token", "grüße\n\"quoted\"");
  assert_secret (self, "two", "password", "");
  assert_secret (self, "two", "large", large);
  store (self, "one", "password", "changed");
  assert_secret (self, "one", "password", "changed");
  delete_field (self, "one", "password");
  delete_field (self, "one", "password");
  assert_secret (self, "one", "password", NULL);
  assert_secret (self, "one", "token", "grüße\n\"quoted\"");
  delete_connection (self, "two");
  delete_connection (self, "two");
  assert_secret (self, "two", "large", NULL);
  assert_secret (self, "one", "token", "grüße\n\"quoted\"");
  delete_connection (self, "one");
}

/* Another store sees what one stored exactly where it says so. */
static void
test_persistence (void)
{
  g_autoptr (CbSecretStore) first = store_new ();
  g_autoptr (CbSecretStore) second = store_new ();

  if (!works ())
    {
      g_test_skip ("This keyring does not work");
      return;
    }
  store (first, "one", "password", "hush");
  assert_secret (second, "one", "password", cb_secret_store_is_persistent (first) ? "hush" : NULL);
  g_assert_true (cb_secret_store_is_persistent (first) == (*keyring () != '\0'));
  delete_connection (first, "one");
}

static void
test_cancelled (void)
{
  g_autoptr (CbSecretStore) self = store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) looked_up = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_secret_store_store_async (self, "one", "password", "Label", "hush", cancellable,
                               cb_test_result_cb, &result);
  g_assert_false (cb_secret_store_store_finish (self, cb_test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  cb_secret_store_lookup_async (self, "one", "password", cancellable, cb_test_result_cb,
                                &looked_up);
  g_assert_null (cb_secret_store_lookup_finish (self, cb_test_wait_result (&looked_up), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a keyring that does not work says, without the secret in it. */
static void
test_error (void)
{
  g_autoptr (CbSecretStore) self = store_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (works ())
    {
      g_test_skip ("This store works");
      return;
    }
  cb_secret_store_store_async (self, "one", "password", "Label", "hush-hush", NULL,
                               cb_test_result_cb, &result);
  g_assert_false (cb_secret_store_store_finish (self, cb_test_wait_result (&result), &error));
  /* Nobody answers the question for the password; whether it could be asked at all is a race of
   * the keyring and its prompt. */
  if (g_str_equal (keyring (), "locked"))
    g_assert_true (g_error_matches (error, CB_SECRET_ERROR, CB_SECRET_ERROR_LOCKED)
                   || g_error_matches (error, CB_SECRET_ERROR, CB_SECRET_ERROR_CANCELLED));
  else
    g_assert_error (error, CB_SECRET_ERROR, CB_SECRET_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "ry again"));
  g_assert_null (strstr (error->message, "hush"));
}

static void
test_default (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbSecretStore) self = NULL;

  if (*keyring () == '\0')
    {
      g_test_skip ("No keyring was chosen");
      return;
    }
  cb_secret_store_new_default_async (NULL, cb_test_result_cb, &result);
  self = cb_secret_store_new_default_finish (cb_test_wait_result (&result), &error);
  g_assert_no_error (error);
  if (g_str_equal (keyring (), "none"))
    {
      g_assert_false (cb_secret_store_is_persistent (self));
      g_assert_cmpstr (cb_secret_store_get_reason (self), ==,
                       "No keyring is running, so secrets are kept until the application "
                       "closes.");
      store (self, "one", "password", "hush");
      assert_secret (self, "one", "password", "hush");
    }
  else if (works ())
    {
      g_assert_true (cb_secret_store_is_persistent (self));
      g_assert_null (cb_secret_store_get_reason (self));
    }
}

static void
test_default_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_secret_store_new_default_async (cancellable, cb_test_result_cb, &result);
  g_assert_null (cb_secret_store_new_default_finish (cb_test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_finalize (void)
{
  CbSecretStore *self = store_new ();

  if (works ())
    store (self, "gone", "password", "hush");
  g_assert_finalize_object ((GObject *) self);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/secrets/keep-and-forget", test_keep_and_forget);
  g_test_add_func ("/secrets/persistence", test_persistence);
  g_test_add_func ("/secrets/cancelled", test_cancelled);
  g_test_add_func ("/secrets/error", test_error);
  g_test_add_func ("/secrets/default", test_default);
  g_test_add_func ("/secrets/default-cancelled", test_default_cancelled);
  g_test_add_func ("/secrets/finalize", test_finalize);
  return g_test_run ();
}
