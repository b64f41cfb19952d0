#include "cli/refusal.hpp"

#include "cli/manual/nearest.hpp"
#include "formulas/message.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {
namespace {

std::vector<std::string> names_of(const std::vector<OptionEntry>& options) {
  std::vector<std::string> names;
  for (const OptionEntry& option : options) names.push_back(long_name(option));
  return names;
}

}  // namespace

std::string no_command(const std::string& first, const Manual& manual) {
  std::vector<std::string> names;
  for (const CommandEntry& command : manual.commands) names.push_back(command.name);
  if (const std::string meant = nearest(first, first.starts_with('-') ? names_of(manual.options) : names); !meant.empty())
    return fmt::format("{}: there is no such command; did you mean {}?", text::quoted(first), meant);
  const std::string accepted = fmt::format("accepted are {}, --help and --version", fmt::join(names, ", "));
  return first.empty() ? "a command is missing; " + accepted
                       : fmt::format("{}: there is no such command; {}", text::quoted(first), accepted);
}

std::string left_over(const std::vector<std::string>& arguments, const std::string& program, const CommandEntry& command) {
  const auto option = std::ranges::find_if(arguments, [](const std::string& each) { return each.starts_with("--"); });
  if (option == arguments.end())
    return fmt::format("{}: is one argument too many; accepted is {}", text::quoted(arguments.front()), usage(program, command));
  const std::string name = option->substr(0, option->find('='));
  const std::string meant = nearest(name, names_of(command.options));
  if (!meant.empty()) return fmt::format("{}: {} has no such option; did you mean {}?", name, command.name, meant);
  return fmt::format("{}: {} has no such option; `{} help {}` lists them", name, command.name, program, command.name);
}

}  // namespace brouncker::cli
