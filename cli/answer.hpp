/// What every command says in JSON beside its own words: "answer".
#pragma once

#include "cli/command.hpp"
#include "formulas/json.hpp"

namespace brouncker::cli {

/// {"answer": true, false or null, ...}: what an exit code says. Yes, done; an honest no, or not sound; undecided.
nlohmann::ordered_json with_answer(int exit_code, const nlohmann::ordered_json& fields);

/// Prints that on one line; the exit code.
int print_answer(int exit_code, const nlohmann::ordered_json& fields);
/// The same of a document that is text.
int print_answer(int exit_code, const std::string& document);

}  // namespace brouncker::cli
