#!/bin/sh
# Installs what the tests need from the system's package manager, saying so first; does nothing where all is there.
set -eu

missing=""
has() { command -v "$1" >/dev/null 2>&1; }
need() { has "$1" || missing="$missing $2"; }
has chromium || has chromium-browser || has google-chrome || missing=" chromium"

if has apt-get; then
    need javac openjdk-17-jdk-headless
    need pdftotext poppler-utils
    install="apt-get install -y --no-install-recommends"
    refresh="apt-get update"
elif has dnf; then
    need javac java-17-openjdk-devel
    need pdftotext poppler-utils
    install="dnf install -y"
    refresh="true"
elif has brew; then
    need javac openjdk@17
    need pdftotext poppler
    install="brew install"
    refresh="true"
else
    need javac "a JDK 17"
    need pdftotext "poppler's tools"
    [ -z "$missing" ] || { echo "Please install:$missing (no known package manager found)" >&2; exit 1; }
fi

[ -n "$missing" ] || exit 0
echo "The tests need these system packages, which will be installed now:$missing"
as_root=""
if [ "$(id -u)" != 0 ] && ! has brew; then as_root="sudo"; fi
$as_root $refresh
# shellcheck disable=SC2086 # the list is meant to be split
$as_root $install $missing
