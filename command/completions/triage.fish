# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# Completion for fish. Providers and codes are what the command itself says it has.

function __triage_providers
    command triage --list-providers 2>/dev/null | string replace -r '^(\S+)\s+(.*?), \d+ codes.*' '$1\t$2'
end

# The word behind --explain, if the next one is being written.
function __triage_explained
    set -l before (commandline -opc)
    test (count $before) -ge 3; and test $before[-2] = --explain; and echo $before[-1]
end

function __triage_codes
    command triage --explain (__triage_explained) 2>/dev/null |
        awk '/^[A-Z]/ { codes = $1 == "Codes" || $1 == "Types" } codes && /^  [^ ]/ { print $1 }'
end

complete -c triage -s p -l provider -x -a '(__triage_providers)' -d 'The API'
complete -c triage -l url -x -d 'The URL that was called'
complete -c triage -l status -x -d 'The input is a body alone, of this status'
complete -c triage -l now -x -d 'When the response came, in Unix seconds'
complete -c triage -l inside-2xx -d 'A success whose body is an error is one'
complete -c triage -l json -d 'Write JSON'
complete -c triage -l batch -d 'JSON lines in, JSON lines out'
complete -c triage -l tsv -d 'With --batch, write tab-separated values'
complete -c triage -l header -d 'With --tsv, write the names of the columns first'
complete -c triage -l sse -d 'Read a stream of server-sent events'
complete -c triage -l ndjson -d 'Read a stream of JSON lines'
complete -c triage -l list-providers -d 'The APIs that are known'
complete -c triage -l explain -x -a '(__triage_providers)' -d 'The documented rows of a provider'
complete -c triage -s h -l help -d 'Say what there is'
complete -c triage -s V -s v -l version -d 'Say which version it is'
complete -c triage -f -n __triage_explained -a '(__triage_codes)'
