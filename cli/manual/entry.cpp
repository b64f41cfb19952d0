#include "cli/manual/entry.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

namespace brouncker::cli {
namespace {

std::vector<std::string> words_in(const std::string& value) {
  std::vector<std::string> words;
  if (value.find('|') == value.npos) return words;
  std::size_t first = 0;
  while (first <= value.size()) {
    const std::size_t end = std::min(value.find('|', first), value.size());
    words.push_back(value.substr(first, end - first));
    first = end + 1;
  }
  return words;
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry;
  entry.name = option.get_name(option.get_positional(), true);
  entry.help = option.get_description();
  if (option.get_type_size() != 0) {
    entry.value = option.get_type_name();
    entry.words = words_in(entry.value);
    entry.otherwise = option.get_default_str();
  }
  entry.is_required = option.get_required();
  entry.is_many = option.get_items_expected_max() > 2;
  return entry;
}

std::vector<OptionEntry> entries_of(const CLI::App& app, bool positional) {
  std::vector<OptionEntry> entries;
  for (const CLI::Option* option : app.get_options([&](const CLI::Option* each) { return each->get_positional() == positional; }))
    entries.push_back(entry_of(*option));
  return entries;
}

}  // namespace

CommandEntry command_entry(const CLI::App& app) {
  return {app.get_name(), app.get_description(), app.get_footer(), entries_of(app, true), entries_of(app, false)};
}

Manual manual_of(const CLI::App& program, std::string version) {
  Manual manual{program.get_name(),        std::move(version), program.get_description(), program.get_footer(), {},
                entries_of(program, false)};
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    manual.commands.push_back(command_entry(*command));
  return manual;
}

std::string long_name(const OptionEntry& option) {
  return option.name.substr(std::min(option.name.find("--"), option.name.size()));
}

std::string with_value(const OptionEntry& option) {
  const bool named = option.name.starts_with('-') && !option.value.empty();
  return named ? option.name + " " + option.value : option.name;
}

std::string usage(const std::string& program, const CommandEntry& command) {
  std::string text = program + " " + command.name + " [OPTIONS]";
  for (const OptionEntry& argument : command.arguments) {
    const std::string name = argument.name + (argument.is_many ? "..." : "");
    text += argument.is_required ? " " + name : " [" + name + "]";
  }
  return text;
}

std::string brief(const OptionEntry& option) {
  std::size_t end = option.help.size();
  for (const std::string_view stop : {"; ", ": ", ", ", " ("}) end = std::min(end, option.help.find(stop, 1));
  return option.help.substr(0, end);
}

}  // namespace brouncker::cli
