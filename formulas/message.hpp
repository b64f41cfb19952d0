/// Small texts: reading them, and showing pieces of them in error messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace brouncker::text {

/// Blank, tab and line ends; independent of the locale.
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

/// In single quotes for a message: bytes that do not print as \xNN, and only the first 40 bytes of a longer text.
std::string quoted(std::string_view text);

/// The value of "-12"; nullopt where the text is anything but an integer of 64 bits.
std::optional<std::int64_t> to_int64(std::string_view text);

/// "1,768,900".
std::string grouped(std::uint64_t value);

}  // namespace brouncker::text
