#include "estimate/panel/recipe.hpp"

#include <filesystem>

namespace entente {

const std::vector<PanelSourceKind>& panel_source_kinds() {
  static const std::vector<PanelSourceKind> kinds = {
      {"state_system", "State System Membership 2016", "Correlates of War Project 2017", true},
      {"armed_forces", "The Military Balance, armed forces by country", "IISS, as coded by Gannon and Kent 2020", true},
      {"deployments", "The Military Balance, deployments", "IISS, as coded by Gannon and Kent 2020", true},
      {"placemats", "NATO ISAF placemats", "NATO 2007-2014, as coded by Gannon and Kent 2020"},
      {"casualties", "coalition deaths by year and nationality", "iCasualties, as coded by Gannon and Kent 2020"},
      {"national_capabilities_5", "National Material Capabilities 5.0", "Singer, Bremer and Stuckey 1972"},
      {"national_capabilities_6", "National Material Capabilities 6.0", "Singer, Bremer and Stuckey 1972"},
      {"ideal_points", "votes in the UN General Assembly", "Bailey, Strezhnev and Voeten 2017"},
      {"democracy", "Polity IV and V-Dem", "Marshall, Gurr and Jaggers 2019; Coppedge et al. 2021"},
      {"democracy_marks", "state-years in which the published democracy mark is not polity2's",
       "compiled from Gannon and Kent 2020"},
      {"leader_alliances", "depth scores of the leader's alliances", "Gannon and Kent 2020, from ATOP 4.01"},
      {"alliance_scores", "depth scores of alliances, the larger the deeper",
       "factor model of ATOP's depth items, by entente measure depth"},
      {"distances", "distances between capitals, statute miles", "as used by Gannon and Kent 2020"},
      {"capitals", "capitals with coordinates and dates", "public compilation, author not stated"},
      {"gdp_current", "World Development Indicators, NY.GDP.MKTP.CD", "World Bank"},
      {"gdp_estimates", "GDP, population and GDP per head without gaps", "Anders, Fariss and Markowitz 2020"},
  };
  return kinds;
}

bool lies_beside_recipe(const std::string& kind) { return kind == "democracy_marks" || kind == "alliance_scores"; }

std::string source_path(const PanelRecipe& recipe, const std::string& folder, const std::string& kind) {
  const std::filesystem::path sources(folder), file(recipe.files.at(kind));
  if (!lies_beside_recipe(kind)) return (sources / file).string();
  const std::filesystem::path among_sources = sources / file.filename();
  return (!std::filesystem::exists(file) && std::filesystem::exists(among_sources) ? among_sources : file).string();
}

}  // namespace entente
