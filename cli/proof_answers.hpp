/// What `prove` answers with beside texts of proofs: certificates that passed the checker, files for Coq, equivalences.
#pragma once

#include "cli/command.hpp"
#include "formulas/pcf.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace brouncker::cli {

/// What is found is checked before it is said: a certificate that the independent checker refuses is a defect, not a proof, and throws Error
/// (file). False where checking is more work than is done.
bool assure(const nlohmann::ordered_json& certificate);

/// A file for Coq whose last theorem is the claim. What cannot be stated there is a remark, exit code 3.
int print_coq(const nlohmann::ordered_json& certificate, const Common& common);

/// `prove --equivalent`: the relation, or what decided a no. @param format One of text, latex, certificate, coq; others throw Error (input).
int prove_equivalence(const Pcf& pcf, const Pcf& other, const std::string& format, const Common& common);

}  // namespace brouncker::cli
