#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   bazel.sh FOLDER
#
# Bazel 4 to 7, which know WORKSPACE, without the network: a workspace of a user, who has triage as
# another repository. What Bazel would download: in the place of @rules_cc are the rules that Bazel had
# in itself up to version 8, and the rest is taken from Debian's packages, if they are there.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
bazel=$(command -v bazel)
rm -rf "$folder"
mkdir -p "$folder/triage" "$folder/rules_cc/cc" "$folder/user"
cp -r "$root/include" "$root/BUILD.bazel" "$folder/triage"
touch "$folder/triage/WORKSPACE" "$folder/rules_cc/WORKSPACE" "$folder/rules_cc/cc/BUILD"
for rule in cc_binary cc_import cc_library cc_test cc_toolchain cc_toolchain_suite; do
  echo "$rule = native.$rule"
done > "$folder/rules_cc/cc/defs.bzl"
cp "$root/tests/consumer/main.cpp" "$folder/user"
echo 'local_repository(name = "triage", path = "../triage")' > "$folder/user/WORKSPACE"
cat > "$folder/user/BUILD" << 'END'
cc_binary(
    name = "user",
    srcs = ["main.cpp"],
    copts = ["-std=c++20", "-Wall", "-Wextra", "-Werror"],
    deps = ["@triage//:triage"],
)
END
cd "$folder/user"
trap '"$bazel" --output_user_root="$folder/cache" shutdown' EXIT
debian=/usr/share/bazel
set -- "--override_repository=rules_cc=$folder/rules_cc"
for there in rules_java=rules/java rules_proto=rules/proto bazel_skylib=tools/skylib; do
  if [ -e "$debian/${there#*=}" ]; then
    set -- "$@" "--override_repository=${there%%=*}=$debian/${there#*=}"
  fi
done
"$bazel" --output_user_root="$folder/cache" build "$@" //:user
bazel-bin/user
