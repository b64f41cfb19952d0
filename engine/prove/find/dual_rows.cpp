// The fractions whose limits the search over terms proves (tests/engine/prove/test_dual_sum.cpp), each by the simplest term.
#include "engine/prove/find/dual_sum.hpp"

namespace brouncker {
namespace {

// n!, half, below, falling, twice, upper, linear; signs; start, derivative
constexpr DualRow kRows[] = {
    {{1, 1, 2, 0, 0, 0, 0, 1, 1, 1, 0}, "3n^2+3n+1", "-2n^4"},                // 1/(2 G)
    {{1, 0, 2, 0, 1, 0, 0, 1, 0, 1, 0}, "7n^2+7n+2", "8n^4"},                 // 24/pi^2; Franel's numbers
    {{1, 0, 2, 1, 0, 0, 0, 1, 0, 2, 0}, "11n^2+11n+3", "n^4"},                // 30/pi^2; Apery's
    {{0, 1, 2, 1, 0, 0, 0, 0, 0, -1, 0}, "12n^3+18n^2+10n+2", "64n^6-4n^4"},  // 30/pi^2; Cooper's s10
    {{0, 0, 2, 1, 0, 1, 0, 1, 0, 2, 0}, "26n^3+39n^2+21n+4", "27n^6-3n^4"},   // 42/pi^2; Cooper's s7
    {{0, 1, 2, 0, 1, 0, 0, 1, 0, 1, 1}, "10n^3+15n^2+9n+2", "-16n^6"},        // 12/(7 zeta(3)); Domb's
    {{0, 0, 2, 0, 2, 0, 0, 1, 0, 1, 1}, "24n^3+36n^2+20n+4", "-16n^6"},       // 32/(7 zeta(3))
    {{0, 0, 2, 2, 0, 0, 0, 0, 0, 2, 1}, "34n^3+51n^2+27n+5", "-n^6"},         // 6/zeta(3); Apery's
    {{0, 1, 3, 1, 0, 1, 0, 0, 0, -1, 0}, "124n^5+310n^4+340n^3+200n^2+62n+8", "-1728n^10+300n^8-12n^6"},  // 23/(3 zeta(3))
    {{0, 0, 4, 2, 0, 2, 1, 0, 0, 2, 1}, "270n^5+675n^4+702n^3+378n^2+105n+12", "27n^10-3n^8"},            // 1170/pi^4; Cohen's
};

}  // namespace

std::span<const DualRow> dual_rows() { return kRows; }

}  // namespace brouncker
