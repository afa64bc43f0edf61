#pragma once

#include "sim/core/state_label.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// An undirected network of states as GraphML (Brandes et al. 2002), built node by node and tie by tie. Nodes have cow,
/// iso3 and name, ties what the caller declares. Numbers are the shortest texts that read back to the same double,
/// whatever the locale.
class GraphmlText {
 public:
  enum class Type { whole, number, flag };
  struct Attribute {
    const char* name;
    Type type;
  };

  /// The nodes, in their order. `of_ties`: the attributes that every tie has.
  GraphmlText(const std::vector<StateLabel>& nodes, const std::vector<Attribute>& of_ties);

  /// Begins a tie, whose attributes follow in the order of their declaration. Throws Error (Fault::work) when an end is
  /// not among the nodes.
  GraphmlText& tie(CowCode a, CowCode b);
  GraphmlText& add(double number);
  GraphmlText& add(CowCode code);
  GraphmlText& add(bool yes);

  /// The file: nothing may follow.
  std::string take();

 private:
  std::size_t node_of(CowCode state) const;
  GraphmlText& add_text(std::string_view text);

  std::vector<CowCode> nodes_;
  std::size_t attributes_;
  std::size_t next_ = 0;  // attribute of the tie at hand
  std::string text_;
};

}  // namespace entente
