// One formula, one answer: the closed form, its constant and its status are the same wherever the program speaks of them.
#include "tests/support/brouncker.hpp"
#include "tests/support/page_data.hpp"

#include "engine/claim/identification.hpp"
#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/canonical.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"
#include "results/run/reader.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

using namespace brouncker;
using namespace brouncker::testing;
namespace fs = std::filesystem;

namespace {

/// What is compared.
struct Said {
  std::string expression, constant, status;
  friend bool operator==(const Said&, const Said&) = default;
};

std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << said.expression << " | " << said.constant << " | " << said.status;
}

Said said(const Claim& claim) { return {claim.expression, claim.constant, std::string(name(claim.status))}; }

std::string text_or_empty(const json& value) { return value.is_null() ? "" : value.get<std::string>(); }

/// Of eval, export and identify.
Said said(const json& form) { return {form.at("expression"), text_or_empty(form.at("constant")), form.at("status")}; }

struct Formula {
  Pcf pcf;
  Claim claim;  ///< as the run exports it
  std::string name() const { return to_plain(pcf); }
};

/// Small boxes of several shapes.
const std::vector<Words> kSpaces = {
    {"--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + F", "--range", "-2..2", "--range", "A=0..1", "--range", "B=0..3", "--range",
     "C=0..3"},
    {"--a", "C", "--b", "F", "--range", "C=-8..8", "--range", "F=-6..8"},
    {"--a", "C*(n^2*(n+A)^3 + (n+1)^2*(n+1+A)^3)", "--b", "-C^2*n^4*(n+A)^6", "--range", "A=0..7", "--range", "C=1..8"},
};

/// The spaces, searched and matched.
const std::vector<fs::path>& runs() {
  static const TemporaryDirectory directory;
  static const std::vector<fs::path> paths = [] {
    std::vector<fs::path> result;
    for (const Words& space : kSpaces) {
      result.push_back(directory / ("run" + std::to_string(result.size())));
      output_of(Words{"search"} + space + Words{"--out", result.back().string(), "--quiet"});
      output_of({"match", result.back().string(), "--no-pairs", "--quiet"});
    }
    return result;
  }();
  return paths;
}

/// By kind, sums of zetas apart; of each as many as there are, up to `most`, drawn with a fixed seed.
std::map<std::string, std::vector<Formula>> drawn(std::size_t most) {
  std::map<std::string, std::vector<Formula>> kinds;
  for (const fs::path& run : runs())
    RunReader(run).for_each_row({"closed_form IS NOT NULL", "", 0}, [&](std::uint64_t, const Row& row) {
      const Claim& claim = *row.closed_form;
      const bool sum = claim.kind == FormKind::function && contains(claim.constant, "zeta");
      kinds[sum ? "sum of zetas" : std::string(name(claim.kind))].push_back({row.pcf, claim});
    });
  std::mt19937_64 random(16);
  for (auto& [kind, formulas] : kinds) {
    std::ranges::shuffle(formulas, random);
    if (formulas.size() > most) formulas.erase(formulas.begin() + static_cast<long>(most), formulas.end());
  }
  return kinds;
}

const std::map<std::string, std::vector<Formula>>& sample() {
  static const auto kinds = drawn(110);
  return kinds;
}

template <class Use>
void for_each(std::size_t most_of_a_kind, const Use& use) {
  for (const auto& [kind, formulas] : sample())
    for (std::size_t i = 0; i < std::min(most_of_a_kind, formulas.size()); ++i) {
      CAPTURE(kind);
      CAPTURE(formulas[i].name());
      use(formulas[i]);
    }
}

}  // namespace

TEST_SUITE("cli/one answer") {
  TEST_CASE("five hundred formulas of every kind are drawn") {
    std::size_t all = 0;
    for (const char* kind : {"constant", "function", "quadratic", "quotient", "rational"}) {
      CAPTURE(kind);
      REQUIRE(sample().contains(kind));
      CHECK(sample().at(kind).size() >= 80);
      all += sample().at(kind).size();
    }
    REQUIRE(sample().contains("sum of zetas"));
    CHECK(sample().at("sum of zetas").size() >= 40);
    CHECK(all + sample().at("sum of zetas").size() >= 500);
  }

  TEST_CASE("eval, prove and identify say what the run says") {
    const ConstantSet empty({});
    bool searched = false;
    const auto constants = [&]() -> const ConstantSet& {
      searched = true;
      return empty;
    };
    for_each(200, [&](const Formula& f) {
      Row row{f.pcf, classify(f.pcf), {}, {}, {}, {}, {}};
      row.limit = limit_of(f.pcf, row.convergence, 50);
      const auto evaluated = exact_claim(row);
      REQUIRE(evaluated);
      CHECK(said(*evaluated) == said(f.claim));
      CHECK(evaluated->kind == f.claim.kind);
      const auto proof = prove(f.pcf);
      REQUIRE(proof);
      const auto proved = proved_claim(*proof);
      REQUIRE(proved);
      CHECK(said(*proved) == said(f.claim));
      CHECK(proved->kind == f.claim.kind);
      searched = false;
      const Answer answer = identified(f.pcf, constants, false);
      REQUIRE_FALSE(answer.claims.empty());
      CHECK(said(answer.claims.back()) == said(f.claim));
      CHECK(searched == (f.claim.kind == FormKind::quotient));
    });
  }

  TEST_CASE("the same through the program: eval, prove, export; identify --file") {
    const TemporaryDirectory directory;
    const std::string file = (directory / "formulas.jsonl").string();
    std::vector<const Formula*> asked;
    {
      std::ofstream out(file);
      for_each(12, [&](const Formula& f) {
        if (f.claim.kind == FormKind::quotient) return;  // each a search of seconds
        out << json{{"a", to_plain(f.pcf.a)}, {"b", to_plain(f.pcf.b)}}.dump() << "\n";
        asked.push_back(&f);
      });
    }
    const std::vector<json> answers = json_lines_of({"identify", "--file", file});
    REQUIRE(answers.size() == asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) CHECK(said(answers[i].at("closed_forms").at(0)) == said(asked[i]->claim));
    for_each(3, [](const Formula& f) {
      const std::string a = to_plain(f.pcf.a), b = to_plain(f.pcf.b);
      CHECK(said(json::parse(call({"eval", "--json", "--", a, b}).out).at("closed_form")) == said(f.claim));
      const json proved = json_of({"prove", "--json", "--", a, b});
      CHECK(proved.at("closed_form") == f.claim.expression);
      CHECK(text_or_empty(proved.at("constant")) == f.claim.constant);
      CHECK(proved.at("kind") == name(f.claim.kind));
      CHECK(proved.at("proved") == f.claim.is_proved());
    });
    for (const fs::path& run : runs())
      for (const json& row :
           json_lines_of({"export", run.string(), "--format", "jsonl", "--where", "id % 97 = 5 AND kind IS NOT NULL"})) {
        const Pcf pcf = parse_pcf(row.at("a").get<std::string>(), row.at("b").get<std::string>());
        Row fresh{pcf, classify(pcf), {}, {}, {}, {}, {}};
        fresh.limit = limit_of(pcf, fresh.convergence, 50);
        CAPTURE(row.dump());
        CHECK(said(row.at("closed_form")) == said(*exact_claim(fresh)));
      }
  }

  TEST_CASE("the catalogue says of a class what the run says of its formulas, and what prove says of its representative") {
    std::map<std::string, json> lines;
    const TemporaryDirectory directory;
    for (const fs::path& run : runs()) {
      const fs::path out = directory / run.filename();
      output_of({"catalogue", run.string(), "--out", out.string(), "--longest", "100000", "--quiet"});
      CHECK(call({"catalogue", "--check", out.string(), "--quiet"}).exit_code == 0);
      for (const std::string& text : lines_of(read_text_file(out / "formulas.jsonl"))) {
        const json line = json::parse(text);
        const Pcf pcf = parse_pcf(line.at("a").get<std::string>(), line.at("b").get<std::string>());
        lines[to_plain(class_form(pcf).pcf)] = line;
      }
    }
    for_each(200, [&](const Formula& f) {
      if (classify(f.pcf).kind == ConvergenceClass::terminating) return;  // left out
      const auto found = lines.find(to_plain(class_form(f.pcf).pcf));
      REQUIRE(found != lines.end());
      const json& line = found->second;
      CAPTURE(line.dump());
      CHECK(line.at("status") == name(f.claim.status));
      CHECK(line.at("kind") == name(f.claim.kind));
      CHECK(line.value("constant", "") == (f.claim.kind == FormKind::constant ? f.claim.constant : ""));
      const auto claim = proved_claim(parse_pcf(line.at("a").get<std::string>(), line.at("b").get<std::string>()));
      REQUIRE(claim);
      CHECK(line.at("closed_form") == claim->expression);
      if (f.pcf == parse_pcf(line.at("a").get<std::string>(), line.at("b").get<std::string>()))
        CHECK(line.at("closed_form") == f.claim.expression);
    });
  }

  TEST_CASE("the report shows it") {
    std::map<std::string, Said> shown;
    for (const fs::path& run : runs()) {
      output_of({"report", run.string(), "--quiet"});
      const testing::PageData page(read_text_file(run / "report.html"));
      const json &meta = page.meta(), &words = meta.at("words");
      const auto a = page.numbers("entry-a"), b = page.numbers("entry-b"), constant = page.numbers("entry-constant"),
                 status = page.numbers("entry-status"), mirror = page.numbers("entry-mirror");
      const auto forms = page.lines("entry-form"), mirrored = page.lines("entry-mirrored");
      for (std::size_t i = 0; i < a.size(); ++i) {
        const Pcf pcf = parse_pcf(meta.at("a").at(a[i]).get<std::string>(), meta.at("b").at(b[i]).get<std::string>());
        const std::string name = constant[i] > 0 ? meta.at("constants").at(constant[i] - 1).at("name") : json(""),
                          ground = words.at(status[i]);
        shown[to_plain(pcf)] = {forms[i], name, ground};
        if (mirror[i] > 0) shown[to_plain(Pcf{-pcf.a, pcf.b})] = {mirrored[i], name, ground};
      }
    }
    for_each(200, [&](const Formula& f) {
      if (classify(f.pcf).kind == ConvergenceClass::terminating) return;
      const auto found = shown.find(f.name());
      REQUIRE(found != shown.end());
      Said expected = said(f.claim);
      if (f.claim.kind == FormKind::function) expected.constant.clear();  // it is the closed form itself
      CHECK(found->second == expected);
    });
  }

  TEST_CASE("a run of an older format is refused with the command that makes it anew, and the command does") {
    const TemporaryDirectory directory;
    const fs::path run = directory / "run";
    fs::copy(small_run(), run, fs::copy_options::recursive);
    json info = json::parse(read_text_file(run / "run.json"));
    info["format"] = 2;
    std::ofstream(run / "run.json") << info.dump();
    const Outcome refused = call({"query", run.string()});
    check_refusal(refused, 4, {"format 2", "this program reads format", "brouncker search", "--force", "makes the run anew"});
    const std::size_t begin = refused.err.find('`') + 1;
    Command shell;
    shell.arguments = {"/bin/sh", "-c",
                       fs::path(BROUNCKER_BINARY).parent_path().string() + "/" +
                           refused.err.substr(begin, refused.err.find('`', begin) - begin) + " --quiet"};
    CHECK(brouncker::testing::run(shell).exit_code == 0);
    CHECK(exports_of(run) == exports_of(small_run()));
  }
}
