#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# For rsyslog's mmexternal: reads messages that are lines for `triage --batch`, and answers each with
# what is to be added to it. rsyslog starts it without a PATH.
/usr/bin/triage --batch | /usr/bin/sed -u 's/.*/{"$!":{"triage":&}}/'
