# A small country-year panel of our own making, under the published panel's names: 20 states in 2001-2010 and one in a
# single year, made of sines and no state's record. Run with LC_ALL=C: awk -f panel.awk
function noise(i, k) { return sin(5.3 * i + 1.7 * k) * cos(2.1 * i - 0.3 * k) }
BEGIN {
  states = "USA 2,CAN 20,UKG 200,IRE 205,NTH 210,BEL 211,FRN 220,SWZ 225,SPN 230,POR 235,GMY 255,ITA 325,FIN 375," \
           "SWD 380,NOR 385,DEN 390,ICE 395,AFG 700,AUL 900,NEW 920,LUX 212"
  count = split(states, list, ",")
  print "year,country,stateabb,ccode,troops_afghan_total,tpop,cinc,pctagreeus,dem,us_ally,pot_gain,distance,gdp,gdppc," \
        "casualties,troops,troops_afghan_final_ratio"
  for (s = 1; s <= count; ++s) {
    split(list[s], state, " ")
    for (year = 2001; year <= 2010; ++year) {
      if (state[1] == "LUX" && year != 2005) continue
      i = 10 * s + year - 2000
      potential = 0.3 + 0.25 * sin(1.7 * s) + 0.1 * cos(2.3 * i)
      agreement = 0.45 + 0.15 * cos(1.3 * s) + 0.05 * noise(i, 1)
      democracy = (s % 4 == 0) != (i % 23 == 0) ? 0 : 1
      ally = (s % 3 == 0) || (s % 5 == 1 && year > 2005) ? 1 : 0
      cinc = 0.01 + 0.008 * sin(0.9 * s) + 0.001 * noise(i, 2)
      gdp = exp(25 + 1.5 * cos(0.7 * s) + 0.03 * (year - 2000) + 0.1 * noise(i, 3))
      heads = 5000 + 4000 * sin(2.2 * s) + 10 * (year - 2000)
      deaths = int(3 + 3 * sin(0.6 * year))
      share = 0.004 * potential + 0.003 * ally + 0.002 * agreement + 0.003 * noise(i, 4) + 0.001 * sin(3.1 * s) - 0.0015
      share = share > 0 ? share : 0
      troops = 20000 + 100 * s * s
      gap = i % 17 == 0
      printf "%d,State %s,%s,%d,%d,%d,%.7f,%.6f,%d,%d,%.6f,%d,%.0f,%.3f,%d,%d,%s\n", year, state[1], state[1], state[2],
             share * troops, heads, cinc, agreement, democracy, ally, potential, 1000 + 311 * s, gdp, gdp / heads / 1000,
             deaths, troops, gap ? "" : sprintf("%.8f", share)
    }
  }
}
