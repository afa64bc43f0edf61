#!/usr/bin/env bash
# What `simulation.record` keeps, read as a user would read it: with xarray, beside the tables of the same run. Exit code 77
# where Debian's python3 has no xarray or netCDF4 (packages python3-xarray and python3-netcdf4); all else is checked first.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
run=("$program" run s/afghanistan.yaml --quiet)

# Same bytes for any number of threads, in a full record of a hurdle with withdrawals too, and in a summary.
sed 's/family: tobit/family: hurdle/; s/^types:/withdrawal: {intercept: -3, losses: 0.1, democracy: 0.1, tie: 0.1}\ntypes:/' \
  s/afghanistan.yaml >s/hurdle.yaml
for scenario in afghanistan hurdle; do
  for threads in 1 2 8; do
    expect 0 "$program" run s/$scenario.yaml --quiet --record full --replications 200 --threads $threads --out $scenario$threads
  done
  for threads in 2 8; do
    cmp ${scenario}1/ensemble.nc $scenario$threads/ensemble.nc || fail "$scenario: ensemble.nc differs with $threads threads"
  done
  expect 0 "$program" verify ${scenario}1
done
cmp -s afghanistan1/ensemble.nc hurdle1/ensemble.nc && fail 'two scenarios give the same ensemble.nc'
expect 0 "${run[@]}" --record full --replications 200 --seed 5 --out other
cmp -s afghanistan1/ensemble.nc other/ensemble.nc && fail 'another seed gives the same ensemble.nc'

# Whether a file has the replicates themselves: their coordinate says what it is.
has_replicates() { grep -q 'number of the replicate' "$1/ensemble.nc"; }

# Recording changes nothing else; a summary is the default, and none writes no file.
expect 0 "${run[@]}" --replications 200 --out summary
expect 0 "${run[@]}" --replications 200 --record none --out none
for threads in 1 8; do
  expect 0 "${run[@]}" --replications 200 --record summary --threads $threads --out summary$threads
  cmp summary/ensemble.nc summary$threads/ensemble.nc || fail "the summary differs with $threads threads"
done
[[ ! -e none/ensemble.nc ]] || fail 'a file is written though none was asked for'
has_replicates summary && fail 'replicates are recorded though nobody asked for them'
has_replicates afghanistan1 || fail 'a full record has no replicates'
for file in none/*; do
  name=$(basename "$file")
  [[ $name == manifest.json ]] || cmp "$file" afghanistan1/"$name" || fail "recording changes $name"
  [[ $name == manifest.json ]] || cmp "$file" summary/"$name" || fail "a summary changes $name"
done
for folder in afghanistan1 summary; do
  grep -q '"file": "ensemble.nc"' $folder/manifest.json || fail 'the manifest does not list ensemble.nc'
done
grep -q '"file": "ensemble.nc"' none/manifest.json && fail 'the manifest lists what is not there'

# What the file is of: the scenario's files and the coefficients, by their digests.
for file in s/afghanistan.yaml s/afghanistan/states.csv summary/coefficients.yaml; do
  grep -q "$(basename $file) sha256:$(sha256sum $file | cut -d' ' -f1)" summary/ensemble.nc ||
    fail "ensemble.nc does not say the digest of $file"
done

# A list, in the scenario and on the command line, where the latter decides.
sed 's/seed: 20010911/seed: 20010911, record: [casualties, share]/' s/afghanistan.yaml >s/list.yaml
expect 0 "$program" run s/list.yaml --quiet --replications 200 --out list
expect 0 "$program" run s/list.yaml --quiet --record share,casualties --replications 200 --out command
cmp list/ensemble.nc command/ensemble.nc || fail 'a list of the scenario and of the command line differ'
expect 0 "$program" run s/list.yaml --quiet --replications 200 --record summary --out override
has_replicates override && fail '--record summary does not override the scenario'
expect 0 "$program" run s/list.yaml --quiet --replications 200 --record none --out override
[[ ! -e override/ensemble.nc ]] || fail '--record none does not override the scenario'

# Several wars in which states learn: expectations are part of all there is, and asked for elsewhere they are an error.
sed '/^counterfactuals:/,$d' s/us_wars.yaml >s/wars.yaml
for threads in 1 2; do
  expect 0 "$program" run s/wars.yaml --quiet --record full --replications 100 --threads $threads --out wars$threads
done
cmp wars1/ensemble.nc wars2/ensemble.nc || fail 'several wars: ensemble.nc differs with 2 threads'
expect 2 "${run[@]}" --record share,expectation --out none2
says stderr '--record: there are no expectations to record'

# Memory does not grow with the number of replicates, even where one thread is held up by networks and others run ahead.
peak() {
  python3 -c 'import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' \
    "$program" run s/wars.yaml --quiet --record share,standing --threads 4 --replications "$1" --out peak
}
few=$(peak 512)
many=$(peak 3072)
((many < few + few / 3)) || fail "3,072 replicates take $many KiB of memory, 512 take $few"

# A typo is wrong input, with place and nearest name.
sed -i 's/casualties, share/casualties, shar/' s/list.yaml
line=$(grep -n 'record:' s/list.yaml | cut -d: -f1)
expect 2 "$program" run s/list.yaml --quiet --out typo
says stderr "list.yaml:$line:[0-9]+: simulation.record\[2\]: .*did you mean share"
expect 2 "${run[@]}" --record share,standng --out typo
says stderr '.*--record: .*standng.*did you mean standing'
[[ ! -e typo ]] || fail 'a run with a typo left a folder'

# A full disk while recording (a limit on file size stands for it): exit code 1, nothing left, no signal.
for limit in 20 200 2000; do
  (ulimit -f $limit; exec "${run[@]}" --record full --replications 400 --out full) >stdout 2>stderr
  [[ $? == 1 ]] || fail "a disk that is full after $limit KiB is not exit code 1"
  [[ $(wc -l <stderr) == 1 ]] || fail 'a full disk takes more than one line to report'
  says stderr '^entente: ensemble.nc: cannot be written: (File too large|No space)'
  [[ -z $(find . -maxdepth 1 -name '*full*') ]] || fail 'a full disk left something behind'
done

# Killed while recording: nothing that looks complete, and the next run cleans up.
caught=0
for attempt in 1 2 3 4 5; do
  "${run[@]}" --record full --replications 2000 --out killed >/dev/null 2>&1 &
  victim=$!
  until compgen -G '.killed.partial-*/ensemble.nc' >/dev/null || ! kill -0 "$victim" 2>/dev/null; do :; done
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  compgen -G '.killed.partial-*' >/dev/null && caught=$((caught + 1))
  [[ ! -e killed ]] || rm -rf killed
done
((caught > 0)) || fail 'no kill hit a run while it was recording'
expect 0 "${run[@]}" --record posterior --replications 50 --out killed
[[ -z $(find . -maxdepth 1 -name '*partial*') ]] || fail 'stale partial folders were not cleaned up'
"${run[@]}" --record full --replications 50000 --out stopped >/dev/null 2>stderr &
victim=$!
until compgen -G '.stopped.partial-*/ensemble.nc' >/dev/null || ! kill -0 "$victim" 2>/dev/null; do :; done
kill -INT "$victim"
wait "$victim"
[[ $? == 1 ]] || fail 'an interruption while recording is not exit code 1'
says stderr 'interrupted'
[[ -z $(find . -maxdepth 1 -name '*stopped*') ]] || fail 'an interrupted recording left something'

python=/usr/bin/python3
if ! "$python" -c 'import xarray, netCDF4' 2>/dev/null; then
  ((failures == 0)) || finish
  printf 'SKIPPED: %s has no xarray or netCDF4, so nobody else has read ensemble.nc\n' "$python"
  exit 77
fi
"$python" - afghanistan1 hurdle1 command <<'PYTHON' || fail 'what xarray reads is not what the tables say'
import csv, json, sys
import numpy, xarray

quantities = ['share', 'standing', 'casualties', 'posterior', 'committed', 'withdrawn', 'potential_slope']


# Tables sum up whole numbers: shares in steps of 2^-42, all else in steps of 2^-25 of the largest possible value.
def near(found, expected, what, steps=3e-8):
    assert abs(found - expected) <= steps * max(1, abs(expected)), (what, found, expected)


for folder in sys.argv[1:]:
    data = xarray.open_dataset(folder + '/ensemble.nc').load()
    manifest = json.load(open(folder + '/manifest.json'))
    assert data.attrs['Conventions'] == 'CF-1.8' and data.attrs['scenario'] == manifest['scenario']
    assert int(data.attrs['seed']) == manifest['seed'] and data.attrs['record'] == manifest['record']
    assert dict(data.sizes) == {'year': 14, 'state': len(data.state), 'replicate': 200, 'quantile': 9}
    assert {'iso3', 'state_name', 'year', 'state', 'replicate', 'quantile'} == set(data.coords)
    # Whole numbers stay whole numbers, nothing is read as a time or as missing.
    assert data.casualties.dtype == numpy.int32 and data.year.dtype == numpy.int32
    recorded = {name for name, variable in data.data_vars.items() if 'replicate' in variable.dims}
    assert not any(bool(data[name].isnull().any()) for name in recorded)
    expected = {'share', 'casualties'} if folder == 'command' else set(quantities)
    assert recorded == (expected | {'amount_potential_slope'} if folder == 'hurdle1' else expected), recorded

    rows = list(csv.DictReader(open(folder + '/state_years.csv')))
    assert len(rows) == data.sizes['year'] * data.sizes['state']
    compared = 0
    for row in rows:
        at = data.sel(state=int(row['cow']), year=int(row['year']))
        assert at.iso3 == row['iso3'] and at.state_name == row['state'], row
        assert int(at.invited) == int(row['invited']), row
        if row['standing'] and 'standing' in recorded:
            near(float(at.standing.mean()), float(row['standing']), row)
        if not row['simulated_share']:
            continue
        compared += 1
        shares = at.share.values
        near(float(shares.mean()), float(row['simulated_share']), row, 1e-12)
        near(float(at.casualties.mean()), float(row['simulated_casualties']), row)
        forces = float(at.armed_forces)
        troops = numpy.where(shares > 0, numpy.minimum(numpy.maximum(numpy.floor(shares * forces + 0.5), 1), forces), 0)
        near(float(troops.mean()), float(row['simulated_troops']), row)
    assert compared > 500, compared
    if folder == 'hurdle1':
        assert data.withdrawn.sum() > 0 and data.amount_potential_slope.std() > 0
    print(folder, compared, 'state-years agree')
PYTHON

"$python" - wars1 <<'PYTHON' || fail 'what xarray reads of several wars is not what the tables say'
import csv, sys
import numpy, xarray

data = xarray.open_dataset(sys.argv[1] + '/ensemble.nc').load()
assert list(data.war.values) == [1, 2, 3] and list(data.war_name.values) == ['Afghanistan', 'Iraq', 'Libya']
assert data.share.dims == data.casualties.dims == ('war', 'year', 'state', 'replicate')
assert data.standing.dims == data.expectation.dims == ('year', 'state', 'replicate')  # one leader
assert data.withdrawn.dims == ('war', 'state', 'replicate') and data.invited.dims == ('war', 'year', 'state')
compared = 0
for row in csv.DictReader(open(sys.argv[1] + '/state_years.csv')):
    at = data.sel(war=int(row['war']), year=int(row['year']), state=int(row['cow']))
    assert int(at.invited) == int(row['invited']), row
    assert abs(float(at.expectation.mean()) - float(row['expectation'])) < 1e-7, row
    if row['simulated_share']:
        compared += 1
        assert abs(float(at.share.mean()) - float(row['simulated_share'])) < 1e-12, row
assert compared > 500 and data.expectation.std() > 0
print(compared, 'state-years of three wars agree')
PYTHON

finish
