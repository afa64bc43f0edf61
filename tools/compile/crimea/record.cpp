#include "tools/compile/crimea/record.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/grade.hpp"
#include "tools/compile/crimea/scope.hpp"

#include <algorithm>

namespace entente::compile::crimea {
namespace {

// The year in whose row stands what was sent in the whole war: the one whose armed forces the source holds it against.
constexpr Year main_year{1855};

class RecordReader {
 public:
  RecordReader(const Table& table, const World& world) : table_(table), world_(world) {}

  Record read() {
    for (std::size_t row = 0; row < table_.rows(); ++row) take(row);
    return std::move(record_);
  }

 private:
  std::string text(std::size_t row, const char* column) const { return table_.text(row, table_.column(column)); }

  void take(std::size_t row) {
    const CowCode state(static_cast<std::uint16_t>(table_.required_integer(row, table_.column("cow_code"))));
    const std::string when = text(row, "year"), side = text(row, "side"), measure = text(row, "measure");
    const Year first(static_cast<std::uint16_t>(parse_number(when.substr(0, 4)).value()));
    const bool of_several_years = when.size() == 9;  // "1854-1856", where a day is "1854-09-14"
    const std::string name = text(row, "state") + ' ' + when;
    const auto graded = grade(text(row, "certainty"));
    if (side == "opponent") {
      record_.left_out.add("the opponent", name);
    } else if (side == "neutral") {
      for (auto year = first_war_year.number(); year <= last_year.number(); ++year)
        add({state, Year{year}}, 0, *graded);
    } else if (state == host && of_several_years) {
      record_.left_out.add("a proxy: all of the host's armed forces", name);
    } else if (first < first_war_year) {
      record_.left_out.add("with the Sultan before the coalition", name);
    } else if (of_several_years && first == first_war_year) {
      sent_in_the_war(row, state);
    } else if (of_several_years) {  // who joined later: what embarked then, and nobody before
      sent_in_the_war(row, state);
      add({state, first}, troops(row), *graded);
      for (auto year = first_war_year.number(); year < first.number(); ++year) add({state, Year{year}}, 0, 'B');
    } else {
      // Who had been sent by a day is more than who was there.
      add({state, first}, troops(row), measure.starts_with("sent ") ? 'C' : *graded);
    }
  }

  double troops(std::size_t row) const { return table_.required_number(row, table_.column("troops_deployed")); }

  void sent_in_the_war(std::size_t row, CowCode state) {
    record_.in_the_war[state] = table_.required_integer(row, table_.column("troops_deployed"));
    record_.deaths[state] = table_.required_integer(row, table_.column("deaths_leroy_beaulieu"));
  }

  void add(StateYear key, double sent, char certainty) {
    if (!world_.states.count(key)) return;
    const auto [found, is_new] = record_.sent.try_emplace(key, Sent{sent, certainty});
    if (!is_new && sent > found->second.troops) found->second = {sent, certainty};
  }

  const Table& table_;
  const World& world_;
  Record record_;
};

}  // namespace

Record read_record(const Sources& sources, const World& world) {
  const Table table = sources.read("facts/crimea.csv");
  return RecordReader(table, world).read();
}

std::string observed_table(const World& world, const Record& record) {
  std::string text =
      csv_line({"year", "cow", "iso3", "troops_corrected", "share_corrected", "certainty", "troops_sent_in_war"});
  for (const auto& [key, sent] : record.sent) {
    const auto forces = world.states.at(key).armed_forces;
    const bool has_share = forces && *forces > 0;
    const auto whole = record.in_the_war.find(key.state);
    text += csv_line({std::to_string(key.year.number()), std::to_string(key.state.number()), iso3(key.state),
                      text_of(sent.troops), has_share ? text_of(sent.troops / static_cast<double>(*forces)) : "",
                      std::string(1, sent.certainty),
                      key.year == main_year && whole != record.in_the_war.end() ? std::to_string(whole->second) : ""});
  }
  return text;
}

}  // namespace entente::compile::crimea
