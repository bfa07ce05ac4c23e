# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# Makes the headers easier for doxygen, line by line. The inline namespaces keep different builds
# apart and are never written; a name in parentheses hides from a macro of the same name.
s/::inline TRIAGE_ABI//
s/^inline namespace TRIAGE_[A-Z_]* {/extern "C++" {/
s/(\(check[a-z_]*\))(/ \1(/g
