#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/soak.sh [MINUTES]
#
# The long tests, which tools/test.sh runs samples of: every change of one byte of every body of the
# corpus and every status, through all ways of reading it; the corpus in constant evaluation;
# fields, layouts, and responses, headers and streams that are made at random, with another seed
# each time; then each fuzzer for MINUTES (10), and tools/proofs.sh. About three quarters of an hour
# on two cores, and as many minutes as there are fuzzers times MINUTES. Prints what was run and how
# often; what was found is in build/soak. Run it before a release, with tools/mutation.py and
# tools/coverage.py.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
minutes=${1:-10}
jobs=$(nproc 2> /dev/null || echo 2)
out=build/soak
mkdir -p "$out"

want g++ command -v g++
want cmake command -v cmake
want make command -v make
want catch2 test -e /usr/include/catch2/catch.hpp -o -e /usr/include/catch2/catch_all.hpp
want libsimdjson-dev test -e /usr/include/simdjson.h
want_clang_19
install_missing

failed=0
seed=${SEED:-$(date +%s)}
echo "seed $seed"
# With each line of the corpus in constant evaluation.
cmake --preset dev -DTRIAGE_TEST_CONSTANT_CORPUS=1 > "$out/log"
cmake --build --preset dev -j "$jobs" --target triage_soak triage_static_tests >> "$out/log"
soak=build/dev/tests/triage_soak
# run KIND...: in as many processes as there are processors, each with a part of the corpus.
run() {
  part=0
  pids=
  while [ "$part" -lt "$jobs" ]; do
    "$soak" --part "$part/$jobs" --seed "$seed$part" --times 20000000 "$@" \
      > "$out/part$part" 2> "$out/found$part" &
    pids="$pids $!"
    part=$((part + 1))
  done
  for pid in $pids; do wait "$pid" || failed=1; done
  cat "$out"/part* "$out"/found*
}
run bytes statuses fields layouts
run random headers streams

# With libstdc++, for which Debian has simdjson.
preset=sanitize
cmake --preset $preset >> "$out/log"
cmake --build --preset $preset -j "$jobs" \
  --target triage_fuzz_classify triage_fuzz_stream triage_fuzz_paths >> "$out/log"
mkdir -p "$out/seeds"
"$soak" --write "$out/seeds" seeds
mv "$out/seeds/dictionary" "$out/dictionary"
for name in classify stream paths; do
  mkdir -p "$out/$name"
  from=$out/seeds
  [ $name != stream ] || from=tests/streams
  "build/$preset/tests/triage_fuzz_$name" -max_total_time=$((minutes * 60)) -max_len=4096 \
    -jobs="$jobs" -workers="$jobs" -dict="$out/dictionary" -artifact_prefix="$out/$name-" \
    "$out/$name" "$from" > "$out/$name.log" 2>&1 || failed=1
  cat fuzz-*.log >> "$out/$name.log"
  rm -f fuzz-*.log
  grep -h "^Done\|ERROR\|Test unit written" "$out/$name.log" | sed "s/^/fuzz $name: /"
done
tools/proofs.sh "$out/proofs" || failed=1
exit $failed
