/// CSV fields, RFC 4180.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// The text as a field: in double quotes where it holds a comma, a quote or a line end.
inline std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace brouncker
