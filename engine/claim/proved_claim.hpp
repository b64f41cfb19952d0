/// From a proof to the claim: prove, closed form, text, constant, "proved", in one place.
#pragma once

#include "engine/prove/find/proof.hpp"
#include "engine/row.hpp"
#include "formulas/contraction.hpp"
#include "formulas/json.hpp"

namespace brouncker {

/// The expression is shown_form(), a rational one as "p/q". Kind and constant follow from the theorem and the atom of L = map(atom):
/// the catalogue's name where the atom is the Moebius image of a constant (named_atom()), else the atom as text.
/// nullopt for the point at infinity.
std::optional<Claim> proved_claim(const Proof& proof);

/// The same of a certificate of a proof that the checker accepts (engine/prove/check/check.hpp), which is a precondition.
std::optional<Claim> proved_claim(const nlohmann::ordered_json& certificate);

/// That of prove(pcf); nullopt where no theorem applies. Cost: 40 us without a proof, 100 to 500 us with one.
std::optional<Claim> proved_claim(const Pcf& pcf);

/// The same about the fraction of a contraction: the map belongs to the closed form. Where only every period-th convergent is known to go
/// there (Contraction::complete) it is conjectured, and the method says so.
std::optional<Claim> proved_claim(const Contraction& contraction);

/// Of a limit that is proved rational by its tail, or by b that ends the fraction.
Claim rational_claim(const Rational& limit, ConvergenceClass kind);

/// What is known without a search: the rational limit of the row, else the claim by theorem for a finite one.
std::optional<Claim> exact_claim(const Row& row);

}  // namespace brouncker
