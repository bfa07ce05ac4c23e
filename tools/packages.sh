# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
# shellcheck shell=sh
#
# For the scripts beside it, to be sourced: which Debian packages are missing, and getting them.

missing=

# want PACKAGE COMMAND...: PACKAGE is needed if COMMAND fails. PACKAGE can be several with | between,
# the best first, since some have another name in other releases of Debian.
want() {
  package=$1
  shift
  "$@" > /dev/null 2>&1 || missing="$missing $package"
}

# clang 19 with the sanitizers.
want_clang_19() {
  want clang-19 command -v clang++-19
  want libclang-rt-19-dev sh -c \
    "echo 'int main() {}' | clang++-19 -fsanitize=address -x c++ - -o /dev/null"
}

# available PACKAGE: whether apt-get could install it.
available() {
  apt-cache policy "$1" 2> /dev/null | grep -q 'Candidate: [^(]'
}

# Of each choice in $missing what is available, or the last.
choose_packages() {
  chosen=
  for choice in $missing; do
    while :; do
      package=${choice%%|*}
      if [ "$package" = "$choice" ] || available "$package"; then break; fi
      choice=${choice#*|}
    done
    chosen="$chosen $package"
  done
  missing=$chosen
}

# Installs what is missing; touches nothing and asks nobody if that is nothing.
install_missing() {
  [ -n "$missing" ] || return 0
  if ! command -v apt-get > /dev/null; then
    choose_packages
    echo "Missing:$missing. There is no apt-get to install it with; please install it." >&2
    exit 1
  fi
  sudo=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      choose_packages
      echo "Missing:$missing. As root: apt-get install$missing" >&2
      exit 1
    fi
    sudo=sudo
  fi
  $sudo apt-get -qq update > /dev/null || true  # the installation fails if that mattered
  choose_packages
  echo "Installing:$missing"
  # shellcheck disable=SC2086 # a list of packages
  if ! $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends install $missing > /dev/null; then
    echo "apt-get could not install:$missing" >&2
    exit 1
  fi
  missing=
}
