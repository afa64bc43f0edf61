#!/usr/bin/env bash
# The registry of sources on the command line, and fetching from a server that misbehaves in every way: a file is there
# whole and with its checksum, or not at all, and what was received is not received twice.
# Usage: data.sh PROGRAM SOURCE_FOLDER SERVER
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
server=$3
for variable in http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY SSL_CERT_FILE; do unset "$variable"; done
server_id=

stop_serving() {
  if [[ -n $server_id ]]; then kill "$server_id" 2>/dev/null; wait "$server_id" 2>/dev/null; fi
  server_id=
}
trap 'stop_serving; rm -rf -- "$scratch"' EXIT

# serve BEHAVIOUR...: starts the server on ./origin; its address is in $at, what it answered in ./diary.
serve() {
  stop_serving
  : >diary
  "$server" origin "$@" >diary 2>server_stderr &
  server_id=$!
  for ((i = 0; i < 200; ++i)); do
    [[ -s diary ]] && break
    sleep 0.02
  done
  at=http://127.0.0.1:$(head -n 1 diary)/data
}
requests() { grep -c '^GET' diary; }

# A registry with two sources, of 300,000 bytes and of few, and their files in ./origin.
mkdir -p origin 'a mirror'
awk 'BEGIN { for (i = 0; i < 30000; ++i) printf "%09d\n", (i * 7919) % 999983 }' >origin/long.csv
printf 'ccode,year\n2,1816\n' >origin/short.csv
entry() { # ID FILE
  printf '  %s: {what: Made up, makers: nobody, version: "1", licence: none, citations: [nobody],\n' "$1"
  printf '    landing_page: https://data.example.org/page, address: https://data.example.org/%s, packaging: zip,\n' "$2"
  printf '    file: %s, encoding: utf-8, sha256: %s, bytes: %s,\n' "$2" "$(sha256sum <"origin/$2" | cut -c1-64)" \
    "$(stat -c %s "origin/$2")"
  printf '    coverage: {years: [1816, 1816], states: 1, years_in: [year], states_in: [ccode]},\n'
  printf '    differences: none, by_hand: Take it out of the archive.}\n'
}
{
  printf 'entente_sources: 1\ncitations:\n  nobody: {kind: misc, title: Nothing}\nsources:\n'
  entry long-file long.csv
  entry short-file short.csv
} >registry.yaml
data() { "$program" data "$@" --registry registry.yaml; }
fetch() { data fetch "$@" --tries 3 --stall 1; }
whole() { cmp -s origin/long.csv "$1/long.csv" || fail "$2: the file is not the server's"; }
alone() { [[ $(ls -A "$1") == long.csv ]] || fail "$2: $(ls -A "$1" | paste -sd' ') are left"; }
absent() { [[ ! -e $1/long.csv ]] || fail "$2: a file stands there"; }

# --- The registry itself
expect 0 "$program" data list
says stdout '^cow-nmc +National Material Capabilities 6\.0 +1816-2022 +217 +free for scholarly use +correlatesofwar\.org$'
expect 0 "$program" data list cow-nmc
says stdout 'Singer, J\. David, Stuart Bremer and John Stuckey \(1972\)\.'
expect 0 "$program" data list cow-nmc un-ideal-points --bibtex
[[ $(grep -c '^@' stdout) == 3 ]] || fail 'three works are cited'
says stdout '^  pages = \{19--48\}'
expect 0 "$program" data list --json
says stdout '"id": "us-alliance-depth"'
expect 2 "$program" data list cow-ncm
says stderr 'no source "cow-ncm" is registered; .*did you mean cow-nmc\?'
expect 2 "$program" data list --json --bibtex
sed 's/licence/license/' registry.yaml >typo.yaml
expect 2 "$program" data list --registry typo.yaml
says stderr 'typo\.yaml:5:.*license'
# No file name leads out of a folder.
for name in ../long.csv /etc/passwd a/b .hidden .. 'a b' long.csv.partial; do
  sed "s|file: long.csv|file: \"$name\"|" registry.yaml >bad.yaml
  expect 2 "$program" data fetch long-file --registry bad.yaml --mirror origin --to x
  says stderr 'bad\.yaml:7:11: .*cannot name a file here'
done
[[ ! -e x ]] || fail 'a wrong registry made a folder'
sed 's|address: https|address: http|' registry.yaml >bad.yaml
expect 2 "$program" data list --registry bad.yaml
says stderr 'is no address; expected https'

# --- A folder as the mirror
cp origin/*.csv 'a mirror/'
expect 0 fetch all --mirror 'a mirror' --to 'some where/new'
cmp -s origin/long.csv 'some where/new/long.csv' || fail 'the copy differs'
[[ $(ls -A 'some where/new' | paste -sd' ') == 'long.csv short.csv' ]] || fail 'more than the files is left'
says stdout '^short-file: short\.csv copied from a mirror; 18 bytes, SHA-256 as registered$'
expect 2 fetch long-file --mirror nowhere --to x
says stderr '^entente: --mirror: "nowhere" is no folder'
rm 'a mirror/long.csv'
expect 2 fetch all --mirror 'a mirror' --to y
says stderr 'a mirror/long\.csv: long-file: No such file'
cmp -s origin/short.csv y/short.csv || fail 'one missing file kept the others away'
[[ $(ls -A y) == short.csv ]] || fail 'a missing file left something'
# Another version: both sums, nothing written; taken when asked for; never over what is there.
tr 0 1 <origin/long.csv >'a mirror/long.csv'
expect 1 fetch long-file --mirror 'a mirror' --to z
says stderr "SHA-256 $(sha256sum <'a mirror/long.csv' | cut -c1-64) \(300000 bytes\) and not the registered $(sha256sum <origin/long.csv | cut -c1-64)"
[[ -z $(ls -A z) ]] || fail 'a wrong file left something'
expect 0 fetch long-file --mirror 'a mirror' --to z --accept-other-version
says stdout 'not the registered one: another version'
cmp -s 'a mirror/long.csv' z/long.csv || fail 'the other version was not taken'
expect 2 fetch long-file --mirror origin --to z
says stderr 'z/long\.csv: long-file: is there already with another content.*--replace'
cmp -s 'a mirror/long.csv' z/long.csv || fail 'a file was replaced unasked'
expect 0 fetch long-file --mirror origin --to z --replace
whole z '--replace'
expect 0 fetch long-file --mirror 'a mirror' --to z
says stdout 'is there already'

# --- By hand
expect 1 data fetch long-file --to x
says stderr 'by hand: Take it out of the archive.*https://data\.example\.org/page.*data verify FOLDER long-file'
[[ -z $(ls -A x) ]] || fail 'nothing was fetched, and something is there'

# --- Verifying
expect 0 data verify z
says stdout '^ok +long\.csv'
says stdout '^missing +short\.csv'
expect 1 data verify z short-file
echo more >>z/long.csv
echo mine >z/notes.txt
expect 1 data verify z
says stdout '^differs +long\.csv'
says stdout '^unknown +notes\.txt$'
says stderr '1 differ'
expect 1 data verify z --json
says stdout '"state": "differs"'
expect 2 data verify nowhere

# --- From a server
serve
expect 0 fetch all --mirror "$at/" --to w
whole w 'a plain transfer'
says diary '^GET /data/long\.csv range=- if-range= -> 200$'
[[ $(ls -A w | paste -sd' ') == 'long.csv short.csv' ]] || fail 'more than the files is left'
expect 0 fetch all --mirror "$at" --to w
[[ $(requests) == 2 ]] || fail 'what is there was fetched again'

# A broken transfer goes on where it stopped, within one command ...
rm -rf w && serve cut=1000 cut=150000 well
expect 0 fetch long-file --mirror "$at" --to w
whole w 'cut twice' && alone w 'cut twice'
says diary 'range=1000- if-range="first" -> 206'
says diary 'range=151000- if-range="first" -> 206'
# ... and over two, when tries are used up.
rm -rf w && serve cut=70000 cut=0 cut=0 cut=0 well
expect 1 fetch long-file --mirror "$at" --to w
says stderr '127\.0\.0\.1:[0-9]+ fails again and again: .*what was received is kept'
absent w 'used up'
[[ $(stat -c %s w/long.csv.partial) == 70000 ]] || fail 'what was received is not kept'
expect 0 data verify w
[[ $(<stdout) != *partial* ]] || fail 'a file on its way is called unknown'
expect 0 fetch long-file --mirror "$at" --to w
whole w 'two commands' && alone w 'two commands'
says stdout 'the first 70,000 bytes at an earlier attempt'
[[ $(grep -c 'range=- ' diary) == 1 ]] || fail 'the beginning was fetched twice'

# Killed in the middle, interrupted in the middle: resumed.
for signal in KILL INT; do
  rm -rf w && serve slow=8192 well
  "$program" data fetch long-file --registry registry.yaml --mirror "$at" --to w >stdout 2>stderr &
  victim=$!
  for ((i = 0; i < 200; ++i)); do
    [[ -s w/long.csv.partial ]] && break
    sleep 0.02
  done
  kill -"$signal" "$victim"
  wait "$victim" 2>/dev/null
  code=$?
  absent w "$signal"
  received=$(stat -c %s w/long.csv.partial)
  ((received > 0 && received < 300000)) || fail "SIG$signal came at $received bytes"
  if [[ $signal == INT ]]; then
    [[ $code == 1 ]] || fail "an interruption is not exit code 1 but $code"
    says stderr 'interrupted; what was received is kept'
  fi
  expect 0 fetch long-file --mirror "$at" --to w
  whole w "SIG$signal" && alone w "SIG$signal"
  says diary "range=$received- .* -> 206"
done

# The server's file changed in between: all of the new one, and that is not the registered one.
rm -rf w && serve cut=5000 changed
expect 1 fetch long-file --mirror "$at" --to w
says diary 'range=5000- if-range="first" -> 200'
[[ -z $(ls -A w) ]] || fail 'a changed file left something'
expect 0 fetch long-file --mirror "$at" --to w --accept-other-version
tac origin/long.csv | rev >reversed
cmp -s <(tail -c +2 w/long.csv) <(head -c 299999 reversed) || fail 'the changed file was not taken whole'
# A server that names two versions alike: found out by the checksum, and all fetched anew.
rm -rf w && serve wrong,cut=5000 well well
expect 0 fetch long-file --mirror "$at" --to w
whole w 'two versions under one name' && alone w 'two versions under one name'
# Ranges ignored; no name for the version; a part that begins elsewhere; more than there is.
rm -rf w && serve cut=5000 ignores_ranges
expect 0 fetch long-file --mirror "$at" --to w
whole w 'ranges ignored'
rm -rf w && serve cut=5000,nameless nameless
expect 0 fetch long-file --mirror "$at" --to w
whole w 'a version without a name'
says diary 'range=- if-range= -> 200'
rm -rf w && serve cut=5000 wrong_range
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'another part of the file'
absent w 'a wrong part'
rm -rf w && serve cut=5000 cut=0 cut=0 cut=0
expect 1 fetch long-file --mirror "$at" --to w
head -c 400000 /dev/zero >w/long.csv.partial
serve
printf '%s/long.csv\n"first"\n' "$at" >w/long.csv.partial.origin
expect 0 fetch long-file --mirror "$at" --to w
says diary 'range=400000- .* -> 416'
whole w 'more than there is'
# A partial file without an origin, or another's, is nobody's beginning.
rm -rf w && mkdir w && head -c 1000 /dev/zero >w/long.csv.partial
serve
expect 0 fetch long-file --mirror "$at" --to w
whole w 'a beginning from nowhere'
says diary 'range=- '

# Wrong content; no end known; a length that is not the file's; larger than we take.
rm -rf w && serve wrong
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'is another file: SHA-256 [0-9a-f]{64} .*nothing was written'
[[ -z $(ls -A w) ]] || fail 'a wrong checksum left something'
serve unknown_length
expect 0 fetch long-file --mirror "$at" --to w
whole w 'no length'
rm -rf w && serve unknown_length,cut=1000
expect 1 fetch long-file --mirror "$at" --to w
[[ -z $(ls -A w) ]] || fail 'the beginning of a file passed for the file'
serve claims=2000000000
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'larger than 1 GiB'
absent w 'too large'

# Statuses: some pass, some stay.
rm -rf w && serve status=500 status=503 well
expect 0 fetch long-file --mirror "$at" --to w
whole w '500, 503, then well'
[[ $(requests) == 3 ]] || fail 'three requests'
rm -rf w && serve status=404
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'status 404: it has no such file; download it by hand from https://data\.example\.org/page'
[[ $(requests) == 1 ]] || fail '404 was tried again'
[[ -z $(ls -A w) ]] || fail 'an error left something'
serve status=500
expect 1 fetch long-file --mirror "$at" --to w
[[ $(requests) == 3 ]] || fail '500 was not tried as often as --tries says'
# A connection that brings nothing, at first and later.
serve stall=0 stall=20000 well
expect 0 fetch long-file --mirror "$at" --to w
whole w 'stalled twice'
says diary 'range=20000- .* -> 206'

# Redirects: followed; not for ever; not to where data may not come from.
rm -rf w && serve redirect=/elsewhere/long.csv cut=3000 redirect=/elsewhere/long.csv well
expect 0 fetch long-file --mirror "$at" --to w
whole w 'sent on'
rm -rf w && serve redirect=/long.csv
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'more than five times'
for target in http://data.example.org/long.csv ftp://127.0.0.1/long.csv file:///etc/passwd; do
  serve "redirect=$target"
  expect 1 fetch long-file --mirror "$at" --to w
  says stderr ' is (not an address of https|no address);'
done
[[ -z $(ls -A w) ]] || fail 'a redirect left something'
for mirror in http://data.example.org ftp://127.0.0.1 https://me:secret@data.example.org http://127.0.0.1.example.org; do
  expect 2 fetch long-file --mirror "$mirror" --to w
  says stderr '^entente: --mirror: '
done
expect 2 fetch long-file --mirror 'https://data.example.org/?a=b' --to w

# Offline: nobody listens, nobody has that name.
serve
stop_serving
expect 1 fetch long-file --mirror "$at" --to w
says stderr '127\.0\.0\.1:[0-9]+ cannot be reached: .*offline\?\); download it by hand from https://data\.example\.org/page.*--mirror FOLDER'
[[ -z $(ls -A w) ]] || fail 'being offline left something'

# HTTPS: only from whom a trusted authority vouches for.
if command -v openssl >/dev/null && openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -days 2 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2>/dev/null; then
  mkdir -p origin/data && cp origin/long.csv origin/data/
  (cd origin && exec timeout 60 openssl s_server -accept 127.0.0.1:0 -cert ../certificate.pem -key ../key.pem -WWW) \
    >tls_diary 2>&1 &
  server_id=$!
  for ((i = 0; i < 200; ++i)); do
    grep -q ACCEPT tls_diary && break
    sleep 0.02
  done
  at=https://127.0.0.1:$(sed -n 's/^ACCEPT.*://p' tls_diary | head -n 1)/data
  expect 1 fetch long-file --mirror "$at" --to w
  says stderr 'cannot be fetched from 127\.0\.0\.1:[0-9]+: .*certificate'
  [[ -z $(ls -A w) ]] || fail 'an untrusted server left something'
  SSL_CERT_FILE=certificate.pem expect 0 fetch long-file --mirror "$at" --to w
  whole w 'https'
  stop_serving
else
  printf 'SKIPPED: HTTPS (no openssl to serve it)\n'
fi

# Two at once: one waits its turn.
rm -rf w && serve slow=8192 well
fetch long-file --mirror "$at" --to w >first 2>&1 &
victim=$!
for ((i = 0; i < 200; ++i)); do
  [[ -s w/long.csv.partial ]] && break
  sleep 0.02
done
expect 1 fetch long-file --mirror "$at" --to w
says stderr 'another program is fetching this file'
wait "$victim" || fail 'the first of two was disturbed'
whole w 'two at once'

# A partial file that is a link or a pipe is not written through.
rm -rf w && mkdir w && echo keep >kept && ln -s ../kept w/long.csv.partial
serve
expect 1 fetch long-file --mirror "$at" --to w
[[ $(<kept) == keep ]] || fail 'a link was followed out of the folder'
rm w/* && mkfifo w/long.csv.partial
expect 1 fetch long-file --mirror "$at" --to w
rm -rf w && mkdir w && ln -s ../kept w/long.csv
expect 2 fetch long-file --mirror "$at" --to w
expect 0 fetch long-file --mirror "$at" --to w --replace
[[ $(<kept) == keep && ! -L w/long.csv ]] || fail 'a link was followed out of the folder'

# A full disk: a limit on file sizes stands for it, and a disk that really is full where we may mount one.
rm -rf w
(ulimit -f 100; exec "$program" data fetch long-file --registry registry.yaml --mirror "$at" --to w) >stdout 2>stderr
[[ $? == 1 ]] || fail 'a full disk is not exit code 1'
says stderr 'long\.csv\.partial: cannot be written: .*make room'
absent w 'a full disk'
expect 0 fetch long-file --mirror "$at" --to w
whole w 'after the disk was full'
mkdir small
if mount -t tmpfs -o size=128k none small 2>/dev/null; then
  expect 1 fetch long-file --mirror origin --to small
  says stderr 'No space'
  [[ -z $(ls -A small) ]] || fail 'a full disk holds remains of the copy'
  umount small
else
  printf 'SKIPPED: a disk that is really full (no right to mount one)\n'
fi

finish
