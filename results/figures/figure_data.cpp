#include "results/figures/figure_data.hpp"

namespace entente {

OrderedJson named_data(const std::string& name, const OrderedJson& values) {
  return {{"name", name}, {"values", values}};
}

void name_tables(OrderedJson& figure, const std::vector<FigureTable>& tables) {
  OrderedJson& named = figure["usermeta"]["entente"]["data"] = OrderedJson::array();
  for (const FigureTable& table : tables) {
    OrderedJson entry = OrderedJson::object();
    entry["name"] = table.name;
    entry["caption"] = table.caption;
    entry["columns"] = table.columns;
    named.push_back(entry);
  }
}

}  // namespace entente
