#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   command_files.sh COMMAND
#
# What is installed beside the command knows every option that it has, and has no other; and where
# there is bash, zsh or fish, the completions are tried. COMMAND is the program.
set -eu
here=$(cd "$(dirname "$0")/../../command" && pwd)
command=$1
failed=0
fail() {
  echo "$*" >&2
  failed=1
}

options() { grep -o -e '--[a-z][a-z0-9-]*' | LC_ALL=C sort -u; }
known=$("$command" --help | options)
# Roff escapes hyphens; fish has the names without them.
in_man=$(sed 's/\\-/-/g; s/ -si/ /' "$here/triage.1.in" | options)
in_zsh=$(sed '/_triage_codes_or_files()/,/^}/d' "$here/completions/_triage" | options)
in_fish=$(sed -n 's/^complete.* -l \([a-z0-9-]*\).*/--\1/p' "$here/completions/triage.fish" | options)
[ "$in_man" = "$known" ] || fail "triage.1.in has other options: $in_man"
[ "$in_zsh" = "$known" ] || fail "completions/_triage has other options: $in_zsh"
[ "$in_fish" = "$known" ] || fail "completions/triage.fish has other options: $in_fish"

# In each shell, what comes behind `triage --prov`, `triage -p pers` and so on.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$(cd "$(dirname "$command")" && pwd)/$(basename "$command")" "$folder/triage"
PATH=$folder:$PATH
expect() {  # SHELL LINE WANTED GOT
  [ "$3" = "$4" ] || fail "$1: '$2' is completed to '$4', not to '$3'"
}
cases='triage --prov|--provider
triage -p pers|persly
triage --provider=pers|persly
triage --explain redn|redner
triage --explain redner PROC|PROCESSING_FAILED
triage --explain openai organization_s|organization_spend_limit_exceeded'
if command -v bash > /dev/null; then
  echo "$cases" | while IFS='|' read -r line wanted; do
    # shellcheck disable=SC2016 # for bash
    got=$(bash -c '. "$1"; line=${2/=/ = }; read -r -a COMP_WORDS <<< "$line"
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _triage triage; echo "${COMPREPLY[*]}"' \
      bash "$here/completions/triage.bash" "$line")
    expect bash "$line" "$wanted" "$got"
    [ $failed = 0 ]
  done || failed=1
fi
if command -v fish > /dev/null; then
  echo "$cases" | while IFS='|' read -r line wanted; do
    got=$(HOME=$folder fish --no-config -c "source $here/completions/triage.fish
      complete -C '$line'" | sed 's/	.*//' | sed 's/^--provider=//')
    expect fish "$line" "$wanted" "$got"
    [ $failed = 0 ]
  done || failed=1
fi
if command -v zsh > /dev/null; then zsh -n "$here/completions/_triage" || failed=1; fi
exit $failed
