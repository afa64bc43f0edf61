#!/usr/bin/env bash
# What a user of `entente measure similarity` meets: small sources of its own, conventions, bad files, exit codes.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

similarity() { "$program" measure similarity "$@"; }
refuses() {
  local message=$1
  shift
  expect 2 similarity "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
  [[ ! -e no.csv ]] || fail "a file was left behind: $*"
}

mkdir raw
cat >raw/states2016.csv <<'CSV'
stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,United States of America,1816,1,1,2016,12,31,2016
UKG,200,United Kingdom,1816,1,1,2016,12,31,2016
RUS,365,Russia,1816,1,1,2016,12,31,2016
CSV
cat >raw/atop4_01m.csv <<'CSV'
atopid,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,offense,neutral,nonagg,consul
1,2,1,1949,4,4,0,0,0,0,1,0,0,0,1
1,200,1,1949,4,4,0,0,0,0,1,0,0,0,1
2,365,1,1942,5,26,1955,5,7,0,0,0,0,1,0
2,200,1,1942,5,26,1955,5,7,0,0,0,0,1,0
CSV
cat >raw/alliance_v4.1_by_dyad.csv <<'CSV'
version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,version
1,2,a,200,b,4,4,1949,,,,0,1,1,0,0,1,0,4.1
2,200,b,365,c,26,5,1942,7,5,1955,0,0,0,0,1,0,0,4.1
CSV
printf 'rcid,ccode,vote,year\n1,2,1,1950\n1,200,2,1950\n2,2,3,1950\n2,200,3,1950\n2,365,8,1950\n' >raw/un_votes.csv
printf '"ccode","year","session","nvotes","idealpoint","pctagreeus","countryname"\n2,1950,5,9,1.5,1,"a"\n200,1950,5,9,1,0.9,"b"\n' \
  >raw/un_idealpoints.csv
printf 'ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1950,1,1,1,1,1,1,0.5\n200,1950,1,1,1,1,1,1,0.1\n365,1950,1,1,1,1,1,1,0.4\n' \
  >raw/cow_nmc_v6.csv
base=(--sources raw --years 1950)

# 1950, with the highest commitment to oneself: USA 3 3 0, UK 3 3 2, Russia 0 2 3.
expect 0 similarity --measure S --portfolio atop "${base[@]}" --out s.csv --json
says stdout '"S_absolute"'
says s.csv '^1950,2,USA,United States,200,GBR,United Kingdom,0\.55555555555555[0-9]*,3$'
expect 0 similarity --measure S --portfolio cow "${base[@]}"
cmp -s stdout s.csv || fail 'COW and ATOP are the same here'
says stderr '3 dyad-years'
expect 0 similarity --measure S --portfolio atop "${base[@]}" --weights capability --quiet
says stdout 'S_absolute_capability'
says stdout ',0\.46666666666666[0-9]*,3$' # weights 0.5 0.1 0.4: 1 - 2 (0.4 2) / 3
[[ ! -s stderr ]] || fail '--quiet is not quiet'
expect 0 similarity --measure agreement,ideal-point-distance --portfolio un-votes "${base[@]}"
says stdout '^1950,2,USA,United States,200,GBR,United Kingdom,0\.75,0\.5,2$'
says stdout '^1950,2,USA,United States,365,RUS,Russia,,,0$'
expect 0 similarity --measure S,kappa --portfolio atop --sources raw --years 1954-1957 --leader GBR --states 2,200,365 --json --out t.csv
says stdout 'does not cover 1956-1957: similarity is missing there, not zero'
says t.csv '^1956,2,USA,United States,200,GBR,United Kingdom,,,0$'
[[ $(wc -l <t.csv) -eq 9 ]] || fail 'two dyads with the leader in each of four years'
cp raw/atop4_01m.csv raw/other.csv
expect 0 similarity --measure S --portfolio atop "${base[@]}" --alliances other.csv --self left-out --scale binary
says stderr 'other\.csv'

# The same bytes for any number of threads.
for threads in 1 2 5; do
  expect 0 similarity --measure S,S-squared,kappa,pi --portfolio atop --sources raw --years 1940-1960 --threads $threads --quiet
  cp stdout threads.$threads
done
cmp threads.1 threads.2 && cmp threads.1 threads.5 || fail 'threads change the table'

# --- What is refused --------------------------------------------------------------------------------------------------
refuses 'did you mean kappa' --measure kapa --portfolio atop "${base[@]}" --out no.csv
refuses 'second time' --measure S,S --portfolio atop "${base[@]}" --out no.csv
refuses '\-\-portfolio: none is given' --measure S "${base[@]}" --out no.csv
refuses 'one of votes' --measure agreement --portfolio atop "${base[@]}" --out no.csv
refuses 'it does nothing here' --measure kappa --portfolio atop "${base[@]}" --weights capability --out no.csv
refuses 'it does nothing here' --measure ideal-point-distance --portfolio atop "${base[@]}" --out no.csv
refuses 'roll calls have no' --measure S --portfolio un-votes "${base[@]}" --weights capability --out no.csv
refuses '\-\-years' --measure S --portfolio atop --sources raw --years 1956-1953 --out no.csv
refuses '\-\-years' --measure S --portfolio atop --sources raw --years 19S3 --out no.csv
refuses '\-\-leader' --measure S --portfolio atop "${base[@]}" --leader NTH --out no.csv
refuses '^entente: --states: no two of these states' --measure S --portfolio atop "${base[@]}" --states GBR --out no.csv
refuses 'standard output' --measure S --portfolio atop "${base[@]}" --json
refuses 'none\.csv' --measure S --portfolio atop "${base[@]}" --alliances none.csv --out no.csv
broken() { sed "$1" raw/atop4_01m.csv >raw/broken.csv; }
wrong=(--measure S --portfolio atop "${base[@]}" --alliances broken.csv --out no.csv)
broken '2s/1949/19A9/'
refuses 'broken\.csv:2:7: yrent' "${wrong[@]}"
broken '2p'
refuses 'broken\.csv:3:3: member: .* a second time' "${wrong[@]}"
broken 's/,/;/g'
refuses 'semicolons' "${wrong[@]}"
head -c 200 raw/atop4_01m.csv >raw/broken.csv
refuses 'broken\.csv:' "${wrong[@]}"
{ cat raw/atop4_01m.csv; printf '3,\xE9,1,1949,4,4,0,0,0,0,1,0,0,0,1\n'; } >raw/broken.csv
refuses 'broken\.csv:6:3: .*UTF-8' "${wrong[@]}"

if [[ -e /dev/full ]]; then
  code=0
  similarity --measure S --portfolio atop --sources raw --years 1816-2016 --quiet >/dev/full 2>stderr || code=$?
  [[ $code -eq 1 ]] || fail "a full disk gives exit code $code"
fi

finish
