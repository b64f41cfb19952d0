#include "cli/manual/forms.hpp"
#include "cli/manual/wrapped.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// Where the right column begins.
constexpr std::size_t kHelpColumn = 26, kSummaryColumn = 13;

/// A list of words that leaves no place beside it is in the help, too.
constexpr std::size_t kLongestHead = 46;

std::string head_of(const OptionEntry& option) {
  std::string head = "  " + with_value(option);
  return head.size() <= kLongestHead ? head : fmt::format("  {} {}", option.name, option.words.empty() ? "TEXT" : "WORD");
}

std::string help_with_default(const OptionEntry& option) {
  std::string text = option.help;
  if (option.is_required && option.name.starts_with('-')) text += " (required)";
  if (!option.otherwise.empty()) text += fmt::format(" (default: {})", option.otherwise);
  return text;
}

std::string section(const std::string& title, const std::vector<OptionEntry>& options, std::size_t width) {
  if (options.empty()) return {};
  std::string text = fmt::format("\n{}:\n", title);
  for (const OptionEntry& option : options) text += wrapped(head_of(option), help_with_default(option), kHelpColumn, width);
  return text;
}

/// Every line behind two blanks, none broken: they are to be copied.
std::string example_lines(const std::string& example) {
  std::string text = "\nExample:\n  ";
  for (const char c : example) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text + '\n';
}

}  // namespace

std::string help_text(const Manual& manual, std::size_t width) {
  std::string text = wrapped("", manual.summary, 0, width);
  text +=
      fmt::format("Usage: {} COMMAND [OPTIONS] ...\n{}\nSubcommands:\n", manual.name, section("Options", manual.options, width));
  for (const CommandEntry& command : manual.commands) text += wrapped("  " + command.name, command.summary, kSummaryColumn, width);
  return text + "\n" + wrapped("", manual.footer, 0, width);
}

std::string help_text(const std::string& program, const CommandEntry& command, std::size_t width) {
  return wrapped("", command.summary, 0, width) + wrapped("", "Usage: " + usage(program, command), 0, width) +
         section("Arguments", command.arguments, width) + section("Options", command.options, width) +
         example_lines(command.example);
}

}  // namespace brouncker::cli
