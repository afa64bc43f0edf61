#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace entente {

/// Each adds a subcommand of `entente measure`, as those of commands.hpp do.
void add_measure_depth(CLI::App& measure, std::function<void()>& chosen);

}  // namespace entente
