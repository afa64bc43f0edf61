#pragma once

#include "results/json/value.hpp"

#include <cstddef>
#include <map>
#include <string>

/// For source files of results/report only.
namespace entente {

/// The data of many specifications, each kept once: a map's geometry is the same in every year, and a figure's data in
/// every width.
class ValuePool {
 public:
  /// The specification with its larger data ("values" and what lies in "datasets") replaced by {"pooled": index}.
  OrderedJson without_data(const OrderedJson& specification);
  /// What lies in the pool, by index: {"rows": count, "columns": {name: values}} where all are objects with the same
  /// keys in the same order, else {"plain": ...}. Values are a list or {"of": different values, "at": the place of each
  /// row's} (place_letters.hpp).
  const OrderedJson& entries() const { return entries_; }
  /// Bytes of all entries as JSON.
  std::size_t bytes() const { return bytes_; }

 private:
  OrderedJson pooled(const OrderedJson& values);

  OrderedJson entries_ = OrderedJson::array();
  std::map<std::string, std::size_t> known_;
  std::size_t bytes_ = 0;
};

/// What turns `from` into `to`: a list of [path, value], a path being the keys and indices from the root; without a
/// value what stands at the path is removed. Arrays of another length are replaced whole.
OrderedJson difference(const OrderedJson& from, const OrderedJson& to);

}  // namespace entente
