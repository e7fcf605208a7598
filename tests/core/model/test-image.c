/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

typedef struct
{
  const char *name;
  int code;
  const char *svg;
} Row;

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"

static const Row rows[] = {
  { "plain", -1, SVG "<rect width='1' height='1' fill='url(#a)'/></svg>" },
  { "prolog", -1, "<?xml version='1.0'?><!-- hello -->" SVG "</svg>" },
  { "inner-link", -1, SVG "<use xlink:href='#a'/></svg>" },
  { "inline-png", -1, SVG "<image href='data:image/png;base64,AAAA'/></svg>" },
  { "style", -1, SVG "<style>rect{fill:red}</style></svg>" },
  { "not-xml", CB_IMAGE_ERROR_NOT_SVG, "GIF89a" },
  { "empty", CB_IMAGE_ERROR_NOT_SVG, "" },
  { "html", CB_IMAGE_ERROR_NOT_SVG, "<html></html>" },
  { "unclosed", CB_IMAGE_ERROR_NOT_SVG, SVG "<rect>" },
  { "script", CB_IMAGE_ERROR_UNSAFE, SVG "<script>alert(1)</script></svg>" },
  { "script-prefixed", CB_IMAGE_ERROR_UNSAFE,
    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></s:svg>" },
  { "handler", CB_IMAGE_ERROR_UNSAFE, SVG "<rect OnClick='x()'/></svg>" },
  { "foreign-object", CB_IMAGE_ERROR_UNSAFE, SVG "<foreignObject/></svg>" },
  { "outside-image", CB_IMAGE_ERROR_UNSAFE, SVG "<image href='https://example.com/a.png'/></svg>" },
  { "outside-file", CB_IMAGE_ERROR_UNSAFE, SVG "<use xlink:href='other.svg#a'/></svg>" },
  { "javascript", CB_IMAGE_ERROR_UNSAFE, SVG "<a href='javascript:alert(1)'/></svg>" },
  { "data-svg", CB_IMAGE_ERROR_UNSAFE, SVG "<image href='data:image/svg+xml,x'/></svg>" },
  { "css-url", CB_IMAGE_ERROR_UNSAFE, SVG "<rect style='fill: url( \"//example.com/a\")'/></svg>" },
  { "css-import", CB_IMAGE_ERROR_UNSAFE, SVG "<style>@import 'x.css';</style></svg>" },
  { "css-cdata", CB_IMAGE_ERROR_UNSAFE, SVG "<style><![CDATA[@import 'x']]></style></svg>" },
  { "css-escape", CB_IMAGE_ERROR_UNSAFE, SVG "<rect style='fill:u\\72l(http://a)'/></svg>" },
  { "doctype", CB_IMAGE_ERROR_UNSAFE,
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" SVG "</svg>" },
  { "stylesheet", CB_IMAGE_ERROR_UNSAFE, "<?xml-stylesheet href='a.css'?>" SVG "</svg>" },
  { "base", CB_IMAGE_ERROR_UNSAFE, SVG "<g xml:base='https://example.com/'/></svg>" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  gboolean good = cb_image_check (row->svg, -1, &error);

  if (row->code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (good);
      return;
    }
  g_assert_false (good);
  g_assert_error (error, CB_IMAGE_ERROR, row->code);
}

static void
test_size (void)
{
  g_autoptr (GString) svg = g_string_new (SVG);
  g_autoptr (GError) error = NULL;

  while (svg->len < CB_LIMIT_IMAGE_BYTES - strlen ("</svg>"))
    g_string_append_c (svg, ' ');
  g_string_append (svg, "</svg>");
  g_assert_cmpuint (svg->len, ==, CB_LIMIT_IMAGE_BYTES);
  g_assert_true (cb_image_check (svg->str, (gssize) svg->len, NULL));
  g_string_append_c (svg, ' ');
  g_assert_false (cb_image_check (svg->str, (gssize) svg->len, &error));
  g_assert_error (error, CB_IMAGE_ERROR, CB_IMAGE_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/image/%s", rows[i].name);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/model/image/size", test_size);
  return g_test_run ();
}
