#include "tools/command/unknown_word.hpp"

#include "sim/core/nearest_name.hpp"

namespace entente {
namespace {

std::string meant(const std::string& what, const std::string& word, const std::vector<std::string>& candidates) {
  const std::string nearest = nearest_name(word, candidates);
  if (nearest.empty()) return "";
  return "there is no " + what + " \"" + word + "\"; did you mean " + nearest + "?";
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

const CLI::App* command_named(const std::vector<const CLI::App*>& commands, const std::string& name) {
  for (const CLI::App* command : commands) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

std::string unknown_option(const CLI::App& command, const std::string& argument) {
  const std::string word = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const std::string& name : names) {
    if (name == word) return "";
  }
  return meant("option", word, names);
}

}  // namespace

std::string unknown_word(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = &app;
  for (const std::string& argument : arguments) {
    if (argument == "--") break;  // what follows names no option
    if (argument.rfind("--", 0) == 0) {
      std::string advice = unknown_option(*command, argument);
      if (!advice.empty()) return advice;
      continue;
    }
    const std::vector<const CLI::App*> commands = commands_of(*command);
    if (commands.empty()) continue;  // an operand, or an option's value
    const CLI::App* const next = command_named(commands, argument);
    if (next == nullptr) return meant("command", argument, names_of(commands));
    command = next;
  }
  return "";
}

}  // namespace entente
