#pragma once

#include <cstdint>
#include <string_view>

namespace lifeboat::diff {

/// What an apply does to a resource that exists.
enum class Update : std::uint8_t {
  Nothing,  // the provider ignores it: the plan is empty
  InPlace,
  Replace,  // destroyed and made anew
  Unknown,  // the table does not say: not a promise of either
};

/// What happens to one argument or nested block. `BecomesUnknown`: its value is known after apply only, as
/// what it refers to is being made or replaced.
enum class Transition : std::uint8_t { Changed, Added, Removed, BecomesUnknown };

/// The worst that the AWS provider does when `path` of a resource of Terraform type `type` makes the
/// transition, as far as data/provider_updates.tsv knows. `path` has no list positions: `ingress.from_port`.
/// What is inside of a block or a map without being in the table counts as a change of that.
///
/// One path at a time: a plan replaces a resource when any of its paths does. `lifecycle` is not considered.
[[nodiscard]] Update UpdateOf(std::string_view type, std::string_view path, Transition transition);

}  // namespace lifeboat::diff
