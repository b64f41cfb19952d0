#include "cli/manual/forms.hpp"

#include <utility>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json options_json(const std::vector<OptionEntry>& options) {
  ordered_json list = ordered_json::array();
  for (const OptionEntry& option : options)
    list.push_back({{"name", option.name},
                    {"value", text_or_null(option.value)},
                    {"words", option.words},
                    {"required", option.is_required},
                    {"default", text_or_null(option.otherwise)},
                    {"help", option.help}});
  return list;
}

}  // namespace

ordered_json command_json(const CommandEntry& command) {
  return {{"name", command.name},
          {"summary", command.summary},
          {"example", command.example},
          {"arguments", options_json(command.arguments)},
          {"options", options_json(command.options)}};
}

ordered_json manual_json(const Manual& manual) {
  ordered_json commands = ordered_json::array();
  for (const CommandEntry& command : manual.commands) commands.push_back(command_json(command));
  return {{"program", manual.name}, {"version", manual.version}, {"commands", std::move(commands)}};
}

}  // namespace brouncker::cli
