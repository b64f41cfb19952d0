#include "cli/manual/forms.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// Backslashes, dashes that are to be copied, and lines that begin like a request.
std::string escaped(std::string_view text) {
  std::string result;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) result += "\\&";
    line_begins = c == '\n';
    if (c == '\\') result += "\\e";
    else if (c == '-') result += "\\-";
    else if (c == '^') result += "\\(ha";
    else if (c == '~') result += "\\(ti";
    else if (c == '\'') result += "\\(aq";
    else if (c == '`') result += "\\(ga";
    else result += c;
  }
  return result;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string title(const Manual& manual, const std::string& page, const std::string& summary) {
  return fmt::format(".TH {} 1 \"\" \"{} {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", escaped(upper(page)), manual.name,
                     manual.version, escaped(page), escaped(summary));
}

/// "\fB--digits\fR \fIN\fR", and of arguments "\fIA\fR".
std::string tag(const OptionEntry& option) {
  if (!option.name.starts_with('-')) return fmt::format("\\fI{}\\fR", escaped(option.name));
  return fmt::format("\\fB{}\\fR{}", escaped(option.name),
                     option.value.empty() ? "" : fmt::format(" \\fI{}\\fR", escaped(option.value)));
}

std::string section(const std::string& heading, const std::vector<OptionEntry>& options) {
  if (options.empty()) return {};
  std::string text = ".SH " + heading + "\n";
  for (const OptionEntry& option : options)
    text += fmt::format(".TP\n{}\n{}{}{}\n", tag(option), escaped(option.help),
                        option.is_required && option.name.starts_with('-') ? " (required)" : "",
                        option.otherwise.empty() ? "" : fmt::format(" (default: {})", escaped(option.otherwise)));
  return text;
}

constexpr std::string_view kExitStatus = ".SH \"EXIT STATUS\"\n"
                                         ".TP\n0\ndone: verified, found, converged\n"
                                         ".TP\n1\nan honest no: refuted, nothing found, diverges\n"
                                         ".TP\n2\nbad input or usage\n"
                                         ".TP\n3\nundecided within the limits given\n"
                                         ".TP\n4\na file could not be read or written, or is damaged\n"
                                         ".TP\n130\ninterrupted; the command to go on is printed where work is kept\n";

}  // namespace

std::string man_page(const Manual& manual) {
  std::string text = title(manual, manual.name, "polynomial continued fractions, searched and measured");
  text += fmt::format(".SH SYNOPSIS\n\\fB{0}\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] ...\n.SH DESCRIPTION\n{1}\n", manual.name,
                      escaped(manual.summary));
  text += section("OPTIONS", manual.options) + ".SH COMMANDS\n";
  for (const CommandEntry& command : manual.commands)
    text += fmt::format(".TP\n\\fB{0}\\-{1}\\fR(1)\n{2}\n", manual.name, escaped(command.name), escaped(command.summary));
  return text + std::string(kExitStatus);
}

std::string man_page(const Manual& manual, const CommandEntry& command) {
  const std::string page = manual.name + "-" + command.name;
  std::string text = title(manual, page, command.summary);
  text += fmt::format(".SH SYNOPSIS\n{}\n", escaped(usage(manual.name, command)));
  text += section("ARGUMENTS", command.arguments) + section("OPTIONS", command.options);
  text += fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n{}", escaped(command.example), kExitStatus);
  return text + fmt::format(".SH \"SEE ALSO\"\n\\fB{}\\fR(1)\n", manual.name);
}

}  // namespace brouncker::cli
