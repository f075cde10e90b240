// Package e2e holds what only a browser can tell of a built site: that a reader who
// goes from the first page to the last finds every run's output, that no page
// complains, asks for what is not the site's or is wider than its window, and that
// the pages work without scripts, by keyboard and from disk.
//
// It builds the course of this repository with package site, serves it under a
// sub-path and drives Chromium through it. It has nothing but tests.
package e2e
