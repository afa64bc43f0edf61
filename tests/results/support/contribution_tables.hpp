#pragma once

#include "sim/core/number_text.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace entente::testing {

/// What ranks, potential, potential-effect, fan and calibration read: four states from 2001 to 2003, two of which sent
/// troops in each year, one never, and one, whose certainty is D, in 2003 alone.
inline std::map<std::string, std::string> contribution_tables() {
  std::map<std::string, std::string> files;
  files["states.csv"] =
      "cow,iso3,state,observed_share,simulated_share,observed_troops,simulated_troops\n"
      "200,GBR,United Kingdom,0.02,0.01,4000,2000\n920,NZL,New Zealand,0.03,0.005,150,25\n"
      "390,DNK,Denmark & <others>,0.00390625,0.02,78.125,400\n255,DEU,Germany,0,0.001,0,250\n";
  files["state_years.csv"] =
      "cow,iso3,state,year,invited,compared,observed_share,share_q05,share_q25,share_median,share_q75,share_q95,"
      "certainty,potential\n";
  const struct {
    const char* head;
    double share;
  } states[] = {{"200,GBR,United Kingdom,", 0.02},
                {"920,NZL,New Zealand,", 0.03},
                {"390,DNK,Denmark & <others>,", 0},
                {"255,DEU,Germany,", 0}};
  int row = 0;
  for (const auto& state : states) {
    for (int year = 2001; year <= 2003; ++year, ++row) {
      const bool doubtful = year == 2003 && std::string(state.head).starts_with("390");
      const bool out = year == 2002 && std::string(state.head).starts_with("920");  // not invited: a gap
      files["state_years.csv"] += state.head + std::to_string(year) + (out ? ",0,0" : ",1,1") + ",";
      if (!out) files["state_years.csv"] += number_text(doubtful ? 0.01171875 : state.share);
      files["state_years.csv"] += out ? ",,,,," : ",0,0.001,0.0025,0.005,0.0234375";
      files["state_years.csv"] += std::string(doubtful ? ",D," : ",,") + number_text(0.0625 * (row - 3)) + "\n";
    }
  }
  files["calibration.csv"] =
      "of,level,rows,coverage,coverage_error,expected\nall,0.5,11,0.75,0.01,0.8125\nall,0.8,11,0.875,0.01,0.9\n"
      "all,0.9,11,0.9375,0.01,0.95\nall,0.95,11,1,0,0.975\ncontributors,0.5,6,0.25,0.02,0.375\n"
      "contributors,0.8,6,0.5,0.02,0.6\ncontributors,0.9,6,0.625,0.02,0.7\ncontributors,0.95,6,0.75,,0.8\n";
  files["pit.csv"] = "of,bin,low,high,rows,mass,mass_error\n";
  for (const char* of : {"all", "contributors"}) {
    for (int bin = 1; bin <= 10; ++bin) {
      files["pit.csv"] += std::string(of) + "," + std::to_string(bin) + "," + number_text((bin - 1) / 10.0) + "," +
                          number_text(bin / 10.0) + ",1," + (bin == 1 ? "0.28" : "0.08") + ",0.001\n";
    }
  }
  files["potential_effect.csv"] =
      "potential,share,low,high,level,change,change_low,change_high,reference,rows\n"
      "-0.25,0.001,0.0005,0.002,0.95,-0.003,-0.004,-0.002,0.25,11\n0.25,0.004,0.003,0.005,0.95,0,0,0,0.25,11\n"
      "0.75,0.011,0.006,0.02,0.95,0.007,0.001,0.013,0.25,11\n";
  return files;
}

}  // namespace entente::testing
