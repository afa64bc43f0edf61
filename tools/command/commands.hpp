#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace entente {

/// Each adds its subcommand to the app; when the user chooses it, `chosen` is set to the work to be done.
/// The work throws Error: Fault::input becomes exit code 2, Fault::work exit code 1.
void add_run_command(CLI::App& app, std::function<void()>& chosen);
void add_validate_command(CLI::App& app, std::function<void()>& chosen);
void add_describe_command(CLI::App& app, std::function<void()>& chosen);
void add_keys_command(CLI::App& app, std::function<void()>& chosen);
void add_fit_command(CLI::App& app, std::function<void()>& chosen);
void add_predict_command(CLI::App& app, std::function<void()>& chosen);
void add_multiverse_command(CLI::App& app, std::function<void()>& chosen);
void add_switches_command(CLI::App& app, std::function<void()>& chosen);
void add_verify_command(CLI::App& app, std::function<void()>& chosen);
void add_panel_command(CLI::App& app, std::function<void()>& chosen);
void add_data_command(CLI::App& app, std::function<void()>& chosen);
void add_measure_command(CLI::App& app, std::function<void()>& chosen);
void add_figure_command(CLI::App& app, std::function<void()>& chosen);
void add_report_command(CLI::App& app, std::function<void()>& chosen);
void add_tournament_command(CLI::App& app, std::function<void()>& chosen);
void add_recover_command(CLI::App& app, std::function<void()>& chosen);
void add_compare_command(CLI::App& app, std::function<void()>& chosen);

}  // namespace entente
