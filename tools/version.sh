#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/version.sh
#
# Prints the version that the headers have: 0.2.0.
sed -n 's/^#define TRIAGE_VERSION_[A-Z]* //p' "$(dirname "$0")/../include/triage/config.hpp" |
  paste -s -d . -
