#include "engine/generate/generate.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/generate/agreement.hpp"
#include "engine/generate/best_first.hpp"
#include "engine/generate/measured.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

constexpr long kDigits = 100;
/// Of the best directions so many are made at a time.
constexpr std::size_t kBlock = 8;
/// For a distance, in the place of infinitely many digits a term.
constexpr double kManyDigits = 1e6;
using Clock = std::chrono::steady_clock;

/// What became of a direction.
struct Outcome {
  std::optional<Outlook> outlook;
  bool is_without_proof = false;
  std::optional<Formula> formula;
};

bool is_positive_from(const Polynomial& p, const Integer& first) {
  if (p.leading() < 0) return false;
  const Integer settled = sign_settled_from(p);
  for (Integer n = first; n < settled; ++n)
    if (p(n) <= 0) return false;
  return true;
}

/// Whether what is known does not exclude it.
bool may_fit(const Outlook& outlook, const Wishes& wishes) {
  if (outlook.digits_per_term && *outlook.digits_per_term < wishes.least_digits) return false;
  return !outlook.delta || *outlook.delta >= wishes.least_delta;
}

bool fits(const Formula& f, const Wishes& wishes) {
  const bool any_delta = wishes.least_delta == -std::numeric_limits<double>::infinity();
  return may_fit(f.outlook, wishes) && (any_delta || f.outlook.delta) && f.pcf.a.degree() <= wishes.most_degree &&
         (!wishes.positive || (is_positive_from(f.pcf.a, 0) && is_positive_from(f.pcf.b, 1)));
}

/// How far apart two fractions are: degree, then digits a term.
std::array<double, 3> distance(const Formula& f, const Pcf& like) {
  const double digits = std::min(*f.outlook.digits_per_term, kManyDigits), others = std::min(digits_per_term(like), kManyDigits);
  return {std::fabs(static_cast<double>(f.pcf.a.degree() - like.a.degree())), std::fabs(digits - others),
          static_cast<double>(to_plain(f.pcf).size())};
}

/// Less for the better.
auto rank(const Formula& f, const Wishes& wishes) {
  const double degree = f.pcf.a.degree();
  const std::string text = to_plain(f.pcf);
  const auto length = static_cast<double>(text.size());
  const double digits = -*f.outlook.digits_per_term,
               delta = f.outlook.delta ? -*f.outlook.delta : std::numeric_limits<double>::infinity();
  const Order order = wishes.order;
  const std::array<double, 3> by = wishes.like              ? distance(f, *wishes.like)
                                   : order == Order::digits ? std::array{digits, degree, length}
                                   : order == Order::delta  ? std::array{delta, degree, length}
                                   : order == Order::degree ? std::array{degree, digits, length}
                                                            : std::array{length, digits, degree};
  return std::tuple{by, text};
}

/// Of two of one class the smaller.
bool is_smaller(const Formula& x, const Formula& y) {
  const auto size = [](const Formula& f) {
    return std::tuple{f.pcf.a.degree() + f.pcf.b.degree(), to_plain(f.pcf).size(), f.size};
  };
  return size(x) < size(y);
}

/// The proof as a formula: certificate checked, 100 digits compared.
std::optional<Formula> formula_of(const Task& task, Outlook outlook, Made made) {
  const auto claim = proved_claim(made.proof);
  if (!claim) return std::nullopt;
  nlohmann::ordered_json json = certificate(made.proof);
  const CheckResult result = check(nlohmann::json(json));
  if (!result.valid && result.exceeded) return std::nullopt;
  if (!result.valid)
    throw file_error(
        fmt::format("{}: the certificate is refused, a defect of this program: {}", to_plain(made.proof.pcf), result.reason));
  const Agreement agrees = agreement(made.proof.pcf, *made.proof.closed_form, kDigits);
  if (agrees == Agreement::no)
    throw file_error(fmt::format("{}: limit and closed form differ, a defect of this program", to_plain(made.proof.pcf)));
  if (agrees == Agreement::open) return std::nullopt;
  if (!outlook.digits_per_term) outlook.digits_per_term = digits_per_term(made.proof.pcf);
  if (!outlook.delta) outlook.delta = measured_delta(made.proof.pcf), outlook.delta_is_measured = outlook.delta.has_value();
  return Formula{made.proof.pcf, *claim,          outlook, task.source->title(), std::move(made.origin), task.direction,
                 task.size,      std::move(json), false};
}

class Generator {
 public:
  Generator(const Sources& sources, const Wishes& wishes, const Bounds& bounds, const WorkOptions& work)
      : sources_(sources),
        wishes_(wishes),
        bounds_(bounds),
        work_(work),
        end_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(bounds.seconds))) {}

  Generated run() {
    if (bounds_.direction) make_one();
    else if (bounds_.search != Search::best || !make_best()) make_shells();
    finish();
    return std::move(result_);
  }

 private:
  bool is_over() const { return work_.is_stopped() || Clock::now() >= end_; }

  void make_one() {
    for (const auto& source : sources_)
      if (source->has(*bounds_.direction)) make({{source.get(), *bounds_.direction, 0}});
  }

  void make_shells() {
    for (int size = 1; size <= bounds_.size; ++size) {
      std::vector<Task> tasks;
      for (const auto& source : sources_)
        for (Direction& direction : source->shell(size)) tasks.push_back({source.get(), std::move(direction), size});
      if (!make(tasks)) break;
      result_.complete_size = size;
      work_.report("shells of directions", static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(bounds_.size));
    }
  }

  /// @return Whether something is known of the directions before they are made.
  bool make_best() {
    const auto begin = Clock::now(), half = begin + (end_ - begin) / 2;
    const Order order = wishes_.order == Order::digits ? Order::digits : Order::delta;
    const Foresight all =
        foreseen(sources_, order, bounds_.size, work_, [&] { return work_.is_stopped() || Clock::now() >= half; });
    if (!all.has_order) return false;
    result_.search = Search::best;
    result_.complete_size = all.complete_size;
    for (std::size_t i = 0; i < all.best.size() && result_.formulas.size() < bounds_.count; i += kBlock) {
      std::vector<Task> tasks;
      for (std::size_t j = i; j < std::min(i + kBlock, all.best.size()); ++j) tasks.push_back(all.best[j].task);
      if (!make(tasks)) break;
      work_.report("directions, the best first", i + tasks.size(), all.best.size());
    }
    result_.directions = all.looked_at;
    result_.time_is_up = result_.time_is_up || all.time_is_up;
    return true;
  }

  /// All or, where time is up, none. @return Whether it was not.
  bool make(const std::vector<Task>& tasks) {
    std::vector<Outcome> outcomes(tasks.size());
    parallel_blocks(tasks.size(), 1, work_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !is_over(); ++i) outcomes[i] = outcome(tasks[i]);
    });
    if (is_over()) return result_.time_is_up = true, false;
    for (std::size_t i = 0; i < tasks.size(); ++i) take(tasks[i], std::move(outcomes[i]));
    return true;
  }

  Outcome outcome(const Task& task) const {
    Outcome result;
    result.outlook = task.source->outlook(task.direction);
    if (!result.outlook || !may_fit(*result.outlook, wishes_)) return result;
    auto made = task.source->make(task.direction);
    if (made) result.formula = formula_of(task, *result.outlook, *std::move(made));
    result.is_without_proof = !result.formula;
    if (result.formula) result.formula->fits = fits(*result.formula, wishes_);
    return result;
  }

  void take(const Task& task, Outcome outcome) {
    ++result_.directions;
    result_.left_out += outcome.is_without_proof;
    if (outcome.outlook && !outcome.formula && !outcome.is_without_proof &&
        (!below_ || promise(*outcome.outlook) > promise(below_->second)))
      below_ = {task, *outcome.outlook};
    if (!outcome.formula) return;
    ++result_.made;
    Formula& formula = *outcome.formula;
    if (!formula.fits) {
      if (!result_.nearest || is_nearer(formula, *result_.nearest)) result_.nearest = std::move(formula);
      return;
    }
    merge(std::move(formula));
  }

  /// Equivalent fractions have the same lead(a)^2/lead(b).
  void merge(Formula formula) {
    if (wishes_.like && formula.pcf == *wishes_.like) return;
    const Rational key(formula.pcf.a.leading() * formula.pcf.a.leading(), formula.pcf.b.leading());
    std::vector<std::size_t>& same = by_key_[key];
    for (const std::size_t i : same) {
      Formula& other = result_.formulas[i];
      const Verdict verdict = gauge_between(formula.pcf, other.pcf).verdict;
      if (verdict == Verdict::undecided) ++result_.undecided_pairs;
      if (verdict != Verdict::yes) continue;
      ++result_.merged;
      if (is_smaller(formula, other)) other = std::move(formula);
      return;
    }
    same.push_back(result_.formulas.size());
    result_.formulas.push_back(std::move(formula));
  }

  void finish() {
    std::vector<std::pair<decltype(rank(result_.formulas[0], wishes_)), std::size_t>> order;
    for (std::size_t i = 0; i < result_.formulas.size(); ++i) order.emplace_back(rank(result_.formulas[i], wishes_), i);
    std::ranges::sort(order);
    std::vector<Formula> sorted;
    for (const auto& [key, i] : order) sorted.push_back(std::move(result_.formulas[i]));
    result_.formulas = std::move(sorted);
    if (!result_.formulas.empty()) result_.nearest.reset();
    else if (below_ && (!result_.nearest || promise(below_->second) > promise(result_.nearest->outlook))) make_nearest();
  }

  /// What the outlook of a direction that was not made is judged by.
  double promise(const Outlook& outlook) const {
    const bool by_delta = wishes_.order == Order::delta || wishes_.least_delta > -std::numeric_limits<double>::infinity();
    return by_delta ? outlook.delta.value_or(-1) : outlook.digits_per_term.value_or(0);
  }

  /// Of two that were made: by delta where that is wished for, else in the order.
  bool is_nearer(const Formula& x, const Formula& y) const {
    if (wishes_.least_delta == -std::numeric_limits<double>::infinity()) return rank(x, wishes_) < rank(y, wishes_);
    return promise(x.outlook) > promise(y.outlook);
  }

  void make_nearest() {
    auto made = below_->first.source->make(below_->first.direction);
    auto formula = made ? formula_of(below_->first, below_->second, *std::move(made)) : std::nullopt;
    if (!formula) return;
    ++result_.made;
    result_.nearest = std::move(formula);
  }

  const Sources& sources_;
  const Wishes& wishes_;
  const Bounds& bounds_;
  const WorkOptions& work_;
  Clock::time_point end_;
  Generated result_;
  std::optional<std::pair<Task, Outlook>> below_;  ///< the best of the directions whose outlook is not what is wished for
  std::map<Rational, std::vector<std::size_t>> by_key_;
};

}  // namespace

Generated generate(const Sources& sources, const Wishes& wishes, const Bounds& bounds, const WorkOptions& work) {
  return Generator(sources, wishes, bounds, work).run();
}

}  // namespace brouncker::generate
