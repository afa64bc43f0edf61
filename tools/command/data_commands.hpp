#pragma once

#include "scenarios/registry/registry.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

/// Each adds its subcommand of `entente data`.
void add_data_list(CLI::App& data, std::function<void()>& chosen);
void add_data_fetch(CLI::App& data, std::function<void()>& chosen);
void add_data_verify(CLI::App& data, std::function<void()>& chosen);

/// Adds --registry, by which a user names a registry of his own.
void add_registry_option(CLI::App& command, std::optional<std::string>& path);

/// The registry at that path, or the one that ships.
SourceRegistry chosen_registry(const std::optional<std::string>& path);

/// The sources of these ids, each once, in their order; all for "all" and for none. Throws Error (Fault::input).
std::vector<const RegisteredSource*> chosen_sources(const SourceRegistry& registry,
                                                    const std::vector<std::string>& ids);

}  // namespace entente
