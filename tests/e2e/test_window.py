#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window by itself: it starts empty, has three places, speaks German, and ends cleanly."""

from story import at_home, started, tell


def test_places():
    with at_home() as home, started(home, name="places") as app:
        app.screenshot("01-empty-index")
        for place, picture in (("Organization", "02-organization"), ("Use", "03-use"),
                               ("Build", None)):
            app.button(place).press()
            app.wait_checked(place)
            if picture:
                app.screenshot(picture)
        app.close()


def test_about():
    with at_home() as home, started(home, name="about") as app:
        app.button("Main Menu").press()
        app.button("About Connector Builder").press()
        app.wait_says("0.1.0")
        app.screenshot("04-about")
        app.key("Escape")
        app.close()


def test_german():
    with at_home() as home, started(home, name="german", environment={"LANGUAGE": "de"}) as app:
        app.button("Verwenden").press()
        app.wait_checked("Verwenden")
        app.screenshot("05-german")
        app.close()


def test_dark():
    dark = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
    with at_home() as home, started(home, name="dark", environment=dark) as app:
        app.screenshot("06-dark")
        app.close()


tell({"/e2e/window/places": test_places, "/e2e/window/about": test_about,
      "/e2e/window/german": test_german, "/e2e/window/dark": test_dark})
