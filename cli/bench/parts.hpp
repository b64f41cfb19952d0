/// Parts of `bench` about single numbers.
#pragma once

#include "cli/command.hpp"
#include "formulas/json.hpp"

namespace brouncker::cli {

/// One test of a limit with a constant (A + B c + C L + D c L = 0 or not) on random numbers, in CPU microseconds of one thread:
/// ours, FLINT's fmpz_lll on the same lattice, PARI's lindep (null where there is no gp), and how many times faster ours is.
nlohmann::ordered_json bench_matching();

/// Classical formulas: limit and closed form compared to `digits` digits, beside the time that Arb takes for the closed form
/// itself. With `most` digits, 4/pi and 6/zeta(3) once more; 0: not.
nlohmann::ordered_json bench_verification(long digits, long most);

/// A small space searched, matched, clustered, with families and catalogue: the checksum of every part, and one of all.
nlohmann::ordered_json bench_signature(const Common& common);

}  // namespace brouncker::cli
