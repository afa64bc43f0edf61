#include "tools/compile/libya/record.hpp"

#include "tools/compile/common/grade.hpp"

namespace entente::compile {
namespace {

// The ceiling that Spain's government set stands as its figure; what it had sent is the lowest of the year.
constexpr CowCode spain{230};
// The total of Canadian aircraft is nobody's statement.
constexpr CowCode canada{20};

class LibyaReader {
 public:
  LibyaReader(const Table& table, const Facts<ArmedForces>& armed_forces) : table_(table), forces_(armed_forces) {}

  LibyaRecord read() {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      const StateYear key = state_year(integer(row, "cow_code").value(), integer(row, "year").value());
      libya_.record[key] = record_of(row, key);
      libya_.means[key] = means_of(row, key);
    }
    return std::move(libya_);
  }

 private:
  std::optional<long long> integer(std::size_t row, const char* column) const {
    return table_.integer(row, table_.column(column));
  }

  Record record_of(std::size_t row, StateYear key) {
    const std::string certainty = table_.text(row, table_.column("certainty"));
    const auto graded = grade(certainty);
    const auto troops = integer(row, key.state == spain ? "personnel_low" : "troops_deployed");
    const auto forces = find(forces_, key);
    const auto in_facts = integer(row, "armed_forces_total");
    if (in_facts && *in_facts != (forces ? forces->people : 0)) ++libya_.other_armed_forces;
    if (!graded || !troops) {
      libya_.left_out.add(certainty == "gap" ? "personnel: no figure" : "personnel: a total split by guess",
                          label(key));
      return {std::nullopt, std::nullopt, 'D', {}};
    }
    Record record{static_cast<double>(*troops), std::nullopt, *graded, {}};
    if (forces && forces->people > 0) record.share = *record.troops / static_cast<double>(forces->people);
    return record;
  }

  LibyaMeans means_of(std::size_t row, StateYear key) {
    // NATO's list names members; a partner's aircraft are those reported.
    const auto listed = integer(row, "aircraft_nato_list_apr2011"), reported = integer(row, "aircraft_reported");
    LibyaMeans means{listed ? listed : reported, listed ? reported : std::nullopt,
                     integer(row, "ships_nato_list_apr2011"), integer(row, "sorties"), integer(row, "strike_sorties")};
    if (key.state == canada) {
      means.aircraft_peak.reset();
      libya_.left_out.add("aircraft at the peak: not verified", label(key));
    }
    return means;
  }

  const Table& table_;
  const Facts<ArmedForces>& forces_;
  LibyaRecord libya_;
};

}  // namespace

LibyaRecord read_libya(const Sources& sources, const Facts<ArmedForces>& armed_forces) {
  const Table table = sources.read("facts/libya.csv");
  return LibyaReader(table, armed_forces).read();
}

}  // namespace entente::compile
