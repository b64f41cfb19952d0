#include "cli/proof_answers.hpp"

#include "cli/answer.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/convergence.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/print.hpp"
#include "formulas/prose_latex.hpp"
#include "results/export/coq/theorem.hpp"
#include "results/export/proof_latex.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

/// Of an equivalence that is not shown.
std::string verdict_text(Verdict verdict) {
  if (verdict != Verdict::no) return "undecided";
  return fmt::format("not gauge equivalent, k steps against l, for any k, l <= {}, proved", kMaxFold);
}

/// "equivalent", with the steps where they are not one for one.
std::string steps_text(const StepRatio& steps) {
  if (steps == StepRatio{1, 1}) return "equivalent";
  return fmt::format("not equivalent step for step, but {} of the first against {} of the second", steps.k, steps.l);
}

}  // namespace

bool assure(const ordered_json& certificate) {
  const CheckResult result = check(nlohmann::json(certificate));
  if (!result.valid && !result.exceeded)
    throw file_error("the proof found does not pass its own checker, which is a defect of this program: " + result.reason);
  return result.valid;
}

int print_coq(const ordered_json& json, const Common& common) {
  const coq::Written written = coq::theorem(nlohmann::json(json), "claim");
  if (written.text.empty()) {
    if (!common.quiet) remark("proved, but not stated for Coq yet: " + written.reason);
    return undecided;
  }
  fmt::print("{}{}", coq::file_head(), written.text);
  return done;
}

int prove_equivalence(const Pcf& pcf, const Pcf& other, const std::string& format, const Common& common) {
  if (format == "pari")
    throw input_error("--format: pari is a form of closed forms; accepted with --equivalent are text, latex, certificate and coq");
  EquivalenceProof proof = equivalent(pcf, other);
  if (proof.verdict == Verdict::yes) proof.certificate = with_convergence(std::move(proof.certificate));
  if (proof.verdict == Verdict::yes && !assure(proof.certificate)) {
    proof.verdict = Verdict::undecided;
    proof.reason = "checking the relation found takes more work than is done";
  }
  const bool yes = proof.verdict == Verdict::yes;
  const bool certified = yes || (proof.verdict == Verdict::no && assure(proof.certificate));
  const auto relation = [&] { return ordered_json::array({proof.a.str(), proof.b.str(), proof.c.str(), proof.d.str()}); };
  if (common.json) {
    ordered_json json;
    json["equivalent"] = yes ? ordered_json(true) : proof.verdict == Verdict::no ? ordered_json(false) : ordered_json(nullptr);
    json["relation"] = yes ? relation() : ordered_json(nullptr);
    json["steps"] = yes ? ordered_json::array({proof.steps.k, proof.steps.l}) : ordered_json(nullptr);
    json["certificate"] = certified ? proof.certificate : ordered_json(nullptr);
    json["reason"] = yes ? ordered_json(nullptr) : ordered_json(proof.reason);
    return print_answer(yes ? done : proof.verdict == Verdict::no ? honest_no : undecided, json);
  } else if (yes && format == "coq") {
    return print_coq(proof.certificate, common);
  } else if (certified && format == "certificate") {
    fmt::print("{}\n", json_text(proof.certificate, 1));
  } else if (yes) {
    const std::string equation =
        fmt::format("{} + {} L' + {} L + {} L L' = 0", proof.a.str(), proof.b.str(), proof.c.str(), proof.d.str());
    if (format == "latex")
      fmt::print(
          "{}",
          proof_document(
              {latex_of_prose(fmt::format("L is the limit of ${}$, L' that of ${}$.", to_latex(pcf), to_latex(other))),
               latex_of_prose(fmt::format("The recurrences are {} (certificate: --format certificate).", steps_text(proof.steps))),
               latex_of_prose(equation + ".")}));
    else fmt::print("{}: {}, proved\n", steps_text(proof.steps), equation);
  } else if (format != "text") {
    remark(fmt::format("no {}: {}: {}", format == "certificate" ? "certificate" : "theorem", verdict_text(proof.verdict),
                       proof.reason));
  } else {
    fmt::print("{}: {}\n", verdict_text(proof.verdict), proof.reason);
  }
  return yes ? done : proof.verdict == Verdict::no ? honest_no : undecided;
}

}  // namespace brouncker::cli
