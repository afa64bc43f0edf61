#!/usr/bin/env bash
# What other programs find in a run's folder: xarray in Python, ncdf4 and igraph in R read ensemble.nc and every network, and
# their numbers must be those of the tables. Exit code 77 where one of them is missing (Debian packages python3-xarray,
# python3-netcdf4, r-cran-ncdf4, r-cran-igraph); the others check all the same.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
sed '/^counterfactuals:/,$d' s/us_wars.yaml >s/wars.yaml
expect 0 "$program" run s/afghanistan.yaml --quiet --replications 200 --out summary
expect 0 "$program" run s/afghanistan.yaml --quiet --replications 200 --record full --out full
expect 0 "$program" run s/wars.yaml --quiet --replications 100 --record share,standing --out wars
expect 0 "$program" run s/crimea.yaml --quiet --replications 100 --out crimea
missing=()

# Whoever reads tables reads docs/run-outputs.md, which names every file and every column.
document=$source_folder/docs/run-outputs.md
for file in full/* wars/*; do
  name=$(basename "$file" | sed -E 's/_[0-9]{4}\.graphml/_YEAR.graphml/')
  grep -qF "\`$name\`" "$document" || fail "docs/run-outputs.md does not name $name"
  case $name in state_years.csv | states.csv | totals.csv | behaviour.csv | ties.csv | measures.csv | belief_calibration.csv)
    for column in $(head -n 1 "$file" | tr , ' '); do
      grep -qF "\`$column\`" "$document" || fail "docs/run-outputs.md does not name the column $column of $name"
    done ;;
  esac
done

if /usr/bin/python3 -c 'import xarray, netCDF4' 2>/dev/null; then
  /usr/bin/python3 - summary full wars crimea <<'PYTHON' || fail 'what xarray reads is not what the tables say'
import csv, json, sys
import numpy, xarray

columns = {'observed_share': 'observed_share', 'share_mean': 'simulated_share', 'share_mean_error': 'simulated_share_error',
           'conventional_share': 'conventional_share', 'troops_mean': 'simulated_troops',
           'troops_mean_error': 'simulated_troops_error', 'casualties_mean': 'simulated_casualties',
           'standing_mean': 'standing', 'standing_mean_error': 'standing_error', 'tie_mean': 'tie',
           'tie_mean_error': 'tie_error'}
quantiles = {0.05: 'share_q05', 0.25: 'share_q25', 0.5: 'share_median', 0.75: 'share_q75', 0.95: 'share_q95'}

for folder in sys.argv[1:]:
    data = xarray.open_dataset(folder + '/ensemble.nc').load()
    manifest = json.load(open(folder + '/manifest.json'))
    inputs = dict(line.split(' sha256:') for line in data.attrs['inputs'].split('\n'))
    assert inputs == {entry['path']: entry['sha256'] for entry in manifest['inputs']}
    outputs = {entry['file']: entry['sha256'] for entry in manifest['outputs']}
    assert data.attrs['coefficients'] == 'coefficients.yaml sha256:' + outputs['coefficients.yaml']
    assert int(data.attrs['replications']) == manifest['replications']
    assert all(note in data.attrs['comment'] for note in manifest['notes'])
    assert ('replicate' in data.sizes) == (folder in ('full', 'wars'))
    rows = 0
    for row in csv.DictReader(open(folder + '/state_years.csv')):
        where = {'state': int(row['cow']), 'year': int(row['year'])}
        if 'war' in data.dims:
            where['war'] = int(row['war'])
        at = data.sel(where)
        if 'leader' in data.dims:
            at = at.sel(leader=int(at.war_leader))
        assert int(at.compared) == int(row['compared']), row
        for name, column in columns.items():
            value = float(at[name])
            assert numpy.isnan(value) if row[column] == '' else value == float(row[column]), (name, value, row)
        for level, column in quantiles.items():
            value = float(at.share_quantile.sel(quantile=level))
            assert numpy.isnan(value) if row[column] == '' else value == float(row[column]), (column, value, row)
        if row['invited'] == '0':
            continue
        rows += 1
        if 'share' not in data:
            continue
        share = at.share.values
        assert abs(share.mean() - float(row['simulated_share'])) < 1e-12, row
        assert (share == 0).mean() == float(at.share_zero), row
        assert abs(share.std(ddof=1) - float(at.share_sd)) < 1e-6, row
        error = data.share_quantile.attrs
        for level in data['quantile'].values:
            value, exact = float(at.share_quantile.sel(quantile=level)), numpy.quantile(share, level)
            assert abs(value - exact) <= max(error['relative_bin_error'] * exact, error['absolute_bin_error']), row
    assert rows > 20, rows
    print(folder, rows, 'state-years agree')
PYTHON
else
  missing+=(xarray)
fi

has_r() { Rscript -e "quit(status = !requireNamespace('$1', quietly = TRUE))" >/dev/null 2>&1; }

if has_r ncdf4; then
  for folder in summary full wars; do
    Rscript - $folder <<'R' || fail "what ncdf4 reads of $folder is not what the tables say"
library(ncdf4)
folder <- commandArgs(trailingOnly = TRUE)[1]
file <- nc_open(file.path(folder, "ensemble.nc"))
table <- read.csv(file.path(folder, "state_years.csv"), colClasses = c(iso3 = "character"), na.strings = "")
manifest <- readLines(file.path(folder, "manifest.json"))
stopifnot(ncatt_get(file, 0, "Conventions")$value == "CF-1.8",
          any(grepl(sprintf('"seed": %.0f,', ncatt_get(file, 0, "seed")$value), manifest)))
# R reads dimensions from the last on: state, year, war. The table has states within years within wars.
at <- function(name) as.vector(ncvar_get(file, name, collapse_degen = FALSE))
states <- ncvar_get(file, "state"); years <- ncvar_get(file, "year")
wars <- nrow(table) / length(states) / length(years)
stopifnot(identical(as.vector(ncvar_get(file, "iso3")), ifelse(is.na(table$iso3), "", table$iso3)[seq_along(states)]),
          identical(as.vector(ncvar_get(file, "state_name")), table$state[seq_along(states)]),
          all(rep(states, length(years) * wars) == table$cow),
          all(rep(rep(years, each = length(states)), wars) == table$year))
for (pair in list(c("share_mean", "simulated_share"), c("observed_share", "observed_share"),
                  c("troops_mean", "simulated_troops"), c("casualties_mean", "simulated_casualties"))) {
  read <- at(pair[1]); told <- table[[pair[2]]]
  stopifnot(identical(is.na(read), is.na(told)), max(abs(read - told), na.rm = TRUE) < 1e-12 * max(told, 1, na.rm = TRUE))
}
for (pair in list(c("tie_mean", "tie"), c("standing_mean", "standing"))) {
  stopifnot(max(abs(rep(at(pair[1]), wars) - table[[pair[2]]])) < 1e-12)  # of one leader
}
levels <- ncvar_get(file, "quantile")
median <- matrix(at("share_quantile"), ncol = length(levels))[, which(levels == 0.5)]
stopifnot(max(abs(median - table$share_median), na.rm = TRUE) < 1e-12)
recorded <- "share" %in% names(file$var)
if (recorded) {
  share <- matrix(at("share"), nrow = file$dim$replicate$len)
  stopifnot(max(abs(colMeans(share) - table$simulated_share), na.rm = TRUE) < 1e-12,
            max(abs(colMeans(share == 0) - at("share_zero")), na.rm = TRUE) < 1e-12)
}
cat(folder, sum(!is.na(table$simulated_share)), "state-years agree", if (recorded) "with their replicates", "\n")
R
  done
else
  missing+=(ncdf4)
fi

if has_r igraph; then
  for folder in summary wars crimea; do
    Rscript - $folder <<'R' || fail "what igraph reads of $folder is not what the tables say"
suppressPackageStartupMessages(library(igraph))
folder <- commandArgs(trailingOnly = TRUE)[1]
table <- read.csv(file.path(folder, "state_years.csv"), colClasses = c(iso3 = "character"), na.strings = "")
several <- "war" %in% names(table)
if (several) table <- table[table$war == table$war[1], ]
for (year in unique(table$year)) {
  network <- read_graph(file.path(folder, sprintf("network_%d.graphml", year)), format = "graphml")
  of_year <- table[table$year == year, ]
  # One state leads here, and is no row of the table: its strength is the sum of all ties there, and nobody else's tie has
  # standing. A tie of the table that is no edge is 0.
  hub <- which(!V(network)$cow %in% of_year$cow)
  leads <- E(network)[is_leader_tie]
  others <- E(network)[!is_leader_tie]
  stopifnot(!is_directed(network), length(hub) == 1, all(of_year$cow %in% V(network)$cow),
            abs(strength(network, weights = E(network)$tie)[hub] - sum(of_year$tie)) < 1e-9,
            all(others$standing == 0), all(others$tie == others$treaty_depth), all(others$tie > 0))
  partner <- function(edge) setdiff(ends(network, edge, names = FALSE), hub)
  for (edge in leads) {
    row <- of_year[of_year$cow == V(network)$cow[partner(edge)], ]
    stopifnot(row$tie == E(network)$tie[edge], row$standing == E(network)$standing[edge],
              row$treaty_depth == E(network)$treaty_depth[edge], row$iso3 %in% c(NA, V(network)$iso3[partner(edge)]))
  }
}
cat(folder, length(unique(table$year)), "networks agree\n")
R
  done
else
  missing+=(igraph)
fi

if ((${#missing[@]} > 0 && failures == 0)); then
  printf 'SKIPPED: %s is not installed and has read nothing; tools/setup --developer installs it\n' "${missing[@]}"
  exit 77
fi
finish
