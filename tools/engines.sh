#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/engines.sh [ENGINE...]
#
# Runs `triage --batch` inside of engines, with the configurations in examples/batch, and compares their
# rows with the command's own: parallel, clickhouse, postgresql, rsyslog and syslog-ng, or those that are
# named. Wants root, for the hosts that parallel logs in to.
#
# What is missing is taken from Debian, and unpacked in build/engines instead of installed: no daemon
# starts by itself, and none that is there is replaced. Debian 12's ClickHouse is older than executable
# functions; a current `clickhouse` on the PATH is used in its place, and they are tried.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
examples=$PWD/examples/batch
build=$PWD/build/engines
root=$build/root
work=$build/work
[ $# -gt 0 ] || set -- parallel clickhouse postgresql rsyslog syslog-ng

want g++ command -v g++
want perl command -v perl
want util-linux command -v unshare
for engine in "$@"; do
  case $engine in
    parallel)
      want openssh-client command -v ssh
      want iproute2 command -v ip
      ;;
    clickhouse | postgresql | rsyslog | syslog-ng) ;;
    *) echo "usage: tools/engines.sh [parallel] [clickhouse] [postgresql] [rsyslog] [syslog-ng]" >&2; exit 64 ;;
  esac
done
install_missing

# What is started here ends with this script.
started=
hosts=
finish() {
  # shellcheck disable=SC2086 # lists
  if [ -n "$started" ]; then
    kill $started 2> /dev/null || true
    wait $started 2> /dev/null || true
  fi
  for host in $hosts; do ip netns del "$host" 2> /dev/null || true; done
}
trap finish EXIT
trap 'exit 1' INT TERM

# unpack PROGRAM PACKAGE...: gets the packages, and what they need and is not here, unless PROGRAM is.
unpack() {
  ! command -v "$1" > /dev/null || return 0
  shift
  mkdir -p "$build/packages" "$root"
  echo "Unpacking: $*"
  for package in "$@"; do
    (
      cd "$build/packages"
      # What an installation would bring is what is not there.
      apt-get -s --no-install-recommends install "$package" | sed -n 's/^Inst \([^ ]*\).*/\1/p' |
        xargs apt-get -qq -o APT::Sandbox::User=root download
      for file in *.deb; do dpkg-deb -x "$file" "$root"; done
    )
  done
}
libraries() {
  find "$root" -name '*.so*' -printf '%h\n' 2> /dev/null | sort -u | paste -s -d :
}
PATH=$build/bin:$PATH:$root/usr/sbin:$root/usr/bin
export PATH

echo "== command"
mkdir -p "$build/bin" "$build/objects"
rm -rf "$work"
mkdir -p "$work"
for file in command/*.cpp; do
  object=$build/objects/$(basename "$file" .cpp).o
  [ -f "$object" ] && [ -z "$(find single_include command -newer "$object" -name '*.?pp')" ] ||
    g++ -std=c++20 -O2 -I single_include -c "$file" -o "$object"
done
g++ "$build"/objects/*.o -o "$build/bin/triage"

# The responses of the corpus with an id each, and a line that is none.
sed -n 's/.*"response":{\(.*\)},"expect":.*/\1}/p' tests/corpus/*.jsonl |
  awk '{ print "{\"id\":" NR "," $0 } NR == 100 { print "not a line" }' > "$work/lines"
triage --batch --tsv "$work/lines" > "$work/rows" || [ $? -eq 65 ]
triage --batch "$work/lines" > "$work/objects" || [ $? -eq 65 ]
lines=$(wc -l < "$work/lines")
[ "$lines" -gt 5000 ]
echo "$lines lines"

# Rows with each character escaped in only one way, without the columns that are JSON, and in order of
# their lines.
plain() {
  perl -pe 's/\\(x([0-9a-f]{2})|[bfv\x27])/
      defined $2 ? chr hex $2 : $1 eq "b" ? "\b" : $1 eq "f" ? "\f" : $1 eq "v" ? "\x0b" : "\x27"/ge' "$1" |
    cut -f1-20,22-24,26-30 | LC_ALL=C sort -t "$(printf '\t')" -k2,2n -k1,1
}
same() {
  plain "$work/rows" > "$work/wanted"
  plain "$1" > "$work/got"
  if ! cmp "$work/wanted" "$work/got"; then
    diff "$work/wanted" "$work/got" | head -n 6
    return 1
  fi
  echo "$(wc -l < "$work/got") rows are the same"
}
# The same of rows in order, whose `line` counts within a block.
same_but_for_lines() {
  awk -F '\t' -v OFS='\t' '{ $2 = NR; print }' "$1" > "$1.numbered"
  same "$1.numbered"
}
# until_there COMMAND...: waits for it to succeed, for half a minute.
until_there() {
  for _ in $(seq 300); do
    ! "$@" > /dev/null 2>&1 || return 0
    sleep 0.1
  done
  echo "not after 30 s: $*" >&2
  return 1
}
has_lines() { [ "$(wc -l < "$1")" -ge "$lines" ]; }

# GNU parallel, over ssh, on two hosts that are network namespaces. A third one is where it is called.
try_parallel() {
  unpack parallel parallel
  unpack dropbear dropbear-bin
  ssh=$work/ssh
  mkdir -p "$ssh"
  ssh-keygen -q -t ed25519 -N '' -f "$ssh/key"
  dropbearkey -t ed25519 -f "$ssh/host" > /dev/null 2>&1
  home=$(getent passwd "$(id -u)" | cut -d: -f6)
  mkdir -p "$home/.ssh"
  here=triage-$$
  hosts="$here $here-a $here-b"
  for host in $hosts; do
    ip netns add "$host"
    ip -n "$host" link set lo up
  done
  printf '%s\n' 'Host *' "IdentityFile $ssh/key" 'StrictHostKeyChecking no' \
    'UserKnownHostsFile /dev/null' 'LogLevel ERROR' > "$ssh/config"
  net=0
  for host in "$here-a" "$here-b"; do
    address=192.0.2.$((net + 2))
    ip -n "$here" link add "to$net" type veth peer name eth0 netns "$host"
    ip -n "$here" address add "192.0.2.$((net + 1))/30" dev "to$net"
    ip -n "$here" link set "to$net" up
    ip -n "$host" address add "$address/30" dev eth0
    ip -n "$host" link set eth0 up
    # In the namespace of its mounts, the key is the only one that may log in.
    ip netns exec "$host" sh -c "mount -t tmpfs tmpfs '$home/.ssh' && chmod 700 '$home/.ssh' &&
      cp '$ssh/key.pub' '$home/.ssh/authorized_keys' &&
      exec dropbear -F -E -s -r '$ssh/host' -p $address:22 -P ''" 2> "$ssh/$host.log" &
    started="$started $!"
    printf '%s\n' "Host $host" "HostName $address" >> "$ssh/config"
    until_there ip netns exec "$here" ssh -F "$ssh/config" "$host" true
    net=$((net + 4))
  done
  # On this machine, from a file.
  parallel --will-cite --pipepart -a "$work/lines" --block 100k --keep-order triage --batch --tsv \
    > "$work/parallel" || true
  same_but_for_lines "$work/parallel"
  # From that host, on the two others.
  ip netns exec "$here" parallel --will-cite --ssh "ssh -F $ssh/config" -S "1/$here-a,1/$here-b" \
    --pipe --block 100k --keep-order --joblog "$work/joblog" \
    "$build/bin/triage" --batch --tsv < "$work/lines" > "$work/parallel" || true
  awk 'NR > 1 { ++jobs[$2]; codes[$7] = 1; ++n }
    END { for (host in jobs) print host ": " jobs[host] " of " n " blocks"
          for (code in codes) print "exit status " code
          exit !(length(jobs) == 2) }' "$work/joblog"
  same_but_for_lines "$work/parallel"
}

# A database of its own, in the folder $work/postgresql, without a port.
try_postgresql() {
  ls /usr/lib/postgresql/*/bin/postgres > /dev/null 2>&1 || unpack postgres postgresql
  programs=$(find /usr/lib/postgresql "$root/usr/lib/postgresql" -path '*/bin/postgres' 2> /dev/null |
    head -n 1)
  programs=${programs%/*}
  data=$work/postgresql
  # It refuses root: as root, within a namespace in which that is somebody else.
  as=
  [ "$(id -u)" -ne 0 ] || as='unshare --user --map-user=1000'
  $as "$programs/initdb" -D "$data" -U triage --locale C --encoding UTF8 > "$work/initdb.log" 2>&1
  $as "$programs/postgres" -D "$data" -k "$data" -c listen_addresses= > "$work/postgresql.log" 2>&1 &
  started="$started $!"
  sql() { $as "$programs/psql" -X -q -h "$data" -U triage -d postgres "$@"; }
  until_there sql -c 'SELECT 1'
  sql -t -c 'SHOW server_version'
  sql -v log="$work/lines" -f "$examples/postgresql.sql"
  sql -c "COPY (SELECT * FROM verdicts) TO STDOUT" |
    perl -F'\t' -lane '$F[21] =~ s/^t$/true/; $F[21] =~ s/^f$/false/; print join "\t", @F' > "$work/copied"
  same "$work/copied"
  # From the client.
  sql -c TRUNCATE\ verdicts
  triage --batch --tsv "$work/lines" | sql -c 'COPY verdicts FROM STDIN'
  [ "$(sql -A -t -c 'SELECT count(*) FROM verdicts')" -eq "$lines" ]
  # The JSON in fields is JSON: as many limits and messages per field as in the objects.
  [ "$(sql -A -t -c 'SELECT sum(jsonb_array_length(limits)) FROM verdicts')" = \
    "$(grep -o '"unit":' "$work/objects" | wc -l)" ]
}

try_clickhouse() {
  if command -v clickhouse > /dev/null; then
    try_current_clickhouse
    return
  fi
  if ! command -v clickhouse-server > /dev/null && ! available clickhouse-server; then
    echo "No clickhouse on the PATH, and none in this release of Debian." >&2
    return 1
  fi
  unpack clickhouse-server clickhouse-server clickhouse-client
  house=$work/clickhouse
  mkdir -p "$house/tmp"
  port=39000
  cat > "$house/config.xml" << EOF
<yandex>
  <logger><level>warning</level><log>$house/log</log><errorlog>$house/errors</errorlog></logger>
  <tcp_port>$port</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>$house/</path><tmp_path>$house/tmp/</tmp_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>100000000</mark_cache_size>
</yandex>
EOF
  cat > "$house/users.xml" << EOF
<yandex>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users><default><password/><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota></default></users>
</yandex>
EOF
  LD_LIBRARY_PATH=$(libraries) clickhouse-server --config-file "$house/config.xml" \
    > "$house/output" 2>&1 &
  started="$started $!"
  client() { LD_LIBRARY_PATH=$(libraries) clickhouse-client --port "$port" "$@"; }
  until_there client --query 'SELECT 1'
  client --query 'SELECT version()'
  client --multiquery < "$examples/clickhouse.sql"
  triage --batch --tsv "$work/lines" |
    client --query 'INSERT INTO verdicts FORMAT TabSeparated'
  client --query 'SELECT * FROM verdicts FORMAT TabSeparated' > "$work/clickhouse.rows"
  same "$work/clickhouse.rows"
  echo "Executable functions are not tried: this version has none."
}

# clickhouse-local, with the functions and the table function.
try_current_clickhouse() {
  house=$work/clickhouse
  mkdir -p "$house/scripts"
  ln -s "$build/bin/triage" "$house/scripts/triage"
  cat > "$house/config.xml" << EOF
<clickhouse>
  <user_defined_executable_functions_config>$examples/triage_function.xml</user_defined_executable_functions_config>
  <user_scripts_path>$house/scripts</user_scripts_path>
</clickhouse>
EOF
  query() {
    clickhouse local --config-file "$house/config.xml" --output-format "$1" --query "$2"
  }
  query TabSeparated 'SELECT version()'
  # triage(line): as it is, one object for each line.
  query LineAsString "SELECT triage(line) FROM file('$work/lines', LineAsString, 'line String')
    SETTINGS max_threads = 1" > "$work/clickhouse.objects"
  cmp "$work/objects" "$work/clickhouse.objects"
  echo "$(wc -l < "$work/clickhouse.objects") objects are the same"
  # triage_retry(…).
  query TabSeparated "SELECT
    triage_retry('openai', 429, map('Retry-After', '5'), '{\"error\":{\"code\":\"insufficient_quota\"}}'),
    triage_retry('', 503, map('Retry-After', '5'), '<html>')" > "$work/clickhouse.retry"
  printf 'never\tafter\n' | cmp - "$work/clickhouse.retry"
  # The table function.
  columns=$(sed -n '/^CREATE/,/^)/s/^  //p' "$examples/clickhouse.sql" | paste -s -d ' ')
  query TabSeparated "SELECT * FROM executable('triage --batch --tsv $work/lines', TabSeparated,
    '$columns')" > "$work/clickhouse.rows"
  same "$work/clickhouse.rows"
}

# Messages by the format of RFC 5424, over TCP, with the length in front, as `logger` sends them.
send_to() {
  perl -MIO::Socket::INET -e '
    my $to = IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => shift) or die "no connection\n";
    while (<STDIN>) {
      chomp;
      my $message = "<14>1 - host responses - - - $_";
      print $to length($message), " ", $message;
    }' "$1" < "$work/lines"
}

# Where the examples say where things are under Debian, these are here.
try_rsyslog() {
  unpack rsyslogd rsyslog
  modules=$(find / -path /proc -prune -o -name mmexternal.so -printf '%h\n' 2> /dev/null | head -n 1)
  port=39514
  {
    echo '$MaxMessageSize 1m'
    echo 'module(load="imtcp")'
    echo "input(type=\"imtcp\" port=\"$port\" address=\"127.0.0.1\")"
    sed -e "s|/usr/bin/triage|$build/bin/triage|; s|/usr/local/bin/|$work/|" \
      -e "s|/var/log/|$work/rsyslog-|" "$examples/rsyslog.conf"
  } > "$work/rsyslog.conf"
  sed "s|/usr/bin/triage|$build/bin/triage|" "$examples/rsyslog-triage.sh" > "$work/rsyslog-triage.sh"
  chmod +x "$work/rsyslog-triage.sh"
  LD_LIBRARY_PATH=$(libraries) rsyslogd -v | head -n 1
  LD_LIBRARY_PATH=$(libraries) rsyslogd -n -f "$work/rsyslog.conf" -i "$work/rsyslog.pid" -M "$modules" \
    > "$work/rsyslog.log" 2>&1 &
  started="$started $!"
  until_there test -s "$work/rsyslog.pid"
  until_there send_to "$port"
  until_there has_lines "$work/rsyslog-verdicts.tsv"
  same "$work/rsyslog-verdicts.tsv"
  never=$(cut -f 12 "$work/rows" | grep -c '^never$')
  until_there sh -c "[ \$(wc -l < '$work/rsyslog-api-hopeless.log') -ge $never ]"
  [ "$(wc -l < "$work/rsyslog-api-hopeless.log")" -eq "$never" ]
  echo "$never messages have a verdict that says never"
}

try_syslog_ng() {
  unpack syslog-ng syslog-ng-core
  modules=$(find / -path /proc -prune -o -path '*/syslog-ng/*/libafprog.so' -printf '%h\n' 2> /dev/null | head -n 1)
  port=39515
  {
    echo '@version: 3.27'
    echo 'options { log-msg-size(1048576); };'
    echo "source s_src { syslog(ip(127.0.0.1) port($port) transport(tcp)); };"
    sed -e "s|/usr/bin/triage|$build/bin/triage|; s|/var/log/|$work/syslog-ng-|" "$examples/syslog-ng.conf"
  } > "$work/syslog-ng.conf"
  LD_LIBRARY_PATH=$(libraries) syslog-ng -V | head -n 1
  LD_LIBRARY_PATH=$(libraries) syslog-ng -F --no-caps -f "$work/syslog-ng.conf" --module-path "$modules" \
    -p "$work/syslog-ng.pid" -R "$work/syslog-ng.persist" -c "$work/syslog-ng.ctl" > "$work/syslog-ng.log" 2>&1 &
  started="$started $!"
  until_there test -s "$work/syslog-ng.pid"
  until_there send_to "$port"
  until_there has_lines "$work/syslog-ng-verdicts.tsv"
  same "$work/syslog-ng-verdicts.tsv"
}

status=0
for engine in "$@"; do
  echo
  echo "== $engine"
  # In a process of its own, which the first failure ends; not behind `if` or `||`, where none does.
  set +e
  (
    set -e
    trap finish EXIT
    "try_$(echo "$engine" | tr - _)"
  )
  code=$?
  set -e
  [ $code -eq 0 ] || { status=1; echo "failed: $engine" >&2; }
done
exit $status
