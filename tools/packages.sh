# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
# shellcheck shell=sh
#
# For the scripts beside it, to be sourced: which Debian packages are missing, and getting them.

missing=

# want PACKAGE COMMAND...: PACKAGE is needed if COMMAND fails.
want() {
  package=$1
  shift
  "$@" > /dev/null 2>&1 || missing="$missing $package"
}

# Installs what is missing; touches nothing and asks nobody if that is nothing.
install_missing() {
  [ -n "$missing" ] || return 0
  if ! command -v apt-get > /dev/null; then
    echo "Missing:$missing. There is no apt-get to install it with; please install it." >&2
    exit 1
  fi
  sudo=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      echo "Missing:$missing. As root: apt-get install$missing" >&2
      exit 1
    fi
    sudo=sudo
  fi
  echo "Installing:$missing"
  # shellcheck disable=SC2086 # a list of packages
  if ! { $sudo apt-get -qq update &&
         $sudo env DEBIAN_FRONTEND=noninteractive \
           apt-get -qq -y --no-install-recommends install $missing; } > /dev/null; then
    echo "apt-get could not install:$missing" >&2
    exit 1
  fi
  missing=
}
