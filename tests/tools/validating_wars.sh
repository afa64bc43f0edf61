#!/usr/bin/env bash
# `entente validate` tells a scenario of several wars war by war, and finds counterfactuals that make no sense in its world.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

cp -r "$source_folder/tests/scenarios/small_wars" w
expect 0 "$program" validate w/scenario.yaml
says stdout '^15 states, 6 years, 17 alliance ties in the first year$'
says stdout '^Afghanistan \(invented\) \(war 1, 2001-2004, led by United States of America\): 52 state-years of 13 states'
says stdout '^Mali \(invented\) \(war 2, 2003-2006, led by France\): 36 .* 36 of them observed, .*also counted: casualties, aircraft$'
says stdout '^Note: The coefficients are fitted to the state-years of all wars together: 52 of Afghanistan'
says stdout '^Note: Mali \(invented\): The record has troops of 4 state-years that are not invited.*: AUS 2003'

line=$(grep -n 'NZL, depth: 0.45' w/scenario.yaml | cut -d: -f1)
sed -i "$line s/state: NZL, depth: 0.45, ally: true/state: MEX, gdp: 1.0e+12/" w/scenario.yaml
expect 2 "$program" validate w/scenario.yaml
says stderr "scenario.yaml:$line:[0-9]+: counterfactuals\[1\].set.gdp: neither the contribution equation nor a rule reads gdp"
[[ ! -s stdout ]] || fail 'a scenario with a senseless counterfactual is called valid'

finish
