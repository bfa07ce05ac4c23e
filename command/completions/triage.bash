# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
# shellcheck shell=bash
#
# Completion for bash. Options, providers and codes are what the command itself says it has.

_triage() {
  local triage=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words
  # bash takes --provider=NAME for three words.
  if [ "$word" = = ]; then word=; elif [ "$before" = = ]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
  COMPREPLY=()
  case $before in
    -p | --provider | --explain)
      words=$("$triage" --list-providers 2> /dev/null | sed 's/ .*//')
      ;;
    --url | --status | --now)
      return
      ;;
    *)
      if [ "${COMP_WORDS[COMP_CWORD - 2]}" = --explain ]; then
        words=$("$triage" --explain "$before" 2> /dev/null |
          awk '/^[A-Z]/ { codes = $1 == "Codes" || $1 == "Types" } codes && /^  [^ ]/ { print $1 }')
      elif [ "${word#-}" != "$word" ]; then
        words=$("$triage" --help 2> /dev/null | grep -o -e '--[a-z][a-z0-9-]*')
      else
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word" | sort -u)
}
complete -F _triage triage
