/// A relation between two limits as a theorem of Coq.
#pragma once

#include "results/export/coq/theorem.hpp"

namespace brouncker::coq {

/// Precondition: the end of the certificate is an equivalence.
Written equivalence(const nlohmann::json& certificate, const std::string& name);

}  // namespace brouncker::coq
