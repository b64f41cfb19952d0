/// Lists of fractions: one JSON object a line in, one a line out, in order.
#pragma once

#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "formulas/json.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

/// One line of a list.
struct ListItem {
  std::size_t line = 0;           ///< its number, from 1
  nlohmann::ordered_json object;  ///< as given, with a label or whatever else it has
  GivenFraction fraction;

  /// A text of the object. Throws Error (input) where it has none of that name.
  std::string text(const char* key) const;
};

/// What is said about one line: the fields of its answer, and the exit code that it would have alone.
struct ListAnswer {
  nlohmann::ordered_json fields;
  int code = honest_no;
};

/// Reads `file` ("-": standard input): JSON objects, one a line, with "a" and "b", each a text as of the command line or a list of
/// coefficients, highest power first, and where wanted "head". Answers come in the order of the lines, with all fields of the line
/// in front; a line that is wrong gets {"error": ...} and spoils no other. Blocks of lines are answered in parallel, a fraction
/// that comes again within some thousand lines not again.
/// @param also Texts of a line on which the answer depends beside the fraction.
/// @return The exit code: done where all lines are, else honest_no.
/// Throws Error (file) where the list cannot be read, (input) where it holds no line.
int answer_list(const std::string& file, const Common& common, const std::function<ListAnswer(const ListItem&)>& answer,
                const char* also = nullptr);

/// Every line of the list `file` ("-": standard input), read as above, in order. @param option By which it was given, for
/// messages.
/// Throws Error (input) naming the first line that is wrong, (file) where the list cannot be read.
std::vector<ListItem> read_items(std::string_view option, const std::string& file, int threads);

/// The option --file of a command about lists. @param also Further fields of a line, for --help.
void add_list(CLI::App& app, Text& file, const std::string& also = "");

}  // namespace brouncker::cli
