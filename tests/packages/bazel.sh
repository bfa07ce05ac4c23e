#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   bazel.sh FOLDER
#
# Bazel, without the network: a workspace of a user, who has triage as another repository. 77 if there
# is no Bazel. Debian's is older than modules, and brings the rules for C++ (@rules_cc) with it.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
version=$(sed -n 's/^#define TRIAGE_VERSION_[A-Z]* //p' "$root/include/triage/config.hpp" |
  paste -s -d . -)
grep -q "version = \"$version\"" "$root/MODULE.bazel"
grep -q "triage/$version\`" "$root/docs/install.md"
bazel=$(command -v bazel || command -v bazel-bootstrap) || exit 77
rm -rf "$folder"
mkdir -p "$folder/triage" "$folder/user"
cp -r "$root/include" "$root/BUILD.bazel" "$folder/triage"
touch "$folder/triage/WORKSPACE"
cp "$root/tests/consumer/main.cpp" "$folder/user"
echo 'local_repository(name = "triage", path = "../triage")' > "$folder/user/WORKSPACE"
cat > "$folder/user/BUILD" << 'END'
cc_test(
    name = "user",
    srcs = ["main.cpp"],
    copts = ["-std=c++20", "-Wall", "-Wextra", "-Werror"],
    deps = ["@triage//:triage"],
)
END
cd "$folder/user"
trap '"$bazel" --output_user_root="$folder/cache" shutdown' EXIT
"$bazel" --output_user_root="$folder/cache" test --test_output=errors //:user
