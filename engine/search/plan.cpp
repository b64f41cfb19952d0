#include "engine/search/plan.hpp"

#include "engine/fast/kernels.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Up to this degree the terms of a formula with small coefficients stay below the bound under which gcds are found prime by prime
/// (fast/detection.hpp), at the usual sampling depth.
constexpr int kFastDegree = 2;

int degree(const Template& t) {
  int result = 0;
  for (const Template::Term& term : t.terms()) result = std::max(result, term.power);
  return result;
}

bool uses(const Template& t, std::size_t parameter) {
  return std::ranges::any_of(t.terms(), [&](const Template::Term& term) { return term.exponents[parameter] > 0; });
}

/// a(-values) = -a(values).
bool is_odd(const Template& t) {
  return std::ranges::all_of(t.terms(), [](const Template::Term& term) {
    int total = 0;
    for (const int e : term.exponents) total += e;
    return total % 2 == 1;
  });
}

std::uint64_t quotient_up(std::uint64_t x, std::uint64_t y) { return (x + y - 1) / y; }

/// The first index of part i of n indices cut into `parts` parts that differ by at most one. parts <= n <= 10^15; exact.
std::uint64_t cut(std::uint64_t n, std::uint64_t parts, std::uint64_t i) { return n / parts * i + std::min(i, n % parts); }

}  // namespace

ChunkPlan::ChunkPlan(const Source& source, std::uint64_t size) : space_(source.space()), count_(source.size()) {
  if (const SievedSpace* sieved = source.sieved()) {
    cut_sieved(*sieved, size);
    return;
  }
  if (const FormulaList* list = source.list()) count_ = list->different();
  run_ = quotient_up(size, space_ ? kSlowShare : kListShare);
  rows_ = quotient_up(count_, run_);
  if (space_) cut_space(*space_, std::max(degree(space_->a()), degree(space_->b())) > kFastDegree ? run_ : size);
}

void ChunkPlan::cut_sieved(const SievedSpace& sieved, std::uint64_t size) {
  const std::uint64_t share = sieved.demand.kind == SieveDemand::Kind::delta ? kGuardedShare : kSieveShare;
  cells_ = std::make_shared<const sieve::SieveCells>(sieved.space, size > count_ / share ? count_ : size * share);
  rows_ = cells_->count();
}

void ChunkPlan::cut_space(const SearchSpace& space, std::uint64_t size) {
  a_count_ = b_count_ = 1;
  bool symmetric = is_odd(space.a()) && space.is_directly_invertible();
  for (std::size_t i = 0; i < space.parameters().size(); ++i) {
    const Parameter& parameter = space.parameters()[i];
    const bool in_a = uses(space.a(), i);
    if (in_a && uses(space.b(), i)) return;
    (in_a ? a_count_ : b_count_) *= parameter.count();
    symmetric = symmetric && (!in_a || parameter.first == -parameter.last);
  }
  tiled_ = true;
  a_walked_ = symmetric ? quotient_up(a_count_, 2) : a_count_;
  const std::uint64_t height = std::min({a_walked_, size, static_cast<std::uint64_t>(fast::kTileWidth)});
  rows_ = quotient_up(a_walked_, height);
  columns_ = quotient_up(b_count_, std::clamp<std::uint64_t>(size / (symmetric ? 2 * height : height), 1, b_count_));
}

Block ChunkPlan::block(std::uint64_t number) const {
  const std::uint64_t row = number / columns_, column = number % columns_;
  return {cut(a_walked_, rows_, row), cut(a_walked_, rows_, row + 1), cut(b_count_, columns_, column),
          cut(b_count_, columns_, column + 1)};
}

std::pair<std::uint64_t, std::uint64_t> ChunkPlan::indices(std::uint64_t number) const {
  if (cells_) return {0, 0};
  if (!tiled_) return {number * run_, std::min(count_, (number + 1) * run_)};
  const Block b = block(number);
  return {b.a_first * b_count_ + b.b_first, (b.a_last - 1) * b_count_ + b.b_last};
}

std::optional<std::uint64_t> ChunkPlan::mirror(std::uint64_t a) const {
  for (std::uint64_t b = 0; b < b_count_; ++b) {
    Polynomial any = b_at(b);
    if (any.is_zero()) continue;
    const auto index = space_->index_of(Pcf{-a_at(a), std::move(any)});
    return index ? std::optional(*index / b_count_) : std::nullopt;
  }
  return std::nullopt;
}

Polynomial ChunkPlan::a_at(std::uint64_t a) const { return space_->a().at(space_->values_at(a * b_count_)); }
Polynomial ChunkPlan::b_at(std::uint64_t b) const { return space_->b().at(space_->values_at(b)); }

}  // namespace brouncker
