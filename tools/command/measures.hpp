#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace entente {

/// Each adds its subcommand to `entente measure`, as the functions of commands.hpp add theirs to the app.
void add_measure_depth(CLI::App& measure, std::function<void()>& chosen);

}  // namespace entente
