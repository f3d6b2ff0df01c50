#include "lifeboat/diag/sink.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace lifeboat::diag {
namespace {

std::optional<source::Span> Place(const Diagnostic& diagnostic) {
  if (diagnostic.labels.empty()) return std::nullopt;
  return diagnostic.labels.front().span;
}

/// The order in which a reader meets them, then a total one: the same input always prints the same.
bool ComesBefore(const Diagnostic& a, const Diagnostic& b) {
  const auto key = [](const Diagnostic& diagnostic) {
    const auto place = Place(diagnostic);
    const source::Span span = place.value_or(source::Span{});
    return std::make_tuple(place.has_value(), span.file, span.begin, ~span.end, Info(diagnostic.kind).code,
                           std::string_view(diagnostic.message));
  };
  return key(a) < key(b);
}

bool SaysTheSame(const Diagnostic& a, const Diagnostic& b) {
  return a.kind == b.kind && Place(a) == Place(b) && a.message == b.message;
}

}  // namespace

void CollectingSink::Report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) ++errors_;
  diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> CollectingSink::Take() {
  errors_ = 0;
  std::vector<Diagnostic> taken = std::exchange(diagnostics_, {});
  std::stable_sort(taken.begin(), taken.end(), ComesBefore);
  taken.erase(std::unique(taken.begin(), taken.end(), SaysTheSame), taken.end());
  return taken;
}

}  // namespace lifeboat::diag
