// The order of the theorems, and nothing else: each row stands in its own file, beside its functions.
#include "engine/prove/statements/theorem.hpp"

namespace brouncker {
namespace theorem_rows {

// algebraic.cpp
extern const TheoremRow kQuadratic, kDoubleRoot, kAlgebraicTail;
// bessel.cpp
extern const TheoremRow kLambert, kBesselQuotient;
// conjugate_roots.cpp
extern const TheoremRow kMultipleAngle, kHyperbolicTangent;
// equal_moduli.cpp
extern const TheoremRow kStieltjesBeta, kGammaQuotient, kRamanujanGamma;
// equianharmonic.cpp
extern const TheoremRow kEquianharmonic;
// euler.cpp
extern const TheoremRow kArcsineSquare, kBinomialZeta3, kBinomialZeta4, kBinomialCatalan, kEntireExponentialIntegral, kBesselValue,
    kLommel, kApery;
// gauss.cpp
extern const TheoremRow kGaussLog, kGaussAtan, kGaussAsin, kGaussAsinHalf, kGaussPower, kIncompleteBeta;
// hurwitz.cpp
extern const TheoremRow kHurwitzZeta2, kHurwitzZeta3, kAlternatingZeta2;
// hypergeometric.cpp
extern const TheoremRow kQuotient0f1, kQuotient1f1, kQuotient2f1, kQuotientU, kQuotientCylinder;
// kummer.cpp
extern const TheoremRow kKummerExp, kKummerErf, kKummerBessel, kLowerGamma, kLowerGammaTail;
// legendre.cpp
extern const TheoremRow kBrounckerArctan, kLemniscate, kElliptic;
// tricomi.cpp
extern const TheoremRow kExponentialIntegral, kLaplaceErfc, kUpperGamma, kBesselK;

namespace {

constexpr const TheoremRow* kOrder[] = {
    &kQuadratic,
    &kDoubleRoot,
    &kAlgebraicTail,
    &kLambert,
    &kKummerExp,
    &kKummerErf,
    &kGaussLog,
    &kGaussAtan,
    &kGaussAsin,
    &kGaussAsinHalf,
    &kGaussPower,
    &kBrounckerArctan,
    &kLemniscate,
    &kStieltjesBeta,
    &kGammaQuotient,
    &kRamanujanGamma,
    &kMultipleAngle,
    &kHyperbolicTangent,
    &kEquianharmonic,
    &kExponentialIntegral,
    &kLaplaceErfc,
    &kUpperGamma,
    &kBesselQuotient,
    &kKummerBessel,
    &kBesselK,
    &kElliptic,
    &kLowerGamma,
    &kLowerGammaTail,
    &kIncompleteBeta,
    &kArcsineSquare,
    &kBinomialZeta3,
    &kBinomialZeta4,
    &kBinomialCatalan,
    &kEntireExponentialIntegral,
    &kBesselValue,
    &kLommel,
    &kApery,
    &kHurwitzZeta2,
    &kHurwitzZeta3,
    &kAlternatingZeta2,
    &kQuotient0f1,
    &kQuotient1f1,
    &kQuotient2f1,
    &kQuotientU,
    &kQuotientCylinder,
};

}  // namespace
}  // namespace theorem_rows

std::span<const TheoremRow* const> theorems() { return theorem_rows::kOrder; }

}  // namespace brouncker
