#include "engine/prove/find/bivariate_kernel.hpp"

#include "engine/linear/modular_nullspace.hpp"

#include <map>

namespace brouncker {
namespace {

constexpr int kMostPrimes = 40;

ModularEchelon reduced(const std::vector<Bivariate>& columns, PrimeField field) {
  std::map<std::pair<int, int>, std::vector<std::uint64_t>> rows;
  for (std::size_t column = 0; column < columns.size(); ++column)
    for (int j = 0; j <= columns[column].degree_k(); ++j) {
      const Polynomial& p = columns[column].by_k()[static_cast<std::size_t>(j)];
      for (int i = 0; i <= p.degree(); ++i) {
        auto& row = rows[{i, j}];
        row.resize(columns.size());
        row[column] = field.reduced(p.coefficient(i));
      }
    }
  ModularEchelon echelon(field, columns.size());
  for (auto& [power, row] : rows) echelon.add(std::move(row));
  return echelon;
}

bool is_relation(const std::vector<Bivariate>& columns, const std::vector<Integer>& v) {
  Bivariate sum;
  for (std::size_t i = 0; i < columns.size(); ++i) sum = sum + v[i] * columns[i];
  return sum.is_zero();
}

}  // namespace

std::optional<std::vector<Integer>> unique_relation(const std::vector<Bivariate>& columns) {
  KernelLift lift;
  for (int i = 0; i < kMostPrimes; ++i) {
    const PrimeField field = PrimeField::number(i);
    ModularEchelon echelon = reduced(columns, field);
    if (columns.size() - echelon.rank() != 1) return std::nullopt;
    if (!lift.join(field, echelon)) continue;
    if (const auto basis = lift.candidate(); basis && basis->size() == 1 && is_relation(columns, basis->front()))
      return basis->front();
  }
  return std::nullopt;
}

}  // namespace brouncker
