/// Certificates of a run, written and checked, one a line (JSON lines).
#pragma once

#include "results/run/reader.hpp"
#include "results/run/text_output.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace brouncker {

struct CertificatesWritten {
  std::uint64_t written = 0;
  /// Rows under the condition that are shown as proved, and for which no certificate could be made: a defect, none is expected.
  std::uint64_t missing = 0;
};

/// The proofs of the rows that are proved (status of the view, or a proof among the other forms) and satisfy `where`, those that came
/// with a formula of a list or derived anew, in the order of the space; each passes the independent checker before it is written, or is missing.
/// Throws Error (input) for a bad condition. Cost: about 0.3 ms a proof.
CertificatesWritten write_proofs(const RunReader& run, const std::string& where, int threads, TextOutput& out);

/// Those of the table `relations`, as `match` stored them; each is checked, too.
CertificatesWritten write_relation_proofs(const RunReader& run, int threads, TextOutput& out);

struct CheckedFile {
  std::uint64_t certificates = 0, valid = 0;
  /// Valid ones that carry why their fractions converge (CheckResult::convergence).
  std::uint64_t with_convergence = 0;
  /// Of recurrences that are not equivalent: no convergence is needed.
  std::uint64_t negative = 0;
  struct Fault {
    std::uint64_t line = 0;
    std::string reason;
  };
  /// All of them, in the order of the lines.
  std::vector<Fault> faults;
  /// With one certificate only.
  std::string statement;
};

/// One certificate as JSON, or one a line; the output of `prove --json` may stand for a certificate.
/// Throws Error (file) where the text is not JSON.
CheckedFile check_certificates(const std::string& text, const std::string& name, int threads);

}  // namespace brouncker
