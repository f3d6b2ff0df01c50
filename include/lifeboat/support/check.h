#pragma once

#include <stdexcept>
#include <string_view>

namespace lifeboat {

/// Thrown when a promise inside Lifeboat is broken: a bug, never bad input. `cli::Run` catches it once and
/// ends with exit code 70. `what()` names the place and the promise.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws InternalError saying that `what` came about.
[[noreturn]] void Unreachable(std::string_view what);

namespace internal {
[[noreturn]] void CheckFailed(const char* expression, const char* file, int line, std::string_view what);
}  // namespace internal

}  // namespace lifeboat

/// Holds in every build, also in release: what it guards would otherwise reach somebody's infrastructure.
#define LIFEBOAT_CHECK(condition, what)                                          \
  do {                                                                           \
    if (!(condition)) {                                                          \
      ::lifeboat::internal::CheckFailed(#condition, __FILE__, __LINE__, (what)); \
    }                                                                            \
  } while (false)
