/// The lines of a catalogue's formulas: what they hold, as JSON and back.
#pragma once

#include "engine/claim.hpp"
#include "engine/known_as.hpp"
#include "engine/prove/find/proof.hpp"
#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::catalogue {

struct Line {
  Pcf pcf;
  Claim claim;                 ///< its constant and map are in the file where it is of kind constant
  std::string limit;           ///< kCatalogueDigits digits
  std::string certificate;     ///< its hash; empty unless proved
  std::uint64_t formulas = 0;  ///< of the run, mirror images counted
  std::vector<std::int64_t> families;
  std::int64_t lattice = 0;                ///< 0: none
  std::optional<KnownAs> literature = {};  ///< of the program's table
};

/// Simplest first within a constant: by the length of its texts.
std::size_t length(const Line& line);

nlohmann::ordered_json to_json(const Line& line);
/// Throws Error, or what nlohmann::json throws, for what is no line.
Line line_of(const nlohmann::json& json);

/// "xxh64:" and the 16 hexadecimal digits of XXH64 (seed 0) of the certificate in one line, as `prove --json` prints it.
std::string hash_of(const Proof& proof);
std::string hash_of(std::string_view text);

/// [p, q, r, s] as texts. Throws Error (input), or what nlohmann::json throws.
Moebius map_in(const nlohmann::json& array);

}  // namespace brouncker::catalogue
