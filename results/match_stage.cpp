#include "results/match_stage.hpp"

#include "engine/evaluate/classify.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/match/closed_form.hpp"
#include "engine/match/confirm.hpp"
#include "engine/match/match.hpp"
#include "engine/prove/prove.hpp"
#include "engine/search/parallel.hpp"
#include "engine/stage.hpp"
#include "formulas/error.hpp"
#include "formulas/user_constants.hpp"
#include "results/family_store.hpp"
#include "results/match_classes.hpp"
#include "results/run_writer.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace brouncker {
namespace {

constexpr long kDigits = 64, kConfirm = 160;
constexpr std::size_t kBlock = 4096;

/// A closed form of one member, ready to be stored.
struct Found {
  std::uint64_t id = 0, weight = 1;
  Expression expression, mirrored;
  std::string constant;
  std::string method;
  Support support;
  bool rigorous = false, proved = false;
  std::string map;
  std::string_view status() const { return proved ? "proved" : rigorous ? "certified" : "conjectured"; }
};

std::optional<Approximation> limit_value(const Pcf& pcf, long digits, bool* rigorous = nullptr) {
  const Limit limit = limit_of(pcf, classify(pcf), digits);
  if (limit.kind != Limit::Kind::finite || limit.value == "0") return std::nullopt;
  if (rigorous) *rigorous = limit.rigorous;
  return from_decimal(limit.value, limit.digits);
}

const Moebius kNegation{-1, 0, 0, 1};

/// A hypergeometric function is in it: proved, but not the constant that was matched.
bool is_hypergeometric(const Expression& x) {
  if (x.kind() == Expression::Kind::call && x.name().starts_with("hyp")) return true;
  return std::ranges::any_of(x.operands(), is_hypergeometric);
}

/// The image of u x^2 + v x + w = 0 under y = map(x), with the root that y is; nullopt where the coefficients leave 64 bits.
std::optional<QuadraticMatch> image(const QuadraticMatch& match, const Moebius& m, const Approximation& y) {
  const Integer u = match.coefficients[0], v = match.coefficients[1], w = match.coefficients[2];
  Integer c[3] = {u * m.s * m.s - v * m.s * m.r + w * m.r * m.r, v * (m.s * m.p + m.q * m.r) - 2 * u * m.s * m.q - 2 * w * m.p * m.r,
                  u * m.q * m.q - v * m.q * m.p + w * m.p * m.p};
  Integer g = gcd(gcd(c[0], c[1]), c[2]);
  if (c[0] < 0) g = -g;
  QuadraticMatch result = match;
  for (std::size_t i = 0; i < 3; ++i) {
    c[i] /= g;
    if (abs(c[i]) >= (Integer(1) << 62)) return std::nullopt;
    result.coefficients[i] = static_cast<std::int64_t>(c[i]);
  }
  // y > -v/(2u) for the root with the plus sign.
  const Rational centre = y.centre();
  result.root = 2 * Rational(c[0]) * centre + Rational(c[1]) > 0 ? 1 : -1;
  const std::vector<Integer> coefficients = {c[2], c[1], c[0]};
  const Approximation one{Integer(1) << static_cast<unsigned long>(4 * y.bits), 4 * y.bits};
  const std::vector<Approximation> terms = {one, y, product(y, y)};
  result.support = support(coefficients, terms, match.support.log2_tests);
  return result;
}

class Carrier {
 public:
  Carrier(const FormulaClasses& classes, const ConstantSet& constants, const std::vector<Approximation>& precise, double log2_tests)
      : classes_(classes), constants_(constants), precise_(precise), log2_tests_(log2_tests) {}

  /// The hit of a class as the closed form of a member; nullopt where the second precision does not confirm it.
  std::optional<Found> carried(const Hit& hit, std::size_t member, const Pcf& pcf) const {
    Found found;
    found.id = classes_.members[member].id;
    found.weight = classes_.weight(member);
    const auto limit = limit_value(pcf, kConfirm, &found.rigorous);
    if (!limit) return std::nullopt;
    const Moebius relation = *class_form(pcf).relation;
    if (const auto* match = std::get_if<ConstantMatch>(&hit.match)) with_constant(*match, relation, *limit, found);
    else if (const auto* rational = std::get_if<RationalMatch>(&hit.match)) as_rational(*rational, relation, *limit, found);
    else if (!as_quadratic(std::get<QuadraticMatch>(hit.match), relation, *limit, found)) return std::nullopt;
    if (!found.support.accepted()) return std::nullopt;
    prefer_proof(pcf, found);
    return found;
  }

 private:
  /// A closed form by theorem stands in place of the one that the numbers suggest, where it is one of the same kind: a quotient of
  /// hypergeometric functions says nothing about the constant.
  static void prefer_proof(const Pcf& pcf, Found& found) {
    const auto proof = prove(pcf);
    if (!proof || !proof->closed_form || is_hypergeometric(*proof->closed_form)) return;
    const Moebius mirrored = (kNegation * proof->form.map).reduced();
    if (mirrored.determinant() == 0) return;
    found.expression = moebius_form(proof->form.map, proof->form.atom);
    found.mirrored = moebius_form(mirrored, proof->form.atom);
    found.method = proof->method;
    found.proved = true;
  }

  void with_constant(const ConstantMatch& match, const Moebius& relation, const Approximation& limit, Found& found) const {
    const ConstantSet::Entry& entry = constants_.entries()[match.constant];
    const Moebius map = (relation * match.moebius.map).reduced();
    found.expression = moebius_form(map, entry.constant.expression);
    found.mirrored = moebius_form((kNegation * map).reduced(), entry.constant.expression);
    found.constant = entry.constant.name;
    found.method = "moebius";
    found.support = moebius_support(map, precise_[match.constant], limit, log2_tests_);
    found.map = fmt::format("[{}, {}, {}, {}]", map.p.str(), map.q.str(), map.r.str(), map.s.str());
  }

  void as_rational(const RationalMatch& match, const Moebius& m, const Approximation& limit, Found& found) const {
    const Rational value = (m.p * match.value + m.q) / (m.r * match.value + m.s);
    found.expression = Expression::rational(value);
    found.mirrored = Expression::rational(Rational(-value));
    found.constant = "rational";
    found.method = "continued fraction";
    const std::vector<Integer> coefficients = {numerator(value), Integer(-denominator(value))};
    const Approximation one{Integer(1) << static_cast<unsigned long>(4 * limit.bits), 4 * limit.bits};
    found.support = support(coefficients, std::vector<Approximation>{one, limit}, log2_tests_);
  }

  bool as_quadratic(const QuadraticMatch& match, const Moebius& relation, const Approximation& limit, Found& found) const {
    const auto carried = image(match, relation, limit);
    if (!carried) return false;
    QuadraticMatch mirror = *carried;
    mirror.coefficients[1] = -mirror.coefficients[1];
    mirror.root = -mirror.root;
    found.expression = quadratic_form(*carried);
    found.mirrored = quadratic_form(mirror);
    found.constant = "quadratic";
    found.method = "quadratic";
    found.support = carried->support;
    return true;
  }

  const FormulaClasses& classes_;
  const ConstantSet& constants_;
  const std::vector<Approximation>& precise_;
  double log2_tests_;
};

/// Relations between classes, bucket by bucket; in the order of the buckets.
struct Relations {
  std::vector<PairHit> hits;
  std::uint64_t tests = 0;
  bool control_found = true;
};

Relations related_classes(std::vector<PcfClass> list, const MatchStageOptions& options) {
  // Gauge invariants part the work: no relation is looked for across buckets.
  std::map<std::string, std::vector<PcfClass>> buckets;
  for (PcfClass& each : list) buckets[bucket_key(each.canonical)].push_back(std::move(each));
  constexpr std::size_t kGroup = 500;
  std::vector<std::vector<PcfClass>> groups;
  for (auto& [key, members] : buckets) {
    if (groups.empty() || groups.back().size() >= kGroup) groups.emplace_back();
    std::ranges::move(members, std::back_inserter(groups.back()));
  }
  std::vector<PairResult> results(groups.size());
  std::atomic<std::uint64_t> done{0};
  parallel_blocks(groups.size(), 1, options.threads, [&](std::size_t first, std::size_t) {
    if (options.stop && options.stop->load()) return;
    results[first] = match_pairs(groups[first], PairOptions{});
    ++done;
  });
  Relations relations;
  for (PairResult& result : results) {
    relations.tests += result.tests;
    relations.control_found = relations.control_found && result.control_found;
    std::ranges::move(result.hits, std::back_inserter(relations.hits));
  }
  return relations;
}

void store(sqlite::Database& database, const std::vector<Found>& found, const std::vector<PairHit>& relations, const MatchSummary& summary) {
  sqlite::Transaction transaction(database);
  forget_families(database);
  database.run("DELETE FROM closed_forms; DELETE FROM relations; DELETE FROM stages WHERE stage = 'match';");
  sqlite::Statement form(database, "INSERT INTO closed_forms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const Found& f : found) {
    form.bind(0, static_cast<std::int64_t>(f.id));
    form.bind(1, to_plain(f.expression));
    form.bind(2, to_plain(f.mirrored));
    form.bind(3, f.constant);
    form.bind(4, f.status());
    form.bind(5, f.method);
    form.bind(6, std::int64_t{f.support.digits_matched()});
    form.bind(7, std::int64_t{f.support.digits_explained()});
    if (f.map.empty()) form.bind_null(8);
    else form.bind(8, f.map);
    form.run();
  }
  sqlite::Statement relation(database, "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const PairHit& hit : relations) {
    relation.bind(0, static_cast<std::int64_t>(hit.id));
    relation.bind(1, static_cast<std::int64_t>(hit.other));
    int i = 2;
    for (const Integer* c : {&hit.relation.a, &hit.relation.b, &hit.relation.c, &hit.relation.d}) relation.bind(i++, c->str());
    relation.bind(6, hit.method == "move-d" ? std::string_view("proved") : std::string_view("conjectured"));
    relation.bind(7, hit.method);
    relation.run();
  }
  sqlite::Statement stage(database, "INSERT INTO stages VALUES ('match', ?)");
  stage.bind(0, to_json(summary));
  stage.run();
  transaction.commit();
}

std::vector<NamedValue> all_constants(const std::string& user_text, long digits) {
  std::vector<NamedValue> values = catalogue_values(digits);
  for (const UserConstant& constant : parse_user_constants(user_text)) values.push_back(user_value(constant, digits));
  return values;
}

}  // namespace

MatchSummary match_run(const std::filesystem::path& directory, const MatchStageOptions& options) {
  const double begin = process_cpu_seconds();
  const RunInfo info = read_run_info(directory);
  if (info.state != "complete")
    throw file_error(fmt::format("{}: this run is not complete; its search has to end first", directory.string()));
  const int lock = lock_file(directory / "run.lock");
  struct Unlock {
    int lock;
    ~Unlock() { ::close(lock); }
  } unlock{lock};
  const ConstantSet constants(all_constants(options.user_constants, kDigits + 16));
  const FormulaClasses classes = load_classes(open_store(directory / "run.sqlite"), options.threads);
  const auto stopped = [&] { return options.stop && options.stop->load(); };
  const auto report = [&](std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (options.progress) options.progress(what, done, total);
  };

  // The limit of each class.
  std::vector<std::optional<Approximation>> values(classes.classes.size());
  parallel_blocks(values.size(), 1024, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) values[i] = limit_value(classes.classes[i].canonical, kDigits);
  });
  std::vector<MatchLimit> limits;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) limits.push_back({i, *values[i], classes.classes[i].canonical.a.degree() < 2 ? kMaxHeightBits : kFirstHeightBits});

  MatchSummary summary;
  summary.constants = constants.entries().size();
  summary.classes = classes.classes.size();
  for (std::size_t i = 0; i < classes.members.size(); ++i) summary.limits += classes.weight(i);
  summary.limits += classes.rational;
  MatchOptions match_options;
  match_options.log2_tests = std::log2(std::max(1.0, static_cast<double>(limits.size()) * static_cast<double>(summary.constants)));

  // Matching, block by block; progress from whichever thread comes by.
  std::vector<MatchResult> results((limits.size() + kBlock - 1) / kBlock);
  std::atomic<std::uint64_t> done{0};
  parallel_blocks(limits.size(), kBlock, options.threads, [&](std::size_t first, std::size_t last) {
    if (stopped()) return;
    results[first / kBlock] = match(std::span(limits).subspan(first, last - first), constants, match_options);
    report("classes matched", done += last - first, limits.size());
  });
  if (stopped()) {
    summary.interrupted = true;
    return summary;
  }

  // Back to the members.
  std::vector<Approximation> precise(constants.entries().size());
  {
    const std::vector<NamedValue> again = all_constants(options.user_constants, kConfirm + 16);
    for (const NamedValue& value : again)
      for (std::size_t i = 0; i < precise.size(); ++i)
        if (constants.entries()[i].constant.name == value.name) precise[i] = value.value;
  }
  summary.control_found = !results.empty();
  std::vector<bool> special(classes.classes.size());
  struct Task {
    const Hit* hit;
    std::size_t member;
  };
  std::vector<Task> tasks;
  for (const MatchResult& result : results) {
    summary.tests += result.tests;
    summary.undetermined += result.undetermined.size();
    summary.control_found = summary.control_found && result.control_found;
    for (const Hit& hit : result.hits) {
      special[hit.id] = !std::holds_alternative<ConstantMatch>(hit.match);
      for (const std::size_t member : classes.classes[hit.id].members) tasks.push_back({&hit, member});
    }
  }
  const Carrier carrier(classes, constants, precise, match_options.log2_tests);
  std::vector<Pcf> pcfs;
  if (const sqlite::Database database = open_store(directory / "run.sqlite"); true)
    for (const Task& task : tasks) pcfs.push_back(load_pcf(database, classes.members[task.member].id));
  std::vector<std::optional<Found>> carried(tasks.size());
  parallel_blocks(tasks.size(), 16, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) carried[i] = carrier.carried(*tasks[i].hit, tasks[i].member, pcfs[i]);
  });
  std::vector<Found> found;
  for (auto& each : carried)
    if (each) found.push_back(std::move(*each));
    else ++summary.unconfirmed;
  std::ranges::sort(found, {}, &Found::id);
  summary.rational = classes.rational;
  summary.by_status = {{"proved", classes.rational}, {"certified", 0}, {"conjectured", 0}};
  for (const Found& f : found) {
    summary.by_status[std::string(f.status())] += f.weight;
    if (f.constant == "rational") summary.rational += f.weight;
    else if (f.constant == "quadratic") summary.quadratic += f.weight;
    else summary.identified += f.weight, summary.by_constant[f.constant] += f.weight;
  }

  // The classes against each other; relations speak of the limits of their first members.
  std::vector<PairHit> relations;
  if (options.pairs && !stopped()) {
    report("relations between classes", 0, 0);
    std::vector<PcfClass> list;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i] && !special[i]) list.push_back({i, classes.classes[i].canonical, *values[i]});
    Relations related = related_classes(std::move(list), options);
    summary.pair_tests = related.tests;
    summary.control_found = summary.control_found && related.control_found;
    const sqlite::Database database = open_store(directory / "run.sqlite");
    for (PairHit& hit : related.hits) {
      const std::size_t first = classes.classes[hit.id].members.front(), second = classes.classes[hit.other].members.front();
      const auto relation = transported(hit.relation.map(), class_form(load_pcf(database, classes.members[first].id)),
                                        class_form(load_pcf(database, classes.members[second].id)));
      if (!relation) continue;
      hit.relation = *relation;
      hit.id = classes.members[first].id;
      hit.other = classes.members[second].id;
      relations.push_back(std::move(hit));
    }
    summary.relations = relations.size();
  }
  if (stopped()) {
    summary.interrupted = true;
    return summary;
  }
  summary.cpu_seconds = process_cpu_seconds() - begin;
  sqlite::Database database((directory / "run.sqlite").string(), sqlite::Database::Mode::read_write);
  store(database, found, relations, summary);
  return summary;
}

std::string to_json(const MatchSummary& s) {
  return nlohmann::ordered_json{{"tests", s.tests},
                                {"identified", s.identified},
                                {"rational", s.rational},
                                {"quadratic", s.quadratic},
                                {"by_constant", s.by_constant},
                                {"by_status", s.by_status},
                                {"relations", s.relations},
                                {"pair_tests", s.pair_tests},
                                {"limits", s.limits},
                                {"classes", s.classes},
                                {"constants", s.constants},
                                {"undetermined", s.undetermined},
                                {"unconfirmed", s.unconfirmed},
                                {"control_found", s.control_found},
                                {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}}
      .dump();
}

}  // namespace brouncker
