// `prove`: a closed form, an equality or a relation by theorem; certificates of a run; certificates checked.
#include "engine/prove/find/prove.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/list.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/proof_answers.hpp"
#include "engine/claim/decision.hpp"
#include "engine/claim/given_number.hpp"
#include "engine/claim/proved_claim.hpp"
#include "engine/prove/attempts.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/convergence.hpp"
#include "engine/prove/explain.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/bibliography.hpp"
#include "results/export/certificate_pari.hpp"
#include "results/export/certificates.hpp"
#include "results/export/proof_latex.hpp"
#include "results/run/text_file.hpp"

#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kWhat[] = {"formulas", "relations"}, kFormats[] = {"text", "latex", "certificate", "pari", "coq"};

struct Options {
  FractionOptions fraction;
  Text expression, file, check_file, run, certificates;
  Sql where{"--where", "with --run: SQL condition on the columns of doc/FORMATS.md"};
  Choice what{"--what", "with --run: formulas (their closed forms) or relations (between two limits)", kWhat};
  Choice format{
      "--format",
      "text, latex (a document), certificate (JSON), pari (a PARI/GP script that checks it), coq (a theorem for Coq, doc/FORMAL.md); with --equivalent: text, latex, certificate, coq",
      kFormats};
  bool bibtex = false;
  Pair equivalent{"--equivalent A2 B2", "decide whether the two are equivalent, and by which relation"};
};

/// The closed form of the fraction that was given; nothing for the point at infinity.
std::optional<Claim> claim_about(const Proof& proof, const GivenFraction& given) {
  return given.is_pcf ? proved_claim(proof) : proved_claim(given.contraction);
}

/// The proof is about the PCF; the closed form in front of it about the fraction that was given.
ordered_json proof_json(const Proof& proof, const ordered_json& certificate, const GivenFraction& given) {
  const auto claim = claim_about(proof, given);
  const auto text = [&](std::string_view value) { return value.empty() ? ordered_json(nullptr) : ordered_json(value); };
  ordered_json answer = {{"proved", given.contraction.complete},
                         {"closed_form", claim ? claim->expression : "inf"},
                         {"constant", text(claim ? claim->constant : "")},
                         {"kind", text(claim ? name(claim->kind) : "")},
                         {"method", claim ? claim->method : proof.method},
                         {"steps", explained(proof)},
                         {"certificate", certificate},
                         {"reason", nullptr}};
  if (!given.is_pcf) answer["fraction"] = contraction_json(given);
  return answer;
}

/// Why there is no proof: what was tried, or that what was found is too long to be checked.
std::string no_proof_reason(const Pcf& pcf, bool is_found) {
  return is_found ? "checking the one there is takes more work than is done" : fmt::format("{}", fmt::join(attempts(pcf), "; "));
}

ordered_json no_proof_json(const std::string& reason) {
  return {{"proved", false},   {"closed_form", nullptr},         {"constant", nullptr},    {"kind", nullptr},
          {"method", nullptr}, {"steps", ordered_json::array()}, {"certificate", nullptr}, {"reason", reason}};
}

/// The same for people and for other programs.
int print_proof(const Proof& proof, const ordered_json& json, const GivenFraction& given, const std::string& format,
                bool bibtex_only, const Common& common) {
  const auto claim = claim_about(proof, given);
  const bool proved = given.contraction.complete;
  if (common.json) {
    return print_answer(proved ? done : undecided, proof_json(proof, json, given));
  } else if (format == "latex") {
    const std::string document = proof_document(explained(proof, Markup::latex));
    fmt::print("{}", bibtex_only ? bibtex(cited(document)) : document);
  } else if (format == "pari") {
    fmt::print("{}", pari_script(nlohmann::json(json)));
  } else if (format == "coq") {
    if (const int code = print_coq(json, common); code != done) return code;
  } else if (format == "certificate") {
    fmt::print("{}\n", json_text(json, 1));
  } else {
    fmt::print("{}", contraction_text(given));
    for (const std::string& line : explained(proof)) fmt::print("{}\n", line);
    if (!given.is_pcf)
      fmt::print("so that {} {}\n",
                 proved ? "the fraction is" : fmt::format("one convergent in {} goes to", given.contraction.period),
                 claim ? claim->expression : "inf");
  }
  if (!given.is_pcf && format != "text" && !common.json && !common.quiet)
    remark(fmt::format("this is about {}, to which the fraction was brought", to_plain(given.contraction.pcf)));
  return proved ? done : undecided;
}

int prove_closed_form(const GivenFraction& given, const Options& options, const Common& common) {
  const auto proof = prove(given.contraction.pcf);
  const ordered_json json = proof ? with_convergence(certificate(*proof)) : ordered_json();
  const bool checked = proof && assure(json);
  if (checked) return print_proof(*proof, json, given, options.format.word(), options.bibtex, common);
  const std::string reason = no_proof_reason(given.contraction.pcf, proof.has_value());
  if (common.json) return print_answer(undecided, no_proof_json(reason));
  fmt::print("no proof found: {}\n", reason);
  return undecided;
}

/// `prove A B EXPR`: the theorem that gives the limit, and why EXPR is the same number or another one.
int prove_equality(const GivenFraction& given, const Options& options, const Common& common) {
  if (options.format.word() != "text")
    throw input_error(fmt::format("--format: {} is a form of closed forms; accepted with EXPR is text", options.format.word()));
  if (is_decimal_text(options.expression.value))
    throw input_error(
        fmt::format("EXPR {}: a decimal claims some digits only, which is a question for `verify`; accepted is a closed form",
                    text::quoted(options.expression.value)));
  const Expression expression = parse_expression(options.expression.value);
  auto proof = prove(given.contraction.pcf);
  if (proof && !assure(certificate(*proof))) proof.reset();
  const Decision decision = decided(given.contraction, std::move(proof), expression);
  const int code = decision.verdict == Verdict::yes ? done : decision.verdict == Verdict::no ? honest_no : undecided;
  const std::string_view word = kDecisionNames[static_cast<std::size_t>(decision.verdict)];
  if (common.json) {
    const auto text = [](const std::string& value) { return value.empty() ? ordered_json(nullptr) : ordered_json(value); };
    ordered_json json = {
        {"proved", decision.verdict == Verdict::yes},
        {"verdict", word},
        {"closed_form", text(decision.closed_form)},
        {"method", text(decision.method)},
        {"reason", decision.reason},
        {"first_difference", decision.first_difference ? ordered_json(*decision.first_difference) : ordered_json(nullptr)}};
    if (!given.is_pcf) json["fraction"] = contraction_json(given);
    return print_answer(code, json);
  } else {
    fmt::print("{}: {}\n{}", word, decision.reason, contraction_text(given));
    if (!decision.closed_form.empty()) fmt::print("limit        {}   proved, by {}\n", decision.closed_form, decision.method);
  }
  return code;
}

/// Every fraction of a list.
int prove_list(const std::string& file, const Common& common) {
  return answer_list(file, common, [](const ListItem& item) {
    const auto proof = prove(item.fraction.contraction.pcf);
    const ordered_json json = proof ? with_convergence(certificate(*proof)) : ordered_json();
    if (!proof || !assure(json))
      return ListAnswer{no_proof_json(no_proof_reason(item.fraction.contraction.pcf, proof.has_value())), undecided};
    return ListAnswer{proof_json(*proof, json, item.fraction), item.fraction.contraction.complete ? done : undecided};
  });
}

int check_file(const std::string& path, const Common& common) {
  const CheckedFile file = check_certificates(read_text_file(path, kCertificateFile), path, common.threads);
  const bool valid = file.certificates > 0 && file.valid == file.certificates;
  const std::string reason = file.faults.empty() ? "" : file.faults.front().reason;
  if (common.json) {
    ordered_json faults = ordered_json::array();
    for (const auto& fault : file.faults) faults.push_back({{"line", fault.line}, {"reason", fault.reason}});
    return print_answer(valid ? done : honest_no, ordered_json{{"valid", valid},
                                                               {"statement", file.statement},
                                                               {"reason", reason},
                                                               {"certificates", file.certificates},
                                                               {"valid_certificates", file.valid},
                                                               {"with_convergence", file.with_convergence},
                                                               {"negative", file.negative},
                                                               {"faults", faults}});
  } else if (file.certificates == 1) {
    fmt::print("{}\n", valid ? "valid: " + file.statement : "not valid: " + reason);
    if (valid && file.negative == 0)
      fmt::print("convergence: {}\n",
                 file.with_convergence == 1 ? "by the inequalities of the certificate" : "by the classes of its fractions");
  } else {
    fmt::print("{} certificates, {} valid, {} of them with inequalities that show convergence\n", grouped(file.certificates),
               grouped(file.valid), grouped(file.with_convergence));
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < std::min(file.faults.size(), kShown); ++i)
      fmt::print("line {}: not valid: {}\n", file.faults[i].line, file.faults[i].reason);
    if (file.faults.size() > kShown) fmt::print("and {} more; --json names all\n", grouped(file.faults.size() - kShown));
  }
  return valid ? done : honest_no;
}

/// The certificates of a run into a file, one a line.
int write_certificates(const Options& options, const Common& common) {
  const bool relations = options.what.word() == "relations";
  if (relations && options.where.given())
    throw input_error("--where: is a condition on formulas; accepted is --what formulas with it");
  if (common.json && !options.certificates.given)
    throw input_error("--json: the certificates themselves go to standard output; accepted with --certificates FILE");
  const std::string where = options.where.read();
  const RunReader run(options.run.value);
  std::optional<TextOutput> out;
  if (options.certificates.given) out.emplace(options.certificates.value);
  else out.emplace();
  const CertificatesWritten counts =
      relations ? write_relation_proofs(run, common.threads, *out) : write_proofs(run, where, common.threads, *out);
  if (counts.missing > 0)
    throw file_error(fmt::format(
        "{} proofs of this run do not pass the checker: the run is damaged, or it is a defect of this program", counts.missing));
  out->commit();
  if (common.json)
    return print_answer(
        done, ordered_json{{"run", options.run.value}, {"file", options.certificates.value}, {"certificates", counts.written}});
  if (!common.quiet) remark(fmt::format("{} certificates, each passed by the checker", grouped(counts.written)));
  return done;
}

int act(const Options& options, const Common& common) {
  if (options.check_file.given + options.run.given + options.file.given + options.fraction.given() > 1)
    throw input_error(
        fmt::format("{}: is given together with a {}; accepted is one of A B, --file LIST, --check FILE and --run DIR",
                    options.check_file.given ? "--check"
                    : options.file.given     ? "--file"
                                             : "--run",
                    options.fraction.given() ? "PCF"
                    : options.run.given      ? "run"
                                             : "list"));
  if (options.bibtex && (options.format.word() != "latex" || options.equivalent.given() || options.expression.given))
    throw input_error("--bibtex: prints the works that a proof cites; accepted with A B --format latex");
  if (options.check_file.given) return check_file(options.check_file.value, common);
  if (options.run.given) return write_certificates(options, common);
  if (options.where.given() || options.certificates.given)
    throw input_error("--where, --certificates: are about a run; accepted with --run DIR");
  if (options.file.given) {
    if (options.equivalent.given() || options.expression.given || options.format.word() != "text")
      throw input_error("--file: gives one JSON object a line; accepted without EXPR, --equivalent and --format");
    return prove_list(options.file.value, common);
  }
  if (!options.fraction.given()) throw input_error("nothing to prove: accepted are A B, --file LIST, --check FILE, or --run DIR");
  const GivenFraction given = options.fraction.read();
  if (options.expression.given && options.equivalent.given())
    throw input_error("--equivalent: is given together with EXPR; accepted is one of them");
  if (options.expression.given) return prove_equality(given, options, common);
  if (!options.equivalent.given()) return prove_closed_form(given, options, common);
  if (!given.is_pcf)
    throw input_error("--equivalent: is a question about two PCFs; accepted are integer polynomials without a head");
  return prove_equivalence(given.contraction.pcf, parse_pcf(options.equivalent.first(), options.equivalent.second()),
                           options.format.word(), common);
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->fraction.declare(app);
  add_text(app, "EXPR", options->expression, "decide by theorem whether the limit is this closed form, such as 4/pi");
  options->equivalent.declare(app);
  add_list(app, options->file);
  add_text(app, "--check FILE", options->check_file,
           "file with certificates, one or one a line, or the output of `prove --json`: check them");
  add_text(app, "--run DIR", options->run,
           "directory of a run after `match`: write the certificates of what is proved in it, one a line");
  declare_all(app, options->where, options->what);
  add_text(app, "--certificates FILE", options->certificates,
           "with --run: file to write; it appears whole or not at all (default: standard output)");
  options->format.declare(app);
  add_flag(app, "--bibtex", options->bibtex, "with --format latex: only the works that the proof cites, as BibTeX");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kProveCommand = {40, "prove", "derive a closed form by theorem, with a certificate; or check one",
                                      R"(brouncker prove "3n+2" "-2n^2")", declare};

}  // namespace brouncker::cli
