#pragma once

#include <cstddef>
#include <vector>

#include "lifeboat/diag/diagnostic.h"

namespace lifeboat::diag {

/// Where phases report to; the only thing of `diag` besides Build that they see.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void Report(Diagnostic diagnostic) = 0;
  /// True as soon as an error was reported: the pipeline stops before `lower`.
  [[nodiscard]] virtual bool HasErrors() const = 0;
};

/// Keeps everything; gives it back sorted (file, begin, longer first, code, message) without repetitions: the
/// same kind and message at the same place. What has no place comes first.
class CollectingSink : public Sink {
 public:
  void Report(Diagnostic diagnostic) override;
  [[nodiscard]] bool HasErrors() const override { return errors_ > 0; }
  /// Leaves the sink empty, as new.
  [[nodiscard]] std::vector<Diagnostic> Take();

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
};

}  // namespace lifeboat::diag
