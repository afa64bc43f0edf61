#pragma once

#include "results/run_data/run_data.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/tables/graphml.hpp"
#include "results/tables/graphml_text.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <map>
#include <string>

namespace entente::testing {

inline Setting figure_setting(const std::string& key, const std::string& value) {
  Setting setting;
  setting.key = key;
  setting.value = value;
  return setting;
}

/// A finished folder of these files; `tournament` makes it one of `entente tournament`. The United States lead in
/// Afghanistan, 2001 to 2003, and New Zealand is in focus.
inline RunData figure_folder(const TemporaryFolder& parent, const std::map<std::string, std::string>& files,
                             bool tournament = false) {
  const Manifest manifest{
      .program_version = "0.1.0",
      .seed = MasterSeed(7),
      .replications = 12,
      .scenario = "Größe <wars>",
      .record = "as published",
      .notes = {"one"},
      .settings = {figure_setting("years", "[2000, 2003]"), figure_setting("focus", "[NZL]"),
                   figure_setting("wars[1].id", "1"), figure_setting("wars[1].name", "Afghanistan"),
                   figure_setting("wars[1].leader", "USA"), figure_setting("wars[1].years", "[2001, 2003]")},
      .fit = {{"source", std::string("fitted here")},
              {"family", std::string("hurdle")},
              {"parameters", std::vector<std::string>{"participation: intercept", "participation: potential",
                                                      "participation: log(gdp)", "amount: intercept",
                                                      "amount: potential", "log(sigma)"}},
              {"estimates", std::vector<double>{-1, 0.75, -0.5, -3, 0.25, 0.125}},
              {"standard_errors", std::vector<double>{0.5, 0.125, 0.5, 0.5, 0, 0.25}},
              {"potential_intercept", 0.0},
              {"potential_alignment_slope", 1.0},
              {"potential_reference", 0.25},
              {"convention", std::string("CR by state")}},
      .counterfactuals = {{"no war, <no> troops", "depth 0.452241573979416, from 2001 on", {}}}};
  static int count = 0;
  const std::filesystem::path path = parent.path() / ("run" + std::to_string(++count));
  RunFolder folder(path);
  for (const auto& [name, text] : files) folder.write(name, text);
  std::string text = manifest_text(manifest, folder.files());
  const std::string key = "\"scenario\":";
  if (tournament) text.replace(text.find(key), key.size(), "\"tournament\":");
  folder.commit(text);
  return RunData(path);
}

/// What the figures of ties, of the network and the map read. Bavaria has no shape today, and Sardinia
/// is drawn as Italy.
inline std::map<std::string, std::string> figure_tables() {
  const std::string columns = "cow,iso3,state,";
  const std::string measured = "observed_share,simulated_over_contribution,simulated_over_contribution_error";
  std::map<std::string, std::string> files;
  files["states.csv"] = columns + measured +
                        "\n920,NZL,New Zealand,0.004,0.0025,0.0001\n200,GBR,United Kingdom,0.02,-0.003,0.0002\n"
                        "325,ITA,Sardinia,0.001,0.0005,0.0001\n245,245,Bavaria,0,-0.0004,0.0001\n"
                        "255,DEU,Germany,0,0.00000001,0\n390,DNK,Denmark,,,\n";
  files["state_years.csv"] = columns + "year," + measured + ",treaty_depth,tie,tie_error\n";
  const char* const paths[] = {"920,NZL,New Zealand,2001,0.001,0.002,0.0001,0,0.0625,0.001",
                               "920,NZL,New Zealand,2002,0.005,0.003,0.0001,0,0.125,0.002",
                               "920,NZL,New Zealand,2003,0.006,0.0025,0.0001,0,0.1875,0.003",
                               "200,GBR,United Kingdom,2001,0.02,-0.002,0.0002,0.5,0.4375,0.001",
                               "200,GBR,United Kingdom,2002,0.02,-0.004,0.0002,0.5,0.40625,0.001",
                               "200,GBR,United Kingdom,2003,,,,0.5,0.375,0.001"};
  for (const char* row : paths) files["state_years.csv"] += std::string(row) + "\n";

  const std::vector<StateLabel> nodes = {{CowCode(2), "USA", "United States"},
                                         {CowCode(200), "GBR", "United Kingdom"},
                                         {CowCode(390), "DNK", "Denmark & <others>"},
                                         {CowCode(920), "NZL", "New Zealand"}};
  const CowCode usa(2), gbr(200), dnk(390), nzl(920);
  files["ties.graphml"] = ties_graphml(nodes, {{usa, gbr, 0.5, 0.375, -0.125, true, usa},
                                               {usa, dnk, 0.25, 0.25, 0, true, usa},
                                               {usa, nzl, 0, 0.1875, 0.1875, true, usa},
                                               {gbr, dnk, 0.75, 0.75, 0, false, {}}});
  using Type = GraphmlText::Type;
  GraphmlText then(nodes, {{"treaty_depth", Type::number},
                           {"tie", Type::number},
                           {"standing", Type::number},
                           {"is_leader_tie", Type::flag}});
  then.tie(usa, gbr).add(0.5).add(0.375).add(-0.125).add(true);
  then.tie(usa, dnk).add(0.25).add(0.25).add(0.0).add(true);
  then.tie(usa, nzl).add(0.0).add(0.1875).add(0.1875).add(true);
  then.tie(gbr, dnk).add(0.75).add(0.75).add(0.0).add(false);
  files["network_2003.graphml"] = then.take();
  return files;
}

/// Two counterfactuals, the second with a comma and markup in its name and an effect on one state alone.
inline std::map<std::string, std::string> effect_tables() {
  const std::string columns =
      "baseline,baseline_error,counterfactual_value,counterfactual_error,effect,effect_error,variance_ratio\n";
  std::map<std::string, std::string> files = figure_tables();
  files["effects.csv"] = "counterfactual,war,year,quantity," + columns +
                         "calm,1,,troop_years,100,1,90,1,-10,2,4\ncalm,1,,share,0.02,0.001,0.01,0.001,-0.01,0.001,4\n"
                         "calm,1,2001,troops,50,1,45,1,-5,1,4\ncalm,1,2002,troops,50,1,45,1,-5.5,1,4\n"
                         "calm,,2001,troops,50,1,45,1,-77,1,4\n"
                         "\"no war, <no> troops\",1,,troop_years,100,1,0,0,-100,1,1\n"
                         "\"no war, <no> troops\",1,,share,0.02,0.001,0,0,-0.02,0.001,1\n"
                         "\"no war, <no> troops\",1,2001,troops,50,1,0,0,-50,1,1\n";
  files["effects_states.csv"] = "counterfactual,war,cow,iso3,state,years,quantity," + columns +
                                "calm,1,200,GBR,United Kingdom,3,share,0.02,0.001,0.015,0.001,-0.005,0.00025,4\n"
                                "calm,1,920,NZL,New Zealand,3,share,0.02,0.001,0.03,0.001,0.01,0.0005,4\n"
                                "calm,1,390,DNK,Denmark,3,share,0.02,0.001,0.02,0.001,0,0,\n"
                                "calm,1,2,USA,United States,0,share,,,,,,,\n"
                                "calm,1,200,GBR,United Kingdom,3,troops,20,1,19,1,-1,0.1,4\n"
                                "\"no war, <no> troops\",1,920,NZL,New Zealand,3,share,0.02,0.001,0,0,-0.02,0.001,1\n";
  return files;
}

/// A tournament of three: `a` is best among left-out states, `b` not clearly worse, the floor clearly.
inline std::map<std::string, std::string> tournament_tables() {
  return {{"scores.csv",
           "regime,of,theory,score,unit,value,monte_carlo_error,rows,states\n"
           "held_out_states,,random,crps,share,0.004,0.0001,20,5\n"
           "held_out_states,,signalling,crps,share,0.002,0.0001,20,5\n"
           "held_out_states,,signalling,log_score,nats,-9,0.1,20,5\n"
           "held_out_states,,combined_without_agreement_and_ally,crps,share,0.0025,0.0001,20,5\n"
           "transfer,Iraq,random,crps,share,0.001,0.0001,10,5\n"
           "transfer,Iraq,signalling,crps,share,0.003,0.0001,10,5\n"},
          {"differences.csv",
           "regime,of,theory,other,score,difference,clustered_error,monte_carlo_error\n"
           "held_out_states,,signalling,combined_without_agreement_and_ally,crps,-0.0005,0.0003,0.0004\n"
           "held_out_states,,random,signalling,crps,0.002,0.0003,0.0004\n"
           "held_out_states,,signalling,combined_without_agreement_and_ally,log_score,-9,0.1,0.1\n"
           "transfer,Iraq,signalling,random,crps,0.002,0.0012,0.0001\n"}};
}

}  // namespace entente::testing
