/// What every command says in JSON beside its own words: "answer".
#pragma once

#include "cli/command.hpp"
#include "formulas/json.hpp"

#include <string_view>

namespace brouncker::cli {

/// {"answer": true, false or null, ...}: what an exit code says. Yes, done; an honest no, or not sound; undecided.
nlohmann::ordered_json with_answer(int exit_code, const nlohmann::ordered_json& fields);

/// One line of JSON, to standard output or to the host (cli/host.hpp).
void print_line(std::string_view json);

/// Prints that on one line; the exit code.
int print_answer(int exit_code, const nlohmann::ordered_json& fields);
/// The same of a document that is text.
int print_answer(int exit_code, const std::string& document);

}  // namespace brouncker::cli
