#include "cli/answer.hpp"

#include "cli/host.hpp"
#include "engine/stop.hpp"

#include <fmt/format.h>

namespace brouncker::cli {

using nlohmann::ordered_json;

ordered_json with_answer(int exit_code, const ordered_json& fields) {
  ordered_json json = {{"answer", exit_code == undecided ? ordered_json(nullptr) : ordered_json(exit_code == done)}};
  json.update(fields);
  return json;
}

void print_line(std::string_view json) {
  end_if_stopped();
  if (const Host* program = host()) program->line(json);
  else fmt::print("{}\n", json);
}

int print_answer(int exit_code, const ordered_json& fields) {
  print_line(json_text(with_answer(exit_code, fields)));
  return exit_code;
}

int print_answer(int exit_code, const std::string& document) {
  return print_answer(exit_code, read_ordered_json(document).value_or(ordered_json::object()));
}

}  // namespace brouncker::cli
