#include "results/goodness/goodness_table.hpp"

#include "results/tables/csv_text.hpp"

namespace entente {
namespace {

void add_row(CsvText& csv, const FitRow& row) {
  csv.add(row.observed).add(row.simulated).add(row.sd).add(row.q05).add(row.q95).add(row.p_value).add(row.undefined);
  csv.add(row.p_holm).add(row.replicates);
}

class Table {
 public:
  explicit Table(bool several) : several_(several), csv_(columns(several)) {}

  void add(const GoodnessOfFit& fit) {
    for (const FitGroup& group : fit.groups) {
      for (const FitStatistic& statistic : group.statistics) {
        begin(fit, to_string(group.group), to_string(statistic.statistic));
        add_row(csv_, statistic.row);
        csv_.add(to_string(statistic.fitted)).add("").add("").add(statistic.row.why_not);
      }
      add_joint(fit, to_string(group.group), group.joint);
    }
    add_joint(fit, "not_fitted", fit.not_fitted);
    add_joint(fit, "contributions", fit.contributions);
    add_joint(fit, "all", fit.all);
  }

  const std::string& text() const { return csv_.text(); }

 private:
  static std::vector<std::string> columns(bool several) {
    std::vector<std::string> names = {"group",  "statistic",  "observed", "simulated", "simulated_error", "sd",
                                      "q05",    "q95",        "p_value",  "undefined", "p_holm",          "replicates",
                                      "fitted", "statistics", "rank",     "not_tested"};
    if (several) names.insert(names.begin(), "war");
    return names;
  }

  void begin(const GoodnessOfFit& fit, std::string_view group, std::string_view statistic) {
    if (several_) csv_.add(std::size_t{fit.war.number()});
    csv_.add(group).add(statistic);
  }

  void add_joint(const GoodnessOfFit& fit, std::string_view group, const JointFit& joint) {
    begin(fit, group, "joint");
    add_row(csv_, joint.row);
    csv_.add("").add(joint.statistics).add(joint.rank).add(joint.row.why_not);
  }

  bool several_;
  CsvText csv_;
};

}  // namespace

std::string goodness_of_fit_csv(const std::vector<GoodnessOfFit>& wars) {
  Table table(wars.size() > 1);
  for (const GoodnessOfFit& fit : wars) table.add(fit);
  return table.text();
}

}  // namespace entente
