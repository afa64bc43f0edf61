#!/usr/bin/env bash
# `entente describe`: the resolved scenario after the ODD protocol, with the processes that are on and no others, and
# numbers that are those of the tables.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
small=$source_folder/tests/scenarios/small

describe() { "$program" describe "$@"; }
cp -r "$small" w
expect 0 describe w/scenario.yaml
for section in '1 Purpose and patterns' '2 Entities, state variables and scales' '3 Process overview and scheduling' \
  '4 Design concepts' '5 Initialization' '6 Input data' '7 Submodels' '8 Parameters'; do
  says stdout "^## $section\$"
done
# The oracle is the tables themselves: their rows, their bytes, and who can contribute in them.
says stdout "^\| facts of states \| states.csv \| $(($(wc -l <w/states.csv) - 1)) \| .*$(sha256sum w/states.csv | cut -d' ' -f1) \|"
can=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i == "can_contribute") c = i } NR > 1 { n += $c } END { print n }' w/states.csv)
says stdout "^\| 1 \| Afghanistan \(invented\) \| United States \(USA\) \| 2001-2004 \| Afghanistan \(AFG\) \| [0-9]+ \| $can \|"
says stdout '^\| leader_rule.souring \| gamma \| 0.1 \| tie depth \| assumed \| w/scenario.yaml:21:105 \|'
says stdout '^\| leader_rule.standing_limit \| u_max \| 0.5 \| tie depth \| assumed \| default \|'
says stdout '^\| potential \| 0\.0[0-9]+ \| 0\.0[0-9]+ \| estimated \|'
says stdout '^5\. Leaders with a war this year decide'
! grep -qE 'leave their war for good|States learn from the decision|asked with log-odds' stdout || fail 'a process that is off is described'
cp stdout first
expect 0 describe w/scenario.yaml
cmp -s first stdout || fail 'two descriptions of one scenario differ'

# What is off disappears, and what is on appears.
sed -i 's/^leader_rule:.*/leader_rule: {rule: indifferent}/; s/^types:.*/types: off\nwithdrawal: {intercept: -3, losses: 0.1, democracy: 0.1, tie: -0.5}/' w/scenario.yaml
expect 0 describe w/scenario.yaml
says stdout 'Contributors may leave their war for good'
says stdout 'The leader is indifferent'
! grep -qE 'decide: souring|updates its belief' stdout || fail 'an indifferent leader decides, or learns with types off'

# Names are text.
rm -r w && cp -r "$small" w
sed -i 's|^name: .*|name: "Küste <script>alert(1)</script> \| *x*"|' w/scenario.yaml
expect 0 describe w/scenario.yaml --format html --out page.html
[[ ! -s stdout ]] || fail 'something on standard output beside --out'
says page.html '<h1>Küste &lt;script&gt;alert\(1\)&lt;/script&gt; \| \*x\*</h1>'
! grep -qE '<script|src=|<link' page.html || fail 'the page has a script or needs another file'
python3 - page.html <<'PYTHON' || fail 'the page is not well-formed'
import html.parser, sys
class Check(html.parser.HTMLParser):
    open_tags = []
    def handle_starttag(self, tag, attributes):
        if tag != 'meta': self.open_tags.append(tag)
    def handle_endtag(self, tag):
        assert self.open_tags.pop() == tag, tag
check = Check()
check.feed(open(sys.argv[1], encoding='utf-8').read())
assert not check.open_tags
PYTHON
expect 0 describe w/scenario.yaml
says stdout '^# Küste &lt;script&gt;alert\(1\)&lt;/script&gt; \\\| \\\*x\\\*$'

# Wrong usage and wrong input.
expect 2 describe w/scenario.yaml --format pdf
says stderr 'format.*"pdf" is not known here'
expect 2 describe w/none.yaml
expect 2 describe
sed -i 's/souring/sourring/' w/scenario.yaml
expect 2 describe w/scenario.yaml --out never.md
[[ ! -e never.md ]] || fail 'a file was written for a scenario that is not valid'

finish
