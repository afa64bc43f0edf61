#include "estimate/panel/recipe.hpp"

namespace entente {
namespace {

std::vector<PanelSwitch> outcome_switches() {
  return {
      {"rows",
       {{"military_balance", "the entries of The Military Balance's list of armed forces"},
        {"state_system", "the members of the Correlates of War state system, on at least one day of the year"}},
       "which state-years are rows of the panel"},
      {"entities",
       {{"as_states",
         "the Serb Republic's army and the Palestinian Territories have rows, and the Federation of Bosnia and "
         "Herzegovina stands for the whole state"},
        {"left_out", "armies that are not a state's are left out"}},
       "what becomes of entries of The Military Balance that are not states"},
      {"vietnam_code",
       {{"republic_of_vietnam", "817, the Republic of Vietnam that ended in 1975, so that no other source matches"},
        {"vietnam", "816, the state that there is"}},
       "the Correlates of War code under which Vietnam is filed"},
      {"deployment_counts",
       {{"separators_lost", "a count with a thousands separator (\"9,000\") becomes missing and then 0"},
        {"read", "thousands separators are read"}},
       "how The Military Balance's counts of deployed troops are read"},
      {"deployment_bases",
       {{"crossed",
         "the operations of a state-year are joined row by row, every base of one with every base of the others, and "
         "the first two rows are added up"},
        {"once", "every force counts once"}},
       "how several bases of an operation are added up"},
      {"deployment_region",
       {{"as_published", "everywhere but in Djibouti, Kenya, Kuwait and \"Kgz\": Kuwait's soldiers in Germany count"},
        {"recipe", "in the locations of the recipe"}},
       "where forces of the operations count"},
      {"deployments_after_coverage",
       {{"zero", "a year that the deployments do not cover has 0 troops"},
        {"missing", "a year that the deployments do not cover is missing where there is no other source"}},
       "what is said of years outside the coverage of The Military Balance's deployments"},
      {"forces_without_number",
       {{"zero", "a force that is named without its number counts 0"},
        {"missing", "a state-year is missing when all that is known of it is a force without a number"}},
       "what a force without a number counts"},
      {"placemat_merge",
       {{"colliding_index",
         "each maximum is stored in row i*j for country i and year j, later ones overwrite earlier ones, and the rest "
         "is merged by the spelling of the name"},
        {"by_state_and_year", "each state-year has the maximum of its placemats"}},
       "how NATO's placemats are merged"},
      {"placemat_zeros",
       {{"kept", "a state on the placemats with 0 troops has 0"},
        {"military_balance", "a state on the placemats with 0 troops has those of The Military Balance, if any"}},
       "what a state has that the placemats list without troops"},
      {"keying_errors",
       {{"kept", "values are taken as typed"}, {"repaired", "values that cannot be right are repaired or left out"}},
       "what becomes of values that are mistyped, on placemats and among the armed forces"},
      {"placemat_peaks",
       {{"kept", "they count"}, {"set_aside", "they are set aside"}},
       "what becomes of peaks of a single placemat that no other source bears out"},
      {"theatre_troops",
       {{"zero", "the theatre of the war is a state that sends nobody"},
        {"missing", "the theatre has no contribution"}},
       "what the contribution of the theatre itself is"},
      {"infinite_share",
       {{"kept", "infinite; 0 in the ratio of The Military Balance alone where armed forces are unknown or none sent"},
        {"missing", "missing"}},
       "what the share is of a state without armed forces"},
  };
}

std::vector<PanelSwitch> covariate_switches() {
  return {
      {"cinc",
       {{"nmc_5", "National Material Capabilities 5.0, which end in 2012"},
        {"nmc_6", "National Material Capabilities 6.0, which end in 2022"}},
       "which edition the capabilities are from"},
      {"capability_missing",
       {{"minus_nine", "the code -9 stays a number"}, {"missing", "missing values are missing"}},
       "how missing values among the capabilities are written"},
      {"democracy_merge",
       {{"polity_number",
         "by Polity's own numbers as if they were COW's: Montenegro has Kosovo's score, South Sudan Sudan's, Ethiopia "
         "and Serbia none"},
        {"cow_code", "by COW codes"}},
       "how democracy scores are merged"},
      {"democracy_mark",
       {{"democracy_score", "Polity's democracy score is at least 6; its special codes count as no democracy"},
        {"polity2", "polity2 is at least 6; missing where polity2 is"},
        {"polyarchy", "V-Dem's electoral democracy index is at least 0.5"}},
       "which states are democracies"},
      {"depth_orientation",
       {{"as_published", "ln(score + 2.141) of the reflected score, so that integrated command is shallow"},
        {"oriented", "Phi(-score), so that integrated command is deep; 0 without an alliance"},
        {"measured",
         "Phi(score) of the alliance's own score in alliance_scores, the larger the deeper; 0 without an alliance"}},
       "how alliance depth follows from the score"},
      {"lowest_depth",
       {{"no_tie", "the lowest score is depth 0, as if there were no alliance"},
        {"tie", "the lowest score is a score like others; its logarithm, minus infinity, is missing"}},
       "what depth an alliance with the lowest score has"},
      {"leader_tie",
       {{"none", "the leader has no alliance with itself: depth 0, no ally"}, {"missing", "missing"}},
       "what the leader's own tie is"},
      {"potential",
       {{"difference", "alignment minus depth, as the paper's code computes it"},
        {"residual", "the depth that least squares predict from alignment, less depth: the residual of depth"},
        {"alignment_residual",
         "alignment less the alignment that least squares predict from depth: the other residual, uncorrelated with "
         "depth"}},
       "what unrealized alliance potential is"},
      {"distance",
       {{"as_published", "statute miles, each state's first value on record in all years, so that neighbours are at 0"},
        {"capitals", "kilometres on the great circle between capitals at the end of the year"}},
       "how far a state is from the theatre"},
      {"gdp_merge",
       {{"cow_abbreviation", "the World Bank's table by COW abbreviations as if they were ISO codes"},
        {"iso_code", "the World Bank's table by ISO codes"},
        {"estimates", "estimates without gaps in 2011 dollars (Anders, Fariss and Markowitz 2020)"}},
       "where gross domestic product is from and how it is merged"},
      {"casualty_names",
       {{"exact", "a heading that is not the state's usual name (\"Czech\") is lost"},
        {"crosswalk", "headings are looked up in the crosswalk"}},
       "how the columns of the list of deaths are matched with states"},
  };
}

SwitchChoices choices_at(std::size_t position) {
  SwitchChoices choices;
  for (const PanelSwitch& panel_switch : panel_switches()) {
    choices[panel_switch.name] = panel_switch.choices.at(position).name;
  }
  return choices;
}

}  // namespace

const std::vector<PanelSwitch>& panel_switches() {
  static const std::vector<PanelSwitch> switches = [] {
    std::vector<PanelSwitch> all = outcome_switches();
    for (PanelSwitch& panel_switch : covariate_switches()) all.push_back(std::move(panel_switch));
    return all;
  }();
  return switches;
}

SwitchChoices as_published() { return choices_at(0); }
SwitchChoices corrected() { return choices_at(1); }

}  // namespace entente
