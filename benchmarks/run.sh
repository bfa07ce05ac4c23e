#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   benchmarks/run.sh [situations | building | report]
#
# Installs what is missing, builds the benchmarks for the baseline of the architecture and for this
# machine, runs them, counts instructions, measures what building costs, and writes
# benchmarks/RESULTS.md and the plots. About fifteen minutes. situations: only hot, mixed and cold;
# building: only what building costs; the rest of RESULTS.md stays. report: only writes, from what the last run measured. JOBS is how many
# compilers run at once where no time is taken.
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(nproc 2> /dev/null || echo 2)}
build=build/benchmarks
results=$build/results
mkdir -p "$results"

get_packages() {
  benchmarks/packages.sh "$build/simdjson-3.9.4"
  simdjson=
  [ ! -e "$build/simdjson-3.9.4/simdjson.cpp" ] || simdjson=$PWD/$build/simdjson-3.9.4
}

# build_flavour FOLDER FLAVOUR COMPILER [TARGET]
build_flavour() {
  flags=
  [ "$2" = baseline ] || flags=-march=native
  echo "== $1: build"
  cmake -S . -B "$build/$1" -DCMAKE_CXX_COMPILER="$3" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_FLAGS="$flags" -DTRIAGE_SIMDJSON_SOURCE="$simdjson" \
    -DTRIAGE_BUILD_BENCHMARKS=ON -DTRIAGE_BUILD_TESTS=OFF \
    -DTRIAGE_BUILD_EXAMPLES=OFF -DTRIAGE_BUILD_COMMAND=OFF > /dev/null
  # shellcheck disable=SC2086 # there may be no target
  cmake --build "$build/$1" -j "$jobs" ${4:+--target $4} > /dev/null
}

# Hot, mixed and cold, with every compiler that is here.
measure_situations() {
  rm -f "$results"/*situations*
  for compiler in g++ clang++; do
    command -v $compiler > /dev/null || continue
    for flavour in baseline native; do
      folder=$flavour
      [ $compiler = "${CXX:-g++}" ] || folder=$flavour-$compiler
      build_flavour "$folder" $flavour $compiler triage_benchmark_situations
      echo "== $folder: situations"
      "$build/$folder/benchmarks/triage_benchmark_situations" \
        "$results/$flavour-$compiler-situations.json"
    done
  done
  benchmarks/touched.py --json "$results/situations-touched.json"
  {
    describe_machine
    for compiler in g++ clang++; do
      ! command -v $compiler > /dev/null || echo "Compiler: $($compiler --version | head -1), -O3"
    done
  } > "$results/situations.txt"
}

measure() {
  find "$results" -type f ! -name '*situations*' ! -name 'building.*' -delete

  for flavour in baseline native; do build_flavour $flavour $flavour "${CXX:-g++}"; done

  # The repetitions of all benchmarks of a program take turns in random order, so that whatever
  # else the machine does meets all of them.
  for flavour in baseline native; do
    for program in classify lookup parts; do
      echo "== $flavour: $program"
      "$build/$flavour/benchmarks/triage_benchmark_$program" \
        --benchmark_enable_random_interleaving=true \
        --benchmark_repetitions=9 \
        --benchmark_min_time=0.01 \
        --benchmark_out_format=json \
        --benchmark_out="$results/$flavour-$program.json" > /dev/null 2> "$results/log" ||
        { cat "$results/log" >&2; exit 1; }
    done
  done

  # What simdjson does without the instructions that the baseline doesn't have either. Elsewhere
  # than on x86-64 there is no such kernel.
  if [ "$(uname -m)" = x86_64 ]; then
    echo "== baseline: classify, simdjson with SSE4.2"
    SIMDJSON_FORCE_IMPLEMENTATION=westmere \
      "$build/baseline/benchmarks/triage_benchmark_classify" \
      --benchmark_filter='classify/(triage|simdjson_.*)/' \
      --benchmark_enable_random_interleaving=true \
      --benchmark_repetitions=9 \
      --benchmark_min_time=0.01 \
      --benchmark_out_format=json \
      --benchmark_out="$results/westmere-classify.json" > /dev/null 2>&1
  fi

  # Of the baseline only: valgrind does not know every instruction of every machine.
  echo "== instructions"
  {
    count nothing 200 1000
    count check 200 1000
    for body in message_64 message_128 openai message_2K google_2K message_64K fastapi_64K; do
      times=100
      case $body in *_64K) times=4 ;; esac
      for contender in triage triage_simdjson scalar simdjson_3_9_4 simdjson_3_0_1 rapidjson_insitu nlohmann_sax \
                       nlohmann_dom; do
        count $contender $body $times
      done
    done
  } > "$results/instructions.txt"

  objdump --disassemble --no-show-raw-insn --demangle \
    "$build/baseline/benchmarks/CMakeFiles/triage_benchmark_parts.dir/carriers.cpp.o" |
    sed -n '/^[0-9a-f]* <bench::/,$p' | sed 's/^[0-9a-f]* </</; s/^ *[0-9a-f]*:\t/  /' \
    > "$results/carriers.asm"

  {
    describe_machine
    echo "Compiler: $("${CXX:-g++}" --version | head -1), -O3"
    describe_packages
  } > "$results/environment.txt"
}

measure_building() {
  echo "== building"
  rm -f "$results"/building.*
  python3 benchmarks/building.py --jobs "$jobs" --simdjson "$simdjson" \
    --out "$results/building.json"
  describe_machine > "$results/building.txt"
}

# total CONTENDER BODY N: instructions of the whole program.
total() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$build/baseline/benchmarks/triage_instructions" "$@" 2>&1 |
    sed -n 's/.*Collected : \([0-9]*\)$/\1/p'
}

# count CONTENDER BODY N: prints the instructions of one call; nothing if there is no such contender.
count() {
  once=$(total "$1" "$2" "$3")
  twice=$(total "$1" "$2" $(($3 * 2)))
  [ -z "$once" ] || [ "$once" = "$twice" ] || echo "$1 $2 $(((twice - once) / $3))"
}

# What was measured, and on what.
describe_machine() {
  echo "Processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores"
  system=$(sed -n 's/^PRETTY_NAME="\(.*\)"$/\1/p' /etc/os-release)
  echo "System: $system, Linux $(uname -r | cut -d. -f1-2), $(uname -m)"
  echo "triage: $(git describe --always --dirty 2> /dev/null || echo unknown)"
}

describe_packages() {
  dpkg-query -W -f '${Package} ${Version}\n' libbenchmark-dev nlohmann-json3-dev rapidjson-dev \
    libsimdjson-dev libboost1.81-dev libcjson-dev gperf valgrind 2> /dev/null |
    sed 's/ /: /'
}

case ${1:-all} in
  all) get_packages; measure; measure_situations; measure_building ;;
  situations) get_packages; measure_situations ;;
  building) get_packages; measure_building ;;
  report) ;;
  *) echo "usage: benchmarks/run.sh [situations | building | report]" >&2; exit 64 ;;
esac
mkdir -p benchmarks/plots
python3 benchmarks/report.py "$results" "$build/plots" benchmarks/RESULTS.md
# What was not measured here has no data, and keeps its plots.
for flavour in baseline native; do
  [ ! -e "$build/plots/$flavour-codes.dat" ] ||
    gnuplot -c benchmarks/plots.gp "$build/plots" benchmarks/plots "$flavour"
done
[ ! -e "$build/plots/building.dat" ] ||
  gnuplot -c benchmarks/plots_building.gp "$build/plots" benchmarks/plots
echo "Written: benchmarks/RESULTS.md, benchmarks/plots/"
