/// The lines of a catalogue's formulas: what they hold, as JSON and back.
#pragma once

#include "engine/prove/proof.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::catalogue {

/// What a closed form is made of.
enum class Kind {
  constant,   ///< of the catalogue of constants
  quadratic,  ///< a number of a quadratic field
  rational,   ///< the rational limit of an infinite fraction
  function,   ///< the value of a function that is not in the catalogue of constants
  quotient    ///< of hypergeometric functions
};
inline constexpr std::array<std::string_view, 5> kKinds = {"constant", "quadratic", "rational", "function", "quotient"};

struct Line {
  Kind kind = Kind::quotient;
  Pcf pcf;
  std::string closed_form;
  std::string constant;        ///< name; empty for other kinds
  std::optional<Moebius> map;  ///< L = (p c + q)/(r c + s)
  std::string limit;           ///< kCatalogueDigits digits
  std::string status, method;
  std::string certificate;                     ///< its hash; empty unless proved
  std::optional<std::int64_t> digits_matched;  ///< unless proved
  std::uint64_t formulas = 0;                  ///< of the run, mirror images counted
  std::vector<std::int64_t> families;
  std::int64_t lattice = 0;  ///< 0: none
};

/// Simplest first within a constant: by the length of its texts.
std::size_t length(const Line& line);

nlohmann::ordered_json to_json(const Line& line);
/// Throws Error, or what nlohmann::json throws, for what is no line.
Line line_of(const nlohmann::json& json);

/// "xxh64:" and the 16 hexadecimal digits of XXH64 (seed 0) of the certificate in one line, as `prove --json` prints it.
std::string hash_of(const Proof& proof);
std::string hash_of(std::string_view text);

/// The lines of a file without their ends.
std::vector<std::string_view> lines_in(std::string_view text);

/// proved, certified or conjectured.
bool is_status(std::string_view text);

/// [p, q, r, s] as texts. Throws Error (input), or what nlohmann::json throws.
Moebius map_in(const nlohmann::json& array);

/// Whether a constant's text is a name rather than a function's value.
bool is_name(std::string_view constant);

}  // namespace brouncker::catalogue
