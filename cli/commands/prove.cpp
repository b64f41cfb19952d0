#include "cli/command.hpp"
#include "cli/options.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/explain.hpp"
#include "engine/prove/pari.hpp"
#include "engine/prove/prove.hpp"
#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/text_file.hpp"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

struct Options {
  Text a, b, check_file;
  std::vector<std::string> equivalent;
  std::string format = "text";
};

/// What is found is checked before it is said: a certificate that the independent checker refuses is a defect, not a proof.
void assure(const ordered_json& certificate) {
  const CheckResult result = check(nlohmann::json(certificate));
  if (!result.valid) throw file_error("the proof found does not pass its own checker, which is a defect of this program: " + result.reason);
}

int print_proof(const Proof& proof, const std::string& format, const Common& common) {
  const ordered_json json = certificate(proof);
  assure(json);
  const std::string closed = proof.closed_form ? to_plain(*proof.closed_form) : "inf";
  if (common.json) {
    fmt::print("{}\n", ordered_json{{"proved", true}, {"closed_form", closed}, {"method", proof.method}, {"steps", explained(proof)},
                                    {"certificate", json}}.dump());
  } else if (format == "pari") {
    fmt::print("{}", pari_script(nlohmann::json(json)));
  } else if (format == "certificate") {
    fmt::print("{}\n", json.dump(1));
  } else {
    for (const std::string& line : explained(proof, format == "latex" ? Markup::latex : Markup::plain)) fmt::print("{}\n", line);
  }
  return done;
}

int prove_closed_form(const Pcf& pcf, const Options& options, const Common& common) {
  if (const auto proof = prove(pcf)) return print_proof(*proof, options.format, common);
  if (common.json)
    fmt::print("{}\n", ordered_json{{"proved", false}, {"closed_form", nullptr}, {"method", nullptr}, {"steps", ordered_json::array()},
                                    {"certificate", nullptr}}.dump());
  else
    fmt::print("no proof found: none of the theorems applies, directly or after a gauge step\n");
  return undecided;
}

int prove_equivalence(const Pcf& pcf, const Options& options, const Common& common) {
  const Pcf other = parse_pcf(typed(options.equivalent[0]), typed(options.equivalent[1]));
  const EquivalenceProof proof = equivalent(pcf, other);
  const bool yes = proof.verdict == Verdict::yes;
  if (yes) assure(proof.certificate);
  const auto relation = [&] { return ordered_json::array({proof.a.str(), proof.b.str(), proof.c.str(), proof.d.str()}); };
  if (common.json) {
    ordered_json json;
    json["equivalent"] = yes ? ordered_json(true) : proof.verdict == Verdict::no ? ordered_json(false) : ordered_json(nullptr);
    json["relation"] = yes ? relation() : ordered_json(nullptr);
    json["certificate"] = yes ? proof.certificate : ordered_json(nullptr);
    if (!yes) json["reason"] = proof.reason;
    fmt::print("{}\n", json.dump());
  } else if (yes) {
    fmt::print("equivalent: {} + {} L' + {} L + {} L L' = 0, proved\n", proof.a.str(), proof.b.str(), proof.c.str(), proof.d.str());
  } else {
    fmt::print("{}: {}\n", proof.verdict == Verdict::no ? "not gauge equivalent, proved" : "undecided", proof.reason);
  }
  return yes ? done : proof.verdict == Verdict::no ? honest_no : undecided;
}

int check_certificate(const std::string& path, const Common& common) {
  const std::string text = read_text_file(path);
  nlohmann::json json;
  try {
    json = nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    throw file_error(fmt::format("{}: is damaged: not JSON at byte {}", path, error.byte));
  }
  // The output of `prove --json` holds a certificate.
  if (json.is_object() && json.contains("certificate")) json = json["certificate"];
  const CheckResult result = check(json);
  if (common.json) fmt::print("{}\n", ordered_json{{"valid", result.valid}, {"statement", result.statement}, {"reason", result.reason}}.dump());
  else fmt::print("{}\n", result.valid ? "valid: " + result.statement : "not valid: " + result.reason);
  return result.valid ? done : honest_no;
}

int act(const Options& options, const Common& common) {
  if (options.check_file.given) {
    if (options.a.given) throw input_error("--check: is given together with a PCF; accepted is one of them");
    return check_certificate(options.check_file.value, common);
  }
  if (!options.a.given || !options.b.given) throw input_error("nothing to prove: accepted are A B, or --check and a file");
  const Pcf pcf = parse_pcf(options.a.value, options.b.value);
  return options.equivalent.empty() ? prove_closed_form(pcf, options, common) : prove_equivalence(pcf, options, common);
}

}  // namespace

Action declare_prove(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "A", options->a, "partial denominators a(n)");
  add_text(app, "B", options->b, "partial numerators b(n)");
  app.add_option("--equivalent", options->equivalent, "A2 B2: decide whether the two are equivalent, and by which relation")->expected(2);
  add_text(app, "--check", options->check_file, "file with a certificate, or the output of `prove --json`: check it");
  app.add_option("--format", options->format, "text, latex, certificate (JSON), pari (a PARI/GP script that checks it)")
      ->check(CLI::IsMember({"text", "latex", "certificate", "pari"}))->capture_default_str();
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
