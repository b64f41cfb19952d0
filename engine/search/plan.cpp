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
  if (space_) {
    cut_space(*space_, size);
    return;
  }
  run_ = quotient_up(size, kListShare);
  rows_ = quotient_up(count_, run_);
}

void ChunkPlan::cut_sieved(const SievedSpace& sieved, std::uint64_t size) {
  const std::uint64_t share = sieved.demand.kind == SieveDemand::Kind::delta ? kGuardedShare : kSieveShare;
  cells_ = std::make_shared<const sieve::SieveCells>(sieved.space, size > count_ / share ? count_ : size * share);
  rows_ = cells_->count();
}

void ChunkPlan::cut_space(const SearchSpace& space, std::uint64_t size) {
  b_count_ = 1;
  bool symmetric = is_odd(space.a()) && space.is_directly_invertible();
  std::uint64_t stride = 1;
  for (std::size_t i = space.parameters().size(); i-- > 0;) {
    const Parameter& parameter = space.parameters()[i];
    if (!uses(space.a(), i)) {
      b_count_ *= parameter.count();
      continue;
    }
    std::vector<Digit>& digits = uses(space.b(), i) ? shared_ : own_;
    digits.insert(digits.begin(), {parameter.count(), stride});
    stride *= parameter.count();
    symmetric = symmetric && parameter.first == -parameter.last;
  }
  const auto product = [](const std::vector<Digit>& digits) {
    std::uint64_t count = 1;
    for (const Digit& digit : digits) count *= digit.count;
    return count;
  };
  const std::uint64_t a_count = product(own_);
  slices_ = product(shared_);
  symmetric = symmetric && !is_sliced();
  a_walked_ = symmetric ? quotient_up(a_count, 2) : a_count;
  const int degree_of_a = degree(space.a()), degree_of_b = degree(space.b());
  gcds_ = fast::gcds_for(a_walked_, degree_of_a, degree_of_b);
  if (gcds_ != fast::Gcds::by_primes || std::max(degree_of_a, degree_of_b) > kFastDegree) size = quotient_up(size, kSlowShare);
  const std::uint64_t height = std::min({a_walked_, size, static_cast<std::uint64_t>(fast::kTileWidth)});
  rows_ = quotient_up(a_walked_, height);
  columns_ = quotient_up(b_count_, std::clamp<std::uint64_t>(size / (symmetric ? 2 * height : height), 1, b_count_));
  if (rows_ * columns_ == 1) slices_in_chunk_ = std::clamp<std::uint64_t>(size / (a_walked_ * b_count_), 1, slices_);
}

std::vector<Block> ChunkPlan::blocks(std::uint64_t number) const {
  const std::uint64_t column = number % columns_, row = number / columns_ % rows_, part = number / columns_ / rows_;
  std::vector<Block> found;
  for (std::uint64_t i = part * slices_in_chunk_; i < std::min(slices_, (part + 1) * slices_in_chunk_); ++i)
    found.push_back({i, cut(a_walked_, rows_, row), cut(a_walked_, rows_, row + 1), cut(b_count_, columns_, column),
                     cut(b_count_, columns_, column + 1)});
  return found;
}

std::pair<std::uint64_t, std::uint64_t> ChunkPlan::indices(std::uint64_t number) const {
  if (cells_) return {0, 0};
  if (!is_tiled()) return {number * run_, std::min(count_, (number + 1) * run_)};
  std::pair<std::uint64_t, std::uint64_t> range{count_, 0};
  for (const Block& b : blocks(number)) {  // both indices grow with the number of the a
    range.first = std::min(range.first, index(a_index(b.slice, b.a_first), b.b_first));
    range.second = std::max(range.second, index(a_index(b.slice, b.a_last - 1), b.b_last));
  }
  return range;
}

std::uint64_t ChunkPlan::spread(std::uint64_t number, const std::vector<Digit>& digits) {
  std::uint64_t place = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend(); number /= digit->count, ++digit)
    place += number % digit->count * digit->stride;
  return place;
}

std::uint64_t ChunkPlan::a_index(std::uint64_t slice, std::uint64_t a) const { return spread(slice, shared_) + spread(a, own_); }

std::optional<std::uint64_t> ChunkPlan::mirror(std::uint64_t a_index) const {
  for (std::uint64_t b = 0; b < b_count_; ++b) {
    Polynomial any = b_at(0, b);
    if (any.is_zero()) continue;
    const auto image = space_->index_of(Pcf{-a_at(a_index), std::move(any)});
    return image ? std::optional(*image / b_count_) : std::nullopt;
  }
  return std::nullopt;
}

Polynomial ChunkPlan::a_at(std::uint64_t a_index) const { return space_->a().at(space_->values_at(index(a_index, 0))); }
Polynomial ChunkPlan::b_at(std::uint64_t slice, std::uint64_t b) const {
  return space_->b().at(space_->values_at(index(spread(slice, shared_), b)));
}

}  // namespace brouncker
