#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tests/playground/run.sh SITE
#
# Tries the playground of a built site in headless Chromium. tools/site.sh test calls it, and has
# installed what it needs.
set -eu
cd "$(dirname "$0")/../.."
work=build/site-work/npm
if [ ! -f "$work/node_modules/axe-core/axe.min.js" ]; then
  npm install --silent --no-save --no-audit --no-fund --prefix "$work" axe-core@4
fi
PYTHONDONTWRITEBYTECODE=1 \
  exec python3 tests/playground/test.py "$1" "$work/node_modules/axe-core/axe.min.js" build
